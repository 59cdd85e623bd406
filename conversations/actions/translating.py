"""Putting what somebody told into another language."""

from django.db import transaction

from conversations.models import Conversation, Translation
from people.merging import normalise
from people.models import User


@transaction.atomic
def put_into(*, by: User, conversation: Conversation, words: str, language: str) -> Translation:
    """The same words in this language, under the name of whoever puts them so. Sent twice, they stand once."""
    words = normalise(words.strip())
    rows = Translation.objects.filter(conversation=conversation, by=by, language=language, words=words)
    already: Translation | None = rows.first()
    if already is not None:
        return already
    made: Translation = Translation.objects.create(conversation=conversation, by=by, words=words, language=language)
    return made
