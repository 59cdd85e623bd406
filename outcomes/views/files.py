"""The released figures as files for a spreadsheet."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from outcomes.files import csv_of, everything, of_one
from outcomes.views.found import the_measure, who_works_here


@require_GET
def going_csv(request: HttpRequest, measure: str) -> HttpResponse:
    """Those of one measure, and what its chart shows."""
    return a_csv(csv_of(of_one(the_measure(request, measure))), measure)


@require_GET
def figures_csv(request: HttpRequest) -> HttpResponse:
    who_works_here(request)
    return a_csv(csv_of(everything()), "figures")


def a_csv(text: str, name: str) -> HttpResponse:
    response = HttpResponse(text, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response
