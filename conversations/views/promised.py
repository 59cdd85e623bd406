"""Whether what was promised, as an answer to something asked for, was kept."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from conversations.views.asking import request_page, the_request
from networks import actions
from networks.forms.asking import AgainForm, WhyForm
from networks.models import Promise
from people.models import Citizen
from people.views.persons import signed_in


@require_POST
def kept(request: HttpRequest, citizen_id: Any, pk: int, promise_pk: int) -> HttpResponse:
    """It was done; said by whoever promised it, or by the person."""
    citizen, asking, promise = the_promise(request, citizen_id, pk, promise_pk)
    actions.keep_promise(by=signed_in(request), promise=promise)
    messages.success(request, _("Written down: it is done."))
    if request.POST.get("back") == "my_people":
        return redirect("my_people")
    return redirect("request", citizen.pk, asking.pk)


@require_POST
def not_kept(request: HttpRequest, citizen_id: Any, pk: int, promise_pk: int) -> HttpResponse:
    """It did not happen; and why, by whoever promised it."""
    citizen, asking, promise = the_promise(request, citizen_id, pk, promise_pk)
    actions.refuse_unless_about_them(signed_in(request), promise)
    form = WhyForm(request.POST, auto_id=f"promise_{promise.pk}_%s")
    if not form.is_valid():
        return request_page(request, citizen, asking, promises={promise.pk: form}, status=422)
    actions.say_not_kept(by=signed_in(request), promise=promise, why=form.cleaned_data["why"])
    return redirect("request", citizen.pk, asking.pk)


@require_POST
def unkept(request: HttpRequest, citizen_id: Any, pk: int, promise_pk: int) -> HttpResponse:
    """As before anybody said how it went."""
    citizen, asking, promise = the_promise(request, citizen_id, pk, promise_pk)
    actions.unkeep_promise(by=signed_in(request), promise=promise)
    return redirect("request", citizen.pk, asking.pk)


@require_POST
def again(request: HttpRequest, citizen_id: Any, pk: int, promise_pk: int) -> HttpResponse:
    """The same, for another day."""
    citizen, asking, promise = the_promise(request, citizen_id, pk, promise_pk)
    actions.refuse_unless_promised_by(signed_in(request), promise)
    form = AgainForm(request.POST, auto_id=f"promise_{promise.pk}_%s")
    if not form.is_valid():
        return request_page(request, citizen, asking, promises={promise.pk: form}, status=422)
    actions.promise_again(by=signed_in(request), promise=promise, due=form.cleaned_data["due"])
    return redirect("request", citizen.pk, asking.pk)


def the_promise(request: HttpRequest, citizen_id: Any, pk: int, promise_pk: int) -> tuple[Citizen, Any, Promise]:
    """Found through what was asked for, and that through the person."""
    citizen, asking = the_request(request, citizen_id, pk)
    rows = Promise.objects.visible_to(request.user).filter(request=asking, pk=promise_pk)
    return citizen, asking, get_object_or_404(rows.select_related("citizen", "request", "by"))
