"""How I sign in: addresses that count when they are proved, and who reads them."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from people.models import User
from tests import sent
from tests.cast import Cast
from tests.conftest import everything_open
from tests.people.test_sessions import later
from tests.people.test_signing_in import HERS, ClientFor, Post, change, post

__all__ = ["post"]


def stored(user: User) -> User:
    with everything_open():
        found: User = User.objects.get(pk=user.pk)
    return found


def asks_for(client: Client, post: Post, kind: str, to: str, only_me: str = "only_me") -> int:
    return int(post(client, f"my_{kind}", {"to": to, "only_me": only_me}).status_code)


def test_a_new_address_counts_when_its_code_was_written(cast: Cast, client_for: ClientFor, post: Post) -> None:
    client = client_for(cast.eirlys)
    assert asks_for(client, post, "mobile", "07700 900123") == 302
    assert stored(cast.eirlys).phone is None
    assert post(client, "my_new_address", code="wrong").status_code == 422
    assert post(client, "my_new_address", code=sent.code_to("+447700900123"))["Location"] == reverse("my_sign_in")
    found = stored(cast.eirlys)
    assert (found.phone, found.phone_is_safe) == ("+447700900123", True)
    assert "07700 900123" in client.get(reverse("my_sign_in")).content.decode()
    # She is told where she read until now.
    assert "changed" in sent.words_to(HERS)[-1]


def test_a_new_email_takes_the_place_of_the_old(cast: Cast, client_for: ClientFor, post: Post) -> None:
    client = client_for(cast.eirlys)
    asks_for(client, post, "email", "New@Example.org")
    post(client, "my_new_address", code=sent.code_to("new@example.org"))
    assert stored(cast.eirlys).email == "new@example.org"
    assert "changed" in sent.words_to(HERS)[-1]


@pytest.mark.parametrize(
    ("kind", "to", "only_me"),
    [
        ("email", "07700 900123", "only_me"),
        ("mobile", "new@example.org", "only_me"),
        ("email", "new@example.org", "others"),
        ("email", "new@example.org", ""),
        ("email", "", "only_me"),
    ],
)
def test_what_is_no_address_for_this(
    kind: str, to: str, only_me: str, cast: Cast, client_for: ClientFor, post: Post
) -> None:
    assert asks_for(client_for(cast.eirlys), post, kind, to, only_me) == 422
    assert sent.everything() == []


def test_an_address_of_somebody_else_stays_theirs(cast: Cast, client_for: ClientFor, post: Post) -> None:
    client = client_for(cast.eirlys)
    asks_for(client, post, "email", "dai@example.org")
    page = post(client, "my_new_address", code=sent.code_to("dai@example.org"))
    assert page.status_code == 302
    assert "already signs in" in client.get(reverse("my_sign_in")).content.decode()
    assert stored(cast.eirlys).email == HERS


def test_whoever_may_read_it_with_her_gets_nothing_more(cast: Cast, client_for: ClientFor) -> None:
    client = client_for(cast.eirlys)
    client.post(reverse("who_reads_email"), {"only_me": "no"})
    assert stored(cast.eirlys).email_is_safe is False
    assert "No code reaches you now" in client.get(reverse("my_sign_in")).content.decode()
    client.post(reverse("who_reads_email"), {"only_me": "yes"})
    assert stored(cast.eirlys).email_is_safe is True


def test_to_stop_is_always_possible_and_to_begin_only_for_her(cast: Cast, client_for: ClientFor) -> None:
    client = client_for(cast.eirlys)
    later(client, 11 * 60)
    assert client.post(reverse("who_reads_email"), {"only_me": "no"})["Location"] == reverse("my_sign_in")
    asked = client.post(reverse("who_reads_email"), {"only_me": "yes"})["Location"]
    assert asked.startswith(reverse("it_is_me"))
    assert stored(cast.eirlys).email_is_safe is False


def test_those_who_work_here_are_not_asked_who_reads(cast: Cast, client_for: ClientFor) -> None:
    assert client_for(cast.carys).post(reverse("who_reads_email"), {"only_me": "no"}).status_code == 403
    assert "Somebody else may read it" not in client_for(cast.carys).get(reverse("my_sign_in")).content.decode()


def test_she_shows_by_a_code_that_it_is_her(cast: Cast, client_for: ClientFor, post: Post) -> None:
    client = client_for(cast.eirlys)
    later(client, 11 * 60)
    asked = client.get(reverse("my_mobile"))["Location"]
    assert asked.startswith(reverse("it_is_me"))
    assert 'id="send"' in client.get(asked).content.decode()
    page = post(client, "it_is_me", {"next": reverse("my_mobile")})
    assert 'id="it-is-me"' in page.content.decode()
    code = sent.code_to(HERS)
    assert post(client, "it_is_me", code="wrong").status_code == 422
    assert post(client, "it_is_me", {"next": reverse("my_mobile")}, code=code)["Location"] == reverse("my_mobile")
    assert client.get(reverse("my_mobile")).status_code == 200


def test_without_a_safe_address_she_is_told_what_to_do(cast: Cast, client_for: ClientFor) -> None:
    change(cast.eirlys, email_is_safe=False)
    client = client_for(cast.eirlys)
    later(client, 11 * 60)
    assert "come in again" in client.get(reverse("it_is_me")).content.decode()


def test_a_code_for_one_thing_is_not_good_for_another(cast: Cast, client_for: ClientFor, post: Post) -> None:
    client = client_for(cast.eirlys)
    asks_for(client, post, "email", "new@example.org")
    code = sent.code_to("new@example.org")
    assert post(client, "it_is_me", code=code).status_code == 422
    other = Client()
    post(other, "sign_in", to=HERS)
    assert post(other, "sign_in_code", code=code).status_code == 422


def told(client: Client, **words: str) -> Any:
    return client.post(reverse("told"), words, follow=True)


@pytest.mark.parametrize(("chosen", "said"), [
    ("at_once", "We tell you each time."), ("daily", "We tell you once a day"), ("never", "We send you nothing of it."),
])  # fmt: skip
def test_when_to_tell_them_that_somebody_asks(cast: Cast, client_for: ClientFor, chosen: str, said: str) -> None:
    client = client_for(cast.gwen)
    page = told(client, told=chosen).content.decode()
    assert said in page
    assert re.search(rf'value="{chosen}"[^>]*checked', page)
    assert stored(cast.gwen).told_of_asking == chosen


def test_until_they_say_otherwise_it_is_each_time(cast: Cast, client_for: ClientFor) -> None:
    assert stored(cast.gwen).told_of_asking == User.AT_ONCE
    assert "When somebody asks me for something, or answers me" in told_page(client_for(cast.eirlys))
    page = told_page(client_for(cast.carys))
    assert "When somebody asks me for something" in page
    assert "or answers me" not in page


@pytest.mark.parametrize("chosen", [{}, {"told": ""}, {"told": "hourly"}])
def test_without_a_choice_the_page_comes_back(cast: Cast, client_for: ClientFor, chosen: dict[str, str]) -> None:
    client = client_for(cast.carys)
    page = told(client, **chosen)
    assert page.status_code == 422
    text = page.content.decode()
    assert "There is something to put right" in text
    assert 'href="#id_told"' in text
    assert 'id="everywhere"' in text
    assert client.get(reverse("told")).status_code == 405
    assert stored(cast.carys).told_of_asking == User.AT_ONCE


@pytest.mark.parametrize("name", ["megan", "nia"])
def test_nobody_asks_anything_of_those_who_see_figures_or_accounts(
    cast: Cast, client_for: ClientFor, name: str
) -> None:
    client = client_for(cast.users[name])
    assert 'id="told"' not in told_page(client)
    assert told(client, told="daily").status_code == 403


def told_page(client: Client) -> str:
    return client.get(reverse("my_sign_in")).content.decode()
