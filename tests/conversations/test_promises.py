"""What somebody said they would do, on both sides: who writes it down, who says whether it was kept, who reads it."""

import datetime
from collections.abc import Callable
from contextlib import AbstractContextManager
from html import unescape
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import Error, connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from conversations.actions import promises as actions
from conversations.models import Pledge
from networks import actions as networks
from people.actions import change_who_can_see
from people.models import Citizen, User
from tests.cast import Cast
from tests.conftest import everything_open
from tests.factories import AlongsideFactory, PledgeFactory, PromiseFactory, SupportRequestFactory

As = Callable[[User], AbstractContextManager[None]]
SignIn = Callable[[User], Client]

TODAY = timezone.localdate()
YESTERDAY = TODAY - datetime.timedelta(days=1)
REFUSED = r"somebody else to change|permission denied"
FRIDAY = TODAY + datetime.timedelta(days=4)


@pytest.fixture
def her(cast: Cast) -> Citizen:
    """Eirlys, of whom nothing is promised but what a test says."""
    with everything_open():
        Pledge.objects.all().delete()
    return cast.hers.citizen


def url(name: str, citizen: Citizen, *things: Any) -> str:
    return reverse(name, args=[citizen.pk, *(thing.pk for thing in things)])


def text(answer: Any) -> str:
    return " ".join(unescape(answer.content.decode()).split())


def now(pledge: Pledge) -> Pledge:
    with everything_open():
        return Pledge.objects.get(pk=pledge.pk)


def carys_said(cast: Cast, her: Citizen, **more: Any) -> Any:
    """As Eirlys wrote it down."""
    said = {"words": "ring before chapel", "due": YESTERDAY, "said_by": cast.carys, "written_by": cast.eirlys}
    with everything_open():
        return PledgeFactory(citizen=her, **{**said, **more})


# Writing it down


def test_a_worker_writes_what_they_said_they_would(cast: Cast, client_for: SignIn, her: Citizen) -> None:
    carys = client_for(cast.carys)
    page = text(carys.get(url("pledge_new", her)))
    assert "What did you say you would do?" in page
    assert "Who said it?" not in page
    answer = carys.post(url("pledge_new", her), {"words": " ring before chapel. "})
    assert answer["Location"] == url("plan", her) + "#promised"
    with everything_open():
        made = Pledge.objects.get()
    assert (made.said_by, made.by_them, made.due, made.written_by) == (cast.carys, False, None, cast.carys)
    assert "You said you would ring before chapel." in text(carys.get(url("plan", her)))
    assert "Carys said they would ring before chapel." in text(client_for(cast.eirlys).get(url("plan", her)))


def test_the_person_writes_what_they_said_and_what_others_said(cast: Cast, client_for: SignIn, her: Citizen) -> None:
    eirlys = client_for(cast.eirlys)
    page = text(eirlys.get(url("pledge_new", her)))
    for who in ("I said I would…", "Carys said they would…", "Gwen said they would…"):
        assert who in page
    assert "Former said" not in page
    mine = {"who": "me", "words": "ask Beti"}
    hers = {"who": cast.carys.pk, "words": "ring before chapel", "due": YESTERDAY}
    for body in (mine, hers):
        assert eirlys.post(url("pledge_new", her), body).status_code == 302
    with everything_open():
        asked, rung = Pledge.objects.order_by("pk")
    assert (asked.by_them, asked.said_by, rung.by_them, rung.said_by) == (True, None, False, cast.carys)
    page = text(eirlys.get(url("plan", her)))
    assert 'I said I would <span class="voice" lang="en">ask Beti</span>.' in page
    assert '<mark class="ours">Carys said they would ring before chapel, by yesterday.</mark>' in page
    assert "That has not happened yet. It is for us to put right." in page


@pytest.mark.parametrize(
    ("body", "what"),
    [
        ({"words": "ring"}, "Choose who said it."),
        ({"words": "ring", "who": "999999"}, "Choose who said it."),
        ({"words": " ", "who": "me"}, "Write at least a few words."),
        ({"words": "ring", "who": "me", "due": "soon"}, "Choose a day."),
        ({"words": "ring", "who": "me", "due": "1926-01-01"}, "Choose a day less than a year away."),
    ],
)
def test_what_is_missing_is_said(cast: Cast, client_for: SignIn, her: Citizen, body: dict[str, str], what: str) -> None:
    answer = client_for(cast.eirlys).post(url("pledge_new", her), body)
    assert answer.status_code == 422
    assert what in text(answer)
    assert body["words"].strip() in text(answer)


def test_at_the_word_of_somebody_without_a_sign_in(cast: Cast, client_for: SignIn) -> None:
    carys = client_for(cast.carys)
    with everything_open():
        AlongsideFactory(citizen=cast.iolo, user=cast.tomos)
    page = text(carys.get(url("pledge_new", cast.iolo)))
    assert 'name="who" value="me" id="id_who_0" required checked>' in page.replace(" aria-invalid", "")
    for who in ("I said I would…", "Iolo said they would…", "Tomos said they would…"):
        assert who in page
    for who in ("me", "them", str(cast.tomos.pk)):
        assert carys.post(url("pledge_new", cast.iolo), {"who": who, "words": f"said {who}"}).status_code == 302
    with everything_open():
        rows = list(Pledge.objects.filter(citizen=cast.iolo).order_by("pk").values_list("by_them", "said_by"))
    assert rows == [(False, cast.carys.pk), (True, None), (False, cast.tomos.pk)]
    assert 'Iolo said they would <span class="voice" lang="en">said them</span>.' in text(
        carys.get(url("plan", cast.iolo))
    )


def test_nobody_writes_what_another_said(cast: Cast, client_for: SignIn, as_user: As, her: Citizen) -> None:
    client_for(cast.gwen).post(url("pledge_new", her), {"who": cast.carys.pk, "words": "ring"})
    with everything_open():
        assert Pledge.objects.get().said_by == cast.gwen, "who is not asked who, writes their own"
    for who in (cast.carys, None):
        with as_user(cast.gwen), pytest.raises(PermissionDenied):
            actions.promise(by=cast.gwen, citizen=her, words="ring", said_by=who)


# Kept, and not


@pytest.mark.parametrize("name", ["carys", "eirlys"])
def test_kept_in_one_press(cast: Cast, client_for: SignIn, her: Citizen, name: str) -> None:
    pledge, client = carys_said(cast, her), client_for(cast.users[name])
    page = text(client.post(url("pledge_kept", her, pledge), follow=True))
    assert "Written down: it is done." in page
    assert "ring before chapel, by yesterday. Done today." in page
    assert now(pledge).kept_at is not None
    assert "It was not done after all" in text(client.get(url("pledge", her, pledge)))
    client.post(url("pledge_unkept", her, pledge))
    assert now(pledge).kept_at is None


def test_not_kept_and_why_by_whoever_promised_it(cast: Cast, client_for: SignIn, her: Citizen) -> None:
    pledge, carys, eirlys = carys_said(cast, her), client_for(cast.carys), client_for(cast.eirlys)
    assert "Why not?" in text(carys.get(url("pledge", her, pledge)))
    page = text(carys.post(url("pledge_not_kept", her, pledge), {"why": "the car would not start"}, follow=True))
    assert "Why: the car would not start" in page
    page = text(eirlys.get(url("plan", her)))
    assert '<mark class="ours">Carys said they would ring before chapel, by yesterday.</mark>' in page
    assert "That has not happened yet. It is for us to put right." in page
    assert "Why: the car would not start" in page
    first = now(pledge).not_kept_at
    # Said again, in other words: of the same day.
    carys.post(url("pledge_not_kept", her, pledge), {"why": "the battery"})
    assert (now(pledge).why, now(pledge).not_kept_at) == ("the battery", first)
    eirlys.post(url("pledge_kept", her, pledge))
    assert (now(pledge).not_kept_at, now(pledge).why) == (None, "")


def test_the_person_says_that_it_did_not_happen_and_is_not_asked_why(
    cast: Cast, client_for: SignIn, her: Citizen
) -> None:
    pledge, eirlys = carys_said(cast, her), client_for(cast.eirlys)
    page = text(eirlys.get(url("pledge", her, pledge)))
    assert "It did not happen" in page
    assert "Why not?" not in page
    eirlys.post(url("pledge_not_kept", her, pledge))
    assert now(pledge).not_kept_at is not None
    assert eirlys.post(url("pledge_not_kept", her, pledge), {"why": "she forgot"}).status_code == 403
    # It is open for Carys to say why.
    assert "Why not?" in text(client_for(cast.carys).get(url("pledge", her, pledge)))
    eirlys.post(url("pledge_unkept", her, pledge))
    assert now(pledge).not_kept_at is None


def test_what_the_person_said_is_never_broken(cast: Cast, client_for: SignIn, her: Citizen) -> None:
    with everything_open():
        pledge: Any = PledgeFactory(citizen=her, by_them=True, written_by=cast.eirlys, words="ask Beti", due=YESTERDAY)
    for user in (cast.eirlys, cast.carys):
        for page in (url("plan", her), url("pledge", her, pledge)):
            seen = text(client_for(user).get(page)).partition("What we said we would do")[2] or "ask Beti"
            assert "ask Beti" in seen
            assert 'class="ours"' not in seen
            assert "put right" not in seen
            assert "That was" not in seen
    assert "ask Beti" not in text(client_for(cast.carys).get(reverse("my_people")))
    eirlys = client_for(cast.eirlys)
    eirlys.post(url("pledge_not_kept", her, pledge), {"why": "she was away"})
    page = text(eirlys.get(url("plan", her)))
    assert "It did not happen." in page
    assert '<span class="voice" lang="en">she was away</span>' in page
    assert 'class="ours"' not in page
    # Somebody who walks with her says neither that she did, nor that she did not.
    for name in ("pledge_kept", "pledge_not_kept", "pledge_unkept", "pledge_again"):
        assert client_for(cast.carys).post(url(name, her, pledge), {"due": FRIDAY}).status_code == 403


def test_promised_again_settles_the_one_before(cast: Cast, client_for: SignIn, her: Citizen) -> None:
    pledge, carys = carys_said(cast, her), client_for(cast.carys)
    answer = carys.post(url("pledge_again", her, pledge), {"due": YESTERDAY})
    assert answer.status_code == 422
    assert "Choose today or a later day." in text(answer)
    page = text(carys.post(url("pledge_again", her, pledge), {"due": FRIDAY}, follow=True))
    assert f"You said you would ring before chapel, by {FRIDAY:%A}." in page
    assert "First promised today" in page
    carys.post(url("pledge_again", her, pledge), {"due": FRIDAY})
    with everything_open():
        again = Pledge.objects.get(instead_of=pledge)
    assert (again.said_by, again.written_by, again.words) == (cast.carys, cast.carys, "ring before chapel")
    assert now(pledge).not_kept_at is not None
    old = text(carys.get(url("pledge", her, pledge)))
    assert "It did not happen then, and was promised again." in old
    assert 'class="ours"' not in old
    assert "Promise it again" not in old
    plan = text(client_for(cast.eirlys).get(url("plan", her)))
    assert plan.count("ring before chapel,") == 1
    assert f"by {FRIDAY:%A}" in plan


def test_nobody_promises_for_another(cast: Cast, client_for: SignIn, her: Citizen) -> None:
    pledge = carys_said(cast, her)
    eirlys = client_for(cast.eirlys)
    assert "Promise it again" not in text(eirlys.get(url("pledge", her, pledge)))
    assert eirlys.post(url("pledge_again", her, pledge), {"due": FRIDAY}).status_code == 403
    carys = client_for(cast.carys)
    carys.post(url("pledge_kept", her, pledge))
    assert carys.post(url("pledge_again", her, pledge), {"due": FRIDAY}).status_code == 403
    assert eirlys.post(url("pledge_not_kept", her, pledge), {"why": "x" * 501}).status_code == 422


def test_the_person_promises_their_own_again(cast: Cast, client_for: SignIn, her: Citizen) -> None:
    with everything_open():
        pledge: Any = PledgeFactory(citizen=her, by_them=True, written_by=cast.eirlys, words="ask Beti", due=YESTERDAY)
    client_for(cast.eirlys).post(url("pledge_again", her, pledge), {"due": FRIDAY})
    with everything_open():
        again = Pledge.objects.get(instead_of=pledge)
    assert (again.by_them, again.said_by, again.due) == (True, None, FRIDAY)


# The plan


def test_kept_lately_stands_in_a_quiet_line(cast: Cast, client_for: SignIn, her: Citizen) -> None:
    ago = timezone.now() - datetime.timedelta(days=3)
    carys_said(cast, her, kept_at=ago)
    carys_said(cast, her, words="bring the paper", kept_at=ago - datetime.timedelta(days=14))
    carys_said(cast, her, words="lend a ladder", put_away_at=ago)
    with everything_open():
        request = SupportRequestFactory(citizen=her)
        PromiseFactory(request=request, by=cast.gwen, words="ask the joiner", kept_at=ago)
    page = text(client_for(cast.eirlys).get(url("plan", her)))
    assert "Nothing is promised at the moment, on either side." in page
    assert "ring before chapel" in page
    assert "Gwen said they would ask the joiner" in page
    assert "bring the paper" not in page
    assert "lend a ladder" not in page


def test_each_side_has_its_mark(cast: Cast, client_for: SignIn, her: Citizen) -> None:
    hers = carys_said(cast, her, due=FRIDAY)
    gwens = carys_said(cast, her, said_by=cast.gwen, due=YESTERDAY)
    page = text(client_for(cast.eirlys).get(url("plan", her)))
    assert f'<li class="item ours" id="pledge-{hers.pk}">' in page
    assert f'<li class="item theirs" id="pledge-{gwens.pk}">' in page
    # What her sister has not done yet is said, and is not for us to put right.
    assert "Gwen said they would ring before chapel, by yesterday." in page
    assert 'class="ours"' not in page
    assert "put right" not in page
    assert '<mark class="ours">You said you would ring' in text(client_for(cast.gwen).get(url("plan", her)))


def test_with_whom_it_is_not_shared_sees_none_of_it(cast: Cast, client_for: SignIn, her: Citizen) -> None:
    pledge, ifan = carys_said(cast, her), client_for(cast.ifan)
    assert "What we said we would do" not in text(ifan.get(url("plan", her)))
    for page in ("pledge", "pledge_words", "pledge_earlier"):
        assert ifan.get(url(page, her, pledge)).status_code == 404
    assert ifan.get(url("pledge_new", her)).status_code == 404


# Its words


def test_nobody_rewrites_what_another_promised(cast: Cast, client_for: SignIn, as_user: As, her: Citizen) -> None:
    pledge, carys, eirlys = carys_said(cast, her), client_for(cast.carys), client_for(cast.eirlys)
    assert carys.get(url("pledge_words", her, pledge)).status_code == 403
    assert url("pledge_words", her, pledge) not in text(carys.get(url("pledge", her, pledge)))
    assert url("pledge_words", her, pledge) in text(eirlys.get(url("pledge", her, pledge)))
    page = eirlys.get(url("pledge_words", her, pledge))
    assert "Carys said they would…" in text(page)
    there, base = url("pledge_words", her, pledge), page.context["form"]["base"].value()
    assert eirlys.post(there, {"words": " "}).status_code == 422
    assert eirlys.post(there, {"words": "ring after chapel", "base": base}).status_code == 302
    # Whoever had it before them as it was before reads both.
    assert eirlys.post(there, {"words": "ring at noon", "base": base}).status_code == 409
    assert now(pledge).words == "ring after chapel"
    with as_user(cast.carys), pytest.raises(Error, match="somebody else to change"), transaction.atomic():
        Pledge.objects.filter(pk=pledge.pk).update(words="ring some time")


# The wall


def change(statement: str, pledge: Pledge) -> int:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"update conversations_pledge set {statement} where id = %s", [pledge.pk])
        return int(cursor.rowcount)


@pytest.mark.parametrize(
    ("statement", "may"),
    [
        ("kept_at = now()", "carys eirlys"),
        ("not_kept_at = now()", "carys eirlys"),
        ("why = 'the car'", "carys"),
        ("due = now()", ""),
        ("said_by_id = written_by_id", ""),
        ("by_them = true", ""),
        ("instead_of_id = null", ""),
        ("put_away_at = now()", "eirlys"),
    ],
)
def test_who_may_say_what_of_a_promise(cast: Cast, as_user: As, her: Citizen, statement: str, may: str) -> None:
    pledge = carys_said(cast, her)
    for name in {"carys", "eirlys", "gwen"} - {*may.split()}:
        with as_user(cast.users[name]), pytest.raises(Error, match=REFUSED):
            change(statement, pledge)
    for name in may.split():
        with as_user(cast.users[name]):
            assert change(statement, pledge) == 1


def test_the_person_takes_a_why_away_and_gives_none(cast: Cast, as_user: As, her: Citizen) -> None:
    pledge = carys_said(cast, her, not_kept_at=timezone.now(), why="the car")
    with as_user(cast.eirlys):
        assert change("why = ''", pledge) == 1


@pytest.mark.parametrize("said_by", ["former", "tomos", "dai"])
def test_only_of_those_alongside(cast: Cast, as_user: As, her: Citizen, said_by: str) -> None:
    with as_user(cast.eirlys), pytest.raises(Error, match="row-level security"), transaction.atomic():
        Pledge.objects.create(citizen=her, written_by=cast.eirlys, said_by=cast.users[said_by], words="ring")


def test_a_promise_is_somebodys_and_only_one_persons(cast: Cast, as_user: As, her: Citizen) -> None:
    for said in ({"by_them": False, "said_by": None}, {"by_them": True, "said_by": cast.carys}):
        with everything_open(), pytest.raises(Error, match="pledged_by_one"), transaction.atomic():
            PledgeFactory(citizen=her, **said)


def test_nobody_settles_anothers_promise(cast: Cast, as_user: As, her: Citizen) -> None:
    pledge = carys_said(cast, her)
    with as_user(cast.gwen), pytest.raises(Error, match="row-level security"), transaction.atomic():
        Pledge.objects.create(citizen=her, written_by=cast.gwen, said_by=cast.gwen, words="ring", instead_of=pledge)


def test_what_was_promised_again_is_closed_with_the_one_before(cast: Cast, as_user: As, her: Citizen) -> None:
    pledge = carys_said(cast, her)
    with as_user(cast.carys):
        again = actions.promise_again(by=cast.carys, pledge=pledge, due=FRIDAY)
    with as_user(cast.eirlys):
        change_who_can_see(by=cast.eirlys, piece=Pledge.objects.get(pk=pledge.pk), who_can_see="workers")
    assert now(again).who_can_see == "workers"


def test_nobody_else_says_how_it_went(cast: Cast, as_user: As, her: Citizen) -> None:
    pledge = carys_said(cast, her)
    with as_user(cast.gwen):
        for act in (networks.keep_promise, networks.say_not_kept, networks.unkeep_promise):
            with pytest.raises(PermissionDenied):
                act(by=cast.gwen, promise=pledge)
