"""Writing that cannot be lost: the words of a conversation, kept as they are written."""

import uuid
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from conversations import marks
from conversations.models import Conversation, Kept
from people import access
from people.actions import close_what_came_of_it
from people.models import Citizen, User


@dataclass(frozen=True)
class Clash:
    """Somebody else wrote here meanwhile: their words as they stand, and the version to answer."""

    theirs: Conversation


@transaction.atomic
def save_words(
    *,
    by: User,
    citizen: Citizen,
    conversation_id: uuid.UUID,
    words: str,
    version: int = 0,
    question: str = "",
    language: str = "",
    noticed: str = "",
    when: date | None = None,
    where: str = "",
    who_was_there: str = "",
    helped_by: str = "",
    who_can_see: str = "",
) -> Conversation | Clash:
    """Keep what has been written so far. `version` is the one that the writer began from; 0 for blank paper.

    The id is made before the first save, so sending twice stores once. Nothing is overwritten silently: when the
    stored version is another one, and what is stored would not stand in what comes, nothing is written and a
    `Clash` is returned. `who_can_see` left empty stays as it is. Marks on kept words are carried along.
    """
    fresh = {
        "words": marks.normalise(words),
        "question": question,
        "noticed": marks.normalise(noticed),
        "when": when,
        "where": where,
        "who_was_there": who_was_there,
        "helped_by": helped_by,
    }
    rows = Conversation.objects.visible_to(by).of(citizen).filter(pk=conversation_id)
    found: Conversation | None = rows.select_for_update().first()
    if found is None:
        fresh["who_can_see"] = who_can_see or access.WhoCanSee.EVERYONE
        return begin(by=by, citizen=citizen, conversation_id=conversation_id, language=language, fresh=fresh)
    fresh["question"] = question or found.question
    if who_can_see and by.pk in (citizen.user_id, found.written_by_id):
        fresh["who_can_see"] = who_can_see
    different = {name for name, value in fresh.items() if getattr(found, name) != value}
    if not different:
        return found
    if version == 0 and not only_goes_on(found, fresh, different):
        return Clash(found)
    if "who_can_see" in different:
        close_what_came_of_it(by=by, piece=found, who_can_see=who_can_see)
    old = found.words
    for name, value in fresh.items():
        setattr(found, name, value)
    changed = [*fresh]
    if found.words != old:
        found.changed_by, found.changed_at = by, timezone.now()
        changed += ["changed_by", "changed_at"]
    found.save(update_fields=changed)
    carry_marks(conversation=found, old=old)
    return found


def only_goes_on(found: Conversation, fresh: dict[str, Any], different: set[str]) -> bool:
    """Whether all that is stored stands, with more after it: as when the answer to a save was lost on its way."""
    return different == {"words"} and fresh["words"].startswith(found.words)


def begin(
    *, by: User, citizen: Citizen, conversation_id: uuid.UUID, language: str, fresh: dict[str, Any]
) -> Conversation | Clash:
    """The first save. If the same id was stored by somebody whose words this user may not see, it is refused."""
    row = Conversation(
        id=conversation_id, citizen=citizen, written_by=by, language=language or citizen.language, **fresh
    )
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        # The same first save, sent twice at once: the other one stored it.
        return Clash(Conversation.objects.visible_to(by).of(citizen).get(pk=conversation_id))
    return row


def carry_marks(*, conversation: Conversation, old: str) -> None:
    """Move the marks with their words; a mark whose words were changed lets go of its place, not of its quote."""
    if old == conversation.words:
        return
    kept = list(conversation.kept.exclude(start=None))
    places = marks.carry(old, conversation.words, [(k.start, k.end) for k in kept])
    for mark, place in zip(kept, places, strict=True):
        mark.start, mark.end = place or (None, None)
    Kept.objects.bulk_update(kept, ["start", "end"])
