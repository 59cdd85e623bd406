"""Nobody is offered to write what they could not see afterwards; nothing breaks when they try."""

import uuid
from typing import Any

import pytest

from conversations.models import Conversation
from people.access import SharedPart
from people.models import Alongside
from tests import factories
from tests.cast import Cast
from tests.conftest import everything_open
from tests.conversations.test_views import ClientFor, paper, url

pytestmark = pytest.mark.django_db


def share(alongside: Alongside, *parts: str) -> None:
    with everything_open():
        Alongside.objects.filter(pk=alongside.pk).update(parts=list(parts))


def test_no_conversation_where_the_story_is_not_shared(cast: Cast, client_for: ClientFor) -> None:
    ifan, here = client_for(cast.ifan), url("conversation", cast, uuid.uuid4())
    assert ifan.get(url("conversation_new", cast)).status_code == 404
    assert ifan.get(here).status_code == 404
    assert ifan.post(here, paper(cast)).status_code == 404


def test_nothing_that_matters_where_that_is_not_shared(cast: Cast, client_for: ClientFor) -> None:
    share(cast.walking["ifan"], SharedPart.STORY)
    ifan = client_for(cast.ifan)
    assert ifan.get(url("matter_new", cast)).status_code == 404
    assert ifan.post(url("matter_new", cast), {"words": "x"}).status_code == 404


@pytest.mark.parametrize("kind", ["matter", "strength", "connection", "request"])
def test_words_are_kept_only_as_what_is_shared(kind: str, cast: Cast, client_for: ClientFor) -> None:
    share(cast.walking["ifan"], SharedPart.STORY, SharedPart.MATTERS)
    ifan, told = client_for(cast.ifan), cast.hers[Conversation, "everyone"]
    read = url("read_back", cast, told.pk)
    offered = ifan.get(read).content.decode()
    answer = ifan.post(read, {"quote": told.words, "kind": kind})
    assert ("keep-as-" + kind in offered, answer.status_code) == ((True, 302) if kind == "matter" else (False, 422))


def test_a_supporter_does_not_shut_herself_out(cast: Cast, client_for: ClientFor) -> None:
    gwen = client_for(cast.gwen)
    answer = gwen.post(url("conversation", cast, uuid.uuid4()), paper(cast, who_can_see="workers"))
    assert answer.status_code == 422
    assert "A Thursday is long." in answer.content.decode()
    with everything_open():
        matter: Any = factories.MatterFactory(citizen=cast.hers.citizen, written_by=cast.gwen)
    here = url("matter_who_can_see", cast, matter.pk)
    assert 'value="workers"' not in gwen.get(here).content.decode()
    assert gwen.post(here, {"who_can_see": "workers"}).status_code == 422
    assert client_for(cast.eirlys).post(here, {"who_can_see": "workers"}).status_code == 302
