"""The map as a file to keep: whole in itself, in the letters of the page, and with nothing that others may not see."""

import io
import re
from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree

import pytest
import typst
from django.conf import settings
from django.test import Client
from django.urls import reverse
from PIL import Image

from networks import picture
from networks.drawing import legend
from networks.layout import circle_map
from people.letters import FONTS
from people.models import Citizen, Look, User
from tests.cast import Cast
from tests.conftest import everything_open
from tests.factories import ConnectionFactory
from tests.networks.maps import NAMES, WORDS, a_dot

SignIn = Callable[[User], Client]
TITLE, SENTENCE = "The people in Eirlys’s life", "Ten people who are not paid to be there. Three who are."


def of(*names: str, **more: Any) -> picture.Picture:
    dots = [a_dot(i, name) for i, name in enumerate(names)]
    drawn = circle_map(dots, words=WORDS, centre_name="Eirlys")
    return picture.picture(drawn, **{"title": TITLE, "sentence": SENTENCE, "legend": legend(), **more})


def written(svg: str) -> list[str]:
    """Every line of writing in the picture."""
    root = ElementTree.fromstring(svg.encode())  # noqa: S314 - our own
    return ["".join(one.itertext()) for one in root.iter("{http://www.w3.org/2000/svg}text")]


def test_it_stands_alone() -> None:
    svg = picture.svg(of("Gwen", "Siân Llŷr"))
    lines = written(svg)
    assert " ".join(lines).startswith(f"{TITLE} {SENTENCE} Now and then")
    assert {"Gwen", "Siân Llŷr", "GW".title(), "Eirlys", *(said for _kind, said in legend())} <= set(lines)
    # Its letters are in it, its colours are written out, and it asks for nothing from anywhere.
    assert set(re.findall(r"(?:href|url\(|src=)\W*([a-z]+:)", svg)) == {"data:"}
    assert "var(" not in svg
    assert "href=" not in svg
    assert "<script" not in svg
    assert ".map-shape { fill: #FFFFFF; stroke: #5E2A56;" in svg


def test_it_carries_only_the_letters_that_it_writes_with() -> None:
    plain, welsh = (picture.svg(of(name)) for name in ("Gwen", "Llŷr"))
    assert plain.count("@font-face") == 1
    assert welsh.count("@font-face") == 2
    assert picture.BEYOND_LATIN in welsh
    assert len(plain) < 60_000 < len(welsh) < 100_000
    # The same ranges as on the page.
    sheet = (settings.BASE_DIR / "static" / "css" / "site.css").read_text()
    assert f"unicode-range: {picture.BEYOND_LATIN}" in sheet


def test_a_name_is_never_markup() -> None:
    svg = picture.svg(of("</text><script>alert(1)</script>", "Tab\x01bed \ufffe", title='<&"', sentence="Ŵ " * 80))
    assert "<script" not in svg
    assert '<&"' in written(svg)
    assert "Tabbed" in " ".join(written(svg))


@pytest.mark.parametrize("many", [0, 3, 80])
def test_nothing_of_it_lies_outside_or_over_another(many: int) -> None:
    made = of(*(NAMES[0] for _ in range(many)), sentence=f"{SENTENCE} " * 5)
    lines = [*made.title, *made.sentence]
    assert [line.base for line in lines] == sorted({line.base for line in lines})
    assert lines[-1].base < made.place.top
    assert made.place.left >= picture.MARGIN
    assert made.place.left + made.place.width <= made.width - picture.MARGIN + 0.2
    assert all(made.place.top + made.place.height < sign.place.top for sign in made.signs)
    assert max(sign.said.base for sign in made.signs) < made.height - picture.MARGIN
    columns = {sign.said.left for sign in made.signs}
    assert all(made.width - left > picture.MARGIN for left in columns)


def test_a_picture_in_the_letters_of_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    made = of("Gwen", "Siân Llŷr")
    png = Image.open(io.BytesIO(picture.png(made)))
    assert png.format == "PNG"
    assert png.width == pytest.approx(made.width * picture.DOTS_PER_INCH / 96, abs=2)
    nothing = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[])
    monkeypatch.setattr(picture, "fonts", lambda: nothing)
    assert Image.open(io.BytesIO(picture.png(made))).tobytes() != png.tobytes()
    # By the family's own name, which the files say: another's would be drawn in no letters of ours.
    ours = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])
    monkeypatch.setattr(picture, "fonts", lambda: ours)
    assert Image.open(io.BytesIO(picture.png(made))).tobytes() == png.tobytes()


def test_every_sign_of_the_legend_is_drawn() -> None:
    signs = of("Gwen", legend=legend(new=True))
    assert len(signs.signs) == 10
    svg = picture.svg(signs)
    assert svg.count("map-sample-line") == 5
    assert "map-sample map-mark-new" in svg


# The addresses


def url(name: str, citizen: Citizen) -> str:
    return reverse(name, args=[citizen.pk])


@pytest.mark.parametrize(("name", "kind", "begins"), [
    ("life_svg", "image/svg+xml", b"<?xml"), ("life_png", "image/png", b"\x89PNG"),
])  # fmt: skip
def test_a_file_to_keep(cast: Cast, client_for: SignIn, name: str, kind: str, begins: bytes) -> None:
    her = cast.hers.citizen
    answer = client_for(cast.carys).get(url(name, her))
    assert answer.status_code == 200
    assert answer["Content-Type"] == kind
    assert answer.content.startswith(begins)
    # Whoever finds the file reads nothing in its name, and no browser keeps or runs anything of it.
    assert answer["Content-Disposition"] == f'attachment; filename="people.{name[-3:]}"'
    assert answer["Cache-Control"] == "no-store"
    assert answer["Content-Security-Policy"].startswith("default-src 'none'; style-src 'unsafe-inline'; font-src data:")
    assert answer["X-Content-Type-Options"] == "nosniff"
    with everything_open():
        assert Look.objects.filter(citizen=her, user=cast.carys, what="people").count() == 1


def test_only_what_one_sees_oneself(cast: Cast, client_for: SignIn) -> None:
    her = cast.hers.citizen
    with everything_open():
        for line in ("us", "workers", "everyone"):
            ConnectionFactory(citizen=her, name=f"Of{line}", who_can_see=line, written_by=cast.carys)
        ConnectionFactory(citizen=her, name="Ofnobody", put_away_at="2026-01-01T00:00Z")

    def names(user: User) -> set[str]:
        return set(re.findall(r"\bOf\w+", client_for(user).get(url("life_svg", her)).content.decode()))

    assert names(cast.eirlys) == {"Ofus", "Ofworkers", "Ofeveryone"}
    assert names(cast.gwen) == {"Ofeveryone"}
    assert "The people in my life" in client_for(cast.eirlys).get(url("life_svg", her)).content.decode()


@pytest.mark.parametrize("name", ["life_svg", "life_png"])
def test_whose_picture_it_is(cast: Cast, client_for: SignIn, name: str) -> None:
    her = cast.hers.citizen
    for unseen in ("ifan", "former", "dai", "tomos", "megan", "nia"):
        assert client_for(cast.users[unseen]).get(url(name, her)).status_code == 404
    assert client_for(cast.carys).post(url(name, her)).status_code == 405


def test_a_life_with_nobody_in_it_yet(cast: Cast, client_for: SignIn) -> None:
    client = client_for(cast.carys)
    assert client.get(url("life_png", cast.iolo)).status_code == 200
    assert "Iolo" in written(client.get(url("life_svg", cast.iolo)).content.decode())
