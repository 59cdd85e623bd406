"""Who is the same: within one life, and in the two of one household. Suggested, said by somebody, and taken back."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from networks import together
from networks.actions import same as actions
from networks.forms.same import BringForm, HasPlanForm
from networks.models import Connection, HasPlan
from networks.same import alike
from people.access import SharedPart, WhoCanSee
from people.actions import look
from people.models import Citizen
from people.views.persons import person_page, signed_in, the_piece, the_sharer


@require_POST
def they_are_one(request: HttpRequest, citizen_id: Any, pk: int, other_pk: int) -> HttpResponse:
    """They are the same."""
    citizen, one, other = the_two(request, citizen_id, pk, other_pk)
    between = actions.say_the_same(by=signed_in(request), one=one, other=other)
    if between:
        names = dict(Connection.objects.visible_to(request.user).filter(pk__in=between).values_list("pk", "name"))
        said = {"one": names[between[0]], "other": names[between[1]]}
        text = _("%(one)s and %(other)s were said to be two people. If they are one, say so beside one of these first.")
        messages.error(request, text % said)
    return to_the_panel(citizen, one)


@require_POST
def they_are_two(request: HttpRequest, citizen_id: Any, pk: int, other_pk: int) -> HttpResponse:
    """No, they are two; or: not the same after all."""
    citizen, one, other = the_two(request, citizen_id, pk, other_pk)
    actions.say_two(by=signed_in(request), one=one, other=other)
    return to_the_panel(citizen, one)


@require_http_methods(["GET", "POST"])
def plan_here(request: HttpRequest, citizen_id: Any, pk: int) -> HttpResponse:
    """Do they have a plan here too? Of those whom this user may meet, whoever is called like them."""
    citizen, one = the_one(request, citizen_id, pk)
    form = HasPlanForm(request.POST if request.method == "POST" else None, plans=called_like(request, citizen, one))
    if form.is_bound and form.is_valid():
        plan = form.cleaned_data["plan"]
        actions.say_has_plan(by=signed_in(request), connection=one, plan=plan)
        messages.success(request, _("Kept. Only those who may see both plans are told."))
        return to_the_panel(citizen, one)
    context = {"one": one, "form": form, "has_plan": the_plan_of(request, one)}
    return person_page(request, "networks/plan_here.html", citizen, context, status=422 if form.is_bound else 200)


@require_POST
def plan_here_undone(request: HttpRequest, citizen_id: Any, pk: int) -> HttpResponse:
    """They have no plan here: as before anybody said so."""
    citizen, one = the_one(request, citizen_id, pk)
    actions.undo_has_plan(by=signed_in(request), connection=one)
    return to_the_panel(citizen, one)


@require_http_methods(["GET", "POST"])
def someone_from(request: HttpRequest, citizen_id: Any, other_id: Any) -> HttpResponse:
    """Somebody from the other life of a household: who they are, and nothing that is said of them there."""
    citizen = the_sharer(request, citizen_id, SharedPart.PEOPLE)
    user = signed_in(request)
    home = together.households(user, citizen)[1].get(other_id)
    if home is None:
        raise Http404
    look(by=user, citizen=home, what="people")
    here = list(Connection.objects.visible_to(user).of(citizen).on_the_plan().order_by("written_at", "pk"))
    offered = together.not_here_yet(user, citizen, home, here)
    form = BringForm(request.POST if request.method == "POST" else None, offered=offered, here=here)
    if form.is_bound and form.is_valid():
        actions.bring(by=user, citizen=citizen, people=form.chosen())
        messages.success(request, _("Kept. Say how close they are, and what it is like, when you like."))
        return redirect("life", citizen.pk)
    context = {"form": form, "home": home}
    return person_page(request, "networks/someone_from.html", citizen, context, status=422 if form.is_bound else 200)


def the_one(request: HttpRequest, citizen_id: Any, pk: int) -> tuple[Citizen, Connection]:
    citizen = the_sharer(request, citizen_id, SharedPart.PEOPLE, opening="people")
    return citizen, the_piece(request, citizen, Connection, pk, "citizen")


def the_two(request: HttpRequest, citizen_id: Any, pk: int, other_pk: int) -> tuple[Citizen, Connection, Connection]:
    """Both of this life; or the other of the other life of a household, where all alongside are told of both."""
    citizen = the_sharer(request, citizen_id, SharedPart.PEOPLE)
    one: Connection = the_piece(request, citizen, Connection, pk, "citizen")
    rows = Connection.objects.visible_to(request.user).exclude(pk=pk).select_related("citizen")
    other: Connection | None = rows.filter(pk=other_pk).first()
    if other is None:
        raise Http404
    if other.citizen_id != citizen.pk:
        told_all = {one.who_can_see, other.who_can_see} == {WhoCanSee.EVERYONE}
        if not told_all or other.citizen_id not in together.households(signed_in(request), citizen)[1]:
            raise Http404
    return citizen, one, other


def called_like(request: HttpRequest, citizen: Citizen, one: Connection) -> Any:
    """Those with a plan here whom this user may open, and who are called so."""
    known = Citizen.objects.open_to(signed_in(request)).exclude(pk=citizen.pk).only("name", "full_name")
    names = [other.pk for other in known if alike(other.name, one.name) or alike(other.full_name, one.name)]
    return known.filter(pk__in=names).order_by("name", "pk")


def the_plan_of(request: HttpRequest, one: Connection) -> Any:
    rows = HasPlan.objects.visible_to(signed_in(request)).filter(connection=one, undone_at=None)
    return rows.select_related("plan", "by").order_by("pk").first()


def to_the_panel(citizen: Citizen, one: Connection) -> HttpResponse:
    return redirect(f"{reverse('someone', args=[citizen.pk, one.pk])}#panel")
