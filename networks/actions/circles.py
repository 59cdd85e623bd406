"""Circles of support: what one is for, who is in it, and when it met."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from networks.models import CircleOfSupport, Connection, Member, Met
from people.access import WhoCanSee
from people.actions import put_together
from people.merging import Together
from people.models import Citizen, User


@transaction.atomic
def begin_circle(
    *,
    by: User,
    citizen: Citizen,
    words: str,
    meets: str = "",
    people: Iterable[Connection] = (),
    who_can_see: str = "",
    language: str | None = None,
    helped_by: str = "",
) -> CircleOfSupport:
    """One purpose, one circle. Who is in it can be said later."""
    circle: CircleOfSupport = CircleOfSupport.objects.create(
        citizen=citizen,
        written_by=by,
        words=words.strip(),
        meets=meets.strip(),
        who_can_see=who_can_see or WhoCanSee.EVERYONE,
        language=language or citizen.language,
        helped_by=helped_by,
    )
    join(by=by, circle=circle, people=people)
    return circle


@transaction.atomic
def join(*, by: User, circle: CircleOfSupport, people: Iterable[Connection]) -> None:
    """They are in it from now on; whoever is in it already stays so."""
    for one in people:
        Member.objects.get_or_create(circle=circle, connection=one, left_at=None, defaults={"by": by})


@transaction.atomic
def say_what_they_do(*, by: User, member: Member, words: str) -> Member:
    """What they do in it; what they did before is kept with its days."""
    words = words.strip()
    if words == member.words or member.left_at:
        return member
    leave(by=by, member=member)
    now: Member = Member.objects.create(circle=member.circle, connection=member.connection, by=by, words=words)
    return now


@transaction.atomic
def leave(*, by: User, member: Member) -> None:
    """They are not in it any more."""
    if member.left_at is None:
        member.left_at = timezone.now()
        member.save(update_fields=["left_at"])


@transaction.atomic
def come_back(*, by: User, member: Member) -> None:
    """As if they had not left; nothing, where they are in it already."""
    here = Member.objects.filter(circle=member.circle, connection_id=member.connection_id, left_at=None)
    if member.left_at and not here.exists():
        member.left_at = None
        member.save(update_fields=["left_at"])


@transaction.atomic
def say_when_it_meets(
    *, by: User, circle: CircleOfSupport, base: Mapping[str, Any] | None = None, **said: str
) -> Together:
    """When and where (`meets`), if it is said at all. What somebody else has changed meanwhile is not overwritten."""
    together = put_together(row=circle, said=said, base=base)
    if together.clashes or together.mine == together.stored:
        return together
    circle.meets, circle.changed_by, circle.changed_at = together.mine["meets"], by, timezone.now()
    circle.save(update_fields=["meets", "changed_by", "changed_at"])
    return together


@transaction.atomic
def tell_that_it_met(*, by: User, circle: CircleOfSupport, on: date, words: str) -> Met:
    """That it met, and what came up, under the name of whoever tells it."""
    told: Met = Met.objects.create(circle=circle, by=by, on=on, words=words.strip(), language=circle.citizen.language)
    return told
