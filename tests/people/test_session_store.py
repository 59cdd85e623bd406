"""What stands in the table of sessions brings nobody in."""

from collections.abc import Callable

from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from people.models import User
from people.session_store import SessionStore, digest
from tests.cast import Cast
from tests.conftest import everything_open

ClientFor = Callable[[User], Client]


def test_what_stands_in_the_table_is_no_key(cast: Cast, client_for: ClientFor) -> None:
    client = client_for(cast.carys)
    key = client.cookies["session"].value
    assert client.get(reverse("my_people")).status_code == 200
    assert not Session.objects.filter(session_key=key).exists()
    thief = Client()
    thief.cookies["session"] = Session.objects.get(session_key=digest(key)).session_key
    assert thief.get(reverse("my_people")).status_code == 302


def test_a_session_that_is_deleted_is_gone(db: None) -> None:
    store = SessionStore()
    store["a"] = 1
    store.create()
    key = store.session_key
    assert key
    assert store.exists(key)
    assert SessionStore(key)["a"] == 1
    store["a"] = 2
    store.save()
    assert SessionStore(key)["a"] == 2
    store.delete()
    assert not store.exists(key)
    assert SessionStore(key).get("a") is None


def test_deleting_nothing_is_no_error(db: None) -> None:
    SessionStore().delete()


def test_stopping_takes_back_whom_they_had_asked(cast: Cast, client_for: ClientFor) -> None:
    from tests import factories

    with everything_open():
        asked = factories.InvitationFactory.create(citizen=cast.hers.citizen, asked_by=cast.carys, becomes="own")
    client_for(cast.eirlys).post(reverse("stop_sharing", args=[cast.hers.citizen.pk, cast.walking["carys"].pk]))
    with everything_open():
        asked.refresh_from_db()
        assert asked.taken_back_at is not None
