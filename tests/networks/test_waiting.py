"""How long people wait and how often they come back: as a model has it that counts day by day, in every order."""

import datetime
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from unittest import mock

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from conversations.actions import asking as asked
from conversations.asked import as_dates, chain_of
from networks import actions
from networks.models import Help, Promise, SupportRequest
from networks.waiting import Asking, comings_back, days_waited
from tests.cast import Cast
from tests.conftest import everything_open

DAY = datetime.date(2026, 3, 1)


def day(number: int) -> datetime.date:
    return DAY + datetime.timedelta(days=number)


@pytest.mark.parametrize(
    ("chain", "today", "days", "back"),
    [
        ([], 9, 0, 0),
        ([Asking(day(0))], 9, 9, 0),
        ([Asking(day(0))], 0, 0, 0),
        ([Asking(day(0), first_yes=day(3))], 9, 3, 0),
        ([Asking(day(0), first_yes=day(0))], 9, 0, 0),
        ([Asking(day(0), ended=day(4))], 9, 4, 0),
        ([Asking(day(0), first_yes=day(3), ended=day(4))], 9, 3, 0),
        # Told of later, as asked on a day to come: nobody has waited yet.
        ([Asking(day(5))], 2, 0, 0),
        ([Asking(day(0), ended=day(4)), Asking(day(6))], 9, 7, 1),
        # Asked for twice at a time: each day counts once.
        ([Asking(day(0)), Asking(day(2), first_yes=day(5))], 9, 9, 1),
        ([Asking(day(2), ended=day(4)), Asking(day(0), first_yes=day(3)), Asking(day(8))], 9, 5, 2),
    ],
)
def test_by_hand(chain: list[Asking], today: int, days: int, back: int) -> None:
    assert (days_waited(chain, day(today)), comings_back(chain)) == (days, back)


# Every order of what can happen, by the actions themselves, with a clock that goes on as the sequence says.


class Clock(datetime.datetime):
    at: Any = None

    @classmethod
    def now(cls, tz: datetime.tzinfo | None = None) -> Any:
        return cls.at.astimezone(tz)


@contextmanager
def simulated() -> Iterator[None]:
    """Noon of a day in March, until it is moved on."""
    Clock.at = datetime.datetime.combine(DAY, datetime.time(12), tzinfo=datetime.UTC)
    with mock.patch("django.utils.timezone.datetime", Clock):
        yield


class Model:
    """What should be true, told by a list of days: nothing of it is read from the database."""

    def __init__(self) -> None:
        self.askings: list[dict[str, Any]] = []

    def days(self) -> int:
        waiting = set()
        for one in self.askings:
            at = one["asked"]
            while at < timezone.localdate() and at not in (one["yes"], one["ended"]):
                waiting.add(at)
                at += datetime.timedelta(days=1)
        return len(waiting)


class Life:
    """One thing asked for, as often as it comes, by the product and by the model."""

    def __init__(self, cast: Cast) -> None:
        self.cast, self.model = cast, Model()
        self.requests: list[SupportRequest] = []
        self.helps: list[Help] = []
        self.ask()

    def now_asked(self, request: SupportRequest) -> None:
        self.requests.append(request)
        self.model.askings.append({"asked": timezone.localdate(), "yes": None, "ended": None})

    def last(self) -> tuple[SupportRequest, dict[str, Any]]:
        """The latest asking, as it stands in the database, and in the model."""
        return SupportRequest.objects.select_related("citizen").get(pk=self.requests[-1].pk), self.model.askings[-1]

    def ask(self) -> None:
        """On the page for asking, with "asked before" where it was; also while that is open still."""
        before = self.requests[-1] if self.requests else None
        new = asked.ask(by=self.cast.eirlys, citizen=self.cast.hers.citizen, words="A rail", repeats=before)
        self.now_asked(new)

    def ask_again(self) -> None:
        request, _one = self.last()
        again = asked.ask_again(by=self.cast.eirlys, request=request)
        if all(one["ended"] for one in self.model.askings):
            self.now_asked(again)
        else:
            assert again.pk in {one.pk for one in self.requests}

    def yes(self) -> None:
        request, one = self.last()
        with refused(one["ended"]):
            due = timezone.localdate() + datetime.timedelta(days=3)
            actions.reply(by=self.cast.carys, request=request, kind="can", due=due)
            one["yes"] = one["yes"] or timezone.localdate()

    def know_someone(self) -> None:
        request, one = self.last()
        with refused(one["ended"]):
            actions.know_someone(by=self.cast.gwen, request=request, name="Mair", kind="person")

    def not_me(self) -> None:
        request, one = self.last()
        with refused(one["ended"]):
            actions.reply(by=self.cast.gwen, request=request, kind="not_me", words="No van")

    def promise_kept(self) -> None:
        for promise in Promise.objects.filter(request=self.requests[-1]):
            actions.keep_promise(by=self.cast.eirlys, promise=promise)

    def help(self) -> None:
        """A second time on the same day, it is the same."""
        help = actions.write_help(by=self.cast.gwen, request=self.last()[0], kind="own", since=timezone.localdate())
        if help not in self.helps:
            self.helps.append(help)

    def help_changes(self) -> None:
        if self.helps and self.helps[-1].since < timezone.localdate():
            last, since = self.helps[-1], timezone.localdate()
            self.helps.append(actions.change_help(by=self.cast.carys, before=last, kind="community", since=since))

    def help_ends(self) -> None:
        if self.helps:
            actions.end_help(by=self.cast.carys, help=self.helps[-1], until=timezone.localdate())

    def say(self, answer: str) -> None:
        request, one = self.last()
        with refused(one["ended"]):
            actions.answer(by=self.cast.eirlys, request=request, answer=answer)
            if answer == "yes":
                one["ended"] = timezone.localdate()

    def partly(self) -> None:
        self.say("partly")

    def it_is_what_i_wanted(self) -> None:
        self.say("yes")

    def withdraw(self) -> None:
        request, one = self.last()
        with refused(one["ended"]):
            actions.withdraw(by=self.cast.eirlys, request=request)
            one["ended"] = timezone.localdate()

    def agrees(self) -> None:
        """What the pages would say, and whether it is open, is what the model says."""
        chain = chain_of(self.requests[-1], self.cast.eirlys, self.cast.hers.citizen)
        dates = [as_dates(one) for one in chain]
        assert days_waited(dates, timezone.localdate()) == self.model.days()
        assert comings_back(dates) == len(self.model.askings) - 1
        assert [one.is_open for one in chain] == [not one["ended"] for one in self.model.askings]
        assert Help.objects.filter(request__in=chain).count() == len(self.helps)


@contextmanager
def refused(ended: Any) -> Iterator[None]:
    """What has ended takes nothing any more."""
    if not ended:
        yield
        return
    with pytest.raises(PermissionDenied):
        yield


VERBS: tuple[Callable[[Life], None], ...] = (
    *(Life.ask, Life.ask_again, Life.yes, Life.know_someone, Life.not_me, Life.promise_kept),
    *(Life.help, Life.help_changes, Life.help_ends, Life.partly, Life.it_is_what_i_wanted, Life.withdraw),
)
# What happens next, and how many days later.
STEPS = st.lists(st.tuples(st.sampled_from(VERBS), st.integers(0, 20)), min_size=3, max_size=10)


@settings(
    max_examples=200, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=STEPS)
@example(steps=[(Life.withdraw, 3), (Life.ask_again, 9), (Life.yes, 2), (Life.it_is_what_i_wanted, 1), (Life.ask, 30)])
def test_waiting_and_coming_back_add_up(cast: Cast, steps: list[tuple[Callable[[Life], None], int]]) -> None:
    with transaction.atomic(), everything_open(), simulated():
        life = Life(cast)
        for verb, later in steps:
            Clock.at += datetime.timedelta(days=later)
            verb(life)
        life.agrees()
        Clock.at += datetime.timedelta(days=2)
        life.agrees()
        transaction.set_rollback(True)
