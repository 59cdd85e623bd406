"""What one person asked for, what was answered, and whether it is what they wanted."""

from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.db.models import F, Prefetch, prefetch_related_objects
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from networks import actions
from networks.forms import AskForm, CanForm, KnowSomeoneForm, NotMeForm, VerdictForm
from networks.models import Promise, Reply, SupportRequest, Verdict
from networks.promised import in_words, settle, with_answers
from people.access import SharedPart
from people.actions import may_speak_for
from people.models import Citizen, User
from people.views.persons import is_own, may_be_seen_by, person_page, shared_with, signed_in, the_piece, the_sharer
from people.views.whose_words import ask_whose

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
    rows = SupportRequest.objects.visible_to(user).of(citizen).on_the_plan().select_related("written_by")
    rows = rows.order_by(F("ended_at").desc(nulls_first=True), "-written_at", "-pk")
    requests: list[Any] = list(rows.prefetch_related(*answers(user)))
    for one in requests:
        speak(one, user)
    context = {
        "still_asked": [one for one in requests if one.is_open],
        "ended": [one for one in requests if not one.is_open],
    }
    return person_page(request, "networks/asked.html", citizen, context)


@require_http_methods(["GET", "POST"])
def ask(request: HttpRequest, citizen_id: Any) -> HttpResponse:
    """Ask for something, in one's own words; or write it down at the person's word."""
    citizen = the_sharer(request, citizen_id, SharedPart.ASKED, opening="asked")
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
        ask_whose(request, citizen, new.words, reverse("supportrequest_words", args=[citizen.pk, new.pk]))
        return redirect("request", citizen.pk, new.pk)
    context = {"form": form, "choices": list(form["repeats"])}
    return person_page(request, "networks/ask.html", citizen, context, status=422 if form.errors else 200)


@require_GET
def one(request: HttpRequest, citizen_id: Any, pk: int) -> HttpResponse:
    """One thing asked for, and all that was answered."""
    citizen, asking = the_request(request, citizen_id, pk, opening="asked")
    return request_page(request, citizen, asking)


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
    return request_page(request, citizen, asking, replies={kind: form}, status=422 if asking.is_open else 409)


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
    again = actions.ask_again(by=signed_in(request), request=asking)
    messages.success(request, _("Kept. Everyone who can see this can answer it."))
    return redirect("request", citizen.pk, again.pk)


def the_request(request: HttpRequest, citizen_id: Any, pk: int, *, opening: str = "") -> tuple[Citizen, Any]:
    citizen = the_sharer(request, citizen_id, SharedPart.ASKED, opening=opening)
    return citizen, the_piece(request, citizen, SupportRequest, pk, "citizen", "written_by")


def still_open(form: Any, asking: SupportRequest) -> bool:
    """What was written is shown again when the person has ended it meanwhile."""
    if not asking.is_open:
        form.add_error(None, _("This has ended meanwhile. Your words were not kept, but they are still here."))
    return asking.is_open


def request_page(
    request: HttpRequest, citizen: Citizen, asking: Any, *, status: int = 200, **bound: Any
) -> HttpResponse:
    """The one page of a request. `bound`: what could not be kept, of `replies`, `promises` or the `verdict`."""
    user, own = signed_in(request), is_own(request, citizen)
    speaks = may_speak_for(user, citizen)
    others = SupportRequest.objects.visible_to(user).of(citizen).on_the_plan()
    prefetch_related_objects([asking], *answers(user))
    speak(asking, user, speaks=speaks)
    for promise in asking.promises.all() if asking.is_open else []:
        with_answers(promise, user, speaks=speaks, bound=bound.get("promises", {}).get(promise.pk))
    context = {
        "asking": asking,
        "came_from": asking.words_it_came_from(user),
        "first": others.filter(pk=asking.repeats_id).first() if asking.repeats_id else None,
        "asked_again": others.filter(repeats=asking).order_by("written_at"),
        "replies": reply_forms(bound.get("replies", {})) if not own and (asking.is_open or bound) else [],
        "verdict": bound.get("verdict")
        or (VerdictForm(citizen=citizen, own=own) if asking.is_open and speaks else None),
        "bound": bound.get("verdict") or next(iter([*bound.get("replies", {}).values()]), None),
        "bound_promise": next(iter(bound.get("promises", {}).values()), None),
        "may_change_who_can_see": own or asking.written_by_id == user.pk,
        "may_try": SharedPart.MATTERS in shared_with(request, citizen),
    }
    return person_page(request, "networks/request.html", citizen, context, status=status)


def reply_forms(bound: dict[str, Any]) -> list[tuple[str, str, Any]]:
    """The three answers, each with its own few fields; "I can do this" stands first and open."""
    return [
        (kind, str(Reply.Kind(kind).label), bound.get(kind) or form(auto_id=f"{kind}_%s"))
        for kind, form in REPLIES.items()
    ]


def answers(user: User) -> "list[Prefetch[Any]]":
    """Replies, promises and verdicts, in three queries however many there are."""
    rows = {
        "replies": Reply.objects.visible_to(user),
        "promises": Promise.objects.visible_to(user).select_related("citizen"),
        "verdicts": Verdict.objects.visible_to(user),
    }
    in_order = {name: some.select_related("by").order_by("at", "pk") for name, some in rows.items()}
    return [Prefetch(name, queryset=some) for name, some in in_order.items()]


@dataclass
class Said:
    """One moment of a request: a reply with what it promised, a promise by itself, or a verdict."""

    at: Any
    reply: Any = None
    verdict: Any = None
    promises: list[Any] = field(default_factory=list)

    def goes_with(self, promise: Promise) -> bool:
        """Whether the promise was made with this reply: by the same person, on the same day."""
        reply = self.reply
        return reply and (reply.by_id, localdate(reply.at)) == (promise.by_id, localdate(promise.at))


def speak(asking: Any, user: User, *, speaks: bool = False) -> None:
    """What was answered, in the order it happened (`said`), and what is promised still (`outstanding`)."""
    settle(asking.promises.all())
    moments = [Said(one.at, reply=one) for one in asking.replies.all()]
    for promise in asking.promises.all():
        in_words(promise, user, speaks=speaks)
        with_it = [moment for moment in moments if moment.goes_with(promise)]
        if with_it:
            with_it[-1].promises.append(promise)
        else:
            moments.append(Said(promise.at, promises=[promise]))
    verdicts = [Said(one.at, verdict=one) for one in asking.verdicts.all()]
    asking.said = sorted([*moments, *verdicts], key=lambda said: said.at)
    promises = asking.promises.all() if asking.is_open else []
    asking.outstanding = [one for one in promises if one.kept_at is None and not one.settled]
    asking.latest_verdict = verdicts[-1].verdict if verdicts else None
