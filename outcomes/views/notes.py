"""What was going on at one dot of a chart."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.forms import model_to_dict
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from outcomes import series
from outcomes.actions import notes as actions
from outcomes.actions.written import say_again
from outcomes.amounts import amount, period_words
from outcomes.forms.written import NoteAgainForm, NoteForm
from outcomes.measures import Measure
from outcomes.models import Count, Note
from outcomes.views.found import the_measure, who_works_here
from outcomes.views.written import its_chart, one_of


@dataclass(frozen=True)
class Dot:
    """One dot of a chart in words: in July, 49 days. `said` is empty where its figure is not asked for."""

    measure: Measure
    when: str
    unit: str = ""
    said: str = ""


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, measure: str) -> HttpResponse:
    """Of a period that has a figure: `?period=2026-07`, and `&of=team:North` where it is not of everywhere."""
    user, found = who_works_here(request), the_measure(request, measure)
    period = _the_period(request.GET.get("period", ""))
    unit_kind, unit = _the_unit(request.GET.get("of", ""))
    dot = the_dot(found, period, unit_kind, unit)
    form = NoteForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        actions.write_note(by=user, measure=found.key, period=period, unit_kind=unit_kind, unit=unit, **said)
        messages.success(request, _("Kept. It stands under the chart now."))
        return redirect(its_chart(found.key, unit_kind, unit))
    context = {"form": form, "dot": dot, "back": its_chart(found.key, unit_kind, unit)}
    return render(request, "outcomes/note_new.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
def note(request: HttpRequest, measure: str, pk: int) -> HttpResponse:
    """Say it better, or strike it out."""
    user, found = who_works_here(request), the_measure(request, measure)
    row = one_of(Note, pk, request, measure=found.key)
    form = NoteAgainForm(
        request.POST if request.method == "POST" else None, initial=model_to_dict(row, ("words", "language"))
    )
    back = its_chart(found.key, row.unit_kind, row.unit)
    valid = form.is_bound and form.is_valid()
    if valid and form.took(say_again(by=user, row=row, base=form.stood(), **form.said())):
        messages.success(request, _("Kept."))
        return redirect(back)
    context = {
        "form": form,
        "row": row,
        "dot": Dot(found, _when(found, row.period, row.unit_kind), row.unit),
        "back": back,
    }
    status = 200 if not form.is_bound else 409 if valid else 422
    return render(request, "outcomes/note.html", context, status=status)


def the_dot(measure: Measure, period: date, unit_kind: str, unit: str) -> Dot:
    """404 where there is none: nobody can say what was going on in a month that says nothing."""
    (found,) = series.read([measure], unit_kind, unit)
    for point in found.points:
        if point.first_day == period and point.value is not None:
            return Dot(measure, _when(measure, period, unit_kind), unit, amount(measure, point.value))
    raise Http404


def _when(measure: Measure, period: date, unit_kind: str) -> str:
    return period_words(period, timezone.localdate(), "quarter" if unit_kind or measure.quarterly else "month")


def _the_period(said: str) -> date:
    with suppress(ValueError):
        return date.fromisoformat(f"{said}-01")
    raise Http404


def _the_unit(said: str) -> tuple[str, str]:
    """A team or a place, as "team:North"; of everywhere where nothing is said."""
    unit_kind, _colon, unit = said.partition(":")
    if said and not (unit_kind and unit_kind in Count.Of.values and unit.isprintable() and unit):
        raise Http404
    return unit_kind, unit
