"""Knocking at every door of the product, as everybody of the cast.

`tests/rules/doors.txt` says what each is answered; `tests/rules/test_doors.py` holds it. Whatever a knock changes is
undone before the next.
"""

import datetime
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import connections, transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone

from conversations.models import (
    AboutMe,
    ActOffer,
    Attempt,
    Contribution,
    Conversation,
    HelpsSomeone,
    Kept,
    Listened,
    Matter,
    MayQuote,
    MayTell,
    Pledge,
    PutRight,
    Recording,
)
from networks.models import Bond, CircleOfSupport, Connection, Help, Member, Promise, SamePerson, SupportRequest
from outcomes.models import BaselineFile, Change
from outcomes.models import Note as NoteOnAChart
from people.models import Alongside, Invitation, Place, Team, UrgentLook, User
from strengths.models import Strength
from study.models import Condition, Demand, FormInUse, Note, Shows, Step, Stopping, Study, Walk
from tests.cast import Cast, Life
from tests.conftest import everything_open, signed_in_as
from tests.factories import BaselineFactory, ChangeFactory, CountFactory, InvitationFactory, NoteOnAChartFactory

TABLE = Path(__file__).with_name("doors.txt")
WHO = ("eirlys", "gwen", "ifan", "carys", "former", "dai", "tomos", "urien", "megan", "nia", "nobody")
# What is of Eirlys's, shared with everyone alongside; what is "just us", between her and Carys; what is of Dai's.
HERS, US, HIS, NOBODYS = "hers", "us", "his", "."


@dataclass(frozen=True)
class Door:
    route: str
    name: str

    @property
    def is_about_a_person(self) -> bool:
        return ":citizen_id>" in self.route

    @property
    def kind(self) -> str:
        """What stands before `<…:pk>`: whose row that is."""
        before = re.search(r"([\w-]+)/<\w+:pk>", self.route)
        return before[1] if before else ""

    @property
    def sides(self) -> tuple[str, ...]:
        """The rows of the table that this door has."""
        if not self.is_about_a_person:
            return (NOBODYS,)
        return (HERS, US, HIS) if self.is_about_a_piece else (HERS, HIS)

    @property
    def is_about_a_piece(self) -> bool:
        return self.is_about_a_person and self.kind in PIECES


def doors(patterns: Any = None, before: str = "") -> Iterator[Door]:
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from doors(pattern.url_patterns, route)
        elif isinstance(pattern, URLPattern):
            yield Door(route, pattern.name or "")


# Addresses

# What stands before `<…:pk>` in an address about a person → the pieces of theirs, at each line of who can see.
PIECES: dict[str, Any] = {
    "life": Connection,
    "asked": SupportRequest,
    "bonds": Bond,
    "circles": CircleOfSupport,
    "strengths": Strength,
    "contributions": Contribution,
    "matters": Matter,
    "trying": Attempt,
    "conversations": Conversation,
    "put-right": PutRight,
    "promises": Pledge,
    "the-act": ActOffer,
    "about-me": AboutMe,
    "listened": Listened,
    "quotes": MayQuote,
    "recordings": Recording,
}


def walking(cast: Cast, life: Life) -> Any:
    """Somebody who walks with them: Gwen with Eirlys, Tomos with Dai."""
    return Alongside.objects.get(citizen=life.citizen, user=cast.gwen if life is cast.hers else cast.tomos)


def stopped(cast: Cast, life: Life) -> Any:
    """Somebody whom they stopped: Former, by Eirlys."""
    return Alongside.objects.get(citizen=life.citizen, user=cast.former) if life is cast.hers else walking(cast, life)


def note_on_a_chart(cast: Cast, life: Life) -> Any:
    return NoteOnAChart.objects.get()


# Other rows that an address names, by the name of the door or by what stands before `<…:pk>`.
ROWS: dict[str, Callable[[Cast, Life], Any]] = {
    "share_again": stopped,
    "sharing": walking,
    "invitations": lambda cast, life: life.citizen.invitations.get(becomes=Invitation.SUPPORTER),
    "ask": lambda cast, life: life.citizen.invitations.get(becomes=Invitation.WORKER),
    "asked_to_walk": lambda cast, life: Invitation.objects.get(to_user=cast.tomos),
    "urgent": lambda cast, life: UrgentLook.objects.get(user=cast.urien),
    "workers": lambda cast, life: cast.carys,
    "teams": lambda cast, life: Team.objects.get(lead=cast.tomos),
    "places": lambda cast, life: Place.objects.get(team__lead=cast.tomos),
    # What Urien's team studies, which Tomos leads.
    "step-by-step": lambda cast, life: cast.studied[Study],
    "notes": lambda cast, life: cast.studied[Note],
    "demands": lambda cast, life: cast.studied[Demand],
    "walks": lambda cast, life: cast.studied[Walk],
    "steps": lambda cast, life: cast.studied[Step],
    "forms": lambda cast, life: cast.studied[FormInUse],
    "in-the-way": lambda cast, life: cast.studied[Condition],
    "shown": lambda cast, life: cast.studied[Shows],
    "stopping": lambda cast, life: cast.studied[Stopping],
    # What stands beside the charts.
    "changes": lambda cast, life: Change.objects.get(),
    "months-before": lambda cast, life: BaselineFile.objects.get(),
    **dict.fromkeys(("going_note", "going_note_put_away", "going_note_put_back"), note_on_a_chart),
}
# What stands in an address before what it names last, in a study.
STUDIED: dict[str, Any] = {"study": Study, "walk": Walk, "form": FormInUse, "condition": Condition}
# Arguments of addresses that name no row of the cast.
VALUES: dict[str, Any] = {"measure": "listened", "key": "carys", "key_id": 1}


def lay_out_more(cast: Cast) -> None:
    """What some addresses name besides the cast; as the owner of the tables."""
    # Tomos is asked to walk with Eirlys, and has not answered: he sees no more of her than that. So is Former with Dai.
    for life, asks, worker in ((cast.hers, cast.eirlys, cast.tomos), (cast.his, cast.dai, cast.former)):
        InvitationFactory(citizen=life.citizen, asked_by=asks, becomes=Invitation.WORKER, to_user=worker)
    InvitationFactory(citizen=cast.his.citizen, asked_by=cast.dai, name="Nan")
    Alongside.objects.filter(user=cast.former).update(ended_by=cast.eirlys)
    CountFactory()
    ChangeFactory()
    NoteOnAChartFactory()
    BaselineFactory()


def filled(door: Door, side: str, cast: Cast) -> str:
    """The address of this door on this side; KeyError when it holds something unknown."""
    life, line = (cast.his if side == HIS else cast.hers), ("us" if side == US else "everyone")
    values = dict(VALUES) | {f"{name}_id": cast.studied[model].pk for name, model in STUDIED.items()}
    if door.is_about_a_person:
        values |= {"citizen_id": life.citizen.pk, "promise_pk": life[Promise, line].pk}
        values["kept_pk"] = life[Kept, line].pk
        values["helps_pk"] = life[HelpsSomeone, line].pk
        values["told_pk"] = life[MayTell, line].pk
        values["help_pk"] = life[Help, line].pk
        values["member_pk"] = life[Member, line].pk
        values["other_pk"] = life[SamePerson, line].other_id
        # Somebody in Eirlys's life has Iolo's plan, and somebody in Dai's hers.
        values["other_id"] = (cast.iolo if life is cast.hers else cast.hers.citizen).pk
    if door.is_about_a_piece:
        values["pk"] = life[PIECES[door.kind], line].pk
    elif door.kind:
        values["pk"] = ROWS[door.name if door.name in ROWS else door.kind](cast, life).pk
    return re.sub(r"<(?:\w+:)?(\w+)>", lambda found: str(values[found[1]]), "/" + door.route)


# What is posted: one body that most forms take, and what some take besides.


def body(door: Door) -> dict[str, str]:
    today = timezone.localdate()
    return {
        "words": "A cup of tea first.",
        "name": "Mari",
        "question": "What would a good day be?",
        "who_can_see": "everyone",
        "language": "cy",
        "how": "nearer",
        "answer": "yes",
        "due": (today + datetime.timedelta(days=1)).isoformat(),
        "died_on": today.isoformat(),
        "on": today.isoformat(),
        "circle": "1",
        "tie": "strong",
        "gives": "both",
        "kind": "person",
        "sector": "family",
        "to": "mari@example.org",
        "email": "mari@example.org",
        "only_me": "only_me",
        "works_as": "worker",
        **MORE.get(door.name, {}),
        **({"base": ""} if door.name in CARRY or door.name.endswith("_words") else {}),
    }


WHO_IT_IS = {"who-name": "Mari", "who-becomes": "supporter"}
WHAT_THEY_SEE = {"what": "everything", "how_long": "stop"}
HOW_IT_REACHES = {"reach-how": "paper", "reach-language": "en"}
# Whose pages carry along what stands there; `_words` of every piece do too.
CARRY = {
    "change",
    "going_note",
    "about",
    "someone",
    "conversation",
    "circle_meets",
    "stopping",
    "step",
    "demand",
    "note",
}
HELP = {"kind": "own", "since": (timezone.localdate() + datetime.timedelta(days=1)).isoformat()}
MORE: dict[str, dict[str, str]] = {
    "demand_new": {"kind": "value"},
    "demand": {"kind": "failure"},
    "forms_bring": {"text": "form,question\nFirst contact,Why?\n"},
    "forms_bring_undo": {"at": "2026-01-01T00:00:00+00:00"},
    "walk_new": {"pseudonym": "Mari"},
    "walk_words": {"pseudonym": "Mari"},
    "condition_new": {"kind": "rule"},
    "condition_words": {"kind": "rule"},
    "circle_meets": {"meets": "First Sunday, in the shed"},
    "act_offer": {"answer": "accepted"},
    "actoffer": {"answer": "accepted"},
    "attempt_who": {"who": "me"},
    "read_back": {"quote": "hear the chapel", "kind": "matter"},
    "show_where": {"quote": "hear the chapel"},
    "aloud": {"answer": "right", "passage": "hear the chapel on a Sunday."},
    "reply": {"kind": "can"},
    "help_new": HELP,
    "help_changed": HELP,
    "help_ended": {"until": (timezone.localdate() + datetime.timedelta(days=1)).isoformat()},
    "pledge_new": {"who": "me"},
    "sign_in": {"sign_in-to": "mari@example.org"},
    "sign_in_code": {"sign_in-code": "123456"},
    "second_factor": {"sign_in-code": "123456"},
    "it_is_me": {"sign_in-code": "123456"},
    "told": {"told": "daily"},
    "my_mobile": {"to": "07700 900999"},
    "invite_by_text": {"to": "07700 900999"},
    "invite_by_letter": {"chosen": "song", "answer": "Calon Lân"},
    "invite_supporter": {
        **WHO_IT_IS,
        **{f"shares-{name}": value for name, value in WHAT_THEY_SEE.items()},
        **HOW_IT_REACHES,
        "answered": "3",
    },
    "share_parts": WHAT_THEY_SEE,
    "teams": {"team-name": "Upper Cynon"},
    "places": {"place-name": "Aberdare"},
    "worker_leaves": {"later": "on"},
    "download": {"as": "json"},
    "story": {"looked_for": "chapel"},
    "about_me_new": {"heading": "please_do"},
    "did_we_listen": {"answer": "mostly"},
    "may_quote": {"words": "You let me finish."},
    "may_tell": {"words": "The bus stops at the surgery now."},
    "recording_please_do": {"please_do": "yes"},
    "study_bring_undo": {"at": "2026-02-01T10:00:00+00:00"},
}

# Knocking

HTMX = {"HX-Request": "true"}
# Verb → letter of the cell, in this order.
LETTERS = ("page", "fragment", "post")
OTHERS = ("post nothing", "post by htmx", "page with more")
# What an address can say besides.
QUERIES = {
    "asked_for": "?of=nobody&after=2000-01-01T00:00:00Z~1",
    "ask_here": "?next=/accessibility/",
    "study": "?on=2020-01-01&after=2020-01-01~2020-01-01T00:00:00Z~0~1",
    "demands": "?kind=failure&after=2020-01-01~1&causes=2",
    "demand_new": "?on=2020-01-01&language=cy",
    "whole": "?everyone=1&large=1",
    "story": "?before=2100-01-01",
    "story_paper": "?everything=1&large=1",
    "aloud": "?at=1&not=1",
    "life_then": "?on=2020-01-01",
    "looks": "?before=2100-01-01",
    "about_me_new": "?heading=please_do",
    "about_me_paper": "?large=1",
    "sharing": "?stopped=1",
    "invite_by_letter": "?new=1",
}


@contextmanager
def undone() -> Iterator[None]:
    """What happens inside has not happened."""
    with transaction.atomic(), transaction.atomic(using="published"):
        yield
        for database in connections:
            transaction.set_rollback(True, using=database)


def knock(client: Client, verb: str, url: str, words: dict[str, str], query: str = "") -> Any:
    match verb:
        case "page with more":
            return client.get(url + query)
        case "page":
            return client.get(url)
        case "fragment":
            return client.get(url, headers=HTMX)
        case "post":
            return client.post(url, words | what_stands(client, url) if "base" in words else words)
        case "post nothing":
            return client.post(url)
        case "post by htmx":
            return client.post(url, words, headers=HTMX)
        case "put":
            return client.put(url, "{}", content_type="application/json")
        case _:
            return client.delete(url)


def what_stands(client: Client, url: str) -> dict[str, str]:
    """What the page of a form carries along, for those that overwrite nothing (people/forms/together.py)."""
    context = client.get(url).context
    form = context.get("form") if context else None
    return {"base": form["base"].value()} if form else {}


def visitor(user: User | None) -> Callable[[], Client]:
    """Makes a browser with this user's session, as it was when they came in."""
    came = signed_in_as(user).cookies if user else None

    def fresh() -> Client:
        client = Client(raise_request_exception=False)
        for name, morsel in (came or {}).items():
            client.cookies[name] = morsel.value
        return client

    return fresh


STATUSES = {400: "b", 401: "s", 403: "x", 404: "-", 405: "m", 409: "c", 410: "-", 422: "i", 429: "t"}
UNSEEN = set("s-")
NOT_LET_IN = UNSEEN | set("xm")


def letter(response: Any) -> str:
    """How the table writes this answer; see its head."""
    goes_to = response.headers.get("Location") or response.headers.get("HX-Redirect")
    if goes_to:
        if goes_to.partition("?")[0] == reverse("sign_in") and response.status_code in {204, 302}:
            return "s"
        return "r" if goes_to.startswith("/") and not goes_to.startswith("//") else "?"
    if 200 <= response.status_code < 300:
        return "o"
    return STATUSES.get(response.status_code, "!")


# The table


Cells = dict[tuple[str, str, str], str]

HEAD = """\
Who is answered what at which door. Held by tests/rules/test_doors.py; written anew, to be read before it is kept, by
tests/rules/anew.py.

Each cell is three letters: the whole page (GET), the fragment (GET by HTMX), and a form that is filled in (POST).

    o  answered         r  answered, and sent on within     i  answered: the form must be put right
    c  answered: somebody else wrote meanwhile              t  answered: too often
    s  sign in first    -  there is nothing here (404)      x  seen, but not allowed (403)
    m  this door takes no such thing (405)

Whose it is: hers = Eirlys's, shared with everyone alongside her; us = Eirlys's, just her and Carys; his = Dai's.

    eirlys  a citizen                     gwen    supports Eirlys, sees everything shared
    dai     another citizen               ifan    supports Eirlys, sees only what matters to her
    carys   Eirlys's worker               former  was her worker until yesterday
    tomos   Dai's worker, leads a team    urien   of that team; looks urgently at Eirlys's plan
    megan   a manager                     nia     an administrator             nobody  has not signed in
"""


def written(cells: Cells, found: list[Door]) -> str:
    head = f"{'':<28}{'':<6}" + "".join(f"{who:<8}" for who in WHO)
    lines = [HEAD, head.rstrip()]
    for door in found:
        for side in door.sides:
            answers = "".join(f"{cells[door.name, side, who]:<8}" for who in WHO)
            lines.append(f"{door.name:<28}{side:<6}{answers}/{door.route}")
    return "\n".join(lines) + "\n"


def read(text: str) -> Cells:
    """(door, side, who) → the cell."""
    who, *rows = (line.split() for line in text.removeprefix(HEAD).strip().splitlines())
    cells: Cells = {}
    for name, side, *answers, _route in rows:
        assert (name, side, who[0]) not in cells, f"{name} {side} stands there twice"
        cells |= {(name, side, one): cell for one, cell in zip(who, answers, strict=True)}
    return cells


def the_table() -> Cells:
    return read(TABLE.read_text())


def addresses(cast: Cast, found: list[Door]) -> list[tuple[Door, str, str]]:
    """Every door with each of its sides, and the address."""
    with everything_open():
        lay_out_more(cast)
        return [(door, side, filled(door, side, cast)) for door in found for side in door.sides]
