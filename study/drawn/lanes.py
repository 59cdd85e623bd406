"""One walk, drawn: a lane for the person, one for each who held it, one for nobody; a mark for every step.

Pure geometry, in px of a desk; the same steps give the same drawing. Nothing lies on anything else: a label keeps to
the lane of its mark and to the side of those before it there, and what does not fit is shortened (the page says it in
full in the title of the mark, and in the table).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from math import hypot
from typing import Any, Literal

from networks.geometry import Box
from networks.lettering import text_width, wrapped

Side = Literal["them", "somebody", "nobody"]

# Sizes of letters, and from one line to the next.
LABEL, DAY, NAME, LEADING = 16.0, 14.0, 16.0, 19.0
# How much of a label stands on a line, and how much of the name of a lane.
LABEL_ROOM, NAME_ROOM = 138.0, 138.0
# Room before the first mark for the names of the lanes; after the last; around labels; between lanes, and in them.
LEFT, RIGHT, APART, BETWEEN, INSIDE = 180.0, 24.0, 14.0, 8.0, 10.0
# Half a mark, its distance from its label and its day, and the least from one mark to the next, along the way.
HALF, NEAR, STRIDE, FARTHEST = 11.0, 6.0, 62.0, 128.0
# How wide a page of a screen is, and one of paper.
SCREEN, PAPER = 1152.0, 760.0


@dataclass(frozen=True)
class Point:
    """A step as it is drawn: with whom it lay (`lane` says who that is to us), what is written at it, and when.

    `key` is whatever the page knows it by.
    """

    key: Any
    side: Side
    lane: str
    name: str
    label: str
    day: str
    did: str = ""
    # The label is what they said, word for word.
    voice: bool = False


@dataclass(frozen=True)
class Line:
    """Writing on one line, by its middle (a lane's name: its beginning) and its baseline."""

    text: str
    x: float
    y: float


@dataclass(frozen=True)
class Lane:
    side: Side
    box: Box
    name: tuple[Line, ...]

    @property
    def width(self) -> float:
        return round(self.box.right - self.box.left, 1)

    @property
    def height(self) -> float:
        return round(self.box.bottom - self.box.top, 1)


@dataclass(frozen=True)
class Mark:
    point: Point
    x: float
    y: float
    label: tuple[Line, ...]
    day: Line
    boxes: tuple[Box, ...]

    @property
    def radius(self) -> float:
        """Of what a step did nobody has said, the mark is small."""
        return HALF if self.point.did else HALF / 2


@dataclass(frozen=True)
class Way:
    """From mark to mark; `open` at the end where the way goes on in another row."""

    x1: float
    y1: float
    x2: float
    y2: float
    open: bool = False


@dataclass(frozen=True)
class Row:
    """Lanes with the steps along them: a whole walk, or as much of it as stands on one row of a page."""

    width: float
    height: float
    lanes: tuple[Lane, ...]
    marks: tuple[Mark, ...]
    ways: tuple[Way, ...]

    @property
    def view_box(self) -> str:
        """With room for the edges of the lanes."""
        return f"-1 -1 {self.width + 2:g} {self.height + 2:g}"

    @property
    def is_long(self) -> bool:
        return self.width > SCREEN


def on_a_screen(points: Sequence[Point], *, them: str) -> Row:
    """All in one row, as wide as it takes. What leaves room is drawn with more of it between the marks."""
    places = along(points)
    wide = places[-1] + ending(points[-1]) if points else 0.0
    if points and wide < SCREEN:
        places = spread(points, places, min((SCREEN - wide), (FARTHEST - STRIDE) * len(points)))
        wide = places[-1] + ending(points[-1])
    return row(points, places, them=them, width=max(wide, SCREEN))


def on_paper(points: Sequence[Point], *, them: str) -> list[Row]:
    """In as many rows as it takes, about as many steps in each, and with each the lanes that it passes through."""
    parts = parted(points, len(points))
    parts = parted(points, -(-len(points) // len(parts))) if parts else []
    last = len(parts) - 1
    return [
        with_open_ends(row(part, along(part), them=them, width=PAPER), before=i > 0, behind=i < last)
        for i, part in enumerate(parts)
    ]


def parted(points: Sequence[Point], most: int) -> list[Sequence[Point]]:
    """As many as fit on paper one after the other, and never more than `most`."""
    parts: list[Sequence[Point]] = []
    rest = points
    while rest:
        places = along(rest[:most])
        over = (i for i, x in enumerate(places) if x + ending(rest[i]) > PAPER)
        here = next(over, len(places)) or 1
        parts.append(rest[:here])
        rest = rest[here:]
    return parts


def along(points: Sequence[Point]) -> list[float]:
    """Where each stands from left to right: a stride after the one before, and clear of the last in its lane."""
    places: list[float] = []
    reaches: dict[tuple[str, str], float] = {}
    for point in points:
        half = half_width(point)
        lane = (point.side, point.lane)
        last = places[-1] + STRIDE if places else LEFT + HALF
        x = max(last, LEFT + half, reaches.get(lane, 0.0) + APART + half)
        places.append(round(x, 1))
        reaches[lane] = x + half
    return places


def spread(points: Sequence[Point], places: Sequence[float], more: float) -> list[float]:
    """The same, with this much more room shared out between them."""
    gaps = len(points) - 1
    return [round(x + (more * i / gaps if gaps else 0), 1) for i, x in enumerate(places)]


def row(points: Sequence[Point], places: Sequence[float], *, them: str, width: float) -> Row:
    lanes: dict[tuple[str, str], Lane] = {}
    top = 0.0
    for side, key, name in in_lanes(points, them):
        mine = [lines_of(one) for one in points if (one.side, one.lane) == (side, key)]
        lines = max((len(one) for one in mine), default=1)
        height = round(2 * INSIDE + lines * LEADING + 2 * (HALF + NEAR) + LEADING, 1)
        box = Box(0.0, top, width, top + height)
        lanes[side, key] = Lane(side, box, named(name, box, lines))
        top += height + BETWEEN
    marks = [marked(point, x, lanes[point.side, point.lane].box) for point, x in zip(points, places, strict=True)]
    ways = [way(one, other) for one, other in pairwise(marks)]
    return Row(round(width, 1), round(top - BETWEEN, 1), tuple(lanes.values()), tuple(marks), tuple(ways))


def in_lanes(points: Sequence[Point], them: str) -> list[tuple[Side, str, str]]:
    """The person on top, then those who held it as they first appear, and nobody last."""
    found: dict[tuple[Side, str], str] = {("them", ""): them}
    for point in points:
        found.setdefault((point.side, point.lane), point.name)
    order: dict[Side, int] = {"them": 0, "somebody": 1, "nobody": 2}
    return sorted(((side, key, name) for (side, key), name in found.items()), key=lambda lane: order[lane[0]])


def named(name: str, box: Box, lines: int) -> tuple[Line, ...]:
    """At the left of the lane, on the height of its marks."""
    written = wrapped(name, NAME, NAME_ROOM)
    first = height_of_marks(box, lines) - LEADING * (len(written) - 1) / 2 + NAME * 0.35
    return tuple(Line(text, 16.0, round(first + LEADING * i, 1)) for i, text in enumerate(written))


def height_of_marks(box: Box, lines: int) -> float:
    return box.top + INSIDE + lines * LEADING + NEAR + HALF


def marked(point: Point, x: float, box: Box) -> Mark:
    """The mark on its lane, its label above it and its day below."""
    y = round(box.bottom - INSIDE - LEADING - NEAR - HALF, 1)
    written = lines_of(point)
    half, above, below = half_width(point), y - HALF - NEAR, y + HALF + NEAR
    first = above - LEADING * len(written)
    label = tuple(Line(text, x, round(first + LEADING * i + LABEL * 0.9, 1)) for i, text in enumerate(written))
    wide = text_width(point.day, DAY) / 2
    boxes = (
        Box(x - HALF, y - HALF, x + HALF, y + HALF),
        Box(x - half, first, x + half, above),
        Box(x - wide, below, x + wide, below + LEADING),
    )
    return Mark(point, x, y, label, Line(point.day, x, round(below + DAY, 1)), boxes)


def lines_of(point: Point) -> tuple[str, ...]:
    return in_lines(f"“{point.label}”" if point.voice else point.label)


@lru_cache(maxsize=1024)
def in_lines(label: str) -> tuple[str, ...]:
    return wrapped(label, LABEL, LABEL_ROOM)


def half_width(point: Point) -> float:
    """Half of what the widest of its writing takes."""
    widest = max(text_width(line, LABEL) for line in lines_of(point))
    return max(widest, text_width(point.day, DAY), 2 * HALF) / 2


def ending(point: Point) -> float:
    return max(half_width(point), HALF) + RIGHT


def way(one: Mark, other: Mark) -> Way:
    """From the edge of one mark to the edge of the next."""
    length = hypot(other.x - one.x, other.y - one.y)
    along, down = (other.x - one.x) / length * (HALF + 2), (other.y - one.y) / length * (HALF + 2)
    return Way(round(one.x + along, 1), round(one.y + down, 1), round(other.x - along, 1), round(other.y - down, 1))


def with_open_ends(drawn: Row, *, before: bool, behind: bool) -> Row:
    """A short way in where the walk comes from the row above, and one out where it goes on."""
    first, last = drawn.marks[0], drawn.marks[-1]
    ways = [*drawn.ways]
    if before:
        ways.insert(0, Way(first.x - HALF - 20, first.y, first.x - HALF - 2, first.y, open=True))
    if behind:
        ways.append(Way(last.x + HALF + 2, last.y, last.x + HALF + 20, last.y, open=True))
    return replace(drawn, ways=tuple(ways))
