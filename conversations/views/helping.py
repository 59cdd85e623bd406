"""What came of it: who helps, how much, since when; that it has changed, or ended. It closes nothing."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from conversations.views.asking import request_page, the_request
from networks import actions
from networks.forms.help import EndedForm, HelpForm
from networks.models import Connection, Help
from people.models import Citizen
from people.views.persons import is_own, person_page, signed_in


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, citizen_id: Any, pk: int) -> HttpResponse:
    """Write down what came of it: by the person, or by anybody alongside who sees what was asked for."""
    citizen, asking = the_request(request, citizen_id, pk)
    form = help_form(request, citizen)
    if form.is_bound and form.is_valid():
        actions.write_help(by=signed_in(request), request=asking, **form.help())
        messages.success(request, _("Written down."))
        return to_what_came_of_it(citizen, pk)
    return help_page(request, citizen, asking, form)


@require_http_methods(["GET", "POST"])
def changed(request: HttpRequest, citizen_id: Any, pk: int, help_pk: int) -> HttpResponse:
    """It has changed: it ends the day before, and goes on otherwise."""
    citizen, asking, before = the_help(request, citizen_id, pk, help_pk)
    form = help_form(request, citizen, before)
    if not form.is_bound and not goes_on(before):
        return to_what_came_of_it(citizen, pk)
    if form.is_bound and form.is_valid() and goes_on_still(form, before):
        actions.change_help(by=signed_in(request), before=before, **form.help())
        messages.success(request, _("Written down."))
        return to_what_came_of_it(citizen, pk)
    return help_page(request, citizen, asking, form, over=not goes_on(before))


@require_POST
def ended(request: HttpRequest, citizen_id: Any, pk: int, help_pk: int) -> HttpResponse:
    """It has ended, on a day. A second press changes nothing."""
    citizen, asking, help = the_help(request, citizen_id, pk, help_pk)
    form = EndedForm(request.POST, help=help, auto_id=f"help_{help.pk}_%s")
    if not form.is_valid():
        return request_page(request, citizen, asking, ended={help.pk: form}, status=422)
    actions.end_help(by=signed_in(request), help=help, until=form.cleaned_data["until"])
    messages.success(request, _("Written down."))
    return to_what_came_of_it(citizen, pk)


def the_help(request: HttpRequest, citizen_id: Any, pk: int, help_pk: int) -> tuple[Citizen, Any, Help]:
    """Found through what was asked for, and that through the person."""
    citizen, asking = the_request(request, citizen_id, pk)
    rows = Help.objects.visible_to(request.user).filter(request=asking, pk=help_pk)
    return citizen, asking, get_object_or_404(rows.select_related("request", "by"))


def goes_on(help: Help) -> bool:
    return help.until is None or help.until >= timezone.localdate()


def goes_on_still(form: HelpForm, before: Help) -> bool:
    """What was written is shown again when somebody has ended or changed it meanwhile."""
    if not goes_on(before):
        form.add_error(None, _("This has changed meanwhile. Your words were not kept, but they are still here."))
    return goes_on(before)


def help_form(request: HttpRequest, citizen: Citizen, before: Help | None = None) -> HelpForm:
    """With those of the life whom the reader sees; with whoever gives it now, also when they have left it since."""
    user = signed_in(request)
    people = Connection.objects.visible_to(user).of(citizen).on_the_plan().exclude(kind=Connection.Kind.ANIMAL)
    gives = before.given_by_id if before else None
    return HelpForm(
        request.POST if request.method == "POST" else None,
        citizen=citizen,
        own=is_own(request, citizen),
        works_here=user.works_as == user.WORKER and not is_own(request, citizen),
        people=[one for one in people.order_by("written_at", "pk") if not (one.ended or one.died) or one.pk == gives],
        before=before,
    )


def help_page(
    request: HttpRequest, citizen: Citizen, asking: Any, form: HelpForm, *, over: bool = False
) -> HttpResponse:
    context = {"form": form, "asking": asking}
    status = 409 if over else 422 if form.is_bound else 200
    return person_page(request, "conversations/help.html", citizen, context, status=status)


def to_what_came_of_it(citizen: Citizen, pk: int) -> HttpResponse:
    return redirect(reverse("request", args=[citizen.pk, pk]) + "#came-of-it")
