"""Walks: one person's way through the system, by another name, drawn and told step by step."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from networks.going_on import some_of
from networks.views.picture import a_file
from people.models import Citizen
from people.views.persons import signed_in
from study.actions import walks as actions
from study.drawn import lanes, walked
from study.drawn.walk_picture import legend, picture, svg
from study.forms.walks import WalkForm, WalkWordsForm, WhoseForm
from study.found_in_words import found_here, in_short, story
from study.models import Step, Walk, WhoseWalk
from study.views.found import one_of, the_study


@require_GET
def walks(request: HttpRequest, study_id: int) -> HttpResponse:
    """All walks of the study, as they were written down. `?after=` a place in the list: the rest of it."""
    study = the_study(request, study_id)
    rows = Walk.objects.visible_to(request.user).still_there().filter(study=study)
    shown = some_of(rows, "at", request.GET.get("after", ""))
    for one in shown.rows:
        one.sentence = in_short(one)
    more = reverse("walks", args=[study_id], query={"after": shown.next}) if shown.next else ""
    return render(request, "study/walks.html", {"study": study, "walks": shown.rows, "more": more})


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, study_id: int) -> HttpResponse:
    """Another name for them is enough to begin."""
    study = the_study(request, study_id)
    form = WalkForm(request.POST if request.method == "POST" else None, language=study.language)
    if form.is_bound and form.is_valid():
        begun = actions.begin_walk(by=signed_in(request), study=study, **form.cleaned_data)
        return redirect("step_new", study_id, begun.pk)
    context = {"study": study, "form": form}
    return render(request, "study/walk_new.html", context, status=422 if form.is_bound else 200)


@require_GET
def walk(request: HttpRequest, study_id: int, pk: int) -> HttpResponse:
    """Its way in lanes, as a thread, and as a table."""
    found = the_walk(request, study_id, pk)
    steps = list(the_steps(request, found).select_related("form"))
    told = walked.told(found, steps)
    points = [one.point for one in told]
    context = {
        "study": found.study,
        "walk": found,
        "told": told,
        "legend": legend(),
        "sentence": walked.in_a_sentence(found, steps),
        "screen": lanes.on_a_screen(points, them=found.pseudonym),
        "paper": lanes.on_paper(points, them=found.pseudonym),
        "story": story(found),
        **found_here(found, steps),
    }
    return render(request, "study/walk.html", context)


@require_http_methods(["GET", "POST"])
def words(request: HttpRequest, study_id: int, pk: int) -> HttpResponse:
    """What it is called, what mattered, that they agreed, what they said."""
    found = the_walk(request, study_id, pk)
    form = WalkWordsForm(request.POST if request.method == "POST" else None, walk=found)
    valid = form.is_bound and form.is_valid()
    if valid and form.took(actions.say_of_walk(by=signed_in(request), walk=found, base=form.stood(), **form.said())):
        messages.success(request, _("Kept."))
        return redirect("walk", study_id, pk)
    status = 200 if not form.is_bound else 409 if valid else 422
    return render(request, "study/walk_words.html", {"study": found.study, "walk": found, "form": form}, status=status)


@require_http_methods(["GET", "POST"])
def whose(request: HttpRequest, study_id: int, pk: int) -> HttpResponse:
    """Of those whom this worker walks alongside. Who may not meet the person sees no link, and the same words."""
    found = the_walk(request, study_id, pk)
    user = signed_in(request)
    known = WhoseWalk.objects.visible_to(user).still_there().filter(walk=found).select_related("citizen").first()
    citizens = Citizen.objects.visible_to(user).order_by("name", "pk")
    form = WhoseForm(
        request.POST if request.method == "POST" else None, citizens=citizens, known=known.citizen if known else None
    )
    if form.is_bound and form.is_valid():
        actions.say_whose(by=user, walk=found, citizen=form.cleaned_data["citizen"])
        messages.success(request, _("Kept."))
        return redirect("walk_whose", study_id, pk)
    context = {"study": found.study, "walk": found, "form": form, "known": known}
    return render(request, "study/walk_whose.html", context, status=422 if form.is_bound else 200)


@require_GET
def as_svg(request: HttpRequest, study_id: int, pk: int) -> HttpResponse:
    """The drawing, to keep: it says by itself whose way it is, by that other name."""
    found = the_walk(request, study_id, pk)
    steps = list(the_steps(request, found))
    return a_file(svg(picture(found, steps)).encode(), "svg", "image/svg+xml", name="walk")


def the_walk(request: HttpRequest, study_id: int, pk: int) -> Any:
    """The walk, looked up through its study, or 404."""
    return one_of(request, Walk.objects.filter(study=study_id).select_related("study"), pk)


def the_steps(request: HttpRequest, found: Walk) -> Any:
    return Step.objects.visible_to(request.user).still_there().filter(walk=found).in_order()
