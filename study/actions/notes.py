"""What one of the team saw or heard on the floor."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from people.actions import keep_together, put_together
from people.merging import Together
from people.models import User
from study.actions.once import once
from study.models import Note, Study


@transaction.atomic
def note(*, by: User, study: Study, key: UUID, words: str, on: date, language: str) -> Note:
    noted: Note = once(Note(by=by, study=study, key=key, words=words, on=on, language=language))
    return noted


@transaction.atomic
def change_note(*, by: User, note: Note, base: Mapping[str, Any] | None = None, **said: Any) -> Together:
    """Whoever of the team saw it too can say it better; the history says who did."""
    together = put_together(row=note, said=said, base=base)
    keep_together(note, together)
    return together
