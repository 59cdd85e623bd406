"""What a person gives: where what they are good at is used, and what came of it for the place where they live.

Everything is of what the reader sees: somebody whom it helps may have been told more closely than what they are helped
with, and is looked up for themselves.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from conversations.models import Contribution, DrawsOn, HelpsSomeone
from networks.models import Connection
from networks.words import number
from people.models import Citizen, User

# As many names as are read in passing.
A_FEW = 3


def helping(user: User, citizen: Citizen) -> Any:
    """Whom what they are good at helps now."""
    seen = Connection.objects.visible_to(user).of(citizen).on_the_plan()
    rows = HelpsSomeone.objects.visible_to(user).of(citizen).filter(ended_at=None, connection__in=seen)
    return rows.select_related("connection").order_by("at", "pk")


def for_the_place(user: User, citizen: Citizen, **which: Any) -> list[Any]:
    """What changed for the place, the newest first."""
    rows = Contribution.objects.visible_to(user).of(citizen).on_the_plan().filter(**which)
    return list(rows.select_related("written_by", "changed_by").order_by("-written_at", "-pk"))


def on_plan(user: User, citizen: Citizen, strengths: Iterable[Any]) -> dict[str, Any]:
    """Each strength gets `used`: "Helps Beti · in two things we are trying". With it, what changed for the place."""
    given = for_the_place(user, citizen)
    helps: dict[int, list[str]] = defaultdict(list)
    for row in helping(user, citizen):
        helps[row.strength_id].append(row.connection.name)
    tried: dict[int, set[int]] = defaultdict(set)
    now = DrawsOn.objects.visible_to(user).of(citizen).filter(attempt__finished_at=None, attempt__put_away_at=None)
    for strength, attempt in now.exclude(strength=None).values_list("strength_id", "attempt_id"):
        tried[strength].add(attempt)
    strengths = list(strengths)
    for one in strengths:
        changed = sum(what.strength_id == one.pk for what in given)
        one.used = where(helps[one.pk], len(tried[one.pk]), changed)
    return {"strengths": strengths, "given": given}


def where(helps: Sequence[str], tried: int, changed: int) -> str:
    said = []
    if helps:
        said.append(_("helps %(names)s") % {"names": names(helps)})
    if tried:
        line = ngettext("in one thing we are trying", "in %(number)s things we are trying", tried)
        said.append(line % {"number": number(tried)})
    if changed:
        said.append(_("has changed something for the place"))
    return capfirst(" · ".join(said))


def names(several: Sequence[str]) -> str:
    """ "Beti", "Beti and Mair", "Beti, Mair and the choir", "Beti, Mair and four others"."""
    if len(several) == 1:
        return several[0]
    if len(several) > A_FEW:
        rest = len(several) - A_FEW + 1
        others = ngettext("%(number)s other", "%(number)s others", rest) % {"number": number(rest)}
        several = [*several[: A_FEW - 1], others]
    *some, last = several
    return _("%(some)s and %(last)s") % {"some": ", ".join(some), "last": last}


def to_begin_with(user: User, citizen: Citizen) -> list[Connection]:
    """A few to whom the person gives something, and of whom nobody has said what it is: those who only take first."""
    here = Connection.objects.visible_to(user).of(citizen).on_the_plan().here_now().filter(paid=False)
    gives = here.exclude(gives=Connection.Gives.THEY)
    helped = HelpsSomeone.objects.visible_to(user).of(citizen).filter(ended_at=None)
    rows = gives.exclude(pk__in=helped.values("connection")).order_by("-gives", "circle", "written_at", "pk")
    return list(rows[:A_FEW])
