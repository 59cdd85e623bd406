"""What somebody said they would do, and whether they did."""

from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from conversations.models import Pledge
from networks import actions as networks
from people import access
from people.actions import may_speak_for
from people.models import Citizen, User


@transaction.atomic
def promise(
    *,
    by: User,
    citizen: Citizen,
    words: str,
    due: date | None = None,
    said_by: User | None = None,
    language: str | None = None,
    who_can_see: str = access.WhoCanSee.EVERYONE,
    instead_of: Pledge | None = None,
) -> Pledge:
    """Somebody said they would. `said_by` left out is the person themselves.

    Everybody writes down their own; what the person or anybody else said is written by the person, or at their word.
    """
    by_them = said_by is None or said_by.pk == citizen.user_id
    if (by_them or said_by != by) and not may_speak_for(by, citizen):
        raise PermissionDenied
    return Pledge.objects.create(
        citizen=citizen,
        written_by=by,
        words=words.strip(),
        due=due,
        by_them=by_them,
        said_by=None if by_them else said_by,
        # What somebody writes of themselves, they write in their own language.
        language=language or (by.language if said_by == by and not by_them else citizen.language),
        who_can_see=who_can_see,
        instead_of=instead_of,
    )


@transaction.atomic
def promise_again(*, by: User, pledge: Pledge, due: date) -> Pledge:
    """The same, for another day. The one before is settled by it: not kept, and promised again; a second press too."""
    if not may_promise_again(by, pledge):
        raise PermissionDenied
    # Locked, so that of two presses the second finds what the first has made.
    before = Pledge.objects.select_for_update(of=("self",)).select_related("citizen", "said_by").get(pk=pledge.pk)
    already: Any = before.promised_again.first()
    if already:
        return already  # type: ignore[no-any-return]
    networks.say_not_kept(by=by, promise=before, why=before.why)
    return promise(
        by=by,
        citizen=before.citizen,
        words=before.words,
        due=due,
        said_by=before.said_by,
        language=before.language,
        who_can_see=before.who_can_see,
        instead_of=before,
    )


def may_promise_again(user: User, pledge: Pledge, *, speaks: bool | None = None) -> bool:
    """Whoever said it, and nobody for them; not what was kept."""
    return pledge.kept_at is None and networks.may_say_why(user, pledge, speaks=speaks)
