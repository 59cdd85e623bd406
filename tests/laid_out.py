"""The cast, laid out again as rows: nearly every test begins with it, and making it anew took a third of their time.

Made once by its factories, it is remembered as what stood in the tables afterwards. Later tests get the same rows in
one statement, through the same triggers (so that the history is of their own), and the same people, unpickled.
"""

import pickle
import time
from dataclasses import dataclass
from graphlib import TopologicalSorter

from django.apps import apps
from django.db import connection, transaction

from people.models import Team
from tests.cast import Cast, lay_out

# What stands there from the beginning, or has no table.
OF_THE_TOOLS = {"auth", "contenttypes", "pghistory", "outcomes"}
# Seconds: what the tests compare with now was written a moment ago, and on the same day.
FRESH = 60


@dataclass(frozen=True)
class LaidOut:
    at: float
    day: str
    cast: bytes
    rows: str


_before: list[LaidOut] = []


def the_cast() -> Cast:
    """For use inside `everything_open`, in a test that has written nothing yet."""
    day = time.strftime("%x")
    if _before and time.monotonic() - _before[-1].at < FRESH and _before[-1].day == day:
        with connection.cursor() as cursor:
            cursor.execute(_before[-1].rows)
        found: Cast = pickle.loads(_before[-1].cast)  # noqa: S301
        return found
    stood = _how_many()
    cast = lay_out()
    _before[:] = [LaidOut(time.monotonic(), day, pickle.dumps(cast), _rows(stood))]
    return cast


def delete_every_row() -> None:
    """For use inside `everything_open`: what points at another first, its history after it."""
    from outcomes.models import BaselineFile, Change, Note, Quote, Release

    for figures in (Release, BaselineFile, Change, Note, Quote):
        figures._default_manager.all().delete()
    history = [model._meta.db_table for model in apps.get_models() if hasattr(model, "pgh_tracked_model")]
    there = [*reversed(_tables()), *history]
    with transaction.atomic(), connection.cursor() as cursor:
        while found := _with_rows(there):
            for table in filter(found.__contains__, there):
                cursor.execute(f"delete from {table}")


def _with_rows(tables: list[str]) -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute(" union all ".join(f"select '{table}' where exists (select from {table})" for table in tables))
        return {table for (table,) in cursor.fetchall()}


def _tables() -> list[str]:
    """Each after those that it points to, and none of history: what a trigger writes, it writes again."""
    models = [model for model in apps.get_models(include_auto_created=True) if model._meta.managed]
    points_to = {
        model._meta.db_table: {
            field.related_model._meta.db_table  # type: ignore[union-attr]
            for field in model._meta.concrete_fields
            # A team is led by a user, and a user is of a team: that key is looked at when all stands.
            if (field.many_to_one or field.one_to_one) and field.related_model not in {model, Team}
        }
        for model in models
        if not hasattr(model, "pgh_tracked_model") and model._meta.app_label not in OF_THE_TOOLS
    }
    there = set(connection.introspection.table_names())
    return [table for table in TopologicalSorter(points_to).static_order() if table in there]


def _how_many() -> dict[str, int]:
    with connection.cursor() as cursor:
        cursor.execute(" union all ".join(f"select '{table}', count(*) from {table}" for table in _tables()))
        return dict(cursor.fetchall())


def _rows(stood: dict[str, int]) -> str:
    """What was written since, as statements."""
    statements = []
    counted = _how_many()
    # In the order of their keys: Postgres may count large tables side by side, and answer in any.
    for table in _tables():
        if counted[table] == stood[table]:
            continue
        assert stood[table] == 0, f"{table} has rows before a test begins"
        with connection.cursor() as cursor:
            cursor.execute(
                """
                select string_agg(quote_ident(attname), ', ' order by attnum) from pg_attribute
                where attrelid = %s::regclass and attnum > 0 and not attisdropped and attgenerated = ''
                """,
                [table],
            )
            (columns,) = cursor.fetchone() or ("",)
            cursor.execute(f"select quote_literal(json_agg(t)) from (select * from {table} order by 1) t")
            (literal,) = cursor.fetchone() or ("",)
        statements.append(
            f"insert into {table} ({columns}) select {columns} from json_populate_recordset(null::{table}, {literal})"
        )
    return ";\n".join(statements)
