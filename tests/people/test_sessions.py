"""How long a session lasts: held to on the server, whatever the browser thinks."""

import time
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from people import sessions
from people.models import User
from tests import sent
from tests.cast import Cast
from tests.conftest import everything_open
from tests.people.test_signing_in import HERS, ClientFor, Post, post

__all__ = ["post"]
MINUTE, HOUR, DAY = sessions.MINUTE, sessions.HOUR, sessions.DAY


def comes_in(client: Client, user: User, post: Post, **more: str) -> Client:
    post(client, "sign_in", to=str(user.email), **more)
    post(client, "sign_in_code", code=sent.code_to(str(user.email)))
    if user.works_as:
        post(client, "second_factor", code=sent.spare_code_of(user))
    return client


def later(client: Client, seconds: float) -> None:
    """As if so much time had passed since the last request."""
    session = client.session
    for name in ("began", "seen", "shown"):
        session[name] -= seconds
    session.save()


def is_in(client: Client) -> bool:
    return client.get("/").headers["Location"].startswith(reverse("sign_in")) is False


@pytest.mark.parametrize("said", [{}, {"own_device": "no"}, {"own_device": "nonsense"}])
def test_another_device_fifteen_minutes(said: dict[str, str], client: Client, cast: Cast, post: Post) -> None:
    if said.get("own_device") == "nonsense":
        assert post(client, "sign_in", to=HERS, **said).status_code == 422
        return
    comes_in(client, cast.eirlys, post, **said)
    assert client.cookies["session"]["max-age"] == ""
    later(client, 14 * MINUTE)
    assert is_in(client)
    later(client, 14 * MINUTE)
    assert is_in(client)
    later(client, 16 * MINUTE)
    assert not is_in(client)


def test_another_device_never_longer_than_twelve_hours(client: Client, cast: Cast, post: Post) -> None:
    comes_in(client, cast.eirlys, post)
    session = client.session
    session["began"] -= 12 * HOUR + 1
    session.save()
    assert not is_in(client)


@pytest.mark.parametrize(("name", "lasts"), [("eirlys", 30 * DAY), ("gwen", 30 * DAY), ("carys", 12 * HOUR)])
def test_ones_own_device(name: str, lasts: int, client: Client, cast: Cast, post: Post) -> None:
    comes_in(client, cast.users[name], post, own_device="yes")
    assert int(client.cookies["session"]["max-age"]) == pytest.approx(lasts, abs=5)
    later(client, lasts - HOUR)
    assert is_in(client)
    later(client, HOUR + MINUTE)
    assert not is_in(client)


def test_a_session_without_its_rules_is_over(client: Client, cast: Cast) -> None:
    with everything_open():
        client.force_login(cast.eirlys)
    assert not is_in(client)


def test_that_somebody_is_here_is_written_once_a_minute(cast: Cast, client_for: ClientFor) -> None:
    client = client_for(cast.eirlys)

    def writes() -> list[str]:
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("my_sign_in"))
        return [one["sql"] for one in queries if 'UPDATE "django_session"' in one["sql"]]

    assert writes() == []
    later(client, 2 * MINUTE)
    assert len(writes()) == 1
    assert writes() == []


def test_signing_out_everywhere_ends_every_session(cast: Cast, client_for: ClientFor) -> None:
    here, there, another = client_for(cast.eirlys), client_for(cast.eirlys), client_for(cast.gwen)
    assert is_in(there)
    here.post(reverse("sign_out_everywhere"))
    assert [is_in(one) for one in (here, there, another)] == [False, False, True]
    with everything_open():
        eirlys = User.objects.get(pk=cast.eirlys.pk)
    assert is_in(client_for(eirlys))


def test_a_session_that_ended_carries_the_words(cast: Cast, client_for: ClientFor) -> None:
    client = client_for(cast.eirlys)
    later(client, HOUR)
    page: Any = client.post(reverse("matter_new", args=[cast.hers.citizen.pk]), {"words": "my own kitchen"})
    assert page.status_code == 401
    assert "my own kitchen" in page.content.decode()


def test_what_was_shown_long_ago_is_not_recent() -> None:
    class Request:
        session = {"shown": time.time() - sessions.RECENT - 1}

    assert not sessions.is_recent(Request())  # type: ignore[arg-type]
