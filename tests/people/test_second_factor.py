"""Whoever works here shows a second thing, in every session, before any page opens."""

import re
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.db import ProgrammingError, connection, transaction
from django.test import Client
from django.urls import reverse

from tests import sent
from tests.cast import Cast
from tests.conftest import everything_open, named
from tests.people.test_sessions import later
from tests.people.test_signing_in import ESCAPED, WORDS, ClientFor, Post, post
from tests.rules.pages import PAGES

__all__ = ["post"]

STEP = "/sign-in/one-more-step/"
# Before the second factor: to show it or set it up, to show again who one is, to leave.
BEFORE = {"second_factor", "new_app", "new_passkey", "it_is_me", "sign_out"}


@pytest.fixture
def half_in(client: Client, cast: Cast, post: Post) -> Client:
    """Carys has shown her code, and nothing else yet."""
    post(client, "sign_in", to="carys@example.org")
    assert post(client, "sign_in_code", code=sent.code_to("carys@example.org"))["Location"] == STEP
    return client


def secret_on(page: Any) -> str:
    found = re.search(r'id="secret">([^<]+)<', page.content.decode())
    assert found
    return found[1]


def sets_up_the_app(client: Client, post: Post) -> Any:
    secret = secret_on(client.get(reverse("new_app")))
    return post(client, "new_app", code=sent.shown_by_the_app(secret))


def test_no_page_opens_before_it(half_in: Client, cast: Cast) -> None:
    for name, page in PAGES.items():
        if name not in BEFORE:
            address = page.address(cast)
            answer = half_in.get(address)
            assert (answer.status_code, answer.headers.get("Location", "").split("?")[0]) == (302, STEP), name
            fragment = half_in.get(address, headers={"HX-Request": "true"})
            assert (fragment.status_code, fragment["HX-Redirect"].split("?")[0]) == (204, STEP), name


@pytest.mark.parametrize("name", ["carys", "megan", "nia"])
def test_nobody_who_works_here_does_without_it(name: str, client: Client, cast: Cast, post: Post) -> None:
    email = str(cast.users[name].email)
    post(client, "sign_in", to=email)
    assert post(client, "sign_in_code", code=sent.code_to(email))["Location"] == STEP
    # Where each begins once they are in (tests/people/test_signing_in.py).
    first = {"carys": "my_people", "megan": "going", "nia": "workers"}[name]
    assert client.get(reverse(first))["Location"].startswith(STEP)
    # There is no "later": the step is a choice of which it will be.
    page = client.get(STEP).content.decode()
    assert reverse("new_app") in page
    assert reverse("new_passkey") in page


def test_nothing_is_done_before_it(half_in: Client, cast: Cast) -> None:
    for url in (reverse("matter_new", args=[cast.hers.citizen.pk]), reverse("start")):
        answer = half_in.post(url, {"words": WORDS, "name": "Somebody"})
        assert answer.status_code == 401
        assert ESCAPED in answer.content.decode()
    assert half_in.post("/my-people/", {"words": WORDS}, headers={"HX-Request": "true"}).status_code == 401


def test_those_who_do_not_work_here_are_asked_for_nothing(client: Client, cast: Cast, post: Post) -> None:
    with everything_open():
        Authenticator.objects.create(user=cast.eirlys, type="webauthn", data={"name": "x"})
    post(client, "sign_in", to="eirlys@example.org")
    assert post(client, "sign_in_code", code=sent.code_to("eirlys@example.org"))["Location"] == "/"


def test_an_app_is_set_up_and_spare_codes_are_shown_once(half_in: Client, cast: Cast, post: Post) -> None:
    assert "An authenticator app" in half_in.get(STEP).content.decode()
    answer = sets_up_the_app(half_in, post)
    assert answer["Location"] == reverse("spare_codes")
    page = half_in.get(reverse("spare_codes")).content.decode()
    assert len(re.findall(r"<code>\d{4} \d{4}</code>", page)) == 10
    again = half_in.get(reverse("spare_codes")).content.decode()
    assert not re.search(r"\d{4} \d{4}", again)
    assert half_in.get("/my-people/").status_code == 200


def test_the_picture_has_no_style_and_the_page_is_not_stored(half_in: Client) -> None:
    page = half_in.get(reverse("new_app"))
    svg = re.search(r"<svg[^>]*viewBox.*?</svg>", page.content.decode().split('class="qr"')[1], re.DOTALL)
    assert svg
    assert "style" not in svg[0]
    assert "no-store" in page["Cache-Control"]


def test_a_wrong_first_code_sets_nothing_up(half_in: Client, cast: Cast, post: Post) -> None:
    before = secret_on(half_in.get(reverse("new_app")))
    answer = post(half_in, "new_app", code="000000")
    assert answer.status_code == 422
    assert secret_on(answer) == before
    with everything_open():
        assert not Authenticator.objects.exists()


def test_what_is_stored_is_not_the_secret(half_in: Client, cast: Cast, post: Post) -> None:
    secret = secret_on(half_in.get(reverse("new_app"))).replace(" ", "")
    post(half_in, "new_app", code=sent.shown_by_the_app(secret))
    with everything_open():
        assert secret not in str(list(Authenticator.objects.values_list("data", flat=True)))
    assert secret not in str(dict(half_in.session))


def test_the_next_time_it_is_asked_for(half_in: Client, cast: Cast, post: Post) -> None:
    sent.an_app_of(cast.carys)
    assert "The code in your app" in half_in.get(STEP).content.decode()
    assert post(half_in, "second_factor", code="000000").status_code == 422
    assert half_in.get("/my-people/").status_code == 302
    assert post(half_in, "second_factor", {"next": "/my-people/"}, code=sent.shown_by_the_app())["Location"] == (
        "/my-people/"
    )
    assert half_in.get("/my-people/").status_code == 200


def test_a_second_factor_is_not_replaced_by_who_has_not_shown_it(half_in: Client, cast: Cast, post: Post) -> None:
    sent.an_app_of(cast.carys)
    for name in ("new_app", "new_passkey"):
        assert half_in.get(reverse(name))["Location"] == STEP
        assert half_in.post(reverse(name), {"sign_in-code": "123456"})["Location"] == STEP


def test_a_code_of_the_app_works_once(half_in: Client, cast: Cast, post: Post) -> None:
    sent.an_app_of(cast.carys)
    code = sent.shown_by_the_app()
    assert post(half_in, "second_factor", code=code).status_code == 302
    other = Client()
    post(other, "sign_in", to="carys@example.org")
    post(other, "sign_in_code", code=sent.code_to("carys@example.org"))
    assert post(other, "second_factor", code=code).status_code == 422


def test_a_spare_code_works_once(half_in: Client, cast: Cast, post: Post) -> None:
    code = sent.spare_code_of(cast.carys)
    assert post(half_in, "second_factor", code=f"{code[:4]} {code[4:]}").status_code == 302
    assert sent.spare_code_of(cast.carys) != code


def test_five_wrong_ones_and_it_rests(half_in: Client, cast: Cast, post: Post) -> None:
    sent.an_app_of(cast.carys)
    for _ in range(5):
        post(half_in, "second_factor", code="000000")
    answer = post(half_in, "second_factor", code=sent.shown_by_the_app())
    assert (answer.status_code, "too often" in answer.content.decode()) == (422, True)


def test_words_come_along_through_the_second_factor(client: Client, cast: Cast, post: Post) -> None:
    sent.an_app_of(cast.carys)
    url = reverse("start")
    carrying = {"words": WORDS, "carried_to": url}
    post(client, "sign_in", carrying, to="carys@example.org")
    steps = [
        post(client, "sign_in_code", carrying, code=sent.code_to("carys@example.org")),
        post(client, "second_factor", carrying, code="000000"),
        post(client, "sign_in_passkey", carrying, credential="nonsense"),
    ]
    for step in steps:
        assert ESCAPED in step.content.decode()
        assert f'name="carried_to" value="{url}"' in step.content.decode()
        assert WORDS not in str(dict(client.session))
    after = post(client, "second_factor", carrying, code=sent.shown_by_the_app())
    assert (after.status_code, f'action="{url}"' in after.content.decode()) == (200, True)
    assert ESCAPED in after.content.decode()


def test_words_are_shown_to_who_has_to_set_it_up_first(half_in: Client, cast: Cast) -> None:
    page = half_in.post(reverse("start"), {"words": WORDS})
    assert (page.status_code, ESCAPED in page.content.decode()) == (401, True)


NONSENSE = ["", "null", "[]", "{}", "nonsense", '"x"', '{"id": "x"}', '{"id": 1, "rawId": [], "response": {}}']
NONSENSE += ['{"id":"AA","rawId":"AA","type":"public-key","response":{"clientDataJSON":"AA","authenticatorData":"AA",'
             '"signature":"AA","userHandle":"MQ"},"clientExtensionResults":{}}']  # fmt: skip


@pytest.mark.parametrize("credential", NONSENSE)
def test_nonsense_is_no_passkey(credential: str, client: Client, cast: Cast, client_for: ClientFor, post: Post) -> None:
    client.get(reverse("sign_in_passkey"))
    assert post(client, "sign_in_passkey", credential=credential).status_code == 422
    assert "_auth_user_id" not in client.session
    hers = client_for(cast.eirlys)
    hers.get(reverse("new_passkey"))
    assert post(hers, "new_passkey", credential=credential).status_code == 422
    with everything_open():
        assert not Authenticator.objects.exists()


def test_a_passkey_is_asked_for_with_a_fresh_question(client: Client, db: None) -> None:
    first, second = (client.get(reverse("sign_in_passkey")).json()["publicKey"] for _ in range(2))
    assert first["challenge"] != second["challenge"]
    assert first["userVerification"] == "required"
    assert first.get("allowCredentials", []) == []


# What is theirs alone


def test_what_somebody_signs_in_with_is_theirs_alone(cast: Cast) -> None:
    for user in (cast.carys, cast.nia):
        sent.an_app_of(user)
    with named(cast.nia):
        assert [one.user_id for one in Authenticator.objects.all()] == [cast.nia.pk]
        assert Authenticator.objects.exclude(user_id=cast.nia.pk).update(data={}) == 0
        assert Authenticator.objects.filter(user_id=cast.carys.pk).delete()[0] == 0
    with named(None):
        assert not Authenticator.objects.exists()


@pytest.mark.parametrize("table", ["account_emailaddress", "account_emailconfirmation"])
def test_the_librarys_addresses_are_out_of_reach(table: str, cast: Cast) -> None:
    with named(cast.nia), pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        connection.cursor().execute(f"select 1 from {table}")


def test_the_last_one_stays_with_who_works_here(cast: Cast, client_for: ClientFor) -> None:
    sent.an_app_of(cast.carys)
    with everything_open():
        key = Authenticator.objects.get(user=cast.carys)
    client = client_for(cast.carys)
    page = client.post(reverse("remove_key", args=[key.pk]), follow=True)
    assert "Add another one first" in page.content.decode()
    with everything_open():
        assert Authenticator.objects.filter(pk=key.pk).exists()
        Authenticator.objects.create(user=cast.carys, type="webauthn", data={"name": "My laptop"})
    client.post(reverse("remove_key", args=[key.pk]))
    with everything_open():
        assert not Authenticator.objects.filter(pk=key.pk).exists()


def test_nobody_takes_away_what_is_anothers(cast: Cast, client_for: ClientFor) -> None:
    sent.an_app_of(cast.carys)
    with everything_open():
        key = Authenticator.objects.get(user=cast.carys)
    assert client_for(cast.tomos).post(reverse("remove_key", args=[key.pk])).status_code == 404


def test_new_spare_codes_end_the_old(cast: Cast, client_for: ClientFor) -> None:
    old = sent.spare_code_of(cast.carys)
    client = client_for(cast.carys)
    assert client.post(reverse("spare_codes"))["Location"] == reverse("spare_codes")
    assert len(re.findall(r"<code>\d{4} \d{4}</code>", client.get(reverse("spare_codes")).content.decode())) == 10
    assert sent.spare_code_of(cast.carys) != old


def test_a_passkey_is_offered_once_on_ones_own_device(client: Client, cast: Cast, post: Post) -> None:
    def comes_in(**more: str) -> str:
        post(client, "sign_in", to="gwen@example.org", **more)
        answer = post(client, "sign_in_code", {"next": "/my-people/"}, code=sent.code_to("gwen@example.org"))
        return str(answer["Location"])

    offer = f"{reverse('next_time')}?next=/my-people/"
    assert comes_in(passkeys="1") == "/my-people/"
    client.post(reverse("sign_out"))
    assert comes_in(own_device="yes") == "/my-people/"
    client.post(reverse("sign_out"))
    assert comes_in(own_device="yes", passkeys="1").replace("%2F", "/") == offer
    assert client.get(reverse("next_time")).status_code == 200
    assert client.post(reverse("next_time"), {"next": "/my-people/"})["Location"] == "/my-people/"
    client.post(reverse("sign_out"))
    assert comes_in(own_device="yes", passkeys="1") == "/my-people/"


def test_what_was_shown_long_ago_is_asked_for_again(cast: Cast, client_for: ClientFor, post: Post) -> None:
    client = client_for(cast.carys)
    code = sent.spare_code_of(cast.carys)
    later(client, 11 * 60)
    asked = client.get(reverse("my_email"))
    assert asked["Location"].startswith(reverse("it_is_me"))
    assert post(client, "it_is_me", code="000000").status_code == 422
    back = post(client, "it_is_me", {"next": reverse("my_email")}, code=code)
    assert back["Location"] == reverse("my_email")
    assert client.get(reverse("my_email")).status_code == 200
