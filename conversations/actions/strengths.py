"""What somebody is good at, and whom it helps."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone

from conversations.models import HelpsSomeone
from networks.models import Connection
from people.models import Citizen, User
from strengths import actions as strengths
from strengths.models import Strength


@transaction.atomic
def notice(*, by: User, citizen: Citizen, helps: Iterable[Connection] = (), **strength: Any) -> Strength:
    """As strengths.actions.notice; `helps` are those in the life whom it helps."""
    new = strengths.notice(by=by, citizen=citizen, **strength)
    for connection in helps:
        it_helps(by=by, strength=new, connection=connection)
    return new


@transaction.atomic
def it_helps(*, by: User, strength: Strength, connection: Connection) -> HelpsSomeone:
    """It helps somebody in the life; said twice, it is said once."""
    of_these = HelpsSomeone.objects.filter(strength=strength, connection=connection, ended_at=None)
    already: HelpsSomeone | None = of_these.first()
    return already or HelpsSomeone.objects.create(strength=strength, connection=connection, by=by)


@transaction.atomic
def it_helps_no_longer(*, by: User, helps: HelpsSomeone) -> None:
    if helps.ended_at is None:
        helps.ended_at = timezone.now()
        helps.save(update_fields=["ended_at"])
