"""Keeping words: what was said becomes what matters, a strength, a connection, a request; and letting them go."""

import uuid
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from conversations import actions
from conversations.actions import keeping
from conversations.forms.keeping import KeepForm, PlaceForm
from conversations.marked import nested
from conversations.models import Conversation, Kept
from conversations.passages import agreed_on, next_to_read, read_so_far
from conversations.thread import give_translations
from conversations.views.reading import corrections_of
from people.models import Citizen
from people.views.persons import may_change, person_page, shared_with, signed_in, the_person, the_piece


@require_http_methods(["GET", "POST"])
def read_back(request: HttpRequest, citizen_id: Any, pk: uuid.UUID) -> HttpResponse:
    """The words as they were said, with what has been kept of them marked; and a way to keep more.

    `?done=12` says what came of letting go, or of keeping again; `?place=12` asks where words stand now.
    """
    citizen = the_person(request, citizen_id, opening="conversation")
    conversation = the_piece(request, citizen, Conversation, pk, "written_by", "citizen")
    form = KeepForm(request.POST if request.method == "POST" else None, parts=shared_with(request, citizen))
    kept = None
    if form.is_bound and form.is_valid():
        kept = keep(request, conversation, form)
    if kept and not request.htmx:  # type: ignore[attr-defined]
        return redirect("read_back", citizen.pk, pk)
    if kept:
        form = KeepForm(parts=set(form.parts))
    return page(request, citizen, conversation, form, just_kept=kept)


def keep(request: HttpRequest, conversation: Conversation, form: KeepForm) -> Kept | None:
    kept = actions.keep(by=signed_in(request), conversation=conversation, **form.cleaned_data)
    if not kept:
        form.not_found()
    return kept


@require_POST
def let_go(request: HttpRequest, citizen_id: Any, pk: uuid.UUID, kept_pk: int) -> HttpResponse:
    """Let these words go. What they became leaves the plan, unless it lives on by itself."""
    kept = the_kept(request, citizen_id, pk, kept_pk)
    keeping.let_go(by=signed_in(request), kept=kept)
    return done(kept)


@require_POST
def keep_again(request: HttpRequest, citizen_id: Any, pk: uuid.UUID, kept_pk: int) -> HttpResponse:
    """They were let go, and are kept again."""
    kept = the_kept(request, citizen_id, pk, kept_pk)
    keeping.keep_again(by=signed_in(request), kept=kept)
    return done(kept)


@require_POST
def show_where(request: HttpRequest, citizen_id: Any, pk: uuid.UUID, kept_pk: int) -> HttpResponse:
    """The words were changed; here is where they stand now."""
    kept = the_kept(request, citizen_id, pk, kept_pk)
    form = PlaceForm(request.POST)
    if form.is_valid():
        if keeping.show_where(by=signed_in(request), kept=kept, **form.cleaned_data):
            return redirect(f"{reverse('read_back', args=[citizen_id, pk])}#kept-{kept.pk}")
        form.not_found()
    return page(request, kept.citizen, kept.conversation, form, placing=kept)


def the_kept(request: HttpRequest, citizen_id: Any, pk: uuid.UUID, kept_pk: int) -> Kept:
    citizen = the_person(request, citizen_id, opening="conversation")
    found = the_piece(request, citizen, Kept, kept_pk, "conversation__written_by", "citizen")
    if found.conversation_id != pk:
        raise Http404
    if not keeping.may_let_go(signed_in(request), citizen, found):
        raise PermissionDenied
    return found  # type: ignore[no-any-return]


def done(kept: Kept) -> HttpResponse:
    return redirect(f"{reverse('read_back', args=[kept.citizen_id, kept.conversation_id])}?done={kept.pk}#done")


def page(
    request: HttpRequest,
    citizen: Citizen,
    conversation: Conversation,
    form: KeepForm | PlaceForm,
    *,
    just_kept: Kept | None = None,
    placing: Kept | None = None,
) -> HttpResponse:
    rows = kept_of(request, citizen, conversation)
    kept = [one for one in rows if one.let_go_at is None]
    asked = next((one for one in kept if one.may_let_go and str(one.pk) == request.GET.get("place")), None)
    placing = placing or asked
    if placing and not form.is_bound:
        form = PlaceForm()
    corrections = corrections_of(request, citizen, conversation)
    passages = read_so_far(conversation.words, corrections)
    give_translations(signed_in(request), citizen, {conversation.pk: conversation})
    alone = request.htmx and not request.htmx.history_restore_request  # type: ignore[attr-defined]
    context = {
        "may_write": may_change(request, citizen, conversation),
        "conversation": conversation,
        "pieces": nested(conversation.words, [(k.start, k.end, k) for k in kept if k.start is not None]),
        "kept": kept,
        "were_let_go": [one for one in rows if one.let_go_at is not None],
        "done": the_done(request, rows),
        "just_kept": just_kept,
        "placing": placing,
        "form": form,
        "kinds": getattr(form, "kinds", []),
        "passages": passages,
        "agreed_on": agreed_on(passages),
        "unread": next_to_read(passages),
        "put_right": [one for one in corrections if not one.is_right],
        "alone": alone,
        # Nothing was looked for here (templates/conversations/_translations.html).
        "search": None,
    }
    template = "conversations/_read_back.html" if alone else "conversations/read_back.html"
    return person_page(request, template, citizen, context, status=422 if form.is_bound else 200)


def kept_of(request: HttpRequest, citizen: Citizen, conversation: Conversation) -> list[Any]:
    """All that was kept, also what was let go since; with what it says now, and whether this user may let it go."""
    user = signed_in(request)
    rows: Any = Kept.objects.visible_to(user).of(citizen).filter(conversation=conversation)
    all_of_it = keeping.may_let_go_of_all(user, citizen)
    found = list(rows.with_what_they_became().order_by("at", "pk"))
    for one in found:
        one.may_let_go = all_of_it or user.pk in (one.by_id, one.written_by_id)
        now = "" if one.start is None else conversation.words[one.start : one.end]
        one.now = now if now != one.quote else ""
    return found


def the_done(request: HttpRequest, rows: list[Any]) -> Any:
    """What was let go, or kept again, a moment ago: whether what it became is on the plan, and why."""
    one = next((one for one in rows if str(one.pk) == request.GET.get("done")), None)
    if one is None:
        return None
    thing = keeping.what_it_became(signed_in(request), one)
    one.became = thing
    one.lives_on = bool(thing) and thing.put_away_at is None and keeping.lives_on(thing)
    return one
