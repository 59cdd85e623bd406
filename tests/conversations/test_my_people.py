"""My people: what I said I would do, soonest first; what was not done is ours to put right."""

import datetime
from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from conversations.models import Pledge
from networks.models import Promise
from people.models import User
from tests.cast import Cast
from tests.conftest import everything_open
from tests.factories import AlongsideFactory, CitizenFactory, PledgeFactory, PromiseFactory, SupportRequestFactory

SignIn = Callable[[User], Client]

TODAY = timezone.localdate()


def in_days(days: int) -> datetime.date:
    return TODAY + datetime.timedelta(days=days)


@pytest.fixture
def iolo(cast: Cast) -> Any:
    """Whom Carys walks with; nothing is promised to anybody yet."""
    with everything_open():
        Pledge.objects.all().delete()
        Promise.objects.all().delete()
    return cast.iolo


def said(cast: Cast, citizen: Any, words: str, due: datetime.date | None, **more: Any) -> Any:
    with everything_open():
        more = {"written_by": cast.carys, "said_by": cast.carys, **more}
        return PledgeFactory(citizen=citizen, words=words, due=due, **more)


def promised(cast: Cast, citizen: Any, words: str, due: datetime.date, **more: Any) -> Any:
    with everything_open():
        request = SupportRequestFactory(citizen=citizen, first_yes_at=timezone.now())
        return PromiseFactory(request=request, by=cast.carys, words=words, due=due, **more)


def page(client: Client) -> str:
    return " ".join(unescape(client.get(reverse("my_people")).content.decode()).split())


def in_order(text: str, *words: str) -> bool:
    places = [text.find(one) for one in words]
    return -1 not in places and places == sorted(places)


def of_iolo(text: str, iolo: Any) -> str:
    return text.partition(f'id="person-{iolo.pk}"')[2].partition("</li>")[0]


def test_both_kinds_stand_together_soonest_first(cast: Cast, client_for: SignIn, iolo: Any) -> None:
    promised(cast, iolo, "call the joiner", in_days(2))
    said(cast, iolo, "ring before chapel", in_days(0), written_by=cast.iolo.added_by)
    said(cast, iolo, "bring the paper", in_days(1))
    text = page(client_for(cast.carys))
    row = of_iolo(text, iolo)
    assert in_order(row, "you would ring before chapel:", "you would bring the paper:", "you would call the joiner:")
    assert "<strong>today</strong>" in row
    assert 'class="ours"' not in row
    week = text.partition("This week")[2]
    assert in_order(week, "Today", ": ring before chapel", ": bring the paper", ": call the joiner")
    assert "One person is expecting to hear from you this week." in text


def test_what_was_not_done_is_ours_and_comes_first(cast: Cast, client_for: SignIn, iolo: Any) -> None:
    said(cast, iolo, "ring before chapel", in_days(-3))
    promised(cast, iolo, "call the joiner", in_days(4), not_kept_at=timezone.now())
    said(cast, iolo, "ask about the shed", None, not_kept_at=timezone.now())
    said(cast, iolo, "bring the paper", in_days(1))
    text = page(client_for(cast.carys))
    row = of_iolo(text, iolo)
    assert row.count('<mark class="ours">') == 3
    assert "you would ring before chapel, by " in row
    assert "That was 3 days ago." in row
    assert row.count("It did not happen.") == 2
    assert "you would ask about the shed.</mark>" in row
    assert "bring the paper" not in row
    assert "And one thing more" in row
    week = text.partition("This week")[2]
    assert in_order(week, "Today", "ring before chapel", "call the joiner", "bring the paper")


def test_without_a_day_nobody_is_waiting_this_week(cast: Cast, client_for: SignIn, iolo: Any) -> None:
    said(cast, iolo, "ask how the shed is going", None)
    said(cast, iolo, "bring the almanac", in_days(40))
    text = page(client_for(cast.carys))
    assert "Nobody is waiting to hear from you this week." in text
    assert in_order(of_iolo(text, iolo), "you would bring the almanac", "you would ask how the shed is going.")


def test_it_goes_when_it_is_kept_promised_again_or_taken_off(cast: Cast, client_for: SignIn, iolo: Any) -> None:
    carys = client_for(cast.carys)
    rung = said(cast, iolo, "ring before chapel", in_days(-1))
    joiner = promised(cast, iolo, "call the joiner", in_days(-1))
    said(cast, iolo, "bring the paper", in_days(-1), put_away_at=timezone.now())
    said(cast, iolo, "what Tomos said", in_days(-1), said_by=cast.tomos)
    said(cast, iolo, "what Iolo said", in_days(-1), said_by=None, by_them=True)
    row = of_iolo(page(carys), iolo)
    assert "bring the paper" not in row
    assert "what Tomos said" not in row
    assert "what Iolo said" not in row
    answer = carys.post(reverse("pledge_kept", args=[iolo.pk, rung.pk]), {"back": "my_people"})
    assert answer["Location"] == reverse("my_people")
    again = reverse("promise_again", args=[iolo.pk, joiner.request_id, joiner.pk])
    carys.post(again, {"due": in_days(3)})
    text = page(carys)
    assert "ring before chapel" not in text
    assert of_iolo(text, iolo).count("you would call the joiner") == 1
    assert 'class="ours"' not in of_iolo(text, iolo)


def test_a_supporter_reads_their_own(cast: Cast, client_for: SignIn, iolo: Any) -> None:
    said(cast, cast.hers.citizen, "come on Thursday", in_days(-2), said_by=cast.gwen, written_by=cast.eirlys)
    text = page(client_for(cast.gwen))
    assert '<mark class="ours">you would come on Thursday' in text
    assert "come on Thursday" not in page(client_for(cast.carys))


def test_forty_people_and_a_hundred_promises_cost_no_more(cast: Cast, client_for: SignIn, iolo: Any) -> None:
    carys = client_for(cast.carys)
    said(cast, iolo, "ring", in_days(1))
    promised(cast, iolo, "ring", in_days(1))
    page(carys)
    with CaptureQueriesContext(connection) as few:
        page(carys)
    with everything_open():
        people: list[Any] = CitizenFactory.create_batch(40, added_by=cast.carys)
        for n, citizen in enumerate(people):
            AlongsideFactory(citizen=citizen, user=cast.carys)
            promised(cast, citizen, "call the joiner", in_days(n % 9 - 4))
            said(cast, citizen, "ring before chapel", in_days(n % 5 - 2), not_kept_at=None if n % 3 else timezone.now())
        for n in range(20):
            said(cast, people[0], f"bring number {n}", in_days(n))
    with CaptureQueriesContext(connection) as many:
        text = page(carys)
    assert text.count("you would") >= 100 - 20
    assert "And 19 things more" in text
    assert len(many) == len(few)
    assert len([one for one in many.captured_queries if "SAVEPOINT" not in one["sql"]]) == 13
