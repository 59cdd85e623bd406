"""A table of months as somebody keeps it: forgiving in how it is written, exact in what it says."""

import csv
import io
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outcomes.reading import Catalogue, Known, Read, Row, Why, nearest, read_month, read_number, read_table
from study.files import cells
from study.files.reading import UnreadableError

DAYS = Known("days_to_help")
KNOWN = (
    DAYS,
    Known("came_back", in_every_100=True),
    Known("contacts", of_people=True),
    Known("placements", places=False),
    Known("cost", in_pounds=True),
    Known("underspend", worked_out=True),
)
CATALOGUE = Catalogue(
    columns={name: name for name in ("measure", "month", "place", "value", "people", "explained")}
    | {"mesur": "measure", "mis": "month", "gwerth": "value", "figure": "value"},
    measures={one.key.replace("_", " "): one for one in KNOWN} | {"days from asking to help": DAYS},
    places={"treherbert": "Treherbert", "cwm bach": "Cwm Bach"},
    not_over=date(2026, 11, 1),
)
HEAD = "measure,month,place,value,people\n"


def read(text: str) -> Read:
    return read_table(text, CATALOGUE)


def why(text: str) -> list[tuple[int, Why]]:
    return [(one.line, one.why) for one in read(HEAD + text).problems]


@pytest.mark.parametrize(
    "said",
    ["2023-04", "04/2023", "4.2023", "April 2023", " apr  2023 ", "Ebrill 2023", "Apr-23", "Ebr 23", "30/04/2023"],
)
def test_a_month_as_somebody_wrote_it(said: str) -> None:
    assert read_month(said) == date(2023, 4, 1)


@pytest.mark.parametrize("said", ["", "2023", "soon", "13/2023", "April", "Q1 2023", "Abc-23", "about 2023", "1066-04"])
def test_what_is_no_month(said: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  # whatever it says, it is told by line
        read_month(said)


@pytest.mark.parametrize(
    ("said", "number"),
    [("12", 12), ("12.40000000000001", 12.40000000000001), ("1,250,000.5", 1250000.5), ("1 250", 1250), ("−3", -3)],
)
def test_a_number_as_somebody_wrote_it(said: str, number: float) -> None:
    assert read_number(said) == number


@pytest.mark.parametrize("said", ["", "12,4", "1.2.3", "nan", "inf", "1e6", "12 days", "£3", "9" * 13, "٣"])
def test_what_is_no_number(said: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        read_number(said)


@given(st.text())
def test_any_text_is_a_month_or_a_reason_and_a_number_or_a_reason(text: str) -> None:
    for reads in (read_month, read_number):
        try:
            found = reads(text)
        except ValueError:
            continue
        assert isinstance(found, date | float)


def test_months_as_somebody_keeps_them() -> None:
    text = (
        "\ufeffMis;MESUR;Gwerth;People;Ours\n04/2023;Days from asking to help;96;140;x\n\nMai 2023;days_to_help;88;;\n"
    )
    found = read(text)
    assert found.problems == []
    assert found.rows == [
        Row("days_to_help", date(2023, 4, 1), "", 96, 140),
        Row("days_to_help", date(2023, 5, 1), "", 88, None),
    ]
    assert found.left_out == ["Ours"]


def test_pounds_percent_and_places_as_they_are_written() -> None:
    text = 'cost,2023-04,treherbert,"£1,000.50",\ncame_back,2023-04,CWM BACH,46%,210\nplacements,2023-04,,3,\n'
    assert [(row.place, row.value) for row in read(HEAD + text).rows] == [
        ("Treherbert", 1000.5),
        ("Cwm Bach", 46),
        ("", 3),
    ]


def test_a_line_that_only_names_its_measure_says_nothing_yet() -> None:
    found = read("measure,month,place,value,people,explained\ncost,,,,,In pounds a year.\ndays_to_help,2023-04,,9,,x\n")
    assert [row.measure for row in found.rows] == ["days_to_help"]
    assert found.left_out == []


def test_every_bad_line_is_told_by_its_number() -> None:
    assert why(",2023-04,,9,\nday_to_help,2023-04,,9,\nunderspend,2023-04,,9,\n") == [
        (2, Why.NO_MEASURE),
        (3, Why.UNKNOWN_MEASURE),
        (4, Why.WORKED_OUT),
    ]
    assert why("cost,soon,,9,\ncost,2026-11,,9,\ncost,2026-10,,9,\n") == [(2, Why.NOT_A_MONTH), (3, Why.NOT_OVER)]
    assert why("cost,2023-04,Treherbet,9,\nplacements,2023-04,Treherbert,12,\nx,2023-04,Cwm Bach,9,\n") == [
        (2, Why.UNKNOWN_PLACE),
        (3, Why.ONLY_EVERYWHERE),
        (4, Why.UNKNOWN_MEASURE),
    ]
    assert why("cost,2023-04,,,\ncost,2023-05,,lots,\ncost,2023-06,,-1,\ncost,2023-07,,46%,\nx,2023-08,,£3,\n") == [
        (2, Why.NO_VALUE),
        (3, Why.NOT_A_NUMBER),
        (4, Why.NEGATIVE),
        (5, Why.NOT_A_NUMBER),
        (6, Why.UNKNOWN_MEASURE),
        (6, Why.NOT_A_NUMBER),
    ]
    assert why("came_back,2023-04,,100.1,\ncame_back,2023-05,,100,\ncame_back,2023-06,,0,\n") == [(2, Why.OVER_100)]
    assert why("cost,2023-04,,9,,extra\n") == [(2, Why.TOO_MANY_CELLS)]


def test_no_figure_of_fewer_than_ten_people() -> None:
    assert why("cost,2023-04,,9,9\ncost,2023-05,,9,10\ncost,2023-06,,9,0\n") == [(2, Why.FEW), (4, Why.FEW)]
    assert why("cost,2023-04,,9,many\ncost,2023-05,,9,10.5\ncost,2023-06,,9,-3\ncost,2023-07,,9,99999999\n") == [
        (line, Why.NOT_PEOPLE) for line in (2, 3, 4, 5)
    ]
    # Where the value itself is how many people.
    assert why("contacts,2023-04,,9,\ncontacts,2023-05,,10,\ncontacts,2023-06,Treherbert,0,\n") == [
        (2, Why.FEW),
        (4, Why.FEW),
    ]


def test_the_same_month_twice_in_one_file() -> None:
    text = "cost,2023-04,,9,\ncost,04/2023,,8,\ncost,2023-04,Treherbert,8,\ncost,April 2023,,7,\n"
    assert why(text) == [(3, Why.TWICE), (5, Why.TWICE)]
    assert [one.more for one in read(HEAD + text).problems] == ["2", "2"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", cells.Why.NOTHING),
        (HEAD, cells.Why.NOTHING),
        (HEAD + "cost,,,,\n", cells.Why.NOTHING),
        ("measure,value\ncost,9\n", cells.Why.NO_HEADERS),
        ("2023-04,cost,9\n", cells.Why.NO_HEADERS),
        (HEAD + "cost,2023-04,,9,\n" * 100_001, cells.Why.TOO_MANY_ROWS),
        (HEAD + 'cost,"' + "a" * 1_100_000, cells.Why.QUOTES),
    ],
)
def test_what_is_no_table_of_months(text: str, reason: cells.Why) -> None:
    with pytest.raises(UnreadableError) as told:
        read(text)
    assert told.value.why is reason


@pytest.mark.parametrize(
    ("word", "meant"), [("day to help", "days to help"), ("comeback", "came back"), ("zzz", ""), ("", "")]
)
def test_the_nearest_that_we_know(word: str, meant: str) -> None:
    assert nearest(word, CATALOGUE.measures) == meant


CELL = st.one_of(st.text(max_size=12), st.sampled_from(["cost", "came_back", "2023-04", "9", "46%", "", "Treherbert"]))


@given(st.lists(st.lists(CELL, min_size=5, max_size=6), max_size=8))
def test_every_line_comes_or_is_told(lines: list[list[str]]) -> None:
    """Whatever stands in a table, each line that says something is a row, or has a reason; never both."""
    file: Any = io.StringIO()
    csv.writer(file).writerows([HEAD.strip().split(","), *lines])
    try:
        found = read(file.getvalue())
    except UnreadableError:
        return
    assert all(row.value >= 0 and (row.people is None or row.people >= 10) for row in found.rows)
    assert len({row[:3] for row in found.rows}) == len(found.rows) or found.problems
