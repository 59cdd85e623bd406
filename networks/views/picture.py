"""The circle map as a file to keep."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from networks import together, words
from networks.drawing import drawn, legend
from networks.models import Connection
from networks.picture import Picture, picture, png, svg
from people.access import SharedPart
from people.views.persons import is_own, signed_in, the_sharer

# A name that says nothing to whoever finds the file.
FILE_NAME = "people"
# If a browser shows it after all: its own rules and letters, and nothing else.
ALONE = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; frame-ancestors 'none'; sandbox"


@require_GET
def as_svg(request: HttpRequest, citizen_id: Any) -> HttpResponse:
    return a_file(svg(kept(request, citizen_id)).encode(), "svg", "image/svg+xml")


@require_GET
def as_png(request: HttpRequest, citizen_id: Any) -> HttpResponse:
    return a_file(png(kept(request, citizen_id)), "png", "image/png")


def kept(request: HttpRequest, citizen_id: Any) -> Picture:
    """All that this user sees of the people in a life, as on their page, without links."""
    citizen = the_sharer(request, citizen_id, SharedPart.PEOPLE, opening="people")
    rows = Connection.objects.visible_to(request.user).of(citizen).on_the_plan().order_by("written_at", "pk")
    connections = together.as_one(signed_in(request), citizen, rows)
    return picture(
        drawn(citizen, connections, linked=False),
        title=words.whose_people(citizen, own=is_own(request, citizen)),
        sentence=words.how_many(connections),
        legend=legend(),
    )


def a_file(made: bytes, ending: str, kind: str, *, name: str = FILE_NAME) -> HttpResponse:
    response = HttpResponse(made, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}.{ending}"'
    response["Content-Security-Policy"] = ALONE
    response["Cache-Control"] = "no-store"
    return response
