"""A chart as a picture to keep: it says by itself what it shows and how it is read, in the letters of the page."""

from dataclasses import dataclass

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
    Written,
    as_png,
    font,
    lines,
    rules,
)
from outcomes.chart import WIDE, Chart, Figure
from outcomes.told import Told

SENTENCE, SIGN = 24.0, 18.0  # sizes of letters
ROOM = 40.0  # above the drawing, and below it


@dataclass(frozen=True)
class Picture:
    width: float
    height: float
    title: list[Written]
    sentence: list[Written]
    figure: Figure
    chart: Chart
    # How far down the chart begins.
    top: float
    signs: list[Written]


def picture(told: Told) -> Picture:
    """Title, sentence, chart and how it is read, one below the other."""
    titles, top = lines(told.title, TITLE, WIDE.width, MARGIN)
    each = _("Each dot is one month.") if told.series.length == "month" else _("Each dot is one quarter.")
    sentences, top = lines(f"{told.series.measure.what} {each}", SENTENCE, WIDE.width, top + 8)
    figure = told.large
    chart, *_narrower = figure.charts
    said = [told.what_to_expect, *(f"{one.when}: {one.in_their_words} {one.words}" for one in told.what_changed)]
    said.append(_("Numbers of people are rounded to the nearest 5, and fewer than 10 are not shown."))
    signs: list[Written] = []
    end = top + ROOM + chart.height + ROOM
    for sentence in said:
        more, end = lines(sentence, SIGN, WIDE.width, end)
        signs += more
        end += 8
    height = round(end + MARGIN, 1)
    return Picture(WIDE.width + 2 * MARGIN, height, titles, sentences, figure, chart, round(top + ROOM, 1), signs)


def svg(picture: Picture, *, letters: bool = True) -> str:
    """`letters`: with the font files in it."""
    drawn = render_to_string("outcomes/chart.svg", _context(picture, []))
    if letters:
        further = any("\u0100" <= letter <= "\u1eff" for letter in drawn)
        faces = [(font(LATIN), "")] + ([(font(LATIN_EXT), BEYOND_LATIN)] if further else [])
        drawn = render_to_string("outcomes/chart.svg", _context(picture, faces))
    return NO_LETTERS.sub("", drawn)


def _context(picture: Picture, faces: list[tuple[str, str]]) -> dict[str, object]:
    return {
        "picture": picture,
        "rules": rules("going.css", "/* A chart, drawn */"),
        "family": FAMILY,
        "margin": MARGIN,
        "fonts": faces,
    }


def png(picture: Picture) -> bytes:
    return as_png(svg(picture, letters=False))
