"""Who works here: an administrator adds them, changes how they work, and signs them out."""

from collections.abc import Callable
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import reverse

from people.models import Team, User
from tests import factories, sent
from tests.cast import Cast
from tests.conftest import everything_open

ClientFor = Callable[[User], Client]
SIAN = {"name": "Siân", "email": "Sian@Example.org", "works_as": "worker"}


@pytest.fixture
def nia(cast: Cast, client_for: ClientFor, django_capture_on_commit_callbacks: Any) -> Client:
    return sent.at_once(client_for(cast.nia), django_capture_on_commit_callbacks)


def add(client: Client, **fields: Any) -> Any:
    return client.post(reverse("worker_new"), SIAN | fields)


def change(client: Client, worker: User, **fields: Any) -> Any:
    now = {"name": worker.name, "email": worker.email or "", "works_as": worker.works_as, "team": worker.team_id or ""}
    return client.post(reverse("worker_change", args=[worker.pk]), now | fields)


def again(user: User) -> User:
    with everything_open():
        found: User = User.objects.get(pk=user.pk)
    return found


def test_those_who_work_here_and_nobody_else(cast: Cast, nia: Client) -> None:
    page = nia.get(reverse("workers")).content.decode()
    assert all(name in page for name in ("Carys", "Tomos", "Megan", "Nia"))
    assert not any(name in page for name in ("Eirlys", "Gwen", "Dai<", "Iolo"))


def test_they_stand_with_their_team_and_who_leads_it(cast: Cast, nia: Client) -> None:
    with everything_open():
        User.objects.filter(pk=cast.tomos.pk).update(team=cast.urien.team)
        User.objects.exclude(works_as="").update(last_login="2026-01-01T12:00Z")
        User.objects.filter(pk=cast.urien.pk).update(last_login=None)
    page = nia.get(reverse("workers"))
    [(team, members), (none, others)] = page.context["teams"]
    assert (team, none) == (cast.urien.team, None)
    assert [one.name for one in members] == ["Tomos", "Urien"]
    text = page.content.decode()
    assert text.count("leads the team") == text.count("has not come in yet") == 1
    assert text.index("Urien") < text.index("has not come in yet") < text.index(others[0].name)


def test_somebody_new_is_told_and_comes_in_with_their_email(
    cast: Cast, nia: Client, django_capture_on_commit_callbacks: Any
) -> None:
    assert add(nia, team=cast.urien.team_id).status_code == 302
    with everything_open():
        new = User.objects.get(email="sian@example.org")
    assert (new.name, new.works_as, new.team, new.email_is_safe) == ("Siân", "worker", cast.urien.team, True)
    assert not new.has_usable_password()
    [words] = sent.words_to("sian@example.org")
    assert "http://testserver/" in words
    assert "sian@example.org" in words
    # What is sent says nothing of anybody.
    assert not any(name in words for name in ("Eirlys", "Nia", "Siân"))
    hers = sent.at_once(Client(), django_capture_on_commit_callbacks)
    hers.post(reverse("sign_in"), {"sign_in-to": "SIAN@example.org"})
    hers.post(reverse("sign_in_code"), {"sign_in-code": sent.code_to("sian@example.org")})
    # In, but for the second step that she sets up first.
    assert hers.get(reverse("my_people"))["Location"].startswith(reverse("second_factor"))


def test_no_link_to_choose_a_password_is_given(cast: Cast, nia: Client) -> None:
    page = nia.post(reverse("worker_new"), SIAN, follow=True).content.decode()
    assert "We have written to sian@example.org." in page
    assert "welcome" not in page


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"name": " "}, "Write what they are called."),
        ({"email": "no"}, "That is not a whole e-mail."),
        ({"email": ""}, "Write the e-mail that they sign in with."),
        ({"email": "CARYS@example.org"}, "Somebody signs in with this e-mail already."),
        # Whom she does not see.
        ({"email": "eirlys@example.org"}, "Somebody signs in with this e-mail already."),
        ({"works_as": ""}, "Choose how they work."),
        ({"works_as": "king"}, "king"),
        ({"team": "0"}, "There is something to put right"),
    ],
)
def test_what_is_missing_is_said(fields: dict[str, str], says: str, cast: Cast, nia: Client) -> None:
    with everything_open():
        before = User.objects.count()
    answer = add(nia, **fields)
    assert answer.status_code == 422
    assert says in answer.content.decode()
    with everything_open():
        assert User.objects.count() == before
    assert sent.everything() == []


def test_how_somebody_works_is_changed(cast: Cast, nia: Client) -> None:
    assert change(nia, cast.megan, name="Megan Ellis", works_as="worker", team=cast.urien.team_id).status_code == 302
    megan = again(cast.megan)
    assert (megan.name, megan.works_as, megan.team) == ("Megan Ellis", "worker", cast.urien.team)
    assert sent.everything() == []


def test_another_email_is_told_to_the_one_before(cast: Cast, nia: Client) -> None:
    change(nia, cast.carys, email="CARYS.BOWEN@example.org")
    assert again(cast.carys).email == "carys.bowen@example.org"
    assert [to for to, _words in sent.everything()] == ["carys@example.org"]


def test_the_email_of_another_is_not_taken(cast: Cast, nia: Client) -> None:
    answer = change(nia, cast.carys, email="gwen@example.org")
    assert answer.status_code == 422
    assert again(cast.carys).email == "carys@example.org"
    assert sent.everything() == []


@pytest.mark.parametrize("name", ["carys", "tomos"])
def test_who_walks_with_people_or_leads_a_team_stays_a_worker(name: str, cast: Cast, nia: Client) -> None:
    if name == "tomos":
        with everything_open():
            cast.tomos.alongside.all().delete()
    answer = change(nia, cast.users[name], works_as="manager")
    assert answer.status_code == 422
    assert "First find somebody for that" in answer.content.decode()
    assert again(cast.users[name]).works_as == "worker"


def test_nobody_changes_how_they_work_themselves(cast: Cast, nia: Client) -> None:
    assert "How I sign in" in nia.get(reverse("worker", args=[cast.nia.pk])).content.decode()
    page = nia.get(reverse("worker_change", args=[cast.nia.pk])).content.decode()
    assert 'name="name"' in page
    assert 'name="works_as"' not in page
    change(nia, cast.nia, name="Nia Howells", email="other@example.org", works_as="worker")
    now = again(cast.nia)
    assert (now.name, now.email, now.works_as) == ("Nia Howells", "nia@example.org", "administrator")


@pytest.mark.parametrize("door", ["worker_leaves", "worker_end_sessions", "worker_new_keys", "worker_back"])
def test_nobody_locks_themselves_out(door: str, cast: Cast, nia: Client) -> None:
    assert nia.post(reverse(door, args=[cast.nia.pk])).status_code == 403
    now = again(cast.nia)
    assert (now.is_active, now.signed_out_at) == (True, None)


def test_somebody_whose_sessions_are_ended_is_refused_at_once(cast: Cast, nia: Client, client_for: ClientFor) -> None:
    carys, tomos = client_for(cast.carys), client_for(cast.tomos)
    assert carys.get(reverse("my_people")).status_code == 200
    nia.post(reverse("worker_end_sessions", args=[cast.carys.pk]))
    assert carys.get(reverse("my_people"))["Location"].startswith(reverse("sign_in"))
    assert carys.post(reverse("start"), {"name": "Mari"}).status_code == 401
    assert tomos.get(reverse("my_people")).status_code == 200


def test_whoever_lost_a_phone_sets_up_the_second_step_again(cast: Cast, nia: Client, client_for: ClientFor) -> None:
    sent.an_app_of(cast.carys)
    sent.an_app_of(cast.tomos)
    carys = client_for(cast.carys)
    nia.post(reverse("worker_new_keys", args=[cast.carys.pk]))
    assert carys.get(reverse("my_people"))["Location"].startswith(reverse("sign_in"))
    with everything_open():
        assert set(Authenticator.objects.values_list("user_id", flat=True)) == {cast.tomos.pk}
    # And she is told, in case it was not her.
    assert [to for to, _words in sent.everything()] == ["carys@example.org"]


def test_who_is_no_worker_is_not_there(cast: Cast, nia: Client) -> None:
    for pk in (cast.eirlys.pk, cast.gwen.pk, 0):
        assert nia.get(reverse("worker", args=[pk])).status_code == 404
        assert nia.post(reverse("worker_new_keys", args=[pk])).status_code == 404


@pytest.mark.parametrize("name", ["carys", "megan", "eirlys", "gwen", "dai"])
def test_nobody_else_may(name: str, cast: Cast, client_for: ClientFor) -> None:
    client = client_for(cast.users[name])
    for door in ("workers", "worker_new", "with_nobody", "lost_phone", "teams"):
        assert client.get(reverse(door)).status_code == 403
    for door in ("worker", "worker_change", "worker_leaves"):
        assert client.get(reverse(door, args=[cast.tomos.pk])).status_code == 403
    for door in ("worker_leaves", "worker_end_sessions", "worker_new_keys", "worker_back", "worker_change"):
        assert client.post(reverse(door, args=[cast.tomos.pk])).status_code == 403
    assert add(client).status_code == 403
    assert client.post(reverse("teams"), {"team-name": "x"}).status_code == 403
    assert client.post(reverse("places"), {"place-name": "x"}).status_code == 403
    assert client.post(reverse("lost_phone"), {"to": cast.carys.email}).status_code == 403
    with everything_open():
        assert not User.objects.filter(email="sian@example.org").exists()
        assert not Team.objects.filter(name="x").exists()
        assert not User.objects.exclude(signed_out_at=None).exists()


def test_a_team_of_another_administrator_may_be_changed(cast: Cast, nia: Client, client_for: ClientFor) -> None:
    """What one administrator may, another may for them: there is no first among them."""
    with everything_open():
        mair: Any = factories.UserFactory(name="Mair", works_as=User.ADMINISTRATOR)
    assert change(client_for(mair), cast.nia, works_as="manager").status_code == 302
    assert nia.get(reverse("workers")).status_code == 403
