"""An urgent look: a worker who does not walk with somebody must see their plan now. Whom it tells, and who agrees.

What is read in that hour is a page of conversations (conversations/views/urgent.py).
"""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from people import actions
from people.access import HOLD_ALONE
from people.forms.urgent import FindUrgentlyForm, UrgentLookForm
from people.limits import limit
from people.models import Citizen, Team, UrgentLook, User
from people.views.persons import signed_in

OFTEN = "20/h"


@require_http_methods(["GET", "POST"])
def urgent(request: HttpRequest) -> HttpResponse:
    """Who is it, by exactly what they are called; then why. It is the same page whether nobody is found or several."""
    user = signed_in(request)
    if user.works_as != User.WORKER:
        raise PermissionDenied
    find = FindUrgentlyForm(request.POST if request.method == "POST" else None)
    if not find.is_bound or not find.is_valid():
        context = {"form": find, "mine": UrgentLook.objects.visible_to(user).filter(user=user).open().order_by("-at")}
        return render(request, "people/urgent/urgent.html", context, status=422 if find.is_bound else 200)
    if too_often := limit(request, "urgent", key=str(user.pk), rate=OFTEN):
        return too_often
    name = find.cleaned_data["name"]
    found = actions.find_urgently(name)
    lead, leads = who_reads(user)
    answered = "why" in request.POST
    form = UrgentLookForm(
        request.POST if answered else None, found=found, leads=[] if lead else leads, initial={"name": name}
    )
    if form.is_bound and form.is_valid():
        return begin(request, user, form.cleaned_data, lead)
    context = {"form": form, "name": name, "found": found, "lead": lead, "leads": leads}
    return render(request, "people/urgent/urgent_why.html", context, status=422 if form.is_bound else 200)


def who_reads(user: User) -> tuple[Any, list[Any]]:
    """Whoever leads their team; where nobody else does, those who lead another, to choose from."""
    own = user.team.lead if user.team_id and user.team else None
    if own and own.pk != user.pk and own.is_active:
        return own, []
    leading = set(Team.objects.visible_to(user).exclude(lead=None).values_list("lead_id", flat=True)) - {user.pk}
    return None, [one for one in actions.workers() if one.id in leading]


def begin(request: HttpRequest, user: User, said: dict[str, Any], lead: Any) -> HttpResponse:
    who = said["person"]
    if Citizen.objects.walked_with_by(user).filter(pk=who.id).exists():
        # They walk with them: nothing is urgent about opening it.
        return redirect("plan", who.id)
    chosen = lead.pk if lead else int(said["lead"]) if said.get("lead") else None
    # Nobody holds it back alone: without somebody who is asked, it is shown at once.
    hold = {"hold_until": said["hold_until"], "why_hold": said["why_hold"]} if chosen else {}
    row = actions.look_urgently(by=user, who=who, why=said["why"], lead_id=chosen, **hold)
    return redirect("urgent_plan", row.pk)


@require_http_methods(["GET", "POST"])
def urgent_look(request: HttpRequest, pk: int) -> HttpResponse:
    """For whoever leads the team: who looked, when and why; and whether the person reads of it now, or later."""
    user = signed_in(request)
    rows = UrgentLook.objects.visible_to(user).filter(lead=user).select_related("user")
    row = get_object_or_404(rows, pk=pk)
    if request.method == "POST":
        answer(request, user, row)
        return redirect("urgent_look", pk)
    held = row.hold_agreed_at and row.hold_refused_at is None and row.hold_until and row.hold_until > timezone.now()
    context = {"look": row, "may_hold": is_asked_to_hold(row), "may_show": held}
    return render(request, "people/urgent/urgent_look.html", context)


def answer(request: HttpRequest, user: User, row: UrgentLook) -> None:
    said = request.POST.get("said")
    if said == "hold" and is_asked_to_hold(row):
        actions.answer_hold(by=user, urgent=row, agreed=True)
    elif said == "show" and row.hold_until and row.hold_refused_at is None:
        actions.answer_hold(by=user, urgent=row, agreed=False)
    else:
        actions.read_by_lead(by=user, urgent=row)


def is_asked_to_hold(row: UrgentLook) -> bool:
    """Within the hour; after it the person has been shown it."""
    unanswered = row.hold_agreed_at is None and row.hold_refused_at is None
    return bool(row.hold_until) and unanswered and row.at > timezone.now() - HOLD_ALONE
