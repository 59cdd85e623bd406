"""An address that is taken gets a clear line; a password is never shown on a page."""

import pytest
from django.test import Client
from django.urls import reverse

from people.models import User
from tests.cast import Cast
from tests.conftest import everything_open
from tests.conversations.test_views import ClientFor

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "email", ["carys@example.org", "Carys@Example.org", "eirlys@example.org", "Eirlys@Example.org"]
)
def test_an_address_in_use_is_put_right(email: str, cast: Cast, client_for: ClientFor) -> None:
    answer = client_for(cast.nia).post(reverse("workers"), {"name": "Somebody", "email": email, "works_as": "worker"})
    assert answer.status_code == 422
    with everything_open():
        assert not User.objects.filter(name="Somebody").exists()


def test_a_password_does_not_come_back_on_the_page(cast: Cast) -> None:
    typed = {"new_password1": "a-secret-horse", "new_password2": "a-secret-horse"}
    # No token at all: as when the form was open for too long.
    answer = Client(enforce_csrf_checks=True).post(
        reverse("welcome", args=["MQ", "used"]), typed, headers={"Origin": "http://testserver"}
    )
    assert answer.status_code == 403
    assert "a-secret-horse" not in answer.content.decode()
