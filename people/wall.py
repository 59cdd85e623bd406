"""Who may see what: the one rule, as a wall in Postgres.

`people/access.py` says the rule as a word, for views; this says it as row-level security, for when a view forgets.
The wall is worked out from the models and built anew after every migrate, in one transaction, so that no new table
can be forgotten: a table has no grant to the application's role until its policies stand.

The rules themselves stand in people/rules.py.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import connections, models, transaction

from people.rules import (
    ACROSS,
    BESIDE_THE_WORDS,
    FIXED,
    FIXED_IN,
    GUARDS,
    NOW,
    OF_OUR_SYSTEM,
    ONLY_SHOWN,
    ONLY_THEY_SAY,
    OPEN_TABLES,
    PARTS_THAT_CHANGE,
    PEOPLE,
    THEIRS,
    THEIRS_ALONE,
    WORDS_BY_ANYBODY,
    WRITTEN,
    part_rule,
    team_rule,
    writing_rule,
)

ROLE = settings.APPLICATION_ROLE
HERE = Path(__file__).parent
# Who is asking, and whom they may meet; and what nobody may do row by row.
FUNCTIONS = (HERE / "who.sql", HERE / "acts.sql")

# The history rows of every table name who was asking: needed before the first table is made.
WHO_IS_ASKING = """
create or replace function app_user() returns bigint language sql stable parallel safe as
$$ select nullif(pg_catalog.current_setting('app.user_id', true), '')::pg_catalog.int8 $$;
"""


def personal_models() -> Iterator[type[models.Model]]:
    """Every model with personal content: the people's own, every piece and part of one, and what a team writes down."""
    from people.of_a_team import OfATeam
    from people.pieces import PartOfPiece, Piece

    for model in apps.get_models():
        if model._meta.db_table in PEOPLE or issubclass(model, Piece | PartOfPiece | OfATeam):
            yield model


def event_models() -> Iterator[tuple[type[models.Model], type[models.Model]]]:
    """Every history table, with the model that it is the history of."""
    for model in apps.get_models():
        tracked = getattr(model, "pgh_tracked_model", None)
        if tracked is not None:
            yield model, tracked


def rules(model: type[models.Model]) -> dict[str, tuple[str, str]]:
    from people.of_a_team import OfATeam
    from people.pieces import Piece

    table = model._meta.db_table
    if table in PEOPLE:
        return PEOPLE[table]
    if issubclass(model, OfATeam):
        rule = team_rule(table)
        return {
            "select": (rule, ""),
            "insert": ("", f"by_id = (select app_user()) and {NOW} and {rule}"),
            "update": (rule, rule),
        }
    part = model.PART  # type: ignore[attr-defined]
    is_piece = issubclass(model, Piece)
    writer = f"written_by_id = (select app_user()) and changed_by_id is null and {WRITTEN}"
    if not is_piece:
        writer = f"by_id = (select app_user()) and {NOW}"
    only = f" and {ONLY_THEY_SAY[table]}" if table in ONLY_THEY_SAY else ""
    shown = f" and {ONLY_SHOWN[table]}" if table in ONLY_SHOWN else ""
    commands = {
        "select": (part_rule(part) + shown, ""),
        # Nobody adds to what they do not see, nor in another's name.
        "insert": ("", f"{writer} and {writing_rule(part)}{only}"),
    }
    if is_piece or table in PARTS_THAT_CHANGE:
        commands["update"] = (writing_rule(part) + shown, writing_rule(part) + shown)
    return commands


def policies(table: str, commands: dict[str, tuple[str, str]]) -> Iterator[str]:
    yield f"alter table {table} enable row level security"
    for command, (using, check) in commands.items():
        name = f"wall_{command}"
        yield f"drop policy if exists {name} on {table}"
        yield (
            f"create policy {name} on {table} for {command} to {ROLE}"
            + (f" using ({using})" if using else "")
            + (f" with check ({check})" if check else "")
        )


def grants(model: type[models.Model], commands: dict[str, tuple[str, str]]) -> Iterator[str]:
    table = model._meta.db_table
    yield f"revoke all on {table} from {ROLE}"
    yield f"grant select on {table} to {ROLE}"
    if "insert" in commands:
        yield f"grant insert on {table} to {ROLE}"
    if "update" in commands:
        fixed = FIXED | FIXED_IN.get(table, set())
        columns = ", ".join(
            f'"{f.column}"' for f in model._meta.local_concrete_fields if f.column and f.column not in fixed
        )
        yield f"grant update ({columns}) on {table} to {ROLE}"
    yield f"grant usage on all sequences in schema public to {ROLE}"


def theirs_alone(table: str, owner: str) -> Iterator[str]:
    mine = f"{owner} = (select app_user())"
    yield from policies(
        table, {"select": (mine, ""), "insert": ("", mine), "update": (mine, mine), "delete": (mine, "")}
    )
    yield f"revoke all on {table} from {ROLE}"
    yield f"grant select, insert, update, delete on {table} to {ROLE}"


def unique(model: type[models.Model]) -> Iterator[str]:
    """What the keys below point at."""
    from people.of_a_team import OfATeam
    from people.pieces import Piece

    if issubclass(model, Piece | OfATeam):
        table = model._meta.db_table
        columns = {
            "same_citizen": "id, citizen_id",
            "same_rule": "id, citizen_id, who_can_see, written_by_id",
        }
        if issubclass(model, OfATeam):
            columns = {"same_team": "id, team_id"}
        for name, listed in columns.items():
            yield f"create unique index if not exists {table}_{name} on {table} ({listed})"


def guards(model: type[models.Model]) -> Iterator[str]:
    """A trigger that refuses a change of some columns to all but those who may. The owner's commands pass it."""
    from people.pieces import Piece

    table = model._meta.db_table
    columns = {**(GUARDS["*"] if issubclass(model, Piece) else {}), **GUARDS.get(table, {})}
    if issubclass(model, Piece) and table not in WORDS_BY_ANYBODY:
        # The person, whoever wrote it, and those who work with them: a supporter adds, and does not rewrite.
        working = f"old.citizen_id = any (app_alongside('{model.PART}', true))"
        rule = f"{THEIRS} or old.written_by_id = app_user() or {working}"
        for name in ("words", "helped_by", *BESIDE_THE_WORDS.get(table, ())):
            columns.setdefault(name, rule)
    if not columns:
        return
    refused = " or ".join(
        f'(new."{name}" is distinct from old."{name}" and not coalesce(({who}), false))'
        for name, who in columns.items()
    )
    yield f"""
        create or replace function wall_guard_{table}() returns trigger language plpgsql
            set search_path = pg_catalog, public, pg_temp as $$
        begin
            if current_user = '{ROLE}' and ({refused}) then
                raise insufficient_privilege using message = 'this is for somebody else to change';
            end if;
            return new;
        end $$"""
    yield f"drop trigger if exists wall_guard on {table}"
    yield f"create trigger wall_guard before update on {table} for each row execute function wall_guard_{table}()"


def keys(model: type[models.Model]) -> Iterator[str]:
    """Keys that keep a row on its own citizen, or with its own team: plain foreign keys look past the wall.

    A part of a piece carries the three columns of the rule; they follow the whole (`on update cascade`). Every
    other key from one piece to another must stay with the same citizen; and of what a team works on, with the team.
    """
    from people.of_a_team import OfATeam
    from people.pieces import PartOfPiece, Piece

    if not issubclass(model, Piece | PartOfPiece | OfATeam):
        return
    for field in model._meta.local_concrete_fields:
        parent = field.related_model
        if not (isinstance(parent, type) and issubclass(parent, Piece | OfATeam)):
            continue
        if (model._meta.db_table, field.name) in ACROSS:
            continue
        is_whole = issubclass(model, PartOfPiece) and field.name == model.whole
        columns = "citizen_id, who_can_see, written_by_id" if is_whole else "citizen_id"
        if issubclass(parent, OfATeam):
            columns = "team_id"
        name = f"{model._meta.db_table}_{field.name}_wall"
        table = model._meta.db_table
        yield f"alter table {table} drop constraint if exists {name}"
        yield (
            f"alter table {table} add constraint {name} foreign key ({field.column}, {columns})"
            f" references {parent._meta.db_table} (id, {columns})" + (" on update cascade" if is_whole else "")
        )


def history(event: type[models.Model], tracked: type[models.Model]) -> Iterator[str]:
    """Who may read a row now may read its earlier words, unless those were told more closely then."""
    from people.pieces import PartOfPiece, Piece

    table = event._meta.db_table
    now = f"exists (select from {tracked._meta.db_table} as now where now.id = {table}.pgh_obj_id)"
    then = f" and {part_rule(tracked.PART)}" if issubclass(tracked, Piece | PartOfPiece) else ""
    yield from policies(table, {"select": (now + then, "")})
    yield from grants(event, {})


def statements() -> Iterator[str]:
    yield WHO_IS_ASKING
    yield from (file.read_text() for file in FUNCTIONS)
    yield f"grant usage on schema public to {ROLE}"
    for model in personal_models():
        yield from unique(model)
    for model in personal_models():
        yield from keys(model)
        yield from guards(model)
    for model in personal_models():
        commands = rules(model)
        yield from policies(model._meta.db_table, commands)
        yield from grants(model, commands)
    for event, tracked in event_models():
        yield from history(event, tracked)
    for table, commands in OF_OUR_SYSTEM.items():
        yield from policies(table, commands)
        yield f"revoke all on {table} from {ROLE}"
        yield f"grant {', '.join(commands)} on {table} to {ROLE}"
    for table, owner in THEIRS_ALONE.items():
        yield from theirs_alone(table, owner)
    for table, allowed in OPEN_TABLES.items():
        yield f"grant {allowed} on {table} to {ROLE}"


def build(*, using: str = "default", **kwargs: Any) -> None:
    """Build the whole wall; called after every migrate, as the owner."""
    with transaction.atomic(using=using), connections[using].cursor() as cursor:
        cursor.execute("select to_regclass('people_citizen') is not null")
        if not cursor.fetchone()[0]:
            return
        for statement in statements():
            cursor.execute(statement)
        # History is written with the owner's rights: the application may not write it itself. pgtrigger makes its
        # functions again without this, so it stands here and not in a migration.
        cursor.execute("select oid::regprocedure::text from pg_proc where proname like 'pgtrigger\\_%'")
        for (function,) in cursor.fetchall():
            cursor.execute(f"alter function {function} security definer set search_path = pg_catalog, public, pg_temp")
