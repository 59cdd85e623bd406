"""What we are trying: on the plan, on a page of its own, and how it is added."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import F, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from conversations import trying
from conversations.actions import trying as actions
from conversations.forms.trying import AttemptForm, HappenedForm, Offered, WhoAndWhen
from conversations.models import Attempt, Happened, Matter
from conversations.views.named import the_named
from conversations.whole import shared_with
from networks.models import Connection, SupportRequest
from people.access import SharedPart, everything
from people.models import Alongside, Citizen, User
from people.views.persons import (
    is_own,
    may_be_seen_by,
    may_change,
    person_page,
    signed_in,
    the_person,
    the_piece,
    the_sharer,
)
from strengths.models import Strength

# What it can be for, as `?for=matter-12` says it.
THINGS: dict[str, Any] = {"matter": Matter, "request": SupportRequest}


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, citizen_id: Any) -> HttpResponse:
    """Add something to try: by the person, or by anybody alongside who sees what matters to them. Words are enough."""
    citizen = the_sharer(request, citizen_id, SharedPart.MATTERS, opening="plan")
    user, own = signed_in(request), is_own(request, citizen)
    what_for = the_named(request, citizen, "for", THINGS)
    with_this = the_named(request, citizen, "with", {"strength": Strength})
    form = AttemptForm(
        request.POST if request.method == "POST" else None,
        citizen=citizen,
        own=own,
        offered=everything_to_draw_on(user, citizen, what_for),
        seen_by=may_be_seen_by(request, citizen, SharedPart.MATTERS),
        what_for=what_for,
        voice=not user.works_as,
        uses=with_this,
    )
    if form.is_bound and form.is_valid():
        attempt = actions.try_something(by=user, citizen=citizen, **form.attempt())
        messages.success(request, _("Kept."))
        return redirect(f"{reverse('plan', args=[citizen.pk])}#attempt-{attempt.pk}")
    context = {"form": form, "what_for": what_for, "with_this": with_this}
    return person_page(
        request, "conversations/attempt_new.html", citizen, context, status=422 if form.is_bound else 200
    )


@require_http_methods(["GET", "POST"])
def attempt(request: HttpRequest, citizen_id: Any, pk: int) -> HttpResponse:
    """One thing that is tried: who, by when, what it draws on; what happened and what we learned, told by anybody."""
    citizen = the_person(request, citizen_id, opening="matter")
    found = the_piece(request, citizen, Attempt, pk, "written_by", "changed_by", "worker", "citizen")
    user = signed_in(request)
    form = HappenedForm(request.POST if request.method == "POST" else None, voice=not user.works_as)
    if form.is_bound and form.is_valid():
        said = actions.tell_what_happened(by=user, attempt=found, **form.cleaned_data)
        return redirect(f"{reverse('attempt', args=[citizen.pk, pk])}#happened-{said.pk}")
    happened = Happened.objects.visible_to(user).of(citizen).filter(attempt=found)
    context = {
        "attempt": found,
        **what_it_draws_on(user, citizen, found),
        "happened": happened.select_related("by").order_by("-at", "-pk"),
        "form": form,
        "may_change": may_change(request, citizen, found),
    }
    return person_page(request, "conversations/attempt.html", citizen, context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
def who_and_when(request: HttpRequest, citizen_id: Any, pk: int) -> HttpResponse:
    """Who does it, and by when: said by the person, whoever wrote it, and workers at their word."""
    citizen, found = the_attempt_to_change(request, citizen_id, pk, opening="words")
    user, own = signed_in(request), is_own(request, citizen)
    form = WhoAndWhen(
        request.POST if request.method == "POST" else None,
        citizen=citizen,
        own=own,
        offered=those_who_may_do_it(user, citizen),
        attempt=found,
    )
    if form.is_bound and form.is_valid():
        actions.say_who_and_when(by=user, attempt=found, **form.said())
        return redirect("attempt", citizen.pk, pk)
    context = {"form": form, "attempt": found}
    return person_page(
        request, "conversations/attempt_who.html", citizen, context, status=422 if form.is_bound else 200
    )


@require_POST
def finished(request: HttpRequest, citizen_id: Any, pk: int) -> HttpResponse:
    """We have finished trying this. It is off the plan, and in the story."""
    citizen, found = the_attempt_to_change(request, citizen_id, pk)
    actions.finish_trying(by=signed_in(request), attempt=found)
    messages.success(request, _("It is in the story now. What came of it can still be told."))
    return redirect("attempt", citizen.pk, pk)


@require_POST
def again(request: HttpRequest, citizen_id: Any, pk: int) -> HttpResponse:
    """Taken up again."""
    citizen, found = the_attempt_to_change(request, citizen_id, pk)
    actions.take_up_again(by=signed_in(request), attempt=found)
    return redirect(f"{reverse('plan', args=[citizen.pk])}#attempt-{pk}")


def the_attempt_to_change(request: HttpRequest, citizen_id: Any, pk: int, *, opening: str = "") -> tuple[Citizen, Any]:
    citizen = the_person(request, citizen_id, opening=opening)
    found = the_piece(request, citizen, Attempt, pk)
    if not may_change(request, citizen, found):
        raise PermissionDenied
    return citizen, found


def everything_to_draw_on(user: User, citizen: Citizen, what_for: Any) -> Offered:
    def on_plan(model: Any) -> Any:
        return model.objects.visible_to(user).of(citizen).on_the_plan().order_by("written_at", "pk")

    there_is = those_who_may_do_it(user, citizen)
    things = [] if what_for else [*on_plan(Matter).top_first(), *on_plan(SupportRequest).still_asked()]
    return Offered(there_is.people, there_is.workers, list(on_plan(Strength)), things)


def those_who_may_do_it(user: User, citizen: Citizen) -> Offered:
    """The people in the life, and the workers alongside; these only where all is shared, as on the plan."""
    people = Connection.objects.visible_to(user).of(citizen).on_the_plan().here_now()
    rows = Alongside.objects.visible_to(user).open().filter(citizen=citizen).select_related("user").order_by("since")
    alongside = list(rows)
    workers = [row.user for row in alongside if row.walks_as == Alongside.WORKER]
    all_of_it = shared_with(user, citizen, alongside) == set(everything())
    return Offered(list(people.order_by("written_at", "pk")), workers if all_of_it else [])


def what_it_draws_on(user: User, citizen: Citizen, found: Any) -> dict[str, Any]:
    """What of it this user may see: each is looked up for itself, and may have been told more closely."""

    def seen(model: Any) -> Any:
        return model.objects.visible_to(user).of(citizen).on_the_plan().order_by("written_at", "pk")

    people = list(seen(Connection).filter(Q(used_in__attempt=found) | Q(pk=found.someone_id)).distinct())
    trying.say_who([found], people, citizen, own=citizen.user_id == user.pk, reader=user)
    return {
        "strengths": seen(Strength).filter(used_in__attempt=found).distinct(),
        "people": [one for one in people if one.pk != found.someone_id],
        "matter": seen(Matter).filter(pk=found.matter_id).first() if found.matter_id else None,
        "asking": seen(SupportRequest).filter(pk=found.request_id).first() if found.request_id else None,
    }


def on_plan(user: User, citizen: Citizen) -> dict[str, Any]:
    """What is tried now, each with the last thing that happened."""
    attempts = attempts_for(user, citizen, finished_at=None)
    last = Happened.objects.visible_to(user).of(citizen).filter(attempt__in=[one.pk for one in attempts])
    latest = last.select_related("by").order_by("attempt_id", "-at", "-pk").distinct("attempt_id")
    by_attempt = {one.attempt_id: one for one in latest}
    for one in attempts:
        one.last = by_attempt.get(one.pk)
    return {"attempts": attempts}


def attempts_for(user: User, citizen: Citizen, **which: Any) -> Sequence[Any]:
    """Those on the plan that fit, what is tried now first; each with who does it in words, in two queries."""
    rows = Attempt.objects.visible_to(user).of(citizen).on_the_plan().filter(**which)
    found = list(
        rows.select_related("written_by", "worker").order_by(
            F("finished_at").desc(nulls_first=True), "written_at", "pk"
        )
    )
    trying.say_who(found, those_named(user, citizen, found), citizen, own=citizen.user_id == user.pk, reader=user)
    return found


def those_named(user: User, citizen: Citizen, attempts: Iterable[Attempt]) -> Iterable[Connection]:
    named = {one.someone_id for one in attempts} - {None}
    rows: Iterable[Connection] = Connection.objects.visible_to(user).of(citizen).on_the_plan().filter(pk__in=named)
    return rows
