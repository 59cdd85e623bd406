"""Reading back, and keeping words: what was said becomes what matters, a strength, a connection, a request."""

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from conversations import actions, marks
from conversations.forms.keeping import KeepForm
from conversations.models import Conversation, Kept
from people.models import Citizen
from people.views.persons import may_change, person_page, shared_with, signed_in, the_person, the_piece


@require_http_methods(["GET", "POST"])
def read_back(request: HttpRequest, citizen_id: Any, pk: uuid.UUID) -> HttpResponse:
    """The words as they were said, with what has been kept of them marked; and a way to keep more."""
    citizen = the_person(request, citizen_id, opening="conversation")
    conversation = the_piece(request, citizen, Conversation, pk, "written_by", "citizen")
    parts = shared_with(request, citizen)
    form = KeepForm(request.POST if request.method == "POST" else None, parts=parts)
    status = 200
    if form.is_bound and form.is_valid():
        keep(request, conversation, form)
    if form.is_bound and form.is_valid():
        if not request.htmx:  # type: ignore[attr-defined]
            return redirect("read_back", citizen.pk, pk)
        form = KeepForm(parts=parts)
    elif form.is_bound:
        status = 422
    context = page(request, citizen, conversation, form)
    alone = request.htmx and not request.htmx.history_restore_request  # type: ignore[attr-defined]
    template = "conversations/_read_back.html" if alone else "conversations/read_back.html"
    return person_page(request, template, citizen, context, status=status)


def keep(request: HttpRequest, conversation: Conversation, form: KeepForm) -> None:
    if not actions.keep(by=signed_in(request), conversation=conversation, **form.cleaned_data):
        form.not_found()


def page(request: HttpRequest, citizen: Citizen, conversation: Conversation, form: KeepForm) -> dict[str, Any]:
    rows = Kept.objects.visible_to(request.user).of(citizen).filter(conversation=conversation)
    kept = list(rows.with_what_they_became().order_by("at", "pk"))
    placed = [(k.start, k.end, k) for k in kept if k.start is not None and k.end is not None]
    return {
        "may_write": may_change(request, citizen, conversation),
        "conversation": conversation,
        "runs": marks.segments(conversation.words, placed),
        "kept": kept,
        "form": form,
        "kinds": form.kinds,
    }
