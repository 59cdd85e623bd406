"""How long it stays: whose plan is to be deleted now, why, and what that is (manage.py forget)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.models import Max
from django.utils import timezone

from conversations.models import Recording
from networks.models import Connection, HasPlan, SamePerson
from people.models import Alongside, Citizen, Closing, Look, User

ASKED, DIED, QUIET = "asked for it", "has died", "quiet"


@dataclass(frozen=True)
class Due:
    """Somebody whose plan is to be deleted: why, and the day on which that began."""

    citizen: Citizen
    why: str
    since: date


def due(citizen: Citizen | None = None) -> list[Due]:
    """Everybody whose time is over, or this one if it is; for the owner of the tables, who sees them all."""
    closings = Closing.objects.open().filter(delete_on__lte=timezone.localdate()).select_related("citizen")
    people = Citizen.objects.all()
    if citizen:
        closings, people = closings.filter(citizen=citizen), people.filter(pk=citizen.pk)
    found: dict[Any, Due] = {}
    for closing in closings.order_by("at"):
        why, since = (DIED, closing.died_on) if closing.kind == Closing.DIED else (ASKED, None)
        found.setdefault(closing.citizen_id, Due(closing.citizen, why, since or local(closing.at)))
    long_ago = timezone.now() - timedelta(days=round(settings.DELETE_AFTER_QUIET_YEARS * 365.25))
    last = last_touched(citizen)
    for one in people.filter(added_at__lt=long_ago).exclude(pk__in=found).select_related("user"):
        times = [one.added_at, last.get(one.pk), one.user.last_login if one.user else None]
        touched = max(at for at in times if at)
        if touched < long_ago:
            found[one.pk] = Due(one, QUIET, local(touched))
    return sorted(found.values(), key=lambda one: (one.since, str(one.citizen.pk)))


def last_touched(citizen: Citizen | None) -> dict[Any, Any]:
    """When anybody last wrote anything about each citizen, or opened it: in one query a table."""
    last: dict[Any, Any] = {}
    sources = [(Look, "citizen_id", "at")]
    sources += [(event, about(event), "pgh_created_at") for _, event in histories()]
    for model, whose, when in sources:
        rows = model._default_manager.all()
        if citizen:
            rows = rows.filter(**{whose: citizen.pk})
        for pk, at in rows.order_by().values_list(whose).annotate(last=Max(when)):
            if pk and (pk not in last or at > last[pk]):
                last[pk] = at
    return last


def local(at: Any) -> date:
    return timezone.localtime(at).date()


def tables() -> list[type[models.Model]]:
    """Every table with rows of a citizen, in an order to delete them in: what points at another before that other."""
    left = [model for model in apps.get_models() if not is_history(model) and points_at(model, Citizen)] + [Citizen]
    ordered: list[Any] = []
    while left:
        free = [one for one in left if not any(points_at(other, one) for other in left if other is not one)]
        ordered += free
        left = [one for one in left if one not in free]
    return ordered


def histories() -> Iterator[tuple[type[models.Model], Any]]:
    """Of each of these tables that has one: its history."""
    ours = set(tables())
    for model in apps.get_models():
        if is_history(model) and model.pgh_tracked_model in ours:  # type: ignore[attr-defined]
            yield model.pgh_tracked_model, model  # type: ignore[attr-defined]


def is_history(model: type[models.Model]) -> bool:
    return hasattr(model, "pgh_tracked_model")


def points_at(model: type[models.Model], other: type[models.Model]) -> bool:
    return any(field.related_model is other for field in model._meta.local_concrete_fields)


def about(model: Any) -> str:
    """The column that says whose a row is."""
    return "id" if getattr(model, "pgh_tracked_model", model) is Citizen else "citizen_id"


def rows_of(citizen: Citizen) -> "list[models.QuerySet[Any]]":
    """All that is deleted with this citizen, in the order in which it can be.

    Last the histories: deleting a row writes one more of its history.
    """
    found = [model._default_manager.filter(**{about(model): citizen.pk}) for model in tables()]
    histories_of_it = [event._default_manager.filter(**{about(event): citizen.pk}) for _, event in histories()]
    links, histories_of_links = from_other_lives(citizen)
    return links + found + histories_of_it + histories_of_links


def from_other_lives(citizen: Citizen) -> "tuple[list[models.QuerySet[Any]], list[models.QuerySet[Any]]]":
    """What another plan says of this one, and its history: that they have a plan here, and who is the same there."""
    # Asked now: when the histories go, these are gone.
    people = list(Connection.objects.filter(citizen=citizen).values_list("pk", flat=True))
    named: list[tuple[Any, dict[str, Any]]] = [
        (HasPlan, {"plan_id": citizen.pk}),
        (SamePerson, {"other_id__in": people}),
    ]
    elsewhere = {"citizen_id": citizen.pk}
    rows = [model._default_manager.filter(**which).exclude(**elsewhere) for model, which in named]
    return rows, [model.pgh_event_model._default_manager.filter(**which).exclude(**elsewhere) for model, which in named]


def recordings_of(citizen: Citizen) -> list[UUID]:
    """Voices, photos and films, whose files go after the rows are gone."""
    return list(Recording.objects.filter(citizen=citizen).values_list("pk", flat=True))


def rows_of_account(user: User) -> "list[models.QuerySet[Any]]":
    """What an account signs in with, and the account: deleted when it serves nothing else."""
    relations: list[Any] = [one for one in User._meta.get_fields(include_hidden=True) if one.auto_created]
    others = [
        (one.related_model, one.field.name) for one in relations if getattr(one, "on_delete", None) is models.CASCADE
    ]
    found = [model._default_manager.filter(**{name: user.pk}) for model, name in others if not is_history(model)]
    account: Any = User
    return [*found, account.objects.filter(pk=user.pk), account.pgh_event_model.objects.filter(pgh_obj_id=user.pk)]


def serves_something_else(user: User, citizen: Citizen) -> bool:
    """Whether the account is a worker's too, or stands under anything in somebody else's plan."""
    return bool(user.works_as) or any(
        model._default_manager.filter(**{field.name: user.pk}).exclude(**{about(model): citizen.pk}).exists()
        for model in tables()
        for field in model._meta.local_concrete_fields
        if field.related_model is User
    )


def still_signs_in(user: User, citizen: Citizen) -> bool:
    """Whether somebody works here, or walks alongside somebody else."""
    others = Alongside.objects.open().filter(user=user).exclude(citizen=citizen)
    return bool(user.works_as) or others.exists()
