"""Everything that a team noted, newest first: notes, what people asked for, walks; one list of three tables."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import groupby
from typing import Any

from django.db.models import Count, Q
from django.db.models.functions import TruncDate
from django.utils import timezone

from networks.going_on import Shown
from people.models import User
from study.days import days_of
from study.models import Demand, Note, Study, Walk

# What is read at a sitting.
A_PAGE = 30
# In the order in which they stand where they were written in one moment.
KINDS: tuple[tuple[str, Any], ...] = (("note", Note), ("demand", Demand), ("walk", Walk))


@dataclass(frozen=True)
class Place:
    """Where the list goes on: after this row of this kind."""

    on: date
    at: datetime
    kind: int
    pk: int

    @classmethod
    def of(cls, row: Any) -> "Place":
        return cls(row.on, row.at, [name for name, _model in KINDS].index(row.what), row.pk)

    def written(self) -> str:
        """As it stands in an address, where a plus would be read as a space."""
        at = self.at.astimezone(UTC).isoformat().replace("+00:00", "Z")
        return f"{self.on.isoformat()}~{at}~{self.kind}~{self.pk}"

    @classmethod
    def read(cls, after: str) -> "Place | None":
        """What `written` made; anything else is no place, and the list begins at its beginning."""
        try:
            on, at, kind, pk = after.split("~")
            moment = datetime.fromisoformat(at)
            if timezone.is_naive(moment):
                return None
            return cls(date.fromisoformat(on), moment, int(kind), int(pk))
        except ValueError:
            return None

    def later(self, kind: int) -> Q:
        """What of this kind stands further down."""
        same = Q(on=self.on, at=self.at, pk__lt=self.pk) if kind == self.kind else Q()
        if kind > self.kind:
            same = Q(on=self.on, at=self.at)
        further = Q(on__lt=self.on) | Q(on=self.on, at__lt=self.at)
        return further | same if same else further


def of_kind(user: User, study: Study, kind: str, model: Any) -> Any:
    rows = model.objects.visible_to(user).still_there().filter(study=study)
    return rows.annotate(on=TruncDate("at")) if kind == "walk" else rows


def noted(user: User, study: Study, *, after: str = "", on: date | None = None) -> Shown:
    """A page of it, in three queries; `on` one day alone. Each row with `what` it is."""
    place = Place.read(after)
    found: list[Any] = []
    for number, (kind, model) in enumerate(KINDS):
        rows = of_kind(user, study, kind, model)
        if on:
            rows = rows.filter(on=on)
        if place:
            rows = rows.filter(place.later(number))
        for row in rows.order_by("-on", "-at", "-pk")[: A_PAGE + 1]:
            row.what, row.number = kind, number
            found.append(row)
    found.sort(key=lambda row: (row.on, row.at, -row.number, row.pk), reverse=True)
    shown = found[:A_PAGE]
    return Shown(shown, Place.of(shown[-1]).written() if len(found) > A_PAGE else "")


@dataclass(frozen=True)
class OneDay:
    """A day of the study: which it is, and what was noted then."""

    on: date
    number: int
    rows: list[Any]
    how_many: int = 0


def by_day(study: Study, rows: Any) -> Iterator[OneDay]:
    """One heading a day; a day that is none of the study's has no number."""
    numbers = {day: number for number, day in enumerate(days_of(study.began, study.until), 1)}
    for on, these in groupby(rows, key=lambda row: row.on):
        yield OneDay(on, numbers.get(on, 0), list(these))


def the_days(user: User, study: Study) -> list[OneDay]:
    """The days of the study, each with how much was noted, counted by the database."""
    days = days_of(study.began, study.until)
    counted = dict.fromkeys(days, 0)
    for kind, model in KINDS:
        rows = of_kind(user, study, kind, model).filter(on__in=days).order_by()
        for on, how_many in rows.values_list("on").annotate(Count("pk")):
            counted[on] += how_many
    return [OneDay(on, number, [], counted[on]) for number, on in enumerate(days, 1)]
