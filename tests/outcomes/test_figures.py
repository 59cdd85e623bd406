"""What a figure comes to, from its released parts alone."""

import pytest

from outcomes.figures import (
    Figure,
    Month,
    Part,
    cost_avoided,
    figure_of,
    price_of_before,
    quarter_before,
    underspend,
    underspend_before,
)
from outcomes.measures import Kind


def parts(**figures: float | str) -> dict[str, Part]:
    return {
        name: Part(name, None, said) if isinstance(said, str) else Part(name, said) for name, said in figures.items()
    }


def bands(*counted: tuple[float, float, float | None], **figures: float | str) -> dict[str, Part]:
    found = {
        f"band:{number}": Part(f"band:{number}", people, "" if people else "few", low, high)
        for number, (low, high, people) in enumerate(counted)
    }
    return parts(**figures) | found


@pytest.mark.parametrize(
    ("kind", "released", "figure"),
    [
        (Kind.PEOPLE, parts(people=40), Figure(40)),
        (Kind.PEOPLE, parts(people="few"), Figure(None, "few")),
        (Kind.PEOPLE, {}, Figure(None, "few")),
        (Kind.SHARE, parts(people=40, hits=30), Figure(75)),
        # Noise may bring a part above its whole.
        (Kind.SHARE, parts(people=40, hits=45), Figure(100)),
        (Kind.SHARE, parts(people=40, hits="together"), Figure(None, "together")),
        (Kind.SHARE, parts(people="pair", hits="few"), Figure(None, "pair")),
        (Kind.MEAN, parts(people=120, mean=9.7), Figure(9.7)),
        (Kind.MEAN, parts(people=120, mean="dominant"), Figure(None, "dominant")),
        (Kind.FOR_EACH_WORKER, parts(people=60, workers=5), Figure(12)),
        (Kind.FOR_EACH_WORKER, parts(people=60, workers=0), Figure(None, "few")),
        (Kind.FOR_EACH_WORKER, parts(people=60, workers="few"), Figure(None, "few")),
        (Kind.TYPICAL, bands((0, 8, 20), (8, 15, 20), people=40), Figure(8)),
        # In whatever order they come, and without those that are hidden.
        (Kind.TYPICAL, bands((8, 15, 20), (0, 8, 20), (15, 29, None), people=40), Figure(8)),
        (Kind.TYPICAL, bands(people="pair"), Figure(None, "pair")),
        (Kind.TYPICAL, bands(people=40), Figure(None, "few")),
        (Kind.BANDS, bands((1, 2, 10), (2, 3, 30), people=40), Figure(2.25)),
        (Kind.BANDS, bands((1, 2, None), people=40), Figure(None, "few")),
    ],
)
def test_a_figure_is_made_of_what_was_released(kind: Kind, released: dict[str, Part], figure: Figure) -> None:
    assert figure_of(kind, released) == figure


def test_what_is_worked_out_from_others_has_no_parts_of_its_own() -> None:
    with pytest.raises(ValueError, match="not from its own parts"):
        figure_of(Kind.WORKED_OUT, parts(people=40))


COST = parts(people=120, mean=1000)


def test_what_was_left_of_the_budget() -> None:
    assert underspend(12_000, COST) == Figure(2_000)
    assert underspend(9_000, COST) == Figure(-1_000)
    assert underspend(None, COST) == Figure(None, "no_budget")
    assert underspend(9_000, parts(people=120, mean="dominant")) == Figure(None, "dominant")
    assert underspend(9_000, parts(people="few", mean=1000)) == Figure(None, "few")
    assert underspend(None, {}) == Figure(None, "no_budget")
    assert underspend_before(12_000, Month(1000, 120)) == 2_000
    assert underspend_before(12_000, Month(1000)) is None
    assert underspend_before(None, Month(1000, 120)) is None


def test_what_the_same_people_would_have_cost() -> None:
    before = price_of_before([Month(1_100), Month(1_300, 90)])
    assert before == 1_200
    assert cost_avoided(before, COST) == Figure(2_000)
    assert cost_avoided(900, COST) == Figure(-1_000)
    assert cost_avoided(None, COST) == Figure(None, "no_before")
    assert cost_avoided(before, parts(people=120, mean="few")) == Figure(None, "few")
    assert price_of_before([]) is None


def test_three_months_of_before_as_a_quarter() -> None:
    rare = [Month(4), Month(5), Month(6)]
    assert quarter_before(Kind.PEOPLE, rare, quarterly=True) == Month(15)
    # Who came in two of the months is one person in the quarter: nobody knows how many.
    assert quarter_before(Kind.PEOPLE, rare, quarterly=False) is None
    assert quarter_before(Kind.PEOPLE, rare[:2], quarterly=True) is None
    assert quarter_before(Kind.SHARE, [Month(40), Month(50), Month(60)], quarterly=False) == Month(50)
    weighed = [Month(40, 10), Month(50, 10), Month(60, 20)]
    assert quarter_before(Kind.MEAN, weighed, quarterly=False) == Month(52.5)
