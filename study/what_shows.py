"""What can show a condition at work: the steps, demands and replies of a study, looked through and counted."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Case, Count, IntegerField, Q, Value, When
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from networks.models import StoodInTheWay
from people.models import User
from study.models import Condition, Demand, Shows, Step, Study

A_PAGE = 50
# In the order of the page; and the words of each in which is looked.
LOOKED_IN = {
    "step": ("words", "said", "got_in_the_way", "held_by", "passed_to", "walk__pseudonym", "walk__name"),
    "demand": ("words", "mattered", "cause", "came_in_as"),
    "stood": ("words",),
}
# Of what shows a condition: what stands, in a walk that stands.
STANDS = {
    "step": Q(shown_by__step__put_away_at=None, shown_by__step__walk__put_away_at=None),
    "demand": Q(shown_by__demand__put_away_at=None),
    "stood": Q(),
}


def those(kind: str, user: User, study: Study) -> Any:
    """All of this kind that could show a condition of this study, newest first."""
    if kind == "step":
        rows = Step.objects.visible_to(user).still_there().filter(walk__study=study, walk__put_away_at=None)
        return rows.select_related("walk").order_by("-pk")
    if kind == "demand":
        return Demand.objects.visible_to(user).still_there().filter(study=study).order_by("-pk")
    # Of nobody and of no team: whoever works here with people may read all (people/rules.py).
    return StoodInTheWay.objects.order_by("-pk")


def looked_through(rows: Any, kind: str, looked_for: str) -> Any:
    """Those that hold every one of these words somewhere."""
    for word in looked_for.split()[:10]:
        holds = Q()
        for name in LOOKED_IN[kind]:
            holds |= Q(**{f"{name}__icontains": word})
        rows = rows.filter(holds)
    return rows


def not_yet(rows: Any, kind: str, user: User, condition: Condition) -> Any:
    """Without those that show this condition already."""
    tied = Shows.objects.visible_to(user).still_there().filter(condition=condition).exclude(**{kind: None})
    return rows.exclude(pk__in=tied.values(kind))


def a_page(rows: Any, after: int | None) -> tuple[list[Any], int | None]:
    """Some of them after this key, and after which the next begin."""
    found = list((rows.filter(pk__lt=after) if after else rows)[: A_PAGE + 1])
    return found[:A_PAGE], found[A_PAGE - 1].pk if len(found) > A_PAGE else None


def conditions(user: User, study: Study) -> Any:
    """Those of a study, by kind in the models' order, each with how many steps, demands and replies show it."""
    order = Case(
        *(When(kind=kind, then=Value(place)) for place, kind in enumerate(Condition.Kind.values)),
        output_field=IntegerField(),
    )
    counts = {
        f"{kind}s": Count(
            f"shown_by__{kind}",
            distinct=True,
            filter=Q(shown_by__put_away_at=None, shown_by__team=study.team_id) & stands,
        )
        for kind, stands in STANDS.items()
    }
    rows = Condition.objects.visible_to(user).still_there().filter(study=study)
    return rows.annotate(**counts).order_by(order, "at", "pk")


def shown_by(user: User, condition: Condition) -> dict[str, list[Any]]:
    """What shows it, by kind, as it was tied; without what was struck out since."""
    rows = Shows.objects.visible_to(user).still_there().filter(condition=condition)
    rows = rows.select_related("step__walk", "demand", "stood").order_by("at", "pk")
    found: dict[str, list[Any]] = {kind: [] for kind in LOOKED_IN}
    for row in rows:
        kind = next(kind for kind in LOOKED_IN if getattr(row, f"{kind}_id"))
        if stands(row):
            found[kind].append(row)
    return found


def stands(row: Shows) -> bool:
    if row.step:
        return row.step.put_away_at is None and row.step.walk.put_away_at is None
    return row.demand is None or row.demand.put_away_at is None


def ticked(kind: str, rows: Any, keys: Iterable[int]) -> list[Any]:
    return list(rows.filter(pk__in=keys))


def in_words(steps: int, demands: int, stood: int) -> str:
    """ "Shown by 3 steps, 1 thing asked for, 2 replies." """
    counted = [
        (steps, ngettext("%(number)s step", "%(number)s steps", steps)),
        (demands, ngettext("%(number)s thing asked for", "%(number)s things asked for", demands)),
        (stood, ngettext("%(number)s “Not me, because…”", "%(number)s “Not me, because…”", stood)),
    ]
    parts = [words % {"number": number} for number, words in counted if number]
    return _("Shown by %(things)s.") % {"things": ", ".join(parts)} if parts else _("Nothing shows it yet.")
