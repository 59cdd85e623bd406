"""The demo: who one can be, and that it goes into an empty database only."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from config.demo.valley import ACCOUNTS
from outcomes.models import Count
from people import sending
from people.models import Citizen, User
from tests.conftest import everything_open


@pytest.fixture
def valley(db: None) -> str:
    out = StringIO()
    with everything_open():
        call_command("demo", stdout=out)
    return out.getvalue()


def test_the_valley_is_loaded_once_and_counted(valley: str) -> None:
    with everything_open():
        assert Citizen.objects.count() > 70
        assert Count.objects.exclude(figure=None).exists()
        with pytest.raises(CommandError, match="only for an empty one"):
            call_command("demo")


def test_everybody_of_the_demo_can_be(valley: str) -> None:
    client = Client()
    page = client.get(reverse("demo")).content.decode()
    for one in ACCOUNTS:
        assert f'data-person="{one.key}"' in page
        answer = client.post(reverse("demo_be", args=[one.key]), follow=True)
        assert answer.status_code == 200
        assert answer.redirect_chain
        user = answer.context["user"]
        assert isinstance(user, User)
        assert user.name == one.name
        # Spoken to in their own language.
        assert f'<html lang="{one.language}"' in answer.content.decode()


def test_nobody_else_can_be(valley: str) -> None:
    assert Client().post(reverse("demo_be", args=["surgery"])).status_code == 404
    assert Client().get(reverse("demo_be", args=["carys"])).status_code == 405


def test_an_account_that_is_not_loaded_is_not_here(db: None) -> None:
    assert Client().post(reverse("demo_be", args=["carys"])).status_code == 404


def test_what_the_demo_would_send_can_be_read_there(db: None) -> None:
    assert "Nothing has been sent yet" in Client().get(reverse("demo_outbox")).content.decode()
    sending.write_down("text", "+447700900123", "", "Your code is 271828 <b>")
    sending.write_down("email", "menna@example.org", "Something to read", "Sign in.")
    page = Client().get(reverse("demo_outbox")).content.decode()
    assert "Your code is 271828 &lt;b&gt;" in page
    assert page.index("menna@example.org") < page.index("+447700900123")
