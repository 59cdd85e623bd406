"""What matters, and how it is going."""

from django.db import transaction
from django.utils import timezone

from conversations.models import Matter, Telling
from people import access
from people.actions import may_speak_for
from people.models import Citizen, User


@transaction.atomic
def add_matter(
    *,
    by: User,
    citizen: Citizen,
    words: str,
    language: str | None = None,
    who_can_see: str = access.WhoCanSee.EVERYONE,
    keep_as_it_is: bool = False,
    helped_by: str = "",
) -> Matter:
    return Matter.objects.create(
        citizen=citizen,
        written_by=by,
        words=words,
        language=language or citizen.language,
        who_can_see=who_can_see,
        keep_as_it_is=keep_as_it_is,
        helped_by=helped_by,
    )


@transaction.atomic
def put_at_the_top(*, by: User, matter: Matter) -> None:
    """This is what the plan begins with."""
    matter.at_the_top_since = timezone.now()
    matter.save(update_fields=["at_the_top_since"])


@transaction.atomic
def tell(
    *,
    by: User,
    matter: Matter,
    how: str = "",
    words: str = "",
    answers: Telling | None = None,
    language: str | None = None,
) -> Telling:
    """How it is going. How near it is, only the person says; `how` from anybody else is a PermissionError.

    `answers` is what somebody else saw, to which the person says this; said twice (a double press), it stands once.
    """
    if how and not may_speak_for(by, matter.citizen):
        raise PermissionError
    if answers is not None:
        already: Telling | None = Telling.objects.filter(answers=answers, by=by, how=how, words=words).first()
        if already is not None:
            return already
    return Telling.objects.create(
        matter=matter, by=by, how=how, words=words, answers=answers, language=language or matter.citizen.language
    )
