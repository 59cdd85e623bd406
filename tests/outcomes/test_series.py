"""The points of a measure, of before and counted, as they are read from what is published."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext

from outcomes.measures import Kind
from outcomes.models import Change, Note
from outcomes.series import Series, read, read_units
from tests.conftest import everything_open
from tests.outcomes.laid import MONTHS, QUARTERS, a_measure, banded, before, released

pytestmark = pytest.mark.django_db
VISITS = a_measure()
HEARD = a_measure(Kind.SHARE, key="heard")
RARE = a_measure(key="rare", quarterly=True, below=False)
COST = a_measure(Kind.MEAN, key="cost")
UNDERSPEND = a_measure(Kind.WORKED_OUT, key="underspend", of=("cost",), below=False)
AVOIDED = a_measure(Kind.WORKED_OUT, key="cost_avoided", of=("cost",), below=False)


def laid(lay: Callable[[], Any]) -> None:
    with everything_open():
        lay()


def told(series: Series) -> list[tuple[date, float | None, str, str]]:
    return [(point.first_day, point.value, point.why, point.source) for point in series.points]


def test_before_and_counted_are_one_series() -> None:
    with everything_open():
        before("heard", {MONTHS[0]: 41, MONTHS[1]: 43}, people=200)
        released("heard", MONTHS[3], people=40, hits=30)
        released("heard", MONTHS[4], people="few")
    (series,) = read([HEARD])
    assert told(series) == [
        (MONTHS[0], 41, "", "before"),
        (MONTHS[1], 43, "", "before"),
        (MONTHS[2], None, "not_counted", ""),
        (MONTHS[3], 75, "", "counted"),
        (MONTHS[4], None, "few", "counted"),
    ]
    assert [point.people for point in series.points] == [200, 200, None, 40, None]
    assert series.values == [41, 43, None, 75, None]


def test_a_hidden_figure_is_not_replaced_by_the_old_books() -> None:
    with everything_open():
        before("visits", {MONTHS[0]: 12, MONTHS[1]: 30})
        released("visits", MONTHS[0], people="few")
    assert read([VISITS])[0].values == [30]
    assert told(read([VISITS])[0])[0] == (MONTHS[0], None, "few", "counted")


def test_a_correction_stands_in_the_place_of_the_release_it_corrects() -> None:
    with everything_open():
        released("heard", MONTHS[0], people=40, hits=30)
        released("heard", MONTHS[0], people=50, revision=1, hits="few")
        released("heard", MONTHS[1], people=40, hits=20)
    assert told(read([HEARD])[0]) == [(MONTHS[0], None, "few", "counted"), (MONTHS[1], 50, "", "counted")]


def test_what_is_rare_is_read_by_quarter_with_three_whole_months_of_before() -> None:
    with everything_open():
        before("rare", dict.fromkeys(MONTHS[:5], 4.0))
        released("rare", QUARTERS[2], length="quarter", people=15)
        released("rare", MONTHS[7], people=99)
    (series,) = read([RARE])
    assert told(series) == [
        (QUARTERS[0], 12, "", "before"),
        (QUARTERS[1], None, "not_counted", ""),
        (QUARTERS[2], 15, "", "counted"),
    ]


def test_figures_from_bands() -> None:
    days = a_measure(Kind.TYPICAL, key="days")
    laid(lambda: banded("days", MONTHS[0], [(0, 8, 20), (8, 15, 20)]))
    assert read([days])[0].values == [8]


def test_a_team_and_a_place_by_quarter() -> None:
    with everything_open():
        before("heard", dict.fromkeys(MONTHS[:3], 40.0), place="Treorci")
        before("heard", dict.fromkeys(MONTHS[:3], 50.0))
        for unit, hits in ((("place", "Treorci"), 30), (("team", "aber"), 20), (("team", "Cwm"), 10), (("", ""), 15)):
            released("heard", QUARTERS[1], unit, length="quarter", people=40, hits=hits)
    (place,) = read([HEARD], "place", "Treorci")
    assert place.values == [40, 75]
    (team,) = read([HEARD], "team", "aber")
    assert team.values == [50]
    assert [(each.unit_kind, each.unit, each.values) for each in read_units(HEARD)] == [
        ("team", "aber", [50]),
        ("team", "Cwm", [25]),
        ("place", "Treorci", [40, 75]),
    ]


def test_what_is_counted_everywhere_only_has_no_units() -> None:
    laid(lambda: before("rare", dict.fromkeys(MONTHS[:3], 4.0), place="Treorci"))
    assert read_units(RARE) == []


def test_what_was_left_and_what_was_avoided() -> None:
    with everything_open():
        before("budget", dict.fromkeys(MONTHS[:4], 12_000.0))
        before("cost", {MONTHS[0]: 1_300, MONTHS[1]: 1_100}, people=120)
        before("cost", {MONTHS[2]: 1_200})
        released("cost", MONTHS[3], people=120, mean=1_000)
        released("cost", MONTHS[4], people=120, mean=1_000)
    left, avoided = read([UNDERSPEND, AVOIDED])
    assert told(left) == [
        (MONTHS[0], -1_000, "", "before"),
        (MONTHS[1], 1_000, "", "before"),
        (MONTHS[2], None, "not_counted", ""),
        (MONTHS[3], 2_000, "", "counted"),
        (MONTHS[4], None, "no_budget", "counted"),
    ]
    assert told(avoided) == [(MONTHS[3], 2_000, "", "counted"), (MONTHS[4], 2_000, "", "counted")]


def test_changes_and_notes_stand_with_their_measure() -> None:
    with everything_open():
        for month in MONTHS[:4]:
            released("visits", month, people=40)
            released("heard", month, people=40, hits=20)
        Change.objects.create(day=date(2024, 2, 15), words="We stopped using the form.")
        Change.objects.create(day=date(2024, 2, 16), words="Afternoons too.", measure="visits")
        Change.objects.create(day=date(2024, 3, 1), words="Put away.", put_away_at="2024-04-01T00:00Z")
        Change.objects.create(day=date(2023, 3, 1), words="Long before.")
        Change.objects.create(day=date(2025, 3, 1), words="Not yet.")
        Note.objects.create(measure="visits", period=MONTHS[1], words="Snow.")
        Note.objects.create(measure="visits", period=MONTHS[1], words="Not here.", unit_kind="team", unit="aber")
        Note.objects.create(measure="visits", period=MONTHS[1], words="Away.", put_away_at="2024-04-01T00:00Z")
    visits, heard = read([VISITS, HEARD])
    assert [(index, change.words) for index, change in visits.recorded] == [
        (1, "We stopped using the form."),
        (2, "Afternoons too."),
    ]
    assert [change.words for _, change in heard.recorded] == ["We stopped using the form."]
    assert [note.words for note in visits.notes_of(MONTHS[1])] == ["Snow."]
    assert visits.notes_of(MONTHS[2]) == heard.notes == []


def test_nothing_yet() -> None:
    (series,) = read([VISITS])
    assert (series.points, series.charted, series.recorded) == ([], [], [])


def queries(work: Callable[[], object]) -> int:
    with (
        CaptureQueriesContext(connections["published"]) as captured,
        CaptureQueriesContext(connections["default"]) as d,
    ):
        work()
    assert len(d) == 0
    return len(captured)


def test_three_queries_however_much_there_is() -> None:
    assert queries(lambda: read([VISITS])) <= 3
    with everything_open():
        for month in MONTHS:
            released("visits", month, people=40)
            released("heard", month, people=40, hits=20)
            released("heard", month, people=45, hits=25, revision=1)
        before("cost", dict.fromkeys(MONTHS, 900.0), people=100)
    assert queries(lambda: read([VISITS, HEARD, RARE, COST, UNDERSPEND, AVOIDED])) <= 3
    assert queries(lambda: read_units(HEARD)) <= 3
