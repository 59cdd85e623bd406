"""The people in a life: the circle map, the same as a list, and what it is like with each."""

from typing import Any

from django.contrib import messages
from django.forms import model_to_dict
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from networks import actions, words
from networks.drawing import drawn
from networks.forms import ChangeConnectionForm, SomeoneNewForm
from networks.models import Connection
from people.access import SharedPart
from people.models import Citizen
from people.views.persons import is_own, person_page, signed_in, the_piece, the_sharer


@require_GET
def life(request: HttpRequest, citizen_id: Any) -> HttpResponse:
    """Everyone in this life, at one look and as a list."""
    citizen = the_sharer(request, citizen_id, SharedPart.PEOPLE, opening="people")
    return person_page(request, "networks/life.html", citizen, everyone(request, citizen))


@require_http_methods(["GET", "POST"])
def someone(request: HttpRequest, citizen_id: Any, pk: int) -> HttpResponse:
    """One of them, beside the map. With HTMX the map, the list and the sentence change together."""
    citizen = the_sharer(request, citizen_id, SharedPart.PEOPLE, opening="people")
    chosen = the_piece(request, citizen, Connection, pk)
    form = ChangeConnectionForm(
        request.POST if request.method == "POST" else None,
        initial=model_to_dict(chosen, ChangeConnectionForm.Meta.fields),
        citizen=citizen,
        own=is_own(request, citizen),
    )
    valid = form.is_bound and form.is_valid()
    kept = valid and form.took(
        actions.change_connection(by=signed_in(request), connection=chosen, base=form.stood(), **form.said())
    )
    if kept and not wants_fragment(request):
        messages.success(request, _("Kept."))
        return redirect("life", citizen.pk)
    came_from = chosen.words_it_came_from(request.user)
    context = {**everyone(request, citizen, chosen.pk), "form": form, "kept": kept, "came_from": came_from}
    template = "networks/_life.html" if wants_fragment(request) else "networks/life.html"
    status = 200 if kept or not form.is_bound else 409 if valid else 422
    return person_page(request, template, citizen, context, status=status)


@require_http_methods(["GET", "POST"])
def someone_new(request: HttpRequest, citizen_id: Any) -> HttpResponse:
    """Add somebody. A name is enough."""
    citizen = the_sharer(request, citizen_id, SharedPart.PEOPLE)
    own = is_own(request, citizen)
    form = SomeoneNewForm(request.POST if request.method == "POST" else None, citizen=citizen, own=own)
    if form.is_bound and form.is_valid():
        actions.add_connection(by=signed_in(request), citizen=citizen, **form.cleaned_data)
        messages.success(request, _("Kept."))
        return redirect("life", citizen.pk)
    return person_page(
        request, "networks/someone_new.html", citizen, {"form": form}, status=422 if form.errors else 200
    )


def wants_fragment(request: HttpRequest) -> bool:
    htmx: Any = getattr(request, "htmx", None)
    return bool(htmx and not htmx.history_restore_request)


def everyone(request: HttpRequest, citizen: Citizen, chosen: int | None = None) -> dict[str, Any]:
    """The map, the list and the sentence, all of the same rows."""
    own = is_own(request, citizen)
    rows = Connection.objects.visible_to(request.user).of(citizen).on_the_plan().select_related("written_by")
    connections: list[Any] = list(rows.order_by("written_at", "pk"))
    for one in connections:
        one.between = words.between(one, citizen, own=own)
    return {
        "connections": connections,
        "how_many": words.how_many(connections),
        "circles": by_circle(connections),
        "map": drawn(citizen, connections),
        "map_title": words.whose_people(citizen, own=own),
        "centre_name": citizen.name,
        "chosen": chosen,
        "someone": next((one for one in connections if one.pk == chosen), None),
    }


def by_circle(connections: list[Any]) -> list[tuple[str, list[Any]]]:
    circles = {circle: [one for one in connections if one.circle == circle] for circle in Connection.Circle}
    return [(str(circle.label), ones) for circle, ones in circles.items() if ones]
