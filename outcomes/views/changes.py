"""What the team changed, and when: one list, which stands on the charts too."""

from itertools import groupby

from django.contrib import messages
from django.forms import model_to_dict
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from outcomes.actions import changes as actions
from outcomes.actions.written import say_again
from outcomes.forms.written import ChangeAgainForm, ChangeForm
from outcomes.measures import KEYS
from outcomes.models import Change
from outcomes.views.found import who_works_here
from outcomes.views.written import one_of


@require_GET
def changes(request: HttpRequest) -> HttpResponse:
    """The latest first, by year; what was struck out can be put back."""
    who_works_here(request)
    rows = list(Change.objects.order_by("-day", "-pk"))
    for row in rows:
        row.of = KEYS.get(row.measure)
    years = groupby((row for row in rows if not row.put_away_at), key=lambda row: row.day.year)
    context = {
        "years": [(year, list(these)) for year, these in years],
        "struck_out": [row for row in rows if row.put_away_at],
    }
    return render(request, "outcomes/changes.html", context)


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """`?measure=` one of them: whoever comes from its chart is asked about that one first, and led back to it."""
    user = who_works_here(request)
    measure = KEYS.get(request.GET.get("measure", ""))
    form = ChangeForm(
        request.POST if request.method == "POST" else None, initial={"measure": measure.key if measure else ""}
    )
    if form.is_bound and form.is_valid():
        kept = actions.record_change(by=user, **form.cleaned_data)
        messages.success(request, _("Kept. It stands on the charts now."))
        return redirect("going_measure", measure.key) if measure else redirect(_in_the_list(kept))
    context = {"form": form, "measure": measure}
    return render(request, "outcomes/change_new.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Say it better, or put it on another day; or strike it out."""
    user = who_works_here(request)
    row = one_of(Change, pk, request)
    form = ChangeAgainForm(
        request.POST if request.method == "POST" else None,
        initial=model_to_dict(row, ("words", "day", "measure", "language")),
    )
    valid = form.is_bound and form.is_valid()
    if valid and form.took(say_again(by=user, row=row, base=form.stood(), **form.said())):
        messages.success(request, _("Kept."))
        return redirect(_in_the_list(row))
    status = 200 if not form.is_bound else 409 if valid else 422
    return render(request, "outcomes/change.html", {"form": form, "row": row}, status=status)


def _in_the_list(row: Change) -> str:
    return f"{reverse('changes')}#change-{row.pk}"
