"""Letting kept words go, keeping them again, and showing where they stand since they were changed."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from conversations import actions
from conversations.actions import keeping
from conversations.models import Conversation, Kept
from people.actions import change_who_can_see
from people.models import User
from tests import factories
from tests.cast import Cast
from tests.conftest import everything_open

pytestmark = pytest.mark.django_db

AsUser = Callable[[User | None], AbstractContextManager[None]]
ClientFor = Callable[[User], Client]
KINDS = ["matter", "strength", "connection", "request"]
HTMX = {"HX-Request": "true"}


def kept_by(cast: Cast, user: User, as_user: AsUser, kind: str = "matter", quote: str = "hear the chapel") -> Kept:
    with as_user(user):
        found = actions.keep(
            by=user, conversation=cast.hers[Conversation, "everyone"], kind=kind, quote=quote, name="Mair"
        )
    assert found
    return found


def on_the_plan(kept: Kept) -> bool:
    with everything_open():
        fresh = Kept.objects.get(pk=kept.pk)
        thing: Any = fresh.thing
        return thing.put_away_at is None


def url(name: str, cast: Cast, *args: Any) -> str:
    return reverse(name, args=[cast.hers.citizen.pk, cast.hers[Conversation, "everyone"].pk, *args])


def page(client: Client, address: str) -> str:
    return client.get(address).content.decode()


@pytest.mark.parametrize("kind", KINDS)
def test_what_was_let_go_is_off_the_plan_and_comes_back(kind: str, cast: Cast, as_user: AsUser) -> None:
    kept = kept_by(cast, cast.carys, as_user, kind)
    with as_user(cast.carys):
        assert keeping.let_go(by=cast.carys, kept=kept) is True
        assert keeping.let_go(by=cast.carys, kept=kept) is True
        assert not Kept.objects.still_kept().filter(pk=kept.pk).exists()
    assert not on_the_plan(kept)
    with as_user(cast.carys):
        assert keeping.keep_again(by=cast.carys, kept=kept) is True
        assert keeping.keep_again(by=cast.carys, kept=kept) is True
    assert on_the_plan(kept)


def a_telling(cast: Cast, thing: Any) -> None:
    factories.TellingFactory(matter=thing)


def a_reply(cast: Cast, thing: Any) -> None:
    factories.ReplyFactory(request=thing)


def an_attempt(cast: Cast, thing: Any) -> None:
    attempt = factories.AttemptFactory(citizen=cast.hers.citizen, written_by=cast.carys)
    factories.DrawsOnFactory(attempt=attempt, strength=thing)


def other_words(cast: Cast, thing: Any) -> None:
    type(thing).objects.filter(pk=thing.pk).update(changed_at=thing.written_at, changed_by=cast.eirlys)


def the_top(cast: Cast, thing: Any) -> None:
    type(thing).objects.filter(pk=thing.pk).update(at_the_top_since=thing.written_at)


LIVES: list[tuple[str, Any]] = [
    ("matter", a_telling),
    ("matter", the_top),
    ("matter", other_words),
    ("strength", an_attempt),
    ("connection", other_words),
    ("request", a_reply),
]


@pytest.mark.parametrize(("kind", "lives"), LIVES)
def test_what_has_a_life_of_its_own_stays(
    kind: str, lives: Any, cast: Cast, as_user: AsUser, client_for: ClientFor
) -> None:
    kept = kept_by(cast, cast.carys, as_user, kind)
    with everything_open():
        lives(cast, kept.thing)
    carys = client_for(cast.carys)
    answer = carys.post(url("let_go", cast, kept.pk), follow=True).content.decode()
    assert "These words are let go." in answer
    assert "more has come of it since" in answer
    assert on_the_plan(kept)
    assert f"#kept-{kept.pk}" not in page(carys, reverse("plan", args=[cast.hers.citizen.pk]))


def test_a_worker_who_did_not_write_it_lets_the_words_go_and_says_what_stays(
    cast: Cast, as_user: AsUser, client_for: ClientFor
) -> None:
    kept = kept_by(cast, cast.gwen, as_user)
    answer = client_for(cast.carys).post(url("let_go", cast, kept.pk), follow=True).content.decode()
    assert "only Eirlys can take it off, or Gwen, who wrote it down" in answer
    assert on_the_plan(kept)
    # Eirlys may: it leaves the plan, and Carys cannot bring it back.
    client_for(cast.eirlys).post(url("let_go", cast, kept.pk))
    assert not on_the_plan(kept)
    again = client_for(cast.carys).post(url("keep_again", cast, kept.pk), follow=True).content.decode()
    assert "only Eirlys can put it back, or Gwen, who wrote it down" in again
    assert not on_the_plan(kept)


def test_who_may_let_go(cast: Cast, as_user: AsUser, client_for: ClientFor) -> None:
    of_carys, of_gwen = (
        kept_by(cast, user, as_user, kind) for user, kind in ((cast.carys, "matter"), (cast.gwen, "strength"))
    )
    gwen = client_for(cast.gwen)
    assert gwen.post(url("let_go", cast, of_carys.pk)).status_code == 403
    assert gwen.post(url("let_go", cast, of_gwen.pk)).status_code == 302
    shown = page(gwen, url("read_back", cast))
    assert f"let-go-{of_carys.pk}" not in shown
    assert f"keep-again-{of_gwen.pk}" in shown
    assert client_for(cast.ifan).post(url("let_go", cast, of_carys.pk)).status_code == 404
    assert client_for(cast.tomos).post(url("let_go", cast, of_carys.pk)).status_code == 404
    assert client_for(cast.carys).get(url("let_go", cast, of_carys.pk)).status_code == 405
    for act in (keeping.let_go, keeping.keep_again):
        with as_user(cast.gwen), pytest.raises(PermissionDenied):
            act(by=cast.gwen, kept=of_carys)
    with as_user(cast.gwen), pytest.raises(PermissionDenied):
        keeping.show_where(by=cast.gwen, kept=of_carys, quote="I want")


def test_words_of_another_conversation_are_not_here(cast: Cast, client_for: ClientFor) -> None:
    with everything_open():
        elsewhere = Kept.objects.get(conversation=cast.hers[Conversation, "us"])
        his = Kept.objects.get(conversation=cast.his[Conversation, "everyone"])
    for kept in (elsewhere, his):
        assert client_for(cast.carys).post(url("let_go", cast, kept.pk)).status_code == 404


def test_kept_as_two_things_both_stand_in_one_place(cast: Cast, as_user: AsUser, client_for: ClientFor) -> None:
    as_matter = kept_by(cast, cast.carys, as_user, "matter")
    as_request = kept_by(cast, cast.carys, as_user, "request")
    assert as_matter.pk != as_request.pk
    shown = page(client_for(cast.eirlys), url("read_back", cast))
    marks = re.findall(r'<mark class="kept" id="kept-(\d+)"', shown)
    assert {str(as_matter.pk), str(as_request.pk)} <= set(marks)
    assert re.search(r"<mark[^>]*><mark[^>]*>hear the chapel</mark></mark>", shown)
    plan = page(client_for(cast.eirlys), reverse("plan", args=[cast.hers.citizen.pk]))
    assert f"#kept-{as_matter.pk}" in plan
    assert f"#kept-{as_request.pk}" in plan


def test_each_thing_leads_to_its_words(cast: Cast, as_user: AsUser, client_for: ClientFor) -> None:
    eirlys = client_for(cast.eirlys)
    for kind, name in (("matter", "matter"), ("connection", "someone"), ("request", "request")):
        kept = kept_by(cast, cast.carys, as_user, kind)
        address = reverse(name, args=[cast.hers.citizen.pk, getattr(kept, f"{kind}_id")])
        link = f"{url('read_back', cast)}#kept-{kept.pk}"
        assert link in page(eirlys, address), kind
        eirlys.post(url("let_go", cast, kept.pk))
        assert link not in page(eirlys, address), kind


def test_keeping_what_was_let_go_takes_the_same_up_again(cast: Cast, as_user: AsUser) -> None:
    kept = kept_by(cast, cast.carys, as_user)
    with as_user(cast.carys):
        keeping.let_go(by=cast.carys, kept=kept)
    assert kept_by(cast, cast.carys, as_user) == kept
    assert on_the_plan(kept)


def test_what_cannot_be_put_back_is_kept_anew(cast: Cast, as_user: AsUser) -> None:
    kept = kept_by(cast, cast.carys, as_user)
    with as_user(cast.eirlys):
        keeping.let_go(by=cast.eirlys, kept=kept)
    # Gwen may neither keep it again nor put it back: she keeps the words under her own name.
    assert kept_by(cast, cast.gwen, as_user) != kept


def test_what_is_not_shared_stays_where_it_is(cast: Cast, as_user: AsUser) -> None:
    kept = kept_by(cast, cast.gwen, as_user)
    with everything_open():
        cast.walking["gwen"].parts = ["story"]
        cast.walking["gwen"].save(update_fields=["parts"])
    with as_user(cast.gwen):
        mine = Kept.objects.get(pk=kept.pk)
        assert keeping.let_go(by=cast.gwen, kept=mine) is False
        assert keeping.keep_again(by=cast.gwen, kept=mine) is False
    assert on_the_plan(kept)


def change(cast: Cast, as_user: AsUser, words: str) -> None:
    with everything_open():
        base = Conversation.objects.get(pk=cast.hers[Conversation, "everyone"].pk)
    with as_user(cast.carys):
        actions.save_words(
            by=cast.carys,
            citizen=cast.hers.citizen,
            conversation_id=base.pk,
            words=words,
            base={"words": base.words},
        )


def test_words_that_were_changed_say_so_and_are_shown_again(cast: Cast, as_user: AsUser, client_for: ClientFor) -> None:
    kept = kept_by(cast, cast.carys, as_user)
    change(cast, as_user, "I want to be in my own kitchen, and to hear chapel bells on a Sunday. Bells.")
    carys = client_for(cast.carys)
    shown = page(carys, url("read_back", cast))
    assert f'<li id="kept-{kept.pk}"' in shown
    assert "These words have been changed since." in shown
    asks = page(carys, f"{url('read_back', cast)}?place={kept.pk}")
    assert "Where do they stand now?" in asks
    here = url("show_where", cast, kept.pk)
    assert carys.post(here, {"quote": ""}).status_code == 422
    lost = carys.post(here, {"quote": "sermon"})
    assert (lost.status_code, "We cannot find those words here" in lost.content.decode()) == (422, True)
    assert carys.post(here, {"quote": "hear chapel bells"}).url.endswith(f"#kept-{kept.pk}")  # type: ignore[attr-defined]
    after = page(carys, url("read_back", cast))
    assert ">hear chapel bells</mark>" in after
    assert "Now it says" in after
    with everything_open():
        now = Kept.objects.get(pk=kept.pk)
    assert now.quote == "hear the chapel"
    # And it goes on from there when the words are changed again.
    change(cast, as_user, "Well. I want to be in my own kitchen, and to hear chapel bells on a Sunday. Bells.")
    assert ">hear chapel bells</mark>" in page(carys, url("read_back", cast))


def test_with_htmx_the_page_changes_in_place_and_says_so(cast: Cast, as_user: AsUser, client_for: ClientFor) -> None:
    kept = kept_by(cast, cast.carys, as_user)
    carys = client_for(cast.carys)
    answer = carys.post(url("let_go", cast, kept.pk), headers=HTMX, follow=True).content.decode()
    assert answer.startswith('<div class="split" id="read_back">')
    assert 'id="keep-again" autofocus' in answer
    assert re.search(r"#live\">These words are let go.</div>", answer)
    again = carys.post(url("keep_again", cast, kept.pk), headers=HTMX, follow=True).content.decode()
    assert re.search(r"#live\">These words are kept again.</div>", again)
    assert "#live" not in page(carys, url("read_back", cast))


def test_what_was_let_go_is_not_beside_the_page_it_was_said_on(
    cast: Cast, as_user: AsUser, client_for: ClientFor
) -> None:
    kept = kept_by(cast, cast.carys, as_user)
    carys = client_for(cast.carys)
    paper = url("conversation", cast)
    assert "hear the chapel</a>" in page(carys, paper)
    carys.post(url("let_go", cast, kept.pk))
    assert "hear the chapel</a>" not in page(carys, paper)


def test_closing_a_conversation_leaves_what_is_not_shared(cast: Cast, as_user: AsUser) -> None:
    """Gwen wrote it, and no longer sees what matters: she closes her words, and meets nothing else."""
    with everything_open():
        told: Any = factories.ConversationFactory(citizen=cast.hers.citizen, written_by=cast.gwen)
        factories.KeptFactory(conversation=told)
        cast.walking["gwen"].parts = ["story"]
        cast.walking["gwen"].save(update_fields=["parts"])
    with as_user(cast.gwen):
        change_who_can_see(by=cast.gwen, piece=Conversation.objects.get(pk=told.pk), who_can_see="us")
        assert Conversation.objects.get(pk=told.pk).who_can_see == "us"
