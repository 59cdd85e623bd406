"""What is found in the steps of a walk: whatever order they were entered in, and what the steps that prove it are."""

from dataclasses import replace
from datetime import date, timedelta
from json import dumps, loads
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from study import seen
from study.findings import Findings, find
from study.found_in_words import found_here
from study.models import Step, Walk
from study.seen import StepSeen, is_wait
from study.ways import passings_on

NAMES = ["", "Housing", "housing ", "The surgery", "School", "Ysgol"]
DAYS = st.one_of(st.none(), st.dates(date(2024, 1, 1), date(2026, 1, 1)))


@st.composite
def a_step(draw: Any, number: int) -> StepSeen:
    on, holder = draw(DAYS), draw(st.sampled_from(Step.Holder.values))
    return StepSeen(
        id=number + 100,
        number=number,
        on=on,
        certainty="unknown" if on is None else draw(st.sampled_from(["exact", "about"])),
        holder=holder,
        held_by=draw(st.sampled_from(NAMES)) if holder == "somebody" else "",
        met=draw(st.sampled_from(["", "Duty officer", "duty officer.", "Nurse"])),
        happened=draw(st.sampled_from(Step.Happened.values)),
        passed_to=draw(st.sampled_from(NAMES)),
        asked_again=draw(st.booleans()),
        did=draw(st.sampled_from(["", *Step.Did.values])),
        minutes=draw(st.one_of(st.none(), st.integers(0, 600))),
    )


@st.composite
def walks(draw: Any) -> list[StepSeen]:
    way = [draw(a_step(number)) for number in range(1, draw(st.integers(0, 12)) + 1)]
    if draw(st.booleans()):  # in the order of their days, as most are told
        days = iter(sorted(step.on for step in way if step.on))
        way = [replace(step, on=next(days)) if step.on else step for step in way]
    return way


def backwards(way: list[StepSeen]) -> list[StepSeen]:
    """The last step first, and each passing-on from whom it was passed to, to whoever passed it."""
    turned = [replace(step, number=len(way) + 1 - step.number) for step in reversed(way)]
    return [
        replace(step, holder="somebody", held_by=step.passed_to, passed_to=step.held_by)
        if step.happened == "passed_on"
        else step
        for step in turned
    ]


def steps(*said: dict[str, Any]) -> list[StepSeen]:
    return [StepSeen(id=number, number=number, **{"on": None, **one}) for number, one in enumerate(said, 1)]


def on(day: int, **said: Any) -> dict[str, Any]:
    """The how-manieth day."""
    return {"on": date(2025, 1, 1) + timedelta(days=day - 1), **said}


@given(walks(), st.randoms())
def test_any_order_of_entry_gives_the_same(way: list[StepSeen], dice: Any) -> None:
    entered = way[:]
    dice.shuffle(entered)
    assert find(entered) == find(way)


@given(walks())
def test_read_backwards_it_was_passed_on_as_often(way: list[StepSeen]) -> None:
    there, back = find(way).passed_on, find(backwards(way)).passed_on
    assert len(there) == len(back)
    assert len(find(way).to_themselves) == len(find(backwards(way)).to_themselves)


@given(walks())
def test_no_figure_is_more_than_its_steps(way: list[StepSeen]) -> None:
    found = find(way)
    assert found.steps == len(way)
    assert len(found.told_to) + len(found.told_to_unknown) <= len(found.told) <= len(way)
    assert len(found.forms_again) <= min(len(found.forms), len(found.asked_again))
    assert len(found.decided) <= len(found.decisions)
    assert len(found.people) <= len(way) >= len(found.organisations)
    assert len(found.asked_for) + len(found.work) + len(found.failure) + len(found.not_said) == len(way)
    assert len(found.passed_on) <= 2 * len(way)
    known = {step.id for step in way}
    for name in ("told", "forms", "back", "waits", "work", "decisions", "minutes_in"):
        assert known >= set(getattr(found, name))
    assert known >= {one.step for one in found.passed_on}


@given(walks())
def test_no_more_days_than_there_were(way: list[StepSeen]) -> None:
    found = find(way)
    if found.days.how_many is None:
        assert not any(step.on for step in way)
        assert found.days_worked.how_many is None
        assert not found.days_with_nobody.how_many
    else:
        assert (found.days_worked.how_many or 0) <= found.days.how_many
        assert (found.days_with_nobody.how_many or 0) <= found.days.how_many


@given(walks())
def test_it_is_the_same_again_from_json(way: list[StepSeen]) -> None:
    found = find(way)
    assert Findings.from_json(loads(dumps(found.to_json()))) == found


def test_of_nothing_nothing_is_kept() -> None:
    assert Findings.from_json({}) is None
    assert Findings.from_json({"told": 3}) is None
    assert find([]).days.how_many is None


def test_the_words_are_those_of_the_steps() -> None:
    assert {seen.TOLD, seen.PASSED_ON, seen.FORM, seen.DECISION, seen.WAITED} <= set(Step.Happened.values)
    assert {seen.SOMEBODY, seen.NOBODY} <= set(Step.Holder.values)
    assert {seen.ASKED_FOR, seen.WORK, seen.FAILURE} == set(Step.Did.values)
    assert seen.ABOUT in Step.Certainty.values


def test_the_front_door_of_the_drawing() -> None:
    """Hand-worked: nine steps in 96 days, through housing, school and surgery, and back to housing."""
    way = steps(
        on(1, holder="them", happened="asked", did="asked_for"),
        on(3, held_by="The housing team", happened="form", did="failure", minutes=20),
        on(12, holder="them", happened="told", met="Housing officer", did="work", minutes=60),
        on(20, held_by="the housing team", happened="passed_on", passed_to="The school", did="failure"),
        on(31, held_by="The School", happened="told", met="Head teacher", did="work"),
        on(44, held_by="The surgery", did="failure"),
        on(58, holder="them", happened="told", met="Duty officer", did="work"),
        on(71, held_by="The housing team.", happened="form", asked_again=True, did="failure"),
        on(96, holder="them", happened="done", did="asked_for"),
    )
    found = find(way)
    assert (found.told, len(found.told_to)) == ((3, 5, 7), 3)
    assert (found.forms, found.forms_again) == ((2, 8), (8,))
    assert [(one.step, one.giver, one.taker) for one in found.passed_on] == [
        (4, "the housing team", "The school"),
        (6, "The School", "The surgery"),
        (8, "The surgery", "The housing team."),
    ]
    assert found.back == (8,)
    assert not found.to_themselves
    assert (found.days.how_many, found.days.steps, found.days.about) == (96, (1, 9), False)
    assert found.days_worked.how_many == 8
    assert found.days_with_nobody.how_many == 0
    assert (found.asked_for, found.failure, found.minutes) == ((1, 9), (2, 4, 6, 8), 80)
    assert [one.name for one in found.organisations] == ["The housing team", "The School", "The surgery"]
    assert [one.name for one in found.people] == ["Housing officer", "Head teacher", "Duty officer"]


@pytest.mark.parametrize(
    ("way", "passed", "to_themselves"),
    [
        ([{"held_by": "A", "happened": "passed_on", "passed_to": "a"}], 1, 1),
        ([{"held_by": "A", "happened": "passed_on"}, {"held_by": "A."}], 1, 1),
        # It says to whom else, so nobody passed to themselves: it came back.
        ([{"held_by": "A", "happened": "passed_on", "passed_to": "B"}, {"held_by": "A"}], 2, 0),
        # A passing-on and the change of hands that it brings are one.
        ([{"held_by": "A", "happened": "passed_on", "passed_to": "B"}, {"held_by": "B"}], 1, 0),
        ([{"held_by": "A"}, {"holder": "them", "happened": "passed_on", "passed_to": "B"}, {"held_by": "B"}], 1, 0),
        # Lying with nobody, or with the person, changes no hands.
        ([{"held_by": "A"}, {"holder": "nobody"}, {"holder": "them"}, {"held_by": "A"}], 0, 0),
        ([{"held_by": "A"}, {"holder": "nobody"}, {"held_by": "B"}], 1, 0),
        # To whom, nobody said; from whom, nobody said.
        ([{"held_by": "A", "happened": "passed_on"}], 1, 0),
        ([{"happened": "passed_on"}, {"happened": "passed_on"}, {"held_by": "B"}], 2, 0),
        ([{"happened": "passed_on", "passed_to": "B"}], 1, 0),
        # Somebody without a name is no other hand.
        ([{"held_by": "A"}, {"held_by": ""}, {"held_by": "A"}], 0, 0),
        # It is known to be passed to whom it never came: still passed on twice.
        ([{"held_by": "A", "happened": "passed_on", "passed_to": "B"}, {"held_by": "C"}], 2, 0),
    ],
)
def test_what_is_a_passing_on(way: list[dict[str, Any]], passed: int, to_themselves: int) -> None:
    found = find(steps(*way))
    assert (len(found.passed_on), len(found.to_themselves)) == (passed, to_themselves)
    assert len(passings_on(backwards(steps(*way)))) == passed


def test_to_whom_the_story_was_told() -> None:
    """The duty officer of two services is two people; a service is not counted beside those met there."""
    told = {"happened": "told"}
    found = find(
        steps(
            {**told, "held_by": "Council", "met": "Duty officer"},
            {**told, "held_by": "Hospital", "met": "duty officer"},
            {**told, "holder": "them", "met": "Duty Officer!"},
            {**told, "held_by": "council"},
            {**told, "held_by": "Bank"},
            told,
        )
    )
    assert [(one.name, one.at) for one in found.told_to] == [
        ("Duty officer", "Council"),
        ("duty officer", "Hospital"),
        ("Bank", ""),
    ]
    assert found.told_to[0].steps == (1, 3)
    assert found.told_to_unknown == (6,)
    assert len(found.told) == 6


def test_who_decided() -> None:
    decision = {"happened": "decision"}
    found = find(steps({**decision, "held_by": "Council", "met": "Panel"}, {**decision, "holder": "nobody"}, decision))
    assert [(one.name, one.at) for one in found.decided] == [("Panel", "Council")]
    assert (found.decisions, found.decided_unknown) == ((1, 2, 3), (2, 3))


def test_days_with_nobody() -> None:
    """From the 3rd to the 20th, through a wait without a day; and from the 40th, of which nobody knows the end."""
    found = find(
        steps(
            on(1, holder="them"),
            on(3, holder="nobody"),
            {"happened": "waited"},
            on(20, held_by="A"),
            on(40, holder="nobody", certainty="about"),
            {"held_by": "A"},
            on(60, held_by="A"),
            on(70, holder="nobody"),
        )
    )
    assert (found.days_with_nobody.how_many, found.days_with_nobody.steps) == (17, (2,))
    assert found.days_with_nobody.unknown == (5, 8)
    assert found.waits == (2, 3, 5, 8)
    assert not found.days_with_nobody.about


def test_days_nobody_knows() -> None:
    waits = find(steps({"holder": "nobody"}, on(5, held_by="A", certainty="about"), {"held_by": "A"}))
    assert (waits.days_with_nobody.how_many, waits.days_with_nobody.unknown) == (None, (1,))
    assert (waits.days.how_many, waits.days.about, waits.days.unknown) == (1, True, (1, 3))
    assert (waits.days_worked.how_many, waits.days_worked.unknown) == (1, (3,))
    assert find(steps({"held_by": "A"})).days_worked.how_many is None
    assert find(steps({"held_by": "A"}, on(2, holder="them"))).days_worked.how_many is None
    turned = find(steps(on(9, holder="nobody"), on(3, held_by="A")))
    assert (turned.days_with_nobody.how_many, turned.days.how_many) == (None, 7)
    assert find(steps(on(1, holder="nobody", minutes=5))).days_worked.how_many == 1


def test_a_day_that_is_known_for_certain_is_not_about() -> None:
    both = find(steps(on(1, certainty="about"), on(1), on(4)))
    assert (both.days.about, both.days.steps) == (False, (2, 3))


def test_a_day_that_belongs_to_two_waits_is_one() -> None:
    way = steps(on(5, holder="nobody"), on(15, held_by="A"), on(8, holder="nobody"), on(20, held_by="A"))
    assert find(way).days_with_nobody.how_many == 15
    assert sum(map(is_wait, way)) == 2


def sentences(*said: dict[str, Any]) -> list[str]:
    """As the page of a walk says them."""
    rows = [Step(pk=n, position=n, **{"held_by": "", "holder": "somebody", **one}) for n, one in enumerate(said, 1)]
    return [one.words for one in found_here(Walk(pseudonym="Olwen"), rows)["findings"]]


def test_it_is_said_in_plain_sentences() -> None:
    told = {"happened": "told"}
    said = sentences(
        on(1, **told, held_by="Housing", met="Huw", asked_again=True),
        on(3, **told, held_by="The surgery"),
        on(9, happened="decision", certainty="about"),
        on(9, holder="nobody"),
        told,
    )
    assert (
        "Olwen told the story three times, to one person and to one team or service. Once nobody knows to whom." in said
    )
    assert "Once, outside any form, what was known was asked again." in said
    assert "9 days or more, from the first to the last." in said
    assert "One decision. Nobody knows who made it." in said
    assert "It waited once. How long one wait was, nobody knows." in said
    assert "No step did what was asked." in said
    assert sentences(told)[0] == "Olwen told the story once. Once nobody knows to whom."
    assert "Nobody knows how many days it took." in sentences(told)
    decision = {"happened": "decision"}
    two = sentences({**decision, "held_by": "Council", "met": "Panel"}, decision)
    assert "Two decisions: Panel (Council). Nobody knows who made one of them." in two
    some = sentences(on(1, holder="nobody", certainty="about"), on(8, held_by="A", certainty="about", minutes=0))
    assert {"About 8 days, from the first to the last.", "For about 7 days it waited."} <= set(some)
    assert found_here(Walk(pseudonym="Olwen"), [])["findings"] == []


def test_of_a_step_without_a_day_nobody_asks_for_it() -> None:
    with pytest.raises(ValueError, match="Nobody knows when"):
        seen.day_of(StepSeen(id=1, number=1))
