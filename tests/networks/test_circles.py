"""Circles of support: one purpose in the person's words, those who are in it, and what came up when they met."""

import datetime
import html
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.db import DatabaseError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from networks.actions import circles as actions
from networks.models import CircleOfSupport, Connection, Member, Met
from people.models import User
from tests import factories
from tests.cast import Cast
from tests.conftest import everything_open

ClientFor = Callable[[User], Client]
AsUser = Callable[[User | None], AbstractContextManager[None]]


def address(cast: Cast, name: str, *args: Any) -> str:
    return reverse(name, args=[cast.hers.citizen.pk, *args])


def read(client: Client, where: str) -> str:
    answer = client.get(where)
    assert answer.status_code == 200
    return html.unescape(answer.content.decode())


def hers(cast: Cast, factory: Any = factories.ConnectionFactory, **more: Any) -> Any:
    with everything_open():
        return factory(**{"citizen": cast.hers.citizen, "written_by": cast.carys, **more})


@pytest.fixture
def allotment(cast: Cast) -> Any:
    """Begun by her: Doreen, and Seren, who is paid to be there."""
    circle = hers(cast, factories.CircleOfSupportFactory, words="to stay at my allotment", written_by=cast.eirlys)
    with everything_open():
        for name, paid in (("Doreen", False), ("Seren", True)):
            one: Any = factories.ConnectionFactory(
                citizen=cast.hers.citizen, written_by=cast.eirlys, name=name, paid=paid
            )
            factories.MemberFactory(circle=circle, connection=one, words="")
    return circle


def member(circle: Any, name: str) -> Member:
    with everything_open():
        found: Member = Member.objects.filter(circle=circle, connection__name=name).latest("pk")
        return found


def names(client: Client, cast: Cast, circle: Any, key: str = "members") -> list[str]:
    return [one.connection.name for one in client.get(address(cast, "circle", circle.pk)).context[key]]


def test_a_purpose_is_enough_to_begin_one(cast: Cast, client_for: ClientFor) -> None:
    for who in (cast.eirlys, cast.gwen, cast.carys):
        client = client_for(who)
        assert address(cast, "circle_new") in read(client, address(cast, "life"))
        assert client.post(address(cast, "circle_new"), {"words": " "}).status_code == 422
        kept = client.post(address(cast, "circle_new"), {"words": f"begun by {who.name}"})
        with everything_open():
            circle = CircleOfSupport.objects.latest("pk")
        assert kept["Location"] == address(cast, "circle", circle.pk)
        assert (circle.who_can_see, circle.meets, circle.written_by) == ("everyone", "", who)
        page = read(client, address(cast, "circle", circle.pk))
        assert f'<blockquote class="voice big" lang="en">begun by {who.name}</blockquote>' in page
        assert "Nobody is in it yet." in page
        assert "Nobody has said yet that you met." in page


def test_who_is_in_it_is_chosen_from_her_people_paid_and_unpaid_told_apart(cast: Cast, client_for: ClientFor) -> None:
    doreen, kath = hers(cast, name="Doreen", how_related="my wife"), hers(cast, name="Kath")
    seren = hers(cast, name="Seren", paid=True)
    gone = hers(cast, name="Gwilym", died=True)
    eirlys = client_for(cast.eirlys)
    form = read(eirlys, address(cast, "circle_new"))
    assert "Doreen, my wife" in form
    assert "Gwilym" not in form
    said = {"words": "to stay at my allotment", "meets": "First Sunday, in the shed"}
    answer = eirlys.post(address(cast, "circle_new"), {**said, "people": [gone.pk]})
    assert answer.status_code == 422
    assert "First Sunday, in the shed" in answer.content.decode()
    where = eirlys.post(address(cast, "circle_new"), {**said, "people": [doreen.pk, kath.pk, seren.pk]})["Location"]
    page = read(eirlys, where)
    assert "Two people who are not paid to be there. One who is." in page
    assert page.count('class="map-sample map-mark-square"') == page.count(">Paid to be there<") == 1
    assert page.count('class="map-sample map-mark-round"') == 2
    life = read(eirlys, address(cast, "life")).split('id="support-circles"')[1]
    assert '<blockquote class="voice" lang="en">to stay at my allotment</blockquote>' in life
    assert "First Sunday, in the shed" in life
    assert "paid to be there" in life


def test_a_worker_chooses_from_all_and_a_supporter_only_who_can_see_among_theirs(
    cast: Cast, client_for: ClientFor
) -> None:
    said = {"words": "a", "who_can_see": "workers"}
    assert client_for(cast.gwen).post(address(cast, "circle_new"), said).status_code == 422
    where = client_for(cast.carys).post(address(cast, "circle_new"), said)["Location"]
    assert client_for(cast.gwen).get(where).status_code == 404


def test_somebody_else_joins_leaves_and_comes_back(cast: Cast, allotment: Any, client_for: ClientFor) -> None:
    kath = hers(cast, name="Kath")
    gwen, here = client_for(cast.gwen), address(cast, "circle_members", allotment.pk)
    assert "Kath" in read(gwen, here)
    assert "Doreen" not in read(gwen, here)
    assert gwen.post(here, {}).status_code == 422
    gwen.post(here, {"people": [kath.pk]})
    gwen.post(here, {"people": [kath.pk]})
    assert names(gwen, cast, allotment) == ["Doreen", "Seren", "Kath"]
    left = member(allotment, "Kath")
    for _ in range(2):
        gwen.post(address(cast, "member_left", allotment.pk, left.pk))
    assert names(gwen, cast, allotment) == ["Doreen", "Seren"]
    assert names(gwen, cast, allotment, "before") == ["Kath"]
    assert "until today" in read(gwen, address(cast, "circle", allotment.pk))
    for _ in range(2):
        gwen.post(address(cast, "member_back", allotment.pk, left.pk))
    assert names(gwen, cast, allotment) == ["Doreen", "Seren", "Kath"]
    # Joined anew meanwhile, an earlier row does not come back as a second one.
    gwen.post(address(cast, "member_left", allotment.pk, left.pk))
    gwen.post(here, {"people": [kath.pk]})
    gwen.post(address(cast, "member_back", allotment.pk, left.pk))
    assert names(gwen, cast, allotment) == ["Doreen", "Seren", "Kath"]
    assert names(gwen, cast, allotment, "before") == []


def test_when_everybody_is_in_it_nobody_is_offered(cast: Cast, client_for: ClientFor) -> None:
    with everything_open():
        circle: Any = factories.CircleOfSupportFactory(citizen=cast.iolo, written_by=cast.carys)
    page = read(client_for(cast.carys), reverse("circle_members", args=[cast.iolo.pk, circle.pk]))
    assert "Everybody here is in it already." in page


def test_what_each_does_in_it_and_what_they_did_before(cast: Cast, allotment: Any, client_for: ClientFor) -> None:
    carys, doreen = client_for(cast.carys), member(allotment, "Doreen")
    does = address(cast, "member_does", allotment.pk, doreen.pk)
    kept = carys.post(does, {"words": "drives the van"})
    assert kept["Location"] == f"{address(cast, 'circle', allotment.pk)}#member-{doreen.connection_id}"
    assert "<p>Drives the van</p>" in read(carys, address(cast, "circle", allotment.pk))
    now = member(allotment, "Doreen")
    carys.post(address(cast, "member_does", allotment.pk, now.pk), {"words": "drives the van"})
    assert member(allotment, "Doreen") == now
    assert names(carys, cast, allotment, "before") == []
    answer = carys.post(address(cast, "member_does", allotment.pk, now.pk), {"words": "x" * 201})
    assert answer.status_code == 422
    assert "x" * 201 in answer.content.decode()


def test_anybody_alongside_tells_that_it_met_under_their_own_name(
    cast: Cast, allotment: Any, client_for: ClientFor
) -> None:
    here, today = address(cast, "circle", allotment.pk), timezone.localdate()
    yesterday, tomorrow = (today + datetime.timedelta(days=days) for days in (-1, 1))
    for wrong in ({"on": tomorrow, "words": "Signs."}, {"on": "", "words": "Signs."}, {"on": today, "words": ""}):
        answer = client_for(cast.gwen).post(here, wrong)
        assert answer.status_code == 422
        assert ("Signs." in answer.content.decode()) == bool(wrong["words"])
    client_for(cast.gwen).post(here, {"on": today, "words": "We would like a shed."})
    client_for(cast.carys).post(here, {"on": today, "words": "A landscape gardener came."})
    told = client_for(cast.eirlys).post(here, {"on": yesterday, "words": "I made two signs."})
    with everything_open():
        assert told["Location"] == f"{here}#met-{Met.objects.latest('pk').pk}"
    page = read(client_for(cast.gwen), here)
    assert '<p lang="en">We would like a shed.</p>' in page
    assert '<p lang="en">A landscape gardener came.</p>' in page
    assert '<blockquote class="voice small" lang="en">I made two signs.</blockquote>' in page
    assert page.index("A landscape gardener") < page.index("We would like a shed.") < page.index("I made two signs.")
    assert page.index("I made two signs.") < page.index("Try something that came up")
    assert address(cast, "attempt_new") in page


def test_who_was_told_of_more_closely_is_not_shown_in_it(cast: Cast, allotment: Any, client_for: ClientFor) -> None:
    gwilym = hers(cast, name="Gwilym", who_can_see="us")
    with everything_open():
        factories.MemberFactory(circle=allotment, connection=gwilym, words="brings the seeds")
        left = factories.MemberFactory(
            circle=allotment, connection=hers(cast, name="Guto", who_can_see="us"), left_at=timezone.now()
        )
    gwen, carys, here = client_for(cast.gwen), client_for(cast.carys), address(cast, "circle", allotment.pk)
    for where in (here, address(cast, "life"), address(cast, "circle_members", allotment.pk)):
        page = read(gwen, where)
        assert not [name for name in ("Gwilym", "Guto", "brings the seeds") if name in page]
    assert "Brings the seeds" in read(carys, here)
    assert "Guto" in read(carys, here)
    for name in ("member_left", "member_back", "member_does"):
        assert gwen.post(address(cast, name, allotment.pk, left.pk)).status_code == 404  # type: ignore[attr-defined]
    assert gwen.post(address(cast, "circle_members", allotment.pk), {"people": [gwilym.pk]}).status_code == 422


def test_of_the_same_person_the_first_is_chosen_from(cast: Cast, allotment: Any, client_for: ClientFor) -> None:
    first, second = hers(cast, name="Kath"), hers(cast, name="Kath Pugh")
    with everything_open():
        factories.SamePersonFactory(one=first, other=second)
    form = read(client_for(cast.gwen), address(cast, "circle_members", allotment.pk))
    assert "Kath" in form
    assert "Kath Pugh" not in form


def test_when_and_where_is_changed_by_those_who_may(cast: Cast, allotment: Any, client_for: ClientFor) -> None:
    here = address(cast, "circle_meets", allotment.pk)
    assert client_for(cast.gwen).get(here).status_code == 403
    assert client_for(cast.gwen).post(here, {"meets": "x"}).status_code == 403
    assert here not in read(client_for(cast.gwen), address(cast, "circle", allotment.pk))
    eirlys, carys = client_for(cast.eirlys), client_for(cast.carys)
    stood = eirlys.get(here).context["form"]["base"].value()
    assert carys.post(here, {"meets": "Saturdays", "base": stood}).status_code == 302
    clash = eirlys.post(here, {"meets": "Mondays", "base": stood})
    assert clash.status_code == 409
    assert "Saturdays" in clash.content.decode()
    assert 'value="Mondays"' in clash.content.decode()
    again = clash.context["form"]["base"].value()
    assert eirlys.post(here, {"meets": "Mondays", "base": again}).status_code == 302
    assert eirlys.post(here, {"meets": "Mondays", "base": again}).status_code == 302
    assert eirlys.post(here, {"meets": "x" * 301, "base": again}).status_code == 422
    # A press on nothing says nothing.
    assert carys.post(here, {}).status_code == 302
    assert "Mondays" in read(carys, address(cast, "circle", allotment.pk))


def test_it_is_taken_off_the_plan_and_put_back(cast: Cast, allotment: Any, client_for: ClientFor) -> None:
    eirlys = client_for(cast.eirlys)
    eirlys.post(address(cast, "circleofsupport_put_away", allotment.pk))
    assert "to stay at my allotment" not in read(eirlys, address(cast, "life"))
    eirlys.post(address(cast, "circleofsupport_put_back", allotment.pk))
    assert "to stay at my allotment" in read(eirlys, address(cast, "life"))


@pytest.mark.parametrize("who", ["ifan", "dai", "tomos", "former", "megan", "nia", "urien"])
def test_for_others_there_is_nothing_here(who: str, cast: Cast, allotment: Any, client_for: ClientFor) -> None:
    client = client_for(getattr(cast, who))
    one = member(allotment, "Doreen")
    assert client.get(address(cast, "circle_new")).status_code == 404
    for name in ("circle", "circle_members", "circle_meets"):
        assert client.get(address(cast, name, allotment.pk)).status_code == 404
    for name in ("member_left", "member_back", "member_does"):
        assert client.post(address(cast, name, allotment.pk, one.pk)).status_code == 404


def test_a_member_is_found_through_the_circle(cast: Cast, allotment: Any, client_for: ClientFor) -> None:
    other = cast.hers[CircleOfSupport, "everyone"]
    one = member(allotment, "Doreen")
    assert client_for(cast.eirlys).post(address(cast, "member_left", other.pk, one.pk)).status_code == 404
    assert client_for(cast.eirlys).get(address(cast, "member_left", allotment.pk, one.pk)).status_code == 405


def test_the_wall_holds_who_is_in_it(cast: Cast, allotment: Any, as_user: AsUser) -> None:
    for who in (cast.hers[Connection, "us"], cast.his[Connection, "everyone"]):
        with as_user(cast.gwen), pytest.raises(DatabaseError):
            actions.join(by=cast.gwen, circle=allotment, people=[who])


def test_what_somebody_does_is_said_of_who_is_in_it_now(cast: Cast, allotment: Any, as_user: AsUser) -> None:
    with as_user(cast.gwen):
        one = Member.objects.get(pk=member(allotment, "Doreen").pk)
        actions.leave(by=cast.gwen, member=one)
        assert actions.say_what_they_do(by=cast.gwen, member=one, words="waters") == one
        actions.come_back(by=cast.gwen, member=one)
        assert actions.say_what_they_do(by=cast.gwen, member=one, words="waters") != one
        earlier: Any = Member.pgh_event_model  # type: ignore[attr-defined]
        assert {row.who_id for row in earlier.objects.filter(pgh_obj_id=one.pk)} == {None, cast.gwen.pk}
