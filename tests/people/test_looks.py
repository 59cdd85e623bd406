"""Looks as one tells them: put together to visits, by month, and no look is lost between two pages."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from people.looks import Seen, a_page, by_month, visits
from people.models import Look, User
from people.views.sharing import A_PAGE
from tests import factories
from tests.cast import Cast
from tests.conftest import everything_open

ClientFor = Callable[[User], Client]


def at(clock: str, day: int = 12, month: int = 11) -> datetime:
    hour, minute = clock.split(":")
    return datetime(2026, month, day, int(hour), int(minute), tzinfo=UTC)


def test_looks_close_together_are_one_visit() -> None:
    seen = [Seen(1, "story", at("10:55")), Seen(1, "plan", at("10:42")), Seen(1, "plan", at("10:50"))]
    (visit,) = visits(seen)
    assert (visit.who, visit.first, visit.last) == (1, at("10:42"), at("10:55"))
    assert visit.what == ["plan", "story"]


@pytest.mark.parametrize(("later", "number"), [("11:12", 1), ("11:13", 2)])
def test_half_an_hour_without_a_look_ends_the_visit(later: str, number: int) -> None:
    assert len(visits([Seen(1, "plan", at("10:42")), Seen(1, "plan", at(later))])) == number


def test_a_visit_goes_on_as_long_as_somebody_looks() -> None:
    seen = [Seen(1, "plan", at("10:00") + timedelta(minutes=20 * n)) for n in range(9)]
    (visit,) = visits(seen)
    assert visit.last - visit.first == timedelta(minutes=160)


def test_two_people_at_once_are_two_visits() -> None:
    seen = [Seen(1, "plan", at("10:42")), Seen(2, "plan", at("10:43")), Seen(1, "story", at("10:44"))]
    assert [(visit.who, visit.what) for visit in visits(seen)] == [(1, ["plan", "story"]), (2, ["plan"])]


def test_an_urgent_look_stands_apart_from_what_the_same_person_opened_otherwise() -> None:
    seen = [Seen(1, "urgent", at("10:42"), urgent=5), Seen(1, "plan", at("10:43"))]
    assert {visit.urgent for visit in visits(seen)} == {5, None}


def test_midnight_ends_a_visit() -> None:
    assert len(visits([Seen(1, "plan", at("23:55")), Seen(1, "plan", at("0:05", day=13))])) == 2


def test_visits_stand_newest_first_and_by_month() -> None:
    seen = [Seen(1, "plan", at("9:00", day, month)) for month, day in ((10, 30), (11, 2), (11, 1))]
    months = by_month(visits(seen))
    assert [(month, [one.last.day for one in ones]) for month, ones in months] == [
        (date(2026, 11, 1), [2, 1]),
        (date(2026, 10, 1), [30]),
    ]


def test_nobody_has_looked() -> None:
    assert visits([]) == []
    assert by_month([]) == []
    assert a_page([], 3) == ([], None)


def test_a_page_holds_whole_days_and_says_where_the_older_begin() -> None:
    seen = [Seen(1, "plan", at("9:00", day)) for day in (12, 12, 11, 11)]
    assert a_page(seen, 4) == (seen, None)
    shown, before = a_page(seen, 3)
    assert shown == seen[:2]
    assert before == at("0:00", 12)


def all_pages(seen: list[Seen], size: int) -> list[Seen]:
    """What somebody reads who goes on to the end."""
    read: list[Seen] = []
    before: datetime | None = None
    while True:
        left = [one for one in seen if before is None or one.at < before]
        shown, before = a_page(left[: size + 1], size)
        read += shown
        if before is None:
            return read


@pytest.mark.parametrize("size", [2, 3, 5, 7])
def test_no_look_is_on_no_page_nor_on_two(size: int) -> None:
    days = [12, 12, 12, 12, 12, 12, 12, 11, 10, 10, 9, 8, 8, 8]
    seen = [Seen(1, str(n), at("9:00", day) - timedelta(minutes=n)) for n, day in enumerate(days)]
    assert all_pages(seen, size) == seen


# As the person reads it


def read(client: Client, cast: Cast, **query: str) -> str:
    return client.get(reverse("looks", args=[cast.hers.citizen.pk], query=query)).content.decode()


def look(cast: Cast, user: User, what: str, when: datetime) -> None:
    with everything_open():
        factories.LookFactory(citizen=cast.hers.citizen, user=user, what=what, at=when)


def test_a_visit_is_told_in_one_line(cast: Cast, client_for: ClientFor) -> None:
    day = timezone.localtime().replace(year=2025, month=11, day=13, hour=10, minute=42)
    look(cast, cast.carys, "plan", day)
    look(cast, cast.carys, "story", day.replace(minute=55))
    page = read(client_for(cast.eirlys), cast)
    assert "Thursday 13 November" in page
    assert "10:42 to 10:55" in page
    assert "Your plan, your story" in page
    assert "November 2025" in page


def test_others_read_their_own_looks_and_not_as_if_it_were_their_plan(cast: Cast, client_for: ClientFor) -> None:
    look(cast, cast.gwen, "story", timezone.now())
    page = read(client_for(cast.gwen), cast)
    assert "The story" in page
    assert "Your story" not in page
    assert "Carys" not in page


def test_older_looks_are_one_link_away(cast: Cast, client_for: ClientFor) -> None:
    client, now = client_for(cast.eirlys), timezone.now()
    with everything_open():
        for n in range(A_PAGE):
            factories.LookFactory(citizen=cast.hers.citizen, user=cast.carys, at=now - timedelta(minutes=n))
        factories.LookFactory(citizen=cast.hers.citizen, user=cast.former, what="story", at=now - timedelta(days=400))
    first = client.get(reverse("looks", args=[cast.hers.citizen.pk]))
    older = first.context["older"]
    assert older
    assert "Your story" not in first.content.decode()
    assert "Show older" in first.content.decode()
    last = client.get(older)
    assert "Your story" in last.content.decode()
    assert "Show older" not in last.content.decode()


@pytest.mark.parametrize("before", ["yesterday", "2026-13-45", "", "2026-11-12"])
def test_any_day_that_is_asked_for_is_answered(before: str, cast: Cast, client_for: ClientFor) -> None:
    assert (
        client_for(cast.eirlys).get(reverse("looks", args=[cast.hers.citizen.pk]), {"before": before}).status_code
        == 200
    )


# What is not the plan is written down too, when it shows something of hers.
OPENED = {"about": "about", "sharing": "sharing", "asked": "asked", "ask": "asked", "story": "story", "life": "people"}


@pytest.mark.parametrize("name", OPENED)
def test_every_opening_is_written_down(name: str, cast: Cast, client_for: ClientFor) -> None:
    assert client_for(cast.carys).get(reverse(name, args=[cast.hers.citizen.pk])).status_code == 200
    with everything_open():
        newest = Look.objects.latest("pk")
        assert (newest.user, newest.what) == (cast.carys, OPENED[name])


def test_everything_that_is_opened_has_words() -> None:
    import re

    from tests.rules.sources import product

    opened = {word for text in product().values() for word in re.findall(r'opening="(\w+)"', text)}
    assert opened <= set(Look.IN_WORDS)
