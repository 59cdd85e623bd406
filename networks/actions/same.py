"""Who is the same, within one life and in the two of one household. Everything here can be taken back."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from networks.actions import add_connection
from networks.models import Connection, HasPlan, SamePerson
from networks.same import Pair, joined, stands_between
from networks.together import said_of
from people.models import Citizen, User


@transaction.atomic
def say_the_same(*, by: User, one: Connection, other: Connection) -> Pair | None:
    """They are one. Not where two who would be one with them were said to be two: these are answered, and nothing done.

    Nobody takes back, by a pair that they read, what was said of another pair.
    """
    first, second = sorted((one, other), key=lambda two: two.pk)
    if one.citizen_id == other.citizen_id:
        said_so = said_of(by, one.citizen)
        together = joined(said_so.same, said_so.apart)
        whole = together.get(first.pk, {first.pk}) | together.get(second.pk, {second.pk})
        between = stands_between(whole, (pair for pair in said_so.apart if pair != (first.pk, second.pk)))
        if between:
            return between
    said, new = SamePerson.objects.get_or_create(one=first, other=second, defaults={"by": by})
    if not new and said.parted_at:
        said.parted_at = None
        said.save(update_fields=["parted_at"])
    return None


@transaction.atomic
def say_two(*, by: User, one: Connection, other: Connection) -> None:
    """They are two people: `other` is none of those who are the same as `one`. And stays so."""
    first, second = sorted((one, other), key=lambda two: two.pk)
    SamePerson.objects.get_or_create(one=first, other=second, defaults={"by": by, "parted_at": timezone.now()})
    which = Q(one=first, other=second)
    if one.citizen_id == other.citizen_id:
        said_so = said_of(by, one.citizen)
        group = joined(said_so.same, said_so.apart).get(one.pk, set())
        which |= Q(one=other, other__in=group) | Q(other=other, one__in=group)
    for said in SamePerson.objects.visible_to(by).filter(which, parted_at=None):
        said.parted_at = timezone.now()
        said.save(update_fields=["parted_at"])


@transaction.atomic
def say_has_plan(*, by: User, connection: Connection, plan: Citizen) -> None:
    """Somebody in this life has a plan here too: one, so that another that was said before is not theirs."""
    rows = HasPlan.objects.visible_to(by).filter(connection=connection)
    undo(rows.exclude(plan=plan))
    again = rows.filter(plan=plan).order_by("undone_at", "pk").first()
    if again is None:
        HasPlan.objects.create(connection=connection, plan=plan, by=by)
    elif again.undone_at:
        again.undone_at = None
        again.save(update_fields=["undone_at"])


@transaction.atomic
def undo_has_plan(*, by: User, connection: Connection) -> None:
    """They have no plan here that this user knows of."""
    undo(HasPlan.objects.visible_to(by).filter(connection=connection))


@transaction.atomic
def bring(*, by: User, citizen: Citizen, people: Iterable[Connection]) -> list[Connection]:
    """From the other life of a household: who they are, and nothing that was said of them or of what is between."""
    made = []
    for one in people:
        same = {name: getattr(one, name) for name in ("kind", "where", "far", "paid", "died")}
        here = add_connection(by=by, citizen=citizen, name=one.name, **same)
        say_the_same(by=by, one=here, other=one)
        made.append(here)
    return made


def undo(rows: Any) -> None:
    for row in rows.filter(undone_at=None):
        row.undone_at = timezone.now()
        row.save(update_fields=["undone_at"])
