"""Teams and places side by side, by name: nobody is first."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from outcomes.models import Count
from outcomes.series import read_units
from outcomes.told import side_by_side
from outcomes.views.found import the_measure


@require_GET
def going_units(request: HttpRequest, measure: str) -> HttpResponse:
    """By quarter, all on one scale."""
    found = the_measure(request, measure)
    if not found.below:
        raise Http404
    told = side_by_side(read_units(found))
    context = {
        "measure": found,
        "teams": [one for one in told if one.series.unit_kind == Count.Of.TEAM],
        "places": [one for one in told if one.series.unit_kind == Count.Of.PLACE],
    }
    return render(request, "outcomes/units.html", context)
