"""Every write about what people are good at."""

from django.db import transaction

from people.access import WhoCanSee
from people.models import Citizen, User
from strengths.models import Strength


@transaction.atomic
def notice(
    *,
    by: User,
    citizen: Citizen,
    words: str,
    language: str | None = None,
    who_can_see: str = WhoCanSee.EVERYONE,
    helped_by: str = "",
) -> Strength:
    """Somebody noticed what this person is good at; often they did themselves."""
    return Strength.objects.create(
        citizen=citizen,
        written_by=by,
        words=words.strip(),
        language=language or citizen.language,
        who_can_see=who_can_see,
        helped_by=helped_by,
    )
