"""What may be shown of a figure without pointing at a person.

Every figure that leaves the people's database passes through here. The rules for small numbers follow the
NHS (Hospital Episode Statistics: suppress small counts, round the others to 5) and OpenSAFELY.
"""

import math
from collections.abc import Sequence
from statistics import median

# A unit with fewer people, or a count of fewer, is "too few to show": zero is a count too.
MINIMUM_PEOPLE = 10
ROUND_TO = 5


def released(count: int, people: int) -> int | None:
    """The count as it may be shown, out of so many people; None is "too few to show".

    To the nearest 5: 12 is shown as 10, and 13 as 15. No whole number is halfway between two fives; if
    ROUND_TO is ever made even, halves go up.
    """
    if people < MINIMUM_PEOPLE or count < MINIMUM_PEOPLE:
        return None
    return (count + ROUND_TO // 2) // ROUND_TO * ROUND_TO


def median_released(values: Sequence[float], people: int) -> int | None:
    """The median in whole days, halves up; None when it is of fewer than ten values or ten people."""
    if people < MINIMUM_PEOPLE or len(values) < MINIMUM_PEOPLE:
        return None
    return math.floor(median(values) + 0.5)
