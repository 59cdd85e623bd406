"""What was going on at one dot: only of a dot that is there, and written by nobody's name."""

import html
import uuid
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from outcomes.actions.notes import write_note
from outcomes.actions.written import say_again
from outcomes.models import Note
from people.models import User
from tests.cast import Cast
from tests.conftest import everything_open
from tests.outcomes.laid import before, released

ClientFor = Callable[[User], Client]

pytestmark = pytest.mark.django_db

JULY = date(2025, 7, 1)
NORTH = ("team", "North")


@pytest.fixture
def _figures(cast: Cast) -> None:
    with everything_open():
        released("contacts", JULY, people=40)
        released("contacts", date(2025, 8, 1), people="few")
        released("contacts", JULY, NORTH, length="quarter", people=35)
        before("contacts", {date(2025, 5, 1): 60})


def address(query: str, measure: str = "contacts") -> str:
    return f"{reverse('going_note_new', args=[measure])}?{query}"


def page(answer: Any) -> str:
    return " ".join(html.unescape(answer.content.decode()).split())


def said(**other: Any) -> dict[str, Any]:
    return {"key": str(uuid.uuid4()), "words": "Two of us were ill"} | other


def a_note(cast: Cast, **other: Any) -> Note:
    row: dict[str, Any] = {
        "measure": "contacts",
        "period": JULY,
        "unit_kind": "",
        "unit": "",
        "words": "Ill",
        "language": "en",
    }
    return write_note(by=cast.megan, key=uuid.uuid4(), **(row | other))


@pytest.mark.usefixtures("_figures")
def test_it_says_which_dot_is_meant_and_is_kept(cast: Cast, client_for: ClientFor) -> None:
    client = client_for(cast.carys)
    asked = page(client.get(address("period=2025-07")))
    assert "What was going on in July 2025?" in asked
    assert "40 people" in asked
    answer = client.post(address("period=2025-07"), said())
    assert answer["Location"] == reverse("going_measure", args=["contacts"])
    note = Note.objects.get()
    assert (note.measure, note.period, note.unit_kind, note.unit) == ("contacts", JULY, "", "")
    assert (note.words, note.language) == ("Two of us were ill", "en")


@pytest.mark.usefixtures("_figures")
def test_of_a_team_it_is_of_a_quarter(cast: Cast, client_for: ClientFor) -> None:
    client = client_for(cast.megan)
    asked = page(client.get(address("period=2025-07&of=team:North")))
    assert "What was going on in July to September 2025?" in asked
    assert "North: 35 people" in asked
    answer = client.post(address("period=2025-07&of=team:North"), said())
    assert answer["Location"] == reverse("going_units", args=["contacts"])
    note = Note.objects.get()
    assert (note.unit_kind, note.unit) == NORTH


@pytest.mark.usefixtures("_figures")
def test_a_month_of_before_can_have_one_too(cast: Cast, client_for: ClientFor) -> None:
    assert client_for(cast.megan).post(address("period=2025-05"), said()).status_code == 302


@pytest.mark.usefixtures("_figures")
@pytest.mark.parametrize(
    "query",
    [
        "",
        "period=2025-08",  # hidden
        "period=2025-09",  # not there
        "period=2025-07-01",
        "period=July",
        "period=2025-07&of=team:South",
        "period=2025-07&of=place:North",
        "period=2025-07&of=:North",
        "period=2025-07&of=North",
        "period=2025-07&of=team:",
        "period=2025-07&of=team:N%00",
        "period=2025-08&of=team:North",
    ],
)
def test_only_of_a_dot_that_is_there(query: str, cast: Cast, client_for: ClientFor) -> None:
    client = client_for(cast.megan)
    assert client.get(address(query)).status_code == 404
    assert client.post(address(query), said()).status_code == 404
    assert not Note.objects.exists()


@pytest.mark.usefixtures("_figures")
def test_of_no_measure_that_is_none(cast: Cast, client_for: ClientFor) -> None:
    assert client_for(cast.megan).get(address("period=2025-07", "happiness")).status_code == 404


@pytest.mark.usefixtures("_figures")
@pytest.mark.parametrize(
    ("wrong", "reason"),
    [({"words": ""}, "Write at least a few words."), ({"words": "a" * 301}, "Make it 300, or fewer.")],
)
def test_nothing_typed_is_lost(wrong: dict[str, str], reason: str, cast: Cast, client_for: ClientFor) -> None:
    answer = client_for(cast.megan).post(address("period=2025-07"), said(**wrong))
    assert answer.status_code == 422
    assert reason in page(answer)
    assert wrong["words"] in page(answer)


@pytest.mark.usefixtures("_figures")
def test_pressed_twice_it_is_one(cast: Cast, client_for: ClientFor) -> None:
    client, form = client_for(cast.megan), said()
    for _press in range(2):
        client.post(address("period=2025-07"), form)
    assert Note.objects.count() == 1


def test_it_is_said_better_struck_out_and_put_back(cast: Cast, client_for: ClientFor) -> None:
    note, client = a_note(cast), client_for(cast.carys)
    where = reverse("going_note", args=["contacts", note.pk])
    opened = client.get(where)
    assert "What was going on in July 2025?" in page(opened)
    base = opened.context["form"]["base"].value()
    assert client.post(where, {"words": "", "base": base}).status_code == 422
    answer = client.post(where, {"words": "Two were ill", "language": "en", "base": base})
    assert answer["Location"] == reverse("going_measure", args=["contacts"])
    note.refresh_from_db()
    assert note.words == "Two were ill"
    assert client.post(where, {"words": "Snow", "language": "en", "base": base}).status_code == 409

    client.post(reverse("going_note_put_away", args=["contacts", note.pk]))
    assert not Note.objects.still_there().exists()
    assert "Put it back" in page(client.get(where))
    assert client.post(where, {"words": "Snow"}).status_code == 404
    client.post(reverse("going_note_put_back", args=["contacts", note.pk]))
    assert Note.objects.still_there().exists()


@pytest.mark.usefixtures("_figures")
def test_struck_out_it_leads_back_to_its_chart_which_offers_to_put_it_back(cast: Cast, client_for: ClientFor) -> None:
    note, of_north = a_note(cast), a_note(cast, unit_kind="team", unit="North")
    client = client_for(cast.megan)
    answer = client.post(reverse("going_note_put_away", args=["contacts", note.pk]), follow=True)
    assert answer.redirect_chain[0][0] == reverse("going_measure", args=["contacts"])
    assert reverse("going_note_put_back", args=["contacts", note.pk]) in page(answer)
    answer = client.post(reverse("going_note_put_away", args=["contacts", of_north.pk]))
    assert answer["Location"] == reverse("going_units", args=["contacts"])


def test_under_another_measure_it_is_not_there(cast: Cast, client_for: ClientFor) -> None:
    note, client = a_note(cast), client_for(cast.megan)
    assert client.get(reverse("going_note", args=["cost", note.pk])).status_code == 404
    assert client.get(reverse("going_note", args=["happiness", note.pk])).status_code == 404
    for name in ("going_note_put_away", "going_note_put_back"):
        assert client.post(reverse(name, args=["cost", note.pk])).status_code == 404


@pytest.mark.usefixtures("_figures")
def test_who_works_here_may_and_nobody_else(cast: Cast, client_for: ClientFor) -> None:
    note = a_note(cast)
    addresses = [address("period=2025-07"), reverse("going_note", args=["contacts", note.pk])]
    for user, status in ((cast.megan, 200), (cast.carys, 200), (cast.eirlys, 403), (cast.gwen, 403)):
        client = client_for(user)
        assert [client.get(one).status_code for one in addresses] == [status] * 2
    assert client_for(cast.gwen).post(addresses[0], said()).status_code == 403
    assert client_for(cast.gwen).post(reverse("going_note_put_away", args=["contacts", note.pk])).status_code == 403
    with pytest.raises(PermissionDenied):
        a_note(Cast(**{**cast.__dict__, "megan": cast.gwen}))
    with pytest.raises(PermissionDenied):
        say_again(by=cast.gwen, row=note, words="x")
