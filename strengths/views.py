"""What a person is good at. It is read on the plan; here it is added."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from people.access import SharedPart
from people.views.persons import is_own, person_page, signed_in, the_sharer
from people.views.whose_words import ask_whose
from strengths import actions
from strengths.forms import StrengthForm


@require_http_methods(["GET", "POST"])
def strength_new(request: HttpRequest, citizen_id: Any) -> HttpResponse:
    """Something I am good at, in my own words."""
    citizen = the_sharer(request, citizen_id, SharedPart.STRENGTHS)
    form = StrengthForm(
        request.POST if request.method == "POST" else None, citizen=citizen, own=is_own(request, citizen)
    )
    if form.is_bound and form.is_valid():
        new = actions.notice(by=signed_in(request), citizen=citizen, **form.cleaned_data)
        messages.success(request, _("Kept."))
        ask_whose(request, citizen, new.words, reverse("strength_words", args=[citizen.pk, new.pk]))
        return redirect("plan", citizen.pk)
    return person_page(
        request, "strengths/strength_new.html", citizen, {"form": form}, status=422 if form.errors else 200
    )
