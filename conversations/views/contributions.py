"""What came of it for the place: a bus route, a choir, a shed. How it is written down, and whether we may tell it."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from conversations import quoting
from conversations.actions import contributions as actions
from conversations.forms.contributions import ContributionForm
from conversations.models import Contribution, MayTell
from conversations.views.named import the_named
from networks.models import SupportRequest
from people.access import SharedPart
from people.actions import may_speak_for
from people.models import Citizen
from people.views import pieces
from people.views.persons import is_own, may_change, person_page, signed_in, the_piece, the_sharer
from people.views.whose_words import ask_whose
from strengths.models import Strength

# What it can have come of, as `?of=request-12` says it.
CAME_OF: dict[str, Any] = {"request": SupportRequest, "strength": Strength}


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, citizen_id: Any) -> HttpResponse:
    """Write down what changed for the place. `?of=` names what was asked for, or what they are good at."""
    citizen = the_sharer(request, citizen_id, SharedPart.STRENGTHS, opening="plan")
    user = signed_in(request)
    came_of = the_named(request, citizen, "of", CAME_OF)
    form = ContributionForm(
        request.POST if request.method == "POST" else None,
        citizen=citizen,
        own=is_own(request, citizen),
        strengths=[] if isinstance(came_of, Strength) else on_plan(request, citizen, Strength),
    )
    if form.is_bound and form.is_valid():
        of_it = {request.GET["of"].partition("-")[0]: came_of} if came_of else {}
        made = actions.write_down(by=user, citizen=citizen, **{**form.said(), **of_it})
        messages.success(request, _("Kept."))
        ask_whose(request, citizen, made.words, reverse("contribution_words", args=[citizen.pk, made.pk]))
        return redirect("contribution", citizen.pk, made.pk)
    context = {"form": form, "came_of": came_of}
    return person_page(
        request, "conversations/contribution_new.html", citizen, context, status=422 if form.is_bound else 200
    )


def on_plan(request: HttpRequest, citizen: Citizen, model: Any) -> list[Any]:
    rows = model.objects.visible_to(request.user).of(citizen).on_the_plan()
    return list(rows.order_by("written_at", "pk"))


@require_GET
def contribution(request: HttpRequest, citizen_id: Any, pk: int) -> HttpResponse:
    """What changed, and what it came of; for the person, which sentences of it we may tell."""
    citizen = the_sharer(request, citizen_id, SharedPart.STRENGTHS, opening="plan")
    found = the_piece(request, citizen, Contribution, pk, "written_by", "changed_by", "citizen")
    may_say = may_speak_for(signed_in(request), citizen)
    context = {
        "contribution": found,
        "asking": seen(request, citizen, SupportRequest, found.request_id),
        "strength": seen(request, citizen, Strength, found.strength_id),
        "may_change": may_change(request, citizen, found),
        "may_say": may_say,
        "said": what_may_be_told(request, citizen, found) if may_say else [],
    }
    return person_page(request, "conversations/contribution.html", citizen, context)


def seen(request: HttpRequest, citizen: Citizen, model: Any, pk: int | None) -> Any:
    """What it came of may have been told more closely, and is looked up for itself."""
    return model.objects.visible_to(request.user).of(citizen).filter(pk=pk).first() if pk else None


def what_may_be_told(request: HttpRequest, citizen: Citizen, found: Contribution) -> list[quoting.Sentence]:
    rows = MayTell.objects.visible_to(request.user).filter(contribution=found, taken_back_at=None)
    return quoting.by_sentence(
        found.words,
        rows,
        allow=reverse("may_tell", args=[citizen.pk, found.pk]),
        back=lambda told: reverse("told_no_longer", args=[citizen.pk, found.pk, told.pk]),
    )


@require_POST
def may_tell(request: HttpRequest, citizen_id: Any, pk: int) -> HttpResponse:
    """Yes to one sentence, as it stood on the page when they said so."""
    citizen = the_sharer(request, citizen_id, SharedPart.STRENGTHS)
    found = the_piece(request, citizen, Contribution, pk, "citizen")
    if not may_speak_for(signed_in(request), citizen):
        raise PermissionDenied
    if not actions.may_tell(by=signed_in(request), contribution=found, words=request.POST.get("words", "")):
        messages.warning(request, _("These words have changed since. Read them once more."))
    return redirect(f"{reverse('contribution', args=[citizen.pk, pk])}#may-tell")


@require_POST
def told_no_longer(request: HttpRequest, citizen_id: Any, pk: int, told_pk: int) -> HttpResponse:
    """At one press; and it can be allowed again."""
    citizen = the_sharer(request, citizen_id, SharedPart.STRENGTHS)
    found = the_piece(request, citizen, MayTell, told_pk, "citizen")
    if found.contribution_id != pk:
        raise Http404
    if not may_speak_for(signed_in(request), citizen):
        raise PermissionDenied
    actions.take_back(by=signed_in(request), told=found)
    if request.POST.get("back") == "quotes":
        return redirect("quotes", citizen.pk)
    return redirect(f"{reverse('contribution', args=[citizen.pk, pk])}#may-tell")


def words(request: HttpRequest, citizen_id: Any, pk: int, model: Any) -> HttpResponse:
    """As of every piece; and a sentence that is gone from it is told no more."""
    response = pieces.words(request, citizen_id, pk, model)
    if response.status_code == 302:
        found = model.objects.visible_to(request.user).get(pk=pk)
        actions.words_changed(by=signed_in(request), contribution=found)
    return response
