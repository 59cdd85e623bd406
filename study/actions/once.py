"""Something written down in a hurry, once."""

import uuid
from typing import Any

from django.db import IntegrityError, transaction


def once(row: Any) -> Any:
    """Keep this row. A press that was sent twice is one row, by the key made on the page.

    Whoever goes back to a page that was sent and writes something else on it has written something else: that is kept
    too, under a key of its own.
    """
    try:
        with transaction.atomic():
            row.save(force_insert=True)
        return row
    except IntegrityError:
        same = (
            type(row).objects.visible_to(row.by).still_there().filter(study=row.study, key=row.key, by=row.by).first()
        )
    if same is not None and says(same) == says(row):
        return same
    row.pk, row.key = None, uuid.uuid4()
    row.save(force_insert=True)
    return row


def says(row: Any) -> dict[str, Any]:
    """All that it says: not which row it is, nor when it was kept."""
    return {f.name: getattr(row, f.attname) for f in row._meta.concrete_fields if f.name not in {"id", "at"}}
