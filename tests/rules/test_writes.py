"""What everybody may write by plain SQL is a table to be read; and nobody gets rid of the wall, or of what it keeps."""

import pytest
from django.db import Error, connection, transaction

from people import wall
from tests.cast import Cast
from tests.conftest import everything_open, named
from tests.rules import writes
from tests.rules.doors import WHO
from tests.rules.writes import Cells

# Besides the tables of the wall: what holds nobody's words, and whose own keys (people/wall.py).
DELETABLE = {"django_session", "shared_cache", "mfa_authenticator"}
RIGHTS = ("SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER", "MAINTAIN")


@pytest.fixture(scope="module")
def table() -> Cells:
    return writes.the_table()


def test_every_table_and_every_column_stands_there(table: Cells, cast: Cast) -> None:
    rows = writes.rows_of(cast)
    assert {row.model for row in rows} >= set(wall.personal_models())
    assert {key[:3] for key in table} == {
        (row.model.__name__, row.side, what) for row in rows for what in (*writes.ways_to_add(row), *row.columns)
    }
    assert {who for *_, who in table} == set(WHO)


@pytest.mark.parametrize("who", WHO)
def test_everybody_writes_what_the_table_says(who: str, table: Cells, cast: Cast) -> None:
    found = writes.tried(who, cast, writes.rows_of(cast))
    assert found == {key: cell for key, cell in table.items() if key[3] == who}


@pytest.mark.parametrize("who", ["carys", "tomos", "former", "urien", "gwen", "ifan"])
def test_nobody_writes_into_the_life_of_somebody_with_whom_they_do_not_walk(who: str, table: Cells) -> None:
    """What they may change of their own account, and of their own walking alongside, is no life of anybody's."""
    sides = {"tomos": {"hers", "us"}, "former": {"hers", "us", "his"}, "urien": {"hers", "us", "his"}}.get(who, {"his"})
    theirs = {key for key, cell in table.items() if cell and key[3] == who and key[1] in sides}
    # A worker begins with somebody new, and looks urgently at anybody.
    assert {key[:3] for key in theirs} - MEETING.get(who, set()) == set()


ANYBODY_NEW = {("Citizen", side, "add") for side in ("hers", "his")} | {("UrgentLook", "hers", "add")}
# Whoever looks urgently writes down that they did; whoever leads the team reads it, and agrees or not.
MEETING = {
    **dict.fromkeys(("carys", "former"), ANYBODY_NEW),
    "urien": ANYBODY_NEW | {("Look", "hers", "add")},
    "tomos": ANYBODY_NEW
    | {("UrgentLook", "hers", name) for name in ("read_by_lead_at", "hold_agreed_at", "hold_refused_at")},
}


# The role of the web process


def rights(kind: str, granted: tuple[str, ...]) -> dict[str, set[str]]:
    """Relation → what the application's role may do there, to the whole of it."""
    with everything_open():
        found = writes.sql(
            "select relname, right_of from pg_class, unnest(%s::text[]) as right_of"
            " where relnamespace = 'public'::regnamespace and relkind = %s"
            " and has_table_privilege(%s, pg_class.oid, right_of)",
            list(granted),
            kind,
            wall.ROLE,
        )
    told: dict[str, set[str]] = {}
    for name, right in found:
        told.setdefault(name, set()).add(right)
    return told


def test_the_application_deletes_nothing_personal(db: None) -> None:
    found = rights("r", RIGHTS)
    beyond = {"DELETE", "TRUNCATE", "REFERENCES", "TRIGGER", "MAINTAIN"}
    assert {name for name, may in found.items() if may & beyond} == DELETABLE
    assert {right for may in found.values() for right in may} & beyond == {"DELETE"}


def test_history_is_only_read_and_looks_are_only_added(db: None) -> None:
    found = rights("r", RIGHTS)
    for event, _ in wall.event_models():
        assert found[event._meta.db_table] == {"SELECT"}
        assert may_update(event._meta.db_table) == []
    assert found["people_look"] == {"SELECT", "INSERT"}
    assert may_update("people_look") == []


def may_update(relation: str) -> list[str]:
    with everything_open():
        return [
            name
            for (name,) in writes.sql(
                "select attname from pg_attribute where attrelid = %s::regclass and attnum > 0 and not attisdropped"
                " and has_column_privilege(%s, attrelid, attnum, 'UPDATE')",
                relation,
                wall.ROLE,
            )
        ]


@pytest.mark.parametrize("statement", list(writes.forbidden()))
def test_nobody_gets_rid_of_the_wall(statement: str, cast: Cast) -> None:
    with named(cast.carys), pytest.raises(Error), transaction.atomic():
        writes.sql(statement)


def test_the_application_is_nobody_else(db: None) -> None:
    """It is a member of no role, so `set role` leads nowhere; and it owns nothing."""
    others = "select rolname from pg_roles where rolname <> %s and pg_has_role(%s, oid, 'member')"
    with connection.cursor() as cursor:
        cursor.execute(others, [wall.ROLE, wall.ROLE])
        assert cursor.fetchall() == []
        cursor.execute(
            "select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication from pg_roles"
            " where rolname = %s",
            [wall.ROLE],
        )
        assert cursor.fetchone() == (False,) * 5
        cursor.execute(
            "select relname from pg_class where relowner = %s::regrole union all"
            " select proname from pg_proc where proowner = %s::regrole",
            [wall.ROLE, wall.ROLE],
        )
        assert cursor.fetchall() == []


def test_a_hole_is_found(cast: Cast, table: Cells) -> None:
    rows = [row for row in writes.rows_of(cast) if row.model.__name__ == "Strength" and row.side == "hers"]
    with everything_open():
        writes.sql("create policy hole on strengths_strength for all to bywyd_app using (true)")
        writes.sql("drop trigger wall_guard on strengths_strength")
    found = writes.tried("tomos", cast, rows)
    assert found["Strength", "hers", "words", "tomos"]
    assert not table["Strength", "hers", "words", "tomos"]
