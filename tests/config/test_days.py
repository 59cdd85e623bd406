"""Days as people say them."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone, translation

from config.templatetags.bywyd import day, how_long_ago, item, joined, week_day


def from_today(days: int) -> date:
    return timezone.localdate() + timedelta(days=days)


@pytest.mark.parametrize(("days", "said"), [(0, "today"), (1, "tomorrow"), (-1, "yesterday")])
def test_the_days_next_to_us_have_names(days: int, said: str) -> None:
    assert day(from_today(days)) == said


def test_this_week_has_weekdays_and_the_rest_has_dates() -> None:
    assert day(from_today(3)) == f"on {from_today(3):%A}"
    assert str(from_today(-40).day) in day(from_today(-40))
    assert day(date(2019, 3, 1)) == "1 March 2019"
    with translation.override("cy"):
        assert day(date(2019, 3, 1)) == "1 Mawrth 2019"


def test_a_moment_belongs_to_its_day_here() -> None:
    assert day(datetime.now(UTC)) == "today"
    assert how_long_ago(timezone.now() - timedelta(days=3)) == "3 days ago"


@pytest.mark.parametrize(("days", "said"), [(5, "today"), (0, "today"), (-1, "yesterday"), (-2, "2 days ago")])
def test_how_long_ago(days: int, said: str) -> None:
    assert how_long_ago(from_today(days)) == said


def test_nothing_is_said_of_no_day() -> None:
    assert (day(None), how_long_ago(None)) == ("", "")


def test_the_days_of_a_week() -> None:
    assert week_day(from_today(-2)) == "Today"
    assert week_day(from_today(2)) == f"{from_today(2):%a}"


def test_a_thing_on_the_plan_by_its_key() -> None:
    assert item({"matter-12": "words"}, joined("matter", 12)) == "words"
    assert item({}, "matter-12") is None
