"""What those who work here write beside the charts: kept once, and kept by nobody's name."""

import uuid
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from outcomes.models import WrittenDown
from outcomes.router import PUBLISHED
from people.actions import keep_together, put_together
from people.merging import Together
from people.models import User
from study.actions.once import says


def only_who_works_here(by: User) -> None:
    """They may, and it is not written down who did: these rows have no key to anybody."""
    if not by.works_as:
        raise PermissionDenied


@transaction.atomic(using=PUBLISHED)
def write_down(*, by: User, row: Any) -> Any:
    """A press that was sent twice is one row; other words under the same key are kept too, under one of their own."""
    only_who_works_here(by)
    try:
        with transaction.atomic(using=PUBLISHED):
            row.save(force_insert=True)
        return row
    except IntegrityError:
        same = type(row).objects.still_there().filter(key=row.key).first()
    if same is not None and says(same) == says(row):
        return same
    row.pk, row.key = None, uuid.uuid4()
    row.save(force_insert=True)
    return row


@transaction.atomic(using=PUBLISHED)
def say_again(*, by: User, row: WrittenDown, base: Mapping[str, Any] | None = None, **said: Any) -> Together:
    """Say it better. What two change at once is put together, or shown to the second."""
    only_who_works_here(by)
    together = put_together(row=row, said=said, base=base)
    keep_together(row, together)
    return together


@transaction.atomic(using=PUBLISHED)
def put_away(*, by: User, row: WrittenDown) -> None:
    only_who_works_here(by)
    _put(row, timezone.now())


@transaction.atomic(using=PUBLISHED)
def put_back(*, by: User, row: WrittenDown) -> None:
    only_who_works_here(by)
    _put(row, None)


def _put(row: WrittenDown, at: Any) -> None:
    row.put_away_at = at
    row.save(update_fields=["put_away_at"])
