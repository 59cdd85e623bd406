"""A walk, drawn: nothing lies on anything else, every step stands there once, the same steps give the same drawing."""

from itertools import combinations, pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from networks.geometry import Box
from networks.lettering import text_width
from study.drawn import lanes
from study.drawn.lanes import NAME, Point, Row

NAMES = [f"The {kind} team" for kind in ("housing", "access", "school", "surgery", "hospital")]
NAMES += ["Nurses", "A very long name of a service that nobody could say in one breath", "Ŵ" * 40]
NAMES += ["Tîm y Gymuned", "W" * 90, "1", "住房办公室住房办公室住房办公室", "i"]

texts = st.one_of(
    st.sampled_from(["", "Sent a form", "Told it again", "W" * 300, "a " * 150, "Wrong form", "My own front door"]),
    st.text(max_size=300),
)
days = st.one_of(
    st.just("?"),
    st.integers(1, 99_999).map(lambda day: f"Day {day}"),
    st.integers(1, 99_999).map(lambda day: f"Tua diwrnod {day}"),
)


@st.composite
def walks(draw: Any) -> list[Point]:
    """From 1 to 80 steps, in up to 15 lanes."""
    held = draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=13, unique=True))
    sides = [("them", "", "Olwen"), ("nobody", "", "Nobody"), *(("somebody", name, name) for name in held)]
    points = []
    for key in range(draw(st.integers(1, 80))):
        side, lane, name = draw(st.sampled_from(sides))
        did = draw(st.sampled_from(["", "asked_for", "work", "failure"]))
        points.append(Point(key, side, lane, name, draw(texts), draw(days), did, draw(st.booleans())))
    return points


def boxes(row: Row) -> list[Box]:
    """All that takes room in it: marks, labels, days, names of lanes."""
    found = [box for mark in row.marks for box in mark.boxes if box.right > box.left]
    for lane in row.lanes:
        for line in lane.name:
            found.append(Box(line.x, line.y - NAME * 0.9, line.x + text_width(line.text, NAME), line.y + NAME * 0.25))
    return found


def nothing_overlaps(row: Row) -> None:
    for one, other in combinations(boxes(row), 2):
        assert not one.meets(other), (one, other)
    for lane, below in pairwise(row.lanes):
        assert lane.box.bottom < below.box.top
    for box in boxes(row):
        holding = [lane for lane in row.lanes if lane.box.top <= box.top and box.bottom <= lane.box.bottom]
        assert len(holding) == 1, box
        assert box.left >= 0, box
        assert box.right <= row.width, (box, row.width)
    assert row.height == pytest.approx(row.lanes[-1].box.bottom, abs=0.1)


@settings(max_examples=60, deadline=None)
@given(walks())
def test_nothing_lies_on_anything_else(points: list[Point]) -> None:
    nothing_overlaps(lanes.on_a_screen(points, them="Olwen"))
    for row in lanes.on_paper(points, them="Olwen"):
        nothing_overlaps(row)
        assert row.width == lanes.PAPER


@settings(max_examples=25, deadline=None)
@given(walks())
def test_every_step_is_drawn_once_and_in_order(points: list[Point]) -> None:
    screen, paper = lanes.on_a_screen(points, them="Olwen"), lanes.on_paper(points, them="Olwen")
    assert [mark.point for mark in screen.marks] == points
    assert [mark.point for row in paper for mark in row.marks] == points
    for row in [screen, *paper]:
        assert all(one.x < other.x for one, other in pairwise(row.marks))


@settings(max_examples=10, deadline=None)
@given(walks())
def test_the_same_steps_give_the_same_drawing(points: list[Point]) -> None:
    again = [Point(**vars(point)) for point in points]
    assert lanes.on_a_screen(points, them="Olwen") == lanes.on_a_screen(again, them="Olwen")
    assert lanes.on_paper(points, them="Olwen") == lanes.on_paper(again, them="Olwen")


@settings(max_examples=25, deadline=None)
@given(walks())
def test_each_step_stands_in_the_lane_of_whom_it_lay_with(points: list[Point]) -> None:
    row = lanes.on_a_screen(points, them="Olwen")
    sides = [lane.side for lane in row.lanes]
    assert sides[0] == "them"
    assert sides.count("them") == 1
    assert sides.count("nobody") == any(point.side == "nobody" for point in points)
    assert "nobody" not in sides[:-1]
    middle = list(dict.fromkeys(point.lane for point in points if point.side == "somebody"))
    assert len(row.lanes) == 1 + len(middle) + sides.count("nobody")
    order = [("them", ""), *(("somebody", lane) for lane in middle), ("nobody", "")]
    for mark in row.marks:
        lane = row.lanes[order.index((mark.point.side, mark.point.lane))]
        assert lane.box.top < mark.y < lane.box.bottom


def test_lines_lead_from_mark_to_mark() -> None:
    points = [point(side="them"), point(name="Housing"), point(name="Housing"), point(side="them")]
    row = lanes.on_a_screen(points, them="Olwen")
    assert len(row.ways) == 3
    for way, (one, other) in zip(row.ways, pairwise(row.marks), strict=True):
        assert one.x < way.x1 < way.x2 < other.x
    assert row.ways[1].y1 == row.ways[1].y2


def test_of_what_nobody_has_said_the_mark_is_small() -> None:
    unsaid, work = lanes.on_a_screen([point(did=""), point(did="work")], them="Olwen").marks
    assert unsaid.radius < work.radius


def test_what_they_said_stands_in_their_marks_of_speech() -> None:
    (mark,) = lanes.on_a_screen([point(label="my own front door", voice=True)], them="Olwen").marks
    assert " ".join(line.text for line in mark.label) == "“my own front door”"


def test_a_short_walk_fills_the_desk_and_a_long_one_goes_on_to_the_side() -> None:
    short = lanes.on_a_screen([point(side="them"), *(point(name=f"Team {n % 3}") for n in range(7))], them="Olwen")
    assert (short.width, short.is_long) == (lanes.SCREEN, False)
    assert short.marks[-1].x > lanes.SCREEN * 0.8
    long = lanes.on_a_screen([point(name="Housing") for _n in range(40)], them="Olwen")
    assert long.is_long


def test_on_paper_a_long_walk_is_told_in_rows_that_say_where_it_goes_on() -> None:
    rows = lanes.on_paper([point(name=f"Team {n}") for n in range(14)], them="Olwen")
    assert len(rows) > 1
    assert max(len(row.marks) for row in rows) - min(len(row.marks) for row in rows) <= 2
    assert [way.open for way in rows[0].ways].count(True) == 1
    assert rows[0].ways[-1].open
    assert rows[1].ways[0].open
    assert not rows[-1].ways[-1].open
    assert len(rows[0].lanes) == 1 + len(rows[0].marks)


def test_without_a_step_there_is_only_their_lane() -> None:
    row = lanes.on_a_screen([], them="Olwen")
    assert [lane.side for lane in row.lanes] == ["them"]
    assert (row.marks, row.ways) == ((), ())
    assert lanes.on_paper([], them="Olwen") == []


def point(
    *, side: lanes.Side = "somebody", name: str = "", label: str = "Sent a form", did: str = "work", voice: bool = False
) -> Point:
    return Point("", side, name, name, label, "Day 3", did, voice)
