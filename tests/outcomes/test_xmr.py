import math
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outcomes.xmr import Limits, Phase, limits, phase_signals, phases, signals

# Monthly counts from January 2021, and what is expected of them: the example in the README of the package
# spc-plotly 0.1.3 (https://libraries.io/pypi/spc-plotly/0.1.3), worked out again by hand.
PUBLISHED = [
    *(2478, 2350, 2485, 2296, 2359, 2567, 3089, 2668, 1788, 2854, 2365, 1883, 1959, 1927, 2640, 2626, 2144),
    *(2409, 4412, 3287, 3049, 3364, 3078, 2972, 3415, 2753, 3102, 2191, 3693, 4385, 4699, 3031, 2659, 3885),
    *(2628, 2621, 3071, 2002),
]
# Mean 20, limits 10 and 30, and halfway to them 15 and 25.
STEADY = Limits(20.0, 10 / 2.66, 30.0, 10.0, 3.268 * 10 / 2.66, 20)
VALUES = st.lists(st.none() | st.floats(0, 1e6), max_size=40)


def worked_out(values: Sequence[float | None]) -> Limits:
    found = limits(values)
    assert found is not None
    return found


def marked(values: Sequence[float | None], rule: str, by: Limits = STEADY) -> list[int]:
    return [index for index, rules in enumerate(signals(values, by)) if rule in rules]


def test_the_published_example() -> None:
    found = worked_out(PUBLISHED)
    assert len(PUBLISHED) == 38
    assert found.mean == pytest.approx(2820.6315789473683, abs=1e-9)
    assert found.mean_moving_range == pytest.approx(571.8918918918919, abs=1e-9)
    assert found.upper == pytest.approx(4341.864011379801, abs=1e-9)
    assert found.lower == pytest.approx(1299.3991465149359, abs=1e-9)
    assert found.range_upper == pytest.approx(1868.9427027027025, abs=1e-9)
    assert marked(PUBLISHED, "outside", found) == [18, 29, 30]


def test_the_lower_limit_is_never_below_nothing() -> None:
    found = worked_out([0, 9, 1, 8, 0, 9, 2])
    assert found.lower == 0
    assert found.mean - 2.66 * found.mean_moving_range < 0


def test_under_six_points_there_are_no_limits_and_under_twelve_they_are_provisional() -> None:
    assert limits([4, 5, 6, 5, 4]) is None
    assert limits([4, None, 5, 6, 5, 4, None]) is None
    assert worked_out([4, 5] * 3).provisional
    assert worked_out([4, 5] * 5 + [4]).provisional
    assert not worked_out([4, 5] * 6).provisional


def test_a_gap_is_not_a_zero_and_no_range_is_taken_across_it() -> None:
    found = worked_out([10, 12, 10, 12, None, 50, 52, 50])
    assert found.mean == pytest.approx(28)
    assert found.mean_moving_range == 2
    assert found.points == 7


def test_points_that_hardly_ever_have_a_neighbour_have_no_limits() -> None:
    assert limits([4, None, 5, None, 6, None, 5, None, 4, 5, None, 6]) is None
    assert limits([4, 5, None, 5, 6, None, 5, 4]) is not None


def test_only_points_beyond_a_limit_are_outside() -> None:
    assert marked([30, 30.1, 10, 9.9, None, 20], "outside") == [1, 3]


def test_nothing_is_outside_limits_that_differ_in_their_last_digit() -> None:
    same = [0.1 + 0.2] * 5 + [0.3] * 6
    assert signals(same, worked_out(same)) == [frozenset()] * 11


def test_eight_running_on_one_side() -> None:
    assert marked([19, *[21] * 8, 19], "run_of_8") == list(range(1, 9))
    assert marked([21, *[19] * 9, 21], "run_of_8") == list(range(1, 10))
    assert marked([19, *[21] * 7, 19], "run_of_8") == []


@pytest.mark.parametrize("between", [None, 20, 19])
def test_a_run_is_ended_by_a_gap_or_a_point_on_the_mean_or_beyond(between: float | None) -> None:
    assert marked([*[21] * 4, between, *[21] * 4], "run_of_8") == []
    assert marked([*[21] * 4, between, *[21] * 8], "run_of_8") == list(range(5, 13))


def test_three_of_four_nearer_to_a_limit_than_to_the_mean() -> None:
    assert marked([20, 26, 19, 26, 26, 20], "3_of_4") == [1, 3, 4]
    assert marked([20, 14, 14, 14, 20], "3_of_4") == [1, 2, 3]
    assert marked([26, 26, 26, 26], "3_of_4") == [0, 1, 2, 3]


@pytest.mark.parametrize(
    "values",
    [
        [26, 19, 26, 19, 26],
        [26, 14, 26, 14, 26],
        [25, 25, 25, 25],
        [15, 15, 15, 15],
        [26, 26, None, 26],
        [26, 26, 26],
    ],
)
def test_not_three_of_four(values: list[float | None]) -> None:
    assert marked(values, "3_of_4") == []


def test_a_low_month_is_not_near_to_a_limit_that_was_cut_off_at_nothing() -> None:
    wide = Limits(10.0, 10.0, 36.6, 0.0, 32.68, 12)
    assert marked([4, 4, 4, 4], "3_of_4", wide) == []


def test_a_change_that_lasts_has_limits_of_its_own_and_the_old_ones_stay() -> None:
    before, after = [70, 80, 60, 75, 65, 70, 90, 60], [20, 25, 15, 20, 22, 18, 30, 20]
    found = phases([*before, *after], [8])
    assert found == [Phase(0, 8, limits(before)), Phase(8, 16, limits(after))]
    assert phases([*before, *after, 21, 90], [8])[0] == found[0]


def test_a_change_that_has_not_yet_lasted_eight_points_changes_nothing() -> None:
    before, after = [70, 80, 60, 75, 65, 70, 90, 60], [20, 25, 15, 20, 22, 18, 30]
    assert phases([*before, *after], [8]) == [Phase(0, 15, limits([*before, *after]))]
    assert len(phases([*before, *after, 200], [8])) == 1
    assert len(phases([*before, *after, 20], [8])) == 2


def test_limits_are_not_worked_out_anew_without_a_recorded_change() -> None:
    assert len(phases([70, 80, 60, 75, 65, 70, 90, 60, *[20, 22] * 6], [])) == 1


def test_a_gap_does_not_undo_a_change() -> None:
    assert len(phases([70, 80, 60, 75, 65, 70, 90, 60, *[20, None, 22] * 4], [8])) == 2


def test_changes_follow_one_another() -> None:
    values = [*[70, 80] * 4, *[20, 22] * 4, *[10, 12] * 4]
    assert [phase.start for phase in phases(values, [16, 8, 8])] == [0, 8, 16]
    # Two in a row: the second has no limits before it to be compared with.
    assert [phase.start for phase in phases(values, [8, 10])] == [0, 8]


@pytest.mark.parametrize("change", [-8, 0, 16, 40])
def test_a_change_outside_the_series_cuts_nothing(change: int) -> None:
    assert len(phases([*[70, 80] * 4, *[20, 22] * 4], [change])) == 1


def test_each_point_is_judged_by_its_own_phase() -> None:
    values = [*[70, 80] * 6, *[20, 26] * 6, 60, 20]
    found = phase_signals(values, phases(values, [12]))
    assert [index for index, rules in enumerate(found) if rules] == [24]
    assert phase_signals([1, 2, 900], phases([1, 2, 900], [])) == [frozenset()] * 3


@given(VALUES)
def test_limits_hold_the_mean_between_them(values: list[float | None]) -> None:
    found = limits(values)
    known = [value for value in values if value is not None]
    if len(known) < 6:
        assert found is None
    if found:
        assert 0 <= found.lower <= found.mean <= found.upper
        assert min(known) - 1e-6 <= found.mean <= max(known) + 1e-6
        assert math.isclose(found.range_upper, 3.268 * found.mean_moving_range)


@given(VALUES, st.lists(st.integers(-2, 45), max_size=4))
def test_phases_cover_the_series_once_and_only_known_points_are_marked(
    values: list[float | None], changes: list[int]
) -> None:
    found = phases(values, changes)
    covered = [index for phase in found for index in range(phase.start, phase.end)]
    assert covered == list(range(len(values)))
    rules = phase_signals(values, found)
    assert len(rules) == len(values)
    assert all(value is not None for value, rule in zip(values, rules, strict=True) if rule)
    assert {phase.start for phase in found[1:]} <= set(changes)
