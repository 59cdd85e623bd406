"""Keeping words: what was said becomes what matters, a strength, somebody in a life, something asked for."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from conversations import marks
from conversations.actions.matters import add_matter
from conversations.models import Conversation, Kept
from conversations.names import name_in
from networks import actions as networks
from people import access
from people.actions import may_speak_for, put_away, put_back
from people.models import Citizen, User
from strengths import actions as strengths

# What points at a thing without being a life of its own: its history, and the words that it was kept from.
NOT_A_LIFE = {"earliers", "kept_from"}
# What is said of a thing itself, later than that it was kept.
SAID_LATER = ("changed_at", "at_the_top_since", "keep_as_it_is", "first_yes_at", "ended_at")


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
    thing twice (a double press) keeps them once; words that were let go are taken up again. None when the words do not
    stand there, or nobody can tell where.
    """
    citizen = conversation.citizen
    # Locked, so that nobody writes between finding the words and marking them.
    conversation = Conversation.objects.select_for_update().get(pk=conversation.pk)
    place = marks.find(conversation.words, quote, start, end)
    if place is None:
        return None
    quote = conversation.words[place[0] : place[1]]
    already = already_kept(by, conversation, kind, place)
    if already:
        return already
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


def already_kept(by: User, conversation: Conversation, kind: str, place: marks.Span) -> Kept | None:
    """These very words, kept as this before; taken up again if they were let go and their thing can come back."""
    rows: list[Kept] = [k for k in conversation.kept.filter(start=place[0], end=place[1]) if k.kind == kind]
    still = next((k for k in rows if k.let_go_at is None), None)
    if still:
        return still
    for kept in rows:
        if may_let_go(by, conversation.citizen, kept) and keep_again(by=by, kept=kept):
            return kept
    return None


@transaction.atomic
def let_go(*, by: User, kept: Kept) -> bool:
    """These words are not kept any more; what they became is taken off the plan, unless it lives on by itself.

    Whether it was taken off. Nothing is destroyed: `keep_again` takes both back.
    """
    if not may_let_go(by, kept.citizen, kept):
        raise PermissionDenied
    if kept.let_go_at is None:
        kept.let_go_at = timezone.now()
        kept.save(update_fields=["let_go_at"])
    # Locked, so that nobody answers it between the look and the putting away.
    thing = what_it_became(by, kept, locked=True)
    if thing is None or not may_put_away(by, thing) or lives_on(thing):
        return False
    if thing.put_away_at is None:
        put_away(by=by, piece=thing)
    return True


@transaction.atomic
def keep_again(*, by: User, kept: Kept) -> bool:
    """Undo letting go. Whether what they became is on the plan now."""
    if not may_let_go(by, kept.citizen, kept):
        raise PermissionDenied
    if kept.let_go_at is not None:
        kept.let_go_at = None
        kept.save(update_fields=["let_go_at"])
    thing = what_it_became(by, kept, locked=True)
    if thing is not None and thing.put_away_at and may_put_away(by, thing):
        put_back(by=by, piece=thing)
    return thing is not None and thing.put_away_at is None


@transaction.atomic
def show_where(*, by: User, kept: Kept, quote: str, start: int | None = None, end: int | None = None) -> bool:
    """Where kept words stand now that they have been changed. The quote stays as it was said first.

    False when the words that were picked out do not stand there, or nobody can tell where.
    """
    if not may_let_go(by, kept.citizen, kept):
        raise PermissionDenied
    conversation = Conversation.objects.select_for_update().get(pk=kept.conversation_id)
    place = marks.find(conversation.words, quote, start, end)
    if place is None:
        return False
    kept.start, kept.end = place
    kept.save(update_fields=["start", "end"])
    return True


def may_let_go(user: User, citizen: Citizen, kept: Kept) -> bool:
    """Whoever kept or wrote the words, and whoever may let go of anybody's; the wall holds the same."""
    return user.pk in (kept.by_id, kept.written_by_id) or may_let_go_of_all(user, citizen)


def may_let_go_of_all(user: User, citizen: Citizen) -> bool:
    """The person; at their word, while they have no sign-in; and whoever works alongside them."""
    if citizen.user_id == user.pk:
        return True
    working = access.alongside(user, Kept.PART, working=True)
    return Citizen.objects.filter(pk=citizen.pk).filter(pk=working).exists() or may_speak_for(user, citizen)


def may_put_away(user: User, thing: Any) -> bool:
    """Off the plan, and back on it: the person, at their word, or whoever wrote it down."""
    return thing.written_by_id == user.pk or may_speak_for(user, thing.citizen)


def what_it_became(user: User, kept: Kept, *, locked: bool = False) -> Any:
    """The matter, the strength…; None where this part of the plan is not shared with this user."""
    model: Any = Kept._meta.get_field(kept.kind).related_model
    rows = model.objects.visible_to(user).select_related("citizen", "written_by")
    rows = rows.filter(pk=getattr(kept, f"{kept.kind}_id"))
    return (rows.select_for_update(of=("self",)) if locked else rows).first()


def lives_on(thing: Any) -> bool:
    """Whether more has come of it than the words: it was answered, told about, tried, or put in other words."""
    if any(getattr(thing, name, None) for name in SAID_LATER):
        return True
    pointing = (one for one in thing._meta.related_objects if one.name not in NOT_A_LIFE)
    return any(one.related_model._base_manager.filter(**{one.field.name: thing}).exists() for one in pointing)


def tidy(quote: str) -> str:
    """The phrase as it stands on the plan: without the line breaks and the comma that it was cut out at."""
    return " ".join(quote.split()).strip(" ,;:–-")
