"""What is found in one person's way through the current system, from its steps, with the steps that prove it.

Nothing here is a score, and nothing is about whoever did the work: every figure is of the way itself. What nobody
knows (a day, a name, what a step did) is left out of a figure and said beside it, never guessed. The steps of a walk
follow each other by `number`, their place in the telling; in which order they were entered is no matter.
"""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from typing import Any, Self

from study.figures import figures_of
from study.how_long import days_in_all, days_with_nobody, days_worked
from study.seen import (
    ASKED_FOR,
    DECISION,
    FAILURE,
    FORM,
    TOLD,
    WORK,
    Days,
    Named,
    PassedOn,
    StepSeen,
    ids,
    is_wait,
)
from study.ways import back_where_it_began, organisations, passings_on, whom


@dataclass(frozen=True, slots=True)
class Findings:
    """What is found in one walk. Tuples of int are ids of steps, in their order; how many is their length."""

    steps: int
    # The steps in which they told their story; to whom (people met there, else the team or service); to whom unknown.
    told: tuple[int, ...]
    told_to: tuple[Named, ...]
    told_to_unknown: tuple[int, ...]
    # Forms and assessments; those of them that asked again what was known; every step that did, of whatever kind.
    forms: tuple[int, ...]
    forms_again: tuple[int, ...]
    asked_again: tuple[int, ...]
    # What a passing-on is: study/ways.py. Back where it began: the steps with which it came back to where it first
    # lay, after others.
    passed_on: tuple[PassedOn, ...]
    back: tuple[int, ...]
    waits: tuple[int, ...]
    # First to last day, both counted; days with work in them; days from a wait to what came next.
    days: Days
    days_worked: Days
    days_with_nobody: Days
    # What the steps did. `not_said`: nobody has said yet.
    asked_for: tuple[int, ...]
    work: tuple[int, ...]
    failure: tuple[int, ...]
    not_said: tuple[int, ...]
    # Minutes of work, None when no step says; and the steps that say.
    minutes: int | None
    minutes_in: tuple[int, ...]
    # Those met by name or role, and the teams and services with whom it lay (not those it was only passed to).
    people: tuple[Named, ...]
    organisations: tuple[Named, ...]
    # Decisions, and who made them, where it is known.
    decisions: tuple[int, ...]
    decided: tuple[Named, ...]
    decided_unknown: tuple[int, ...]

    @property
    def to_themselves(self) -> tuple[PassedOn, ...]:
        return tuple(one for one in self.passed_on if one.to_themselves)

    def to_json(self) -> dict[str, Any]:
        """What Walk.found keeps: lists, numbers and words; and the figures that are compared across walks."""
        found = asdict(self)
        return {**found, "figures": figures_of(found)}

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> Self | None:
        """The same again; None of nothing, and of what an earlier way of finding left."""
        kept = {name: it for name, it in kept.items() if name != "figures"}
        if set(kept) != {one.name for one in fields(cls)}:
            return None
        named = ("told_to", "people", "organisations", "decided")
        days = ("days", "days_worked", "days_with_nobody")
        read: dict[str, Any] = {name: tuple(it) if isinstance(it, list | tuple) else it for name, it in kept.items()}
        # Five hundred walks have twenty thousand names on one page: nothing is looked up here that is known.
        read |= {
            name: tuple(Named(one["name"], tuple(one["steps"]), one["person"], one["at"]) for one in kept[name])
            for name in named
        }
        read |= {name: _tuples(Days, kept[name]) for name in days}
        read["passed_on"] = tuple(PassedOn(**one) for one in kept["passed_on"])
        return cls(**read)


def find(steps: Iterable[StepSeen]) -> Findings:
    """Everything that is found in these steps of one walk, in whatever order they are given."""
    way = sorted(steps, key=lambda step: (step.number, step.id))
    told = [step for step in way if step.happened == TOLD]
    forms = [step for step in way if step.happened == FORM]
    decisions = [step for step in way if step.happened == DECISION]
    minutes = [step for step in way if step.minutes is not None]
    told_to, told_to_unknown = whom(told)
    decided, decided_unknown = whom(decisions)
    return Findings(
        steps=len(way),
        told=ids(told),
        told_to=told_to,
        told_to_unknown=told_to_unknown,
        forms=ids(forms),
        forms_again=ids(step for step in forms if step.asked_again),
        asked_again=ids(step for step in way if step.asked_again),
        passed_on=passings_on(way),
        back=back_where_it_began(way),
        waits=ids(step for step in way if is_wait(step)),
        days=days_in_all(way),
        days_worked=days_worked(way),
        days_with_nobody=days_with_nobody(way),
        asked_for=ids(step for step in way if step.did == ASKED_FOR),
        work=ids(step for step in way if step.did == WORK),
        failure=ids(step for step in way if step.did == FAILURE),
        not_said=ids(step for step in way if not step.did),
        minutes=sum(step.minutes or 0 for step in minutes) if minutes else None,
        minutes_in=ids(minutes),
        people=whom([step for step in way if step.met], people_only=True)[0],
        organisations=organisations(way),
        decisions=ids(decisions),
        decided=decided,
        decided_unknown=decided_unknown,
    )


def _tuples(kind: Any, kept: dict[str, Any]) -> Any:
    return kind(**{name: tuple(it) if isinstance(it, list | tuple) else it for name, it in kept.items()})
