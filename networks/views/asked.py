"""What one person asked for, what was answered, and whether it is what they wanted."""

from typing import Any

from django.contrib import messages
from django.db.models import F, Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from networks import actions, words
from networks.forms import AskForm, CanForm, KnowSomeoneForm, NotMeForm, VerdictForm
from networks.models import Promise, Reply, SupportRequest, Verdict
from networks.views.doors import may_be_seen_by, the_sharer
from people.access import SharedPart
from people.models import Citizen, User
from people.pieces import Pieces
from people.views.persons import is_own, person_page, signed_in, the_piece

REPLIES: dict[str, Any] = {
    Reply.Kind.CAN: CanForm,
    Reply.Kind.KNOW_SOMEONE: KnowSomeoneForm,
    Reply.Kind.NOT_ME: NotMeForm,
}


@require_GET
def asked(request: HttpRequest, citizen_id: Any) -> HttpResponse:
    """All that this person asked for: what is open, then what came of the rest."""
    citizen = the_sharer(request, citizen_id, SharedPart.ASKED, opening="asked")
    user = signed_in(request)
    rows = with_answers(SupportRequest.objects.visible_to(user).of(citizen).on_the_plan(), user)
    requests = rows.select_related("written_by").order_by(F("ended_at").desc(nulls_first=True), "-written_at", "-pk")
    still, ended = [], []
    for one in requests:
        speak(one, user)
        (still if one.is_open else ended).append(one)
    return person_page(request, "networks/asked.html", citizen, {"still_asked": still, "ended": ended})


@require_http_methods(["GET", "POST"])
def ask(request: HttpRequest, citizen_id: Any) -> HttpResponse:
    """Ask for something, in one's own words; or write it down at the person's word."""
    citizen = the_sharer(request, citizen_id, SharedPart.ASKED)
    user = signed_in(request)
    earlier = SupportRequest.objects.visible_to(user).of(citizen).on_the_plan().order_by("-written_at")
    form = AskForm(
        request.POST if request.method == "POST" else None,
        citizen=citizen,
        own=is_own(request, citizen),
        earlier=earlier,
        seen_by=may_be_seen_by(request, citizen, SharedPart.ASKED),
    )
    if form.is_bound and form.is_valid():
        new = actions.ask(by=user, citizen=citizen, **form.cleaned_data)
        messages.success(request, _("Kept. Everyone who can see this can answer it."))
        return redirect("request", citizen.pk, new.pk)
    context = {"form": form, "choices": list(form["repeats"])}
    return person_page(request, "networks/ask.html", citizen, context, status=422 if form.errors else 200)


@require_GET
def one(request: HttpRequest, citizen_id: Any, pk: int) -> HttpResponse:
    """One thing asked for, and all that was answered."""
    citizen = the_sharer(request, citizen_id, SharedPart.ASKED, opening="asked")
    the_piece(request, citizen, SupportRequest, pk)
    return request_page(request, citizen, pk)


@require_POST
def reply(request: HttpRequest, citizen_id: Any, pk: int) -> HttpResponse:
    """I can do this; I know someone; not me, because…"""
    citizen, asking = the_request(request, citizen_id, pk)
    kind = request.POST.get("kind", "")
    kind = kind if kind in REPLIES else Reply.Kind.CAN
    form = REPLIES[kind](request.POST, auto_id=f"{kind}_%s")
    if form.is_valid() and still_open(form, asking):
        actions.reply(by=signed_in(request), request=asking, kind=kind, **form.cleaned_data)
        messages.success(request, _("Kept."))
        return redirect("request", citizen.pk, asking.pk)
    return request_page(request, citizen, pk, answering={kind: form}, status=422 if asking.is_open else 409)


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
    return request_page(request, citizen, pk, verdict=form, status=422 if asking.is_open else 409)


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
    again = actions.ask_again(by=signed_in(request), request=asking)
    messages.success(request, _("Kept. Everyone who can see this can answer it."))
    return redirect("request", citizen.pk, again.pk)


@require_POST
def promise_kept(request: HttpRequest, citizen_id: Any, pk: int, promise_pk: int) -> HttpResponse:
    """It was done; said by whoever promised it, or by the person."""
    citizen, asking = the_request(request, citizen_id, pk)
    promise = the_piece(request, citizen, Promise.objects.filter(request=asking).model, promise_pk, "citizen")
    actions.keep_promise(by=signed_in(request), promise=promise)
    return redirect("request", citizen.pk, asking.pk)


@require_POST
def promise_not_kept(request: HttpRequest, citizen_id: Any, pk: int, promise_pk: int) -> HttpResponse:
    """Not kept after all."""
    citizen, asking = the_request(request, citizen_id, pk)
    promise = the_piece(request, citizen, Promise, promise_pk, "citizen")
    actions.unkeep_promise(by=signed_in(request), promise=promise)
    return redirect("request", citizen.pk, asking.pk)


def the_request(request: HttpRequest, citizen_id: Any, pk: int) -> tuple[Citizen, SupportRequest]:
    citizen = the_sharer(request, citizen_id, SharedPart.ASKED)
    return citizen, the_piece(request, citizen, SupportRequest, pk, "citizen")


def still_open(form: Any, asking: SupportRequest) -> bool:
    """What was written is shown again when the person has ended it meanwhile."""
    if not asking.is_open:
        form.add_error(None, _("This has come to its end meanwhile, so your words were not kept. They are still here."))
    return asking.is_open


def with_answers(requests: Any, user: User) -> Any:
    """With replies, promises and verdicts in three queries, however many there are."""
    parts: list[tuple[str, Pieces]] = [
        ("replies", Reply.objects.visible_to(user)),
        ("promises", Promise.objects.visible_to(user)),
        ("verdicts", Verdict.objects.visible_to(user)),
    ]
    return requests.prefetch_related(
        *(Prefetch(name, rows.select_related("by").order_by("at", "pk")) for name, rows in parts)
    )
