"""What matters, and how it is going."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from conversations import actions, tellings
from conversations.forms.matters import MatterForm, TellingForm
from conversations.models import Kept, Matter, Telling
from conversations.views import trying
from people.access import SharedPart
from people.actions import may_speak_for
from people.models import Citizen
from people.views.persons import is_own, may_change, person_page, signed_in, the_person, the_piece, the_sharer
from people.views.whose_words import ask_whose


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, citizen_id: Any) -> HttpResponse:
    """Add something that matters. Something to keep as it is counts."""
    citizen = the_sharer(request, citizen_id, SharedPart.MATTERS)
    form = MatterForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        new = actions.add_matter(by=signed_in(request), citizen=citizen, **form.cleaned_data)
        ask_whose(request, citizen, new.words, reverse("matter_words", args=[citizen.pk, new.pk]))
        return redirect("plan", citizen.pk)
    status = 422 if form.is_bound else 200
    return person_page(request, "conversations/matter_new.html", citizen, {"form": form}, status=status)


@require_http_methods(["GET", "POST"])
def matter(request: HttpRequest, citizen_id: Any, pk: int) -> HttpResponse:
    """One thing that matters: the words, where they came from, how it has been going, told by whom; what is tried."""
    citizen = the_person(request, citizen_id, opening="matter")
    found = the_piece(request, citizen, Matter, pk, "written_by", "changed_by", "citizen")
    user, own = signed_in(request), is_own(request, citizen)
    may_say = may_speak_for(user, citizen)
    told = Telling.objects.visible_to(user).of(citizen).filter(matter=found)
    form = TellingForm(
        request.POST if request.method == "POST" else None,
        matter=found,
        may_say=may_say,
        others=told.filter(how="", answers=None).exclude(by=citizen.user_id),
    )
    if form.is_bound and form.is_valid():
        said = actions.tell(by=user, matter=found, **form.cleaned_data)
        here = reverse("matter", args=[citizen.pk, pk])
        if may_say:
            ask_whose(request, citizen, said.words, f"{here}#id_words", stays=True)
        return redirect(f"{here}#telling-{said.pk}")
    tellings.give_lines(user, citizen, [found], own=own)
    context = {
        "matter": found,
        "kept": kept_from(request, citizen, found),
        "tellings": tellings.thread(told.select_related("by", "matter").order_by("-at", "-pk"), citizen),
        "attempts": trying.attempts_for(user, citizen, matter=found),
        "form": form,
        "may_say": may_say,
    }
    return person_page(request, "conversations/matter.html", citizen, context, status=422 if form.is_bound else 200)


def kept_from(request: HttpRequest, citizen: Citizen, found: Matter) -> Kept | None:
    rows = Kept.objects.visible_to(request.user).of(citizen).still_kept().filter(matter=found)
    return rows.select_related("conversation", "conversation__written_by").first()


@require_POST
def at_the_top(request: HttpRequest, citizen_id: Any, pk: int) -> HttpResponse:
    """Begin my plan with this. The person says; others at their word."""
    citizen = the_person(request, citizen_id)
    found = the_piece(request, citizen, Matter, pk)
    if not may_change(request, citizen, found):
        raise PermissionDenied
    actions.put_at_the_top(by=signed_in(request), matter=found)
    return redirect("plan", citizen.pk)
