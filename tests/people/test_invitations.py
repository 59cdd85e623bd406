"""Asking somebody in, and coming in: the code, the page before yes, and who may ask whom."""

import datetime
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from conversations.models import Matter
from people import actions, invitations
from people.access import SharedPart, everything
from people.models import Alongside, Citizen, Closing, Invitation, Look, User
from tests import factories, sent
from tests.cast import Cast
from tests.conftest import everything_open, named, signed_in_as

ClientFor = Callable[[User], Client]
COME_IN, ANSWER = "/come-in/", "/come-in/invitation/"
OPENS_NOTHING = "This code opens nothing now"
CODE = re.compile(r'<code id="code">([-0-9A-Z]+)</code>')


@pytest.fixture(autouse=True)
def _nothing_was_sent_or_counted(db: None) -> Iterator[None]:
    sent.forget()
    yield
    sent.forget()


def url(name: str, citizen: Citizen, *more: int) -> str:
    return reverse(name, args=[citizen.pk, *more])


def asked(by: User, citizen: Citizen, becomes: str = Invitation.SUPPORTER, **more: Any) -> str:
    """An invitation, made as this user makes it; its code."""
    more.setdefault("name", "Nerys")
    with named(by):
        return actions.invite(by=by, citizen=citizen, becomes=becomes, **more)[1]


def changed(code: str, **fields: Any) -> None:
    with everything_open():
        assert Invitation.objects.filter(digest=invitations.digest(code)).update(**fields) == 1


def invitation(code: str) -> Invitation:
    with everything_open():
        return Invitation.objects.get(digest=invitations.digest(code))


def shows(code: str, client: Client | None = None) -> Client:
    """Somebody who has written this code, and reads who asks."""
    client = client or Client()
    response = client.post(COME_IN, {"code": code})
    assert (response.status_code, response["Location"]) == (302, ANSWER)
    return client


def says(client: Client, **words: str) -> Any:
    return client.post(ANSWER, {"name": "Nerys Parry", "answer": "yes", "own_device": "no"} | words)


def page_of(response: Any) -> str:
    text: str = response.content.decode()
    return text


# The code


def test_a_code_is_twelve_letters_that_nobody_mistakes() -> None:
    codes = {invitations.new_code() for _ in range(200)}
    assert len(codes) == 200
    assert all(re.fullmatch(r"[0-9A-HJKMNP-TV-Z]{12}", code) for code in codes)
    assert {invitations.as_made(invitations.in_groups(code)) for code in codes} == codes
    assert len({letter for code in codes for letter in code}) == 32


@given(st.text())
def test_whatever_is_typed_is_a_code_or_none(typed: str) -> None:
    assert re.fullmatch(r"([0-9A-HJKMNP-TV-Z]{12})?", invitations.as_made(typed))


@pytest.mark.parametrize(
    "typed",
    ["K7PM-3QXT-0R1D", "k7pm3qxt0r1d", " K7PM 3QXT 0R1D ", "k7pm–3qxt–orld", "K7PM_3QXT_OR1D", "K7PM-3QXT-ORID"],
)
def test_a_code_is_known_however_it_is_typed(typed: str) -> None:
    assert invitations.as_made(typed) == "K7PM3QXT0R1D"


@pytest.mark.parametrize(
    "typed", ["", "K7PM-3QXT", "K7PM-3QXT-0R1D-9", "K7PM-3QXT-0R1U", "ŴŴŴŴŴŴŴŴŴŴŴŴ", "²²²²²²²²²²²²"]
)
def test_what_cannot_be_a_code_is_none(typed: str) -> None:
    assert invitations.as_made(typed) == ""


def test_what_is_kept_leads_back_to_no_code_and_hangs_on_our_key(settings: Any) -> None:
    one = invitations.digest("K7PM3QXT0R1D")
    settings.SECRET_KEY = "another"
    assert re.fullmatch(r"[0-9a-f]{64}", one)
    assert one != invitations.digest("K7PM3QXT0R1D")


@pytest.mark.parametrize("answer", ["Tŷ Mawr", "ty mawr", "TY-MAWR!", " T ŷ  mawr "])
def test_answers_are_compared_as_people_remember_them(answer: str) -> None:
    assert invitations.as_compared(answer) == "tymawr"


# Coming in


def test_nerys_comes_in_and_sees_what_she_was_asked_to(cast: Cast) -> None:
    until = timezone.now() + datetime.timedelta(days=7)
    code = asked(cast.eirlys, cast.hers.citizen, parts=["matters"], sharing_until=until, how_related="my niece")
    client = shows(invitations.in_groups(code).lower())
    page = page_of(client.get(ANSWER))
    assert "Eirlys asks you in" in page
    assert "What matters to me" in page
    assert "People in my life" not in page
    assert "my own kitchen" not in page
    response = says(client)
    assert (response.status_code, response["Location"]) == (302, "/my-sign-in/")
    with everything_open():
        row = Alongside.objects.select_related("user").get(how_related="my niece")
    assert (row.user.name, row.walks_as, row.parts, row.until) == ("Nerys Parry", "supporter", ["matters"], until)
    assert (row.user.email, row.user.works_as, row.user.has_usable_password()) == (None, "", False)
    plan = page_of(client.get(url("plan", cast.hers.citizen)))
    assert cast.hers[Matter, "everyone"].words in plan
    assert "garden out of anything" not in plan
    assert invitation(code).answer == Invitation.YES


def test_she_writes_under_her_own_name(cast: Cast) -> None:
    client = shows(asked(cast.eirlys, cast.hers.citizen, parts=["matters"]))
    says(client)
    client.post(url("matter_new", cast.hers.citizen), {"words": "Somebody to sing with.", "who_can_see": "everyone"})
    with everything_open():
        written = Matter.objects.get(words="Somebody to sing with.")
    assert (written.written_by.name, written.citizen_id) == ("Nerys Parry", cast.hers.citizen.pk)


def test_one_answer_for_every_code_that_opens_nothing(cast: Cast) -> None:
    used, over, back, wrong = (asked(cast.eirlys, cast.hers.citizen) for _ in range(4))
    says(shows(used))
    changed(over, until=timezone.now())
    changed(back, taken_back_at=timezone.now())
    changed(wrong, wrong_answers=5)
    told = set()
    for code in (used, over, back, wrong, "K7PM-3QXT-0R1D", "no code at all"):
        client = Client()
        response = client.post(COME_IN, {"code": code})
        assert response.status_code == 422
        page = page_of(response).replace(code, "")
        told.add(re.sub(r'(csrfmiddlewaretoken" value|csrf-token" content)="\w+"', "", page))
        assert client.get(ANSWER)["Location"] == COME_IN
    assert len(told) == 1
    assert OPENS_NOTHING in told.pop()


def test_a_code_comes_by_post_only_and_is_kept_nowhere(cast: Cast) -> None:
    code = asked(cast.eirlys, cast.hers.citizen)
    client = Client()
    assert f'value="{code}"' not in page_of(client.get(COME_IN, {"code": code}))
    assert client.get(ANSWER).status_code == 302
    shows(code, client)
    kept = str(dict(client.session))
    assert code not in kept
    assert invitations.in_groups(code) not in kept
    assert "eirlys" not in kept.lower()
    with everything_open():
        assert code not in str(list(Invitation.objects.values_list()))


def test_between_the_two_pages_half_an_hour_may_pass(cast: Cast) -> None:
    client = shows(asked(cast.eirlys, cast.hers.citizen))
    session = client.session
    session["invitation"] = [session["invitation"][0], session["invitation"][1] - 31 * 60]
    session.save()
    assert client.get(ANSWER)["Location"] == COME_IN
    assert OPENS_NOTHING in page_of(says(client))


def test_what_is_taken_back_meanwhile_lets_nobody_in(cast: Cast) -> None:
    code = asked(cast.eirlys, cast.hers.citizen)
    client = shows(code)
    changed(code, taken_back_at=timezone.now())
    response = says(client)
    assert response.status_code == 422
    assert OPENS_NOTHING in page_of(response)


def test_not_now_is_remembered_and_is_not_no(cast: Cast, client_for: ClientFor) -> None:
    code = asked(cast.eirlys, cast.hers.citizen)
    client = shows(code)
    assert "That is all right" in page_of(says(client, answer="not_now", name=""))
    found = invitation(code)
    assert (found.answer, found.answered_by_id) == (Invitation.NOT_NOW, None)
    assert found.answered_at
    assert says(shows(code)).status_code == 302


def test_too_many_tries_at_one_code_are_stopped(cast: Cast) -> None:
    cache.clear()
    code = asked(cast.eirlys, cast.hers.citizen)
    changed(code, taken_back_at=timezone.now())
    answers = [Client().post(COME_IN, {"code": code}).status_code for _ in range(11)]
    assert answers == [422] * 10 + [429]
    assert Client().post(COME_IN, {"code": "K7PM-3QXT-0R1D"}).status_code == 422


def test_slips_of_many_people_do_not_add_up(cast: Cast) -> None:
    cache.clear()
    assert {Client().post(COME_IN, {"code": "K7PM"}).status_code for _ in range(12)} == {422}


@pytest.mark.parametrize(("own", "expires"), [("yes", False), ("no", True)])
def test_whose_device_it_is_decides_how_long(own: str, expires: bool, cast: Cast) -> None:
    client = shows(asked(cast.eirlys, cast.hers.citizen))
    says(client, own_device=own)
    assert bool(client.session["idle"]) is expires
    assert client.session.get_expire_at_browser_close() is expires


def test_nothing_but_a_name_is_asked_for(cast: Cast) -> None:
    client = shows(asked(cast.eirlys, cast.hers.citizen))
    response = says(client, name=" ")
    assert response.status_code == 422
    assert "Write a name to call you by." in page_of(response)


def test_it_speaks_the_language_it_was_written_in(cast: Cast) -> None:
    code = asked(cast.dai, cast.his.citizen, language="cy")
    client = shows(code)
    assert '<html lang="cy"' in page_of(client.get(ANSWER))
    chosen = Client()
    chosen.cookies["language"] = "en"
    assert '<html lang="en"' in page_of(shows(code, chosen).get(ANSWER))
    says(client)
    assert invitation(code).answered_by is not None
    with everything_open():
        assert User.objects.get(name="Nerys Parry").language == "cy"


def test_a_passkey_is_offered_on_a_device_of_ones_own(cast: Cast) -> None:
    code = asked(cast.eirlys, cast.hers.citizen, email="nerys@example.org")
    assert says(shows(code), own_device="yes", passkeys="1")["Location"] == "/sign-in/next-time/"


# With a sign-in already


def test_who_is_signed_in_says_yes_as_themselves(cast: Cast, client_for: ClientFor) -> None:
    client = shows(asked(cast.eirlys, cast.hers.citizen, how_related="from chapel"), client_for(cast.dai))
    page = page_of(client.get(ANSWER))
    assert "You are signed in as Dai." in page
    assert "What shall we call you?" not in page
    assert says(client)["Location"] == "/"
    with everything_open():
        assert Alongside.objects.get(how_related="from chapel").user_id == cast.dai.pk
    assert client.get(url("plan", cast.hers.citizen)).status_code == 200


def test_saying_yes_again_changes_what_one_sees(cast: Cast, client_for: ClientFor) -> None:
    says(shows(asked(cast.eirlys, cast.hers.citizen, parts=["people"]), client_for(cast.ifan)))
    with everything_open():
        rows = Alongside.objects.open().filter(user=cast.ifan, citizen=cast.hers.citizen)
        assert [row.parts for row in rows] == [["people"]]


@pytest.mark.parametrize(
    ("who", "words"),
    [("carys", "signed in for your work"), ("nia", "signed in for your work"), ("eirlys", "This plan is your own")],
)
def test_who_cannot_say_yes_to_support_is_told_why(who: str, words: str, cast: Cast, client_for: ClientFor) -> None:
    client = shows(asked(cast.eirlys, cast.hers.citizen), client_for(cast.users[who]))
    response = client.get(ANSWER)
    assert words in page_of(response)
    assert 'value="yes"' not in page_of(response)
    with everything_open():
        before = Alongside.objects.count()
    assert says(client).status_code == 422
    with everything_open():
        assert Alongside.objects.count() == before


def test_nobody_takes_the_plan_of_somebody_they_walk_alongside(cast: Cast, client_for: ClientFor) -> None:
    with everything_open():
        factories.AlongsideFactory(citizen=cast.iolo, user=cast.gwen, walks_as=Alongside.SUPPORTER)
    code = asked(cast.carys, cast.iolo, Invitation.OWN, name="Iolo")
    for who, words in ((cast.gwen, "this is for Iolo"), (cast.dai, "with a plan of your own")):
        client = shows(code, client_for(who))
        assert words in page_of(client.get(ANSWER))
        assert says(client).status_code == 422
    with everything_open():
        assert Citizen.objects.get(pk=cast.iolo.pk).user_id is None


def test_an_address_that_signs_in_already_is_asked_to_do_that_first(
    cast: Cast, django_capture_on_commit_callbacks: Any
) -> None:
    code = asked(cast.eirlys, cast.hers.citizen, email="dai@example.org", how_related="my cousin")
    client = shows(code)
    response = says(client)
    assert response.status_code == 422
    assert "You have a sign-in here already" in page_of(response)
    assert f'href="/sign-in/?next={ANSWER}"' in page_of(response)
    assert invitation(code).answer == ""
    with django_capture_on_commit_callbacks(execute=True):
        client.post("/sign-in/", {"sign_in-to": "dai@example.org", "next": ANSWER})
    response = client.post("/sign-in/code/", {"sign_in-code": sent.code_to("dai@example.org"), "next": ANSWER})
    assert response["Location"] == ANSWER
    assert says(client).status_code == 302
    with everything_open():
        assert Alongside.objects.get(how_related="my cousin").user_id == cast.dai.pk


def test_nobody_comes_in_where_a_life_has_ended(cast: Cast) -> None:
    client = shows(asked(cast.eirlys, cast.hers.citizen))
    with everything_open():
        factories.ClosingFactory(citizen=cast.hers.citizen, kind=Closing.DIED)
    assert OPENS_NOTHING in page_of(says(client))


# A letter


FACT = {"fact_question": "What did you call your first dog or cat?", "fact": "Llwyd Bach"}


def letter(cast: Cast) -> str:
    return asked(cast.carys, cast.iolo, Invitation.OWN, name="Iolo", **FACT)


def test_iolo_comes_in_by_letter(cast: Cast) -> None:
    code = letter(cast)
    client = shows(code)
    page = page_of(client.get(ANSWER))
    assert "This is yours" in page
    assert "Carys asks you in, Iolo." in page
    assert FACT["fact_question"] in page
    assert says(client, fact="llwyd-BACH!", name="Iolo Huws")["Location"] == "/"
    assert client.get("/")["Location"] == url("plan", cast.iolo)
    with everything_open():
        iolo = Citizen.objects.select_related("user").get(pk=cast.iolo.pk)
    assert iolo.user
    assert (iolo.name, str(iolo.user), iolo.user.email) == ("Iolo Huws", "Iolo Huws", None)
    assert iolo.user.fact_question == FACT["fact_question"]
    assert "llwyd" not in iolo.user.fact_answer.lower()
    assert "Next time, ask for another letter" in page_of(client.get(url("plan", cast.iolo)))


def test_five_wrong_answers_end_a_letter(cast: Cast) -> None:
    code = letter(cast)
    client = shows(code)
    for left in ("4 more tries", "3 more tries", "2 more tries", "one more try"):
        response = says(client, fact="Pero")
        assert response.status_code == 422
        assert left in page_of(response)
    assert OPENS_NOTHING in page_of(says(client, fact="Pero"))
    assert invitation(code).wrong_answers == 5
    assert Client().post(COME_IN, {"code": code}).status_code == 422
    with everything_open():
        assert Citizen.objects.get(pk=cast.iolo.pk).user_id is None


def test_wrong_answers_are_counted_whoever_gives_them(cast: Cast) -> None:
    code = letter(cast)
    for _ in range(4):
        says(shows(code), fact="Pero")
    assert "one more try" not in page_of(shows(code).get(ANSWER))
    assert OPENS_NOTHING in page_of(says(shows(code), fact="Pero"))


def test_an_empty_answer_is_not_a_try(cast: Cast) -> None:
    code = letter(cast)
    assert "Write the answer to your question." in page_of(says(shows(code), fact=""))
    assert invitation(code).wrong_answers == 0


def test_the_next_letter_asks_what_he_chose_and_he_hears_of_it(
    cast: Cast, client_for: ClientFor, django_capture_on_commit_callbacks: Any
) -> None:
    says(shows(letter(cast)), fact="Llwyd Bach", name="Iolo")
    with everything_open():
        iolo = User.objects.get(citizen=cast.iolo)
        User.objects.filter(pk=iolo.pk).update(email="iolo@example.org", email_is_safe=True)
    client = client_for(cast.carys)
    page = client.get(url("invite_by_letter", cast.iolo))
    assert "It asks the question that Iolo chose." in page_of(page)
    assert 'name="answer"' not in page_of(page)
    with django_capture_on_commit_callbacks(execute=True):
        response = client.post(url("invite_by_letter", cast.iolo), {"chosen": "song", "answer": "Carys chose this"})
    code = CODE.search(page_of(response))
    assert code
    found = invitation(invitations.as_made(code[1]))
    assert (found.fact_question, found.fact_answer) == (iolo.fact_question, iolo.fact_answer)
    assert len(sent.words_to("iolo@example.org")) == 1
    visitor = shows(code[1])
    assert says(visitor, fact="Llwyd bach", name="Iolo").status_code == 302
    assert visitor.session["_auth_user_id"] == str(iolo.pk)


def test_where_no_question_was_chosen_there_is_no_letter(cast: Cast, client_for: ClientFor) -> None:
    client, citizen = client_for(cast.carys), cast.hers.citizen
    assert "not chosen a question" in page_of(client.get(url("invite_own", citizen)))
    assert client.post(url("invite_by_letter", citizen), {"chosen": "song", "answer": "x y"}).status_code == 422
    with everything_open():
        assert not Invitation.objects.filter(citizen=citizen, becomes=Invitation.OWN).exists()


def test_a_citizen_chooses_a_question_for_letters(cast: Cast, client_for: ClientFor) -> None:
    client, citizen = client_for(cast.eirlys), cast.hers.citizen
    first = {"chosen": "another", "another": "What colour was the door?", "answer": "Glas"}
    assert CODE.search(page_of(client.post(url("invite_by_letter", citizen), first)))
    with everything_open():
        kept = User.objects.get(pk=cast.eirlys.pk).fact_answer
    again = url("invite_by_letter", citizen)
    assert "It asks the question that you chose." in page_of(client.get(again))
    assert CODE.search(page_of(client.post(again)))
    client.post(f"{again}?new", {"chosen": "song", "answer": "Calon Lân"})
    with everything_open():
        her = User.objects.get(pk=cast.eirlys.pk)
    assert (her.fact_question, her.fact_answer != kept) == ("Which song do you know by heart?", True)
    with everything_open():
        ways = Invitation.objects.filter(citizen=citizen, becomes=Invitation.OWN)
        assert (ways.count(), ways.open().count()) == (3, 1)


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ({}, "Choose a question, or write one."),
        ({"chosen": "another", "answer": "Glas"}, "Write your question."),
        ({"chosen": "song", "answer": "!!"}, "Write at least two letters."),
    ],
)
def test_a_letter_takes_a_question_and_an_answer(
    said: dict[str, str], message: str, cast: Cast, client_for: ClientFor
) -> None:
    response = client_for(cast.carys).post(url("invite_by_letter", cast.iolo), said)
    assert response.status_code == 422
    assert message in page_of(response)


def test_a_worker_invites_iolo_and_he_can_read_that(cast: Cast, client_for: ClientFor) -> None:
    client = client_for(cast.carys)
    response = client.post(url("invite_by_letter", cast.iolo), {"chosen": "song", "answer": "Calon Lân"})
    assert "no-store" in response["Cache-Control"]
    with everything_open():
        look = Look.objects.get(citizen=cast.iolo)
    assert (look.user_id, look.what) == (cast.carys.pk, "letter")


# By e-mail and by text


@pytest.mark.parametrize(
    ("name", "to", "stored"),
    [("invite_by_email", "Iolo@Example.org", "iolo@example.org"), ("invite_by_text", "07700 900123", "+447700900123")],
)
def test_a_message_says_only_that_there_is_something_to_read(
    name: str, to: str, stored: str, cast: Cast, client_for: ClientFor, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        response = client_for(cast.carys).post(url(name, cast.iolo), {"to": to, "only_me": "only_me"})
    assert response["Location"] == url("sharing", cast.iolo)
    (words,) = sent.words_to(stored)
    assert "something for you to read" in words
    assert not [name for name in ("Iolo", "Carys", "plan", "council") if name in words]
    found = re.search(r"http://testserver/come-in/#([0-9A-Z]{12})\s", words)
    assert found
    assert invitations.in_groups(found[1]) in words
    client = shows(found[1])
    assert says(client, name="Iolo")["Location"] == "/"
    with everything_open():
        user = User.objects.get(citizen=cast.iolo)
    reached = (user.email, user.email_is_safe) if "@" in stored else (user.phone, user.phone_is_safe)
    assert reached == (stored, True)


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ({"to": "iolo@example.org", "only_me": "others"}, "We send nothing to where somebody else reads."),
        ({"to": "iolo@example.org"}, "Say whether anybody else reads it."),
        ({"to": "07700 900123", "only_me": "only_me"}, "Write an e-mail here."),
        ({"only_me": "only_me"}, "Write their e-mail."),
    ],
)
def test_nothing_is_sent_where_somebody_else_may_read(
    said: dict[str, str], message: str, cast: Cast, client_for: ClientFor, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        response = client_for(cast.carys).post(url("invite_by_email", cast.iolo), said)
    assert response.status_code == 422
    assert message in page_of(response)
    assert sent.everything() == []
    with everything_open():
        assert Invitation.objects.filter(citizen=cast.iolo, email__gt="").count() == 0


def test_one_way_in_at_a_time(cast: Cast) -> None:
    first, second = letter(cast), letter(cast)
    assert invitation(first).taken_back_at is not None
    assert invitation(second).taken_back_at is None


OWN_PAGES = ["invite_own", "invite_by_email", "invite_by_text", "invite_by_letter"]


@pytest.mark.parametrize("name", OWN_PAGES)
def test_only_the_person_and_their_workers_make_a_way_in(name: str, cast: Cast, client_for: ClientFor) -> None:
    with everything_open():
        factories.AlongsideFactory(citizen=cast.iolo, user=cast.gwen, walks_as=Alongside.SUPPORTER, trusted=True)
    assert client_for(cast.gwen).get(url(name, cast.iolo)).status_code == 403
    assert client_for(cast.tomos).get(url(name, cast.iolo)).status_code == 404
    for_them = 200 if name in {"invite_own", "invite_by_letter"} else 403
    for who in (cast.eirlys, cast.carys):
        assert client_for(who).get(url(name, cast.hers.citizen)).status_code == for_them


# Somebody to walk alongside


WHO = {"who-name": "Nerys", "who-how_related": "my niece", "who-becomes": "supporter"}
SHARES = {"shares-what": "everything", "shares-how_long": "stop"}
REACH = {"reach-how": "paper", "reach-language": "en"}


def steps_of(client: Client, citizen: Citizen, **other: str) -> Any:
    return client.post(url("invite_supporter", citizen), WHO | SHARES | REACH | {"answered": "3"} | other)


def made(name: str = "Nerys") -> Invitation:
    with everything_open():
        return Invitation.objects.filter(name=name).latest("asked_at")


def test_three_questions_one_after_the_other(cast: Cast, client_for: ClientFor) -> None:
    client, here = client_for(cast.eirlys), url("invite_supporter", cast.hers.citizen)
    with everything_open():
        before = Invitation.objects.count()
    assert "Whom would you like alongside you?" in page_of(client.get(here))
    page = page_of(client.post(here, WHO | {"answered": "1"}))
    assert "What may Nerys see?" in page
    assert 'name="who-how_related" value="my niece"' in page
    page = page_of(client.post(here, WHO | SHARES | {"answered": "2"}))
    assert "How do we reach Nerys?" in page
    page = page_of(client.post(here, WHO | SHARES | REACH | {"answered": "3", "back": "0"}))
    assert "Whom would you like alongside you?" in page
    assert 'name="shares-what" value="everything"' in page
    with everything_open():
        assert Invitation.objects.count() == before
    response = client.post(here, WHO | SHARES | REACH | {"answered": "3"})
    assert CODE.search(page_of(response))
    asked_in = made()
    assert (asked_in.asked_by_name, asked_in.citizen_name, asked_in.how_related) == ("Eirlys", "Eirlys", "my niece")
    assert (asked_in.sees_everything, asked_in.sharing_until, asked_in.trusted) == (True, None, False)
    assert datetime.timedelta(days=13) < asked_in.until - timezone.now() <= datetime.timedelta(days=14)


@pytest.mark.parametrize(
    ("said", "parts", "days"),
    [
        ({"shares-what": "household"}, [SharedPart.PEOPLE], None),
        ({"shares-what": "only", "shares-parts": "story"}, [SharedPart.STORY], None),
        ({"shares-how_long": "month"}, everything(), 30),
        ({"shares-how_long": "day", "shares-day": "TODAY"}, everything(), 0),
    ],
)
def test_what_she_shares_and_until_when(
    said: dict[str, str], parts: list[str], days: int | None, cast: Cast, client_for: ClientFor
) -> None:
    said = {key: timezone.localdate().isoformat() if words == "TODAY" else words for key, words in said.items()}
    assert steps_of(client_for(cast.eirlys), cast.hers.citizen, **said).status_code == 200
    found = made()
    assert found.parts == parts
    last = found.sharing_until and timezone.localtime(found.sharing_until)
    assert (last and (last.date() - timezone.localdate()).days) == days
    assert not last or (last.hour, last.minute) == (23, 59)


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ({"who-name": ""}, "Write a name."),
        ({"shares-what": ""}, "Choose what they will see."),
        ({"shares-what": "only"}, "Tick one part or more."),
        ({"shares-how_long": "day"}, "Choose the day."),
        ({"shares-how_long": "day", "shares-day": "2020-01-01"}, "That day has passed."),
        ({"shares-how_long": "day", "shares-day": "x"}, "Write a day, such as"),
        ({"reach-how": ""}, "Choose how they get it."),
        ({"reach-how": "send"}, "Write their e-mail or mobile number."),
        ({"reach-how": "send", "reach-to": "nerys@"}, "That is not a whole e-mail or mobile number."),
    ],
)
def test_what_is_missing_is_said(said: dict[str, str], message: str, cast: Cast, client_for: ClientFor) -> None:
    response = steps_of(client_for(cast.eirlys), cast.hers.citizen, **said)
    assert response.status_code == 422
    assert message in page_of(response)


def test_she_is_sent_it_where_she_reads(
    cast: Cast, client_for: ClientFor, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        said = {"reach-how": "send", "reach-to": "07700 900 555", "reach-only_me": "only_me", "reach-language": "cy"}
        response = steps_of(client_for(cast.eirlys), cast.hers.citizen, **said)
    assert response["Location"] == url("sharing", cast.hers.citizen)
    assert (made().phone, made().language) == ("+447700900555", "cy")
    (words,) = sent.words_to("+447700900555")
    code = re.search(r"#([0-9A-Z]{12})\s", words)
    assert code
    says(shows(code[1]))
    with everything_open():
        user = User.objects.get(name="Nerys Parry")
    assert (user.email, user.email_is_safe, user.phone, user.phone_is_safe) == (None, False, "+447700900555", True)


@pytest.mark.parametrize(
    ("only_me", "message"),
    [
        ({"reach-only_me": "others"}, "We send nothing to where somebody else reads."),
        ({}, "Say whether anybody else reads it."),
    ],
)
def test_her_supporter_is_sent_nothing_where_somebody_else_may_read(
    only_me: dict[str, str],
    message: str,
    cast: Cast,
    client_for: ClientFor,
    django_capture_on_commit_callbacks: Any,
) -> None:
    client, said = client_for(cast.eirlys), {"reach-how": "send", "reach-to": "huw@example.org", **only_me}
    with everything_open():
        before = Invitation.objects.count()
    with django_capture_on_commit_callbacks(execute=True):
        response = steps_of(client, cast.hers.citizen, **said)
        page = page_of(response)
        assert response.status_code == 422
        assert message in page
        for kept in ('name="reach-to" value="huw@example.org"', 'name="who-how_related" value="my niece"'):
            assert kept in page
        with everything_open():
            assert Invitation.objects.count() == before
        # On paper instead, with the address still standing in the field that is folded away.
        code = CODE.search(page_of(steps_of(client, cast.hers.citizen, **said | {"reach-how": "paper"})))
    assert code
    assert sent.everything() == []
    assert (made().email, made().phone) == ("", "")
    says(shows(code[1]))
    with everything_open():
        user = User.objects.get(name="Nerys Parry")
    assert (user.email, user.email_is_safe, user.phone, user.phone_is_safe) == (None, False, None, False)


def test_who_writes_at_his_word_asks_for_him(cast: Cast, client_for: ClientFor) -> None:
    client = client_for(cast.carys)
    response = steps_of(client, cast.iolo, **{"shares-trusted": "on"})
    code = CODE.search(page_of(response))
    assert code
    assert (made().trusted, made().asked_by_name) == (True, "Carys")
    visitor = shows(code[1])
    assert "Carys asks you, at the word of Iolo." in page_of(visitor.get(ANSWER))
    says(visitor)
    with everything_open():
        nerys = User.objects.get(name="Nerys Parry")
    with named(nerys):
        assert actions.may_speak_for(nerys, cast.iolo)


def test_nobody_is_trusted_to_speak_for_who_speaks_for_herself(cast: Cast, client_for: ClientFor) -> None:
    steps_of(client_for(cast.eirlys), cast.hers.citizen, **{"shares-trusted": "on"})
    assert made().trusted is False


@pytest.mark.parametrize("who", ["carys", "gwen", "ifan"])
def test_only_she_asks_somebody_to_her_own_plan(who: str, cast: Cast, client_for: ClientFor) -> None:
    client = client_for(cast.users[who])
    assert client.get(url("invite_supporter", cast.hers.citizen)).status_code == 403
    assert steps_of(client, cast.hers.citizen).status_code == 403


# What was made


def test_a_letter_is_shown_once_and_becomes_a_pdf_by_post(cast: Cast, client_for: ClientFor) -> None:
    client = client_for(cast.eirlys)
    code = CODE.search(page_of(steps_of(client, cast.hers.citizen)))
    assert code
    here = url("letter_pdf", cast.hers.citizen)
    response = client.post(here, {"code": code[1]})
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == 'attachment; filename="letter.pdf"'
    assert "no-store" in response["Cache-Control"]
    assert response.content.startswith(b"%PDF")
    assert client.get(here).status_code == 405
    assert client.post(here, {"code": "K7PM-3QXT-0R1D"}).status_code == 404
    assert client_for(cast.gwen).post(here, {"code": code[1]}).status_code == 404
    assert client_for(cast.dai).post(url("letter_pdf", cast.his.citizen), {"code": code[1]}).status_code == 404
    changed(invitations.as_made(code[1]), taken_back_at=timezone.now())
    assert client.post(here, {"code": code[1]}).status_code == 404


def test_taken_back_it_opens_nothing(cast: Cast, client_for: ClientFor) -> None:
    code = asked(cast.eirlys, cast.hers.citizen)
    here = url("take_back", cast.hers.citizen, invitation(code).pk)
    client = client_for(cast.eirlys)
    assert client.get(here).status_code == 405
    assert client.post(here)["Location"] == url("sharing", cast.hers.citizen)
    when = invitation(code).taken_back_at
    assert when
    assert Client().post(COME_IN, {"code": code}).status_code == 422
    client.post(here)
    assert invitation(code).taken_back_at == when


def test_made_again_it_has_a_new_code(cast: Cast, client_for: ClientFor) -> None:
    code = asked(cast.eirlys, cast.hers.citizen, parts=["matters"], how_related="my niece")
    response = client_for(cast.eirlys).post(url("send_again", cast.hers.citizen, invitation(code).pk))
    new = CODE.search(page_of(response))
    assert new
    assert Client().post(COME_IN, {"code": code}).status_code == 422
    found = invitation(invitations.as_made(new[1]))
    assert (found.parts, found.how_related, found.name) == (["matters"], "my niece", "Nerys")
    assert says(shows(new[1])).status_code == 302


def test_what_ran_out_is_sent_again_to_where_it_went(
    cast: Cast, client_for: ClientFor, django_capture_on_commit_callbacks: Any
) -> None:
    code = asked(cast.carys, cast.iolo, Invitation.OWN, name="Iolo", email="iolo@example.org")
    changed(code, until=timezone.now())
    with django_capture_on_commit_callbacks(execute=True):
        response = client_for(cast.carys).post(url("send_again", cast.iolo, invitation(code).pk))
    assert response["Location"] == url("sharing", cast.iolo)
    assert len(sent.words_to("iolo@example.org")) == 1
    assert invitation(code).taken_back_at is None


def test_what_was_answered_is_not_sent_again(cast: Cast, client_for: ClientFor) -> None:
    code = asked(cast.eirlys, cast.hers.citizen)
    says(shows(code))
    again = url("send_again", cast.hers.citizen, invitation(code).pk)
    assert client_for(cast.eirlys).post(again).status_code == 403
    his = letter(cast)
    says(shows(his), fact="Llwyd Bach")
    response = client_for(cast.carys).post(url("send_again", cast.iolo, invitation(his).pk))
    assert response["Location"] == url("invite_own", cast.iolo)


def test_others_neither_take_back_nor_send_again(cast: Cast, client_for: ClientFor) -> None:
    made_by_her = invitation(asked(cast.eirlys, cast.hers.citizen))
    for name in ("take_back", "send_again"):
        for who in ("gwen", "carys", "dai", "tomos"):
            here = url(name, cast.hers.citizen, made_by_her.pk)
            assert client_for(cast.users[who]).post(here).status_code == 404
        assert client_for(cast.dai).post(url(name, cast.his.citizen, made_by_her.pk)).status_code == 404
    with everything_open():
        made_by_her.refresh_from_db()
    assert made_by_her.taken_back_at is None


def test_her_own_letter_is_not_for_a_supporter_to_make_again(cast: Cast, client_for: ClientFor) -> None:
    """What somebody once asked at his word stays theirs to read, and not to do."""
    with everything_open():
        row: Any = factories.AlongsideFactory(
            citizen=cast.iolo, user=cast.gwen, walks_as=Alongside.SUPPORTER, trusted=True
        )
    code = asked(cast.gwen, cast.iolo)
    with everything_open():
        Alongside.objects.filter(pk=row.pk).update(trusted=False)
    assert client_for(cast.gwen).post(url("send_again", cast.iolo, invitation(code).pk)).status_code == 403
    assert client_for(cast.gwen).post(url("take_back", cast.iolo, invitation(code).pk)).status_code == 302


# The first of all


@pytest.mark.django_db
def test_the_first_administrator_comes_in_by_a_code() -> None:
    with everything_open():
        before, code = actions.invite_the_first(), actions.invite_the_first()
    assert Client().post(COME_IN, {"code": before}).status_code == 422
    client = shows(code)
    assert "You are the first here" in page_of(client.get(ANSWER))
    assert "Write your e-mail." in page_of(says(client, name="Nia", email=""))
    assert says(client, name="Nia", email="Nia@Council.example")["Location"] == "/"
    with everything_open():
        nia = User.objects.get()
    assert (nia.name, nia.email, nia.works_as) == ("Nia", "nia@council.example", User.ADMINISTRATOR)
    # And then a second factor, as for all who work here.
    assert client.get("/")["Location"].startswith("/sign-in/one-more-step/")
    assert Client().post(COME_IN, {"code": code}).status_code == 422


def test_where_somebody_is_in_already_there_is_no_first(cast: Cast) -> None:
    with everything_open():
        code = actions.invite_the_first()
    assert OPENS_NOTHING in page_of(says(shows(code), email="x@example.org"))


def test_signed_in_clients_are_told_apart(cast: Cast) -> None:
    """Whoever opens his own letter in her browser is he from then on."""
    says(shows(letter(cast)), fact="Llwyd Bach")
    with everything_open():
        iolo = User.objects.get(citizen=cast.iolo)
    with named(cast.carys):
        _, code = actions.invite(
            by=cast.carys,
            citizen=Citizen.objects.get(pk=cast.iolo.pk),
            becomes=Invitation.OWN,
            name="Iolo",
            fact_question=iolo.fact_question,
            fact_answer=iolo.fact_answer,
        )
    client = shows(code, signed_in_as(cast.ifan))
    assert says(client, fact="Llwyd Bach").status_code == 302
    assert client.session["_auth_user_id"] == str(iolo.pk)


def test_who_speaks_at_somebodys_word_sees_everything(cast: Cast, client_for: ClientFor) -> None:
    shares = {"shares-trusted": "on", "shares-what": "household"}
    assert "sees everything" in steps_of(client_for(cast.carys), cast.iolo, **shares).content.decode()
    with everything_open():
        row: Any = factories.AlongsideFactory(
            citizen=cast.iolo, user=cast.gwen, walks_as=Alongside.SUPPORTER, trusted=True, parts=["people"]
        )
    for parts, may in ((["people"], False), (everything(), True)):
        with everything_open():
            Alongside.objects.filter(pk=row.pk).update(parts=parts)
        with named(cast.gwen):
            assert actions.may_speak_for(cast.gwen, cast.iolo) is may
            with connection.cursor() as cursor:
                cursor.execute("select %s = any (app_at_word())", [cast.iolo.pk])
                assert cursor.fetchone() == (may,)


def test_nobody_is_invited_to_a_plan_after_a_death(cast: Cast, client_for: ClientFor) -> None:
    with everything_open():
        factories.ClosingFactory(citizen=cast.iolo, kind=Closing.DIED, died_on=timezone.localdate(), by=cast.carys)
    client = client_for(cast.carys)
    for name in ("invite_own", "invite_by_letter"):
        assert client.get(reverse(name, args=[cast.iolo.pk])).status_code == 403
