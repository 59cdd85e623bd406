"""A page that was opened earlier takes nothing back, and opens nothing that has been closed since."""

import uuid
from typing import Any

import pytest

from conversations.models import Conversation
from tests.cast import Cast
from tests.conftest import everything_open
from tests.conversations.test_views import HTMX, ClientFor, paper, url

pytestmark = pytest.mark.django_db


def now(pk: uuid.UUID) -> Any:
    with everything_open():
        return Conversation.objects.get(pk=pk)


def test_what_was_noticed_is_not_emptied_by_an_older_page(cast: Cast, client_for: ClientFor) -> None:
    carys, pk = client_for(cast.carys), uuid.uuid4()
    here = url("conversation", cast, pk)
    carys.post(here, paper(cast))
    carys.post(here, paper(cast, version=1, noticed="The hob was left on.", where="In the kitchen"))
    assert carys.post(here, paper(cast, version=1, where="In the garden")).status_code == 409
    assert (now(pk).noticed, now(pk).where) == ("The hob was left on.", "In the kitchen")


def test_what_the_person_has_closed_stays_closed(cast: Cast, client_for: ClientFor) -> None:
    carys, pk = client_for(cast.carys), uuid.uuid4()
    here = url("conversation", cast, pk)
    carys.post(here, paper(cast, who_can_see="everyone"))
    client_for(cast.eirlys).post(url("conversation_who_can_see", cast, pk), {"who_can_see": "us"})
    # Her page is open still, and saves itself with the line of before.
    typed = paper(cast, words="A Thursday is long. And so is a Friday.", who_can_see="everyone", version=1)
    assert carys.post(here, typed, headers=HTMX).status_code == 409
    assert now(pk).who_can_see == "us"
    # Choosing between the texts does not open it either.
    both = carys.post(here, typed).content.decode()
    assert 'name="who_can_see" value="us"' in both
    assert 'name="who_can_see" value="everyone"' not in both


def test_saying_nothing_about_who_can_see_changes_nothing(cast: Cast, client_for: ClientFor) -> None:
    carys, pk = client_for(cast.carys), uuid.uuid4()
    here = url("conversation", cast, pk)
    carys.post(here, paper(cast, who_can_see="us"))
    assert carys.post(here, paper(cast, words="A Friday is long.", version=1)).status_code == 302
    assert (now(pk).words, now(pk).who_can_see) == ("A Friday is long.", "us")


def test_going_on_after_an_answer_was_lost_is_no_clash(cast: Cast, client_for: ClientFor) -> None:
    carys, pk = client_for(cast.carys), uuid.uuid4()
    here = url("conversation", cast, pk)
    carys.post(here, paper(cast), headers=HTMX)
    again = carys.post(here, paper(cast, words="A Thursday is long. It rains."), headers=HTMX)
    assert again.status_code == 200
    assert now(pk).words == "A Thursday is long. It rains."
