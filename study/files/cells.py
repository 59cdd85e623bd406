"""One row of a file of a study: its cells as text, and what they say. Wrong cells are told, all of them."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from study.files.columns import Column, Holds
from study.files.said_days import ABOUT, EXACT, UNKNOWN, read_day
from study.wordings import key_of

YES = {"yes", "y", "true", "1", "x", "ie", "ydy", "do", "oes", "oedd", "gwir"}
NO = {"", "no", "n", "false", "0", "na", "nac ydy", "nac oes", "naddo", "ffug"}
# A spreadsheet takes what begins so for a formula. Quoted by an apostrophe in front, also where one stands already.
_FORMULA = re.compile(r"'*[=+\-@＝＋－＠\t\r]")
# What no database keeps: the null character, and halves of letters.
_NOT_KEPT = re.compile("[\x00\ud800-\udfff]")
_MINUTES = re.compile(r"\s*(minutes?|mins?|munud(au)?|m)\.?$")


class Why(StrEnum):
    """What is wrong with a cell, a row, or the whole file."""

    NEEDED = "needed"
    TOO_LONG = "too_long"
    NOT_A_CHOICE = "not_a_choice"
    NOT_A_DAY = "not_a_day"
    NOT_YES = "not_yes"
    NOT_A_NUMBER = "not_a_number"
    NO_SUCH = "no_such"
    NOT_WORDS = "not_words"
    CAUSE_OF_VALUE = "cause_of_value"
    HELD_BY_NOBODY = "held_by_nobody"
    UNKNOWN_WITH_A_DAY = "unknown_with_a_day"
    ENDS_BEFORE = "ends_before"
    SHOWN_BY_ONE = "shown_by_one"
    OTHER_WALK = "other_walk"
    TOO_MANY_CELLS = "too_many_cells"
    NOT_A_ROW = "not_a_row"
    NOT_ROWS = "not_rows"
    # Of the whole file.
    NOTHING = "nothing"
    A_SPREADSHEET = "a_spreadsheet"
    NOT_TEXT = "not_text"
    NO_HEADERS = "no_headers"
    BROKEN = "broken"
    NOT_A_STUDY = "not_a_study"
    ANOTHER_SHAPE = "another_shape"
    TOO_MANY_ROWS = "too_many_rows"
    QUOTES = "quotes"


@dataclass(frozen=True)
class Problem:
    """Where it is (a line of a CSV; or the way to a row of a JSON: walks, 2, steps, 5), in which column, and why."""

    where: int | tuple[str | int, ...]
    why: Why
    column: str = ""
    what: str = ""
    more: str = ""


@dataclass(frozen=True)
class Vocabulary:
    """What choices are called: by column (of a kind of row, as "demand.kind"), any wording's key → the choice."""

    choices: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    # What columns are called besides their names, of "demand" and of "step": any wording's key → the name.
    columns: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def safe(text: str) -> str:
    """As a cell that no spreadsheet takes for a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def unsafe(text: str) -> str:
    """What `safe` was given."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text


def plain(text: str) -> str:
    return _NOT_KEPT.sub("", text).replace("\r\n", "\n").replace("\r", "\n").strip()


class Row:
    """Reads the cells of one row; what it cannot read becomes a problem there."""

    def __init__(self, kind: str, where: Any, cells: Mapping[str, str], words: Vocabulary) -> None:
        self.kind, self.where, self.cells, self.words = kind, where, cells, words
        self.problems: list[Problem] = []

    def wrong(self, why: Why, column: str = "", what: str = "", more: str = "") -> None:
        self.problems.append(Problem(self.where, why, column, what[:80], more))

    def read(self, columns: Iterable[Column], named: Mapping[str, str] | None = None) -> dict[str, Any]:
        """By the names of the fields. `named`: under which name a column stands in this file."""
        found: dict[str, Any] = {}
        for column in columns:
            at = (named or {}).get(column.name, column.name)
            found[column.name] = self.one(column, at, plain(self.cells.get(at, "")))
        return found

    def one(self, column: Column, at: str, text: str) -> Any:
        if not text and column.needed:
            self.wrong(Why.NEEDED, at)
        match column.holds:
            case Holds.WORDS:
                if len(text) > column.longest:
                    self.wrong(Why.TOO_LONG, at, text, str(column.longest))
                return text
            case Holds.CHOICE:
                return self.choice(column, at, text)
            case Holds.DAY | Holds.ABOUT:
                return self.day(at, text, exact=column.holds is Holds.DAY)
            case Holds.YES:
                if (key := key_of(text)) not in YES | NO:
                    self.wrong(Why.NOT_YES, at, text)
                return key in YES
        return self.number(column, at, text)

    def choice(self, column: Column, at: str, text: str) -> str:
        known = self.words.choices.get(f"{self.kind}.{column.name}") or self.words.choices.get(column.name, {})
        found = known.get(key_of(text), "") if text else ""
        if text and not found:
            choices = dict.fromkeys(known.values())
            self.wrong(Why.NOT_A_CHOICE, at, text, ", ".join(choices) if len(choices) < 10 else "")
        return found

    def day(self, at: str, text: str, *, exact: bool) -> Any:
        try:
            day, sure = read_day(text)
        except ValueError:
            self.wrong(Why.NOT_A_DAY, at, text)
            return None if exact else (None, UNKNOWN)
        if exact and sure == ABOUT:
            self.wrong(Why.NOT_A_DAY, at, text)
        return day if exact else (day, sure)

    def number(self, column: Column, at: str, text: str) -> int | None:
        plain = _MINUTES.sub("", text.casefold()) if column.name == "minutes" else text
        whole = plain.removesuffix(".0")
        if not whole:
            return None
        if not (whole.isascii() and whole.isdecimal() and len(whole) < 10 and int(whole) <= column.longest):
            self.wrong(Why.NOT_A_NUMBER, at, text, f"{column.longest:,}")
            return None
        return int(whole)

    # What holds between the cells of a row: the database would refuse it, and says it less kindly.

    def demand(self, found: dict[str, Any]) -> dict[str, Any]:
        if found["cause"] and not found["kind"]:
            found["kind"] = "failure"
        if found["cause"] and found["kind"] != "failure":
            self.wrong(Why.CAUSE_OF_VALUE, "cause", found["cause"])
        return found

    def step(self, found: dict[str, Any]) -> dict[str, Any]:
        found["on"], said = found["on"]
        sure = found["certainty"] or said
        if sure == UNKNOWN and found["on"]:
            self.wrong(Why.UNKNOWN_WITH_A_DAY, "certainty", str(found["on"]))
        found["certainty"] = UNKNOWN if found["on"] is None else ABOUT if ABOUT in {sure, said} else EXACT
        holders = self.words.choices.get("step.holder", {})
        if not found["holder"]:
            # "Nobody" written where a team would stand.
            found["holder"] = holders.get(key_of(found["held_by"]), "") if found["held_by"] else ""
            if found["holder"]:
                found["held_by"] = ""
        found["holder"] = found["holder"] or "somebody"
        if found["held_by"] and found["holder"] != "somebody":
            self.wrong(Why.HELD_BY_NOBODY, "held_by", found["held_by"])
        found["happened"] = found["happened"] or "other"
        return found
