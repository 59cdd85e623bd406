"""Keeping words: what was said becomes what matters, a strength, somebody in a life, something asked for."""

from typing import Any

from django.db import transaction

from conversations import marks
from conversations.actions.matters import add_matter
from conversations.models import Conversation, Kept
from conversations.names import name_in
from networks import actions as networks
from people.models import User
from strengths import actions as strengths


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
