"""Months before the change: a file comes whole or not at all, and can be taken out again."""

from collections.abc import Sequence

from django.db import connections, transaction

from outcomes.actions.written import only_who_works_here
from outcomes.models import Baseline, BaselineFile
from outcomes.reading import Row
from outcomes.router import PUBLISHED
from people.models import User

AT_A_TIME = 2000


@transaction.atomic(using=PUBLISHED)
def bring_months(*, by: User, name: str, rows: Sequence[Row]) -> BaselineFile:
    """Each row takes the place of what stood there of the same measure, month and place."""
    only_who_works_here(by)
    with connections[PUBLISHED].cursor() as cursor:
        # Two who bring the same months at once come one after the other; reading goes on.
        cursor.execute(f"lock table {Baseline._meta.db_table} in share row exclusive mode")
    file: BaselineFile = BaselineFile.objects.create(name=name, rows=len(rows))
    Baseline.objects.filter(pk__in=already_here(rows)).delete()
    Baseline.objects.bulk_create((Baseline(file=file, **row._asdict()) for row in rows), batch_size=AT_A_TIME)
    # Of these nothing is left.
    BaselineFile.objects.filter(baselines=None).delete()
    return file


@transaction.atomic(using=PUBLISHED)
def take_months_out(*, by: User, file: BaselineFile) -> None:
    """What it had replaced does not come back: that is nowhere any more."""
    only_who_works_here(by)
    file.delete()


def already_here(rows: Sequence[Row]) -> list[int]:
    """The keys of what these would replace, in one query."""
    there = Baseline.objects.filter(measure__in={row.measure for row in rows}).order_by()
    coming = {row[:3] for row in rows}
    found = there.values_list("measure", "month", "place", "pk")
    return [pk for measure, month, place, pk in found if (measure, month, place) in coming]
