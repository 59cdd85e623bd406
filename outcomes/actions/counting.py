"""Counting: what was protected is written once, and never changed."""

from django.db import connection

from people.models import Alongside, Citizen


def sees_everything() -> bool:
    """Whether no wall stands before whoever counts: behind it every figure would come out too small."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select not (row_security_active(%s) or row_security_active(%s))",
            [Citizen._meta.db_table, Alongside._meta.db_table],
        )
        return bool(cursor.fetchone()[0])
