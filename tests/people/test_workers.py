"""An administrator adds those who work here."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from people.models import User
from tests.cast import Cast
from tests.conftest import everything_open

ClientFor = Callable[[User], Client]


def add(client: Client, **fields: str) -> Any:
    return client.post(
        reverse("workers"), {"name": "Siân", "email": "Sian@example.org", "works_as": "worker", **fields}
    )


def test_the_administrator_sees_who_works_here_and_nobody_else(cast: Cast, client_for: ClientFor) -> None:
    page = client_for(cast.nia).get(reverse("workers")).content.decode()
    assert all(name in page for name in ("Carys", "Tomos", "Megan", "Nia"))
    assert not any(name in page for name in ("Eirlys", "Gwen", "Dai<"))


def test_a_new_worker_comes_in_by_the_link(cast: Cast, client_for: ClientFor) -> None:
    page = add(client_for(cast.nia))
    assert page.status_code == 200
    with everything_open():
        new = User.objects.get(email="sian@example.org")
    assert (new.name, new.works_as, new.has_usable_password()) == ("Siân", "worker", False)
    link = page.context["link"]
    assert link in page.content.decode()
    assert Client().get(link).status_code == 200


@pytest.mark.parametrize(
    "fields", [{"name": ""}, {"email": "no"}, {"email": "carys@example.org"}, {"works_as": ""}, {"works_as": "king"}]
)
def test_what_is_missing_is_said(fields: dict[str, str], cast: Cast, client_for: ClientFor) -> None:
    with everything_open():
        before = User.objects.count()
    assert add(client_for(cast.nia), **fields).status_code == 422
    with everything_open():
        assert User.objects.count() == before


@pytest.mark.parametrize("name", ["carys", "megan", "eirlys", "gwen", "dai"])
def test_nobody_else_may(name: str, cast: Cast, client_for: ClientFor) -> None:
    client = client_for(cast.users[name])
    assert client.get(reverse("workers")).status_code == 403
    assert add(client).status_code == 403
    assert client.delete(reverse("workers")).status_code == 405
    with everything_open():
        assert not User.objects.filter(email="sian@example.org").exists()
