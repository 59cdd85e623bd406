"""The page that leads: one chart large, what people live with, and more quietly what the service does and costs."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from outcomes.measures import MEASURES, Group
from outcomes.quoted import still_told_beside
from outcomes.series import read
from outcomes.told import Told
from outcomes.views.found import who_works_here


@require_GET
def going(request: HttpRequest) -> HttpResponse:
    """The first measure large, with its finding as the title; the others small below."""
    who_works_here(request)
    quotes = still_told_beside(MEASURES)
    first, *others = (Told(series, quotes=quotes[series.measure.key]) for series in read(MEASURES))
    by_group = {
        group.value: [told for told in others if told.series.measure.group is group and told.series.points]
        for group in Group
    }
    nothing_yet = not first.series.points and not any(by_group.values())
    return render(request, "outcomes/going.html", {"first": first, "nothing_yet": nothing_yet, **by_group})
