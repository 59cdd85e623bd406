"""Asked for, and waiting for somebody: the page of those who walk alongside."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, Prefetch, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from networks import waits
from networks.going_on import Shown, some_of
from networks.models import Connection, Promise, Reply, SupportRequest, Verdict
from networks.promised import in_words
from people.models import Alongside, Closing, User
from people.views.persons import signed_in
from people.working import team_waiting

# The lists of the page, in their order, and what each is ordered by: what waits longest stands first, and of what was
# promised, what is broken.
LISTS = {"of_you": "written_at", "nobody": "written_at", "promised": "due", "not_yet": "written_at"}
LISTS |= {"waiting": "written_at"}


@require_GET
def asked_for(request: HttpRequest) -> HttpResponse:
    """What nobody has said yes to, what was promised and is not kept, what waits for the person's word.

    `?of=` one list `&after=` a place in it: the rest of that one.
    """
    user = signed_in(request)
    if not walks_with_others(user):
        raise PermissionDenied
    only, after = request.GET.get("of", ""), request.GET.get("after", "")
    only = only if only in LISTS and after else ""
    rows = {"of_you": of_you, "nobody": nobody_has_said_yes, "promised": promised, "not_yet": not_yet}
    rows |= {"waiting": waiting}
    lists: dict[str, Shown] = {
        name: some_of(rows[name](user), by, after if name == only else "")
        for name, by in LISTS.items()
        if only in {"", name}
    }
    for promise in lists["promised"].rows if "promised" in lists else []:
        in_words(promise, user)
        promise.settled = False
    say_all((one for name, found in lists.items() if name != "promised" for one in found.rows), user)
    context: dict[str, Any] = {
        "only": only,
        "more": {name: reverse("asked_for", query={"of": name, "after": one.next}) for name, one in lists.items()},
        "nothing": not only and not any(found.rows for found in lists.values()),
        "in_the_team": None if only else waits.in_the_team(team_waiting()),
    }
    context["more"] = {name: address for name, address in context["more"].items() if lists[name].next}
    context |= {name: found.rows for name, found in lists.items()}
    return render(request, "networks/asked_for.html", context)


def walks_with_others(user: User) -> bool:
    """Workers, and those who support somebody; not those who see figures, nor a citizen alone."""
    if user.works_as:
        return user.works_as == User.WORKER
    return Alongside.objects.visible_to(user).open().filter(user=user).exists()


def of_others(rows: Any, user: User) -> Any:
    """Not what the user asked for in their own life: that is on their own page. Nor of those who have died."""
    died = Closing.objects.visible_to(user).open().filter(citizen=OuterRef("citizen"), kind=Closing.DIED)
    rows = rows.visible_to(user).exclude(citizen__user=user).exclude(Exists(died))
    return rows.select_related("citizen")


def still_nobody(user: User) -> Any:
    rows = of_others(SupportRequest.objects.nobody_has_said_yes().on_the_plan(), user)
    return rows.select_related("citizen", "asked_of")


def of_you(user: User) -> Any:
    """Asked of the reader in particular."""
    return still_nobody(user).filter(asked_of=user)


def nobody_has_said_yes(user: User) -> Any:
    return still_nobody(user).exclude(asked_of=user)


def promised(user: User) -> Any:
    rows = Promise.objects.not_yet_kept().filter(request__put_away_at=None)
    return of_others(rows, user).select_related("request", "citizen", "by")


def said_yes(user: User, *, told: bool) -> Any:
    """Somebody said yes, and no promise is left. `told`: they have since said that it is not enough."""
    # What belongs to a request is seen by exactly those who see the request: it is narrowed once, by of_others.
    of_this = {"request": OuterRef("pk")}
    left = Promise.objects.not_yet_kept().filter(**of_this)
    yes = Reply.objects.filter(**of_this, kind=Reply.Kind.CAN).order_by("-at").values("at")[:1]
    since = Verdict.objects.filter(**of_this, at__gt=OuterRef("last_yes"))
    rows = SupportRequest.objects.still_asked().on_the_plan().exclude(first_yes_at=None).filter(~Exists(left))
    verdicts = Prefetch("verdicts", queryset=Verdict.objects.visible_to(user).order_by("-at"))
    return (
        of_others(rows.annotate(last_yes=yes), user)
        .filter(Exists(since) if told else ~Exists(since))
        .prefetch_related(verdicts)
    )


def not_yet(user: User) -> Any:
    return said_yes(user, told=True)


def waiting(user: User) -> Any:
    return said_yes(user, told=False)


def say_all(askings: Iterable[Any], user: User) -> None:
    """Of each: since when, if that is long ago; which time it is; and of whom in the life it was asked.

    Somebody in the life may have been told more closely than what was asked, so they are looked up for themselves.
    """
    rows = list(askings)
    firsts = {one.repeats_id for one in rows} - {None}
    same = SupportRequest.objects.visible_to(user).on_the_plan().filter(Q(pk__in=firsts) | Q(repeats__in=firsts))
    asked: dict[int, list[Any]] = {}
    for pk, repeats, at in same.values_list("pk", "repeats", "written_at") if firsts else []:
        asked.setdefault(repeats or pk, []).append((at, pk))
    people = Connection.objects.visible_to(user).in_bulk({one.asked_in_life_id for one in rows} - {None})
    for one in rows:
        one.waits_since = waits.long_since(one.written_at)
        before = [place for place in asked.get(one.repeats_id, []) if place < (one.written_at, one.pk)]
        # Somebody who asks again has asked before, also where the reader does not see it.
        one.which_time = waits.which_time(max(2, len(before) + 1)) if one.repeats_id else ""
        one.someone_asked = people.get(one.asked_in_life_id)
