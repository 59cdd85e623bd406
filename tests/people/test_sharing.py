"""Who can see this, stopping it, and who has looked."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from people.models import Alongside, Look, User
from tests.cast import Cast
from tests.conftest import everything_open

ClientFor = Callable[[User], Client]


def url(name: str, cast: Cast, *more: int) -> str:
    return reverse(name, args=[cast.hers.citizen.pk, *more])


def test_the_citizen_sees_who_walks_with_her(cast: Cast, client_for: ClientFor) -> None:
    page = client_for(cast.eirlys).get(url("sharing", cast)).content.decode()
    assert all(name in page for name in ("Carys", "Gwen", "Ifan"))
    assert "Former" not in page


@pytest.mark.parametrize("name", ["gwen", "carys"])
def test_those_alongside_see_it_too(name: str, cast: Cast, client_for: ClientFor) -> None:
    assert client_for(cast.users[name]).get(url("sharing", cast)).status_code == 200


@pytest.mark.django_db(transaction=True)
def test_stopping_holds_from_the_next_request(cast: Cast, client_for: ClientFor) -> None:
    hers, gwens = client_for(cast.eirlys), client_for(cast.gwen)
    assert gwens.get(url("plan", cast)).status_code == 200
    response = hers.post(url("stop_sharing", cast, cast.walking["gwen"].pk))
    assert (response.status_code, response["Location"]) == (302, url("sharing", cast))
    assert gwens.get(url("plan", cast)).status_code == 404
    assert "Gwen" not in hers.get(url("sharing", cast)).content.decode()
    with everything_open():
        row = Alongside.objects.get(pk=cast.walking["gwen"].pk)
        assert row.until is not None
        assert row.until <= timezone.now()


@pytest.mark.parametrize("name", ["gwen", "carys"])
def test_only_the_citizen_stops_it(name: str, cast: Cast, client_for: ClientFor) -> None:
    client = client_for(cast.users[name])
    assert client.post(url("stop_sharing", cast, cast.walking["ifan"].pk)).status_code == 403
    assert client.get(url("stop_sharing", cast, cast.walking["ifan"].pk)).status_code == 405


def test_what_has_ended_or_is_anothers_is_not_there_to_stop(cast: Cast, client_for: ClientFor) -> None:
    client = client_for(cast.eirlys)
    with everything_open():
        his = Alongside.objects.get(user=cast.tomos)
    for row in (cast.walking["former"], his):
        assert client.post(url("stop_sharing", cast, row.pk)).status_code == 404


def test_a_look_is_written_down_and_read(cast: Cast, client_for: ClientFor) -> None:
    with everything_open():
        before = Look.objects.count()
    assert client_for(cast.gwen).get(url("plan", cast)).status_code == 200
    with everything_open():
        newest = Look.objects.latest("at")
        assert Look.objects.count() == before + 1
    assert (newest.user_id, newest.citizen_id) == (cast.gwen.pk, cast.hers.citizen.pk)

    page = client_for(cast.eirlys).get(url("looks", cast)).content.decode()
    assert all(name in page for name in ("Gwen", "Carys", "Former"))
    theirs = client_for(cast.gwen).get(url("looks", cast)).content.decode()
    assert "Gwen" in theirs
    assert "Carys" not in theirs


def test_ones_own_opening_is_not_a_look(cast: Cast, client_for: ClientFor) -> None:
    with everything_open():
        before = Look.objects.count()
    assert client_for(cast.eirlys).get(url("plan", cast)).status_code == 200
    with everything_open():
        assert Look.objects.count() == before
