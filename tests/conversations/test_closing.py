"""What is closed stays closed, with what came of it; and who may put it in other words."""

import json
import uuid
from collections.abc import Callable
from itertools import pairwise

import pytest
from django.test import Client
from django.urls import reverse

from conversations import actions
from conversations.models import Conversation, Kept, Matter, Recording
from people.actions import change_who_can_see
from people.models import Look, User
from tests import factories
from tests.cast import Cast
from tests.conftest import everything_open, named

ClientFor = Callable[[User], Client]
SAID = "My son took the money. I like a Thursday."


@pytest.fixture
def kept(cast: Cast) -> Kept:
    with named(cast.carys):
        told = actions.save_words(
            by=cast.carys, citizen=cast.hers.citizen, conversation_id=uuid.uuid4(), words=SAID, question="?"
        )
        assert isinstance(told, Conversation)
        found = actions.keep(by=cast.carys, conversation=told, kind="matter", quote="My son took the money")
    assert found
    return found


@pytest.mark.parametrize("who", ["eirlys", "carys"])
def test_closing_a_conversation_closes_what_was_kept_from_it(who: str, cast: Cast, kept: Kept) -> None:
    user = getattr(cast, who)
    with named(user):
        change_who_can_see(by=user, piece=Conversation.objects.get(pk=kept.conversation_id), who_can_see="us")
    with named(cast.gwen):
        assert not Matter.objects.filter(pk=kept.matter_id or 0).exists()
    with named(cast.eirlys):
        change_who_can_see(
            by=cast.eirlys, piece=Conversation.objects.get(pk=kept.conversation_id), who_can_see="everyone"
        )
        assert Matter.objects.get(pk=kept.matter_id or 0).who_can_see == "us"


def test_closing_a_conversation_closes_the_voice_recorded_with_it(cast: Cast, kept: Kept) -> None:
    with everything_open():
        told = {"citizen": cast.hers.citizen, "written_by": cast.carys, "conversation": kept.conversation}
        factories.RecordingFactory(**told)
    with named(cast.carys):
        change_who_can_see(by=cast.carys, piece=Conversation.objects.get(pk=kept.conversation_id), who_can_see="us")
        assert Recording.objects.get(conversation=kept.conversation_id).who_can_see == "us"
    with named(cast.gwen):
        assert not Recording.objects.filter(conversation=kept.conversation_id).exists()


def test_a_double_press_keeps_once_and_a_vanished_phrase_not_at_all(cast: Cast, kept: Kept) -> None:
    with named(cast.carys):
        again = actions.keep(
            by=cast.carys, conversation=kept.conversation, kind="matter", quote="My son took the money"
        )
        assert again == kept
        assert actions.keep(by=cast.carys, conversation=kept.conversation, kind="matter", quote="gone") is None


def test_a_supporter_adds_and_does_not_rewrite(cast: Cast, client_for: ClientFor, kept: Kept) -> None:
    gwen = client_for(cast.gwen)
    address = [cast.hers.citizen.pk, kept.matter_id]
    assert gwen.get(reverse("matter_words", args=address)).status_code == 403
    assert gwen.post(reverse("at_the_top", args=address)).status_code == 403
    paper = reverse("conversation", args=[cast.hers.citizen.pk, kept.conversation_id])
    assert gwen.get(paper).status_code == 403
    page = gwen.get(reverse("plan", args=address[:1])).content.decode()
    assert reverse("matter_words", args=address) not in page
    assert "Back to writing" not in gwen.get(f"{paper}read/").content.decode()


def test_every_page_that_shows_words_is_a_look(cast: Cast, client_for: ClientFor, kept: Kept) -> None:
    carys = client_for(cast.carys)
    read = reverse("read_back", args=[cast.hers.citizen.pk, kept.conversation_id])
    words = reverse("matter_words", args=[cast.hers.citizen.pk, kept.matter_id])
    paper = reverse("conversation", args=[cast.hers.citizen.pk, kept.conversation_id])

    def looks() -> int:
        with everything_open():
            return Look.objects.filter(citizen=cast.hers.citizen, user=cast.carys).count()

    before = looks()
    assert SAID[:20] in carys.post(read, {}).content.decode()
    carys.get(words)
    assert looks() == before + 2
    # Paper that saves itself shows nothing, many times a minute.
    carys.post(paper, {"words": SAID}, headers={"HX-Request": "true"})
    assert looks() == before + 2


def test_one_sitting_is_one_version(cast: Cast, client_for: ClientFor) -> None:
    carys = client_for(cast.carys)
    here = [cast.hers.citizen.pk, uuid.uuid4()]
    for before, words in pairwise(["", "I w", "I want", "I want to sing.", "No. To dance."]):
        carys.post(reverse("conversation", args=here), {"words": words, "base": json.dumps({"words": before})})
    page = carys.get(reverse("conversation_earlier", args=here)).content.decode()
    assert page.count("<blockquote") == 2
    assert "I want to sing." in page


def test_the_question_is_not_emptied(cast: Cast, client_for: ClientFor, kept: Kept) -> None:
    paper = reverse("conversation", args=[cast.hers.citizen.pk, kept.conversation_id])
    client_for(cast.carys).post(paper, {"words": SAID + " More."})
    with everything_open():
        assert Conversation.objects.get(pk=kept.conversation_id).question == "?"


def test_more_than_fits_is_said_so(cast: Cast, client_for: ClientFor) -> None:
    paper = reverse("conversation", args=[cast.hers.citizen.pk, uuid.uuid4()])
    answer = client_for(cast.carys).post(paper, {"words": "w" * 100_001})
    assert answer.status_code == 422
    assert "more than fits on one page" in answer.content.decode()
