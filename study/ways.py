"""Where it lay on somebody's way, with whom they spoke there, and how it was passed on.

Where it lay: the teams and services that held it, one after the other, by name (forgiving, study/wordings.py). Steps
that lay with the person themselves, with nobody, or with somebody without a name are no place that it lay.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from study.seen import PASSED_ON, Named, PassedOn, StepSeen, ids, place_of
from study.wordings import key_of


@dataclass(frozen=True, slots=True)
class _Lay:
    """A place that it lay: by whose name, in which step, and whether it came there by a step that says so."""

    key: str
    name: str
    step: int
    by: StepSeen | None = None


def where_it_lay(way: Sequence[StepSeen]) -> list[_Lay]:
    """The places it lay, one after the other; a step that passes it on adds the place it names, after its own.

    Where such a step does not say from where, it is from the place before; not to where, it is to the place after:
    so a passing-on and the change of hands that it brings are one. What stays open at an end is a place without key.
    """
    lay: list[_Lay] = []
    open_by: StepSeen | None = None
    for step in way:
        place, to = place_of(step), key_of(step.passed_to) if step.happened == PASSED_ON else ""
        if place:
            lay.append(_Lay(place, step.held_by, step.id, open_by))
            open_by = None
        if step.happened != PASSED_ON:
            continue
        if not lay or open_by:  # from where, nobody knows
            lay.append(_Lay("", "", step.id, open_by))
            open_by = None
        if to:
            lay.append(_Lay(to, step.passed_to, step.id, step))
        else:
            open_by = step
    if open_by:
        lay.append(_Lay("", "", open_by.id, open_by))
    return lay


def passings_on(way: Sequence[StepSeen]) -> tuple[PassedOn, ...]:
    """Each time it changed hands between teams or services, and each step that says that it was passed on.

    Two neighbouring places (`where_it_lay`) with another name, or with a step between them that says so, are one
    passing-on. So a walk read backwards, its last step first and each passing-on from its taker to its giver, has
    the same. To themselves: the step says so and both names are the same; a step that names somebody else is not.
    """
    return tuple(
        PassedOn(
            step=there.by.id if there.by else there.step,
            giver=here.name,
            taker=there.name,
            to_themselves=bool(there.by and here.key and here.key == there.key),
        )
        for here, there in pairwise(where_it_lay(way))
        if there.by or here.key != there.key
    )


def back_where_it_began(way: Sequence[StepSeen]) -> tuple[int, ...]:
    """The steps with which it came back to the team or service where it first lay, after it lay with another."""
    named = [place for place in where_it_lay(way) if place.key]
    return tuple(
        there.step for here, there in pairwise(named) if there.key == named[0].key and here.key != named[0].key
    )


def whom(steps: Sequence[StepSeen], *, people_only: bool = False) -> tuple[tuple[Named, ...], tuple[int, ...]]:
    """Whom these steps name, each once, and the ids of those that name nobody.

    The one met, by name or role, else the team or service. "The duty worker" of two services is two people; met
    without a service is the same as met with one. A service without a name is not counted beside people met there.
    """
    met_at: dict[str, list[str]] = {}
    for step in steps:
        places = met_at.setdefault(key_of(step.met), [])
        place = place_of(step)
        if place and place not in places:
            places.append(place)
    peopled = {place for met, places in met_at.items() if met for place in places}
    found: dict[tuple[str, str], list[StepSeen]] = {}
    unknown = []
    for step in steps:
        met, place = key_of(step.met), place_of(step)
        if met:
            who = (met, place or (met_at[met] or [""])[0])
        elif place and not people_only:
            who = ("", place)
        else:
            unknown.append(step.id)
            continue
        found.setdefault(who, []).append(step)
    named = tuple(
        Named(
            theirs[0].met if met else theirs[0].held_by,
            ids(theirs),
            person=bool(met),
            at=next((step.held_by for step in theirs if met and step.held_by), ""),
        )
        for (met, place), theirs in found.items()
        if met or place not in peopled
    )
    return named, tuple(unknown)


def organisations(way: Sequence[StepSeen]) -> tuple[Named, ...]:
    """The teams and services with whom it lay, each once, in the order in which they came."""
    found: dict[str, list[StepSeen]] = {}
    for step in way:
        if place_of(step):
            found.setdefault(place_of(step), []).append(step)
    return tuple(Named(theirs[0].held_by, ids(theirs)) for theirs in found.values())
