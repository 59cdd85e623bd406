"""Whatever shows somebody something of another's life is an opening, and is written down: who, what, and when.

Every door of the product is opened by those who walk with Eirlys. Where the answer says one of the canaries planted in
a life (tests/rules/canaries.py), *who has looked* has a new line for that person.
"""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import include, path

from people.models import Citizen, Look, User
from people.pieces import PartOfPiece, Piece
from people.views.persons import the_person
from tests.cast import Cast
from tests.conftest import everything_open
from tests.rules import canaries, doors
from tests.rules.canaries import Canaries, Ears
from tests.rules.doors import Door

# Of all those whom a worker or a supporter walks with a line or two, on one page: that is not opening anybody's record.
OF_MANY = {"my_people", "asked_for"}
# A page and the form on it that must be put right; what is answered with a page of its own is found by its words.
VERBS = ("page", "post", "post nothing", "page with more")


def of_a_life(planted: Canaries) -> dict[str, UUID]:
    """The canaries in what people said, or in how to be with them → whose life. Not in what somebody is called."""
    with everything_open():
        lives: dict[str, UUID] = {}
        for canary, one in planted.items():
            if issubclass(one.model, Piece | PartOfPiece):
                lives[canary] = one.model._default_manager.values_list("citizen_id", flat=True).get(pk=one.pk)
            elif one.model is Citizen and one.column not in {"name", "full_name", "place"}:
                lives[canary] = one.pk
    return lives


def not_written_down(user: User, cast: Cast, found: list[Door]) -> list[str]:
    ears = Ears()
    missing: list[str] = []
    with doors.undone(), ears.open():
        addresses = doors.addresses(cast, found)
        lives, browser = of_a_life(canaries.plant()), doors.visitor(user)
        for door, side, url in addresses:
            for verb in VERBS:
                if door.name in OF_MANY or (verb == "page with more" and door.name not in doors.QUERIES):
                    continue
                words, query = doors.body(door), doors.QUERIES.get(door.name, "")
                with doors.undone():
                    before = looks_of(user)
                    _, heard = ears.ask(partial(doors.knock, browser(), verb, url, words, query))
                    looked_at = {citizen_id for pk, citizen_id in looks_of(user).items() if pk not in before}
                shown = {lives[canary] for where, canary in heard.canaries() if where == "body" and canary in lives}
                missing += [f"{verb} {door.route} ({side})"] if shown - looked_at - own(user) else []
    return missing


def looks_of(user: User) -> dict[int, Any]:
    with everything_open():
        return dict(Look.objects.filter(user=user).values_list("pk", "citizen_id"))


def own(user: User) -> set[Any]:
    with everything_open():
        return set(Citizen.objects.filter(user=user).values_list("pk", flat=True))


@pytest.mark.parametrize("who", ["carys", "gwen"])
def test_whatever_shows_something_of_a_life_is_written_down(who: str, cast: Cast, texts_are_heard: None) -> None:
    assert not_written_down(cast.users[who], cast, list(doors.doors())) == []


# All of this can fail


def unseen(request: HttpRequest, citizen_id: Any) -> HttpResponse:
    return HttpResponse(the_person(request, citizen_id).how_to_talk)


urlpatterns = [path("people/<uuid:citizen_id>/unseen/", unseen, name="unseen"), path("", include("config.urls"))]


@pytest.mark.urls(__name__)
def test_a_page_that_writes_nothing_down_is_found(
    cast: Cast, client_for: Callable[[User], Client], texts_are_heard: None
) -> None:
    door = next(one for one in doors.doors(urlpatterns) if one.name == "unseen")
    assert "page people/<uuid:citizen_id>/unseen/ (hers)" in not_written_down(cast.carys, cast, [door])
