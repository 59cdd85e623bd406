"""Whether what was promised was kept, and promising it again."""

from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from networks import told
from networks.actions.asking import refuse_if_ended
from networks.models import Promise, SaidWould
from people.actions import may_speak_for
from people.models import User


@transaction.atomic
def keep_promise(*, by: User, promise: SaidWould) -> None:
    """It was done; also after it was said that it was not."""
    refuse_unless_about_them(by, promise)
    if promise.kept_at is None:
        say_of(promise, kept_at=timezone.now(), not_kept_at=None, why="")
        told.tell_the_person(by=by, citizen=promise.citizen)


@transaction.atomic
def say_not_kept(*, by: User, promise: SaidWould, why: str = "") -> None:
    """It was not done. Why, only whoever promised it says; said again, it is the day of the first time."""
    refuse_unless_about_them(by, promise)
    if may_say_why(by, promise):
        promise.why = why.strip()
    elif why:
        raise PermissionDenied
    say_of(promise, kept_at=None, not_kept_at=promise.not_kept_at or timezone.now(), why=promise.why)


@transaction.atomic
def unkeep_promise(*, by: User, promise: SaidWould) -> None:
    """As before anybody said whether it was kept."""
    refuse_unless_about_them(by, promise)
    say_of(promise, kept_at=None, not_kept_at=None, why="")


@transaction.atomic
def promise_again(*, by: User, promise: Promise, due: date) -> Promise:
    """The same, for another day. The one before is settled by it: not kept, and promised again; a second press too."""
    refuse_unless_promised_by(by, promise)
    refuse_if_ended(promise.request)
    promise.refresh_from_db(fields=["not_kept_at", "why"])
    same = {"request": promise.request, "by": by, "words": promise.words}
    if promise.not_kept_at:
        later = Promise.objects.filter(**same, at__gte=promise.not_kept_at).exclude(pk=promise.pk)
        already: Promise | None = later.first()
        if already:
            return already
    say_not_kept(by=by, promise=promise, why=promise.why)
    return Promise.objects.create(**same, due=due)


def say_of(promise: SaidWould, **said: Any) -> None:
    for name, value in said.items():
        setattr(promise, name, value)
    promise.save(update_fields=list(said))


def may_say_it_was_kept(user: User, promise: SaidWould, *, speaks: bool | None = None) -> bool:
    """Whoever made the promise, and the person. `speaks`: whether the user may speak for them, where that is known."""
    if promise.said_by_id == user.pk:
        return True
    return may_speak_for(user, promise.citizen) if speaks is None else speaks


def may_say_why(user: User, promise: SaidWould, *, speaks: bool | None = None) -> bool:
    """Whoever made the promise; of the person's own, the person."""
    if not promise.by_them:
        return bool(promise.said_by_id == user.pk)
    return may_say_it_was_kept(user, promise, speaks=speaks)


def refuse_unless_about_them(by: User, promise: SaidWould) -> None:
    if not may_say_it_was_kept(by, promise):
        raise PermissionDenied


def refuse_unless_promised_by(by: User, promise: Promise) -> None:
    """Nobody promises for another, nor again what was kept."""
    if promise.by_id != by.pk or promise.kept_at:
        raise PermissionDenied
