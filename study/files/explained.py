"""The columns of demands.csv and steps.csv on the page where they are brought in: what each holds, and an example."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from study.files import columns
from study.files.columns import Column, Holds
from study.models import Demand, Step, Walk

# By the name of the column. In the words of the old system, where they stand for its things.
A_DEMAND: dict[str, Any] = {
    "on": "2026-11-23",
    "words": _("When is somebody coming about my step?"),
    "mattered": _("To get to chapel on Sunday"),
    "came_in_as": _("Progress chasing"),
    "kind": "failure",
    "cause": _("Nobody said when"),
    "language": "en",
}
A_STEP: dict[str, Any] = {
    "walk": "1",
    "pseudonym": "Olwen",
    "name": _("What it took to have a rail by the step"),
    "asked": _("A rail by the step"),
    "mattered": _("To get to chapel on Sunday"),
    "agreed": _("At her kitchen table"),
    "agreed_on": "2026-11-20",
    "walked_back_on": "",
    "walk_said": "",
    "walk_got_in_the_way": "",
    "after_change": "",
    "language": "en",
    "position": "2",
    "on": _("about March 2026"),
    "certainty": "",
    "holder": "somebody",
    "held_by": _("The access team"),
    "met": _("Somebody on the telephone"),
    "happened": "passed_on",
    "words": _("Passed on to another team"),
    "passed_to": _("Occupational therapy"),
    "form": "",
    "asked_again": "",
    "did": "failure",
    "minutes": "15",
    "said": _("I only wanted a rail."),
    "got_in_the_way": _("Rails under £50 are ordered by another team"),
}


@dataclass(frozen=True)
class Explained:
    name: str
    called: str
    # What it can be: a choice as the file has it, and in words.
    choices: list[tuple[str, str]]
    needed: bool
    example: Any


def demand() -> list[Explained]:
    return [_one(column, Demand, column.name, A_DEMAND) for column in columns.DEMAND]


def step() -> list[Explained]:
    walk = [_one(column, Walk, columns.OF_THE_WALK[column.name], A_STEP) for column in columns.WALK]
    which = Explained("walk", str(_("Which walk: the same for each of its steps")), [], False, A_STEP["walk"])
    return [which, *walk, *(_one(column, Step, column.name, A_STEP) for column in columns.STEP)]


def _one(column: Column, model: Any, name: str, examples: dict[str, Any]) -> Explained:
    field = model._meta.get_field(column.name)
    choices = [(value, str(label)) for value, label in field.choices or []]
    if column.holds is Holds.YES:
        choices = [("yes", "")]
    called = str(field.verbose_name)
    # What nobody types as words has no name of its own in the code.
    own = {"position": _("Its place in the telling: 1, 2, 3"), "language": _("In which language: en, cy, …")}
    return Explained(name, str(own.get(column.name, called)), choices, column.needed, examples[name])
