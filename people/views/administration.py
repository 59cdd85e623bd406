"""Who works here, who walks with whom when somebody leaves, teams and places: for administrators, who read no content.

Of the people whose plans these are, nothing is on these pages but what they are called and where they live, and that
only where somebody must be found for them.
"""

from itertools import groupby
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from people import actions, sending
from people.forms.administration import (
    LeavingForm,
    LostPhoneForm,
    NewWorkerForm,
    PlaceForm,
    TeamForm,
    WalkWithForm,
    WorkerForm,
)
from people.models import Place, Team, User
from people.views.persons import signed_in


def administrator(request: HttpRequest) -> User:
    user = signed_in(request)
    if user.works_as != User.ADMINISTRATOR:
        raise PermissionDenied
    return user


@require_GET
def workers(request: HttpRequest) -> HttpResponse:
    """Those who work here, by team, and how many people have nobody."""
    staff = list(staff_of(administrator(request)).order_by("team__name", "name"))
    here = [worker for worker in staff if worker.is_active]
    context = {
        "teams": [(team, list(group)) for team, group in groupby(here, key=lambda worker: worker.team)],
        "left": [worker for worker in staff if not worker.is_active],
        "with_nobody": len(actions.with_nobody()),
    }
    return render(request, "people/administration/workers.html", context)


def staff_of(user: User) -> Any:
    return User.objects.visible_to(user).exclude(works_as="").select_related("team")


def those_who_walk(user: User) -> list[User]:
    """Those who can walk with somebody, team after team."""
    return list(staff_of(user).filter(works_as=User.WORKER, is_active=True).order_by("team__name", "name"))


@require_http_methods(["GET", "POST"])
def worker_new(request: HttpRequest) -> HttpResponse:
    """Add somebody. They are told by e-mail, and come in with it."""
    user = administrator(request)
    form = NewWorkerForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            new = actions.add_worker(by=user, **form.cleaned_data)
        except IntegrityError:
            form.is_taken()
        else:
            sending.tell_worker(new, request.build_absolute_uri(reverse("home")))
            messages.success(request, _("Added. We have written to %(email)s.") % {"email": new.email})
            return redirect("workers")
    return render(request, "people/administration/worker_new.html", {"form": form}, status=422 if form.errors else 200)


def the_worker(request: HttpRequest, pk: int) -> User:
    """Somebody who works here, or has; to an administrator nobody else is there."""
    found: User | None = staff_of(administrator(request)).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def somebody_else(request: HttpRequest, pk: int) -> User:
    """The same, but nobody locks themselves out."""
    found = the_worker(request, pk)
    if found == request.user:
        raise PermissionDenied
    return found


@require_GET
def worker(request: HttpRequest, pk: int) -> HttpResponse:
    """One who works here: how, where they sign in from, and what to do when they go."""
    found = the_worker(request, pk)
    context = {"worker": found, "is_me": found == request.user, "leads": list(found.leads.order_by("name"))}
    return render(request, "people/administration/worker.html", context)


@require_http_methods(["GET", "POST"])
def worker_change(request: HttpRequest, pk: int) -> HttpResponse:
    found = the_worker(request, pk)
    is_me = found == request.user
    form = WorkerForm(request.POST if request.method == "POST" else None, worker=found, is_me=is_me)
    if form.is_bound and form.is_valid() and changed(request, found, form):
        messages.success(request, _("Kept."))
        return redirect("worker", pk)
    context = {"form": form, "worker": found, "is_me": is_me}
    return render(request, "people/administration/worker_change.html", context, status=422 if form.errors else 200)


def changed(request: HttpRequest, found: User, form: WorkerForm) -> bool:
    """Whether it could be; if not, the form says why."""
    stops_walking = found.works_as == User.WORKER and form.cleaned_data.get("works_as", User.WORKER) != User.WORKER
    if stops_walking and (actions.people_of(found) or found.leads.exists()):
        form.they_are_needed()
        return False
    try:
        actions.describe_worker(by=signed_in(request), worker=found, **form.cleaned_data)
    except IntegrityError:
        form.is_taken()
    except actions.LastAdministratorError:
        form.they_are_the_last()
    return not form.errors


@require_POST
def worker_end_sessions(request: HttpRequest, pk: int) -> HttpResponse:
    """They are signed out everywhere, at their next request."""
    found = somebody_else(request, pk)
    actions.end_sessions_of(by=signed_in(request), worker=found)
    messages.success(request, _("Signed out everywhere."))
    return redirect("worker", pk)


@require_POST
def worker_new_keys(request: HttpRequest, pk: int) -> HttpResponse:
    """They lost the phone with their second step on it: they set one up again when they come in."""
    found = somebody_else(request, pk)
    actions.forget_keys(by=signed_in(request), worker=found)
    messages.success(request, _("Signed out everywhere. They set up their second step again when they sign in."))
    return redirect("worker", pk)


@require_http_methods(["GET", "POST"])
def worker_leaves(request: HttpRequest, pk: int) -> HttpResponse:
    """They have left: who walks with each of their people now. Nobody is left with no one and forgotten."""
    found = somebody_else(request, pk)
    if not found.is_active:
        return redirect("worker", pk)
    form = LeavingForm(
        request.POST if request.method == "POST" else None,
        people=actions.people_of(found),
        teams=list(found.leads.order_by("name")),
        workers=[one for one in those_who_walk(signed_in(request)) if one != found],
    )
    if form.is_bound and form.is_valid():
        try:
            actions.has_left(by=signed_in(request), worker=found, instead=form.instead, leads=form.leads)
        except actions.CannotWalkWithError as error:
            form.cannot_walk(error.people)
        else:
            messages.success(request, what_happened(form))
            return redirect("worker", pk)
    context = {"form": form, "worker": found}
    return render(request, "people/administration/worker_leaves.html", context, status=422 if form.is_bound else 200)


def what_happened(form: LeavingForm) -> str:
    later = sum(not (form.instead[one.id] or one.others) for one in form.people)
    if not later:
        return _("Kept. Nobody is left with no one.")
    return ngettext(
        "Kept. %(n)d person is on the list of people with nobody.",
        "Kept. %(n)d people are on the list of people with nobody.",
        later,
    ) % {"n": later}


@require_POST
def worker_back(request: HttpRequest, pk: int) -> HttpResponse:
    """They work here again, and can sign in."""
    found = somebody_else(request, pk)
    actions.is_back(by=signed_in(request), worker=found)
    messages.success(request, _("They can sign in again. They walk with nobody yet."))
    return redirect("worker", pk)


@require_http_methods(["GET", "POST"])
def with_nobody(request: HttpRequest) -> HttpResponse:
    """People with nobody to walk with them, whoever has waited longest first; each with a choice of workers."""
    user = administrator(request)
    choices, answered = those_who_walk(user), request.POST.get("person", "")
    rows = []
    for one in actions.with_nobody():
        data = request.POST if str(one.id) == answered else None
        rows.append((one, WalkWithForm(data, name=one.name, workers=choices, auto_id=f"for-{one.id}-%s")))
    bound = next(((one, form) for one, form in rows if form.is_bound), None)
    if request.method == "POST" and bound is None:
        messages.success(request, _("Somebody walks with them already."))
        return redirect("with_nobody")
    if bound and bound[1].is_valid():
        chosen = bound[1].cleaned_data["worker"]
        if actions.walk_with(by=user, person_id=bound[0].id, worker=chosen):
            messages.success(request, _("%(who)s walks with them now.") % {"who": chosen.name})
            return redirect("with_nobody")
        bound[1].add_error("worker", _("This one cannot walk with them. Choose somebody else."))
    context = {"rows": rows, "form": bound and bound[1], "nobody_to_ask": not choices}
    return render(request, "people/administration/with_nobody.html", context, status=422 if bound else 200)


@require_http_methods(["GET", "POST"])
def lost_phone(request: HttpRequest) -> HttpResponse:
    """End the sessions of whoever signs in with this; the answer is the same whether anybody does."""
    user = administrator(request)
    form = LostPhoneForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        actions.end_sessions_at(by=user, address=form.cleaned_data["to"])
        messages.success(request, _("Done. Whoever signs in with that is signed out everywhere now."))
        return redirect("lost_phone")
    return render(
        request, "people/administration/lost_phone.html", {"form": form}, status=422 if form.is_bound else 200
    )


@require_http_methods(["GET", "POST"])
def teams(request: HttpRequest) -> HttpResponse:
    """Teams, who leads each, and the places it is nearest to. POST adds a team."""
    user = administrator(request)
    form = TeamForm(request.POST if request.method == "POST" else None, workers=those_who_walk(user), prefix="team")
    if form.is_bound and form.is_valid():
        actions.add_team(by=user, **form.cleaned_data)
        return redirect("teams")
    return teams_page(request, team_form=form, place_form=PlaceForm(prefix="place"))


@require_POST
def places(request: HttpRequest) -> HttpResponse:
    """Add a place."""
    user = administrator(request)
    form = PlaceForm(request.POST, prefix="place")
    if form.is_valid():
        actions.add_place(by=user, **form.cleaned_data)
        return redirect("teams")
    return teams_page(request, team_form=TeamForm(workers=those_who_walk(user), prefix="team"), place_form=form)


def teams_page(request: HttpRequest, *, team_form: TeamForm, place_form: PlaceForm) -> HttpResponse:
    all_places = list(Place.objects.visible_to(request.user).order_by("name"))
    found = Team.objects.visible_to(request.user).select_related("lead").order_by("name")
    context = {
        "rows": [(team, [place for place in all_places if place.team_id == team.pk]) for team in found],
        "far": [place for place in all_places if place.team_id is None],
        "team_form": team_form,
        "place_form": place_form,
        "form": team_form if team_form.is_bound else place_form,
    }
    return render(request, "people/administration/teams.html", context, status=422 if request.method == "POST" else 200)


@require_http_methods(["GET", "POST"])
def team(request: HttpRequest, pk: int) -> HttpResponse:
    """What a team is called, and who leads it."""
    user = administrator(request)
    found = Team.objects.visible_to(user).filter(pk=pk).first()
    if found is None:
        raise Http404
    name = found.name
    form = TeamForm(request.POST if request.method == "POST" else None, instance=found, workers=those_who_walk(user))
    if form.is_bound and form.is_valid():
        actions.describe_team(by=user, team=found, **form.cleaned_data)
        return redirect("teams")
    return render(
        request,
        "people/administration/team_or_place.html",
        {"form": form, "name": name},
        status=422 if form.is_bound else 200,
    )


@require_http_methods(["GET", "POST"])
def place(request: HttpRequest, pk: int) -> HttpResponse:
    """What a place is called, and which team is nearest."""
    user = administrator(request)
    found = Place.objects.visible_to(user).filter(pk=pk).first()
    if found is None:
        raise Http404
    name = found.name
    form = PlaceForm(request.POST if request.method == "POST" else None, instance=found)
    if form.is_bound and form.is_valid():
        actions.describe_place(by=user, place=found, **form.cleaned_data)
        return redirect("teams")
    return render(
        request,
        "people/administration/team_or_place.html",
        {"form": form, "name": name},
        status=422 if form.is_bound else 200,
    )
