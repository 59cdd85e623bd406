"""What got in the way: the conditions of the system, what shows them, and what to stop doing."""

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from people.views.persons import signed_in
from study import what_shows
from study.actions import in_the_way as actions
from study.forms.in_the_way import ConditionForm, StoppingForm, TieForm
from study.models import Condition, Demand, Shows, Step, Stopping, Study
from study.views.found import one_of, the_study
from study.views.put_away import the_row
from study.views.who import say_who

# What a condition says, in its order.
CHAIN = ("words", "behaviour", "people")


@require_GET
def in_the_way(request: HttpRequest, study_id: int) -> HttpResponse:
    """Every condition, by kind; and what to stop doing, what was stopped."""
    study, user = the_study(request, study_id), signed_in(request)
    stopping = Stopping.objects.visible_to(user).still_there().filter(condition__study=study)
    stopping = stopping.filter(condition__put_away_at=None).select_related("condition")
    conditions: list[Any] = list(what_shows.conditions(user, study))
    for one in conditions:
        one.shown = what_shows.in_words(one.steps, one.demands, one.stoods)
    context = {"study": study, "conditions": conditions, **by_whether_tried(stopping)}
    return render(request, "study/in_the_way.html", context)


@require_http_methods(["GET", "POST"])
def condition_new(request: HttpRequest, study_id: int) -> HttpResponse:
    study = the_study(request, study_id)
    form = ConditionForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        written = actions.write_condition(by=signed_in(request), study=study, **form.said())
        messages.success(request, _("Kept. What shows it?"))
        return redirect("condition", study.pk, written.pk)
    context = {"study": study, "form": form}
    return render(request, "study/condition_new.html", context, status=422 if form.is_bound else 200)


@require_GET
def condition(request: HttpRequest, study_id: int, pk: int) -> HttpResponse:
    """The chain: what it says, what we do, what that does to people; what shows it, and what to stop."""
    study, found = the_condition(request, study_id, pk)
    user = signed_in(request)
    earlier = earlier_words(found)
    say_who(request, [found, *earlier])
    stopping = Stopping.objects.visible_to(user).still_there().filter(condition=found)
    context = {
        "study": study,
        "condition": found,
        "shown_by": what_shows.shown_by(user, found),
        "earlier": earlier,
        **by_whether_tried(stopping),
    }
    return render(request, "study/condition.html", context)


@require_http_methods(["GET", "POST"])
def condition_words(request: HttpRequest, study_id: int, pk: int) -> HttpResponse:
    """Other words for it; the earlier ones are kept."""
    study, found = the_condition(request, study_id, pk)
    stands = {name: getattr(found, name) for name in (*CHAIN, "kind")}
    form = ConditionForm(request.POST if request.method == "POST" else None, initial=stands)
    valid = form.is_bound and form.is_valid()
    if valid and form.took(
        actions.change_condition(by=signed_in(request), condition=found, base=form.stood(), **form.said())
    ):
        return redirect("condition", study.pk, pk)
    context = {"study": study, "form": form, "condition": found}
    return render(request, "study/condition_words.html", context, status=how_it_went(form, valid=valid))


@require_http_methods(["GET", "POST"])
def shown_new(request: HttpRequest, study_id: int, condition_id: int) -> HttpResponse:
    """Tick what shows it, in the list `of` steps, demands or replies.

    While one looks, what is ticked is carried along. `look` says what was pressed: "anew" for a search, a list to go
    to, or after which key the list goes on.
    """
    study, found = the_condition(request, study_id, condition_id)
    form, look = TieForm(request.POST if request.method == "POST" else {}), request.POST.get("look", "")
    asked = (look, request.POST.get("of"), request.GET.get("of"))
    of = next((kind for kind in asked if kind in what_shows.LOOKED_IN), next(iter(what_shows.LOOKED_IN)))
    said = form.cleaned_data if form.is_valid() else {}
    chosen = {kind: the_ticked(request, study, kind, said.get(kind, ())) for kind in what_shows.LOOKED_IN}
    if said and request.method == "POST" and not look:
        if any(chosen.values()):
            return tied(request, study, found, chosen)
        form.add_error(None, _("Tick at least one."))
    context = {"study": study, "condition": found, "form": form, "of": of, "ticked": chosen}
    context |= listed(request, study, found, of, said, chosen[of])
    refused = request.method == "POST" and bool(form.errors)
    return render(request, "study/shown_new.html", context, status=422 if refused else 200)


@require_POST
def shown_put_back(request: HttpRequest, study_id: int, condition_id: int, pk: int) -> HttpResponse:
    row = the_row(request, study_id, pk, Shows, {"condition_id": condition_id})
    actions.tie_again(by=signed_in(request), shows=row)
    messages.success(request, _("Put back."))
    return redirect("condition", study_id, condition_id)


@require_http_methods(["GET", "POST"])
def stopping_new(request: HttpRequest, study_id: int, condition_id: int) -> HttpResponse:
    study, found = the_condition(request, study_id, condition_id)
    form = StoppingForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        actions.say_what_to_stop(by=signed_in(request), condition=found, **form.said())
        messages.success(request, _("Kept."))
        return redirect("condition", study.pk, found.pk)
    context = {"study": study, "condition": found, "form": form}
    return render(request, "study/stopping_new.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
def stopping(request: HttpRequest, study_id: int, condition_id: int, pk: int) -> HttpResponse:
    """What to stop, when it was tried, and what was then seen."""
    study, found = the_condition(request, study_id, condition_id)
    row: Any = one_of(request, Stopping.objects.filter(condition=found), pk)
    stands = {"words": row.words, "tried_on": row.tried_on, "saw": row.saw}
    form = StoppingForm(request.POST if request.method == "POST" else None, initial=stands)
    valid = form.is_bound and form.is_valid()
    if valid and form.took(
        actions.change_stopping(by=signed_in(request), stopping=row, base=form.stood(), **form.said())
    ):
        messages.success(request, _("Kept."))
        return redirect("condition", study.pk, found.pk)
    context = {"study": study, "condition": found, "form": form, "stopping": row}
    return render(request, "study/stopping.html", context, status=how_it_went(form, valid=valid))


def what_it_shows(
    request: HttpRequest, study: Study, *, step: Step | None = None, demand: Demand | None = None
) -> dict[str, Any]:
    """For study/_shows.html on the page of a step or a demand: the conditions that it shows, and the others."""
    user = signed_in(request)
    rows = Shows.objects.visible_to(user).still_there().filter(condition__put_away_at=None)
    rows = (rows.filter(step=step) if step else rows.filter(demand=demand)).select_related("condition")
    shows = list(rows.order_by("at", "pk"))
    others = Condition.objects.visible_to(user).still_there().filter(study=study)
    others = others.exclude(pk__in=[one.condition_id for one in shows]).order_by("at", "pk")
    kind, one = ("step", step) if step else ("demand", demand)
    return {"shows": shows, "could_show": others, "shows_kind": kind, "shows_pk": one.pk if one else 0}


def the_condition(request: HttpRequest, study_id: int, pk: int) -> tuple[Study, Any]:
    study = the_study(request, study_id)
    return study, one_of(request, Condition.objects.filter(study=study), pk)


def the_ticked(request: HttpRequest, study: Study, kind: str, keys: Any) -> list[Any]:
    """Of this study, each of them; anything else is not there."""
    if not keys:
        return []
    rows = what_shows.ticked(kind, what_shows.those(kind, signed_in(request), study), keys)
    if len(rows) != len(keys):
        raise Http404
    return rows


def tied(request: HttpRequest, study: Study, condition: Condition, chosen: dict[str, list[Any]]) -> HttpResponse:
    new = actions.tie(
        by=signed_in(request),
        condition=condition,
        steps=chosen["step"],
        demands=chosen["demand"],
        stood=chosen["stood"],
    )
    messages.success(request, ngettext("%(new)s more shows it now.", "%(new)s more show it now.", new) % {"new": new})
    # From the page of a step or a demand one comes back to it.
    match request.POST.get("from"), chosen:
        case "step", {"step": [step]}:
            return redirect("step", study.pk, step.walk_id, step.pk)
        case "demand", {"demand": [demand]}:
            return redirect("demand", study.pk, demand.pk)
    return redirect("condition", study.pk, condition.pk)


def listed(
    request: HttpRequest, study: Study, condition: Condition, of: str, said: dict[str, Any], chosen: list[Any]
) -> dict[str, Any]:
    """The list, without what is ticked already and what shows it already; and after which key it goes on."""
    user = signed_in(request)
    rows = what_shows.not_yet(what_shows.those(of, user, study), of, user, condition)
    rows = what_shows.looked_through(rows, of, said.get("looked_for", ""))
    look = request.POST.get("look", "")
    after = int(look) if look.isdecimal() and len(look) < 19 else None
    found, rest = what_shows.a_page(rows.exclude(pk__in=[one.pk for one in chosen]), after)
    return {"rows": found, "rest": rest}


def by_whether_tried(rows: Any) -> dict[str, list[Any]]:
    """To try; and tried, the latest first."""
    found = list(rows.order_by("at", "pk"))
    tried = [one for one in found if one.tried_on]
    tried.sort(key=lambda one: one.tried_on, reverse=True)
    return {"to_try": [one for one in found if not one.tried_on], "tried": tried}


@dataclass
class Earlier:
    """What a condition said until it was changed, and the key of who had written it so."""

    row: Any
    by_id: Any


def earlier_words(condition: Any) -> list[Earlier]:
    """What it said before, newest first: each version that said something else."""
    rows = condition.pgh_event_model.objects.filter(pgh_obj_id=condition.pk).order_by("pgh_id")
    said = (*CHAIN, "kind")
    changed = [
        Earlier(before, before.who_id)
        for before, after in pairwise(rows)
        if any(getattr(before, name) != getattr(after, name) for name in said)
    ]
    return changed[::-1]


def how_it_went(form: ConditionForm | StoppingForm, *, valid: bool) -> int:
    return 200 if not form.is_bound else 409 if valid else 422
