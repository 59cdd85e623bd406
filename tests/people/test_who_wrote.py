"""Under whose name words stand, who helped to write them, who can see them, and what they were before."""

import html
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from conversations.models import Conversation, Matter
from networks.models import Connection, SupportRequest
from people.models import Citizen, User
from strengths.models import Strength
from tests import factories
from tests.cast import Cast
from tests.conftest import everything_open

ClientFor = Callable[[User], Client]


def url(name: str, citizen: Citizen, *more: Any) -> str:
    return reverse(name, args=[citizen.pk, *more])


def read(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def written(citizen: Citizen, by: User, **more: Any) -> dict[str, Any]:
    whole = {"citizen": citizen, "written_by": by, **more}
    with everything_open():
        return {
            "matter": factories.MatterFactory(**whole),
            "strength": factories.StrengthFactory(**whole),
            "request": factories.SupportRequestFactory(**whole),
            "connection": factories.ConnectionFactory(**whole),
            "conversation": factories.ConversationFactory(**whole),
        }


def pages(citizen: Citizen, things: dict[str, Any]) -> list[str]:
    return [
        url("plan", citizen),
        url("matter", citizen, things["matter"].pk),
        url("asked", citizen),
        url("request", citizen, things["request"].pk),
        url("someone", citizen, things["connection"].pk),
    ]


def test_what_a_supporter_writes_stands_under_her_name(cast: Cast, client_for: ClientFor) -> None:
    her = cast.hers.citizen
    with everything_open():
        Citizen.objects.filter(pk=her.pk).update(name="Eirlys")
    things = written(her, cast.gwen)
    for name, said in (
        ("eirlys", "Gwen wrote this for you"),
        ("carys", "Gwen wrote this for Eirlys"),
        ("gwen", "You wrote this for Eirlys"),
    ):
        client = client_for(cast.users[name])
        for page in pages(her, things):
            assert said in read(client, page), page
    assert "Gwen wrote this for you" in read(client_for(cast.eirlys), url("story", her))


def test_at_the_word_of_somebody_without_a_sign_in(cast: Cast, client_for: ClientFor) -> None:
    things = written(cast.iolo, cast.carys)
    with everything_open():
        ceri: Any = factories.UserFactory(name="Ceri", works_as=User.WORKER)
        factories.AlongsideFactory(citizen=cast.iolo, user=ceri)
    for page in pages(cast.iolo, things):
        assert "Carys wrote this at Iolo’s word" in read(client_for(ceri), page), page
        assert "You wrote this at Iolo’s word" in read(client_for(cast.carys), page), page


def test_her_own_words_stand_under_nobody_elses_name(cast: Cast, client_for: ClientFor) -> None:
    with everything_open():
        quiet: Any = factories.CitizenFactory(user=factories.UserFactory(name="Beti"), name="Beti")
    things = written(quiet, quiet.user)
    client = client_for(quiet.user)
    for page in pages(quiet, things):
        assert "wrote this" not in read(client, page), page


def test_who_helped_is_said_beside_it(cast: Cast, client_for: ClientFor) -> None:
    things = written(cast.hers.citizen, cast.eirlys, helped_by="Mair")
    client = client_for(cast.gwen)
    for page in [*pages(cast.hers.citizen, things), url("story", cast.hers.citizen)]:
        assert "Supported to write this by Mair" in read(client, page), page


FORMS: dict[str, tuple[type[Any], dict[str, str]]] = {
    "matter_new": (Matter, {"words": "To be asked."}),
    "strength_new": (Strength, {"words": "Listening."}),
    "ask": (SupportRequest, {"words": "A lift on Tuesday."}),
}


@pytest.mark.parametrize("name", FORMS)
def test_it_can_be_said_when_writing_and_can_be_left(name: str, cast: Cast, client_for: ClientFor) -> None:
    model, said = FORMS[name]
    client, page = client_for(cast.eirlys), url(name, cast.hers.citizen)
    assert "Did somebody help you to write this?" in read(client, page)
    for helped_by in ("Mair", ""):
        assert client.post(page, {**said, "helped_by": helped_by}).status_code == 302
        with everything_open():
            assert model.objects.latest("pk").helped_by == helped_by


def test_it_can_be_said_on_the_paper(cast: Cast, client_for: ClientFor) -> None:
    client = client_for(cast.eirlys)
    paper = client.get(url("conversation_new", cast.hers.citizen))["Location"]
    assert client.post(paper, {"words": "I sing.", "helped_by": "Mair"}).status_code == 302
    with everything_open():
        assert Conversation.objects.latest("written_at").helped_by == "Mair"


def test_it_can_be_said_afterwards_without_changing_a_word(cast: Cast, client_for: ClientFor) -> None:
    matter = cast.hers[Matter, "everyone"]
    client, page = client_for(cast.eirlys), url("matter_words", cast.hers.citizen, matter.pk)
    client.post(page, {"words": matter.words, "helped_by": "Mair"})
    with everything_open():
        now = Matter.objects.get(pk=matter.pk)
    assert (now.helped_by, now.words, now.changed_at) == ("Mair", matter.words, None)
    assert 'value="Mair"' in read(client, page)


# The one line


LINKED = {"matter": Matter, "strength": Strength, "supportrequest": SupportRequest, "conversation": Conversation}


def test_everything_says_who_can_see_it_and_leads_there(cast: Cast, client_for: ClientFor) -> None:
    her, client = cast.hers.citizen, client_for(cast.eirlys)
    plan, asked, life = (read(client, url(name, her)) for name in ("plan", "asked", "life"))
    story = page = read(client, url("story", her))
    while earlier := re.search(r'id="older" href="([^"]+)"', page):
        page = read(client, url("story", her) + html.unescape(earlier[1]))
        story += page
    for line in ("us", "workers", "everyone"):
        for name, page in (("matter", plan), ("strength", plan), ("supportrequest", plan), ("supportrequest", asked)):
            assert url(f"{name}_who_can_see", her, cast.hers[LINKED[name], line].pk) in page, (name, line)
        for name in ("conversation", "supportrequest"):
            assert url(f"{name}_who_can_see", her, cast.hers[LINKED[name], line].pk) in story, (name, line)
        assert url("connection_who_can_see", her, cast.hers[Connection, line].pk) in life
    assert "Just us" in plan
    assert "Those who work with me" in plan


@pytest.mark.parametrize("page", ["plan", "story", "asked", "life"])
def test_who_may_not_change_it_only_reads_it(page: str, cast: Cast, client_for: ClientFor) -> None:
    said = read(client_for(cast.gwen), url(page, cast.hers.citizen))
    assert "Everyone alongside me" in said
    assert "/who-can-see/" not in said


# Before


def test_the_earlier_page_says_when_it_was_closed_and_opened(cast: Cast, client_for: ClientFor) -> None:
    matter = cast.hers[Matter, "everyone"]
    hers, page = client_for(cast.eirlys), url("matter_earlier", cast.hers.citizen, matter.pk)
    assert "Who could see it" not in read(hers, page)
    for line in ("us", "everyone"):
        hers.post(url("matter_who_can_see", cast.hers.citizen, matter.pk), {"who_can_see": line})
    said = read(hers, page)
    assert said.index("Open to everyone alongside me, today. By you") < said.index("Closed to just us, today. By you")
    # Who could not see it then is not told that it was closed.
    assert "Closed to just us" not in read(client_for(cast.gwen), page)
