"""The catalogue of measures: fixed, each defined once, in the order of the page."""

from outcomes.measures.shape import Group, Kind, Measure, Reported, Sentences

__all__ = ["KEYS", "MEASURES", "Group", "Kind", "Measure", "Reported", "Sentences"]

MEASURES: tuple[Measure, ...] = ()
KEYS = {measure.key: measure for measure in MEASURES}
