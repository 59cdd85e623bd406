"""What a browser is told with every page: what may run in it, who may frame it, and how cookies are kept."""

import runpy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from people.models import User
from tests.cast import Cast

ClientFor = Callable[[User], Client]

SETTINGS = Path(__file__).resolve().parents[2] / "config" / "settings.py"
YEAR = 365 * 24 * 60 * 60


def pages(cast: Cast, client_for: ClientFor) -> list[tuple[int, Any]]:
    """A page of each kind, with the status that it should have: open, hers, forbidden, not there, from elsewhere."""
    hers, manager, nobody = client_for(cast.eirlys), client_for(cast.megan), Client()
    strict = Client(enforce_csrf_checks=True)
    plan = reverse("plan", args=[cast.hers.citizen.pk])
    return [
        (200, nobody.get(reverse("sign_in"))),
        (200, nobody.get(reverse("up"))),
        (302, nobody.get(plan)),
        (200, hers.get(plan)),
        (200, hers.get(plan, headers={"HX-Request": "true"})),
        (403, manager.get(reverse("workers"))),
        (404, manager.get(plan)),
        (405, hers.get(reverse("leave"))),
        (403, strict.post(reverse("leave"))),
    ]


def name_of(cookie: str) -> str:
    return str(getattr(settings, f"{cookie}_COOKIE_NAME"))


def test_every_page_says_what_may_run_and_who_may_frame_it(cast: Cast, client_for: ClientFor) -> None:
    for status, page in pages(cast, client_for):
        assert page.status_code == status
        policy = dict(rule.strip().split(" ", 1) for rule in page["Content-Security-Policy"].split(";") if rule.strip())
        # What is not named falls back to this: plug-ins (object-src) are not.
        assert policy["default-src"] == "'none'"
        assert "object-src" not in policy
        assert policy["base-uri"] == policy["frame-ancestors"] == "'none'"
        assert policy["script-src"] == policy["style-src"] == policy["form-action"] == "'self'"
        assert page["X-Content-Type-Options"] == "nosniff"
        assert page["Referrer-Policy"] == "same-origin"
        assert page["Cross-Origin-Opener-Policy"] == "same-origin"
        assert "Access-Control-Allow-Origin" not in page


def policies(page: Any) -> dict[str, str]:
    return dict(rule.strip().split(" ", 1) for rule in page["Content-Security-Policy"].split(";") if rule.strip())


def test_only_where_a_voice_is_recorded_may_a_page_listen(cast: Cast, client_for: ClientFor) -> None:
    for _, page in pages(cast, client_for):
        uses = set(page["Permissions-Policy"].split(", "))
        assert {"microphone=()", "camera=()", "geolocation=()"} <= uses
        assert not [one for one in uses if not one.endswith("=()")]
        assert policies(page)["img-src"] == policies(page)["media-src"] == "'self'"
    recorder = client_for(cast.eirlys).get(reverse("recording_new", args=[cast.hers.citizen.pk]))
    assert [one for one in recorder["Permissions-Policy"].split(", ") if not one.endswith("=()")] == [
        "microphone=(self)"
    ]
    # To show and to play what is not sent yet.
    assert policies(recorder)["img-src"] == policies(recorder)["media-src"] == "'self' blob:"
    assert policies(recorder)["script-src"] == "'self'"


def test_every_page_says_what_it_is(cast: Cast, client_for: ClientFor) -> None:
    for _, page in pages(cast, client_for):
        if page.content:
            assert page["Content-Type"] in {"text/html; charset=utf-8", "text/plain; charset=utf-8"}


@pytest.mark.parametrize("host", ["127.0.0.1", "testserver"])
def test_a_form_from_another_site_is_refused(host: str, cast: Cast, client_for: ClientFor) -> None:
    client = client_for(cast.eirlys)
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = client.cookies
    elsewhere = {"Origin": "https://elsewhere.example", "Host": host}
    assert strict.post(reverse("sign_out"), headers=elsewhere).status_code == 403
    assert client.get("/").status_code == 302
    assert "_auth_user_id" in client.session


def test_behind_tls_cookies_belong_to_this_host_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS", "1")
    found = runpy.run_path(str(SETTINGS))
    for cookie in ("SESSION", "CSRF", "LANGUAGE"):
        assert found[f"{cookie}_COOKIE_NAME"].startswith("__Host-")
        assert found[f"{cookie}_COOKIE_SECURE"] is True
        assert found[f"{cookie}_COOKIE_SAMESITE"] in {"Lax", "Strict"}
    assert found["SESSION_COOKIE_HTTPONLY"] is True
    assert found["SECURE_SSL_REDIRECT"] is True
    assert found["SECURE_HSTS_SECONDS"] >= YEAR
    assert found["SECURE_HSTS_INCLUDE_SUBDOMAINS"] is True
    assert found["DEBUG"] is False


def test_static_files_carry_the_policy_too() -> None:
    """What answers first sends what stands before it."""
    order = [name.rsplit(".", 1)[1] for name in settings.MIDDLEWARE]
    assert order.index("SecurityMiddleware") < order.index("CSPMiddleware") < order.index("WhiteNoiseMiddleware")


@pytest.mark.parametrize("url", ["/", "/sign-in/", "/up/"])
def test_nothing_is_echoed(url: str, cast: Cast, client_for: ClientFor) -> None:
    """TRACE would send a request's own headers back, with the cookie in them."""
    response = client_for(cast.eirlys).trace(url)
    assert response.status_code in {401, 403, 405}
    assert b"session" not in response.content


def test_what_a_page_says_once_is_in_no_cookie(cast: Cast, client_for: ClientFor) -> None:
    client = client_for(cast.eirlys)
    client.post(reverse("strength_new", args=[cast.hers.citizen.pk]), {"words": "Growing beans"})
    assert "Kept." in client.get(reverse("plan", args=[cast.hers.citizen.pk])).content.decode()
    assert set(client.cookies) <= {name_of("SESSION"), name_of("CSRF"), name_of("LANGUAGE")}


def test_without_tls_a_cookie_promises_nothing_it_cannot_keep(monkeypatch: pytest.MonkeyPatch) -> None:
    """Browsers refuse a `__Host-` cookie over plain HTTP, as on the loopback of a demo."""
    monkeypatch.delenv("HTTPS", raising=False)
    found = runpy.run_path(str(SETTINGS))
    assert not any(found[f"{cookie}_COOKIE_NAME"].startswith("__") for cookie in ("SESSION", "CSRF", "LANGUAGE"))
    assert found["SECURE_SSL_REDIRECT"] is False
