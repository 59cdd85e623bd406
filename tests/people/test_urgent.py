"""An urgent look: why, for an hour, who is told at once, and when the person reads of it; by page and by plain SQL."""

import datetime
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.db import Error, connection, models, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from conversations.models import Matter
from networks.models import HasPlan
from people import sending
from people.models import Look, Team, UrgentLook, User
from people.pieces import PartOfPiece, Piece
from people.wall import personal_models
from tests import factories
from tests.cast import LINES, Cast
from tests.conftest import everything_open

ClientFor = Callable[[User], Client]
AsUser = Callable[[User | None], AbstractContextManager[None]]

WHY = "Her neighbour rang: she has not been seen since Sunday."
PIECES = [model for model in personal_models() if issubclass(model, Piece | PartOfPiece)]
HISTORY = UrgentLook.pgh_event_model._meta.db_table  # type: ignore[attr-defined]
HOUR = datetime.timedelta(hours=1)


def sql(statement: str, *values: Any) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall() if cursor.description else []


def refused_by_the_wall(statement: str, *values: Any) -> bool:
    """Whether the database refuses it, or changes nothing."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement, values)
            return bool(cursor.rowcount == 0)
    except Error:
        return True


def seen(model: type[models.Model], cast: Cast) -> set[str]:
    found = {pk for (pk,) in sql(f"select id from {model._meta.db_table}")}
    return {line for line in LINES if cast.hers[model, line].pk in found}


@pytest.fixture
def alone(cast: Cast) -> Cast:
    """The cast, and nobody looks urgently yet; Tomos leads Urien's team."""
    with everything_open():
        Look.objects.exclude(urgent=None).delete()
        UrgentLook.objects.all().delete()
    return cast


def said(cast: Cast, **more: Any) -> dict[str, Any]:
    return {"name": "Eirlys", "person": str(cast.hers.citizen.pk), "why": WHY, **more}


def held(days: int = 7) -> dict[str, Any]:
    day = timezone.localdate() + datetime.timedelta(days=days)
    return {"hold": "on", "why_hold": "Her husband reads what she reads.", "hold_day": day.isoformat()}


def looked(cast: Cast, client: Client, **more: Any) -> UrgentLook:
    answer = client.post(reverse("urgent"), said(cast, **more))
    assert answer.status_code == 302
    with everything_open():
        row = UrgentLook.objects.latest("pk")
    assert answer["Location"] == reverse("urgent_plan", args=[row.pk])
    return row


def change(row: UrgentLook, **fields: Any) -> None:
    with everything_open():
        UrgentLook.objects.filter(pk=row.pk).update(**fields)


def looks_page(cast: Cast, client_for: ClientFor) -> str:
    return client_for(cast.eirlys).get(reverse("looks", args=[cast.hers.citizen.pk])).content.decode()


# Finding somebody


def test_it_stands_at_the_foot_of_my_people(cast: Cast, client_for: ClientFor) -> None:
    assert reverse("urgent") in client_for(cast.urien).get(reverse("my_people")).content.decode()
    assert reverse("urgent") not in client_for(cast.gwen).get(reverse("my_people")).content.decode()


@pytest.mark.parametrize("name", ["eirlys", "gwen", "megan", "nia"])
def test_only_workers_look_urgently(name: str, alone: Cast, client_for: ClientFor, as_user: AsUser) -> None:
    client = client_for(alone.users[name])
    assert client.get(reverse("urgent")).status_code == 403
    assert client.post(reverse("urgent"), said(alone)).status_code == 403
    with as_user(alone.users[name]):
        assert sql("select * from app_find_urgently('Eirlys')") == []


def test_a_name_must_be_exact(alone: Cast, client_for: ClientFor) -> None:
    client = client_for(alone.urien)
    for name, found in (("Eirlys", True), (" eirlys ", True), ("Eirly", False), ("%", False), ("E_rlys", False)):
        page = client.post(reverse("urgent"), {"name": name})
        assert page.status_code == 200
        assert ("Why must you look now?" in page.content.decode()) == found, name
    assert client.post(reverse("urgent"), {"name": ""}).status_code == 422


def test_of_several_with_one_name_each_is_there_with_their_place(alone: Cast, client_for: ClientFor) -> None:
    with everything_open():
        factories.CitizenFactory(name="Eirlys", place="Porth")
    page = client_for(alone.urien).post(reverse("urgent"), {"name": "Eirlys"}).content.decode()
    assert page.count('name="person"') == 2
    assert "Eirlys, Porth" in page


def test_nobody_tries_one_name_after_another(alone: Cast, client_for: ClientFor) -> None:
    client = client_for(alone.urien)
    answers = [client.post(reverse("urgent"), {"name": f"Somebody {n}"}).status_code for n in range(21)]
    assert answers == [200] * 20 + [429]


@pytest.mark.parametrize("wrong", [{"why": ""}, {"why": "because"}, {"person": "x"}, {"person": ""}])
def test_without_a_reason_nothing_opens(wrong: dict[str, str], alone: Cast, client_for: ClientFor) -> None:
    answer = client_for(alone.urien).post(reverse("urgent"), said(alone, **wrong))
    assert answer.status_code == 422
    with everything_open():
        assert not UrgentLook.objects.exists()


def test_who_chooses_nobody_is_told_so(alone: Cast, client_for: ClientFor) -> None:
    # A choice that was not made is not sent at all.
    answer = client_for(alone.urien).post(reverse("urgent"), {"name": "Eirlys", "why": WHY})
    assert answer.status_code == 422
    assert "Choose the person." in answer.content.decode()


def test_somebody_else_than_was_found_is_not_opened(alone: Cast, client_for: ClientFor) -> None:
    answer = client_for(alone.urien).post(reverse("urgent"), said(alone, person=str(alone.his.citizen.pk)))
    assert answer.status_code == 422


def test_whoever_walks_with_her_has_no_call_for_it(alone: Cast, client_for: ClientFor) -> None:
    answer = client_for(alone.carys).post(reverse("urgent"), said(alone, lead=str(alone.tomos.pk)))
    assert answer["Location"] == reverse("plan", args=[alone.hers.citizen.pk])
    with everything_open():
        assert not UrgentLook.objects.exists()


# The hour


def test_for_an_hour_the_plan_lies_open_to_read(alone: Cast, client_for: ClientFor) -> None:
    client = client_for(alone.urien)
    row = looked(alone, client)
    assert row.until - row.at == HOUR
    assert (row.lead_id, row.why) == (alone.tomos.pk, WHY)
    page = client.get(reverse("urgent_plan", args=[row.pk]))
    assert page.status_code == 200
    assert "<form" not in page.content.decode().split("<main")[1].split("</main")[0]
    # Nothing else of hers opens.
    for name in ("plan", "story", "life", "asked", "sharing", "looks"):
        assert client.get(reverse(name, args=[alone.hers.citizen.pk])).status_code == 404


def test_what_is_just_us_is_not_on_that_page(alone: Cast, client_for: ClientFor) -> None:
    with everything_open():
        for line in LINES:
            Matter.objects.filter(pk=alone.hers[Matter, line].pk).update(words=f"words at {line}")
    client = client_for(alone.urien)
    page = client.get(reverse("urgent_plan", args=[looked(alone, client).pk])).content.decode()
    assert "words at workers" in page
    assert "words at everyone" in page
    assert "words at us" not in page


def test_every_opening_is_written_down(alone: Cast, client_for: ClientFor) -> None:
    client = client_for(alone.urien)
    row = looked(alone, client)
    with everything_open():
        before = Look.objects.filter(urgent=row, what="urgent", user=alone.urien).count()
    client.get(reverse("urgent_plan", args=[row.pk]))
    with everything_open():
        assert Look.objects.filter(urgent=row, what="urgent", user=alone.urien).count() == before + 1


def test_after_the_hour_it_is_closed(alone: Cast, client_for: ClientFor, as_user: AsUser) -> None:
    client = client_for(alone.urien)
    row = looked(alone, client)
    change(row, until=timezone.now())
    answer = client.get(reverse("urgent_plan", args=[row.pk]))
    assert answer.status_code == 403
    assert "The hour is over." in answer.content.decode()
    with as_user(alone.urien):
        assert all(seen(model, alone) == set() for model in PIECES)
        assert sql("select id from people_citizen") == []


@pytest.mark.parametrize("name", ["tomos", "carys", "eirlys", "former"])
def test_the_hour_is_theirs_who_asked_for_it(name: str, alone: Cast, client_for: ClientFor) -> None:
    row = looked(alone, client_for(alone.urien))
    assert client_for(alone.users[name]).get(reverse("urgent_plan", args=[row.pk])).status_code == 404


@pytest.mark.parametrize("model", PIECES, ids=lambda model: model.__name__)
def test_by_sql_too_what_workers_see_and_nothing_that_is_just_us(
    model: type[models.Model], cast: Cast, as_user: AsUser
) -> None:
    # Whom he may not meet has no plan for him.
    with as_user(cast.urien):
        assert seen(model, cast) == (set() if model is HasPlan else {"workers", "everyone"})


def test_by_sql_an_urgent_look_writes_nothing(cast: Cast, as_user: AsUser) -> None:
    her = cast.hers.citizen.pk
    with as_user(cast.urien):
        for model in PIECES:
            column = "words" if "words" in {field.name for field in model._meta.fields} else "quote"
            assert refused_by_the_wall(f"update {model._meta.db_table} set {column} = 'x'"), model
        assert refused_by_the_wall("update people_citizen set name = 'x'")
        assert refused_by_the_wall("update people_urgentlook set until = now() + interval '1 day'")
        assert refused_by_the_wall("update people_urgentlook set why = 'x'")
        assert refused_by_the_wall("update people_look set what = 'x'")
        assert refused_by_the_wall(
            "insert into conversations_matter (citizen_id, written_by_id, written_at, who_can_see, language, helped_by,"
            " words, keep_as_it_is) values (%s, %s, now(), 'everyone', 'en', '', 'x', false)",
            her,
            cast.urien.pk,
        )
        assert refused_by_the_wall(
            "insert into people_alongside (citizen_id, user_id, walks_as, how_related, parts, since, why, trusted)"
            " values (%s, %s, 'worker', '', '{story}', now(), '', false)",
            her,
            cast.urien.pk,
        )


def begin(cast: Cast, by: User, **more: Any) -> bool:
    """Whether the wall takes an urgent look of these columns."""
    now = timezone.now()
    row = {
        "citizen_id": cast.hers.citizen.pk,
        "citizen_name": "Eirlys",
        "user_id": by.pk,
        "why": WHY,
        "at": now,
        "until": now + HOUR,
        "lead_id": cast.tomos.pk,
        "why_hold": "",
        **more,
    }
    columns, marks = ", ".join(row), ", ".join(["%s"] * len(row))
    return not refused_by_the_wall(f"insert into people_urgentlook ({columns}) values ({marks})", *row.values())


def test_by_sql_an_urgent_look_is_as_short_and_as_open_as_it_must_be(alone: Cast, as_user: AsUser) -> None:
    now = timezone.now()
    with as_user(alone.urien):
        assert begin(alone, alone.urien)
        assert not begin(alone, alone.carys)
        assert not begin(alone, alone.urien, until=now + 2 * HOUR)
        assert not begin(alone, alone.urien, at=now - HOUR, until=now)
        assert not begin(alone, alone.urien, at=now + HOUR, until=now + 2 * HOUR)
        # Told is somebody else, who leads a team.
        assert not begin(alone, alone.urien, lead_id=alone.urien.pk)
        assert not begin(alone, alone.urien, lead_id=alone.former.pk)
        # Nobody has read, agreed or refused before it began.
        for column in ("read_by_lead_at", "hold_agreed_at", "hold_refused_at"):
            assert not begin(alone, alone.urien, **{column: now}), column
        assert not begin(alone, alone.urien, hold_until=now + datetime.timedelta(days=29))
    for name in ("eirlys", "gwen", "megan", "nia"):
        with as_user(alone.users[name]):
            assert not begin(alone, alone.users[name]), name


# Who is told


def test_whoever_leads_the_team_is_told_at_once(
    alone: Cast, client_for: ClientFor, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[User] = []
    monkeypatch.setattr(sending, "tell", told.append)
    row = looked(alone, client_for(alone.urien))
    assert told == [alone.tomos]
    tomos = client_for(alone.tomos)
    page = tomos.get(reverse("my_people")).content.decode()
    assert "Urien looked at somebody’s plan urgently" in page
    assert "Eirlys" not in page
    address = reverse("urgent_look", args=[row.pk])
    page = tomos.get(address).content.decode()
    assert all(words in page for words in ("Eirlys", WHY, "Urien"))
    assert tomos.post(address, {"said": "read"}).status_code == 302
    assert "urgently, today" not in tomos.get(reverse("my_people")).content.decode()
    with everything_open():
        assert UrgentLook.objects.get(pk=row.pk).read_by_lead_at is not None
    # The lead is told, and still sees nothing of hers.
    assert tomos.get(reverse("plan", args=[alone.hers.citizen.pk])).status_code == 404


@pytest.mark.parametrize("name", ["urien", "carys", "eirlys", "nia"])
def test_the_page_of_the_lead_is_the_leads(name: str, alone: Cast, client_for: ClientFor) -> None:
    row = looked(alone, client_for(alone.urien), **held())
    client = client_for(alone.users[name])
    assert client.get(reverse("urgent_look", args=[row.pk])).status_code == 404
    assert client.post(reverse("urgent_look", args=[row.pk]), {"said": "hold"}).status_code == 404


@pytest.mark.parametrize("leads", ["nobody", "themselves"])
def test_who_has_nobody_above_them_chooses_somebody_who_leads(leads: str, alone: Cast, client_for: ClientFor) -> None:
    with everything_open():
        own: Any = factories.TeamFactory(name="Porth", lead=alone.urien if leads == "themselves" else None)
        User.objects.filter(pk=alone.urien.pk).update(team=own)
        factories.TeamFactory(name="Treorchy", lead=alone.former)
    client = client_for(alone.urien)
    page = client.post(reverse("urgent"), {"name": "Eirlys"}).content.decode()
    assert page.count('name="lead"') == 2
    assert client.post(reverse("urgent"), said(alone)).status_code == 422
    assert client.post(reverse("urgent"), said(alone, lead=str(alone.urien.pk))).status_code == 422
    assert client.post(reverse("urgent"), said(alone, lead=str(alone.carys.pk))).status_code == 422
    assert looked(alone, client, lead=str(alone.former.pk)).lead_id == alone.former.pk


def test_where_nobody_leads_it_opens_all_the_same(alone: Cast, client_for: ClientFor) -> None:
    with everything_open():
        Team.objects.update(lead=None)
    client = client_for(alone.urien)
    assert "only the person is told" in client.post(reverse("urgent"), {"name": "Eirlys"}).content.decode()
    assert looked(alone, client).lead_id is None


# The person


def test_the_person_reads_it_at_once_and_first(alone: Cast, client_for: ClientFor) -> None:
    looked(alone, client_for(alone.urien))
    page = looks_page(alone, client_for)
    assert "Urien looked at your plan urgently, today" in page
    assert WHY in page
    assert page.index("Urien") < page.index("Carys")


def test_and_goes_on_reading_it(alone: Cast, client_for: ClientFor) -> None:
    row = looked(alone, client_for(alone.urien))
    change(row, at=timezone.now() - datetime.timedelta(days=100), until=timezone.now() - datetime.timedelta(days=99))
    assert WHY in looks_page(alone, client_for)


# Holding it back


@pytest.mark.parametrize(
    "wrong", [{"why_hold": "x"}, {"hold_day": ""}, held(days=0), held(days=29), {"hold_day": "soon"}]
)
def test_holding_back_says_why_and_until_when(wrong: dict[str, Any], alone: Cast, client_for: ClientFor) -> None:
    answer = client_for(alone.urien).post(reverse("urgent"), said(alone, **{**held(), **wrong}))
    assert answer.status_code == 422


def test_what_is_typed_and_not_ticked_holds_nothing_back(alone: Cast, client_for: ClientFor) -> None:
    row = looked(alone, client_for(alone.urien), **{**held(), "hold": ""})
    assert (row.hold_until, row.why_hold) == (None, "")


def shown(cast: Cast, client_for: ClientFor, as_user: AsUser) -> bool:
    """Whether the person reads of it; word, wall, history and names say the same."""
    page = looks_page(cast, client_for)
    by_page = WHY in page
    assert ("Urien" in page) == by_page
    with as_user(cast.eirlys):
        by_wall = {
            "people_urgentlook": bool(sql("select id from people_urgentlook")),
            "history": bool(sql(f"select pgh_id from {HISTORY}")),
            "people_look": bool(sql("select id from people_look where urgent_id is not null")),
            "people_user": bool(sql("select id from people_user where id = %s", cast.urien.pk)),
        }
        by_word = UrgentLook.objects.visible_to(cast.eirlys).exists()
    assert set(by_wall.values()) == {by_page}, by_wall
    assert by_word == by_page
    return by_page


def test_one_person_alone_holds_it_back_for_an_hour(alone: Cast, client_for: ClientFor, as_user: AsUser) -> None:
    row = looked(alone, client_for(alone.urien), **held())
    assert not shown(alone, client_for, as_user)
    change(row, at=timezone.now() - HOUR)
    assert shown(alone, client_for, as_user)


def test_two_people_hold_it_back_until_the_day(alone: Cast, client_for: ClientFor, as_user: AsUser) -> None:
    row = looked(alone, client_for(alone.urien), **held())
    tomos, address = client_for(alone.tomos), reverse("urgent_look", args=[row.pk])
    assert "asks not to tell the person" in tomos.get(address).content.decode()
    tomos.post(address, {"said": "hold"})
    change(row, at=timezone.now() - datetime.timedelta(days=3))
    assert not shown(alone, client_for, as_user)
    change(row, hold_until=timezone.now())
    assert shown(alone, client_for, as_user)
    assert "Her husband reads what she reads." in looks_page(alone, client_for)


def test_the_lead_says_no_and_it_is_shown(alone: Cast, client_for: ClientFor, as_user: AsUser) -> None:
    row = looked(alone, client_for(alone.urien), **held())
    tomos, address = client_for(alone.tomos), reverse("urgent_look", args=[row.pk])
    tomos.post(address, {"said": "show"})
    assert shown(alone, client_for, as_user)
    # What was shown stays so.
    tomos.post(address, {"said": "hold"})
    assert shown(alone, client_for, as_user)


def test_the_lead_may_show_it_later_after_all(alone: Cast, client_for: ClientFor, as_user: AsUser) -> None:
    row = looked(alone, client_for(alone.urien), **held())
    tomos, address = client_for(alone.tomos), reverse("urgent_look", args=[row.pk])
    tomos.post(address, {"said": "hold"})
    change(row, at=timezone.now() - datetime.timedelta(days=3))
    assert "No, show it now" in tomos.get(address).content.decode()
    tomos.post(address, {"said": "show"})
    assert shown(alone, client_for, as_user)


def test_after_the_hour_nobody_hides_what_was_shown(alone: Cast, client_for: ClientFor, as_user: AsUser) -> None:
    row = looked(alone, client_for(alone.urien), **held())
    change(row, at=timezone.now() - HOUR)
    address = reverse("urgent_look", args=[row.pk])
    assert "Yes, hold it back" not in client_for(alone.tomos).get(address).content.decode()
    client_for(alone.tomos).post(address, {"said": "hold"})
    with as_user(alone.tomos):
        assert refused_by_the_wall("update people_urgentlook set hold_agreed_at = now()")
    assert shown(alone, client_for, as_user)


def test_nobody_agrees_to_their_own(alone: Cast, client_for: ClientFor, as_user: AsUser) -> None:
    looked(alone, client_for(alone.urien), **held())
    with as_user(alone.urien):
        for column in ("hold_agreed_at", "hold_refused_at", "read_by_lead_at"):
            assert refused_by_the_wall(f"update people_urgentlook set {column} = now()"), column
    with as_user(alone.tomos):
        # Nor does the lead hold it back for longer, or name another lead.
        assert refused_by_the_wall("update people_urgentlook set hold_until = now() + interval '20 days'")
        assert refused_by_the_wall("update people_urgentlook set lead_id = null")
        assert not refused_by_the_wall("update people_urgentlook set hold_refused_at = now()")
        assert refused_by_the_wall("update people_urgentlook set hold_refused_at = null")
