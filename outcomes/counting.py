"""How a measure is asked of the people's database, for many periods at once, and what comes back: sums, no person.

The database adds up, by period and, for quarters, by team and place: what comes here is one row for each of these,
however many people there are. Everybody is in one team (that of the worker who walks with them at the period's end,
the latest if there are several) and one place at most, so teams, places and the whole are sums of these rows.
Everything is exact here, and leaves by outcomes/protecting.py only.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Protocol, Self, TypeVar

from outcomes.measures import Kind, Measure
from outcomes.measures.rows import PEOPLE_AND_PERIODS, WALKED_WITH
from outcomes.periods import MONTHS, after, first_day

MONTH, QUARTER = "month", "quarter"
# Which kind of unit (models.Count.Of), and its name.
Unit = tuple[str, str]
EVERYWHERE: Unit = ("", "")
TEAM, PLACE = "team", "place"
# A team and a place, either of them empty where there is none.
Leaf = tuple[str, str]
Row = tuple[Any, ...]


class Sum(Protocol):
    def __add__(self, other: Self) -> Self: ...


Summed = TypeVar("Summed", bound=Sum)


@dataclass(frozen=True)
class Population:
    """Who could be counted: how many, the sum of their hashes, and which workers walk with them."""

    people: int = 0
    digest: int = 0
    workers: frozenset[int] = frozenset()

    def __add__(self, other: "Population") -> "Population":
        return Population(self.people + other.people, self.digest + other.digest, self.workers | other.workers)

    def __sub__(self, other: "Population") -> "Population":
        """Without those who are all in here."""
        return Population(self.people - other.people, self.digest - other.digest, self.workers)

    @property
    def members(self) -> str:
        """Who they are, in no order, to key noise on; nobody is found from it."""
        return f"{self.people}:{self.digest}"


@dataclass(frozen=True)
class Tally:
    """Of whom a measure asks: how many, the sum of their hashes, how many hits, in which band, and their values."""

    people: int = 0
    digest: int = 0
    hits: int = 0
    bands: tuple[int, ...] = ()
    total: float = 0
    # The largest two values.
    largest: tuple[float, ...] = ()

    def __add__(self, other: "Tally") -> "Tally":
        pairs = zip(self.bands, other.bands, strict=True) if self.bands and other.bands else ()
        return Tally(
            self.people + other.people,
            self.digest + other.digest,
            self.hits + other.hits,
            tuple(one + two for one, two in pairs) or self.bands or other.bands,
            self.total + other.total,
            tuple(sorted(self.largest + other.largest, reverse=True)[:2]),
        )

    def __sub__(self, other: "Tally") -> "Tally":
        """How many, and how many hits, without those who are all in here."""
        return Tally(self.people - other.people, self.digest - other.digest, self.hits - other.hits)

    @property
    def members(self) -> str:
        return f"{self.people}:{self.digest}"


def lengths(measure: Measure) -> list[str]:
    """By what it is counted: everybody together by months, teams and places by quarters; what is rare by quarters."""
    if measure.kind is Kind.WORKED_OUT:
        return []
    if measure.quarterly:
        return [QUARTER]
    return [MONTH, QUARTER] if measure.below else [MONTH]


def by_unit(measure: Measure, length: str) -> bool:
    """Whether these periods are of teams and places; otherwise they are of everybody together."""
    return length == QUARTER and measure.below


def last_day(period: date, length: str) -> date:
    return after(period, length) - timedelta(days=1)


def last_finished(today: date, length: str) -> date:
    """The first day of the last period that is over."""
    return first_day(first_day(today, length) - timedelta(days=1), length)


def parameters(first: date, last: date, length: str, zone: str, measure: Measure | None = None) -> dict[str, Any]:
    """What the statements below are given."""
    given: dict[str, Any] = {
        "first": first,
        "last": last,
        "until": after(last, length),
        "length": length,
        "step": f"{MONTHS[length]} months",
        "zone": zone,
    }
    if measure:
        given |= {f"band_{number}": low for number, low in enumerate(measure.bands)}
        given |= {"low": measure.clip[0], "high": measure.clip[1]}
    return given


# The worker who walks with somebody at a period's end, the latest of several, and their team now.
WALKING = f"""
walking as materialized (
    select distinct on (a.citizen_id, p.period) a.citizen_id, p.period, a.user_id as worker, t.name as team
    from periods p join ({WALKED_WITH}) a on a.begins <= p.ends and a.over > p.ends
    join people_user u on u.id = a.user_id left join people_team t on t.id = u.team_id
    order by a.citizen_id, p.period, a.at desc, a.id desc
)"""
# What is counted of whom stands in `counted`.
UNITS = """
    join people z using (citizen_id)
    left join walking w using (citizen_id, period)
    left join people_place lives on lives.name = z.place"""
DIGEST = "sum(hashtextextended(citizen_id::text, 7))"


def population(units: bool) -> str:
    """Who is here in each period: all who were met by its end, until they died."""
    counted = "select citizen_id, period from people join periods on added <= ends and died >= period"
    workers = "array_agg(distinct w.worker) filter (where w.worker is not null)" if units else "null"
    return _grouped(counted, f"count(*), {DIGEST}, {workers}", units)


def tallied(measure: Measure, units: bool) -> str:
    """What the rows of a measure come to in each period."""
    hits = "count(*) filter (where hit)"
    value = "least(greatest(value, %(low)s), %(high)s)"
    sums, bands = "null, null", "null"
    if measure.kind is Kind.MEAN:
        sums = f"sum({value}), (array_agg({value} order by value desc))[1:2]"
    if measure.bands:
        bands = f"array[{', '.join(_in_band(number, len(measure.bands)) for number in range(len(measure.bands)))}]"
    return _grouped(measure.rows, f"count(*), {DIGEST}, {hits}, {bands}, {sums}", units)


def workers() -> str:
    """How many walk with somebody who is here at each period's end, everywhere (null) and by their team."""
    return f"""
        with {PEOPLE_AND_PERIODS}
        select period, t.name, count(distinct a.user_id)
        from periods join ({WALKED_WITH}) a on a.begins <= ends and a.over > ends
        join people z on z.citizen_id = a.citizen_id and z.died >= ends
        join people_user u on u.id = a.user_id left join people_team t on t.id = u.team_id
        group by grouping sets ((period), (period, t.name)) having grouping(t.name) = 1 or t.name is not null"""


def _in_band(number: int, bands: int) -> str:
    # What is above the last is in it.
    upper = f" and value < %(band_{number + 1})s" if number + 1 < bands else ""
    lower = f"value >= %(band_{number})s" if number else "true"
    return f"count(*) filter (where {lower}{upper})"


def _grouped(counted: str, sums: str, units: bool) -> str:
    if not units:
        return f"""
            with {PEOPLE_AND_PERIODS}
            select period, '', '', {sums} from ({counted}) counted group by period"""
    return f"""
        with {PEOPLE_AND_PERIODS}, {WALKING}
        select period, coalesce(w.team, ''), coalesce(lives.name, ''), {sums}
        from ({counted}) counted {UNITS} group by 1, 2, 3"""


def populations(rows: Iterable[Row]) -> dict[date, dict[Leaf, Population]]:
    """What `population` answered, by period."""
    found: dict[date, dict[Leaf, Population]] = {}
    for period, team, place, people, digest, who_walks in rows:
        leaf = Population(people, int(digest), frozenset(who_walks or ()))
        found.setdefault(period, {})[team, place] = leaf
    return found


def tallies(rows: Iterable[Row]) -> dict[date, dict[Leaf, Tally]]:
    """What `tallied` answered, by period."""
    found: dict[date, dict[Leaf, Tally]] = {}
    for period, team, place, people, digest, hits, bands, total, largest in rows:
        leaf = Tally(people, int(digest), hits, tuple(bands or ()), total or 0, tuple(largest or ()))
        found.setdefault(period, {})[team, place] = leaf
    return found


def rolled_up(leaves: Mapping[Leaf, Summed], empty: Summed) -> dict[Unit, Summed]:
    """Of each team, each place and everybody together."""
    found = {EVERYWHERE: empty}
    for (team, place), leaf in leaves.items():
        units = [EVERYWHERE, *([(TEAM, team)] if team else []), *([(PLACE, place)] if place else [])]
        for unit in units:
            found[unit] = found.get(unit, empty) + leaf
    return found
