"""Putting what was told into another language, beside the words as they were said."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from conversations.actions import translating as actions
from conversations.forms.story import TranslationForm
from conversations.models import Conversation
from conversations.thread import give_translations
from people.views.persons import person_page, signed_in, the_person, the_piece


@require_http_methods(["GET", "POST"])
def translate(request: HttpRequest, citizen_id: Any, pk: uuid.UUID) -> HttpResponse:
    """By anybody who may see the conversation, under their own name. Nothing of the original changes."""
    citizen = the_person(request, citizen_id, opening="conversation")
    told = the_piece(request, citizen, Conversation, pk, "written_by", "citizen")
    form = TranslationForm(
        request.POST if request.method == "POST" else None, told=told, initial={"language": another_than(told.language)}
    )
    if form.is_bound and form.is_valid():
        actions.put_into(by=signed_in(request), conversation=told, **form.cleaned_data)
        messages.success(request, _("Kept. The words as they were said stay beside it."))
        return redirect("translate", citizen.pk, pk)
    give_translations(signed_in(request), citizen, {told.pk: told})
    context = {"told": told, "form": form, "search": None}
    return person_page(request, "conversations/translate.html", citizen, context, status=422 if form.is_bound else 200)


def another_than(language: str) -> str:
    """The language of the page, where it was told in another; else English, or Welsh for what was told in English."""
    here = (get_language() or "en")[:2]
    return here if here != language else "cy" if language == "en" else "en"
