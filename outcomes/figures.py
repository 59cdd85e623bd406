"""What a figure on a page is, from the parts of it that were released, and from the months before.

A figure that cannot be said is None, and why in one word: as in models.Count.Why, or NOT_COUNTED, NO_BUDGET, NO_BEFORE.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from outcomes.disclosure import Band, mean_of, rate, typical
from outcomes.measures.shape import Kind

FEW, NOT_COUNTED, NO_BUDGET, NO_BEFORE = "few", "not_counted", "no_budget", "no_before"
PEOPLE, HITS, MEAN, WORKERS, BAND = "people", "hits", "mean", "workers", "band:"
MONTHS_A_YEAR = 12


@dataclass(frozen=True)
class Part:
    """One released row: its figure or, where it is hidden, why."""

    part: str
    figure: float | None
    why: str = ""
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class Month:
    """A month of before, of how many people where that is known."""

    value: float
    people: int | None = None


@dataclass(frozen=True)
class Figure:
    value: float | None
    why: str = ""


Parts = Mapping[str, Part]


def figure_of(kind: Kind, parts: Parts) -> Figure:
    """What one period of a measure comes to; for WORKED_OUT see `underspend` and `cost_avoided`."""
    match kind:
        case Kind.PEOPLE:
            return _alone(parts, PEOPLE)
        case Kind.MEAN:
            return _alone(parts, MEAN)
        case Kind.SHARE:
            return _both(parts, HITS, _in_every_100)
        case Kind.FOR_EACH_WORKER:
            return _both(parts, WORKERS, _for_each)
        case Kind.TYPICAL:
            return _banded(parts, typical)
        case Kind.BANDS:
            return _banded(parts, mean_of)
    raise ValueError("not from its own parts")


def people_of(parts: Parts) -> float | None:
    return parts[PEOPLE].figure if PEOPLE in parts else None


def underspend(budget: float | None, cost: Parts) -> Figure:
    """What was left of the month's budget, in pounds, by the released people and mean; below 0 where it was more."""
    spent = _spent(cost)
    if budget is None or spent.value is None:
        return spent if budget is not None else Figure(None, NO_BUDGET)
    return Figure(budget - spent.value)


def underspend_before(budget: float | None, cost: Month) -> float | None:
    """The same of a month of before, where its people are known."""
    if budget is None or cost.people is None:
        return None
    return budget - cost.people * cost.value / MONTHS_A_YEAR


def cost_avoided(before: float | None, cost: Parts) -> Figure:
    """What the same people would have cost in this month at the prices of before, less what they did cost.

    `before` is a mean of a year for a person, as the measure of cost has it. Below 0 where they cost more now.
    """
    people, spent = people_of(cost), _spent(cost)
    if before is None:
        return Figure(None, NO_BEFORE)
    if people is None or spent.value is None:
        return spent
    return Figure(people * before / MONTHS_A_YEAR - spent.value)


def price_of_before(months: Iterable[Month]) -> float | None:
    """The mean of the months, each as good as any other."""
    values = [month.value for month in months]
    return fmean(values) if values else None


def quarter_before(kind: Kind, months: Sequence[Month], *, quarterly: bool) -> Month | None:
    """Three months of before as one quarter; None where they cannot be put together.

    What is rare is added up. What is said in every 100, as a mean or as what is typical is the mean of the three, each
    by its people where they are known. People are not added up otherwise: who came in two of the months is one person.
    """
    if len(months) != 3:
        return None
    if kind is Kind.PEOPLE:
        return Month(sum(month.value for month in months)) if quarterly else None
    known = [month.people for month in months if month.people is not None]
    if len(known) < 3:
        return Month(fmean(month.value for month in months))
    value = sum(month.value * people for month, people in zip(months, known, strict=True)) / sum(known)
    # How many people three months are of is not known: many are in all of them.
    return Month(value)


def _spent(cost: Parts) -> Figure:
    mean, people = _alone(cost, MEAN), _alone(cost, PEOPLE)
    if mean.value is None or people.value is None:
        return mean if mean.value is None else people
    return Figure(people.value * mean.value / MONTHS_A_YEAR)


def _alone(parts: Parts, name: str) -> Figure:
    if name in parts:
        return Figure(parts[name].figure, parts[name].why)
    return Figure(None, _why_not(parts))


def _both(parts: Parts, name: str, together: Callable[[float, float], float | None]) -> Figure:
    """From this part and the people."""
    one, people = _alone(parts, name), _alone(parts, PEOPLE)
    if one.value is None or people.value is None:
        return people if people.value is None else one
    value = together(one.value, people.value)
    return Figure(value, FEW if value is None else "")


def _in_every_100(hits: float, people: float) -> float | None:
    return rate(int(hits), int(people))


def _for_each(workers: float, people: float) -> float | None:
    return people / workers if workers else None


def _banded(parts: Parts, worked_out: Callable[[Sequence[Band]], float | None]) -> Figure:
    shown = [
        Band(part.low, part.high, int(part.figure))
        for part in parts.values()
        if part.part.startswith(BAND) and part.figure is not None and part.low is not None and part.high is not None
    ]
    value = worked_out(sorted(shown, key=lambda band: band.low))
    return Figure(None, _why_not(parts)) if value is None else Figure(value)


def _why_not(parts: Parts) -> str:
    """Of a part that is not there: as of any that is hidden."""
    return next((part.why for part in parts.values() if part.why), FEW)
