"""The steps of a walk: adding one, changing it, and where it stands among the others.

A step with a date stands by its date among those that have one; a step without stands where it was told. So steps
can be written in any order. Only those that must make room are numbered anew.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db import transaction

from people.actions import put_together
from people.merging import Together
from people.models import User
from study.actions.found import find_again
from study.models import Step, Walk


@transaction.atomic
def add_step(*, by: User, walk: Walk, after: Step | None = None, **said: Any) -> Step:
    """`after`: the step that it was told after, where it was; else it was told last."""
    rows = in_order(walk)
    place = place_of(rows, said.get("on"), after)
    # Its number is its own from the beginning; those behind it make room.
    step = Step(walk=walk, by=by, position=(rows[place - 1].position if place else 0) + 1, **said)
    hold_together(step)
    step.save()
    number([*rows[:place], step, *rows[place:]])
    find_again(walk)
    return step


@transaction.atomic
def change_step(*, by: User, step: Step, base: Mapping[str, Any] | None = None, **said: Any) -> Together:
    """What another has changed meanwhile is not overwritten. With another date it may stand elsewhere."""
    together = put_together(row=step, said=said, base=base)
    if together.clashes or together.mine == together.stored:
        return together
    for name, value in together.mine.items():
        setattr(step, name, value)
    hold_together(step)
    step.save(update_fields=list({*together.mine, "certainty", "held_by"}))
    if together.mine.get("on") != together.stored.get("on"):
        keep_in_order(step)
    find_again(step.walk)
    return together


@transaction.atomic
def move_earlier(*, by: User, step: Step) -> None:
    change_places(step, -1)


@transaction.atomic
def move_later(*, by: User, step: Step) -> None:
    change_places(step, 1)


def hold_together(step: Step) -> None:
    """Without a day nobody knows when, and with one somebody does; only a team or service has a name."""
    if step.on is None:
        step.certainty = Step.Certainty.UNKNOWN
    elif step.certainty == Step.Certainty.UNKNOWN:
        step.certainty = Step.Certainty.ABOUT
    if step.holder != Step.Holder.SOMEBODY:
        step.held_by = ""


def in_order(walk: Walk) -> list[Step]:
    """All of them, also those struck out, which can be put back; nobody else moves any until this is done."""
    Walk.objects.select_for_update().get(pk=walk.pk)
    return list(Step.objects.filter(walk=walk).in_order())


def place_of(rows: Sequence[Step], on: date | None, after: Step | None = None) -> int:
    """Before which of these rows a step belongs; their number, when it is the last."""
    told = next((i + 1 for i, row in enumerate(rows) if after and row.pk == after.pk), len(rows))
    if on is None or fits(rows, told, on):
        return told
    dated = [(i, row.on) for i, row in enumerate(rows) if row.on]
    first = max((i + 1 for i, day in dated if day <= on), default=0)
    return next((i for i, day in dated if i >= first and day > on), len(rows))


def fits(rows: Sequence[Step], place: int, on: date) -> bool:
    """Whether nothing before this place is of a later day, and nothing behind it of an earlier one."""
    before, behind = rows[:place], rows[place:]
    return not any(row.on and row.on > on for row in before) and not any(row.on and row.on < on for row in behind)


def number(rows: Sequence[Step]) -> None:
    """Each after the one before it; where that is so already, its number stays."""
    moved, last = [], 0
    for row in rows:
        if row.position <= last:
            row.position = last + 1
            moved.append(row)
        last = row.position
    Step.objects.bulk_update(moved, ["position"])


def put(rows: list[Step], step: Step, place: int) -> None:
    """Into its place among the others."""
    rows.insert(place, step)
    step.position = 0
    number(rows)


def keep_in_order(step: Step) -> None:
    """Where it now stands against the dates, it goes where its own belongs."""
    rows = in_order(step.walk)
    here = next(i for i, row in enumerate(rows) if row.pk == step.pk)
    step = rows.pop(here)
    if step.on and not fits(rows, here, step.on):
        put(rows, step, place_of(rows, step.on))


def change_places(step: Step, way: int) -> None:
    """With its neighbour on that side, if there is one."""
    rows = in_order(step.walk)
    shown = [row.pk for row in rows if row.put_away_at is None or row.pk == step.pk]
    other = shown.index(step.pk) + way
    if 0 <= other < len(shown):
        to = next(i for i, row in enumerate(rows) if row.pk == shown[other])
        put(rows, rows.pop(next(i for i, row in enumerate(rows) if row.pk == step.pk)), to)
        find_again(step.walk)
