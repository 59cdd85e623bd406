"""Nothing is ever overwritten silently: what two said of one row, put together."""

from collections.abc import Mapping
from typing import Any

from people.merging import Together, merge_fields

# What is told at length is put together line by line; a name or a day is kept whole.
BY_LINE = ("words", "noticed", "how_to_talk", "copy_for")


def put_together(*, row: Any, said: Mapping[str, Any], base: Mapping[str, Any] | None = None) -> Together:
    """What was said of a row, with what others have said of it since: nothing is ever overwritten silently.

    `base` is what whoever says it had before them (people/forms/together.py); None where it was the row as it was read.
    The row is locked and read again, so that of two who say something in one moment the second meets the first.
    """
    read = {name: getattr(row, name) for name in said}
    row.refresh_from_db(from_queryset=type(row).objects.select_for_update(), fields=list(said))
    stored = {name: getattr(row, name) for name in said}
    return merge_fields(base=read if base is None else base, mine=said, theirs=stored, by_line=BY_LINE)


def keep_together(row: Any, together: Together) -> bool:
    """Write what was put together; not where it clashes, or says nothing new."""
    if together.clashes or together.mine == together.stored:
        return False
    for name, value in together.mine.items():
        setattr(row, name, value)
    row.save(update_fields=list(together.mine))
    return True
