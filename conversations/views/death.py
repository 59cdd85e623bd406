"""After a death: nothing is changed any more, those alongside read for a while, a copy goes to whom they named."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from conversations.forms.rights import DiedForm
from people import access, actions
from people.models import Citizen, Closing
from people.views.persons import person_page, refuse_while_it_is_closed, signed_in, with_closings


def walked_with(request: HttpRequest, citizen_id: Any) -> Any:
    """The person, for a worker alongside, before and after the death; 403 to others who may open the plan."""
    user = signed_in(request)
    citizen = with_closings(Citizen.objects.open_to(user)).filter(pk=citizen_id).first()
    if citizen is None:
        refuse_while_it_is_closed(request, citizen_id)
        raise Http404
    if not Citizen.objects.filter(pk=citizen.pk).filter(pk=access.alongside(user, working=True)).exists():
        raise PermissionDenied
    return citizen


@require_http_methods(["GET", "POST"])
def died(request: HttpRequest, citizen_id: Any) -> HttpResponse:
    """A worker alongside writes it down; afterwards this page says what can still be done."""
    citizen = walked_with(request, citizen_id)
    if citizen.died_on and request.method == "POST":
        raise PermissionDenied
    form = DiedForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        actions.close(by=signed_in(request), citizen=citizen, kind=Closing.DIED, died_on=form.cleaned_data["died_on"])
        return redirect("died", citizen.pk)
    written_down = Closing.objects.visible_to(signed_in(request)).open().filter(citizen=citizen, kind=Closing.DIED)
    context = {
        "form": form,
        "closing": written_down.select_related("by").first(),
        "gone_on": actions.gone_on(citizen, Closing.DIED),
    }
    return person_page(
        request, "conversations/rights_died.html", citizen, context, status=422 if form.is_bound else 200
    )


@require_POST
def not_died(request: HttpRequest, citizen_id: Any) -> HttpResponse:
    """This was a mistake."""
    citizen = walked_with(request, citizen_id)
    actions.open_again(by=signed_in(request), citizen=citizen, kind=Closing.DIED)
    messages.success(request, _("Open again, as it was before."))
    return redirect("plan", citizen.pk)
