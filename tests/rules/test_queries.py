"""Every page is served in a fixed, small number of queries, whoever's plan it is and however much there is."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection, connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

from people.models import User
from study.models import Condition, Study, Walk
from tests import factories
from tests.cast import Cast, life
from tests.conftest import everything_open
from tests.rules.pages import PAGES, pages_of_the_project

# Session, transaction and its name, user; and the savepoints that a test's transaction adds.
AT_MOST = 30
# What shows every kind of thing that there is at once.
ALL_OF_A_LIFE = {"whole": 36, "urgent_plan": 36}


def queries(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as seen, CaptureQueriesContext(connections["published"]) as figures:
        answer = client.get(address)
    assert answer.status_code == 200, address
    asked = [*seen.captured_queries, *figures.captured_queries]
    return len([q for q in asked if "SAVEPOINT" not in q["sql"]])


def more_of_the_study(cast: Cast) -> None:
    """Another of each thing that a team writes down, in the same study; and another study."""
    whole: dict[str, Any] = {"study": cast.studied[Study]}
    factories.NoteFactory(**whole)
    demand: Any = factories.DemandFactory(**whole, cause="Nobody wrote it down")
    form: Any = factories.FormInUseFactory(**whole, name="Second contact")
    factories.FormQuestionFactory(form=form)
    walk: Any = factories.WalkFactory(**whole)
    steps: list[Any] = [factories.StepFactory(walk=one, form=form) for one in (walk, cast.studied[Walk])]
    conditions: list[Any] = [cast.studied[Condition], factories.ConditionFactory(**whole)]
    for condition in conditions:
        factories.ShowsFactory(condition=condition, step=steps[1])
        factories.ShowsFactory(condition=condition, demand=demand)
        factories.StoppingFactory(condition=condition)
    factories.StudyFactory(team=whole["study"].team, by=whole["study"].by)


@pytest.mark.parametrize("who", sorted({page.user for page in PAGES.values()}))
def test_a_page_costs_the_same_with_ten_times_as_much(
    who: str, cast: Cast, client_for: Callable[[User], Client]
) -> None:
    client = client_for(getattr(cast, who))
    with everything_open():
        life(cast.hers.citizen, cast.carys)
        more_of_the_study(cast)
        addresses = {name: page.address(cast) for name, page in PAGES.items() if page.user == who}
    before = {name: queries(client, address) for name, address in addresses.items()}
    with everything_open():
        for _ in range(5):
            life(cast.hers.citizen, cast.carys)
            more: Any = factories.CitizenFactory(added_by=cast.carys)
            factories.AlongsideFactory(citizen=more, user=cast.carys, walks_as="worker")
            life(more, cast.carys)
            more_of_the_study(cast)
    after = {name: queries(client, address) for name, address in addresses.items()}
    assert after == before
    assert after == {name: PAGES[name].queries for name in addresses}
    assert {name: cost for name, cost in after.items() if cost > ALL_OF_A_LIFE.get(name, AT_MOST)} == {}


def test_every_page_is_counted() -> None:
    assert set(pages_of_the_project()) == set(PAGES)


def test_an_address_that_is_not_counted_would_be_found() -> None:
    assert {"plan", "story", "going"} <= set(pages_of_the_project())
