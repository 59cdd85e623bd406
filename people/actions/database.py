"""Calling what nobody may do row by row (people/acts.sql)."""

from typing import Any

from django.db import connection


def asked_of_the_database(function: str, *values: Any) -> list[tuple[Any, ...]]:
    """What a function of people/acts.sql answers."""
    marks = ", ".join(["%s"] * len(values))
    with connection.cursor() as cursor:
        cursor.execute(f"select * from {function}({marks})", values)  # noqa: S608  # no name from outside
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows
