"""The months before the change: which there are, an empty table for them, bringing them in and taking them out."""

from typing import Any

from django.contrib import messages
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from outcomes import before
from outcomes.actions import baselines as actions
from outcomes.forms.baselines import BringMonthsForm
from outcomes.models import BaselineFile
from outcomes.views.found import who_works_here
from people.bodies import takes_files
from study.forms.files import MB, MOST_BYTES


@require_GET
def baseline(request: HttpRequest) -> HttpResponse:
    """What this is, of what there are months, and from which files."""
    who_works_here(request)
    there = before.brought()
    missing = [one for one in before.can_come() if one not in [short.what for short in there]]
    files = BaselineFile.objects.annotate(still=Count("baselines")).order_by("-at", "-pk")
    context = {"there": there, "missing": missing, "files": files, "worked_out": before.worked_out()}
    return render(request, "outcomes/baseline.html", context)


@require_GET
def template(request: HttpRequest) -> HttpResponse:
    """The columns, and a line for each measure that says what to write."""
    who_works_here(request)
    response = HttpResponse(before.empty_table(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="months-before.csv"'
    return response


@takes_files(MOST_BYTES + MB)
@require_http_methods(["GET", "POST"])
def bring(request: HttpRequest) -> HttpResponse:
    """First what would come, and what is wrong by line; then, at a second press, all of it comes."""
    user = who_works_here(request)
    form = BringMonthsForm(*([request.POST, request.FILES] if request.method == "POST" else []))
    if not form.is_bound or not form.is_valid():
        context = {"form": form, "columns": before.can_come(), "worked_out": before.worked_out()}
        return render(request, "outcomes/baseline_bring.html", context, status=422 if form.is_bound else 200)
    rows, name = form.found.rows, form.cleaned_data["name"]
    if form.cleaned_data["bring"]:
        file = actions.bring_months(by=user, name=name, rows=rows)
        # A message that is a form of its own: components/messages.html shows such as they are.
        said = render_to_string("outcomes/_brought.html", {"file": file}, request)
        messages.success(request, said, extra_tags="whose")
        return redirect("baseline")
    context = {"form": form, "name": name, "comes": before.in_short(rows), "rows": len(rows)}
    context["replaced"] = len(actions.already_here(rows))
    return render(request, "outcomes/baseline_look.html", context)


@require_http_methods(["GET", "POST"])
def take_out(request: HttpRequest, pk: int) -> HttpResponse:
    """All that came with one file, and is still here, goes."""
    user = who_works_here(request)
    file: Any = BaselineFile.objects.annotate(still=Count("baselines")).filter(pk=pk).first()
    if file is None:
        raise Http404
    if request.method == "POST":
        actions.take_months_out(by=user, file=file)
        messages.success(request, _("Taken out. What had stood there before this file came is not back."))
        return redirect("baseline")
    return render(request, "outcomes/baseline_take_out.html", {"file": file})
