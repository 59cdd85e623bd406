"""What somebody with bad intent tries at the doors: each of these was found open once, or is held shut here."""

import importlib
import logging
import pkgutil
import time
from collections.abc import Callable
from typing import Any

import pytest
from django import forms
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import URLResolver, get_resolver, reverse

from people import actions, invitations, letters
from people.models import Alongside, Invitation, User
from tests import sent
from tests.cast import Cast
from tests.conftest import everything_open, named
from tests.rules import doors

ClientFor = Callable[[User], Client]
COME_IN, ANSWER = "/come-in/", "/come-in/invitation/"
HERS = "eirlys@example.org"


@pytest.fixture(autouse=True)
def _nothing_counted(db: None) -> None:
    sent.forget()


@pytest.fixture
def tab(django_capture_on_commit_callbacks: Any) -> Client:
    return sent.at_once(Client(), django_capture_on_commit_callbacks)


def change(user: User, **fields: Any) -> None:
    with everything_open():
        User.objects.filter(pk=user.pk).update(**fields)


# Codes


def test_what_nobody_has_takes_as_much_work(cast: Cast) -> None:
    work = []
    for to in (HERS, "nobody@example.org"):
        client = Client()
        with CaptureQueriesContext(connection) as asking:
            client.post("/sign-in/", {"sign_in-to": to})
        with CaptureQueriesContext(connection) as typing:
            client.post("/sign-in/code/", {"sign_in-code": "000000"})
        work.append((len(asking), len(typing)))
    assert work[0] == work[1]


@pytest.mark.parametrize("since", [{"email": "new@example.org"}, {"email_is_safe": False}])
def test_a_code_that_went_to_an_address_of_before_brings_in_nobody(
    since: dict[str, Any], tab: Client, cast: Cast
) -> None:
    tab.post("/sign-in/", {"sign_in-to": HERS})
    change(cast.eirlys, **since)
    answer = tab.post("/sign-in/code/", {"sign_in-code": sent.code_to(HERS)})
    assert answer.status_code == 422
    assert "_auth_user_id" not in tab.session


def test_signing_out_everywhere_ends_codes_that_wait(tab: Client, cast: Cast) -> None:
    tab.post("/sign-in/", {"sign_in-to": HERS})
    code = sent.code_to(HERS)
    with named(cast.eirlys):
        actions.sign_out_everywhere(by=cast.eirlys)
    tab.post("/sign-in/code/", {"sign_in-code": code})
    assert "_auth_user_id" not in tab.session


def test_the_digits_of_an_app_count_once_for_as_long_as_they_are_good(
    cast: Cast, tab: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The library remembers them for thirty seconds; with the clock of a phone a little slow they are good for more."""
    start = (int(time.time()) // 30) * 30 + 30
    monkeypatch.setattr(time, "time", lambda: start + 1)
    sent.an_app_of(cast.carys)
    digits = sent.shown_by_the_app()
    for wait, comes_in in ((1, True), (33, False)):
        monkeypatch.setattr(time, "time", lambda wait=wait: start + wait)
        with everything_open():
            # What the library had written down has run out meanwhile: the database's clock does not move in a test.
            if wait > 30:
                cache.delete(f"allauth.mfa.totp.used?user={cast.carys.pk}&code={digits}")
        tab.cookies.clear()
        tab.post("/sign-in/", {"sign_in-to": cast.carys.email})
        tab.post("/sign-in/code/", {"sign_in-code": sent.code_to(str(cast.carys.email))})
        answer = tab.post("/sign-in/one-more-step/", {"sign_in-code": digits})
        assert (answer.status_code == 302) is comes_in, (wait, answer.status_code)
        assert bool(tab.session.get("second_factor")) is comes_in


NONSENSE = [
    "",
    "1",
    "null",
    "[]",
    "{}",
    "[" * 100_000,
    '{"response": 1}',
    '{"id": "x", "response": {"userHandle": "MQ"}}',
    '{"id":"AAAA","rawId":"AAAA","type":"public-key","response":{"userHandle":"OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTk",'
    '"clientDataJSON":"e30","authenticatorData":"AAAA","signature":"AAAA"}}',
    '{"id":"AAAA","rawId":"AAAA","type":"public-key","response":{"userHandle":"MQ",'
    '"clientDataJSON":"AAAA","authenticatorData":"' + "A" * 60 + '","signature":"AAAA"}}',
]


@pytest.mark.parametrize("nonsense", NONSENSE)
def test_a_passkey_of_nonsense_is_refused_politely(nonsense: str, client: Client, cast: Cast) -> None:
    client.raise_request_exception = False
    client.get("/sign-in/passkey/")
    assert client.post("/sign-in/passkey/", {"sign_in-credential": nonsense}).status_code == 422


@pytest.mark.parametrize("nonsense", NONSENSE)
def test_a_new_passkey_of_nonsense_is_refused_politely(nonsense: str, client_for: ClientFor, cast: Cast) -> None:
    client = client_for(cast.eirlys)
    client.raise_request_exception = False
    client.get("/my-sign-in/passkey/")
    assert client.post("/my-sign-in/passkey/", {"sign_in-credential": nonsense}).status_code == 422


# Where to go on


@pytest.mark.parametrize(
    "after",
    [
        "nowhere",
        "leave",
        "plan",
        "a.b",
        "//evil.example",
        "https://evil.example/",
        "/\\evil.example",
        "///e.example",
        "javascript:alert(1)",
        "/sign-in/\nX: y",
        "http:evil.example",
        "\x00/",
        "?x",
        "http://testserver@evil.example/",
    ],
)
def test_after_signing_in_one_goes_nowhere_else(after: str, tab: Client, cast: Cast) -> None:
    tab.raise_request_exception = False
    tab.post("/sign-in/", {"sign_in-to": HERS, "next": after})
    answer = tab.post("/sign-in/code/", {"sign_in-code": sent.code_to(HERS), "next": after})
    assert answer.status_code == 302
    assert answer["Location"].startswith("/")
    assert "evil" not in answer["Location"]
    assert not answer["Location"].startswith("//")


# Leaving


def test_leaving_works_with_a_token_of_before(cast: Cast, client_for: ClientFor) -> None:
    """Signed in again in another tab: the old tab's form still ends the session."""
    client = Client(enforce_csrf_checks=True)
    client.cookies["session"] = client_for(cast.eirlys).cookies["session"].value
    client.cookies["csrf"] = "x" * 32
    answer = client.post("/leave/", {"csrfmiddlewaretoken": "y" * 32}, headers={"Origin": "http://testserver"})
    assert answer.status_code == 200
    assert answer["Clear-Site-Data"]
    assert client.get("/my-sign-in/").status_code == 302


def test_no_other_site_ends_a_session(cast: Cast, client_for: ClientFor) -> None:
    client = Client(enforce_csrf_checks=True)
    client.cookies["session"] = client_for(cast.eirlys).cookies["session"].value
    for headers in ({"Origin": "https://evil.example"}, {}):
        assert client.post("/leave/", {}, headers=headers).status_code == 403
    assert client.get("/my-sign-in/").status_code == 200


# Invitations


def asked(by: User, citizen: Any, becomes: str = Invitation.SUPPORTER, **more: Any) -> str:
    more.setdefault("name", "Nerys")
    with named(by):
        return actions.invite(by=by, citizen=citizen, becomes=becomes, **more)[1]


def test_yes_is_said_to_what_was_read(cast: Cast, client: Client) -> None:
    """Two tabs, or two people at one computer: the code that came last is not the one that is answered."""
    ones, others = asked(cast.eirlys, cast.hers.citizen), asked(cast.dai, cast.his.citizen)
    client.post(COME_IN, {"code": ones})
    page = client.get(ANSWER).content.decode()
    which = page.split('name="which" value="')[1].split('"')[0]
    client.post(COME_IN, {"code": others})
    answer = client.post(ANSWER, {"which": which, "name": "Nerys", "answer": "yes", "own_device": "no"})
    assert answer.status_code == 422
    with everything_open():
        assert not User.objects.filter(name="Nerys").exists()
    client.post(ANSWER, {"which": which, "name": "Nerys", "answer": "not_now"})
    with everything_open():
        assert not Invitation.objects.filter(answer="not_now").exists()


def test_yes_is_said_by_who_read_it(cast: Cast, client: Client, client_for: ClientFor) -> None:
    """Read while nobody was signed in, and answered after somebody did in another tab: it is shown to them first."""
    code = asked(cast.dai, cast.his.citizen)
    client.post(COME_IN, {"code": code})
    which = client.get(ANSWER).content.decode().split('name="which" value="')[1].split('"')[0]
    with everything_open():
        client.force_login(cast.gwen)
    session = client.session
    session.update({"began": int(time.time()), "whole": 999, "seen": int(time.time())})
    session.save()
    assert client.post(ANSWER, {"which": which, "name": "N", "answer": "yes", "own_device": "no"}).status_code == 422
    with everything_open():
        assert not Alongside.objects.filter(user=cast.gwen, citizen=cast.his.citizen).exists()


def test_the_answer_of_a_letter_is_not_guessed_over_many_letters(
    cast: Cast, client_for: ClientFor, client: Client
) -> None:
    """A worker may make a letter for somebody who has a sign-in, again and again: five tries each are too many."""
    with named(cast.eirlys):
        actions.choose_fact(by=cast.eirlys, question="First dog?", answer="Mot")
    tried = 0
    for _letter in range(6):
        code = asked(
            cast.carys,
            cast.hers.citizen,
            Invitation.OWN,
            fact_question="First dog?",
            fact_answer=cast.eirlys.fact_answer,
        )
        client.post(COME_IN, {"code": code})
        for _guess in range(4):
            if client.post(ANSWER, {"fact": "Fflos", "answer": "yes", "name": "x"}).status_code == 422:
                tried += 1
    assert tried <= 12
    client.post(COME_IN, {"code": code})
    assert client.post(ANSWER, {"fact": "Mot", "answer": "yes", "name": "x"}).status_code == 429
    assert "_auth_user_id" not in client.session


def test_nobody_is_buried_in_invitations(cast: Cast, client_for: ClientFor) -> None:
    """Whoever asks somebody in sends to any address: not a hundred times."""
    asked(cast.eirlys, cast.hers.citizen, email="victim@example.org")
    with everything_open():
        pk = Invitation.objects.get(email="victim@example.org").pk
    client, sent_it = client_for(cast.eirlys), 0
    for _again in range(40):
        answer = client.post(reverse("send_again", args=[cast.hers.citizen.pk, pk]))
        sent_it += answer.status_code == 302
        if answer.status_code == 429:
            break
    assert sent_it <= 30


# Names


@pytest.mark.parametrize(
    "name",
    [
        "😀 Mair",
        "مريم",
        "李",
        '#read("/etc/passwd") $x$ @a <b>',
        "\u202eriaM",
        "x" * 200,
        "a\nb\r\nSubject: x",
        "\u0301\u200d",
    ],
)
def test_a_letter_is_printed_for_anybody(name: str, cast: Cast) -> None:
    code = asked(cast.eirlys, cast.hers.citizen, name=name)
    with everything_open():
        found = Invitation.objects.get(digest=invitations.digest(code))
    assert letters.pdf(letters.letter(found, code, "http://testserver/come-in/")).startswith(b"%PDF")


# Sizes


def all_forms() -> list[type[forms.BaseForm]]:
    """Of every module in the rooms where forms are."""
    rooms = [importlib.import_module(f"{app}.forms") for app in ("conversations", "networks", "people")]
    modules = [
        importlib.import_module(f"{room.__name__}.{one.name}")
        for room in rooms
        for one in pkgutil.iter_modules(room.__path__)
    ]
    found = {
        one
        for module in modules
        for one in vars(module).values()
        if isinstance(one, type) and issubclass(one, forms.BaseForm) and one.__module__ == module.__name__
    }
    return sorted(found, key=lambda one: one.__qualname__)


@pytest.mark.parametrize("form", all_forms(), ids=lambda form: form.__qualname__)
def test_nothing_is_of_any_length(form: Any) -> None:
    endless = [
        name for name, field in form.base_fields.items() if type(field) is forms.CharField and not field.max_length
    ]
    assert endless == []


# Addresses with anything in them


@pytest.mark.parametrize(
    "before",
    [
        "0001-01-01",
        "9999-12-31T23:59:59",
        "0001-01-01T00:00+14:00",
        "9999-12-31T23:59:59-14:00",
        "x" * 5000,
        "2026-W01-1",
    ],
)
def test_older_looks_of_any_day(before: str, cast: Cast, client_for: ClientFor) -> None:
    client = client_for(cast.eirlys)
    client.raise_request_exception = False
    assert client.get(reverse("looks", args=[cast.hers.citizen.pk]), {"before": before}).status_code == 200


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "9999-06-30"])
def test_sharing_until_any_day(day: str, cast: Cast, client_for: ClientFor) -> None:
    client = client_for(cast.eirlys)
    client.raise_request_exception = False
    url = reverse("share_parts", args=[cast.hers.citizen.pk, cast.walking["gwen"].pk])
    assert client.post(url, {"what": "everything", "how_long": "day", "day": day}).status_code in {302, 422}
    assert client.get(reverse("sharing", args=[cast.hers.citizen.pk])).status_code == 200
    assert client.get(url).status_code == 200


def test_a_death_of_any_day(cast: Cast, client_for: ClientFor) -> None:
    client = client_for(cast.carys)
    client.raise_request_exception = False
    url = reverse("died", args=[cast.iolo.pk])
    assert client.post(url, {"died_on": "0001-01-01"}).status_code in {302, 422}
    assert client.get(url).status_code == 200


def test_numbers_beyond_numbers(cast: Cast, client_for: ClientFor) -> None:
    huge, hers = 10**25, cast.hers.citizen.pk
    by: dict[User, list[tuple[str, Any]]] = {
        cast.eirlys: [("share_parts", (hers, huge)), ("putright", (hers, huge)), ("matter", (hers, huge))],
        cast.carys: [("urgent_plan", (huge,)), ("urgent_look", (huge,))],
        cast.nia: [("worker", (huge,)), ("team", (huge,)), ("place", (huge,))],
    }
    for user, urls in by.items():
        client = client_for(user)
        client.raise_request_exception = False
        for name, args in urls:
            assert client.get(reverse(name, args=args)).status_code == 404, name
    client = client_for(cast.eirlys)
    for name, args in (
        ("take_back", (hers, huge)),
        ("send_again", (hers, huge)),
        ("remove_key", (huge,)),
        ("ask_no_longer", (hers, huge)),
        ("share_again", (hers, huge)),
    ):
        assert client.post(reverse(name, args=args)).status_code == 404, name


# Hosts


@pytest.mark.parametrize("host", ["evil.example", "testserver:80@evil.example", "testserver.evil.example", ""])
def test_a_strange_host_gets_nothing(host: str, cast: Cast, settings: Any) -> None:
    settings.ALLOWED_HOSTS = ["testserver"]
    client = Client(headers={"Host": host})
    answer = client.post("/sign-in/", {"sign_in-to": HERS})
    assert answer.status_code == 400 or not host
    assert b"evil" not in answer.content


@pytest.mark.parametrize("proxies", [0, 1])
def test_nobody_chooses_where_they_are_counted(
    proxies: int, settings: Any, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    from people import limits

    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies
    monkeypatch.setattr(limits, "PER_PLACE", 1)
    monkeypatch.setattr("people.codes.ASKED_FOR", "2/15m")
    found = []
    for number in range(3):
        forged = f"203.0.113.{number}, 198.51.100.7" if proxies else f"203.0.113.{number}"
        answer = Client(headers={"X-Forwarded-For": forged}).post("/sign-in/", {"sign_in-to": f"a{number}@example.org"})
        found.append(answer.status_code)
    assert found == [302, 302, 429]


# Sessions


def test_a_session_somebody_else_began_is_not_the_one_signed_in(tab: Client, cast: Cast) -> None:
    tab.post("/sign-in/", {"sign_in-to": HERS})
    before = tab.cookies["session"].value
    tab.post("/sign-in/code/", {"sign_in-code": sent.code_to(HERS)})
    assert tab.cookies["session"].value != before
    theirs = Client()
    theirs.cookies["session"] = before
    assert theirs.get("/my-sign-in/").status_code == 302


@pytest.mark.parametrize("method", ["put", "patch", "delete", "head", "options", "trace"])
def test_other_methods_open_nothing_to_who_lacks_a_second_factor(method: str, cast: Cast, tab: Client) -> None:
    sent.an_app_of(cast.carys)
    tab.post("/sign-in/", {"sign_in-to": cast.carys.email})
    tab.post("/sign-in/code/", {"sign_in-code": sent.code_to(str(cast.carys.email))})
    for url in ("/my-people/", "/my-sign-in/", "/my-sign-in/spare-codes/", "/urgent/", "/"):
        for headers in ({}, {"HX-Request": "true"}):
            answer = getattr(tab, method)(url, headers=headers)
            assert answer.status_code in {204, 302, 401, 405}, (url, answer.status_code)
            assert b"Eirlys" not in answer.content


def test_a_big_post_breaks_nothing(tab: Client, cast: Cast, client_for: ClientFor) -> None:
    client = client_for(cast.eirlys)
    client.raise_request_exception = False
    answer = client.post("/sign-in/", {"sign_in-to": "x" * 3_000_000})
    assert answer.status_code == 413
    answer = client.post("/my-sign-in/email/", {f"a{n}": "1" for n in range(1_100)})
    assert answer.status_code == 400


def test_null_bytes(cast: Cast, client_for: ClientFor) -> None:
    client = Client()
    client.raise_request_exception = False
    for url, data in (
        ("/sign-in/", {"sign_in-to": "a\x00@example.org"}),
        (COME_IN, {"code": "K7PM\x003QXT9FRD"}),
        ("/sign-in/", {"sign_in-to": "+44\x007700900123"}),
        ("/language/", {"language": "\x00", "next": "\x00"}),
    ):
        assert client.post(url, data).status_code in {302, 422}, url
    worker = client_for(cast.urien)
    worker.raise_request_exception = False
    assert worker.post("/urgent/", {"name": "a\x00b"}).status_code == 422
    nia = client_for(cast.nia)
    nia.raise_request_exception = False
    assert nia.post("/workers/nobody/", {"person": "\x00"}).status_code == 302


# Somebody else's


def test_a_number_of_another_person_under_ones_own_address(cast: Cast, client_for: ClientFor) -> None:
    """Her own plan in the address, and behind it the number of something of his."""
    found = doors.addresses(cast, list(doors.doors()))
    hers = {door.name: url for door, side, url in found if side == doors.HERS}
    life, other = str(cast.hers.citizen.pk), str(cast.his.citizen.pk)
    client, answers = client_for(cast.eirlys), {}
    client.raise_request_exception = False
    for door, side, url in found:
        crossed = url.replace(other, life)
        if side != doors.HIS or other not in url or crossed == hers[door.name]:
            continue
        for ask, words in ((client.get, {}), (client.post, doors.body(door))):
            with doors.undone():
                answers[door.name, ask.__name__] = ask(crossed, words).status_code
    assert len(answers) > 50
    # Any id is blank paper, to whoever does not see what was written under it.
    assert answers.pop(("conversation", "get")) == 200
    assert answers.pop(("conversation", "post")) == 404
    assert {key: status for key, status in answers.items() if status not in {404, 405}} == {}


def test_no_door_is_without_a_token() -> None:
    patterns, without = [*get_resolver().url_patterns], []
    while patterns:
        one = patterns.pop()
        if isinstance(one, URLResolver):
            patterns += one.url_patterns
        elif getattr(one.callback, "csrf_exempt", False):
            without.append(one.name)
    assert without == []


def test_a_line_of_the_log_is_not_made_by_an_address(
    client: Client, cast: Cast, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(logging.getLogger("django"), "propagate", True)
    client.get("/no%0AINFO User 1 came in/")
    client.get("/people/x%0D%0AUser 1/")
    assert caplog.messages
    assert [line for line in caplog.messages if "\n" in line or "\r" in line] == []


def test_staff_with_one_step_come_in_nowhere(cast: Cast, tab: Client) -> None:
    sent.an_app_of(cast.carys)
    code = asked(cast.dai, cast.his.citizen)
    tab.post("/sign-in/", {"sign_in-to": cast.carys.email})
    tab.post("/sign-in/code/", {"sign_in-code": sent.code_to(str(cast.carys.email))})
    tab.post(COME_IN, {"code": code})
    assert tab.post(ANSWER, {"answer": "yes", "own_device": "yes"}).status_code == 422
    with everything_open():
        assert not Alongside.objects.filter(user=cast.carys, citizen=cast.his.citizen).exists()
    for url, words in (
        ("/my-sign-in/email/", {"to": "x@example.org", "only_me": "only_me"}),
        ("/my-sign-in/spare-codes/", {}),
        ("/my-sign-in/app/", {"sign_in-code": "123456"}),
        ("/my-sign-in/passkey/", {"sign_in-credential": "{}"}),
        ("/my-sign-in/sign-out-everywhere/", {}),
    ):
        answer = tab.post(url, words)
        assert (answer.status_code, answer.headers.get("Location")) in {
            (401, None),
            (302, "/sign-in/one-more-step/"),
        }, url


def test_a_code_for_one_thing_does_not_do_another(cast: Cast, tab: Client, client_for: ClientFor) -> None:
    client = tab
    for name, morsel in client_for(cast.eirlys).cookies.items():
        client.cookies[name] = morsel.value
    session = client.session
    session["shown"] = int(time.time())
    session.save()
    client.post("/my-sign-in/email/", {"to": "thief@example.org", "only_me": "only_me"})
    code = sent.code_to("thief@example.org")
    session = client.session
    session["shown"] = 0
    session.save()
    client.post("/my-sign-in/it-is-me/")
    assert client.post("/my-sign-in/it-is-me/", {"sign_in-code": code}).status_code == 422
    assert client.post("/my-sign-in/new-address/", {"sign_in-code": code}).status_code == 302
    with everything_open():
        assert User.objects.get(pk=cast.eirlys.pk).email == HERS
    other = Client()
    other.post("/sign-in/", {"sign_in-to": HERS})
    assert other.post("/sign-in/code/", {"sign_in-code": code}).status_code == 422


@pytest.mark.parametrize("name", ["gwen", "carys", "eirlys", "nia"])
def test_nothing_of_the_form_goes_further_than_the_form(name: str, cast: Cast, client_for: ClientFor) -> None:
    """Fields that no form has: whose it is, how they work, who wrote it."""
    client = client_for(cast.users[name])
    more = {
        "user": cast.gwen.pk,
        "user_id": cast.gwen.pk,
        "works_as": "administrator",
        "added_by": cast.gwen.pk,
        "is_active": "0",
        "citizen": cast.his.citizen.pk,
        "copy_for": "me",
        "signed_out_at": "2020-01-01",
    }
    client.post(reverse("about", args=[cast.hers.citizen.pk]), {"name": "Eirlys", "language": "en", **more})
    client.post("/my-sign-in/mobile/who-reads/", {"only_me": "no", **more})
    if name == "nia":
        client.post(reverse("worker_change", args=[cast.nia.pk]), {"name": "Nia", "email": "x@example.org", **more})
    with everything_open():
        cast.hers.citizen.refresh_from_db()
        assert cast.hers.citizen.user_id == cast.eirlys.pk
        assert cast.hers.citizen.copy_for != "me"
        after = User.objects.get(pk=cast.users[name].pk)
    assert (after.works_as, after.email, after.is_active) == (cast.users[name].works_as, cast.users[name].email, True)
