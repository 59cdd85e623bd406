"""Published rows as a release would leave them, to lay out what a page shows. Inside `everything_open`."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from outcomes.measures import Group, Kind, Measure, Sentences
from outcomes.models import Baseline, BaselineFile, Count, Release
from outcomes.periods import every

MONTHS = list(every(date(2024, 1, 1), date(2026, 12, 1)))
QUARTERS = MONTHS[::3]


def a_measure(kind: Kind = Kind.PEOPLE, **other: Any) -> Measure:
    """A measure that is in no catalogue."""
    said: dict[str, Any] = {
        "key": "visits",
        "group": Group.LIFE,
        "title": "People who were visited",
        "what": "How many people somebody came to see.",
        "unit": "people",
        "amount": "%(number)s people",
        "how": "Each once.",
        "leaves_out": "Those who were out.",
        "sentences": Sentences(
            usual="About %(number)s people are visited each month",
            so_far="So far about %(number)s people are visited each month",
            too_early="It is too early to say how many people are visited",
            more="More people have been visited since about %(month)s",
            fewer="Fewer people have been visited since about %(month)s",
        ),
    }
    return Measure(kind=kind, **said | other)


def released(
    key: str, period: date, unit: tuple[str, str] = ("", ""), *, length: str = "month", revision: int = 0, **parts: Any
) -> None:
    """One cell of a release: `people=40, hits=30`, or `people="few"` where it is hidden."""
    release, _ = Release.objects.get_or_create(measure=key, length=length, period=period, revision=revision)
    for part, said in parts.items():
        hidden = isinstance(said, str)
        Count.objects.create(
            release=release,
            unit_kind=unit[0],
            unit=unit[1],
            part=part,
            figure=None if hidden else said,
            why=said if hidden else "",
        )


def banded(
    key: str, period: date, bands: Sequence[tuple[float, float, int]], unit: tuple[str, str] = ("", ""), **other: Any
) -> None:
    """A release of banded counts (low, high, people), and of all the people in them."""
    released(key, period, unit, people=sum(people for _low, _high, people in bands), **other)
    release = Release.objects.get(measure=key, period=period)
    for number, (low, high, people) in enumerate(bands):
        Count.objects.create(
            release=release,
            unit_kind=unit[0],
            unit=unit[1],
            part=f"band:{number}",
            low=low,
            high=high,
            figure=people,
        )


def before(key: str, months: Mapping[date, float], *, place: str = "", people: int | None = None) -> None:
    """Months as they were brought in."""
    file = BaselineFile.objects.create(name="before.csv", rows=len(months))
    Baseline.objects.bulk_create(
        Baseline(file=file, measure=key, month=month, place=place, value=value, people=people)
        for month, value in months.items()
    )
