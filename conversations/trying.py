"""What pages say of something that is tried: who does it, and by when, in a line."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from conversations.models import Attempt
from networks import words
from networks.models import Connection
from people.days import day_of
from people.models import Citizen, User


def say_who(
    attempts: Iterable[Any], seen: Iterable[Connection], citizen: Citizen, *, own: bool, reader: User | None = None
) -> None:
    """Each of these gets `doer`, who does it, and `who_and_when`: "Beti, next door, by Thursday".

    Of somebody who is not `seen` it is silent.
    """
    by_pk = {one.pk: one for one in seen}
    for attempt in attempts:
        attempt.doer = who_does_it(attempt, by_pk.get(attempt.someone_id), citizen, own=own, reader=reader)
        attempt.who_and_when = capfirst(", ".join(part for part in (attempt.doer, by_when(attempt.due)) if part))


def who_does_it(
    attempt: Attempt, someone: Connection | None, citizen: Citizen, *, own: bool, reader: User | None
) -> str:
    if attempt.done_by == Attempt.Who.ME:
        return _("I do it myself") if own else citizen.name
    if attempt.done_by == Attempt.Who.SOMEONE and someone is not None:
        return f"{someone.name}, {someone.how_related}" if someone.how_related else someone.name
    if attempt.done_by == Attempt.Who.WORKER and attempt.worker is not None:
        return _("you") if attempt.worker == reader else attempt.worker.name
    return ""


def by_when(due: date | None) -> str:
    """The day, said as it is, also when it has gone by: nobody is late with something that is tried."""
    if due is None:
        return ""
    today = timezone.localdate()
    if due >= today:
        return words.by_when(due)
    return _("by %(date)s") % {"date": day_of(due)}
