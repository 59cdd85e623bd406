"""What was going on at one dot of a chart."""

from datetime import date
from uuid import UUID

from outcomes.actions.written import write_down
from outcomes.models import Note
from people.models import User


def write_note(
    *, by: User, key: UUID, measure: str, period: date, unit_kind: str, unit: str, words: str, language: str
) -> Note:
    """Of the whole organisation, or of one team or place, in the period that begins on this day."""
    row = Note(key=key, measure=measure, period=period, unit_kind=unit_kind, unit=unit, words=words, language=language)
    kept: Note = write_down(by=by, row=row)
    return kept
