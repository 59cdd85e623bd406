"""Meeting somebody, how to be with them, and who has looked."""

import uuid
from collections.abc import Mapping
from typing import Any

from django.db import transaction

from people import access
from people.actions.together import put_together
from people.merging import Together
from people.models import Alongside, Citizen, Look, User


@transaction.atomic
def meet(*, by: User, name: str, introduced_by: str = "", language: str = "") -> Citizen:
    """Begin walking alongside somebody new. All it takes is what to call them."""
    citizen_id = uuid.uuid4()
    # First the walking alongside: nobody may see a citizen with whom they do not walk, not even to have added them.
    Alongside.objects.create(citizen_id=citizen_id, user=by, walks_as=Alongside.WORKER)
    return Citizen.objects.create(
        id=citizen_id,
        name=name.strip(),
        introduced_by=introduced_by.strip(),
        language=language or by.language,
        added_by=by,
    )


@transaction.atomic
def describe(*, by: User, citizen: Citizen, base: Mapping[str, Any] | None = None, **fields: Any) -> Together:
    """How to be with them, as they say it. Only what is different is written, and nothing where two clash."""
    together = put_together(row=citizen, said=fields, base=base)
    changed = [name for name, value in together.mine.items() if value != together.stored[name]]
    if changed and not together.clashes:
        for name in changed:
            setattr(citizen, name, together.mine[name])
        citizen.save(update_fields=changed)
    return together


def speak(*, by: User, language: str) -> None:
    """The language that this user is spoken to."""
    if by.language != language:
        by.language = language
        by.save(update_fields=["language"])


def look(*, by: User, citizen: Citizen, what: str) -> None:
    """Write down that somebody opened this; not when it is their own."""
    if citizen.user_id != by.pk:
        Look.objects.create(user=by, citizen=citizen, what=what)


def may_speak_for(user: User, citizen: Citizen) -> bool:
    """The person; or, while they have no sign-in of their own, their workers and whom they trust, at their word."""
    if citizen.user_id:
        return citizen.user_id == user.pk
    return Citizen.objects.filter(pk=citizen.pk).filter(pk=access.at_word(user)).exists()
