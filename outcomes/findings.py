"""What the rules of the chart find in a series: limits, a change that lasted, dots to ask about."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from statistics import fmean, median
from typing import Literal

from outcomes import xmr

# A change is told only where this many months running are signs of it, and as many are before it and since:
# half a run.
ENOUGH = xmr.RUN // 2


@dataclass(frozen=True)
class Shift:
    """Something changed before the point at the index: the means of the stretch before it, and since."""

    index: int
    before: float
    after: float


@dataclass(frozen=True)
class Finding:
    """The limits that hold now, if there are any; a change that lasted; the dots to ask about, and why."""

    phases: Sequence[xmr.Phase]
    shift: Shift | None
    rings: dict[int, Literal["outside", "3_of_4"]]

    @property
    def limits(self) -> xmr.Limits | None:
        return self.phases[-1].limits

    @property
    def before(self) -> xmr.Limits | None:
        """Those of before the last recorded change that lasted, if one did."""
        return self.phases[-2].limits if len(self.phases) > 1 else None

    @property
    def levels(self) -> tuple[float | None, float | None]:
        """What it was before the change that lasted, if one did, and what it is about now, if that can be said."""
        if self.limits is None:
            return None, None
        earlier = self.shift.before if self.shift else None
        return (self.before.mean if self.before else earlier), (self.shift.after if self.shift else self.limits.mean)


def find(values: xmr.Values, changes: Sequence[int] = (), ends: xmr.Ends = xmr.FROM_NOTHING) -> Finding:
    """A change that was recorded, by the index of the first point after it, begins new limits if it lasted."""
    phases = xmr.phases(values, changes, ends)
    signals = xmr.phase_signals(values, phases)
    shift = _shift(values, phases[-1], signals)
    # Where something changed, limits of before and after together say nothing about a single month.
    judged = range(phases[-1].start if shift else len(values))
    rings = {index: _sign(signals[index]) for index in judged if signals[index] - {"run_of_8"}}
    return Finding(phases, shift, rings)


def _sign(rules: frozenset[xmr.Rule]) -> Literal["outside", "3_of_4"]:
    return "outside" if "outside" in rules else "3_of_4"


def _shift(values: xmr.Values, phase: xmr.Phase, signals: Sequence[frozenset[xmr.Rule]]) -> Shift | None:
    """The latest edge of a stretch of signs on one side, with enough months before it and since."""
    if phase.limits is None:
        return None
    mean = phase.limits.mean
    edges = {phase.start, phase.end}
    inside = range(phase.start, phase.end)
    for (is_sign, _above), run in groupby(inside, lambda each: (bool(signals[each]), _is_above(values[each], mean))):
        indexes = list(run)
        if is_sign and len(indexes) >= ENOUGH:
            edges |= {indexes[0], indexes[-1] + 1}
    for start, edge in reversed(list(pairwise(sorted(edges)[:-1]))):
        before = _known(values, start, edge)
        since = _known(values, edge, phase.end)
        if min(len(before), len(since)) < ENOUGH:
            continue
        # By the one in the middle: a single month far out drags a mean across.
        if (median(before.values()) > mean) != (median(since.values()) > mean):
            return Shift(min(since), fmean(before.values()), fmean(since.values()))
    return None


def _known(values: xmr.Values, start: int, end: int) -> dict[int, float]:
    """By index, without the gaps."""
    return {index: value for index in range(start, end) if (value := values[index]) is not None}


def _is_above(value: float | None, mean: float) -> bool:
    return value is not None and value > mean
