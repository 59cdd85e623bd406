"""Every write of a figure. They are written once, as they may be shown, and never changed."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db import connection, transaction
from django.db.models import Min
from django.utils import timezone

from conversations.models import Conversation
from networks.models import SupportRequest
from outcomes.measures import Measure, months_between
from outcomes.models import Count


@transaction.atomic
def count(*, measure: Measure, months: Iterable[date]) -> tuple[int, int]:
    """Count those of the months that have no figure yet; how many these are, and how many had one already."""
    asked = set(months)
    already = set(Count.objects.filter(measure=measure.key, month__in=asked).values_list("month", flat=True))
    missing = sorted(asked - already)
    if missing:
        figures = measure.figures(missing[0], missing[-1])
        # Two counts at once may both find a month missing: the first to write it is right.
        Count.objects.bulk_create(
            [Count(measure=measure.key, month=month, figure=figures.get(month)) for month in missing],
            ignore_conflicts=True,
        )
    return len(missing), len(already)


def finished_months() -> list[date]:
    """From the first in which anything was written here to the last one that is over; oldest first."""
    begun = [model.objects.aggregate(first=Min("written_at"))["first"] for model in (Conversation, SupportRequest)]
    known = [timezone.localtime(moment, timezone.get_default_timezone()).date() for moment in begun if moment]
    return list(months_between(min(known), last_finished_month())) if known else []


def last_finished_month() -> date:
    this_month = timezone.localdate(timezone=timezone.get_default_timezone()).replace(day=1)
    return (this_month - timedelta(days=1)).replace(day=1)


def sees_everything() -> bool:
    """Whether no wall stands before whoever counts: behind it every figure would come out too small."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select not (row_security_active(%s) or row_security_active(%s))",
            [Conversation._meta.db_table, SupportRequest._meta.db_table],
        )
        return bool(cursor.fetchone()[0])
