"""Writing past every view, by plain SQL, as everybody of the cast: a row about somebody, and each column of a row.

`tests/rules/writes.txt` says what the database lets each do; `tests/rules/test_writes.py` holds it.
"""

import datetime
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from allauth.mfa.models import Authenticator
from django.contrib.postgres.fields import ArrayField
from django.db import connection, models
from django.utils import timezone

from conversations.models import Kept, Matter, Telling
from networks.models import Connection, Member, SamePerson
from people import wall
from people.models import Alongside, Citizen, Closing, Invitation, Look, Place, Team, UrgentLook, User
from people.of_a_team import OfATeam
from people.pieces import PartOfPiece, Piece
from study.models import Shows, WhoseWalk
from tests import factories
from tests.cast import Cast
from tests.conftest import everything_open, named
from tests.rules.doors import HERS, HIS, NOBODYS, US, WHO

TABLE = Path(__file__).with_name("writes.txt")
ADD = "add"

# The column that says who did it: whoever adds a row puts themselves there.
BY = {
    Citizen: "added_by_id",
    Alongside: "user_id",
    Look: "user_id",
    UrgentLook: "user_id",
    Invitation: "asked_by_id",
    Closing: "by_id",
}


@dataclass(frozen=True)
class Row:
    """One row of the cast, and whose it is."""

    model: type[models.Model]
    side: str
    pk: Any

    @property
    def table(self) -> str:
        return self.model._meta.db_table

    @property
    def columns(self) -> dict[str, Any]:
        """Name of the column → its field."""
        return {one.column: one for one in self.model._meta.local_concrete_fields if one.column}


def rows_of(cast: Cast) -> list[Row]:
    """What each tries to write to; laid out as the owner of the tables."""
    found: list[Row] = []
    with everything_open():
        for life, side in ((cast.hers, HERS), (cast.his, HIS)):
            helper = cast.gwen if side == HERS else cast.tomos
            looker = cast.carys if side == HERS else cast.tomos
            if side == HIS:
                factories.ClosingFactory(citizen=life.citizen, by=life.citizen.user, undone_at=timezone.now())
            factories.InvitationFactory(citizen=life.citizen, asked_by=life.citizen.user, name="Nan")
            key = Authenticator.objects.create(user=life.citizen.user, type="totp", data={})
            others: list[Any] = [
                life.citizen.user,
                life.citizen,
                Alongside.objects.get(citizen=life.citizen, user=helper),
                Look.objects.get(citizen=life.citizen, user=looker),
                life.citizen.invitations.get(name="Nan"),
                life.citizen.closings.get(),
                key,
            ]
            lines = {side: "everyone", **({US: "us"} if side == HERS else {})}
            found += [Row(type(one), side, one.pk) for one in others]
            found += [
                Row(model, name, row.pk)
                for name, line in lines.items()
                for (model, of), row in life.things.items()
                if of == line
            ]
        urgent = UrgentLook.objects.get(user=cast.urien)
        found += [Row(User, "carys's", cast.carys.pk), Row(UrgentLook, HERS, urgent.pk)]
        found += [Row(model, NOBODYS, model._default_manager.get().pk) for model in (Team, Place)]
        found += [Row(model, NOBODYS, row.pk) for model, row in cast.studied.items()]
    order = [*wall.personal_models(), Authenticator]
    return sorted(found, key=lambda row: order.index(row.model))


# Trying

# Each statement is undone before the next; true where it wrote exactly one row.
EACH = """
create or replace function each_tried(statements text[]) returns boolean[] language plpgsql as $$
declare one text; wrote bigint; found boolean[] := '{}';
begin
    foreach one in array statements loop
        begin
            execute one;
            get diagnostics wrote = row_count;
            set constraints all immediate;
            raise exception using errcode = 'UNDO1';
        exception
            when sqlstate 'UNDO1' then found := found || (wrote = 1);
            when others then found := found || false;
        end;
    end loop;
    return found;
end $$"""


def tried(who: str, cast: Cast, rows: list[Row]) -> "Cells":
    """(table, side, what, who) → whether this one of the cast may."""
    user = cast.users.get(who)
    statements: dict[tuple[str, str, str, str], str] = {}
    with everything_open(), connection.cursor() as cursor:
        cursor.execute(EACH)
        for row in rows:
            stored, key = as_stored(row), (row.model.__name__, row.side)
            for what, more in ways_to_add(row).items():
                new = as_new(row, stored, user, cast) | more
                names, marks = ", ".join(f'"{name}"' for name in new), ", ".join(["%s"] * len(new))
                add = f"insert into {row.table} ({names}) values ({marks})"
                statements[*key, what, who] = cursor.mogrify(add, list(new.values()))
            for name, one in row.columns.items():
                change = f'update {row.table} set "{name}" = %s where "{row.model._meta.pk.column}" = %s'
                statements[*key, name, who] = cursor.mogrify(change, [another(one, stored[name], cast), row.pk])
    with named(user), connection.cursor() as cursor:
        cursor.execute("select each_tried(%s)", [list(statements.values())])
        (answers,) = cursor.fetchone() or ([],)
    return dict(zip(statements, answers, strict=True))


def sql(statement: str, *values: Any) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall() if cursor.description else []


def as_stored(row: Row) -> dict[str, Any]:
    """Column → value."""
    stored = row.model._default_manager.get(pk=row.pk)
    return {name: one.get_db_prep_save(one.value_from_object(stored), connection) for name, one in row.columns.items()}


def ways_to_add(row: Row) -> dict[str, dict[str, Any]]:
    """Where it matters what a row says, one of each kind: what the table calls it → those columns."""
    if row.model is Closing:
        today, later = timezone.localdate(), timezone.localdate() + datetime.timedelta(days=60)
        return {
            "add-paused": {"kind": Closing.PAUSED},
            "add-leaving": {"kind": Closing.LEAVING, "delete_on": later},
            "add-died": {"kind": Closing.DIED, "died_on": today, "delete_on": later},
        }
    if row.model is Telling:
        return {"add-how": {}, "add-words": {"how": ""}}
    if row.model is Invitation:
        kinds = [kind for kind, _ in Invitation.BECOMES]
        return {f"add-{kind}": {"becomes": kind} for kind in kinds}
    return {ADD: {}}


def as_new(row: Row, stored: dict[str, Any], user: User | None, cast: Cast) -> dict[str, Any]:
    """A row like this one, about the same person, by this user."""
    new = dict(stored)
    key: Any = row.model._meta.pk
    new.pop(key.column)
    if isinstance(key, models.UUIDField):
        new[str(key.column)] = uuid.uuid4()
    by = "written_by_id" if issubclass(row.model, Piece) else ""
    by = by or ("by_id" if issubclass(row.model, PartOfPiece | OfATeam) else "")
    if by := by or BY.get(row.model, ""):
        new[by] = user.pk if user else None
    new |= {name: timezone.now() for name in ("at", "asked_at") if name in new}
    for name, one in row.columns.items():
        if one.unique and one is not key and isinstance(one, models.CharField):
            new[name] = uuid.uuid4().hex[:12]
        if one.unique and one is not key and isinstance(one, models.UUIDField):
            new[name] = uuid.uuid4()
    if row.model is Citizen:
        new["user_id"] = None
    if row.model is Kept:
        citizen = cast.hers.citizen if row.side in {HERS, US} else cast.his.citizen
        new["matter_id"] = Matter.objects.create(citizen=citizen, written_by=cast.carys, words="The sea.").pk
    if row.model in {Member, SamePerson}:
        # Nobody is in it, or the same, twice: another entry of the same life, told to the same.
        seen = {name: new[name] for name in ("citizen_id", "who_can_see", "written_by_id")}
        new["connection_id" if row.model is Member else "other_id"] = Connection.objects.create(name="Nan", **seen).pk
    if row.model in {Shows, WhoseWalk}:
        # Nothing shows the same twice, nor is a walk of two people: as one that was struck out.
        new["put_away_at"] = timezone.now()
    if row.model is Closing:
        new |= {"undone_at": None, "undone_by_id": None}
    if row.model is Authenticator:
        new["type"] = "webauthn"
    if row.model is UrgentLook:
        new["until"] = new["at"] + datetime.timedelta(minutes=59)
    return new


def another(one: "models.Field[Any, Any]", value: Any, cast: Cast) -> Any:
    """Some other value that this column could hold."""
    if one.is_relation:
        return another_of(one.related_model, value, cast)
    match one:
        case ArrayField():
            return ["story"]
        case models.BooleanField():
            return not value
        case models.DateTimeField():
            return timezone.now()
        case models.DateField():
            return timezone.localdate() - datetime.timedelta(days=2)
        case models.UUIDField():
            return uuid.uuid4()
        case models.IntegerField():
            return (value or 0) + 1
        case models.JSONField():
            return "{}"
    if one.name == "who_can_see":
        return "workers"
    if one.name == "answer":
        return Invitation.NOT_NOW if one.model is Invitation else "other"
    return User.ADMINISTRATOR if one.name == "works_as" else "other"


def another_of(model: Any, value: Any, cast: Cast) -> Any:
    """Of the columns that say who did something: somebody who did not."""
    if model is User:
        return cast.megan.pk
    return model._default_manager.exclude(pk=value).order_by("pk").values_list("pk", flat=True).first()


# The table

Cells = dict[tuple[str, str, str, str], bool]

HEAD = """\
What the database lets each write, by plain SQL past every view. Held by tests/rules/test_writes.py; written anew, to
be read before it is kept, by tests/rules/anew.py. Nobody deletes anything, but their own way to
sign in; of what is not named here, nobody writes anything.

`add` is a row about that person, in one's own name (add-died: that says that they have died). Then come the columns of
one row: y says that it may be changed; those that say who did something, to the name of somebody else (Megan).
Whose it is: hers = about Eirlys, shared with everyone alongside (of Alongside: Gwen's; of Look: Carys's; of UrgentLook:
Urien's); us = Eirlys's, just her and Carys; his = about Dai (Tomos's). Who they are is said in doors.txt.
"""


def written(cells: Cells) -> str:
    head = f"{'':<16}{'':<9}" + "".join(f"{who:<8}" for who in WHO)
    lines = [HEAD, head.rstrip()]
    keys = list(dict.fromkeys(key[:3] for key in cells))
    for (table, side), group in groupby(keys, key=lambda key: key[:2]):
        by_answer: dict[tuple[bool, str], list[str]] = {}
        for *_, what in group:
            answers = "".join(f"{'y' if cells[table, side, what, who] else '.':<8}" for who in WHO)
            # What is added, and what is changed, are two things.
            by_answer.setdefault((what.startswith(ADD), answers), []).append(what)
        for (_, answers), whats in by_answer.items():
            lines.append(f"{table:<16}{side:<9}{answers}{' '.join(whats)}")
    return "\n".join(lines) + "\n"


def read(text: str) -> Cells:
    who, *rows = (line.split() for line in text.removeprefix(HEAD).strip().splitlines())
    return {
        (table, side, what, one): cell == "y"
        for table, side, *rest in rows
        for what in rest[len(who) :]
        for one, cell in zip(who, rest, strict=False)
    }


def the_table() -> Cells:
    return read(TABLE.read_text())


def forbidden() -> Iterator[str]:
    """What somebody would try who can send any SQL, and wants to be rid of the wall."""
    for table in ("people_look", "conversations_matterearlier"):
        yield f"alter table {table} disable trigger all"
        yield f"alter table {table} disable row level security"
        yield f"drop policy wall_select on {table}"
        yield f"truncate {table}"
        yield f"delete from {table}"
        yield f"create trigger mine before insert on {table} for each row execute function wall_guard_people_user()"
        yield f"create rule mine as on insert to {table} do instead nothing"
        yield f"alter table {table} owner to bywyd_app"
    yield "update people_look set at = now()"
    yield "update conversations_matterearlier set words = 'x'"
    yield "drop trigger wall_guard on people_alongside"
    yield "set session_replication_role = replica"
    yield "alter role bywyd_app bypassrls"
    yield "create schema mine"
    yield "create table public.mine (id int)"
    yield "create function public.mine() returns int language sql as 'select 1'"
    yield "create or replace function public.app_user() returns bigint language sql as 'select 1::bigint'"
    yield "alter function public.app_works_as() security invoker"
    yield "create operator public.=== (leftarg = uuid, rightarg = uuid, function = uuid_eq)"
    yield "create extension dblink"
    yield "copy people_look from program 'true'"
    yield "select pg_read_file('PG_VERSION')"
    yield "select lo_import('/etc/hostname')"
    yield "create publication mine for all tables"
