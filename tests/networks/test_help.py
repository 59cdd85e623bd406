"""What came of it: written, changed and ended; numbers and days as people write them; and the sentence it becomes."""

import datetime
from collections.abc import Callable
from contextlib import AbstractContextManager
from decimal import Decimal
from typing import Any

import pytest
from django.utils import timezone, translation

from networks import actions, helped
from networks.forms.help import EndedForm, HelpForm
from networks.models import Connection, Help, SupportRequest
from people.days import day_of
from people.models import User
from tests.cast import Cast

As = Callable[[User], AbstractContextManager[None]]
TODAY = timezone.localdate()


def days(number: int) -> datetime.date:
    return TODAY + datetime.timedelta(days=number)


@pytest.mark.parametrize("name", ["eirlys", "gwen", "carys"])
def test_anybody_who_sees_it_writes_what_came_of_it(cast: Cast, as_user: As, name: str) -> None:
    asking, user = cast.hers[SupportRequest, "everyone"], cast.users[name]
    with as_user(user):
        beti = cast.hers[Connection, "everyone"]
        help = actions.write_help(
            by=user, request=asking, kind="own", since=TODAY, given_by=beti, words=" on Thursdays "
        )
        help.refresh_from_db()
        asking.refresh_from_db()
    assert (help.by_id, help.given_by_id, help.words, help.until) == (user.pk, beti.pk, "on Thursdays", None)
    assert asking.is_open


def test_a_second_press_finds_what_the_first_has_made(cast: Cast, as_user: As) -> None:
    asking, said = cast.hers[SupportRequest, "everyone"], {"kind": "own", "since": TODAY, "words": "Beti"}
    with as_user(cast.gwen):
        first, again, more = (
            actions.write_help(by=cast.gwen, request=asking, hours_a_week=hours, **said)  # type: ignore[arg-type]
            for hours in (Decimal(2), Decimal(2), Decimal(3))
        )
    assert first == again != more


def test_what_changes_ends_the_day_before_and_begins_anew(cast: Cast, as_user: As) -> None:
    before: Any = cast.hers[Help, "everyone"]
    since = before.since + datetime.timedelta(days=10)
    with as_user(cast.gwen):
        now = actions.change_help(by=cast.gwen, before=before, kind="community", since=since, hours_a_week=Decimal(3))
        before.refresh_from_db()
    assert (before.until, now.since, now.until) == (since - datetime.timedelta(days=1), since, None)
    assert (before.hours_a_week, now.hours_a_week) == (Decimal(2), Decimal(3))


def test_what_has_ended_stays_as_it_was(cast: Cast, as_user: As) -> None:
    help = cast.hers[Help, "everyone"]
    with as_user(cast.carys):
        actions.end_help(by=cast.carys, help=help, until=days(5))
        actions.end_help(by=cast.carys, help=help, until=days(9))
        help.refresh_from_db()
        assert help.until == days(5)
        actions.end_help(by=cast.carys, help=help, until=days(2))
        help.refresh_from_db()
    assert help.until == days(2)


# The form


def a_form(cast: Cast, data: dict[str, Any], **more: Any) -> HelpForm:
    said = {"kind": "own", "since": TODAY.isoformat(), **data}
    options = {"own": False, "works_here": True, "people": [], **more}
    return HelpForm(said, citizen=cast.hers.citizen, **options)


@pytest.mark.parametrize("language", ["en", "cy"])
@pytest.mark.parametrize(
    ("written", "hours"),
    [
        ("", None), (" 2 ", "2"), ("1.5", "1.5"), ("1,5", "1.5"), (",5", "0.5"), ("0", "0"), ("168", "168"),
        ("2,25", "2.25"), ("0.00", "0"),
    ],
)  # fmt: skip
def test_hours_as_people_write_them(cast: Cast, language: str, written: str, hours: str | None) -> None:
    with translation.override(language):
        form = a_form(cast, {"hours_a_week": written})
        assert form.is_valid(), form.errors
    assert form.help()["hours_a_week"] == (None if hours is None else Decimal(hours))


@pytest.mark.parametrize("language", ["en", "cy"])
@pytest.mark.parametrize(
    ("written", "pounds"),
    [("46", "46"), ("£46.50", "46.50"), ("46,50", "46.50"), ("1,200", "1200"), ("£ 1,200.05", "1200.05")],
)
def test_pounds_as_people_write_them(cast: Cast, language: str, written: str, pounds: str) -> None:
    with translation.override(language):
        form = a_form(cast, {"cost_a_week": written})
        assert form.is_valid(), form.errors
    assert form.help()["cost_a_week"] == Decimal(pounds)


@pytest.mark.parametrize(
    ("data", "field", "message"),
    [
        *(({"hours_a_week": bad}, "hours_a_week", "Write it as a number, for example 2 or 1.5.")
          for bad in ("two", "-1", "1.234", "1e2", "NaN", "1/2", "1.5.5", "٣", "12345678")),
        ({"hours_a_week": "168.01"}, "hours_a_week", "A week has 168 hours. Write as many, or fewer."),
        ({"hours_a_week": "1,234"}, "hours_a_week", "A week has 168 hours. Write as many, or fewer."),
        *(({"cost_a_week": bad}, "cost_a_week", "Write pounds and pence, for example 46 or 46.50.")
          for bad in ("a lot", "-5", "46.505", "99999999")),
        ({"since": ""}, "since", "Choose a day."),
        ({"since": "tomorrow"}, "since", "Choose a day."),
        ({"since": "0001-01-01"}, "since", "Look at the year again."),
        ({"until": "9999-12-31"}, "until", "Look at the year again."),
        ({"until": days(-1).isoformat()}, "until", "That is before it begins. Choose a later day, or leave this."),
        ({"kind": ""}, "kind", "Choose what kind of help it is."),
    ],
)  # fmt: skip
def test_what_is_to_be_put_right_is_said(cast: Cast, data: dict[str, str], field: str, message: str) -> None:
    form = a_form(cast, data)
    assert form.errors == {field: [message]}


def test_what_it_costs_is_asked_of_those_who_work_here(cast: Cast) -> None:
    assert "cost_a_week" in a_form(cast, {}).fields
    form = a_form(cast, {"cost_a_week": "46"}, works_here=False, own=True)
    assert "cost_a_week" not in form.fields
    assert form.is_valid()
    assert form.help()["cost_a_week"] is None
    assert ("own", "My own people") in form.fields["kind"].choices  # type: ignore[attr-defined]


def test_what_has_changed_is_filled_in_with_what_was(cast: Cast) -> None:
    before = Help(
        kind="home_care", words="Twice a day", hours_a_week=Decimal("7.50"), cost_a_week=Decimal("161.00"),
        since=days(-9), until=None,
    )  # fmt: skip
    form = HelpForm(None, citizen=cast.hers.citizen, own=False, works_here=True, people=[], before=before)
    assert (form["hours_a_week"].value(), form["cost_a_week"].value()) == ("7.5", "161")
    assert (form["words"].value(), form["kind"].value(), form["since"].value()) == ("Twice a day", "home_care", TODAY)
    began = a_form(cast, {"since": days(-9).isoformat()}, before=before)
    assert began.errors == {"since": [f"It began on {day_of(days(-9))}. Choose a later day."]}


@pytest.mark.parametrize(("hours", "cost"), [("7.5", Decimal(161)), ("8", None)])
def test_what_it_costs_is_not_known_once_it_is_more(cast: Cast, hours: str, cost: Decimal | None) -> None:
    """Somebody who is not asked what it costs says how much it is now."""
    before = Help(kind="home_care", hours_a_week=Decimal("7.50"), cost_a_week=Decimal(161), since=days(-9))
    form = a_form(cast, {"kind": "home_care", "hours_a_week": hours}, works_here=False, before=before)
    assert form.is_valid(), form.errors
    assert form.help()["cost_a_week"] == cost


def test_it_ends_on_the_day_it_began_or_later(cast: Cast) -> None:
    help = cast.hers[Help, "everyone"]
    assert EndedForm({"until": help.since.isoformat()}, help=help, auto_id="%s").is_valid()
    early = EndedForm({"until": (help.since - datetime.timedelta(days=1)).isoformat()}, help=help, auto_id="%s")
    assert early.errors == {"until": [f"It began on {day_of(help.since)}. Choose that day, or a later one."]}


# In a sentence


def told(beti: Connection | None = None, *, own: bool = False, costs: bool = True, **what: Any) -> Any:
    return helped.tell(Help(**{"kind": "own", "since": TODAY, **what}), beti, own=own, costs=costs)


@pytest.mark.parametrize(
    ("what", "sentence"),
    [
        ({}, "Their own people, since {today}."),
        ({"words": "Beti.", "hours_a_week": Decimal(2)}, "Beti, two hours a week, since {today}."),
        ({"hours_a_week": Decimal(1)}, "Their own people, one hour a week, since {today}."),
        ({"hours_a_week": Decimal("0.50")}, "Their own people, half an hour a week, since {today}."),
        ({"hours_a_week": Decimal("1.50")}, "Their own people, one and a half hours a week, since {today}."),
        ({"hours_a_week": Decimal("2.25")}, "Their own people, 2.25 hours a week, since {today}."),
        ({"hours_a_week": Decimal(0)}, "Their own people, since {today}."),
        ({"since": days(3)}, "Their own people, from {in_three}."),
        ({"until": days(3)}, "Their own people, from {today} until {in_three}."),
        ({"until": TODAY}, "Their own people, on {today}."),
    ],
)  # fmt: skip
def test_in_a_sentence(what: dict[str, Any], sentence: str) -> None:
    said = {"today": day_of(TODAY), "in_three": day_of(days(3))}
    assert told(**what).sentence == sentence.format(**said)


def test_who_gives_it_stands_first() -> None:
    beti = Connection(name="Beti")
    assert told(beti).sentence == f"Beti, since {day_of(TODAY)}."
    assert told(beti, words="the bus").sentence == f"Beti: the bus, since {day_of(TODAY)}."
    assert (told(beti, own=True).of_kind, told(own=True).of_kind) == ("My own people", "")


def test_what_it_costs_is_told_to_some() -> None:
    assert told(cost_a_week=Decimal("1200.50")).costs == "It costs £1,200.50 a week."
    assert told(cost_a_week=Decimal("46.00")).costs == "It costs £46 a week."
    assert told(cost_a_week=Decimal(0)).costs == "It costs nothing."
    assert (told().costs, told(cost_a_week=Decimal(46), costs=False).costs) == ("", "")


def test_a_day_of_another_year_is_told_with_it() -> None:
    assert day_of(datetime.date(2019, 5, 3)) == "3 May 2019"
