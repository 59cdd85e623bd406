import math
from collections import Counter
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outcomes.disclosure import (
    BLUR,
    MINIMUM_PEOPLE,
    SCALE,
    WHY_HIDDEN,
    Band,
    Cell,
    Released,
    ReleasedMean,
    Values,
    bands,
    hide_together,
    line,
    mean,
    mean_of,
    no_noise,
    noise,
    protected,
    rate,
    refuse_nested,
    says_too_little,
    sharp_line,
    to_the_nearest,
    to_the_step,
    typical,
)

SECRET = b"a secret of the tests"
KEY = {"measure": "asked", "cell": "team:3", "period": "2026-07", "members": "d1"}
COUNTS = st.integers(0, 2000)
FIGURES = st.none() | st.integers(2, 60).map(lambda fives: 5 * fives)


def shown(cell: Cell, *, secret: bytes = SECRET, sharp: bool = False) -> Released:
    if sharp:
        return protected(cell, measure="m", period="p", secret=secret, noise=no_noise, line=sharp_line)
    return protected(cell, measure="m", period="p", secret=secret)


def plus(number: int):  # type: ignore[no-untyped-def]
    return lambda **_key: number


# The noise.


def test_the_noise_is_discrete_laplace() -> None:
    """Chi-square over 25 values and two tails; 54.05 is passed by one right generator in a thousand."""
    draws = 100_000
    seen = Counter(
        noise(secret=SECRET, measure="m", cell=str(number), period="p", members="d") for number in range(draws)
    )
    a = math.exp(-1 / SCALE)
    expected = {k: (1 - a) / (1 + a) * a ** abs(k) * draws for k in range(-12, 13)}
    tail = a**13 / (1 + a) * draws
    low, high = (sum(times for k, times in seen.items() if k * way > 12) for way in (-1, 1))
    chi = sum((seen[k] - times) ** 2 / times for k, times in expected.items())
    chi += (low - tail) ** 2 / tail + (high - tail) ** 2 / tail
    assert chi < 54.05
    total = sum(k * times for k, times in seen.items())
    variance = sum(k * k * times for k, times in seen.items()) / draws - (total / draws) ** 2
    assert abs(total / draws) < 0.03
    assert variance == pytest.approx(2 * a / (1 - a) ** 2, rel=0.02)


def test_the_same_question_has_the_same_noise_and_any_other_another() -> None:
    def drawn(**changed: str) -> list[int]:
        return [noise(secret=SECRET, **{**KEY, **changed, "period": f"{number}"}) for number in range(40)]

    assert drawn() == drawn()
    assert all(drawn(**{part: "other"}) != drawn() for part in ("measure", "cell", "members"))
    assert noise(secret=SECRET, **KEY) != noise(secret=b"another", **{**KEY, "cell": "team:4"})


def test_where_one_part_ends_is_part_of_the_key() -> None:
    one, other = ({**KEY, "measure": "ab", "cell": "c"}, {**KEY, "measure": "a", "cell": "bc"})
    assert [noise(secret=bytes([n]), **one) for n in range(20)] != [
        noise(secret=bytes([n]), **other) for n in range(20)
    ]


def test_the_line_is_ten_to_twenty_and_mostly_about_fifteen() -> None:
    drawn = Counter(line(secret=SECRET, **{**KEY, "cell": str(number)}) for number in range(20_000))
    assert min(drawn) >= MINIMUM_PEOPLE
    assert max(drawn) <= MINIMUM_PEOPLE + BLUR
    for heads in range(BLUR + 1):
        expected = math.comb(BLUR, heads) / 2**BLUR * 20_000
        assert abs(drawn[MINIMUM_PEOPLE + heads] - expected) < 4 * math.sqrt(expected) + 1


# One cell.


@given(COUNTS, COUNTS, st.text(max_size=8), st.binary(min_size=1, max_size=8))
def test_a_figure_is_a_five_from_ten_and_nothing_small_has_one(
    count: int, people: int, name: str, secret: bytes
) -> None:
    found = shown(Cell(name, count, people, "d"), secret=secret)
    if min(count, people) < MINIMUM_PEOPLE:
        assert found == Released(None, "few")
    if found.figure is None:
        assert found.why in WHY_HIDDEN
    else:
        assert found.why == ""
        assert found.figure % 5 == 0
        assert found.figure >= MINIMUM_PEOPLE
        assert abs(found.figure - count) <= 90


@pytest.mark.parametrize(
    ("count", "figure"),
    [(10, 10), (11, 10), (12, 10), (13, 15), (14, 15), (15, 15), (17, 15), (18, 20), (102, 100)],
)
def test_without_noise_counts_go_to_the_nearest_five(count: int, figure: int) -> None:
    assert shown(Cell("c", count, 200, "d"), sharp=True).figure == figure


def test_what_noise_makes_small_is_not_shown() -> None:
    cell = Cell("c", 20, 200, "d")
    assert protected(cell, measure="m", period="p", secret=SECRET, noise=plus(-11), line=sharp_line).figure is None
    assert protected(cell, measure="m", period="p", secret=SECRET, noise=plus(-10), line=sharp_line).figure == 10


def test_it_is_the_people_who_are_asked_about_that_the_noise_hangs_on() -> None:
    """One more counted among the same people moves the figure by that one, and by nothing else."""
    cell = Cell("c", 100, 200, "d")
    drawn = noise(secret=SECRET, measure="m", cell="c", period="p", members="d")
    for count in range(100, 120):
        assert shown(replace(cell, count=count)).figure == to_the_nearest(count + drawn, 5)


# Cells beside each other.


def test_of_a_nested_pair_that_differs_by_few_the_inner_one_goes() -> None:
    cells = {
        name: Cell(name, 50, people, f"d{people}")
        for name, people in {"all": 100, "nine": 91, "ten": 90, "one": 99, "same": 100, "hidden": 95}.items()
    }
    before = {name: Released(50) for name in cells} | {"hidden": Released(None, "few")}
    after = refuse_nested(before, cells, [(name, "all") for name in cells if name != "all"])
    assert {name for name, one in after.items() if one.why == "pair"} == {"nine", "one"}
    assert after["hidden"].why == "few"
    assert before["nine"] == Released(50)


def test_what_cannot_be_one_within_the_other_is_refused() -> None:
    cells = {"in": Cell("in", 50, 100, "x"), "out": Cell("out", 50, 100, "y")}
    found = refuse_nested({"in": Released(50), "out": Released(50)}, cells, [("in", "out")])
    assert found["in"].why == "pair"


def test_a_hidden_part_takes_the_next_smallest_with_it() -> None:
    parts = {"a": Released(60), "b": Released(25), "c": Released(None, "few"), "d": Released(30)}
    found = hide_together(parts, Released(120))
    assert found == parts | {"b": Released(None, "together")}


def test_two_hidden_that_hold_little_take_another() -> None:
    parts = {"a": Released(60), "b": Released(25), "c": Released(None, "few"), "d": Released(None, "few")}
    assert hide_together(parts, Released(90))["b"].why == "together"
    assert hide_together(parts, Released(95)) == parts


def test_nothing_is_worked_out_where_nothing_or_the_total_is_hidden() -> None:
    assert hide_together({"a": Released(10), "b": Released(20)}, Released(45)) == {"a": Released(10), "b": Released(20)}
    assert hide_together({"a": Released(10), "b": Released(None, "few")}, Released(None, "few"))["a"].figure == 10


@given(st.lists(FIGURES, min_size=2, max_size=12), st.integers(2, 200).map(lambda fives: 5 * fives))
def test_every_hidden_part_may_be_anything_over_ten_wide(figures: list[int | None], total: int) -> None:
    parts = {str(number): Released(figure, "" if figure else "few") for number, figure in enumerate(figures)}
    found = hide_together(parts, Released(total))
    hidden = [name for name, one in found.items() if one.figure is None]
    left_over = total - sum(one.figure for one in found.values() if one.figure is not None)
    if None in figures:
        assert len(hidden) > 1
        assert left_over >= 10
    else:
        assert found == parts
    assert all(found[name] == parts[name] for name in found if name not in hidden)


# Rates and means.


def test_a_rate_is_in_every_100_and_of_what_is_shown() -> None:
    assert rate(10, 40) == 25
    assert rate(45, 40) == 100
    assert rate(None, 40) is None
    assert rate(10, None) is None
    assert rate(10, 0) is None


EVEN = Values("c", people=200, members="d", total=2000, largest=30, second=28, low=0, high=40)


def averaged(values: Values, *, step: float = 0.1, drawn: int = 0) -> ReleasedMean:
    return mean(values, step=step, measure="m", period="p", secret=SECRET, noise=plus(drawn))


def test_a_mean_is_of_a_hundred_people() -> None:
    assert averaged(EVEN).figure == 10
    assert averaged(replace(EVEN, people=100)).figure == 20
    assert averaged(replace(EVEN, people=99)) == ReleasedMean(None, "few")


def test_a_mean_has_the_noise_of_a_whole_person_and_stays_where_values_can_be() -> None:
    assert averaged(EVEN, drawn=1).figure == 10.2
    assert averaged(EVEN, drawn=-3).figure == 9.4
    assert averaged(EVEN, drawn=-88).figure == 0
    assert averaged(replace(EVEN, total=7900), drawn=88).figure == 40
    assert mean(EVEN, step=0.1, measure="m", period="p", secret=SECRET) == mean(
        EVEN, step=0.1, measure="m", period="p", secret=SECRET
    )


@pytest.mark.parametrize(
    ("largest", "second", "why"),
    [
        (1000.0, 799.0, ""),
        (1000.0, 800.0, ""),  # the two are 90 in 100, and the others a fifth of the largest
        (1000.0, 801.0, "dominant"),  # over 90 in 100
        (1900.0, 0.0, "dominant"),  # over 90 in 100 alone
    ],
)
def test_one_or_two_who_dominate_hide_a_mean(largest: float, second: float, why: str) -> None:
    assert averaged(replace(EVEN, largest=largest, second=second, high=2000)).why == why


@pytest.mark.parametrize(
    ("value", "step", "shown_as"),
    [(0.3000001, 0.1, 0.3), (9.75, 0.5, 10), (9.74, 0.5, 9.5), (179, 5, 180), (177, 5, 175), (0.25, 0.25, 0.25)],
)
def test_a_step(value: float, step: float, shown_as: float) -> None:
    assert to_the_step(value, step) == shown_as


# Bands.


def rolled(*counts: int, people: int = 500, secret: bytes = SECRET, sharp: bool = True) -> list[Band]:
    counted = [Band(5 * number, 5 * number + 5, count) for number, count in enumerate(counts)]
    how = {"noise": no_noise, "line": sharp_line} if sharp else {}
    return bands(counted, Cell("c", sum(counts), people, "d"), measure="m", period="p", secret=secret, **how)


def test_bands_are_rolled_up_until_each_can_be_shown() -> None:
    assert rolled(20, 30) == [Band(0, 5, 20), Band(5, 10, 30)]
    assert rolled(4, 4, 4, 30) == [Band(0, 15, 10), Band(15, 20, 30)]
    assert rolled(20, 30, 4) == [Band(0, 5, 20), Band(5, 15, 35)]
    assert rolled(4, 4) == []
    assert rolled() == []
    assert rolled(20, 30, people=9) == []


def test_what_cannot_be_shown_when_rolled_down_goes_further_down() -> None:
    """The noise of a rolled-up band may hide it, and then the next below joins it."""
    counted = [Band(0, 5, 20), Band(5, 10, 20), Band(10, 15, 1)]

    def hides(*, cell: str, **_key: object) -> int:
        return -20 if cell == "c 5 to 15" else 0

    whole = Cell("c", 41, 500, "d")
    found = bands(counted, whole, measure="m", period="p", secret=SECRET, noise=hides, line=sharp_line)
    assert found == [Band(0, 15, 40)]


@given(st.lists(st.integers(0, 60), max_size=12), st.binary(min_size=1, max_size=8))
def test_bands_touch_and_hold_ten(counts: list[int], secret: bytes) -> None:
    found = rolled(*counts, secret=secret, sharp=False)
    assert all(band.count >= 10 for band in found)
    assert all(lower.high == upper.low for lower, upper in pairwise(found))
    if found:
        assert (found[0].low, found[-1].high) == (0, 5 * len(counts))


def test_the_typical_and_the_mean_are_of_the_released_bands() -> None:
    shown_bands = [Band(0, 10, 20), Band(10, 20, 40), Band(20, 40, 20)]
    assert typical(shown_bands) == 15
    assert typical([Band(0, 10, 30), Band(10, 20, 10)]) == pytest.approx(20 / 3)
    assert mean_of(shown_bands) == (5 * 20 + 15 * 40 + 30 * 20) / 80
    assert typical([]) is None
    assert mean_of([]) is None


@given(st.lists(st.integers(10, 500), min_size=1, max_size=12))
def test_the_typical_is_within_the_bands(counts: list[int]) -> None:
    found = [Band(number, number + 1, count) for number, count in enumerate(counts)]
    middle, average = typical(found), mean_of(found)
    assert middle is not None
    assert average is not None
    assert 0 <= middle <= len(counts)
    assert 0 < average < len(counts)


@pytest.mark.parametrize(
    ("counts", "too_little"),
    [
        # Everybody in one band, from the first day to the last: where the middle is, nobody can say.
        ([Band(0, 731, 40)], True),
        # The middle is among those who were rolled up with the end.
        ([Band(0, 15, 15), Band(15, 731, 40)], True),
        # It is not.
        ([Band(0, 15, 40), Band(15, 731, 15)], False),
        # It is in the last band, and that was not rolled up: they waited long.
        ([Band(0, 366, 15), Band(366, 731, 40)], False),
        ([], True),
    ],
)
def test_a_middle_is_not_made_up(counts: list[Band], too_little: bool) -> None:
    assert says_too_little(counts, 366) is too_little
