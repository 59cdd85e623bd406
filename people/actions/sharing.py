"""Who walks alongside: what they see, until when, and asking for somebody else."""

import datetime
from typing import NamedTuple

from django.db import transaction
from django.utils import timezone

from people.actions.database import asked_of_the_database
from people.actions.inviting import invite
from people.models import Alongside, Citizen, Invitation, User


@transaction.atomic
def stop_sharing(*, by: User, alongside: Alongside, why: str = "") -> None:
    """Somebody's walking alongside ends, at once: by the person, at their word, or by whoever walks."""
    alongside.until, alongside.ended_by, alongside.why = timezone.now(), by, why.strip()
    alongside.save(update_fields=["until", "ended_by", "why"])
    # Nor does anybody come in any more whom they had asked.
    for asked in Invitation.objects.open().filter(citizen_id=alongside.citizen_id, asked_by_id=alongside.user_id):
        asked.taken_back_at = timezone.now()
        asked.save(update_fields=["taken_back_at"])


@transaction.atomic
def share_again(*, by: User, alongside: Alongside) -> bool:
    """As it was before it was stopped: what they see, and until when. False when that would have ended meanwhile."""
    rows = alongside.pgh_event_model.objects.filter(pgh_obj_id=alongside.pk)  # type: ignore[attr-defined]
    before = rows.order_by("-pgh_id")[1]
    if before.until and before.until <= timezone.now():
        return False
    alongside.until, alongside.ended_by, alongside.why = before.until, None, before.why
    alongside.save(update_fields=["until", "ended_by", "why"])
    return True


@transaction.atomic
def change_what_they_see(
    *,
    by: User,
    alongside: Alongside,
    parts: list[str],
    until: datetime.datetime | None,
    trusted: bool | None = None,
) -> None:
    """What somebody alongside sees, and until when; somebody with whom it was stopped walks alongside again."""
    alongside.parts, alongside.until, alongside.ended_by = parts, until, None
    if trusted is not None:
        alongside.trusted = trusted
    alongside.save(update_fields=["parts", "until", "ended_by", "trusted"])


class Worker(NamedTuple):
    """Somebody who works alongside people, as whoever may ask for them reads it."""

    id: int
    name: str
    team: str


def workers() -> list[Worker]:
    rows = asked_of_the_database("app_workers")
    return sorted((Worker(*row) for row in rows), key=lambda one: (one.team.casefold(), one.name.casefold()))


@transaction.atomic
def ask_for_worker(*, by: User, citizen: Citizen, worker: Worker | None) -> Invitation:
    """The person would like this worker to walk with them, or any; asking twice is asking once."""
    asked = Invitation.objects.visible_to(by).open().filter(citizen=citizen, becomes=Invitation.WORKER, answer="")
    already = asked.filter(to_user_id=worker and worker.id).first()
    if already:
        return already
    made, _ = invite(
        by=by,
        citizen=citizen,
        becomes=Invitation.WORKER,
        name=worker.name if worker else "",
        to_user_id=worker and worker.id,
    )
    return made
