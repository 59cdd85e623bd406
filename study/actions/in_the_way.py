"""What got in the way: conditions of the system, what shows them, and what to stop doing."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db import transaction

from networks.models import StoodInTheWay
from people.actions import keep_together, put_together
from people.merging import Together
from people.models import User
from study.models import Condition, Demand, Shows, Step, Stopping, Study


@transaction.atomic
def write_condition(
    *, by: User, study: Study, kind: str, words: str, behaviour: str = "", people: str = ""
) -> Condition:
    """What it says is enough; what we do because of it, and what that does to people, can be said later."""
    written: Condition = Condition.objects.create(
        study=study, by=by, kind=kind, words=words, behaviour=behaviour, people=people
    )
    return written


@transaction.atomic
def change_condition(*, by: User, condition: Condition, base: Mapping[str, Any] | None = None, **said: str) -> Together:
    """Other words for it. What somebody else has changed meanwhile is not overwritten."""
    return _change(condition, said, base)


@transaction.atomic
def tie(
    *,
    by: User,
    condition: Condition,
    steps: Iterable[Step] = (),
    demands: Iterable[Demand] = (),
    stood: Iterable[StoodInTheWay] = (),
) -> int:
    """These show it; what shows it already stays so. How many are new."""
    found: list[dict[str, Any]] = [{"step": one} for one in steps]
    found += [{"demand": one} for one in demands]
    found += [{"stood": one} for one in stood]
    new = 0
    for what in found:
        _row, is_new = Shows.objects.get_or_create(condition=condition, put_away_at=None, **what, defaults={"by": by})
        new += is_new
    return new


@transaction.atomic
def tie_again(*, by: User, shows: Shows) -> None:
    """As if it had not been untied; nothing, where it is tied again already."""
    same = Shows.objects.visible_to(by).still_there().filter(condition=shows.condition_id)
    if not same.filter(step=shows.step_id, demand=shows.demand_id, stood=shows.stood_id).exists():
        shows.put_away_at = None
        shows.save(update_fields=["put_away_at"])


@transaction.atomic
def say_what_to_stop(
    *, by: User, condition: Condition, words: str, tried_on: date | None = None, saw: str = ""
) -> Stopping:
    said: Stopping = Stopping.objects.create(condition=condition, by=by, words=words, tried_on=tried_on, saw=saw)
    return said


@transaction.atomic
def change_stopping(*, by: User, stopping: Stopping, base: Mapping[str, Any] | None = None, **said: Any) -> Together:
    """When it was tried, and what was seen then, as well."""
    return _change(stopping, said, base)


def _change(row: Any, said: Mapping[str, Any], base: Mapping[str, Any] | None) -> Together:
    together = put_together(row=row, said=said, base=base)
    keep_together(row, together)
    return together
