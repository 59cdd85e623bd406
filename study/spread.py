"""One finding across many walks: what is in the middle, from what to what, and a strip of dots, one for each walk.

Nobody is ranked: walks keep their order, dots of one figure stand on each other in that order.
"""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Walk = TypeVar("Walk", bound=Hashable)

IN_DAYS = {"days", "days_worked", "days_with_nobody"}

# The strip, in units of its view box.
WIDTH, RADIUS, STEP, SIDE, TALLEST = 600.0, 6.0, 13.0, 14.0, 8


@dataclass(frozen=True)
class Dot(Generic[Walk]):
    walk: Walk
    figure: int
    x: float
    y: float


@dataclass(frozen=True)
class Spread(Generic[Walk]):
    """Of one finding: the figure of each walk that has one, and the walks of which nobody knows it."""

    name: str
    figures: Sequence[tuple[Walk, int]]
    unknown: Sequence[Walk]

    @property
    def known(self) -> int:
        return len(self.figures)

    @property
    def in_order(self) -> list[int]:
        return sorted(figure for _walk, figure in self.figures)

    @property
    def middle(self) -> float | None:
        """The median: as many walks have less as have more. Of an even number, between the two in the middle."""
        values = self.in_order
        if not values:
            return None
        half = len(values) // 2
        return values[half] if len(values) % 2 else (values[half - 1] + values[half]) / 2

    @property
    def lowest(self) -> int | None:
        return min(self.in_order, default=None)

    @property
    def highest(self) -> int | None:
        return max(self.in_order, default=None)

    def strip(self, most: int | None = None) -> "Strip[Walk]":
        """Along from 0 to `most` (else the highest figure), one on the other where figures meet, in the order of walks.

        Where more meet than have room they stand closer.
        """
        top = max(most or 0, self.highest or 0) or 1
        along = WIDTH - 2 * SIDE
        stacks: dict[int, list[tuple[Walk, int]]] = {}
        for walk, figure in self.figures:
            stacks.setdefault(round(figure / top * along / (2 * RADIUS)), []).append((walk, figure))
        tall = max(map(len, stacks.values()), default=1)
        step = STEP if tall <= TALLEST else STEP * (TALLEST - 1) / (tall - 1)
        height = 2 * SIDE + STEP * (min(tall, TALLEST) - 1)
        dots = [
            Dot(walk, figure, round(SIDE + figure / top * along, 1), round(height - SIDE - i * step, 1))
            for stack in stacks.values()
            for i, (walk, figure) in enumerate(stack)
        ]
        return Strip(dots, height, top)


@dataclass(frozen=True)
class Strip(Generic[Walk]):
    """Its dots, how tall it is, and the figure at its end."""

    dots: Sequence[Dot[Walk]]
    height: float
    most: int

    @property
    def view_box(self) -> str:
        return f"0 0 {WIDTH:g} {self.height:g}"

    @property
    def floor(self) -> float:
        return self.height - SIDE + RADIUS + 2

    @property
    def path(self) -> str:
        """All of them as one line of points: for hundreds, of which none is a link."""
        return "".join(f"M{dot.x:g} {dot.y:g}h0" for dot in self.dots)


def spread_of(name: str, walks: Sequence[tuple[Walk, Mapping[str, int | None]]]) -> Spread[Walk]:
    """`walks`: each with its figures (study/figures.py), in the order in which they stand."""
    figures = [(walk, known.get(name)) for walk, known in walks]
    return Spread(
        name,
        [(walk, figure) for walk, figure in figures if figure is not None],
        [walk for walk, figure in figures if figure is None],
    )
