"""The catalogue of measures: fixed, each defined once, in the order of the page; the first leads it."""

from outcomes.measures.life import (
    CAME_BACK,
    CONTRIBUTES,
    DAYS_TO_HELP,
    LISTENED,
    NEARER,
    OWN_HELP,
    PROMISES,
    TIMES_TOLD,
)
from outcomes.measures.money import COST, COST_AVOIDED, HOME_CARE_HOURS, UNDERSPEND
from outcomes.measures.service import ASSESSMENTS, CAPACITY, CONTACTS, PLACEMENTS, WAITING
from outcomes.measures.shape import Group, Kind, Measure, Reported, Sentences

__all__ = ["KEYS", "MEASURES", "Group", "Kind", "Measure", "Reported", "Sentences"]

MEASURES: tuple[Measure, ...] = (
    DAYS_TO_HELP,
    LISTENED,
    CAME_BACK,
    TIMES_TOLD,
    NEARER,
    OWN_HELP,
    CONTRIBUTES,
    PROMISES,
    CONTACTS,
    ASSESSMENTS,
    WAITING,
    PLACEMENTS,
    CAPACITY,
    HOME_CARE_HOURS,
    COST,
    UNDERSPEND,
    COST_AVOIDED,
)
KEYS = {measure.key: measure for measure in MEASURES}
