"""My people: what I said I would do, soonest first; what was not done is ours to put right."""

import datetime
import re
from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from conversations.models import Conversation, Listened, Matter, Pledge, Recording, Telling
from networks.models import Promise, SupportRequest, Verdict
from people.models import Alongside, Citizen, User
from people.working import walked_before
from tests.cast import Cast
from tests.conftest import everything_open
from tests.factories import (
    AlongsideFactory,
    CitizenFactory,
    ConversationFactory,
    MatterFactory,
    PledgeFactory,
    PromiseFactory,
    RecordingFactory,
    SupportRequestFactory,
    TellingFactory,
    VerdictFactory,
)

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
    assert len([one for one in many.captured_queries if "SAVEPOINT" not in one["sql"]]) == 16


# --- Who has not been heard from ---------------------------------------------------------------------------

WEEKS = datetime.timedelta(weeks=1)
THINGS = (Conversation, Matter, SupportRequest, Recording, Listened)


def long_ago(citizen: Any, at: datetime.datetime, since: datetime.datetime | None = None) -> None:
    """Everything of theirs was said at this time."""
    with everything_open():
        for model in THINGS:
            model.objects.filter(citizen=citizen).update(written_at=at)
        Conversation.objects.filter(citizen=citizen).update(when=None)
        for part in (Verdict, Telling):
            part.objects.filter(citizen=citizen).update(at=at)
        if since:
            Alongside.objects.filter(citizen=citizen).update(since=since)


def not_heard_from(text: str) -> str:
    return text.partition('id="not-heard-from"')[2].partition("<h2")[0]


def test_who_has_not_been_heard_from_stands_between(cast: Cast, client_for: SignIn, iolo: Any) -> None:
    now = timezone.now()
    long_ago(cast.hers.citizen, now - 9 * WEEKS, now - 30 * WEEKS)
    long_ago(iolo, now, now - 30 * WEEKS)
    with everything_open():
        MatterFactory(citizen=iolo, written_by=cast.carys)
        sure: Any = CitizenFactory(name="Sure", added_by=cast.carys)
        AlongsideFactory(citizen=sure, user=cast.carys)
    said(cast, sure, "ring", in_days(1))
    text = page(client_for(cast.carys))
    at = timezone.localtime(now - 9 * WEEKS)
    said_so = f"Last heard from in {at:%B}." if at.year == TODAY.year else f"Last heard from in {at:%B %Y}."
    assert said_so in of_iolo(text, cast.hers.citizen)
    assert f'id="person-{cast.hers.citizen.pk}"' in not_heard_from(text)
    assert in_order(text, "Expecting to hear from you</h2>", "Not heard from for a while</h2>", "No rush</h2>")
    assert "Last heard" not in of_iolo(text, iolo)
    # She expects to hear from Carys this week, and stands there; that nothing was told yet is said beside it.
    assert "Nothing told yet. You have walked together since" in of_iolo(text, sure)
    assert f'id="person-{sure.pk}"' not in not_heard_from(text)
    assert not re.search(r"\b(red|overdue|late)\b", not_heard_from(text))


@pytest.mark.parametrize("factory", [
    ConversationFactory, MatterFactory, SupportRequestFactory, RecordingFactory, VerdictFactory, TellingFactory,
])  # fmt: skip
def test_one_word_is_enough(cast: Cast, client_for: SignIn, iolo: Any, factory: Any) -> None:
    now = timezone.now()
    old = now - 9 * WEEKS
    long_ago(iolo, old, old)
    whole: dict[str, Any] = {"citizen": iolo, "written_by": cast.carys, "written_at": old}
    with everything_open():
        if factory is VerdictFactory:
            VerdictFactory(request=SupportRequestFactory(**whole), by=cast.carys)
        elif factory is TellingFactory:
            TellingFactory(matter=MatterFactory(**whole), by=cast.carys, how="nearer")
        else:
            factory(**whole | {"written_at": now})
    assert "heard from" not in of_iolo(page(client_for(cast.carys)), iolo)


def test_what_others_saw_or_somebody_else_was_told_is_not_them(cast: Cast, client_for: SignIn, iolo: Any) -> None:
    old = timezone.now() - 9 * WEEKS
    with everything_open():
        matter: Any = MatterFactory(citizen=iolo, written_by=cast.carys)
        TellingFactory(matter=matter, by=cast.carys, how="")
        MatterFactory(citizen=iolo, written_by=cast.tomos, who_can_see="us")
    assert "heard from" not in of_iolo(page(client_for(cast.carys)), iolo)
    with everything_open():
        Matter.objects.filter(citizen=iolo).exclude(who_can_see="us").update(written_at=old)
        Alongside.objects.filter(citizen=iolo).update(since=old)
    assert "Last heard from in" in of_iolo(page(client_for(cast.carys)), iolo)


def test_nobody_is_quiet_who_was_met_lately_or_shares_no_story(cast: Cast, client_for: SignIn, iolo: Any) -> None:
    now = timezone.now()
    carys = client_for(cast.carys)
    long_ago(iolo, now - 9 * WEEKS, now - 3 * WEEKS)
    assert "heard from" not in of_iolo(page(carys), iolo)
    with everything_open():
        Alongside.objects.filter(citizen=iolo).update(since=now - 9 * WEEKS, parts=["asked"])
    assert "Last heard" not in of_iolo(page(carys), iolo)
    long_ago(cast.hers.citizen, now - 9 * WEEKS, now - 9 * WEEKS)
    assert "Last heard" not in page(client_for(cast.gwen))


# --- People the worker walked with before -------------------------------------------------------------------


def before(text: str) -> str:
    return text.partition('id="before"')[2].partition("</details>")[0]


@pytest.fixture
def ended(cast: Cast) -> datetime.datetime:
    """Former walked with Eirlys until two days ago."""
    until = timezone.now() - datetime.timedelta(days=2)
    with everything_open():
        Alongside.objects.filter(user=cast.former).update(since=until - 20 * WEEKS, until=until)
        history("update people_citizenearlier set pgh_created_at = %s", until - 21 * WEEKS)
    return until


def history(statement: str, *values: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def test_names_and_months_and_only_that(cast: Cast, client_for: SignIn, ended: datetime.datetime) -> None:
    text = before(page(client_for(cast.former)))
    assert "Eirlys" in text
    months = [timezone.localtime(at).strftime("%B %Y") for at in (ended - 20 * WEEKS, ended)]
    assert " to ".join(months) in text
    for tag in ("href", "<a", "<form", "voice", str(cast.hers.citizen.pk)):
        assert tag not in text


def test_a_name_changed_afterwards_is_not_told(cast: Cast, client_for: SignIn, ended: datetime.datetime) -> None:
    with everything_open():
        cast.hers.citizen.name = "Somebody Else"
        cast.hers.citizen.full_name = "Somebody Else Altogether"
        cast.hers.citizen.place = "Aberaeron"
        cast.hers.citizen.save()
    text = page(client_for(cast.former))
    assert "Eirlys" in before(text)
    assert "Somebody Else" not in text
    assert "Aberaeron" not in text


def test_nothing_else_of_theirs_is_reached(
    cast: Cast, client_for: SignIn, ended: datetime.datetime, as_user: Any
) -> None:
    former = client_for(cast.former)
    assert "Eirlys" in page(former)
    for name in ("plan", "story", "asked", "life", "looks", "sharing", "about"):
        assert former.get(reverse(name, args=[cast.hers.citizen.pk])).status_code == 404
    with as_user(cast.former):
        assert not Citizen.objects.filter(pk=cast.hers.citizen.pk).exists()
        assert not Matter.objects.filter(citizen=cast.hers.citizen).exists()
        assert len(walked_before()) == 1
        assert len(walked_before()[0]) == 3


def test_whoever_walks_with_them_again_or_supported_them_is_not_told_so(
    cast: Cast, client_for: SignIn, ended: datetime.datetime
) -> None:
    with everything_open():
        AlongsideFactory(citizen=cast.hers.citizen, user=cast.former)
        AlongsideFactory(citizen=cast.iolo, user=cast.gwen, walks_as=Alongside.SUPPORTER, until=ended)
    assert 'id="before"' not in page(client_for(cast.former))
    assert 'id="before"' not in page(client_for(cast.gwen))
    assert 'id="before"' not in page(client_for(cast.carys))


def test_without_anybody_it_is_still_their_page(cast: Cast, client_for: SignIn, ended: datetime.datetime) -> None:
    text = page(client_for(cast.former))
    assert "You do not walk alongside anybody yet." in text
    assert in_order(text, "You do not walk alongside anybody yet.", "People you walked with before")


def test_what_is_asked_of_them_stands_first_and_long_waits_are_months(
    cast: Cast, client_for: SignIn, iolo: Any
) -> None:
    now = timezone.now()
    with everything_open():
        SupportRequest.objects.update(ended_at=now)
        SupportRequestFactory(citizen=iolo, words="A ramp", written_at=now - 20 * WEEKS)
        SupportRequestFactory(citizen=iolo, words="A visit", asked_of=cast.carys)
    text = page(client_for(cast.carys)).partition("Asked for, and nobody has said yes yet")[2]
    assert in_order(text, "A visit", "Asked today.", "It is asked of you.", "A ramp", "Waiting since ")
    assert text.count("It is asked of you.") == 1
