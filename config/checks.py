"""Checks that stop the product from starting unsafely."""

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Error, Tags, register
from django.core.exceptions import ImproperlyConfigured
from django.db import connection, connections

# What the role may become (`set role`) counts as what it is: "member" is the right to become it.
PASSES_THE_WALL = """
select 'is a superuser' from pg_roles where rolname = current_user and rolsuper
union all select 'may bypass row-level security' from pg_roles where rolname = current_user and rolbypassrls
union all select 'may become ' || rolname || ', which the wall does not stop' from pg_roles
    where rolname <> current_user and (rolsuper or rolbypassrls) and pg_has_role(current_user, oid, 'member')
union all select 'owns the table ' || relname from pg_class
    where relkind in ('r', 'p') and pg_has_role(current_user, relowner, 'member')
    and relnamespace = 'public'::regnamespace
union all select 'sees the table ' || relname || ' without a wall' from pg_class
    where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace and not relrowsecurity
    and relname = any (%s) and has_table_privilege(current_user, oid, 'select')
"""


# Of the login that reads the published figures: what is more than reading, and what is not a published figure.
REACHES_FURTHER = """
select 'is a superuser' from pg_roles where rolname = current_user and rolsuper
union all select 'may bypass row-level security' from pg_roles where rolname = current_user and rolbypassrls
union all select 'may become ' || rolname from pg_roles
    where rolname <> current_user and pg_has_role(current_user, oid, 'member')
union all select 'may enter the people''s database' from pg_database
    where datname = %(people)s and has_database_privilege(current_user, oid, 'connect')
union all select 'stands in the people''s own database' where to_regclass('people_citizen') is not null
union all select 'owns the table ' || relname from pg_class
    where relkind in ('r', 'p') and pg_has_role(current_user, relowner, 'member')
    and relnamespace = 'public'::regnamespace
union all select 'may write what was counted in ' || relname from pg_class
    where relname in ('outcomes_release', 'outcomes_count', 'outcomes_quote') and relnamespace = 'public'::regnamespace
    and has_table_privilege(current_user, oid, 'insert, update, delete, truncate')
"""


def what_it_reaches_beyond_the_figures() -> list[str]:
    """Why the login of PUBLISHED_URL is more than a reader of published figures; empty if it is not."""
    with connections["published"].cursor() as cursor:
        cursor.execute(REACHES_FURTHER, {"people": connection.settings_dict["NAME"]})
        return [row[0] for row in cursor.fetchall()]


def what_lets_it_pass() -> list[str]:
    """Why the role of this process would not be stopped by the wall; empty if it would."""
    from people.rules import THEIRS_ALONE
    from people.wall import event_models, personal_models

    tables = [*THEIRS_ALONE, *(model._meta.db_table for model in personal_models())]
    tables += [event._meta.db_table for event, _ in event_models()]
    with connection.cursor() as cursor:
        cursor.execute(PASSES_THE_WALL, [tables])
        return [row[0] for row in cursor.fetchall()]


def refuse_a_role_that_passes_the_wall() -> None:
    reasons = what_lets_it_pass()
    connection.close()
    if reasons:
        raise ImproperlyConfigured(
            f"The database role of DATABASE_URL {', '.join(reasons)}. The web process must log in as a role that owns"
            " nothing and cannot bypass row-level security (README, “Run it for a council”)."
        )
    reasons = what_it_reaches_beyond_the_figures()
    connections["published"].close()
    if reasons:
        raise ImproperlyConfigured(
            f"The database role of PUBLISHED_URL {', '.join(reasons)}. The published figures stand in a database of"
            " their own, read through a role that can enter no other (README, “Run it for a council”)."
        )


@register(Tags.database)
def the_wall_stands(*, databases: Sequence[str] | None = None, **kwargs: Any) -> list[CheckMessage]:
    from django.conf import settings

    if not databases or settings.AS_OWNER:
        return []
    errors: list[CheckMessage] = [
        Error(f"The database role {reason}.", id="bywyd.E001") for reason in what_lets_it_pass()
    ]
    if "published" in databases:
        reached = what_it_reaches_beyond_the_figures()
        errors += [Error(f"The role of the published figures {reason}.", id="bywyd.E002") for reason in reached]
    return errors
