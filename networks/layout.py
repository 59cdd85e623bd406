"""The circle map: where each person, group and place in somebody's life is drawn.

Pure computation. The way of it stands in the design, section 8: four rings by closeness, a sector for each
kind of connection with room by its need, a spine at the top for the names of the rings.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, repeat

from networks.geometry import Box, Point, path, polar, rounded
from networks.lettering import Label, all_initials, make_label, text_width
from networks.places import NAME_SIZE, name_labels, sector_labels
from networks.strokes import CENTRE_RADIUS, FAR_ROUNDING, ROUNDING, further_in, notches, strokes
from networks.tracks import (
    CROWDED,
    GROWTH,
    NAMED,
    RING_SIZE,
    SECTORS,
    Dot,
    Plan,
    Spot,
    Style,
    make_plan,
    sector_spots,
    sector_widths,
    spine_width,
    track_radii,
)

__all__ = ["CircleMap", "Dot", "circle_map"]

MOST_NAMES = 24  # more connections than this are drawn with initials only
MOST_LINES = 20  # more than this, and lines become short stubs beside the marks
PAD = 10.0


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
    half: float  # half the side of the square
    side: float
    rounding: float
    far_r: float  # the second outline: its radius, or half its side
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
    notches: str  # path data, of one that is new since the day it is compared with; else nothing
    chosen: bool
    tied: bool  # to whoever is chosen

    @property
    def kind(self) -> str:
        """Its names in the stylesheet."""
        ways = {"ended": self.ended, "died": self.died, "new": self.notches, "chosen": self.chosen, "tied": self.tied}
        return " ".join(
            ["map-mark", f"map-mark-{self.shape}", *(f"map-mark-{way}" for way, is_so in ways.items() if is_so)]
        )


@dataclass(frozen=True)
class CircleMap:
    """Everything that the template draws, in drawing order."""

    name: str  # what its ids begin with
    view_box: str
    box: Box
    size: float  # radius of the outermost ring
    crowded: bool  # initials only, and smaller marks
    rings: tuple[Ring, ...]  # outermost first, so that the inner ones lie on top
    dividers: tuple[str, ...]  # path data, from the centre outwards
    sectors: tuple[Label, ...]
    marks: tuple[Mark, ...]
    centre: Centre


class Words(dict[str, str]):
    """The translated words; one left out shows as its key."""

    def __missing__(self, key: str) -> str:
        return key


def circle_map(
    dots: Sequence[Dot],
    *,
    href: str = "",
    words: Mapping[str, str] | None = None,
    centre_name: str = "",
    chosen: int | None = None,
    name: str = "map",
) -> CircleMap:
    """Lay out a life of any size, 80 connections in a few milliseconds; the same dots give the same map.

    `dots` in the order they were added, so that one more moves nobody to another ring or sector.
    `href` is a pattern with `{key}`. `words` holds the translated names of the sectors (by their key), of
    the rings (`ring_1` to `ring_4`) and of `far`, `ended`, `died` and `new`; a word left out shows as its key.
    Without an `href` the marks are no links. `chosen` is a key; `name` tells two maps on one page apart.
    """
    words = Words({key: str(word) for key, word in (words or {}).items()})
    style = NAMED if len(dots) <= MOST_NAMES else CROWDED
    groups = {s: [d for d in dots if d.drawn_in == s] for s in SECTORS}
    groups = {s: group for s, group in groups.items() if group}
    plan = make_plan(groups, style, words)
    sketch = Sketch(dots, groups, style, words, plan)
    for _ in range(5):  # a little more room, if that is what lets every name be read
        if sketch.hidden == 0:
            break
        plan = replace(plan, first=plan.first * GROWTH)
        sketch = min(sketch, Sketch(dots, groups, style, words, plan), key=lambda one: one.hidden)
    return sketch.finish(name, href, centre_name, chosen)


class Sketch:
    """One attempt at a map: spots first, then the fixed writing, then names where there is room."""

    def __init__(
        self,
        dots: Sequence[Dot],
        groups: dict[str, list[Dot]],
        style: Style,
        words: Mapping[str, str],
        plan: Plan,
    ) -> None:
        self.style, self.words = style, words
        radii = track_radii(plan.first, plan.tracks, style)
        self.size = radii[-1][-1] + style.step / 2
        self.full_lines = len(dots) <= MOST_LINES
        spine = spine_width(radii, style, words)
        self.edges = [spine / 2]
        spots: dict[int, Spot] = {}  # by key
        for s, width in sector_widths(groups, radii, spine, style).items():
            spots |= {spot.dot.key: spot for spot in sector_spots(groups[s], radii, self.edges[-1], width, style)}
            self.edges.append(self.edges[-1] + width)
        self.spots = [spots[dot.key] for dot in dots]
        self.rings = [self._ring(number, tracks[-1] + style.step / 2) for number, tracks in enumerate(radii, 1)]
        self.sectors = sector_labels(dict(zip(groups, pairwise(self.edges), strict=True)), self.size, words)
        self.labels: dict[int, Label] = {}
        self.hidden = 0  # names for which there is no room
        if style is NAMED:
            taken = [label.box for label in (*(ring.label for ring in self.rings), *self.sectors)]
            taken.append(Box(-CENTRE_RADIUS, -CENTRE_RADIUS, CENTRE_RADIUS, CENTRE_RADIUS))
            self.labels = name_labels(self.spots, self.full_lines, taken)
            self.hidden = len(dots) - len(self.labels)

    def _ring(self, number: int, r: float) -> Ring:
        label = make_label((self.words[f"ring_{number}"],), RING_SIZE, "middle", 0.0, -r + RING_SIZE * 0.2)
        return Ring(number, rounded(r), label)

    def finish(self, name: str, href: str, centre_name: str, chosen: int | None) -> CircleMap:
        box = self._canvas()
        return CircleMap(
            name=name,
            view_box=f"{box.left:.1f} {box.top:.1f} {box.right - box.left:.1f} {box.bottom - box.top:.1f}",
            box=box,
            size=rounded(self.size),
            crowded=self.style is CROWDED,
            rings=tuple(reversed(self.rings)),
            dividers=tuple(self._divider(angle) for angle in self.edges) if self.spots else (),
            sectors=tuple(self.sectors),
            marks=tuple(self._marks(href, chosen)),
            centre=_centre(centre_name),
        )

    def _canvas(self) -> Box:
        boxes = [Box(-self.size, -self.size, self.size, self.size)]
        boxes += [label.box for label in (*self.sectors, *self.labels.values())]
        # As far to the left as to the right, so that the person stands in the middle of the page.
        side = max(max(-b.left, b.right) for b in boxes) + PAD
        top, bottom = min(b.top for b in boxes) - PAD, max(b.bottom for b in boxes) + PAD
        return Box(rounded(-side), rounded(top), rounded(side), rounded(bottom))

    def _divider(self, angle: float) -> str:
        return path([polar(CENTRE_RADIUS, angle), polar(self.size - 2, angle)])

    def _marks(self, href: str, chosen: int | None) -> Iterator[Mark]:
        initials = all_initials([spot.dot.name for spot in self.spots])
        inner, middles = further_in(self.spots), [(spot.x, spot.y) for spot in self.spots]
        for i, spot in enumerate(self.spots):
            dot, far = spot.dot, spot.half + spot.style.far
            line, arrows = strokes(spot, inner[spot.radius], self.full_lines)
            yield Mark(
                key=dot.key,
                href=href.format(key=dot.key),
                name=dot.name,
                title=", ".join([dot.name, *(self.words[w] for w in _remarks(dot))]),
                sector=dot.drawn_in,
                ring=dot.ring,
                shape="square" if spot.is_square else "round",
                x=rounded(spot.x),
                y=rounded(spot.y),
                r=spot.style.radius,
                half=spot.style.half,
                side=2 * spot.style.half,
                rounding=ROUNDING,
                far_r=far,
                far_side=2 * far,
                far_rounding=FAR_ROUNDING,
                hit_r=self._hit(i, middles),
                initials=initials[i],
                label=self.labels.get(i),
                line=line,
                line_kind="died" if dot.died else dot.tie,
                arrows=arrows,
                far=dot.far,
                ended=dot.ended and not dot.died,
                died=dot.died,
                notches=notches(spot) if dot.new else "",
                chosen=dot.key == chosen,
                tied=dot.tied,
            )

    def _hit(self, i: int, middles: Sequence[Point]) -> float:
        """Half way to the nearest mark, so that no two hit areas meet, and short of the centre."""
        others = [*middles[:i], *middles[i + 1 :]]
        nearest = min(map(math.dist, others, repeat(middles[i])), default=math.inf)
        return math.floor(10 * min(60.0, nearest / 2, self.spots[i].radius - CENTRE_RADIUS)) / 10


def _remarks(dot: Dot) -> list[str]:
    said = [("new", dot.new), ("died", dot.died), ("ended", dot.ended and not dot.died), ("far", dot.far)]
    return [word for word, true in said if true]


def _centre(name: str) -> Centre:
    """The name in the middle: whole, whole in smaller letters, or its initials."""
    room = 2 * CENTRE_RADIUS
    if text_width(name, NAME_SIZE) <= room:
        return Centre(CENTRE_RADIUS, name, False)
    if text_width(name, 0.8 * NAME_SIZE) <= room:
        return Centre(CENTRE_RADIUS, name, True)
    return Centre(CENTRE_RADIUS, all_initials([name])[0], False)
