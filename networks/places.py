"""Where the writing on the circle map stands: the sectors' names outside the rings, and a name beside each mark."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from networks.geometry import Box, polar
from networks.lettering import Label, make_label, text_height, text_width, wrapped
from networks.strokes import further_in, line_ends
from networks.tracks import Spot

# Sizes of letters are those of the stylesheet; that of the sectors is the larger one of a phone.
NAME_SIZE = 20.0
SECTOR_SIZE = 30.0
NAME_WIDTH = 140.0
NARROW_WIDTHS = (104.0, 76.0)  # to shorten a name to, where there is no room for it
SECTOR_WIDTH = 220.0


def sector_labels(spans: Mapping[str, tuple[float, float]], size: float, words: Mapping[str, str]) -> list[Label]:
    """The name of each sector, from its first angle to its last, around rings of this size."""
    labels: dict[str, Label] = {}
    # Those at the sides choose first: only the corners are free to them.
    for key in sorted(spans, key=lambda key: abs(math.cos(sum(spans[key]) / 2))):
        start, end = spans[key]
        lines = wrapped(words[key], SECTOR_SIZE, SECTOR_WIDTH)
        taken = [label.box.wider(SECTOR_SIZE / 2) for label in labels.values()]
        tried: list[Label] = []
        for i in range(-6, 7):
            free = _outside(lines, (start + end) / 2 + (end - start) * i / 16, size, taken)
            tried += [free, _in_corner(free, size, taken)]
        best = min(tried, key=lambda label: _cost(label.box, start, end, size))
        labels[key] = replace(best, key=key)
    return [labels[key] for key in spans]


def _cost(box: Box, start: float, end: float, size: float) -> float:
    """How bad a place is: the map gets wider or taller, or it is off the middle or beside its sector."""
    wide = max(0.0, box.right - size, -box.left - size)
    tall = max(0.0, box.bottom - size, -box.top - size)
    x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    ideal_x, ideal_y = polar(size + 20, (start + end) / 2)
    angle = math.atan2(x, -y) % math.tau
    strayed = max(0.0, start - angle, angle - end)
    return 4 * wide + tall + 0.5 * math.hypot(x - ideal_x, y - ideal_y) + 400 * strayed


def _outside(lines: tuple[str, ...], angle: float, size: float, taken: Sequence[Box]) -> Label:
    """The writing just outside the outer ring at an angle, further out if something is there."""
    across, down = math.sin(angle), -math.cos(angle)
    anchor = "middle" if abs(across) < 0.35 else "start" if across > 0 else "end"
    radius = size + 8
    while True:
        x, y = radius * across, radius * down
        label = make_label(lines, SECTOR_SIZE, anchor, x, y - text_height(lines, SECTOR_SIZE) * (1 - down) / 2)
        clear = math.hypot(*label.box.away_from(0, 0)) >= size + 6
        if clear and not any(label.box.meets(other) for other in taken):
            return label
        radius += 6


def _in_corner(label: Label, size: float, taken: Sequence[Box]) -> Label:
    """The same writing in the corner that a circle leaves of its square, so that the map is no wider."""
    box = label.box
    right, upper = box.left + box.right > 0, box.top + box.bottom < 0
    box = box.moved(max(0.0, -size - box.left) - max(0.0, box.right - size), 0.0)
    near = box.away_from(0, box.top)[0]
    clear = math.sqrt(max(0.0, (size + 8) ** 2 - near**2))
    box = box.moved(0.0, -clear - box.bottom if upper else clear - box.top)
    while any(box.meets(other) for other in taken):
        box = box.moved(0.0, -6.0 if upper else 6.0)
    texts = [line.text for line in label.lines]
    side = ("end", box.right) if right else ("start", box.left)
    return make_label(texts, SECTOR_SIZE, *side, box.top)


def name_labels(spots: Sequence[Spot], full_lines: bool, taken: Sequence[Box]) -> dict[int, Label]:
    """The name of each mark, by its index, where there is room for it; the crowded middle chooses first."""
    inner = further_in(spots)
    rays = [tuple(polar(r, spot.angle) for r in line_ends(spot, inner[spot.radius], full_lines)) for spot in spots]
    labels: dict[int, Label] = {}
    for i in sorted(range(len(spots)), key=lambda i: (spots[i].radius, i)):
        boxes = [*taken, *(label.box for label in labels.values())]
        over_a_line = None
        for label in _places_for(spots[i]):
            if any(label.box.meets(box) for box in boxes) or any(spot.is_under(label.box) for spot in spots):
                continue
            if not any(label.box.is_crossed(a, b) for a, b in rays):
                labels[i] = label
                break
            over_a_line = over_a_line or label
        else:
            if over_a_line:  # if need be: letters have a pale edge
                labels[i] = over_a_line
    return labels


def _places_for(spot: Spot) -> Iterator[Label]:
    """Where a name may stand, best first: whole before shortened, on the side away from the centre first."""
    name = spot.dot.name
    ways = [wrapped(name, NAME_SIZE, NAME_WIDTH)]
    if len(name.split()) > 1:
        ways.append(wrapped(name, NAME_SIZE, max(text_width(word, NAME_SIZE) for word in name.split())))
    ways += [wrapped(name, NAME_SIZE, width) for width in NARROW_WIDTHS]
    for lines in dict.fromkeys(ways):
        yield from _around(spot, lines)


def _around(spot: Spot, lines: tuple[str, ...]) -> Iterator[Label]:
    height = text_height(lines, NAME_SIZE)
    above, below = spot.y - spot.reach - 2 - height, spot.y + spot.reach + 1
    outer, inner = (above, below) if spot.y < 0 else (below, above)
    level = spot.y - height / 2
    right, left = ("start", spot.x + spot.reach + 4), ("end", spot.x - spot.reach - 4)
    beside = (right, left) if spot.x > 0 else (left, right)
    yield make_label(lines, NAME_SIZE, "middle", spot.x, outer)
    yield make_label(lines, NAME_SIZE, "middle", spot.x, inner)
    for anchor, x in beside:
        yield make_label(lines, NAME_SIZE, anchor, x, level)
    for top in (outer, inner):
        yield make_label(lines, NAME_SIZE, "start", spot.x - spot.reach * 0.7, top)
        yield make_label(lines, NAME_SIZE, "end", spot.x + spot.reach * 0.7, top)
