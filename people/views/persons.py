"""What every page about one person begins with: finding them, or 404; and writing down who looked."""

from typing import Any, cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from people import actions
from people.models import Citizen, User


def signed_in(request: HttpRequest) -> User:
    """The user of this request; the doors are closed to everyone else."""
    return cast(User, request.user)


def the_person(request: HttpRequest, citizen_id: Any, *, opening: str = "") -> Citizen:
    """The citizen, if this user may meet them; `opening` names what they open, for *who has looked*."""
    user = signed_in(request)
    citizen = Citizen.objects.visible_to(user).filter(pk=citizen_id).first()
    if citizen is None:
        raise Http404
    if opening and request.method == "GET":
        actions.look(by=user, citizen=citizen, what=opening)
    return citizen


def is_own(request: HttpRequest, citizen: Citizen) -> bool:
    return citizen.user_id == signed_in(request).pk


def the_piece(request: HttpRequest, citizen: Citizen, model: Any, pk: Any, *related: str) -> Any:
    """One thing of this citizen's that the user may see, or 404. Always looked up through the person."""
    rows = model.objects.visible_to(request.user).of(citizen).filter(pk=pk)
    piece = (rows.select_related(*related) if related else rows).first()
    if piece is None:
        raise Http404
    return piece


def person_page(
    request: HttpRequest, template: str, citizen: Citizen, context: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    """A page about one person. `citizen_page` says that it is their own: larger, and it can be left at once."""
    own = is_own(request, citizen)
    return render(request, template, {"citizen": citizen, "citizen_page": own, "own": own, **context}, status=status)
