"""One measure: its chart and what it says, the same as a table, and how it is worked out."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from outcomes.quoted import still_told
from outcomes.series import read
from outcomes.told import Told
from outcomes.views.found import the_measure


@require_GET
def going_measure(request: HttpRequest, measure: str) -> HttpResponse:
    found = the_measure(request, measure)
    (series,) = read([found])
    return render(request, "outcomes/measure.html", {"told": Told(series, quotes=still_told(found))})


@require_GET
def going_table(request: HttpRequest, measure: str) -> HttpResponse:
    """The latest first: where each figure comes from, of how many people it is, and why one is hidden."""
    return render(request, "outcomes/table.html", {"told": the_told(request, measure)})


def the_told(request: HttpRequest, measure: str) -> Told:
    (series,) = read([the_measure(request, measure)])
    return Told(series)
