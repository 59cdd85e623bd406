"""What somebody brings: demands or steps as CSV, or a whole study as JSON, read and checked, and nothing written.

Forgiving in what does not matter (capitals, the mark at the beginning of a file, commas, semicolons or tabs, how a day
is written, English or Welsh or our own words for a choice), and exact in what does: every row that cannot be read is
told by its line, all of them at once, and then nothing of the file comes.
"""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from study.asked_again import decoded
from study.files.cells import Problem, Row, Vocabulary, Why, unsafe
from study.files.columns import (
    CONDITION,
    DEMAND,
    FORM,
    NOTE,
    OF_THE_WALK,
    QUESTION,
    SHOWS,
    STEP,
    STEP_OF_A_STUDY,
    STEP_ROW,
    STOPPING,
    STUDY,
    WALK,
    Column,
    Holds,
)
from study.wordings import key_of

SHAPE = 1
MOST_ROWS = 100_000
# Of one cell or more than one: without its end, a quotation mark swallows the rest of the file.
csv.field_size_limit(1_000_000)


class UnreadableError(Exception):
    """Not a row, but the file itself."""

    def __init__(self, why: Why, what: str = "") -> None:
        super().__init__(why)
        self.why, self.what = why, what


@dataclass
class Read:
    """What a file says. Forms, demands and steps stand under the number that others name them by."""

    study: dict[str, Any] = field(default_factory=dict)
    notes: list[dict[str, Any]] = field(default_factory=list)
    demands: list[dict[str, Any]] = field(default_factory=list)
    walks: list[dict[str, Any]] = field(default_factory=list)
    forms: list[dict[str, Any]] = field(default_factory=list)
    conditions: list[dict[str, Any]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    # Columns that we do not know, which are left out.
    left_out: list[str] = field(default_factory=list)

    @property
    def steps(self) -> int:
        return sum(len(walk["steps"]) for walk in self.walks)

    @property
    def rows(self) -> int:
        parts = len(self.notes) + len(self.demands) + len(self.walks) + len(self.forms) + len(self.conditions)
        within = sum(len(one["questions"]) for one in self.forms)
        within += sum(len(one["shown_by"]) + len(one["stopping"]) for one in self.conditions)
        return parts + within + self.steps


def text_of(file: bytes) -> str:
    """Its text; raises UnreadableError with the reason."""
    if not file.strip():
        raise UnreadableError(Why.NOTHING)
    if file.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise UnreadableError(Why.A_SPREADSHEET)
    text = decoded(file)
    if text is None:
        raise UnreadableError(Why.NOT_TEXT)
    return text


# CSV


def read_rows(text: str, words: Vocabulary) -> Read:
    """Demands or steps: which of them, the columns say."""
    lines = list(lines_of(text))
    if not lines:
        raise UnreadableError(Why.NOTHING)
    (_, first), rest = lines[0], lines[1:]
    names = {kind: _names(kind, first, words) for kind in ("demand", "step")}
    kind = max(names, key=lambda one: len(set(names[one])))
    if "words" not in names["demand"] and not {"walk", "pseudonym"} & set(names["step"]):
        raise UnreadableError(Why.NO_HEADERS)
    if len(rest) > MOST_ROWS:
        raise UnreadableError(Why.TOO_MANY_ROWS, f"{MOST_ROWS:,}")
    unknown = [head.strip() for head, name in zip(first, names[kind], strict=True) if head.strip() and not name]
    found = Read(left_out=unknown)
    rows = (_row(kind, line, names[kind], cells, words) for line, cells in rest)
    if kind == "demand":
        for row in rows:
            found.demands.append(row.demand(row.read(DEMAND)))
            found.problems += row.problems
    else:
        _walks(rows, found)
    if not (found.demands or found.walks or found.problems):
        raise UnreadableError(Why.NOTHING)
    return found


def lines_of(text: str) -> Iterator[tuple[int, list[str]]]:
    """Each row of a table that says anything, with the line on which it begins."""
    text, before = text.lstrip("\ufeff"), 0
    if text[:4].casefold() == "sep=":
        text, before = text.partition("\n")[2], 1
    head = text.lstrip().partition("\n")[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=head.count))
    line = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield line + before, cells
            line = reader.line_num + 1
    except csv.Error as error:
        raise UnreadableError(Why.QUOTES, str(line + before)) from error


def _names(kind: str, heads: list[str], words: Vocabulary) -> list[str]:
    """Of each column, the name that we know it by, or ""; of two that mean the same, the first."""
    columns = {key_of(one.name): one.name for one in (DEMAND if kind == "demand" else STEP_ROW)}
    known, seen = {**words.columns.get(kind, {}), **columns}, set()
    found = []
    for head in heads:
        name = known.get(key_of(unsafe(head.strip())), "") if head.strip() else ""
        found.append("" if name in seen else name)
        seen.add(name)
    return found


def _row(kind: str, line: int, names: list[str], cells: list[str], words: Vocabulary) -> Row:
    row = Row(kind, line, {name: unsafe(cell) for name, cell in zip(names, cells, strict=False) if name}, words)
    if more := [cell for cell in cells[len(names) :] if cell.strip()]:
        row.wrong(Why.TOO_MANY_CELLS, what=more[0])
    return row


def _walks(rows: Iterable[Row], found: Read) -> None:
    """Steps under their walks, in the order in which they stand. A row may leave out what an earlier one said."""
    walks: dict[str, dict[str, Any]] = {}
    began: dict[str, int] = {}
    steps = {one.name for one in STEP} - {"position"}
    for row in rows:
        which = key_of(row.cells.get("walk", "") or f"{row.cells.get('pseudonym', '')}|{row.cells.get('name', '')}")
        again = walks.get(which)
        columns = [Column(one.name, one.holds, one.longest, one.needed and not again) for one in WALK]
        about = row.read(columns, OF_THE_WALK)
        if again is None:
            walks[which], began[which] = {**about, "steps": []}, row.where
        else:
            for name, value in about.items():
                if value and value != again[name]:
                    row.wrong(Why.OTHER_WALK, OF_THE_WALK[name], str(value), str(began[which]))
        if any(row.cells.get(name, "").strip() for name in steps):
            walks[which]["steps"].append(row.step(row.read(STEP)))
        found.problems += row.problems
    for walk in walks.values():
        _in_order(walk["steps"])
    found.walks = list(walks.values())


def _in_order(steps: list[dict[str, Any]]) -> None:
    """By their positions where all have one; else as they stand. Counted from 1 without gaps."""
    if all(step["position"] is not None for step in steps):
        steps.sort(key=lambda step: step["position"])
    for position, step in enumerate(steps, 1):
        step["position"] = position


# JSON


def read_study(text: str, words: Vocabulary) -> Read:
    """A whole study, as study/files/taking.py writes it."""
    try:
        file = json.loads(text.lstrip("\ufeff"))
    except (ValueError, RecursionError) as error:
        raise UnreadableError(Why.BROKEN, str(getattr(error, "lineno", ""))) from error
    if not isinstance(file, dict) or "shape" not in file:
        raise UnreadableError(Why.NOT_A_STUDY)
    if file["shape"] != SHAPE:
        raise UnreadableError(Why.ANOTHER_SHAPE, str(file["shape"])[:20])
    reader = _Reader(words)
    found = reader.whole(file)
    if found.rows > MOST_ROWS:
        raise UnreadableError(Why.TOO_MANY_ROWS, f"{MOST_ROWS:,}")
    return found


class _Reader:
    """Goes down the file once, and collects what cannot be read."""

    def __init__(self, words: Vocabulary) -> None:
        self.words = words
        self.found = Read()
        # What has a number of its own, by which other rows of the file name it.
        self.numbered: dict[str, dict[int, dict[str, Any]]] = {"form": {}, "demand": {}, "step": {}}

    def whole(self, file: Mapping[str, Any]) -> Read:
        found = self.found
        found.study = self.row("study", (), file, STUDY)
        began, until = found.study["began"], found.study["until"]
        if began and until and until < began:
            found.problems.append(Problem((), Why.ENDS_BEFORE, "until", str(until)))
        found.notes = self.rows("note", (), file, "notes", NOTE)
        found.demands = self.rows("demand", (), file, "demands", DEMAND)
        found.forms = self.rows("form", (), file, "forms", FORM, questions=QUESTION)
        found.walks = self.rows("walk", (), file, "walks", WALK, steps=STEP_OF_A_STUDY)
        found.conditions = self.rows("condition", (), file, "conditions", CONDITION, shown_by=SHOWS, stopping=STOPPING)
        for walk in found.walks:
            _in_order(walk["steps"])
        return found

    def rows(
        self,
        kind: str,
        above: tuple[str | int, ...],
        file: Mapping[str, Any],
        key: str,
        columns: tuple[Column, ...],
        **parts: tuple[Column, ...],
    ) -> list[dict[str, Any]]:
        """Each row under this key, and under the keys of `parts` what belongs to it."""
        said, found = file.get(key, []), []
        if not isinstance(said, list):
            self.found.problems.append(Problem(above, Why.NOT_ROWS, key))
            return []
        for number, one in enumerate(said, 1):
            at = (*above, key, number)
            if not isinstance(one, dict):
                self.found.problems.append(Problem(at, Why.NOT_A_ROW))
                continue
            row = self.row(kind, at, one, columns)
            row |= {part: self.rows(_ONE[part], at, one, part, of_it) for part, of_it in parts.items()}
            found.append(row)
        return found

    def row(self, kind: str, at: Any, said: Mapping[str, Any], columns: tuple[Column, ...]) -> dict[str, Any]:
        row = Row(kind, at, {one.name: self.cell(at, one, said) for one in columns}, self.words)
        found = row.read(columns)
        if kind == "demand":
            row.demand(found)
        elif kind == "step":
            row.step(found)
        for name in (one.name for one in columns if one.holds is Holds.REFERS):
            found[name] = self.named(row, name, found[name])
        if kind == "shows" and bool(found["step"]) == bool(found["demand"]):
            row.wrong(Why.SHOWN_BY_ONE)
        if kind in self.numbered and isinstance(number := said.get("number"), int):
            self.numbered[kind][number] = found
        self.found.problems += row.problems
        return found

    def named(self, row: Row, name: str, number: int | None) -> dict[str, Any] | None:
        """The row of the file that has this number."""
        found = self.numbered[name].get(number) if number else None
        if number and found is None:
            row.wrong(Why.NO_SUCH, name, str(number))
        return found

    def cell(self, at: Any, column: Column, said: Mapping[str, Any]) -> str:
        """As a CSV would say it."""
        value = said.get(column.name)
        if value is None or value is False:
            return ""
        if value is True:
            return "yes"
        if not isinstance(value, str | int | float):
            self.found.problems.append(Problem(at, Why.NOT_WORDS, column.name))
            return ""
        return str(value)


_ONE = {"questions": "question", "steps": "step", "shown_by": "shows", "stopping": "stopping"}
