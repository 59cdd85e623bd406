"""Every write of conversations, the words kept from them, what matters, and how it is going."""

import uuid
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from conversations import marks
from conversations.models import Conversation, Kept, Matter, PutRight, Telling
from conversations.names import name_in
from networks import actions as networks
from people import access
from people.actions import close_what_came_of_it, may_speak_for
from people.models import Citizen, User
from strengths import actions as strengths


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
    if found.version != version and not only_goes_on(found, fresh, different):
        return Clash(found)
    if "who_can_see" in different:
        close_what_came_of_it(by=by, piece=found, who_can_see=who_can_see)
    old = found.words
    for name, value in fresh.items():
        setattr(found, name, value)
    found.version += 1
    changed = ["version", *fresh]
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


@transaction.atomic
def keep(
    *,
    by: User,
    conversation: Conversation,
    kind: str,
    quote: str,
    start: int | None = None,
    end: int | None = None,
    name: str = "",
) -> Kept | None:
    """Keep these words, as what matters, a strength, somebody in my life, or something asked for.

    What it becomes is seen by those who may see the conversation, and no one else. Keeping the same words as the same
    thing twice (a double press) keeps them once. None when the words do not stand there, or nobody can tell where.
    """
    citizen = conversation.citizen
    # Locked, so that nobody writes between finding the words and marking them.
    conversation = Conversation.objects.select_for_update().get(pk=conversation.pk)
    place = marks.find(conversation.words, quote, start, end)
    if place is None:
        return None
    quote = conversation.words[place[0] : place[1]]
    already: list[Kept] = [k for k in conversation.kept.filter(start=place[0], end=place[1]) if k.kind == kind]
    if already:
        return already[0]
    said: dict[str, Any] = {
        "by": by,
        "citizen": citizen,
        "language": conversation.language,
        "who_can_see": conversation.who_can_see,
    }
    words = tidy(quote)
    thing: Any
    if kind == "matter":
        thing = add_matter(words=words, **said)
    elif kind == "strength":
        thing = strengths.notice(words=words, **said)
    elif kind == "connection":
        thing = networks.add_connection(name=name.strip() or name_in(words) or words[:60], words=words, **said)
    elif kind == "request":
        thing = networks.ask(words=words, **said)
    else:
        raise ValueError(kind)
    return Kept.objects.create(
        conversation=conversation, by=by, quote=quote, start=place[0], end=place[1], **{kind: thing}
    )


def tidy(quote: str) -> str:
    """The phrase as it stands on the plan: without the line breaks and the comma that it was cut out at."""
    return " ".join(quote.split()).strip(" ,;:–-")


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
def tell(*, by: User, matter: Matter, how: str = "", words: str = "", language: str | None = None) -> Telling:
    """How it is going. How near it is, only the person says; `how` from anybody else is a PermissionError."""
    if how and not may_speak_for(by, matter.citizen):
        raise PermissionError
    return Telling.objects.create(
        matter=matter, by=by, how=how, words=words, language=language or matter.citizen.language
    )


@transaction.atomic
def say_not_right(*, by: User, citizen: Citizen, words: str, who_can_see: str = access.WhoCanSee.WORKERS) -> PutRight:
    """Something written about them is not right. It stays until they say that it is."""
    return PutRight.objects.create(
        citizen=citizen, written_by=by, words=words.strip(), language=citizen.language, who_can_see=who_can_see
    )


@transaction.atomic
def answer_not_right(*, by: User, put_right: PutRight, answer: str) -> None:
    """What has been done about it, or why not. It stays open: the person says when it is right."""
    put_right.answer, put_right.answered_by, put_right.answered_at = answer.strip(), by, timezone.now()
    put_right.save(update_fields=["answer", "answered_by", "answered_at"])


@transaction.atomic
def say_it_is_right(*, by: User, put_right: PutRight) -> None:
    if not may_speak_for(by, put_right.citizen):
        raise PermissionError
    put_right.settled_at = timezone.now()
    put_right.save(update_fields=["settled_at"])
