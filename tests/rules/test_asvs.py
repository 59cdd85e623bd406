"""What is handed to councils says the truth: real requirements of ASVS 5.0.0, each once, and tests that exist."""

import ast
import re
from collections import Counter
from collections.abc import Iterable, Iterator

from tests.rules.sources import ROOT, Sources, read, suite

FOLDER = "people/for_councils"
ASVS = f"{FOLDER}/asvs.md"
HAZARDS = f"{FOLDER}/hazard-log.md"

# Section → how many requirements it has at levels 1 and 2; in every section they come before those of level 3.
SECTIONS = {
    **{"1.1": 2, "1.2": 9, "1.3": 11, "1.4": 3, "1.5": 2, "2.1": 3, "2.2": 3, "2.3": 4, "2.4": 1},
    **{"3.2": 2, "3.3": 4, "3.4": 6, "3.5": 5, "3.7": 2, "4.1": 3, "4.2": 1, "4.3": 2, "4.4": 4},
    **{"5.1": 1, "5.2": 3, "5.3": 2, "5.4": 3, "6.1": 3, "6.2": 12, "6.3": 4, "6.4": 4, "6.5": 5, "6.6": 3, "6.8": 4},
    **{"7.1": 3, "7.2": 4, "7.3": 2, "7.4": 5, "7.5": 2, "7.6": 2, "8.1": 2, "8.2": 3, "8.3": 1, "8.4": 1},
    **{"9.1": 3, "9.2": 4, "10.1": 2, "10.2": 2, "10.3": 4, "10.4": 11, "10.5": 5, "10.6": 2, "10.7": 3},
    **{"11.1": 2, "11.2": 3, "11.3": 3, "11.4": 4, "11.5": 1, "11.6": 1, "12.1": 3, "12.2": 2, "12.3": 4},
    **{"13.1": 1, "13.2": 5, "13.3": 2, "13.4": 5, "14.1": 2, "14.2": 4, "14.3": 3, "15.1": 3, "15.2": 3, "15.3": 7},
    **{"16.1": 1, "16.2": 5, "16.3": 4, "16.4": 3, "16.5": 3, "17.1": 1, "17.2": 4, "17.3": 2},
}
REQUIREMENTS = [f"v5.0.0-{section}.{n}" for section, many in SECTIONS.items() for n in range(1, many + 1)]
# `people/wall.py`, or `tests/people/test_sharing.py::test_only_the_citizen_stops_it`.
NAMED = re.compile(r"`([\w.-]+(?:/[\w.-]+)*\.(?:css|html|js|md|py|toml|txt))(?:::(\w+))?`")
# What a row says of itself, and the line at the top that must list those that do.
SAID = ("Not yet:", "On purpose:", "Yours:")

PARTS = ("How", "Harmed", "Before", "Holds", "After", "Open")
FIGURE = re.compile(r"\*\*(Before|After)\*\* ([a-z ]+), ([a-z]+): (\d)\.")


def rows(text: str) -> Iterator[list[str]]:
    """The cells of every row of the tables of requirements, without the heads."""
    for block in re.findall(r"(?:^\|.*\n?)+", text, re.MULTILINE):
        head, _, *lines = block.splitlines()
        if head.startswith("| Requirement"):
            yield from ([cell.strip() for cell in line.strip("|").split("|")] for line in lines)


def meant(cell: str) -> list[str]:
    """The requirements that a first cell names: one, or all of a section or a chapter. Those unknown as they stand."""
    found = []
    for one in cell.split(", "):
        below = [name for name in REQUIREMENTS if name == one or name.startswith(f"{one}.")]
        found += below or [one]
    return found


def names_of_tests(sources: Sources) -> set[tuple[str, str]]:
    """File and name of every test."""
    return {
        (path, node.name)
        for path, text in sources.items()
        for node in ast.walk(ast.parse(text, path))
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    }


def not_there(text: str, known: set[tuple[str, str]]) -> Iterator[str]:
    """Files and tests that a document names, and that do not exist."""
    for path, test in NAMED.findall(text):
        if not (ROOT / path).exists():
            yield f"{path} is not there"
        elif test and (path, test) not in known:
            yield f"{path} has no {test}"


def wrong_rows(text: str) -> Iterator[str]:
    named = []
    for first, *_, last in rows(text):
        named += meant(first)
        bare = re.sub("|".join(SAID), "", last)
        if not NAMED.search(last) and len(re.findall(r"\w+", bare)) < 2:
            yield f"{first} has neither a test nor a reason"
    yield from (f"{name} is no requirement of level 1 or 2" for name in named if name not in REQUIREMENTS)
    yield from (f"{name} is there {times} times" for name, times in Counter(named).items() if times > 1)
    yield from (f"{name} is left out" for name in REQUIREMENTS if name not in named)


def wrong_tops(text: str) -> Iterator[str]:
    """Where the lists at the top are not what the rows say."""
    for said in SAID:
        top = re.search(rf"^\*\*{said}\*\* (.*)$", text, re.MULTILINE)
        listed: Iterable[str] = top[1].rstrip(".").split(", ") if top and top[1] != "none." else []
        of_rows = [first.removeprefix("v5.0.0-") for first, *_, last in rows(text) if said in last]
        if list(listed) != of_rows:
            yield f"“{said}” at the top should be: {', '.join(of_rows) or 'none'}."


def wrong_hazards(text: str) -> Iterator[str]:
    """Hazards that lack something, or whose figure is not the one of the table at the top."""
    severities, *likelihoods = (re.findall(r"[^|]+", line) for line in re.findall(r"^\|.*\|$", text, re.MULTILINE))
    figures = {
        (likelihood.strip(), severity.strip()): figure.strip()
        for likelihood, *row in likelihoods[1:]
        for severity, figure in zip(severities[1:], row, strict=True)
    }
    for number, (name, told) in enumerate(re.findall(r"^### (\w+) (.*?)(?=^##|\Z)", text, re.MULTILINE | re.DOTALL), 1):
        if name != f"H{number}":
            yield f"{name} should be H{number}"
        yield from (f"{name} lacks {part}" for part in PARTS if f"**{part}** " not in told)
        for when, likelihood, severity, figure in FIGURE.findall(told):
            if figures.get((likelihood, severity)) != figure:
                yield f"{name} {when}: {likelihood}, {severity} is no {figure}"
        if len(FIGURE.findall(told)) != 2:
            yield f"{name} should have two figures"


def test_every_requirement_stands_once_with_its_test_or_its_reason() -> None:
    assert list(wrong_rows(read(FOLDER, "*.md")[ASVS])) == []


def test_what_is_not_met_is_said_at_the_top() -> None:
    assert list(wrong_tops(read(FOLDER, "*.md")[ASVS])) == []


def test_every_test_and_file_that_councils_are_told_of_is_there() -> None:
    known = names_of_tests(suite())
    found = {path: list(not_there(text, known)) for path, text in read(FOLDER, "*.md").items()}
    assert {path: lies for path, lies in found.items() if lies} == {}
    assert ASVS in found


def test_a_table_that_lies_is_found() -> None:
    planted = """**Not yet:** 1.1.1.
**On purpose:** none.
**Yours:** none.

| Requirement | In short | Proof, or why |
|---|---|---|
| v5.0.0-1.1.1 | decoded once | `tests/rules/test_asvs.py::test_of_yesterday` |
| v5.0.0-1.1.2 | escaped last | – |
| v5.0.0-1.2.3 | scripts | Not yet: |
| v5.0.0-1.2.1 | for its place | Not yet: in `people/nowhere.py` |
| v5.0.0-1.2.1 | for its place | `tests/rules/test_asvs.py::test_a_table_that_lies_is_found` |
| 1.2.2 | addresses | Yours: the proxy in front |
| v5.0.0-1.2.10 | of level 3 | Django does it |

| Requirements | Why not |
|---|---|
| v5.0.0-17, v5.0.0-9.1 | there is none |

| Key | Where |
|---|---|
| of TLS | Yours: the proxy |
"""
    found = list(wrong_rows(planted))
    assert [line for line in found if not line.endswith("is left out")] == [
        "v5.0.0-1.1.2 has neither a test nor a reason",
        "v5.0.0-1.2.3 has neither a test nor a reason",
        "1.2.2 is no requirement of level 1 or 2",
        "v5.0.0-1.2.10 is no requirement of level 1 or 2",
        "v5.0.0-1.2.1 is there 2 times",
    ]
    assert "v5.0.0-1.2.2 is left out" in found
    assert "v5.0.0-9.2.1 is left out" in found
    assert "v5.0.0-17.3.2 is left out" not in found
    assert list(wrong_tops(planted)) == [
        "“Not yet:” at the top should be: 1.2.3, 1.2.1.",
        "“Yours:” at the top should be: 1.2.2.",
    ]
    assert list(not_there(planted, names_of_tests(suite()))) == [
        "tests/rules/test_asvs.py has no test_of_yesterday",
        "people/nowhere.py is not there",
    ]


def test_every_hazard_is_whole_and_has_the_figure_of_its_row() -> None:
    assert list(wrong_hazards(read(FOLDER, "*.md")[HAZARDS])) == []


def test_a_hazard_that_is_not_whole_is_found() -> None:
    planted = """| | minor | major |
|---|---|---|
| high | 2 | 4 |
| very low | 1 | 2 |

## Of one kind

### H1 Words are lost
**How** No signal. **Harmed** Her. **Before** high, major: 4.
**Holds** It says so. **After** very low, major: 1. **Open** What else?

### H3 Nobody answers
**How** Illness. **Harmed** Her. **Before** high, minor: 2.
**Holds** A list.
"""
    assert list(wrong_hazards(planted)) == [
        "H1 After: very low, major is no 1",
        "H3 should be H2",
        "H3 lacks After",
        "H3 lacks Open",
        "H3 should have two figures",
    ]


def test_all_of_levels_1_and_2_are_known() -> None:
    """ASVS 5.0.0 has 70 requirements at level 1 and 183 more at level 2."""
    assert len(REQUIREMENTS) == 253
