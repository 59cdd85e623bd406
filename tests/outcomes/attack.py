"""Somebody who wants to know one thing about one person, and has the figures: `python -m tests.outcomes.attack`.

The target's bit (were they counted?) is a toss of a coin. The attacker knows the whole mechanism but the secret:
they simulate it, learn how likely what they see is with either bit, and are then tried on fresh simulations.
Nothing in them knows which build they are up against.

D, differencing: one cell, released twice, with the target among its people and without: the yearly correction
after somebody left. They know that nobody else changed.
K, full knowledge: four cells of one release hold the target, and everybody else's bit is known.
P, a nested pair: two cells of one release whose people differ by the target alone; one of them is refused.

A bit is certain when its posterior is 0.999 or more, and right. The advantage is 2 · P(right) - 1.
"""

import math
import random
from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from functools import cache

from outcomes.attacked import Attacked
from outcomes.disclosure import Cell, Released, no_noise, protected, refuse_nested, sharp_line

TRAINING, TRIALS, SEED = 24_000, 8_000, 2026
CERTAIN = 0.999
# What was seen fewer times in training says nothing; what was seen so often, with one bit only, says all.
SUPPORT = 50
SMOOTHING = SUPPORT * (1 - CERTAIN)
# From this count of the others on, only how far the figure is from it can matter: no line is anywhere near.
FAR = 30


@dataclass(frozen=True)
class Others:
    """Of one cell, everybody but the target: how many, how many of them counted, and digests of both."""

    name: str
    people: int
    counted: int
    members: int
    contributors: int


Release = Callable[[Others, int, bool, bytes], int | None]
"""A cell's figure, given its others, the target's digest (0 when they are not in it), their bit and the secret."""


def cell(others: Others, target: int, bit: bool) -> Cell:
    there = target != 0
    return Cell(others.name, others.counted + (bit and there), others.people + there, f"{others.members + target}")


def as_built(others: Others, target: int, bit: bool, secret: bytes) -> int | None:
    return protected(cell(others, target, bit), measure="m", period="p", secret=secret).figure


def raw_counts(others: Others, target: int, bit: bool, secret: bytes) -> int | None:
    return cell(others, target, bit).count


def keyed_on_contributors(others: Others, target: int, bit: bool, secret: bytes) -> int | None:
    honest = cell(others, target, bit)
    wrong = Cell(honest.name, honest.count, honest.people, f"{others.contributors + (target if bit else 0)}")
    return protected(wrong, measure="m", period="p", secret=secret).figure


def noise_off(others: Others, target: int, bit: bool, secret: bytes) -> int | None:
    held = cell(others, target, bit)
    return protected(held, measure="m", period="p", secret=secret, noise=no_noise, line=sharp_line).figure


def line_at_ten(others: Others, target: int, bit: bool, secret: bytes) -> int | None:
    return protected(cell(others, target, bit), measure="m", period="p", secret=secret, line=sharp_line).figure


BUILDS: dict[str, Release] = {
    "as built": as_built,
    "raw counts": raw_counts,
    "noise keyed on those counted": keyed_on_contributors,
    "noise off": noise_off,
    "a sharp line at ten": line_at_ten,
}


def others(chance: random.Random, name: str, least: int, most: int) -> Others:
    counted = chance.randint(least, most)
    people = counted + chance.randint(10, 2 * most)
    return Others(name, people, counted, chance.getrandbits(64), chance.getrandbits(64))


Seen = Sequence[Hashable]
Scenario = Callable[[random.Random, Release, bool], Seen]
"""What the attacker sees of one simulation: independent of each other, given the bit."""


def differencing(chance: random.Random, release: Release, bit: bool) -> Seen:
    secret, target, around = chance.randbytes(16), chance.getrandbits(64), others(chance, "team", 0, 60)
    return [difference(release(around, target, bit, secret), release(around, 0, bit, secret))]


def full_knowledge(chance: random.Random, release: Release, bit: bool) -> Seen:
    secret, target = chance.randbytes(16), chance.getrandbits(64)
    seen: list[Hashable] = []
    for name, least, most in (("organisation", 60, 400), ("team", 0, 60), ("place", 0, 40), ("age", 0, 80)):
        around = others(chance, name, least, most)
        seen.append(against(around.counted, release(around, target, bit, secret)))
    return seen


def nested_pair(chance: random.Random, release: Release, bit: bool) -> Seen:
    """As in D, but two cells of one release; what `refuse_nested` leaves of them."""
    secret, target = chance.randbytes(16), chance.getrandbits(64)
    within = others(chance, "inner", 0, 60)
    around = Others("outer", within.people, within.counted, within.members, within.contributors)
    shown = {
        "inner": Released(release(within, 0, bit, secret)),
        "outer": Released(release(around, target, bit, secret)),
    }
    cells = {"inner": cell(within, 0, bit), "outer": cell(around, target, bit)}
    left = refuse_nested(shown, cells, [("inner", "outer")])
    return [difference(left["outer"].figure, left["inner"].figure)]


def difference(one: int | None, other: int | None) -> Hashable:
    return one - other if one is not None and other is not None else (one, other)


def against(known: int, figure: int | None) -> Hashable:
    """The figure, for somebody who knows the count without the target."""
    if known < FAR:
        return (known, figure)
    return None if figure is None else figure - known


@dataclass(frozen=True)
class Found:
    certain: float
    advantage: float


def attack(scenario: Scenario, release: Release, training: int = TRAINING, trials: int = TRIALS) -> Found:
    chance = random.Random(SEED)
    says = learnt(chance, scenario, release, training)
    certain = right = 0.0
    for trial in range(trials):
        bit = bool(trial % 2)
        odds = sum(says.get(one, 0.0) for one in scenario(chance, release, bit))
        sure = 1 / (1 + math.exp(-abs(odds)))
        # Nothing seen that says anything: they guess, and half the guesses are right.
        right += 0.5 if odds == 0 else (odds > 0) == bit
        certain += sure >= CERTAIN and (odds > 0) == bit
    return Found(certain / trials, 2 * right / trials - 1)


def learnt(chance: random.Random, scenario: Scenario, release: Release, training: int) -> dict[Hashable, float]:
    """Of everything that may be seen, the logarithm of how much likelier it is when the target was counted."""
    without: Counter[Hashable] = Counter()
    counted: Counter[Hashable] = Counter()
    for number in range(training):
        bit = bool(number % 2)
        (counted if bit else without).update(scenario(chance, release, bit))
    often = [one for one, times in (without + counted).items() if times >= SUPPORT]
    return {one: math.log((counted[one] + SMOOTHING) / (without[one] + SMOOTHING)) for one in often}


@cache
def against_build(name: str) -> Attacked:
    """What the attack finds, as it is said on the page."""
    twice, knowing = attack(differencing, BUILDS[name]), attack(full_knowledge, BUILDS[name])
    return Attacked(
        round(100 * twice.certain, 1),
        round(twice.advantage, 3),
        round(100 * knowing.certain, 1),
        round(knowing.advantage, 3),
    )


def main() -> None:
    row = "{:<30} | {:<8} | {:>17} | {:>20}"
    print(row.format("build", "scenario", "bits certain in 100", "attacker's advantage"))
    for name in BUILDS:
        found = against_build(name)
        print(row.format(name, "D", found.twice_certain, found.twice_advantage))
        print(row.format(name, "K", found.knowing_certain, found.knowing_advantage))
    nested = attack(nested_pair, as_built)
    print(row.format("as built, inner one refused", "P", round(100 * nested.certain, 1), round(nested.advantage, 3)))


if __name__ == "__main__":
    main()
