"""Quotes: sentences that somebody allowed us to quote, published beside the measure that they speak to."""

from collections.abc import Iterable, Iterator

from django.db import transaction

from conversations.models import MayQuote, MayTell
from outcomes.measures.life import CONTRIBUTES, LISTENED
from outcomes.models import Quote
from outcomes.quoted import still_allowed
from outcomes.router import PUBLISHED

# So many at a time are asked about.
BATCH = 500
Sentence = tuple[str, str, str]


def publish_quotes() -> tuple[int, int]:
    """Publish what stands and is not there yet, and delete what does not stand any more: how many of each."""
    gone = delete_what_does_not_stand()
    with transaction.atomic(using=PUBLISHED):
        there = set(Quote.objects.values_list("measure", "words", "language"))
        new = [Quote(measure=one, words=said, language=spoken) for one, said, spoken in set(_standing()) - there]
        Quote.objects.bulk_create(sorted(new, key=lambda quote: (quote.measure, quote.words)), ignore_conflicts=True)
    return len(new), gone


def delete_what_does_not_stand() -> int:
    """Delete what nobody allows any more: how many."""
    stand = set(_standing())
    with transaction.atomic(using=PUBLISHED):
        gone = [quote.pk for quote in Quote.objects.all() if (quote.measure, quote.words, quote.language) not in stand]
        Quote.objects.filter(pk__in=gone).delete()
    return len(gone)


def _standing() -> Iterator[Sentence]:
    """Who said it is read by nobody here: the measure, the words and their language."""
    told = MayQuote.objects.filter(taken_back_at=None).values_list("words", "listened__language")
    yield from _still_allowed(LISTENED.key, told)
    contributed = MayTell.objects.filter(taken_back_at=None).values_list("words", "contribution__language")
    yield from _still_allowed(CONTRIBUTES.key, contributed)


def _still_allowed(measure: str, told: Iterable[tuple[str, str]]) -> Iterator[Sentence]:
    # Two may have said the same in two languages: it stands once.
    languages = dict(told)
    words = list(languages)
    for start in range(0, len(words), BATCH):
        yield from ((measure, said, languages[said]) for said in still_allowed(words[start : start + BATCH]))
