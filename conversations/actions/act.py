"""That what the Act gives a right to was offered, and what the person said to it."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from conversations.models import ActOffer
from people.access import WhoCanSee
from people.models import Citizen, User


@transaction.atomic
def write_down_offer(*, by: User, citizen: Citizen, on: date, answer: str, words: str = "") -> ActOffer:
    """It stands between the person and those who work with them, until the person says otherwise."""
    return ActOffer.objects.create(
        citizen=citizen,
        written_by=by,
        on=on,
        answer=answer,
        words=words.strip(),
        language=citizen.language,
        who_can_see=WhoCanSee.WORKERS,
    )


@transaction.atomic
def change_offer(*, by: User, offer: ActOffer, on: date, answer: str, words: str = "") -> None:
    """Answered since, or put right. What stood there before stays in its history."""
    fresh = {"on": on, "answer": answer, "words": words.strip()}
    if fresh == {name: getattr(offer, name) for name in fresh}:
        return
    for name, value in fresh.items():
        setattr(offer, name, value)
    offer.changed_by, offer.changed_at = by, timezone.now()
    offer.save(update_fields=[*fresh, "changed_by", "changed_at"])
