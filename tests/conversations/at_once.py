"""What tests of two who write at once have in common."""

import json
from html.parser import HTMLParser
from typing import Any


def as_base(**fields: str) -> str:
    """What stood on the page, as the page carries it along."""
    return json.dumps(fields)


def ways(page: Any) -> list[tuple[str, dict[str, str]]]:
    """The forms that end a page of two texts: the button, and what it posts."""
    reader = Ways()
    reader.feed(page.content.decode())
    return [(button, fields) for button, fields in reader.forms if button.startswith("keep-")]


class Ways(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[tuple[str, dict[str, str]]] = []
        self.fields: dict[str, str] = {}
        self.field = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        its = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.fields = {}
        elif tag == "textarea":
            self.field = its["name"]
            self.fields[self.field] = ""
        elif tag == "input" and (its["type"] != "radio" or "checked" in its):
            self.fields[its["name"]] = its["value"]
        elif tag == "button" and its.get("name") == "then":
            self.forms.append((its["id"], {**self.fields, "then": its["value"]}))

    def handle_data(self, data: str) -> None:
        if self.field:
            self.fields[self.field] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self.fields[self.field] = self.fields[self.field].removeprefix("\n")
            self.field = ""
