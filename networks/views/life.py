"""The people in a life: the circle map, the same as a list, and what it is like with each."""

from typing import Any

from django.contrib import messages
from django.forms import model_to_dict
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from networks import actions, together, words
from networks.drawing import drawn, legend
from networks.forms.connections import ChangeConnectionForm, SomeoneNewForm
from networks.models import Connection, Reply
from networks.views.beside import beside_the_map, in_the_panel
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
    alone = wants_fragment(request)
    context = {**everyone(request, citizen, chosen.pk), "form": form, "kept": kept, "came_from": came_from}
    context["brought_in"] = brought_in(request, citizen, chosen)
    context["i_help_with"] = i_help_with(request, citizen, chosen)
    # Chosen on the map, or in the list, without leaving the page: then the panel is where one goes on.
    context["just_chosen"] = alone and not form.is_bound
    template = "networks/_life.html" if alone else "networks/life.html"
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
    context = {"form": form, "homes": together.households(signed_in(request), citizen)[1].values()}
    return person_page(request, "networks/someone_new.html", citizen, context, status=422 if form.errors else 200)


def brought_in(request: HttpRequest, citizen: Citizen, one: Connection) -> Any:
    """The answers "I know someone" that named them, as far as this user sees what was asked for."""
    rows = Reply.objects.visible_to(request.user).of(citizen).filter(connection=one, request__put_away_at=None)
    return rows.select_related("request", "by").order_by("at", "pk")


def i_help_with(request: HttpRequest, citizen: Citizen, one: Connection) -> Any:
    """What the person is good at that helps them. The app that keeps it stands above this one: by its relation."""
    rows: Any = one._meta.get_field("helped_by_me").related_model
    here = rows.objects.visible_to(request.user).of(citizen).filter(connection=one, ended_at=None)
    return here.filter(strength__put_away_at=None).select_related("strength").order_by("at", "pk")


def wants_fragment(request: HttpRequest) -> bool:
    htmx: Any = getattr(request, "htmx", None)
    return bool(htmx and not htmx.history_restore_request)


def everyone(request: HttpRequest, citizen: Citizen, chosen: int | None = None) -> dict[str, Any]:
    """The map, the list and the sentence, all of the same rows."""
    own = is_own(request, citizen)
    rows = Connection.objects.visible_to(request.user).of(citizen).on_the_plan().select_related("written_by")
    everybody: list[Any] = list(rows.order_by("written_at", "pk"))
    said = together.said_of(signed_in(request), citizen)
    connections = together.folded(everybody, said)
    for one in everybody:
        one.between = words.between(one, citizen, own=own)
    someone = next((one for one in everybody if one.pk == chosen), None)
    beside = beside_the_map(request, citizen, everybody, connections, chosen)
    if someone:
        beside |= in_the_panel(request, citizen, someone, everybody, said)
    return {
        "connections": connections,
        "how_many": words.how_many(connections),
        "circles": by_circle(connections),
        "map": drawn(citizen, connections, chosen=beside["on_the_map"], tied=beside["tied"]),
        "legend": legend(),
        "map_title": words.whose_people(citizen, own=own),
        "chosen": beside["on_the_map"],
        "someone": someone,
        **beside,
    }


def by_circle(connections: list[Any]) -> list[tuple[str, list[Any]]]:
    circles = {circle: [one for one in connections if one.circle == circle] for circle in Connection.Circle}
    return [(str(circle.label), ones) for circle, ones in circles.items() if ones]
