"""Months before the change, as somebody brings them in a table: read and checked, and nothing written.

Forgiving in how it is written (headings and measures in English or Welsh, commas, semicolons or tabs, a month as
2023-04, 04/2023 or Apr-23, pounds with their sign), and exact in what it says: each line that cannot be taken is told
by its number, all of them at once, and then nothing of the file comes. Without Django, and without a database.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from enum import StrEnum
from typing import Any, NamedTuple

from study.files import cells
from study.files.cells import plain, unsafe
from study.files.reading import MOST_ROWS, UnreadableError, lines_of
from study.files.said_days import ABOUT, MONTHS, read_day
from study.wordings import key_of

MEASURE, MONTH, PLACE, VALUE, PEOPLE = "measure", "month", "place", "value", "people"
# Of the empty table: what to write in a line. It is read by nobody but whoever fills it in.
EXPLAINED = "explained"
# A figure of fewer people says something about each of them.
FEWEST = 10
MOST_LETTERS = 80
MOST_PEOPLE = 10_000_000

_NUMBER = re.compile(r"([-−–]?)([0-9]{1,3}(?:,[0-9]{3}){1,3}|[0-9]{1,12})(\.[0-9]*)?")
# As a spreadsheet writes a month by itself: Apr-23.
_SHORT_YEAR = re.compile(r"([^\W\d_]+)[\s./-]+'?([0-9]{2})")


class Why(StrEnum):
    """What is wrong with a line."""

    NO_MEASURE = "no_measure"
    UNKNOWN_MEASURE = "unknown_measure"
    WORKED_OUT = "worked_out"
    NOT_A_MONTH = "not_a_month"
    NOT_OVER = "not_over"
    UNKNOWN_PLACE = "unknown_place"
    ONLY_EVERYWHERE = "only_everywhere"
    NO_VALUE = "no_value"
    NOT_A_NUMBER = "not_a_number"
    NEGATIVE = "negative"
    OVER_100 = "over_100"
    NOT_PEOPLE = "not_people"
    FEW = "few"
    TWICE = "twice"
    TOO_MANY_CELLS = "too_many_cells"


@dataclass(frozen=True)
class Problem:
    """On which line of the file, why, what stands there, and what could."""

    line: int
    why: Why
    what: str = ""
    more: str = ""


@dataclass(frozen=True)
class Known:
    """What a month can be of. `worked_out`: it comes from other measures, and is known so that this can be said."""

    key: str
    in_every_100: bool = False
    in_pounds: bool = False
    # Whether the value itself is how many people.
    of_people: bool = False
    places: bool = True
    worked_out: bool = False


@dataclass(frozen=True)
class Catalogue:
    """All that a line can name, by any wording's key (study/wordings.py), and the first month that is not over yet."""

    columns: Mapping[str, str]
    measures: Mapping[str, Known]
    places: Mapping[str, str]
    not_over: date


class Row(NamedTuple):
    """One month of one measure; `place` "" is everywhere, `people` None is not known."""

    measure: str
    month: date
    place: str
    value: float
    people: int | None


@dataclass
class Read:
    rows: list[Row] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    # Columns that we do not know, which are left out.
    left_out: list[str] = field(default_factory=list)


def read_table(text: str, catalogue: Catalogue) -> Read:
    """Every line that says something; one that only names its measure, as in the empty table, says nothing yet."""
    lines = list(lines_of(text))
    if not lines:
        raise UnreadableError(cells.Why.NOTHING)
    (_, heads), rest = lines[0], lines[1:]
    names = _names(heads, catalogue.columns)
    if not {MEASURE, MONTH, VALUE} <= set(names):
        raise UnreadableError(cells.Why.NO_HEADERS)
    if len(rest) > MOST_ROWS:
        raise UnreadableError(cells.Why.TOO_MANY_ROWS, f"{MOST_ROWS:,}")
    found = Read(left_out=[head.strip() for head, name in zip(heads, names, strict=True) if head.strip() and not name])
    began: dict[tuple[str, date, str], int] = {}
    for number, said in rest:
        line = _Line(number, names, said, catalogue)
        if not line.says_something:
            continue
        row = line.row()
        if row and (first := began.setdefault(row[:3], number)) != number:
            line.wrong(Why.TWICE, more=str(first))
        found.problems += line.problems
        if row:
            found.rows.append(row)
    if not (found.rows or found.problems):
        raise UnreadableError(cells.Why.NOTHING)
    return found


def nearest(word: str, known: Mapping[str, Any]) -> str:
    """The wording among these that it comes nearest to, or ""."""
    return next(iter(get_close_matches(key_of(word), list(known), 1)), "")


def read_month(text: str) -> date:
    """The first of the month that is meant; of a day, of the month that it is in. Raises ValueError for anything else.

    A year alone is no month, nor is a day that is only about.
    """
    said = text.strip().casefold()
    short = _SHORT_YEAR.fullmatch(said)
    if short and short[1] in MONTHS:
        return date(2000 + int(short[2]), MONTHS[short[1]], 1)
    day, sure = read_day(said)
    # Of a month alone read_day says its middle, of a year alone the first of July.
    if day is None or (sure == ABOUT and day.day == 1):
        raise ValueError(text)
    return day.replace(day=1)


def read_number(text: str) -> float:
    """12.4, 1,250, -3. Raises ValueError for what is no number in digits."""
    found = _NUMBER.fullmatch(text.replace(" ", "").replace("\u00a0", ""))
    if not found:
        raise ValueError(text)
    number = float(found[2].replace(",", "") + (found[3] or ""))
    return -number if found[1] else number


def _names(heads: list[str], columns: Mapping[str, str]) -> list[str]:
    """Of each column, the name that we know it by, or ""; of two that mean the same, the first."""
    found: list[str] = []
    for head in heads:
        name = columns.get(key_of(unsafe(head.strip())), "")
        found.append("" if name in found else name)
    return found


class _Line:
    """Reads the cells of one line; what it cannot take becomes a problem."""

    def __init__(self, number: int, names: list[str], said: list[str], catalogue: Catalogue) -> None:
        self.number, self.catalogue = number, catalogue
        self.cells = {name: plain(unsafe(cell)) for name, cell in zip(names, said, strict=False) if name}
        self.problems: list[Problem] = []
        if more := [cell for cell in said[len(names) :] if cell.strip()]:
            self.wrong(Why.TOO_MANY_CELLS, more[0])

    @property
    def says_something(self) -> bool:
        return bool(self.problems) or any(self.cells.get(name) for name in (MONTH, VALUE, PEOPLE, PLACE))

    def wrong(self, why: Why, what: str = "", more: str = "") -> None:
        self.problems.append(Problem(self.number, why, what[:MOST_LETTERS], more))

    def row(self) -> Row | None:
        """None where something is wrong."""
        known = self.measure()
        month, place, people = self.month(), self.place(known), self.people()
        value = self.value(known)
        if self.problems or known is None or month is None or value is None:
            return None
        return Row(known.key, month, place, value, people)

    def measure(self) -> Known | None:
        said = self.cells.get(MEASURE, "")
        known = self.catalogue.measures.get(key_of(said)) if said else None
        if not said:
            self.wrong(Why.NO_MEASURE)
        elif known is None:
            self.wrong(Why.UNKNOWN_MEASURE, said)
        elif known.worked_out:
            self.wrong(Why.WORKED_OUT, said)
        return known

    def month(self) -> date | None:
        said = self.cells.get(MONTH, "")
        try:
            month = read_month(said)
        except ValueError:
            self.wrong(Why.NOT_A_MONTH, said)
            return None
        if month >= self.catalogue.not_over:
            self.wrong(Why.NOT_OVER, said)
        return month

    def place(self, known: Known | None) -> str:
        said = self.cells.get(PLACE, "")
        if not said:
            return ""
        if known and not known.places:
            self.wrong(Why.ONLY_EVERYWHERE, known.key)
        elif key_of(said) not in self.catalogue.places:
            self.wrong(Why.UNKNOWN_PLACE, said)
        return self.catalogue.places.get(key_of(said), "")

    def value(self, known: Known | None) -> float | None:
        said = self.cells.get(VALUE, "")
        if not said:
            self.wrong(Why.NO_VALUE)
            return None
        try:
            value = read_number(_without_its_sign(said, known))
        except ValueError:
            self.wrong(Why.NOT_A_NUMBER, said)
            return None
        if value < 0:
            self.wrong(Why.NEGATIVE, said)
        elif known and known.in_every_100 and value > 100:
            self.wrong(Why.OVER_100, said)
        elif known and known.of_people and value < FEWEST:
            self.wrong(Why.FEW, said)
        return value

    def people(self) -> int | None:
        said = self.cells.get(PEOPLE, "")
        if not said:
            return None
        try:
            people = read_number(said)
        except ValueError:
            people = -1
        if people < 0 or people != int(people) or people > MOST_PEOPLE:
            self.wrong(Why.NOT_PEOPLE, said)
        elif people < FEWEST:
            self.wrong(Why.FEW, said)
        return int(people)


def _without_its_sign(said: str, known: Known | None) -> str:
    """Pounds may have their sign where pounds are meant, and in every 100 may be written as percent."""
    if known and known.in_pounds:
        return said.replace("£", "", 1)
    return said.removesuffix("%") if known and known.in_every_100 else said
