"""Circles of support: what each is for, who is in it, and what came up when it met."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from networks import together, words
from networks.actions import circles as actions
from networks.forms.circles import CircleForm, DoesForm, MeetsForm, MembersForm, MetForm
from networks.models import CircleOfSupport, Connection, Member, Met
from people.access import SharedPart
from people.models import Citizen
from people.views.persons import is_own, may_be_seen_by, may_change, person_page, signed_in, the_piece, the_sharer


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, citizen_id: Any) -> HttpResponse:
    """Begin one. What it is for is enough."""
    citizen = the_sharer(request, citizen_id, SharedPart.PEOPLE, opening="people")
    form = CircleForm(
        request.POST if request.method == "POST" else None,
        citizen=citizen,
        own=is_own(request, citizen),
        people=those_to_choose_from(request, citizen),
        seen_by=may_be_seen_by(request, citizen, SharedPart.PEOPLE),
    )
    if form.is_bound and form.is_valid():
        begun = actions.begin_circle(by=signed_in(request), citizen=citizen, **form.cleaned_data)
        messages.success(request, _("Kept."))
        return redirect("circle", citizen.pk, begun.pk)
    return person_page(
        request, "networks/circle_new.html", citizen, {"form": form}, status=422 if form.is_bound else 200
    )


@require_http_methods(["GET", "POST"])
def circle(request: HttpRequest, citizen_id: Any, pk: int) -> HttpResponse:
    """One circle. Anybody alongside who sees it tells that it met, and what came up."""
    citizen, found = the_circle(request, citizen_id, pk)
    form = MetForm(request.POST if request.method == "POST" else None, citizen=citizen, voice=is_own(request, citizen))
    if form.is_bound and form.is_valid():
        told = actions.tell_that_it_met(by=signed_in(request), circle=found, **form.cleaned_data)
        return redirect(f"{reverse('circle', args=[citizen.pk, pk])}#met-{told.pk}")
    return circle_page(request, citizen, found, form=form, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
def members(request: HttpRequest, citizen_id: Any, pk: int) -> HttpResponse:
    """Who is in it too: chosen from the people in the life."""
    citizen, found = the_circle(request, citizen_id, pk)
    people = those_to_choose_from(request, citizen, found)
    form = MembersForm(request.POST if request.method == "POST" else None, people=people)
    if form.is_bound and form.is_valid():
        actions.join(by=signed_in(request), circle=found, people=form.cleaned_data["people"])
        messages.success(request, _("Kept."))
        return redirect("circle", citizen.pk, pk)
    context = {"form": form, "circle": found}
    return person_page(request, "networks/circle_members.html", citizen, context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
def meets(request: HttpRequest, citizen_id: Any, pk: int) -> HttpResponse:
    """When and where it meets: changed by the person, whoever wrote it, and workers at their word."""
    citizen, found = the_circle(request, citizen_id, pk)
    if not may_change(request, citizen, found):
        raise PermissionDenied
    form = MeetsForm(request.POST if request.method == "POST" else None, initial={"meets": found.meets})
    valid = form.is_bound and form.is_valid()
    if valid and form.took(
        actions.say_when_it_meets(by=signed_in(request), circle=found, base=form.stood(), **form.said())
    ):
        return redirect("circle", citizen.pk, pk)
    context = {"form": form, "circle": found}
    status = 200 if not form.is_bound else 409 if valid else 422
    return person_page(request, "networks/circle_meets.html", citizen, context, status=status)


@require_POST
def does(request: HttpRequest, citizen_id: Any, pk: int, member_pk: int) -> HttpResponse:
    """What one of them does in it."""
    citizen, found, member = the_member(request, citizen_id, pk, member_pk)
    form = DoesForm(request.POST, auto_id=f"does_{member.pk}_%s")
    if not form.is_valid():
        return circle_page(request, citizen, found, does={member.pk: form}, status=422)
    now = actions.say_what_they_do(by=signed_in(request), member=member, words=form.cleaned_data["words"])
    return to_the_member(citizen, now)


@require_POST
def left(request: HttpRequest, citizen_id: Any, pk: int, member_pk: int) -> HttpResponse:
    """They are not in it any more."""
    citizen, _found, member = the_member(request, citizen_id, pk, member_pk)
    actions.leave(by=signed_in(request), member=member)
    return to_the_member(citizen, member)


@require_POST
def back(request: HttpRequest, citizen_id: Any, pk: int, member_pk: int) -> HttpResponse:
    """They are in it again."""
    citizen, _found, member = the_member(request, citizen_id, pk, member_pk)
    actions.come_back(by=signed_in(request), member=member)
    return to_the_member(citizen, member)


def circle_page(
    request: HttpRequest,
    citizen: Citizen,
    found: CircleOfSupport,
    *,
    form: MetForm | None = None,
    does: dict[int, DoesForm] | None = None,
    status: int = 200,
) -> HttpResponse:
    own = is_own(request, citizen)
    here = those_in(request, citizen, [found])[found.pk]
    for one in here:
        one.form = (does or {}).get(one.pk) or DoesForm(initial={"words": one.words}, auto_id=f"does_{one.pk}_%s")
    told = Met.objects.visible_to(request.user).filter(circle=found).select_related("by")
    context = {
        "circle": found,
        "members": here,
        "how_many": words.how_many([one.connection for one in here]),
        "before": those_before(request, citizen, found, here),
        "met": told.order_by("-on", "-at", "-pk"),
        "form": form or MetForm(citizen=citizen, voice=own),
        "may_change": may_change(request, citizen, found),
    }
    return person_page(request, "networks/circle.html", citizen, context, status=status)


def the_circle(request: HttpRequest, citizen_id: Any, pk: int) -> tuple[Citizen, Any]:
    citizen = the_sharer(request, citizen_id, SharedPart.PEOPLE, opening="people")
    return citizen, the_piece(request, citizen, CircleOfSupport, pk, "citizen", "written_by", "changed_by")


def the_member(request: HttpRequest, citizen_id: Any, pk: int, member_pk: int) -> tuple[Citizen, Any, Member]:
    """Found through the circle; and only if whoever asks sees who it is."""
    citizen, found = the_circle(request, citizen_id, pk)
    rows = Member.objects.visible_to(request.user).filter(circle=found, pk=member_pk)
    member: Member | None = rows.select_related("circle", "connection").first()
    if member is None:
        raise Http404
    return citizen, found, member


def to_the_member(citizen: Citizen, member: Member) -> HttpResponse:
    return redirect(f"{reverse('circle', args=[citizen.pk, member.circle_id])}#member-{member.connection_id}")


def those_to_choose_from(request: HttpRequest, citizen: Citizen, circle: CircleOfSupport | None = None) -> Any:
    """Those who are in the life now; of several entries of the same, the first. Not who is in it already."""
    rows = Connection.objects.visible_to(request.user).of(citizen).on_the_plan().here_now()
    people = together.as_one(signed_in(request), citizen, rows.order_by("written_at", "pk"))
    found = rows.filter(pk__in=[one.pk for one in people])
    if circle is not None:
        here = Member.objects.visible_to(request.user).filter(circle=circle, left_at=None)
        found = found.exclude(pk__in=here.values("connection"))
    return found.order_by("written_at", "pk")


def those_in(request: HttpRequest, citizen: Citizen, circles: Iterable[CircleOfSupport]) -> dict[int, list[Any]]:
    """Who is in each of these now, as far as this user sees them, by the circle's key."""
    found: dict[int, list[Any]] = {circle.pk: [] for circle in circles}
    seen = Connection.objects.visible_to(request.user).of(citizen).on_the_plan()
    rows = Member.objects.visible_to(request.user).of(citizen).filter(circle__in=list(found), left_at=None)
    for member in rows.filter(connection__in=seen).select_related("connection").order_by("at", "pk"):
        found[member.circle_id].append(member)
    return found


def those_before(request: HttpRequest, citizen: Citizen, circle: CircleOfSupport, here: Iterable[Any]) -> list[Member]:
    """Who was in it before and is not now: each once, as they were last."""
    seen = Connection.objects.visible_to(request.user).of(citizen).on_the_plan()
    rows = Member.objects.visible_to(request.user).filter(circle=circle, connection__in=seen)
    gone = rows.exclude(left_at=None).exclude(connection__in=[one.connection_id for one in here])
    last = gone.select_related("connection").order_by("connection_id", "-left_at", "-pk")
    return list(last.distinct("connection_id"))


def in_this_life(request: HttpRequest, citizen: Citizen) -> list[Any]:
    """The circles there are, each with those who are in it."""
    rows = CircleOfSupport.objects.visible_to(request.user).of(citizen).on_the_plan()
    circles: list[Any] = list(rows.select_related("written_by").order_by("written_at", "pk"))
    here = those_in(request, citizen, circles)
    for one in circles:
        one.here = here[one.pk]
    return circles
