"""A series with all that its page says and draws of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from outcomes import chart, findings, in_words
from outcomes.amounts import amount, period_label, period_words, sign, whole
from outcomes.disclosure import WHY_HIDDEN
from outcomes.figures import NO_BEFORE, NO_BUDGET, NOT_COUNTED
from outcomes.in_words import Changed, Ring
from outcomes.measures import Group
from outcomes.models import Quote
from outcomes.series import Point, Series, Written

WHY = WHY_HIDDEN | {
    NOT_COUNTED: gettext_lazy("Not counted."),
    NO_BUDGET: gettext_lazy("Nobody has brought in the budget of this month."),
    NO_BEFORE: gettext_lazy("Nobody has brought in what it cost before."),
}
SOURCES = {"before": gettext_lazy("The books of before"), "counted": gettext_lazy("Counted here")}


@dataclass(frozen=True)
class Row:
    """One period in a table, in words."""

    period: str
    figure: str
    why: str
    people: str
    source: str
    notes: Sequence[Written]


@dataclass(frozen=True)
class Told:
    """`among`: the scale that charts side by side share; `key`: what the chart is called on its page; `quotes`: what
    people said that speaks to it."""

    series: Series
    key: str = ""
    among: tuple[float, float] = (0.0, 0.0)
    quotes: Sequence[Quote] = ()

    @cached_property
    def finding(self) -> findings.Finding:
        changes = [index for index, _change in self.series.recorded]
        return findings.find(self.series.values, changes, in_words.ends_of(self.series.measure))

    @property
    def title(self) -> str:
        return in_words.title(self.series, self.finding)

    @property
    def in_short(self) -> str:
        return in_words.in_short(self.series, self.finding)

    @property
    def what_to_expect(self) -> str:
        return in_words.what_to_expect(self.series, self.finding)

    @property
    def what_changed(self) -> list[Changed]:
        return in_words.what_changed(self.series, self.finding)

    @property
    def why_a_ring(self) -> list[Ring]:
        return in_words.why_a_ring(self.series, self.finding)

    @property
    def below_nothing(self) -> str:
        return in_words.below_nothing(self.series)

    @property
    def hidden(self) -> list[str]:
        """Each reason, once, why a dot is missing."""
        whys = dict.fromkeys(point.why for point in self.series.points if point.why)
        return [str(WHY[why]) for why in whys if why in WHY]

    @property
    def noted(self) -> list[tuple[str, Written]]:
        """What the team wrote of dots that have no ring."""
        ringed = {self.series.days[index] for index in self.finding.rings}
        latest = self.series.days[-1]
        return [
            (period_words(note.day, latest, self.series.length), note)
            for note in self.series.notes
            if note.day not in ringed
        ]

    @property
    def rows(self) -> list[Row]:
        """The latest first."""
        return [self._row(point) for point in reversed(self.series.points)]

    def _row(self, point: Point) -> Row:
        return Row(
            period=with_year(point, self.series.length),
            figure="" if point.value is None else amount(self.series.measure, point.value),
            why=str(WHY.get(point.why, "")),
            people="" if point.people is None else str(whole(point.people)),
            source=str(SOURCES.get(point.source, "")),
            notes=self.series.notes_of(point.first_day),
        )

    @property
    def large(self) -> chart.Figure:
        return self._drawn(chart.WIDE, chart.NARROW)

    @property
    def small(self) -> chart.Figure:
        """What people live with is a little larger than the rest."""
        return self._drawn(chart.SMALL if self.series.measure.group is Group.LIFE else chart.QUIET)

    @property
    def reach(self) -> tuple[float, float]:
        return chart.reach(self._points, self.finding.phases)

    @cached_property
    def _points(self) -> list[chart.Point]:
        days, values, length = self.series.days, self.series.values, self.series.length
        years = bool(days) and days[0].year != days[-1].year
        return [
            chart.Point(period_label(day, length, with_year=years), value, index in self.finding.rings)
            for index, (day, value) in enumerate(zip(days, values, strict=True))
        ]

    def _drawn(self, *sizes: chart.Size) -> chart.Figure:
        measure, latest = self.series.measure, self.series.days[-1]
        changes = []
        for index, change in self.series.recorded:
            month = period_words(change.day, latest, "month")
            words = _("%(month)s: %(words)s") % {"month": month, "words": change.words}
            short = period_label(change.day, "month", with_year=change.day.year != latest.year)
            changes.append(chart.Change(index, words, short))
        axis = chart.Axis(str(measure.unit), sign(measure), measure.decimals, self.among)
        too_few = _("too few") if any(point.why == "few" for point in self.series.charted) else ""
        charts = [chart.draw(self._points, self.finding.phases, changes, axis, size, too_few) for size in sizes]
        return chart.Figure(self.key or measure.key, str(measure.title), self.description, charts)

    @property
    def description(self) -> str:
        """For those who do not see the chart."""
        measure, charted = self.series.measure, self.series.charted
        known = [point.value for point in charted if point.value is not None]
        return _("%(title)s. From %(first)s to %(last)s, the lowest was %(lowest)s and the highest %(highest)s.") % {
            "title": self.title if not self.series.unit else self.series.unit,
            "first": with_year(charted[0], self.series.length),
            "last": with_year(charted[-1], self.series.length),
            "lowest": amount(measure, min(known)),
            "highest": amount(measure, max(known)),
        }


def with_year(point: Point, length: str) -> str:
    return f"{period_words(point.first_day, point.first_day, length)} {date_format(point.first_day, 'Y')}"


def side_by_side(units: Sequence[Series]) -> list[Told]:
    """Those of several teams or places, on one scale, in the order in which they come."""
    told = [Told(series, f"unit-{number}") for number, series in enumerate(units)]
    shown = [one.reach for one in told if one.series.charted]
    among = (min(low for low, _high in shown), max(high for _low, high in shown)) if shown else (0.0, 0.0)
    return [Told(one.series, one.key, among) for one in told]
