"""Signing in by e-mail and password."""

import pytest
from django.contrib.auth import authenticate

from people.backends import EmailAndPassword
from people.models import User
from tests.cast import Cast
from tests.conftest import everything_open, named
from tests.factories import PASSWORD


def test_the_right_one_comes_back(cast: Cast) -> None:
    assert authenticate(email="CARYS@example.org", password=PASSWORD) == cast.carys


@pytest.mark.parametrize("email", ["carys@example.org", "nobody@example.org", "", "carys%"])
def test_nobody_comes_back_for_another_password(email: str, cast: Cast) -> None:
    assert authenticate(email=email, password="another") is None
    assert authenticate(email=email, password="") is None


def test_accounts_are_shown_only_while_one_is_looked_up(cast: Cast) -> None:
    authenticate(email="carys@example.org", password=PASSWORD)
    assert not User.objects.exists()


def test_the_user_of_a_session(cast: Cast) -> None:
    backend = EmailAndPassword()
    with named(cast.carys):
        assert backend.get_user(cast.carys.pk) == cast.carys
        assert backend.get_user(cast.tomos.pk) is None
    with everything_open():
        User.objects.filter(pk=cast.carys.pk).update(is_active=False)
    with named(cast.carys):
        assert backend.get_user(cast.carys.pk) is None
