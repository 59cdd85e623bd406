import pytest
from hypothesis import given
from hypothesis import strategies as st

from outcomes.disclosure import median_released, released


@pytest.mark.parametrize(
    ("count", "shown"),
    [(10, 10), (11, 10), (12, 10), (13, 15), (14, 15), (15, 15), (17, 15), (18, 20), (102, 100)],
)
def test_counts_go_to_the_nearest_five(count: int, shown: int) -> None:
    assert released(count, 200) == shown


@pytest.mark.parametrize("count", [0, 1, 9])
def test_a_small_count_is_not_shown_and_neither_is_none_at_all(count: int) -> None:
    assert released(count, 200) is None


def test_of_fewer_than_ten_people_nothing_is_shown() -> None:
    assert released(40, 9) is None
    assert released(40, 10) == 40


@given(st.integers(0, 10_000), st.integers(0, 10_000))
def test_what_is_shown_is_a_five_near_the_count(count: int, people: int) -> None:
    shown = released(count, people)
    assert (shown is None) == (min(count, people) < 10)
    if shown is not None:
        assert shown % 5 == 0
        assert abs(shown - count) <= 2


def test_a_median_is_in_whole_days_and_halves_go_up() -> None:
    assert median_released([20] * 5 + [21] * 5, 10) == 21
    assert median_released([21] * 5 + [22] * 5, 10) == 22
    assert median_released([3, 4.4] * 6, 12) == 4
    assert median_released([1] * 6 + [90] * 5, 11) == 1


def test_a_median_of_fewer_than_ten_is_not_shown() -> None:
    assert median_released([20] * 12, 9) is None
    assert median_released([20] * 9, 12) is None
    assert median_released([], 12) is None
    assert median_released([20] * 10, 10) == 20
