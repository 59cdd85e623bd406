"""What the team changed, and when."""

from datetime import date
from uuid import UUID

from outcomes.actions.written import write_down
from outcomes.models import Change
from people.models import User


def record_change(*, by: User, key: UUID, day: date, words: str, measure: str, language: str) -> Change:
    """In every chart, or in that of one measure."""
    row = Change(key=key, day=day, words=words, measure=measure, language=language)
    kept: Change = write_down(by=by, row=row)
    return kept
