"""My people: those one walks alongside, in their own words; and beginning a conversation."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Case, F, Q, When
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.views.decorators.http import require_GET, require_http_methods

from conversations import heard_from
from conversations.models import Matter, Pledge, PutRight
from conversations.thread import last_told
from networks.models import Promise, SupportRequest
from networks.promised import is_long_gone
from networks.waits import long_since
from networks.words import by_when, number, what
from people import actions
from people.access import HOLD_ALONE
from people.forms.persons import NewPersonForm
from people.models import Citizen, Invitation, UrgentLook, User
from people.views.persons import is_a_citizen, signed_in, with_closings
from people.working import walked_before

WEEK = timedelta(days=7)
LATELY = timedelta(days=14)
NOBODY_YET_SHOWN = 3
PROMISES_SHOWN = 3


@dataclass
class Person:
    """One row of the page."""

    citizen: Citizen
    words: Matter | None = None
    asked: SupportRequest | None = None
    promises: list[Any] = field(default_factory=list)
    changed: list[Matter] = field(default_factory=list)
    # That they were not heard from for a while, said in a line.
    quiet: str = ""

    @property
    def first_promises(self) -> list[Any]:
        return self.promises[:PROMISES_SHOWN]

    @property
    def more_promises(self) -> int:
        return len(self.promises[PROMISES_SHOWN:])

    @property
    def closed(self) -> str:
        """Whether the plan is closed to others, and why; those alongside are not told that it is to be deleted."""
        found: Any = self.citizen
        return "died" if found.died_on else "paused" if found.paused_at or found.leaving_on else ""


@require_GET
def my_people(request: HttpRequest) -> HttpResponse:
    """Everyone I walk alongside: who expects to hear from me, who has not been heard from, and who is in no rush."""
    user = signed_in(request)
    promises = my_promises(user)
    people = list(the_people(user, promises).values())
    if not people and user.works_as != User.WORKER and (user.works_as or is_a_citizen(request)):
        raise PermissionDenied
    closed = {p.citizen.pk for p in people if p.closed}
    soon = timezone.localdate() + WEEK
    week = [p for p in promises if p.day and p.day <= soon and p.citizen_id not in closed]
    waiting = {p.citizen_id for p in week}
    at_peace = [p for p in people if p.citizen.pk not in waiting | closed]
    context = {
        "greeting": greeting(),
        "expecting": [p for p in people if p.citizen.pk in waiting],
        "how_many": capfirst(number(len(waiting & {p.citizen.pk for p in people}))),
        "not_heard_from": [p for p in at_peace if p.quiet],
        "no_rush": [p for p in at_peace if not p.quiet],
        "closed": [p for p in people if p.closed],
        "week": [(day, list(rows)) for day, rows in groupby(week, key=lambda p: p.day)],
        "nobody_yet": nobody_yet(user, closed),
        "not_right": not_right(user, closed),
        "can_start": user.works_as == User.WORKER,
        "before": walked_before() if user.works_as == User.WORKER else [],
        **(asked_of_me(user) if user.works_as == User.WORKER else {}),
    }
    return render(request, "conversations/my_people.html", context)


def the_people(user: User, promises: list[Any]) -> dict[Any, Person]:
    """By citizen: their words on top, the first thing still asked for, my promises, what they changed lately."""
    citizens = sorted(with_closings(Citizen.objects.walked_with_by(user)), key=lambda c: c.whole_name.casefold())
    rows = {c.pk: Person(c) for c in citizens}
    for matter in tops(user, list(rows)):
        rows[matter.citizen_id].words = matter
    open_requests = still_waiting(user).filter(citizen__in=list(rows))
    for asked in open_requests.order_by("citizen", "written_at", "pk").distinct("citizen"):
        rows[asked.citizen_id].asked = asked
    for promise in promises:
        if promise.citizen_id in rows:
            rows[promise.citizen_id].promises.append(promise)
    for matter in changed_lately(user, list(rows)):
        rows[matter.citizen_id].changed.append(matter)
    if user.works_as == User.WORKER:
        for pk, line in heard_from.quiet(user, citizens, heard_from.when_last(user)).items():
            rows[pk].quiet = line
    return rows


def tops(user: User, citizens: list[Any]) -> Any:
    """One matter a citizen: what they put at the top, else what they said first."""
    matters = Matter.objects.visible_to(user).on_the_plan().filter(citizen__in=citizens)
    latest_on_top = F("at_the_top_since").desc(nulls_last=True)
    return matters.order_by("citizen", latest_on_top, "written_at", "pk").distinct("citizen")


def my_promises(user: User) -> list[Any]:
    """What I said I would do and have not done, whoever wrote it down: by the `day` that it is for, broken ones today.

    Without a day they come last. On its `page` it is answered; at `kept_page` one press says that it is done.
    """
    answers = Promise.objects.visible_to(user).made_by(user).not_yet_kept().filter(request__put_away_at=None)
    pledges = Pledge.objects.visible_to(user).made_by(user).not_yet_kept()
    found: list[Any] = [*answers.select_related("citizen"), *pledges.select_related("citizen")]
    today = timezone.localdate()
    for one in found:
        one.what, one.until = what(one), by_when(one.due) if one.due else ""
        one.long_gone = is_long_gone(one)
        one.key = f"{one._meta.model_name}-{one.pk}"
        one.day = today if one.is_broken else one.due
        one.page, one.kept_page = where_answered(one)
    return sorted(found, key=lambda one: (one.day or date.max, one.due or date.max, one.pk))


def where_answered(promise: Any) -> tuple[str, str]:
    of = promise.citizen_id
    if isinstance(promise, Pledge):
        return reverse("pledge", args=[of, promise.pk]), reverse("pledge_kept", args=[of, promise.pk])
    asking = promise.request_id
    return reverse("request", args=[of, asking]), reverse("promise_kept", args=[of, asking, promise.pk])


def changed_lately(user: User, citizens: list[Any]) -> Any:
    """What somebody else has put in other words in the last two weeks."""
    rows = Matter.objects.visible_to(user).on_the_plan().filter(citizen__in=citizens)
    rows = rows.filter(changed_at__gte=timezone.now() - LATELY).exclude(changed_by=user)
    return rows.select_related("changed_by").order_by("-changed_at")


def still_waiting(user: User) -> Any:
    """What is asked for and open. Of the same thing asked more than once, the last asking."""
    return SupportRequest.objects.visible_to(user).still_asked().on_the_plan().filter(asked_again=None)


def nobody_yet(user: User, closed: set[Any]) -> Any:
    """What was asked of the user first, then what waits longest."""
    rows = still_waiting(user).nobody_has_said_yes().exclude(citizen__in=closed).select_related("citizen")
    of_them_first = Case(When(asked_of=user, then=0), default=1)
    found = list(rows.order_by(of_them_first, "written_at", "pk")[:NOBODY_YET_SHOWN])
    for one in found:
        one.waits_since = long_since(one.written_at)
    return found


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
    # Each with when their story was last told, so that nobody is asked for it again.
    told = last_told(user, people)
    known = [(citizen, told.get(citizen.pk)) for citizen in people]
    status = 422 if form.is_bound else 200
    return render(request, "conversations/start.html", {"people": known, "form": form}, status=status)
