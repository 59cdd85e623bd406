"""Writing that cannot be lost: the words of a conversation, kept as they are written."""

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from conversations import marks
from conversations.models import Conversation, Kept
from people import access
from people.actions import BY_LINE, CLOSER, close_what_came_of_it
from people.merging import Together, merge_fields, normalise
from people.models import Citizen, User


@dataclass(frozen=True)
class Clash:
    """Somebody changed the same words meanwhile. Nothing has been written; both are there to choose between."""

    stored: Conversation
    together: Together


@transaction.atomic
def save_words(
    *,
    by: User,
    citizen: Citizen,
    conversation_id: uuid.UUID,
    words: str,
    language: str = "",
    who_can_see: str = "",
    base: Mapping[str, Any] | None = None,
    unanswered: Iterable[Mapping[str, Any]] = (),
    **beside: Any,
) -> Conversation | Clash:
    """Keep what has been written so far; of `beside` (question, noticed, when, where…) what the page said.

    The id is made before the first save, so sending twice stores once. Nothing is overwritten silently: what others
    wrote since `base`, the last that this writer had before them or knows to be kept, is merged with what comes, and
    where that cannot be done nothing is written and a `Clash` returned. What was sent and `unanswered` may have been
    kept all the same: where it stands there, it is the base. Marks on kept words are carried along.
    """
    said = {name: as_kept(name, value) for name, value in {"words": words, **beside}.items()}
    if language:
        said["language"] = language
    rows = Conversation.objects.visible_to(by).of(citizen).filter(pk=conversation_id)
    found: Conversation | None = rows.select_for_update().first()
    if found is None:
        said["who_can_see"] = who_can_see or access.WhoCanSee.EVERYONE
        said.setdefault("language", citizen.language)
        begun = begin(by=by, citizen=citizen, conversation_id=conversation_id, said=said)
        if begun is not None:
            return begun
        # The same first save, sent twice at once: the other one stored it. Or somebody whose words may not be seen did.
        found = rows.select_for_update().get()
    stored = {name: getattr(found, name) for name in (*said, "who_can_see")}
    known = what_stood(stored, base or {}, unanswered)
    together = merge_fields(base=known, mine=said, theirs=stored, by_line=BY_LINE)
    line = found.who_can_see
    if by.pk in (citizen.user_id, found.written_by_id):
        line = who_can_see_it(known.get("who_can_see"), who_can_see, line)
    for way in (together.mine, together.theirs, together.both):
        way["who_can_see"] = line
    if together.clashes:
        return Clash(found, together)
    write(by=by, conversation=found, values=together.mine)
    return found


def as_kept(name: str, value: Any) -> Any:
    return normalise(value) if name in BY_LINE else value


def begin(*, by: User, citizen: Citizen, conversation_id: uuid.UUID, said: Mapping[str, Any]) -> Conversation | None:
    """The first save; None where there has been one."""
    row = Conversation(id=conversation_id, citizen=citizen, written_by=by, **said)
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        return None
    return row


def what_stood(
    stored: Mapping[str, Any], base: Mapping[str, Any], unanswered: Iterable[Mapping[str, Any]]
) -> dict[str, Any]:
    """From what each field was changed: from what this writer sent before, where exactly that stands there."""
    known = dict(base)
    for sent in unanswered:
        for name, value in stored.items():
            if name in sent and as_kept(name, sent[name]) == value:
                known[name] = value
    return known


def who_can_see_it(stood: str | None, mine: str, stored: str) -> str:
    """Merging opens nothing: where both have said who can see it, or nobody knows, the closer line stands."""
    if not mine or mine == stood:
        return stored
    return mine if stood == stored else min(mine, stored, key=CLOSER.index)


def write(*, by: User, conversation: Conversation, values: Mapping[str, Any]) -> None:
    different = [name for name, value in values.items() if getattr(conversation, name) != value]
    if not different:
        return
    if "who_can_see" in different:
        close_what_came_of_it(by=by, piece=conversation, who_can_see=values["who_can_see"])
    old = conversation.words
    for name in different:
        setattr(conversation, name, values[name])
    if "words" in different:
        conversation.changed_by, conversation.changed_at = by, timezone.now()
        different += ["changed_by", "changed_at"]
    conversation.save(update_fields=different)
    carry_marks(conversation=conversation, old=old)


def carry_marks(*, conversation: Conversation, old: str) -> None:
    """Move the marks with their words; a mark whose words were changed lets go of its place, not of its quote."""
    if old == conversation.words:
        return
    kept = list(conversation.kept.exclude(start=None))
    places = marks.carry(old, conversation.words, [(k.start, k.end) for k in kept])
    for mark, place in zip(kept, places, strict=True):
        mark.start, mark.end = place or (None, None)
    Kept.objects.bulk_update(kept, ["start", "end"])
