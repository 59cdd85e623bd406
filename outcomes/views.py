"""How it is going: figures for those who work here. No page here reads a row about a person."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from outcomes import chart, findings
from outcomes.measures import KEYS, MEASURES, Measure, months_between
from outcomes.models import Count
from people.views.persons import signed_in


@dataclass(frozen=True)
class Month:
    """`counted` without a figure is "too few to show"."""

    first_day: date
    figure: int | None
    counted: bool


@dataclass(frozen=True)
class Series:
    """The months of one measure, oldest first, and what they say."""

    measure: Measure
    months: Sequence[Month]

    @cached_property
    def charted(self) -> Sequence[Month]:
        """From the first month that has a figure: what came before it would be an empty space."""
        begun = next((index for index, month in enumerate(self.months) if month.figure is not None), None)
        return [] if begun is None else self.months[begun:]

    @cached_property
    def days(self) -> list[date]:
        return [month.first_day for month in self.charted]

    @cached_property
    def values(self) -> list[float | None]:
        return [month.figure for month in self.charted]

    @cached_property
    def finding(self) -> findings.Finding:
        return findings.find(self.values)

    @property
    def title(self) -> str:
        return findings.title(self.measure, self.finding, self.days)

    @property
    def what_to_expect(self) -> str:
        return findings.what_to_expect(self.measure, self.finding)

    @property
    def what_changed(self) -> str:
        return findings.what_changed(self.measure, self.finding, self.days)

    @property
    def why_a_ring(self) -> list[str]:
        return findings.why_a_ring(self.measure, self.finding, self.values, self.days)

    @property
    def large(self) -> chart.Figure:
        return self._drawn(chart.WIDE, chart.NARROW)

    @property
    def small(self) -> chart.Figure:
        return self._drawn(chart.SMALL)

    def _drawn(self, *sizes: chart.Size) -> chart.Figure:
        shape = "M" if self.days[0].year == self.days[-1].year else "M Y"
        points = [
            chart.Point(date_format(month.first_day, shape), month.figure, index in self.finding.rings)
            for index, month in enumerate(self.charted)
        ]
        too_few = _("too few") if all(month.counted for month in self.charted) else ""
        charts = [chart.draw(points, self.finding.phases, [], str(self.measure.unit), size, too_few) for size in sizes]
        return chart.Figure(self.measure.key, str(self.measure.title), self._description(), charts)

    def _description(self) -> str:
        known = [value for value in self.values if value is not None]
        return _("%(title)s. From %(first)s to %(last)s, the lowest was %(lowest)s and the highest %(highest)s.") % {
            "title": self.title,
            "first": date_format(self.days[0], "F Y"),
            "last": date_format(self.days[-1], "F Y"),
            "lowest": findings.amount(self.measure, min(known)),
            "highest": findings.amount(self.measure, max(known)),
        }


@require_GET
def going(request: HttpRequest) -> HttpResponse:
    """The first measure large, with its finding as the title; the others small below."""
    refuse_who_does_not_work_here(request)
    first, *others = read(MEASURES)
    return render(request, "outcomes/going.html", {"first": first, "others": others})


@require_GET
def going_measure(request: HttpRequest, measure: str) -> HttpResponse:
    """One measure, and how it is worked out."""
    return render(request, "outcomes/measure.html", {"series": the_series(request, measure)})


@require_GET
def going_table(request: HttpRequest, measure: str) -> HttpResponse:
    """The same figures as a table, the latest month first."""
    series = the_series(request, measure)
    return render(request, "outcomes/table.html", {"series": series, "months": series.months[::-1]})


def refuse_who_does_not_work_here(request: HttpRequest) -> None:
    if not signed_in(request).works_as:
        raise PermissionDenied


def the_series(request: HttpRequest, key: str) -> Series:
    refuse_who_does_not_work_here(request)
    if key not in KEYS:
        raise Http404
    return read([KEYS[key]])[0]


def read(measures: Sequence[Measure]) -> list[Series]:
    """Their figures, in one query. A month that was not counted stands among the others without a figure."""
    rows: dict[str, dict[date, int | None]] = {measure.key: {} for measure in measures}
    for key, month, figure in Count.objects.filter(measure__in=rows).values_list("measure", "month", "figure"):
        rows[key][month] = figure
    return [Series(measure, every_month(rows[measure.key])) for measure in measures]


def every_month(figures: dict[date, int | None]) -> list[Month]:
    if not figures:
        return []
    months = months_between(min(figures), max(figures))
    return [Month(month, figures.get(month), month in figures) for month in months]
