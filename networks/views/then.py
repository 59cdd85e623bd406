"""Then and now: the map as it was on an earlier day beside today's, and in words what is different."""

from collections import defaultdict
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.defaultfilters import date as format_date
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from networks import then_and_now, together, words
from networks.drawing import drawn, legend
from networks.forms.connections import ThenForm
from networks.models import Connection
from networks.same import joined
from networks.then_and_now import Version, as_it_stood, began, months_before
from networks.views.life import by_circle
from people import access
from people.access import SharedPart
from people.models import Citizen, User
from people.views.persons import is_own, person_page, signed_in, the_sharer


@require_GET
def then(request: HttpRequest, citizen_id: Any) -> HttpResponse:
    """`?on=2026-03-01`: which day it is compared with; without it, when the map began."""
    citizen = the_sharer(request, citizen_id, SharedPart.PEOPLE, opening="people")
    user, own = signed_in(request), is_own(request, citizen)
    rows = list(Connection.objects.visible_to(user).of(citizen).order_by("written_at", "pk"))
    days = days_to_compare(citizen, rows)
    form = ThenForm(request.GET if "on" in request.GET else None)
    day = form.cleaned_data["on"] if form.is_valid() else the_beginning(days, rows)
    whose = words.whose_people(citizen, own=own)
    context = {"days": days, "form": form, "day": day, "whose": whose}
    if day:
        context |= compared(user, citizen, rows, day, own=own)
        context["whose_then"] = f"{whose}, {format_date(day, 'j F Y')}"
    return person_page(request, "networks/life_then.html", citizen, context, status=422 if form.errors else 200)


def days_to_compare(citizen: Citizen, rows: list[Any]) -> dict[date, str]:
    """Earlier days on which somebody was on the map, the earliest first, and what is said of each."""
    if not rows:
        return {}
    today = timezone.localdate()
    first = min(map(since, rows))
    days = {
        timezone.localdate(citizen.added_at): _("When the plan began"),
        months_before(today, 3): _("Three months ago"),
        months_before(today, 6): _("Six months ago"),
        months_before(today, 12): _("A year ago"),
        min(timezone.localdate(one.written_at) for one in rows): _("When the first of them was written down"),
    }
    return {day: said for day, said in sorted(days.items()) if first <= day < today}


def the_beginning(days: dict[date, str], rows: list[Any]) -> date | None:
    """The first day to compare with on which somebody had been written down; else the first."""
    written = min((timezone.localdate(one.written_at) for one in rows), default=None)
    return next((day for day in days if written and day >= written), next(iter(days), None))


def since(one: Any) -> date:
    return began(timezone.localdate(one.written_at), one.since_year)


def compared(user: User, citizen: Citizen, rows: list[Any], day: date, *, own: bool) -> dict[str, Any]:
    """Both maps, both sentences, and what is different between them."""
    stood, here = as_they_stood(user, rows, day), {one.pk: one for one in rows if one.put_away_at is None}
    said = together.said_of(user, citizen)
    same = joined(said.same, said.apart)
    stood, here = as_one(stood, same), as_one(here, same)
    new = then_and_now.new(stood, here)
    ways = then_and_now.changed(stood, here)
    for one in [*stood.values(), *here.values()]:
        one.between = words.between(one, citizen, own=own)
    return {
        "then": drawn(citizen, stood.values(), linked=False, name="then"),
        "now": drawn(citizen, here.values(), new=[here[key].pk for key in new]),
        "how_many_then": words.how_many(list(stood.values())),
        "how_many_now": words.how_many(list(here.values())),
        "legend": legend(new=True),
        "new": [here[key] for key in new],
        "changed": [(here[key], words.changed(stood[key], here[key], found)) for key, found in ways.items()],
        "gone": [stood[key] for key in then_and_now.gone(stood, here)],
        "circles_then": by_circle(list(stood.values())),
    }


def as_one(rows: dict[int, Any], same: dict[int, set[int]]) -> dict[int, Any]:
    """One for all who are the same, under a key that they have on both days."""
    found: dict[int, Any] = {}
    for key, row in rows.items():
        found.setdefault(min(same.get(key, {key})), row)
    return found


def as_they_stood(user: User, rows: list[Any], day: date) -> dict[int, Any]:
    """Each as its history has it at the end of that day; not what was told more closely then than this user may see."""
    history: dict[int, list[Version[Any]]] = defaultdict(list)
    events: Any = Connection.pgh_event_model  # type: ignore[attr-defined]
    rule = access.may_see(user, Connection.PART)
    for row in events.objects.filter(rule, pgh_obj_id__in=[one.pk for one in rows]).order_by("pgh_id"):
        made = timezone.localdate(row.pgh_created_at)
        history[row.pgh_obj_id].append(Version(made, row.put_away_at is not None, row))
    stood = {one.pk: as_it_stood(history[one.pk], since(one), day) for one in rows}
    return {key: row for key, row in stood.items() if row is not None}
