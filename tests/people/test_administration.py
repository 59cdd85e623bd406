"""Who walks with whom when a worker leaves; people with nobody; a lost phone; teams and places.

An administrator does all of it and reads nothing that anybody said.
"""

import datetime
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from people import actions, wall
from people.models import Alongside, Citizen, Closing, Invitation, Place, Team, User
from tests import factories, sent
from tests.cast import Cast
from tests.conftest import everything_open
from tests.conversations.at_once import as_base

ClientFor = Callable[[User], Client]
AsUser = Callable[[User | None], AbstractContextManager[None]]


@pytest.fixture
def nia(cast: Cast, client_for: ClientFor, django_capture_on_commit_callbacks: Any) -> Client:
    return sent.at_once(client_for(cast.nia), django_capture_on_commit_callbacks)


def leaves(client: Client, worker: User, **fields: Any) -> Any:
    return client.post(reverse("worker_leaves", args=[worker.pk]), fields)


def walking_with(citizen: Citizen) -> set[str]:
    with everything_open():
        rows = Alongside.objects.open().filter(citizen=citizen, walks_as="worker", user__is_active=True)
        return set(rows.values_list("user__name", flat=True))


def again(thing: Any) -> Any:
    with everything_open():
        return type(thing)._default_manager.get(pk=thing.pk)


def asked(function: str, *values: Any) -> list[tuple[Any, ...]]:
    marks = ", ".join(["%s"] * len(values))
    with connection.cursor() as cursor:
        cursor.execute(f"select * from {function}({marks})", values)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows


# When a worker leaves


def test_the_page_names_her_people_and_says_nothing_else(cast: Cast, nia: Client) -> None:
    with everything_open():
        Citizen.objects.filter(pk=cast.iolo.pk).update(place="Cwmparc", full_name="Iolo Rees")
    page = nia.get(reverse("worker_leaves", args=[cast.carys.pk])).content.decode()
    assert "Eirlys" in page
    assert "Iolo Rees, Cwmparc" in page
    assert "Dai" not in page
    assert "my own kitchen" not in page
    # No link leads to a plan.
    assert "/people/" not in page


def test_nobody_is_left_with_no_one(cast: Cast, nia: Client) -> None:
    her, iolo = cast.hers.citizen, cast.iolo
    answer = leaves(nia, cast.carys, **{f"with_{her.pk}": cast.tomos.pk})
    assert answer.status_code == 422
    assert "Choose somebody, or tick that you find" in answer.content.decode()
    assert again(cast.carys).is_active
    assert walking_with(her) == walking_with(iolo) == {"Carys"}
    assert sent.everything() == []


def test_others_walk_with_her_people_from_now_on(cast: Cast, nia: Client, client_for: ClientFor) -> None:
    her, iolo = cast.hers.citizen, cast.iolo
    carys, tomos = client_for(cast.carys), client_for(cast.tomos)
    assert tomos.get(reverse("plan", args=[her.pk])).status_code == 404
    answer = leaves(nia, cast.carys, everyone=cast.urien.pk, **{f"with_{her.pk}": cast.tomos.pk})
    assert answer.status_code == 302
    assert walking_with(her) == {"Tomos"}
    assert walking_with(iolo) == {"Urien"}
    # She is refused on the very next request, and they see them at once.
    assert carys.get(reverse("plan", args=[her.pk]))["Location"].startswith(reverse("sign_in"))
    assert "Eirlys" in tomos.get(reverse("my_people")).content.decode()
    assert tomos.get(reverse("plan", args=[her.pk])).status_code == 200
    # Who is told that there is something to read: those two, and not what.
    assert sorted(to for to, _words in sent.everything()) == ["tomos@example.org", "urien@example.org"]
    assert not any("Eirlys" in words for _to, words in sent.everything())
    with everything_open():
        ended = Alongside.objects.get(citizen=her, user=cast.carys)
        assert ended.ended_by == cast.nia
        assert ended.until is not None


@pytest.mark.parametrize(
    ("language", "why"),
    [
        ("en", "Carys has left. Tomos walks with you now."),
        # A language in which we have no words.
        ("de", "Carys has left. Tomos walks with you now."),
    ],
)
def test_why_is_said_to_the_person(language: str, why: str, cast: Cast, nia: Client) -> None:
    with everything_open():
        Citizen.objects.filter(pk=cast.hers.citizen.pk).update(language=language)
    leaves(nia, cast.carys, everyone=cast.tomos.pk)
    with everything_open():
        assert Alongside.objects.open().get(citizen=cast.hers.citizen, user=cast.tomos).why == why


def test_why_is_said_in_the_persons_language_whatever_the_administrators(cast: Cast, as_user: AsUser) -> None:
    with everything_open():
        Citizen.objects.filter(pk=cast.iolo.pk).update(language="cy")
    with as_user(cast.nia):
        assert asked("app_move", cast.iolo.pk, cast.carys.pk, cast.tomos.pk, '{"en": "now", "cy": "nawr"}') == [(True,)]
    with everything_open():
        assert Alongside.objects.open().get(citizen=cast.iolo, user=cast.tomos).why == "nawr"


def test_somebody_may_be_found_later_and_is_on_the_list_until_then(cast: Cast, nia: Client) -> None:
    assert leaves(nia, cast.carys, later="on").status_code == 302
    assert not again(cast.carys).is_active
    assert walking_with(cast.hers.citizen) == set()
    assert "2 people have nobody." in nia.get(reverse("workers")).content.decode()
    page = nia.get(reverse("with_nobody")).content.decode()
    assert page.count("With nobody since today.") == 2
    assert "Eirlys" in page
    assert "Iolo" in page


def test_who_has_another_worker_too_may_stay_without(cast: Cast, nia: Client) -> None:
    with everything_open():
        factories.AlongsideFactory(citizen=cast.hers.citizen, user=cast.urien)
        # A manager meets nobody: not somebody who walks with Iolo.
        factories.AlongsideFactory(citizen=cast.iolo, user=cast.megan)
    page = nia.get(reverse("worker_leaves", args=[cast.carys.pk])).content.decode()
    assert page.count("Somebody else walks with them too.") == 1
    assert leaves(nia, cast.carys).status_code == 422
    assert leaves(nia, cast.carys, **{f"with_{cast.iolo.pk}": cast.tomos.pk}).status_code == 302
    assert walking_with(cast.hers.citizen) == {"Urien"}


def test_never_somebody_whom_the_person_has_stopped(cast: Cast, nia: Client) -> None:
    yesterday = timezone.now() - datetime.timedelta(days=1)
    with everything_open():
        factories.AlongsideFactory(citizen=cast.hers.citizen, user=cast.tomos, until=yesterday, ended_by=cast.eirlys)
    answer = leaves(nia, cast.carys, everyone=cast.tomos.pk)
    assert answer.status_code == 422
    assert "This one cannot walk with them." in answer.content.decode()
    # All of it, or nothing.
    assert again(cast.carys).is_active
    assert walking_with(cast.iolo) == walking_with(cast.hers.citizen) == {"Carys"}


@pytest.mark.parametrize(
    ("ended_by", "stopped"), [("eirlys", True), ("gwen", True), ("tomos", False), ("nia", False), (None, False)]
)
def test_who_ended_it_says_whether_they_may_walk_again(
    ended_by: str | None, stopped: bool, cast: Cast, as_user: AsUser
) -> None:
    """The person, or somebody at their word; not the worker who went, nor the administrator who moved them."""
    yesterday = timezone.now() - datetime.timedelta(days=1)
    by = cast.users[ended_by] if ended_by else None
    with everything_open():
        factories.AlongsideFactory(citizen=cast.hers.citizen, user=cast.tomos, until=yesterday, ended_by=by)
    with as_user(cast.nia):
        assert asked("app_move", cast.hers.citizen.pk, cast.carys.pk, cast.tomos.pk, "{}") == [(not stopped,)]


def test_whom_the_person_asked_back_may_walk_again(cast: Cast, as_user: AsUser) -> None:
    with everything_open():
        for days, by in ((30, cast.eirlys), (2, cast.tomos)):
            then = timezone.now() - datetime.timedelta(days=days)
            factories.AlongsideFactory(
                citizen=cast.hers.citizen, user=cast.tomos, since=then, until=timezone.now(), ended_by=by
            )
    with as_user(cast.nia):
        assert asked("app_move", cast.hers.citizen.pk, cast.carys.pk, cast.tomos.pk, "{}") == [(True,)]


ONLY, OTHERS = ["matters"], ["story"]


@pytest.mark.parametrize(
    ("now", "before", "asked_for", "sees"),
    [
        (ONLY, None, None, ONLY),
        (None, ONLY, None, ONLY),
        (ONLY, None, OTHERS, OTHERS),
        (None, ONLY, OTHERS, OTHERS),
        (None, None, None, ["story", "matters", "strengths", "people", "asked"]),
    ],
)
def test_who_comes_sees_no_more_than_the_person_said(
    now: list[str] | None,
    before: list[str] | None,
    asked_for: list[str] | None,
    sees: list[str],
    cast: Cast,
    as_user: AsUser,
) -> None:
    """What they said when they asked for somebody, or else what whoever walked with them saw."""
    person: Any
    tomorrow = timezone.now() + datetime.timedelta(days=1)
    with everything_open():
        person = factories.CitizenFactory(added_by=cast.carys)
        if now:
            factories.AlongsideFactory(citizen=person, user=cast.carys, parts=now, until=tomorrow)
        if before:
            factories.AlongsideFactory(citizen=person, user=cast.carys, parts=before, until=timezone.now())
        if asked_for:
            factories.InvitationFactory(citizen=person, becomes=Invitation.WORKER, parts=asked_for)
    with as_user(cast.nia):
        assert asked("app_move", person.pk, cast.carys.pk if now else None, cast.tomos.pk, "{}") == [(True,)]
    with everything_open():
        row = Alongside.objects.open().get(citizen=person, user=cast.tomos)
    assert row.parts == sees
    assert row.until == (tomorrow if now and not asked_for else None)


@pytest.mark.parametrize("name", ["megan", "nia", "carys", "eirlys", "former"])
def test_only_workers_who_are_here_are_chosen(name: str, cast: Cast, nia: Client) -> None:
    with everything_open():
        User.objects.filter(pk=cast.former.pk).update(is_active=False)
    assert leaves(nia, cast.carys, everyone=cast.users[name].pk).status_code == 422
    assert again(cast.carys).is_active


def test_a_plan_about_to_be_deleted_finds_nobody(cast: Cast, nia: Client) -> None:
    with everything_open():
        factories.ClosingFactory(citizen=cast.hers.citizen, kind=Closing.LEAVING, by=cast.eirlys)
    assert "Eirlys" not in nia.get(reverse("worker_leaves", args=[cast.carys.pk])).content.decode()


def test_who_led_a_team_is_followed_or_the_team_says_that_nobody_leads_it(cast: Cast, nia: Client) -> None:
    team: Any = cast.urien.team
    page = nia.get(reverse("worker_leaves", args=[cast.tomos.pk])).content.decode()
    assert f"Who leads {team.name} now?" in page
    leaves(nia, cast.tomos, later="on", **{f"lead_{team.pk}": cast.carys.pk})
    assert again(team).lead == cast.carys
    leaves(nia, cast.carys, later="on")
    assert again(team).lead is None
    assert "Nobody leads it yet." in nia.get(reverse("teams")).content.decode()


def test_who_walks_with_nobody_just_leaves_and_may_come_back(cast: Cast, nia: Client, client_for: ClientFor) -> None:
    megan, hers = client_for(cast.megan), reverse("worker", args=[cast.megan.pk])
    assert "They walk with nobody." in nia.get(reverse("worker_leaves", args=[cast.megan.pk])).content.decode()
    assert leaves(nia, cast.megan).status_code == 302
    assert megan.get(reverse("going")).status_code == 302
    assert "Megan has left." in nia.get(hers).content.decode()
    assert nia.get(reverse("worker_leaves", args=[cast.megan.pk]))["Location"] == hers
    nia.post(reverse("worker_back", args=[cast.megan.pk]))
    assert again(cast.megan).is_active
    # The sessions of before stay over.
    assert megan.get(reverse("going")).status_code == 302


def test_who_comes_back_walks_with_nobody(cast: Cast, nia: Client, client_for: ClientFor) -> None:
    leaves(nia, cast.carys, later="on")
    nia.post(reverse("worker_back", args=[cast.carys.pk]))
    assert client_for(again(cast.carys)).get(reverse("plan", args=[cast.hers.citizen.pk])).status_code == 404


def test_the_last_administrator_stays(cast: Cast, as_user: AsUser) -> None:
    """Two who put each other out at once: whoever comes second is refused."""
    with everything_open():
        mair: Any = factories.UserFactory(name="Mair", works_as=User.ADMINISTRATOR, is_active=False)
    with as_user(cast.nia):
        for write in (
            lambda: actions.has_left(by=mair, worker=cast.nia, instead={}, leads={}),
            lambda: actions.describe_worker(by=mair, worker=cast.nia, works_as="manager"),
        ):
            with pytest.raises(actions.LastAdministratorError):
                write()
    now = again(cast.nia)
    assert (now.is_active, now.works_as) == (True, "administrator")


# People with nobody


@pytest.fixture
def mari(cast: Cast) -> Citizen:
    """With whom nobody walks: her worker stopped a fortnight ago."""
    with everything_open():
        mari: Any = factories.CitizenFactory(name="Mari", place="Treorchy", added_by=cast.former)
        ended = timezone.now() - datetime.timedelta(days=14)
        factories.AlongsideFactory(citizen=mari, user=cast.former, until=ended, ended_by=cast.former)
    return mari  # type: ignore[no-any-return]


def test_who_has_nobody_is_found_somebody(cast: Cast, mari: Citizen, nia: Client, client_for: ClientFor) -> None:
    page = nia.get(reverse("with_nobody")).content.decode()
    assert "Mari" in page
    assert "Treorchy" in page
    assert "/people/" not in page
    assert not any(name in page for name in ("Eirlys", "Iolo", "Dai"))
    answer = nia.post(reverse("with_nobody"), {"person": mari.pk, "worker": cast.tomos.pk}, follow=True)
    assert "Tomos walks with them now." in answer.content.decode()
    assert "Everybody has somebody." in answer.content.decode()
    assert "Mari" in client_for(cast.tomos).get(reverse("my_people")).content.decode()
    assert [to for to, _words in sent.everything()] == ["tomos@example.org"]
    with everything_open():
        assert Alongside.objects.open().get(citizen=mari).why == "Tomos walks with you now."


def test_what_was_chosen_is_looked_at(cast: Cast, mari: Citizen, nia: Client) -> None:
    for chosen in ("", "0", cast.megan.pk, cast.eirlys.pk):
        answer = nia.post(reverse("with_nobody"), {"person": mari.pk, "worker": chosen})
        assert answer.status_code == 422
        assert "There is something to put right" in answer.content.decode()
    for person in ("", "x", cast.hers.citizen.pk):
        answer = nia.post(reverse("with_nobody"), {"person": person, "worker": cast.tomos.pk}, follow=True)
        assert "Somebody walks with them already." in answer.content.decode()
    assert walking_with(mari) == set()
    assert walking_with(cast.hers.citizen) == {"Carys"}


def test_whom_the_person_stopped_is_not_put_back(cast: Cast, mari: Citizen, nia: Client) -> None:
    with everything_open():
        Citizen.objects.filter(pk=mari.pk).update(user=cast.gwen)
        yesterday = timezone.now() - datetime.timedelta(days=1)
        factories.AlongsideFactory(citizen=mari, user=cast.urien, until=yesterday, ended_by=cast.gwen)
        # She stopped one, and asked for another.
        factories.InvitationFactory(citizen=mari, becomes=Invitation.WORKER, asked_by=cast.gwen)
    assert "Asked for somebody today." in nia.get(reverse("with_nobody")).content.decode()
    answer = nia.post(reverse("with_nobody"), {"person": mari.pk, "worker": cast.urien.pk})
    assert answer.status_code == 422
    assert "This one cannot walk with them." in answer.content.decode()
    assert walking_with(mari) == set()
    nia.post(reverse("with_nobody"), {"person": mari.pk, "worker": cast.tomos.pk})
    assert walking_with(mari) == {"Tomos"}
    with everything_open():
        assert Invitation.objects.get(citizen=mari).answer == Invitation.YES


def test_who_wanted_nobody_is_left_in_peace(cast: Cast, nia: Client) -> None:
    with everything_open():
        Alongside.objects.filter(citizen=cast.hers.citizen, user=cast.carys).update(
            until=timezone.now(), ended_by=cast.eirlys
        )
    assert "Eirlys" not in nia.get(reverse("with_nobody")).content.decode()


@pytest.mark.parametrize("fields", [{"is_active": False}, {"works_as": "manager"}])
def test_a_worker_who_no_longer_works_with_people_is_nobody(fields: dict[str, Any], cast: Cast, nia: Client) -> None:
    with everything_open():
        User.objects.filter(pk=cast.carys.pk).update(**fields)
    page = nia.get(reverse("with_nobody")).content.decode()
    assert "Eirlys" in page
    assert "Iolo" in page


def test_without_a_worker_nobody_can_be_chosen(cast: Cast, mari: Citizen, nia: Client) -> None:
    with everything_open():
        User.objects.filter(works_as="worker").update(is_active=False)
    assert "Nobody here is a worker yet." in nia.get(reverse("with_nobody")).content.decode()


# A lost phone


@pytest.mark.parametrize("typed", ["Eirlys@Example.org", "07700 900123"])
def test_a_lost_phone_is_signed_out(typed: str, cast: Cast, nia: Client, client_for: ClientFor) -> None:
    with everything_open():
        User.objects.filter(pk=cast.eirlys.pk).update(phone="+447700900123")
    hers, his, page = client_for(cast.eirlys), client_for(cast.dai), reverse("plan", args=[cast.hers.citizen.pk])
    assert hers.get(page).status_code == 200
    answer = nia.post(reverse("lost_phone"), {"to": typed}, follow=True)
    assert hers.get(page)["Location"].startswith(reverse("sign_in"))
    assert his.get(reverse("plan", args=[cast.his.citizen.pk])).status_code == 200
    # The same is said whoever it was, and if it was nobody.
    nobody = nia.post(reverse("lost_phone"), {"to": "nobody@example.org"}, follow=True)
    assert answer.context["messages"]._loaded_data[0].message == nobody.context["messages"]._loaded_data[0].message
    assert "Eirlys" not in answer.content.decode()


@pytest.mark.parametrize("typed", ["", "eirlys", "12"])
def test_half_an_address_is_nobodys(typed: str, cast: Cast, nia: Client) -> None:
    assert nia.post(reverse("lost_phone"), {"to": typed}).status_code == 422


# Teams and places


def test_a_team_and_a_place_are_added_and_changed(cast: Cast, nia: Client) -> None:
    nia.post(reverse("teams"), {"team-name": "Cwm Cynon", "team-lead": cast.carys.pk})
    with everything_open():
        team = Team.objects.get(name="Cwm Cynon")
    assert team.lead == cast.carys
    nia.post(reverse("places"), {"place-name": "Hirwaun", "place-team": team.pk})
    nia.post(reverse("places"), {"place-name": "Barry", "place-team": ""})
    with everything_open():
        hirwaun = Place.objects.get(name="Hirwaun")
        assert hirwaun.team == team
        assert Place.objects.get(name="Barry").team is None
    page = nia.get(reverse("teams")).content.decode()
    assert "Carys leads it" in page
    assert page.index("Hirwaun") < page.index("Places without a team") < page.index("Barry")
    assert nia.get(reverse("team", args=[team.pk])).content.decode().count("selected") == 1
    nia.post(reverse("team", args=[team.pk]), {"name": "Cynon", "lead": ""})
    nia.post(reverse("place", args=[hirwaun.pk]), {"name": "Hirwaun", "team": ""})
    team, hirwaun = again(team), again(hirwaun)
    assert (team.name, team.lead, hirwaun.team) == ("Cynon", None, None)


def test_a_name_is_given_once_and_a_lead_is_a_worker(cast: Cast, nia: Client) -> None:
    team: Any = cast.urien.team
    with everything_open():
        place = Place.objects.get(team=team)
        other: Any = factories.TeamFactory(name="Cynon")
    assert nia.post(reverse("teams"), {"team-name": team.name}).status_code == 422
    assert nia.post(reverse("teams"), {"team-name": ""}).status_code == 422
    assert nia.post(reverse("teams"), {"team-name": "New", "team-lead": cast.megan.pk}).status_code == 422
    assert "already" in nia.post(reverse("places"), {"place-name": place.name}).content.decode()
    answer = nia.post(reverse("team", args=[other.pk]), {"name": team.name})
    assert answer.status_code == 422
    # What it was called still stands over the page.
    assert "<h1>Cynon</h1>" in answer.content.decode()
    assert nia.post(reverse("place", args=[place.pk]), {"name": ""}).status_code == 422
    assert nia.get(reverse("team", args=[0])).status_code == nia.get(reverse("place", args=[0])).status_code == 404


def test_the_places_are_offered_where_somebody_says_where_they_live(cast: Cast, client_for: ClientFor) -> None:
    with everything_open():
        factories.PlaceFactory(name="Cwmparc")
    carys, about = client_for(cast.carys), reverse("about", args=[cast.hers.citizen.pk])
    page = carys.get(about).content.decode()
    assert 'list="places"' in page
    assert '<option value="Cwmparc"></option>' in page
    # Offered only: home is where they say it is.
    carys.post(about, {"name": "Eirlys", "language": "en", "place": "Up by the chapel", "base": as_base(place="")})
    assert again(cast.hers.citizen).place == "Up by the chapel"


def test_one_tab_is_where_one_is(cast: Cast, nia: Client) -> None:
    with everything_open():
        place = Place.objects.get(team=cast.urien.team)
    for address, tab in [
        (reverse("workers"), "workers"),
        (reverse("with_nobody"), "workers"),
        (reverse("worker", args=[cast.carys.pk]), "workers"),
        (reverse("teams"), "teams"),
        (reverse("place", args=[place.pk]), "teams"),
        (reverse("accessibility"), None),
    ]:
        current = [one.url for one in nia.get(address).context["tabs"] if one.current]
        assert current == ([reverse(tab)] if tab else []), address


# In SQL

ASKED = [("app_people_of", "carys"), ("app_with_nobody", "")]


def test_an_administrator_reads_names_and_places_and_no_row(cast: Cast, mari: Citizen, as_user: AsUser) -> None:
    theirs = {model._meta.db_table for model in wall.personal_models() if model not in (User, Team, Place)}
    with as_user(cast.nia):
        for table in theirs:
            with connection.cursor() as cursor:
                cursor.execute(f"select count(*) from {table}")
                assert cursor.fetchone() == (0,), table
        people = {row[1]: row for row in asked("app_people_of", cast.carys.pk)}
        assert set(people) == {"Eirlys", "Iolo"}
        assert len(people["Eirlys"]) == len(("id", "name", "place", "since", "others"))
        [(person, name, place, since, when)] = asked("app_with_nobody")
        assert (person, name, place, when) == (mari.pk, "Mari", "Treorchy", None)
        assert since < timezone.now() - datetime.timedelta(days=13)


@pytest.mark.parametrize("name", ["carys", "tomos", "megan", "eirlys", "gwen", "dai", "nobody"])
def test_nobody_else_is_answered_or_obeyed(name: str, cast: Cast, mari: Citizen, as_user: AsUser) -> None:
    her = cast.hers.citizen
    sent.an_app_of(cast.carys)
    with as_user(cast.users.get(name)):
        assert asked("app_people_of", cast.carys.pk) == []
        assert asked("app_with_nobody") == []
        assert asked("app_move", her.pk, cast.carys.pk, cast.tomos.pk, "{}") == [(False,)]
        assert asked("app_move", her.pk, cast.carys.pk, None, "{}") == [(False,)]
        assert asked("app_move", mari.pk, None, cast.tomos.pk, "{}") == [(False,)]
        assert asked("app_forget_keys", cast.carys.pk) == [(False,)]
        assert asked("app_end_sessions", cast.carys.email) == [(False,)]
    assert walking_with(her) == {"Carys"}
    assert walking_with(mari) == set()
    assert again(cast.carys).signed_out_at is None


def test_an_administrator_moves_only_what_is_there_to_be_moved(cast: Cast, as_user: AsUser) -> None:
    her, his = cast.hers.citizen, cast.his.citizen
    with as_user(cast.nia):
        for person, old, new in [
            (his.pk, cast.carys.pk, cast.tomos.pk),
            (her.pk, None, cast.tomos.pk),
            (her.pk, None, None),
            (her.pk, cast.carys.pk, cast.megan.pk),
            (her.pk, cast.carys.pk, cast.eirlys.pk),
            (her.pk, cast.gwen.pk, cast.tomos.pk),
            ("00000000-0000-0000-0000-000000000000", None, cast.tomos.pk),
        ]:
            assert asked("app_move", person, old, new, "{}") == [(False,)]
        assert asked("app_forget_keys", cast.nia.pk) == [(False,)]
        assert asked("app_forget_keys", cast.eirlys.pk) == [(False,)]
    assert walking_with(her) == {"Carys"}
    assert walking_with(his) == {"Tomos"}


def test_many_people_are_chosen_for_together_unless_somebody_looks_at_each(cast: Cast, client_for: ClientFor) -> None:
    nia, page = client_for(cast.nia), reverse("worker_leaves", args=[cast.carys.pk])
    assert "<details" not in nia.get(page).content.decode()
    with everything_open():
        factories.AlongsideFactory.create_batch(9, user=cast.carys)
    assert '<details class="more">' in nia.get(page).content.decode()
    # What is missing is not hidden.
    assert '<details class="more" open>' in nia.post(page, {}).content.decode()
