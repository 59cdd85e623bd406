"""Who has looked, as one tells it: looks with never half an hour between them are one visit. Nothing of Django."""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from itertools import groupby

PAUSE = timedelta(minutes=30)


@dataclass(frozen=True)
class Seen:
    """One opening of something: by whom, of what, when (as the clock on the wall says), in which urgent look."""

    who: Hashable
    what: str
    at: datetime
    urgent: Hashable = None


@dataclass
class Visit:
    """What one person opened at one sitting, on one day."""

    who: Hashable
    urgent: Hashable
    first: datetime
    last: datetime
    what: list[str] = field(default_factory=list)

    def goes_on(self, seen: Seen) -> bool:
        return seen.at - self.last <= PAUSE and seen.at.date() == self.last.date()


def visits(seen: Iterable[Seen]) -> list[Visit]:
    """Newest first; in each, what was opened in the order it was opened, and each thing once."""
    latest: dict[tuple[Hashable, Hashable], Visit] = {}
    found: list[Visit] = []
    for one in sorted(seen, key=lambda one: one.at):
        visit = latest.get((one.who, one.urgent))
        if visit is None or not visit.goes_on(one):
            visit = latest[one.who, one.urgent] = Visit(one.who, one.urgent, one.at, one.at)
            found.append(visit)
        visit.last = one.at
        if one.what not in visit.what:
            visit.what.append(one.what)
    return sorted(found, key=lambda visit: visit.last, reverse=True)


def by_month(found: Iterable[Visit]) -> list[tuple[date, list[Visit]]]:
    """Visits that stand newest first, under the first day of their month."""
    return [(month, list(ones)) for month, ones in groupby(found, key=lambda visit: visit.last.date().replace(day=1))]


def a_page(seen: Sequence[Seen], size: int) -> tuple[Sequence[Seen], datetime | None]:
    """Of looks that stand newest first, those of whole days; and before when the older ones are, if there are any.

    `seen` holds one more than `size` when there are older ones. A single day with more looks than that is cut where
    it must be, so that no look is ever on no page.
    """
    if len(seen) <= size:
        return seen, None
    rest = seen[size]
    whole_days = [one for one in seen if one.at.date() > rest.at.date()]
    if whole_days:
        return whole_days, datetime.combine(whole_days[-1].at.date(), time.min, tzinfo=rest.at.tzinfo)
    newer = [one for one in seen if one.at > rest.at]
    return newer, rest.at + timedelta(microseconds=1)
