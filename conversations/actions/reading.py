"""Reading back: what the person says about a piece of their words, once they have heard it."""

from django.db import transaction

from conversations.models import Conversation, Correction
from people.merging import normalise
from people.models import User


@transaction.atomic
def say_that_is_right(*, by: User, conversation: Conversation, passage: str) -> Correction | None:
    """That’s right. None when these words do not stand there any more."""
    return said(by, conversation, passage, "")


@transaction.atomic
def say_what_was_meant(*, by: User, conversation: Conversation, passage: str, words: str) -> Correction | None:
    """That’s not what I meant: this is. Both stay. None when what was read does not stand there any more."""
    if not words.strip():
        raise ValueError
    return said(by, conversation, passage, normalise(words).strip())


def said(by: User, conversation: Conversation, passage: str, words: str) -> Correction | None:
    """The same said twice about the same words (a double press) is written down once."""
    # Locked, so that what was read is what stands there.
    conversation = Conversation.objects.select_for_update().get(pk=conversation.pk)
    passage = normalise(passage).strip()
    if not passage or passage not in conversation.words:
        return None
    already: Correction | None = conversation.corrections.filter(passage=passage, words=words).first()
    return already or Correction.objects.create(
        conversation=conversation, by=by, passage=passage, words=words, language=conversation.language
    )
