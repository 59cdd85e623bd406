"""Then and now: what stood on the map on an earlier day, and what is different today. Pure computation."""

from calendar import monthrange
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, Protocol, TypeVar


class Stands(Protocol):
    """One connection, as far as it is compared."""

    circle: int  # 1 is closest
    tie: str
    ended: bool
    died: bool


Row = TypeVar("Row")


@dataclass(frozen=True)
class Version(Generic[Row]):
    """A row as it was after one change."""

    made: date
    put_away: bool
    row: Row


def began(written: date, year: int | None) -> date:
    """From when it was in this life: when it was written down, or by the end of the year that somebody said."""
    return min(written, date(year, 12, 31)) if year else written


def as_it_stood(versions: Sequence[Version[Row]], since: date, day: date) -> Row | None:
    """What was on the map at the end of `day`, of one that is in this life since `since`; `versions` oldest first.

    What was written down only later is taken as it was written first.
    """
    if not versions or day < since:
        return None
    latest = next((version for version in reversed(versions) if version.made <= day), versions[0])
    return None if latest.put_away else latest.row


def new(then: Mapping[int, Stands], now: Mapping[int, Stands]) -> list[int]:
    """Drawn today, and not on the map then."""
    return [key for key in now if key not in then]


def gone(then: Mapping[int, Stands], now: Mapping[int, Stands]) -> list[int]:
    return [key for key in then if key not in now]


def changed(then: Mapping[int, Stands], now: Mapping[int, Stands]) -> dict[int, list[str]]:
    """Of those on both maps that are different, in which ways."""
    ways = {key: list(ways_of(then[key], now[key])) for key in now if key in then}
    return {key: found for key, found in ways.items() if found}


def ways_of(then: Stands, now: Stands) -> Iterator[str]:
    if now.circle != then.circle:
        yield "nearer" if now.circle < then.circle else "further"
    if now.tie != then.tie:
        yield "tie"
    if now.died != then.died:
        yield "died" if now.died else "alive"
    elif now.ended != then.ended and not now.died:
        yield "ended" if now.ended else "again"


def months_before(day: date, months: int) -> date:
    """The same day so many months earlier, or the last of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
