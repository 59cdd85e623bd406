"""Did we really listen? One question after a conversation, and which of the sentences we may quote.

The answer is the person's: they give it on their own page, or on paper, which somebody types in at their word. Nobody
counts it, and it is shown on no page about those who were told.
"""

import uuid
from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from conversations import quoting
from conversations.actions import listened as actions
from conversations.forms.listened import ListenedForm
from conversations.models import Conversation, Listened, MayQuote, MayTell
from people import languages
from people.access import SharedPart, WhoCanSee
from people.actions import may_speak_for
from people.models import Citizen, User
from people.views import pieces
from people.views.persons import is_own, may_be_seen_by, person_page, signed_in, the_person, the_piece

# After that nobody is asked any more.
A_WHILE = timedelta(days=30)
# In the session: the conversations of which whoever is signed in said "not now".
NOT_NOW = "did_we_listen_not_now"


def to_ask(request: HttpRequest, citizen: Citizen) -> Conversation | None:
    """The conversation that the plan asks about: the last one with somebody who works here, until it is answered.

    Only that one, and for a month. "Not now" is remembered as long as they stay signed in, and nowhere else.
    """
    user = signed_in(request)
    if getattr(citizen, "died_on", None) or not (is_own(request, citizen) or is_asked_at_word(user, citizen)):
        return None
    talks = Conversation.objects.visible_to(user).of(citizen).on_the_plan().filter(written_by__works_as=User.WORKER)
    answers = Listened.objects.visible_to(user).filter(conversation=OuterRef("pk"))
    last: Any = (
        talks.annotate(answered=Exists(answers)).select_related("written_by").order_by("-written_at", "-pk").first()
    )
    if last is None or last.answered or last.written_at < timezone.now() - A_WHILE:
        return None
    return None if str(last.pk) in request.session.get(NOT_NOW, []) else last


def is_asked_at_word(user: User, citizen: Citizen) -> bool:
    """Of somebody without a sign-in, those who work with them are reminded to ask."""
    return citizen.user_id is None and user.works_as == User.WORKER and may_speak_for(user, citizen)


@require_POST
def not_now(request: HttpRequest, citizen_id: Any, pk: uuid.UUID) -> HttpResponse:
    citizen = the_person(request, citizen_id)
    talk = the_piece(request, citizen, Conversation, pk)
    request.session[NOT_NOW] = [*request.session.get(NOT_NOW, []), str(talk.pk)][-10:]
    return redirect("plan", citizen.pk)


@require_http_methods(["GET", "POST"])
def did_we_listen(request: HttpRequest, citizen_id: Any, pk: uuid.UUID) -> HttpResponse:
    """The question; answered already, it can be answered differently. By the person, or typed in at their word."""
    citizen, talk = the_talk(request, citizen_id, pk)
    user = signed_in(request)
    before = Listened.objects.visible_to(user).of(citizen).filter(conversation=talk).order_by("-written_at").first()
    form = ListenedForm(
        request.POST if request.method == "POST" else None,
        initial=as_it_stands(before),
        may_read=who_else(request, citizen) if may_say_who(user, citizen, before) else "",
    )
    if form.is_bound and form.is_valid():
        kept = keep(request, citizen, talk, before, form)
        return redirect("listened", citizen.pk, kept.pk)
    context = {"form": form, "talk": talk, "before": before}
    status = 422 if form.is_bound else 200
    return person_page(request, "conversations/listened_new.html", citizen, context, status=status)


def the_talk(request: HttpRequest, citizen_id: Any, pk: uuid.UUID) -> tuple[Citizen, Any]:
    """The conversation, for whoever may say whether we listened in it."""
    citizen = the_person(request, citizen_id, opening="conversation")
    talk = the_piece(request, citizen, Conversation, pk, "written_by")
    if not may_speak_for(signed_in(request), citizen):
        raise PermissionDenied
    return citizen, talk


def as_it_stands(before: Listened | None) -> dict[str, Any]:
    if before is None:
        return {}
    return {"answer": before.answer, "words": before.words, "may_read": before.who_can_see != WhoCanSee.US}


def may_say_who(user: User, citizen: Citizen, before: Listened | None) -> bool:
    return before is None or user.pk in (citizen.user_id, before.written_by_id)


def others(request: HttpRequest, citizen: Citizen) -> WhoCanSee:
    """Who reads it besides, when they say so; whoever writes it must be among them."""
    seen_by = may_be_seen_by(request, citizen, SharedPart.STORY)
    return WhoCanSee.WORKERS if WhoCanSee.WORKERS in seen_by else WhoCanSee.EVERYONE


def who_else(request: HttpRequest, citizen: Citizen) -> str:
    if is_own(request, citizen):
        return _("Those who work with me may read this")
    if others(request, citizen) == WhoCanSee.WORKERS:
        return _("Those who work with %(name)s may read this") % {"name": citizen.name}
    return _("Everyone alongside %(name)s may read this") % {"name": citizen.name}


def keep(
    request: HttpRequest, citizen: Citizen, talk: Conversation, before: Listened | None, form: ListenedForm
) -> Listened:
    said, user = {name: form.cleaned_data[name] for name in ("answer", "words")}, signed_in(request)
    line = ""
    if "may_read" in form.fields:
        line = others(request, citizen) if form.cleaned_data["may_read"] else WhoCanSee.US
    if before is None:
        return actions.say_whether_we_listened(
            by=user, citizen=citizen, conversation=talk, who_can_see=line or WhoCanSee.US, **said
        )
    # Wider already than the tick says, it stays so.
    wider = line and line != WhoCanSee.US and before.who_can_see != WhoCanSee.US
    actions.change_answer(by=user, listened=before, who_can_see="" if wider else line, **said)
    return before


@require_GET
def paper(request: HttpRequest, citizen_id: Any, pk: uuid.UUID) -> HttpResponse:
    """The question on paper, in the person's language where we have it. Without their name: a slip lies about."""
    citizen, talk = the_talk(request, citizen_id, pk)
    language = languages.of_the_screens(citizen.language)
    if language != citizen.language:
        language = translation.get_language() or language
    context = {"talk": talk, "answers": Listened.Answer, "slip_language": language, "lines": range(8)}
    return person_page(request, "conversations/listened_paper.html", citizen, context)


@require_GET
def listened(request: HttpRequest, citizen_id: Any, pk: int) -> HttpResponse:
    """Their answer and their words; for the person, what we may quote of it."""
    citizen = the_person(request, citizen_id, opening="conversation")
    found = the_piece(
        request, citizen, Listened, pk, "conversation", "conversation__written_by", "written_by", "changed_by"
    )
    may_say = may_speak_for(signed_in(request), citizen)
    said = what_may_be_quoted(request, citizen, found) if may_say else []
    context = {"listened": found, "may_say": may_say, "said": said}
    return person_page(request, "conversations/listened.html", citizen, context)


def what_may_be_quoted(request: HttpRequest, citizen: Citizen, found: Listened) -> list[quoting.Sentence]:
    rows = MayQuote.objects.visible_to(request.user).filter(listened=found, taken_back_at=None)
    return quoting.by_sentence(
        found.words,
        rows,
        allow=reverse("may_quote", args=[citizen.pk, found.pk]),
        back=lambda quote: reverse("quote_taken_back", args=[citizen.pk, quote.pk]),
    )


def who_can_see(request: HttpRequest, citizen_id: Any, pk: int, model: Any) -> HttpResponse:
    """As of every piece; and back to the answer, not to the plan."""
    response = pieces.who_can_see(request, citizen_id, pk, model)
    return redirect("listened", citizen_id, pk) if response.status_code == 302 else response


# May we quote you?


@require_POST
def may_quote(request: HttpRequest, citizen_id: Any, pk: int) -> HttpResponse:
    """Yes to one sentence, as it stood on the page when they said so."""
    citizen = the_person(request, citizen_id)
    found = the_piece(request, citizen, Listened, pk, "citizen")
    if not may_speak_for(signed_in(request), citizen):
        raise PermissionDenied
    if not actions.may_quote(by=signed_in(request), listened=found, words=request.POST.get("words", "")):
        messages.warning(request, _("These words have changed since. Read them once more."))
    return back(request, citizen, pk)


@require_POST
def quote_taken_back(request: HttpRequest, citizen_id: Any, pk: int) -> HttpResponse:
    """At one press; and it can be allowed again."""
    citizen = the_person(request, citizen_id)
    quote = the_piece(request, citizen, MayQuote, pk, "citizen")
    if not may_speak_for(signed_in(request), citizen):
        raise PermissionDenied
    actions.take_back(by=signed_in(request), quote=quote)
    return back(request, citizen, quote.listened_id)


def back(request: HttpRequest, citizen: Citizen, listened_id: int) -> HttpResponse:
    if request.POST.get("back") == "quotes":
        return redirect("quotes", citizen.pk)
    return redirect(f"{reverse('listened', args=[citizen.pk, listened_id])}#may-quote")


@require_GET
def quotes(request: HttpRequest, citizen_id: Any) -> HttpResponse:
    """What we may quote of theirs, all in one place, and what they have taken back."""
    citizen = the_person(request, citizen_id, opening="conversation")
    user = signed_in(request)
    if not may_speak_for(user, citizen):
        raise PermissionDenied
    found = sorted(all_allowed(user, citizen), key=lambda row: (row.at, row.pk), reverse=True)
    allowed = [row for row in found if row.taken_back_at is None]
    still = {(row.piece, row.words) for row in allowed}
    # Each once, the latest; what was allowed again is among the others.
    back = {(row.piece, row.words): row for row in reversed(found) if row.taken_back_at}
    context = {"quotes": allowed, "taken_back": [row for key, row in back.items() if key not in still]}
    return person_page(request, "conversations/listened_quotes.html", citizen, context)


def all_allowed(user: User, citizen: Citizen) -> list[Any]:
    """Of every kind, and what was taken back; each with its `piece`, where that opens, and where it is taken back."""
    quotes = list(MayQuote.objects.visible_to(user).of(citizen).select_related("listened"))
    for quote in quotes:
        quote.piece, quote.opens = quote.listened, reverse("listened", args=[citizen.pk, quote.listened_id])
        quote.back = reverse("quote_taken_back", args=[citizen.pk, quote.pk])
    told = list(MayTell.objects.visible_to(user).of(citizen).select_related("contribution"))
    for one in told:
        one.piece, one.opens = one.contribution, reverse("contribution", args=[citizen.pk, one.contribution_id])
        one.back = reverse("told_no_longer", args=[citizen.pk, one.contribution_id, one.pk])
    return [*quotes, *told]
