"""The wall against SQL that nobody should have sent: each of the cast tries what a wrong or forgetful view might do.

Every test says what must hold. What is tried names one user in the transaction, and nobody else's name.
"""

import datetime
import threading
import uuid
from collections.abc import Callable
from contextlib import AbstractContextManager, closing, suppress
from typing import Any

import pytest
from django.db import Error, connection, transaction
from django.utils import timezone

from conversations.models import Conversation, Kept, Matter, PutRight, Telling
from networks.models import Promise, Reply, SupportRequest, Verdict
from people import access
from people.models import Alongside, Citizen, Closing, Invitation, Look, Place, Team, UrgentLook, User
from people.pieces import PartOfPiece, Piece
from tests import factories
from tests.cast import Cast
from tests.conftest import everything_open
from tests.rules.test_word_and_wall import (
    HISTORIES,
    PERSONAL,
    PIECES,
    TABLES,
    WHO,
    changed,
    ids_by_wall,
    person,
    refused,
    sql,
)

AsUser = Callable[[User | None], AbstractContextManager[None]]

WALL = "row-level security"
SOMEBODY_ELSE = "somebody else to change"
DENIED = "permission denied"
ANY = rf"{WALL}|{SOMEBODY_ELSE}|{DENIED}"
HOUR = datetime.timedelta(hours=1)
DAY = datetime.timedelta(days=1)
# Whatever is sent to the functions of people/acts.sql by somebody who is no administrator.
WHY = '{"en": "because"}'


def row(table: str, **values: Any) -> None:
    """A row by plain SQL."""
    columns, marks = ", ".join(f'"{name}"' for name in values), ", ".join(["%s"] * len(values))
    sql(f"insert into {table} ({columns}) values ({marks})", *values.values())


def look(citizen: Citizen, user: User, **other: Any) -> None:
    row("people_look", **{"citizen_id": citizen.pk, "user_id": user.pk, "what": "plan", "at": timezone.now()} | other)


def look_urgently(citizen: Citizen, user: User, lead: User | None, **other: Any) -> None:
    now = timezone.now()
    said = {
        "citizen_id": citizen.pk,
        "citizen_name": citizen.whole_name,
        "user_id": user.pk,
        "why": "?",
        "at": now,
        "until": now + HOUR,
        "lead_id": lead and lead.pk,
        "why_hold": "",
    }
    row("people_urgentlook", **said | other)


def close(citizen: Citizen, user: User, kind: str, **other: Any) -> None:
    row("people_closing", **{"citizen_id": citizen.pk, "kind": kind, "by_id": user.pk, "at": timezone.now()} | other)


def invite(citizen: Citizen | None, user: User, becomes: str, **other: Any) -> str:
    """An invitation by plain SQL; its digest."""
    now = timezone.now()
    said = {
        "citizen_id": citizen and citizen.pk,
        "becomes": becomes,
        "citizen_name": "Eirlys",
        "asked_by_name": user.name,
        "asked_by_id": user.pk,
        "asked_at": now,
        "name": "X",
        "email": "",
        "phone": "",
        "language": "en",
        "how_related": "",
        "parts": ["story"],
        "trusted": False,
        "digest": uuid.uuid4().hex,
        "until": now + 14 * DAY,
        "fact_question": "",
        "fact_answer": "",
        "wrong_answers": 0,
        "answer": "",
    } | other
    row("people_invitation", **said)
    return str(said["digest"])


def say_it_matters(citizen: Citizen, user: User, **other: Any) -> None:
    said = {
        "citizen_id": citizen.pk,
        "who_can_see": "everyone",
        "written_by_id": user.pk,
        "written_at": timezone.now(),
        "language": "en",
        "helped_by": "",
        "words": "x",
        "keep_as_it_is": False,
    }
    row("conversations_matter", **said | other)


def say_yes(digest: str) -> int | None:
    with transaction.atomic():
        [(who,)] = sql("select app_say_yes(%s, 'X', 'en', '')", digest)
        sql("set constraints all immediate")
    found: int | None = who
    return found


# Reading


@pytest.mark.parametrize("name", WHO)
def test_no_error_tells_of_a_row_behind_the_wall(name: str, cast: Cast, as_user: AsUser) -> None:
    """A division by nought would, if it were worked out for rows that are not theirs."""
    with as_user(person(cast, name)):
        for model in PIECES:
            ids = list(ids_by_wall(model))
            table = model._meta.db_table
            sql(f"select 1 from {table} where 1 / (case when id = any (%s) then 1 else 0 end) = 1", ids)


def test_the_catalogues_tell_nothing_of_what_anybody_said(cast: Cast, as_user: AsUser) -> None:
    with everything_open():
        sql("analyze conversations_matter, people_citizen, people_user, conversations_matterearlier")
    for name in ("carys", "nia", "nobody"):
        with as_user(person(cast, name)):
            assert sql("select tablename from pg_stats where tablename = any (%s)", TABLES) == []
            with refused(DENIED):
                sql("select * from pg_statistic")


@pytest.mark.parametrize("name", ["carys", "nia", "nobody"])
def test_what_the_application_does_not_use_is_closed(name: str, cast: Cast, as_user: AsUser) -> None:
    with as_user(person(cast, name)):
        for table in ("account_emailaddress", "account_emailconfirmation", "pghistory_context", "django_migrations"):
            with refused(DENIED):
                sql(f"select * from {table}")
        for statement in (
            "select last_value from people_urgentlook_id_seq",
            "select setval('people_look_id_seq', 1)",
            "create table people_copy as select * from people_user",
            "create function app_user2() returns int language sql as 'select 1'",
            "copy people_user to program 'cat'",
            "alter table people_look disable row level security",
            "drop policy wall_select on people_look",
        ):
            with refused(f"{DENIED}|must be owner"):
                sql(statement)


@pytest.mark.parametrize("name", WHO)
def test_whose_keys_are_whose(name: str, cast: Cast, as_user: AsUser) -> None:
    with everything_open():
        for user in cast.users.values():
            sql(
                "insert into mfa_authenticator (type, data, user_id, created_at) values ('totp', '{}', %s, now())",
                user.pk,
            )
    me = person(cast, name)
    with as_user(me):
        assert sql("select user_id from mfa_authenticator") == ([(me.pk,)] if me else [])
        assert changed("delete from mfa_authenticator where user_id <> %s", me.pk if me else 0) == 0
        with refused(WALL):
            sql(
                "insert into mfa_authenticator (type, data, user_id, created_at) values ('totp', '{}', %s, now())",
                (cast.eirlys if me != cast.eirlys else cast.dai).pk,
            )


@pytest.mark.parametrize("name", [name for name in WHO if name != "nia"])
def test_the_functions_for_administrators_tell_others_nothing(name: str, cast: Cast, as_user: AsUser) -> None:
    her = cast.hers.citizen.pk
    with everything_open():
        before = [sql(f"select * from {table} order by id") for table in ("people_alongside", "people_user")]
    with as_user(person(cast, name)):
        assert sql("select * from app_people_of(%s)", cast.carys.pk) == []
        assert sql("select * from app_with_nobody()") == []
        assert sql("select app_move(%s, %s, %s, %s)", her, cast.carys.pk, cast.tomos.pk, WHY) == [(False,)]
        assert sql("select app_end_sessions('eirlys@example.org')") == [(False,)]
        assert sql("select app_forget_keys(%s)", cast.tomos.pk) == [(False,)]
        works = person(cast, name) and person(cast, name).works_as == User.WORKER  # type: ignore[union-attr]
        assert bool(sql("select * from app_find_urgently('eirlys')")) == bool(works)
        assert bool(sql("select * from app_workers()")) == (name != "nobody")
    with everything_open():
        after = [sql(f"select * from {table} order by id") for table in ("people_alongside", "people_user")]
    assert after == before


def test_a_code_shows_its_invitation_and_nothing_else(cast: Cast, as_user: AsUser) -> None:
    with everything_open():
        mine, other = Invitation.objects.order_by("pk")
    with as_user(None), access.by_code(mine.digest):
        assert ids_by_wall(Invitation) == {mine.pk}
        assert [model for model in [*PERSONAL, *HISTORIES] if model is not Invitation and ids_by_wall(model)] == [
            HISTORY_OF_INVITATIONS
        ]
    with as_user(None), access.by_code(""):
        assert ids_by_wall(Invitation) == set()
    assert other


HISTORY_OF_INVITATIONS: Any = next(event for event, tracked in HISTORIES.items() if tracked is Invitation)


def test_nobody_asks_whether_a_look_is_held_back(cast: Cast, as_user: AsUser) -> None:
    """Somebody who is not to know yet could count: how many are there of which nothing is shown?"""
    with everything_open():
        UrgentLook.objects.update(hold_until=timezone.now() + DAY)
        held = UrgentLook.objects.get().pk
    with as_user(cast.eirlys):
        assert ids_by_wall(UrgentLook) == set()
        assert cast.urien.pk not in ids_by_wall(User)
        told = sql(
            "select p.oid::regproc::text from pg_proc p where proname like 'app\\_%%' and pronargs = 1"
            " and proargtypes[0] = 'bigint'::regtype and prorettype = 'bool'::regtype"
        )
        assert [name for (name,) in told if sql(f"select {name}(%s)", held) == [(True,)]] == []


def test_nobody_keeps_words_as_something_they_do_not_see(cast: Cast, as_user: AsUser) -> None:
    """A key to a row tells that the row is there."""
    with everything_open():
        hidden: Any = factories.MatterFactory(citizen=cast.hers.citizen, written_by=cast.carys, who_can_see="us")
    conversation = cast.hers[Conversation, "everyone"]
    with as_user(cast.gwen), refused(WALL):
        row(
            "conversations_kept",
            citizen_id=cast.hers.citizen.pk,
            who_can_see="everyone",
            written_by_id=cast.carys.pk,
            by_id=cast.gwen.pk,
            at=timezone.now(),
            quote="x",
            conversation_id=conversation.pk,
            matter_id=hidden.pk,
        )


@pytest.mark.parametrize("name", ["eirlys", "gwen", "carys", "tomos", "urien"])
def test_who_is_made_inactive_reads_and_writes_nothing(name: str, cast: Cast, as_user: AsUser) -> None:
    user = cast.users[name]
    with everything_open():
        User.objects.filter(pk=user.pk).update(is_active=False)
    with as_user(user):
        for model in [*PERSONAL, *HISTORIES]:
            if not {User, Team, Place} & {model, HISTORIES.get(model)}:
                assert ids_by_wall(model) == set(), model
        assert ids_by_wall(User) == {user.pk}
        with refused(ANY):
            sql("update people_user set is_active = true where id = %s", user.pk)
        with refused(ANY):
            look(cast.hers.citizen, user)


# Looks


def test_a_look_is_not_forged_nor_backdated(cast: Cast, as_user: AsUser) -> None:
    her = cast.hers.citizen
    with as_user(cast.carys):
        for wrong in ({"user_id": cast.gwen.pk}, {"at": timezone.now() - DAY}, {"at": timezone.now() + DAY}):
            with refused(WALL):
                look(her, cast.carys, **wrong)
        with refused(WALL):
            look(cast.his.citizen, cast.carys)
        look(her, cast.carys)


def test_a_look_hides_behind_nobodys_urgent_look(cast: Cast, as_user: AsUser) -> None:
    """What is opened in an urgent look that is held back, the person reads later: only that one, and only hers."""
    her, now = cast.hers.citizen, timezone.now()
    with everything_open():
        urgent: Any = factories.UrgentLookFactory
        somebodys = urgent(citizen=her, user=cast.urien, lead=cast.tomos, hold_until=now + DAY, hold_agreed_at=now)
        of_another = urgent(citizen=cast.his.citizen, user=cast.carys, lead=cast.tomos, hold_until=now + DAY)
        over = urgent(citizen=her, user=cast.carys, at=now - 3 * HOUR, until=now - 2 * HOUR, hold_until=now + DAY)
    for hidden in (somebodys, of_another, over):
        with as_user(cast.carys), refused(WALL):
            look(her, cast.carys, urgent_id=hidden.pk)
    with as_user(cast.urien):
        look(her, cast.urien, what="urgent", urgent_id=somebodys.pk)


def test_whoever_walks_alongside_does_not_look_urgently_instead(cast: Cast, as_user: AsUser) -> None:
    """They would hide what they open every day."""
    with as_user(cast.carys), refused(WALL):
        look_urgently(cast.hers.citizen, cast.carys, None)


def test_an_urgent_look_is_told_to_their_own_lead(cast: Cast, as_user: AsUser) -> None:
    his = cast.his.citizen
    with everything_open():
        other: Any = factories.TeamFactory(lead=cast.carys)
    assert other
    with as_user(cast.urien):
        for lead in (None, cast.carys, cast.urien, cast.gwen):
            with refused(WALL):
                look_urgently(his, cast.urien, lead)
        with refused(WALL):
            look_urgently(his, cast.urien, cast.tomos, citizen_name="Somebody else")
        look_urgently(his, cast.urien, cast.tomos)


def test_an_urgent_look_is_an_hour_and_not_answered_by_whoever_looks(cast: Cast, as_user: AsUser) -> None:
    his, now = cast.his.citizen, timezone.now()
    with as_user(cast.urien):
        for wrong in (
            {"until": now + 2 * HOUR},
            {"at": now - DAY, "until": now},
            {"hold_until": now + 60 * DAY},
            {"hold_until": now + DAY, "hold_agreed_at": now},
            {"read_by_lead_at": now},
        ):
            with refused(WALL):
                look_urgently(his, cast.urien, cast.tomos, **wrong)
        for column in ("until", "why", "lead_id", "hold_until", "why_hold", "at", "citizen_name"):
            with refused(DENIED):
                sql(f"update people_urgentlook set {column} = {column}")
        assert changed("update people_urgentlook set hold_agreed_at = now()") == 0
    for name in ("carys", "gwen", "dai", "megan", "nia", "former"):
        with as_user(cast.users[name]), refused(WALL):
            if name in ("carys", "former"):
                look_urgently(his, cast.users[name], cast.users[name])
            else:
                look_urgently(his, cast.users[name], None)


def test_whoever_looks_urgently_writes_nothing(cast: Cast, as_user: AsUser) -> None:
    her = cast.hers.citizen
    with as_user(cast.urien):
        assert ids_by_wall(Matter) == {cast.hers[Matter, line].pk for line in ("everyone", "workers")}
        for model in PIECES:
            column = "put_away_at = now()" if issubclass(model, Piece) else "at = now()"
            with suppress(Error), transaction.atomic():
                assert changed(f"update {model._meta.db_table} set {column}") == 0
        with refused(WALL):
            say_it_matters(her, cast.urien)
        with refused(WALL):
            close(her, cast.urien, Closing.PAUSED)
        with refused(WALL):
            invite(her, cast.urien, "supporter")
        assert changed("update people_citizen set how_to_talk = 'x'") == 0
        assert changed("update people_alongside set until = now()") == 0


def test_nobody_looks_urgently_after_a_death(cast: Cast, as_user: AsUser) -> None:
    with everything_open():
        factories.ClosingFactory(citizen=cast.his.citizen, kind=Closing.DIED)
    with as_user(cast.urien), refused(WALL):
        look_urgently(cast.his.citizen, cast.urien, cast.tomos)


def test_what_the_lead_answered_stays_so(cast: Cast, as_user: AsUser) -> None:
    now = timezone.now()
    with everything_open():
        UrgentLook.objects.update(hold_until=now + DAY)
    with as_user(cast.tomos):
        assert changed("update people_urgentlook set hold_refused_at = now()") == 1
        with refused(SOMEBODY_ELSE):
            sql("update people_urgentlook set hold_refused_at = null")
    with everything_open():
        UrgentLook.objects.update(hold_refused_at=None, at=now - 2 * HOUR)
    with as_user(cast.tomos), refused(SOMEBODY_ELSE):
        sql("update people_urgentlook set hold_agreed_at = now()")


# Closings


def test_a_closing_is_made_by_whom_it_falls_to(cast: Cast, as_user: AsUser) -> None:
    today, her = timezone.localdate(), cast.hers.citizen
    late = today + 60 * DAY
    tries: list[tuple[str, str, dict[str, Any]]] = [
        ("carys", Closing.PAUSED, {}),
        ("carys", Closing.LEAVING, {"delete_on": late}),
        ("carys", Closing.DIED, {"delete_on": today, "died_on": today}),
        ("carys", Closing.DIED, {"died_on": today}),
        ("carys", Closing.DIED, {"delete_on": late, "by_id": cast.former.pk}),
        ("gwen", Closing.DIED, {"delete_on": late, "died_on": today}),
        ("gwen", Closing.PAUSED, {}),
        ("urien", Closing.DIED, {"delete_on": late, "died_on": today}),
        ("former", Closing.DIED, {"delete_on": late, "died_on": today}),
        ("nia", Closing.DIED, {"delete_on": late, "died_on": today}),
        ("megan", Closing.PAUSED, {}),
        ("eirlys", Closing.LEAVING, {"delete_on": today}),
        ("eirlys", Closing.LEAVING, {}),
        # Only what is to be deleted has a day of deletion.
        ("eirlys", Closing.PAUSED, {"delete_on": today}),
        ("eirlys", "gone", {"delete_on": today}),
    ]
    for name, kind, other in tries:
        with as_user(cast.users[name]), refused(WALL):
            close(her, cast.users[name], kind, **other)


def test_what_was_undone_is_not_closed_again_with_its_old_day(cast: Cast, as_user: AsUser) -> None:
    with everything_open():
        Closing.objects.update(kind=Closing.LEAVING, delete_on=timezone.localdate() - 30 * DAY)
    with as_user(cast.eirlys):
        with refused(SOMEBODY_ELSE):
            sql("update people_closing set undone_at = null, undone_by_id = %s", cast.eirlys.pk)
        with refused(SOMEBODY_ELSE):
            sql("update people_closing set undone_at = now() + interval '1 year', undone_by_id = %s", cast.eirlys.pk)
        with refused(SOMEBODY_ELSE):
            sql("update people_closing set delete_on = current_date, undone_by_id = %s", cast.eirlys.pk)


def test_a_closing_is_undone_by_whom_it_falls_to_and_in_their_name(cast: Cast, as_user: AsUser) -> None:
    undo = "update people_closing set undone_at = now(), undone_by_id = %s where id = %s"
    with everything_open():
        paused: Any = factories.ClosingFactory(citizen=cast.hers.citizen, by=cast.eirlys)
    for name in ("carys", "gwen", "former", "tomos", "nia"):
        user = cast.users[name]
        with as_user(user):
            assert changed(undo, user.pk, paused.pk) == 0
    with as_user(cast.eirlys):
        with refused(WALL):
            sql(undo, cast.carys.pk, paused.pk)
        with refused(ANY):
            sql("update people_closing set undone_at = now() where id = %s", paused.pk)
        assert changed(undo, cast.eirlys.pk, paused.pk) == 1


# Alongside


def test_who_ended_it_is_whoever_ended_it(cast: Cast, as_user: AsUser) -> None:
    """An administrator is told of those with whom nobody walks, but not of those who wanted nobody."""
    hers, ended = cast.walking["carys"].pk, cast.walking["former"].pk
    with as_user(cast.carys):
        with refused(SOMEBODY_ELSE):
            sql("update people_alongside set until = now(), ended_by_id = %s where id = %s", cast.eirlys.pk, hers)
        with refused(SOMEBODY_ELSE):
            sql("update people_alongside set ended_by_id = %s where id = %s", cast.carys.pk, hers)
        assert changed("update people_alongside set until = now(), ended_by_id = %s where id = %s", cast.carys.pk, hers)
    with as_user(cast.former):
        for change in (
            f"ended_by_id = {cast.eirlys.pk}",
            f"ended_by_id = {cast.former.pk}",
            "why = 'she wanted it'",
            "until = now() - interval '80 days'",
        ):
            with refused(SOMEBODY_ELSE):
                sql(f"update people_alongside set {change} where id = %s", ended)


def test_nobody_makes_two_of_themselves_alongside(cast: Cast, as_user: AsUser) -> None:
    said = {"how_related": "", "parts": ["story"], "since": timezone.now(), "why": "", "trusted": False}
    for name in ("urien", "carys", "gwen", "nia"):
        user = cast.users[name]
        with as_user(user), refused(WALL):
            row("people_alongside", citizen_id=cast.iolo.pk, user_id=user.pk, walks_as="worker", **said)


def test_a_paused_plan_is_not_opened_by_those_alongside(cast: Cast, as_user: AsUser) -> None:
    with everything_open():
        factories.ClosingFactory(citizen=cast.hers.citizen, by=cast.eirlys)
    for name in ("carys", "gwen", "ifan"):
        with as_user(cast.users[name]):
            assert all(ids_by_wall(model) == set() for model in PIECES)
            assert changed("update people_citizen set place = 'x' where id = %s", cast.hers.citizen.pk) == 0


# Invitations


def test_nobody_invites_to_a_plan_that_is_not_theirs_to_share(cast: Cast, as_user: AsUser) -> None:
    her, now = cast.hers.citizen, timezone.now()
    tries: list[tuple[str, Citizen | None, str, dict[str, Any]]] = [
        ("carys", her, "supporter", {}),
        ("carys", her, "worker", {"to_user_id": cast.tomos.pk}),
        ("carys", her, "own", {"email": "carys@home.example"}),
        ("carys", her, "own", {"phone": "+447700900123"}),
        ("gwen", her, "supporter", {}),
        ("gwen", her, "own", {}),
        ("urien", her, "own", {}),
        ("former", her, "own", {}),
        ("nia", her, "own", {}),
        ("nia", None, "administrator", {}),
        ("nia", None, "supporter", {}),
        ("megan", None, "administrator", {}),
        ("eirlys", None, "administrator", {}),
        ("eirlys", her, "administrator", {}),
        ("eirlys", cast.his.citizen, "supporter", {}),
        ("eirlys", her, "supporter", {"asked_by_id": cast.carys.pk}),
        ("eirlys", her, "supporter", {"answer": "yes"}),
        ("eirlys", her, "supporter", {"asked_at": now - DAY}),
        ("eirlys", her, "supporter", {"until": now + 400 * DAY}),
    ]
    for name, citizen, becomes, other in tries:
        with as_user(cast.users[name]), refused(WALL):
            invite(citizen, cast.users[name], becomes, **other)
    with as_user(cast.eirlys):
        assert invite(her, cast.eirlys, "supporter")


def test_what_was_taken_back_stays_so_and_an_answer_is_not_rewritten(cast: Cast, as_user: AsUser) -> None:
    with everything_open():
        back = Invitation.objects.create(
            citizen=cast.hers.citizen,
            asked_by=cast.carys,
            becomes=Invitation.OWN,
            digest="back",
            until=timezone.now() + DAY,
            taken_back_at=timezone.now(),
        )
        said: Any = factories.InvitationFactory(
            citizen=cast.iolo, asked_by=cast.carys, answer="yes", answered_at=timezone.now(), answered_by=cast.gwen
        )
    with as_user(cast.carys):
        with refused(SOMEBODY_ELSE):
            sql("update people_invitation set taken_back_at = null where id = %s", back.pk)
        for change in ("answer = ''", "answer = 'not_now'", "answered_at = now() - interval '9 days'"):
            with refused(SOMEBODY_ELSE):
                sql(f"update people_invitation set {change} where id = %s", said.pk)
        with refused(SOMEBODY_ELSE):
            sql("update people_invitation set answer = 'yes' where id <> %s", said.pk)
        for column in ("digest", "until", "email", "parts", "trusted", "becomes", "fact_answer", "to_user_id"):
            with refused(DENIED):
                sql(f"update people_invitation set {column} = {column}")
    with as_user(None):
        assert say_yes("back") is None


def test_wrong_answers_are_not_forgotten(cast: Cast, as_user: AsUser) -> None:
    with everything_open():
        found = Invitation.objects.get(becomes=Invitation.SUPPORTER)
        Invitation.objects.filter(pk=found.pk).update(wrong_answers=4)
    with as_user(None), access.by_code(found.digest):
        for change in ("wrong_answers = 0", "wrong_answers = 3"):
            with refused(SOMEBODY_ELSE):
                sql(f"update people_invitation set {change}")
        assert changed("update people_invitation set wrong_answers = 5") == 1
        assert say_yes(found.digest) is None


def test_a_worker_does_not_come_in_as_the_person_by_a_letter_of_their_own(cast: Cast, as_user: AsUser) -> None:
    """They choose its code and its question; what is kept with the person's sign-in decides."""
    with everything_open():
        User.objects.filter(pk=cast.eirlys.pk).update(fact_question="?", fact_answer="a hash")
    with as_user(cast.carys):
        made = invite(cast.hers.citizen, cast.carys, "own", fact_question="?", fact_answer="another hash")
        bare = invite(cast.hers.citizen, cast.carys, "own")
    for digest in (made, bare):
        with as_user(None):
            assert say_yes(digest) is None
            assert ids_by_wall(Citizen) == set()
        with as_user(cast.carys), pytest.raises(Exception, match="sign-in of their own"):
            say_yes(digest)


def test_an_invitation_of_before_does_not_come_in_after_the_person_has(cast: Cast, as_user: AsUser) -> None:
    with as_user(cast.carys):
        kept_back = invite(cast.iolo, cast.carys, "own", email="carys@home.example")
        letter = invite(cast.iolo, cast.carys, "own")
    with as_user(None):
        assert say_yes(letter)
    with as_user(None):
        assert say_yes(kept_back) is None


def test_nobody_answers_for_whom_it_was_not_made(cast: Cast, as_user: AsUser) -> None:
    with as_user(cast.eirlys):
        for_tomos = invite(cast.hers.citizen, cast.eirlys, "worker", to_user_id=cast.tomos.pk)
        for_any = invite(cast.hers.citizen, cast.eirlys, "worker")
        supporter = invite(cast.hers.citizen, cast.eirlys, "supporter")
    for name in ("urien", "gwen", "dai", "megan", "nia", "nobody"):
        with as_user(person(cast, name)):
            for digest in (for_tomos, for_any):
                assert say_yes(digest) is None
    for name in ("carys", "megan", "nia"):
        with as_user(cast.users[name]), pytest.raises(Exception, match="sign-in of their own"):
            say_yes(supporter)
    with as_user(cast.eirlys):
        assert say_yes(supporter) is None
    with as_user(cast.tomos):
        assert say_yes(for_tomos) == cast.tomos.pk
        assert say_yes(for_tomos) is None


@pytest.mark.parametrize("kind", [Closing.DIED, Closing.LEAVING])
def test_nobody_comes_in_where_it_is_closed_for_good(kind: str, cast: Cast, as_user: AsUser) -> None:
    with as_user(cast.eirlys):
        digest = invite(cast.hers.citizen, cast.eirlys, "supporter")
    with everything_open():
        factories.ClosingFactory(citizen=cast.hers.citizen, kind=kind)
    with as_user(None):
        assert say_yes(digest) is None


# Words of others


def test_what_somebody_said_is_not_rewritten_by_another(cast: Cast, as_user: AsUser) -> None:
    """A verdict above all: whose request it is says whether it is what they wanted."""
    with everything_open():
        request, matter = cast.hers[SupportRequest, "everyone"], cast.hers[Matter, "everyone"]
        verdict: Any = factories.VerdictFactory(request=request, by=cast.eirlys, answer="no")
        telling: Any = factories.TellingFactory(matter=matter, by=cast.eirlys)
        replied: Any = factories.ReplyFactory(request=request, by=cast.gwen)
        promise: Any = factories.PromiseFactory(request=request, by=cast.tomos)
    before = {}
    for thing in (verdict, telling, replied, promise):
        before[thing] = sql(f"select 1 from {thing._meta.db_table}")
    for name in ("carys", "gwen"):
        with as_user(cast.users[name]):
            for table, change, pk in (
                ("networks_verdict", "answer = 'yes'", verdict.pk),
                ("networks_verdict", "words = 'x'", verdict.pk),
                ("conversations_telling", "how = 'have_it'", telling.pk),
                ("conversations_telling", "words = 'x'", telling.pk),
                ("networks_promise", "words = 'x'", promise.pk),
                ("networks_promise", "due = due + 30", promise.pk),
            ):
                with refused(ANY):
                    sql(f"update {table} set {change} where id = %s", pk)
    with as_user(cast.carys), refused(ANY):
        sql("update networks_reply set words = 'x' where id = %s", replied.pk)


def test_how_near_it_is_only_the_person_says(cast: Cast, as_user: AsUser) -> None:
    matter = cast.hers[Matter, "everyone"]
    said = {
        "matter_id": matter.pk,
        "citizen_id": matter.citizen_id,
        "who_can_see": "everyone",
        "written_by_id": matter.written_by_id,
        "at": timezone.now(),
        "words": "x",
        "language": "en",
    }
    for name in ("carys", "gwen"):
        user = cast.users[name]
        with as_user(user):
            row("conversations_telling", by_id=user.pk, how="", **said)
            with refused(WALL):
                row("conversations_telling", by_id=user.pk, how="have_it", **said)
    with as_user(cast.eirlys):
        row("conversations_telling", by_id=cast.eirlys.pk, how="have_it", **said)


def test_a_supporter_adds_and_does_not_rewrite_what_stands_beside(cast: Cast, as_user: AsUser) -> None:
    for model, change in (
        (Conversation, "question = 'x'"),
        (Conversation, "noticed = 'x'"),
        (Conversation, "who_was_there = 'x'"),
        (Conversation, "put_away_at = now()"),
        (Matter, "put_away_at = now()"),
        (Matter, "at_the_top_since = now()"),
        (Matter, "helped_by = 'x'"),
        (Kept, "quote = 'x'"),
        (PutRight, "words = 'x'"),
    ):
        with as_user(cast.gwen), refused(SOMEBODY_ELSE):
            sql(f"update {model._meta.db_table} set {change} where id = %s", cast.hers[model, "everyone"].pk)


def test_what_is_not_right_is_not_settled_or_put_away_by_whom_it_is_about(cast: Cast, as_user: AsUser) -> None:
    with everything_open():
        complaint: Any = factories.PutRightFactory(citizen=cast.hers.citizen, written_by=cast.eirlys)
    with as_user(cast.carys):
        for change in ("settled_at = now()", "words = 'x'", "put_away_at = now()", "who_can_see = 'us'"):
            with refused(SOMEBODY_ELSE):
                sql(f"update conversations_putright set {change} where id = %s", complaint.pk)
        answered = "update conversations_putright set answer = 'x', answered_by_id = %s where id = %s"
        with refused(SOMEBODY_ELSE):
            sql(answered, cast.former.pk, complaint.pk)
        assert changed(answered, cast.carys.pk, complaint.pk) == 1


def test_nobody_changes_something_in_another_name(cast: Cast, as_user: AsUser) -> None:
    matter = cast.hers[Matter, "everyone"].pk
    with as_user(cast.carys):
        with refused(SOMEBODY_ELSE):
            sql("update conversations_matter set words = 'x', changed_by_id = %s where id = %s", cast.eirlys.pk, matter)
        with refused(WALL):
            say_it_matters(cast.hers.citizen, cast.carys, changed_by_id=cast.eirlys.pk)


@pytest.mark.parametrize("when", ["infinity", "-infinity", "2019-01-01"])
def test_nothing_is_written_for_another_time(when: str, cast: Cast, as_user: AsUser) -> None:
    """A time without end would break every page that shows it."""
    with as_user(cast.gwen), refused(WALL):
        say_it_matters(cast.hers.citizen, cast.gwen, written_at=when)


# Accounts, and climbing


@pytest.mark.parametrize("name", ["eirlys", "gwen", "carys", "former", "tomos", "megan"])
def test_another_account_is_out_of_reach(name: str, cast: Cast, as_user: AsUser) -> None:
    user = cast.users[name]
    columns = ("email", "phone", "name", "works_as", "team_id", "signed_out_at", "is_active", "fact_answer", "password")
    with as_user(user):
        for column in columns:
            assert changed(f"update people_user set {column} = {column} where id <> %s", user.pk) == 0


def test_an_administrator_reaches_no_persons_account_and_takes_over_no_workers(cast: Cast, as_user: AsUser) -> None:
    with as_user(cast.nia):
        for name in ("eirlys", "gwen", "dai"):
            assert changed("update people_user set name = 'x' where id = %s", cast.users[name].pk) == 0
        for change in ("phone = '+447700900999'", "password = 'x'", "fact_answer = 'x'"):
            with refused(SOMEBODY_ELSE):
                sql(f"update people_user set {change} where id = %s", cast.tomos.pk)
        with refused(WALL):
            sql("update people_user set works_as = '' where id = %s", cast.tomos.pk)
        with refused(WALL):
            row_of_user("", email="second@example.org")


def row_of_user(works_as: str, **other: Any) -> None:
    said = {
        "name": "X",
        "email": "x@example.org",
        "email_is_safe": True,
        "phone_is_safe": False,
        "works_as": works_as,
        "language": "en",
        "is_active": True,
        "joined": timezone.now(),
        "password": "!",
        "fact_question": "",
        "fact_answer": "",
    }
    row("people_user", **said | other)


def test_nobody_gives_themselves_other_work_or_another_lead(cast: Cast, as_user: AsUser) -> None:
    with everything_open():
        other: Any = factories.TeamFactory(lead=cast.carys)
    # Not the administrator either: they would meet people an hour later.
    for work in (User.WORKER, User.MANAGER):
        with as_user(cast.nia), refused(ANY):
            sql("update people_user set works_as = %s where id = %s", work, cast.nia.pk)
    for name in ("urien", "carys", "gwen", "eirlys"):
        with as_user(cast.users[name]), refused(SOMEBODY_ELSE):
            sql("update people_user set team_id = %s where id = %s", other.pk, cast.users[name].pk)
    for name in ("gwen", "carys", "megan", "eirlys"):
        with as_user(cast.users[name]), refused(WALL):
            row_of_user("worker")


def test_a_session_that_was_ended_is_not_begun_again(cast: Cast, as_user: AsUser) -> None:
    """What a session carries is worked out from `signed_out_at`: the one of before would fit again."""
    with everything_open():
        User.objects.update(signed_out_at=timezone.now())
    for name in ("eirlys", "carys", "nia"):
        with as_user(cast.users[name]):
            for back in ("null", "signed_out_at - interval '1 day'"):
                with refused(SOMEBODY_ELSE):
                    sql(f"update people_user set signed_out_at = {back} where id = %s", cast.users[name].pk)
    with as_user(cast.nia), refused(SOMEBODY_ELSE):
        sql("update people_user set signed_out_at = null where id = %s", cast.tomos.pk)


def test_a_team_is_led_by_somebody_who_meets_people_and_can_change_leads(cast: Cast, as_user: AsUser) -> None:
    with as_user(cast.nia):
        for name in ("gwen", "eirlys", "nia", "megan"):
            with refused(WALL):
                sql("update people_team set lead_id = %s", cast.users[name].pk)
            with refused(WALL):
                row("people_team", name="Another", lead_id=cast.users[name].pk)
        assert changed("update people_team set lead_id = %s", cast.carys.pk) == 1
        assert changed("update people_team set lead_id = null") == 1
    for name in ("carys", "tomos", "megan", "gwen"):
        with as_user(cast.users[name]):
            assert changed("update people_team set name = 'x'") == 0
            assert changed("update people_place set name = 'x'") == 0
            with refused(WALL):
                row("people_team", name="Another", lead_id=cast.users[name].pk)


def test_whose_plan_it_is_and_who_gets_a_copy_is_the_persons(cast: Cast, as_user: AsUser) -> None:
    her = cast.hers.citizen.pk
    for name in ("carys", "gwen", "eirlys"):
        with as_user(cast.users[name]), refused(DENIED):
            sql("update people_citizen set user_id = %s where id = %s", cast.users[name].pk, her)
    with as_user(cast.carys):
        with refused(SOMEBODY_ELSE):
            sql("update people_citizen set copy_for = 'Carys' where id = %s", her)
        # At his word.
        assert changed("update people_citizen set copy_for = 'his brother' where id = %s", cast.iolo.pk) == 1
    with as_user(cast.eirlys):
        assert changed("update people_citizen set copy_for = 'Gwen' where id = %s", her) == 1
    for name in ("gwen", "ifan", "former", "urien", "tomos", "dai", "megan", "nia"):
        with as_user(cast.users[name]):
            assert changed("update people_citizen set place = 'x' where id = %s", her) == 0


def test_who_comes_instead_sees_no_more_than_who_went(cast: Cast, as_user: AsUser) -> None:
    until = timezone.now() + 7 * DAY
    her = cast.hers.citizen
    with everything_open():
        Alongside.objects.filter(pk=cast.walking["carys"].pk).update(parts=["asked"], until=until)
    with as_user(cast.nia):
        assert sql("select app_move(%s, %s, %s, %s)", her.pk, cast.carys.pk, cast.tomos.pk, WHY) == [(True,)]
    with everything_open():
        now = Alongside.objects.get(citizen=her, user=cast.tomos)
    assert (now.parts, now.until) == (["asked"], until)


def test_nobody_is_moved_to_whom_they_stopped(cast: Cast, as_user: AsUser) -> None:
    her = cast.hers.citizen.pk
    with everything_open():
        Alongside.objects.filter(pk=cast.walking["former"].pk).update(ended_by=cast.eirlys)
    with as_user(cast.nia):
        assert sql("select app_move(%s, %s, %s, %s)", her, cast.carys.pk, cast.former.pk, WHY) == [(False,)]
        assert sql("select app_move(%s, null, %s, %s)", her, cast.tomos.pk, WHY) == [(False,)]


# At once


class AtOnce:
    """A connection of its own, as the application's, with somebody named."""

    def __init__(self, user: User | None) -> None:
        self.connection: Any = connection.copy()
        self.connection.inc_thread_sharing()
        self.connection.set_autocommit(False)
        self.run("select set_config('app.user_id', %s, true)", str(user.pk) if user else "")

    def run(self, statement: str, *values: Any) -> list[tuple[Any, ...]]:
        with self.connection.cursor() as cursor:
            cursor.execute(statement, values)
            return cursor.fetchall() if cursor.description else []

    def close(self) -> None:
        self.connection.rollback()
        self.connection.close()


def two_say_yes(first: str, second: str) -> list[int | None]:
    """The second asks while the first has not ended."""
    ask = "select app_say_yes(%s, 'X', 'en', '')"
    answers: list[int | None] = []
    with closing(AtOnce(None)) as one, closing(AtOnce(None)) as two:
        answers.append(one.run(ask, first)[0][0])

        def later() -> None:
            answers.append(two.run(ask, second)[0][0])
            two.connection.commit()

        waiting = threading.Thread(target=later)
        waiting.start()
        waiting.join(0.3)
        assert waiting.is_alive(), "nobody waited"
        one.connection.commit()
        waiting.join(10)
    return answers


def test_one_invitation_is_accepted_once(transactional_db: None, cast: Cast, as_user: AsUser) -> None:
    with as_user(cast.eirlys):
        digest = invite(cast.hers.citizen, cast.eirlys, "supporter", how_related="twice")
    who, nobody = two_say_yes(digest, digest)
    assert (bool(who), nobody) == (True, None)
    with everything_open():
        assert Alongside.objects.filter(how_related="twice").count() == 1


def test_two_letters_make_one_account(transactional_db: None, cast: Cast, as_user: AsUser) -> None:
    with as_user(cast.carys):
        letters = [invite(cast.iolo, cast.carys, "own") for _ in "12"]
    with everything_open():
        before = User.objects.count()
    who, nobody = two_say_yes(*letters)
    with everything_open():
        assert User.objects.count() == before + 1
        assert (Citizen.objects.get(pk=cast.iolo.pk).user_id, nobody) == (who, None)


def test_stop_holds_for_a_request_that_has_begun(transactional_db: None, cast: Cast, as_user: AsUser) -> None:
    her = cast.hers.citizen
    write = "update conversations_matter set words = 'too late' where citizen_id = %s"
    with closing(AtOnce(cast.carys)) as hers:
        assert hers.run("select count(*) from conversations_matter") == [(3,)]
        with as_user(cast.eirlys):
            sql("update people_alongside set until = clock_timestamp() where user_id = %s", cast.carys.pk)
        assert hers.run("select count(*) from conversations_matter") == [(0,)]
        hers.run(write, her.pk)
        with pytest.raises(Exception, match=WALL):
            hers.run(
                "insert into people_look (citizen_id, user_id, what, at) values (%s, %s, 'plan', now())",
                her.pk,
                cast.carys.pk,
            )
    with everything_open():
        assert not Matter.objects.filter(words="too late").exists()


# Destroying


@pytest.mark.parametrize("name", WHO)
def test_nothing_is_destroyed_by_another_word(name: str, cast: Cast, as_user: AsUser) -> None:
    with as_user(person(cast, name)):
        for table in TABLES:
            for statement in (
                f"with gone as (delete from {table} returning *) select count(*) from gone",
                f"merge into {table} t using (select 1) s on true when matched then delete",
                f"drop table {table}",
                f"lock table {table} in access exclusive mode",
            ):
                with refused(f"{DENIED}|must be owner"):
                    sql(statement)


def test_every_table_here_is_tried(cast: Cast) -> None:
    assert {Reply, Promise, Verdict, Telling, Kept, Look} <= set(PERSONAL)
    assert all(issubclass(model, Piece | PartOfPiece) for model in PIECES)
