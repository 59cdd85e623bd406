"""What our own attack on the figures found, for the page that says how people are kept out of them.

`python -m tests.outcomes.attack` prints these numbers, and a test holds that they are the same.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# What we let an attacker have: nothing certain, and no more than these advantages.
MOST_TWICE = 0.12
MOST_KNOWING = 0.30


@dataclass(frozen=True)
class Attacked:
    """Certain: of how many in every 100 people. Advantage: 0 is a toss of a coin, 1 is always right.

    Twice: one figure seen with somebody among the people and again without. Knowing: everybody else's answer is
    known, and four figures hold the person.
    """

    twice_certain: float
    twice_advantage: float
    knowing_certain: float
    knowing_advantage: float

    @property
    def held(self) -> bool:
        nothing_certain = self.twice_certain == 0 == self.knowing_certain
        return nothing_certain and self.twice_advantage <= MOST_TWICE and self.knowing_advantage <= MOST_KNOWING

    @property
    def twice_right(self) -> float:
        return right(self.twice_advantage)

    @property
    def knowing_right(self) -> float:
        return right(self.knowing_advantage)


def right(advantage: float) -> float:
    """Of how many in every 100 people the attacker's guess is right."""
    return 50 + 50 * advantage


NAMES: dict[str, str | Promise] = {
    "as built": _("As we do it"),
    "raw counts": _("If we showed the exact numbers"),
    "noise keyed on those counted": _("If the chance number hung on who is counted"),
    "noise off": _("If we only rounded"),
    "a sharp line at ten": _("If the line were always at ten"),
}
FOUND: dict[str, Attacked] = {
    "as built": Attacked(0.0, 0.084, 0.0, 0.265),
    "raw counts": Attacked(100.0, 1.0, 100.0, 1.0),
    "noise keyed on those counted": Attacked(20.4, 0.415, 0.0, 0.26),
    "noise off": Attacked(9.2, 0.184, 55.3, 0.549),
    "a sharp line at ten": Attacked(0.0, 0.085, 1.6, 0.272),
}
