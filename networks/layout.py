"""The circle map: where each person, group and place in somebody's life is drawn.

Pure computation. Lengths are SVG user units with the person at (0, 0) and y downwards; angles are
radians clockwise from the top. The way of it stands in the design, section 8: four rings by closeness,
a sector for each kind of connection with room by its need, a spine at the top for the names of the rings.
"""

import math
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import pairwise

SECTORS = ("family", "friends", "things", "neighbours", "paid")  # clockwise from the spine
RINGS = (1, 2, 3, 4)
MOST_NAMES = 24  # more connections than this are drawn with initials only
MOST_LINES = 20  # more than this, and lines become short stubs beside the marks

FIRST_RADIUS = 140.0
GROWTH = 1.06
MOST_TRACKS = 4
SPINE = 0.5
SECTOR_GAP = 0.02
CENTRE_RADIUS = 42.0
LINE_CLEARANCE = 14.0  # between a mark and a neighbour's line
ROUNDING = 6.0  # of the corners of a square
FAR_ROUNDING = 11.0  # and of its second outline
PAD = 10.0

# Sizes of letters are those of the stylesheet; the two outer ones are the larger ones of a phone.
NAME_SIZE = 20.0
SECTOR_SIZE = 30.0
RING_SIZE = 24.0
LEADING = 1.15
NAME_WIDTH = 140.0
NARROW_WIDTHS = (104.0, 76.0)  # to shorten a name to, where there is no room for it
SECTOR_WIDTH = 220.0


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

    def wider(self, by: float) -> "Box":
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def moved(self, dx: float, dy: float) -> "Box":
        return Box(self.left + dx, self.top + dy, self.right + dx, self.bottom + dy)


@dataclass(frozen=True)
class Line:
    """One line of writing: its baseline begins, is centred or ends at (x, y), by its label's anchor."""

    text: str
    x: float
    y: float


@dataclass(frozen=True)
class Label:
    """Writing on the map, and the box that it claims."""

    lines: tuple[Line, ...]
    anchor: str  # start, middle, end
    box: Box
    key: str = ""


@dataclass(frozen=True)
class Ring:
    """One ring: its outer radius, and its name in the spine."""

    number: int
    r: float
    label: Label


@dataclass(frozen=True)
class Centre:
    """The person, and their name if it goes into the circle (otherwise their initials)."""

    r: float
    text: str
    small: bool


@dataclass(frozen=True)
class Mark:
    """One connection as drawn; every length is a user unit, rounded to one decimal."""

    key: int
    href: str
    name: str
    title: str
    sector: str
    ring: int
    shape: str  # round, square
    x: float
    y: float
    r: float  # of the circle, or half the side of the square
    left: float  # corner of the square
    top: float
    side: float
    rounding: float
    far_r: float  # the second outline
    far_left: float
    far_top: float
    far_side: float
    far_rounding: float
    hit_r: float  # what a finger may touch
    initials: str
    label: Label | None  # None: only the initials are shown
    line: str  # path data
    line_kind: str  # strong, all_right, thin, hard_going, died
    arrows: tuple[str, ...]  # path data of each arrow head
    far: bool
    ended: bool
    died: bool


@dataclass(frozen=True)
class CircleMap:
    """Everything that the template draws, in drawing order."""

    view_box: str
    box: Box
    size: float  # radius of the outermost ring
    crowded: bool  # initials only, and smaller marks
    rings: tuple[Ring, ...]  # outermost first, so that the inner ones lie on top
    dividers: tuple[str, ...]  # path data, from the centre outwards
    sectors: tuple[Label, ...]
    marks: tuple[Mark, ...]
    centre: Centre


@dataclass(frozen=True)
class _Style:
    """Sizes that hang on how many there are."""

    spacing: float  # between two on one track
    step: float  # between tracks
    radius: float
    half: float  # half the side of a square
    far: float  # how far outside its mark the second outline of somebody far away stands
    stub: float
    head: float  # length of an arrow head
    swing: float  # of a zigzag, to either side


_NAMED = _Style(spacing=112.0, step=92.0, radius=29.0, half=26.0, far=6.0, stub=46.0, head=12.0, swing=6.0)
_CROWDED = _Style(spacing=64.0, step=78.0, radius=25.0, half=20.0, far=4.5, stub=22.0, head=8.0, swing=4.5)


@dataclass(frozen=True)
class _Plan:
    """Radii of the tracks of each ring, and the angle that each sector in use needs."""

    first: float
    tracks: tuple[int, ...]
    needs: dict[str, float]


@dataclass(frozen=True)
class _Spot:
    dot: Dot
    angle: float
    radius: float
    style: _Style

    @cached_property
    def x(self) -> float:
        return self.radius * math.sin(self.angle)

    @cached_property
    def y(self) -> float:
        return -self.radius * math.cos(self.angle)

    @cached_property
    def square(self) -> bool:
        return _sector(self.dot) == "paid"

    @cached_property
    def reach(self) -> float:
        """Half the width of the mark with whatever is drawn around it."""
        return (self.style.half if self.square else self.style.radius) + self.beyond + 2

    @property
    def beyond(self) -> float:
        return self.style.far if self.dot.far else 0.0

    def under(self, box: Box) -> bool:
        across, down = box.away_from(self.x, self.y)
        return max(across, down) < self.reach if self.square else math.hypot(across, down) < self.reach


def circle_map(
    dots: Sequence[Dot], *, href: str = "", words: Mapping[str, str] | None = None, centre_name: str = ""
) -> CircleMap:
    """Lay out a life of any size, 80 connections in a few milliseconds; the same dots give the same map.

    `dots` in the order they were added, so that one more moves nobody to another ring or sector.
    `href` is a pattern with `{key}`. `words` holds the translated names of the sectors (by their key), of
    the rings (`ring_1` to `ring_4`) and of `far`, `ended` and `died`; a word left out shows as its key.
    """
    words = words or {}
    style = _NAMED if len(dots) <= MOST_NAMES else _CROWDED
    groups = {s: [d for d in dots if _sector(d) == s] for s in SECTORS}
    groups = {s: group for s, group in groups.items() if group}
    plan = _plan(groups, style, words)
    sketch = _Sketch(dots, groups, style, words, plan)
    for _ in range(5):  # a little more room, if that is what lets every name be read
        if style is _CROWDED or sketch.hidden == 0:
            break
        plan = replace(plan, first=plan.first * GROWTH)
        roomier = _Sketch(dots, groups, style, words, plan)
        sketch = roomier if roomier.hidden < sketch.hidden else sketch
    return sketch.finish(href, centre_name)


def _sector(dot: Dot) -> str:
    return "paid" if dot.paid else dot.sector


def _round(value: float) -> float:
    return round(value, 1) + 0.0  # + 0.0: no "-0.0" on the page


# --- Rings, tracks and angles -------------------------------------------------------------------------


def _radii(first: float, tracks: Sequence[int], step: float) -> list[list[float]]:
    """The radius of each track, by ring."""
    radii: list[list[float]] = []
    radius = first
    for count in tracks:
        radii.append([radius + step * i for i in range(count)])
        radius += step * count
    return radii


def _apart(spacing: float, radius: float) -> float:
    """The angle between two on one track that are `spacing` apart in a straight line."""
    return 2 * math.asin(min(1.0, spacing / (2 * radius)))


def _plan(groups: dict[str, list[Dot]], style: _Style, words: Mapping[str, str]) -> _Plan:
    """The smallest map that holds everybody: more tracks for the hungriest ring, or a wider first ring."""
    tracks = [1, 1, 1, 1]
    best = _Plan(FIRST_RADIUS, tuple(tracks), {})
    smallest = math.inf
    while FIRST_RADIUS + sum(tracks) * style.step < smallest:
        first = FIRST_RADIUS
        while first + sum(tracks) * style.step < smallest:
            radii = _radii(first, tracks, style.step)
            needs = {s: _need(group, radii, style) for s, group in groups.items()}
            if sum(needs.values()) + SECTOR_GAP * len(needs) + _spine(radii, style, words) <= math.tau:
                best, smallest = _Plan(first, tuple(tracks), needs), first + sum(tracks) * style.step
                break
            first *= GROWTH
        hungers = _hungers(groups, tracks, style)
        if not hungers:
            break
        tracks[max(hungers, key=lambda k: hungers[k])] += 1
    return best


def _hungers(groups: dict[str, list[Dot]], tracks: Sequence[int], style: _Style) -> dict[int, float]:
    """How much angle each ring asks for that may still be given a track."""
    radii = _radii(FIRST_RADIUS, tracks, style.step)
    counts = Counter((s, d.ring) for s, group in groups.items() for d in group)
    hungers: dict[int, float] = {}
    for (_, ring), count in counts.items():
        k = ring - 1
        if tracks[k] < MOST_TRACKS:
            each = _apart(style.spacing, radii[k][0])
            hungers[k] = hungers.get(k, 0.0) + math.ceil(count / tracks[k]) * each
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


def _need(group: Sequence[Dot], radii: Sequence[Sequence[float]], style: _Style) -> float:
    """The angle a sector needs."""
    places = _on_tracks(group, radii)
    if style is _CROWDED:
        return max(n * _apart(style.spacing, r) for r, n in Counter(places).items())
    earliest = _pushed(places, [0.0] * len(places), style)
    return max(x + _edge(r, style) for x, r in zip(earliest, places, strict=True))


def _edge(radius: float, style: _Style) -> float:
    return _apart(style.spacing, radius) / 2


def _between(a: float, b: float, style: _Style) -> float:
    """The least angle from one mark to a later one: on one track they stand apart, else lines pass clear."""
    if a == b:
        return _apart(style.spacing, a)
    return math.asin((style.radius + LINE_CLEARANCE) / min(a, b))


def _pushed(places: Sequence[float], wished: Sequence[float], style: _Style) -> list[float]:
    """The wished angles, each moved on as little as its edge and those before it ask."""
    angles: list[float] = []
    for i, (radius, wish) in enumerate(zip(places, wished, strict=True)):
        free = max((angles[j] + _between(places[j], radius, style) for j in range(i)), default=0.0)
        angles.append(max(wish, free, _edge(radius, style)))
    return angles


def _own_angles(places: Sequence[float], width: float, style: _Style) -> list[float]:
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


def _spine(radii: Sequence[Sequence[float]], style: _Style, words: Mapping[str, str]) -> float:
    """The angle kept free at the top: half a radian, or more where the name of a ring is long."""
    spine = SPINE
    for number in RINGS:
        half = (_width(_word(words, f"ring_{number}"), RING_SIZE) - 6) / 2
        depth = radii[number - 1][-1] + style.step / 2 - RING_SIZE * 1.4
        spine = max(spine, 2 * math.atan(half / depth))
    return spine


def _widths(groups: dict[str, list[Dot]], needs: dict[str, float], spine: float) -> dict[str, float]:
    """The angle of each sector: its need, and of what is left ¾ by number and ¼ equally."""
    spare = math.tau - spine - sum(needs.values()) - SECTOR_GAP * len(needs)
    total = sum(len(group) for group in groups.values())
    return {
        s: needs[s] + SECTOR_GAP + spare * (0.75 * len(group) / total + 0.25 / len(groups))
        for s, group in groups.items()
    }


# --- Putting it together ------------------------------------------------------------------------------


class _Sketch:
    """One attempt at a map: spots first, then the fixed writing, then names where there is room."""

    def __init__(
        self,
        dots: Sequence[Dot],
        groups: dict[str, list[Dot]],
        style: _Style,
        words: Mapping[str, str],
        plan: _Plan,
    ) -> None:
        self.style, self.words = style, words
        self.radii = _radii(plan.first, plan.tracks, style.step)
        self.size = self.radii[-1][-1] + style.step / 2
        self.spine = _spine(self.radii, style, words)
        self.full_lines = len(dots) <= MOST_LINES
        self.edges = [self.spine / 2]
        spots: dict[int, _Spot] = {}  # by key
        needs = {s: _need(group, self.radii, style) for s, group in groups.items()}
        for s, width in _widths(groups, needs, self.spine).items():
            spots |= self._sector(groups[s], self.edges[-1], width)
            self.edges.append(self.edges[-1] + width)
        self.spots = [spots[dot.key] for dot in dots]
        self.rings = [self._ring(number) for number in RINGS]
        self.sectors = self._sector_labels(list(groups))
        self.labels = _name_labels(self) if style is _NAMED else {}
        self.hidden = len(dots) - len(self.labels) if style is _NAMED else 0

    def _sector(self, group: Sequence[Dot], start: float, width: float) -> dict[int, _Spot]:
        places = _on_tracks(group, self.radii)
        crowded = self.style is _CROWDED
        angles = _even_angles(places, width) if crowded else _own_angles(places, width, self.style)
        return {
            dot.key: _Spot(dot, start + angle, radius, self.style)
            for dot, angle, radius in zip(group, angles, places, strict=True)
        }

    def _ring(self, number: int) -> Ring:
        r = self.radii[number - 1][-1] + self.style.step / 2
        label = _label((_word(self.words, f"ring_{number}"),), RING_SIZE, "middle", 0.0, -r + RING_SIZE * 0.2)
        return Ring(number, _round(r), label)

    def _sector_labels(self, keys: list[str]) -> list[Label]:
        spans = dict(zip(keys, pairwise(self.edges), strict=True))
        labels: dict[str, Label] = {}
        # Those at the sides choose first: only the corners are free to them.
        for key in sorted(keys, key=lambda key: abs(math.cos(sum(spans[key]) / 2))):
            start, end = spans[key]
            lines = _wrapped(_word(self.words, key), SECTOR_SIZE, SECTOR_WIDTH)
            taken = [label.box.wider(SECTOR_SIZE / 2) for label in labels.values()]
            tried: list[Label] = []
            for i in range(-6, 7):
                free = self._outside(lines, (start + end) / 2 + (end - start) * i / 16, taken)
                tried += [free, self._in_corner(free, taken)]
            best = min(tried, key=lambda label: self._cost(label.box, start, end))
            labels[key] = replace(best, key=key)
        return [labels[key] for key in keys]

    def _cost(self, box: Box, start: float, end: float) -> float:
        """How bad a place is: the map gets wider or taller, or it is off the middle or beside its sector."""
        wide = max(0.0, box.right - self.size, -box.left - self.size)
        tall = max(0.0, box.bottom - self.size, -box.top - self.size)
        x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
        ideal_x, ideal_y = _polar(self.size + 20, (start + end) / 2)
        angle = math.atan2(x, -y) % math.tau
        strayed = max(0.0, start - angle, angle - end)
        return 4 * wide + tall + 0.5 * math.hypot(x - ideal_x, y - ideal_y) + 400 * strayed

    def _in_corner(self, label: Label, taken: Sequence[Box]) -> Label:
        """The same writing in the corner that a circle leaves of its square, so that the map is no wider."""
        box = label.box
        right, upper = box.left + box.right > 0, box.top + box.bottom < 0
        box = box.moved(max(0.0, -self.size - box.left) - max(0.0, box.right - self.size), 0.0)
        near = box.away_from(0, box.top)[0]
        clear = math.sqrt(max(0.0, (self.size + 8) ** 2 - near**2))
        box = box.moved(0.0, -clear - box.bottom if upper else clear - box.top)
        while any(box.meets(other) for other in taken):
            box = box.moved(0.0, -6.0 if upper else 6.0)
        texts = [line.text for line in label.lines]
        side = ("end", box.right) if right else ("start", box.left)
        return _label(texts, SECTOR_SIZE, *side, box.top)

    def _outside(self, lines: tuple[str, ...], angle: float, taken: Sequence[Box]) -> Label:
        """The writing just outside the outer ring at an angle, further out if something is there."""
        across, down = math.sin(angle), -math.cos(angle)
        anchor = "middle" if abs(across) < 0.35 else "start" if across > 0 else "end"
        radius = self.size + 8
        while True:
            x, y = radius * across, radius * down
            label = _label(lines, SECTOR_SIZE, anchor, x, y - _height(lines, SECTOR_SIZE) * (1 - down) / 2)
            clear = math.hypot(*label.box.away_from(0, 0)) >= self.size + 6
            if clear and not any(label.box.meets(other) for other in taken):
                return label
            radius += 6

    def finish(self, href: str, centre_name: str) -> CircleMap:
        box = self._canvas()
        return CircleMap(
            view_box=f"{box.left:.1f} {box.top:.1f} {box.right - box.left:.1f} {box.bottom - box.top:.1f}",
            box=box,
            size=_round(self.size),
            crowded=self.style is _CROWDED,
            rings=tuple(reversed(self.rings)),
            dividers=tuple(self._divider(angle) for angle in self.edges) if self.spots else (),
            sectors=tuple(self.sectors),
            marks=tuple(self._marks(href)),
            centre=_centre(centre_name),
        )

    def _canvas(self) -> Box:
        boxes = [Box(-self.size, -self.size, self.size, self.size)]
        boxes += [label.box for label in (*self.sectors, *self.labels.values())]
        # As far to the left as to the right, so that the person stands in the middle of the page.
        side = max(max(-b.left, b.right) for b in boxes) + PAD
        top, bottom = min(b.top for b in boxes) - PAD, max(b.bottom for b in boxes) + PAD
        return Box(_round(-side), _round(top), _round(side), _round(bottom))

    def _divider(self, angle: float) -> str:
        return _path([_polar(CENTRE_RADIUS, angle), _polar(self.size - 2, angle)])

    def _marks(self, href: str) -> Iterator[Mark]:
        initials = _all_initials([spot.dot.name for spot in self.spots])
        for i, spot in enumerate(self.spots):
            dot, far = spot.dot, spot.style.half if spot.square else spot.style.radius
            line, arrows = _strokes(spot, self.spots, self.full_lines)
            far += spot.style.far
            yield Mark(
                key=dot.key,
                href=href.format(key=dot.key),
                name=dot.name,
                title=", ".join([dot.name, *(_word(self.words, w) for w in _remarks(dot))]),
                sector=_sector(dot),
                ring=dot.ring,
                shape="square" if spot.square else "round",
                x=_round(spot.x),
                y=_round(spot.y),
                r=spot.style.radius,
                left=_round(spot.x - spot.style.half),
                top=_round(spot.y - spot.style.half),
                side=2 * spot.style.half,
                rounding=ROUNDING,
                far_r=far,
                far_left=_round(spot.x - far),
                far_top=_round(spot.y - far),
                far_side=2 * far,
                far_rounding=FAR_ROUNDING,
                hit_r=self._hit(i),
                initials=initials[i],
                label=self.labels.get(i),
                line=line,
                line_kind="died" if dot.died else dot.tie,
                arrows=arrows,
                far=dot.far,
                ended=dot.ended and not dot.died,
                died=dot.died,
            )

    def _hit(self, i: int) -> float:
        """Half way to the nearest mark, so that no two hit areas meet, and short of the centre."""
        me = self.spots[i]
        nearest = min(
            (math.hypot(me.x - s.x, me.y - s.y) for j, s in enumerate(self.spots) if j != i), default=math.inf
        )
        return math.floor(10 * min(60.0, nearest / 2, me.radius - CENTRE_RADIUS)) / 10


def _remarks(dot: Dot) -> list[str]:
    said = [("died", dot.died), ("ended", dot.ended and not dot.died), ("far", dot.far)]
    return [word for word, true in said if true]


def _centre(name: str) -> Centre:
    """The name in the middle: whole, whole in smaller letters, or its initials."""
    room = 2 * CENTRE_RADIUS
    if _width(name, NAME_SIZE) <= room:
        return Centre(CENTRE_RADIUS, name, False)
    if _width(name, 0.8 * NAME_SIZE) <= room:
        return Centre(CENTRE_RADIUS, name, True)
    return Centre(CENTRE_RADIUS, _initials(name)[0], False)


# --- Lines and arrows ---------------------------------------------------------------------------------

_Point = tuple[float, float]


def _polar(radius: float, angle: float, aside: float = 0.0) -> _Point:
    """The point at a radius and an angle, and `aside` of the ray, clockwise."""
    sin, cos = math.sin(angle), math.cos(angle)
    return radius * sin + aside * cos, -radius * cos + aside * sin


def _path(points: Sequence[_Point], close: str = "") -> str:
    return "M" + " L".join(f"{_round(x)} {_round(y)}" for x, y in points) + close


def _corner(spot: _Spot) -> float:
    """How far the outline of a mark is from its middle at the most: the radius, or a rounded corner."""
    if not spot.square:
        return spot.style.radius + spot.beyond
    rounding = FAR_ROUNDING if spot.dot.far else ROUNDING
    return (spot.style.half + spot.beyond - rounding) * math.sqrt(2) + rounding


def _ends(spot: _Spot, spots: Sequence[_Spot], full: bool) -> _Point:
    """How far from the centre the line of a mark begins and ends: all the way, or a stub beside the mark."""
    edge = _corner(spot)
    if spot.square:
        half = spot.style.half + spot.beyond
        edge = min(edge, half / max(abs(math.sin(spot.angle)), abs(math.cos(spot.angle))))
    start, end = CENTRE_RADIUS + 7, spot.radius - edge - (6 if full else 3)
    if full:
        return start, end
    start = max(start, end - spot.style.stub)
    for other in spots:  # whoever stands on the same ray, one track further in
        if spot.radius - 1.5 * spot.style.step < other.radius < spot.radius:
            aside = other.radius * math.sin(other.angle - spot.angle)
            reach = _corner(other) + 3
            if abs(aside) < reach and math.cos(other.angle - spot.angle) > 0:
                across = math.sqrt(reach**2 - aside**2)
                start = max(start, other.radius * math.cos(other.angle - spot.angle) + across)
    return start, end


def _strokes(spot: _Spot, spots: Sequence[_Spot], full: bool) -> tuple[str, tuple[str, ...]]:
    """The path of the line, and of each arrow head: at the centre if they give, at theirs if I do."""
    start, end = _ends(spot, spots, full)
    dot, angle = spot.dot, spot.angle
    if dot.died:
        return _path([_polar(start, angle), _polar(end, angle)]), ()
    head = min(spot.style.head * (1.3 if dot.tie == "strong" and full else 1.0), 0.36 * (end - start))
    arrows = []
    if dot.gives in {"they", "both"}:
        arrows.append(_head(start, start + head, angle))
        start += head * 0.8
    if dot.gives in {"me", "both"}:
        arrows.append(_head(end, end - head, angle))
        end -= head * 0.8
    gap = min(44.0, 0.36 * (end - start)) if dot.ended else 0.0
    middle = (start + end) / 2
    parts = [(start, middle - gap / 2), (middle + gap / 2, end)] if dot.ended else [(start, end)]
    swing = spot.style.swing if dot.tie == "hard_going" else 0.0
    return " ".join(_path(_run(a, b, angle, swing)) for a, b in parts), tuple(arrows)


def _head(tip: float, back: float, angle: float) -> str:
    half = abs(back - tip) * 0.52
    return _path([_polar(tip, angle), _polar(back, angle, half), _polar(back, angle, -half)], "Z")


def _run(start: float, end: float, angle: float, swing: float) -> list[_Point]:
    """The points of a line along a ray, straight or in zigzag."""
    if not swing:
        return [_polar(start, angle), _polar(end, angle)]
    lead = min(5.0, (end - start) * 0.12)
    teeth = max(2, round((end - start - 2 * lead) / (1.5 * swing)))
    stride = (end - start - 2 * lead) / teeth
    zigzag = [_polar(start + lead + stride * (i + 0.5), angle, swing if i % 2 else -swing) for i in range(teeth)]
    level = [_polar(start, angle), _polar(start + lead, angle)]
    return [*level, *zigzag, _polar(end - lead, angle), _polar(end, angle)]


# --- Writing ------------------------------------------------------------------------------------------


def _word(words: Mapping[str, str], key: str) -> str:
    return str(words.get(key, key))


@lru_cache(maxsize=1024)
def _letters(text: str) -> tuple[str, ...]:
    """The text in letters as a reader sees them: an accent, or a joined emoji, stays with its base."""
    letters: list[str] = []
    for char in unicodedata.normalize("NFC", text):
        joined = unicodedata.category(char).startswith("M") or char == "\u200d" or "🏻" <= char <= "🏿"
        if letters and (joined or letters[-1].endswith("\u200d")):
            letters[-1] += char
        else:
            letters.append(char)
    return tuple(letters)


@lru_cache(maxsize=1024)
def _em(letter: str) -> float:
    """A cautious width in ems, for Atkinson Hyperlegible Next at weight 650 and the fallbacks behind it."""
    char = letter[0]
    if char in "iljtfrI'\u2019.,:;|!()-· ":
        return 0.42
    if char in "mwMWŵŴ@%&…—":
        return 0.98
    if unicodedata.east_asian_width(char) in "WF" or ord(char) >= 0x2E80:
        return 1.15
    if char.isupper():
        return 0.76
    return 0.64 if ord(char) < 0x250 or char.isdigit() else 0.8


def _width(text: str, size: float) -> float:
    return size * sum(_em(letter) for letter in _letters(text))


def _height(lines: Sequence[str], size: float) -> float:
    return size * LEADING * len(lines)


def _label(lines: Sequence[str], size: float, anchor: str, x: float, top: float) -> Label:
    """Lines of writing with their top at `top`, and the box they claim."""
    width = max(_width(line, size) for line in lines)
    left = x - {"start": 0.0, "middle": width / 2, "end": width}[anchor]
    written = tuple(Line(line, _round(x), _round(top + size * (0.88 + LEADING * i))) for i, line in enumerate(lines))
    return Label(written, anchor, Box(left, top, left + width, top + _height(lines, size)))


def _shortened(text: str, size: float, room: float) -> str:
    """The text, or as many of its letters as leave room for an ellipsis."""
    if _width(text, size) <= room:
        return text
    kept, used = "", size * _em("…")
    for letter in _letters(text):
        used += size * _em(letter)
        if used > room:
            break
        kept += letter
    return kept.rstrip(" ,.-") + "…"


def _wrapped(text: str, size: float, room: float) -> tuple[str, ...]:
    """The text on one line if it fits, else on two (at the space that keeps them most even), shortened."""
    text = " ".join(text.split())
    words = text.split(" ")
    if _width(text, size) <= room or len(words) == 1:
        return (_shortened(text, size, room),)
    splits = [(" ".join(words[:i]), " ".join(words[i:])) for i in range(1, len(words))]
    first, second = min(splits, key=lambda pair: max(_width(line, size) for line in pair))
    if _width(first, size) > room or _width(second, size) > room:
        fitting = [pair for pair in splits if _width(pair[0], size) <= room]
        first, second = fitting[-1] if fitting else splits[0]
    return _shortened(first, size, room), _shortened(second, size, room)


def _name_labels(sketch: _Sketch) -> dict[int, Label]:
    """The name of each mark, by its index, where there is room for it; the crowded middle chooses first."""
    taken = [ring.label.box for ring in sketch.rings] + [label.box for label in sketch.sectors]
    taken.append(Box(-CENTRE_RADIUS, -CENTRE_RADIUS, CENTRE_RADIUS, CENTRE_RADIUS))
    rays = [tuple(_polar(r, spot.angle) for r in _ends(spot, sketch.spots, sketch.full_lines)) for spot in sketch.spots]
    labels: dict[int, Label] = {}
    for i in sorted(range(len(sketch.spots)), key=lambda i: (sketch.spots[i].radius, i)):
        spare = None
        for label in _places_for(sketch.spots[i]):
            if any(label.box.meets(box) for box in taken):
                continue
            if any(spot.under(label.box) for spot in sketch.spots):
                continue
            if not any(_crosses(a, b, label.box) for a, b in rays):
                break
            spare = spare or label
        else:  # over somebody's line, if need be: letters have a pale edge
            if spare is None:
                continue
            label = spare
        labels[i] = label
        taken.append(label.box)
    return labels


def _places_for(spot: _Spot) -> Iterator[Label]:
    """Where a name may stand, best first: whole before shortened, on the side away from the centre first."""
    name = spot.dot.name
    ways = [_wrapped(name, NAME_SIZE, NAME_WIDTH)]
    if len(name.split()) > 1:
        ways.append(_wrapped(name, NAME_SIZE, max(_width(word, NAME_SIZE) for word in name.split())))
    ways += [_wrapped(name, NAME_SIZE, width) for width in NARROW_WIDTHS]
    for lines in dict.fromkeys(ways):
        yield from _around(spot, lines)


def _around(spot: _Spot, lines: tuple[str, ...]) -> Iterator[Label]:
    height = _height(lines, NAME_SIZE)
    above, below = spot.y - spot.reach - 2 - height, spot.y + spot.reach + 1
    outer, inner = (above, below) if spot.y < 0 else (below, above)
    level = spot.y - height / 2
    right, left = ("start", spot.x + spot.reach + 4), ("end", spot.x - spot.reach - 4)
    beside = (right, left) if spot.x > 0 else (left, right)
    yield _label(lines, NAME_SIZE, "middle", spot.x, outer)
    yield _label(lines, NAME_SIZE, "middle", spot.x, inner)
    for anchor, x in beside:
        yield _label(lines, NAME_SIZE, anchor, x, level)
    for top in (outer, inner):
        yield _label(lines, NAME_SIZE, "start", spot.x - spot.reach * 0.7, top)
        yield _label(lines, NAME_SIZE, "end", spot.x + spot.reach * 0.7, top)


def _crosses(a: _Point, b: _Point, box: Box) -> bool:
    """Whether the straight line from a to b goes through the box (Liang and Barsky's clipping)."""
    enter, leave = 0.0, 1.0
    for start, end, low, high in ((a[0], b[0], box.left, box.right), (a[1], b[1], box.top, box.bottom)):
        run = end - start or 1e-9  # level or upright
        near, far = sorted(((low - start) / run, (high - start) / run))
        enter, leave = max(enter, near), min(leave, far)
    return enter < leave


# --- Initials -----------------------------------------------------------------------------------------

_ARTICLES = {"the", "a", "an", "y", "yr", "my", "fy"}


def _initials(name: str) -> list[str]:
    """Two letters for a name, the most natural first: DP for Dr Patel, Ch for The choir, Shân Sh."""
    words = [[c for c in _letters(word) if c[0].isalnum()] for word in name.split()]
    words = [word for word in words if word]
    if not words:
        return [_letters(name.strip())[0] if name.strip() else "-"]
    if len(words) > 1 and "".join(words[0]).lower() in _ARTICLES:
        words = words[1:]
    first = words[0][0].upper()
    ways = [first + word[0].upper() for word in reversed(words[1:])]
    ways += [first + letter.lower() for word in words for letter in word[word is words[0] :]]
    ways += [first + str(number) for number in range(2, 10)]
    return ways if len(words) > 1 or len(words[0]) > 1 else [first, *ways]


def _all_initials(names: Sequence[str]) -> list[str]:
    """Initials for each, different while the names allow it; those who came first keep theirs."""
    used: set[str] = set()
    chosen: list[str] = []
    for name in names:
        ways = _initials(name)
        chosen.append(next((way for way in ways if way not in used), ways[0]))
        used.add(chosen[-1])
    return chosen
