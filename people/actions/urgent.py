"""Looking urgently at the plan of somebody with whom one does not walk."""

import datetime
import uuid
from typing import Any, NamedTuple

from django.db import transaction
from django.utils import timezone

from people import sending
from people.actions.database import asked_of_the_database
from people.models import Look, UrgentLook, User

# How long an urgent look lasts.
URGENT_FOR = datetime.timedelta(hours=1)


class Found(NamedTuple):
    """Somebody who may be looked at urgently: what they are called, and where they live."""

    id: uuid.UUID
    name: str
    place: str


def find_urgently(name: str) -> list[Found]:
    """Those who are called exactly this."""
    return [Found(*row) for row in asked_of_the_database("app_find_urgently", name.strip())]


@transaction.atomic
def look_urgently(*, by: User, who: Found, why: str, lead_id: int | None, **hold: Any) -> UrgentLook:
    """An hour begins. Whoever leads the team is told at once; the person too, unless it is asked to be held back."""
    now = timezone.now()
    row = UrgentLook.objects.create(
        citizen_id=who.id,
        citizen_name=who.name,
        user=by,
        why=why,
        at=now,
        until=now + URGENT_FOR,
        lead_id=lead_id,
        **hold,
    )
    open_urgently(by=by, urgent=row)
    if lead_id:
        sending.tell(User.objects.get(pk=lead_id))
    return row


def open_urgently(*, by: User, urgent: UrgentLook) -> None:
    """Write down that the plan was opened in an urgent look."""
    Look.objects.create(user=by, citizen_id=urgent.citizen_id, what="urgent", urgent=urgent)


def read_by_lead(*, by: User, urgent: UrgentLook) -> None:
    """Whoever leads the team has read of it; the first time counts."""
    if urgent.read_by_lead_at is None:
        urgent.read_by_lead_at = timezone.now()
        urgent.save(update_fields=["read_by_lead_at"])


@transaction.atomic
def answer_hold(*, by: User, urgent: UrgentLook, agreed: bool) -> None:
    """Yes, it is held back from the person until that day; or no, it is shown to them now."""
    name = "hold_agreed_at" if agreed else "hold_refused_at"
    setattr(urgent, name, timezone.now())
    urgent.save(update_fields=[name])
    read_by_lead(by=by, urgent=urgent)
