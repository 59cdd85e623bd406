"""Random lives, and everything that is promised of the map of each; ten thousand of them in a process of their own.

    uv run python -m tests.networks.maps [maps]        (10000 unless told)

Half of the maps are the other half with one more in it. Printed as JSON: how many maps of how many connections, the
seconds it took, and of a map of eighty the milliseconds (layout and template, of this process alone) and bytes.
"""

import gzip
import json
import math
import os
import random
import sys
import time
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

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
    "new": "new since then",
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
MOST = 80
SLACK = 0.15  # what is left of numbers rounded to one decimal
HREF = "/people/0190f3a2-6f1c-7c4e-9d2b-3f1f5f2e8a11/life/{key}/#panel"
Strokes = list[list[tuple[float, float]]]


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


def points(path: str) -> Strokes:
    """The strokes of a path of M and L, as points."""
    strokes = []
    for stroke in path.removesuffix("Z").split("M")[1:]:
        numbers = [float(number) for number in stroke.replace("L", " ").split()]
        strokes.append(list(zip(numbers[::2], numbers[1::2], strict=True)))
    return strokes


def reaches(stroke: Sequence[tuple[float, float]], mark: Mark) -> float:
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


def hold(drawn: CircleMap, dots: Sequence[Dot]) -> None:
    """Everything that is promised of every map."""
    keep_apart(drawn)
    stand_in_their_place(drawn, dots)
    lines_clear(drawn)


def keep_apart(drawn: CircleMap) -> None:
    """No two marks, places to touch or labels overlap, and all of it is on the canvas, clear of the middle."""
    centre = drawn.centre.r
    written = labels(drawn)
    for mark in drawn.marks:
        assert math.hypot(mark.x, mark.y) > centre + outer(mark), mark
        assert mark.hit_r >= mark.r, mark
        assert within(around(mark), drawn.box), mark
    for label in written:
        assert within(label.box, drawn.box), label
        assert math.hypot(*label.box.away_from(0, 0)) > centre, label
    for a, b in near_each_other(drawn.marks, written):
        if isinstance(a, Mark) and isinstance(b, Mark):
            assert not touch(a, b), (a, b)
            assert math.dist((a.x, a.y), (b.x, b.y)) >= a.hit_r + b.hit_r - SLACK, (a, b)
        elif isinstance(a, Label) and isinstance(b, Label):
            assert not overlap(a.box, b.box), (a, b)
        elif isinstance(a, Mark) and isinstance(b, Label):
            assert not covers(a, b.box), (a, b)
        elif isinstance(a, Label) and isinstance(b, Mark):
            assert not covers(b, a.box), (a, b)


def near_each_other(marks: Sequence[Mark], written: Sequence[Label]) -> Iterator[tuple[Mark | Label, Mark | Label]]:
    """Every pair whose boxes meet, found from left to right instead of each with each."""
    boxes: list[tuple[float, float, float, float, Mark | Label]] = []
    for mark in marks:
        reach = max(outer(mark), mark.hit_r)
        boxes.append((mark.x - reach, mark.x + reach, mark.y - reach, mark.y + reach, mark))
    boxes += [(label.box.left, label.box.right, label.box.top, label.box.bottom, label) for label in written]
    boxes.sort(key=lambda box: box[0])
    for i, (_left, right, top, bottom, one) in enumerate(boxes):
        for left, _right, its_top, its_bottom, other in boxes[i + 1 :]:
            if left > right:
                break
            if its_top < bottom and top < its_bottom:
                yield one, other


def stand_in_their_place(drawn: CircleMap, dots: Sequence[Dot]) -> None:
    """Each in its own ring and sector, the paid together."""
    radii = [0.0, *(ring.r for ring in reversed(drawn.rings))]
    assert radii == sorted(set(radii))
    edges = [angle(*points(divider)[0][-1]) for divider in drawn.dividers]
    assert edges == sorted(edges)
    used = [label.key for label in drawn.sectors]
    for mark, dot in zip(drawn.marks, dots, strict=True):
        assert (mark.key, mark.ring, mark.sector) == (dot.key, dot.ring, "paid" if dot.paid else dot.sector)
        assert radii[mark.ring - 1] < math.hypot(mark.x, mark.y) < radii[mark.ring], mark
        at = used.index(mark.sector)
        assert edges[at] < angle(mark.x, mark.y) < edges[at + 1], mark


def within(box: Box, sheet: Box) -> bool:
    return (
        sheet.left <= box.left and box.right <= sheet.right
        and sheet.top <= box.top and box.bottom <= sheet.bottom
    )  # fmt: skip


def lines_clear(drawn: CircleMap) -> None:
    """No line or arrow goes over a mark, its own or another's."""
    marks = sorted(drawn.marks, key=lambda mark: mark.x)
    rooms = [outer(mark) if mark.shape == "round" else mark.side / 2 for mark in marks]
    across, widest = [mark.x for mark in marks], max(rooms, default=0.0)
    for mark in drawn.marks:
        for stroke in points(mark.line) + [stroke for arrow in mark.arrows for stroke in points(arrow)]:
            xs, ys = [x for x, _y in stroke], [y for _x, y in stroke]
            top, bottom = min(ys) - widest, max(ys) + widest
            for i in range(bisect_left(across, min(xs) - widest), bisect_right(across, max(xs) + widest)):
                if top < marks[i].y < bottom:
                    assert reaches(stroke, marks[i]) > rooms[i], (mark.key, marks[i].key)


def one_more_moves_nobody(before: CircleMap, after: CircleMap) -> None:
    """Those who were there keep their sector, their ring and their initials."""
    for old, new in zip(before.marks, after.marks, strict=False):
        assert (old.key, old.sector, old.ring, old.initials) == (new.key, new.sector, new.ring, new.initials)


# Ten thousand


def many(maps: int, seed: int) -> int:
    """Holds that many maps to it, each second one with one more in it; how many connections they had."""
    rng, connections = random.Random(seed), 0
    for _ in range(maps // 2):
        number = rng.choice((rng.randint(2, 26), rng.randint(2, MOST)))
        dots, words = a_life(rng, number), rng.choice((WORDS, GEIRIAU))
        before, after = circle_map(dots[:-1], words=words), circle_map(dots, words=words)
        hold(before, dots[:-1])
        hold(after, dots)
        one_more_moves_nobody(before, after)
        connections += 2 * number - 1
    return connections


def of_eighty() -> tuple[float, int]:
    """Milliseconds for the map of eighty, and its bytes as they travel: the most of several lives."""
    from django.template.loader import render_to_string

    slowest, largest = 0.0, 0
    for seed in range(5):
        dots = a_life(random.Random(seed), MOST)
        times = []
        for _ in range(30):
            start = time.process_time()
            drawn = circle_map(dots, href=HREF, words=GEIRIAU, centre_name="Angharad", chosen=7)
            context = {"map": drawn, "map_title": "The people in Angharad’s life"}
            page = render_to_string("networks/_map.html", context)
            times.append(time.process_time() - start)
        slowest, largest = max(slowest, min(times) * 1000), max(largest, len(gzip.compress(page.encode())))
    return slowest, largest


def main(maps: int, seed: int = 20) -> None:
    os.environ.setdefault("DATABASE_URL", "postgresql:///not-asked")
    os.environ.setdefault("SECRET_KEY", "maps")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    import django

    django.setup()
    milliseconds, size = of_eighty()
    start = time.process_time()
    connections = many(maps, seed)
    print(
        json.dumps(
            {
                "maps": maps,
                "connections": connections,
                "seconds": round(time.process_time() - start, 1),
                "ms_of_eighty": round(milliseconds, 1),
                "bytes_of_eighty": size,
            }
        )
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
