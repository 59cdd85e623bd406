"""Whose session it is; nobody signs in by a password."""

import pytest
from django.contrib.auth import authenticate
from django.test import Client
from django.urls import reverse

from people import codes
from people.backends import OfTheSession
from people.models import User
from tests.cast import Cast
from tests.conftest import everything_open, named


def test_no_password_brings_anybody_in(cast: Cast) -> None:
    with everything_open():
        cast.carys.set_password("bara brith a phaned")
        cast.carys.save()
    assert authenticate(email="carys@example.org", password="bara brith a phaned") is None
    page = Client().post(reverse("sign_in"), {"email": "carys@example.org", "password": "bara brith a phaned"})
    assert "_auth_user_id" not in page.wsgi_request.session


def test_accounts_are_shown_only_while_one_is_looked_up(cast: Cast) -> None:
    assert codes.account_of("carys@example.org") == cast.carys
    assert not User.objects.exists()


@pytest.mark.parametrize("to", ["nobody@example.org", "", "carys%", "+447700900999"])
def test_nobody_is_found_by_another_address(to: str, cast: Cast) -> None:
    assert codes.account_of(to) is None


def test_the_user_of_a_session(cast: Cast) -> None:
    backend = OfTheSession()
    with named(cast.carys):
        assert backend.get_user(cast.carys.pk) == cast.carys
        assert backend.get_user(cast.dai.pk) is None
    with everything_open():
        User.objects.filter(pk=cast.carys.pk).update(is_active=False)
    with named(cast.carys):
        assert backend.get_user(cast.carys.pk) is None
