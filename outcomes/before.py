"""Months before the change: what they can be of, by which words a table names it, the empty table, and in short."""

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, F, Max, Min, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from outcomes.measures import KEYS, MEASURES, Group, Kind
from outcomes.models import Baseline
from outcomes.periods import first_day
from outcomes.reading import EXPLAINED, MEASURE, MONTH, PEOPLE, PLACE, VALUE, Catalogue, Known, Row
from outcomes.series import BUDGET
from people.models import Place
from study.files.cells import safe
from study.files.taking import BYTE_ORDER_MARK
from study.forms.bringing import in_all
from study.wordings import key_of

# In the order of the empty table: each as it is called on the screen, and what else people call it.
COLUMNS: dict[str, tuple[Any, tuple[str, ...]]] = {
    MEASURE: (gettext_lazy("Measure"), ("mesur", "mesuriad")),
    MONTH: (gettext_lazy("Month"), ("mis", "date", "dyddiad", "period", "cyfnod")),
    PLACE: (gettext_lazy("Place"), ("lle", "area", "ardal")),
    VALUE: (gettext_lazy("Value"), ("gwerth", "figure", "ffigur")),
    PEOPLE: (gettext_lazy("People"), ("pobl", "number of people", "nifer o bobl")),
    EXPLAINED: (gettext_lazy("What to write here"), ()),
}


@dataclass(frozen=True)
class CanCome:
    """What a month of before can be of, as somebody is told who fills in a table."""

    key: str
    title: Any
    unit: Any
    what: Any


@dataclass(frozen=True)
class Short:
    """The months of one measure in short. `lowest` and `highest` are None where only the months are told."""

    what: CanCome
    months: int
    first: date
    last: date
    places: int
    everywhere: bool
    lowest: float | None = None
    highest: float | None = None


def can_come() -> list[CanCome]:
    """Every measure but those that are worked out from others, and the budget that one of these is worked out from."""
    counted = [CanCome(m.key, m.title, m.unit, m.what) for m in MEASURES if m.kind is not Kind.WORKED_OUT]
    budget = CanCome(
        BUDGET,
        gettext_lazy("Budget for paid help"),
        gettext_lazy("pounds a month"),
        gettext_lazy("What there was for paid help in the month, as your own books have it."),
    )
    return [*counted, budget]


def worked_out() -> list[Any]:
    return [measure.title for measure in MEASURES if measure.kind is Kind.WORKED_OUT]


def catalogue() -> Catalogue:
    """All that a line of a table can name, in each language of the screens; places by their names, in one query."""
    names = {key_of(words): name for name, (called, other) in COLUMNS.items() for words in (*other, *in_all(called))}
    places = {key_of(name): name for name in Place.objects.values_list("name", flat=True)}
    return Catalogue(
        columns=names | {name: name for name in COLUMNS},
        measures=dict(_called()),
        places=places,
        not_over=first_day(timezone.localdate()),
    )


def _called() -> Iterator[tuple[str, Known]]:
    """Each wording's key, and what it means; the keys of the code last, so that they always mean themselves."""
    known = {measure.key: _known(measure) for measure in MEASURES}
    known[BUDGET] = Known(BUDGET, in_pounds=True, places=False)
    titles = {one.key: one.title for one in can_come()} | {key: measure.title for key, measure in KEYS.items()}
    yield from ((key_of(words), known[key]) for key, title in titles.items() for words in in_all(title))
    yield from ((key_of(key), one) for key, one in known.items())


def _known(measure: Any) -> Known:
    return Known(
        measure.key,
        in_every_100=measure.kind is Kind.SHARE,
        in_pounds=measure.group is Group.MONEY and "£" in str(measure.amount),
        # What is rare is added up to quarters before anybody sees it.
        of_people=measure.kind is Kind.PEOPLE and not measure.quarterly,
        places=measure.below,
        worked_out=measure.kind is Kind.WORKED_OUT,
    )


def empty_table() -> str:
    """A line for each that can come, which says what to write; filled in, or copied and filled in, it comes in."""
    file = io.StringIO()
    file.write(BYTE_ORDER_MARK)
    writer = csv.writer(file, quoting=csv.QUOTE_ALL)
    writer.writerow(str(called) for called, _other in COLUMNS.values())
    for one in can_come():
        writer.writerow([one.key, "", "", "", "", safe(explained(one))])
    return file.getvalue()


def explained(one: CanCome) -> str:
    return _("%(title)s (%(unit)s). %(what)s") % {"title": one.title, "unit": one.unit, "what": one.what}


def brought() -> list[Short]:
    """What there are months for, in the order of the page; one query."""
    rows = (
        Baseline.objects.order_by()
        .values("measure")
        .annotate(
            months=Count("month", distinct=True),
            first=Min("month"),
            last=Max("month"),
            places=Count("place", distinct=True, filter=~Q(place="")),
            everywhere=Count("pk", filter=Q(place="")),
            key=F("measure"),
        )
    )
    found = {row["key"]: row for row in rows}
    return [
        Short(one, row["months"], row["first"], row["last"], row["places"], bool(row["everywhere"]))
        for one in can_come()
        if (row := found.get(one.key))
    ]


def in_short(rows: Iterable[Row]) -> list[Short]:
    """What a table holds, in the order of the page."""
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row.measure].append(row)
    return [_short(one, found[one.key]) for one in can_come() if one.key in found]


def _short(one: CanCome, rows: list[Row]) -> Short:
    months, places = {row.month for row in rows}, {row.place for row in rows}
    values = [row.value for row in rows]
    return Short(one, len(months), min(months), max(months), len(places - {""}), "" in places, min(values), max(values))
