"""Reading what the forms in use ask, and counting what is asked again. Pure: text goes in, forms or reasons come out.

Three ways to write it: a table (CSV; `form,question,required`, also `section`), the JSON that makers of forms use
(forms, with themes, steps, fields and subfields in them), and a paper form typed in line by line. What is wrong is said
by line; then nothing of it is to be brought in.
"""

import csv
import io
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from itertools import combinations
from typing import Any

from study.wordings import key_of

# More than any council asks with all its forms; what is more than this is not read.
MOST_CHARACTERS = 2_000_000
MOST_QUESTIONS = 20_000
MOST_FORMS = 500
# Of one question, of a section's name, and of a form's: characters.
LONGEST, LONGEST_SECTION, LONGEST_NAME = 2000, 300, 200
# A key in the database: longer questions that begin alike are alike.
LONGEST_KEY = 500
# What is wrong is said so many times; then it is counted.
SAID_AT_MOST = 50

# The first line of a table, in any order and case.
COLUMNS = {
    "form": {"form", "form name", "name of form", "ffurflen"},
    "section": {"section", "theme", "step", "page", "adran"},
    "question": {"question", "field", "label", "cwestiwn"},
    "required": {"required", "must be answered", "gofynnol", "rhaid ateb"},
}
YES = {"yes", "y", "true", "t", "1", "x", "✓", "✔", "*", "required", "must", "ydy", "ie", "oes", "gwir"}
NO = {"", "no", "n", "false", "f", "0", "-", "optional", "nac ydy", "na", "nage", "nac oes", "anwir"}
# Between the name of a theme and that of a step in it.
WITHIN = " · "
INSIDE = ("themes", "steps", "fields", "subfields")


class Why(Enum):
    """What is wrong, each with words of its own (study/forms/forms_in_use.py)."""

    NOTHING = auto()
    TOO_MUCH = auto()
    TOO_MANY_QUESTIONS = auto()
    TOO_MANY_FORMS = auto()
    NO_COLUMNS = auto()
    MORE_THAN_COLUMNS = auto()
    NOT_A_TABLE = auto()
    NOT_JSON = auto()
    NO_FORMS = auto()
    NOT_AS_EXPECTED = auto()
    NO_FORM_NAME = auto()
    NO_QUESTION = auto()
    REQUIRED_OR_NOT = auto()
    TOO_LONG = auto()
    UNREADABLE = auto()
    TWICE = auto()
    EMPTY_FORM = auto()


@dataclass(frozen=True)
class Wrong:
    """`line` counts from 1 and is None in JSON, where `where` says it: the form, and the question's place in it."""

    why: Why
    line: int | None = None
    where: str = ""
    what: str = ""


@dataclass(frozen=True)
class Question:
    words: str
    section: str = ""
    required: bool = False

    @property
    def key(self) -> str:
        return key_of(self.words)[:LONGEST_KEY]


@dataclass(frozen=True)
class Form:
    name: str
    questions: tuple[Question, ...]

    @property
    def key(self) -> str:
        return key_of(self.name)

    @property
    def required(self) -> int:
        return sum(one.required for one in self.questions)


@dataclass(frozen=True)
class Read:
    """Forms, or what is wrong; never both."""

    forms: tuple[Form, ...] = ()
    wrong: tuple[Wrong, ...] = ()


@dataclass(frozen=True)
class Totals:
    """How many: forms; all they ask; of it what must be answered; different questions; of them those in two forms."""

    forms: int
    questions: int
    required: int
    different: int
    again: int


def decoded(raw: bytes) -> str | None:
    """The text of a file as spreadsheets save it; None of what is no text."""
    # The last is what older spreadsheets write; nearly any file can be read so, and what holds zeros is no text.
    encodings = ["utf-16"] if raw.startswith((b"\xff\xfe", b"\xfe\xff")) else ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        return None if "\0" in text else text
    return None


def read(text: str) -> Read:
    """A table or JSON, whichever it is."""
    text = text.removeprefix("\ufeff")
    if not text.strip():
        return Read(wrong=(Wrong(Why.NOTHING),))
    if len(text) > MOST_CHARACTERS:
        return Read(wrong=(Wrong(Why.TOO_MUCH),))
    return from_json(text) if text.lstrip()[0] in "[{" else from_csv(text)


def from_lines(name: str, text: str) -> Read:
    """A paper form: one question a line, with * at its end where it must be answered."""
    found = Found()
    for number, line in enumerate(text.splitlines(), start=1):
        words = line.strip()
        if words:
            bare = words.rstrip("*").rstrip()
            found.take(name, "", bare or words, bare != words, Wrong(Why.NO_QUESTION, line=number))
    return found.read()


def from_csv(text: str) -> Read:
    """A table with commas, semicolons or tabs between its cells; the rows of a form need not stand together."""
    found = Found()
    first = text.lstrip("\r\n").partition("\n")[0]
    # The one between most cells of the first line, which holds names only.
    delimiter = max(",;\t", key=first.count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    columns: dict[str, int] | None = None
    ended = 0
    try:
        for cells in rows:
            # Where the row begins: a cell may hold several lines.
            line, ended = ended + 1, rows.line_num
            if not any(cell.strip() for cell in cells):
                continue
            if columns is None:
                columns = columns_in(cells)
                if not {"form", "question"} <= columns.keys():
                    return Read(wrong=(Wrong(Why.NO_COLUMNS, line=line),))
                width = len(cells)
            elif any(cell.strip() for cell in cells[width:]):
                found.note(Wrong(Why.MORE_THAN_COLUMNS, line=line))
            else:
                take_row(found, columns, cells, line)
    except csv.Error:
        found.note(Wrong(Why.NOT_A_TABLE, line=ended + 1))
    return found.read()


def columns_in(cells: Iterable[str]) -> dict[str, int]:
    """What the first line calls its columns; the first of two with one name."""
    named: dict[str, int] = {}
    for at, cell in enumerate(cells):
        said = " ".join(cell.replace("_", " ").split()).casefold()
        for column, names in COLUMNS.items():
            if said in names:
                named.setdefault(column, at)
    return named


def take_row(found: "Found", columns: dict[str, int], cells: Sequence[str], line: int) -> None:
    said = {name: cells[at] if at < len(cells) else "" for name, at in columns.items()}
    at = Wrong(Why.NO_QUESTION, line=line)
    found.take(said["form"], said.get("section", ""), said["question"], said.get("required", ""), at)


def from_json(text: str) -> Read:
    """Forms, alone in a list or under `forms`: in each themes, steps, fields and subfields, as deep as they go.

    Everything that has a `question` is one, a group of subfields as well as each of its subfields: a person reads both.
    It must be answered where it says `"required": true`.
    """
    try:
        whole = json.loads(text)
    except ValueError as error:
        return Read(wrong=(Wrong(Why.NOT_JSON, line=getattr(error, "lineno", None)),))
    except RecursionError:
        return Read(wrong=(Wrong(Why.NOT_JSON),))
    forms = whole.get("forms", [whole]) if isinstance(whole, dict) else whole
    if not isinstance(forms, list) or not forms:
        return Read(wrong=(Wrong(Why.NO_FORMS),))
    found = Found()
    names = Counter(
        key_of(form["name"]) for form in forms if isinstance(form, dict) and isinstance(form.get("name"), str)
    )
    for number, form in enumerate(forms, start=1):
        name = form.get("name") if isinstance(form, dict) else None
        if not isinstance(name, str) or not name.strip():
            found.note(Wrong(Why.NO_FORM_NAME, where=str(number)))
        elif names[key_of(name)] > 1:
            found.note(Wrong(Why.TWICE, what=name))
            names[key_of(name)] = 0
        elif names[key_of(name)]:
            before = found.taken
            take_inside(found, form, name, [], before)
            if found.taken == before:
                found.note(Wrong(Why.EMPTY_FORM, what=name))
    return found.read()


def take_inside(found: "Found", node: Any, form: str, sections: list[str], before: int, depth: int = 0) -> None:
    """What stands in this part of a form, in its order; `before`: how many questions had been read when it began."""
    for inside in INSIDE:
        parts = node.get(inside, [])
        if not isinstance(parts, list) or (parts and depth > len(INSIDE)):
            found.note(Wrong(Why.NOT_AS_EXPECTED, where=form, what=inside))
            continue
        for part in parts:
            if not isinstance(part, dict):
                found.note(Wrong(Why.NOT_AS_EXPECTED, where=form, what=inside))
                continue
            is_question = inside in {"fields", "subfields"}
            if is_question:
                where = Wrong(Why.NO_QUESTION, where=f"{form}, {found.taken - before + 1}")
                found.take(form, WITHIN.join(sections), part.get("question"), part.get("required", False), where)
            name = part.get("name")
            under = [] if is_question or not isinstance(name, str) or not name.strip() else [name.strip()]
            take_inside(found, part, form, sections + under, before, depth + 1)


def is_required(said: Any) -> bool | None:
    """Whether it must be answered; None where nobody can tell."""
    if isinstance(said, bool):
        return said
    if said is None or not isinstance(said, str | int):
        return False if said is None else None
    word = str(said).strip().casefold()
    return True if word in YES else False if word in NO else None


def is_readable(words: str) -> bool:
    """Whether it can be kept: no zeros, and no half of a letter, which JSON can say."""
    return "\0" not in words and not any("\ud800" <= letter <= "\udfff" for letter in words)


@dataclass
class Found:
    """What has been read so far."""

    forms: dict[str, tuple[str, list[Question]]] = field(default_factory=dict)
    wrong: list[Wrong] = field(default_factory=list)
    taken: int = 0

    def note(self, wrong: Wrong) -> None:
        self.wrong.append(wrong)

    def take(self, form: Any, section: Any, words: Any, required: Any, at: Wrong) -> None:
        """One question; `at` says where it stands. Its wording is kept as it is, with every space in it."""
        self.taken += 1
        must = is_required(required)
        parts = (form, section, words)
        if not all(isinstance(part, str) for part in parts) or not words.strip():
            self.note(at)
        elif not form.strip():
            self.note(Wrong(Why.NO_FORM_NAME, at.line, at.where))
        elif not all(map(is_readable, parts)):
            self.note(Wrong(Why.UNREADABLE, at.line, at.where))
        elif len(words) > LONGEST or len(section) > LONGEST_SECTION or len(form.strip()) > LONGEST_NAME:
            self.note(Wrong(Why.TOO_LONG, at.line, at.where))
        elif must is None:
            self.note(Wrong(Why.REQUIRED_OR_NOT, at.line, at.where, str(required)[:40]))
        else:
            _, questions = self.forms.setdefault(key_of(form), (form.strip(), []))
            questions.append(Question(words, section.strip(), must))

    def read(self) -> Read:
        if self.taken > MOST_QUESTIONS:
            self.note(Wrong(Why.TOO_MANY_QUESTIONS))
        if len(self.forms) > MOST_FORMS:
            self.note(Wrong(Why.TOO_MANY_FORMS))
        if not self.taken and not self.wrong:
            self.note(Wrong(Why.NOTHING))
        if self.wrong:
            return Read(wrong=tuple(self.wrong))
        return Read(forms=tuple(Form(name, tuple(questions)) for name, questions in self.forms.values()))


def as_csv(forms: Iterable[Form]) -> str:
    """The same, as the table that `read` reads."""
    out = io.StringIO(newline="")
    table = csv.writer(out)
    table.writerow(("form", "section", "question", "required"))
    for form in forms:
        table.writerows((form.name, q.section, q.words, "yes" if q.required else "") for q in form.questions)
    return out.getvalue()


def counted(forms: Sequence[Form]) -> Totals:
    """What these forms ask in all; the pages count the same in the database."""
    asked: dict[str, set[int]] = defaultdict(set)
    for number, form in enumerate(forms):
        for one in form.questions:
            asked[one.key].add(number)
    return Totals(
        forms=len(forms),
        questions=sum(len(form.questions) for form in forms),
        required=sum(form.required for form in forms),
        different=len(asked),
        again=sum(len(where) > 1 for where in asked.values()),
    )


def shared(asked: Iterable[Iterable[int]]) -> Counter[tuple[int, int]]:
    """How many questions two forms share, by the keys of both, the smaller first; `asked`: each question's forms."""
    return Counter(pair for forms in asked for pair in combinations(sorted(set(forms)), 2))


def merged(wordings: Iterable[str]) -> Iterator[tuple[str, int]]:
    """The wordings that are counted as one, as they are read on a screen, each with how often it differs by spacing."""
    seen = Counter(" ".join(words.split()) for words in set(wordings))
    yield from sorted(seen.items())
