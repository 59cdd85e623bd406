"""What is found across the walks of a study; the same before and after a change; the report of it."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from people.views.persons import signed_in
from study import report as the_report
from study.across import across, beside, walks_of
from study.counted import counted
from study.figures import FIGURES
from study.models import Demand
from study.then_and_now import beside_walks, requests_since, two_systems
from study.views.found import the_study


@require_GET
def findings(request: HttpRequest, study_id: int) -> HttpResponse:
    """Each finding with its spread. `?of=` one of them: with every walk, and its figure."""
    study, of = the_study(request, study_id), request.GET.get("of", "")
    if of and of not in FIGURES:
        raise Http404
    walks = walks_of(study, request.user)
    if of:
        (one,) = across(walks, names=[of])
        return render(request, "study/finding.html", {"study": study, "one": one, "walks": walks})
    context = {"study": study, "walks": walks, "findings": across(walks) if walks else []}
    return render(request, "study/findings.html", context)


@require_GET
def then_and_now(request: HttpRequest, study_id: int) -> HttpResponse:
    """The findings, what people asked for, and the requests made here: before the change and after it."""
    study = the_study(request, study_id)
    walks = walks_of(study, request.user)
    before = [walk for walk in walks if not walk.after_change]
    after = [walk for walk in walks if walk.after_change]
    context: dict[str, Any] = {
        "study": study,
        "two_systems": two_systems(),
        "before": before,
        "after": after,
        "beside": beside(before, after) if before and after else [],
    }
    if study.changed_on:
        asked = Demand.objects.visible_to(request.user).still_there().filter(study=study)
        context["asked_before"] = counted(asked.filter(on__lt=study.changed_on))
        context["asked_after"] = counted(asked.filter(on__gte=study.changed_on))
        context["requests"] = beside_walks(requests_since(study.team_id, study.changed_on), before)
    return render(request, "study/then_and_now.html", context)


@require_GET
def report(request: HttpRequest, study_id: int) -> HttpResponse:
    """Two pages for leaders, of walks whose people agreed that they may be told."""
    study, user = the_study(request, study_id), signed_in(request)
    walks, not_agreed = the_report.agreed_walks(user, study)
    context = {
        "study": study,
        "walks": walks,
        "not_agreed": not_agreed,
        "findings": the_report.found(walks),
        "drawn": the_report.drawn(user, walks),
        "in_the_way": the_report.in_the_way(user, study),
        "to_stop": the_report.to_stop(user, study),
        **the_report.asked_for(user, study),
        **the_report.now(user, study),
    }
    return render(request, "study/report.html", context)
