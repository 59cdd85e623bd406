"""A Django template read as HTML: the template's own tags are taken out, or set as text where they print something."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr", "use"}
COMMENT = re.compile(r"{#.*?#}|{% comment .*?{% endcomment %}|{% comment %}.*?{% endcomment %}", re.DOTALL)
# Other words for what stands in a tag of Django's within the HTML.
PRINTED = re.compile(r"{{.*?}}", re.DOTALL)
TAG = re.compile(r"{%.*?%}", re.DOTALL)
TRANSLATED = re.compile(r"""{% (?:translate|trans) ("[^"]*"|'[^']*').*?%}""", re.DOTALL)


@dataclass
class Element:
    tag: str
    attributes: dict[str, str]
    line: int
    parent: "Element | None"
    said: list[str] = field(default_factory=list)
    children: list["Element"] = field(default_factory=list)

    def up(self) -> Iterator["Element"]:
        """This element and those it stands in."""
        here: Element | None = self
        while here is not None:
            yield here
            here = here.parent

    def down(self) -> Iterator["Element"]:
        """This element and those that stand in it."""
        yield self
        for child in self.children:
            yield from child.down()

    @property
    def classes(self) -> set[str]:
        return set(self.attributes.get("class", "").split())


def without_tags(template: str) -> str:
    """The template with each tag and output of Django's as a token in braces, which HTML leaves alone."""

    def token(found: re.Match[str]) -> str:
        # Quotes and angle brackets within would end an attribute; lines are kept, so that places are right.
        inner = re.sub(r"[<>\"'&]", " ", found[0])
        return inner

    template = COMMENT.sub(lambda found: "\n" * found[0].count("\n"), template)
    return PRINTED.sub(token, TAG.sub(token, template))


class Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = self.here = Element("", {}, 0, None)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        element = Element(tag, attributes, self.getpos()[0], self.here)
        self.here.children.append(element)
        if tag not in VOID:
            self.here = element

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        self.here.children.append(Element(tag, attributes, self.getpos()[0], self.here))

    def handle_endtag(self, tag: str) -> None:
        # Two branches of an {% if %} may open the same element: what was not opened closes nothing.
        for element in self.here.up():
            if element.tag == tag and element.parent is not None:
                self.here = element.parent
                return

    def handle_data(self, data: str) -> None:
        self.here.said.append(data)


def elements(template: str) -> list[Element]:
    """The root, which holds what stands in no element, and every element."""
    reader = Reader()
    reader.feed(without_tags(template))
    reader.close()
    return list(reader.root.down())
