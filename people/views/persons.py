"""What every page about one person begins with: finding them, or 404; and writing down who looked."""

from typing import Any, cast

from django.core.exceptions import PermissionDenied
from django.db.models import BooleanField, Case, OuterRef, Q, QuerySet, Subquery, When
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from people import access, actions
from people.models import Alongside, Citizen, Closing, User


def signed_in(request: HttpRequest) -> User:
    """The user of this request; the doors are closed to everyone else."""
    return cast(User, request.user)


def is_a_citizen(request: HttpRequest) -> bool:
    """Whether whoever is signed in has a plan here: their pages can be left at once, those about nobody too."""
    return request.user.is_authenticated and Citizen.objects.filter(user=request.user).exists()


def the_person(request: HttpRequest, citizen_id: Any, *, opening: str = "") -> Citizen:
    """The citizen, if this user may open their pages; `opening` names what they open, for *who has looked*."""
    return found(request, Citizen.objects.open_to(signed_in(request)), citizen_id, opening)


def the_sharer(request: HttpRequest, citizen_id: Any, part: str, *, opening: str = "") -> Citizen:
    """As `the_person`; and 404 too for somebody alongside with whom this part is not shared."""
    user = signed_in(request)
    sharing = Q(pk=access.own(user)) | Q(pk=access.alongside(user, part))
    return found(request, Citizen.objects.filter(sharing), citizen_id, opening)


def found(request: HttpRequest, citizens: QuerySet[Citizen], citizen_id: Any, opening: str) -> Citizen:
    citizen: Any = with_closings(citizens).annotate(may_ask=may_ask(signed_in(request))).filter(pk=citizen_id).first()
    if citizen is None:
        refuse_while_it_is_closed(request, citizen_id)
        raise Http404
    if citizen.died_on and request.method != "GET":
        # After a death nothing is changed any more, and the wall holds the same.
        raise PermissionDenied
    if opening:
        actions.look(by=signed_in(request), citizen=citizen, what=opening)
    return cast(Citizen, citizen)


def may_ask(user: User) -> Case:
    """Whether this user may ask for something in the person's life, which every page about them leads to."""
    shared = Q(pk=access.own(user)) | Q(pk=access.alongside(user, access.SharedPart.ASKED))
    return Case(When(shared, then=True), default=False, output_field=BooleanField())


def with_closings(citizens: QuerySet[Citizen]) -> "QuerySet[Any]":
    """Each with what components/closed.html says of it: `died_on`, `paused_at`, and `leaving_on`, its last day."""

    def still(kind: str, field: str) -> Subquery:
        return Subquery(Closing.objects.open().filter(citizen=OuterRef("pk"), kind=kind).values(field)[:1])

    return citizens.annotate(
        died_on=still(Closing.DIED, "died_on"),
        paused_at=still(Closing.PAUSED, "at"),
        leaving_on=still(Closing.LEAVING, "delete_on"),
    )


def refuse_while_it_is_closed(request: HttpRequest, citizen_id: Any) -> None:
    """Whoever walks with somebody who has paused their plan is told so: they know that it is there."""
    rows = Closing.objects.visible_to(signed_in(request)).open().exclude(kind=Closing.DIED).filter(citizen=citizen_id)
    if rows.exists():
        raise PermissionDenied(
            _("This plan is paused by the person whose it is. You can see it again when they say so.")
        )


def shared_with(request: HttpRequest, citizen: Citizen) -> set[str]:
    """The parts of this life that this user may read, and so may add to."""
    if is_own(request, citizen):
        return set(access.everything())
    rows = Alongside.objects.open().filter(user=signed_in(request), citizen=citizen)
    return {part for parts in rows.values_list("parts", flat=True) for part in parts}


def may_be_seen_by(request: HttpRequest, citizen: Citizen, part: str) -> set[str]:
    """The choices of who can see that leave this user able to see what they wrote."""
    user = signed_in(request)
    everyone = set(access.WhoCanSee.values)
    if is_own(request, citizen):
        return everyone
    if Citizen.objects.filter(pk=access.alongside(user, part, working=True)).filter(pk=citizen.pk).exists():
        return everyone
    return everyone - {access.WhoCanSee.WORKERS}


def may_change(request: HttpRequest, citizen: Citizen, piece: Any) -> bool:
    """Whether this user may put it in other words: the person, whoever wrote it, and workers at the person's word.

    A supporter adds under their own name instead.
    """
    user = signed_in(request)
    return is_own(request, citizen) or piece.written_by_id == user.pk or user.works_as == User.WORKER


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
