"""Then and now: what stood on the map on an earlier day, beside today's, and what is different in words."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from networks import then_and_now
from networks.models import Connection, SamePerson
from networks.then_and_now import Version, as_it_stood, began, months_before
from people.models import Citizen, Look, User
from tests.cast import Cast
from tests.conftest import everything_open
from tests.factories import ConnectionFactory
from tests.rules.markup import Element, Reader

SignIn = Callable[[User], Client]
# So many days ago → what was changed.
Changes = dict[int, dict[str, Any]]
MAY, JUNE, JULY = date(2026, 5, 1), date(2026, 6, 1), date(2026, 7, 1)


@dataclass
class One:
    circle: int = 2
    tie: str = "strong"
    ended: bool = False
    died: bool = False


# Pure


@pytest.mark.parametrize(("year", "day"), [
    (None, JUNE), (1968, date(1968, 12, 31)), (2025, date(2025, 12, 31)), (2026, JUNE), (2027, JUNE),
])  # fmt: skip
def test_it_began_by_the_end_of_the_year_that_was_said_or_when_it_was_written(year: int | None, day: date) -> None:
    assert began(JUNE, year) == day


def versions(*made: tuple[date, str]) -> list[Version[str]]:
    return [Version(day, row == "away", row) for day, row in made]


@pytest.mark.parametrize(("history", "since", "day", "stood"), [
    ([(MAY, "a"), (JULY, "b")], MAY, JUNE, "a"),
    ([(MAY, "a"), (JUNE, "b")], MAY, JUNE, "b"),
    ([(MAY, "a"), (MAY, "b"), (JULY, "c")], MAY, MAY, "b"),
    ([(MAY, "a")], MAY, date(2026, 4, 30), None),
    # Known of since long ago, and written down only later.
    ([(JULY, "a"), (JULY, "b")], MAY, JUNE, "a"),
    ([(MAY, "a"), (JUNE, "away"), (JULY, "b")], MAY, JUNE, None),
    ([(MAY, "away"), (JUNE, "b")], MAY, JUNE, "b"),
    ([], MAY, JUNE, None),
])  # fmt: skip
def test_as_it_stood_at_the_end_of_a_day(
    history: list[tuple[date, str]], since: date, day: date, stood: str | None
) -> None:
    assert as_it_stood(versions(*history), since, day) == stood


def test_new_and_gone() -> None:
    then, now = {1: One(), 2: One()}, {2: One(), 3: One()}
    assert then_and_now.new(then, now) == [3]
    assert then_and_now.gone(then, now) == [1]
    assert then_and_now.changed(then, now) == {}


@pytest.mark.parametrize(("then", "now", "ways"), [
    (One(circle=3), One(circle=1), ["nearer"]),
    (One(circle=1), One(circle=4), ["further"]),
    (One(tie="thin"), One(), ["tie"]),
    (One(), One(ended=True), ["ended"]),
    (One(ended=True), One(), ["again"]),
    (One(), One(died=True), ["died"]),
    (One(), One(died=True, ended=True), ["died"]),
    (One(died=True), One(), ["alive"]),
    (One(died=True), One(died=True, ended=True), []),
    (One(circle=3, tie="thin", ended=True), One(circle=2), ["nearer", "tie", "again"]),
])  # fmt: skip
def test_in_which_ways_it_is_different(then: One, now: One, ways: list[str]) -> None:
    assert then_and_now.changed({1: then}, {1: now}).get(1, []) == ways


@pytest.mark.parametrize(("day", "months", "before"), [
    (date(2026, 11, 23), 3, date(2026, 8, 23)),
    (date(2026, 1, 15), 1, date(2025, 12, 15)),
    (date(2026, 5, 31), 3, date(2026, 2, 28)),
    (date(2024, 2, 29), 12, date(2023, 2, 28)),
])  # fmt: skip
def test_months_before(day: date, months: int, before: date) -> None:
    assert months_before(day, months) == before


# The page


def days_ago(days: int) -> datetime.datetime:
    return timezone.now() - datetime.timedelta(days=days)


def day_of(days: int) -> str:
    return timezone.localdate(days_ago(days)).isoformat()


def a_connection(citizen: Citizen, name: str, *, days: int, changes: Changes | None = None, **how: Any) -> Any:
    """Written down so many days ago, and changed so many days ago; its history says the same days."""
    with everything_open():
        how = {"how_related": "", **how}
        one: Any = ConnectionFactory(citizen=citizen, name=name, written_at=days_ago(days), **how)
        for changed in (changes or {}).values():
            for field, value in changed.items():
                setattr(one, field, value)
            one.save()
        events: Any = Connection.pgh_event_model  # type: ignore[attr-defined]
        rows = events.objects.filter(pgh_obj_id=one.pk).order_by("pgh_id")
        for row, ago in zip(rows, [days, *(changes or {})], strict=True):
            events.objects.filter(pk=row.pk).update(pgh_created_at=days_ago(ago))
    return one


def url(citizen: Citizen, on: str = "") -> str:
    return reverse("life_then", args=[citizen.pk]) + (f"?on={on}" if on else "")


def read(page: str) -> list[Element]:
    reader = Reader()
    reader.feed(page)
    return list(reader.root.down())


def text(element: Element) -> str:
    return " ".join(" ".join(part for one in element.down() for part in one.said).split())


def by_id(page: str, start: str) -> dict[str, str]:
    """What each element says whose id begins so, by the rest of its id."""
    found = [one for one in read(page) if one.attributes.get("id", "").startswith(start)]
    return {one.attributes["id"].removeprefix(start): text(one) for one in found}


def marks(page: str, name: str) -> list[Element]:
    """The marks of one of the two maps, in their order."""
    (drawn,) = (one for one in read(page) if one.attributes.get("aria-labelledby") == f"{name}-title")
    return [one for one in drawn.down() if "map-mark" in one.classes]


def named(mark: Element) -> str:
    return next(text(one) for one in mark.children if one.tag == "title")


def test_the_map_as_it_was_beside_todays(cast: Cast, client_for: SignIn) -> None:
    him = cast.iolo
    closer = a_connection(him, "Beti", days=100, circle=3, tie="thin", changes={50: {"circle": 2, "tie": "strong"}})
    a_connection(him, "Rhodri", days=10, since_year=1968)
    nesta = a_connection(him, "Nesta", days=10, how_related="from the choir")
    gone = a_connection(him, "Terry", days=100, changes={20: {"put_away_at": days_ago(20)}})
    lost = a_connection(him, "Dean", days=100, changes={30: {"ended": True}})
    back = a_connection(him, "Ceri", days=100, ended=True, changes={30: {"ended": False}})
    died = a_connection(him, "Mair", days=100, circle=1, changes={30: {"died": True}})
    a_connection(him, "Glyn", days=100, changes={95: {"name": "Glyn Rees"}, 5: {"name": "Glyn"}})
    a_connection(him, "Never", days=100, changes={99: {"put_away_at": days_ago(99)}})
    page = client_for(cast.carys).get(url(him, day_of(80))).content.decode()
    assert [named(mark) for mark in marks(page, "then")] == [
        "Beti", "Terry", "Dean", "Ceri, not in touch now", "Mair", "Glyn Rees", "Rhodri",
    ]  # fmt: skip
    assert [named(mark) for mark in marks(page, "map")] == [
        "Beti", "Dean, not in touch now", "Ceri", "Mair, has died", "Glyn", "Rhodri", "Nesta, new since then",
    ]  # fmt: skip
    # Told apart by its notches, which the legend explains.
    (new,) = (mark for mark in marks(page, "map") if "map-mark-new" in mark.classes)
    assert new.attributes["id"] == f"map-mark-{nesta.pk}"
    assert any("map-new" in one.classes for one in new.down())
    assert "Notched: new since then" in page
    assert by_id(page, "new-") == {
        str(nesta.pk): "Nesta from the choir In my week. All right, gives and takes. Friends. Change Nesta"
    }
    assert by_id(page, "changed-") == {
        str(closer.pk): "Beti Closer: from “In my week” to “Close”. What it is like: from “Thin” to “Strong”.",
        str(lost.pk): "Dean Not in touch now.",
        str(back.pk): "Ceri In touch again.",
        str(died.pk): "Mair Has died.",
    }
    assert by_id(page, "gone-") == {str(gone.pk): "Terry Not on the map now."}
    # What the earlier map shows is said as a list too.
    said = by_id(page, "then-")
    assert said[str(closer.pk)] == "Beti Thin, gives and takes. Friends."
    assert said[str(died.pk)] == "Mair All right, gives and takes. Friends."
    assert "Six people who are not paid to be there." in page
    assert "Five people who are not paid to be there." in page
    # Nothing of then can be opened: it is not there any more as it was.
    assert {mark.tag for mark in marks(page, "then")} == {"g"}
    assert {mark.tag for mark in marks(page, "map")} == {"a"}
    with everything_open():
        assert Look.objects.filter(citizen=him, user=cast.carys, what="people").exists()


def test_days_worth_comparing_with(cast: Cast, client_for: SignIn) -> None:
    client = client_for(cast.carys)
    with everything_open():
        cast.iolo.added_at = days_ago(120)
        cast.iolo.save()
    a_connection(cast.iolo, "Beti", days=100)
    a_connection(cast.iolo, "Nesta", days=10)
    offered = by_id(client.get(url(cast.iolo)).content.decode(), "day-")
    assert offered == {
        day_of(100): "When the first of them was written down",
        months_before(timezone.localdate(), 3).isoformat(): "Three months ago",
    }
    # The earliest of them is shown.
    page = client.get(url(cast.iolo)).content.decode()
    assert [named(mark) for mark in marks(page, "then")] == ["Beti"]
    with everything_open():
        cast.iolo.added_at = days_ago(60)
        cast.iolo.save()
    a_connection(cast.iolo, "Rhodri", days=10, since_year=1968)
    assert list(by_id(client.get(url(cast.iolo)).content.decode(), "day-").values()) == [
        "A year ago", "Six months ago", "When the first of them was written down", "Three months ago",
        "When the plan began",
    ]  # fmt: skip


def test_nothing_was_there_yet(cast: Cast, client_for: SignIn) -> None:
    client = client_for(cast.carys)
    page = client.get(url(cast.iolo)).content.decode()
    assert "There is no earlier day to compare with yet." in page
    assert '<svg class="circle-map' not in page
    a_connection(cast.iolo, "Beti", days=3)
    page = client.get(url(cast.iolo, day_of(5))).content.decode()
    assert "Nobody was on the map yet." in page
    assert [named(mark) for mark in marks(page, "map")] == ["Beti, new since then"]
    gone = a_connection(cast.iolo, "Terry", days=3, changes={1: {"put_away_at": days_ago(1)}})
    with everything_open():
        Connection.objects.filter(name="Beti").update(put_away_at=timezone.now())
    page = client.get(url(cast.iolo, day_of(2))).content.decode()
    assert "Nobody is here yet." in page
    assert str(gone.pk) in by_id(page, "gone-")


@pytest.mark.parametrize(("on", "said"), [
    ("", "Choose a day."), ("soon", "Choose a day."), ("2026-02-30", "Choose a day."),
    ("2999-01-01", "Choose a day before today."),
])  # fmt: skip
def test_a_day_that_is_none(cast: Cast, client_for: SignIn, on: str, said: str) -> None:
    a_connection(cast.iolo, "Beti", days=3)
    answer = client_for(cast.carys).get(url(cast.iolo) + f"?on={on}")
    assert answer.status_code == 422
    assert said in answer.content.decode()
    # Beside it stands the day that would have been shown anyway.
    assert [named(mark) for mark in marks(answer.content.decode(), "then")] == ["Beti"]


def test_what_was_told_more_closely_then_is_not_shown_now(cast: Cast, client_for: SignIn) -> None:
    her = cast.hers.citizen
    opened = {5: {"who_can_see": "everyone", "name": "Beti", "circle": 1}}
    a_connection(
        her, "The one I told you of", days=100, circle=4, who_can_see="us", written_by=cast.carys, changes=opened
    )
    closed = a_connection(her, "Lloyd", days=100, who_can_see="us", written_by=cast.carys)
    carys, gwen = (client_for(user).get(url(her, day_of(50))).content.decode() for user in (cast.carys, cast.gwen))
    assert [named(mark) for mark in marks(carys, "then")] == ["The one I told you of", "Lloyd"]
    assert [named(mark) for mark in marks(gwen, "then")] == ["Beti"]
    assert "The one I told you of" not in gwen
    assert "Lloyd" not in gwen
    assert f"-{closed.pk}" not in gwen


def test_two_who_are_the_same_are_one_then_and_now(cast: Cast, client_for: SignIn) -> None:
    first = a_connection(cast.iolo, "Beti", days=100)
    again = a_connection(cast.iolo, "Beti Rees", days=10)
    with everything_open():
        SamePerson.objects.create(one=first, other=again, by=cast.carys)
    page = client_for(cast.carys).get(url(cast.iolo, day_of(50))).content.decode()
    assert [named(mark) for mark in marks(page, "then")] == ["Beti"]
    assert [named(mark) for mark in marks(page, "map")] == ["Beti"]
    assert by_id(page, "new-") == {}


def test_whose_page_it_is(cast: Cast, client_for: SignIn) -> None:
    her = cast.hers.citizen
    assert "The people in my life as they were" in client_for(cast.eirlys).get(url(her)).content.decode()
    assert "The people in Eirlys’s life as they were" in client_for(cast.gwen).get(url(her)).content.decode()
    for name in ("ifan", "former", "dai", "tomos", "megan", "nia"):
        assert client_for(cast.users[name]).get(url(her)).status_code == 404
    assert client_for(cast.carys).post(url(her)).status_code == 405
