"""Every write about the people in a life, and what is asked for."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from networks.models import Connection, Promise, Reply, SaidWould, SupportRequest, Verdict
from people.access import WhoCanSee
from people.actions import may_speak_for, put_together
from people.merging import Together
from people.models import Citizen, User


@transaction.atomic
def add_connection(
    *,
    by: User,
    citizen: Citizen,
    name: str,
    words: str = "",
    how_related: str = "",
    language: str | None = None,
    who_can_see: str = WhoCanSee.EVERYONE,
    **what_it_is_like: Any,
) -> Connection:
    """Somebody, or something, is in this life. A name is all it takes."""
    return Connection.objects.create(
        citizen=citizen,
        written_by=by,
        name=name.strip(),
        words=words.strip(),
        how_related=how_related.strip(),
        language=language or citizen.language,
        who_can_see=who_can_see,
        **what_it_is_like,
    )


@transaction.atomic
def change_connection(
    *, by: User, connection: Connection, base: Mapping[str, Any] | None = None, **fields: Any
) -> Together:
    """Only what is different is written; where two have changed the same, nothing is, and both are shown."""
    together = put_together(row=connection, said=fields, base=base)
    changed = [name for name, value in together.mine.items() if value != together.stored[name]]
    if together.clashes or not changed:
        return together
    for name in changed:
        setattr(connection, name, together.mine[name])
    connection.changed_by, connection.changed_at = by, timezone.now()
    connection.save(update_fields=[*changed, "changed_by", "changed_at"])
    return together


@transaction.atomic
def ask(
    *,
    by: User,
    citizen: Citizen,
    words: str,
    language: str | None = None,
    who_can_see: str = WhoCanSee.EVERYONE,
    repeats: SupportRequest | None = None,
    helped_by: str = "",
    at: datetime | None = None,
) -> SupportRequest:
    """Ask for something, in one's own words. `repeats` is an earlier asking for the same."""
    return SupportRequest.objects.create(
        citizen=citizen,
        written_by=by,
        written_at=at or timezone.now(),
        words=words.strip(),
        language=language or citizen.language,
        who_can_see=who_can_see,
        helped_by=helped_by,
        # By its id: the first asking may have been told more closely, and not be seen by whoever writes now.
        repeats_id=(repeats.repeats_id or repeats.pk) if repeats else None,
    )


@transaction.atomic
def ask_again(*, by: User, request: SupportRequest) -> SupportRequest:
    """The same words, asked anew; while that asking is open, a second press finds it instead."""
    first = request.repeats_id or request.pk
    again = SupportRequest.objects.visible_to(by).on_the_plan().still_asked().filter(repeats_id=first).first()
    return again or ask(
        by=by,
        citizen=request.citizen,
        words=request.words,
        language=request.language,
        who_can_see=request.who_can_see,
        repeats=request,
    )


@transaction.atomic
def reply(
    *,
    by: User,
    request: SupportRequest,
    kind: str,
    words: str = "",
    promise_words: str = "",
    due: date | None = None,
) -> Reply:
    """Somebody alongside answers. A day makes it a promise; the first yes is remembered."""
    if request.citizen.user_id == by.pk:
        raise PermissionDenied
    refuse_if_ended(request)
    said = Reply.objects.create(request=request, by=by, kind=Reply.Kind(kind), words=words.strip())
    if due is not None:
        # So worded that it reads after "said they would".
        what = promise_words.strip() or _("do this")
        Promise.objects.create(request=request, by=by, at=said.at, words=what, due=due)
    if said.kind == Reply.Kind.CAN:
        # Of two who say yes in the same moment, the first stays the first.
        SupportRequest.objects.filter(pk=request.pk, first_yes_at=None).update(first_yes_at=said.at)
    return said


@transaction.atomic
def keep_promise(*, by: User, promise: SaidWould) -> None:
    """It was done; also after it was said that it was not."""
    refuse_unless_about_them(by, promise)
    if promise.kept_at is None:
        say_of(promise, kept_at=timezone.now(), not_kept_at=None, why="")


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


@transaction.atomic
def answer(*, by: User, request: SupportRequest, answer: str, words: str = "") -> Verdict:
    """Is it what you wanted? Yes ends it; partly and no are kept, and it stays open."""
    refuse_unless_theirs_to_say(by, request)
    refuse_if_ended(request)
    said = Verdict.Answer(answer)
    verdict = Verdict.objects.create(request=request, by=by, answer=said, words=words.strip())
    if said == Verdict.Answer.YES:
        request.ended_at = verdict.at
        request.save(update_fields=["ended_at"])
    return verdict


@transaction.atomic
def withdraw(*, by: User, request: SupportRequest) -> None:
    """The person does not want it any more."""
    refuse_unless_theirs_to_say(by, request)
    refuse_if_ended(request)
    request.ended_at = request.withdrawn_at = timezone.now()
    request.save(update_fields=["ended_at", "withdrawn_at"])


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


def refuse_unless_theirs_to_say(by: User, request: SupportRequest) -> None:
    if not may_speak_for(by, request.citizen):
        raise PermissionDenied


def refuse_unless_about_them(by: User, promise: SaidWould) -> None:
    if not may_say_it_was_kept(by, promise):
        raise PermissionDenied


def refuse_unless_promised_by(by: User, promise: Promise) -> None:
    """Nobody promises for another, nor again what was kept."""
    if promise.by_id != by.pk or promise.kept_at:
        raise PermissionDenied


def refuse_if_ended(request: SupportRequest) -> None:
    """An end, once said, stands; asking again is a new asking. Locked, so that two ends cannot cross."""
    now = SupportRequest.objects.select_for_update(of=("self",)).get(pk=request.pk)
    if not now.is_open:
        raise PermissionDenied
