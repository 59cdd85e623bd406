"""Striking out anything of a study, and putting it back. study/urls.py says of what, and which page follows."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from people.views.persons import signed_in
from study.actions import put_away as actions
from study.views.found import one_of


@require_POST
def put_away(request: HttpRequest, study_id: int, pk: int, model: Any, to: str, **whole: int) -> HttpResponse:
    """Then the page `to`, which says so and offers to put it back."""
    row = the_row(request, study_id, pk, model, whole)
    actions.put_away(by=signed_in(request), row=row)
    back = reverse(f"{model._meta.model_name}_put_back", args=[study_id, *whole.values(), pk])
    # A message that is a form of its own: components/messages.html shows such as they are.
    said = render_to_string("study/_put_away.html", {"back": back, "row": row}, request)
    messages.success(request, said, extra_tags="whose")
    return redirect(to, study_id, *whole.values())


@require_POST
def put_back(request: HttpRequest, study_id: int, pk: int, model: Any, to: str, **whole: int) -> HttpResponse:
    row = the_row(request, study_id, pk, model, whole)
    actions.put_back(by=signed_in(request), row=row)
    messages.success(request, _("Put back."))
    return redirect(to, study_id, *whole.values())


def the_row(request: HttpRequest, study_id: int, pk: int, model: Any, whole: dict[str, int]) -> Any:
    """Found through all that its address names: the study, and what of it the row belongs to."""
    if not whole:
        return one_of(request, model.objects.filter(study=study_id), pk)
    narrowed = {**whole, f"{model.whole}__study": study_id}
    return one_of(request, model.objects.filter(**narrowed).select_related(model.whole), pk)
