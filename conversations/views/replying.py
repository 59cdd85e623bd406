"""Answering what was asked for: I can do this; I know someone; not me, because…"""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from conversations.replies import reply_form, who_is_known
from conversations.views.asking import request_page, still_open, the_request
from networks import actions
from networks.models import Reply, SupportRequest
from people.models import User
from people.views.persons import shared_with, signed_in


@require_POST
def reply(request: HttpRequest, citizen_id: Any, pk: int) -> HttpResponse:
    """One of the three. What was typed stays in its form until it could be kept."""
    citizen, asking = the_request(request, citizen_id, pk)
    user, kind = signed_in(request), request.POST.get("kind", "")
    kind = kind if kind in Reply.Kind.values else Reply.Kind.CAN.value
    people = who_is_known(user, citizen, shared_with(request, citizen)) if kind == Reply.Kind.KNOW_SOMEONE else None
    form = reply_form(kind, request.POST, user=user, citizen=citizen, people=people)
    if form.is_valid() and still_open(form, asking):
        keep(user, asking, kind, form)
        messages.success(request, _("Kept."))
        return redirect("request", citizen.pk, asking.pk)
    return request_page(request, citizen, asking, replies={kind: form}, status=422 if asking.is_open else 409)


@transaction.atomic
def keep(user: User, asking: SupportRequest, kind: str, form: Any) -> None:
    said = form.cleaned_data
    if kind == Reply.Kind.CAN:
        actions.reply(by=user, request=asking, kind=kind, **said)
    elif kind == Reply.Kind.NOT_ME:
        actions.reply(by=user, request=asking, kind=kind, words=said["words"])
        if said.get("stood_in_the_way"):
            actions.say_what_stood_in_the_way(by=user, words=said["stood_in_the_way"])
    elif said.get("name"):
        new = {"name": said["name"], "kind": said["is_a"] or "person", "paid": said["paid"]}
        actions.know_someone(by=user, request=asking, words=said["words"], **new)
    else:
        actions.reply(by=user, request=asking, kind=kind, words=said["words"], connection=form.known())
