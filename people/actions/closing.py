"""Closing a plan: paused, on its way to being deleted, or after a death."""

import datetime

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from people.models import Citizen, Closing, User

# At somebody's word it takes longer: there is time for whoever else walks with them to ask whether that was the word.
AT_WORD_DAYS = 30


def days_until_gone(citizen: Citizen) -> int:
    """How long a plan that is to be deleted can still be kept."""
    return settings.DELETE_AFTER_DAYS if citizen.user_id else max(AT_WORD_DAYS, settings.DELETE_AFTER_DAYS)


def gone_on(citizen: Citizen, kind: str) -> datetime.date:
    """The day on which a plan is deleted that is closed today."""
    days = settings.DELETE_AFTER_DEATH_DAYS if kind == Closing.DIED else days_until_gone(citizen)
    return timezone.localdate() + datetime.timedelta(days=days)


@transaction.atomic
def close(*, by: User, citizen: Citizen, kind: str, died_on: datetime.date | None = None) -> Closing:
    """Pause the plan, have it deleted after a while, or write down that the person has died; twice is once.

    The day of deletion is worked out now, and stays what the person was told when a setting changes later.
    """
    delete_on = None if kind == Closing.PAUSED else gone_on(citizen, kind)
    row = Closing(citizen=citizen, kind=kind, by=by, died_on=died_on, delete_on=delete_on)
    Closing.objects.bulk_create([row], ignore_conflicts=True)
    return Closing.objects.visible_to(by).open().get(citizen=citizen, kind=kind)


@transaction.atomic
def open_again(*, by: User, citizen: Citizen, kind: str) -> None:
    """Undo a pause, a leaving, or a death that was written down by mistake."""
    for closing in Closing.objects.visible_to(by).open().filter(citizen=citizen, kind=kind):
        closing.undone_by, closing.undone_at = by, timezone.now()
        closing.save(update_fields=["undone_by", "undone_at"])
