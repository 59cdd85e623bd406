"""Months and quarters of the calendar, each known by its first day."""

from collections.abc import Iterator
from datetime import date

MONTHS = {"month": 1, "quarter": 3}


def first_day(day: date, length: str = "month") -> date:
    """Of the month, or the quarter, that the day is in."""
    months = MONTHS[length]
    return date(day.year, (day.month - 1) // months * months + 1, 1)


def after(period: date, length: str = "month") -> date:
    """The first day of the one that comes next."""
    months = period.year * 12 + period.month - 1 + MONTHS[length]
    return date(months // 12, months % 12 + 1, 1)


def every(first: date, last: date, length: str = "month") -> Iterator[date]:
    """From the one to the other, both included."""
    period = first
    while period <= last:
        yield period
        period = after(period, length)
