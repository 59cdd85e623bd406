"""The figures of one walk that stand beside those of others.

They are kept with what was found in it (Findings.to_json): on a page with hundreds of walks only they are read.
"""

from collections.abc import Callable, Mapping
from typing import Any

# Of what was found in a walk, as it is kept, one figure; None: nobody knows.
Figure = Callable[[Mapping[str, Any]], int | None]


def many(name: str) -> Figure:
    return lambda found: len(found[name])


def days(name: str) -> Figure:
    return lambda found: found[name]["how_many"]


def to_themselves(found: Mapping[str, Any]) -> int:
    return sum(one["to_themselves"] for one in found["passed_on"])


def listeners(found: Mapping[str, Any]) -> int | None:
    """Unknown where it was told and nobody knows to whom."""
    return len(found["told_to"]) or (None if found["told"] else 0)


FIGURES: dict[str, Figure] = {
    "told": many("told"),
    "told_to": listeners,
    "forms": many("forms"),
    "forms_again": many("forms_again"),
    "passed_on": many("passed_on"),
    "to_themselves": to_themselves,
    "back": many("back"),
    "days": days("days"),
    "days_worked": days("days_worked"),
    "days_with_nobody": days("days_with_nobody"),
    "asked_for": many("asked_for"),
    "failure": many("failure"),
    "organisations": many("organisations"),
    "people": many("people"),
    "minutes": lambda found: found["minutes"],
}


def figures_of(found: Mapping[str, Any]) -> dict[str, int | None]:
    return {name: figure(found) for name, figure in FIGURES.items()}
