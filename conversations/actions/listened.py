"""Did we really listen? The answer, and the sentences of it that we may quote: the person's, or at their word."""

from django.db import transaction
from django.utils import timezone

from conversations.models import Conversation, Listened, MayQuote
from conversations.sentences import sentences
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
    still = set(sentences(words))
    for quote in MayQuote.objects.visible_to(by).filter(listened=listened, taken_back_at=None):
        if quote.words not in still:
            take_back(by=by, quote=quote)


@transaction.atomic
def may_quote(*, by: User, listened: Listened, words: str) -> MayQuote | None:
    """Yes to one sentence, exactly as it stands; None where it does not stand there. Said twice, it is said once."""
    if not may_speak_for(by, listened.citizen):
        raise PermissionError
    # Locked, so that nobody changes the words, nor says yes, between finding the sentence and keeping the yes.
    listened = Listened.objects.select_for_update().get(pk=listened.pk)
    if words not in sentences(listened.words):
        return None
    already: MayQuote | None = MayQuote.objects.filter(listened=listened, words=words, taken_back_at=None).first()
    return already or MayQuote.objects.create(listened=listened, by=by, words=words)


@transaction.atomic
def take_back(*, by: User, quote: MayQuote) -> None:
    """From now on it is quoted no more. It can be allowed again, which is another yes."""
    if not may_speak_for(by, quote.citizen):
        raise PermissionError
    if quote.taken_back_at is None:
        quote.taken_back_at = timezone.now()
        quote.save(update_fields=["taken_back_at"])
