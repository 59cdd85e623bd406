"""Reading it back aloud: large, one thing a screen. That’s right; or that’s not what I meant, and what was."""

import uuid
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import translation
from django.views.decorators.http import require_http_methods

from conversations.actions import reading
from conversations.forms.reading import NOT_RIGHT, RIGHT, HeardForm
from conversations.models import Conversation, Correction
from conversations.passages import agreed_on, next_to_read, read_so_far
from people.actions import may_speak_for
from people.models import Citizen
from people.views.persons import may_change, person_page, signed_in, the_person, the_piece


@require_http_methods(["GET", "POST"])
def aloud(request: HttpRequest, citizen_id: Any, pk: uuid.UUID) -> HttpResponse:
    """One piece of the words, `?at=3`; with `&not=1` the box for what was meant. After the last, what was said."""
    citizen = the_person(request, citizen_id, opening="conversation")
    conversation = the_piece(request, citizen, Conversation, pk, "written_by", "citizen")
    may_answer = answers_for_them(request, citizen, conversation)
    if request.method == "GET":
        return page(request, citizen, conversation, None, may_answer=may_answer)
    if not may_answer:
        raise PermissionDenied
    form = HeardForm(request.POST)
    if form.is_valid() and answered(request, conversation, form):
        here = reverse("aloud", args=[citizen.pk, pk])
        return redirect(f"{here}?at={number(request) + 1}#aloud")
    return page(request, citizen, conversation, form, may_answer=may_answer)


def answers_for_them(request: HttpRequest, citizen: Citizen, conversation: Conversation) -> bool:
    """Whether this user writes down what the person says to it: the person, and those who may change the words.

    A supporter reads it to them all the same.
    """
    return may_change(request, citizen, conversation) or may_speak_for(signed_in(request), citizen)


def answered(request: HttpRequest, conversation: Conversation, form: HeardForm) -> bool:
    heard: dict[str, Any] = {
        "by": signed_in(request),
        "conversation": conversation,
        "passage": form.cleaned_data["passage"],
    }
    if form.cleaned_data["answer"] == RIGHT:
        said = reading.say_that_is_right(**heard)
    else:
        said = reading.say_what_was_meant(**heard, words=form.cleaned_data["words"])
    if said is None:
        form.has_changed_meanwhile()
    return said is not None


def page(
    request: HttpRequest, citizen: Citizen, conversation: Conversation, form: HeardForm | None, *, may_answer: bool
) -> HttpResponse:
    corrections = corrections_of(request, citizen, conversation)
    passages = read_so_far(conversation.words, corrections)
    at = min(number(request), len(passages) + 1)
    alone = request.htmx and not request.htmx.history_restore_request  # type: ignore[attr-defined]
    context = {
        "conversation": conversation,
        "passages": passages,
        "passage": passages[at - 1] if at <= len(passages) else None,
        "at": at,
        "before": at - 1,
        "after": at + 1,
        "form": form or HeardForm(),
        "says_otherwise": may_answer and (NOT_RIGHT in request.GET or request.POST.get("answer") == NOT_RIGHT),
        "may_answer": may_answer,
        "put_right": [one for one in corrections if not one.is_right],
        "agreed_on": agreed_on(passages),
        "unread": next_to_read(passages),
        # It is handed over: what stands on it is in their language, whatever is chosen for the rest of the page.
        "theirs": their_language(conversation),
        "alone": alone,
    }
    template = "conversations/_aloud.html" if alone else "conversations/aloud.html"
    return person_page(request, template, citizen, context, status=422 if form is not None else 200)


def number(request: HttpRequest) -> int:
    """Which piece, from 1; the first, where the address says nothing that can be read."""
    at = request.GET.get("at", "")
    return max(1, int(at)) if at.isascii() and at.isdigit() and len(at) < 7 else 1


def their_language(conversation: Conversation) -> str:
    spoken = conversation.language
    return spoken if spoken in dict(settings.LANGUAGES) else translation.get_language() or settings.LANGUAGE_CODE


def corrections_of(request: HttpRequest, citizen: Citizen, conversation: Conversation) -> list[Any]:
    """What was said when it was read back, oldest first."""
    rows: Any = Correction.objects.visible_to(signed_in(request)).of(citizen).filter(conversation=conversation)
    return list(rows.select_related("by").order_by("at", "pk"))
