"""Points, paths and boxes of the circle map.

Lengths are SVG user units with the person at (0, 0) and y downwards; angles are radians clockwise from the top.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

Point = tuple[float, float]


@dataclass(frozen=True)
class Box:
    """An upright rectangle: left, top, right, bottom."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def away_from(self, x: float, y: float) -> tuple[float, float]:
        """How far the point is outside the box, across and down (0 where it is level with it)."""
        return max(self.left - x, x - self.right, 0.0), max(self.top - y, y - self.bottom, 0.0)

    def is_crossed(self, a: Point, b: Point) -> bool:
        """Whether the straight line from a to b goes through it (Liang and Barsky's clipping)."""
        enter, leave = 0.0, 1.0
        for start, end, low, high in ((a[0], b[0], self.left, self.right), (a[1], b[1], self.top, self.bottom)):
            run = end - start or 1e-9  # level or upright
            near, far = sorted(((low - start) / run, (high - start) / run))
            enter, leave = max(enter, near), min(leave, far)
        return enter < leave

    def wider(self, by: float) -> "Box":
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def moved(self, dx: float, dy: float) -> "Box":
        return Box(self.left + dx, self.top + dy, self.right + dx, self.bottom + dy)


def polar(radius: float, angle: float, aside: float = 0.0) -> Point:
    """The point at a radius and an angle, and `aside` of the ray, clockwise."""
    sin, cos = math.sin(angle), math.cos(angle)
    return radius * sin + aside * cos, -radius * cos + aside * sin


def path(points: Sequence[Point], close: str = "") -> str:
    """The points joined by straight lines, as path data."""
    return "M" + " L".join(f"{rounded(x)} {rounded(y)}" for x, y in points) + close


def rounded(value: float) -> float:
    return round(value, 1) + 0.0  # + 0.0: no "-0.0" on the page
