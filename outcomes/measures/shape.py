"""What a measure is: one thing that is counted, in plain words, and how."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from django.utils.functional import Promise

Words = str | Promise


class Kind(Enum):
    """How a figure comes from what was released. Whoever it is about is always counted in people."""

    PEOPLE = "people"  # how many people
    SHARE = "share"  # how many of them, in every 100
    MEAN = "mean"  # a mean of what each has, at a hundred people or more
    TYPICAL = "typical"  # the one in the middle, from banded counts
    BANDS = "bands"  # a mean from banded counts
    FOR_EACH_WORKER = "for_each_worker"  # people for each worker; never for one worker
    WORKED_OUT = "worked_out"  # from figures that are released already, and from those of before


class Group(Enum):
    """Where on the page."""

    LIFE = "life"  # what people live with
    SERVICE = "service"  # what the service does
    MONEY = "money"


@dataclass(frozen=True)
class Sentences:
    """How what a chart shows is said in one sentence, the title of its page.

    `usual` and `so_far` are given `number` (40) and, for days, `how_long` (about three weeks); `more` and
    `fewer` are given the `month` (April) around which something changed.
    """

    usual: Words
    so_far: Words
    too_early: Words
    more: Words
    fewer: Words


@dataclass(frozen=True)
class Reported:
    """What the article that this began with reports, in its own terms; never a figure of ours, and no target.

    `before` and `after` where it gives both. `change` says it in words: percent where it gave percent, points where
    two figures in every 100 are compared.
    """

    words: Words
    before: float | None = None
    after: float | None = None


@dataclass(frozen=True)
class Measure:
    """`amount` is a figure in its unit, given `number`. `rows` is SQL (outcomes/measures/rows.py says its shape).

    `bands` are the lower ends of the bands, the first of them the lowest value; `clip` the values between which a mean
    is taken; `step` what a mean is rounded to. `quarterly`: too rare to be counted by the month, or anywhere but in
    the whole organisation.
    """

    key: str
    kind: Kind
    group: Group
    title: Words
    what: Words
    unit: Words
    amount: Any
    how: Words
    leaves_out: Words
    sentences: Sentences
    rows: str = ""
    bands: Sequence[float] = ()
    clip: tuple[float, float] = (0, 0)
    step: float = 1
    decimals: int = 0
    quarterly: bool = False
    # Whether it is of what stands on the period's last day; otherwise it is of what happened in the period.
    stands: bool = False
    # Whether it is counted for teams and places too.
    below: bool = True
    # For what is worked out from others: their keys.
    of: Sequence[str] = field(default_factory=tuple)
    reported: Reported | None = None
