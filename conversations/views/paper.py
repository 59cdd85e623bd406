"""The conversation: one question, and paper that saves itself."""

import uuid
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from conversations import actions, questions
from conversations.forms.paper import PaperForm
from conversations.models import Conversation, Kept
from people.access import SharedPart
from people.models import Citizen
from people.views.persons import may_be_seen_by, may_change, person_page, signed_in, the_sharer

FIELDS = ("question", "words", "noticed", "when", "where", "who_was_there", "helped_by", "who_can_see")


@require_GET
def new(request: HttpRequest, citizen_id: Any) -> HttpResponse:
    """A blank page. Its id is made now, so that a reload, or sending twice, is still the same page."""
    citizen = the_sharer(request, citizen_id, SharedPart.STORY)
    return redirect("conversation", citizen.pk, uuid.uuid4())


@require_http_methods(["GET", "POST"])
def conversation(request: HttpRequest, citizen_id: Any, pk: uuid.UUID) -> HttpResponse:
    """The page with the question and the words. Posting keeps them; by itself while typing, or by a button."""
    # Saving by itself, many times a minute, shows nothing: it is not a look.
    opening = "" if request.method == "POST" and request.htmx else "conversation"  # type: ignore[attr-defined]
    citizen = the_sharer(request, citizen_id, SharedPart.STORY, opening=opening)
    found = Conversation.objects.visible_to(request.user).of(citizen).filter(pk=pk).first()
    if found and not may_change(request, citizen, found):
        raise PermissionDenied
    seen_by = may_be_seen_by(request, citizen, SharedPart.STORY)
    if request.method == "GET":
        return paper(request, citizen, pk, found, PaperForm(initial=begun(citizen, found), seen_by=seen_by))
    form = PaperForm(request.POST, seen_by=seen_by)
    if not form.is_valid():
        return not_yet(request, citizen, pk, found, form)
    try:
        saved = actions.save_words(by=signed_in(request), citizen=citizen, conversation_id=pk, **form.cleaned_data)
    except Conversation.DoesNotExist as not_ours:
        raise Http404 from not_ours
    if isinstance(saved, actions.Clash):
        return both_texts(request, citizen, saved.theirs, form)
    if request.htmx:  # type: ignore[attr-defined]
        return render(request, "conversations/_saved.html", {"conversation": saved, "now": timezone.now()})
    if request.POST.get("then") == "read":
        return redirect("read_back", citizen.pk, saved.pk)
    return redirect("story" if saved.citizen.user_id == signed_in(request).pk else "plan", citizen.pk)


def begun(citizen: Citizen, found: Conversation | None) -> dict[str, Any]:
    """What stands on the page when it opens."""
    if found:
        return {name: getattr(found, name) for name in FIELDS}
    return {
        "question": ways_to_ask(citizen.language)[0],
        "when": timezone.localdate(),
        "who_can_see": "everyone",
    }


def ways_to_ask(language: str) -> tuple[str, ...]:
    """The question first, then other ways to ask it, in the person's language where we have it."""
    return questions.QUESTIONS_CY if language == "cy" else questions.QUESTIONS_EN


def paper(
    request: HttpRequest,
    citizen: Citizen,
    pk: uuid.UUID,
    found: Conversation | None,
    form: PaperForm,
    status: int = 200,
) -> HttpResponse:
    language = found.language if found else citizen.language
    asked = form["question"].value() or form["way"].value() or ways_to_ask(language)[0]
    context = {
        "conversation": found,
        "conversation_id": pk,
        "form": form,
        "kept": kept_so_far(request, citizen, found) if found else [],
        "their_language": language,
        "ways": ways_to_ask(language),
        "asked": asked,
        "own_question": "" if asked in ways_to_ask(language) else asked,
        "may_say_who": not found or signed_in(request).pk in (citizen.user_id, found.written_by_id),
        "today": timezone.localdate(),
    }
    return person_page(request, "conversations/paper.html", citizen, context, status=status)


def kept_so_far(request: HttpRequest, citizen: Citizen, found: Conversation) -> list[Kept]:
    """What was worth keeping hold of, beside the page it was said on."""
    rows = Kept.objects.visible_to(request.user).of(citizen).filter(conversation=found)
    return list(rows.with_what_they_became().order_by("at", "pk"))


def not_yet(
    request: HttpRequest, citizen: Citizen, pk: uuid.UUID, found: Conversation | None, form: PaperForm
) -> HttpResponse:
    """Nothing to keep yet, or a field that does not fit: while typing only the strip says so."""
    if request.htmx:  # type: ignore[attr-defined]
        return render(request, "conversations/_not_saved.html", {"form": form}, status=422)
    return paper(request, citizen, pk, found, form, status=422)


def both_texts(request: HttpRequest, citizen: Citizen, theirs: Conversation, form: PaperForm) -> HttpResponse:
    """Two people wrote at once. Both texts are shown; the person at the screen chooses, and loses neither."""
    # What stands beside the words is not chosen between: what each noticed is kept, and nothing is emptied.
    names = ("when", "where", "who_was_there", "helped_by")
    beside = {name: form.cleaned_data[name] or getattr(theirs, name) for name in names}
    noticed = one_after_the_other(theirs.noticed, form.cleaned_data["noticed"])
    # Who can see it stays as it was said last: choosing between texts opens nothing.
    mine = {**form.cleaned_data, **beside, "noticed": noticed, "who_can_see": theirs.who_can_see}
    both = one_after_the_other(theirs.words, mine["words"])
    context = {"conversation": theirs, "mine": mine, "both": both, "form": form}
    if request.htmx:  # type: ignore[attr-defined]
        return render(request, "conversations/_both.html", {**context, "citizen": citizen}, status=409)
    return person_page(request, "conversations/both.html", citizen, context, status=409)


def one_after_the_other(theirs: str, mine: str) -> str:
    """Both texts, or the one that holds the other."""
    texts = [text for text in (theirs, mine) if text.strip()]
    return mine if theirs in mine else theirs if mine in theirs else "\n\n".join(texts)
