"""The studies of a team: which there are, beginning one, changing what it says of itself."""

from typing import Any

from django.contrib import messages
from django.forms import model_to_dict
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from people.views.persons import signed_in
from study.actions import put_away as putting
from study.actions import studies as actions
from study.forms.studies import ChangeStudyForm, NewStudyForm
from study.models import Study
from study.views.found import the_study, the_teams, the_worker

SAYS = ("name", "purpose", "system_purpose", "began", "until", "changed_on")


@require_GET
def studies(request: HttpRequest) -> HttpResponse:
    """What this team studies, newest first; and what it has struck out, to put back."""
    user = the_worker(request)
    rows = Study.objects.visible_to(user).select_related("team").order_by("-began", "-pk")
    teams = list(the_teams(user))
    context = {
        "studies": [one for one in rows if one.put_away_at is None],
        "struck_out": [one for one in rows if one.put_away_at],
        "no_team": not teams,
        "of_several": len(teams) > 1,
    }
    return render(request, "study/studies.html", context)


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Begin one. A name is enough."""
    user = the_worker(request)
    form = NewStudyForm(request.POST if request.method == "POST" else None, teams=the_teams(user))
    if form.is_bound and form.is_valid():
        begun = actions.begin_study(by=user, language=get_language() or "en", **form.cleaned_data)
        messages.success(request, _("Begun. Everybody in the team sees it, and writes in it."))
        return redirect("study", begun.pk)
    return render(request, "study/study_new.html", {"form": form}, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
def words(request: HttpRequest, study_id: int) -> HttpResponse:
    """What it is called, the two purposes, its days."""
    study = the_study(request, study_id)
    form = ChangeStudyForm(request.POST if request.method == "POST" else None, initial=model_to_dict(study, SAYS))
    valid = form.is_bound and form.is_valid()
    if valid and form.took(actions.change_study(by=signed_in(request), study=study, base=form.stood(), **form.said())):
        messages.success(request, _("Kept."))
        return redirect("study", study.pk)
    status = 200 if not form.is_bound else 409 if valid else 422
    return render(request, "study/study_words.html", {"study": study, "form": form}, status=status)


@require_POST
def put_away(request: HttpRequest, study_id: int) -> HttpResponse:
    """Struck out, with all that stands in it; the list offers to put it back."""
    study = the_study(request, study_id)
    putting.put_away(by=signed_in(request), row=study)
    context: dict[str, Any] = {"back": reverse("study_put_back", args=[study.pk]), "row": study}
    # A message that is a form of its own: components/messages.html shows such as they are.
    messages.success(request, render_to_string("study/_put_away.html", context, request), extra_tags="whose")
    return redirect("studies")


@require_POST
def put_back(request: HttpRequest, study_id: int) -> HttpResponse:
    study = the_study(request, study_id)
    putting.put_back(by=signed_in(request), row=study)
    messages.success(request, _("Put back."))
    return redirect("study", study.pk)
