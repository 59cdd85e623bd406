"""What is between two of the people in a life."""

from django.db import transaction

from networks.models import Bond, Connection
from people.actions import closest
from people.models import User


@transaction.atomic
def say_between(
    *,
    by: User,
    one: Connection,
    other: Connection,
    words: str,
    language: str | None = None,
    helped_by: str = "",
) -> Bond:
    """ "Mair and Beti sing together." As close as the closer of the two."""
    made: Bond = Bond.objects.create(
        citizen_id=one.citizen_id,
        written_by=by,
        one=one,
        other=other,
        words=words.strip(),
        language=language or one.citizen.language,
        who_can_see=closest([one, other]),
        helped_by=helped_by,
    )
    return made
