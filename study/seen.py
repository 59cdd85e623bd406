"""One step as it is looked at to find something, and what can be found: days, names, a passing-on."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from study.wordings import key_of

# As the choices of study.models.Step say it; a test holds them together.
SOMEBODY, NOBODY = "somebody", "nobody"
ABOUT = "about"
ASKED, TOLD, PASSED_ON, FORM = "asked", "told", "passed_on", "form"
DECISION, WAITED = "decision", "waited"
ASKED_FOR, WORK, FAILURE = "asked_for", "work", "failure"


@dataclass(frozen=True, slots=True)
class StepSeen:
    """One step: the words of study.models.Step. `on` is None when nobody knows the day, `minutes` when nobody said."""

    id: int
    number: int
    on: date | None = None
    certainty: str = "exact"
    holder: str = SOMEBODY
    held_by: str = ""
    met: str = ""
    happened: str = "other"
    passed_to: str = ""
    asked_again: bool = False
    did: str = ""
    minutes: int | None = None


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody or something by name, as it was first written, and the ids of the steps in which it is."""

    name: str
    steps: tuple[int, ...]
    # A team or service, or somebody met, and then the team or service where that was, if it is known.
    person: bool = False
    at: str = ""


@dataclass(frozen=True, slots=True)
class PassedOn:
    """A passing-on: the id of the step that shows it, from where to where; "" where nobody said."""

    step: int
    giver: str
    taker: str
    to_themselves: bool = False


@dataclass(frozen=True, slots=True)
class Days:
    """Days, None when unknown. `about`: one of the days it is worked out from is about. `at_least`: some had no day.

    `steps` are the ids of those that prove it, `unknown` of those that would belong to it and say no day.
    """

    how_many: int | None
    about: bool
    steps: tuple[int, ...]
    unknown: tuple[int, ...]

    @property
    def at_least(self) -> bool:
        return bool(self.unknown)


def is_wait(step: StepSeen) -> bool:
    """It lay with nobody, or they waited."""
    return step.holder == NOBODY or step.happened == WAITED


def is_work(step: StepSeen) -> bool:
    """Somebody worked in it: it says minutes; or it is no wait, and lay with somebody or did something for them.

    That the person asked is nobody's work, whatever came of it.
    """
    if step.minutes:
        return True
    if is_wait(step):
        return False
    return step.holder == SOMEBODY or (step.did in {ASKED_FOR, WORK} and step.happened != ASKED)


def place_of(step: StepSeen) -> str:
    """The key of the team or service with whom it lay; "" of none, and of one without a name."""
    return key_of(step.held_by) if step.holder == SOMEBODY else ""


def day_of(step: StepSeen) -> date:
    if step.on is None:
        raise ValueError("Nobody knows when this step was.")
    return step.on


def is_about(step: StepSeen) -> bool:
    return step.certainty == ABOUT


def ids(steps: Iterable[StepSeen]) -> tuple[int, ...]:
    return tuple(step.id for step in steps)


def distinct(steps: Iterable[StepSeen]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(ids(steps)))
