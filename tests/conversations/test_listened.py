"""Did we really listen? The person answers, and decides who reads it and which sentence may be quoted."""

import datetime
import html
import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.db import ProgrammingError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from conversations.actions import listened as actions
from conversations.models import Conversation, Listened, MayQuote
from people.models import Alongside, Citizen, User
from tests import factories
from tests.cast import Cast
from tests.conftest import everything_open

ClientFor = Callable[[User], Client]
AsUser = Callable[[User | None], AbstractContextManager[None]]

WORDS = "You let me finish. Dr. Patel never does!\nThank you for the plums"


def get(client: Client, name: str, citizen: Citizen, *args: Any) -> Any:
    return client.get(reverse(name, args=[citizen.pk, *args]))


def post(client: Client, name: str, citizen: Citizen, *args: Any, **said: str) -> Any:
    return client.post(reverse(name, args=[citizen.pk, *args]), said)


def text(response: Any) -> str:
    return re.sub(r"\s+", " ", html.unescape(response.content.decode()))


def talked(citizen: Citizen, with_whom: User | None, *, days: int = 0, **more: Any) -> Conversation:
    with everything_open():
        made: Any = factories.ConversationFactory(
            citizen=citizen,
            written_by=with_whom,
            written_at=timezone.now() - datetime.timedelta(days=days),
            **more,
        )
    return made  # type: ignore[no-any-return]


def answered(client: Client, citizen: Citizen, talk: Conversation, **said: str) -> Listened:
    answer = post(client, "did_we_listen", citizen, talk.pk, **{"answer": "mostly", "words": WORDS, **said})
    assert answer.status_code == 302
    with everything_open():
        found = Listened.objects.get(conversation=talk)
    assert answer["Location"] == reverse("listened", args=[citizen.pk, found.pk])
    return found


def yeses(found: Listened) -> list[str]:
    with everything_open():
        return list(MayQuote.objects.filter(listened=found, taken_back_at=None).values_list("words", flat=True))


# When it is asked


def test_it_is_asked_once_after_the_last_conversation(cast: Cast, client_for: ClientFor) -> None:
    client, her = client_for(cast.eirlys), cast.hers.citizen
    talked(her, cast.carys, days=3)
    talk = talked(her, cast.carys)
    plan = text(get(client, "plan", her))
    assert "You talked with Carys, today." in plan
    assert plan.count("Did we really listen?") == 1
    assert reverse("did_we_listen", args=[her.pk, talk.pk]) in plan
    answered(client, her, talk)
    assert "Did we really listen?" not in text(get(client, "plan", her))


def test_not_now_is_not_asked_again_while_she_is_here(cast: Cast, client_for: ClientFor) -> None:
    client, her = client_for(cast.eirlys), cast.hers.citizen
    talk = talked(her, cast.carys)
    assert post(client, "listened_not_now", her, talk.pk)["Location"] == reverse("plan", args=[her.pk])
    assert "Did we really listen?" not in text(get(client, "plan", her))
    assert "Did we really listen?" in text(get(client_for(cast.eirlys), "plan", her))
    talked(her, cast.carys)
    assert "Did we really listen?" in text(get(client, "plan", her))


def test_nobody_is_asked_about_long_ago_nor_about_what_they_wrote_themselves(cast: Cast, client_for: ClientFor) -> None:
    client, her = client_for(cast.eirlys), cast.hers.citizen
    with everything_open():
        Conversation.objects.filter(citizen=her).update(put_away_at=timezone.now())
    talked(her, cast.carys, days=31)
    talked(her, cast.eirlys)
    talked(her, cast.gwen)
    assert "Did we really listen?" not in text(get(client, "plan", her))
    talked(her, cast.carys, days=29)
    assert "Did we really listen?" in text(get(client, "plan", her))
    with everything_open():
        factories.ClosingFactory(citizen=her, by=cast.carys, kind="died", died_on=timezone.localdate())
    assert "Did we really listen" not in text(get(client_for(cast.carys), "plan", her))


def test_others_are_not_asked(cast: Cast, client_for: ClientFor) -> None:
    her, talk = cast.hers.citizen, talked(cast.hers.citizen, cast.carys)
    for name in ("carys", "gwen"):
        client = client_for(getattr(cast, name))
        assert "Did we really listen" not in text(get(client, "plan", her))
        for page in ("did_we_listen", "did_we_listen_paper"):
            assert get(client, page, her, talk.pk).status_code == 403
        assert post(client, "did_we_listen", her, talk.pk, answer="really").status_code == 403
    for name in ("dai", "tomos", "former", "urien", "megan"):
        assert get(client_for(getattr(cast, name)), "did_we_listen", her, talk.pk).status_code == 404
    with everything_open():
        assert not Listened.objects.filter(conversation=talk).exists()


# What she answers, and who reads it


def test_only_she_reads_it_unless_she_says_so(cast: Cast, client_for: ClientFor) -> None:
    client, her = client_for(cast.eirlys), cast.hers.citizen
    found = answered(client, her, talked(her, cast.carys))
    assert (found.who_can_see, found.written_by) == ("us", cast.eirlys)
    page = text(get(client, "listened", her, found.pk))
    for said in ("Mostly", "Dr. Patel never does!", "Just me", "After you talked with Carys, today."):
        assert said in page
    for name in ("carys", "gwen", "ifan", "tomos", "urien"):
        other = client_for(getattr(cast, name))
        assert get(other, "listened", her, found.pk).status_code == 404
        assert "Dr. Patel" not in text(get(other, "story", her))


def test_those_who_work_with_her_read_it_when_she_ticks_it(cast: Cast, client_for: ClientFor) -> None:
    client, her = client_for(cast.eirlys), cast.hers.citizen
    talk = talked(her, cast.carys)
    found = answered(client, her, talk, may_read="on")
    page = text(get(client_for(cast.carys), "listened", her, found.pk))
    assert "Dr. Patel never does!" in page
    assert "May we quote" not in page
    assert "Change the answer" not in page
    assert get(client_for(cast.gwen), "listened", her, found.pk).status_code == 404
    # And takes it away again, with the same tick or on the page that every piece has.
    answered(client, her, talk)
    assert get(client_for(cast.carys), "listened", her, found.pk).status_code == 404
    here = reverse("listened", args=[her.pk, found.pk])
    assert post(client, "listened_who_can_see", her, found.pk, who_can_see="everyone")["Location"] == here
    assert get(client_for(cast.gwen), "listened", her, found.pk).status_code == 200
    # The tick narrows nothing that was told more widely.
    answered(client, her, talk, may_read="on", words="You did.")
    assert get(client_for(cast.gwen), "listened", her, found.pk).status_code == 200
    assert post(client, "listened_who_can_see", her, found.pk).status_code == 422
    assert "Thank you for the plums" in text(get(client, "listened_earlier", her, found.pk))


def test_an_answer_is_enough_and_nothing_typed_is_lost(cast: Cast, client_for: ClientFor) -> None:
    client, her = client_for(cast.eirlys), cast.hers.citizen
    talk = talked(her, cast.carys)
    without = post(client, "did_we_listen", her, talk.pk, words="Not lost.", may_read="on")
    assert without.status_code == 422
    assert "Choose the answer that comes nearest." in text(without)
    assert "Not lost." in text(without)
    assert re.search(r'name="may_read"[^>]* checked', without.content.decode())
    found = answered(client, her, talk, words="", answer="no")
    page = text(get(client, "listened", her, found.pk))
    assert "May we quote you?" not in page
    assert (
        "“"
        not in text(get(client, "listened_who_can_see", her, found.pk)).partition("<main")[2].partition("Just us")[0]
    )
    again = get(client, "did_we_listen", her, talk.pk)
    assert re.search(r'value="no"[^>]* checked', again.content.decode())


def test_about_what_she_wrote_herself_she_may_say_it_too(cast: Cast, client_for: ClientFor) -> None:
    her, talk = cast.hers.citizen, talked(cast.hers.citizen, cast.eirlys)
    assert "About what you wrote, today." in text(get(client_for(cast.eirlys), "did_we_listen", her, talk.pk))


# May we quote you?


def test_sentence_by_sentence_and_taken_back_at_one_press(cast: Cast, client_for: ClientFor) -> None:
    client, her = client_for(cast.eirlys), cast.hers.citizen
    found = answered(client, her, talked(her, cast.carys))
    page = text(get(client, "listened", her, found.pk))
    assert page.count("You may quote this") == 3
    assert page.count("No: nobody quotes this.") == 3
    assert yeses(found) == []
    here = reverse("listened", args=[her.pk, found.pk]) + "#may-quote"
    assert post(client, "may_quote", her, found.pk, words="Dr. Patel never does!")["Location"] == here
    # A double press is one yes.
    post(client, "may_quote", her, found.pk, words="Dr. Patel never does!")
    assert yeses(found) == ["Dr. Patel never does!"]
    assert "We may quote this, since today." in text(get(client, "listened", her, found.pk))
    with everything_open():
        quote = MayQuote.objects.get(listened=found)
    assert "Dr. Patel never does!" in text(get(client, "quotes", her))
    back = post(client, "quote_taken_back", her, quote.pk, back="quotes")
    assert back["Location"] == reverse("quotes", args=[her.pk])
    assert yeses(found) == []
    assert "Taken back today." in text(get(client, "quotes", her))
    # A second press changes nothing; and it can be allowed again, which is another yes.
    assert post(client, "quote_taken_back", her, quote.pk)["Location"] == here
    post(client, "may_quote", her, found.pk, words="Dr. Patel never does!")
    assert yeses(found) == ["Dr. Patel never does!"]
    assert "Taken back today." not in text(get(client, "quotes", her))
    with everything_open():
        assert MayQuote.objects.filter(listened=found).count() == 2


def test_only_a_whole_sentence_as_it_stands(cast: Cast, client_for: ClientFor) -> None:
    client, her = client_for(cast.eirlys), cast.hers.citizen
    found = answered(client, her, talked(her, cast.carys))
    for said in ("", "You let me", "Carys is wonderful.", WORDS):
        post(client, "may_quote", her, found.pk, words=said)
    assert yeses(found) == []
    assert "These words have changed since." in text(get(client, "listened", her, found.pk))


def test_what_she_changes_is_quoted_no_more(cast: Cast, client_for: ClientFor) -> None:
    client, her = client_for(cast.eirlys), cast.hers.citizen
    talk = talked(her, cast.carys)
    found = answered(client, her, talk)
    for sentence in ("You let me finish.", "Dr. Patel never does!"):
        post(client, "may_quote", her, found.pk, words=sentence)
    answered(client, her, talk, words="You let me finish. He does sometimes.")
    assert yeses(found) == ["You let me finish."]


def test_nobody_else_says_yes_or_takes_back(cast: Cast, client_for: ClientFor, as_user: AsUser) -> None:
    client, her = client_for(cast.eirlys), cast.hers.citizen
    found = answered(client, her, talked(her, cast.carys), may_read="on")
    post(client, "may_quote", her, found.pk, words="You let me finish.")
    with everything_open():
        quote = MayQuote.objects.get(listened=found)
    carys = client_for(cast.carys)
    assert post(carys, "may_quote", her, found.pk, words="Dr. Patel never does!").status_code == 403
    assert post(carys, "quote_taken_back", her, quote.pk).status_code == 403
    assert get(carys, "quotes", her).status_code == 403
    with as_user(cast.carys):
        seen, seen_quote = Listened.objects.get(pk=found.pk), MayQuote.objects.get(pk=quote.pk)
        for act in (
            lambda: actions.may_quote(by=cast.carys, listened=seen, words="Dr. Patel never does!"),
            lambda: actions.take_back(by=cast.carys, quote=seen_quote),
            lambda: actions.change_answer(by=cast.carys, listened=seen, answer="really", words=""),
            lambda: actions.say_whether_we_listened(
                by=cast.carys, citizen=her, conversation=cast.hers[Conversation, "everyone"], answer="really"
            ),
        ):
            with pytest.raises(PermissionError):
                act()
        # And the wall says the same.
        with pytest.raises(ProgrammingError), transaction.atomic():
            MayQuote.objects.create(listened=seen, by=cast.carys, words="Dr. Patel never does!")
        seen_quote.taken_back_at = timezone.now()
        with pytest.raises(ProgrammingError), transaction.atomic():
            seen_quote.save(update_fields=["taken_back_at"])
    assert yeses(found) == ["You let me finish."]


def test_her_rights_lead_to_what_may_be_quoted(cast: Cast, client_for: ClientFor) -> None:
    page = text(get(client_for(cast.eirlys), "rights", cast.hers.citizen))
    assert reverse("quotes", args=[cast.hers.citizen.pk]) in page


# On paper


def test_the_slip_is_in_their_language_and_without_a_name(cast: Cast, client_for: ClientFor) -> None:
    talk = talked(cast.iolo, cast.carys)
    client = client_for(cast.carys)
    plan = text(get(client, "plan", cast.iolo))
    assert "You talked with Iolo, today." in plan
    assert reverse("did_we_listen_paper", args=[cast.iolo.pk, talk.pk]) in plan
    page = text(get(client, "did_we_listen_paper", cast.iolo, talk.pk))
    slip = page[page.index("<article") : page.index("</article>")]
    assert "Iolo" not in slip
    assert "Carys types this in for you, and reads it." in slip
    for answer in Listened.Answer.labels:
        assert str(answer) in slip
    for language, lang in (("cy", "cy"), ("pl", "en")):
        with everything_open():
            Citizen.objects.filter(pk=cast.iolo.pk).update(language=language)
        page = get(client, "did_we_listen_paper", cast.iolo, talk.pk).content.decode()
        assert f'<article class="sheet slip" lang="{lang}"' in page


def test_what_was_typed_in_says_so(cast: Cast, client_for: ClientFor) -> None:
    client, talk = client_for(cast.carys), talked(cast.iolo, cast.carys)
    page = text(get(client, "did_we_listen", cast.iolo, talk.pk))
    assert "Nobody else does, unless Iolo says so." in page
    assert "Those who work with Iolo may read this" in page
    found = answered(client, cast.iolo, talk)
    assert (found.who_can_see, found.written_by) == ("us", cast.carys)
    assert "You typed this in at Iolo’s word" in text(get(client, "listened", cast.iolo, found.pk))
    post(client, "may_quote", cast.iolo, found.pk, words="You let me finish.")
    assert yeses(found) == ["You let me finish."]
    assert "You let me finish." in text(get(client, "quotes", cast.iolo))
    # Another who works with Iolo does not see it; and where they may, they see who typed it.
    with everything_open():
        factories.AlongsideFactory(citizen=cast.iolo, user=cast.tomos)
    tomos = client_for(cast.tomos)
    assert get(tomos, "listened", cast.iolo, found.pk).status_code == 404
    assert "Carys talked with Iolo, today." not in text(get(client, "plan", cast.iolo))
    assert "Carys talked with Iolo, today." in text(get(tomos, "plan", cast.iolo))
    answered(client, cast.iolo, talk, may_read="on")
    assert "Carys typed this in at Iolo’s word" in text(get(tomos, "listened", cast.iolo, found.pk))
    # At Iolo's word he changes the answer; who sees it is not his to say.
    form = text(get(tomos, "did_we_listen", cast.iolo, talk.pk))
    assert "may read this" not in form
    answered(tomos, cast.iolo, talk, answer="no")
    with everything_open():
        found.refresh_from_db()
        assert (found.answer, found.who_can_see) == ("no", "workers")


def test_whom_they_trust_types_it_in_too(cast: Cast, client_for: ClientFor) -> None:
    with everything_open():
        factories.AlongsideFactory(
            citizen=cast.iolo, user=cast.gwen, walks_as=Alongside.SUPPORTER, trusted=True, how_related="my cousin"
        )
    client, talk = client_for(cast.gwen), talked(cast.iolo, cast.carys)
    assert "Did we really listen" not in text(get(client, "plan", cast.iolo))
    assert "Everyone alongside Iolo may read this" in text(get(client, "did_we_listen", cast.iolo, talk.pk))
    assert answered(client, cast.iolo, talk, may_read="on").who_can_see == "everyone"
