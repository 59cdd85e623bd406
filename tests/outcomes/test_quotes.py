"""Quotes: published when they are counted, and shown while whoever said it still allows it."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext

from conversations.models import MayQuote
from outcomes.actions.quotes import delete_what_does_not_stand, publish_quotes
from outcomes.measures import KEYS
from outcomes.models import Quote
from outcomes.quoted import still_allowed, still_told
from people.access import WhoCanSee
from people.models import Citizen, Closing, User
from tests import factories as make
from tests.cast import Cast
from tests.conftest import everything_open, named

NOW = datetime(2025, 5, 1, tzinfo=UTC)
LISTENED, CONTRIBUTES = KEYS["listened"], KEYS["contributes"]
SAID, GAVE = "You waited until I had found the word.", "There is a bus to the chapel again."


@pytest.fixture
def ann(cast: Cast) -> Iterator[Citizen]:
    with everything_open():
        yield make.CitizenFactory.create(added_by=make.UserFactory(works_as=User.WORKER), language="cy")


@pytest.fixture
def quote(ann: Citizen) -> MayQuote:
    listened = make.ListenedFactory(
        citizen=ann, words=f"It rained. {SAID}", language="cy", who_can_see=WhoCanSee.EVERYONE
    )
    found: MayQuote = make.MayQuoteFactory.create(listened=listened, words=SAID)
    return found


@pytest.fixture
def told(ann: Citizen) -> Any:
    contribution = make.ContributionFactory(citizen=ann, words=f"{GAVE} Every Sunday.")
    return make.MayTellFactory(contribution=contribution, words=GAVE)


def shown(cast: Cast) -> list[str]:
    """As a manager reads them."""
    with named(cast.megan):
        return [quote.words for measure in (LISTENED, CONTRIBUTES) for quote in still_told(measure)]


def as_the_application() -> None:
    for alias, role in (("default", "bywyd_app"), ("published", "bywyd_published")):
        with connections[alias].cursor() as cursor:
            cursor.execute(f"set role {role}")


def test_what_is_allowed_is_published_beside_what_it_speaks_to(cast: Cast, quote: MayQuote, told: Any) -> None:
    before = set(Quote.objects.values_list("words", flat=True))
    publish_quotes()
    assert {SAID, GAVE} <= set(Quote.objects.values_list("words", flat=True)) - before
    assert SAID in {row.words for row in still_told(LISTENED)}
    assert GAVE in {row.words for row in still_told(CONTRIBUTES)}
    assert Quote.objects.get(words=SAID).language == "cy"
    assert publish_quotes() == (0, 0)
    as_the_application()
    assert {SAID, GAVE} <= set(shown(cast))


GOING: dict[str, Callable[[MayQuote], object]] = {
    "taken back": lambda quote: MayQuote.objects.filter(pk=quote.pk).update(taken_back_at=NOW),
    "changed words": lambda quote: type(quote.listened).objects.filter(pk=quote.listened_id).update(words="No."),
    "put away": lambda quote: type(quote.listened).objects.filter(pk=quote.listened_id).update(put_away_at=NOW),
    "paused": lambda quote: make.ClosingFactory(citizen=quote.citizen, kind=Closing.PAUSED),
    "leaving": lambda quote: make.ClosingFactory(citizen=quote.citizen, kind=Closing.LEAVING),
    "died": lambda quote: make.ClosingFactory(citizen=quote.citizen, kind=Closing.DIED),
}


@pytest.mark.parametrize("way", GOING)
def test_it_is_gone_from_the_next_page_and_then_from_what_is_published(cast: Cast, quote: MayQuote, way: str) -> None:
    publish_quotes()
    assert SAID in shown(cast)
    GOING[way](quote)
    assert SAID not in shown(cast)
    assert Quote.objects.filter(words=SAID).exists()
    assert publish_quotes()[1] == 1
    assert not Quote.objects.filter(words=SAID).exists()


def test_what_is_just_between_us_but_for_this_sentence_is_quoted(cast: Cast, quote: MayQuote) -> None:
    """They said yes to this sentence, word for word; the rest of what they said nobody is told."""
    type(quote.listened).objects.filter(pk=quote.listened_id).update(who_can_see="us")
    publish_quotes()
    assert SAID in shown(cast)


def test_it_goes_when_their_plan_is_deleted_for_good(cast: Cast, quote: MayQuote) -> None:
    publish_quotes()
    quote.delete()
    assert delete_what_does_not_stand() == 1
    assert not Quote.objects.filter(words=SAID).exists()


def test_a_pause_that_is_over_brings_it_back(cast: Cast, quote: MayQuote) -> None:
    publish_quotes()
    make.ClosingFactory(citizen=quote.citizen, kind=Closing.PAUSED)
    assert SAID not in shown(cast)
    Closing.objects.filter(citizen=quote.citizen).update(undone_at=NOW, undone_by=quote.by)
    assert SAID in shown(cast)


def test_what_two_said_stays_while_one_of_them_allows_it(cast: Cast, quote: MayQuote) -> None:
    other = make.CitizenFactory(added_by=quote.by)
    same = make.ListenedFactory(citizen=other, words=SAID, who_can_see=WhoCanSee.EVERYONE)
    make.MayQuoteFactory(listened=same, words=SAID)
    publish_quotes()
    assert Quote.objects.filter(words=SAID).count() == 1
    GOING["taken back"](quote)
    assert SAID in shown(cast)


def test_a_contribution_that_was_put_away_is_not_told(cast: Cast, told: Any) -> None:
    publish_quotes()
    type(told.contribution).objects.update(put_away_at=NOW)
    assert GAVE not in shown(cast)


def test_it_is_asked_in_two_queries_and_not_at_all_without_a_quote(cast: Cast, quote: MayQuote) -> None:
    publish_quotes()
    with CaptureQueriesContext(connection) as people, CaptureQueriesContext(connections["published"]) as published:
        still_told(LISTENED)
    assert (len(people), len(published)) == (1, 1)
    Quote.objects.all().delete()
    with CaptureQueriesContext(connection) as people:
        assert still_told(LISTENED) == []
    assert len(people) == 0


def test_it_answers_with_nothing_but_what_it_was_asked(cast: Cast, quote: MayQuote) -> None:
    as_the_application()
    with named(cast.megan):
        assert still_allowed([SAID, "Something else."]) == {SAID}
        assert still_allowed(["You waited", f"It rained. {SAID}", "%", ""]) == set()
