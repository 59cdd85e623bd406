from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outcomes import xmr
from outcomes.chart import NARROW, SMALL, WIDE, Axis, Change, Chart, Point, Size, Text, draw

MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
BEFORE = [71, 48, 95, 62, 80, 55, 104, 66, 49, 88, 73, 58, 91, 77, 43, 69, 99, 61, 84, 52, 76, 110, 64, 70]
AFTER = [27, 19, 25, 16, 23, 21, 18, 24, 14, 49, 20, 17, 22, 13, 19, 24, 16, 21, 15, 18]
APRIL = Change(24, "April: we stopped using the assessment form", "April")
SIZES = [WIDE, NARROW, SMALL]


def drawn(
    values: Sequence[float | None], changes: Sequence[Change] = (), size: Size = WIDE, unit: str = "days"
) -> Chart:
    phases = xmr.phases(values, [change.index for change in changes])
    signs = xmr.phase_signals(values, phases)
    points = [Point(MONTHS[index % 12], value, "outside" in signs[index]) for index, value in enumerate(values)]
    return draw(points, phases, changes, Axis(unit), size)


def xs_of(path: str) -> list[float]:
    return [float(part.split()[0]) for part in path.removeprefix("M").split(" L")]


def written(chart: Chart) -> list[tuple[Text, float]]:
    """Every text with the width of a letter, measured in the browser: the widest of the font are 0.6 high."""
    plain = [chart.unit, *chart.ticks, *chart.labels, *chart.gap_words]
    sizes = [(text, 9.2) for text in plain] + [(text, 9.6) for text in chart.change_words]
    return sizes + [(text, 12.0) for text in chart.values]


def room(text: Text, letter: float) -> tuple[float, float, float, float]:
    width = len(text.words) * letter
    start = text.x - {"start": 0, "middle": width / 2, "end": width}[text.anchor]
    return start, start + width, text.y - 13, text.y + 2


def assert_readable(chart: Chart) -> None:
    rooms = [(room(text, letter), text.words) for text, letter in written(chart)]
    for index, ((left, right, top, bottom), words) in enumerate(rooms):
        assert left >= -0.1, words
        assert right <= chart.width, words
        assert top >= 0, words
        assert bottom <= chart.height, words
        for (other_left, other_right, other_top, other_bottom), other in rooms[:index]:
            apart = right <= other_left or other_right <= left or bottom <= other_top or other_bottom <= top
            assert apart, (words, other)
    for text in chart.change_words:
        left, right, _, bottom = room(text, 9.6)
        assert not any(left < line.x1 < right and line.y1 < bottom for line in chart.changes)


def assert_inside(chart: Chart) -> None:
    for line in (*chart.grid, *chart.gaps, *chart.limits, *chart.means, *chart.changes):
        assert 0 <= line.x1 <= line.x2 <= chart.width
        assert 0 <= min(line.y1, line.y2) <= max(line.y1, line.y2) <= chart.height
    for circle in (*chart.dots, *chart.rings):
        assert circle.r <= circle.x <= chart.width - circle.r
        assert circle.r <= circle.y <= chart.height - circle.r
    for band in chart.bands:
        assert band.width > 0
        assert band.height >= 0
        assert band.y + band.height <= chart.height


@pytest.mark.parametrize("size", SIZES, ids=lambda size: size.name)
def test_a_change_and_what_came_of_it(size: Size) -> None:
    chart = drawn(BEFORE + AFTER, [APRIL], size)
    assert (chart.width, chart.height, chart.size) == (size.width, size.height, size.name)
    assert [text.words for text in chart.values] == ["44", "21"]
    assert len(chart.dots) == 43
    assert len(chart.rings) == 1
    assert len(chart.bands) == len(chart.means) == len(chart.limits) == 2
    assert [tick.words for tick in chart.ticks] == ["0", "40", "80", "120", "160"]
    assert_inside(chart)
    assert_readable(chart)


def test_places_are_in_proportion() -> None:
    chart = drawn([0, 50, 100])
    zero, half, whole = (dot.y for dot in chart.dots)
    assert zero == chart.grid[0].y1
    assert whole == chart.grid[-1].y1
    assert half == pytest.approx((zero + whole) / 2, abs=0.1)
    assert chart.dots[1].x == pytest.approx((chart.grid[0].x1 + chart.grid[0].x2) / 2, abs=0.1)


def test_the_band_lies_between_the_limits() -> None:
    chart = drawn([45, 50, 40, 55, 45, 40, 50, 60])
    upper, lower = chart.limits
    band = chart.bands[0]
    assert (band.x, band.y) == (upper.x1, upper.y1)
    assert band.y + band.height == pytest.approx(lower.y1, abs=0.1)
    assert band.x + band.width == pytest.approx(upper.x2, abs=0.1)
    assert upper.y1 < chart.means[0].y1 < lower.y1


def test_the_line_stops_at_a_gap_and_at_a_new_phase() -> None:
    values = [70, None, 80, 60, 75, None, None, 65, 70, 90, 60, *[20, 22] * 4]
    chart = drawn(values, [Change(11, "April")])
    xs = {index: dot.x for index, dot in zip([0, 2, 3, 4, 7, 8, 9, 10, *range(11, 19)], chart.dots, strict=True)}
    assert [xs_of(path) for path in chart.paths] == [
        [xs[2], xs[3], xs[4]],
        [xs[7], xs[8], xs[9], xs[10]],
        [xs[index] for index in range(11, 19)],
    ]


def test_a_gap_is_marked_and_said_where_there_is_room() -> None:
    values = [45, 50, 40, None, 55, 45, 40, 50, 60, None, None, 45, 50, 40]
    chart = drawn(values)
    known = {dot.x for dot in chart.dots}
    assert len(chart.gaps) == 3
    assert not known & {gap.x1 for gap in chart.gaps}
    assert len(chart.dots) == 11
    assert [text.words for text in chart.gap_words] == ["too few"]
    assert chart.gaps[1].x1 < chart.gap_words[0].x < chart.gaps[2].x1
    assert drawn(values, size=SMALL).gap_words == []
    assert_readable(chart)


def test_the_words_of_a_gap_keep_clear_of_the_lines() -> None:
    chart = drawn([10, 14, 10, 14, 10, 14, None, None, None, 10, 14, 10])
    lines = [line.y1 for line in (*chart.limits, *chart.means)]
    assert chart.gap_words
    assert all(not text.y - 16 < line < text.y + 4 for text in chart.gap_words for line in lines)


def test_where_lines_are_everywhere_a_gap_is_only_marked() -> None:
    phases = [xmr.Phase(start, start + 6, xmr.Limits(mean, 1, 97, 4, 3, 6)) for start, mean in ((0, 50), (6, 12))]
    points = [Point("", value) for value in (100, 50, 50, None, None, None, None, None, None, 12, 12, 12)]
    chart = draw(points, phases, [], Axis("days"))
    assert len(chart.gaps) == 6
    assert chart.gap_words == []


def test_values_that_are_close_are_pushed_apart_in_their_order() -> None:
    chart = drawn([50, 51] * 8, unit="in every 100", size=SMALL)
    assert [text.words for text in chart.values] == ["53", "51", "48"]
    ys = [text.y for text in chart.values]
    assert all(below - above >= 21 for above, below in pairwise(ys))
    assert_readable(chart)


def test_values_at_the_bottom_are_pushed_up_and_not_out() -> None:
    chart = drawn([1000, 1010] * 4 + [30, 31] * 4, [Change(8, "x")], size=SMALL)
    assert [text.words for text in chart.values] == ["33", "31", "28"]
    assert max(text.y for text in chart.values) <= chart.grid[0].y1 + 7
    assert_readable(chart)


def test_values_at_the_top_are_pushed_down_and_not_out() -> None:
    chart = drawn([4950, 4960] * 8, size=SMALL)
    assert len(chart.values) == 3
    assert min(text.y for text in chart.values) >= chart.grid[-1].y1
    assert_readable(chart)


def test_small_values_have_a_decimal_and_equal_ones_are_said_once() -> None:
    assert [text.words for text in drawn([2, 1, 2, 1, 1, 2, 1, 1]).values] == ["3.3", "1.4"]
    assert [text.words for text in drawn([7] * 8).values] == ["7.0"]
    assert [text.words for text in drawn([0] * 8).values] == ["0.0"]


def test_without_limits_there_is_no_band_and_nothing_to_expect() -> None:
    chart = drawn([4, 5, 6])
    assert (chart.bands, chart.limits, chart.means, chart.values) == ([], [], [], [])
    assert len(chart.paths) == 1


def test_a_limit_at_nothing_is_not_drawn() -> None:
    chart = drawn(AFTER)
    assert len(chart.limits) == 1
    assert chart.bands[0].y + chart.bands[0].height == pytest.approx(chart.grid[0].y1, abs=0.1)


@pytest.mark.parametrize(
    ("highest", "ticks"),
    [
        (0, ["0", "0.2", "0.4", "0.6", "0.8", "1"]),
        (7.6, ["0", "2", "4", "6", "8"]),
        (10, ["0", "2", "4", "6", "8", "10"]),
        (58, ["0", "20", "40", "60"]),
        (97, ["0", "25", "50", "75", "100"]),
        (4699, ["0", "1,000", "2,000", "3,000", "4,000", "5,000"]),
    ],
)
def test_the_scale_is_of_round_numbers(highest: float, ticks: list[str]) -> None:
    assert [tick.words for tick in drawn([highest]).ticks] == ticks


@given(st.floats(0.01, 1e7))
def test_the_scale_holds_the_highest_value_in_three_to_five_steps(highest: float) -> None:
    chart = drawn([highest])
    assert 4 <= len(chart.ticks) <= 6
    assert chart.grid[-1].y1 <= chart.dots[0].y
    assert chart.dots[0].y < chart.grid[0].y1 - 100


def test_months_are_thinned_evenly() -> None:
    assert [text.words for text in drawn([5] * 12).labels] == MONTHS
    assert [text.words for text in drawn([5] * 24).labels] == MONTHS[::2] * 2
    assert [text.words for text in drawn([5] * 24, size=NARROW).labels] == ["Jan", "Apr", "Jul", "Oct"] * 2
    assert [text.words for text in drawn([5] * 24, size=SMALL).labels] == ["Jan", "Jul"] * 2


def test_of_more_months_than_can_be_thinned_the_first_is_named() -> None:
    assert [text.words for text in drawn([5] * 1500, size=SMALL).labels] == ["Jan"]


def test_an_empty_label_is_not_shown() -> None:
    points = [Point("Sep" if index == 4 else "", 5) for index in range(9)]
    chart = draw(points, [], [], Axis("days"))
    assert [(text.words, text.x) for text in chart.labels] == [("Sep", chart.dots[4].x)]


def test_the_words_of_a_change_stand_beside_its_line() -> None:
    chart = drawn(BEFORE + AFTER, [APRIL])
    line, words = chart.changes[0], chart.change_words[0]
    assert chart.dots[23].x < line.x1 < chart.dots[24].x
    assert line.x1 == line.x2 == chart.bands[1].x
    assert (words.words, words.anchor) == (APRIL.words, "start")
    assert 0 < words.x - line.x1 < 20
    assert line.y1 < words.y < chart.grid[-1].y1


def test_words_without_room_on_the_right_stand_on_the_left() -> None:
    words = drawn(BEFORE, [Change(20, APRIL.words)]).change_words[0]
    assert (words.words, words.anchor) == (APRIL.words, "end")


def test_words_without_room_are_the_short_ones_or_cut_off() -> None:
    assert drawn(BEFORE + AFTER, [APRIL], NARROW).change_words[0].words == "April"
    cut = drawn(BEFORE + AFTER, [Change(24, APRIL.words)], NARROW)
    assert cut.change_words[0].words.endswith("…")
    assert APRIL.words.startswith(cut.change_words[0].words[:-1])
    assert_readable(cut)


def test_two_changes_do_not_write_over_each_other() -> None:
    changes = [
        Change(14, "March: one person stays from hello to goodbye", "March"),
        Change(18, "July: the panel no longer decides about money", "July"),
    ]
    for size in SIZES:
        chart = drawn([45, 50, 40, 55] * 6, changes, size, unit="people in every 100")
        assert len(chart.changes) == 2
        assert_readable(chart)
    assert len(drawn([45, 50, 40, 55] * 6, changes, unit="people in every 100").change_words) == 2


def test_words_keep_clear_of_the_unit() -> None:
    chart = drawn([45, 50] * 12, [Change(2, "March: one person stays", "March")], unit="people in every 100")
    assert chart.change_words[0].words == "March: one person stays"
    assert_readable(chart)


def test_a_change_without_any_room_for_words_still_has_its_line() -> None:
    changes = [Change(index, "Something") for index in range(1, 20)]
    chart = drawn([45, 50] * 10, changes, SMALL)
    assert len(chart.changes) == 19
    assert len(chart.change_words) < 19
    assert_readable(chart)


def test_nothing_to_draw_is_drawn() -> None:
    chart = draw([], [], [], Axis("days"))
    assert (chart.dots, chart.paths, chart.labels) == ([], [], [])
    assert_inside(chart)


@given(
    st.lists(st.none() | st.floats(0, 5000), max_size=60),
    st.lists(st.integers(1, 59), max_size=3, unique=True),
    st.sampled_from(SIZES),
)
def test_everything_is_inside_and_readable(values: list[float | None], places: list[int], size: Size) -> None:
    changes = [Change(place, APRIL.words, "April") for place in places if place < len(values)]
    chart = drawn(values, changes, size, unit="in every 100")
    assert len(chart.changes) == len(changes)
    assert len(chart.dots) + len(chart.rings) + len(chart.gaps) == len(values)
    assert_inside(chart)
    assert_readable(chart)
