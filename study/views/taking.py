"""A study to take away, and one to bring in."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from people.bodies import takes_files
from people.models import User
from people.views.persons import signed_in
from study.actions import bringing as actions
from study.files import columns, explained, taking
from study.files.already_here import take_out
from study.files.reading import read_rows, read_study
from study.files.what_comes import what_comes, what_is_here
from study.forms.bringing import BringForm, BringWholeForm
from study.forms.files import MB, MOST_BYTES
from study.models import Study
from study.views.found import the_moment, the_study, the_teams, the_worker

EMPTY = {"demands": columns.DEMAND, "steps": columns.STEP_ROW}


@require_GET
def take(request: HttpRequest, study_id: int) -> HttpResponse:
    """What each file holds, and a button to save it."""
    return render(request, "study/take.html", {"study": the_study(request, study_id)})


@require_POST
def study_json(request: HttpRequest, study_id: int) -> HttpResponse:
    return _file(request, study_id, taking.study_json, "study.json")


@require_POST
def demands_csv(request: HttpRequest, study_id: int) -> HttpResponse:
    return _file(request, study_id, taking.demands_csv, "demands.csv")


@require_POST
def steps_csv(request: HttpRequest, study_id: int) -> HttpResponse:
    return _file(request, study_id, taking.steps_csv, "steps.csv")


def _file(request: HttpRequest, study_id: int, written: Callable[[User, Study], str], name: str) -> HttpResponse:
    """By a press of a button only: no browser fetches it ahead, and it stands in no history."""
    return _saved(written(signed_in(request), the_study(request, study_id)), name)


def _saved(text: str, name: str) -> HttpResponse:
    kind = "application/json" if name.endswith(".json") else "text/csv"
    response = HttpResponse(text, content_type=f"{kind}; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@require_GET
def empty_csv(request: HttpRequest, study_id: int, of: str) -> HttpResponse:
    """The columns alone, to fill in."""
    the_study(request, study_id)
    return _saved(taking.empty_csv(EMPTY[of]), f"{of}.csv")


@takes_files(MOST_BYTES + MB)
@require_http_methods(["GET", "POST"])
def bring(request: HttpRequest, study_id: int) -> HttpResponse:
    """Demands or walks: first what would come, and what is wrong by line; then, at a second press, all of it comes."""
    study, user = the_study(request, study_id), signed_in(request)
    form = BringForm(*_sent(request), read=read_rows)
    if not form.is_bound or not form.is_valid():
        context = {"study": study, "form": form, "demand": explained.demand(), "step": explained.step()}
        return render(request, "study/bring.html", context, status=422 if form.is_bound else 200)
    if form.cleaned_data["bring"]:
        at = actions.bring(by=user, study=study, read=form.found, twice=form.cleaned_data["twice"])
        context = {"study": study, "at": at.isoformat(), "said": what_comes(form.found)}
        messages.success(request, render_to_string("study/_brought.html", context, request), extra_tags="whose")
        return redirect("study", study.pk)
    here = what_is_here(*take_out(user, study, form.found))
    context = {"study": study, "form": form, "here": here, "language": study.language}
    return render(request, "study/bring_look.html", context | {"comes": what_comes(form.found)})


@require_POST
def bring_undo(request: HttpRequest, study_id: int) -> HttpResponse:
    """What one brought in at one moment is put away."""
    study = the_study(request, study_id)
    if at := the_moment(request):
        actions.bring_nothing(by=signed_in(request), study=study, at=at)
        messages.success(request, _("Taken back. The study is as it was before."))
    return redirect("study", study.pk)


@takes_files(MOST_BYTES + MB)
@require_http_methods(["GET", "POST"])
def bring_whole(request: HttpRequest) -> HttpResponse:
    """A whole study that was saved here or elsewhere becomes one of this team."""
    user = the_worker(request)
    form = BringWholeForm(*_sent(request), read=read_study, teams=the_teams(user))
    if not form.is_bound or not form.is_valid():
        return render(request, "study/bring_whole.html", {"form": form}, status=422 if form.is_bound else 200)
    if form.cleaned_data["bring"]:
        study = actions.bring_whole(by=user, team=form.cleaned_data["team"], read=form.found)
        messages.success(request, _("It is here, for all of the team."))
        return redirect("study", study.pk)
    context = {"form": form, "comes": what_comes(form.found), "language": form.found.study["language"] or "en"}
    return render(request, "study/bring_look.html", context)


def _sent(request: HttpRequest) -> list[Any]:
    return [request.POST, request.FILES] if request.method == "POST" else []
