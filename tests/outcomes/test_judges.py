"""Programs that others wrote, asked about our figures."""

import random
from pathlib import Path

import pandas as pd
import pytest
from cell_key_perturbation.create_perturbed_table import create_perturbed_table
from cell_key_perturbation.utils.generate_test_ptable import generate_ptable_10_5_rule
from pycanon.anonymity import k_anonymity
from pytauargus.engine import audit_jj

from outcomes.disclosure import Cell, Released, hide_together, no_noise, protected, sharp_line

SEEDS = range(40)
WIDE = 10
# Far above every figure here: what an outsider knows of a hidden count is that it is not below 0.
MOST = 1_000_000


def shown(name: str, count: int, people: int, period: str = "p", sharp: bool = False) -> Released:
    cell, secret = Cell(name, count, people, f"members of {name}"), b"a secret of the tests"
    if sharp:
        return protected(cell, measure="m", period=period, secret=secret, noise=no_noise, line=sharp_line)
    return protected(cell, measure="m", period=period, secret=secret)


# The Office for National Statistics: cell by cell, with the noise off.


@pytest.mark.parametrize("seed", range(5))
def test_the_cell_keys_of_the_ons_give_our_counts(seed: int) -> None:
    chance = random.Random(seed)
    sizes = {f"team {number}": chance.choice([10, 20, 60, 300, 2500]) for number in range(8)}
    people = [
        {"unit": unit, "part": chance.choices("abcd", [1, 3, 9, 27])[0], "key": chance.randrange(256)}
        for unit, size in sizes.items()
        for _one in range(size)
    ]
    theirs = create_perturbed_table(
        pd.DataFrame(people), generate_ptable_10_5_rule(), geog=["unit"], tab_vars=["part"], record_key="key"
    )
    assert len(theirs) == 32
    hidden = 0
    for row in theirs.to_dict("records"):
        count = sum(one["unit"] == row["unit"] and one["part"] == row["part"] for one in people)
        ours = shown(f"{row['unit']} {row['part']}", count, sizes[row["unit"]], sharp=True)
        assert (None if pd.isna(row["count"]) else int(row["count"])) == ours.figure, (row, count)
        hidden += ours.figure is None
    assert 0 < hidden < 32


# tau-ARGUS: how closely each hidden cell can be worked out.


def breakdown(seed: int) -> tuple[dict[str, int], dict[str, Released], Released]:
    """Teams of all sizes, and they and the organisation as they are protected one by one."""
    chance = random.Random(seed)
    counts = {f"team {number}": int(chance.lognormvariate(2.8, 0.9)) for number in range(chance.randint(2, 9))}
    parts = {name: shown(name, count, count + 50, f"{seed}") for name, count in counts.items()}
    return counts, parts, shown("organisation", sum(counts.values()), sum(counts.values()) + 500, f"{seed}")


def widths(parts: dict[str, Released], total: int, folder: Path) -> list[float]:
    """Of each hidden part, how far apart its largest and smallest possible count are, by tau-ARGUS's audit.

    Its file: each cell with its value, cost, status (s shown, u hidden), bounds and three protection levels; then
    the sums that hold, here that the parts add up to the total. The audit reads hidden values only to see that a
    table adds up: any that do will do.
    """
    left_over = total - sum(one.figure for one in parts.values() if one.figure is not None)
    hidden = [name for name, one in parts.items() if one.figure is None]
    lines = [f"0 {total}.0 1 s 0 {MOST} 0 0 0"]
    for number, (name, one) in enumerate(parts.items(), start=1):
        value = one.figure if one.figure is not None else left_over if name == hidden[0] else 0
        lines.append(f"{number} {value}.0 1 {'u' if one.figure is None else 's'} 0 {MOST} 0 0 0")
    adds_up = " ".join(f"{number} (1)" for number in range(1, len(parts) + 1))
    path = folder / "table.jj"
    path.write_text("\n".join(["0", f"{len(lines)}", *lines, "1", f"0.0 {len(lines)} : 0 (-1) {adds_up}", ""]))
    audited = audit_jj(str(path))
    assert len(audited) == len(hidden)
    return [one["max"] - one["min"] for one in audited]


def test_tau_argus_finds_every_hidden_cell_ten_wide(tmp_path: Path) -> None:
    audited: list[float] = []
    for seed in SEEDS:
        _counts, parts, total = breakdown(seed)
        if total.figure is not None:
            audited += widths(hide_together(parts, total), total.figure, tmp_path)
    assert len(audited) > 50
    assert min(audited) >= WIDE


def test_tau_argus_finds_what_hiding_one_by_one_gives_away(tmp_path: Path) -> None:
    """The judge judges: without `hide_together`, it finds cells that can be worked out."""
    parts = {"a": Released(60), "b": Released(25), "c": Released(None, "few"), "d": Released(30)}
    assert widths(parts, 120, tmp_path) == [0]
    assert widths(hide_together(parts, Released(120)), 120, tmp_path) == [30, 30]
    parts = {"a": Released(60), "b": Released(None, "few"), "c": Released(None, "few")}
    assert widths(parts, 65, tmp_path) == [5, 5]


# pycanon: how many stand behind the rarest figure.


QUASI_IDENTIFIERS = ["period", "unit", "part"]


def records(counts: dict[str, int], period: int) -> list[dict[str, str | int]]:
    return [
        {"period": period, "unit": unit, "part": "asked"} for unit, count in counts.items() for _one in range(count)
    ]


def test_pycanon_finds_ten_behind_every_figure() -> None:
    """Among as many as the figures say, and among those who truly stand behind a figure that is shown."""
    said: list[dict[str, str | int]] = []
    true: list[dict[str, str | int]] = []
    for seed in SEEDS:
        counts, parts, total = breakdown(seed)
        left = hide_together(parts, total)
        said += records({unit: one.figure or 0 for unit, one in left.items()}, seed)
        true += records({unit: count for unit, count in counts.items() if left[unit].figure is not None}, seed)
    assert k_anonymity(pd.DataFrame(said), QUASI_IDENTIFIERS) >= 10
    assert k_anonymity(pd.DataFrame(true), QUASI_IDENTIFIERS) >= 10
    assert k_anonymity(pd.DataFrame([*said, *records({"one person": 1}, 0)]), QUASI_IDENTIFIERS) == 1
