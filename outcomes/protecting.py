"""From exact sums to what may be shown of one measure in one period: everything of outcomes/disclosure.py, in order.

Each cell alone; then pairs of units whose people are nearly the same; then what could be worked out from the others.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

from outcomes import disclosure
from outcomes.counting import EVERYWHERE, PLACE, TEAM, Leaf, Population, Tally, Unit, rolled_up
from outcomes.disclosure import MINIMUM_PEOPLE, Band, Cell, Released, Values
from outcomes.figures import BAND, HITS, MEAN, PEOPLE, WORKERS, Part
from outcomes.measures import Kind, Measure

FEW, TOGETHER = "few", "together"
# What is of a team, or of a place, with which one or two workers walk would be a figure for a worker; and so would be
# how many people there are for each of a few.
FEWEST_WORKERS = 3
FEWEST_TO_DIVIDE_BY = 5

Figures = dict[Unit, Released]
Found = TypeVar("Found")


@dataclass(frozen=True)
class Exact:
    """One measure in one period before protection. `period` is its last day: what stands at the end of a month and at
    that of a quarter is the same, and gets the same noise.

    `units` are all the teams and places there are; without any it is of everybody together.
    """

    measure: Measure
    period: str
    secret: bytes
    tallies: Mapping[Leaf, Tally]
    populations: Mapping[Leaf, Population]
    units: Sequence[Unit] = ()
    # How many walk with somebody, everywhere and in each team.
    workers: Mapping[Unit, int] = field(default_factory=dict)

    @cached_property
    def counted(self) -> dict[Unit, Tally]:
        return self._of_all(rolled_up(self.tallies, Tally()), Tally())

    @cached_property
    def here(self) -> dict[Unit, Population]:
        return self._of_all(rolled_up(self.populations, Population()), Population())

    def _of_all(self, found: Mapping[Unit, Found], empty: Found) -> dict[Unit, Found]:
        return {unit: found.get(unit, empty) for unit in (EVERYWHERE, *self.units)}

    @property
    def key(self) -> dict[str, Any]:
        return {"measure": self.measure.key, "period": self.period, "secret": self.secret}


def parts(exact: Exact) -> Iterator[tuple[Unit, Part]]:
    """What is released, each with its unit: of the teams and places or, without any, of everybody together."""
    people = _people(exact)
    hits = _hits(exact, people) if exact.measure.kind is Kind.SHARE else {}
    for unit in exact.units or [EVERYWHERE]:
        yield unit, Part(PEOPLE, people[unit].figure, people[unit].why)
        if hits:
            yield unit, Part(HITS, hits[unit].figure, hits[unit].why)
        for part in _more(exact, unit, people[unit]):
            yield unit, part


def name(unit: Unit, part: str) -> str:
    """What a cell is called in the key of its noise."""
    return f"{unit[0]}:{unit[1]}:{part}"


def _people(exact: Exact) -> Figures:
    """How many people: of all who are here, as far as they could have been counted."""
    cells = {unit: _people_cell(unit, exact.counted[unit], here) for unit, here in exact.here.items()}
    found = {
        unit: Released(None, FEW) if _is_of_few_workers(exact, unit) else disclosure.protected(cell, **exact.key)
        for unit, cell in cells.items()
    }
    found = _without_near_ones(exact, found, cells, exact.populations)
    if exact.measure.kind is not Kind.PEOPLE:
        # What is said of those whom a measure asks is of them, and not of all who are here.
        asked = {unit: _hits_cell(unit, tally) for unit, tally in exact.counted.items()}
        found = _without_near_ones(exact, found, asked, exact.tallies)
    return _without_what_follows(exact, found, _people_cell)


def _hits(exact: Exact, people: Figures) -> Figures:
    """How many of them; hidden wherever the people are."""
    found = {
        unit: disclosure.protected(_hits_cell(unit, tally), **exact.key)
        if people[unit].figure is not None
        else people[unit]
        for unit, tally in exact.counted.items()
    }
    return _without_what_follows(exact, found, _hits_cell)


def _people_cell(unit: Unit, tally: Tally, here: Population) -> Cell:
    return Cell(name(unit, PEOPLE), tally.people, here.people, here.members)


def _hits_cell(unit: Unit, tally: Tally, here: Population | None = None) -> Cell:
    return Cell(name(unit, HITS), tally.hits, tally.people, tally.members)


def _is_of_few_workers(exact: Exact, unit: Unit) -> bool:
    if exact.measure.kind is Kind.FOR_EACH_WORKER and exact.workers.get(unit, 0) < FEWEST_TO_DIVIDE_BY:
        return True
    return unit != EVERYWHERE and 0 < len(exact.here[unit].workers) < FEWEST_WORKERS


def _without_near_ones(
    exact: Exact, found: Figures, cells: Mapping[Unit, Cell], leaves: Mapping[Leaf, Tally] | Mapping[Leaf, Population]
) -> Figures:
    """Without the smaller of two units with one to nine people who are in one of them and not in the other."""
    pairs = [(unit, EVERYWHERE) for unit in exact.units]
    for (team, place), both in leaves.items():
        if (TEAM, team) in cells and (PLACE, place) in cells:
            inner, outer = sorted([(TEAM, team), (PLACE, place)], key=lambda unit: cells[unit].people)
            if cells[inner].people + cells[outer].people - 2 * both.people < MINIMUM_PEOPLE:
                pairs.append((inner, outer))
    names = {unit: name(unit, "") for unit in found}
    kept = disclosure.refuse_nested(
        {names[unit]: figure for unit, figure in found.items()},
        {names[unit]: cell for unit, cell in cells.items()},
        [(names[inner], names[outer]) for inner, outer in pairs],
    )
    return {unit: kept[names[unit]] for unit in found}


@dataclass(frozen=True)
class Breakdown:
    """Units that are all within another; what is left of that one, of which nothing is said."""

    whole: Unit
    units: Sequence[Unit]
    rest: tuple[Tally, Population]


def _breakdowns(exact: Exact) -> Iterator[Breakdown]:
    """Places that lie in a team as a whole; and teams, and places, in everybody together, which is released by months:
    so at the end of a quarter only what stands then."""
    for kind in (TEAM, PLACE) if exact.measure.stands else ():
        yield _breakdown(exact, EVERYWHERE, [unit for unit in exact.units if unit[0] == kind])
    within: dict[Unit, list[Unit]] = {}
    for (team, place), both in exact.populations.items():
        whole, inner = (TEAM, team), (PLACE, place)
        if whole in exact.here and inner in exact.here and both.people == exact.here[inner].people:
            within.setdefault(whole, []).append(inner)
    for whole, places in within.items():
        yield _breakdown(exact, whole, places)


def _breakdown(exact: Exact, whole: Unit, units: Sequence[Unit]) -> Breakdown:
    tally, here = exact.counted[whole], exact.here[whole]
    for unit in units:
        tally, here = tally - exact.counted[unit], here - exact.here[unit]
    return Breakdown(whole, units, (tally, here))


def _without_what_follows(exact: Exact, found: Figures, cell: Callable[[Unit, Tally, Population], Cell]) -> Figures:
    """Without what could be worked out from sums. To hide one may give another away by another sum, so it is done
    until nothing changes."""
    before: Figures = {}
    breakdowns = list(_breakdowns(exact))
    while found != before:
        before = dict(found)
        for breakdown in breakdowns:
            kind, called = breakdown.whole
            rest = disclosure.protected(cell((f"rest of {kind}", called), *breakdown.rest), **exact.key)
            found = found | _hidden_within(found, breakdown, rest)
    return found


def _hidden_within(found: Figures, breakdown: Breakdown, rest: Released) -> Figures:
    here = {str(number): found[unit] for number, unit in enumerate(breakdown.units)}
    # What is left counts as one more: known by taking away all the others, so it must be such as could be shown.
    parts = here | ({"rest": rest} if breakdown.rest[0].people else {})
    whole = found[breakdown.whole]
    shown = [(figure.figure, number) for number, figure in here.items() if figure.figure is not None]
    if whole.figure is not None:
        here |= disclosure.hide_together(parts, whole)
    elif len(shown) == len(parts) and shown:
        # The whole is hidden, and would be their sum.
        here[min(shown)[1]] = Released(None, TOGETHER)
    return {unit: here[str(number)] for number, unit in enumerate(breakdown.units)}


def _more(exact: Exact, unit: Unit, people: Released) -> Iterator[Part]:
    """Bands, a mean or workers: hidden wherever the people are."""
    measure, tally = exact.measure, exact.counted[unit]
    if measure.bands:
        yield from _banded(exact, unit, people)
    elif measure.kind is Kind.MEAN:
        mean = _mean(exact, unit, tally) if people.figure is not None else disclosure.ReleasedMean(None, people.why)
        yield Part(MEAN, mean.figure, mean.why)
    elif measure.kind is Kind.FOR_EACH_WORKER:
        # Whoever works here is not a person whose plan this is: how many they are is no secret.
        yield Part(WORKERS, exact.workers[unit] if people.figure is not None else None, people.why)


def _banded(exact: Exact, unit: Unit, people: Released) -> Iterator[Part]:
    measure, tally = exact.measure, exact.counted[unit]
    ends = [*measure.bands, measure.clip[1]]
    found: Sequence[Band] = ()
    if people.figure is not None:
        bands = [Band(ends[number], ends[number + 1], count) for number, count in enumerate(tally.bands)]
        found = disclosure.bands(bands, Cell(name(unit, BAND), 0, tally.people, tally.members), **exact.key)
    if found and disclosure.says_too_little(found, measure.bands[-1]):
        found = ()
    if not found:
        yield Part(f"{BAND}0", None, people.why or FEW, ends[0], ends[-1])
    for number, band in enumerate(found):
        yield Part(f"{BAND}{number}", band.count, "", band.low, band.high)


def _mean(exact: Exact, unit: Unit, tally: Tally) -> disclosure.ReleasedMean:
    low, high = exact.measure.clip
    largest, second = (*tally.largest, 0.0, 0.0)[:2]
    values = Values(name(unit, MEAN), tally.people, tally.members, tally.total, largest, second, low, high)
    return disclosure.mean(values, step=exact.measure.step, **exact.key)
