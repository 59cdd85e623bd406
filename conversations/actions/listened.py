"""Did we really listen? The answer, and the sentences of it that we may quote: the person's, or at their word."""

from django.db import transaction
from django.utils import timezone

from conversations.actions import sentences
from conversations.models import Conversation, Listened, MayQuote
from people import access
from people.actions import may_speak_for
from people.models import Citizen, User


@transaction.atomic
def say_whether_we_listened(
    *,
    by: User,
    citizen: Citizen,
    conversation: Conversation,
    answer: str,
    words: str = "",
    who_can_see: str = access.WhoCanSee.US,
) -> Listened:
    """Seen by nobody else, unless they say so."""
    if not may_speak_for(by, citizen):
        raise PermissionError
    return Listened.objects.create(
        citizen=citizen,
        written_by=by,
        conversation=conversation,
        answer=Listened.Answer(answer),
        words=words,
        language=citizen.language,
        who_can_see=access.WhoCanSee(who_can_see),
    )


@transaction.atomic
def change_answer(*, by: User, listened: Listened, answer: str, words: str, who_can_see: str = "") -> None:
    """Say it differently. `who_can_see` left out stays as it is.

    A sentence that does not stand there any more is quoted no more: what they allowed is what they say.
    """
    if not may_speak_for(by, listened.citizen):
        raise PermissionError
    if words != listened.words:
        listened.changed_by, listened.changed_at = by, timezone.now()
    listened.answer, listened.words = Listened.Answer(answer), words
    listened.who_can_see = access.WhoCanSee(who_can_see or listened.who_can_see)
    listened.save(update_fields=["answer", "words", "who_can_see", "changed_by", "changed_at"])
    sentences.take_back_what_is_gone(by=by, whole=listened, model=MayQuote)


@transaction.atomic
def may_quote(*, by: User, listened: Listened, words: str) -> MayQuote | None:
    """Yes to one sentence of the answer."""
    quote: MayQuote | None = sentences.allow(by=by, whole=listened, model=MayQuote, words=words)
    return quote


@transaction.atomic
def take_back(*, by: User, quote: MayQuote) -> None:
    sentences.take_back(by=by, allowed=quote)
