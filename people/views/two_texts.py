"""Two wrote at once, on the same lines: both texts side by side, and keep mine, keep theirs, keep both."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db.models import Q, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from people.access import may_see
from people.alike import Lines, words_apart
from people.forms.together import TogetherForm
from people.merging import Merged, Passage, Together
from people.models import Citizen
from people.views.persons import person_page, signed_in

# How many lines are shown around what differs.
AROUND = 2


@dataclass(frozen=True)
class Writer:
    """Who else wrote here: their name, or nothing where it cannot be said; or oneself, in another window."""

    name: str
    is_me: bool


def who_brought(request: HttpRequest, citizen: Citizen, piece: Any, holds: Q) -> Writer:
    """Who wrote the first version since which this holds."""
    user = signed_in(request)
    rows = piece.pgh_event_model.objects.filter(may_see(user, piece.PART), pgh_obj_id=piece.pk)
    without = rows.exclude(holds).order_by("-pgh_id").values("pgh_id")[:1]
    since = rows.filter(pgh_id__gt=Coalesce(Subquery(without), 0)).select_related("who").order_by("pgh_id").first()
    who = since and since.who
    if who is None:
        return Writer("", is_me=False)
    return Writer(citizen.name if who.pk == citizen.user_id else who.name, is_me=who.pk == user.pk)


def holding(name: str, lines: Lines, stored: Any) -> Q:
    """What is true of a version once somebody has written these lines."""
    line = next((line for line in lines if line.strip()), "")
    return Q(**({f"{name}__contains": line} if line else {name: stored}))


def who_clashes(request: HttpRequest, citizen: Citizen, piece: Any, together: Together) -> Writer:
    name = together.clashes[0]
    passages = together.texts[name].passages if name in together.texts else []
    lines = next((passage.theirs for passage in passages if passage.is_clash), [])
    return who_brought(request, citizen, piece, holding(name, lines, together.stored[name]))


# The page


@dataclass(frozen=True)
class Way:
    """One way to end it: a form with every field, and one button."""

    id: str
    fields: list[tuple[str, str]]


def two_texts(
    request: HttpRequest, citizen: Citizen, *, piece: Any, together: Together, form: TogetherForm, to: str
) -> HttpResponse:
    """409: both texts. What is chosen is posted with what was seen here, and merged again with what comes meanwhile."""
    two_values = [one_of_two(form, together, name) for name in together.clashes if name not in together.texts]
    context = {
        "piece": piece,
        "to": to,
        "other": who_clashes(request, citizen, piece, together),
        "texts": [one_text(form, together.texts[name], name) for name in together.clashes if name in together.texts],
        "two_values": two_values,
        "base": form.as_base(together.stored),
        "mine": Way("keep-mine", hidden(form, together.mine)),
        "theirs": Way("keep-theirs", hidden(form, together.theirs)),
        "both": Way("keep-both", hidden(form, together.both, besides=[one["name"] for one in two_values])),
    }
    return person_page(request, "people/both.html", citizen, context, status=409)


def hidden(form: TogetherForm, values: dict[str, Any], besides: list[str] | None = None) -> list[tuple[str, str]]:
    return [(name, form.raw(name, value)) for name, value in values.items() if name not in (besides or [])]


def one_of_two(form: TogetherForm, together: Together, name: str) -> dict[str, Any]:
    """A day, a place, a name: both as they are read, and as they are sent."""
    sides = {"mine": together.mine[name], "theirs": together.theirs[name]}
    return {
        "name": name,
        "label": form.fields[name].label,
        **{side: as_read(value) for side, value in sides.items()},
        "choices": [(form.raw(name, value), as_read(value), side) for side, value in sides.items()],
    }


def as_read(value: Any) -> str:
    return (value if isinstance(value, str) else date_format(value, "l j F Y") if value else "") or _("nothing")


def one_text(form: TogetherForm, merged: Merged, name: str) -> dict[str, Any]:
    return {
        "label": form.fields[name].label,
        # Of what is written at length only this is ours.
        "is_voice": name != "noticed",
        "mine": list(shown(merged.passages, "mine")),
        "theirs": list(shown(merged.passages, "theirs")),
    }


@dataclass(frozen=True)
class Shown:
    """Some lines on the page, in runs, each with whether it is different; or so many left out.

    What differs and holds nothing was taken out there.
    """

    runs: list[tuple[str, bool]]
    differs: bool = False
    left_out: int = 0


def shown(passages: list[Passage], side: str) -> Iterator[Shown]:
    """One text as one side has it: what differs, and a few lines around it."""
    groups = [(clash, [*some]) for clash, some in groupby(passages, key=lambda passage: passage.is_clash)]
    for number, (is_clash, some) in enumerate(groups):
        mine = [line for passage in some for line in passage.mine]
        theirs = [line for passage in some for line in passage.theirs]
        if not is_clash:
            yield from around(mine, AROUND if number else 0, AROUND if number < len(groups) - 1 else 0)
            continue
        lines, others = (mine, theirs) if side == "mine" else (theirs, mine)
        yield Shown(words_apart("\n".join(lines), "\n".join(others)) if lines else [], differs=True)


def around(lines: list[str], first: int, last: int) -> Iterator[Shown]:
    """The first and the last of lines that are the same in both, and how many there are between."""
    left_out = lines[first : len(lines) - last]
    if len(left_out) <= 1:
        first, left_out = len(lines), []
    for some in (lines[:first], lines[len(lines) - last :] if left_out else []):
        if some:
            yield Shown([("\n".join(some).strip("\n"), False)])
        if left_out:
            yield Shown([], left_out=sum(1 for line in left_out if line.strip()))
            left_out = []
