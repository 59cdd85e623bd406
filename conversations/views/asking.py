"""Asking for something; what one person asked for, what was answered, and whether it is what they wanted."""

from typing import Any

from django.contrib import messages
from django.db.models import F, Q, prefetch_related_objects
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from conversations.actions import asking as asked_by_them
from conversations.asked import (
    answers,
    by_what_it_waits_for,
    chain_of,
    chains,
    name_people,
    say_how_often,
    speak,
)
from conversations.forms.asking import AskForm, Offered
from conversations.given import for_the_place
from conversations.models import Matter
from conversations.replies import reply_forms
from conversations.views.named import the_named
from conversations.whole import shared_with as parts_shared
from networks import actions
from networks.forms.asking import VerdictForm
from networks.forms.help import EndedForm
from networks.models import Connection, SupportRequest
from networks.promised import with_answers
from people.access import SharedPart, everything
from people.actions import may_speak_for
from people.models import Alongside, Citizen, User
from people.views.persons import is_own, may_be_seen_by, person_page, shared_with, signed_in, the_piece, the_sharer
from people.views.signing_in import safe
from people.views.whose_words import ask_whose


@require_GET
def asked(request: HttpRequest, citizen_id: Any) -> HttpResponse:
    """All that this person asked for: by what it waits for, then what came of the rest."""
    citizen = the_sharer(request, citizen_id, SharedPart.ASKED, opening="asked")
    user = signed_in(request)
    rows = SupportRequest.objects.visible_to(user).of(citizen).on_the_plan().select_related("written_by", "asked_of")
    rows = rows.order_by(F("ended_at").desc(nulls_first=True), "-written_at", "-pk")
    requests: list[Any] = list(rows.prefetch_related(*answers(user)))
    name_people(requests, user, citizen)
    same = chains(requests)
    for one in requests:
        speak(one, user)
        say_how_often(one, same[one.repeats_id or one.pk])
    return person_page(request, "conversations/asked.html", citizen, by_what_it_waits_for(requests))


@require_GET
def ask_here(request: HttpRequest) -> HttpResponse:
    """From a page that is about nobody, a citizen asks for something in their own life."""
    own = get_object_or_404(Citizen.objects.visible_to(request.user), user=request.user)
    query = f"?{request.GET.urlencode()}" if request.GET else ""
    return redirect(reverse("ask", args=[own.pk]) + query)


@require_http_methods(["GET", "POST"])
def ask(request: HttpRequest, citizen_id: Any) -> HttpResponse:
    """Ask for something, in one's own words; or write it down at the person's word."""
    citizen = the_sharer(request, citizen_id, SharedPart.ASKED, opening="asked")
    user = signed_in(request)
    what_for = the_named(request, citizen, "for", {"matter": Matter})
    whom = the_named(request, citizen, "of", {"connection": Connection})
    form = AskForm(
        request.POST if request.method == "POST" else None,
        citizen=citizen,
        by=user,
        earlier=SupportRequest.objects.visible_to(user).of(citizen).on_the_plan().order_by("-written_at"),
        offered=whom_and_for_what(user, citizen),
        seen_by=may_be_seen_by(request, citizen, SharedPart.ASKED),
        initial={
            "towards": [str(what_for.pk)] if what_for else [],
            "of_whom": f"connection-{whom.pk}" if whom else "",
        },
    )
    if form.is_bound and form.is_valid():
        new = asked_by_them.ask(by=user, citizen=citizen, **form.asking())
        messages.success(request, _("Kept. Everyone who can see this can answer it."))
        ask_whose(request, citizen, new.words, reverse("supportrequest_words", args=[citizen.pk, new.pk]))
        return redirect("request", citizen.pk, new.pk)
    context = {
        "form": form,
        "choices": list(form["repeats"]),
        "someone_asked": whom,
        "back": safe(request, "next") or reverse("plan", args=[citizen.pk]),
    }
    return person_page(request, "conversations/ask.html", citizen, context, status=422 if form.errors else 200)


@require_GET
def one(request: HttpRequest, citizen_id: Any, pk: int) -> HttpResponse:
    """One thing asked for, all that was answered, and what came of it."""
    citizen, asking = the_request(request, citizen_id, pk)
    return request_page(request, citizen, asking)


@require_POST
def verdict(request: HttpRequest, citizen_id: Any, pk: int) -> HttpResponse:
    """Is it what you wanted?"""
    citizen, asking = the_request(request, citizen_id, pk)
    form = VerdictForm(request.POST, citizen=citizen, own=is_own(request, citizen))
    actions.refuse_unless_theirs_to_say(signed_in(request), asking)
    if form.is_valid() and still_open(form, asking):
        actions.answer(by=signed_in(request), request=asking, **form.cleaned_data)
        messages.success(request, _("Kept."))
        return redirect("request", citizen.pk, asking.pk)
    return request_page(request, citizen, asking, verdict=form, status=422 if asking.is_open else 409)


@require_POST
def withdrawal(request: HttpRequest, citizen_id: Any, pk: int) -> HttpResponse:
    """I don’t want this any more."""
    citizen, asking = the_request(request, citizen_id, pk)
    actions.refuse_unless_theirs_to_say(signed_in(request), asking)
    if asking.is_open:
        actions.withdraw(by=signed_in(request), request=asking)
    return redirect("request", citizen.pk, asking.pk)


@require_POST
def ask_again(request: HttpRequest, citizen_id: Any, pk: int) -> HttpResponse:
    """The same again: it is linked to the first asking."""
    citizen, asking = the_request(request, citizen_id, pk)
    if asking.is_open:
        return redirect("request", citizen.pk, asking.pk)
    again = asked_by_them.ask_again(by=signed_in(request), request=asking)
    messages.success(request, _("Kept. Everyone who can see this can answer it."))
    return redirect("request", citizen.pk, again.pk)


def whom_and_for_what(user: User, citizen: Citizen) -> Offered:
    """What there is to choose from. Who walks alongside is known to those with whom all is shared, as on the plan."""
    rows = Alongside.objects.visible_to(user).open().filter(citizen=citizen).select_related("user").order_by("since")
    walking = list(rows)
    if parts_shared(user, citizen, walking) != set(everything()):
        walking = [one for one in walking if one.user_id == user.pk]
    here = Connection.objects.visible_to(user).of(citizen).on_the_plan().here_now()
    return Offered(
        alongside=[one for one in walking if SharedPart.ASKED in one.parts],
        people=list(here.exclude(kind=Connection.Kind.ANIMAL).order_by("written_at", "pk")),
        matters=list(Matter.objects.visible_to(user).of(citizen).on_the_plan().top_first()),
    )


def the_request(request: HttpRequest, citizen_id: Any, pk: int) -> tuple[Citizen, Any]:
    """Written down as opened whatever is done there: a form that must be put right shows all of it too."""
    citizen = the_sharer(request, citizen_id, SharedPart.ASKED, opening="asked")
    return citizen, the_piece(request, citizen, SupportRequest, pk, "citizen", "written_by", "asked_of")


def still_open(form: Any, asking: SupportRequest) -> bool:
    """What was written is shown again when the person has ended it meanwhile."""
    if not asking.is_open:
        form.add_error(None, _("This has ended meanwhile. Your words were not kept, but they are still here."))
    return asking.is_open


def request_page(
    request: HttpRequest, citizen: Citizen, asking: Any, *, status: int = 200, **bound: Any
) -> HttpResponse:
    """The one page of a request. `bound` was not kept: of `replies`, `promises`, `ended` help, or the `verdict`."""
    user, own = signed_in(request), is_own(request, citizen)
    speaks = may_speak_for(user, citizen)
    prefetch_related_objects([asking], *answers(user))
    name_people([asking], user, citizen)
    speak(asking, user, speaks=speaks)
    say_how_often(asking, chain_of(asking, user, citizen))
    for promise in asking.promises.all() if asking.is_open else []:
        with_answers(promise, user, speaks=speaks, bound=bound.get("promises", {}).get(promise.pk))
    for help in asking.helps:
        help.ended_form = bound.get("ended", {}).get(help.pk) or EndedForm(help=help, auto_id=f"help_{help.pk}_%s")
    parts = shared_with(request, citizen)
    answering = not own and (asking.is_open or "replies" in bound)
    beside = [*bound.get("promises", {}).values(), *bound.get("ended", {}).values()]
    context = {
        "asking": asking,
        "came_from": asking.words_it_came_from(user),
        "towards": Matter.objects.visible_to(user).of(citizen).filter(asked_for__request=asking).top_first(),
        "replies": reply_forms(user, citizen, parts, bound.get("replies", {})) if answering else [],
        "verdict": bound.get("verdict")
        or (VerdictForm(citizen=citizen, own=own) if asking.is_open and speaks else None),
        "bound": bound.get("verdict") or next(iter([*bound.get("replies", {}).values()]), None),
        "bound_beside": beside[0] if beside else None,
        "may_change_who_can_see": own or asking.written_by_id == user.pk,
        "may_try": SharedPart.MATTERS in parts,
        "for_the_place": for_the_place(user, citizen, request=asking),
        "may_give": SharedPart.STRENGTHS in parts,
        "tells_them": whom_to_ask_to_tell(user, citizen) if asking.someone_asked and asking.is_open else "",
    }
    return person_page(request, "conversations/request.html", citizen, context, status=status)


def whom_to_ask_to_tell(user: User, citizen: Citizen) -> str:
    """Somebody who works with the person, and could tell whoever is asked; to the person only."""
    if citizen.user_id != user.pk:
        return ""
    rows = Alongside.objects.visible_to(user).open().filter(citizen=citizen, walks_as=Alongside.WORKER)
    found = rows.filter(Q(parts__contains=[SharedPart.ASKED])).select_related("user").order_by("since").first()
    return found.user.first_name if found else ""
