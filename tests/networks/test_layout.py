"""The circle map: nobody on top of anybody, whatever the life."""

import json
import math
import os
import random
import re
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from django.template.loader import render_to_string
from PIL import ImageFont

from networks.drawing import legend
from networks.geometry import Box
from networks.layout import CircleMap, Dot, Mark, circle_map
from networks.tracks import SECTORS
from tests.networks.maps import GEIRIAU, NAMES, WORDS, a_dot, a_life, hold, one_more_moves_nobody, points

ROOT = Path(__file__).resolve().parents[2]


def test_ten_thousand_random_maps() -> None:
    """In a process of its own, which nothing measures: it takes most of a minute as it is.

    There also how long a map of eighty takes, layout and template, and how much of it travels.
    """
    measured = {"COVERAGE_PROCESS_START", "COVERAGE_PROCESS_CONFIG", "COV_CORE_SOURCE", "COV_CORE_CONFIG"}
    plain = {name: value for name, value in os.environ.items() if name not in measured}
    command = [sys.executable, "-m", "tests.networks.maps", "10000"]
    ran = subprocess.run(command, cwd=ROOT, env=plain, capture_output=True, text=True, timeout=600, check=False)
    assert ran.returncode == 0, ran.stderr[-4000:]
    found = json.loads(ran.stdout)
    assert found["maps"] == 10_000
    assert found["connections"] > 200_000
    assert found["ms_of_eighty"] < 20
    assert found["bytes_of_eighty"] < 40_000


def moved(drawn: CircleMap, i: int, **changed: Any) -> CircleMap:
    marks = [replace(mark, **changed) if at == i else mark for at, mark in enumerate(drawn.marks)]
    return replace(drawn, marks=tuple(marks))


def on_top(drawn: CircleMap) -> CircleMap:
    return moved(drawn, 0, x=drawn.marks[1].x + 40, y=drawn.marks[1].y)


def name_on_a_mark(drawn: CircleMap) -> CircleMap:
    label, mark = drawn.marks[0].label, drawn.marks[1]
    assert label
    there = Box(mark.x, mark.y, mark.x + label.box.right - label.box.left, mark.y + 20)
    return moved(drawn, 0, label=replace(label, box=there))


def name_on_a_name(drawn: CircleMap) -> CircleMap:
    return moved(drawn, 0, label=drawn.marks[1].label)


def off_the_canvas(drawn: CircleMap) -> CircleMap:
    return replace(drawn, box=Box(drawn.box.left, drawn.box.top, drawn.marks[0].x, drawn.box.bottom))


def in_another_ring(drawn: CircleMap) -> CircleMap:
    return moved(drawn, 0, ring=5 - drawn.marks[0].ring)


def in_another_sector(drawn: CircleMap) -> CircleMap:
    return replace(drawn, dividers=(drawn.dividers[0], *drawn.dividers))


def touching_another(drawn: CircleMap) -> CircleMap:
    return moved(drawn, 0, hit_r=600.0)


def line_over_another(drawn: CircleMap) -> CircleMap:
    return moved(drawn, 0, line=f"M0.0 0.0 L{drawn.marks[1].x} {drawn.marks[1].y}")


@pytest.mark.parametrize("wrong", [
    on_top, name_on_a_mark, name_on_a_name, off_the_canvas, in_another_ring, in_another_sector, touching_another,
    line_over_another,
])  # fmt: skip
def test_what_is_wrong_with_a_map_is_noticed(wrong: Callable[[CircleMap], CircleMap]) -> None:
    dots = [a_dot(i, name, sector, 1 + i % 4) for i, (name, sector) in enumerate(zip(NAMES, SECTORS * 3, strict=False))]
    drawn = circle_map(dots[:12], words=WORDS)
    hold(drawn, dots[:12])
    with pytest.raises(AssertionError):
        hold(wrong(drawn), dots[:12])


def test_one_who_moves_when_another_comes_is_noticed() -> None:
    dots = [a_dot(1), a_dot(2, "Mair", "friends", 3)]
    before, after = circle_map(dots[:1], words=WORDS), circle_map(dots, words=WORDS)
    one_more_moves_nobody(before, after)
    with pytest.raises(AssertionError):
        one_more_moves_nobody(before, moved(after, 0, ring=3))
    with pytest.raises(AssertionError):
        one_more_moves_nobody(before, moved(after, 0, sector="friends"))


@pytest.mark.parametrize("number", [1, 2, 7, 20, 21, 24, 25, 40, 80])
@pytest.mark.parametrize("ring", [1, 4])
@pytest.mark.parametrize("sector", ["family", "paid"])
def test_everybody_in_one_place(number: int, ring: int, sector: str) -> None:
    dots = [a_dot(key, "Mair", sector, ring, far=True) for key in range(number)]
    hold(circle_map(dots, words=WORDS), dots)


@pytest.mark.parametrize("number", [0, 1, 5, 13, 24, 25, 60, 80])
def test_the_same_people_give_the_same_map(number: int) -> None:
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


def rendered(dots: list[Dot], chosen: int | None = None, href: str = "?who={key}") -> str:
    drawn = circle_map(dots, words=WORDS, href=href, centre_name="Eirlys", chosen=chosen)
    return render_to_string("networks/_map.html", {"map": drawn, "map_title": "The people in Eirlys’s life"})


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
    # And so it is one where nothing in it can be opened.
    then = read(rendered(dots, href=""))
    assert (then.get("role"), then.findall("a"), len(then.findall("g[title]"))) == ("img", [], len(dots))


def test_two_maps_on_a_page_have_ids_of_their_own() -> None:
    drawn = circle_map([a_dot(7)], words=WORDS, href="?who={key}", name="then")
    html = render_to_string("networks/_map.html", {"map": drawn, "map_title": "Then"})
    assert set(re.findall(r' id="([^"]+)"', html)) == {"then-title", "then-mark-7"}


def test_who_is_new_is_notched_within_their_outline_and_said() -> None:
    for mark in (only(new=True, far=True), only(sector="paid", new=True)):
        ends = [math.hypot(*point) for stroke in points(mark.notches) for point in stroke]
        assert len(ends) == 24
        assert max(map(abs, (x for stroke in points(mark.notches) for point in stroke for x in point))) <= mark.r
        assert mark.title.startswith("Gwen, new since then")
    assert only(new=True).kind == "map-mark map-mark-round map-mark-new"
    assert "map-new" in rendered([a_dot(new=True)])
    assert "map-new" not in rendered([a_dot()])


def test_the_legend_explains_every_sign() -> None:
    root = read(render_to_string("networks/_legend.html", {"legend": legend(new=True)}))
    assert len(root.findall("li")) == 10
    assert len(legend()) == 9
    assert all(sample.get("aria-hidden") == "true" for sample in root.iter("svg"))
