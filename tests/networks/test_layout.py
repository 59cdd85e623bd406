"""The circle map: nobody on top of anybody, whatever the life."""

import math
import random
import re
import sys
import time
import unicodedata
from dataclasses import replace
from itertools import combinations, pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest
from django.template.loader import render_to_string
from PIL import ImageFont

from networks.geometry import Box
from networks.layout import CircleMap, Dot, Mark, circle_map
from networks.lettering import Label
from networks.tracks import SECTORS

WORDS = {
    "family": "Family",
    "friends": "Friends",
    "things": "Things I do",
    "neighbours": "Neighbours",
    "paid": "Paid to help",
    "ring_1": "Closest",
    "ring_2": "Close",
    "ring_3": "In my week",
    "ring_4": "Now and then",
    "died": "has died",
    "far": "lives far away",
    "ended": "not in touch now",
}
GEIRIAU = WORDS | {
    "family": "Teulu",
    "friends": "Ffrindiau",
    "things": "Pethau rwy’n eu gwneud",
    "neighbours": "Cymdogion",
    "paid": "Yn cael eu talu i helpu",
    "ring_1": "Agosaf",
    "ring_2": "Agos",
    "ring_3": "Yn fy wythnos",
    "ring_4": "Nawr ac yn y man",
}
NAMES = (
    "Gwen",
    "Siân Llŷr",
    "Ŵyr bach",
    "Dr Patel",
    "Côr Meibion Treorci",
    "Ann",
    "Jo",
    "Li",
    "Mrs Williams next door",
    "Bartholomew Featherstonehaugh",
    "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch",
    "🐕 Fido",
    "",
    "W" * 200,
    "The choir that used to meet on Thursdays in the vestry of Capel Salem",
    "王秀英",
    "i l j",
)
SLACK = 0.15  # what is left of numbers rounded to one decimal


def a_dot(key: int = 1, name: str = "Gwen", sector: str = "family", ring: int = 2, **more: object) -> Dot:
    fields: dict[str, object] = {"tie": "all_right", "gives": "both", "paid": sector == "paid"}
    return Dot(key, name, sector, ring, **(fields | more))  # type: ignore[arg-type]


def a_life(rng: random.Random, number: int) -> list[Dot]:
    """Random connections; some lives lean to one ring, some to one sector, as lives do."""
    sectors = rng.sample(SECTORS, rng.randint(1, 5))
    rings = rng.sample((1, 2, 3, 4), rng.randint(1, 4))
    names = rng.choices(NAMES, k=rng.randint(1, 9))
    return [
        a_dot(
            key,
            rng.choice(names),
            rng.choice(sectors),
            rng.choice(rings),
            tie=rng.choice(("strong", "all_right", "thin", "hard_going")),
            gives=rng.choice(("they", "me", "both")),
            far=rng.random() < 0.3,
            ended=rng.random() < 0.1,
            died=rng.random() < 0.1,
        )
        for key in range(1, number + 1)
    ]


# What a mark covers, worked out here from what is drawn and not by the layout's own words.


def outer(mark: Mark) -> float:
    drawn = mark.r if mark.shape == "round" else mark.side / 2
    return max(drawn, mark.far_r if mark.shape == "round" else mark.far_side / 2) if mark.far else drawn


def around(mark: Mark) -> Box:
    return Box(mark.x - outer(mark), mark.y - outer(mark), mark.x + outer(mark), mark.y + outer(mark))


def overlap(a: Box, b: Box) -> bool:
    across = min(a.right, b.right) - max(a.left, b.left)
    down = min(a.bottom, b.bottom) - max(a.top, b.top)
    return across > SLACK and down > SLACK


def rounding(mark: Mark) -> float:
    if mark.shape == "round":
        return outer(mark)
    return mark.far_rounding if mark.far else mark.rounding


def covers(mark: Mark, box: Box, rounded: float = 0.0) -> bool:
    """Whether a mark lies over a box: both shrunk by the rounding of their corners, and kept so far apart."""
    core, by = around(mark), rounding(mark)
    across = max(box.left + rounded - core.right + by, core.left + by - box.right + rounded, 0.0)
    down = max(box.top + rounded - core.bottom + by, core.top + by - box.bottom + rounded, 0.0)
    return math.hypot(across, down) < by + rounded - SLACK


def touch(a: Mark, b: Mark) -> bool:
    return covers(a, around(b), rounding(b))


def points(path: str) -> list[list[tuple[float, float]]]:
    """The strokes of a path of M and L, as points."""
    strokes = []
    for stroke in path.removesuffix("Z").split("M")[1:]:
        numbers = [float(number) for number in re.findall(r"-?\d+\.\d", stroke)]
        strokes.append(list(zip(numbers[::2], numbers[1::2], strict=True)))
    return strokes


def reaches(stroke: list[tuple[float, float]], mark: Mark) -> float:
    """How near a stroke comes to the middle of a mark."""
    nearest = math.inf
    for (ax, ay), (bx, by) in pairwise(stroke):
        length = (bx - ax) ** 2 + (by - ay) ** 2
        t = ((mark.x - ax) * (bx - ax) + (mark.y - ay) * (by - ay)) / length if length else 0.0
        t = min(1.0, max(0.0, t))
        nearest = min(nearest, math.dist((ax + t * (bx - ax), ay + t * (by - ay)), (mark.x, mark.y)))
    return nearest


def labels(drawn: CircleMap) -> list[Label]:
    names = [mark.label for mark in drawn.marks if mark.label]
    return [*names, *drawn.sectors, *(ring.label for ring in drawn.rings)]


def angle(x: float, y: float) -> float:
    return math.atan2(x, -y) % math.tau


def hold(drawn: CircleMap, dots: list[Dot]) -> None:
    """Everything that is promised of every map."""
    written, centre = labels(drawn), drawn.centre.r
    for a, b in combinations(drawn.marks, 2):
        assert not touch(a, b), (a, b)
        assert math.dist((a.x, a.y), (b.x, b.y)) >= a.hit_r + b.hit_r - SLACK
    for one, other in combinations(written, 2):
        assert not overlap(one.box, other.box), (one, other)
    for mark in drawn.marks:
        assert math.hypot(mark.x, mark.y) > centre + outer(mark)
        assert mark.hit_r >= mark.r
        assert not any(covers(mark, label.box) for label in written), mark
        assert within(around(mark), drawn.box)
    for label in written:
        assert within(label.box, drawn.box), label
        assert math.hypot(*label.box.away_from(0, 0)) > centre
    radii = [0.0, *(ring.r for ring in reversed(drawn.rings))]
    assert radii == sorted(set(radii))
    edges = [angle(*points(divider)[0][-1]) for divider in drawn.dividers]
    assert edges == sorted(edges)
    used = [label.key for label in drawn.sectors]
    for mark, dot in zip(drawn.marks, dots, strict=True):
        assert (mark.key, mark.ring, mark.sector) == (dot.key, dot.ring, "paid" if dot.paid else dot.sector)
        assert radii[mark.ring - 1] < math.hypot(mark.x, mark.y) < radii[mark.ring]
        at = used.index(mark.sector)
        assert edges[at] < angle(mark.x, mark.y) < edges[at + 1]
    lines_clear(drawn)


def within(box: Box, sheet: Box) -> bool:
    return (
        sheet.left <= box.left and box.right <= sheet.right
        and sheet.top <= box.top and box.bottom <= sheet.bottom
    )  # fmt: skip


def lines_clear(drawn: CircleMap) -> None:
    """No line or arrow goes over a mark, its own or another's."""
    for mark in drawn.marks:
        strokes = points(mark.line) + [stroke for arrow in mark.arrows for stroke in points(arrow)]
        for other in drawn.marks:
            room = outer(other) if other.shape == "round" else other.side / 2
            for stroke in strokes:
                assert reaches(stroke, other) > room, (mark.key, other.key)


@pytest.mark.parametrize("seed", range(12))
def test_nobody_overlaps_and_one_more_moves_nobody_elsewhere(seed: int) -> None:
    rng = random.Random(seed)
    for _ in range(16):
        dots = a_life(rng, rng.choice((rng.randint(1, 26), rng.randint(1, 80))))
        words = rng.choice((WORDS, GEIRIAU))
        before = circle_map(dots[:-1], words=words)
        after = circle_map(dots, words=words)
        hold(before, dots[:-1])
        hold(after, dots)
        for old, new in zip(before.marks, after.marks, strict=False):
            assert (old.sector, old.ring, old.initials) == (new.sector, new.ring, new.initials)


@pytest.mark.parametrize("number", [1, 2, 7, 20, 21, 24, 25, 40, 80])
@pytest.mark.parametrize("ring", [1, 4])
@pytest.mark.parametrize("sector", ["family", "paid"])
def test_everybody_in_one_place(number: int, ring: int, sector: str) -> None:
    dots = [a_dot(key, "Mair", sector, ring, far=True) for key in range(number)]
    hold(circle_map(dots, words=WORDS), dots)


@pytest.mark.parametrize("number", range(81))
def test_every_size(number: int) -> None:
    dots = a_life(random.Random(number), number)
    drawn = circle_map(dots, words=GEIRIAU, centre_name="Angharad")
    hold(drawn, dots)
    assert drawn == circle_map(list(dots), words=dict(GEIRIAU), centre_name="Angharad")
    assert drawn.crowded == (number > 24)


def test_ordinary_names_are_all_shown_up_to_twenty_four() -> None:
    rng = random.Random(5)
    for number in range(1, 25):
        dots = [replace(dot, name=rng.choice(NAMES[:9])) for dot in a_life(rng, number)]
        assert all(mark.label for mark in circle_map(dots, words=WORDS).marks), number


@pytest.mark.parametrize(("seed", "number"), [(5530, 13), (6380, 24)])
def test_a_little_more_room_where_that_lets_a_name_be_read(seed: int, number: int) -> None:
    rng = random.Random(seed)
    dots = a_life(rng, rng.randint(10, 24))
    drawn = circle_map(dots, words=rng.choice((WORDS, GEIRIAU)))
    assert [mark.label is None for mark in drawn.marks] == [False] * number


def test_a_full_ring_gets_more_tracks_before_it_gets_wider() -> None:
    assert circle_map([a_dot(i, ring=4) for i in range(80)], words=WORDS).size < 600


def test_sectors_go_round_from_family_to_the_paid_and_only_those_in_use_take_room() -> None:
    drawn = circle_map([a_dot(i, "Mair", s, 3) for i, s in enumerate(SECTORS)], words=WORDS)
    assert [sector.key for sector in drawn.sectors] == ["family", "friends", "things", "neighbours", "paid"]
    some = circle_map([a_dot(1, "Mair", "paid"), a_dot(2, "Mair", "friends")], words=WORDS)
    assert [sector.lines[0].text for sector in some.sectors] == ["Friends", "Paid to help"]
    assert len(some.dividers) == 3


def test_eighty_in_under_twenty_milliseconds() -> None:
    dots = a_life(random.Random(1), 80)
    times = []
    for _ in range(7):
        start = time.process_time()
        circle_map(dots, words=WORDS)
        times.append(time.process_time() - start)
    # Under coverage every line is followed, which takes several times as long.
    assert min(times) < (0.020 if sys.gettrace() is None else 0.200)


def test_an_empty_life_is_still_a_picture() -> None:
    drawn = circle_map([], words=WORDS, centre_name="Eirlys")
    assert [ring.number for ring in drawn.rings] == [4, 3, 2, 1]
    assert (drawn.marks, drawn.sectors, drawn.dividers, drawn.centre.text) == ((), (), (), "Eirlys")
    hold(drawn, [])


def test_a_picture_of_one_size_for_few() -> None:
    """Up to a dozen people, the picture stays as wide as the rings: no corner of it is spent on words."""
    drawn = circle_map([a_dot(i, "Mair", s, 3) for i, s in enumerate(SECTORS * 2)], words=WORDS)
    assert drawn.box.right == -drawn.box.left == drawn.size + 10


def only(**more: object) -> Mark:
    return circle_map([a_dot(**more)], words=WORDS, href="/people/7/{key}/").marks[0]  # type: ignore[arg-type]


def along(mark: Mark) -> list[float]:
    """How far from the centre each arrow's tip is."""
    return [math.hypot(*points(arrow)[0][0]) for arrow in mark.arrows]


def test_arrows_point_to_whoever_receives() -> None:
    distance = math.hypot(only().x, only().y)
    (they,) = along(only(gives="they"))
    (me,) = along(only(gives="me"))
    assert they < 60 < distance - 60 < me < distance
    assert along(only(gives="both")) == [they, me]
    for mark, inward in ((only(gives="they"), True), (only(gives="me"), False)):
        tip, *back = points(mark.arrows[0])[0]
        assert all((math.hypot(*tip) < math.hypot(*point)) is inward for point in back)


def test_hard_going_is_a_zigzag_and_the_others_are_straight() -> None:
    assert all(len(points(only(tie=tie).line)[0]) == 2 for tie in ("strong", "all_right", "thin"))
    (zigzag,) = points(only(tie="hard_going").line)
    mark = only(tie="hard_going")
    sides = [x * mark.y - y * mark.x for x, y in zigzag[2:-2]]
    assert len(sides) >= 6
    assert all(a * b < 0 for a, b in pairwise(sides))


@pytest.mark.parametrize("tie", ["strong", "thin", "hard_going"])
def test_not_in_touch_now_is_a_line_with_a_gap(tie: str) -> None:
    mark = only(tie=tie, ended=True)
    near, away = points(mark.line)
    assert math.dist(near[-1], away[0]) > 20
    assert mark.ended
    assert mark.title == "Gwen, not in touch now"


def test_who_has_died_is_kept_open_with_a_plain_line_and_no_arrows() -> None:
    mark = only(tie="hard_going", died=True, ended=True)
    assert (mark.line_kind, mark.arrows, mark.died, mark.ended) == ("died", (), True, False)
    assert len(points(mark.line)[0]) == 2
    assert mark.title == "Gwen, has died"


def test_far_away_may_be_closest_and_has_a_second_outline() -> None:
    mark = only(far=True, ring=1)
    assert mark.ring == 1
    assert mark.far_r > mark.r
    assert mark.title == "Gwen, lives far away"
    assert along(mark)[-1] < math.hypot(mark.x, mark.y) - mark.far_r


def test_the_paid_are_square_and_stand_together_wherever_they_were_put() -> None:
    mark = only(sector="friends", paid=True)
    assert (mark.shape, mark.sector) == ("square", "paid")
    assert only().shape == "round"


def test_lines_are_whole_up_to_twenty_and_then_stubs_beside_the_marks() -> None:
    twenty = circle_map([a_dot(i, ring=4) for i in range(20)], words=WORDS)
    more = circle_map([a_dot(i, ring=4) for i in range(21)], words=WORDS)
    assert {round(along(mark)[0]) for mark in twenty.marks} == {49}
    assert min(along(mark)[0] for mark in more.marks) > 300


def test_each_mark_carries_its_link() -> None:
    assert only(key=12).href == "/people/7/12/"


@pytest.mark.parametrize(
    ("names", "initials"),
    [
        (["Gwen", "Capel Salem", "Dr Patel", "The choir", "Shân"], ["Gw", "CS", "DP", "Ch", "Sh"]),
        (["Mair", "Mari", "Mair"], ["Ma", "Mr", "Mi"]),
        (["Jo", "Jo", "Jo"], ["Jo", "J2", "J3"]),
        (["ŵyr", "Y", "", "🐕", "(Ann)", "W\u0302yn"], ["Ŵy", "Y", "-", "🐕", "An", "Ŵn"]),
    ],
)
def test_initials(names: list[str], initials: list[str]) -> None:
    drawn = circle_map([a_dot(i, name) for i, name in enumerate(names)])
    assert [mark.initials for mark in drawn.marks] == initials


def test_long_names_take_two_lines_or_an_ellipsis_and_stay_whole_in_the_title() -> None:
    def lines(name: str) -> list[str]:
        label = only(name=name).label
        assert label
        return [line.text for line in label.lines]

    assert lines("Côr Meibion Treorci") == ["Côr Meibion", "Treorci"]
    assert lines("Bartholomew Featherstonehaugh")[1].startswith("Feather")
    assert lines("Bartholomew Featherstonehaugh")[1].endswith("…")
    assert len(lines(NAMES[10])) == 1
    assert lines(NAMES[10])[0].endswith("…")
    assert only(name=NAMES[10]).title == NAMES[10]


def test_letters_stay_with_their_accents_when_a_name_is_cut() -> None:
    composed = only(name=unicodedata.normalize("NFD", "Ŵ") * 40).label
    assert composed
    assert set(composed.lines[0].text) == {"Ŵ", "…"}
    # M with a circumflex has no code point of its own: two that may not be parted.
    parted = only(name="M\u0302" * 40)
    assert parted.label
    text = parted.label.lines[0].text
    assert text.count("M") == text.count("\u0302") == 6
    assert parted.initials == "M\u0302m\u0302"


def test_a_name_too_long_for_the_middle_becomes_initials() -> None:
    texts = {n: circle_map([], centre_name=n).centre for n in ("Eirlys", "Angharad", "Christopher James")}
    assert [(c.text, c.small) for c in texts.values()] == [
        ("Eirlys", False),
        ("Angharad", True),
        ("CJ", False),
    ]


def test_the_claimed_boxes_are_wider_than_the_real_letters() -> None:
    """Measured with the fonts that are served, at the weights and sizes of the stylesheet."""
    fonts = []
    for part in ("latin", "latin-ext"):
        font = ImageFont.truetype(Path("static/fonts") / f"atkinson-hyperlegible-next-{part}.woff2", 100)
        font.set_variation_by_axes([650])
        fonts.append(font)

    def real(text: str, size: float) -> float:
        return sum(fonts[0x100 <= ord(c) < 0x2000].getlength(c) for c in text) * size / 100

    dots = [a_dot(i, name) for i, name in enumerate([*NAMES[:11], "MWMWMW", "Owain Rhydderch"])]
    drawn = circle_map(dots, words=GEIRIAU)
    sizes = [(mark.label, 20.0) for mark in drawn.marks if mark.label]
    sizes += [(label, 30.0) for label in drawn.sectors] + [(ring.label, 24.0) for ring in drawn.rings]
    for label, size in sizes:
        for line in label.lines:
            assert real(line.text, size) <= label.box.right - label.box.left, line


def read(html: str) -> ElementTree.Element:
    return ElementTree.fromstring(html.strip())  # noqa: S314 - our own template


def rendered(dots: list[Dot], chosen: int | None = None) -> str:
    drawn = circle_map(dots, words=WORDS, href="?who={key}", centre_name="Eirlys")
    context = {
        "map": drawn,
        "map_title": "The people in Eirlys’s life",
        "centre_name": "Eirlys",
        "chosen": chosen,
    }
    return render_to_string("networks/_map.html", context)


def test_the_picture_is_well_formed_and_keeps_to_the_policy() -> None:
    dots = a_life(random.Random(3), 20)
    dots[0] = replace(dots[0], name="<script>&\"'")
    html = rendered(dots, chosen=dots[1].key)
    root = read(html)
    everything = list(root.iter())
    assert not {element.tag for element in everything} & {"style", "script"}
    assert not any(name == "style" or name.startswith("on") for e in everything for name in e.attrib)
    links = root.findall("a")
    assert [link.get("href") for link in links] == [f"?who={dot.key}" for dot in dots]
    assert links[0].get("id") == f"map-mark-{dots[0].key}"
    assert links[0].get("aria-label", "").startswith(dots[0].name)
    assert [link.get("aria-current") for link in links].count("true") == 1
    # With links in it the picture may not be an img: that would hide them from a screen reader.
    assert root.get("role") == "group"
    assert read(rendered([])).get("role") == "img"


def test_the_legend_explains_every_sign() -> None:
    root = read(render_to_string("networks/_legend.html"))
    assert len(root.findall("li")) == 9
    assert all(sample.get("aria-hidden") == "true" for sample in root.iter("svg"))
