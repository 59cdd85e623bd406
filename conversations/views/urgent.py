"""What is read in an urgent look: the whole plan on one page, for an hour, and nothing to write."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from conversations.whole import whole
from people import actions
from people.models import Citizen, UrgentLook
from people.views.persons import signed_in


@require_GET
def urgent_plan(request: HttpRequest, pk: int) -> HttpResponse:
    """What those who work with the person see, but nothing that is just between two; every opening is written down."""
    user = signed_in(request)
    look = get_object_or_404(UrgentLook.objects.visible_to(user).filter(user=user), pk=pk)
    if not look.is_open:
        raise PermissionDenied(_("The hour is over. If you must look again, begin again and say why."))
    citizen = get_object_or_404(Citizen.objects.visible_to(user), pk=look.citizen_id)
    actions.open_urgently(by=user, urgent=look)
    return render(request, "conversations/urgent_plan.html", {"look": look, "own": False, **whole(user, citizen)})
