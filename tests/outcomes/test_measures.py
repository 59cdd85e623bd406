"""Each measure on hand-made rows: who is in it, in which period, and what is counted of them."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection

from conversations.models import ActOffer, Listened, Telling
from networks.models import Help
from outcomes import counting
from outcomes.measures import KEYS, MEASURES, Kind
from outcomes.measures.rows import PEOPLE_AND_PERIODS
from people.access import WhoCanSee
from people.models import Alongside, Citizen, Closing, User
from tests import factories as make
from tests.conftest import everything_open

MARCH, APRIL, MAY = date(2025, 3, 1), date(2025, 4, 1), date(2025, 5, 1)
BEFORE = datetime(2024, 1, 1, 12, tzinfo=UTC)


def at(month: int, day: int, hour: int = 12, minute: int = 0) -> datetime:
    return datetime(2025, month, day, hour, minute, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _open(db: None) -> Iterator[None]:
    with everything_open():
        yield


@pytest.fixture
def urien() -> User:
    return make.UserFactory.create(works_as=User.WORKER)


@pytest.fixture
def ann(urien: User) -> Citizen:
    return make.CitizenFactory.create(added_by=urien, added_at=BEFORE)


@pytest.fixture
def bob(urien: User) -> Citizen:
    return make.CitizenFactory.create(added_by=urien, added_at=BEFORE)


Found = dict[date, dict[Any, tuple[bool | None, float | None]]]


def found(key: str, first: date = MARCH, last: date = MAY, length: str = "month") -> Found:
    """By period: each person with what is counted of them."""
    statement = f"with {PEOPLE_AND_PERIODS} select citizen_id, period, hit, value from ({KEYS[key].rows}) rows"
    given = counting.parameters(first, last, length, "Europe/London", KEYS[key])
    rows: Found = {}
    with connection.cursor() as cursor:
        cursor.execute(statement, given)
        for citizen, period, hit, value in cursor.fetchall():
            assert citizen not in rows.setdefault(period, {}), "once a period"
            rows[period][citizen] = hit, value
    return rows


def hits(key: str, **more: Any) -> dict[date, dict[Any, bool | None]]:
    return {period: {who: hit for who, (hit, _) in rows.items()} for period, rows in found(key, **more).items()}


def values(key: str, **more: Any) -> dict[date, dict[Any, float | None]]:
    return {period: {who: value for who, (_, value) in rows.items()} for period, rows in found(key, **more).items()}


def who(key: str, **more: Any) -> dict[date, set[Any]]:
    return {period: set(rows) for period, rows in found(key, **more).items()}


def asked(citizen: Citizen, when: datetime, **more: Any) -> Any:
    return make.SupportRequestFactory(citizen=citizen, written_at=when, **more)


def helped(request: Any, kind: str = Help.Kind.HOME_CARE, **more: Any) -> Any:
    return make.HelpFactory(request=request, kind=kind, **more)


def close(citizen: Citizen, kind: str, **more: Any) -> None:
    make.ClosingFactory(citizen=citizen, kind=kind, **more)


def test_there_are_seventeen_and_each_says_what_it_is() -> None:
    assert len(MEASURES) == len(KEYS) == 17
    for measure in MEASURES:
        assert all((measure.title, measure.what, measure.unit, measure.how, measure.leaves_out))
        assert str(measure.amount % {"number": 2})
        assert bool(measure.rows) == (measure.kind is not Kind.WORKED_OUT)
        assert bool(measure.of) == (measure.kind is Kind.WORKED_OUT)
        for sentence in vars(measure.sentences).values():
            assert str(sentence) % {"number": "2", "how_long": "a week", "month": "April"}
        if measure.reported:
            assert "The article reports" in str(measure.reported.words)
            assert "%" not in str(measure.reported.words)


@pytest.mark.parametrize("measure", [measure for measure in MEASURES if measure.rows], ids=lambda one: one.key)
@pytest.mark.parametrize("length", ["month", "quarter"])
def test_with_nobody_here_nothing_is_counted(measure: Any, length: str) -> None:
    assert found(measure.key, date(2025, 1, 1), APRIL, length) == {}


# What people live with


def test_days_to_help_are_those_of_the_first_help_the_longest_of_theirs(ann: Citizen, bob: Citizen) -> None:
    quick, slow, other = asked(ann, at(3, 1)), asked(ann, at(3, 3)), asked(bob, at(4, 10))
    helped(quick, since=date(2025, 4, 1))
    helped(slow, since=date(2025, 4, 20))
    helped(slow, since=date(2025, 5, 20))
    helped(other, since=date(2025, 4, 9))
    assert values("days_to_help") == {APRIL: {ann.pk: 48, bob.pk: 0}}


def test_days_of_asking_are_days_here(ann: Citizen) -> None:
    """Half past eleven at night in Greenwich, in summer, is the next day here."""
    helped(asked(ann, at(4, 30, 23, 30)), since=date(2025, 5, 1))
    assert values("days_to_help") == {MAY: {ann.pk: 0}}


def test_the_latest_answer_is_whether_we_listened(ann: Citizen, bob: Citizen) -> None:
    def answered(citizen: Citizen, answer: str, when: datetime, who_can_see: str = WhoCanSee.EVERYONE) -> None:
        make.ListenedFactory(citizen=citizen, answer=answer, written_at=when, who_can_see=who_can_see)

    answered(ann, Listened.Answer.NO, at(4, 2))
    answered(ann, Listened.Answer.REALLY, at(4, 30, 22, 59))
    answered(ann, Listened.Answer.NO, at(4, 30, 23, 1))
    answered(bob, Listened.Answer.REALLY, at(4, 2))
    answered(bob, Listened.Answer.MOSTLY, at(4, 3))
    assert hits("listened") == {APRIL: {ann.pk: True, bob.pk: False}, MAY: {ann.pk: False}}
    # Nobody else reads it, and which of the four it was is counted.
    answered(bob, Listened.Answer.REALLY, at(4, 4), WhoCanSee.US)
    assert hits("listened")[APRIL] == {ann.pk: True, bob.pk: True}


def test_coming_back_is_asking_again(ann: Citizen, bob: Citizen) -> None:
    first = asked(ann, at(3, 5))
    asked(ann, at(4, 5), repeats=first)
    asked(ann, at(4, 6))
    asked(bob, at(4, 6))
    asked(bob, at(4, 7), repeats=asked(bob, at(3, 1)), who_can_see=WhoCanSee.US)
    assert hits("came_back") == {MARCH: {ann.pk: False, bob.pk: False}, APRIL: {ann.pk: True, bob.pk: False}}


def test_a_story_is_told_to_so_many_workers(ann: Citizen, urien: User) -> None:
    other, daughter = make.UserFactory.create(works_as=User.WORKER), make.UserFactory.create()

    def talked(by: User, written: datetime, **more: Any) -> None:
        make.ConversationFactory(citizen=ann, written_by=by, written_at=written, **more)

    talked(urien, at(1, 5))
    talked(urien, at(3, 5))
    talked(daughter, at(3, 6))
    talked(other, at(5, 2), when=date(2025, 4, 30))
    talked(make.UserFactory.create(works_as=User.WORKER), at(4, 3), who_can_see=WhoCanSee.US)
    assert values("times_told") == {MARCH: {ann.pk: 1}, APRIL: {ann.pk: 2}}


def test_a_telling_says_how_near_it_is(ann: Citizen, bob: Citizen) -> None:
    near, far = make.MatterFactory(citizen=ann), make.MatterFactory(citizen=bob)
    make.TellingFactory(matter=near, how=Telling.How.FURTHER, at=at(4, 2))
    make.TellingFactory(matter=near, how=Telling.How.HAVE_IT, at=at(4, 3))
    make.TellingFactory(matter=near, how="", at=at(4, 4))
    make.TellingFactory(matter=far, how=Telling.How.NEARER, at=at(4, 3))
    make.TellingFactory(matter=far, how=Telling.How.SAME, at=at(4, 4))
    assert hits("nearer") == {APRIL: {ann.pk: True, bob.pk: False}}


def test_help_goes_on_until_its_last_day(ann: Citizen, bob: Citizen) -> None:
    helped(asked(ann, at(3, 1)), Help.Kind.HOME_CARE, since=date(2025, 3, 31))
    helped(asked(ann, at(3, 1)), Help.Kind.COMMUNITY, since=date(2025, 3, 2), until=date(2025, 4, 30))
    helped(asked(bob, at(3, 1)), Help.Kind.OWN, since=date(2025, 3, 2), until=date(2025, 4, 29))
    assert hits("own_help") == {
        MARCH: {ann.pk: True, bob.pk: True},
        APRIL: {ann.pk: True},
        MAY: {ann.pk: False},
    }


def test_giving_stands_until_it_is_ended_or_put_away(ann: Citizen, bob: Citizen, urien: User) -> None:
    for citizen in (ann, bob):
        make.AlongsideFactory(citizen=citizen, user=urien, since=at(1, 1), until=at(5, 30))
    make.ContributionFactory(citizen=ann, written_at=at(4, 30, 22, 59), put_away_at=at(5, 1))
    make.ContributionFactory(citizen=bob, written_at=at(3, 1), who_can_see=WhoCanSee.US)
    strength = make.StrengthFactory(citizen=bob, written_by=urien)
    make.HelpsSomeoneFactory(
        strength=strength,
        at=at(4, 1),
        ended_at=at(4, 29),
        connection=make.ConnectionFactory(citizen=bob, written_by=urien),
    )
    nobody, somebody = {ann.pk: False, bob.pk: False}, {ann.pk: True, bob.pk: False}
    assert hits("contributes") == {MARCH: nobody, APRIL: somebody}


def test_a_strength_that_was_put_away_helps_nobody(ann: Citizen, urien: User) -> None:
    make.AlongsideFactory(citizen=ann, user=urien, since=at(1, 1))
    strength = make.StrengthFactory(citizen=ann, written_by=urien, put_away_at=at(4, 2))
    make.HelpsSomeoneFactory(
        strength=strength, at=at(3, 1), connection=make.ConnectionFactory(citizen=ann, written_by=urien)
    )
    assert hits("contributes") == {MARCH: {ann.pk: True}, APRIL: {ann.pk: False}, MAY: {ann.pk: False}}


def test_promises_are_kept_by_the_end_of_the_month_in_which_they_were_due(ann: Citizen, bob: Citizen) -> None:
    by_hand = asked(ann, at(3, 1))
    make.PromiseFactory(request=by_hand, due=date(2025, 4, 10), kept_at=at(4, 30, 22, 59))
    make.PromiseFactory(request=by_hand, due=date(2025, 5, 10), kept_at=at(6, 1))
    make.PledgeFactory(citizen=bob, due=date(2025, 4, 10), kept_at=at(4, 5), said_by=bob.added_by)
    make.PledgeFactory(citizen=bob, due=date(2025, 4, 12), said_by=bob.added_by)
    assert hits("promises") == {APRIL: {ann.pk: True, bob.pk: False}, MAY: {ann.pk: False}}


def test_what_was_not_wanted_any_more_was_not_due(ann: Citizen) -> None:
    ended = asked(ann, at(3, 1), ended_at=at(4, 9), withdrawn_at=at(4, 9))
    make.PromiseFactory(request=ended, due=date(2025, 4, 10))
    make.PledgeFactory(citizen=ann, due=date(2025, 4, 10), put_away_at=at(4, 9), said_by=ann.added_by)
    make.PledgeFactory(citizen=ann, due=date(2025, 4, 10), by_them=True, said_by=None)
    make.PledgeFactory(citizen=ann, due=None, said_by=ann.added_by)
    make.PledgeFactory(citizen=ann, due=date(2025, 4, 10), said_by=make.UserFactory())
    assert hits("promises") == {}


# What the service does


def test_contacts_are_people_who_asked_or_were_met(ann: Citizen, urien: User) -> None:
    new: Any = make.CitizenFactory(added_by=urien, added_at=at(4, 3))
    asked(ann, at(4, 1))
    asked(ann, at(4, 2))
    asked(new, at(5, 2))
    assert who("contacts") == {APRIL: {ann.pk, new.pk}, MAY: {new.pk}}
    assert who("contacts", first=APRIL, last=APRIL, length="quarter") == {APRIL: {ann.pk, new.pk}}


def test_assessments_are_what_people_said_yes_to(ann: Citizen, bob: Citizen) -> None:
    make.ActOfferFactory(citizen=ann, on=date(2025, 4, 30), answer=ActOffer.Answer.ACCEPTED)
    make.ActOfferFactory(citizen=bob, on=date(2025, 4, 30), answer=ActOffer.Answer.DECLINED)
    make.ActOfferFactory(citizen=bob, on=date(2025, 4, 30), answer=ActOffer.Answer.OFFERED)
    assert who("assessments") == {APRIL: {ann.pk}}


def test_waiting_ends_with_a_yes_with_help_or_when_it_is_not_wanted_any_more(ann: Citizen, urien: User) -> None:
    ways: list[dict[str, Any]] = [
        {"first_yes_at": at(4, 30, 22, 59)},
        {"ended_at": at(4, 10)},
        {"withdrawn_at": at(4, 10), "ended_at": at(4, 10)},
        {"put_away_at": at(4, 10)},
    ]
    waited = {ann.pk}
    helped(asked(ann, at(3, 31, 22, 59)), since=date(2025, 4, 30))
    for way in ways:
        citizen: Any = make.CitizenFactory(added_by=urien, added_at=BEFORE)
        asked(citizen, at(3, 5), **way)
        waited.add(citizen.pk)
    assert who("waiting") == {MARCH: waited}
    asked(ann, at(4, 30, 23, 1))
    assert who("waiting") == {MARCH: waited, MAY: {ann.pk}}


def test_a_yes_after_the_end_of_the_month_comes_too_late_for_it(ann: Citizen) -> None:
    asked(ann, at(3, 5), first_yes_at=at(4, 30, 23, 1))
    assert who("waiting") == {MARCH: {ann.pk}, APRIL: {ann.pk}}


def test_a_placement_begins_once(ann: Citizen, bob: Citizen) -> None:
    def moved(citizen: Citizen, since: date, until: date | None = None) -> None:
        helped(asked(citizen, at(1, 1)), Help.Kind.CARE_HOME, since=since, until=until)

    moved(ann, date(2025, 2, 1), date(2025, 4, 14))
    moved(ann, date(2025, 4, 15))
    moved(bob, date(2025, 4, 15), date(2025, 4, 20))
    moved(bob, date(2025, 6, 15))
    quarters = who("placements", first=date(2025, 1, 1), last=APRIL, length="quarter")
    assert quarters == {date(2025, 1, 1): {ann.pk}, APRIL: {bob.pk}}


def test_walked_with_is_by_workers_on_the_last_day(ann: Citizen, bob: Citizen, urien: User) -> None:
    make.AlongsideFactory(citizen=ann, user=urien, since=at(3, 31, 22, 59), until=at(5, 31, 22, 59))
    make.AlongsideFactory(citizen=bob, user=urien, since=at(3, 1), until=at(4, 30, 22, 59))
    make.AlongsideFactory(citizen=bob, user=make.UserFactory(), walks_as=Alongside.SUPPORTER, since=at(1, 1))
    assert who("capacity") == {MARCH: {ann.pk, bob.pk}, APRIL: {ann.pk}}


# Money


def test_hours_and_cost_are_added_up_for_each_person(ann: Citizen, bob: Citizen) -> None:
    request = asked(ann, at(3, 1))
    helped(request, since=date(2025, 3, 1), hours_a_week=6, cost_a_week=100)
    helped(request, since=date(2025, 4, 1), hours_a_week=4, cost_a_week=50, until=date(2025, 4, 30))
    helped(request, Help.Kind.CARE_HOME, since=date(2025, 5, 1), hours_a_week=None, cost_a_week=800)
    helped(request, Help.Kind.OWN, since=date(2025, 3, 1), hours_a_week=20, cost_a_week=9)
    helped(asked(bob, at(3, 1)), since=date(2025, 3, 1), hours_a_week=None, cost_a_week=None)
    assert values("home_care_hours") == {MARCH: {ann.pk: 6}, APRIL: {ann.pk: 10}, MAY: {ann.pk: 6}}
    assert values("cost") == {MARCH: {ann.pk: 5200}, APRIL: {ann.pk: 7800}, MAY: {ann.pk: 46800}}


# Who is here at all


@pytest.mark.parametrize("kind", [Closing.PAUSED, Closing.LEAVING])
def test_whose_plan_is_closed_is_not_counted(ann: Citizen, bob: Citizen, kind: str) -> None:
    for citizen in (ann, bob):
        asked(citizen, at(3, 5))
    close(ann, kind)
    close(bob, kind, undone_by=bob.added_by, undone_at=at(6, 1))
    assert who("came_back") == {MARCH: {bob.pk}}
    assert who("waiting") == {MARCH: {bob.pk}, APRIL: {bob.pk}, MAY: {bob.pk}}


def test_the_dead_are_counted_until_they_died(ann: Citizen, bob: Citizen) -> None:
    for citizen in (ann, bob):
        asked(citizen, at(3, 5))
        asked(citizen, at(4, 20))
    close(ann, Closing.DIED, died_on=date(2025, 4, 20), at=at(5, 2))
    close(bob, Closing.DIED, at=at(4, 10))
    assert who("came_back") == {MARCH: {ann.pk, bob.pk}, APRIL: {ann.pk}}
    assert who("waiting") == {MARCH: {ann.pk, bob.pk}}


@pytest.mark.parametrize("measure", [measure for measure in MEASURES if measure.rows], ids=lambda one: one.key)
def test_what_is_just_us_is_not_counted(measure: Any, ann: Citizen, urien: User) -> None:
    mine: dict[str, Any] = {"citizen": ann, "who_can_see": WhoCanSee.US, "written_at": at(4, 3)}
    request = make.SupportRequestFactory(**mine)
    for kind in Help.Kind:
        helped(request, kind, since=date(2025, 4, 5), cost_a_week=100)
    make.PromiseFactory(request=request, due=date(2025, 4, 10))
    make.ListenedFactory(**mine)
    make.ConversationFactory(**mine)
    make.TellingFactory(matter=make.MatterFactory(**mine), at=at(4, 3))
    make.ContributionFactory(**mine)
    make.PledgeFactory(**mine, due=date(2025, 4, 10), said_by=urien)
    make.ActOfferFactory(**mine, on=date(2025, 4, 3), answer=ActOffer.Answer.ACCEPTED)
    # But for which answer it was: the page that asks says so.
    assert found(measure.key) == ({APRIL: {ann.pk: (False, None)}} if measure.key == "listened" else {})
    make.AlongsideFactory(citizen=ann, user=urien, since=at(1, 1))
    if measure.key == "contributes":
        assert set(hits("contributes")[APRIL].values()) == {False}


def test_a_quarter_is_three_months(ann: Citizen) -> None:
    asked(ann, at(3, 31, 22, 59))
    asked(ann, at(3, 31, 23, 1))
    first = date(2025, 1, 1)
    assert who("contacts", first=first, last=APRIL, length="quarter") == {first: {ann.pk}, APRIL: {ann.pk}}
    assert who("waiting", first=first, last=APRIL, length="quarter") == {first: {ann.pk}, APRIL: {ann.pk}}
    assert counting.last_day(first, "quarter") + timedelta(days=1) == APRIL
