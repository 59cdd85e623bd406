"""Steps: written in any order, each stands where it belongs; moved, struck out, and put right by two at once."""

import datetime
import html
from collections.abc import Callable
from contextlib import AbstractContextManager
from itertools import permutations
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from people.models import User
from study.actions import put_away as putting
from study.actions import steps as actions
from study.models import FormInUse, Step, Study, Walk
from tests import factories
from tests.cast import Cast
from tests.conftest import everything_open

ClientFor = Callable[[User], Client]
AsUser = Callable[[User | None], AbstractContextManager[None]]

FIRST = datetime.date(2025, 3, 1)


def on(day: int) -> datetime.date:
    return FIRST + datetime.timedelta(days=day - 1)


@pytest.fixture
def walk(cast: Cast) -> Walk:
    """Of Urien's team, without a step."""
    with everything_open():
        found: Walk = factories.WalkFactory.create(study=cast.studied[Study])
    return found


def add(cast: Cast, walk: Walk, words: str, day: int | None = None, **more: Any) -> Step:
    known = {"on": None, "certainty": "unknown"} if day is None else {"on": on(day)}
    return actions.add_step(by=cast.urien, walk=walk, words=words, **{**known, **more})


def order(walk: Walk) -> list[str]:
    with everything_open():
        return [step.words for step in Step.objects.filter(walk=walk).still_there().in_order()]


def positions(walk: Walk) -> list[int]:
    with everything_open():
        return list(Step.objects.filter(walk=walk).in_order().values_list("position", flat=True))


def address(walk: Walk, name: str, *args: Any) -> str:
    return reverse(name, args=[walk.study_id, walk.pk, *args])


# Where a step stands


@pytest.mark.parametrize("entered", list(permutations([1, 12, 20, 31])))
def test_in_whichever_order_they_are_written_the_dates_lead(
    cast: Cast, as_user: AsUser, walk: Walk, entered: tuple[int, ...]
) -> None:
    with as_user(cast.urien):
        for day in entered:
            add(cast, walk, str(day), day, certainty="about" if day == 20 else "exact")
    assert order(walk) == ["1", "12", "20", "31"]


def test_one_without_a_date_stands_last_or_after_the_one_it_was_told_after(
    cast: Cast, as_user: AsUser, walk: Walk
) -> None:
    with as_user(cast.urien):
        first = add(cast, walk, "first", 1)
        add(cast, walk, "last", 9)
        add(cast, walk, "some day")
        add(cast, walk, "soon after the first", after=first)
    assert order(walk) == ["first", "soon after the first", "last", "some day"]


def test_one_with_a_date_is_told_on_where_nothing_speaks_against_it(cast: Cast, as_user: AsUser, walk: Walk) -> None:
    with as_user(cast.urien):
        add(cast, walk, "first", 1)
        undated = add(cast, walk, "then")
        add(cast, walk, "ninth", 9)
        add(cast, walk, "fifth", 5, after=undated)
        add(cast, walk, "twentieth", 20, after=undated)
        add(cast, walk, "ninth too", 9)
    assert order(walk) == ["first", "then", "fifth", "ninth", "ninth too", "twentieth"]


def test_only_those_that_make_room_are_numbered_anew(cast: Cast, as_user: AsUser, walk: Walk) -> None:
    with as_user(cast.urien):
        for day in (1, 3, 5):
            add(cast, walk, str(day), day)
        add(cast, walk, "9", 9)
        Step.objects.filter(words="9").update(position=40)
        add(cast, walk, "2", 2)
    assert order(walk) == ["1", "2", "3", "5", "9"]
    assert positions(walk) == [1, 2, 3, 4, 40]


def test_with_another_date_it_stands_elsewhere_and_with_other_words_it_stays(
    cast: Cast, as_user: AsUser, walk: Walk
) -> None:
    with as_user(cast.urien):
        one, *_others = [add(cast, walk, str(day), day) for day in (1, 5, 9)]
        actions.change_step(by=cast.urien, step=one, words="seventh", on=on(7))
        assert order(walk) == ["5", "seventh", "9"]
        actions.move_later(by=cast.urien, step=one)
        actions.change_step(by=cast.urien, step=one, words="still here", on=on(7))
        assert order(walk) == ["5", "9", "still here"]
        actions.change_step(by=cast.urien, step=one, on=None)
        one.refresh_from_db()
    assert (one.on, one.certainty) == (None, "unknown")
    assert order(walk) == ["5", "9", "still here"]


def test_a_step_can_always_be_moved_past_its_neighbour(cast: Cast, as_user: AsUser, walk: Walk) -> None:
    with as_user(cast.urien):
        one, two, three = [add(cast, walk, str(day), day) for day in (1, 5, 9)]
        actions.move_earlier(by=cast.urien, step=one)
        actions.move_later(by=cast.urien, step=three)
        assert order(walk) == ["1", "5", "9"]
        putting.put_away(by=cast.urien, row=two)
        actions.move_earlier(by=cast.urien, step=three)
        assert order(walk) == ["9", "1"]
        putting.put_back(by=cast.urien, row=two)
        assert sorted(order(walk)) == ["1", "5", "9"]
        actions.move_later(by=cast.urien, step=three)
    assert len(set(positions(walk))) == 3


def test_those_that_share_a_number_can_be_moved(cast: Cast, as_user: AsUser, walk: Walk) -> None:
    with as_user(cast.urien):
        one, _two = [add(cast, walk, words) for words in ("one", "two")]
        Step.objects.filter(walk=walk).update(position=1)
        actions.move_later(by=cast.urien, step=one)
    assert order(walk) == ["two", "one"]


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ({"on": None, "certainty": "exact"}, (None, "unknown", "somebody", "")),
        ({"on": FIRST, "certainty": "unknown"}, (FIRST, "about", "somebody", "")),
        ({"on": FIRST, "holder": "nobody", "held_by": "Housing"}, (FIRST, "exact", "nobody", "")),
        ({"on": FIRST, "holder": "somebody", "held_by": "Housing"}, (FIRST, "exact", "somebody", "Housing")),
    ],
)
def test_what_is_said_holds_together(
    cast: Cast, as_user: AsUser, walk: Walk, said: dict[str, Any], kept: tuple[Any, ...]
) -> None:
    with as_user(cast.urien):
        step = actions.add_step(by=cast.urien, walk=walk, **said)
        step.refresh_from_db()
    assert (step.on, step.certainty, step.holder, step.held_by) == kept


def test_every_change_is_found_again(cast: Cast, as_user: AsUser, walk: Walk, monkeypatch: pytest.MonkeyPatch) -> None:
    found: list[int] = []
    monkeypatch.setattr(actions, "find_again", lambda walk: found.append(walk.pk))
    with as_user(cast.urien):
        one, _two = add(cast, walk, "one"), add(cast, walk, "two")
        actions.change_step(by=cast.urien, step=one, words="uno")
        actions.change_step(by=cast.urien, step=one, words="uno")
        actions.move_later(by=cast.urien, step=one)
        actions.move_later(by=cast.urien, step=one)
    assert found == [walk.pk] * 4


# The pages


def test_one_after_the_other(cast: Cast, client_for: ClientFor, walk: Walk) -> None:
    urien, where = client_for(cast.urien), address(walk, "step_new")
    first = urien.get(where)
    assert "What happened first?" in first.content.decode()
    assert first.context["form"]["holder"].value() == "them"
    answer = urien.post(where, {"happened": "asked", "words": "A rail", "on": "2025-03-01"})
    with everything_open():
        step = Step.objects.get(walk=walk)
    assert answer.status_code == 302
    assert answer["Location"] == f"{where}?after={step.pk}"
    assert (step.holder, step.certainty, step.by, step.team_id) == ("them", "exact", cast.urien, walk.team_id)
    page = urien.get(answer["Location"]).content.decode()
    assert "What happened next?" in page
    assert "A rail" in page


def test_what_was_held_before_is_offered(cast: Cast, client_for: ClientFor, walk: Walk) -> None:
    assert '<option value="The access team">' in client_for(cast.urien).get(address(walk, "step_new")).content.decode()


def test_after_a_step_the_page_says_what_comes_before_it(
    cast: Cast, client_for: ClientFor, as_user: AsUser, walk: Walk
) -> None:
    with as_user(cast.urien):
        one = add(cast, walk, "one")
        add(cast, walk, "two")
    where = f"{address(walk, 'step_new')}?after={one.pk}"
    urien = client_for(cast.urien)
    assert "It comes before: two" in urien.get(where).content.decode()
    urien.post(where, {"words": "between"})
    assert order(walk) == ["one", "between", "two"]


@pytest.mark.parametrize("after", ["0", "x", "99999999999999999999"])
def test_after_one_that_is_not_of_this_walk_it_stands_last(
    cast: Cast, client_for: ClientFor, walk: Walk, after: str
) -> None:
    assert client_for(cast.urien).get(f"{address(walk, 'step_new')}?after={after}").status_code == 200


@pytest.mark.parametrize(
    ("said", "complaint"),
    [
        ({}, "Choose what happened, or say it in a few words."),
        ({"words": "x", "on": "3025-01-01"}, "Choose today or an earlier day."),
        ({"words": "x", "on": "1025-01-01"}, "Choose today or an earlier day."),
        ({"words": "x", "on": "soon"}, "Choose a day, or leave it."),
        ({"words": "x", "on": "2025-01-01", "certainty": "unknown"}, "There is a day above."),
        ({"words": "x", "minutes": "twenty"}, "Write the minutes as a number, for example 20."),
        ({"words": "x", "minutes": "-1"}, "Write the minutes as a number, for example 20."),
        ({"words": "x", "minutes": "100001"}, "That is more than a year of work."),
        ({"words": "x", "form": "0"}, "Choose one of the forms, or none."),
    ],
)
def test_what_cannot_be_kept_says_what_to_do_and_loses_nothing(
    cast: Cast, client_for: ClientFor, walk: Walk, said: dict[str, str], complaint: str
) -> None:
    answer = client_for(cast.urien).post(address(walk, "step_new"), {**said, "said": "She said it already"})
    page = html.unescape(answer.content.decode())
    assert answer.status_code == 422
    assert complaint in page
    assert "She said it already" in page
    assert order(walk) == []


def test_all_that_is_known_of_one_is_kept(cast: Cast, client_for: ClientFor, walk: Walk, as_user: AsUser) -> None:
    with as_user(cast.urien):
        step = add(cast, walk, "A form")
    urien, where = client_for(cast.urien), address(walk, "step", step.pk)
    said = {
        "base": urien.get(where).context["form"]["base"].value(),
        "happened": "form",
        "words": "Sent her a form",
        "on": "2025-03-03",
        "certainty": "about",
        "holder": "somebody",
        "held_by": "Housing",
        "did": "failure",
        "minutes": "20",
        "met": "a duty officer",
        "passed_to": "The hub",
        "form": str(cast.studied[FormInUse].pk),
        "asked_again": "on",
        "said": "I had told them",
        "got_in_the_way": "Two budgets",
    }
    answer = urien.post(where, said)
    assert (answer.status_code, answer["Location"]) == (302, f"{walk_at(walk)}#step-{step.pk}")
    with everything_open():
        step.refresh_from_db()
    assert (step.on, step.certainty, step.minutes) == (datetime.date(2025, 3, 3), "about", 20)
    assert (step.form, step.asked_again, step.did) == (cast.studied[FormInUse], True, "failure")
    again = urien.get(where).context["form"]
    assert (again["form"].value(), again["said"].value()) == (cast.studied[FormInUse].pk, "I had told them")


def walk_at(walk: Walk) -> str:
    return reverse("walk", args=[walk.study_id, walk.pk])


def test_a_form_that_was_struck_out_since_stays_with_its_step(cast: Cast, client_for: ClientFor) -> None:
    with everything_open():
        FormInUse.objects.update(put_away_at=timezone.now())
    step = cast.studied[Step]
    where = address(step.walk, "step", step.pk)
    assert f'value="{step.form_id}" selected' in client_for(cast.urien).get(where).content.decode()
    new = client_for(cast.urien).get(address(step.walk, "step_new")).content.decode()
    assert f'<option value="{step.form_id}"' not in new


def test_two_who_change_it_at_once_overwrite_nothing(
    cast: Cast, client_for: ClientFor, walk: Walk, as_user: AsUser
) -> None:
    with as_user(cast.urien):
        step = add(cast, walk, "A form", 3)
    urien, tomos, where = client_for(cast.urien), client_for(cast.tomos), address(walk, "step", step.pk)
    base = urien.get(where).context["form"]["base"].value()
    tomos.post(where, {"base": base, "words": "Tomos’s words"})
    answer = urien.post(where, {"base": base, "words": "Urien’s words"})
    assert answer.status_code == 409
    assert order(walk) == ["Tomos’s words"]
    urien.post(where, {"base": base, "met": "a duty officer", "words": "A form"})
    with everything_open():
        step.refresh_from_db()
    assert (step.words, step.met) == ("Tomos’s words", "a duty officer")


def test_moving_and_striking_out_on_the_page(cast: Cast, client_for: ClientFor, walk: Walk, as_user: AsUser) -> None:
    with as_user(cast.urien):
        one, _two = add(cast, walk, "one"), add(cast, walk, "two")
    urien = client_for(cast.urien)
    page = urien.get(address(walk, "step", one.pk)).content.decode()
    assert "Before: two" in page
    assert "After:" not in page
    assert urien.post(address(walk, "step_later", one.pk))["Location"] == address(walk, "step", one.pk)
    assert order(walk) == ["two", "one"]
    urien.post(address(walk, "step_earlier", one.pk))
    assert order(walk) == ["one", "two"]
    answer = urien.post(address(walk, "step_put_away", one.pk), follow=True)
    assert answer.redirect_chain == [(walk_at(walk), 302)]
    assert address(walk, "step_put_back", one.pk) in answer.content.decode()
    assert order(walk) == ["two"]
    page = urien.get(address(walk, "step", one.pk)).content.decode()
    assert "This was struck out." in page
    assert address(walk, "step_later", one.pk) not in page
    urien.post(address(walk, "step_put_back", one.pk))
    assert order(walk) == ["one", "two"]


# Who may come in


def test_others_find_no_step(cast: Cast, client_for: ClientFor) -> None:
    step = cast.studied[Step]
    for user in (cast.carys, cast.megan, cast.eirlys, cast.nia):
        client = client_for(user)
        for name in ("step", "step_earlier", "step_later", "step_put_away", "step_put_back"):
            assert client.post(address(step.walk, name, step.pk), {"words": "x"}).status_code == 404
        assert client.post(address(step.walk, "step_new"), {"words": "x"}).status_code == 404


def test_a_step_is_found_through_its_walk_and_its_study(cast: Cast, client_for: ClientFor, walk: Walk) -> None:
    step, urien = cast.studied[Step], client_for(cast.urien)
    assert urien.get(address(walk, "step", step.pk)).status_code == 404
    assert urien.post(address(walk, "step_put_away", step.pk)).status_code == 404
    assert urien.post(address(walk, "step_later", step.pk)).status_code == 404
    assert urien.get(address(walk, "step_later", step.pk)).status_code == 405
