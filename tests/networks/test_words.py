"""What the pages say: how many, what it is like with each, and what was promised."""

import datetime
from typing import Any

import pytest
from django.utils import timezone

from networks import words
from networks.models import Connection, Promise
from people.models import Citizen, User


def some(count: int, **fields: Any) -> list[Connection]:
    return [Connection(name="Beti", **fields) for _ in range(count)]


@pytest.mark.parametrize(
    ("connections", "said"),
    [
        ([], ""),
        (some(10) + some(3, paid=True), "Ten people who are not paid to be there. Three who are."),
        (some(1) + some(1, paid=True), "One person who is not paid to be there. One who is."),
        (some(13), "13 people who are not paid to be there."),
        (some(2, paid=True), "Two people, all paid to be there."),
        (some(1, paid=True), "One person, who is paid to be there."),
        (some(2) + some(1, died=True) + some(1, ended=True), "Two people who are not paid to be there."),
        (
            some(1) + some(2, kind="group") + some(1, kind="place") + some(1, kind="animal"),
            "One person who is not paid to be there. Two groups, one place, one animal.",
        ),
        (some(1, kind="organisation", paid=True), "One organisation."),
    ],
)
def test_how_many(connections: list[Connection], said: str) -> None:
    assert words.how_many(connections) == said


@pytest.mark.parametrize(
    ("fields", "own", "said"),
    [
        ({"tie": "strong", "sector": "family"}, False, "Strong, gives and takes. Family."),
        ({"tie": "thin", "gives": "they", "far": True, "where": "Leeds"}, False,
         "Thin, gives to Eirlys. Friends. Lives far away, in Leeds."),
        ({"gives": "they", "paid": True}, True, "All right, gives to me. Paid to be there."),
        ({"tie": "hard_going", "gives": "me", "ended": True}, False,
         "Hard going, takes from Eirlys. Friends. Not in touch now."),
        ({"gives": "me", "far": True}, True, "All right, takes from me. Friends. Lives far away."),
        ({"died": True, "ended": True, "where": "Maerdy"}, True,
         "Has died. All right, gives and takes. Friends. Lives in Maerdy."),
        ({"since_year": 1968, "knows_the_plan": True}, True,
         "All right, gives and takes. Friends. Since 1968. Knows about the plan."),
        ({"kind": "organisation", "paid": True, "gives": "they"}, True,
         "An organisation. All right, gives to me. Paid to be there."),
    ],
)  # fmt: skip
def test_all_that_the_map_shows_is_said(fields: dict[str, Any], own: bool, said: str) -> None:
    assert words.between(Connection(name="Beti", **fields), Citizen(name="Eirlys"), own=own) == said


def test_a_promise_is_said_as_its_makers_or_ones_own() -> None:
    carys = User(pk=1, name="Carys Bowen")
    promise = Promise(by=carys, words="ring her. ", due=timezone.localdate())
    assert words.promised(promise, carys) == "You said you would ring her, today."
    assert words.promised(promise, User(pk=2)) == "Carys said they would ring her, today."


def test_the_day_of_a_promise() -> None:
    today = timezone.localdate()

    def by(days: int) -> str:
        return words.by_when(today + datetime.timedelta(days=days))

    assert [by(0), by(1), by(-1)] == ["today", "by tomorrow", "by yesterday"]
    assert by(3) == f"by {today + datetime.timedelta(days=3):%A}"
    assert by(-3) == f"by {today - datetime.timedelta(days=3):%A}"
    assert by(800).split()[-1].isdigit()
