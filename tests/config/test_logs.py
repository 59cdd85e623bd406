"""A log line says what broke, where and when, and nothing that anybody said."""

import io
import logging.config
import re
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import pytest
from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import include, path, reverse

WORDS = "I am afraid of him"


def breaks(request: HttpRequest) -> HttpResponse:
    raise DatabaseError(f"Failing row contains ({WORDS})")


urlpatterns = [path("breaks/", breaks), path("", include("config.urls"))]
handler500 = "people.views.errors.broken"
breaks.login_required = False  # type: ignore[attr-defined]


@pytest.fixture
def lines() -> Iterator[io.StringIO]:
    """What the settings' own handler writes."""
    told = io.StringIO()
    ours: Any = deepcopy(settings.LOGGING)
    ours["handlers"]["stderr"]["stream"] = told
    logging.config.dictConfig(ours)
    yield told
    logging.config.dictConfig(settings.LOGGING)


@pytest.mark.urls(__name__)
def test_what_broke_is_said_without_the_words(lines: io.StringIO, client: Client, db: None) -> None:
    client.raise_request_exception = False
    page = client.get("/breaks/")
    assert page.status_code == 500
    assert WORDS not in page.content.decode()
    # Whoever it is, and whatever broke, it can be left at once.
    assert f'action="{reverse("leave")}"' in page.content.decode()
    said = lines.getvalue()
    assert re.match(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d{4} ERROR Internal Server Error: /breaks/\n", said)
    assert "test_logs.py" in said
    assert said.rstrip().endswith("DatabaseError")
    assert WORDS not in said


def test_an_address_makes_no_line_of_its_own(lines: io.StringIO, client: Client, db: None) -> None:
    client.get("/up/%0a2026-01-01T00:00:00+0000 ERROR It was Nia")
    said = lines.getvalue().splitlines()
    assert [line for line in said if "It was Nia" in line] == said
    assert len(said) == 1
