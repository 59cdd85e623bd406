"""The front door, and the pages that say who we are."""

from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from people.models import Citizen, User
from people.views.persons import is_a_citizen

FIRST_PAGE = {User.WORKER: "my_people", User.MANAGER: "going", User.ADMINISTRATOR: "workers"}


@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """Each to where they begin: workers to their people, citizens to their plan."""
    user: Any = request.user
    if user.works_as:
        return redirect(FIRST_PAGE[user.works_as])
    citizen = Citizen.objects.filter(user=user).first()
    if citizen:
        return redirect("plan", citizen.pk)
    if Citizen.objects.walked_with_by(user).exists():
        return redirect("my_people")
    # Nobody shares with them any more; or their own plan is closed, because somebody wrote that they have died.
    return render(request, "people/signing_in/nothing_here.html", {"help_phone": settings.HELP_PHONE})


@login_not_required
@require_GET
def your_information(request: HttpRequest) -> HttpResponse:
    """What is done with it, what one can do, how long it stays; from here to one's own plan, for whoever has one."""
    own_plan = Citizen.objects.filter(user=request.user).first() if request.user.is_authenticated else None
    context = {
        "citizen_page": own_plan is not None,
        "own_plan": own_plan and own_plan.pk,
        "delete_after_days": settings.DELETE_AFTER_DAYS,
        "delete_after_death_days": settings.DELETE_AFTER_DEATH_DAYS,
        "delete_after_quiet_years": settings.DELETE_AFTER_QUIET_YEARS,
    }
    return render(request, "people/your_information.html", context)


@login_not_required
@require_GET
def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "people/accessibility.html", {"citizen_page": is_a_citizen(request)})
