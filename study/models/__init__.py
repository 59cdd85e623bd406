"""The current system, walked through from the side of the people whom it is for: a study, and what was seen in it."""

from study.models.demands import Demand
from study.models.forms_in_use import FormInUse, FormQuestion
from study.models.in_the_way import Condition, Shows, Stopping
from study.models.studies import Note, Study
from study.models.walks import Step, Walk, WhoseWalk

__all__ = [
    "Condition",
    "Demand",
    "FormInUse",
    "FormQuestion",
    "Note",
    "Shows",
    "Step",
    "Stopping",
    "Study",
    "Walk",
    "WhoseWalk",
]
