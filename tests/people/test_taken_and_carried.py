"""An address that is taken gets a clear line; a code is never shown on a page."""

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
    answer = client_for(cast.nia).post(
        reverse("worker_new"), {"name": "Somebody", "email": email, "works_as": "worker"}
    )
    assert answer.status_code == 422
    with everything_open():
        assert not User.objects.filter(name="Somebody").exists()


@pytest.mark.parametrize("name", ["sign_in_code", "second_factor", "new_app", "it_is_me"])
def test_a_code_does_not_come_back_on_the_page(name: str, cast: Cast, client_for: ClientFor) -> None:
    # No token at all: as when the form was open for too long.
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = client_for(cast.carys).cookies
    answer = strict.post(reverse(name), {"sign_in-code": "271828"}, headers={"Origin": "http://testserver"})
    assert answer.status_code == 403
    assert "271828" not in answer.content.decode()
