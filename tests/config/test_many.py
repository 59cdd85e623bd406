"""The many of the demo: made up the same for the same day, and nothing before it began or after today."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from config.demo import books
from config.demo.course import course
from config.demo.crowd import crowd
from config.demo.many import LIVE, WALK_WITH, Someone, began, month_after, months
from outcomes.measures import KEYS, Kind

DAYS = [date(2026, 1, 1), date(2026, 3, 31), date(2026, 11, 23), date(2028, 2, 29)]
DEMO = Path(books.__file__).parent

each_day = pytest.mark.parametrize("today", DAYS, ids=str)


def days_of(one: Someone) -> Iterator[date]:
    yield one.added
    yield from (asked.day for asked in one.asked)
    yield from (asked.yes for asked in one.asked if asked.yes)
    yield from (talked.day for talked in one.talked)
    yield from (day for day, _ in one.told)
    yield from (day for day, _ in one.promised)
    yield from (kept for _, kept in one.promised if kept)
    yield from one.assessed
    yield from [one.gives] if one.gives else []


@each_day
def test_it_began_with_a_quarter_six_whole_ones_ago(today: date) -> None:
    first = began(today)
    assert first.day == 1
    assert first.month in {1, 4, 7, 10}
    assert 19 <= len(months(today)) <= 21
    assert months(today)[-1] == today.replace(day=1)
    assert month_after(first, 18) <= today


@each_day
def test_nothing_is_before_it_began_or_after_today(today: date) -> None:
    first = began(today)
    for one in course(today):
        assert all(first <= one.added <= day <= today for day in days_of(one)), one
        for asked in one.asked:
            assert asked.again is None or asked.again.day <= asked.day
            assert all(help_.until is None or help_.until >= help_.since for help_ in asked.help)


def test_they_are_the_same_every_time() -> None:
    today = DAYS[2]
    assert repr(course(today)) == repr(course(today))
    assert repr(course(today)) != repr(course(today, seed=2))


def test_nobody_is_called_like_somebody_else() -> None:
    names = [one.name for one in course(DAYS[2])] + [one.name for one in crowd()]
    assert len(set(names)) == len(names) > 500


def test_they_live_where_the_team_of_their_worker_is() -> None:
    team = {one.key: one.team for one in WALK_WITH}
    assert all(one.place in LIVE[team[one.by]] for one in course(DAYS[2]))


@each_day
def test_the_old_books_end_where_it_began(today: date) -> None:
    all_months = months(today)
    rows = books.read(all_months[0], all_months[-1])
    figures = [row for row in rows if row.measure != "budget"]
    eighteen = [month_after(all_months[0], number) for number in range(-18, 0)]
    assert sorted({row.month for row in figures}) == eighteen
    # Whatever can be brought in, and the budget of every month until the last that is over.
    assert {row.measure for row in figures} == {key for key, one in KEYS.items() if one.kind is not Kind.WORKED_OUT}
    assert [row.month for row in rows if row.measure == "budget"] == [*eighteen, *all_months[:-1]]
    assert all(row.people is None or row.people >= 10 for row in rows)


def test_no_figure_of_what_was_counted_stands_in_the_demo() -> None:
    """Nothing of the demo even names the tables of counts: `manage.py count` alone fills them."""
    for path in DEMO.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        assert "outcomes.models" not in text, path
