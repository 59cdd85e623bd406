"""The figures of a measure in order, those of before and those that were counted, and what was written beside them.

Three queries for any number of measures, all of what is published.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, Literal

from django.db.models import CharField, F, Q, Value

from outcomes import figures
from outcomes.figures import NOT_COUNTED, Figure, Month, Part, Parts
from outcomes.measures import Kind, Measure
from outcomes.models import Baseline, Change, Count, Note, Release
from outcomes.periods import after, every, first_day

Length = Literal["month", "quarter"]
Unit = tuple[str, str]
EVERYWHERE: Unit = ("", "")
BUDGET, COST = "budget", "cost"
UNDERSPEND, COST_AVOIDED = "underspend", "cost_avoided"


@dataclass(frozen=True)
class Point:
    """One month or quarter. `value` None: `why` says why (outcomes/figures.py). `source`: "before" or "counted"."""

    first_day: date
    value: float | None
    why: str = ""
    source: str = ""
    people: float | None = None


@dataclass(frozen=True)
class Written:
    """A change, on its day, or a note, of the period that begins on that day, in the words of the team."""

    pk: int
    day: date
    words: str
    language: str

    @property
    def sentence(self) -> str:
        """To be followed by another."""
        return self.words if self.words.endswith((".", "!", "?", "…")) else f"{self.words}."


@dataclass(frozen=True)
class Series:
    """One measure of the whole organisation, or of a team or a place; the oldest point first."""

    measure: Measure
    points: Sequence[Point] = ()
    changes: Sequence[Written] = ()
    notes: Sequence[Written] = ()
    length: Length = "month"
    unit_kind: str = ""
    unit: str = ""

    @cached_property
    def charted(self) -> Sequence[Point]:
        """From the first point that has a figure: what came before it would be an empty space."""
        begun = next((index for index, point in enumerate(self.points) if point.value is not None), None)
        return [] if begun is None else self.points[begun:]

    @cached_property
    def days(self) -> list[date]:
        return [point.first_day for point in self.charted]

    @cached_property
    def values(self) -> list[float | None]:
        return [point.value for point in self.charted]

    @cached_property
    def recorded(self) -> list[tuple[int, Written]]:
        """Each change that is within the chart, with the index of the first point after it."""
        placed = ((self._first_after(change.day), change) for change in self.changes)
        return [(index, change) for index, change in placed if 0 < index < len(self.days)]

    def _first_after(self, day: date) -> int:
        """A period belongs to what came after the change when half of it or more does."""
        for index, begins in enumerate(self.days):
            ends = after(begins, self.length)
            if (ends - day) * 2 >= ends - begins:
                return index
        return len(self.days)

    def notes_of(self, day: date) -> list[Written]:
        return [note for note in self.notes if note.day == day]


@dataclass
class _Published:
    """What was read, by unit, measure and period."""

    counted: dict[Unit, dict[str, dict[date, dict[str, Part]]]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(lambda: defaultdict(dict)))
    )
    before: dict[str, dict[str, dict[date, Month]]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(dict))
    )
    changes: list[tuple[str, Written]] = field(default_factory=list)
    notes: dict[Unit, dict[str, list[Written]]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(list)))


def read(measures: Iterable[Measure], unit_kind: str = "", unit: str = "") -> list[Series]:
    """Of the whole organisation by month, or by quarter what is rare; of a team or a place by quarter."""
    measures = list(measures)
    published = _read(measures, Q(unit_kind=unit_kind, unit=unit), by_quarter=bool(unit_kind))
    return [_series(measure, published, (unit_kind, unit)) for measure in measures]


def read_units(measure: Measure) -> list[Series]:
    """Of every team, then of every place, each by name: in no other order."""
    published = _read([measure], ~Q(unit_kind=""), by_quarter=True)
    places = published.before if measure.below else {}
    units = set(published.counted) | {(Count.Of.PLACE.value, place) for place in places if place}
    ordered = sorted(units, key=lambda unit: (unit[0] == Count.Of.PLACE, unit[1].casefold()))
    return [_series(measure, published, unit) for unit in ordered]


def _read(measures: Sequence[Measure], units: Q, *, by_quarter: bool) -> _Published:
    keys = {measure.key for measure in measures}
    keys |= {COST, BUDGET} if keys & {UNDERSPEND, COST_AVOIDED} else set()
    rare = {measure.key for measure in measures if measure.quarterly}
    quarters, months = (keys, set()) if by_quarter else (rare, keys - rare)
    published = _Published()
    _read_counts(published, quarters, months, units)
    _read_baseline(published, keys)
    _read_what_was_written(published, keys)
    return published


def _read_counts(published: _Published, quarters: Collection[str], months: Collection[str], units: Q) -> None:
    by_quarter = Q(length=Release.Length.QUARTER, measure__in=quarters)
    # A correction stands in the place of what it corrects, whole.
    latest = (
        Release.objects.filter(by_quarter | Q(length=Release.Length.MONTH, measure__in=months))
        .order_by("measure", "length", "period", "-revision")
        .distinct("measure", "length", "period")
    )
    rows = Count.objects.filter(units, release__in=latest.values("pk")).order_by()
    names = ("release__measure", "release__period", "unit_kind", "unit", "part", "figure", "why", "low", "high")
    for key, period, unit_kind, unit, *part in rows.values_list(*names):
        published.counted[unit_kind, unit][key][period][part[0]] = Part(*part)


def _read_baseline(published: _Published, keys: Collection[str]) -> None:
    rows = Baseline.objects.filter(measure__in=keys).order_by()
    for key, place, month, value, people in rows.values_list("measure", "place", "month", "value", "people"):
        published.before[place][key][first_day(month)] = Month(value, people)


def _read_what_was_written(published: _Published, keys: Collection[str]) -> None:
    """Changes and notes in one query."""
    names = ("kind", "measure", "on", "pk", "words", "language", "of", "at_unit")
    nothing = Value("", output_field=CharField())
    changes = Change.objects.still_there().filter(Q(measure="") | Q(measure__in=keys))
    notes = Note.objects.still_there().filter(measure__in=keys)
    said = changes.annotate(kind=Value("change"), on=F("day"), of=nothing, at_unit=nothing).values_list(*names)
    noted = notes.annotate(kind=Value("note"), on=F("period"), of=F("unit_kind"), at_unit=F("unit"))
    for kind, key, day, pk, words, language, unit_kind, unit in (
        said.order_by().union(noted.order_by().values_list(*names), all=True).order_by("on", "pk")
    ):
        written = Written(pk, day, words, language)
        if kind == "change":
            published.changes.append((key, written))
        else:
            published.notes[unit_kind, unit][key].append(written)


def _series(measure: Measure, published: _Published, unit: Unit) -> Series:
    unit_kind, name = unit
    length: Length = "quarter" if unit_kind or measure.quarterly else "month"
    place = name if unit_kind == Count.Of.PLACE else ""
    counted = published.counted.get(unit, {})
    before = published.before.get(place, {}) if place or not unit_kind else {}
    if measure.kind is Kind.WORKED_OUT:
        found = _worked_out(measure, counted.get(COST, {}), before)
    else:
        months = _baseline(measure, before.get(measure.key, {}), length)
        found = _joined(measure, counted.get(measure.key, {}), months)
    return Series(
        measure=measure,
        points=_every_period(found, length),
        changes=[change for key, change in published.changes if key in ("", measure.key)],
        notes=published.notes[unit][measure.key],
        length=length,
        unit_kind=unit_kind,
        unit=name,
    )


def _joined(measure: Measure, counted: Mapping[date, Parts], before: Mapping[date, Month]) -> dict[date, Point]:
    """What was counted stands before what the old books say of the same month, also where it is hidden."""
    points = {day: Point(day, month.value, "", "before", month.people) for day, month in before.items()}
    for day, parts in counted.items():
        points[day] = _counted(day, figures.figure_of(measure.kind, parts), parts)
    return points


def _worked_out(measure: Measure, cost: Mapping[date, Parts], before: Mapping[str, Any]) -> dict[date, Point]:
    books, budget = before.get(COST, {}), before.get(BUDGET, {})
    points: dict[date, Point] = {}
    if measure.key == UNDERSPEND:
        for day, month in books.items():
            value = figures.underspend_before(budget[day].value if day in budget else None, month)
            if value is not None:
                points[day] = Point(day, value, "", "before", month.people)
        for day, parts in cost.items():
            points[day] = _counted(day, figures.underspend(budget[day].value if day in budget else None, parts), parts)
        return points
    price = figures.price_of_before(month for day, month in books.items() if day not in cost)
    return {day: _counted(day, figures.cost_avoided(price, parts), parts) for day, parts in cost.items()}


def _counted(day: date, figure: Figure, parts: Parts) -> Point:
    return Point(day, figure.value, figure.why, "counted", figures.people_of(parts))


def _baseline(measure: Measure, months: Mapping[date, Month], length: Length) -> Mapping[date, Month]:
    if length == "month":
        return months
    quarters: dict[date, list[Month]] = defaultdict(list)
    for day, month in months.items():
        quarters[first_day(day, "quarter")].append(month)
    together = {
        day: figures.quarter_before(measure.kind, three, quarterly=measure.quarterly) for day, three in quarters.items()
    }
    return {day: quarter for day, quarter in together.items() if quarter}


def _every_period(points: Mapping[date, Point], length: Length) -> list[Point]:
    """A month that was not counted stands among the others without a figure."""
    if not points:
        return []
    days = every(min(points), max(points), length)
    return [points.get(day) or Point(day, None, NOT_COUNTED) for day in days]
