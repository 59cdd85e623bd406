"""What the login of the published figures can ask for, by any statement at all: figures, and nobody."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.db import ProgrammingError, connection, connections, transaction
from django.db.models import ForeignKey, UUIDField

from outcomes.models import Baseline, BaselineFile, Change, Note, Quote, Release
from outcomes.router import Published
from people.models import User
from tests.cast import Cast

OURS = {"count", "release", "baseline", "baselinefile", "change", "note", "quote"}


@pytest.fixture
def reader(cast: Cast) -> Iterator[Any]:
    with connections["published"].cursor() as cursor:
        cursor.execute("select current_user")
        assert cursor.fetchone() == ("bywyd_published",)
        yield cursor


def rows(cursor: Any, statement: str) -> list[Any]:
    cursor.execute(statement)
    return list(cursor.fetchall())


def test_it_reads_the_tables_of_figures_and_no_other(reader: Any) -> None:
    readable = rows(
        reader,
        """
        select relname from pg_class
        where relkind in ('r', 'v', 'm', 'p', 'f') and relnamespace = 'public'::regnamespace
            and has_table_privilege(current_user, oid, 'select')
        """,
    )
    assert {name for (name,) in readable} == {f"outcomes_{name}" for name in OURS}


def test_no_table_of_the_people_stands_there(reader: Any) -> None:
    there = {name for (name,) in rows(reader, "select relname from pg_class where relkind in ('r', 'p')")}
    elsewhere = {model._meta.db_table for model in apps.get_models() if model._meta.app_label != "outcomes"}
    # Django's own list of what has been migrated stands in both, and says nothing of anybody.
    assert there & elsewhere == set()


def test_no_other_database_opens_to_it(reader: Any) -> None:
    """How it is with the product's own login, tests/config/test_postgres.py says."""
    opens = rows(reader, "select datname from pg_database where has_database_privilege(current_user, oid, 'connect')")
    assert connection.settings_dict["NAME"] not in {name for (name,) in opens}
    assert "bywyd" not in {name for (name,) in opens}


@pytest.mark.parametrize(
    "statement",
    [
        "select * from people_citizen",
        "create table mine (a text)",
        "create temp table mine (a text)",
        "create function mine() returns int language sql as 'select 1'",
        "create extension dblink",
        "create extension postgres_fdw",
        "copy (select 1) to program 'true'",
        "select pg_read_file('/etc/hostname')",
        "select lo_import('/etc/hostname')",
        "insert into outcomes_release (measure, length, period) values ('x', 'month', now())",
        "update outcomes_count set figure = 0",
        "delete from outcomes_count",
        "truncate outcomes_release cascade",
        "delete from outcomes_quote",
        "insert into outcomes_quote (measure, words, language) values ('x', 'x', 'en')",
        "delete from outcomes_change",
        "update outcomes_note set period = now()",
    ],
)
def test_what_it_may_not_do(reader: Any, statement: str) -> None:
    with pytest.raises(ProgrammingError), transaction.atomic(using="published"):
        reader.execute(statement)


def test_no_row_there_has_a_key_to_anybody() -> None:
    """By the models: no key but to one another, no account, and no number that something personal has too."""
    ours = {model._meta.model_name: model for model in apps.get_app_config("outcomes").get_models()}
    assert set(ours) == OURS
    for model in ours.values():
        for field in model._meta.concrete_fields:
            if isinstance(field, ForeignKey):
                assert field.related_model in ours.values(), field
            if isinstance(field, UUIDField):
                # Made on the page for one press; not of anybody.
                assert model in {Change, Note}, field
            assert field.name not in {"by", "user", "citizen", "person", "worker", "name_of"}, field
    assert [field.name for field in Quote._meta.concrete_fields] == ["id", "measure", "words", "language"]


def test_the_router_parts_them() -> None:
    router = Published()
    release, user = Release(), User()
    assert router.db_for_read(Release) == router.db_for_write(Baseline) == "published"
    assert router.db_for_read(User) is None
    assert router.allow_relation(release, BaselineFile())
    assert router.allow_relation(user, User())
    assert router.allow_relation(release, user) is None
    assert router.allow_migrate("published", "outcomes")
    assert router.allow_migrate("default", "people")
    assert not router.allow_migrate("published", "people")
    assert not router.allow_migrate("default", "outcomes")
