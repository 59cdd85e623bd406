"""A request's whole life, and the people in a life, as the database lets it happen."""

import datetime
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import ProgrammingError, transaction
from django.utils import timezone

from networks import actions
from networks.models import Connection, Promise, Reply, StoodInTheWay, SupportRequest
from people.models import User
from tests.cast import Cast
from tests.conftest import everything_open
from tests.factories import AlongsideFactory, PromiseFactory, SupportRequestFactory

As = Callable[[User], AbstractContextManager[None]]
TOMORROW = timezone.localdate() + datetime.timedelta(days=1)


def test_a_name_is_all_a_connection_takes(cast: Cast, as_user: As) -> None:
    with as_user(cast.gwen):
        beti = actions.add_connection(by=cast.gwen, citizen=cast.hers.citizen, name=" Beti ")
        beti.refresh_from_db()
    assert (beti.name, beti.circle, beti.tie, beti.gives) == ("Beti", 3, "all_right", "both")
    assert (beti.written_by_id, beti.language, beti.who_can_see) == (cast.gwen.pk, "en", "everyone")


def test_words_take_the_language_of_the_person(cast: Cast, as_user: As) -> None:
    with as_user(cast.tomos):
        connection = actions.add_connection(by=cast.tomos, citizen=cast.his.citizen, name="Mam", circle=1)
        asking = actions.ask(by=cast.tomos, citizen=cast.his.citizen, words="Lifft i’r capel", language="en")
    assert (connection.language, connection.circle, asking.language) == ("cy", 1, "en")


def test_only_what_is_different_is_written(cast: Cast, as_user: As) -> None:
    beti = cast.hers[Connection, "everyone"]
    with as_user(cast.carys):
        actions.change_connection(by=cast.carys, connection=beti, name=beti.name, circle=beti.circle)
        assert beti.changed_at is None
        # Somebody else changes another thing meanwhile.
        other = Connection.objects.get(pk=beti.pk)
        actions.change_connection(by=cast.carys, connection=other, tie="strong")
        actions.change_connection(by=cast.carys, connection=beti, circle=1, tie="all_right")
        beti.refresh_from_db()
    assert (beti.circle, beti.tie, beti.changed_by_id) == (1, "strong", cast.carys.pk)


def test_the_first_yes_stays_the_first(cast: Cast, as_user: As) -> None:
    asking = cast.hers[SupportRequest, "everyone"]
    with as_user(cast.carys):
        actions.reply(by=cast.carys, request=asking, kind="know_someone", words="Mair")
        asking.refresh_from_db()
        assert asking.first_yes_at is None
        first = actions.reply(by=cast.carys, request=asking, kind="can", promise_words=" ring her ", due=TOMORROW)
    with as_user(cast.gwen):
        actions.reply(by=cast.gwen, request=asking, kind="can", due=TOMORROW)
        asking.refresh_from_db()
        hers, gwens = Promise.objects.filter(request=asking, due=TOMORROW).order_by("pk")
    assert asking.first_yes_at == first.at == hers.at
    assert (hers.words, hers.by_id, gwens.words) == ("ring her", cast.carys.pk, "do this")


def test_nobody_answers_their_own_asking(cast: Cast, as_user: As) -> None:
    with as_user(cast.eirlys), pytest.raises(PermissionDenied):
        actions.reply(by=cast.eirlys, request=cast.hers[SupportRequest, "everyone"], kind="can", due=TOMORROW)


@pytest.mark.parametrize(("answer", "ends"), [("yes", True), ("partly", False), ("no", False)])
def test_only_yes_ends_it(cast: Cast, as_user: As, answer: str, ends: bool) -> None:
    asking = cast.hers[SupportRequest, "everyone"]
    with as_user(cast.eirlys):
        verdict = actions.answer(by=cast.eirlys, request=asking, answer=answer, words=" Da iawn. ")
        asking.refresh_from_db()
    assert verdict.words == "Da iawn."
    assert asking.ended_at == (verdict.at if ends else None)
    assert asking.withdrawn_at is None


@pytest.mark.parametrize("name", ["carys", "gwen"])
def test_nobody_else_ends_it(cast: Cast, as_user: As, name: str) -> None:
    asking, user = cast.hers[SupportRequest, "everyone"], cast.users[name]
    with as_user(user):
        with pytest.raises(PermissionDenied):
            actions.answer(by=user, request=asking, answer="yes")
        with pytest.raises(PermissionDenied):
            actions.withdraw(by=user, request=asking)
        asking.refresh_from_db()
    assert asking.is_open


def test_a_worker_writes_the_word_of_somebody_without_a_sign_in(cast: Cast, as_user: As) -> None:
    with as_user(cast.carys):
        asking = actions.ask(by=cast.carys, citizen=cast.iolo, words="A chair I can get out of")
        actions.answer(by=cast.carys, request=asking, answer="yes", words="It will do me.")
        asking.refresh_from_db()
    assert not asking.is_open


def test_an_end_stands(cast: Cast, as_user: As) -> None:
    asking = cast.hers[SupportRequest, "everyone"]
    with as_user(cast.eirlys):
        actions.withdraw(by=cast.eirlys, request=asking)
        asking.refresh_from_db()
        assert asking.ended_at == asking.withdrawn_at is not None
        with pytest.raises(PermissionDenied):
            actions.withdraw(by=cast.eirlys, request=asking)
        with pytest.raises(PermissionDenied):
            actions.answer(by=cast.eirlys, request=asking, answer="yes")
    with as_user(cast.carys), pytest.raises(PermissionDenied):
        actions.reply(by=cast.carys, request=asking, kind="can", due=TOMORROW)


def test_asking_again_is_linked_to_the_first_asking(cast: Cast, as_user: As) -> None:
    first = cast.hers[SupportRequest, "everyone"]
    with as_user(cast.eirlys):
        actions.withdraw(by=cast.eirlys, request=first)
        second = actions.ask_again(by=cast.eirlys, request=first)
        assert actions.ask_again(by=cast.eirlys, request=first) == second, "a second press finds the same"
        actions.withdraw(by=cast.eirlys, request=second)
        third = actions.ask_again(by=cast.eirlys, request=second)
    assert [second.repeats_id, third.repeats_id] == [first.pk, first.pk]
    assert (third.words, third.written_by_id, third.who_can_see) == (first.words, cast.eirlys.pk, "everyone")


def test_asking_again_after_what_one_may_not_see(cast: Cast, as_user: As) -> None:
    hidden = cast.hers[SupportRequest, "us"]
    with everything_open():
        later: Any = SupportRequestFactory(citizen=cast.hers.citizen, repeats=hidden)
    with as_user(cast.gwen):
        seen = SupportRequest.objects.get(pk=later.pk)
        asking = actions.ask(by=cast.gwen, citizen=cast.hers.citizen, words="Again", repeats=seen)
    assert asking.repeats_id == hidden.pk


def test_asked_on_a_day(cast: Cast, as_user: As) -> None:
    at = timezone.now() - datetime.timedelta(days=3)
    with as_user(cast.carys):
        asking = actions.ask(by=cast.carys, citizen=cast.iolo, words=" The key safe moved ", at=at)
    assert (asking.words, asking.written_at) == ("The key safe moved", at)


@pytest.mark.parametrize("name", ["carys", "eirlys"])
def test_a_promise_is_kept_by_whoever_made_it_or_in_the_persons_word(cast: Cast, as_user: As, name: str) -> None:
    promise, user = cast.hers[Promise, "everyone"], cast.users[name]
    with as_user(user):
        actions.keep_promise(by=user, promise=promise)
        kept_at = promise.kept_at
        actions.keep_promise(by=user, promise=promise)
        promise.refresh_from_db()
        assert promise.kept_at == kept_at is not None
        actions.unkeep_promise(by=user, promise=promise)
        promise.refresh_from_db()
    assert promise.kept_at is None


def test_not_kept_and_after_all(cast: Cast, as_user: As) -> None:
    promise = cast.hers[Promise, "everyone"]
    with as_user(cast.carys):
        actions.say_not_kept(by=cast.carys, promise=promise, why=" The market was shut. ")
        first = promise.not_kept_at
        actions.say_not_kept(by=cast.carys, promise=promise, why="It was shut.")
        promise.refresh_from_db()
        assert (promise.why, promise.not_kept_at, promise.is_broken) == ("It was shut.", first, True)
    with as_user(cast.eirlys):
        actions.keep_promise(by=cast.eirlys, promise=promise)
        promise.refresh_from_db()
    assert (promise.why, promise.not_kept_at, promise.is_broken) == ("", None, False)


def test_why_is_said_by_whoever_promised_it(cast: Cast, as_user: As) -> None:
    promise = cast.hers[Promise, "everyone"]
    with as_user(cast.eirlys):
        with pytest.raises(PermissionDenied):
            actions.say_not_kept(by=cast.eirlys, promise=promise, why="She forgot.")
        actions.say_not_kept(by=cast.eirlys, promise=promise)
        with pytest.raises(ProgrammingError, match="somebody else to change"), transaction.atomic():
            Promise.objects.filter(pk=promise.pk).update(why="She forgot.")
    with as_user(cast.carys):
        actions.say_not_kept(by=cast.carys, promise=promise, why="The car.")
        promise.refresh_from_db()
    assert promise.why == "The car."


def test_at_the_word_of_somebody_without_a_sign_in(cast: Cast, as_user: As) -> None:
    with everything_open():
        request: Any = SupportRequestFactory(citizen=cast.iolo)
        promise: Any = PromiseFactory(request=request, by=cast.tomos)
    with as_user(cast.carys):
        actions.keep_promise(by=cast.carys, promise=promise)
        promise.refresh_from_db()
    assert promise.kept_at is not None


def test_promised_again_it_settles_the_one_before(cast: Cast, as_user: As) -> None:
    old = cast.hers[Promise, "everyone"]
    with as_user(cast.carys):
        new = actions.promise_again(by=cast.carys, promise=old, due=TOMORROW)
        assert actions.promise_again(by=cast.carys, promise=old, due=TOMORROW) == new, "a second press finds the same"
        old.refresh_from_db()
        left = Promise.objects.not_yet_kept().filter(request=old.request_id)
        assert list(left.all()) == [new]
        # Of what was promised besides, nothing is settled.
        actions.reply(by=cast.carys, request=old.request, kind="can", promise_words="lend a trolley", due=TOMORROW)
        assert left.all().count() == 2
        actions.say_not_kept(by=cast.carys, promise=new)
        assert new in left.all()
    assert (new.words, new.due, old.not_kept_at is not None) == (old.words, TOMORROW, True)


def test_nobody_promises_again_for_another_nor_what_is_kept_or_ended(cast: Cast, as_user: As) -> None:
    promise = cast.hers[Promise, "everyone"]
    with as_user(cast.eirlys), pytest.raises(PermissionDenied):
        actions.promise_again(by=cast.eirlys, promise=promise, due=TOMORROW)
    with as_user(cast.carys):
        actions.keep_promise(by=cast.carys, promise=promise)
        with pytest.raises(PermissionDenied):
            actions.promise_again(by=cast.carys, promise=promise, due=TOMORROW)
        actions.unkeep_promise(by=cast.carys, promise=promise)
    with as_user(cast.eirlys):
        actions.withdraw(by=cast.eirlys, request=promise.request)
    with as_user(cast.carys), pytest.raises(PermissionDenied):
        actions.promise_again(by=cast.carys, promise=promise, due=TOMORROW)


def test_nobody_else_says_that_a_promise_was_kept(cast: Cast, as_user: As) -> None:
    promise = cast.hers[Promise, "everyone"]
    with as_user(cast.gwen):
        for act in (actions.keep_promise, actions.say_not_kept, actions.unkeep_promise):
            with pytest.raises(PermissionDenied):
                act(by=cast.gwen, promise=promise)


def test_a_reply_is_seen_by_those_who_see_what_was_asked(cast: Cast, as_user: As) -> None:
    with everything_open():
        other: Any = AlongsideFactory(citizen=cast.hers.citizen)
    asking = cast.hers[SupportRequest, "us"]
    with as_user(cast.carys):
        said = actions.reply(by=cast.carys, request=asking, kind="not_me", words="Our van does not run on Sundays.")
    with as_user(other.user):
        assert not Reply.objects.filter(pk=said.pk).exists()
    with as_user(cast.eirlys):
        assert Reply.objects.get(pk=said.pk).words == "Our van does not run on Sundays."


def test_whom_somebody_knows_is_in_the_life_now(cast: Cast, as_user: As) -> None:
    asking = cast.hers[SupportRequest, "workers"]
    with as_user(cast.carys):
        said = actions.know_someone(
            by=cast.carys, request=asking, name=" The Tuesday choir ", kind="group", words="They want altos."
        )
        asking.refresh_from_db()
    choir = said.connection
    assert choir is not None
    assert (choir.name, choir.kind, choir.sector, choir.circle) == ("The Tuesday choir", "group", "things", 4)
    assert (choir.who_can_see, choir.written_by_id, said.words) == ("workers", cast.carys.pk, "They want altos.")
    assert (said.kind, asking.first_yes_at) == ("know_someone", None)


def test_nobody_is_brought_in_for_what_has_ended(cast: Cast, as_user: As) -> None:
    asking = cast.hers[SupportRequest, "everyone"]
    with as_user(cast.eirlys):
        actions.withdraw(by=cast.eirlys, request=asking)
    with as_user(cast.carys):
        before = Connection.objects.count()
        with pytest.raises(PermissionDenied):
            actions.know_someone(by=cast.carys, request=asking, name="Mair", kind="person")
        assert Connection.objects.count() == before


def test_what_stood_in_the_way_is_about_nobody(cast: Cast, as_user: As) -> None:
    with as_user(cast.carys):
        actions.say_what_stood_in_the_way(by=cast.carys, words=" No visits on a Sunday. ")
        [said] = StoodInTheWay.objects.all()
    assert (said.words, said.month) == ("No visits on a Sunday.", timezone.localdate().replace(day=1))
    # Its fields, by name: none leads to a person, nor to a day.
    assert {field.name for field in StoodInTheWay._meta.concrete_fields} == {"id", "words", "language", "month"}
    with as_user(cast.gwen), pytest.raises(PermissionDenied):
        actions.say_what_stood_in_the_way(by=cast.gwen, words="No.")


def test_asked_of_somebody_who_walks_with_them(cast: Cast, as_user: As) -> None:
    with as_user(cast.eirlys):
        ask: Any = {"by": cast.eirlys, "citizen": cast.hers.citizen, "words": "A lift"}
        assert actions.ask(**ask, asked_of=cast.gwen).asked_of == cast.gwen
        assert actions.ask(**ask, asked_in_life=cast.hers[Connection, "us"]).asked_in_life_id
        with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
            actions.ask(**ask, asked_of=cast.former)


def test_asked_again_it_is_the_first_that_is_open_still(cast: Cast, as_user: As) -> None:
    first = cast.hers[SupportRequest, "everyone"]
    with as_user(cast.eirlys):
        second = actions.ask(by=cast.eirlys, citizen=cast.hers.citizen, words="Again", repeats=first)
        actions.withdraw(by=cast.eirlys, request=second)
        assert actions.ask_again(by=cast.eirlys, request=second) == first
