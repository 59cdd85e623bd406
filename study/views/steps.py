"""Steps of a walk: quick to write on a phone, one after the other, and to put right."""

from typing import Any

from django.contrib import messages
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from people.views.persons import signed_in
from study.actions import steps as actions
from study.drawn import walked
from study.forms.steps import ChangeStepForm, StepForm
from study.models import FormInUse, Step, Walk
from study.views.found import one_of
from study.views.in_the_way import what_it_shows
from study.views.walks import the_steps, the_walk

# Of the teams and services that are offered while one writes; and of the steps that are shown beside it.
OFFERED, LATELY = 100, 4


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, study_id: int, walk_id: int) -> HttpResponse:
    """The next one, told last; or, with `?after=`, after that one. Once it is kept, the page is ready for the next."""
    walk = the_walk(request, study_id, walk_id)
    steps = list(the_steps(request, walk))
    after = next((step for step in steps if str(step.pk) == request.GET.get("after")), None)
    first = {"happened": Step.Happened.ASKED, "holder": Step.Holder.THEM}
    form = StepForm(
        request.POST if request.method == "POST" else None,
        initial={"certainty": Step.Certainty.EXACT, **({"holder": Step.Holder.SOMEBODY} if steps else first)},
        walk=walk,
        forms_in_use=the_forms(request, walk),
    )
    if form.is_bound and form.is_valid():
        kept = actions.add_step(by=signed_in(request), walk=walk, after=after, **form.cleaned_data)
        messages.success(request, _("Kept. What happened next?"))
        return redirect(reverse("step_new", args=[study_id, walk_id], query={"after": kept.pk}))
    told = walked.told(walk, steps)
    until = next((i + 1 for i, one in enumerate(told) if after and one.step.pk == after.pk), len(told))
    context = {"lately": told[max(0, until - LATELY) : until], "before": told[until : until + 1], "form": form}
    return step_page(request, "study/step_new.html", walk, context)


@require_http_methods(["GET", "POST"])
def step(request: HttpRequest, study_id: int, walk_id: int, pk: int) -> HttpResponse:
    """All that is known of one; to put right."""
    walk = the_walk(request, study_id, walk_id)
    found = the_step(request, walk, pk)
    form = ChangeStepForm(
        request.POST if request.method == "POST" else None, step=found, forms_in_use=the_forms(request, walk, found)
    )
    valid = form.is_bound and form.is_valid()
    if valid and form.took(actions.change_step(by=signed_in(request), step=found, base=form.stood(), **form.said())):
        messages.success(request, _("Kept."))
        return redirect(to_the_step(walk, pk))
    before, behind = beside(request, walk, found)
    context = {"step": found, "form": form, "before": before, "behind": behind}
    context |= what_it_shows(request, walk.study, step=found)
    return step_page(request, "study/step.html", walk, context, clashes=valid)


@require_POST
def earlier(request: HttpRequest, study_id: int, walk_id: int, pk: int) -> HttpResponse:
    """It came before the one that it stood after."""
    walk = the_walk(request, study_id, walk_id)
    actions.move_earlier(by=signed_in(request), step=the_step(request, walk, pk))
    return redirect("step", study_id, walk_id, pk)


@require_POST
def later(request: HttpRequest, study_id: int, walk_id: int, pk: int) -> HttpResponse:
    walk = the_walk(request, study_id, walk_id)
    actions.move_later(by=signed_in(request), step=the_step(request, walk, pk))
    return redirect("step", study_id, walk_id, pk)


def step_page(
    request: HttpRequest, template: str, walk: Walk, context: dict[str, Any], *, clashes: bool = False
) -> HttpResponse:
    steps = Step.objects.visible_to(request.user).still_there().filter(walk__study=walk.study_id).exclude(held_by="")
    counted = steps.values("held_by").annotate(times=Count("pk")).order_by("-times", "held_by")
    context |= {"study": walk.study, "walk": walk, "holders": [row["held_by"] for row in counted[:OFFERED]]}
    status = 200 if not context["form"].is_bound else 409 if clashes else 422
    return render(request, template, context, status=status)


def beside(request: HttpRequest, walk: Walk, step: Step) -> tuple[walked.Told | None, walked.Told | None]:
    """What stands before it and behind it, where something does."""
    told = walked.told(walk, list(the_steps(request, walk)))
    at = next((i for i, one in enumerate(told) if one.step.pk == step.pk), None)
    if at is None:
        return None, None
    return (told[at - 1] if at else None), (told[at + 1] if at + 1 < len(told) else None)


def the_step(request: HttpRequest, walk: Walk, pk: int) -> Any:
    return one_of(request, Step.objects.filter(walk=walk).select_related("walk", "form"), pk)


def the_forms(request: HttpRequest, walk: Walk, step: Step | None = None) -> Any:
    """Those of the study; and the one that this step names, also where it was struck out since."""
    rows = FormInUse.objects.visible_to(request.user).filter(study=walk.study_id)
    return (rows.still_there() | rows.filter(pk=step.form_id if step else None)).order_by("name", "pk")


def to_the_step(walk: Walk, pk: int) -> str:
    return f"{reverse('walk', args=[walk.study_id, walk.pk])}#step-{pk}"
