"""Rings, tracks and sectors of the circle map: how far from the centre each connection stands, and at what angle."""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from networks.geometry import Box
from networks.lettering import text_width

SECTORS = ("family", "friends", "things", "neighbours", "paid")  # clockwise from the spine
RINGS = (1, 2, 3, 4)
FIRST_RADIUS = 140.0
GROWTH = 1.06
MOST_TRACKS = 4
SPINE = 0.5
SECTOR_GAP = 0.02
LINE_CLEARANCE = 14.0  # between a mark and a neighbour's line
RING_SIZE = 24.0  # of the letters


@dataclass(frozen=True)
class Dot:
    """One connection, as the map needs to know it."""

    key: int
    name: str
    sector: str  # family, friends, neighbours, things, paid
    ring: int  # 1 closest, 2 close, 3 in my week, 4 now and then
    tie: str  # strong, all_right, thin, hard_going
    gives: str  # they, me, both
    paid: bool = False
    far: bool = False
    ended: bool = False
    died: bool = False
    new: bool = False  # since an earlier day that it is compared with
    tied: bool = False  # to whoever is chosen

    @property
    def drawn_in(self) -> str:
        """The sector where it stands: the paid stand together, wherever they were put."""
        return "paid" if self.paid else self.sector


@dataclass(frozen=True)
class Style:
    """Sizes that hang on how many there are."""

    spacing: float  # between two on one track
    step: float  # between tracks
    radius: float
    half: float  # half the side of a square
    far: float  # how far outside its mark the second outline of somebody far away stands
    stub: float
    head: float  # length of an arrow head
    swing: float  # of a zigzag, to either side


NAMED = Style(spacing=112.0, step=92.0, radius=29.0, half=26.0, far=6.0, stub=46.0, head=12.0, swing=6.0)
CROWDED = Style(spacing=64.0, step=78.0, radius=25.0, half=20.0, far=4.5, stub=22.0, head=8.0, swing=4.5)


@dataclass(frozen=True)
class Plan:
    """The radius of the first track, and how many tracks each ring has."""

    first: float
    tracks: tuple[int, ...]


@dataclass(frozen=True)
class Spot:
    dot: Dot
    angle: float
    radius: float
    style: Style

    @cached_property
    def x(self) -> float:
        return self.radius * math.sin(self.angle)

    @cached_property
    def y(self) -> float:
        return -self.radius * math.cos(self.angle)

    @cached_property
    def is_square(self) -> bool:
        return self.dot.drawn_in == "paid"

    @property
    def half(self) -> float:
        """Half the width of the mark alone."""
        return self.style.half if self.is_square else self.style.radius

    @property
    def beyond(self) -> float:
        return self.style.far if self.dot.far else 0.0

    @cached_property
    def reach(self) -> float:
        """Half the width of the mark with whatever is drawn around it."""
        return self.half + self.beyond + 2

    def is_under(self, box: Box) -> bool:
        across, down = box.away_from(self.x, self.y)
        return max(across, down) < self.reach if self.is_square else math.hypot(across, down) < self.reach


def track_radii(first: float, tracks: Sequence[int], style: Style) -> list[list[float]]:
    """The radius of each track, by ring."""
    radii: list[list[float]] = []
    radius = first
    for count in tracks:
        radii.append([radius + style.step * i for i in range(count)])
        radius += style.step * count
    return radii


def _apart(spacing: float, radius: float) -> float:
    """The angle between two on one track that are `spacing` apart in a straight line."""
    return 2 * math.asin(min(1.0, spacing / (2 * radius)))


def make_plan(groups: dict[str, list[Dot]], style: Style, words: Mapping[str, str]) -> Plan:
    """The smallest map that holds everybody: more tracks for the hungriest ring, or a wider first ring."""
    tracks = [1] * len(RINGS)
    best = Plan(FIRST_RADIUS, tuple(tracks))
    smallest = math.inf
    while FIRST_RADIUS + sum(tracks) * style.step < smallest:
        first = FIRST_RADIUS
        while first + sum(tracks) * style.step < smallest:
            radii = track_radii(first, tracks, style)
            needs = sector_needs(groups, radii, style)
            if sum(needs.values()) + SECTOR_GAP * len(needs) + spine_width(radii, style, words) <= math.tau:
                best, smallest = Plan(first, tuple(tracks)), first + sum(tracks) * style.step
                break
            first *= GROWTH
        hungers = _hungers(groups, tracks, style)
        if not hungers:
            break
        tracks[max(hungers, key=lambda k: hungers[k])] += 1
    return best


def _hungers(groups: dict[str, list[Dot]], tracks: Sequence[int], style: Style) -> dict[int, float]:
    """How much angle each ring asks for that may still be given a track."""
    radii = track_radii(FIRST_RADIUS, tracks, style)
    counts = Counter((s, d.ring) for s, group in groups.items() for d in group)
    hungers: defaultdict[int, float] = defaultdict(float)
    for (_, ring), count in counts.items():
        k = ring - 1
        if tracks[k] < MOST_TRACKS:
            each = _apart(style.spacing, radii[k][0])
            hungers[k] += math.ceil(count / tracks[k]) * each
    return hungers


def _on_tracks(group: Sequence[Dot], radii: Sequence[Sequence[float]]) -> list[float]:
    """The radius of each of one sector, taking the tracks of its ring in turn."""
    seen: Counter[int] = Counter()
    places = []
    for dot in group:
        ring = radii[dot.ring - 1]
        places.append(ring[seen[dot.ring] % len(ring)])
        seen[dot.ring] += 1
    return places


def sector_needs(groups: dict[str, list[Dot]], radii: Sequence[Sequence[float]], style: Style) -> dict[str, float]:
    """The angle that each sector in use needs."""
    return {s: _need(group, radii, style) for s, group in groups.items()}


def _need(group: Sequence[Dot], radii: Sequence[Sequence[float]], style: Style) -> float:
    if style is CROWDED:
        # Of the tracks of a ring the innermost has as many as any other, and the least room.
        rings = Counter(dot.ring for dot in group)
        return max(math.ceil(n / len(radii[k - 1])) * _apart(style.spacing, radii[k - 1][0]) for k, n in rings.items())
    places = _on_tracks(group, radii)
    earliest = _pushed(places, [0.0] * len(places), style)
    return max(x + _edge(r, style) for x, r in zip(earliest, places, strict=True))


def _edge(radius: float, style: Style) -> float:
    return _apart(style.spacing, radius) / 2


def _between(a: float, b: float, style: Style) -> float:
    """The least angle from one mark to a later one: on one track they stand apart, else lines pass clear."""
    if a == b:
        return _apart(style.spacing, a)
    return math.asin((style.radius + LINE_CLEARANCE) / min(a, b))


def _pushed(places: Sequence[float], wished: Sequence[float], style: Style) -> list[float]:
    """The wished angles, each moved on as little as its edge and those before it ask."""
    angles: list[float] = []
    for i, (radius, wish) in enumerate(zip(places, wished, strict=True)):
        free = max((angles[j] + _between(places[j], radius, style) for j in range(i)), default=0.0)
        angles.append(max(wish, free, _edge(radius, style)))
    return angles


def _own_angles(places: Sequence[float], width: float, style: Style) -> list[float]:
    """An angle for each: evenly through the sector, pushed on, then pushed back from its far edge."""
    n = len(places)
    forward = _pushed(places, [width * (i + 0.5) / n for i in range(n)], style)
    back = _pushed(places[::-1], [width - angle for angle in forward[::-1]], style)
    return [width - angle for angle in back[::-1]]


def _even_angles(places: Sequence[float], width: float) -> list[float]:
    """Evenly along each track, for crowds."""
    counts, seen, angles = Counter(places), Counter[float](), []
    for radius in places:
        angles.append(width * (seen[radius] + 0.5) / counts[radius])
        seen[radius] += 1
    return angles


def spine_width(radii: Sequence[Sequence[float]], style: Style, words: Mapping[str, str]) -> float:
    """The angle kept free at the top: half a radian, or more where the name of a ring is long."""
    spine = SPINE
    for number in RINGS:
        half = (text_width(words[f"ring_{number}"], RING_SIZE) - 6) / 2
        depth = radii[number - 1][-1] + style.step / 2 - RING_SIZE * 1.4
        spine = max(spine, 2 * math.atan(half / depth))
    return spine


def sector_widths(
    groups: dict[str, list[Dot]], radii: Sequence[Sequence[float]], spine: float, style: Style
) -> dict[str, float]:
    """The angle of each sector: its need, and of what is left ¾ by number and ¼ equally."""
    needs = sector_needs(groups, radii, style)
    spare = math.tau - spine - sum(needs.values()) - SECTOR_GAP * len(needs)
    total = sum(len(group) for group in groups.values())
    return {
        s: needs[s] + SECTOR_GAP + spare * (0.75 * len(group) / total + 0.25 / len(groups))
        for s, group in groups.items()
    }


def sector_spots(
    group: Sequence[Dot], radii: Sequence[Sequence[float]], start: float, width: float, style: Style
) -> list[Spot]:
    """A spot for each of one sector, which begins at the angle `start`."""
    places = _on_tracks(group, radii)
    angles = _even_angles(places, width) if style is CROWDED else _own_angles(places, width, style)
    return [Spot(dot, start + angle, radius, style) for dot, angle, radius in zip(group, angles, places, strict=True)]
