"""The circle map as a picture to keep: it says by itself whose it is, what it shows and how it is read.

An SVG that carries the letters of the page with it, so that it opens alike anywhere; or a PNG of the same, drawn by
Typst (people/letters.py says why Typst has TrueType files of its own).
"""

import base64
import math
import re
from dataclasses import dataclass
from functools import cache
from typing import Any

import typst
from django.conf import settings
from django.template.loader import render_to_string

from networks.layout import CircleMap
from networks.lettering import text_width
from people.letters import FONTS

FAMILY = "Atkinson Hyperlegible Next"
FILES = settings.BASE_DIR / "static"
# The file of each part of the letters, and what it holds, as the stylesheet has it (static/css/site.css).
LATIN, LATIN_EXT = (f"atkinson-hyperlegible-next-{part}" for part in ("latin", "latin-ext"))
BEYOND_LATIN = "U+100-130, U+132-151, U+154-2BA, U+1E00-1E9F, U+1EF2-1EFF"
MARGIN = 48.0
TITLE, SENTENCE, SIGN = 46.0, 28.0, 24.0  # sizes of letters
LEAST_WIDTH = 760.0
SAMPLE, ROW = 68.0, 44.0  # room for a sign beside its words, and from one row to the next
OF_LINES = {"strong", "all_right", "thin", "hard_going", "gives"}
# What XML has no room for: a name can be anything that can be typed or pasted.
NO_LETTERS = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
DRAWN = b'#set page(width: auto, height: auto, margin: 0pt)\n#image(bytes(sys.inputs.svg), format: "svg")'
DOTS_PER_INCH = 144


@dataclass(frozen=True)
class Place:
    """Where something stands within the picture."""

    left: float
    top: float
    width: float = 0.0
    height: float = 0.0


@dataclass(frozen=True)
class Written:
    """A line of writing, by where its letters begin and stand."""

    text: str
    left: float
    base: float


@dataclass(frozen=True)
class Sign:
    kind: str
    place: Place
    said: Written


@dataclass(frozen=True)
class Picture:
    width: float
    height: float
    title: list[Written]
    sentence: list[Written]
    map: CircleMap
    place: Place
    signs: list[Sign]


def picture(drawn: CircleMap, *, title: str, sentence: str, legend: list[tuple[str, str]]) -> Picture:
    """Title, sentence, map and legend, one below the other."""
    box = drawn.box
    wide, high = box.right - box.left, box.bottom - box.top
    width = max(wide, LEAST_WIDTH) + 2 * MARGIN
    room = width - 2 * MARGIN
    titles, top = lines(title, TITLE, room, MARGIN)
    sentences, top = lines(sentence, SENTENCE, room, top + 8)
    place = Place(round((width - wide) / 2, 1), round(top + 16, 1), round(wide, 1), round(high, 1))
    signs, end = in_columns(legend, room, place.top + high + 24)
    return Picture(round(width, 1), round(end + MARGIN, 1), titles, sentences, drawn, place, signs)


def lines(text: str, size: float, room: float, top: float) -> tuple[list[Written], float]:
    """The text on as many lines as it takes, and where the last of them ends."""
    wrapped: list[str] = []
    for word in text.split():
        longer = f"{wrapped[-1]} {word}" if wrapped else word
        if wrapped and text_width(longer, size) <= room:
            wrapped[-1] = longer
        else:
            wrapped.append(word)
    leading = size * 1.3
    written = [Written(line, MARGIN, round(top + leading * i + size, 1)) for i, line in enumerate(wrapped)]
    return written, top + leading * len(wrapped)


def in_columns(legend: list[tuple[str, str]], room: float, top: float) -> tuple[list[Sign], float]:
    """Each sign with its words beside it, in as many columns as there is room for."""
    widest = max(SAMPLE + text_width(said, SIGN) for _kind, said in legend)
    columns = max(1, int(room // widest))
    signs = []
    for i, (kind, said) in enumerate(legend):
        left, line = MARGIN + room / columns * (i % columns), top + ROW * (i // columns)
        # A line is longer and flatter than a mark; both stand on the middle of the words.
        place = Place(round(left, 1), line + 14) if kind in OF_LINES else Place(round(left + 14, 1), line + 10)
        signs.append(Sign(kind, place, Written(said, round(left + SAMPLE, 1), line + 30)))
    return signs, top + ROW * math.ceil(len(legend) / columns)


def svg(picture: Picture, *, letters: bool = True) -> str:
    """`letters`: with the font files in it."""
    context = {"picture": picture, "rules": rules(), "family": FAMILY, "fonts": ()}
    drawn = render_to_string("networks/picture.svg", context)
    if letters:
        further = any("\u0100" <= letter <= "\u1eff" for letter in drawn)
        faces = [(font(LATIN), "")] + ([(font(LATIN_EXT), BEYOND_LATIN)] if further else [])
        drawn = render_to_string("networks/picture.svg", {**context, "fonts": faces})
    return NO_LETTERS.sub("", drawn)


def png(picture: Picture) -> bytes:
    return as_png(svg(picture, letters=False))


def as_png(svg: str) -> bytes:
    """An SVG without letters of its own, drawn in ours."""
    # Typst has two weights of the letters, and takes any that is not a round hundred for the lighter one.
    drawn = svg.replace("font-weight: 650", "font-weight: 700")
    compiler = typst.Compiler(DRAWN, font_paths=fonts())
    made: Any = compiler.compile(format="png", ppi=DOTS_PER_INCH, sys_inputs={"svg": drawn})
    return bytes(made)


@cache
def font(name: str) -> str:
    """A font file as it stands in an address."""
    return base64.b64encode((FILES / "fonts" / f"{name}.woff2").read_bytes()).decode()


@cache
def fonts() -> Any:
    """Ours; and the machine's, for letters that ours lack."""
    return typst.Fonts(include_system_fonts=True, include_embedded_fonts=False, font_paths=[FONTS])


@cache
def rules(file: str = "map.css", since: str = "@layer parts {") -> str:
    """Those of the page's own stylesheet by which the map is drawn, each colour written out; or another drawing."""
    said = re.findall(r"(--\w+(?:-\w+)*): (#\w+)", (FILES / "css" / "site.css").read_text())
    colours = dict(reversed(said))  # as they are said first: later ones are for paper, and for more contrast
    sheet = (FILES / "css" / file).read_text()
    mine = sheet.partition(since)[2].partition("/* Up to here")[0]
    mine = re.sub(r"/\*.*?\*/", "", mine, flags=re.DOTALL)
    return re.sub(r"\s+", " ", re.sub(r"var\((--[\w-]+)\)", lambda found: colours[found[1]], mine)).strip()
