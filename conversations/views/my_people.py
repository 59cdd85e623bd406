"""My people: those one walks alongside, in their own words; and beginning a conversation."""

from dataclasses import dataclass, field
from datetime import timedelta
from itertools import groupby
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import F, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.text import capfirst
from django.views.decorators.http import require_GET, require_http_methods

from conversations.models import Matter, PutRight
from networks.models import Promise, SupportRequest
from networks.words import number
from people import actions
from people.access import HOLD_ALONE
from people.forms.persons import NewPersonForm
from people.models import Citizen, Invitation, UrgentLook, User
from people.views.persons import is_a_citizen, signed_in, with_closings

WEEK = timedelta(days=7)
LATELY = timedelta(days=14)
NOBODY_YET_SHOWN = 3


@dataclass
class Person:
    """One row of the page."""

    citizen: Citizen
    words: Matter | None = None
    asked: SupportRequest | None = None
    promise: Promise | None = None
    changed: list[Matter] = field(default_factory=list)

    @property
    def closed(self) -> str:
        """Whether the plan is closed to others, and why; those alongside are not told that it is to be deleted."""
        found: Any = self.citizen
        return "died" if found.died_on else "paused" if found.paused_at or found.leaving_on else ""


@require_GET
def my_people(request: HttpRequest) -> HttpResponse:
    """Everyone I walk alongside: who expects to hear from me, and who is in no rush."""
    user = signed_in(request)
    people = list(the_people(user).values())
    if not people and user.works_as != User.WORKER and (user.works_as or is_a_citizen(request)):
        raise PermissionDenied
    closed = {p.citizen.pk for p in people if p.closed}
    promises = [p for p in my_promises(user) if p.due <= timezone.localdate() + WEEK and p.citizen_id not in closed]
    waiting = {p.citizen_id for p in promises}
    context = {
        "greeting": greeting(),
        "expecting": [p for p in people if p.citizen.pk in waiting],
        "how_many": capfirst(number(len(waiting & {p.citizen.pk for p in people}))),
        "no_rush": [p for p in people if p.citizen.pk not in waiting | closed],
        "closed": [p for p in people if p.closed],
        "week": [(day, list(rows)) for day, rows in groupby(promises, key=lambda p: max(p.due, timezone.localdate()))],
        "nobody_yet": nobody_yet(user, closed),
        "not_right": not_right(user, closed),
        "can_start": user.works_as == User.WORKER,
        **(asked_of_me(user) if user.works_as == User.WORKER else {}),
    }
    return render(request, "conversations/my_people.html", context)


def the_people(user: User) -> dict[Any, Person]:
    """By citizen: their words on top, the first thing still asked for, my next promise, what they changed lately."""
    citizens = sorted(with_closings(Citizen.objects.walked_with_by(user)), key=lambda c: c.whole_name.casefold())
    rows = {c.pk: Person(c) for c in citizens}
    for matter in tops(user, list(rows)):
        rows[matter.citizen_id].words = matter
    open_requests = still_waiting(user).filter(citizen__in=list(rows))
    for asked in open_requests.order_by("citizen", "written_at", "pk").distinct("citizen"):
        rows[asked.citizen_id].asked = asked
    for promise in reversed(my_promises(user)):
        if promise.citizen_id in rows:
            rows[promise.citizen_id].promise = promise
    for matter in changed_lately(user, list(rows)):
        rows[matter.citizen_id].changed.append(matter)
    return rows


def tops(user: User, citizens: list[Any]) -> Any:
    """One matter a citizen: what they put at the top, else what they said first."""
    matters = Matter.objects.visible_to(user).on_the_plan().filter(citizen__in=citizens)
    latest_on_top = F("at_the_top_since").desc(nulls_last=True)
    return matters.order_by("citizen", latest_on_top, "written_at", "pk").distinct("citizen")


def my_promises(user: User) -> list[Promise]:
    """What I said I would do and have not done, soonest due first."""
    rows = Promise.objects.visible_to(user).made_by(user).not_yet_kept().filter(request__put_away_at=None)
    rows = rows.select_related("citizen", "request")
    return list(rows.order_by("due", "pk"))


def changed_lately(user: User, citizens: list[Any]) -> Any:
    """What somebody else has put in other words in the last two weeks."""
    rows = Matter.objects.visible_to(user).on_the_plan().filter(citizen__in=citizens)
    rows = rows.filter(changed_at__gte=timezone.now() - LATELY).exclude(changed_by=user)
    return rows.select_related("changed_by").order_by("-changed_at")


def still_waiting(user: User) -> Any:
    """What is asked for and open. Of the same thing asked more than once, the last asking."""
    return SupportRequest.objects.visible_to(user).still_asked().on_the_plan().filter(asked_again=None)


def nobody_yet(user: User, closed: set[Any]) -> Any:
    rows = still_waiting(user).nobody_has_said_yes().exclude(citizen__in=closed).select_related("citizen")
    return rows.order_by("written_at", "pk")[:NOBODY_YET_SHOWN]


def asked_of_me(user: User) -> dict[str, Any]:
    """Who asks a worker to walk with them, and the urgent looks of which whoever leads a team has not read."""
    asked = Invitation.objects.visible_to(user).open().filter(to_user=user, becomes=Invitation.WORKER, answer="")
    unanswered = Q(hold_until__isnull=False, hold_agreed_at=None, hold_refused_at=None)
    unanswered &= Q(at__gt=timezone.now() - HOLD_ALONE)
    looks = UrgentLook.objects.visible_to(user).filter(lead=user).filter(Q(read_by_lead_at=None) | unanswered)
    return {
        "asked_to_walk": asked.order_by("asked_at"),
        "urgent_looks": looks.select_related("user").order_by("-at"),
    }


def not_right(user: User, closed: set[Any]) -> Any:
    """What somebody with whom I work says is not right, and what they have not said is right now."""
    if user.works_as != User.WORKER:
        return []
    rows = PutRight.objects.visible_to(user).filter(settled_at=None).exclude(citizen__in=closed)
    return rows.exclude(citizen__user=user).select_related("citizen").order_by("written_at", "pk")


def greeting() -> str:
    """Good morning, afternoon or evening: in Welsh in both languages, as one says it in the valley."""
    hour = timezone.localtime().hour
    if hour < 12:
        return "Bore da"
    return "Prynhawn da" if hour < 18 else "Noswaith dda"


@require_http_methods(["GET", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    """Start a conversation: with somebody one knows, or with somebody new, for whom a name is enough."""
    user = signed_in(request)
    if user.works_as != User.WORKER:
        raise PermissionDenied
    form = NewPersonForm(request.POST if request.method == "POST" else None, initial={"language": user.language})
    if form.is_bound and form.is_valid():
        citizen = actions.meet(by=user, **form.cleaned_data)
        return redirect("conversation_new", citizen.pk)
    people = sorted(Citizen.objects.walked_with_by(user), key=lambda c: c.whole_name.casefold())
    status = 422 if form.is_bound else 200
    return render(request, "conversations/start.html", {"people": people, "form": form}, status=status)
