"""How often something may be tried: for one key, and for one IP address, behind which many may sit."""

from typing import Any

import pytest
from django.http import HttpRequest
from django.test import RequestFactory

from people import limits

pytestmark = pytest.mark.django_db


def asking(rf: RequestFactory, ip: str = "192.0.2.1") -> HttpRequest:
    from django.contrib.auth.models import AnonymousUser

    request = rf.post("/", REMOTE_ADDR=ip)
    request.user = AnonymousUser()
    return request


def test_five_a_minute_for_one_key(rf: RequestFactory) -> None:
    found = [limits.within(asking(rf), "letter", "one", "5/m") for _ in range(6)]
    assert found == [True] * 5 + [False]
    assert limits.within(asking(rf), "letter", "another", "5/m")
    assert limits.within(asking(rf), "look", "one", "5/m")
    # From elsewhere it is the same key.
    assert not limits.within(asking(rf, "192.0.2.2"), "letter", "one", "5/m")


def test_many_behind_one_address(rf: RequestFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "PER_PLACE", 20)
    found = [limits.within(asking(rf), "letter", f"key {number}", "1/m") for number in range(21)]
    assert found == [True] * 20 + [False]
    assert limits.within(asking(rf, "192.0.2.2"), "letter", "key 20", "1/m")


def test_without_a_key_it_is_for_the_address(rf: RequestFactory) -> None:
    assert [limits.within(asking(rf), "passkey", rate="2/m") for _ in range(3)] == [True, True, False]


def test_of_several_rates_the_nearest_counts(rf: RequestFactory) -> None:
    assert [limits.within(asking(rf), "letter", "one", "9/m,2/d") for _ in range(3)] == [True, True, False]


def test_the_page_says_what_to_do(rf: RequestFactory) -> None:
    assert limits.limit(asking(rf), "letter", "one", "1/m") is None
    page: Any = limits.limit(asking(rf), "letter", "one", "1/m")
    assert page.status_code == 429
    assert "Wait a quarter of an hour" in page.content.decode()
