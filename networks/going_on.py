"""A long list, some of it at a time: where the next ones begin stands in the address, and costs no more further on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils import timezone

A_PAGE = 50


@dataclass(frozen=True)
class Shown:
    """Some of a list, and how the rest begins (""  when this is all)."""

    rows: Sequence[Any]
    next: str = ""


def some_of(rows: Any, by: str, after: str = "") -> Shown:
    """A page of these rows, in the order of their day or moment `by` and of their number, after what `after` names."""
    if place := read(after, rows.model._meta.get_field(by)):
        at, pk = place
        rows = rows.filter(Q(**{f"{by}__gt": at}) | Q(**{by: at, "pk__gt": pk}))
    found = list(rows.order_by(by, "pk")[: A_PAGE + 1])
    shown = found[:A_PAGE]
    return Shown(shown, written(getattr(shown[-1], by), shown[-1].pk) if len(found) > A_PAGE else "")


def written(at: date | datetime, pk: int) -> str:
    """A place in such a list, as it stands in an address, where a plus would be read as a space."""
    moment = at.astimezone(UTC).isoformat().replace("+00:00", "Z") if isinstance(at, datetime) else at.isoformat()
    return f"{moment}~{pk}"


def read(after: str, by: "models.Field[Any, Any]") -> tuple[date | datetime, int] | None:
    """What `written` made of a row by this field; anything else is no place, and the list begins at its beginning."""
    at, _, pk = after.partition("~")
    try:
        if not isinstance(by, models.DateTimeField):
            return date.fromisoformat(at), int(pk)
        moment = datetime.fromisoformat(at)
        return (moment, int(pk)) if timezone.is_aware(moment) else None
    except ValueError:
        return None
