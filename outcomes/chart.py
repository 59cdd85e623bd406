"""The geometry of an XmR chart: where everything stands, so that the template only has to write it down.

Lengths are in the units of the viewBox, to one decimal, from the top left corner. Text is taken to be 18
units high in every size, as the style sheet has it: the canvas of a small chart is drawn for that.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby, pairwise

from outcomes.scale import nice, plain, signed
from outcomes.xmr import Limits, Phase

TEXT = 18
# A server measures no text: per character and once per text (short ones may be all capitals), both generous.
LETTER, EXTRA = 0.53 * TEXT, 0.4 * TEXT
BOLD = 1.04
DIGIT = 0.68 * TEXT
LINE_HEIGHT = 21
ROW = 25
SMALLEST_RING = 8.5
SPACE = 10
# Months are thinned to quarters, halves and years, not to every fifth or seventh.
THINNING = (1, 2, 3, 6, 12, 24, 48, 96)


@dataclass(frozen=True)
class Size:
    name: str
    width: int
    height: int
    dot: float
    rows: int


WIDE = Size("wide", 1100, 460, 5.5, 2)
NARROW = Size("narrow", 450, 375, 5, 2)
SMALL = Size("small", 420, 262, 5, 1)
QUIET = Size("quiet", 420, 206, 4, 1)


@dataclass(frozen=True)
class Axis:
    """What stands above the scale and before each number on it. `reach`: from and to where it goes at the least."""

    unit: str
    sign: str = ""
    decimals: int = 0
    reach: tuple[float, float] = (0.0, 0.0)


@dataclass(frozen=True)
class Point:
    """One period, or one person, in order. An empty label is simply not shown; value None is "too few"."""

    label: str
    value: float | None
    ring: bool = False


@dataclass(frozen=True)
class Change:
    """What was changed before the point at the index; `short` is for where the words have no room."""

    index: int
    words: str
    short: str = ""


@dataclass(frozen=True)
class Text:
    x: float
    y: float
    words: str
    anchor: str = "middle"

    def box(self, weight: float = 1) -> tuple[float, float]:
        """The horizontal room it takes, from and to."""
        width = _width(self.words) * weight
        start = self.x - {"start": 0.0, "middle": width / 2, "end": width}[self.anchor]
        return start, start + width


@dataclass(frozen=True)
class Line:
    x1: float
    y1: float
    x2: float
    y2: float


@dataclass(frozen=True)
class Rect:
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Circle:
    x: float
    y: float
    r: float


@dataclass(frozen=True)
class Chart:
    """Everything to draw, from the back to the front."""

    size: str
    width: int
    height: int
    unit: Text
    bands: list[Rect]
    grid: list[Line]
    # Nothing, where it is not the bottom.
    zero: list[Line]
    ticks: list[Text]
    gaps: list[Line]
    gap_words: list[Text]
    limits: list[Line]
    means: list[Line]
    paths: list[str]
    dots: list[Circle]
    rings: list[Circle]
    changes: list[Line]
    change_words: list[Text]
    values: list[Text]
    labels: list[Text]


@dataclass(frozen=True)
class Figure:
    """A chart with its words for those who do not see it; `charts` are the same in several sizes."""

    key: str
    title: str
    description: str
    charts: Sequence[Chart] = field(default_factory=tuple)


def draw(
    points: Sequence[Point],
    phases: Sequence[Phase],
    changes: Sequence[Change],
    axis: Axis,
    size: Size = WIDE,
    too_few: str = "too few",
) -> Chart:
    """The chart of a series, with the phases of `xmr.phases` and the changes the team recorded.

    `too_few` is said in the place of a missing value, where there is room.
    """
    plot = _Plot.of(points, phases, changes, axis, size)
    unit_words = Text(0, round(plot.top - 18.0, 1), axis.unit, "start")
    placed = plot.placed(changes, unit_words)
    limits = [line for phase in phases for line in plot.limit_lines(phase)]
    means = [plot.across(phase, phase.limits.mean) for phase in phases if phase.limits]
    dots = list(plot.circles(points, plot.dot))
    return Chart(
        size=size.name,
        width=size.width,
        height=size.height,
        unit=unit_words,
        bands=[plot.band(phase, phase.limits) for phase in phases if phase.limits],
        grid=[Line(plot.left, plot.y(tick), plot.right, plot.y(tick)) for tick in plot.scale],
        zero=[Line(plot.left, plot.y(0), plot.right, plot.y(0))] if plot.scale[0] < 0 else [],
        ticks=[
            Text(plot.left - SPACE, round(plot.y(tick) + 6, 1), plain(tick, axis.sign), "end") for tick in plot.scale
        ],
        gaps=[
            Line(plot.x(index), plot.top, plot.x(index), plot.bottom)
            for index, point in enumerate(points)
            if point.value is None
        ],
        gap_words=list(plot.gap_words(points, too_few, [line.y1 for line in (*limits, *means)])),
        limits=limits,
        means=means,
        paths=list(plot.paths(points, phases)),
        dots=[dot for dot, point in dots if not point.ring],
        rings=[Circle(dot.x, dot.y, round(max(SMALLEST_RING, dot.r * 1.7), 1)) for dot, point in dots if point.ring],
        changes=[plot.change_line(change, row) for change, (row, _) in zip(changes, placed, strict=True)],
        change_words=[text for _, text in placed if text],
        values=plot.value_words(phases),
        labels=_thinned([Text(plot.x(index), plot.bottom + 28, each.label) for index, each in enumerate(points)]),
    )


@dataclass(frozen=True)
class _Plot:
    """The part of the canvas between the axes, and how a value becomes a place in it."""

    size: Size
    left: float
    right: float
    top: float
    bottom: float
    count: int
    axis: Axis
    scale: list[float]

    @classmethod
    def of(
        cls,
        points: Sequence[Point],
        phases: Sequence[Phase],
        changes: Sequence[Change],
        axis: Axis,
        size: Size,
    ) -> "_Plot":
        scale = nice(*reach(points, phases, axis.reach))
        widest = max(_width(plain(tick, axis.sign)) for tick in scale)
        longest = max((len(words) for words, _ in _values_said(phases, scale, axis)), default=0)
        one_row = cls(
            size=size,
            left=round(widest + SPACE + 4, 1),
            right=round(size.width - max(longest, 2) * DIGIT - SPACE - 4, 1),
            top=round(ROW + 16.0, 1),
            bottom=size.height - 40.0,
            count=max(1, len(points)),
            axis=axis,
            scale=scale,
        )
        rows = 1 + max((row for row, _ in one_row.placed(changes, Text(0, 0, axis.unit, "start"))), default=0)
        return replace(one_row, top=one_row.top + (rows - 1) * ROW)

    @property
    def step(self) -> float:
        return (self.right - self.left) / self.count

    @property
    def dot(self) -> float:
        return round(max(1.5, min(self.size.dot, self.step * 0.32)), 1)

    def edge(self, index: int) -> float:
        """Halfway between a point and the one before: where a phase begins."""
        return round(self.left + index * self.step, 1)

    def x(self, index: int) -> float:
        return round(self.left + (index + 0.5) * self.step, 1)

    def y(self, value: float) -> float:
        lowest, highest = self.scale[0], self.scale[-1]
        return round(self.bottom - (self.bottom - self.top) * (value - lowest) / (highest - lowest), 1)

    def across(self, phase: Phase, value: float) -> Line:
        return Line(self.edge(phase.start), self.y(value), self.edge(phase.end), self.y(value))

    def limit_lines(self, phase: Phase) -> Iterator[Line]:
        if phase.limits:
            yield self.across(phase, phase.limits.upper)
            # At nothing it is not a limit but the end of the scale.
            if phase.limits.lower != 0:
                yield self.across(phase, phase.limits.lower)

    def band(self, phase: Phase, limits: Limits) -> Rect:
        upper, lower = self.across(phase, limits.upper), self.across(phase, limits.lower)
        return Rect(upper.x1, upper.y1, round(upper.x2 - upper.x1, 1), round(lower.y1 - upper.y1, 1))

    def circles(self, points: Sequence[Point], r: float) -> Iterator[tuple[Circle, Point]]:
        for index, point in enumerate(points):
            if point.value is not None:
                yield Circle(self.x(index), self.y(point.value), r), point

    def paths(self, points: Sequence[Point], phases: Sequence[Phase]) -> Iterator[str]:
        """A line for each run of neighbours: none goes over a gap, nor from one phase into the next."""
        starts = {phase.start for phase in phases}
        run: list[str] = []
        for index, point in enumerate(points):
            if point.value is None or index in starts:
                yield from _path(run)
                run = []
            if point.value is not None:
                run.append(f"{self.x(index)} {self.y(point.value)}")
        yield from _path(run)

    def gap_words(self, points: Sequence[Point], words: str, lines: Sequence[float]) -> Iterator[Text]:
        """Said once for each run of gaps that is wide enough, where no other line goes through the words."""
        for missing, run in groupby(enumerate(points), key=lambda each: each[1].value is None):
            indexes = [index for index, _ in run]
            if not missing or _width(words) > len(indexes) * self.step:
                continue
            places = [self.bottom - 8, self.bottom - 40, (self.top + self.bottom) / 2, self.top + TEXT]
            free = [y for y in places if all(not y - TEXT - 2 < line < y + 6 for line in lines)]
            if free:
                middle = (self.edge(indexes[0]) + self.edge(indexes[-1] + 1)) / 2
                yield Text(round(middle, 1), round(free[0], 1), words)

    def change_line(self, change: Change, row: int) -> Line:
        x = self.edge(change.index)
        return Line(x, self.row_base(row) - 16, x, self.bottom)

    def row_base(self, row: int) -> float:
        """The base line of the words in this row above the plot; the unit stands in the lowest, row 0."""
        return round(self.top - 12.0 - row * ROW, 1)

    def placed(self, changes: Sequence[Change], unit: Text) -> list[tuple[int, Text | None]]:
        """For each change the row that its line goes up to, and its words beside it, if there is any room."""
        rows = range(self.size.rows)
        taken = [(0, unit.box())]
        found: dict[Change, tuple[int, Text | None]] = {}
        # From the last back to the first, so that the words of an earlier one can stand above a later line.
        for change in sorted(changes, key=lambda each: each.index, reverse=True):
            x = self.edge(change.index)
            earlier = [self.edge(each.index) for each in changes if each.index < change.index]
            row, text = self._beside(x, change, taken + [(row, (line, line)) for line in earlier for row in rows])
            found[change] = row, text
            taken += [(below, (x, x)) for below in range(row + 1)]
            taken += [(row, text.box(BOLD))] if text else []
        return [found[change] for change in changes]

    def _beside(
        self, x: float, change: Change, taken: list[tuple[int, tuple[float, float]]]
    ) -> tuple[int, Text | None]:
        shortened = [change.words[:size].rstrip() + "…" for size in range(len(change.words) - 1, 3, -1)]
        for words in filter(None, (change.words, change.short, *shortened)):
            for row in range(self.size.rows):
                right = Text(round(x + SPACE, 1), self.row_base(row), words, "start")
                left = Text(round(x - SPACE, 1), self.row_base(row), words, "end")
                for text in (right, left):
                    if self._is_free(text, [box for other, box in taken if other == row]):
                        return row, text
        return 0, None

    def _is_free(self, text: Text, taken: Sequence[tuple[float, float]]) -> bool:
        start, end = text.box(BOLD)
        inside = start >= 0 and end <= self.size.width
        return inside and all(end + 4 < left or right < start - 4 for left, right in taken)

    def value_words(self, phases: Sequence[Phase]) -> list[Text]:
        """The mean and limits that hold now, at the right, pushed apart where they would overlap."""
        said = sorted((self.y(value), words) for words, value in _values_said(phases, self.scale, self.axis))
        apart = _apart([y for y, _ in said], LINE_HEIGHT, self.top, self.bottom)
        return [
            Text(self.right + SPACE, round(y + 6.5, 1), words, "start")
            for y, (_, words) in zip(apart, said, strict=True)
        ]


def _width(words: str) -> float:
    return len(words) * LETTER + EXTRA


def reach(
    points: Sequence[Point], phases: Sequence[Phase], least: tuple[float, float] = (0.0, 0.0)
) -> tuple[float, float]:
    """From the lowest to the highest that a chart of these has to hold; from 0 where nothing is lower."""
    values = [*least, *(point.value for point in points if point.value is not None)]
    for phase in phases:
        values += [phase.limits.lower, phase.limits.upper] if phase.limits else []
    return min(values), max(values)


def _values_said(phases: Sequence[Phase], scale: Sequence[float], axis: Axis) -> list[tuple[str, float]]:
    """The words for the last phase's mean and limits, each said once."""
    limits = phases[-1].limits if phases else None
    if limits is None:
        return []
    decimals = max(axis.decimals, 1 if scale[0] >= -10 and scale[-1] <= 10 else 0)
    said: dict[str, float] = {}
    for value in (limits.mean, limits.upper, limits.lower):
        # A lower limit at nothing is the end of the scale, which says so already.
        if value != 0 or value == limits.mean:
            # Halves go up, as in the figures themselves.
            halves_up = math.floor(value * 10**decimals + 0.5) / 10**decimals
            said.setdefault(signed(f"{abs(halves_up):,.{decimals}f}", halves_up, axis.sign), value)
    return list(said.items())


def _path(run: Sequence[str]) -> Iterator[str]:
    if len(run) > 1:
        yield "M" + " L".join(run)


def _apart(places: Sequence[float], distance: float, top: float, bottom: float) -> list[float]:
    """Sorted places moved as little as need be, to be at least the distance apart and inside."""
    moved: list[float] = []
    for place in places:
        moved.append(max(place, moved[-1] + distance if moved else top))
    for index in reversed(range(len(moved))):
        below = moved[index + 1] - distance if index + 1 < len(moved) else bottom
        moved[index] = min(moved[index], below)
    return moved


def _thinned(texts: Sequence[Text]) -> list[Text]:
    """Every label, or every second, third, sixth …: the most that stand clear of one another."""
    named = [text for text in texts if text.words]
    for every in THINNING:
        kept = named[::every]
        boxes = [text.box() for text in kept]
        if all(one[1] + SPACE < other[0] for one, other in pairwise(boxes)):
            return kept
    return named[:1]
