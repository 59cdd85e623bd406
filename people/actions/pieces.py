"""The writes that all pieces of content share."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from people import access
from people.actions.together import put_together
from people.merging import Together
from people.models import User
from people.pieces import Piece


@transaction.atomic
def change_words(
    *, by: User, piece: Any, words: str, helped_by: str | None = None, base: Mapping[str, Any] | None = None
) -> Together:
    """Say it differently. The earlier words stay in its history. `helped_by` left out stays as it is."""
    said = {"words": words} | ({} if helped_by is None else {"helped_by": helped_by})
    together = put_together(row=piece, said=said, base=base)
    changed = [name for name, value in together.mine.items() if value != together.stored[name]]
    if together.clashes or not changed:
        return together
    for name in changed:
        setattr(piece, name, together.mine[name])
    if "words" in changed:
        piece.changed_by, piece.changed_at = by, timezone.now()
    piece.save(update_fields=[*changed, "changed_by", "changed_at"])
    return together


# From the closest line to the widest.
CLOSER: list[str] = [access.WhoCanSee.US, access.WhoCanSee.WORKERS, access.WhoCanSee.EVERYONE]


def closest(things: Iterable[Piece]) -> str:
    """The line that is not wider than that of any of these."""
    return min((thing.who_can_see for thing in things), key=CLOSER.index, default=access.WhoCanSee.EVERYONE)


@transaction.atomic
def change_who_can_see(*, by: User, piece: Piece, who_can_see: str) -> None:
    """What was kept from it is closed with it. Opening it opens only itself: the rest has its own line."""
    line = access.WhoCanSee(who_can_see)
    close_what_came_of_it(by=by, piece=piece, who_can_see=line)
    piece.who_can_see = line
    piece.save(update_fields=["who_can_see"])


def close_what_came_of_it(*, by: User, piece: Piece, who_can_see: str) -> None:
    for thing in piece.came_of_it():
        wider = CLOSER.index(thing.who_can_see) > CLOSER.index(who_can_see)
        # "Just us" of something that a third person wrote would hide it from whoever closes this.
        if wider and by.pk in (thing.citizen.user_id, thing.written_by_id):
            change_who_can_see(by=by, piece=thing, who_can_see=who_can_see)


@transaction.atomic
def put_away(*, by: User, piece: Piece) -> None:
    """Take it off the plan. Nothing is destroyed."""
    piece.put_away_at = timezone.now()
    piece.save(update_fields=["put_away_at"])


@transaction.atomic
def put_back(*, by: User, piece: Piece) -> None:
    piece.put_away_at = None
    piece.save(update_fields=["put_away_at"])
