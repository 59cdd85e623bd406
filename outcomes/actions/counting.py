"""Counting: what was protected is written once, and never changed.

Reads the people's database as its owner, adds up there (outcomes/counting.py), protects (outcomes/protecting.py) and
writes to the published one, each period by itself: what is done when it is stopped is done, and the next run goes on.
"""

import hmac
import logging
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Max, Min
from django.utils import timezone

from conversations.models import Conversation
from networks.models import SupportRequest
from outcomes import counting, disclosure, protecting
from outcomes.counting import MONTH, QUARTER, TEAM, Leaf, Population, Tally, Unit
from outcomes.figures import Part
from outcomes.measures import MEASURES, Kind, Measure
from outcomes.models import Count, Release
from outcomes.periods import every, first_day
from outcomes.router import PUBLISHED
from people.models import Alongside, Citizen, Place, Team

log = logging.getLogger("count")
# Nobody else counts while somebody does.
LOCK = 7_001
PARAMETERS = {
    "minimum_people": disclosure.MINIMUM_PEOPLE,
    "round_to": disclosure.ROUND_TO,
    "scale": disclosure.SCALE,
    "blur": disclosure.BLUR,
    "mean_people": disclosure.MEAN_PEOPLE,
    "largest_share": disclosure.LARGEST_SHARE,
    "others_share": disclosure.OTHERS_SHARE,
    "fewest_workers": protecting.FEWEST_WORKERS,
    "fewest_to_divide_by": protecting.FEWEST_TO_DIVIDE_BY,
}


class CannotCountError(Exception):
    """Nothing was counted, and this is why."""


@dataclass(frozen=True)
class Wanted:
    """Which periods: those without figures yet; or one month of them; or, again, all of a year that is over."""

    month: date | None = None
    correct: int | None = None


@dataclass(frozen=True)
class Counted:
    """What was released, or would be: how many cells, and why so many of them are hidden. No figure."""

    measure: Measure
    length: str
    period: date
    revision: int
    cells: int
    hidden: Mapping[str, int]

    def __str__(self) -> str:
        whys = ", ".join(f"{many} {why}" for why, many in sorted(self.hidden.items()))
        again = f", revision {self.revision}" if self.revision else ""
        hidden = f"{sum(self.hidden.values())} hidden" + (f" ({whys})" if whys else "")
        shown = self.cells - sum(self.hidden.values())
        return f"{self.measure.key} {self.period:%Y-%m} by {self.length}{again}: {shown} shown, {hidden}"


def count(wanted: Wanted, *, dry_run: bool = False, measures: Iterable[Measure] = MEASURES) -> Iterator[Counted]:
    """One line for each release, as it is made; with `dry_run` nothing is written."""
    with alone():
        over = {length: finished(length) for length in (MONTH, QUARTER)}
        due = {
            (measure, length): periods
            for measure in measures
            for length in counting.lengths(measure)
            if (periods := _due(measure, length, over[length], wanted))
        }
        if wanted.correct and not due:
            raise CannotCountError(
                f"{wanted.correct} was corrected this year, or never counted: once a year is enough."
            )
        of_all = {length: _OfAll.read(length, _span(due, length)) for length in {length for _, length in due}}
        for (measure, length), periods in due.items():
            tallies = _tallies(measure, length, periods)
            for period in periods:
                revision = _revision(measure, length, period)
                parts = of_all[length].protected(measure, period, revision, tallies.get(period, {}))
                yield _release(measure, length, period, revision, parts, dry_run=dry_run)


@contextmanager
def alone() -> Iterator[None]:
    """A transaction of the people's database, which nothing is written to, for as long as it takes."""
    if not sees_everything():
        raise CannotCountError("Counting is for the role that owns the tables: run manage.py count.")
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select pg_try_advisory_xact_lock(%s)", [LOCK])
        if not cursor.fetchone()[0]:
            raise CannotCountError("Somebody is counting at this moment: run it again when that is done.")
        # Sums over everybody, in memory; compiling them takes longer than they do.
        cursor.execute("set local work_mem = '64MB'; set local jit = off")
        yield


def sees_everything() -> bool:
    """Whether no wall stands before whoever counts: behind it every figure would come out too small."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select not (row_security_active(%s) or row_security_active(%s))",
            [Citizen._meta.db_table, Alongside._meta.db_table],
        )
        return bool(cursor.fetchone()[0])


def finished(length: str, today: date | None = None) -> list[date]:
    """From the period in which anybody was first met or anything written down, to the last one that is over."""
    asked = (Citizen, "added_at"), (Conversation, "written_at"), (SupportRequest, "written_at")
    begun = [model.objects.aggregate(first=Min(field))["first"] for model, field in asked]
    known = [timezone.localtime(moment, timezone.get_default_timezone()).date() for moment in begun if moment]
    if not known:
        return []
    return list(every(first_day(min(known), length), counting.last_finished(today or _today(), length), length))


def _today() -> date:
    return timezone.localdate(timezone=timezone.get_default_timezone())


def _due(measure: Measure, length: str, periods: Sequence[date], wanted: Wanted) -> list[date]:
    """Those of the periods to count, oldest first."""
    if wanted.correct:
        return _to_correct(measure, length, wanted.correct)
    if wanted.month:
        if wanted.month > counting.last_finished(_today(), MONTH):
            raise CannotCountError(f"{wanted.month:%Y-%m} is not over yet: it can be counted when it is.")
        ends = counting.last_day(wanted.month, MONTH)
        periods = [first_day(ends, length)] if counting.last_day(first_day(ends, length), length) == ends else []
    there = set(Release.objects.filter(measure=measure.key, length=length).values_list("period", flat=True))
    return [period for period in periods if period not in there]


def _to_correct(measure: Measure, length: str, year: int) -> list[date]:
    if year >= _today().year:
        raise CannotCountError(f"{year} is not over yet: a year is corrected when it is.")
    rows = Release.objects.filter(measure=measure.key, length=length, period__year=year)
    this_year = rows.filter(revision__gt=0, at__gte=timezone.localtime().replace(month=1, day=1, hour=0, minute=0))
    corrected = set(this_year.values_list("period", flat=True))
    return [period for period in sorted(set(rows.values_list("period", flat=True))) if period not in corrected]


def _span(due: Mapping[tuple[Measure, str], Sequence[date]], length: str) -> tuple[date, date]:
    periods = [period for (_, of_length), some in due.items() if of_length == length for period in some]
    return min(periods), max(periods)


def _rows(statement: str, given: Mapping[str, Any]) -> list[counting.Row]:
    with connection.cursor() as cursor:
        cursor.execute(statement, given)
        rows: list[counting.Row] = cursor.fetchall()
    return rows


def _tallies(measure: Measure, length: str, periods: Sequence[date]) -> dict[date, dict[Leaf, Tally]]:
    given = counting.parameters(periods[0], periods[-1], length, settings.TIME_ZONE, measure)
    return counting.tallies(_rows(counting.tallied(measure, counting.by_unit(measure, length)), given))


@dataclass(frozen=True)
class _OfAll:
    """What every measure needs to know of these periods: who is here, and who works with them."""

    length: str
    populations: Mapping[date, Mapping[Leaf, Population]]
    workers: Mapping[date, Mapping[Unit, int]]
    units: Sequence[Unit] = field(default_factory=list)

    @classmethod
    def read(cls, length: str, span: tuple[date, date]) -> "_OfAll":
        given = counting.parameters(*span, length, settings.TIME_ZONE)
        workers: dict[date, dict[Unit, int]] = {}
        for period, team, many in _rows(counting.workers(), given):
            workers.setdefault(period, {})[(TEAM, team) if team else counting.EVERYWHERE] = many
        return cls(
            length,
            counting.populations(_rows(counting.population(length == QUARTER), given)),
            workers,
            [(kind, name) for kind, name in _units()],
        )

    def protected(
        self, measure: Measure, period: date, revision: int, tallies: Mapping[Leaf, Tally]
    ) -> list[tuple[Unit, Part]]:
        units = self.units if counting.by_unit(measure, self.length) else []
        if measure.kind is Kind.FOR_EACH_WORKER:
            # Workers have a team, and work in many places.
            units = [unit for unit in units if unit[0] == TEAM]
        exact = protecting.Exact(
            measure=measure,
            period=_drawn_for(counting.last_day(period, self.length), revision),
            secret=_secret(),
            tallies=tallies,
            populations=self.populations.get(period, {}),
            units=units,
            workers=self.workers.get(period, {}),
        )
        return list(protecting.parts(exact))


def _drawn_for(last: date, revision: int) -> str:
    """A correction draws anew: with the noise of before, a figure that differs would tell by how much."""
    return f"{last:%Y-%m-%d}" + (f" corrected {revision}" if revision else "")


def _units() -> Iterator[Unit]:
    for kind, model in ((Count.Of.TEAM, Team), (Count.Of.PLACE, Place)):
        for name in model.objects.order_by("name").values_list("name", flat=True):
            yield kind.value, name


def _secret() -> bytes:
    """The key of the noise. What is released is frozen: with another key only what comes later is drawn anew."""
    key = settings.FIGURES_SECRET or settings.SECRET_KEY
    return hmac.digest(key.encode(), b"outcomes.counting", "sha256")


def _revision(measure: Measure, length: str, period: date) -> int:
    """0 for what was never counted; then 1, 2…"""
    mine = Release.objects.filter(measure=measure.key, length=length, period=period)
    last = mine.aggregate(last=Max("revision"))["last"]
    return 0 if last is None else last + 1


def _release(
    measure: Measure,
    length: str,
    period: date,
    revision: int,
    parts: Sequence[tuple[Unit, Part]],
    *,
    dry_run: bool,
) -> Counted:
    hidden = Counter(part.why for _, part in parts if part.figure is None)
    counted = Counted(measure, length, period, revision, len(parts), hidden)
    if dry_run:
        return counted
    with transaction.atomic(using=PUBLISHED):
        release = Release.objects.create(
            measure=measure.key,
            length=length,
            period=period,
            revision=counted.revision,
            cells=counted.cells,
            hidden=sum(hidden.values()),
            parameters=PARAMETERS,
        )
        Count.objects.bulk_create(
            Count(
                release=release,
                unit_kind=kind,
                unit=unit,
                part=part.part,
                low=part.low,
                high=part.high,
                figure=part.figure,
                why=part.why,
            )
            for (kind, unit), part in parts
        )
    log.info("Released: %s", counted)
    return counted
