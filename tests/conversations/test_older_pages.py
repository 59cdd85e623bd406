"""A page that was opened earlier takes nothing back, and opens nothing that has been closed since."""

import uuid
from typing import Any

import pytest

from conversations.models import Conversation, Kept
from tests.cast import Cast
from tests.conftest import everything_open
from tests.conversations.at_once import as_base, ways
from tests.conversations.test_views import HTMX, ClientFor, paper, url

pytestmark = pytest.mark.django_db

FIRST = {"words": "A Thursday is long."}


def now(pk: uuid.UUID) -> Any:
    with everything_open():
        return Conversation.objects.get(pk=pk)


@pytest.fixture
def told(cast: Cast, client_for: ClientFor) -> uuid.UUID:
    pk = uuid.uuid4()
    client_for(cast.carys).post(url("conversation", cast, pk), paper(cast, who_can_see="everyone"))
    return pk


def test_what_was_noticed_is_not_emptied_by_an_older_page(cast: Cast, client_for: ClientFor, told: uuid.UUID) -> None:
    carys, here = client_for(cast.carys), url("conversation", cast, told)
    before = as_base(**FIRST, noticed="", where="")
    carys.post(here, paper(cast, base=before, noticed="The hob was left on.", where=""))
    later = carys.post(here, paper(cast, base=before, noticed="", where="In the garden"))
    assert later.status_code == 302
    assert (now(told).noticed, now(told).where) == ("The hob was left on.", "In the garden")


def test_what_is_not_on_the_page_is_not_emptied(cast: Cast, client_for: ClientFor, told: uuid.UUID) -> None:
    """Her own page does not ask her what she noticed."""
    here = url("conversation", cast, told)
    client_for(cast.carys).post(here, paper(cast, base=as_base(noticed=""), noticed="The hob was left on."))
    eirlys = client_for(cast.eirlys)
    assert eirlys.post(here, paper(cast, words="A Friday is long.", base=as_base(**FIRST))).status_code == 302
    assert (now(told).words, now(told).noticed) == ("A Friday is long.", "The hob was left on.")


def test_what_the_person_has_closed_stays_closed(cast: Cast, client_for: ClientFor, told: uuid.UUID) -> None:
    carys, here = client_for(cast.carys), url("conversation", cast, told)
    client_for(cast.eirlys).post(url("conversation_who_can_see", cast, told), {"who_can_see": "us"})
    # Her page is open still, and saves itself with the line of before.
    before = as_base(**FIRST, who_can_see="everyone")
    typed = paper(cast, words="A Thursday is long. And so is a Friday.", who_can_see="everyone", base=before)
    assert carys.post(here, typed, headers=HTMX).status_code == 200
    assert (now(told).words, now(told).who_can_see) == ("A Thursday is long. And so is a Friday.", "us")
    # Choosing between two texts does not open it either.
    both = carys.post(here, typed | {"words": "A Friday is long."})
    assert both.status_code == 409
    for _, fields in ways(both):
        assert fields["who_can_see"] == "us"


@pytest.mark.parametrize(
    ("stood", "said", "stored", "stands"),
    [
        ("everyone", "us", "everyone", "us"),
        ("us", "everyone", "us", "everyone"),
        ("everyone", "everyone", "us", "us"),
        ("everyone", "workers", "us", "us"),
        ("everyone", "us", "workers", "us"),
        ("workers", "everyone", "us", "us"),
        (None, "everyone", "us", "us"),
        (None, "us", "everyone", "us"),
        ("nobody", "everyone", "us", "us"),
        ("everyone", "", "us", "us"),
    ],
)
def test_merging_opens_nothing(
    stood: str | None, said: str, stored: str, stands: str, cast: Cast, client_for: ClientFor, told: uuid.UUID
) -> None:
    with everything_open():
        Conversation.objects.filter(pk=told).update(who_can_see=stored)
    base = as_base(**FIRST, **({} if stood is None else {"who_can_see": stood}))
    fields = paper(cast, base=base, who_can_see=said)
    assert client_for(cast.carys).post(url("conversation", cast, told), fields).status_code == 302
    assert now(told).who_can_see == stands


def test_saying_nothing_about_who_can_see_changes_nothing(cast: Cast, client_for: ClientFor) -> None:
    carys, pk = client_for(cast.carys), uuid.uuid4()
    here = url("conversation", cast, pk)
    carys.post(here, paper(cast, who_can_see="us"))
    assert carys.post(here, paper(cast, words="A Friday is long.", base=as_base(**FIRST))).status_code == 302
    assert (now(pk).words, now(pk).who_can_see) == ("A Friday is long.", "us")


def test_marks_are_carried_through_what_two_wrote(cast: Cast, client_for: ClientFor, told: uuid.UUID) -> None:
    carys, here = client_for(cast.carys), url("conversation", cast, told)
    carys.post(url("read_back", cast, told), {"quote": "Thursday is long", "kind": "matter"})
    client_for(cast.eirlys).post(here, paper(cast, words=f"First.\n{FIRST['words']}", base=as_base(**FIRST)))
    carys.post(here, paper(cast, words=f"{FIRST['words']}\nLast.", base=as_base(**FIRST)), headers=HTMX)
    stored = now(told).words
    assert stored == "First.\nA Thursday is long.\nLast."
    with everything_open():
        mark = Kept.objects.get(conversation=told)
    assert stored[mark.start : mark.end] == "Thursday is long"
