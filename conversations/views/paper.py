"""The conversation: one question, and paper that saves itself."""

import uuid
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from conversations import actions, questions
from conversations.forms.paper import PaperForm
from conversations.models import Conversation, Kept
from conversations.thread import last_told
from conversations.views.reading import corrections_of
from people import languages
from people.access import SharedPart
from people.actions import BY_LINE
from people.merging import normalise
from people.models import Citizen
from people.views.persons import is_own, may_be_seen_by, may_change, person_page, signed_in, the_sharer
from people.views.two_texts import Writer, holding, two_texts, who_brought, who_clashes
from people.views.whose_words import ask_whose, while_writing

FIELDS = ("question", "words", "noticed", "when", "where", "who_was_there", "language", "helped_by", "who_can_see")

# What may have been written by hand; and where to the buttons of conversations/_record.html lead.
WRITTEN = ("question", "words", "noticed", "where", "who_was_there", "helped_by")
RECORDS = {"voice", "photo"}


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
        saved = actions.save_words(
            by=signed_in(request),
            citizen=citizen,
            conversation_id=pk,
            base=form.stood(),
            unanswered=form.unanswered_ones(),
            **form.said(),
        )
    except Conversation.DoesNotExist as not_ours:
        raise Http404 from not_ours
    if isinstance(saved, actions.Clash):
        return clashes(request, citizen, saved, form)
    return kept(request, citizen, saved, form)


def kept(request: HttpRequest, citizen: Citizen, saved: Conversation, form: PaperForm) -> HttpResponse:
    if request.htmx:  # type: ignore[attr-defined]
        context = {"conversation": saved, "now": timezone.now(), "other": who_else(request, citizen, saved, form)}
        context |= while_writing(request, citizen, saved.words)
        return render(request, "conversations/_saved.html", {"citizen": citizen, **context})
    ask_whose(request, citizen, saved.words, reverse("conversation", args=[citizen.pk, saved.pk]))
    if request.POST.get("then") == "read":
        return redirect("read_back", citizen.pk, saved.pk)
    if request.POST.get("then") in RECORDS:
        return to_record(request, citizen, saved.pk)
    return redirect("story" if is_own(request, citizen) else "plan", citizen.pk)


def to_record(request: HttpRequest, citizen: Citizen, pk: uuid.UUID) -> HttpResponse:
    """A voice or a photo, from this page."""
    query = {"kind": request.POST["then"], "conversation": pk}
    return redirect(reverse("recording_new", args=[citizen.pk], query=query))


def begun(citizen: Citizen, found: Conversation | None) -> dict[str, Any]:
    """What stands on the page when it opens."""
    if found:
        return {name: getattr(found, name) for name in FIELDS}
    return {
        "question": ways_to_ask(citizen.language)[0],
        "when": timezone.localdate(),
        "language": citizen.language,
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
    own = is_own(request, citizen)
    language = form["language"].value() or (found.language if found else citizen.language)
    asked = form["question"].value() or form["way"].value() or ways_to_ask(language)[0]
    context = {
        "conversation": found,
        "conversation_id": pk,
        "form": form,
        "kept": kept_so_far(request, citizen, found) if found else [],
        "put_right": [one for one in corrections_of(request, citizen, found) if not one.is_right] if found else [],
        "their_language": language,
        # The question stands in their language where we have it in that.
        "asked_in": languages.of_the_screens(language),
        # On blank paper: when their story was last told, so that nobody asks for it again.
        "known": None if found or own else last_told(signed_in(request), [citizen]).get(citizen.pk),
        "ways": ways_to_ask(language),
        "asked": asked,
        "own_question": "" if asked in ways_to_ask(language) else asked,
        "may_say_who": not found or signed_in(request).pk in (citizen.user_id, found.written_by_id),
        "today": timezone.localdate(),
        **(while_writing(request, citizen, found.words) if found else {}),
    }
    return person_page(request, "conversations/paper.html", citizen, context, status=status)


def kept_so_far(request: HttpRequest, citizen: Citizen, found: Conversation) -> list[Kept]:
    """What was worth keeping hold of, beside the page it was said on."""
    rows = Kept.objects.visible_to(request.user).of(citizen).still_kept().filter(conversation=found)
    return list(rows.with_what_they_became().order_by("at", "pk"))


def not_yet(
    request: HttpRequest, citizen: Citizen, pk: uuid.UUID, found: Conversation | None, form: PaperForm
) -> HttpResponse:
    """Nothing to keep yet, or a field that does not fit: while typing only the strip says so."""
    if request.POST.get("then") in RECORDS and not any(request.POST.get(name, "").strip() for name in WRITTEN):
        return to_record(request, citizen, pk)
    if request.htmx:  # type: ignore[attr-defined]
        return render(request, "conversations/_not_saved.html", {"form": form, "began": found}, status=422)
    return paper(request, citizen, pk, found, form, status=422)


def clashes(request: HttpRequest, citizen: Citizen, clash: actions.Clash, form: PaperForm) -> HttpResponse:
    """Two changed the same line. While typing only the strip says so; whoever is at the screen chooses."""
    if request.htmx:  # type: ignore[attr-defined]
        other = who_clashes(request, citizen, clash.stored, clash.together)
        return render(request, "conversations/_both.html", {"other": other}, status=409)
    to = reverse("conversation", args=[citizen.pk, clash.stored.pk])
    return two_texts(request, citizen, piece=clash.stored, together=clash.together, form=form, to=to)


def who_else(request: HttpRequest, citizen: Citizen, saved: Conversation, form: PaperForm) -> Writer | None:
    """Whose words came together with these: what is kept now is more than what stands on the screen."""
    for name, value in form.said().items():
        stands = getattr(saved, name)
        mine = normalise(value) if name in BY_LINE else value
        if stands != mine and name != "who_can_see":
            lines = stands.split("\n") if name in BY_LINE else []
            theirs = [line for line in lines if line not in mine.split("\n")]
            return who_brought(request, citizen, saved, holding(name, theirs, stands))
    return None
