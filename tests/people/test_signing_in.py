"""Coming in, leaving, and not losing what was typed meanwhile."""

from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.hashers import PBKDF2PasswordHasher, make_password
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from people.models import User
from people.views.home import one_time_link
from tests.cast import Cast
from tests.conftest import everything_open
from tests.factories import PASSWORD, UserFactory

ClientFor = Callable[[User], Client]

NOT_TOGETHER = "do not go together"
WORDS = '<b>Dw i isio</b> mynd adre\' & "byw"'
ESCAPED = "&lt;b&gt;Dw i isio&lt;/b&gt; mynd adre&#x27; &amp; &quot;byw&quot;"


def sign_in(client: Client, email: str, password: str = PASSWORD, **more: str) -> Any:
    return client.post(reverse("sign_in"), {"email": email, "password": password, **more})


def test_the_page(client: Client, db: None) -> None:
    assert client.get(reverse("sign_in")).status_code == 200


@pytest.mark.parametrize("email", ["carys@example.org", " Carys@Example.org "])
def test_the_right_password(email: str, client: Client, cast: Cast) -> None:
    response = sign_in(client, email)
    assert (response.status_code, response["Location"]) == (302, "/")
    assert client.session["_auth_user_id"] == str(cast.carys.pk)
    with everything_open():
        assert User.objects.get(pk=cast.carys.pk).last_login is not None


def test_the_page_they_wanted_comes_next(client: Client, cast: Cast) -> None:
    assert sign_in(client, "carys@example.org", next="/my-people/")["Location"] == "/my-people/"
    assert sign_in(client, "carys@example.org", next="https://elsewhere.example/")["Location"] == "/"


@pytest.mark.parametrize(
    ("email", "password"), [("carys@example.org", "another password"), ("nobody@example.org", PASSWORD)]
)
def test_what_does_not_go_together(email: str, password: str, client: Client, cast: Cast) -> None:
    response = sign_in(client, email, password)
    assert response.status_code == 422
    assert NOT_TOGETHER in response.content.decode()
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("fields", [{}, {"email": "carys", "password": PASSWORD}, {"email": "", "password": ""}])
def test_a_form_not_filled_in(fields: dict[str, str], client: Client, cast: Cast) -> None:
    response = client.post(reverse("sign_in"), fields)
    assert response.status_code == (422 if fields else 200)
    assert "_auth_user_id" not in client.session


def test_somebody_who_has_left(client: Client, cast: Cast) -> None:
    with everything_open():
        User.objects.filter(pk=cast.carys.pk).update(is_active=False)
    assert sign_in(client, "carys@example.org").status_code == 422


def test_somebody_who_leaves_is_out_at_the_next_request(cast: Cast, client_for: ClientFor) -> None:
    client = client_for(cast.carys)
    assert client.get(reverse("my_people")).status_code == 200
    with everything_open():
        User.objects.filter(pk=cast.carys.pk).update(is_active=False)
    assert client.get(reverse("my_people")).status_code == 302


def test_a_password_stored_the_old_way_is_brought_up_to_date(client: Client, cast: Cast, settings: Any) -> None:
    class Fewer(PBKDF2PasswordHasher):
        iterations = 1

    settings.PASSWORD_HASHERS = [
        "django.contrib.auth.hashers.MD5PasswordHasher",
        "django.contrib.auth.hashers.PBKDF2PasswordHasher",
    ]
    with everything_open():
        User.objects.filter(pk=cast.carys.pk).update(password=Fewer().encode(PASSWORD, "salt"))
    assert sign_in(client, "carys@example.org").status_code == 302
    with everything_open():
        assert User.objects.get(pk=cast.carys.pk).password.startswith("md5$")
    assert client.get(reverse("my_people")).status_code == 200


def test_who_has_signed_in_goes_on(cast: Cast, client_for: ClientFor) -> None:
    assert client_for(cast.carys).get(reverse("sign_in"))["Location"] == "/"


@pytest.mark.parametrize(
    ("name", "first_page"),
    [("carys", "my_people"), ("megan", "going"), ("nia", "workers"), ("gwen", "my_people"), ("eirlys", "plan")],
)
def test_each_begins_where_they_begin(name: str, first_page: str, cast: Cast, client_for: ClientFor) -> None:
    args = [cast.hers.citizen.pk] if first_page == "plan" else []
    assert client_for(cast.users[name]).get("/")["Location"] == reverse(first_page, args=args)


# Words that were being written


def test_words_posted_after_the_session_ended_come_along(client: Client, cast: Cast) -> None:
    url = reverse("matter_new", args=[cast.hers.citizen.pk])
    page = client.post(url, {"words": WORDS, "csrfmiddlewaretoken": "old"})
    assert page.status_code == 401
    text = page.content.decode()
    assert ESCAPED in text
    assert "<b>Dw i isio</b>" not in text
    assert f'name="carried_to" value="{url}"' in text

    after = sign_in(client, "eirlys@example.org", words=WORDS, carried_to=url)
    assert after.status_code == 200
    assert ESCAPED in after.content.decode()
    assert f'action="{url}"' in after.content.decode()
    assert PASSWORD not in after.content.decode()


def test_words_come_along_through_a_wrong_password(client: Client, cast: Cast) -> None:
    page = sign_in(client, "eirlys@example.org", "wrong", words=WORDS, carried_to="/my-people/")
    assert page.status_code == 422
    assert ESCAPED in page.content.decode()


def test_words_go_nowhere_else(client: Client, cast: Cast) -> None:
    page = sign_in(client, "eirlys@example.org", words=WORDS, carried_to="https://elsewhere.example/")
    assert "elsewhere.example" not in page.content.decode()


def test_a_fragment_says_that_the_session_ended(client: Client, cast: Cast) -> None:
    url = reverse("matter_new", args=[cast.hers.citizen.pk])
    response = client.post(url, {"words": WORDS}, headers={"HX-Request": "true"})
    assert (response.status_code, response["HX-Retarget"]) == (401, "#notice")


def too_old(user: User, client_for: ClientFor, url: str, origin: str) -> Any:
    client = client_for(user)
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = client.cookies
    return strict.post(url, {"words": WORDS}, headers={"Origin": origin})


def test_a_form_too_old_shows_the_words_again(cast: Cast, client_for: ClientFor) -> None:
    url = reverse("matter_new", args=[cast.hers.citizen.pk])
    page = too_old(cast.eirlys, client_for, url, "http://testserver")
    assert page.status_code == 403
    assert ESCAPED in page.content.decode()
    assert f'action="{url}"' in page.content.decode()


def test_a_form_from_elsewhere_puts_no_words_in_anybodys_mouth(cast: Cast, client_for: ClientFor) -> None:
    url = reverse("matter_new", args=[cast.hers.citizen.pk])
    page = too_old(cast.eirlys, client_for, url, "https://elsewhere.example")
    assert page.status_code == 403
    assert "Dw i isio" not in page.content.decode()


# Leaving


@pytest.mark.parametrize(("name", "status"), [("leave", 200), ("sign_out", 302)])
def test_leaving_ends_the_session_and_wipes(name: str, status: int, cast: Cast, client_for: ClientFor) -> None:
    client = client_for(cast.eirlys)
    key = client.session.session_key
    response = client.post(reverse(name))
    assert response.status_code == status
    assert response["Clear-Site-Data"] == '"cache", "storage"'
    assert response["Cache-Control"] == "no-store"
    assert not Session.objects.filter(session_key=key).exists()
    assert client.get("/").headers["Location"].startswith(reverse("sign_in"))


def test_leaving_goes_somewhere_ordinary_even_without_a_session(client: Client, db: None) -> None:
    page = client.post(reverse("leave")).content.decode()
    assert f'content="0; url={settings.LEAVE_TO}"' in page
    assert settings.LEAVE_TO.startswith("https://")
    assert "Bywyd" not in page
    assert client.get(reverse("leave")).status_code == 405


# The one-time link


@pytest.fixture
def newcomer(db: None) -> User:
    with everything_open():
        user: Any = UserFactory(name="Newydd", works_as=User.WORKER, password=make_password(None))
    assert isinstance(user, User)
    return user


CHOSEN = "tri gair mewn rhes"


def choose(client: Client, link: str, password: str = CHOSEN) -> Any:
    return client.post(link, {"new_password1": password, "new_password2": password})


def test_a_one_time_link_works_once(client: Client, newcomer: User) -> None:
    link = one_time_link(newcomer)
    assert "Newydd" in client.get(link).content.decode()
    assert choose(client, link)["Location"] == "/"
    assert client.get(reverse("my_people")).status_code == 200
    other = Client()
    assert other.get(link).status_code == 404
    assert choose(other, link).status_code == 404
    assert "Newydd" not in other.get(link).content.decode()
    assert sign_in(other, newcomer.email, CHOSEN).status_code == 302


def test_a_short_password_is_not_taken(client: Client, newcomer: User) -> None:
    link = one_time_link(newcomer)
    assert choose(client, link, "short").status_code == 422
    assert client.get(link).status_code == 200


@pytest.mark.parametrize("who", ["MQ", "!!", "OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTk5"])
def test_a_link_of_nobody_is_not_there(who: str, client: Client, db: None) -> None:
    assert client.get(reverse("welcome", args=[who, "abc-123"])).status_code == 404


def test_a_link_of_somebody_who_left_is_not_there(client: Client, newcomer: User) -> None:
    link = one_time_link(newcomer)
    with everything_open():
        User.objects.filter(pk=newcomer.pk).update(is_active=False)
    assert client.get(link).status_code == 404


def test_a_citizen_can_leave_every_page_at_once(cast: Cast, client_for: Callable[[User], Client]) -> None:
    for address in (reverse("your_information"), reverse("accessibility"), "/nowhere/", reverse("start")):
        assert 'class="leave"' in client_for(cast.eirlys).get(address).content.decode(), address
        assert 'class="leave"' not in client_for(cast.carys).get(address).content.decode(), address
