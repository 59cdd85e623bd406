"""Who is the same: suggested, said by somebody, folded everywhere, taken back; and what is told in one life stays."""

import html
import itertools
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.db import DatabaseError
from django.test import Client
from django.urls import reverse

from networks.actions import same as actions
from networks.models import Connection, HasPlan, SamePerson
from networks.same import alike, groups
from people.models import Alongside, Citizen, Look, User
from tests import factories
from tests.cast import Cast
from tests.conftest import everything_open

ClientFor = Callable[[User], Client]
AsUser = Callable[[User | None], AbstractContextManager[None]]


# Pure


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mair", "mair"),
        ("Siân", "Sian"),
        ("Mair", "Mair Evans"),
        ("Evans, Mair", "Mair Evans"),
        ("Dr. Price", "Price"),
        ("O’Brien", "O'BRIEN"),
        ("Côr Bethel", "cor  bethel"),
    ],
)
def test_names_that_may_be_one(one: str, other: str) -> None:
    assert alike(one, other)
    assert alike(other, one)


@pytest.mark.parametrize(
    ("one", "other"), [("Mair", "Mari"), ("Mair Evans", "Mair Jones"), ("Ann", "Joanne"), ("", "Mair"), ("…", "…")]
)
def test_names_that_are_two(one: str, other: str) -> None:
    assert not alike(one, other)
    assert not alike(other, one)


@pytest.mark.parametrize(
    ("same", "apart", "found"),
    [
        ([], [], {1: (), 2: (), 3: (), 4: ()}),
        ([(1, 2)], [], {1: (2,), 3: (), 4: ()}),
        ([(2, 4)], [], {1: (), 2: (4,), 3: ()}),
        # A chain, and a group of three said twice over.
        ([(3, 4), (1, 3)], [], {1: (3, 4), 2: ()}),
        ([(1, 2), (2, 3), (1, 3)], [], {1: (2, 3), 4: ()}),
        # Through one that is taken off the plan.
        ([(1, 9), (4, 9)], [], {1: (4,), 2: (), 3: ()}),
        ([(9, 3)], [], {1: (), 2: (), 3: (), 4: ()}),
        # What was said to be two stays two, whatever follows from the others.
        ([(1, 2), (2, 3)], [(1, 3)], {1: (2,), 3: (), 4: ()}),
        ([(1, 2), (3, 4), (2, 3)], [(1, 4)], {1: (2,), 3: (4,)}),
        ([(1, 2)], [(3, 4)], {1: (2,), 3: (), 4: ()}),
    ],
)
def test_groups(same: list[Any], apart: list[Any], found: dict[int, tuple[int, ...]]) -> None:
    assert groups([1, 2, 3, 4], same, apart) == found


def test_the_first_written_down_stays_whatever_its_key() -> None:
    assert groups([7, 2, 5], [(2, 7)]) == {7: (2,), 5: ()}


def test_nobody_is_lost_and_nobody_twice_in_any_order() -> None:
    for same in itertools.permutations([(1, 2), (3, 4), (2, 4), (5, 1)], 3):
        found = groups(range(1, 6), same, [(1, 3)])
        everyone = sorted([*found, *(one for others in found.values() for one in others)])
        assert everyone == [1, 2, 3, 4, 5]
        assert not any({1, 3} <= {first, *others} for first, others in found.items())


# Within one life


def address(cast: Cast, name: str, *args: Any) -> str:
    return reverse(name, args=[cast.hers.citizen.pk, *args])


def read(client: Client, where: str) -> str:
    answer = client.get(where)
    assert answer.status_code == 200
    return html.unescape(answer.content.decode())


def hers(cast: Cast, name: str, **more: Any) -> Any:
    with everything_open():
        return factories.ConnectionFactory(
            **{"citizen": cast.hers.citizen, "written_by": cast.carys, "name": name, "how_related": "", **more}
        )


def say(client: Client, cast: Cast, name: str, one: Any, other: Any) -> str:
    answer = client.post(address(cast, name, one.pk, other.pk))
    assert answer["Location"] == f"{address(cast, 'someone', one.pk)}#panel"
    return read(client, address(cast, "someone", one.pk))


@pytest.fixture
def mairs(cast: Cast) -> tuple[Any, Any, Any]:
    return hers(cast, "Mair"), hers(cast, "Mair Evans", how_related="next door"), hers(cast, "mair evans")


def listed(client: Client, cast: Cast) -> list[str]:
    return [one.name for one in client.get(address(cast, "life")).context["connections"] if "air" in one.name]


def test_two_entries_of_a_like_name_are_suggested_in_both_panels_and_nothing_is_done(
    cast: Cast, client_for: ClientFor
) -> None:
    mair, evans = hers(cast, "Mair"), hers(cast, "Mair Evans", how_related="next door")
    choir, hidden = hers(cast, "Mair Evans Singers", kind="group"), hers(cast, "MAIR", who_can_see="us")
    gwen = client_for(cast.gwen)
    assert "Is this the same as Mair Evans, next door?" in read(gwen, address(cast, "someone", mair.pk))
    assert "Is this the same as Mair?" in read(gwen, address(cast, "someone", evans.pk))
    assert "Is this the same" not in read(gwen, address(cast, "someone", choir.pk))
    assert "Is this the same as Mair?" in read(client_for(cast.carys), address(cast, "someone", hidden.pk))
    assert listed(gwen, cast) == ["Mair", "Mair Evans", "Mair Evans Singers"]
    for pk in (choir.pk, hidden.pk):
        assert (
            str(pk) not in read(gwen, address(cast, "someone", mair.pk)).split('class="perhaps"')[1].split("</div>")[0]
        )


def test_said_to_be_the_same_they_are_one_everywhere(
    cast: Cast, mairs: tuple[Any, Any, Any], client_for: ClientFor
) -> None:
    mair, evans, again = mairs
    gwen = client_for(cast.gwen)
    before = gwen.get(address(cast, "life")).context["how_many"]
    page = say(gwen, cast, "they_are_one", evans, mair)
    assert "They are not the same after all" in page
    assert "Is this the same as mair evans?" in page
    say(gwen, cast, "they_are_one", again, evans)
    assert listed(gwen, cast) == ["Mair"]
    life = read(gwen, address(cast, "life"))
    assert "Also written down as" in life
    for pk in (evans.pk, again.pk):
        assert f'{address(cast, "someone", pk)}#panel">' in life.split('id="the-list"')[1]
        assert f'-mark-{pk}"' not in life
        assert f'-mark-{pk}"' not in read(gwen, address(cast, "plan"))
        answer = gwen.get(address(cast, "someone", pk))
        assert (answer.context["someone"].pk, answer.context["chosen"]) == (pk, mair.pk)
    assert f'-mark-{mair.pk}"' in read(gwen, address(cast, "plan"))
    assert f'<li id="connection-{again.pk}">' not in read(gwen, address(cast, "plan"))
    after = gwen.get(address(cast, "life")).context["how_many"]
    assert (before, after) == (gwen_counts(4), gwen_counts(2))
    assert gwen.get(address(cast, "plan")).context["how_many"] == after


def gwen_counts(people: int) -> str:
    words = {2: "Two", 4: "Four"}
    return f"{words[people]} people who are not paid to be there."


def test_taken_off_the_plan_the_others_stay_together(
    cast: Cast, mairs: tuple[Any, Any, Any], client_for: ClientFor
) -> None:
    mair, evans, again = mairs
    eirlys = client_for(cast.eirlys)
    say(eirlys, cast, "they_are_one", mair, evans)
    say(eirlys, cast, "they_are_one", evans, again)
    eirlys.post(address(cast, "connection_put_away", evans.pk))
    assert listed(eirlys, cast) == ["Mair"]
    eirlys.post(address(cast, "connection_put_away", mair.pk))
    assert listed(eirlys, cast) == ["mair evans"]


def test_no_is_remembered_and_both_can_be_taken_back(cast: Cast, client_for: ClientFor) -> None:
    mair, evans = hers(cast, "Mair"), hers(cast, "Mair Evans")
    gwen, carys = client_for(cast.gwen), client_for(cast.carys)
    page = say(gwen, cast, "they_are_two", mair, evans)
    assert "Is this the same" not in page
    assert "Is this the same" not in read(carys, address(cast, "someone", evans.pk))
    assert "Not the same as Mair." in read(carys, address(cast, "someone", evans.pk))
    page = say(carys, cast, "they_are_one", evans, mair)
    assert "They are the same after all" not in page
    assert listed(gwen, cast) == ["Mair"]
    page = say(gwen, cast, "they_are_two", mair, evans)
    assert "They are the same after all" in page
    assert listed(gwen, cast) == ["Mair", "Mair Evans"]
    with everything_open():
        assert SamePerson.objects.filter(one=mair).count() == 1
        assert not SamePerson.objects.filter(one=evans).exists()


def test_one_leaves_a_group_and_the_others_stay(cast: Cast, mairs: tuple[Any, Any, Any], client_for: ClientFor) -> None:
    mair, evans, again = mairs
    gwen = client_for(cast.gwen)
    say(gwen, cast, "they_are_one", mair, evans)
    say(gwen, cast, "they_are_one", evans, again)
    # Of these two nothing was said: it followed.
    say(gwen, cast, "they_are_two", mair, again)
    assert listed(gwen, cast) == ["Mair", "mair evans"]
    say(gwen, cast, "they_are_two", mair, evans)
    assert listed(gwen, cast) == ["Mair", "Mair Evans", "mair evans"]
    say(gwen, cast, "they_are_two", mair, evans)


def test_what_was_said_to_be_two_is_not_undone_by_another_pair(
    cast: Cast, mairs: tuple[Any, Any, Any], client_for: ClientFor
) -> None:
    mair, evans, again = mairs
    gwen = client_for(cast.gwen)
    say(gwen, cast, "they_are_two", mair, again)
    say(gwen, cast, "they_are_one", mair, evans)
    assert "Is this the same" not in read(gwen, address(cast, "someone", again.pk))
    page = say(gwen, cast, "they_are_one", evans, again)
    assert "Mair and mair evans were said to be two people." in page
    assert listed(gwen, cast) == ["Mair", "mair evans"]
    say(gwen, cast, "they_are_one", mair, again)
    assert listed(gwen, cast) == ["Mair"]


def test_who_sees_only_one_of_them_sees_nothing_of_it(cast: Cast, client_for: ClientFor, as_user: AsUser) -> None:
    mair, hidden = hers(cast, "Mair"), hers(cast, "Mair Evans", who_can_see="us")
    carys, gwen = client_for(cast.carys), client_for(cast.gwen)
    say(carys, cast, "they_are_one", mair, hidden)
    assert listed(carys, cast) == ["Mair"]
    page = read(gwen, address(cast, "someone", mair.pk))
    assert "They are not the same after all" not in page
    assert "Mair Evans" not in page
    with as_user(cast.gwen):
        assert not SamePerson.objects.filter(one=mair).exists()
    for name in ("they_are_one", "they_are_two"):
        assert gwen.post(address(cast, name, mair.pk, hidden.pk)).status_code == 404
        assert gwen.post(address(cast, name, hidden.pk, mair.pk)).status_code == 404
        assert carys.post(address(cast, name, mair.pk, mair.pk)).status_code == 404
        assert carys.post(address(cast, name, mair.pk, cast.his[Connection, "everyone"].pk)).status_code == 404
        assert carys.get(address(cast, name, mair.pk, hidden.pk)).status_code == 405
        for other in (cast.ifan, cast.dai, cast.megan, cast.urien):
            assert client_for(other).post(address(cast, name, mair.pk, hidden.pk)).status_code == 404


def test_the_wall_wants_both_seen(cast: Cast, as_user: AsUser) -> None:
    mine = hers(cast, "Mair")
    for other in (cast.hers[Connection, "us"], cast.his[Connection, "everyone"]):
        with as_user(cast.gwen), pytest.raises(DatabaseError):
            actions.say_the_same(by=cast.gwen, one=mine, other=other)


# Two people of one household: Eirlys and Iolo. Carys walks with both; Gwen with Eirlys alone.


@pytest.fixture
def iolo_here(cast: Cast) -> Any:
    """Iolo is in Eirlys's life, and has a plan here."""
    one = hers(cast, "Iolo")
    with everything_open():
        HasPlan.objects.all().update(undone_at="2026-01-01T00:00:00Z")
        factories.HasPlanFactory(connection=one, plan=cast.iolo)
    return one


def his_wifes(cast: Cast, name: str, **more: Any) -> Any:
    """In Iolo's life."""
    return hers(cast, name, **{"citizen": cast.iolo, **more})


def iolos(name: str, cast: Cast, *args: Any) -> str:
    return reverse(name, args=[cast.iolo.pk, *args])


def test_that_somebody_has_a_plan_here_is_said_and_undone_on_a_page_of_its_own(
    cast: Cast, client_for: ClientFor
) -> None:
    one, other = hers(cast, "Iolo"), hers(cast, "Beti")
    dog = hers(cast, "Iolo", kind="animal")
    carys, here = client_for(cast.carys), address(cast, "plan_here", one.pk)
    for pk in (one.pk, other.pk):
        assert address(cast, "plan_here", pk) in read(carys, address(cast, "someone", pk))
    assert address(cast, "plan_here", dog.pk) not in read(carys, address(cast, "someone", dog.pk))
    # Whoever meets nobody else is not asked.
    assert "plan-here" not in read(client_for(cast.gwen), address(cast, "someone", one.pk))
    assert "Nobody whose plan you can see is called so." in read(client_for(cast.gwen), here)
    assert "Nobody whose plan you can see is called so." in read(carys, address(cast, "plan_here", other.pk))
    assert "Iolo" in read(carys, here)
    for plan in ("", cast.his.citizen.pk, cast.hers.citizen.pk, "x"):
        assert carys.post(here, {"plan": plan}).status_code == 422
    assert client_for(cast.gwen).post(here, {"plan": cast.iolo.pk}).status_code == 422
    for _ in range(2):
        assert carys.post(here, {"plan": cast.iolo.pk})["Location"].endswith(f"/life/{one.pk}/#panel")
    panel = read(carys, address(cast, "someone", one.pk))
    assert "Iolo has a plan here too" in panel
    assert f'href="{iolos("life", cast)}"' in panel
    assert "Carys said this, today" in read(carys, here)
    undo = address(cast, "plan_here_undone", one.pk)
    assert carys.get(undo).status_code == 405
    for _ in range(2):
        carys.post(undo)
    assert "has a plan here too" not in read(carys, address(cast, "someone", one.pk))
    carys.post(here, {"plan": cast.iolo.pk})
    with everything_open():
        assert HasPlan.objects.filter(connection=one).count() == 1
        assert HasPlan.objects.get(connection=one).undone_at is None


def test_another_plan_said_later_is_theirs_instead(cast: Cast, as_user: AsUser) -> None:
    one = hers(cast, "Iolo")
    with everything_open():
        namesake: Any = factories.CitizenFactory(name="Iolo Rees", added_by=cast.carys)
        factories.AlongsideFactory(citizen=namesake, user=cast.carys)
    with as_user(cast.carys):
        actions.say_has_plan(by=cast.carys, connection=one, plan=cast.iolo)
        actions.say_has_plan(by=cast.carys, connection=one, plan=namesake)
        here = HasPlan.objects.filter(connection=one, undone_at=None)
        assert [row.plan for row in here] == [namesake]


def test_who_does_not_walk_with_both_sees_nothing_of_it(
    cast: Cast, iolo_here: Any, client_for: ClientFor, as_user: AsUser
) -> None:
    theirs = his_wifes(cast, "Sioned")
    ours = hers(cast, "Sioned")
    with as_user(cast.carys):
        actions.say_the_same(by=cast.carys, one=ours, other=theirs)
    for who in (cast.eirlys, cast.gwen, cast.ifan, cast.dai, cast.tomos, cast.urien, cast.megan, cast.nia):
        with as_user(who):
            assert not HasPlan.objects.exists()
            assert not HasPlan.pgh_event_model.objects.exists()  # type: ignore[attr-defined]
            assert not SamePerson.objects.filter(other=theirs).exists()
            earlier: Any = SamePerson.pgh_event_model  # type: ignore[attr-defined]
            assert not earlier.objects.filter(other=theirs.pk).exists()
        where = address(cast, "someone_from", cast.iolo.pk)
        assert client_for(who).get(where).status_code == 404
        assert client_for(who).post(where, {"people": [theirs.pk]}).status_code == 404
    for who in (cast.eirlys, cast.gwen):
        for pk in (iolo_here.pk, ours.pk):
            page = read(client_for(who), address(cast, "someone", pk))
            assert str(cast.iolo.pk) not in page
            assert "plan here too" not in page
            assert "’s life?" not in page
        assert "Somebody from" not in read(client_for(who), address(cast, "someone_new"))
        assert client_for(who).post(address(cast, "they_are_two", ours.pk, theirs.pk)).status_code == 404
        assert "Nobody whose plan you can see" in read(client_for(who), address(cast, "plan_here", iolo_here.pk))


def test_with_whom_the_people_of_the_other_are_not_shared_nothing_comes_from_there(
    cast: Cast, iolo_here: Any, client_for: ClientFor
) -> None:
    his_wifes(cast, "Sioned")
    with everything_open():
        factories.AlongsideFactory(
            citizen=cast.iolo, user=cast.gwen, walks_as=Alongside.SUPPORTER, parts=["matters", "asked"]
        )
    gwen = client_for(cast.gwen)
    assert "has a plan here too" not in read(gwen, address(cast, "someone", iolo_here.pk))
    assert "Somebody from" not in read(gwen, address(cast, "someone_new"))
    assert gwen.get(address(cast, "someone_from", cast.iolo.pk)).status_code == 404
    # That they have a plan is seen by whoever may meet both.
    assert "Yes: Iolo." in read(gwen, address(cast, "plan_here", iolo_here.pk))


def test_a_name_is_suggested_across_the_two_lives_only_of_what_all_alongside_are_told(
    cast: Cast, iolo_here: Any, client_for: ClientFor
) -> None:
    ours, carys = hers(cast, "Sioned"), client_for(cast.carys)
    theirs = his_wifes(cast, "Sioned Rees", how_related="his daughter", words="She never rings.")
    with everything_open():
        stranger: Any = factories.CitizenFactory(name="Gwil", added_by=cast.carys)
        factories.AlongsideFactory(citizen=stranger, user=cast.carys)
        factories.ConnectionFactory(citizen=stranger, written_by=cast.carys, name="Sioned Bowen")
    page = read(carys, address(cast, "someone", ours.pk))
    assert "Is this the same as Sioned Rees, in Iolo’s life?" in page
    assert "Sioned Bowen" not in page
    assert "his daughter" not in page
    assert "never rings" not in page
    assert "Is this the same as Sioned, in Eirlys’s life?" in read(carys, iolos("someone", cast, theirs.pk))
    with everything_open():
        assert Look.objects.filter(citizen=cast.iolo, user=cast.carys, what="people").exists()
    assert "They are the same after all" in say(carys, cast, "they_are_two", ours, theirs)
    page = say(carys, cast, "they_are_one", ours, theirs)
    assert "Sioned Rees in Iolo’s life" in page
    assert "Sioned in Eirlys’s life" in read(carys, iolos("someone", cast, theirs.pk))
    # They are folded in neither life, and what is said of them stays where it was said.
    assert "Sioned Rees" not in read(carys, address(cast, "life"))
    page = say(carys, cast, "they_are_two", ours, theirs)
    assert "Not the same as Sioned Rees, in Iolo’s life." in page
    assert "Is this the same" not in page
    say(carys, cast, "they_are_one", ours, theirs)
    with everything_open():
        assert SamePerson.objects.filter(one=ours, other=theirs).count() == 1


@pytest.mark.parametrize("line", ["us", "workers"])
def test_what_is_told_more_closely_in_one_life_is_neither_offered_nor_suggested_in_the_other(
    line: str, cast: Cast, iolo_here: Any, client_for: ClientFor
) -> None:
    ours, theirs = hers(cast, "Sioned"), his_wifes(cast, "Sioned Rees", who_can_see=line)
    ours_close, theirs_open = hers(cast, "Tegwen", who_can_see=line), his_wifes(cast, "Tegwen")
    carys = client_for(cast.carys)
    for where in (
        address(cast, "someone", ours.pk),
        address(cast, "someone", ours_close.pk),
        iolos("someone", cast, theirs.pk),
        iolos("someone", cast, theirs_open.pk),
    ):
        page = read(carys, where)
        assert "Is this the same" not in page
        assert "’s life" not in page.replace("The people in Eirlys’s life", "").replace("The people in Iolo’s life", "")
    assert "Sioned" not in read(carys, address(cast, "someone_from", cast.iolo.pk))
    for one, other in ((ours, theirs), (ours_close, theirs_open)):
        for name in ("they_are_one", "they_are_two"):
            assert carys.post(address(cast, name, one.pk, other.pk)).status_code == 404
            assert carys.post(iolos(name, cast, other.pk, one.pk)).status_code == 404
    answer = carys.post(address(cast, "someone_from", cast.iolo.pk), {"people": [theirs.pk]})
    assert answer.status_code == 422


def test_what_is_closed_later_is_not_told_in_the_other_life_any_more(
    cast: Cast, iolo_here: Any, client_for: ClientFor
) -> None:
    ours, theirs = hers(cast, "Sioned"), his_wifes(cast, "Sioned Rees")
    carys = client_for(cast.carys)
    assert "Sioned Rees in Iolo’s life" in say(carys, cast, "they_are_one", ours, theirs)
    with everything_open():
        Connection.objects.filter(pk=theirs.pk).update(who_can_see="us")
    assert "Sioned Rees" not in read(carys, address(cast, "someone", ours.pk))
    assert "Sioned in Eirlys" not in read(carys, iolos("someone", cast, theirs.pk))


def test_a_husband_told_of_just_between_us_makes_no_household(cast: Cast, client_for: ClientFor) -> None:
    one = hers(cast, "Iolo", who_can_see="us")
    his_wifes(cast, "Sioned")
    ours = hers(cast, "Sioned")
    with everything_open():
        HasPlan.objects.all().update(undone_at="2026-01-01T00:00:00Z")
        factories.HasPlanFactory(connection=one, plan=cast.iolo)
    carys = client_for(cast.carys)
    assert "Iolo has a plan here too" in read(carys, address(cast, "someone", one.pk))
    assert "Is this the same" not in read(carys, address(cast, "someone", ours.pk))
    assert "Somebody from" not in read(carys, address(cast, "someone_new"))
    assert "Somebody from" not in read(carys, iolos("someone_new", cast))


def test_somebody_comes_from_the_other_life_as_who_they_are_and_nothing_that_was_said_of_them(
    cast: Cast, iolo_here: Any, client_for: ClientFor
) -> None:
    sioned = his_wifes(
        cast, "Sioned", how_related="his daughter", words="She never rings.", where="Cardiff", far=True,
        circle=1, tie="hard_going", gives="me", sector="family", knows_the_plan=True, since_year=1961,
    )  # fmt: skip
    nurse = his_wifes(cast, "Delyth", paid=True)
    dead = his_wifes(cast, "Wil", died=True, kind="animal")
    twice = his_wifes(cast, "Sioned Rees")
    with everything_open():
        factories.SamePersonFactory(one=sioned, other=twice)
    his_wifes(cast, "Eirlys")
    his_wifes(cast, "Taken off", put_away_at="2026-01-01T00:00:00Z")
    hers(cast, "Delyth Morgan")
    carys, here = client_for(cast.carys), address(cast, "someone_from", cast.iolo.pk)
    assert "Somebody from Iolo’s life" in read(carys, address(cast, "someone_new"))
    assert "Somebody from Eirlys’s life" in read(carys, iolos("someone_new", cast))
    page = read(carys, here)
    assert [one.name for _box, one, _already in carys.get(here).context["form"].options()] == [
        "Sioned",
        "Delyth",
        "Wil",
    ]
    assert "Delyth Morgan is here already" in page
    for close in ("his daughter", "never rings", "Cardiff"):
        assert close not in page
    assert carys.post(here, {}).status_code == 422
    carys.post(here, {"people": [sioned.pk, nurse.pk, dead.pk]})
    with everything_open():
        made = {one.name: one for one in Connection.objects.of(cast.hers.citizen).order_by("pk")}
        came = made["Sioned"]
        assert (came.where, came.far, came.paid, came.died, came.kind) == ("Cardiff", True, False, False, "person")
        assert (came.how_related, came.words, came.circle, came.tie, came.gives) == ("", "", 3, "all_right", "both")
        assert (came.sector, came.knows_the_plan, came.since_year) == ("friends", False, None)
        assert (came.who_can_see, came.written_by, came.language) == ("everyone", cast.carys, "en")
        assert made["Delyth"].paid
        assert (made["Wil"].died, made["Wil"].kind) == (True, "animal")
        assert SamePerson.objects.filter(one=sioned, other=came, parted_at=None).exists()
        assert Look.objects.filter(citizen=cast.iolo, user=cast.carys, what="people").exists()
    assert "Everybody there is here already." in read(carys, here)
    assert "Sioned in Iolo’s life" in read(carys, address(cast, "someone", came.pk))
    gwens = read(client_for(cast.gwen), address(cast, "someone", came.pk))
    assert "Sioned" in gwens
    assert "Iolo’s life" not in gwens


def test_a_husband_who_walks_with_her_and_has_a_plan_himself(cast: Cast, client_for: ClientFor) -> None:
    """Dai supports Eirlys, and has a plan of his own."""
    with everything_open():
        factories.AlongsideFactory(citizen=cast.hers.citizen, user=cast.dai, walks_as=Alongside.SUPPORTER)
        factories.ConnectionFactory(citizen=cast.his.citizen, written_by=cast.tomos, name="Ceri")
        mine: Any = factories.ConnectionFactory(
            citizen=cast.his.citizen, written_by=cast.tomos, name="Cath", who_can_see="us"
        )
    one, dai = hers(cast, "Dai"), client_for(cast.dai)
    dai.post(address(cast, "plan_here", one.pk), {"plan": cast.his.citizen.pk})
    where = address(cast, "someone_from", cast.his.citizen.pk)
    page = read(dai, where)
    assert "Ceri" in page
    assert "Cath" not in page
    assert dai.post(where, {"people": [mine.pk]}).status_code == 422
    # His worker does not walk with Eirlys, nor hers with him: neither is told anything of it.
    for who, citizen, home in ((cast.tomos, cast.his.citizen, "Eirlys"), (cast.carys, cast.hers.citizen, "Dai")):
        assert f"Somebody from {home}’s life" in read(dai, reverse("someone_new", args=[citizen.pk]))
        assert f"{home}’s life" not in read(client_for(who), reverse("someone_new", args=[citizen.pk]))


@pytest.mark.parametrize("kind", ["paused", "died"])
def test_a_plan_that_is_closed_gives_nothing_to_the_other(
    kind: str, cast: Cast, iolo_here: Any, client_for: ClientFor
) -> None:
    his_wifes(cast, "Sioned")
    ours = hers(cast, "Sioned")
    more: dict[str, Any] = {"died_on": "2026-01-01", "delete_on": "2036-01-01"} if kind == "died" else {}
    with everything_open():
        factories.ClosingFactory(citizen=cast.iolo, by=cast.carys, kind=kind, **more)
    carys = client_for(cast.carys)
    assert "Is this the same" not in read(carys, address(cast, "someone", ours.pk))
    assert "Somebody from" not in read(carys, address(cast, "someone_new"))
    assert carys.get(address(cast, "someone_from", cast.iolo.pk)).status_code == 404


def test_the_wall_holds_the_two_plans(cast: Cast, as_user: AsUser) -> None:
    one = hers(cast, "Iolo")
    for who, plan in ((cast.gwen, cast.iolo), (cast.carys, cast.his.citizen), (cast.carys, cast.hers.citizen)):
        with as_user(who), pytest.raises(DatabaseError):
            actions.say_has_plan(by=who, connection=one, plan=Citizen(pk=plan.pk))
