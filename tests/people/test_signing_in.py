"""Coming in by a code, leaving, and not losing what was typed meanwhile."""

import logging
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from people.models import User
from tests import sent
from tests.cast import Cast
from tests.conftest import everything_open

ClientFor = Callable[[User], Client]
Post = Callable[..., Any]

HERS = "eirlys@example.org"
WORDS = '<b>Dw i isio</b> mynd adre\' & "byw"'
ESCAPED = "&lt;b&gt;Dw i isio&lt;/b&gt; mynd adre&#x27; &amp; &quot;byw&quot;"


@pytest.fixture
def post(django_capture_on_commit_callbacks: Any) -> Post:
    """A form posted by name, and what it sends is sent. Fields of signing in are given without their prefix."""

    def posted(client: Client, name: str, carrying: dict[str, str] | None = None, **fields: str) -> Any:
        data = {f"sign_in-{field}": value for field, value in fields.items()} | (carrying or {})
        with django_capture_on_commit_callbacks(execute=True):
            return client.post(reverse(name), data)

    return posted


def change(user: User, **fields: Any) -> None:
    with everything_open():
        User.objects.filter(pk=user.pk).update(**fields)


def without_tokens(response: Any) -> str:
    return re.sub(r'(name="csrf(?:middlewaretoken|-token)" (?:value|content)=")[^"]+', r"\1", response.content.decode())


# Two steps


@pytest.mark.parametrize("typed", [HERS, " Eirlys@Example.org "])
def test_a_code_comes_and_brings_in(typed: str, client: Client, cast: Cast, post: Post) -> None:
    assert post(client, "sign_in", to=typed)["Location"] == reverse("sign_in_code")
    assert HERS in client.get(reverse("sign_in_code")).content.decode()
    response = post(client, "sign_in_code", code=sent.code_to(HERS))
    assert (response.status_code, response["Location"]) == (302, "/")
    assert client.session["_auth_user_id"] == str(cast.eirlys.pk)
    assert client.get(reverse("plan", args=[cast.hers.citizen.pk])).status_code == 200


@pytest.mark.parametrize("typed", ["07700 900123", "+44 7700 900 123", "(07700) 900123", "0044 7700 900123"])
def test_a_code_comes_by_text(typed: str, client: Client, cast: Cast, post: Post) -> None:
    change(cast.eirlys, phone="+447700900123", phone_is_safe=True)
    post(client, "sign_in", to=typed)
    assert sent.emails() == []
    assert post(client, "sign_in_code", code=sent.code_to("+447700900123"))["Location"] == "/"


@pytest.mark.parametrize("written", ["{} {}", " {}{} ", "{}-{}"])
def test_a_code_is_pasted_as_it_comes(written: str, client: Client, cast: Cast, post: Post) -> None:
    post(client, "sign_in", to=HERS)
    code = sent.code_to(HERS)
    assert post(client, "sign_in_code", code=written.format(code[:3], code[3:])).status_code == 302


def test_the_code_is_asked_for_in_a_way_that_phones_understand(client: Client, cast: Cast, post: Post) -> None:
    post(client, "sign_in", to=HERS)
    page = client.get(reverse("sign_in_code")).content.decode()
    assert 'inputmode="numeric"' in page
    assert 'autocomplete="one-time-code"' in page


def test_the_message_says_the_code_and_nothing_else(client: Client, cast: Cast, post: Post) -> None:
    change(cast.eirlys, language="cy")
    post(client, "sign_in", to=HERS)
    (words,) = sent.words_to(HERS)
    for name in ("Eirlys", "http", "plan"):
        assert name not in words


def test_the_session_does_not_hold_the_code(client: Client, cast: Cast, post: Post) -> None:
    post(client, "sign_in", to=HERS)
    assert sent.code_to(HERS) not in str(dict(client.session))


@pytest.mark.parametrize("typed", ["", "carys", "carys@", "12", "a@b@c.org", "'; --"])
def test_what_is_no_address(typed: str, client: Client, cast: Cast, post: Post) -> None:
    assert post(client, "sign_in", to=typed).status_code == 422
    assert sent.everything() == []


def test_the_page_they_wanted_comes_next(client: Client, cast: Cast, post: Post) -> None:
    for next, where in (("/my-people/", "/my-people/"), ("https://elsewhere.example/", "/")):
        client.logout()
        post(client, "sign_in", {"next": next}, to="gwen@example.org")
        assert post(client, "sign_in_code", {"next": next}, code=sent.code_to("gwen@example.org"))["Location"] == where


# What does not fit


def test_three_tries(client: Client, cast: Cast, post: Post) -> None:
    post(client, "sign_in", to=HERS)
    code = sent.code_to(HERS)
    wrong = "000000" if code != "000000" else "111111"
    assert "2 more tries" in post(client, "sign_in_code", code=wrong).content.decode()
    assert "one more try" in post(client, "sign_in_code", code=wrong).content.decode()
    last = post(client, "sign_in_code", code=wrong)
    assert (last.status_code, 'id="sign-in"' in last.content.decode()) == (422, True)
    assert post(client, "sign_in_code", code=code).status_code == 422
    assert "_auth_user_id" not in client.session


def test_many_at_once_in_one_session_have_three_tries_together(client: Client, cast: Cast, post: Post) -> None:
    """Each begins with the session as it was: only what all processes share counts them."""
    post(client, "sign_in", to=HERS)
    code, before = sent.code_to(HERS), dict(client.session)
    for wrong in ("000001", "000002", "000003"):
        session = client.session
        session.update(before)
        session.save()
        post(client, "sign_in_code", code=wrong)
    session = client.session
    session.update(before)
    session.save()
    assert post(client, "sign_in_code", code=code).status_code == 422
    assert "_auth_user_id" not in client.session


def test_ten_minutes(client: Client, cast: Cast, post: Post, monkeypatch: pytest.MonkeyPatch) -> None:
    post(client, "sign_in", to=HERS)
    session = client.session
    session["code_sign_in"] |= {"at": session["code_sign_in"]["at"] - 601}
    session.save()
    response = post(client, "sign_in_code", code=sent.code_to(HERS))
    assert (response.status_code, "no longer good" in response.content.decode()) == (422, True)


def test_a_code_works_once_and_in_its_own_browser_only(client: Client, cast: Cast, post: Post) -> None:
    post(client, "sign_in", to=HERS)
    code, other = sent.code_to(HERS), Client()
    assert post(other, "sign_in_code", code=code).status_code == 422
    post(client, "sign_in_code", code=code)
    client.post(reverse("sign_out"))
    assert post(client, "sign_in_code", code=code).status_code == 422


def test_sent_again_is_another_code(client: Client, cast: Cast, post: Post) -> None:
    post(client, "sign_in", to=HERS)
    first = sent.code_to(HERS)
    assert post(client, "sign_in_again")["Location"] == reverse("sign_in_code")
    assert len(sent.words_to(HERS)) == 2
    second = sent.code_to(HERS)
    assert post(client, "sign_in_code", code=first).status_code == (302 if first == second else 422)
    assert post(client, "sign_in_code", code=second).status_code == 302


# Who is known


def answers(address: str, post: Post) -> list[str]:
    """Everything that somebody sees who tries this address."""
    client = Client()
    steps = [
        post(client, "sign_in", to=address),
        client.get(reverse("sign_in_code")),
        post(client, "sign_in_again"),
        *(post(client, "sign_in_code", code="12345x") for _ in range(3)),
    ]
    return [f"{one.status_code} {headers(one)} {without_tokens(one)}".replace(address, "…") for one in steps]


def headers(response: Any) -> dict[str, str]:
    """Without those that say what the time is, and how long the address was."""
    return {name: value for name, value in response.headers.items() if name not in {"Expires", "Content-Length"}}


def test_known_and_unknown_get_the_same_answers(cast: Cast, post: Post) -> None:
    change(cast.dai, email_is_safe=False)
    change(cast.ifan, is_active=False)
    known = answers(HERS, post)
    for address in ("nobody@example.org", "dai@example.org", "ifan@example.org"):
        assert answers(address, post) == known, address
    assert {to for to, _ in sent.everything()} == {HERS}


def test_nothing_goes_to_an_address_that_somebody_else_may_read(client: Client, cast: Cast, post: Post) -> None:
    change(cast.eirlys, email_is_safe=False, phone="+447700900123", phone_is_safe=False)
    for address in (HERS, "07700 900123"):
        post(client, "sign_in", to=address)
    assert sent.everything() == []


def test_those_who_work_here_read_their_own(client: Client, cast: Cast, post: Post) -> None:
    change(cast.carys, email_is_safe=False)
    post(client, "sign_in", to="carys@example.org")
    assert sent.code_to("carys@example.org")


def test_somebody_who_left_meanwhile(client: Client, cast: Cast, post: Post) -> None:
    post(client, "sign_in", to=HERS)
    change(cast.eirlys, is_active=False)
    assert post(client, "sign_in_code", code=sent.code_to(HERS)).status_code == 422


def test_somebody_who_leaves_is_out_at_the_next_request(cast: Cast, client_for: ClientFor) -> None:
    client = client_for(cast.carys)
    assert client.get(reverse("my_people")).status_code == 200
    change(cast.carys, is_active=False)
    assert client.get(reverse("my_people")).status_code == 302


# Too often


def test_an_address_is_tried_five_times_and_then_rests(cast: Cast, post: Post) -> None:
    for _ in range(5):
        assert post(Client(), "sign_in", to=HERS).status_code == 302
    response = post(Client(), "sign_in", {"words": WORDS, "carried_to": "/"}, to=HERS)
    assert response.status_code == 429
    assert ESCAPED in response.content.decode()
    assert len(sent.words_to(HERS)) == 5
    # Others, behind the same IP address, come in.
    assert post(Client(), "sign_in", to="gwen@example.org").status_code == 302


def test_sending_again_counts_too(client: Client, cast: Cast, post: Post) -> None:
    post(client, "sign_in", to=HERS)
    assert [post(client, "sign_in_again").status_code for _ in range(5)] == [302, 302, 302, 302, 429]


def test_who_has_signed_in_goes_on(cast: Cast, client_for: ClientFor) -> None:
    assert client_for(cast.carys).get(reverse("sign_in"))["Location"] == "/"
    assert client_for(cast.carys).get(reverse("sign_in_code"))["Location"] == "/"


@pytest.mark.parametrize(
    ("name", "first_page"),
    [("carys", "my_people"), ("megan", "going"), ("nia", "workers"), ("gwen", "my_people"), ("eirlys", "plan")],
)
def test_each_begins_where_they_begin(name: str, first_page: str, cast: Cast, client_for: ClientFor) -> None:
    args = [cast.hers.citizen.pk] if first_page == "plan" else []
    assert client_for(cast.users[name]).get("/")["Location"] == reverse(first_page, args=args)


@pytest.mark.parametrize("path", ["login/", "accounts/login/", "signup/", "sign-in/signup/", "2fa/", "password/reset/"])
def test_the_librarys_own_pages_are_not_here(path: str, client: Client, db: None) -> None:
    assert client.get(f"/{path}").status_code == 404


# Words that were being written


def test_words_posted_after_the_session_ended_come_along(client: Client, cast: Cast, post: Post) -> None:
    url = reverse("matter_new", args=[cast.hers.citizen.pk])
    page = client.post(url, {"words": WORDS, "csrfmiddlewaretoken": "old"})
    assert page.status_code == 401
    assert f'name="carried_to" value="{url}"' in page.content.decode()
    carrying = {"words": WORDS, "carried_to": url, "email": "hers@example.org", "code": "a code she wrote"}
    steps = [
        page,
        post(client, "sign_in", carrying, to="nonsense"),
        post(client, "sign_in", carrying, to=HERS),
        post(client, "sign_in_code", carrying, code="wrong"),
        post(client, "sign_in_again", carrying),
        # Use another address, and then this one after all.
        post(client, "sign_in", carrying),
        post(client, "sign_in", carrying, to=HERS),
    ]
    for step in steps:
        text = step.content.decode()
        assert ESCAPED in text
        assert "<b>Dw i isio</b>" not in text
        assert WORDS not in str(dict(client.session))
    after = post(client, "sign_in_code", carrying, code=sent.code_to(HERS))
    text = after.content.decode()
    assert (after.status_code, ESCAPED in text, f'action="{url}"' in text) == (200, True, True)
    assert 'class="leave"' in text
    assert "hers@example.org" in text
    assert "a code she wrote" in text
    assert sent.code_to(HERS) not in text


def test_words_come_along_past_three_wrong_codes(client: Client, cast: Cast, post: Post) -> None:
    carrying = {"words": WORDS, "carried_to": "/my-people/"}
    post(client, "sign_in", carrying, to=HERS)
    for _ in range(4):
        assert ESCAPED in post(client, "sign_in_code", carrying, code="wrong").content.decode()


def test_words_go_nowhere_else(client: Client, cast: Cast, post: Post) -> None:
    page = post(client, "sign_in", {"words": WORDS, "carried_to": "https://elsewhere.example/"}, to=HERS)
    assert "elsewhere.example" not in page.content.decode()


def test_words_come_back_to_their_writer_only(client: Client, cast: Cast, post: Post) -> None:
    carrying = {"words": WORDS, "carried_to": "/my-people/", "writer": str(cast.gwen.pk)}
    post(client, "sign_in", carrying, to=HERS)
    response = post(client, "sign_in_code", carrying, code=sent.code_to(HERS))
    assert response["Location"] == "/"


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
    assert 'class="leave"' in page.content.decode()
    assert 'class="leave"' not in too_old(cast.carys, client_for, url, "http://testserver").content.decode()


def test_a_form_from_elsewhere_puts_no_words_in_anybodys_mouth(cast: Cast, client_for: ClientFor) -> None:
    url = reverse("matter_new", args=[cast.hers.citizen.pk])
    page = too_old(cast.eirlys, client_for, url, "https://elsewhere.example")
    assert page.status_code == 403
    assert "Dw i isio" not in page.content.decode()


# Leaving


@pytest.mark.parametrize(("name", "status"), [("leave", 200), ("sign_out", 302), ("sign_out_everywhere", 302)])
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


def test_a_citizen_can_leave_every_page_at_once(cast: Cast, client_for: Callable[[User], Client]) -> None:
    for address in (reverse("your_information"), reverse("my_sign_in"), "/nowhere/", reverse("start")):
        assert 'class="leave"' in client_for(cast.eirlys).get(address).content.decode(), address
        assert 'class="leave"' not in client_for(cast.carys).get(address).content.decode(), address


def test_who_came_in_and_who_tried_is_logged_by_number(
    client: Client, cast: Cast, post: Post, caplog: pytest.LogCaptureFixture
) -> None:
    log = logging.getLogger("coming_in")
    log.addHandler(caplog.handler)
    try:
        post(client, "sign_in", to=HERS)
        code = sent.code_to(HERS)
        post(client, "sign_in_code", code="000000" if code != "000000" else "111111")
        post(client, "sign_in_code", code=code)
    finally:
        log.removeHandler(caplog.handler)
    said = [record.getMessage() for record in caplog.records if record.name == "coming_in"]
    assert said == [f"A wrong code for user {cast.eirlys.pk}", f"User {cast.eirlys.pk} came in"]
