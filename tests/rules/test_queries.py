"""Every page is served in a fixed, small number of queries, whoever's plan it is and however much there is."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from people.models import User
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
    with CaptureQueriesContext(connection) as seen:
        answer = client.get(address)
    assert answer.status_code == 200, address
    return len([q for q in seen.captured_queries if "SAVEPOINT" not in q["sql"]])


@pytest.mark.parametrize("name", PAGES)
def test_a_page_costs_the_same_with_ten_times_as_much(
    name: str, cast: Cast, client_for: Callable[[User], Client]
) -> None:
    page = PAGES[name]
    client = client_for(getattr(cast, page.user))
    address = page.address(cast)
    with everything_open():
        life(cast.hers.citizen, cast.carys)
    before = queries(client, address)
    with everything_open():
        for _ in range(5):
            life(cast.hers.citizen, cast.carys)
            more: Any = factories.CitizenFactory(added_by=cast.carys)
            factories.AlongsideFactory(citizen=more, user=cast.carys, walks_as="worker")
            life(more, cast.carys)
    after = queries(client, address)
    assert after == before
    assert after == page.queries, f"{name}: {after} queries, {page.queries} written down"
    assert after <= ALL_OF_A_LIFE.get(name, AT_MOST)


def test_every_page_is_counted() -> None:
    assert set(pages_of_the_project()) == set(PAGES)


def test_an_address_that_is_not_counted_would_be_found() -> None:
    assert {"plan", "story", "going"} <= set(pages_of_the_project())
