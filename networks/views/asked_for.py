"""Asked for, and waiting for somebody: the page of those who walk alongside."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from networks.models import Promise, Reply, SupportRequest, Verdict
from networks.promised import in_words
from people.models import Alongside, User
from people.views.persons import signed_in

A_PAGE = 50


@require_GET
def asked_for(request: HttpRequest) -> HttpResponse:
    """What nobody has said yes to, what was promised and is not kept, what waits for the person's word."""
    user = signed_in(request)
    if not walks_with_others(user):
        raise PermissionDenied
    promises: list[Any] = list(promised(user)[: A_PAGE + 1])
    for promise in promises:
        in_words(promise, user)
        promise.settled = False
    lists = {
        "nobody": list(nobody_has_said_yes(user)[: A_PAGE + 1]),
        "promised": promises,
        "not_yet": list(said_yes(user).filter(told=True)[: A_PAGE + 1]),
        "waiting": list(said_yes(user).filter(told=False)[: A_PAGE + 1]),
    }
    context: dict[str, Any] = {name: rows[:A_PAGE] for name, rows in lists.items()}
    context["more"] = {name: len(rows) > A_PAGE for name, rows in lists.items()}
    context["nothing"] = not any(lists.values())
    return render(request, "networks/asked_for.html", {**context, "a_page": A_PAGE})


def walks_with_others(user: User) -> bool:
    """Workers, and those who support somebody; not those who see figures, nor a citizen alone."""
    if user.works_as:
        return user.works_as == User.WORKER
    return Alongside.objects.visible_to(user).open().filter(user=user).exists()


def of_others(rows: Any, user: User) -> Any:
    """Not what the user asked for in their own life: that is on their own page."""
    return rows.visible_to(user).exclude(citizen__user=user).select_related("citizen")


def nobody_has_said_yes(user: User) -> Any:
    """Oldest first."""
    rows = of_others(SupportRequest.objects.nobody_has_said_yes().on_the_plan(), user)
    return rows.order_by("written_at", "pk")


def promised(user: User) -> Any:
    """By their day, so that the broken ones stand first."""
    rows = Promise.objects.not_yet_kept().filter(request__put_away_at=None)
    return of_others(rows, user).select_related("request", "citizen", "by").order_by("due", "pk")


def said_yes(user: User) -> Any:
    """Somebody said yes, and no promise is left. `told`: they have since said that it is not enough."""
    # What belongs to a request is seen by exactly those who see the request: it is narrowed once, by of_others.
    of_this = {"request": OuterRef("pk")}
    left = Promise.objects.not_yet_kept().filter(**of_this)
    yes = Reply.objects.filter(**of_this, kind=Reply.Kind.CAN).order_by("-at").values("at")[:1]
    since = Verdict.objects.filter(**of_this, at__gt=OuterRef("last_yes"))
    rows = SupportRequest.objects.still_asked().on_the_plan().exclude(first_yes_at=None).filter(~Exists(left))
    verdicts = Prefetch("verdicts", queryset=Verdict.objects.visible_to(user).order_by("-at"))
    rows = of_others(rows.annotate(last_yes=yes).annotate(told=Exists(since)), user)
    return rows.prefetch_related(verdicts).order_by("written_at", "pk")
