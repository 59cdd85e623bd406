"""The command: what it writes, that it goes on where it was stopped, what it refuses; and what it never says."""

import logging
import re
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from functools import partial
from io import StringIO
from typing import Any

import psycopg
import pytest
from django.core.management import CommandError, call_command
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

import manage
from outcomes import disclosure, protecting
from outcomes.actions import counting
from outcomes.counting import EVERYWHERE, Population, Tally, last_day, lengths
from outcomes.measures import KEYS, MEASURES
from outcomes.models import Count, Release
from people.models import Citizen, User
from tests import factories as make
from tests.conftest import everything_open

JANUARY, FEBRUARY, MARCH = date(2025, 1, 1), date(2025, 2, 1), date(2025, 3, 1)
APRIL, DECEMBER = date(2025, 4, 1), date(2025, 12, 1)


def at(month: int, day: int, hour: int = 12, minute: int = 0) -> datetime:
    return datetime(2025, month, day, hour, minute, tzinfo=UTC)


@pytest.fixture
def today(monkeypatch: pytest.MonkeyPatch) -> Callable[[datetime], None]:
    def is_now(moment: datetime) -> None:
        monkeypatch.setattr(timezone, "now", lambda: moment)

    is_now(at(4, 8))
    return is_now


@pytest.fixture(autouse=True)
def _open(db: None, today: Any) -> Iterator[None]:
    with everything_open():
        yield


@pytest.fixture
def no_noise(monkeypatch: pytest.MonkeyPatch) -> None:
    quiet: dict[str, Any] = {"noise": disclosure.no_noise, "line": disclosure.sharp_line}
    monkeypatch.setattr(disclosure, "bands", partial(disclosure.bands, **quiet))
    monkeypatch.setattr(disclosure, "protected", partial(disclosure.protected, **quiet))
    monkeypatch.setattr(disclosure, "mean", partial(disclosure.mean, noise=disclosure.no_noise))


@pytest.fixture
def workers() -> list[User]:
    """Five of a team, who work in one place."""
    return make.UserFactory.create_batch(5, works_as=User.WORKER, team=make.TeamFactory(name="Rhondda"))


@pytest.fixture
def people(workers: list[User]) -> list[Citizen]:
    return live(40, workers)


def live(many: int, workers: list[User], place: str = "") -> list[Citizen]:
    found = make.CitizenFactory.create_batch(many, added_by=workers[0], added_at=at(1, 1), place=place)
    for number, citizen in enumerate(found):
        make.AlongsideFactory(citizen=citizen, user=workers[number % len(workers)], since=at(1, 1))
    return found


def asked(people: list[Citizen], when: datetime, **more: Any) -> list[Any]:
    return [make.SupportRequestFactory(citizen=citizen, written_at=when, **more) for citizen in people]


def count(*arguments: str) -> str:
    out = StringIO()
    call_command("count", *arguments, stdout=out)
    return out.getvalue()


def figures(key: str, part: str = "people", length: str = "month", unit: str = "", **more: Any) -> dict[date, Any]:
    """By period: the figure or, where it is hidden, why."""
    rows = Count.objects.filter(release__measure=key, release__length=length, part=part, unit=unit, **more)
    values = rows.values_list("release__period", "figure", "why")
    return {period: why or figure for period, figure, why in values}


def everything() -> dict[str, str]:
    """A digest of every row of every table of both databases."""
    found = {}
    for each in connections.all():
        with each.cursor() as cursor:
            for table in each.introspection.table_names():
                cursor.execute(f'select md5(string_agg(t::text, chr(10) order by t::text)) from "{table}" t')
                found[f"{each.alias} {table}"] = cursor.fetchone()[0]
    return found


def changed(before: dict[str, str]) -> set[str]:
    after = everything()
    return {table for table in after if before[table] != after[table]}


# What is written


@pytest.mark.usefixtures("no_noise")
def test_each_part_of_each_kind(people: list[Citizen]) -> None:
    requests = asked(people, at(1, 5))
    for request in requests[:20]:
        make.HelpFactory(request=request, since=date(2025, 2, 10), kind="own", cost_a_week=None)
    for request in requests[20:36]:
        make.HelpFactory(request=request, since=date(2025, 1, 8), kind="community")
    for request in requests[:13]:
        asked([request.citizen], at(3, 5), repeats=request)
    asked(people[13:33], at(3, 5))
    count()
    assert figures("contacts") == {JANUARY: 40, FEBRUARY: "few", MARCH: 35}
    assert figures("came_back", "hits") == {JANUARY: "few", FEBRUARY: "few", MARCH: 15}
    assert figures("waiting") == {JANUARY: 25, FEBRUARY: "few", MARCH: 35}
    # All in one band, from the first day to no end: where the middle is, nobody can say.
    assert figures("days_to_help", "band:0") == {JANUARY: "few", FEBRUARY: "few", MARCH: "few"}
    assert figures("capacity") == {JANUARY: 40, FEBRUARY: 40, MARCH: 40}
    assert figures("capacity", "workers") == {JANUARY: 5, FEBRUARY: 5, MARCH: 5}
    assert figures("cost", "mean") == {JANUARY: "few", FEBRUARY: "few", MARCH: "few"}
    assert figures("own_help", "hits", "quarter", "Rhondda") == {JANUARY: 35}
    assert figures("placements", length="quarter") == {JANUARY: "few"}
    assert not Release.objects.filter(measure__in=["underspend", "cost_avoided"]).exists()


@pytest.mark.usefixtures("no_noise")
def test_bands_are_released_with_their_ends(people: list[Citizen]) -> None:
    for number, request in enumerate(asked(people, at(1, 5))):
        make.HelpFactory(request=request, since=date(2025, 1, 8 if number < 20 else 25), kind="own")
    count()
    found = Count.objects.filter(release__measure="days_to_help", release__period=JANUARY, release__length="month")
    bands = found.filter(part__startswith="band:").order_by("part")
    first, last = bands.values_list("low", "high", "figure")
    assert (first[0], first[2]) == (0, 20)
    assert last == (first[1], 731, 20)
    assert first[1] in {8, 15}


@pytest.mark.usefixtures("no_noise")
def test_a_mean_of_a_hundred_people(workers: list[User]) -> None:
    for number, request in enumerate(asked(live(100, workers), at(1, 5))):
        make.HelpFactory(
            request=request, since=date(2025, 1, 8), kind="home_care", hours_a_week=6 + number % 5, cost_a_week=100
        )
    count()
    assert figures("home_care_hours", "mean")[MARCH] == 8
    assert figures("cost", "mean")[MARCH] == 5200
    assert figures("cost", "mean", "quarter", "Rhondda")[JANUARY] == 5200


def test_figures_are_near_what_one_counts_by_hand_and_rounded(people: list[Citizen]) -> None:
    asked(people, at(1, 5))
    count()
    figure = figures("contacts")[JANUARY]
    assert figure % 5 == 0
    assert abs(figure - 40) <= 20


@pytest.mark.usefixtures("no_noise")
def test_every_team_and_place_there_is_has_a_row(people: list[Citizen]) -> None:
    make.TeamFactory(name="Cynon")
    make.PlaceFactory(name="Porth")
    asked(people, at(1, 5))
    count()
    for key in ("contacts", "came_back"):
        assert figures(key, length="quarter", unit="Rhondda") != {}
        assert figures(key, length="quarter", unit="Cynon", unit_kind="team") == {JANUARY: "few"}
        assert figures(key, length="quarter", unit="Porth", unit_kind="place") == {JANUARY: "few"}
        assert figures(key, length="quarter") == {}
    assert figures("capacity", length="quarter", unit="Porth") == {}


@pytest.mark.usefixtures("no_noise")
def test_a_team_is_that_of_the_latest_worker_at_the_end(workers: list[User]) -> None:
    cynon = make.UserFactory.create_batch(3, works_as=User.WORKER, team=make.TeamFactory(name="Cynon"))
    moved, stayed, both = live(20, workers), live(30, workers), live(10, workers)
    for number, citizen in enumerate(moved):
        citizen.alongside.update(until=at(3, 31, 22, 59))
        make.AlongsideFactory(citizen=citizen, user=cynon[number % 3], since=at(2, 1))
    for number, citizen in enumerate(both):
        make.AlongsideFactory(citizen=citizen, user=cynon[number % 3], since=at(4, 1))
    asked(moved + stayed + both, at(1, 5))
    count()
    assert figures("contacts", length="quarter", unit="Cynon") == {JANUARY: 20}
    assert figures("contacts", length="quarter", unit="Rhondda") == {JANUARY: 40}


@pytest.mark.usefixtures("no_noise")
def test_what_is_of_one_or_two_workers_is_not_shown(workers: list[User]) -> None:
    make.PlaceFactory(name="Porth")
    make.PlaceFactory(name="Pentre")
    two, three = live(30, workers[:2], "Porth"), live(40, workers[:3], "Pentre")
    asked(two + three + live(30, workers), at(1, 5))
    count()
    assert figures("contacts", length="quarter", unit="Porth") == {JANUARY: "few"}
    assert figures("contacts", length="quarter", unit="Pentre") == {JANUARY: 40}
    assert figures("contacts", length="quarter", unit="Rhondda") == {JANUARY: 100}


@pytest.mark.usefixtures("no_noise")
def test_a_place_that_is_nearly_a_team_is_not_shown_beside_it(workers: list[User]) -> None:
    make.PlaceFactory(name="Porth")
    asked(live(40, workers, "Porth") + live(9, workers), at(1, 5))
    other = make.UserFactory.create_batch(5, works_as=User.WORKER, team=make.TeamFactory(name="Cynon"))
    asked(live(40, other), at(1, 5))
    count()
    assert figures("contacts", length="quarter", unit="Porth") == {JANUARY: "pair"}
    assert figures("contacts", length="quarter", unit="Rhondda") == {JANUARY: 50}


@pytest.mark.usefixtures("no_noise")
def test_who_is_asked_being_nearly_the_same_is_enough(workers: list[User]) -> None:
    """Twenty live elsewhere, but only three of them asked for anything."""
    make.PlaceFactory(name="Porth")
    elsewhere = live(20, workers)
    asked(live(40, workers, "Porth") + elsewhere[:3], at(1, 5))
    other = make.UserFactory.create_batch(5, works_as=User.WORKER, team=make.TeamFactory(name="Cynon"))
    asked(live(40, other), at(1, 5))
    count()
    assert figures("came_back", length="quarter", unit="Porth") == {JANUARY: "pair"}
    assert figures("contacts", length="quarter", unit="Porth") == {JANUARY: 40}


@pytest.mark.usefixtures("no_noise")
def test_one_hidden_team_takes_another_with_it(workers: list[User]) -> None:
    """What is waited for at the end of the quarter is released of everybody by the month: less the others, it would
    be that of the small team."""
    sizes = {"Rhondda": 40, "Cynon": 30, "Taff": 15}
    for name, many in sizes.items():
        team = workers
        if name != "Rhondda":
            team = make.UserFactory.create_batch(5, works_as=User.WORKER, team=make.TeamFactory(name=name))
        asked(live(many, team)[: 6 if name == "Taff" else many], at(1, 5))
    count()
    assert figures("waiting")[MARCH] == 75
    assert figures("waiting", length="quarter", unit="Taff") == {JANUARY: "few"}
    assert figures("waiting", length="quarter", unit="Cynon") == {JANUARY: "together"}
    assert figures("waiting", length="quarter", unit="Rhondda") == {JANUARY: 40}
    # What happened in it is not: three months are more than the quarter.
    assert figures("contacts", length="quarter", unit="Cynon") == {JANUARY: 30}


@pytest.mark.usefixtures("no_noise")
def test_places_of_a_hidden_team_do_not_add_up_to_it(workers: list[User]) -> None:
    for name in ("Porth", "Pentre"):
        make.PlaceFactory(name=name)
    asked(live(20, workers, "Porth") + live(25, workers, "Pentre"), at(1, 5))
    # All but five people are of the one team: so it is not shown beside everybody.
    asked(live(5, make.UserFactory.create_batch(3, works_as=User.WORKER)), at(1, 5))
    count()
    assert figures("contacts", length="quarter", unit="Rhondda") == {JANUARY: "pair"}
    assert figures("contacts", length="quarter", unit="Porth") == {JANUARY: "together"}
    assert figures("contacts", length="quarter", unit="Pentre") == {JANUARY: 25}


def test_what_stands_at_the_end_of_a_month_and_its_quarter_is_one_figure(people: list[Citizen]) -> None:
    """Two draws of the same people would be something to take a mean of."""
    here = {("Rhondda", ""): Population(400, 123, frozenset(range(5)))}
    asked = {("Rhondda", ""): Tally(300, 99, 200)}

    def everybody(length: str, period: date, units: list[tuple[str, str]]) -> Any:
        ends = last_day(period, length).isoformat()
        exact = protecting.Exact(KEYS["own_help"], ends, b"secret", asked, here, units)
        return protecting._people(exact)[EVERYWHERE]

    month = everybody("month", MARCH, [])
    assert month.figure is not None
    assert everybody("quarter", JANUARY, [("team", "Rhondda")]) == month


# Frozen, and going on


def test_a_period_once_counted_stays_as_it_is(people: list[Citizen]) -> None:
    asked(people[:30], at(1, 5))
    said = count()
    assert said.count("contacts 2025-") == 4
    asked(people[30:], at(1, 6))
    before = everything()
    assert "Nothing to count" in count()
    assert changed(before) == set()


def test_the_same_rows_give_the_same_figures(people: list[Citizen]) -> None:
    asked(people, at(1, 5))
    count()
    first = list(Count.objects.order_by("release__measure", "release__period", "unit", "part").values_list("figure"))
    Release.objects.all().delete()
    count()
    again = list(Count.objects.order_by("release__measure", "release__period", "unit", "part").values_list("figure"))
    assert first == again


def test_stopped_half_way_it_goes_on(people: list[Citizen], monkeypatch: pytest.MonkeyPatch) -> None:
    asked(people, at(1, 5))
    whole = count().count(" shown, ")
    expected = figures("contacts")
    Release.objects.all().delete()
    write = Count.objects.bulk_create
    calls = []

    def stops(rows: Any) -> Any:
        calls.append(1)
        if len(calls) == 8:
            raise KeyboardInterrupt
        return write(rows)

    with monkeypatch.context() as stopping:
        stopping.setattr(Count.objects, "bulk_create", stops)
        with pytest.raises(KeyboardInterrupt):
            count()
    # Seven are whole, and of the eighth there is nothing.
    assert Release.objects.count() == 7
    assert Release.objects.filter(counts=None).count() == 0
    assert count().count(" shown, ") == whole - 7
    assert Release.objects.count() == whole
    assert figures("contacts") == expected


def test_only_published_figures_are_written(people: list[Citizen]) -> None:
    asked(people, at(1, 5))
    before = everything()
    count()
    assert changed(before) == {"published outcomes_release", "published outcomes_count"}


def test_a_dry_run_writes_nothing_and_says_no_figure(people: list[Citizen]) -> None:
    asked(people, at(1, 5))
    before = everything()
    said = count("--dry-run")
    assert changed(before) == set()
    assert "contacts 2025-01 by month: 1 shown, 0 hidden" in said
    assert "contacts 2025-02 by month: 0 shown, 1 hidden (1 few)" in said
    assert "Would release" in said
    assert not re.search(r"\b40\b", said)


def test_one_month_alone_and_the_quarter_that_ends_with_it(people: list[Citizen]) -> None:
    asked(people, at(1, 5))
    count("--month", "2025-02")
    assert set(Release.objects.values_list("length", "period")) == {("month", FEBRUARY)}
    count("--month", "2025-03")
    assert set(Release.objects.values_list("length", "period")) == {
        ("month", FEBRUARY),
        ("month", MARCH),
        ("quarter", JANUARY),
    }


def test_nothing_at_all() -> None:
    assert "Nothing to count" in count()


def test_a_measure_takes_one_query_however_many_periods(people: list[Citizen]) -> None:
    asked(people, at(1, 5))
    with CaptureQueriesContext(connection) as queries:
        lines = count("--dry-run").count(" shown, ")
    assert lines > 50
    statements = [query["sql"] for query in queries if "hashtextextended" in query["sql"]]
    # One a measure and length, and one a length for who is here.
    assert len(statements) == sum(len(lengths(measure)) for measure in MEASURES) + 2


# Corrections


def test_a_year_is_corrected_once_a_year(people: list[Citizen], today: Callable[[datetime], None]) -> None:
    asked(people[:20], at(1, 5))
    today(datetime(2026, 1, 8, 12, tzinfo=UTC))
    count()
    releases = Release.objects.count()
    asked(people[20:], at(1, 6))
    assert ", revision 1: " in count("--correct", "2025")
    assert Release.objects.filter(revision=1).count() == releases
    assert Count.objects.filter(release__measure="contacts", release__period=JANUARY, part="people").count() >= 2
    with pytest.raises(CommandError, match="once a year is enough"):
        count("--correct", "2025")
    today(datetime(2027, 1, 8, 12, tzinfo=UTC))
    assert ", revision 2: " in count("--correct", "2025")


def test_a_correction_that_was_stopped_goes_on(people: list[Citizen], today: Callable[[datetime], None]) -> None:
    asked(people, at(1, 5))
    today(datetime(2026, 1, 8, 12, tzinfo=UTC))
    count()
    count("--correct", "2025")
    Release.objects.filter(revision=1, measure="contacts", period=MARCH).delete()
    assert count("--correct", "2025").count("revision 1") == 1


@pytest.mark.parametrize("year", ["2025", "2026"])
def test_a_year_that_is_not_over_is_not_corrected(people: list[Citizen], year: str) -> None:
    with pytest.raises(CommandError, match=f"{year} is not over yet"):
        count("--correct", year)


def test_a_year_that_was_never_counted_is_not_corrected(people: list[Citizen]) -> None:
    with pytest.raises(CommandError, match="never counted"):
        count("--correct", "2019")


# What it refuses, and what it never says


def test_a_month_that_is_not_over(people: list[Citizen]) -> None:
    with pytest.raises(CommandError, match="2025-04 is not over"):
        count("--month", "2025-04")
    count()
    assert not Release.objects.filter(period__gte=APRIL).exists()


@pytest.mark.parametrize("words", ["2025", "2025-13", "April"])
def test_a_month_is_written_with_figures(words: str) -> None:
    with pytest.raises(CommandError, match="like 2026-04"):
        count("--month", words)


def test_days_begin_at_midnight_here(today: Callable[[datetime], None], people: list[Citizen]) -> None:
    """Half past eleven in Greenwich on the last of May is June here."""
    today(at(5, 31, 23, 30))
    count("--month", "2025-05")
    assert Release.objects.exists()


def test_behind_the_wall_nothing_is_counted(people: list[Citizen]) -> None:
    """The application's role would see nobody, and write that there were too few."""
    with connection.cursor() as cursor:
        cursor.execute("set role bywyd_app")
    with pytest.raises(CommandError, match="owns the tables"):
        count()
    with connection.cursor() as cursor:
        cursor.execute("reset role")
    assert "count" in manage.OWNER_COMMANDS
    assert not Release.objects.exists()


def test_two_at_once(people: list[Citizen]) -> None:
    settings = connection.get_connection_params()
    names = ("host", "port", "user", "password", "dbname")
    with psycopg.connect(**{name: settings[name] for name in names if settings.get(name)}) as other:
        other.execute("select pg_advisory_xact_lock(%s)", [counting.LOCK])
        with pytest.raises(CommandError, match="Somebody is counting"):
            count()
    assert not Release.objects.exists()


def test_the_exact_figure_is_nowhere(
    people: list[Citizen], caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    logging.getLogger("count").addHandler(caplog.handler)
    caplog.set_level("DEBUG")
    asked(people[:37], at(1, 5))
    with CaptureQueriesContext(connections["published"]) as queries:
        said = count()
    logging.getLogger("count").removeHandler(caplog.handler)
    written = " ".join(query["sql"] for query in queries if "INSERT" in query["sql"])
    assert written
    assert "Released: contacts 2025-01 by month: 1 shown, 0 hidden" in caplog.text
    for place in (said.replace("It took", ""), re.sub(r"'[\d: .+-]+'::timestamptz|\(\d+, ", "", written), caplog.text):
        assert not re.search(r"\b37(\.0)?\b", place)
    assert 37 not in Count.objects.values_list("figure", flat=True)
    assert capsys.readouterr().out == ""


def test_the_secret_is_of_its_own_or_comes_from_that_of_the_installation(settings: Any) -> None:
    first = counting._secret()
    settings.FIGURES_SECRET = "of its own"
    own = counting._secret()
    settings.SECRET_KEY = "another"
    assert counting._secret() == own != first


def test_a_release_says_what_protected_it(people: list[Citizen]) -> None:
    count()
    release = Release.objects.filter(measure="listened")[0]
    assert release.parameters["minimum_people"] == 10
    assert release.cells >= release.hidden
    assert KEYS["listened"].rows
