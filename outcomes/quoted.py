"""Quotes as they are shown: those that whoever said them allows at this moment."""

from collections.abc import Iterable, Sequence

from outcomes.measures import Measure
from outcomes.models import Quote
from people.actions.database import asked_of_the_database


def still_told(measure: Measure) -> list[Quote]:
    return still_told_beside([measure])[measure.key]


def still_told_beside(measures: Iterable[Measure]) -> dict[str, list[Quote]]:
    """In two queries: what was published beside each of these, and which of it is still allowed."""
    beside: dict[str, list[Quote]] = {measure.key: [] for measure in measures}
    quotes = list(Quote.objects.filter(measure__in=beside))
    allowed = still_allowed([quote.words for quote in quotes]) if quotes else set()
    for quote in quotes:
        if quote.words in allowed:
            beside[quote.measure].append(quote)
    return beside


def still_allowed(words: Sequence[str]) -> set[str]:
    """Which of these sentences somebody still allows us to quote, where they said it: asked of the people's database,
    which answers with the sentences and nothing else."""
    return {said for (said,) in asked_of_the_database("app_still_told", list(words))}
