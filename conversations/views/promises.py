"""What somebody said they would do, on both sides, and whether they did."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import F, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from conversations.actions import promises as actions
from conversations.forms.promises import PromiseForm
from conversations.models import Pledge
from networks import actions as networks
from networks.forms.asking import AgainForm, WhyForm
from networks.models import Promise
from networks.promised import in_words, with_answers
from people.access import SharedPart
from people.actions import change_words, may_speak_for
from people.forms.persons import ChangeWordsForm
from people.models import Alongside, Citizen, User
from people.views.persons import is_own, person_page, signed_in, the_piece, the_sharer
from people.views.two_texts import two_texts
from people.views.whose_words import ask_whose

LATELY = timedelta(days=14)


def on_plan(user: User, citizen: Citizen) -> dict[str, Any]:
    """What is promised and not yet kept, on both sides, soonest first; and what was kept lately."""
    speaks = may_speak_for(user, citizen)
    since = timezone.now() - LATELY
    pledges = Pledge.objects.visible_to(user).of(citizen).on_the_plan().filter(promised_again=None)
    pledges = pledges.filter(Q(kept_at=None) | Q(kept_at__gte=since)).select_related("said_by")
    answers = Promise.objects.visible_to(user).of(citizen).filter(kept_at__gte=since, request__put_away_at=None)
    rows = [
        in_words(one, user, speaks=speaks)
        for one in [*pledges.order_by(F("due").asc(nulls_last=True), "pk"), *answers.select_related("by")]
    ]
    kept = [one for one in rows if one.kept_at]
    return {
        "pledges": [one for one in rows if not one.kept_at],
        "kept_lately": sorted(kept, key=lambda one: one.kept_at, reverse=True),
    }


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, citizen_id: Any) -> HttpResponse:
    """Write down what was said: one's own; the person, or whoever writes at their word, also what others said."""
    citizen = the_sharer(request, citizen_id, SharedPart.ASKED, opening="asked")
    user = signed_in(request)
    others = those_alongside(user, citizen) if may_speak_for(user, citizen) else None
    form = PromiseForm(request.POST if request.method == "POST" else None, citizen=citizen, by=user, others=others)
    if form.is_bound and form.is_valid():
        words, due = form.cleaned_data["words"], form.cleaned_data["due"]
        made = actions.promise(by=user, citizen=citizen, words=words, due=due, said_by=form.said_by)
        messages.success(request, _("Written down."))
        if made.by_them:
            ask_whose(request, citizen, made.words, reverse("pledge_words", args=[citizen.pk, made.pk]))
        return to_the_promises(citizen)
    status = 422 if form.is_bound else 200
    return person_page(request, "conversations/pledge_new.html", citizen, {"form": form}, status=status)


def those_alongside(user: User, citizen: Citizen) -> list[User]:
    """Everybody else who walks with them now, longest first."""
    rows = Alongside.objects.visible_to(user).open().filter(citizen=citizen).exclude(user=user)
    return list({row.user_id: row.user for row in rows.select_related("user").order_by("since")}.values())


@require_GET
def pledge(request: HttpRequest, citizen_id: Any, pk: int) -> HttpResponse:
    """One promise: who said what, when, what came of it; and whoever may, says so."""
    return pledge_page(request, *the_pledge(request, citizen_id, pk))


@require_POST
def kept(request: HttpRequest, citizen_id: Any, pk: int) -> HttpResponse:
    """It was done; said by whoever promised it, or by the person."""
    citizen, found = the_pledge(request, citizen_id, pk)
    networks.keep_promise(by=signed_in(request), promise=found)
    messages.success(request, _("Written down: it is done."))
    return redirect("my_people") if request.POST.get("back") == "my_people" else to_the_promises(citizen)


@require_POST
def not_kept(request: HttpRequest, citizen_id: Any, pk: int) -> HttpResponse:
    """It did not happen; and why, by whoever promised it."""
    citizen, found = the_pledge(request, citizen_id, pk)
    networks.refuse_unless_about_them(signed_in(request), found)
    form = WhyForm(request.POST, auto_id=f"pledge_{found.pk}_%s")
    if not form.is_valid():
        return pledge_page(request, citizen, found, bound=form)
    networks.say_not_kept(by=signed_in(request), promise=found, why=form.cleaned_data["why"])
    return redirect("pledge", citizen.pk, found.pk)


@require_POST
def unkept(request: HttpRequest, citizen_id: Any, pk: int) -> HttpResponse:
    """As before anybody said how it went."""
    citizen, found = the_pledge(request, citizen_id, pk)
    networks.unkeep_promise(by=signed_in(request), promise=found)
    return redirect("pledge", citizen.pk, found.pk)


@require_POST
def again(request: HttpRequest, citizen_id: Any, pk: int) -> HttpResponse:
    """The same, for another day."""
    citizen, found = the_pledge(request, citizen_id, pk)
    if not actions.may_promise_again(signed_in(request), found):
        raise PermissionDenied
    form = AgainForm(request.POST, auto_id=f"pledge_{found.pk}_%s")
    if not form.is_valid():
        return pledge_page(request, citizen, found, bound=form)
    made = actions.promise_again(by=signed_in(request), pledge=found, due=form.cleaned_data["due"])
    return redirect("pledge", citizen.pk, made.pk)


@require_http_methods(["GET", "POST"])
def words(request: HttpRequest, citizen_id: Any, pk: int) -> HttpResponse:
    """Change the words: the person, or whoever wrote it down. Nobody else rewrites what somebody promised."""
    citizen, found = the_pledge(request, citizen_id, pk, opening="words")
    user = signed_in(request)
    if not may_reword(user, found, speaks=may_speak_for(user, citizen)):
        raise PermissionDenied
    form = ChangeWordsForm(request.POST if request.method == "POST" else None, initial={"words": found.words})
    if form.is_bound and form.is_valid():
        together = change_words(by=user, piece=found, base=form.stood(), words=form.cleaned_data["words"])
        if together.clashes:
            return two_texts(request, citizen, piece=found, together=together, form=form, to=request.path)
        return redirect("pledge", citizen.pk, found.pk)
    context = {"form": form, "pledge": in_words(found, user)}
    status = 422 if form.is_bound else 200
    return person_page(request, "conversations/pledge_words.html", citizen, context, status=status)


def may_reword(user: User, found: Pledge, *, speaks: bool) -> bool:
    return speaks or found.written_by_id == user.pk


def the_pledge(request: HttpRequest, citizen_id: Any, pk: int, *, opening: str = "asked") -> tuple[Citizen, Any]:
    citizen = the_sharer(request, citizen_id, SharedPart.ASKED, opening=opening)
    return citizen, the_piece(request, citizen, Pledge, pk, "citizen", "written_by", "changed_by", "said_by")


def pledge_page(request: HttpRequest, citizen: Citizen, found: Any, *, bound: Any = None) -> HttpResponse:
    """The one page of a promise. `bound`: the form that could not be kept."""
    user = signed_in(request)
    speaks = may_speak_for(user, citizen)
    same = Pledge.objects.visible_to(user).of(citizen)
    after, before = same.filter(instead_of=found).first(), same.filter(pk=found.instead_of_id).first()
    found.settled = after is not None
    in_words(found, user, speaks=speaks)
    with_answers(found, user, speaks=speaks, bound=bound)
    context = {
        "pledge": found,
        "after": after,
        "before": before,
        "form": bound,
        "may_reword": may_reword(user, found, speaks=speaks),
        "may_put_away": is_own(request, citizen) or found.written_by_id == user.pk,
    }
    return person_page(request, "conversations/pledge.html", citizen, context, status=422 if bound else 200)


def to_the_promises(citizen: Citizen) -> HttpResponse:
    return redirect(reverse("plan", args=[citizen.pk]) + "#promised")
