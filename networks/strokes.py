"""Lines, zigzags and arrows between the person in the middle of the circle map and each mark."""

import math
from collections.abc import Sequence

from networks.geometry import Point, path, polar
from networks.tracks import Spot

CENTRE_RADIUS = 42.0
ROUNDING = 6.0  # of the corners of a square
FAR_ROUNDING = 11.0  # and of its second outline


def _corner(spot: Spot) -> float:
    """How far the outline of a mark is from its middle at the most: the radius, or a rounded corner."""
    if not spot.is_square:
        return spot.style.radius + spot.beyond
    rounding = FAR_ROUNDING if spot.dot.far else ROUNDING
    return (spot.style.half + spot.beyond - rounding) * math.sqrt(2) + rounding


def line_ends(spot: Spot, inner: Sequence[Spot], full: bool) -> Point:
    """How far from the centre the line of a mark begins and ends: all the way, or a stub beside the mark.

    `inner` are those one track further in, whom a stub must not touch.
    """
    edge = _corner(spot)
    if spot.is_square:
        half = spot.half + spot.beyond
        edge = min(edge, half / max(abs(math.sin(spot.angle)), abs(math.cos(spot.angle))))
    start, end = CENTRE_RADIUS + 7, spot.radius - edge - (6 if full else 3)
    if full:
        return start, end
    start = max(start, end - spot.style.stub)
    for other in inner:  # whoever stands on the same ray
        aside = other.radius * math.sin(other.angle - spot.angle)
        reach = _corner(other) + 3
        if abs(aside) < reach and math.cos(other.angle - spot.angle) > 0:
            across = math.sqrt(reach**2 - aside**2)
            start = max(start, other.radius * math.cos(other.angle - spot.angle) + across)
    return start, end


def further_in(spots: Sequence[Spot]) -> dict[float, list[Spot]]:
    """The radius of each track → those who stand one track further in, of whatever ring."""
    return {
        spot.radius: [one for one in spots if spot.radius - 1.5 * spot.style.step < one.radius < spot.radius]
        for spot in {spot.radius: spot for spot in spots}.values()
    }


def strokes(spot: Spot, inner: Sequence[Spot], full: bool) -> tuple[str, tuple[str, ...]]:
    """The path of the line, and of each arrow head: at the centre if they give, at theirs if I do."""
    start, end = line_ends(spot, inner, full)
    dot, angle = spot.dot, spot.angle
    if dot.died:
        return path([polar(start, angle), polar(end, angle)]), ()
    head = min(spot.style.head * (1.3 if dot.tie == "strong" and full else 1.0), 0.36 * (end - start))
    arrows = []
    if dot.gives in {"they", "both"}:
        arrows.append(_head(start, start + head, angle))
        start += head * 0.8
    if dot.gives in {"me", "both"}:
        arrows.append(_head(end, end - head, angle))
        end -= head * 0.8
    parts = [(start, end)]
    if dot.ended:
        gap, middle = min(44.0, 0.36 * (end - start)), (start + end) / 2
        parts = [(start, middle - gap / 2), (middle + gap / 2, end)]
    swing = spot.style.swing if dot.tie == "hard_going" else 0.0
    return " ".join(path(_run(a, b, angle, swing)) for a, b in parts), tuple(arrows)


def notches(spot: Spot) -> str:
    """Short strokes inwards all around the outline, seen from its middle: new, and told apart without colour."""
    ways = []
    for i in range(12):
        across, down = math.sin(math.tau * i / 12), -math.cos(math.tau * i / 12)
        # On a square they stand on its sides instead of on a circle.
        edge = spot.half / max(abs(across), abs(down)) if spot.is_square else spot.half
        inner = edge * (1 - 0.26)
        ways.append(path([(r * across, r * down) for r in (edge, inner)]))
    return " ".join(ways)


def _head(tip: float, back: float, angle: float) -> str:
    half = abs(back - tip) * 0.52
    return path([polar(tip, angle), polar(back, angle, half), polar(back, angle, -half)], "Z")


def _run(start: float, end: float, angle: float, swing: float) -> list[Point]:
    """The points of a line along a ray, straight or in zigzag."""
    if not swing:
        return [polar(start, angle), polar(end, angle)]
    lead = min(5.0, (end - start) * 0.12)
    teeth = max(2, round((end - start - 2 * lead) / (1.5 * swing)))
    stride = (end - start - 2 * lead) / teeth
    zigzag = [polar(start + lead + stride * (i + 0.5), angle, swing if i % 2 else -swing) for i in range(teeth)]
    level = [polar(start, angle), polar(start + lead, angle)]
    return [*level, *zigzag, polar(end - lead, angle), polar(end, angle)]
