"""What may be shown of a figure without pointing at a person.

Every figure that leaves the people's database passes through here, in this order: `protected` each cell alone,
`refuse_nested` against the cells around it, `hide_together` within one breakdown. Percentages, medians and means
come from what has passed.

Sources: small numbers, NHS Hospital Episode Statistics and OpenSAFELY (hide small counts, round the others to 5);
noise that belongs to the cell, the cell key method of the ONS for the Census of 2021; its distribution, the
discrete Laplace mechanism (the geometric mechanism) as in OpenDP; hidden cells of a breakdown, and dominance,
the tau-ARGUS handbook of Statistics Netherlands.
"""

import hmac
import math
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, localcontext

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# A unit with fewer people, or a count of fewer, is "too few to show": zero is a count too.
MINIMUM_PEOPLE = 10
ROUND_TO = 5
# The noise: how far it goes from 0, on average about two either way.
SCALE = 2.0
# A line drawn at exactly ten gives somebody away: whoever knows nine of those counted, and sees a figure, knows
# that the tenth is counted. So each cell's line is drawn by lot, this much above ten at most and half of it mostly.
BLUR = 10
# A mean is of so many people or more; it is hidden when its largest two values are over 90 in every 100 of all
# that it adds up, or when all the others are less than 10 in every 100 of the largest.
MEAN_PEOPLE = 100
LARGEST_SHARE = 90
OTHERS_SHARE = 10

WHY_HIDDEN: dict[str, str | Promise] = {
    "few": _("Too few to show."),
    "pair": _("Not shown: it is so close to another figure that the two together would point at somebody."),
    "together": _("Not shown: with it, another figure that is too small to show could be worked out."),
    "dominant": _("Not shown: one or two people make up nearly all of it."),
}


@dataclass(frozen=True)
class Cell:
    """One count before protection.

    `people` are all who could have been counted, counted or not, and `members` is a digest of who they are: of the
    denominator, never of those counted. (Noise keyed on those counted changes when one of them does, and tells.)
    """

    name: str
    count: int
    people: int
    members: str


@dataclass(frozen=True)
class Released:
    """A count as it may be shown. Without a figure, `why` is one of WHY_HIDDEN; with one it is empty."""

    figure: int | None
    why: str = ""


@dataclass(frozen=True)
class ReleasedMean:
    """A mean as it may be shown, in the unit of its values."""

    figure: float | None
    why: str = ""


@dataclass(frozen=True)
class Values:
    """What a mean needs to know of its values, one for each person, none below `low` or above `high`.

    All in the unit of the values. The database clips, adds up and finds the two largest: they never come here.
    """

    name: str
    people: int
    members: str
    total: float
    largest: float
    second: float
    low: float
    high: float


@dataclass(frozen=True)
class Band:
    """So many from `low` up to, not including, `high`; the last of a row ends where values are clipped."""

    low: float
    high: float
    count: int


Noise = Callable[..., int]


def lot(*, secret: bytes, about: str, measure: str, cell: str, period: str, members: str) -> int:
    """A number from 0 to 2^64 - 1 that only whoever has the secret can work out, the same each time."""
    parts = (about, measure, cell, period, members)
    # Each with its length before it: "team 1" in "2" can never be "team" in "12".
    said = b"".join(len(part.encode()).to_bytes(4) + part.encode() for part in parts)
    return int.from_bytes(hmac.digest(secret, said, "sha256")[:8])


def noise(*, secret: bytes, measure: str, cell: str, period: str, members: str) -> int:
    """Discrete Laplace noise: P(k) = (1 - a) / (1 + a) · a^|k| with a = e^(-1/SCALE); variance 2a / (1 - a)^2.

    With SCALE 2: 0 in 24 of 100, within 2 in 72 of 100, within 5 in 94 of 100; variance 7.84. By inverse
    transform: one bit is the sign, and the other 63 are looked up among the tails P(|k| >= m) in units of 2^-63, so
    that it is symmetric exactly, each probability is right to 2^-63, and nothing depends on a machine's floats.
    Nothing beyond 2 · 63.5 · ln 2, about 88, is ever drawn.
    """
    drawn = lot(secret=secret, about="noise", measure=measure, cell=cell, period=period, members=members)
    size = len(TAILS) - bisect_right(TAILS, drawn >> 1)
    return -size if drawn & 1 else size


def tails(scale: float) -> list[int]:
    """P(|k| >= m) in units of 2^-63 for every m, from the last that is any to m = 1: smallest first."""
    found: list[int] = []
    with localcontext(prec=60):
        a = (-1 / Decimal(scale)).exp()
        tail = 2 * a / (1 + a) * 2**63
        while tail >= Decimal("0.5"):
            found.append(round(tail))
            tail *= a
    return found[::-1]


TAILS = tails(SCALE)


def within(most: int) -> float:
    """How likely the noise is no further from 0 than this."""
    return 1 - TAILS[-most - 1] / 2**63


def line(*, secret: bytes, measure: str, cell: str, period: str, members: str) -> int:
    """The smallest count that this cell shows: ten, and heads among BLUR tosses of a coin."""
    drawn = lot(secret=secret, about="line", measure=measure, cell=cell, period=period, members=members)
    return MINIMUM_PEOPLE + (drawn & (1 << BLUR) - 1).bit_count()


def no_noise(**_key: object) -> int:
    """For comparing with other programs."""
    return 0


def sharp_line(**_key: object) -> int:
    """For comparing with other programs."""
    return MINIMUM_PEOPLE


def protected(
    cell: Cell, *, measure: str, period: str, secret: bytes, noise: Noise = noise, line: Noise = line
) -> Released:
    """The count with its noise, to the nearest 5; or nothing, where the people, the count or the result are few.

    It is never below ten. It is not held down to the number of people: that number is a secret as well, and a
    figure that stopped at it would tell it. `rate` keeps a part within its whole, from released figures alone.
    """
    key = {"measure": measure, "cell": cell.name, "period": period, "members": cell.members}
    if cell.people < MINIMUM_PEOPLE or cell.count < line(secret=secret, **key):
        return Released(None, "few")
    noisy = cell.count + noise(secret=secret, **key)
    return Released(None, "few") if noisy < MINIMUM_PEOPLE else Released(to_the_nearest(noisy, ROUND_TO))


def to_the_nearest(count: int, step: int) -> int:
    """Halves, which an odd step never meets, go up."""
    return (count + step // 2) // step * step


def refuse_nested(
    released: Mapping[str, Released], cells: Mapping[str, Cell], pairs: Iterable[tuple[str, str]]
) -> dict[str, Released]:
    """Without the inner one of each pair (inner, outer) whose people are nearly, but not quite, the same.

    Fewer than ten apart, the difference of the two figures would be about those few. The same people twice are no
    pair. What cannot be one within the other (the inner one larger, or equal and others) is refused as well: then
    somebody is wrong about who is in it.
    """
    kept = dict(released)
    for inner, outer in pairs:
        if cells[inner].members == cells[outer].members:
            continue
        if cells[outer].people - cells[inner].people < MINIMUM_PEOPLE and kept[inner].figure is not None:
            kept[inner] = Released(None, "pair")
    return kept


def hide_together(released: Mapping[str, Released], total: Released) -> dict[str, Released]:
    """The parts of a breakdown (two or more) that adds up to a released total, and no hidden one can be worked out.

    The hidden parts hold what the total leaves over from those shown. One alone is then known, and several that
    hold less than ten together are known within less than ten: so the smallest shown part is hidden as well, until
    each may be anything from 0 to ten or more. Decided from released figures only, so that it tells nothing more.
    """
    kept = dict(released)
    if total.figure is None:
        return kept
    shown = sorted((one.figure, name) for name, one in kept.items() if one.figure is not None)
    left_over = total.figure - sum(figure for figure, name in shown)
    hidden = len(kept) - len(shown)
    for figure, name in shown:
        if hidden == 0 or (hidden > 1 and left_over >= MINIMUM_PEOPLE):
            break
        kept[name] = Released(None, "together")
        left_over += figure
        hidden += 1
    return kept


def rate(part: int | None, whole: int | None) -> float | None:
    """In every 100, from released figures only; noise can bring a part above its whole, so never more than 100."""
    if part is None or not whole:
        return None
    return min(100.0, 100 * part / whole)


def mean(
    values: Values, *, step: float, measure: str, period: str, secret: bytes, noise: Noise = noise
) -> ReleasedMean:
    """The mean to the nearest `step`, with noise; or nothing, where the people are few or one or two dominate.

    A person adds at most high - low to the total, so the total gets the noise of a count in steps of that size: a
    mean of two times a hundred people differs from itself without one of them by no more than the noise. NK(2, 90%)
    and p 10%: tau-ARGUS handbook, chapter 4.
    """
    if values.people < MEAN_PEOPLE:
        return ReleasedMean(None, "few")
    others = values.total - values.largest - values.second
    if others * 100 < OTHERS_SHARE * values.largest or others * 100 < (100 - LARGEST_SHARE) * values.total:
        return ReleasedMean(None, "dominant")
    drawn = noise(secret=secret, measure=measure, cell=values.name, period=period, members=values.members)
    noisy = (values.total + drawn * (values.high - values.low)) / values.people
    return ReleasedMean(to_the_step(min(max(noisy, values.low), values.high), step))


def to_the_step(value: float, step: float) -> float:
    """Halves go up; the last digits are those of the step, so that 0.1 three times is 0.3."""
    digits = max(0, -math.floor(math.log10(step))) + 1
    return round(math.floor(value / step + 0.5) * step, digits)


def bands(
    counted: Sequence[Band],
    whole: Cell,
    *,
    measure: str,
    period: str,
    secret: bytes,
    noise: Noise = noise,
    line: Noise = line,
) -> list[Band]:
    """The bands of a cell, in order and next to each other, rolled up until each can be shown; none if none can.

    From the lowest upwards; what is left over at the top joins the band below it.
    """

    def shown(of: Band) -> Band | None:
        cell = replace(whole, name=f"{whole.name} {of.low:g} to {of.high:g}", count=of.count)
        figure = protected(cell, measure=measure, period=period, secret=secret, noise=noise, line=line).figure
        return None if figure is None else replace(of, count=figure)

    before: list[Band] = []
    found: list[Band] = []
    waiting: Band | None = None
    for one in counted:
        waiting = one if waiting is None else rolled_up(waiting, one)
        if figure := shown(waiting):
            before.append(waiting)
            found.append(figure)
            waiting = None
    while waiting is not None and before:
        found.pop()
        waiting = rolled_up(before.pop(), waiting)
        if figure := shown(waiting):
            found.append(figure)
            waiting = None
    return found


def rolled_up(lower: Band, upper: Band) -> Band:
    return Band(lower.low, upper.high, lower.count + upper.count)


def typical(released: Sequence[Band]) -> float | None:
    """The median, in the unit of the bands: as if those within a released band stood evenly apart."""
    half = sum(band.count for band in released) / 2
    for band in released:
        if half <= band.count:
            return band.low + (band.high - band.low) * half / band.count
        half -= band.count
    return None


def says_too_little(released: Sequence[Band], last: float) -> bool:
    """Whether the middle is in a band that was rolled up with the one from `last` on, which has no real end: wherever
    in it the middle were put, it would be made up."""
    half = sum(band.count for band in released) / 2
    for band in released:
        if half <= band.count:
            return band is released[-1] and band.low < last
        half -= band.count
    return True


def mean_of(released: Sequence[Band]) -> float | None:
    """The mean, in the unit of the bands: as if all in a released band stood in its middle."""
    people = sum(band.count for band in released)
    return sum((band.low + band.high) / 2 * band.count for band in released) / people if people else None
