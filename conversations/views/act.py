"""What the Act asks: what was said, lined up with the five elements; and whether what it gives a right to was offered.

For those who work with the person, who have to answer for it. Nobody is asked to fill anything in: the page is worked
out from the words, and what was not said is not asked for. Whether anybody is entitled to anything is not said here.
"""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from conversations.act.said import Said
from conversations.actions import act as actions
from conversations.forms.act import OfferForm
from conversations.models import ActOffer
from people import access
from people.access import SharedPart
from people.models import Citizen
from people.views.persons import person_page, shared_with, signed_in, the_person, the_piece
from people.views.whose_words import ask_whose


def worked_with(request: HttpRequest, citizen_id: Any) -> Citizen:
    """The person, for a worker alongside; 403 to everybody else who may open the plan, the person included."""
    citizen = the_person(request, citizen_id, opening="story")
    only_who_works_with(request, citizen)
    return citizen


def only_who_works_with(request: HttpRequest, citizen: Citizen) -> None:
    working = access.alongside(signed_in(request), SharedPart.STORY, working=True)
    if not Citizen.objects.filter(pk=citizen.pk).filter(pk=working).exists():
        raise PermissionDenied


@require_GET
def the_act(request: HttpRequest, citizen_id: Any) -> HttpResponse:
    """The five elements, and what was offered; to read, or to print for the file."""
    citizen = worked_with(request, citizen_id)
    return act_page(request, citizen, OfferForm(initial={"on": timezone.localdate()}))


def act_page(request: HttpRequest, citizen: Citizen, form: OfferForm) -> HttpResponse:
    user = signed_in(request)
    said = Said(user, citizen, shared_with(request, citizen))
    offers = ActOffer.objects.visible_to(user).of(citizen).on_the_plan().select_related("written_by")
    context = {
        "elements": said.elements(),
        "not_before": said.not_before,
        "offers": offers.order_by("-on", "-pk"),
        "form": form,
        "today": timezone.localdate(),
    }
    return person_page(request, "conversations/act.html", citizen, context, status=422 if form.errors else 200)


@require_POST
def offer(request: HttpRequest, citizen_id: Any) -> HttpResponse:
    """Write down that it was offered, and what the person said."""
    citizen = worked_with(request, citizen_id)
    form = OfferForm(request.POST)
    if not form.is_valid():
        return act_page(request, citizen, form)
    new = actions.write_down_offer(by=signed_in(request), citizen=citizen, **form.cleaned_data)
    messages.success(request, _("Kept."))
    ask_whose(request, citizen, new.words, reverse("actoffer", args=[citizen.pk, new.pk]))
    return redirect("the_act", citizen.pk)


@require_http_methods(["GET", "POST"])
def actoffer(request: HttpRequest, citizen_id: Any, pk: int) -> HttpResponse:
    """One of them: answered since, or put right; with what stood there before."""
    citizen = the_person(request, citizen_id, opening="story")
    # Looked for first: to whom it is not shown, it is not there.
    found = the_piece(request, citizen, ActOffer, pk, "written_by")
    only_who_works_with(request, citizen)
    stands = {name: getattr(found, name) for name in ("on", "answer", "words")}
    form = OfferForm(request.POST if request.method == "POST" else None, initial=stands)
    if form.is_bound and form.is_valid():
        actions.change_offer(by=signed_in(request), offer=found, **form.cleaned_data)
        here = reverse("actoffer", args=[citizen.pk, pk])
        ask_whose(request, citizen, found.words, here, before=stands["words"])
        messages.success(request, _("Kept."))
        return redirect("the_act", citizen.pk)
    context = {"offer": found, "earlier": earlier(request, found), "form": form}
    return person_page(request, "conversations/act_offer.html", citizen, context, status=422 if form.errors else 200)


def earlier(request: HttpRequest, found: ActOffer) -> list[Any]:
    """All that has stood there, newest first: when it was offered, the answer, the words."""
    rows = found.pgh_event_model.objects.filter(  # type: ignore[attr-defined]
        access.may_see(signed_in(request), found.PART), pgh_obj_id=found.pk
    )
    said: list[Any] = []
    for row in rows.select_related("who").order_by("pgh_id"):
        if not said or (row.on, row.answer, row.words) != (said[-1].on, said[-1].answer, said[-1].words):
            said.append(row)
    return said[::-1]
