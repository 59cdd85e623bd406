"""A walk as a picture to keep: it says by itself what it shows and how it is read, in the letters of the page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from networks.picture import (
    BEYOND_LATIN,
    FAMILY,
    LATIN,
    LATIN_EXT,
    MARGIN,
    NO_LETTERS,
    TITLE,
    Place,
    Written,
    font,
    lines,
    rules,
)
from study.drawn import lanes, walked
from study.models import Step, Walk

SENTENCE, SIGN, ROW = 24.0, 18.0, 36.0  # sizes of letters, and from one sign to the next
VOICE = "Literata"


@dataclass(frozen=True)
class Picture:
    width: float
    height: float
    title: list[Written]
    sentence: list[Written]
    # How far down the drawing begins.
    top: float
    row: lanes.Row
    signs: list[tuple[str, Place, Written]]


def legend() -> list[tuple[str, str]]:
    """How the marks are read: what a step did, as it was said, and its mark in words."""
    return [
        ("asked_for", _("Filled: did something they asked for")),
        ("work", _("Open: somebody’s work")),
        ("failure", _("Broken ring: happened only because something had not been done")),
        ("", _("Small: nobody has said yet")),
    ]


def picture(walk: Walk, steps: Sequence[Step]) -> Picture:
    """Title, sentence, drawing and legend, one below the other."""
    told = walked.told(walk, steps)
    row = lanes.on_a_screen([one.point for one in told], them=walk.pseudonym)
    room = lanes.SCREEN
    titles, top = lines(str(walk), TITLE, room, MARGIN)
    sentences, top = lines(walked.in_a_sentence(walk, steps), SENTENCE, room, top + 8)
    drawn = top + 32
    end = drawn + row.height + 32
    signs = [
        (
            kind,
            Place(MARGIN + 12, round(end + ROW * i + 12, 1)),
            Written(said, MARGIN + 36, round(end + ROW * i + 18, 1)),
        )
        for i, (kind, said) in enumerate(legend())
    ]
    height = end + ROW * len(signs) + MARGIN / 2
    return Picture(row.width + 2 * MARGIN, round(height, 1), titles, sentences, round(drawn, 1), row, signs)


def svg(picture: Picture) -> str:
    further = any("\u0100" <= letter <= "\u1eff" for text in written(picture) for letter in text)
    spoken = any(mark.point.voice for mark in picture.row.marks)
    context = {
        "picture": picture,
        "rules": rules("study.css", "/* A walk, drawn */"),
        "margin": MARGIN,
        "fonts": faces(further=further, spoken=spoken),
    }
    return NO_LETTERS.sub("", render_to_string("study/walk.svg", context))


def written(picture: Picture) -> Iterator[str]:
    """Every line of writing in it."""
    yield from (line.text for line in (*picture.title, *picture.sentence))
    yield from (said.text for _kind, _place, said in picture.signs)
    yield from (line.text for lane in picture.row.lanes for line in lane.name)
    for mark in picture.row.marks:
        yield mark.day.text
        yield from (line.text for line in mark.label)


@cache
def faces(*, further: bool, spoken: bool) -> list[tuple[str, str, str]]:
    """The family, the file and its letters, of those that are written in."""
    families = [(FAMILY, LATIN, LATIN_EXT)] + ([(VOICE, "literata-latin", "literata-latin-ext")] if spoken else [])
    found = []
    for family, latin, beyond in families:
        found += [(family, font(latin), "")] + ([(family, font(beyond), BEYOND_LATIN)] if further else [])
    return found
