"""Reading it back aloud: what the person says to it is kept beside the words."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from conversations.actions import reading
from conversations.models import Conversation, Correction
from people.models import User
from tests import factories
from tests.cast import Cast
from tests.conftest import everything_open

pytestmark = pytest.mark.django_db

AsUser = Callable[[User | None], AbstractContextManager[None]]
ClientFor = Callable[[User], Client]
HTMX = {"HX-Request": "true"}
TEA, WINDOW, CHOIR = "Tea first, then the window.", "I miss the choir.", "Nobody asks."
WORDS = f"{TEA}\n\n{WINDOW}\n\n{CHOIR}"


@pytest.fixture
def told(cast: Cast) -> Conversation:
    """Told to Carys, seen by everyone alongside, and not read back yet."""
    with everything_open():
        found: Any = factories.ConversationFactory(citizen=cast.hers.citizen, written_by=cast.carys, words=WORDS)
    return found  # type: ignore[no-any-return]


def aloud(told: Conversation, at: int | str = 1, more: str = "") -> str:
    return f"{reverse('aloud', args=[told.citizen_id, told.pk])}?at={at}{more}"


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def said(told: Conversation) -> list[tuple[str, str, str]]:
    with everything_open():
        rows = Correction.objects.filter(conversation=told).select_related("by").order_by("pk")
        return [(one.passage, one.words, one.by.name) for one in rows]


def test_one_piece_a_screen_to_the_end(told: Conversation, cast: Cast, client_for: ClientFor) -> None:
    carys = client_for(cast.carys)
    for at, words in enumerate((TEA, WINDOW, CHOIR), 1):
        shown = page(carys, aloud(told, at))
        assert f"{at} of 3" in shown
        assert words in shown
        assert sum(other in shown for other in (TEA, WINDOW, CHOIR)) == 1
    for end in (4, 99):
        assert "That is all of it" in page(carys, aloud(told, end))
    for unreadable in ("", "-1", "0", "x", "1.5", "²", "9" * 5000):
        assert "1 of 3" in page(carys, aloud(told, unreadable))
    assert carys.put(aloud(told)).status_code == 405


def test_that_is_right_goes_on_and_is_kept_once(told: Conversation, cast: Cast, client_for: ClientFor) -> None:
    carys = client_for(cast.carys)
    for _ in range(2):
        answer = carys.post(aloud(told), {"answer": "right", "passage": TEA})
        assert (answer.status_code, answer.url) == (302, aloud(told, 2, "#aloud"))  # type: ignore[attr-defined]
    assert said(told) == [(TEA, "", "Carys")]
    assert "You said that this is right." in page(carys, aloud(told))


def test_what_was_meant_stands_beside_what_was_written(told: Conversation, cast: Cast, client_for: ClientFor) -> None:
    carys = client_for(cast.carys)
    asks = page(carys, aloud(told, 2, "&not=1"))
    assert "What did you mean?" in asks
    assert WINDOW in asks
    empty = carys.post(aloud(told, 2), {"answer": "not", "passage": WINDOW, "words": " "})
    assert (empty.status_code, "Write a few words of what you meant" in empty.content.decode()) == (422, True)
    meant = "Not the singing.\r\nThe chairs."
    for _ in range(2):
        assert carys.post(aloud(told, 2), {"answer": "not", "passage": WINDOW, "words": meant}).status_code == 302
    assert said(told) == [(WINDOW, "Not the singing.\nThe chairs.", "Carys")]
    for address in (aloud(told, 2), aloud(told, 4), reverse("read_back", args=[told.citizen_id, told.pk])):
        shown = page(client_for(cast.eirlys), address)
        assert "The chairs." in shown
        assert WINDOW in shown
        assert "Carys wrote it down." in shown
    assert "The chairs." in page(carys, reverse("conversation", args=[told.citizen_id, told.pk]))
    with everything_open():
        told.refresh_from_db()
    assert told.words == WORDS


def test_when_all_is_answered_it_says_when_it_was_read_back(
    told: Conversation, cast: Cast, client_for: ClientFor
) -> None:
    eirlys = client_for(cast.eirlys)
    read_back = reverse("read_back", args=[told.citizen_id, told.pk])
    for at, words in enumerate((TEA, WINDOW), 1):
        eirlys.post(aloud(told, at), {"answer": "right", "passage": words})
    assert "Not all of it has been answered." in page(eirlys, aloud(told, 4))
    assert "Read back," not in page(eirlys, read_back)
    assert f"{aloud(told, 3)}#aloud" in page(eirlys, read_back)
    eirlys.post(aloud(told, 3), {"answer": "right", "passage": CHOIR})
    assert "Read back, today: that’s right." in page(eirlys, read_back)
    assert "You said that all of it is right." in page(eirlys, aloud(told, 4))
    eirlys.post(aloud(told, 3), {"answer": "not", "passage": CHOIR, "words": "Gwen asks."})
    assert "Read back, today. Some of it was put right." in page(eirlys, read_back)
    assert "What you put right stands beside what was written." in page(eirlys, aloud(told, 4))


def test_a_supporter_reads_it_aloud_and_answers_nothing(told: Conversation, cast: Cast, client_for: ClientFor) -> None:
    gwen = client_for(cast.gwen)
    for address in (aloud(told), aloud(told, 1, "&not=1")):
        shown = page(gwen, address)
        assert TEA in shown
        assert "That’s right" not in shown
        assert "What did you mean?" not in shown
    assert "It has been read to the end." in page(gwen, aloud(told, 4))
    assert gwen.post(aloud(told), {"answer": "right", "passage": TEA}).status_code == 403
    assert said(told) == []


def test_a_supporter_who_wrote_it_down_answers_with_the_person(cast: Cast, client_for: ClientFor) -> None:
    with everything_open():
        told: Any = factories.ConversationFactory(citizen=cast.hers.citizen, written_by=cast.gwen, words=WORDS)
    answer = client_for(cast.gwen).post(aloud(told), {"answer": "right", "passage": TEA})
    assert answer.status_code == 302
    assert said(told) == [(TEA, "", "Gwen")]


def test_whoever_does_not_see_it_does_not_hear_it(told: Conversation, cast: Cast, client_for: ClientFor) -> None:
    for user in (cast.ifan, cast.former, cast.tomos, cast.dai):
        assert client_for(user).get(aloud(told)).status_code == 404
        assert client_for(user).post(aloud(told), {"answer": "right", "passage": TEA}).status_code == 404


def test_words_that_were_changed_meanwhile_are_read_again(
    told: Conversation, cast: Cast, client_for: ClientFor, as_user: AsUser
) -> None:
    carys = client_for(cast.carys)
    gone = carys.post(aloud(told), {"answer": "not", "passage": "Coffee first.", "words": "Tea, I said."})
    shown = gone.content.decode()
    assert gone.status_code == 422
    assert "changed meanwhile" in shown
    assert "Tea, I said." in shown
    right = carys.post(aloud(told), {"answer": "right", "passage": "Coffee first."})
    assert (right.status_code, "What did you mean?" in right.content.decode()) == (422, False)
    assert carys.post(aloud(told), {}).status_code == 422
    assert said(told) == []
    with as_user(cast.carys), pytest.raises(ValueError, match=r"^$"):
        reading.say_what_was_meant(by=cast.carys, conversation=told, passage=TEA, words=" ")


def test_it_speaks_the_language_of_the_words(cast: Cast, client_for: ClientFor) -> None:
    with everything_open():
        welsh: Any = factories.ConversationFactory(
            citizen=cast.hers.citizen, written_by=cast.carys, words="Te gynta.", language="cy"
        )
        polish: Any = factories.ConversationFactory(
            citizen=cast.hers.citizen, written_by=cast.carys, words="Herbata.", language="pl"
        )
    carys = client_for(cast.carys)
    assert '<section class="aloud" id="aloud" lang="cy"' in page(carys, aloud(welsh))
    assert '<section class="aloud" id="aloud" lang="en"' in page(carys, aloud(polish))
    carys.post(aloud(welsh), {"answer": "not", "passage": "Te gynta.", "words": "Coffi."})
    with everything_open():
        assert Correction.objects.get(conversation=welsh).language == "cy"


def test_with_htmx_only_the_piece_is_sent(told: Conversation, cast: Cast, client_for: ClientFor) -> None:
    carys = client_for(cast.carys)
    answer = carys.post(aloud(told), {"answer": "right", "passage": TEA}, headers=HTMX, follow=True).content.decode()
    assert "<html" not in answer
    assert '<section class="aloud" id="aloud"' in answer
    assert "2 of 3" in answer
    assert "autofocus" in answer


def test_what_is_just_us_is_read_by_those_two(cast: Cast, client_for: ClientFor) -> None:
    told = cast.hers[Conversation, "us"]
    assert client_for(cast.carys).get(aloud(told)).status_code == 200
    assert client_for(cast.eirlys).get(aloud(told)).status_code == 200
    assert client_for(cast.gwen).get(aloud(told)).status_code == 404
