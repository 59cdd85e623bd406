"""What to expect of a figure, and when to ask why: the XmR chart (individual values and moving ranges).

A series is one value a period (or a person) in order, all in one unit; None is a period with too few people
to show: a gap, never a zero. Source: D. J. Wheeler, "Understanding Variation" (SPC Press, 2000), for the
factors and the three signs.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import fmean
from typing import Literal

Values = Sequence[float | None]
Rule = Literal["outside", "run_of_8", "3_of_4"]

# Three standard deviations of single values, from the mean of ranges of two: 3 / d2, d2 = 1.128.
LIMIT_FACTOR = 2.66
# The upper limit of those ranges themselves: D4 for ranges of two.
RANGE_FACTOR = 3.268
# Under this many points there are no limits, and under the second they are provisional.
FEWEST_POINTS = 6
SETTLED_POINTS = 12
# Gaps take ranges away; with fewer than these there is nothing to judge ordinary ups and downs by.
FEWEST_RANGES = 3
RUN = 8
# Sums of fractions differ in their last digit; that is not a sign of anything.
TOLERANCE = 1e-9


@dataclass(frozen=True)
class Ends:
    """What the values cannot go beyond, so that no limit is there either; None where nothing ends them."""

    lowest: float | None = 0.0
    highest: float | None = None

    def within(self, value: float) -> float:
        if self.lowest is not None:
            value = max(self.lowest, value)
        return value if self.highest is None else min(self.highest, value)


FROM_NOTHING, IN_EVERY_100, ENDLESS = Ends(), Ends(highest=100.0), Ends(lowest=None)


@dataclass(frozen=True)
class Limits:
    """What to expect, in the unit of the values; `range_upper` is for the moving ranges."""

    mean: float
    mean_moving_range: float
    upper: float
    lower: float
    range_upper: float
    points: int

    @property
    def provisional(self) -> bool:
        return self.points < SETTLED_POINTS


@dataclass(frozen=True)
class Phase:
    """The points `start` to `end` (exclusive) that are judged together; no limits while they are too few."""

    start: int
    end: int
    limits: Limits | None


def limits(values: Values, ends: Ends = FROM_NOTHING) -> Limits | None:
    """Mean ± 2.66 mean moving ranges, not beyond the ends; None for fewer than six points.

    A moving range is the difference between two neighbours: none is taken across a gap.
    """
    known = [value for value in values if value is not None]
    ranges = [abs(two - one) for one, two in pairwise(values) if one is not None and two is not None]
    if len(known) < FEWEST_POINTS or len(ranges) < FEWEST_RANGES:
        return None
    mean, mean_range = fmean(known), fmean(ranges)
    return Limits(
        mean=mean,
        mean_moving_range=mean_range,
        upper=ends.within(mean + LIMIT_FACTOR * mean_range),
        lower=ends.within(mean - LIMIT_FACTOR * mean_range),
        range_upper=RANGE_FACTOR * mean_range,
        points=len(known),
    )


def signals(values: Values, limits: Limits) -> list[frozenset[Rule]]:
    """For each point, the reasons to ask about it: an empty set for ordinary ups and downs and for gaps.

    "outside": beyond a limit. "run_of_8": in eight or more running on one side of the mean.
    "3_of_4": one of three, within four running, nearer to the same limit than to the mean.
    A gap ends a run, and so does a point on the mean: it is on neither side.
    """
    found: list[set[Rule]] = [set() for _ in values]
    # The limits before they were cut off at an end, or an ordinary low month would count as near to one.
    halfway = LIMIT_FACTOR * limits.mean_moving_range / 2
    for index in _outside(values, limits):
        found[index].add("outside")
    for index in _together(_sides(values, limits.mean, 0), size=RUN, enough=RUN):
        found[index].add("run_of_8")
    for index in _together(_sides(values, limits.mean, halfway), size=4, enough=3):
        found[index].add("3_of_4")
    return [frozenset(rules) for rules in found]


def phases(values: Values, changes: Iterable[int], ends: Ends = FROM_NOTHING) -> list[Phase]:
    """The series cut at those recorded changes that lasted; each phase has limits of its own.

    A change is given by the index of the first point after it. It has lasted when that point and the next
    seven known ones are all on one side of the mean before. What came before keeps its limits for good.
    """
    starts = [0]
    for change in sorted(set(changes)):
        if starts[-1] < change < len(values):
            before = limits(values[starts[-1] : change], ends)
            if before and _lasted(values[change:], before.mean):
                starts.append(change)
    cut = pairwise([*starts, len(values)])
    return [Phase(start, end, limits(values[start:end], ends)) for start, end in cut]


def phase_signals(values: Values, phases: Sequence[Phase]) -> list[frozenset[Rule]]:
    """The signals of each point by the limits of its own phase; nothing is a signal without limits."""
    found: list[frozenset[Rule]] = []
    for phase in phases:
        part = values[phase.start : phase.end]
        found += signals(part, phase.limits) if phase.limits else [frozenset[Rule]() for _ in part]
    return found


def _outside(values: Values, limits: Limits) -> list[int]:
    return [
        index
        for index, value in enumerate(values)
        if value is not None and (_above(value, limits.upper) or _above(limits.lower, value))
    ]


def _above(value: float, line: float) -> bool:
    return value - line > TOLERANCE * max(1.0, abs(line))


def _sides(values: Values, mean: float, distance: float) -> list[int | None]:
    """1 for a point that is more than the distance above the mean, -1 if below, 0 if neither; None a gap."""
    return [
        None if value is None else _above(value, mean + distance) - _above(mean - distance, value) for value in values
    ]


def _together(sides: Sequence[int | None], size: int, enough: int) -> set[int]:
    """The points on one side, wherever at least `enough` of `size` neighbours are on that side."""
    found: set[int] = set()
    for start in range(len(sides) - size + 1):
        window = range(start, start + size)
        if any(sides[index] is None for index in window):
            continue
        for side in (1, -1):
            there = [index for index in window if sides[index] == side]
            if len(there) >= enough:
                found.update(there)
    return found


def _lasted(values: Values, mean: float) -> bool:
    known = [value for value in values if value is not None][:RUN]
    return bool(_together(_sides(known, mean, 0), size=RUN, enough=RUN))
