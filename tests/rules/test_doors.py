"""Every door of the product is tried by everybody, in every way: who is answered what, and what is said to whom.

The answers stand in `tests/rules/doors.txt`, to be read by a person. What is said is listened to for canaries
(tests/rules/canaries.py): words planted in every text field of every personal row.
"""

import datetime
import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import pytest
from django.core import mail
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import include, path
from django.utils import timezone

from people import codes, invitations
from people.models import Alongside, Citizen, Invitation, User
from people.pieces import PartOfPiece, Piece
from tests.cast import Cast
from tests.conftest import everything_open
from tests.rules import canaries, doors
from tests.rules.canaries import Canaries, Ears
from tests.rules.doors import HERS, HIS, LETTERS, NOT_LET_IN, OTHERS, UNSEEN, US, WHO, Cells, Door

ClientFor = Callable[[User], Client]

# Open to everybody, and why.
OPEN = {
    "set_language": "chooses the language of the pages before signing in, and knows nothing of anybody",
    "up": "whatever watches the service asks whether it answers",
    "sign_in": "where everybody comes in",
    "sign_in_code": "the code, before anybody is known",
    "sign_in_again": "another code, before anybody is known",
    "sign_in_passkey": "a passkey, before anybody is known",
    "come_in": "where whoever is invited shows their code",
    "come_in_invitation": "shows an invitation to whoever has shown its code",
    "leave": "must send the browser somewhere ordinary even when the session is already over",
    "your_information": "what we do with what people say, to be read before saying anything",
    "accessibility": "the law asks that everybody can read it",
    "demo": "chooses which invented person to be; in the demo only",
    "demo_be": "signs in as an invented person; in the demo only",
    "demo_outbox": "shows the messages that an invented person would be sent; in the demo only",
}
# Who does not walk with Eirlys, has not been asked, and looks at nothing urgently.
STRANGERS = ("tomos", "former", "megan", "nia", "dai")
# Answered otherwise when a form is filled in, and why.
ODD = {("conversation", US): "any id is blank paper, to whoever does not see what was written under it"}
A_DAY = datetime.timedelta(days=1)


@dataclass
class Found:
    """What one of the cast found behind every door."""

    cells: Cells = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)
    planted: Canaries = field(default_factory=dict)


# Whose pages say most: of a life to the person and to a worker who walks with them; of all else to one of a team that
# studies.
ASK_MORE = {"eirlys": True, "carys": True, "urien": False}


def everything_that(who: str, cast: Cast, found: list[Door] | None = None) -> Found:
    """Try every door as this one of the cast, where canaries are planted everywhere."""
    told, user, ears = Found(), cast.users.get(who), Ears()
    with doors.undone(), ears.open():
        addresses = doors.addresses(cast, found or list(doors.doors()))
        told.planted = canaries.plant()
        allowed = canaries.may_read(user, told.planted)
        browser = doors.visitor(user)
        for door, side, url in addresses:
            words, query = doors.body(door), doors.QUERIES.get(door.name, "")
            letters: dict[str, str] = {}
            for verb in (*LETTERS, *OTHERS):
                if verb in OTHERS and not (
                    ASK_MORE.get(who) is door.is_about_a_person and asks_more(door, verb, letters)
                ):
                    continue
                with doors.undone():
                    client = browser()
                    response, heard = ears.ask(partial(doors.knock, client, verb, url, words, query))
                letters[verb] = doors.letter(response)
                here = f"{verb} {door.route} ({side})"
                told.wrong += [f"{here}: {leak}" for leak in canaries.leaks(heard, told.planted, allowed)]
                told.seen |= {canary for _, canary in heard.canaries()}
                if who in {"eirlys", "dai"} and canaries.CANARY.search(heard.said["title"]):
                    told.wrong.append(f"{here}: a title that says whose page it is")
            told.cells[door.name, side, who] = "".join(letters[verb] for verb in LETTERS)
            if (door.name, side) not in ODD:
                told.wrong += [f"{door.route} ({side}): {odd}" for odd in not_alike(letters)]
    return told


def asks_more(door: Door, verb: str, letters: dict[str, str]) -> bool:
    """Besides the three of the table: of doors that let somebody in, or at which an address says more."""
    if verb == "page with more":
        return door.name in doors.QUERIES
    return not set(letters.values()) <= NOT_LET_IN


def not_alike(letters: dict[str, str]) -> Iterator[str]:
    """A door answers alike whether the form is filled in or not, and however it is asked."""
    for verb, answer in letters.items():
        if answer in "!?":
            yield f"{verb} breaks, or leads elsewhere"
        if verb.startswith("post") and (letters["post"] in UNSEEN) != (answer in UNSEEN):
            yield f"{verb} is answered {answer!r}, and post {letters['post']!r}"
    for verb in {"fragment", "page with more"} & set(letters):
        if letters[verb] != letters["page"]:
            yield f"the {verb} is answered {letters[verb]!r}, and the page {letters['page']!r}"


# The table


@pytest.fixture(scope="module")
def table() -> Cells:
    return doors.the_table()


def test_every_door_is_named_and_has_its_rows(table: Cells, cast: Cast) -> None:
    found = list(doors.doors())
    assert [door.route for door in found if not door.name] == []
    assert {(name, side) for name, side, _ in table} == {(door.name, side) for door in found for side in door.sides}
    assert set(WHO) == {who for *_, who in table} == {*cast.users, "nobody"}


@pytest.mark.parametrize("who", WHO)
# Uncounted: ten minutes of knocking, and nothing that the other tests do not reach.
@pytest.mark.no_cover
def test_everybody_is_answered_as_the_table_says_and_told_nothing_else(
    who: str, table: Cells, cast: Cast, texts_are_heard: None
) -> None:
    told = everything_that(who, cast)
    assert told.wrong == []
    assert told.cells == {key: cell for key, cell in table.items() if key[2] == who}
    if who == "eirlys":
        assert not_found(told, cast) == []


def not_found(told: Found, cast: Cast) -> list[str]:
    """So that finding nothing means something: of every piece of hers the words now, and those of before."""
    return [
        str(one)
        for canary, one in told.planted.items()
        if issubclass(one.model, Piece)
        and one.column == "words"
        and one.pk in {cast.hers[one.model, line].pk for line in ("us", "everyone")}
        and canary not in told.seen
    ]


@pytest.mark.parametrize("who", ["eirlys", "nia"])
def test_no_door_takes_anything_but_pages_and_forms(who: str, cast: Cast) -> None:
    browser = doors.visitor(cast.users[who])
    for door, side, url in doors.addresses(cast, list(doors.doors())):
        for verb in ("put", "delete") if side == door.sides[0] else ():
            with doors.undone():
                answer = doors.letter(doors.knock(browser(), verb, url, {}))
            assert answer in NOT_LET_IN, f"{verb} {door.route}"


# Reading the table: what it says must be what we mean.


def test_every_door_that_is_open_is_still_there(table: Cells) -> None:
    assert set(OPEN) <= {name for name, *_ in table}


def test_nobody_known_is_sent_to_sign_in(table: Cells) -> None:
    closed = {key: cell for key, cell in table.items() if key[2] == "nobody" and key[0] not in OPEN}
    assert {key: cell for key, cell in closed.items() if set(cell) != {"s"}} == {}


@pytest.mark.parametrize("who", STRANGERS)
def test_for_a_stranger_no_person_is_there(who: str, table: Cells) -> None:
    """A view may refuse a verb before it looks; it must look for at least one."""
    sides = {"dai": {HERS, US}, "tomos": {HERS, US}}.get(who, {HERS, US, HIS})
    theirs = {key: cell for key, cell in table.items() if key[2] == who and key[1] in sides}
    assert {key: cell for key, cell in theirs.items() if set(cell) - set("-m") or "-" not in cell} == {}


def test_what_is_just_us_is_there_for_nobody_else(table: Cells) -> None:
    others = {
        key: cell
        for key, cell in table.items()
        if key[1] == US and key[:2] not in ODD and key[2] not in {"eirlys", "carys", "nobody"}
    }
    assert {key: cell for key, cell in others.items() if set(cell) - set("-m") or "-" not in cell} == {}


def test_what_is_of_one_person_is_not_found_under_another(cast: Cast, client_for: ClientFor) -> None:
    """Not even by somebody who walks with both."""
    with everything_open():
        Alongside.objects.create(citizen=cast.hers.citizen, user=cast.tomos, walks_as=Alongside.WORKER)
    found = [
        url.replace(str(cast.his.citizen.pk), str(cast.hers.citizen.pk))
        for door, side, url in doors.addresses(cast, list(doors.doors()))
        if side == HIS and door.kind
    ]
    client = client_for(cast.tomos)
    # Paper with an id of its own is begun where it is first opened.
    paper = [url for url in found if url.endswith(f"/conversations/{url.split('/')[-2]}/")]
    assert len(paper) == 1
    for url in found:
        for verb in LETTERS:
            with doors.undone():
                response = doors.knock(client, verb, url, {"words": "x"})
            assert doors.letter(response) in {"-", "m", "x"} or url in paper, url


# From one request to the next


ENDINGS: dict[str, tuple[Callable[[Cast], Any], str]] = {
    "she is no longer walked with": (
        lambda cast: Alongside.objects.filter(user=cast.carys).update(until=timezone.now()),
        "-m",
    ),
    "she has stopped working here": (
        lambda cast: User.objects.filter(pk=cast.carys.pk).update(is_active=False),
        "s",
    ),
    "an administrator has ended her sessions": (
        lambda cast: User.objects.filter(pk=cast.carys.pk).update(signed_out_at=timezone.now()),
        "s",
    ),
}


@pytest.mark.parametrize("ending", ENDINGS)
def test_who_may_no_longer_is_refused_at_the_next_request(ending: str, cast: Cast) -> None:
    end, answers = ENDINGS[ending]
    browser = doors.visitor(cast.carys)
    persons = [door for door in doors.doors() if door.is_about_a_person]
    assert browser().get(f"/people/{cast.hers.citizen.pk}/").status_code == 200
    with everything_open():
        end(cast)
    let_in = []
    for door, side, url in doors.addresses(cast, persons):
        for verb in ("page", "post"):
            with doors.undone():
                response = doors.knock(browser(), verb, url, doors.body(door))
            if doors.letter(response) not in answers:
                let_in.append(f"{verb} {door.route} ({side}): {doors.letter(response)}")
    assert let_in == []


# What breaks, and what is tried too often


def breaks(request: HttpRequest, citizen_id: Any) -> HttpResponse:
    citizen = Citizen.objects.get(pk=citizen_id)
    raise DatabaseError(f"Failing row contains ({citizen.name}, {citizen.how_to_talk})")


def leaks(request: HttpRequest, citizen_id: Any) -> HttpResponse:
    """Says in every way what Gwen is not to know."""
    words = request.GET["words"]
    logging.getLogger("django.request").info("Saved %s", words)
    mail.send_mail(words, "There is something to read", None, ["gwen@example.org"])
    request.session["words"] = words
    response = HttpResponse(f"<head><title>{words}</title></head>")
    response["HX-Trigger"] = words
    response.set_cookie("last", words)
    return response


def unlocked(request: HttpRequest) -> HttpResponse:
    return HttpResponse("in")


unlocked.login_required = False  # type: ignore[attr-defined]
urlpatterns = [
    path("people/<uuid:citizen_id>/breaks/", breaks, name="breaks"),
    path("people/<uuid:citizen_id>/leaks/", leaks, name="leaks"),
    path("unlocked/", unlocked, name="unlocked"),
    path("people/<uuid:citizen_id>/<int:unheard_of>/", leaks, name="unheard_of"),
    path("", include("config.urls")),
]
handler500 = "people.views.errors.broken"


@pytest.mark.urls(__name__)
def test_what_breaks_says_nothing(cast: Cast, client_for: ClientFor, texts_are_heard: None) -> None:
    planted, client, ears = canaries.plant(), client_for(cast.carys), Ears()
    client.raise_request_exception = False
    with ears.open():
        response, heard = ears.ask(lambda: client.get(f"/people/{cast.hers.citizen.pk}/breaks/"))
    assert response.status_code == 500
    assert "DatabaseError" in heard.said["log"]
    # Nothing at all, though she may read it.
    assert list(canaries.leaks(heard, planted, set())) == []


def test_trying_too_often_says_nothing(
    cast: Cast, client: Client, texts_are_heard: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    planted, ears = canaries.plant(), Ears()
    monkeypatch.setattr(codes, "asked_too_often", lambda request, to: True)
    with ears.open():
        for to in ("mari@example.org", "07700 900123"):
            response, heard = ears.ask(lambda: client.post("/sign-in/", {"sign_in-to": to}))  # noqa: B023
            assert response.status_code == 429
            assert list(canaries.leaks(heard, planted, set())) == []


def test_what_is_printed_for_somebody_else_is_what_everyone_sees(cast: Cast, texts_are_heard: None) -> None:
    planted, ears = canaries.plant(), Ears()
    with everything_open():
        closer = {
            canary
            for canary, one in planted.items()
            if issubclass(one.model, Piece | PartOfPiece)
            and one.model._default_manager.get(pk=one.pk).who_can_see != "everyone"
        }
    client = doors.visitor(cast.eirlys)()
    with ears.open():
        _, whole = ears.ask(lambda: client.get(f"/people/{cast.hers.citizen.pk}/paper/"))
        _, for_others = ears.ask(lambda: client.get(f"/people/{cast.hers.citizen.pk}/paper/?everyone=1"))
    assert {canary for _, canary in whole.canaries()} & closer
    assert {canary for _, canary in for_others.canaries()}
    assert {canary for _, canary in for_others.canaries()} & closer == set()


# Shown to whoever has the code, or knows exactly what somebody is called


@pytest.mark.parametrize("who", ["nobody", "dai", "gwen"])
def test_an_invitation_shows_itself_and_nothing_else(who: str, cast: Cast, texts_are_heard: None) -> None:
    planted, ears, user = canaries.plant(), Ears(), cast.users.get(who)
    code = invitations.new_code()
    with everything_open():
        asked = cast.hers.citizen.invitations.get(becomes=Invitation.SUPPORTER)
        Invitation.objects.filter(pk=asked.pk).update(digest=invitations.digest(code), until=timezone.now() + A_DAY)
    its = {canary for canary, one in planted.items() if one.model is Invitation and one.pk == asked.pk}
    its = {canary for canary in its if canaries.is_no_secret(planted[canary])}
    client, here = doors.visitor(user)(), "/come-in/invitation/"
    with ears.open():
        ears.ask(lambda: client.post("/come-in/", {"code": code}))
        _, heard = ears.ask(lambda: client.get(here))
        assert its & {canary for _, canary in heard.canaries()}
        answers = [heard]
        for said in ({"answer": "not_now"}, {"answer": "yes", "own_device": "no", "name": "Nan"}):
            client.post("/come-in/", {"code": code})
            answers.append(ears.ask(partial(client.post, here, said))[1])
    # Whoever has said yes walks alongside from then on.
    allowed = its | canaries.may_read(user, planted)
    assert [leak for heard in answers for leak in canaries.leaks(heard, planted, allowed)] == []


def test_looking_for_somebody_urgently_shows_what_they_are_called(cast: Cast, texts_are_heard: None) -> None:
    planted, ears = canaries.plant(), Ears()
    with everything_open():
        name = Citizen.objects.get(pk=cast.hers.citizen.pk).name
        allowed = canaries.may_read(cast.tomos, planted)
    hers = {
        canary
        for canary, one in planted.items()
        if one.pk == cast.hers.citizen.pk and one.column in {"name", "full_name", "place"}
    }
    client = doors.visitor(cast.tomos)()
    with ears.open():
        _, heard = ears.ask(lambda: client.post("/urgent/", {"name": name}))
        assert list(canaries.leaks(heard, planted, allowed | hers)) == []
        assert hers & {canary for _, canary in heard.canaries()}
        # Part of a name finds nobody.
        _, heard = ears.ask(lambda: client.post("/urgent/", {"name": name.split()[-1]}))
        assert list(canaries.leaks(heard, planted, allowed)) == []


# All of this can fail


@pytest.mark.urls(__name__)
def test_a_canary_is_found_wherever_it_is_said(cast: Cast, client_for: ClientFor, texts_are_heard: None) -> None:
    planted, client, ears = canaries.plant(), client_for(cast.gwen), Ears()
    allowed = canaries.may_read(cast.gwen, planted)
    secret = next(
        canary
        for canary, one in planted.items()
        if issubclass(one.model, Piece) and one.pk == cast.hers[one.model, US].pk and one.column == "words"
    )
    assert secret not in allowed
    with ears.open():
        _, heard = ears.ask(lambda: client.get(f"/people/{cast.hers.citizen.pk}/leaks/", {"words": secret}))
    found = {leak.split()[0] for leak in canaries.leaks(heard, planted, allowed)}
    assert found == {"body", "title", "header", "cookie", "log", "e-mail", "session"}


def test_every_field_with_words_has_its_canary(cast: Cast) -> None:
    planted = {canaries.name_of(one) for one in canaries.plant().values()}
    assert {("conversations_matter", "words"), ("people_alongside", "why"), ("people_user", "phone")} <= planted
    with everything_open():
        assert canaries.CANARY.search(User.objects.get(pk=cast.carys.pk).name)


@pytest.mark.urls(__name__)
def test_an_unlocked_door_is_found(cast: Cast, table: Cells, texts_are_heard: None) -> None:
    *_, unlocked_one, unheard_of = list(doors.doors(urlpatterns[:4]))
    told = everything_that("nobody", cast, [unlocked_one])
    assert told.cells == {("unlocked", ".", "nobody"): "ooo"}
    assert told.wrong == []
    with pytest.raises(KeyError, match="unheard_of"):
        doors.filled(unheard_of, HERS, cast)
