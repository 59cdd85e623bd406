"""Released figures as a CSV, and the months of before beside them.

measure, length, period, unit_kind, unit, part, low, high, figure, why, revision, source

One row a part: of how many people it is ("people"), how many of them ("hits"), a band from `low` up to `high`, a mean;
"value" is a month of before as it was brought in; "shown" is what the chart of the measure shows, worked out from the
others, in the file of one measure only. `period` is the first day of the month or quarter (`length`). No `figure`:
it is hidden, and `why` says why. `unit` empty: the whole organisation. UTF-8 with its mark, every cell in quotation
marks, none of which a spreadsheet takes for a formula.
"""

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import QuerySet

from outcomes.measures import Measure
from outcomes.models import Baseline, Count
from outcomes.series import read
from study.files.cells import safe
from study.files.taking import BYTE_ORDER_MARK

COLUMNS = "measure length period unit_kind unit part low high figure why revision source".split()
BEFORE, COUNTED = "before", "counted"


def everything() -> Iterator[list[Any]]:
    """Every figure ever released, corrections after what they correct; then the months of before."""
    yield from _released(Count.objects.all())
    yield from _before(Baseline.objects.all())


def of_one(measure: Measure) -> Iterator[list[Any]]:
    (series,) = read([measure])
    for point in series.points:
        row = [measure.key, series.length, point.first_day, "", "", "shown", None, None, point.value, point.why, None]
        yield [*row, point.source]
    yield from _released(Count.objects.filter(release__measure=measure.key))
    yield from _before(Baseline.objects.filter(measure=measure.key))


def _released(counts: QuerySet[Count]) -> Iterator[list[Any]]:
    names = [f"release__{name}" for name in COLUMNS[:3]] + COLUMNS[3:10]
    order = ("release__measure", "release__period", "release__revision", "unit_kind", "unit", "part")
    for row in counts.order_by(*order).values_list(*names, "release__revision"):
        yield [*row, COUNTED]


def _before(months: QuerySet[Baseline]) -> Iterator[list[Any]]:
    rows = months.order_by("measure", "month", "place")
    for measure, month, place, value, people in rows.values_list("measure", "month", "place", "value", "people"):
        where = [measure, "month", month, "place" if place else "", place]
        yield [*where, "value", None, None, value, "", None, BEFORE]
        if people is not None:
            yield [*where, "people", None, None, people, "", None, BEFORE]


def csv_of(rows: Iterable[list[Any]]) -> str:
    file = io.StringIO()
    file.write(BYTE_ORDER_MARK)
    writer = csv.writer(file, quoting=csv.QUOTE_ALL)
    writer.writerow(COLUMNS)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return file.getvalue()


def _cell(value: Any) -> str:
    if value is None:
        return ""
    # A number below nothing begins like a formula, and is none.
    return f"{value:.10g}" if isinstance(value, float) else safe(str(value))
