"""How long somebody's way was: days in all, days with work in them, days that it lay with nobody."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from study.seen import Days, StepSeen, day_of, distinct, ids, is_about, is_wait, is_work


def days_in_all(way: Sequence[StepSeen]) -> Days:
    """From the first day to the last, both counted (one day is 1). Unknown: steps without a day before or after all."""
    dated = [step for step in way if step.on]
    if not dated:
        return Days(None, False, (), ids(way))
    first, last = min(dated, key=day_of), max(dated, key=day_of)
    ends = [_exact_if_any(dated, day_of(first)), _exact_if_any(dated, day_of(last))]
    outside = [step for step in way if not step.on and not dated[0].number < step.number < dated[-1].number]
    return Days((day_of(last) - day_of(first)).days + 1, any(map(is_about, ends)), distinct(ends), ids(outside))


def days_worked(way: Sequence[StepSeen]) -> Days:
    """Different days with a step in which somebody worked (`is_work`); None when none of the steps has a day."""
    worked = [step for step in way if is_work(step)]
    dated = [step for step in worked if step.on]
    undated = ids(step for step in worked if not step.on)
    if not dated and (undated or not any(step.on for step in way)):
        return Days(None, False, (), undated)
    return Days(len({step.on for step in dated}), any(map(is_about, dated)), ids(dated), undated)


def days_with_nobody(way: Sequence[StepSeen]) -> Days:
    """Days from a wait (`is_wait`) to the day of what came next, each day once; 0 without waits.

    Unknown where the wait has no day, nothing comes after it, or what comes next has no day or an earlier one.
    """
    spans: list[tuple[date, date]] = []
    proof: list[StepSeen] = []
    ends: list[StepSeen] = []
    unknown: list[int] = []
    begun: StepSeen | None = None
    for step in way:
        if begun and step.on:
            if step.on < day_of(begun):
                unknown.append(begun.id)
            else:
                spans.append((day_of(begun), step.on))
                proof.append(begun)
                ends.append(step)
            begun = None
        elif begun and not is_wait(step):
            unknown.append(begun.id)
            begun = None
        if is_wait(step) and not begun:
            if step.on:
                begun = step
            else:
                unknown.append(step.id)
    if begun:
        unknown.append(begun.id)
    if unknown and not spans:
        return Days(None, False, (), tuple(unknown))
    return Days(_covered(spans), any(map(is_about, [*proof, *ends])), ids(proof), tuple(unknown))


def _covered(spans: Iterable[tuple[date, date]]) -> int:
    """How many days these spans cover, each day once."""
    days, until = timedelta(), date.min
    for begins, ends in sorted(spans):
        days += max(timedelta(), ends - max(begins, until))
        until = max(until, ends)
    return days.days


def _exact_if_any(dated: Sequence[StepSeen], day: date) -> StepSeen:
    """A step of that day that knows it for certain, else the first."""
    return min((step for step in dated if step.on == day), key=is_about)
