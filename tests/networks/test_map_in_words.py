"""Whoever does not see the map hears all that it shows: what is drawn, and what is said, read from the same page."""

import math
import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from networks.models import Connection
from networks.words import gives
from people.models import Citizen, User
from tests.cast import Cast
from tests.conftest import everything_open
from tests.factories import ConnectionFactory
from tests.networks.maps import points
from tests.rules.markup import Element, Reader

SignIn = Callable[[User], Client]
NAMES = "Gwen Mair Beti Rhodri Dean Ceri Glyn Nesta Carys Shân Arwel Eleri Huw Lowri Macsen Non Owain Sioned".split()


@dataclass(frozen=True)
class Shown:
    """One mark of the map, or one row of the list."""

    name: str
    ring: str
    sector: str
    tie: str
    gives: str
    paid: bool
    far: bool
    ended: bool
    died: bool


def of_the_map(one: Shown) -> Shown:
    """Without what the map leaves out: of somebody who has died it is not drawn what it was like."""
    blank = {"tie": "", "gives": "", "ended": False} if one.died else {}
    return Shown(**{**one.__dict__, **blank})


def read(html: str) -> Element:
    reader = Reader()
    reader.feed(html)
    return reader.root


def having(root: Element, name: str) -> list[Element]:
    return [one for one in root.down() if name in one.classes]


def text(element: Element) -> str:
    return " ".join(" ".join(part for one in element.down() for part in one.said).split())


# What is drawn, from its shapes and places alone


def drawn(page: Element) -> dict[str, Shown]:
    """The id of each mark → what one sees."""
    (svg,) = having(page, "circle-map")
    rings = sorted((float(ring.attributes["r"]), name) for ring, name in zip(
        having(svg, "map-ring"), map(text, having(svg, "map-ring-name")), strict=True
    ))  # fmt: skip
    edges = [around(*points(edge.attributes["d"])[0][-1]) for edge in having(svg, "map-divider")]
    sectors = list(sector_names(svg))
    lines: list[list[Element]] = []
    for path in [one for one in svg.down() if one.classes & {"map-line", "map-arrow"}]:
        if "map-line" in path.classes:
            lines.append([])
        lines[-1].append(path)
    found = {}
    for mark, (line, *arrows) in zip(having(svg, "map-mark"), lines, strict=True):
        (placed,) = (one for one in mark.down() if "transform" in one.attributes)
        x, y = map(float, placed.attributes["transform"].removeprefix("translate(").removesuffix(")").split())
        (kind,) = line.classes - {"map-line"}
        square = any(one.tag == "rect" and "map-shape" in one.classes for one in mark.down())
        found[mark.attributes["id"].removeprefix("map-mark-")] = Shown(
            name=mark.attributes["aria-label"].partition(",")[0],
            ring=next(name for r, name in rings if math.hypot(x, y) < r),
            sector=next(name for edge, name in zip(edges[1:], sectors, strict=True) if around(x, y) < edge),
            tie="" if kind == "map-line-died" else kind.removeprefix("map-line-"),
            gives="" if kind == "map-line-died" else who_gives(arrows),
            paid=square,
            far=bool(having(mark, "map-far")),
            ended="map-mark-ended" in mark.classes,
            died="map-mark-died" in mark.classes,
        )
    return found


def around(x: float, y: float) -> float:
    return math.atan2(x, -y) % math.tau


def sector_names(svg: Element) -> Iterator[str]:
    """Clockwise; a name of two lines stands there twice with one column."""
    names: list[tuple[str, str]] = []
    for line in having(svg, "map-sector-name"):
        x = line.attributes["x"]
        if names and names[-1][0] == x and not known(names[-1][1]):
            names[-1] = (x, f"{names[-1][1]} {text(line)}")
        else:
            names.append((x, text(line)))
    return (name for _x, name in names)


def known(name: str) -> bool:
    return name in {str(label) for label in Connection.Sector.labels} | {translation.gettext("Paid to help")}


def who_gives(arrows: list[Element]) -> str:
    ways = set()
    for arrow in arrows:
        tip, *back = (math.hypot(*point) for point in points(arrow.attributes["d"])[0])
        ways.add("they" if tip < min(back) else "me")
    return "both" if len(ways) == 2 else ways.pop()


# What is said: the names of the marks, and the list


def listed(page: Element, citizen: Citizen, *, own: bool) -> dict[str, Shown]:
    found = {}
    for row in [one for one in page.down() if one.attributes.get("id", "").startswith("connection-")]:
        column = next(one for one in row.up() if any(child.tag == "h3" for child in one.children))
        (name,) = (text(one) for one in row.down() if one.tag == "strong")
        said = re.split(r"(?<=\.) ", text(having(row, "said")[0]))
        paid = translation.gettext("Paid to be there.") in said
        found[row.attributes["id"].removeprefix("connection-")] = Shown(
            name=name,
            ring=next(text(child) for child in column.children if child.tag == "h3"),
            sector=translation.gettext("Paid to help")
            if paid
            else next(str(label) for label in Connection.Sector.labels if f"{label}." in said),
            **like(said, citizen, own=own),
            paid=paid,
            far=any(one.startswith(translation.gettext("Lives far away.").rstrip(".")) for one in said),
            ended=translation.gettext("Not in touch now.") in said,
            died=translation.gettext("Has died.") in said,
        )
    return found


def like(said: list[str], citizen: Citizen, *, own: bool) -> dict[str, str]:
    (found,) = (
        {"tie": tie.value, "gives": way.value}
        for tie in Connection.Tie
        for way in Connection.Gives
        if f"{tie.label}, {gives(Connection(gives=way), citizen, own)}." in said
    )
    return found


def everybody(citizen: Citizen, many: int) -> None:
    """So many, of every kind, in every way."""
    rng = random.Random(many)
    for i in range(many):
        ConnectionFactory(
            citizen=citizen,
            name=NAMES[i % len(NAMES)] + (f" {i}" if i >= len(NAMES) else ""),
            kind=rng.choice(Connection.Kind.values),
            sector=rng.choice(Connection.Sector.values),
            circle=rng.choice(Connection.Circle.values),
            tie=rng.choice(Connection.Tie.values),
            gives=rng.choice(Connection.Gives.values),
            paid=rng.random() < 0.3,
            far=rng.random() < 0.3,
            where=rng.choice(["", "Leeds"]),
            ended=rng.random() < 0.2,
            died=rng.random() < 0.2,
            since_year=rng.choice([None, 1968]),
        )


@pytest.mark.parametrize("many", [1, 16, 45])
@pytest.mark.parametrize("language", ["en", "cy"])
@pytest.mark.parametrize("own", [True, False], ids=["own", "of another"])
def test_what_is_said_is_what_is_drawn(cast: Cast, client_for: SignIn, many: int, language: str, own: bool) -> None:
    her: Any = cast.hers.citizen
    with everything_open():
        Connection.objects.filter(citizen=her).delete()
        everybody(her, many)
    client = client_for(cast.eirlys if own else cast.carys)
    client.post(reverse("set_language"), {"language": language, "next": "/"})
    page = read(client.get(reverse("life", args=[her.pk])).content.decode())
    with translation.override(language):
        seen, said = drawn(page), listed(page, her, own=own)
        assert len(seen) == many
        assert {key: of_the_map(one) for key, one in said.items()} == seen
        for mark in having(page, "map-mark"):
            one = seen[mark.attributes["id"].removeprefix("map-mark-")]
            heard = {
                translation.gettext("has died"): one.died,
                translation.gettext("not in touch now"): one.ended,
                translation.gettext("lives far away"): one.far,
            }
            true = [words for words, is_so in heard.items() if is_so]
            assert mark.attributes["aria-label"] == ", ".join([one.name, *true])


@pytest.mark.parametrize("kind", Connection.Kind)
@pytest.mark.parametrize("language", ["en", "cy"])
def test_what_is_no_person_is_said_to_be_none(
    cast: Cast, client_for: SignIn, kind: Connection.Kind, language: str
) -> None:
    """The map draws them alike; the sentence counts them apart, and so does the list."""
    her = cast.hers.citizen
    with everything_open():
        one: Any = ConnectionFactory(citizen=her, name="Capel Salem", kind=kind)
    client = client_for(cast.carys)
    client.post(reverse("set_language"), {"language": language, "next": "/"})
    page = read(client.get(reverse("life", args=[her.pk])).content.decode())
    (row,) = (found for found in page.down() if found.attributes.get("id") == f"connection-{one.pk}")
    with translation.override(language):
        assert (f"{kind.label}." in text(row)) == (kind != Connection.Kind.PERSON)
