"""The product does not start with a database role that the wall would not stop."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection, connections

from config import checks
from config.postgres import Postgres
from tests.conftest import as_the_owner, everything_open


def sql(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


def test_the_applications_role_may_start(db: None) -> None:
    assert checks.what_lets_it_pass() == []
    assert checks.the_wall_stands(databases=["default"]) == []
    assert checks.the_wall_stands() == []
    assert checks.what_it_reaches_beyond_the_figures() == []
    assert checks.the_wall_stands(databases=["default", "published"]) == []


def test_the_owner_may_not(db: None) -> None:
    with everything_open():
        assert "owns the table people_citizen" in checks.what_lets_it_pass()
        errors = checks.the_wall_stands(databases=["default"])
    assert {error.id for error in errors} == {"bywyd.E001"}


def test_the_owners_own_commands_are_not_asked(db: None, settings: Any) -> None:
    settings.AS_OWNER = True
    with everything_open():
        assert checks.the_wall_stands(databases=["default"]) == []


def test_a_table_without_its_wall_is_refused(db: None) -> None:
    with everything_open():
        sql("alter table strengths_strength disable row level security")
    assert checks.what_lets_it_pass() == ["sees the table strengths_strength without a wall"]


def test_starting_is_refused_in_one_sentence(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    # The connections are the test's own, and are still needed.
    for each in connections.all():
        monkeypatch.setattr(each, "close", lambda: None)
    checks.refuse_a_role_that_passes_the_wall()
    with everything_open(), pytest.raises(ImproperlyConfigured, match="DATABASE_URL owns the table"):
        checks.refuse_a_role_that_passes_the_wall()


def test_a_login_that_reaches_beyond_the_published_figures_is_refused(
    db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    for each in connections.all():
        monkeypatch.setattr(each, "close", lambda: None)
    with as_the_owner(connections["published"]):
        reached = checks.what_it_reaches_beyond_the_figures()
        assert "owns the table outcomes_count" in reached
        assert "may enter the people's database" in reached
        assert "may become bywyd_published" in reached
        assert "may write what was counted in outcomes_release" in reached
        with pytest.raises(ImproperlyConfigured, match="PUBLISHED_URL may become"):
            checks.refuse_a_role_that_passes_the_wall()
        errors = checks.the_wall_stands(databases=["default", "published"])
    assert {error.id for error in errors} == {"bywyd.E002"}


@pytest.fixture(scope="module")
def superuser() -> Iterator[psycopg.Connection[Any]]:
    """A superuser's connection to a server of its own."""
    with tempfile.TemporaryDirectory(prefix="bywyd-") as made:
        os.chmod(made, 0o711)  # noqa: S103
        with (
            Postgres(Path(made) / "postgres", fsync=False) as server,
            psycopg.connect(server.superuser_url, autocommit=True) as superuser_connection,
        ):
            yield superuser_connection


ROLES = """
    create role bypassing bypassrls;
    create role harmless;
    create role may_become_bypassing in role bypassing;
    create role may_become_it_by_hand noinherit in role bypassing;
    create role owning;
    create role may_become_owning noinherit in role owning;
    create table public.theirs ();
    alter table public.theirs owner to owning;
"""


@pytest.mark.parametrize(
    ("role", "reason"),
    [
        ("bypassing", "may bypass row-level security"),
        ("may_become_bypassing", "may become bypassing, which the wall does not stop"),
        ("may_become_it_by_hand", "may become bypassing, which the wall does not stop"),
        ("owning", "owns the table theirs"),
        ("may_become_owning", "owns the table theirs"),
        ("harmless", None),
    ],
)
def test_a_role_that_passes_is_found(role: str, reason: str | None, superuser: psycopg.Connection[Any]) -> None:
    if not superuser.execute("select from pg_roles where rolname = 'harmless'").rowcount:
        superuser.execute(ROLES)
    superuser.execute(f"set role {role}")
    found = superuser.execute(checks.PASSES_THE_WALL, [[]]).fetchall()
    superuser.execute("reset role")
    assert found == ([(reason,)] if reason else [])


def test_a_superuser_is_found(superuser: psycopg.Connection[Any]) -> None:
    found = {row[0] for row in superuser.execute(checks.PASSES_THE_WALL, [[]]).fetchall()}
    assert {"is a superuser", "may bypass row-level security"} <= found
