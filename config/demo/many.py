"""Five hundred more invented people, of whom hardly more is known than what is counted: so that each figure has enough.

What happened to them stands in config/demo/course.py, in calendar months since Bywyd Da began.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from config.demo.crowd import EXTRA_WORKERS, FIRST_CY, FIRST_EN, LAST_CY, LAST_EN, crowd
from config.demo.shape import Account, Language

# Quarters, so that the first that is counted is a whole one.
QUARTERS_AGO = 6

WORKERS: tuple[Account, ...] = (
    Account(key="w5", name="Rhodri Pugh", works_as="worker", language="cy", team="rhondda"),
    Account(key="w6", name="Angela Morris", works_as="worker", team="rhondda"),
    Account(key="w7", name="Sioned Beynon", works_as="worker", language="cy", team="rhondda"),
    Account(key="w8", name="Gareth Lloyd", works_as="worker", language="cy", team="cynon"),
    Account(key="w9", name="Fatima Rahman", works_as="worker", team="cynon"),
    Account(key="w10", name="Catrin Humphreys", works_as="worker", language="cy", team="cynon"),
    Account(key="w11", name="Mark Sullivan", works_as="worker", team="taf"),
    Account(key="w12", name="Non Gwilym", works_as="worker", language="cy", team="taf"),
    Account(key="w13", name="Grace Adeyemi", works_as="worker", team="taf"),
    Account(key="w14", name="Steffan Wyn", works_as="worker", language="cy", team="taf"),
)
# Where those live with whom each team walks; no more places than that have enough people.
LIVE: dict[str, tuple[str, ...]] = {
    "rhondda": ("Treherbert", "Tonypandy", "Maerdy"),
    "cynon": ("Hirwaun", "Pontypridd", "Aberpennar"),
    "taf": ("Llantrisant", "Beddau", "Nantgarw"),
}
# Whoever had help before was met in the first month, those who had waited for some in the second.
THERE_FROM_THE_START, WAITED, NEW_IN_A_MONTH = 350, 65, 4
# Those with whom they walk; some of them walk with others of the crowd too.
WALK_WITH = (*(one for one in EXTRA_WORKERS if not one.has_left), *WORKERS)


def began(today: date) -> date:
    """When the old form was stopped: the first day of a quarter."""
    months = today.year * 12 + (today.month - 1) // 3 * 3 - QUARTERS_AGO * 3
    return date(months // 12, months % 12 + 1, 1)


def months(today: date) -> list[date]:
    """The first days of the months since, this one last."""
    first = began(today)
    number = (today.year - first.year) * 12 + today.month - first.month + 1
    return [month_after(first, each) for each in range(number)]


def month_after(first: date, number: int) -> date:
    """So many months later; before, where the number is negative."""
    count = first.year * 12 + first.month - 1 + number
    return date(count // 12, count % 12 + 1, 1)


@dataclass(frozen=True)
class HelpOf:
    """Help from one day to another."""

    kind: str
    since: date
    until: date | None = None
    hours: float | None = None
    cost: float | None = None


@dataclass
class Asked:
    """Something asked for; `again` is the earlier one that it repeats."""

    day: date
    again: "Asked | None" = None
    yes: date | None = None
    help: list[HelpOf] = field(default_factory=list)


@dataclass(frozen=True)
class Talked:
    """A conversation with somebody who works here; `listened` is the answer to whether we did."""

    day: date
    by: str
    listened: str = ""


@dataclass
class Someone:
    """Who they are, and what came of it."""

    name: str
    language: Language
    place: str
    by: str
    added: date
    asked: list[Asked] = field(default_factory=list)
    talked: list[Talked] = field(default_factory=list)
    told: list[tuple[date, str]] = field(default_factory=list)
    promised: list[tuple[date, date | None]] = field(default_factory=list)
    assessed: list[date] = field(default_factory=list)
    gives: date | None = None


def people(today: date, rng: Random) -> list[Someone]:
    """The ones who were there from the start first, then those who came in each month, in order."""
    first, *later = months(today)
    days = [first + timedelta(days=rng.randrange(9)) for _ in range(THERE_FROM_THE_START)]
    for month, new in zip(later, (WAITED, *(NEW_IN_A_MONTH for _ in later)), strict=False):
        days += [day_in(month, today, rng) for _ in range(new)]
    return [
        Someone(name, language, rng.choice(LIVE[worker.team]), worker.key, day)
        for day, worker, (name, language) in zip(days, _workers(len(days)), _names(rng), strict=False)
    ]


def day_in(month: date, today: date, rng: Random) -> date:
    """A day of that month, none that has not been yet."""
    days = (month_after(month, 1) - month).days
    if (month.year, month.month) == (today.year, today.month):
        days = today.day
    return month + timedelta(days=rng.randrange(days))


def _workers(number: int) -> list[Account]:
    return [WALK_WITH[turn % len(WALK_WITH)] for turn in range(number)]


def _names(rng: Random) -> Iterator[tuple[str, Language]]:
    """Two in three English, and nobody who is called as one of the others is."""
    taken = {one.name for one in crowd()}
    english = [f"{first} {last}" for first in FIRST_EN for last in LAST_EN]
    welsh = [f"{first} {last}" for first in FIRST_CY for last in LAST_CY]
    both: list[tuple[list[str], Language]] = [(english, "en"), (english, "en"), (welsh, "cy")]
    for names in (english, welsh):
        rng.shuffle(names)
    while english and welsh:
        for names, language in both:
            name = names.pop()
            while name in taken:
                name = names.pop()
            yield name, language
