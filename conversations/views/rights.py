"""What is a person's right: a copy, having it put right, a pause, an end, and what happens after their death.

The person does all this; for somebody without a sign-in, whoever may speak for them does it at their word. The page
stays open to them while the plan is closed to everybody else, so that each of these can be undone.
"""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from conversations.forms.rights import CopyForForm
from conversations.models import PutRight, Recording
from people import access, actions
from people.actions import may_speak_for
from people.models import Alongside, Citizen, Closing
from people.views.persons import person_page, signed_in, with_closings


def whose_rights(request: HttpRequest, citizen_id: Any) -> Any:
    """The person, also while their plan is closed; 403 to those alongside who may not speak for them."""
    user = signed_in(request)
    known = Q(pk=access.own(user)) | Q(pk=access.walks(user))
    citizen = with_closings(Citizen.objects.filter(known)).filter(pk=citizen_id).first()
    if citizen is None:
        raise Http404
    if not may_speak_for(user, citizen):
        raise PermissionDenied
    return citizen


@require_GET
def rights(request: HttpRequest, citizen_id: Any) -> HttpResponse:
    """All of it in plain words, one after the other."""
    citizen = whose_rights(request, citizen_id)
    return rights_page(request, citizen, CopyForForm(initial={"copy_for": citizen.copy_for}))


def rights_page(request: HttpRequest, citizen: Citizen, form: CopyForForm, *, status: int = 200) -> HttpResponse:
    user = signed_in(request)
    context = {
        "not_right": PutRight.objects.visible_to(user).of(citizen).order_by("settled_at", "-written_at"),
        "recordings": Recording.objects.visible_to(user).of(citizen).order_by("written_at", "pk"),
        "has_workers": has_workers(request, citizen),
        "copy_for": form,
        "days": actions.days_until_gone(citizen),
        "days_after_death": settings.DELETE_AFTER_DEATH_DAYS,
    }
    return person_page(request, "conversations/rights.html", citizen, context, status=status)


def has_workers(request: HttpRequest, citizen: Citizen) -> bool:
    """Whether there is anybody who would read what is not right."""
    rows = Alongside.objects.visible_to(signed_in(request)).open()
    return rows.filter(citizen=citizen, walks_as=Alongside.WORKER).exists()


@require_POST
def pause(request: HttpRequest, citizen_id: Any) -> HttpResponse:
    """Closed to everybody else, from the next request on."""
    citizen = whose_rights(request, citizen_id)
    actions.close(by=signed_in(request), citizen=citizen, kind=Closing.PAUSED)
    return redirect("rights", citizen.pk)


@require_POST
def open_again(request: HttpRequest, citizen_id: Any) -> HttpResponse:
    citizen = whose_rights(request, citizen_id)
    actions.open_again(by=signed_in(request), citizen=citizen, kind=Closing.PAUSED)
    messages.success(request, _("Open again. Those alongside see what they saw before."))
    return redirect("rights", citizen.pk)


@require_http_methods(["GET", "POST"])
def delete_plan(request: HttpRequest, citizen_id: Any) -> HttpResponse:
    """What goes and what stays, said before; then at once closed to others, and after some days gone for good."""
    citizen = whose_rights(request, citizen_id)
    if request.method == "POST":
        actions.close(by=signed_in(request), citizen=citizen, kind=Closing.LEAVING)
        return redirect("rights", citizen.pk)
    context = {"gone_on": actions.gone_on(citizen, Closing.LEAVING)}
    return person_page(request, "conversations/rights_delete.html", citizen, context)


@require_POST
def keep_plan(request: HttpRequest, citizen_id: Any) -> HttpResponse:
    """A change of mind, until the last day."""
    citizen = whose_rights(request, citizen_id)
    actions.open_again(by=signed_in(request), citizen=citizen, kind=Closing.LEAVING)
    messages.success(request, _("The plan stays. Nothing was deleted."))
    return redirect("rights", citizen.pk)


@require_POST
def copy_for(request: HttpRequest, citizen_id: Any) -> HttpResponse:
    """If I die: who gets a copy."""
    citizen = whose_rights(request, citizen_id)
    form = CopyForForm(request.POST)
    if not form.is_valid():
        return rights_page(request, citizen, form, status=422)
    by, base = signed_in(request), form.stood()
    if not form.took(actions.describe(by=by, citizen=citizen, base=base, **form.said())):
        return rights_page(request, citizen, form, status=409)
    messages.success(request, _("Kept."))
    return redirect("rights", citizen.pk)
