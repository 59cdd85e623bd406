"""What a chart says, in words: the sentence that is its title, and what stands under it."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby, pairwise
from statistics import fmean
from typing import Literal

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from outcomes import xmr
from outcomes.measures import Measure

# A change is told only where this many months running are signs of it, and as many are before it and since:
# half a run.
ENOUGH = xmr.RUN // 2

DAYS = {
    1: gettext_lazy("about a day"),
    2: gettext_lazy("about two days"),
    3: gettext_lazy("about three days"),
    4: gettext_lazy("about four days"),
    5: gettext_lazy("about five days"),
    6: gettext_lazy("about six days"),
    7: gettext_lazy("about a week"),
    8: gettext_lazy("about eight days"),
    9: gettext_lazy("about nine days"),
    10: gettext_lazy("about ten days"),
}
WEEKS = {
    2: gettext_lazy("about two weeks"),
    3: gettext_lazy("about three weeks"),
    4: gettext_lazy("about four weeks"),
    5: gettext_lazy("about five weeks"),
    6: gettext_lazy("about six weeks"),
    7: gettext_lazy("about seven weeks"),
    8: gettext_lazy("about eight weeks"),
    9: gettext_lazy("about nine weeks"),
    10: gettext_lazy("about ten weeks"),
    11: gettext_lazy("about eleven weeks"),
    12: gettext_lazy("about twelve weeks"),
}


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


def find(values: xmr.Values, changes: Sequence[int] = ()) -> Finding:
    """What the rules of the chart find in a series; a change that was recorded begins new limits."""
    phases = xmr.phases(values, changes)
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
        was, now = fmean(before.values()), fmean(since.values())
        if (was > mean) != (now > mean):
            return Shift(min(since), was, now)
    return None


def _known(values: xmr.Values, start: int, end: int) -> dict[int, float]:
    """By index, without the gaps."""
    return {index: value for index in range(start, end) if (value := values[index]) is not None}


def _is_above(value: float | None, mean: float) -> bool:
    return value is not None and value > mean


def title(measure: Measure, finding: Finding, months: Sequence[date]) -> str:
    """One sentence of what the chart shows, no surer than it is."""
    words, limits, shift = measure.sentences, finding.limits, finding.shift
    if limits is None:
        return str(words.too_early)
    if shift:
        sentence = words.more if shift.after > shift.before else words.fewer
        return str(sentence) % {"month": month_words(months[shift.index], months[-1])}
    sentence = words.so_far if limits.provisional else words.usual
    return str(sentence) % {"number": str(whole(limits.mean)), "how_long": how_long(limits.mean)}


def what_to_expect(measure: Measure, finding: Finding) -> str:
    """What an ordinary month looks like from now on."""
    limits, shift = finding.limits, finding.shift
    if limits is None:
        return _(
            "Nobody can say yet. It takes six months with a figure, some of them one after another, to know"
            " what is ordinary."
        )
    if shift:
        return _(
            "Now about %(now)s. Do not go by the shaded band: it is made from all the months together, before"
            " the change and after it."
        ) % {"now": amount(measure, shift.after)}
    said = {"mean": amount(measure, limits.mean), "upper": amount(measure, limits.upper)}
    if limits.lower > 0:
        said["lower"] = str(whole(limits.lower))
        words = _(
            "Usually about %(mean)s. Nearly every month will be between %(lower)s and %(upper)s. Anything in"
            " the shaded band is ordinary ups and downs."
        )
    else:
        words = _(
            "Usually about %(mean)s. Nearly every month will be under %(upper)s. Anything in the shaded band"
            " is ordinary ups and downs."
        )
    expected = words % said
    if limits.provisional:
        expected += " " + _("This is from only %(months)s months, so the band may still move.") % {
            "months": limits.points
        }
    return expected


def what_changed(measure: Measure, finding: Finding, months: Sequence[date]) -> str:
    """That something changed, and when; never why. Empty when nothing did."""
    if finding.shift is None:
        return ""
    return _(
        "Something changed around %(month)s. Before that, about %(before)s. Since then, about %(after)s. The"
        " figures cannot say why. Ask those who were there."
    ) % {
        "month": month_words(months[finding.shift.index], months[-1]),
        "before": amount(measure, finding.shift.before),
        "after": amount(measure, finding.shift.after),
    }


def why_a_ring(measure: Measure, finding: Finding, values: xmr.Values, months: Sequence[date]) -> list[str]:
    """A sentence for each dot outside the band, and one for those that are near its edge together."""
    said = []
    for index in sorted(finding.rings):
        if finding.rings[index] == "outside":
            month = month_words(months[index], months[-1])
            figure = {"figure": amount(measure, values[index] or 0), "month": month}
            said.append(_("%(figure)s, in %(month)s. Outside the band, so ask.") % figure)
    if "3_of_4" in finding.rings.values():
        said.append(_("Three in four months running were near the edge of the band. That is rare, so ask."))
    return said


def amount(measure: Measure, value: float) -> str:
    """21 days, 1,240 people."""
    said: str = measure.amount % {"number": whole(value)}
    return said


class Whole(int):
    """A whole number that is said with its thousands apart."""

    def __str__(self) -> str:
        return f"{int(self):,}"


def whole(value: float) -> Whole:
    """To a whole number, halves up, as in the figures themselves."""
    return Whole(math.floor(value + 0.5))


def how_long(days: float) -> str:
    """So many days as one says it: to the day up to ten, to the week up to twelve, then to the month."""
    if whole(days) == 0:
        return _("less than a day")
    if whole(days) in DAYS:
        return str(DAYS[whole(days)])
    if whole(days / 7) in WEEKS:
        return str(WEEKS[whole(days / 7)])
    months = whole(days / 30.44)
    return ngettext("about %(months)s month", "about %(months)s months", months) % {"months": months}


def month_words(month: date, latest: date) -> str:
    """April, or April 2025 when that is not the year of the latest month."""
    return date_format(month, "F" if month.year == latest.year else "F Y")
