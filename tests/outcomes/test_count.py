"""Counting: what comes out is what one counts by hand, rounded; and nothing else is written or said."""

import dataclasses
import datetime
import re
from collections.abc import Iterator
from datetime import UTC, date
from io import StringIO
from typing import Any

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

import manage
from conversations.models import Conversation
from networks.models import SupportRequest
from outcomes import actions
from outcomes.measures import FIRST_YES, MEASURES, PEOPLE, REQUESTS, months_between
from outcomes.models import Count
from people.access import WhoCanSee
from people.models import Citizen, User
from tests import factories
from tests.conftest import everything_open

JANUARY, FEBRUARY, MARCH = date(2024, 1, 1), date(2024, 2, 1), date(2024, 3, 1)


def at(month: int, day: int, hour: int = 12, minute: int = 0) -> datetime.datetime:
    return datetime.datetime(2024, month, day, hour, minute, tzinfo=UTC)


@pytest.fixture(autouse=True)
def tenth_of_april(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: at(4, 10))


@pytest.fixture
def opened(db: None) -> Iterator[None]:
    with everything_open():
        yield


@pytest.fixture
def people(opened: None) -> list[Citizen]:
    worker = factories.UserFactory(works_as=User.WORKER, password="!")
    return factories.CitizenFactory.create_batch(20, added_by=worker)


def talked(people: list[Citizen], written_at: datetime.datetime, **more: Any) -> None:
    for person in people:
        factories.ConversationFactory(citizen=person, written_at=written_at, **more)


def asked(people: list[Citizen], written_at: datetime.datetime, yes_after: int | None = None, **more: Any) -> None:
    yes = None if yes_after is None else written_at + datetime.timedelta(days=yes_after)
    for person in people:
        factories.SupportRequestFactory(citizen=person, written_at=written_at, first_yes_at=yes, **more)


def count(*arguments: str) -> str:
    out = StringIO()
    call_command("count", *arguments, stdout=out)
    return out.getvalue()


def figures(measure: Any) -> dict[date, int | None]:
    return dict(Count.objects.filter(measure=measure.key).values_list("month", "figure"))


def test_people_are_counted_once_a_month_and_rounded_to_five(people: list[Citizen]) -> None:
    talked(people[:13], at(1, 5))
    talked(people[:13], at(1, 25))
    talked(people[:12], at(2, 5))
    count()
    assert figures(PEOPLE) == {JANUARY: 15, FEBRUARY: 10, MARCH: None}


def test_nine_people_show_nothing_and_ten_do(people: list[Citizen]) -> None:
    talked(people[:9], at(1, 5))
    talked(people[:10], at(2, 5))
    asked(people[:9] + people[:9], at(1, 5), yes_after=3)
    asked(people[:10], at(2, 5), yes_after=3)
    count()
    assert figures(PEOPLE) == {JANUARY: None, FEBRUARY: 10, MARCH: None}
    # Eighteen things asked for, but by nine people.
    assert figures(REQUESTS) == {JANUARY: None, FEBRUARY: 10, MARCH: None}
    assert figures(FIRST_YES) == {JANUARY: None, FEBRUARY: 3, MARCH: None}


def test_requests_are_counted_each_and_the_wait_is_the_middle_one(people: list[Citizen]) -> None:
    asked(people[:5], at(1, 5), yes_after=2)
    asked(people[5:11], at(1, 8), yes_after=20)
    asked(people[:7], at(1, 9))
    count()
    assert figures(REQUESTS)[JANUARY] == 20
    assert figures(FIRST_YES)[JANUARY] == 20


def test_the_middle_of_two_goes_up(people: list[Citizen]) -> None:
    asked(people[:6], at(1, 5), yes_after=4)
    asked(people[6:12], at(1, 5), yes_after=7)
    count()
    assert figures(FIRST_YES)[JANUARY] == 6


def test_a_conversation_belongs_to_the_day_it_happened(people: list[Citizen]) -> None:
    talked(people[:10], at(2, 2), when=date(2024, 1, 31))
    talked(people[:15], at(2, 3))
    count()
    assert figures(PEOPLE) == {FEBRUARY: 15, MARCH: None}
    count("--month", "2024-01")
    assert figures(PEOPLE)[JANUARY] == 10


def test_days_begin_at_midnight_here(people: list[Citizen]) -> None:
    """In summer time, half past eleven in Greenwich is the next day."""
    talked(people[:10], at(3, 31, 22, 30))
    talked(people[:15], at(3, 31, 23, 30))
    asked(people[:10], at(3, 31, 22, 30), yes_after=0)
    # Asked at half past eleven at night, and a yes at twenty past midnight: the next day, which is April's.
    SupportRequest.objects.update(first_yes_at=at(3, 31, 23, 20))
    count()
    assert figures(PEOPLE) == {MARCH: 10}
    assert figures(FIRST_YES) == {MARCH: None}
    assert figures(REQUESTS) == {MARCH: 10}


def test_a_long_wait_counts_in_the_month_it_ends(people: list[Citizen]) -> None:
    asked(people[:10], at(1, 5), yes_after=40)
    count()
    assert figures(FIRST_YES) == {JANUARY: None, FEBRUARY: 40, MARCH: None}


def test_what_is_just_between_us_and_what_was_put_away_count(people: list[Citizen]) -> None:
    talked(people[:10], at(1, 5), who_can_see=WhoCanSee.US)
    asked(people[:10], at(1, 5), put_away_at=at(1, 6), who_can_see=WhoCanSee.US)
    count()
    assert figures(PEOPLE)[JANUARY] == 10
    assert figures(REQUESTS)[JANUARY] == 10


def test_a_month_that_is_not_over_is_not_counted(people: list[Citizen]) -> None:
    talked(people, at(4, 2))
    assert "no month is over yet" in count()
    assert not Count.objects.exists()
    with pytest.raises(CommandError, match="2024-04 is not over"):
        count("--month", "2024-04")


@pytest.mark.parametrize("words", ["2024", "2024-13", "April"])
def test_a_month_is_written_with_figures(opened: None, words: str) -> None:
    with pytest.raises(CommandError, match="like 2026-04"):
        count("--month", words)


def test_one_month_alone(people: list[Citizen]) -> None:
    talked(people, at(1, 5))
    assert "people: 1 month counted, 0 already there" in count("--month", "2024-02")
    assert figures(PEOPLE) == {FEBRUARY: None}


def test_nothing_at_all(opened: None) -> None:
    assert "no month is over yet" in count()


def test_a_month_once_counted_stays_as_it_is(people: list[Citizen]) -> None:
    talked(people[:10], at(1, 5))
    assert "people: 3 months counted, 0 already there" in count()
    talked(people[10:], at(1, 6))
    before = everything()
    assert "people: 0 months counted, 3 already there" in count()
    assert everything() == before
    assert figures(PEOPLE)[JANUARY] == 10


def test_the_figure_written_first_is_kept(people: list[Citizen]) -> None:
    """Two counts at once: the other one has written since we looked."""
    talked(people[:10], at(1, 5))

    def meanwhile(first: date, last: date) -> dict[date, int | None]:
        Count.objects.create(measure="people", month=JANUARY, figure=40)
        return {JANUARY: 10}

    actions.count(measure=dataclasses.replace(PEOPLE, figures=meanwhile), months=[JANUARY])
    assert figures(PEOPLE) == {JANUARY: 40}


def test_only_figures_are_written(people: list[Citizen]) -> None:
    talked(people, at(1, 5))
    asked(people, at(1, 5), yes_after=3)
    before = everything()
    count()
    after = everything()
    assert {table for table in before if before[table] != after[table]} == {"outcomes_count"}


def test_the_exact_figure_is_nowhere(
    people: list[Citizen], caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level("DEBUG")
    talked(people[:17], at(1, 5))
    asked(people[:17], at(1, 5), yes_after=3)
    with CaptureQueriesContext(connection) as queries:
        said = count()
    written = " ".join(query["sql"] for query in queries if "INSERT" in query["sql"])
    assert written
    for place in (said, written, caplog.text, *capsys.readouterr()):
        assert not re.search(r"\b17\b", place)
    with connection.cursor() as cursor:
        cursor.execute("select * from outcomes_count")
        assert all(17 not in row[3:] for row in cursor.fetchall())


def test_a_measure_takes_one_query_however_many_months(people: list[Citizen]) -> None:
    talked(people[:10], datetime.datetime(2019, 5, 5, tzinfo=UTC))
    talked(people[:10], at(3, 5))
    months = actions.finished_months()
    assert len(months) == 59
    for measure in MEASURES:
        with CaptureQueriesContext(connection) as queries:
            measure.figures(months[0], months[-1])
        assert len(queries) == 1


def test_behind_the_wall_nothing_is_counted(people: list[Citizen]) -> None:
    """The application's role would see nobody, and write that there were too few."""
    talked(people, at(1, 5))
    with connection.cursor() as cursor:
        cursor.execute("set role bywyd_app")
    with pytest.raises(CommandError, match="owns the tables"):
        count()
    assert "count" in manage.OWNER_COMMANDS


def test_a_figure_has_no_key_to_anything() -> None:
    assert {field.name for field in Count._meta.get_fields()} == {
        "id",
        "measure",
        "month",
        "figure",
        "counted_at",
    }
    assert not [field for field in Count._meta.get_fields() if field.is_relation]
    pointing = [model for model in apps.get_models() for f in model._meta.get_fields() if f.related_model is Count]
    assert not pointing


def test_months_go_over_the_year() -> None:
    assert list(months_between(date(2023, 11, 1), FEBRUARY)) == [
        date(2023, 11, 1),
        date(2023, 12, 1),
        JANUARY,
        FEBRUARY,
    ]


def everything() -> dict[str, str]:
    """A digest of every row of every table."""
    found = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            cursor.execute(f'select md5(string_agg(t::text, chr(10) order by t::text)) from "{table}" t')
            found[table] = cursor.fetchone()[0]
    assert {Conversation._meta.db_table, Count._meta.db_table} <= set(found)
    return found
