"""A chart as a file to keep."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from networks.views.picture import a_file
from outcomes.picture import Picture, picture, png, svg
from outcomes.views.measure import the_told


@require_GET
def going_svg(request: HttpRequest, measure: str) -> HttpResponse:
    return a_file(svg(kept(request, measure)).encode(), "svg", "image/svg+xml", name=measure)


@require_GET
def going_png(request: HttpRequest, measure: str) -> HttpResponse:
    return a_file(png(kept(request, measure)), "png", "image/png", name=measure)


def kept(request: HttpRequest, measure: str) -> Picture:
    told = the_told(request, measure)
    if not told.series.charted:
        raise Http404
    return picture(told)
