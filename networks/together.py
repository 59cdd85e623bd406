"""The people of a life as one reads them: those who are the same as one, and who is between whom.

Everything here is of what this user sees. What is told to nobody but us, or to those who work with me, is told in one
life, and is neither shown nor suggested in another.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q

from networks.models import Bond, Connection, HasPlan, SamePerson
from networks.same import Pair, alike, groups, joined, stands_between
from people import access
from people.access import SharedPart, WhoCanSee
from people.models import Citizen, Closing, User


@dataclass(frozen=True)
class Said:
    """Who of a life were said to be the same, and who to be two, in the order it was said; and of two lives, which."""

    same: list[Pair]
    apart: list[Pair]
    across: dict[Pair, bool]


def said_of(user: User, citizen: Citizen) -> Said:
    rows = SamePerson.objects.visible_to(user).filter(Q(citizen=citizen) | Q(other__citizen=citizen))
    columns = ("one_id", "other_id", "parted_at", "one__citizen_id", "other__citizen_id")
    said = Said([], [], {})
    for one, other, parted_at, life, other_life in rows.order_by("at", "pk").values_list(*columns):
        if life != other_life:
            said.across[in_order(one, other)] = parted_at is None
        else:
            (said.same if parted_at is None else said.apart).append((one, other))
    return said


def as_one(user: User, citizen: Citizen, connections: Iterable[Any]) -> list[Any]:
    """Those who stand for themselves, in their order, each with `also`: what else they are written down as."""
    return folded(connections, said_of(user, citizen))


def folded(connections: Iterable[Any], said: Said) -> list[Any]:
    rows = {one.pk: one for one in connections}
    found = groups(list(rows), said.same, said.apart)
    for first, others in found.items():
        rows[first].also = [rows[other] for other in others]
        for one in (rows[first], *rows[first].also):
            one.stands_as = first
    return [rows[first] for first in found]


@dataclass
class Other:
    """Another entry that is, may be, or was said not to be the same; `life` where it is that of somebody else."""

    connection: Any
    life: Citizen | None = None


@dataclass
class Sameness:
    """What there is to say of who else one entry is."""

    also: list[Other] = field(default_factory=list)
    perhaps: Other | None = None
    apart: list[Other] = field(default_factory=list)
    # Where they have a plan here too.
    plan: Citizen | None = None

    @property
    def lives(self) -> list[Citizen]:
        """The other lives of which something is said."""
        others = [*self.also, *self.apart, *([self.perhaps] if self.perhaps else [])]
        return list({one.life.pk: one.life for one in others if one.life}.values())


def sameness(user: User, citizen: Citizen, chosen: Any, connections: Iterable[Any], said: Said) -> Sameness:
    """Of one entry, among all of this life (`connections`, not folded) and of the other lives of the household."""
    plans, homes = households(user, citizen)
    theirs = shared_by(user, homes) if chosen.who_can_see == WhoCanSee.EVERYONE else []
    others = [Other(one) for one in connections if one.pk != chosen.pk]
    others += [Other(one, homes[one.citizen_id]) for one in theirs]
    together = joined(said.same, said.apart)
    group = together.get(chosen.pk, {chosen.pk})
    told = {**dict.fromkeys(said.same, True), **dict.fromkeys(said.apart, False), **said.across}
    found = Sameness(plan=plans.get(chosen.pk))
    for other in others:
        pk = other.connection.pk
        of_these = told.get(in_order(chosen.pk, pk))
        if pk in group or (other.life and of_these):
            found.also.append(other)
        elif of_these is False:
            found.apart.append(other)
        elif of_these is None and found.perhaps is None and may_be_one(chosen, other.connection):
            whole = group | together.get(pk, {pk})
            known = other.life and any(told.get(in_order(one, pk)) for one in group)
            if not known and stands_between(whole, said.apart) is None:
                found.perhaps = other
    return found


def in_order(one: int, other: int) -> Pair:
    """The row of two is kept so, whichever of them it was said of."""
    return (one, other) if one < other else (other, one)


def may_be_one(one: Any, other: Any) -> bool:
    return bool(one.kind == other.kind and alike(one.name, other.name))


def households(user: User, citizen: Citizen) -> tuple[dict[int, Citizen], dict[Any, Citizen]]:
    """Whose plan each entry of this life has here, by its key; and the lives of one household with this one, by theirs.

    Only of those whose people this user sees. A household either of the two may have said, and told everyone alongside.
    """
    said = HasPlan.objects.visible_to(user).filter(undone_at=None, connection__put_away_at=None)
    rows = list(said.filter(Q(citizen=citizen) | Q(plan=citizen)).order_by("pk"))
    ids = {row.plan_id if row.citizen_id == citizen.pk else row.citizen_id for row in rows}
    lives = {one.pk: one for one in lives_shared_with(user).filter(pk__in=ids).order_by("name", "pk")}
    plans, homes = {}, {}
    for row in rows:
        ours = row.citizen_id == citizen.pk
        life = lives.get(row.plan_id if ours else row.citizen_id)
        if life and ours:
            plans[row.connection_id] = life
        if life and row.who_can_see == WhoCanSee.EVERYONE:
            homes[life.pk] = life
    return plans, homes


def lives_shared_with(user: User) -> Any:
    """The lives in which this user sees the people, and writes."""
    sharing = Q(pk=access.own(user)) | Q(pk=access.alongside(user, SharedPart.PEOPLE))
    died = Closing.objects.open().filter(kind=Closing.DIED).values("citizen")
    return Citizen.objects.filter(sharing).exclude(pk__in=died)


def shared_by(user: User, homes: Iterable[Any]) -> list[Any]:
    """Who is in those lives, of what everyone alongside is told."""
    rows = Connection.objects.visible_to(user).on_the_plan().filter(who_can_see=WhoCanSee.EVERYONE)
    return list(rows.filter(citizen__in=list(homes)).order_by("written_at", "pk"))


def bonds(user: User, citizen: Citizen, connections: Iterable[Any]) -> list[Any]:
    """What is between two of these, in the order it was said; not where one of the two is not seen, or off the plan."""
    rows = {one.pk: one for one in connections}
    said = Bond.objects.visible_to(user).of(citizen).on_the_plan().select_related("written_by")
    found = []
    for bond in said.order_by("written_at", "pk"):
        if bond.one_id in rows and bond.other_id in rows:
            bond.one, bond.other, bond.citizen = rows[bond.one_id], rows[bond.other_id], citizen
            found.append(bond)
    return found


def not_here_yet(user: User, citizen: Citizen, home: Citizen, here: Iterable[Any]) -> list[Any]:
    """Who of the other life could be in this one too: not this person, nor those who are said to be here already."""
    said = said_of(user, citizen)
    keys = {one.pk for one in here}
    linked = {pk for two, same in said.across.items() if same and keys.intersection(two) for pk in two}
    themselves = set(
        HasPlan.objects.visible_to(user)
        .filter(citizen=home, plan=citizen, undone_at=None)
        .values_list("connection_id", flat=True)
    )
    there = as_one(user, home, shared_by(user, [home.pk]))
    return [
        one
        for one in there
        if not linked.intersection({one.pk, *(other.pk for other in one.also)})
        and one.pk not in themselves
        and not alike(one.name, citizen.name)
    ]
