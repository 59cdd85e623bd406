"""How long somebody waited for what they asked for, and how often they had to come back. No Django in here.

An asking waits from the day on which it was asked until the day of the first yes, or the day on which the person ended
it without one; else until now. Whether anybody helped, or said otherwise than yes, changes nothing of that.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Asking:
    """One asking: the days on which it was asked, first said yes to, and ended by the person."""

    asked: date
    first_yes: date | None = None
    ended: date | None = None

    def waited_until(self, today: date) -> date:
        """The first day on which nobody waited for it any more."""
        return min(day for day in (self.first_yes, self.ended, max(today, self.asked)) if day is not None)


def days_waited(chain: Iterable[Asking], today: date) -> int:
    """Days, whole ones, on which somebody waited for a first yes to any of these askings for the same thing.

    Each day counts once, also when the same was asked for twice at a time. A yes on the day of asking is 0 days.
    """
    days, counted = 0, date.min
    for asking in sorted(chain, key=lambda one: one.asked):
        since, until = max(asking.asked, counted), asking.waited_until(today)
        days += max(0, (until - since).days)
        counted = max(counted, until)
    return days


def comings_back(chain: Iterable[Asking]) -> int:
    """How many times it was asked for again: the askings after the first. 0 for what was asked for once."""
    return max(0, sum(1 for _asking in chain) - 1)
