"""How to be with somebody, who can see their plan, and who has looked."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.forms import model_to_dict
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from people import actions
from people.access import everything
from people.forms import PersonForm
from people.models import Alongside, Look
from people.views.persons import is_own, person_page, shared_with, signed_in, the_person

A_PAGE = 100


@require_http_methods(["GET", "POST"])
def about(request: HttpRequest, citizen_id: Any) -> HttpResponse:
    """What to call them, how best to talk, which language: by themselves, or by whoever works with them."""
    citizen = the_person(request, citizen_id)
    if not is_own(request, citizen) and not signed_in(request).works_as:
        raise PermissionDenied
    form = PersonForm(request.POST if request.method == "POST" else None, initial=model_to_dict(citizen))
    form.fields["language"].widget = forms.RadioSelect(choices=settings.LANGUAGES)
    if form.is_bound and form.is_valid():
        actions.describe(by=signed_in(request), citizen=citizen, **form.cleaned_data)
        return redirect("plan", citizen.pk)
    return person_page(request, "people/about.html", citizen, {"form": form}, status=422 if form.is_bound else 200)


@require_GET
def sharing(request: HttpRequest, citizen_id: Any) -> HttpResponse:
    """Who walks alongside, what they see, until when."""
    citizen = the_person(request, citizen_id)
    rows = Alongside.objects.visible_to(request.user).open().filter(citizen=citizen)
    if shared_with(request, citizen) != set(everything()):
        rows = rows.filter(user=signed_in(request))
    return person_page(
        request, "people/sharing.html", citizen, {"alongside": rows.select_related("user").order_by("since")}
    )


@require_POST
def stop(request: HttpRequest, citizen_id: Any, pk: int) -> HttpResponse:
    """Stop sharing, from the next request on."""
    citizen = the_person(request, citizen_id)
    if not is_own(request, citizen):
        raise PermissionDenied
    row = Alongside.objects.visible_to(request.user).open().filter(citizen=citizen, pk=pk).first()
    if row is None:
        raise Http404
    actions.stop_sharing(by=signed_in(request), alongside=row)
    return redirect("sharing", citizen.pk)


@require_GET
def looks(request: HttpRequest, citizen_id: Any) -> HttpResponse:
    """Who has looked: for the citizen. Everyone else sees that it is written down, and their own."""
    citizen = the_person(request, citizen_id)
    rows = Look.objects.visible_to(request.user).filter(citizen=citizen).select_related("user").order_by("-at")
    return person_page(request, "people/looks.html", citizen, {"looks": rows[:A_PAGE]})
