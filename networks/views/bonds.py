"""What is between two of the people in a life: said from the panel of one of them."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from networks.actions import bonds as actions
from networks.forms.bonds import BondForm
from networks.models import Connection
from networks.views.same import to_the_panel
from people.access import SharedPart
from people.models import Citizen
from people.views.persons import is_own, person_page, signed_in, the_piece, the_sharer


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, citizen_id: Any, pk: int) -> HttpResponse:
    """Who do they know here? Another of the same life, and in words what is between the two."""
    citizen = the_sharer(request, citizen_id, SharedPart.PEOPLE, opening="people")
    one = the_piece(request, citizen, Connection, pk, "citizen")
    form = BondForm(
        request.POST if request.method == "POST" else None,
        citizen=citizen,
        one=one,
        others=those_besides(request, citizen, one),
        voice=is_own(request, citizen),
    )
    if form.is_bound and form.is_valid():
        actions.say_between(by=signed_in(request), one=one, **form.cleaned_data)
        messages.success(request, _("Kept."))
        return to_the_panel(citizen, one)
    context = {"form": form, "one": one, "back": reverse("someone", args=[citizen.pk, pk])}
    return person_page(request, "networks/bond_new.html", citizen, context, status=422 if form.is_bound else 200)


def those_besides(request: HttpRequest, citizen: Citizen, one: Connection) -> Any:
    rows = Connection.objects.visible_to(request.user).of(citizen).on_the_plan()
    return rows.exclude(pk=one.pk).order_by("written_at", "pk")
