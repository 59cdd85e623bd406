"""What a change and a note have in common: finding one that is still there, striking it out, putting it back."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from outcomes.actions import written as actions
from outcomes.models import Change, Note
from outcomes.views.found import who_works_here


def one_of(model: Any, pk: int, request: HttpRequest, **narrowed: Any) -> Any:
    """The row, or 404. One that was struck out opens, so that it can be put back, and takes nothing new."""
    row = _any_of(model, pk, narrowed)
    if row.put_away_at and request.method == "POST":
        raise Http404
    return row


def its_chart(measure: str, unit_kind: str, unit: str) -> str:
    """The page on which the dots of this team or place stand, or those of everywhere."""
    if unit_kind:
        return reverse("going_units", args=[measure])
    return reverse("going_measure", args=[measure])


@require_POST
def put_away(request: HttpRequest, pk: int, model: Any, **narrowed: str) -> HttpResponse:
    """Then the page where it stood, which says so and offers to put it back."""
    user = who_works_here(request)
    row = _any_of(model, pk, narrowed)
    actions.put_away(by=user, row=row)
    said = render_to_string("study/_put_away.html", {"back": put_back_url(row)}, request)
    # A message that is a form of its own: components/messages.html shows such as they are.
    messages.success(request, said, extra_tags="whose")
    return redirect(_where_it_stands(row))


@require_POST
def put_back(request: HttpRequest, pk: int, model: Any, **narrowed: str) -> HttpResponse:
    user = who_works_here(request)
    row = _any_of(model, pk, narrowed)
    actions.put_back(by=user, row=row)
    messages.success(request, _("Put back."))
    return redirect(_where_it_stands(row))


def put_back_url(row: Change | Note) -> str:
    if isinstance(row, Note):
        return reverse("going_note_put_back", args=[row.measure, row.pk])
    return reverse("change_put_back", args=[row.pk])


def _any_of(model: Any, pk: int, narrowed: dict[str, str]) -> Any:
    row = model.objects.filter(pk=pk, **narrowed).first()
    if row is None:
        raise Http404
    return row


def _where_it_stands(row: Change | Note) -> str:
    if isinstance(row, Note):
        return its_chart(row.measure, row.unit_kind, row.unit)
    return reverse("changes")
