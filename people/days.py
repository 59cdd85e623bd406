"""Days and months as people say them: of another year, with the year."""

from datetime import date, datetime

from django.template.defaultfilters import date as format_date
from django.utils import timezone


def day_of(day: date) -> str:
    """3 May; 3 May 2025."""
    return format_date(day, "j F" if day.year == timezone.localdate().year else "j F Y")


def month_of(at: date | datetime) -> str:
    """May; May 2025."""
    day = timezone.localdate(at) if isinstance(at, datetime) else at
    return format_date(day, "F" if day.year == timezone.localdate().year else "F Y")
