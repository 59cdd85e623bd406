"""What stands in the report of a study for leaders: a few of everything, so that it is two pages, and how many more.

Of walks only those whose people agreed. What is long is cut, by characters (of a walk's drawing, by steps); the pages
of the study say it in full.
"""

from dataclasses import dataclass
from typing import Any

from people.models import User
from study.across import Across, across, walks_of
from study.counted import FAILURE, VALUE, Counted, causes, counted
from study.drawn import lanes, walked
from study.models import Demand, Step, Stopping, Study, Walk
from study.then_and_now import Asked, requests_since
from study.what_shows import conditions

# How many of each. Where their words are cut, templates/study/report.html says.
CAUSES, VALUED, IN_THE_WAY, TO_STOP, NOW, STEPS = 4, 3, 3, 3, 3, 12
FOUND = ("told", "told_to", "forms", "forms_again", "passed_on", "days", "days_worked", "asked_for", "failure")


@dataclass(frozen=True)
class Few:
    """The first of a list, and how many more there are."""

    rows: list[Any]
    more: int


@dataclass(frozen=True)
class Drawn:
    """One walk, and how many of its steps are drawn."""

    walk: Walk
    row: lanes.Row
    steps: int
    whole: int


def asked_for(user: User, study: Study) -> dict[str, Any]:
    """How much came of what, the top causes each with the words of one, and some of what we are here for."""
    rows = Demand.objects.visible_to(user).still_there().filter(study=study)
    found = causes(rows)
    top = list(found.rows[:CAUSES])
    of_each = rows.filter(kind=FAILURE, cause_key__in=[one.key for one in top]).order_by("cause_key", "-on", "-pk")
    words = {one.cause_key: one for one in of_each.distinct("cause_key")}
    whole = rows.filter(kind=FAILURE).exclude(cause_key="").order_by().values("cause_key").distinct().count()
    return {
        "counted": counted(rows),
        "causes": Few([(one, words[one.key]) for one in top], whole - len(top)),
        "valued": list(rows.filter(kind=VALUE).order_by("-on", "-pk")[:VALUED]),
    }


def agreed_walks(user: User, study: Study) -> tuple[list[Any], int]:
    """Those that have steps and may be told; and how many may not be told yet."""
    walks = walks_of(study, user)
    agreed = [walk for walk in walks if walk.has_agreed]
    return agreed, len(walks) - len(agreed)


def drawn(user: User, walks: list[Any]) -> Drawn | None:
    """The first that fits, best with what they said about it; else the beginning of the shortest."""
    if not walks:
        return None

    def fits(walk: Any) -> tuple[int, bool]:
        return (walk.steps_found if walk.steps_found > STEPS else 0), not walk.said

    walk = min(walks, key=fits)
    steps = list(Step.objects.visible_to(user).still_there().filter(walk=walk).in_order())
    points = [one.point for one in walked.told(walk, steps)][:STEPS]
    return Drawn(walk, lanes.on_a_screen(points, them=walk.pseudonym), len(points), len(steps))


def in_the_way(user: User, study: Study) -> Few:
    """What is shown by most comes first."""
    rows = sorted(conditions(user, study), key=lambda one: -(one.steps + one.demands + one.stoods))
    return Few(rows[:IN_THE_WAY], len(rows[IN_THE_WAY:]))


def to_stop(user: User, study: Study) -> Few:
    """What was tried and seen comes first, then what was tried."""
    here = Stopping.objects.visible_to(user).still_there().filter(condition__study=study, condition__put_away_at=None)
    rows = sorted(here.order_by("at", "pk"), key=lambda one: (not one.saw, not one.tried_on))
    return Few(rows[:TO_STOP], len(rows[TO_STOP:]))


def now(user: User, study: Study) -> dict[str, Any]:
    """Then and now: how much was asked for because something had not been done, and what the requests here say."""
    if not study.changed_on:
        return {}
    rows = Demand.objects.visible_to(user).still_there().filter(study=study)
    answers: list[Asked] = [one for one in requests_since(study.team_id, study.changed_on) if one.answer]
    before: Counted = counted(rows.filter(on__lt=study.changed_on))
    after: Counted = counted(rows.filter(on__gte=study.changed_on))
    return {"asked_before": before, "asked_after": after, "requests": answers[:NOW]}


def found(walks: list[Any]) -> list[Across]:
    return across(walks, names=FOUND) if walks else []
