"""Seven walks, entered through the pages as a team would, and everything that has to be found in them."""

import html
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from people.models import User
from study.findings import Findings
from study.looking import found_in
from study.models import Condition, Demand, Shows, Step, Study, Walk
from tests.cast import Cast
from tests.conftest import everything_open
from tests.study.walked import ARREARS, BAILIFF, COUNCIL_TAX, HOUSING, LETTERS, RHIAN, SIX, Tells

ClientFor = Callable[[User], Client]


def enter(client: Client, study: Any, tells: Tells) -> Walk:
    """On the pages: the walk, what is said of it, and each step, one after the other."""
    begun = client.post(
        reverse("walk_new", args=[study.pk]),
        {"pseudonym": tells.pseudonym, "asked": tells.asked, "agreed": "Told in public"},
    )
    assert begun.status_code == 302
    with everything_open():
        walk: Any = Walk.objects.get(study=study, pseudonym=tells.pseudonym)
    for step in tells.steps:
        kept = client.post(reverse("step_new", args=[study.pk, walk.pk]), step)
        assert kept.status_code in {302, 303}, step
    words = client.get(reverse("walk_words", args=[study.pk, walk.pk])).context["form"]
    said = {name: words[name].value() or "" for name in words.fields} | {"name": tells.name, "mattered": tells.mattered}
    said.pop("after_change", None)
    client.post(reverse("walk_words", args=[study.pk, walk.pk]), said)
    with everything_open():
        walk.refresh_from_db()
    assert (walk.name, walk.mattered) == (tells.name, tells.mattered)
    return walk  # type: ignore[no-any-return]


def how_many(found: Findings, name: str) -> int | None:
    figure: Any = getattr(found, name)
    if name.startswith("days"):
        return figure.how_many  # type: ignore[no-any-return]
    return len(figure) if isinstance(figure, tuple) else figure


@pytest.mark.parametrize("tells", [RHIAN, *SIX], ids=lambda tells: tells.pseudonym)
def test_all_of_it_can_be_entered_and_everything_is_found(tells: Tells, cast: Cast, client_for: ClientFor) -> None:
    client = client_for(cast.urien)
    walk = enter(client, cast.studied[Study], tells)
    found = found_in(walk)
    assert found is not None
    assert {name: how_many(found, name) for name in tells.finds} == tells.finds
    assert [one.name for one in found.decided] == tells.decided
    with everything_open():
        steps = list(Step.objects.filter(walk=walk).in_order())
    # Value or failure for each step, as it was said; unknown and approximate days as they were told.
    assert [step.did for step in steps] == [said.get("did", "") for said in tells.steps]
    assert [step.certainty for step in steps] == [
        said.get("certainty", "exact" if "on" in said else "unknown") for said in tells.steps
    ]
    assert found.days.about == any(step.certainty == "about" for step in steps)
    page = html.unescape(client.get(reverse("walk", args=[walk.study_id, walk.pk])).content.decode())
    assert 'id="found"' in page
    for one in found.decided:
        assert one.name in page
    # Nobody is scored: no figure stands on anything but the way.
    assert not re.search(r"\bscore|\brank|\bout of 10|\d ?%", page)


def test_the_conditions_that_two_organisations_show(cast: Cast, client_for: ClientFor) -> None:
    """Each letter, the bailiff and the refusal came of a rule or a machine; the rule on arrears binds two of them."""
    client, study = client_for(cast.urien), cast.studied[Study]
    walk = enter(client, study, RHIAN)
    asked = {"words": "I have had a letter about my council tax", "came_in_as": "Council tax", "kind": "value"}
    asked |= {"mattered": RHIAN.mattered, "on": "2025-03-03", "language": "en"}
    form = client.get(reverse("demand_new", args=[study.pk])).context["form"]
    client.post(reverse("demand_new", args=[study.pk]), asked | {"key": form["key"].value()})
    with everything_open():
        demand = Demand.objects.get(came_in_as="Council tax")
        steps = list(Step.objects.filter(walk=walk, did="failure").in_order())
    assert demand.mattered == RHIAN.mattered
    assert [step.held_by for step in steps] == [COUNCIL_TAX, COUNCIL_TAX, BAILIFF, HOUSING]
    ties = ((Condition.Kind.IT, LETTERS, steps[:3]), (Condition.Kind.RULE, ARREARS, [steps[1], steps[3]]))
    for kind, words, shown in ties:
        client.post(reverse("condition_new", args=[study.pk]), {"kind": kind, "words": words})
        with everything_open():
            condition = Condition.objects.get(words=words)
        client.post(
            reverse("shown_new", args=[study.pk, condition.pk]), {"step": [step.pk for step in shown], "of": "step"}
        )
    with everything_open():
        shows = Shows.objects.filter(step__in=steps)
        # Each failure has a cause, and none did what was asked.
        assert {row.step_id for row in shows} == {step.pk for step in steps}
        rule = shows.filter(condition__words=ARREARS)
        assert {row.step.held_by for row in rule.select_related("step")} == {COUNCIL_TAX, HOUSING}
    found = found_in(walk)
    assert found is not None
    assert found.asked_for == ()
