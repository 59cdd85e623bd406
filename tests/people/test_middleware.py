"""One transaction a request, with the user named in it, and nothing kept of a request that failed."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.template.response import TemplateResponse
from django.test import Client, RequestFactory
from django.urls import include, path

from config.middleware import transaction_and_user
from people.models import User
from tests.cast import Cast
from tests.conftest import everything_open
from tests.factories import UserFactory

ClientFor = Callable[[User], Client]


def who_is_named() -> str:
    with connection.cursor() as cursor:
        cursor.execute("select coalesce(app_user()::text, 'nobody')")
        return str(cursor.fetchone()[0])


def rename(request: HttpRequest) -> None:
    User.objects.filter(pk=request.user.pk).update(name="Renamed")


def who(request: HttpRequest) -> HttpResponse:
    return HttpResponse(f"{who_is_named()} {connection.in_atomic_block}")


def rendered_late(request: HttpRequest) -> HttpResponse:
    template: Any = engines["django"].from_string("{{ who }}")
    return TemplateResponse(request, template, {"who": who_is_named})


def well(request: HttpRequest) -> HttpResponse:
    rename(request)
    return HttpResponse("well")


def raises(request: HttpRequest) -> HttpResponse:
    rename(request)
    raise RuntimeError


def answers_500(request: HttpRequest) -> HttpResponse:
    rename(request)
    return HttpResponse("broken", status=500)


urlpatterns = [
    path("who/", who),
    path("late/", rendered_late),
    path("well/", well),
    path("raises/", raises),
    path("answers-500/", answers_500),
    path("", include("config.urls")),
]
handler500 = "people.views.errors.broken"


@pytest.fixture
def mari(transactional_db: None) -> User:
    """Somebody whose row is committed, so that what a request undoes can be told from what the test undoes."""
    with everything_open():
        user: Any = UserFactory(name="Mari", works_as=User.WORKER)
    assert isinstance(user, User)
    return user


def name_of(user: User) -> str:
    with everything_open():
        return str(User.objects.get(pk=user.pk).name)


@pytest.mark.urls(__name__)
def test_the_user_is_named_in_the_transaction_and_gone_after_it(mari: User, client_for: ClientFor) -> None:
    client = client_for(mari)
    assert client.get("/who/").content.decode() == f"{mari.pk} True"
    assert client.get("/late/").content.decode() == str(mari.pk)
    assert (who_is_named(), connection.in_atomic_block) == ("nobody", False)


@pytest.mark.urls(__name__)
def test_a_request_that_goes_well_is_kept(mari: User, client_for: ClientFor) -> None:
    assert client_for(mari).get("/well/").status_code == 200
    assert name_of(mari) == "Renamed"


@pytest.mark.urls(__name__)
@pytest.mark.parametrize("url", ["/raises/", "/answers-500/"])
def test_a_request_that_fails_leaves_nothing(url: str, mari: User, client_for: ClientFor) -> None:
    client = client_for(mari)
    client.raise_request_exception = False
    assert client.get(url).status_code == 500
    assert name_of(mari) == "Mari"


@pytest.mark.parametrize(("url", "opens"), [("/", True), ("/up/", False), ("/static/css/site.css", False)])
def test_what_needs_no_transaction_opens_none(
    url: str, opens: bool, transactional_db: None, rf: RequestFactory
) -> None:
    found = []

    def view(request: HttpRequest) -> HttpResponse:
        found.append(connection.in_atomic_block)
        return HttpResponse()

    request = rf.get(url)
    request.session = {}  # type: ignore[assignment]
    transaction_and_user(view)(request)
    assert found == [opens]


def test_up_asks_the_database_nothing(client: Client, db: None, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        response = client.get("/up/")
    assert (response.status_code, response.content) == (200, b"up")


def test_personal_pages_are_not_stored(cast: Cast, client_for: ClientFor) -> None:
    page = client_for(cast.eirlys).get(f"/people/{cast.hers.citizen.pk}/sharing/")
    assert page["Cache-Control"] == "no-store"
    assert "HX-Request" in page["Vary"]


def test_a_fragment_asked_for_after_the_session_ended_goes_to_sign_in(client: Client, db: None) -> None:
    response = client.get("/", headers={"HX-Request": "true"})
    assert (response.status_code, response["HX-Redirect"]) == (204, "/sign-in/")
