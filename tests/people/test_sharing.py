"""Who walks alongside: what they see and until when, stopping it and beginning again, and asking for somebody else."""

import datetime
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from conversations.models import Conversation, Matter
from networks.models import Connection, HasPlan
from people.access import SharedPart
from people.models import Alongside, Citizen, Invitation, Look, User
from people.pieces import PartOfPiece, Piece
from people.wall import personal_models
from tests import factories
from tests.cast import LINES, Cast, life
from tests.conftest import everything_open

ClientFor = Callable[[User], Client]
AsUser = Callable[[User | None], AbstractContextManager[None]]

EVERYTHING = {"what": "everything", "how_long": "stop"}


def url(name: str, cast: Cast, *more: int) -> str:
    return reverse(name, args=[cast.hers.citizen.pk, *more])


def read(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def row_of(cast: Cast, name: str) -> Alongside:
    """As it stands now."""
    with everything_open():
        return Alongside.objects.get(pk=cast.walking[name].pk)


def stopped(cast: Cast, client: Client, name: str, why: str = "") -> str:
    """Stop it; the page after."""
    answer = client.post(url("stop_sharing", cast, cast.walking[name].pk), {"why": why})
    assert answer.status_code == 302
    return read(client, answer["Location"])


# What stands there


def test_the_citizen_sees_who_walks_with_her(cast: Cast, client_for: ClientFor) -> None:
    page = read(client_for(cast.eirlys), url("sharing", cast))
    assert all(name in page for name in ("Carys", "Gwen", "my sister", "Ifan", "Until I say stop"))
    assert "Only: What matters to me." in " ".join(page.split())
    # Who walked with her before is folded away.
    assert page.index("Walked with you before") < page.index("Former")


@pytest.mark.parametrize("name", ["gwen", "carys"])
def test_those_alongside_see_it_and_cannot_change_it(name: str, cast: Cast, client_for: ClientFor) -> None:
    page = read(client_for(cast.users[name]), url("sharing", cast))
    assert "Carys" in page
    assert "/stop/" not in page
    assert "/parts/" not in page
    assert "I no longer walk with Eirlys" in page


def test_with_whom_a_part_is_shared_sees_only_themselves(cast: Cast, client_for: ClientFor) -> None:
    page = read(client_for(cast.ifan), url("sharing", cast))
    assert "Ifan" in page
    assert not any(name in page for name in ("Carys", "Gwen", "Former", "before"))


def test_a_plan_with_no_worker_is_a_calm_thing(cast: Cast, client_for: ClientFor) -> None:
    client = client_for(cast.eirlys)
    assert "nobody has to" not in read(client, url("sharing", cast))
    assert "Nobody who works here walks with you, and nobody has to." in stopped(cast, client, "carys")
    assert client.get(url("plan", cast)).status_code == 200


# Stopping


@pytest.mark.django_db(transaction=True)
def test_stopping_holds_from_the_next_request(cast: Cast, client_for: ClientFor) -> None:
    hers, gwens = client_for(cast.eirlys), client_for(cast.gwen)
    assert gwens.get(url("plan", cast)).status_code == 200
    page = stopped(cast, hers, "gwen")
    assert "You no longer share with Gwen." in page
    assert gwens.get(url("plan", cast)).status_code == 404
    row = row_of(cast, "gwen")
    assert row.until is not None
    assert row.until <= timezone.now()
    assert row.ended_by_id == cast.eirlys.pk
    assert "You no longer share" not in read(hers, url("sharing", cast))


def test_she_may_say_why_and_need_not(cast: Cast, client_for: ClientFor) -> None:
    client = client_for(cast.eirlys)
    page = read(client, url("stop_sharing", cast, cast.walking["carys"].pk))
    assert "nobody has to agree" in page
    assert "You can leave this." in page
    stopped(cast, client, "carys", why="I would like somebody who sings.")
    assert row_of(cast, "carys").why == "I would like somebody who sings."
    assert "I would like somebody who sings." in read(client, url("sharing", cast))
    assert client_for(cast.carys).get(url("plan", cast)).status_code == 404


@pytest.mark.parametrize("name", ["gwen", "carys"])
@pytest.mark.parametrize("door", ["stop_sharing", "share_parts"])
def test_only_the_citizen_says(door: str, name: str, cast: Cast, client_for: ClientFor) -> None:
    client = client_for(cast.users[name])
    address = url(door, cast, cast.walking["ifan"].pk)
    assert client.get(address).status_code == 403
    assert client.post(address, EVERYTHING).status_code == 403
    assert row_of(cast, "ifan").parts == [SharedPart.MATTERS.value]


def test_what_has_ended_or_is_anothers_is_not_there_to_stop(cast: Cast, client_for: ClientFor) -> None:
    client = client_for(cast.eirlys)
    with everything_open():
        his = Alongside.objects.get(user=cast.tomos)
    for row in (cast.walking["former"], his):
        for door in ("stop_sharing", "share_parts"):
            assert client.post(url(door, cast, row.pk), EVERYTHING).status_code == 404


# Sharing again


def test_sharing_again_is_as_it_was(cast: Cast, client_for: ClientFor) -> None:
    client, christmas = client_for(cast.eirlys), timezone.now() + datetime.timedelta(days=30)
    with everything_open():
        Alongside.objects.filter(pk=cast.walking["ifan"].pk).update(until=christmas)
    assert 'id="share-again"' in stopped(cast, client, "ifan")
    assert client.post(url("share_again", cast, cast.walking["ifan"].pk)).status_code == 302
    row = row_of(cast, "ifan")
    assert (row.until, row.parts, row.ended_by_id) == (christmas, [SharedPart.MATTERS.value], None)
    assert client_for(cast.ifan).get(url("plan", cast)).status_code == 200


def test_what_would_have_ended_meanwhile_is_asked_about(cast: Cast, client_for: ClientFor) -> None:
    client = client_for(cast.eirlys)
    with everything_open():
        row = Alongside.objects.filter(pk=cast.walking["gwen"].pk)
        row.update(until=timezone.now() - datetime.timedelta(minutes=2))
        row.update(until=timezone.now() - datetime.timedelta(minutes=5), ended_by=cast.eirlys)
    answer = client.post(url("share_again", cast, cast.walking["gwen"].pk))
    assert answer["Location"] == url("share_parts", cast, cast.walking["gwen"].pk)
    assert client_for(cast.gwen).get(url("plan", cast)).status_code == 404
    assert client.post(answer["Location"], EVERYTHING).status_code == 302
    assert client_for(cast.gwen).get(url("plan", cast)).status_code == 200


@pytest.mark.parametrize(
    "how",
    [{"days": 15, "by": "eirlys"}, {"days": 0, "by": "gwen"}, {"days": 0, "by": ""}],
    ids=["long ago", "she left herself", "it ended on its day"],
)
def test_what_the_citizen_did_not_just_stop_is_not_begun_again(
    how: dict[str, Any], cast: Cast, client_for: ClientFor
) -> None:
    client = client_for(cast.eirlys)
    with everything_open():
        Alongside.objects.filter(pk=cast.walking["gwen"].pk).update(
            until=timezone.now() - datetime.timedelta(days=how["days"], minutes=1), ended_by=cast.users.get(how["by"])
        )
    assert "Share again" not in read(client, url("sharing", cast))
    for door in ("share_again", "share_parts"):
        assert client.post(url(door, cast, cast.walking["gwen"].pk), EVERYTHING).status_code == 404
    assert client_for(cast.gwen).get(url("plan", cast)).status_code == 404


def test_nobody_begins_twice(cast: Cast, client_for: ClientFor) -> None:
    client = client_for(cast.eirlys)
    stopped(cast, client, "gwen")
    with everything_open():
        factories.AlongsideFactory(citizen=cast.hers.citizen, user=cast.gwen, walks_as=Alongside.SUPPORTER)
    assert client.post(url("share_again", cast, cast.walking["gwen"].pk)).status_code == 404


# What they see, and until when


def test_she_changes_what_somebody_sees(cast: Cast, client_for: ClientFor) -> None:
    client, gwen = client_for(cast.eirlys), cast.walking["gwen"].pk
    day = timezone.localdate() + datetime.timedelta(days=3)
    said = {"what": "only", "parts": ["people", "asked"], "how_long": "day", "day": day.isoformat()}
    assert client.post(url("share_parts", cast, gwen), said)["Location"] == url("sharing", cast)
    row = row_of(cast, "gwen")
    assert set(row.parts) == {"people", "asked"}
    assert row.until is not None
    assert timezone.localtime(row.until).date() == day
    assert timezone.localtime(row.until).hour == 23
    page = read(client_for(cast.gwen), url("plan", cast))
    assert "my own kitchen" not in page
    assert "come with me to the market" in page


def test_the_page_opens_with_how_it_is(cast: Cast, client_for: ClientFor) -> None:
    page = read(client_for(cast.eirlys), url("share_parts", cast, cast.walking["ifan"].pk))
    for chosen in ('name="what" value="only"', 'name="parts" value="matters"', 'name="how_long" value="stop"'):
        assert "checked" in page.split(chosen)[1].split(">")[0]
    assert "checked" not in page.split('name="parts" value="story"')[1].split(">")[0]


@pytest.mark.parametrize(
    "wrong",
    [
        {},
        {"what": "only", "how_long": "stop"},
        {"what": "everything", "how_long": "day"},
        {"what": "everything", "how_long": "day", "day": "2020-01-01"},
        {"what": "only", "parts": ["everything"], "how_long": "stop"},
    ],
)
def test_what_cannot_be_is_asked_again(wrong: dict[str, Any], cast: Cast, client_for: ClientFor) -> None:
    answer = client_for(cast.eirlys).post(url("share_parts", cast, cast.walking["gwen"].pk), wrong)
    assert answer.status_code == 422
    assert "There is something to put right" in answer.content.decode()
    assert row_of(cast, "gwen").sees_everything


# At the word of somebody who has no sign-in


def test_a_worker_says_it_at_his_word_but_nothing_of_herself(cast: Cast, client_for: ClientFor) -> None:
    with everything_open():
        niece: Any = factories.AlongsideFactory(citizen=cast.iolo, user=cast.gwen, walks_as=Alongside.SUPPORTER)
        own = Alongside.objects.get(citizen=cast.iolo, user=cast.carys)
    client = client_for(cast.carys)
    page = read(client, reverse("sharing", args=[cast.iolo.pk]))
    assert "Change it as Iolo says." in page
    assert "Invite them to their own plan" in page
    assert client.post(reverse("stop_sharing", args=[cast.iolo.pk, niece.pk])).status_code == 302
    assert client_for(cast.gwen).get(reverse("plan", args=[cast.iolo.pk])).status_code == 404
    for door in ("stop_sharing", "share_parts"):
        assert client.post(reverse(door, args=[cast.iolo.pk, own.pk]), EVERYTHING).status_code == 403


# Whoever walks may leave


@pytest.mark.parametrize("name", ["gwen", "carys"])
def test_whoever_walks_alongside_may_leave(name: str, cast: Cast, client_for: ClientFor) -> None:
    client = client_for(cast.users[name])
    page = read(client, url("stop_walking", cast))
    assert ("somebody is found" in page) == (name == "carys")
    answer = client.post(url("stop_walking", cast), follow=True)
    assert answer.status_code == 200
    assert client.get(url("plan", cast)).status_code == 404
    assert row_of(cast, name).ended_by_id == cast.users[name].pk
    # Only the citizen can ask them back, and they must say yes.
    assert client_for(cast.eirlys).post(url("share_again", cast, cast.walking[name].pk)).status_code == 404


@pytest.mark.parametrize("name", ["eirlys", "tomos", "former"])
def test_who_does_not_walk_cannot_leave(name: str, cast: Cast, client_for: ClientFor) -> None:
    assert client_for(cast.users[name]).post(url("stop_walking", cast)).status_code == 404


# Asking for somebody who works here


def ask_for(client: Client, cast: Cast, worker: str) -> Any:
    return client.post(url("ask_for_worker", cast), {"worker": worker})


def test_she_asks_for_another_and_he_says_yes(cast: Cast, client_for: ClientFor) -> None:
    client, tomos = client_for(cast.eirlys), client_for(cast.tomos)
    page = read(client, url("ask_for_worker", cast))
    assert "Tomos" in page
    assert "Carys walks with you until you say stop." in page
    # She has one: there is nobody to be looked for.
    assert 'value="anybody"' not in page
    assert ask_for(client, cast, str(cast.tomos.pk)).status_code == 302
    assert "Not answered yet." in read(client, url("sharing", cast))
    assert tomos.get(url("plan", cast)).status_code == 404
    assert "Eirlys asks you to walk with them" in read(tomos, reverse("my_people"))
    with everything_open():
        asked = Invitation.objects.get(to_user=cast.tomos)
    answer = tomos.post(reverse("asked_to_walk", args=[asked.pk]), {"answer": "yes"})
    assert answer["Location"] == url("plan", cast)
    assert tomos.get(url("plan", cast)).status_code == 200
    # Both walk with her until she says stop.
    assert client_for(cast.carys).get(url("plan", cast)).status_code == 200
    assert "Not answered yet." not in read(client, url("sharing", cast)).split("Nerys")[0]


def test_not_now_is_an_answer_too(cast: Cast, client_for: ClientFor) -> None:
    client, tomos = client_for(cast.eirlys), client_for(cast.tomos)
    ask_for(client, cast, str(cast.tomos.pk))
    with everything_open():
        asked = Invitation.objects.get(to_user=cast.tomos)
    assert tomos.post(reverse("asked_to_walk", args=[asked.pk]), {"answer": "not_now"}).status_code == 302
    assert "asks you to walk" not in read(tomos, reverse("my_people"))
    assert "Not now, today." in read(client, url("sharing", cast))
    assert tomos.get(url("plan", cast)).status_code == 404
    assert client.post(url("ask_no_longer", cast, asked.pk)).status_code == 302
    assert "Not now, today." not in read(client, url("sharing", cast))


@pytest.mark.parametrize("name", ["carys", "urien", "gwen", "dai"])
def test_only_whoever_is_asked_answers(name: str, cast: Cast, client_for: ClientFor) -> None:
    ask_for(client_for(cast.eirlys), cast, str(cast.tomos.pk))
    with everything_open():
        asked = Invitation.objects.get(to_user=cast.tomos)
    answer = client_for(cast.users[name]).post(reverse("asked_to_walk", args=[asked.pk]), {"answer": "yes"})
    assert answer.status_code == 404


def test_what_was_taken_back_cannot_be_answered(cast: Cast, client_for: ClientFor) -> None:
    client = client_for(cast.eirlys)
    ask_for(client, cast, str(cast.tomos.pk))
    with everything_open():
        asked = Invitation.objects.get(to_user=cast.tomos)
    client.post(url("ask_no_longer", cast, asked.pk))
    tomos = client_for(cast.tomos)
    assert tomos.post(reverse("asked_to_walk", args=[asked.pk]), {"answer": "yes"}).status_code == 404
    assert tomos.get(url("plan", cast)).status_code == 404


def test_with_no_worker_she_may_ask_for_anybody(cast: Cast, client_for: ClientFor, as_user: AsUser) -> None:
    client = client_for(cast.eirlys)
    stopped(cast, client, "carys")
    assert ask_for(client, cast, "anybody").status_code == 302
    # Asking twice is asking once.
    assert ask_for(client, cast, "anybody").status_code == 302
    with everything_open():
        (asked,) = Invitation.objects.filter(citizen=cast.hers.citizen, becomes=Invitation.WORKER)
    assert asked.to_user_id is None
    assert "Somebody is looked for." in read(client, url("sharing", cast))
    with as_user(cast.nia), connection.cursor() as cursor:
        cursor.execute("select name, asked from app_with_nobody()")
        assert ("Eirlys", asked.asked_at) in cursor.fetchall()


@pytest.mark.parametrize("who", ["carys", "megan", "nobody", ""])
def test_only_a_worker_who_does_not_walk_yet_is_asked(who: str, cast: Cast, client_for: ClientFor) -> None:
    worker = str(cast.users[who].pk) if who in cast.users else who
    assert ask_for(client_for(cast.eirlys), cast, worker).status_code == 422


@pytest.mark.parametrize("name", ["gwen", "carys"])
def test_only_the_citizen_asks_for_another(name: str, cast: Cast, client_for: ClientFor) -> None:
    client = client_for(cast.users[name])
    assert client.get(url("ask_for_worker", cast)).status_code == 403
    assert ask_for(client, cast, str(cast.tomos.pk)).status_code == 403


# Looks


def test_a_look_is_written_down_and_read(cast: Cast, client_for: ClientFor) -> None:
    with everything_open():
        before = Look.objects.count()
    assert client_for(cast.gwen).get(url("plan", cast)).status_code == 200
    with everything_open():
        newest = Look.objects.latest("pk")
        assert Look.objects.count() == before + 1
    assert (newest.user_id, newest.citizen_id) == (cast.gwen.pk, cast.hers.citizen.pk)

    page = read(client_for(cast.eirlys), url("looks", cast))
    assert all(name in page for name in ("Gwen", "Carys", "Former"))
    theirs = read(client_for(cast.gwen), url("looks", cast))
    assert "Gwen" in theirs
    assert "Carys" not in theirs


def test_ones_own_opening_is_not_a_look(cast: Cast, client_for: ClientFor) -> None:
    with everything_open():
        before = Look.objects.count()
    assert client_for(cast.eirlys).get(url("plan", cast)).status_code == 200
    with everything_open():
        assert Look.objects.count() == before


# Two people of one household


@pytest.fixture
def tom(cast: Cast) -> tuple[User, Citizen, Any]:
    """Mair and her husband Tom, each with a plan; he shares with her the people in his life, and nothing else."""
    with everything_open():
        mair: Any = factories.UserFactory(name="Mair Pugh", email="mair@example.org")
        him: Any = factories.UserFactory(name="Tom Pugh", email="tom@example.org")
        factories.CitizenFactory(name="Mair", user=mair, added_by=cast.carys)
        his: Any = factories.CitizenFactory(name="Tom", user=him, added_by=cast.carys)
        factories.AlongsideFactory(citizen=his, user=cast.carys)
        factories.AlongsideFactory(
            citizen=his, user=mair, walks_as=Alongside.SUPPORTER, parts=[SharedPart.PEOPLE.value]
        )
        things = life(his, cast.carys)
    return mair, his, things


def test_a_household_shares_connections_and_not_confidences(
    tom: tuple[User, Citizen, Any], client_for: ClientFor, as_user: AsUser
) -> None:
    mair, his, things = tom
    client = client_for(mair)
    page = read(client, reverse("life", args=[his.pk]))
    assert things[Connection, "everyone"].name in page
    assert not any(things[Connection, line].name in page for line in ("us", "workers"))
    plan = read(client, reverse("plan", args=[his.pk]))
    assert not any(words in plan for words in ("my own kitchen", "market", "garden", "Carys"))
    assert "hear the chapel" not in client.get(reverse("story", args=[his.pk])).content.decode()
    for name, model in (("matter", Matter), ("read_back", Conversation)):
        for line in LINES:
            assert client.get(reverse(name, args=[his.pk, things[model, line].pk])).status_code == 404
    assert client.get(reverse("asked", args=[his.pk])).status_code == 404


def test_and_the_wall_says_the_same(tom: tuple[User, Citizen, Any], as_user: AsUser) -> None:
    mair, his, _things = tom
    with as_user(mair), connection.cursor() as cursor:
        for model in (model for model in personal_models() if issubclass(model, Piece | PartOfPiece)):
            cursor.execute(f"select who_can_see from {model._meta.db_table} where citizen_id = %s", [his.pk])
            # A household of his is none of hers: whom else Carys walks with.
            shared = model.PART == SharedPart.PEOPLE and model is not HasPlan
            assert {line for (line,) in cursor.fetchall()} == ({"everyone"} if shared else set()), model


def test_from_her_own_plan_she_gets_to_his(tom: tuple[User, Citizen, Any], client_for: ClientFor) -> None:
    mair, his, _ = tom
    with everything_open():
        hers = Citizen.objects.get(user=mair)
    page = client_for(mair).get(reverse("home"), follow=True)
    assert page.redirect_chain[-1][0] == reverse("plan", args=[hers.pk])
    assert f'href="{reverse("plan", args=[his.pk])}"' in page.content.decode()
