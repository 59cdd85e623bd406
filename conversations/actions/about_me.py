"""About me: one thing under one heading."""

from django.db import transaction

from conversations.models import AboutMe
from people import access
from people.models import Citizen, User


@transaction.atomic
def say_about_me(
    *,
    by: User,
    citizen: Citizen,
    heading: str,
    words: str,
    helped_by: str = "",
    who_can_see: str = access.WhoCanSee.EVERYONE,
) -> AboutMe:
    return AboutMe.objects.create(
        citizen=citizen,
        written_by=by,
        heading=AboutMe.Heading(heading),
        words=words,
        helped_by=helped_by,
        language=citizen.language,
        who_can_see=access.WhoCanSee(who_can_see),
    )
