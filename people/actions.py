"""Every write about who is here, and the writes that all pieces of content share."""

import uuid
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from people import access
from people.models import Alongside, Citizen, Look, User
from people.pieces import Piece


@transaction.atomic
def meet(*, by: User, name: str, introduced_by: str = "", language: str = "") -> Citizen:
    """Begin walking alongside somebody new. All it takes is what to call them."""
    citizen_id = uuid.uuid4()
    # First the walking alongside: nobody may see a citizen with whom they do not walk, not even to have added them.
    Alongside.objects.create(citizen_id=citizen_id, user=by, walks_as=Alongside.WORKER)
    return Citizen.objects.create(
        id=citizen_id,
        name=name.strip(),
        introduced_by=introduced_by.strip(),
        language=language or by.language,
        added_by=by,
    )


@transaction.atomic
def describe(*, by: User, citizen: Citizen, **fields: Any) -> None:
    """How to be with them, as they say it. Only what is different is written."""
    changed = [name for name, value in fields.items() if getattr(citizen, name) != value]
    for name in changed:
        setattr(citizen, name, fields[name])
    if changed:
        citizen.save(update_fields=changed)


def speak(*, by: User, language: str) -> None:
    """The language that this user is spoken to."""
    if by.language != language:
        by.language = language
        by.save(update_fields=["language"])


def look(*, by: User, citizen: Citizen, what: str) -> None:
    """Write down that somebody opened this; not when it is their own."""
    if citizen.user_id != by.pk:
        Look.objects.create(user=by, citizen=citizen, what=what)


def may_speak_for(user: User, citizen: Citizen) -> bool:
    """The person; or, while they have no sign-in of their own, their workers and whom they trust, at their word."""
    if citizen.user_id:
        return citizen.user_id == user.pk
    return Citizen.objects.filter(pk=citizen.pk).filter(pk=access.at_word(user)).exists()


@transaction.atomic
def stop_sharing(*, by: User, alongside: Alongside) -> None:
    """The citizen ends somebody's walking alongside, at once."""
    alongside.until, alongside.ended_by = timezone.now(), by
    alongside.save(update_fields=["until", "ended_by"])


@transaction.atomic
def change_words(*, by: User, piece: Any, words: str) -> None:
    """Say it differently. The earlier words stay in its history."""
    if words == piece.words:
        return
    piece.words = words
    piece.changed_by, piece.changed_at = by, timezone.now()
    piece.save(update_fields=["words", "changed_by", "changed_at"])


# From the closest line to the widest.
CLOSER: list[str] = [access.WhoCanSee.US, access.WhoCanSee.WORKERS, access.WhoCanSee.EVERYONE]


@transaction.atomic
def change_who_can_see(*, by: User, piece: Piece, who_can_see: str) -> None:
    """What was kept from it is closed with it. Opening it opens only itself: the rest has its own line."""
    line = access.WhoCanSee(who_can_see)
    close_what_came_of_it(by=by, piece=piece, who_can_see=line)
    piece.who_can_see = line
    changed = ["who_can_see"]
    if hasattr(piece, "version"):
        # Paper that is open somewhere still says the line of before: it may not put that back by itself.
        piece.version = F("version") + 1
        changed.append("version")
    piece.save(update_fields=changed)


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


@transaction.atomic
def add_worker(*, by: User, name: str, email: str, works_as: str) -> User:
    """Somebody who works here. They choose a password by a one-time link."""
    user = User(name=name.strip(), email=email.strip().lower(), works_as=works_as)
    user.set_unusable_password()
    user.save(force_insert=True)
    return user


def change_address(*, by: User, to: str) -> None:
    """An e-mail or mobile number of theirs, proved by a code, that nobody else reads."""
    kind = "email" if "@" in to else "phone"
    setattr(by, kind, to)
    setattr(by, f"{kind}_is_safe", True)
    by.save(update_fields=[kind, f"{kind}_is_safe"])


def say_who_reads(*, by: User, kind: str, only_me: bool) -> None:
    """Whether somebody else may read their e-mail (`kind` "email") or their texts ("phone")."""
    setattr(by, f"{kind}_is_safe", only_me)
    by.save(update_fields=[f"{kind}_is_safe"])


def sign_out_everywhere(*, by: User) -> None:
    """Every session begun until now is over at its next request."""
    by.signed_out_at = timezone.now()
    by.save(update_fields=["signed_out_at"])
