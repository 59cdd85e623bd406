"""The days of a study: six on the floor, and what each is called."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice

SIX = 6
# More are no days on the floor, and no list to look over.
AT_MOST = 20
ONE = timedelta(days=1)
SATURDAY = 5


def from_day(began: date) -> Iterator[date]:
    """The working days from this one on."""
    day = began
    while day < date.max:
        if day.weekday() < SATURDAY:
            yield day
        day += ONE
    # The calendar ends on a Friday.
    yield day


def sixth(began: date) -> date:
    """The last of six working days."""
    return list(islice(from_day(began), SIX))[-1]


def days_of(began: date, until: date | None) -> list[date]:
    """The working days of a study, at most twenty; six, where nobody has said when it ends.

    What is noted on a weekend stands under its date: the days keep their numbers, whenever it is typed in.
    """
    last = until or sixth(began)
    return [day for day in islice(from_day(began), AT_MOST) if day <= last]
