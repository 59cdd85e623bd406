"""Who may see what: the one rule, as a wall in Postgres.

`people/access.py` says the rule as a word, for views; this says it as row-level security, for when a view forgets.
The wall is worked out from the models and built anew after every migrate, in one transaction, so that no new table
can be forgotten: a table has no grant to the application's role until its policies stand.

Reading is by four functions that run as the owner (SECURITY DEFINER) and are worked out once per statement
(`= any ((select …))` is an initplan), which is what keeps the wall fast.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import connections, models, transaction

ROLE = settings.APPLICATION_ROLE
# What nobody may do row by row.
ACTS = Path(__file__).parent / "acts.sql"

# The history rows of every table name who was asking: needed before the first table is made.
WHO_IS_ASKING = """
create or replace function app_user() returns bigint language sql stable parallel safe
    set search_path = pg_catalog, public as
$$ select nullif(current_setting('app.user_id', true), '')::bigint $$;
"""

# The clock, not the beginning of the transaction: whoever stops sharing stops it now.
OPEN_ALONGSIDE = "a.user_id = app_user() and (a.until is null or a.until > clock_timestamp())"
CLOSED = "select from people_closing c where c.citizen_id = {of} and c.undone_at is null and c.kind {kinds}"
TO_OTHERS = CLOSED.format(of="a.citizen_id", kinds="in ('paused', 'leaving')")
AFTER_A_DEATH = CLOSED.format(of="z.id", kinds="= 'died'")
# Two people hold it back from the person, or the second has an hour to say so.
HELD = (
    "(coalesce(u.hold_until > clock_timestamp(), false) and u.hold_refused_at is null"
    " and (u.hold_agreed_at is not null or u.at > clock_timestamp() - interval '1 hour'))"
)
DEFINER = "language sql stable security definer set search_path = pg_catalog, public, pg_temp"

FUNCTIONS = f"""
create or replace function app_works_as() returns text {DEFINER} as
$$ select works_as from people_user where id = app_user() and is_active $$;

-- Managers and administrators meet nobody, whatever row says that they walk alongside.
create or replace function app_meets_people() returns boolean language sql stable
    set search_path = pg_catalog, public, pg_temp as
$$ select coalesce(app_works_as(), 'nobody') not in ('manager', 'administrator', 'nobody') $$;

create or replace function app_own() returns uuid[] {DEFINER} as
$$ select coalesce(array_agg(z.id), '{{}}') from people_citizen z
   where z.user_id = app_user() and app_meets_people() and not exists ({AFTER_A_DEATH}) $$;

-- Those whom one walks alongside, also while their plan is closed to others.
create or replace function app_walks() returns uuid[] {DEFINER} as
$$ select coalesce(array_agg(a.citizen_id), '{{}}') from people_alongside a
   where {OPEN_ALONGSIDE} and app_meets_people() $$;

create or replace function app_alongside(part text, as_worker boolean) returns uuid[] {DEFINER} as
$$ select coalesce(array_agg(a.citizen_id), '{{}}') from people_alongside a
   where {OPEN_ALONGSIDE} and app_meets_people() and not exists ({TO_OTHERS})
     and (part = '' or part = any (a.parts)) and (a.walks_as = 'worker' or not as_worker) $$;

-- Those without a sign-in, at whose word one may say things.
create or replace function app_at_word() returns uuid[] {DEFINER} as
$$ select coalesce(array_agg(z.id), '{{}}') from people_alongside a join people_citizen z on z.id = a.citizen_id
   where {OPEN_ALONGSIDE} and app_meets_people() and z.user_id is null and (a.walks_as = 'worker' or a.trusted)
     and not exists ({AFTER_A_DEATH}) $$;

create or replace function app_urgently() returns uuid[] {DEFINER} as
$$ select coalesce(array_agg(citizen_id), '{{}}') from people_urgentlook
   where user_id = app_user() and until > clock_timestamp() and app_meets_people() $$;

create or replace function app_known() returns uuid[] {DEFINER} as
$$ select app_own() || app_walks() || app_urgently() $$;

-- After a death nobody writes any more.
create or replace function app_died() returns uuid[] {DEFINER} as
$$ select coalesce(array_agg(citizen_id), '{{}}') from people_closing
   where kind = 'died' and undone_at is null and citizen_id = any (app_known()) $$;

create or replace function app_held(urgent bigint) returns boolean {DEFINER} as
$$ select exists (select from people_urgentlook u where u.id = urgent and {HELD}) $$;

create or replace function app_companions() returns bigint[] {DEFINER} as
$$ select coalesce(array_agg(id), '{{}}') from (
       select app_user() as id
       union select user_id from people_alongside where citizen_id = any (app_known())
       union select user_id from people_citizen where id = any (app_known()) and user_id is not null
       union select user_id from people_look where citizen_id = any (app_own())
           and (urgent_id is null or not app_held(urgent_id))
       union select t.lead_id from people_team t join people_user m on m.team_id = t.id
           where m.id = app_user() and app_meets_people()
       union select m.id from people_user m join people_team t on m.team_id = t.id
           where t.lead_id = app_user() and app_meets_people()
       union select user_id from people_urgentlook where lead_id = app_user() and app_meets_people()
       union select lead_id from people_urgentlook where user_id = app_user() and app_meets_people()) as them $$;

create or replace function app_has_sign_in(citizen uuid) returns boolean {DEFINER} as
$$ select exists (select from people_citizen where id = citizen and user_id is not null) $$;

create or replace function app_is_new(citizen uuid) returns boolean {DEFINER} as
$$ select not exists (select from people_citizen where id = citizen)
      and not exists (select from people_alongside where citizen_id = citizen) $$;

create or replace function _pgtrigger_should_ignore(trigger_name name) returns boolean language sql immutable as
$$ select false $$;
"""

OWN = "any ((select app_own())::uuid[])"
WORKING = "any ((select app_alongside('', true))::uuid[])"
WALKS = "any ((select app_walks())::uuid[])"
AT_WORD = "any ((select app_at_word())::uuid[])"
URGENTLY = "any ((select app_urgently())::uuid[])"
KNOWN = "any ((select app_known())::uuid[])"
DIED = "any ((select app_died())::uuid[])"
WORKS_AS = "(select app_works_as())"
STAFF = f"(works_as <> '' and {WORKS_AS} = 'administrator')"
ADMINISTRATOR = f"{WORKS_AS} = 'administrator'"
SIGNED_IN = "(select app_user()) is not null"
SIGNING_IN = "(current_setting('app.signing_in', true) = 'on' and (select app_user()) is null)"
USER_READ = f"id = any ((select app_companions())::bigint[]) or {SIGNING_IN} or {STAFF}"
MINE = "(user_id = (select app_user()) and (select app_meets_people()))"
# A look is written down when it happens: not for an earlier day, nor for a later one.
NOW = "at between now() - interval '5 minutes' and now() + interval '5 minutes'"
# Whoever shows an invitation's code sees that one.
BY_CODE = "digest = nullif(current_setting('app.invitation', true), '')"
INVITED = (
    f"((select app_meets_people()) and to_user_id = (select app_user()))"
    f" or (asked_by_id = (select app_user()) and citizen_id = {KNOWN})"
    f" or citizen_id = {OWN} or citizen_id = {AT_WORD} or {BY_CODE}"
)
# By those who write at the person's word, or the person.
THEIR_SAY = f"citizen_id = {OWN} or citizen_id = {AT_WORD}"

# Tables of the people app, each with its own rule: command → (using, with check).
PEOPLE: dict[str, dict[str, tuple[str, str]]] = {
    "people_user": {
        "select": (USER_READ, ""),
        "insert": ("", STAFF),
        # Nobody gives themselves another kind of work; an administrator gives it to those who work here.
        "update": (
            f"id = (select app_user()) or {STAFF}",
            f"(id = (select app_user()) and works_as = {WORKS_AS}) or {STAFF}",
        ),
    },
    "people_team": {
        "select": (SIGNED_IN, ""),
        "insert": ("", ADMINISTRATOR),
        "update": (ADMINISTRATOR, ADMINISTRATOR),
    },
    "people_place": {
        "select": (SIGNED_IN, ""),
        "insert": ("", ADMINISTRATOR),
        "update": (ADMINISTRATOR, ADMINISTRATOR),
    },
    "people_citizen": {
        "select": (f"id = {KNOWN}", ""),
        "insert": ("", f"added_by_id = (select app_user()) and user_id is null and {WORKS_AS} = 'worker'"),
        # How to be with somebody is said by them, or by whoever works with them.
        "update": (
            f"(id = {OWN} or id = {WORKING}) and not id = {DIED}",
            f"(id = {OWN} or id = {WORKING}) and not id = {DIED}",
        ),
    },
    "people_closing": {
        "select": (f"citizen_id = {OWN} or citizen_id = {WALKS}", ""),
        "insert": (
            "",
            f"by_id = (select app_user()) and {NOW} and undone_at is null and case kind"
            # Not so soon that a mistake, or worse, could not be undone.
            f" when 'died' then citizen_id = {WORKING} and delete_on >= current_date + 30"
            f" when 'leaving' then ({THEIR_SAY}) and delete_on >= current_date + 7 else {THEIR_SAY} end",
        ),
        "update": (
            f"case kind when 'died' then citizen_id = {WORKING} else {THEIR_SAY} end",
            "undone_by_id = (select app_user())",
        ),
    },
    "people_alongside": {
        "select": (f"{MINE} or citizen_id = {OWN} or citizen_id = {WALKS}", ""),
        # Whoever is invited comes in by saying yes (app_say_yes); a worker begins only with somebody new.
        "insert": (
            "",
            f"{MINE} and walks_as = 'worker' and {WORKS_AS} = 'worker' and app_is_new(citizen_id)",
        ),
        # The person; at their word; and whoever walks alongside may end that (see the guards).
        "update": (f"{THEIR_SAY} or {MINE}", f"{THEIR_SAY} or {MINE}"),
    },
    "people_invitation": {
        "select": (INVITED, ""),
        "insert": (
            "",
            "asked_by_id = (select app_user()) and answer = '' and case becomes"
            # Once they have a sign-in, a worker can only make a letter, which asks for what they alone can answer.
            f" when 'own' then citizen_id = {OWN} or (citizen_id = {WORKING}"
            " and ((email = '' and phone = '') or not app_has_sign_in(citizen_id)))"
            f" when 'administrator' then false else {THEIR_SAY} end",
        ),
        "update": (INVITED, INVITED),
    },
    "people_look": {
        "select": (f"{MINE} or (citizen_id = {OWN} and (urgent_id is null or not app_held(urgent_id)))", ""),
        "insert": ("", f"{MINE} and citizen_id = {KNOWN} and {NOW}"),
    },
    "people_urgentlook": {
        "select": (
            f"{MINE} or (lead_id = (select app_user()) and (select app_meets_people()))"
            f" or (citizen_id = {OWN} and not app_held(id))",
            "",
        ),
        "insert": (
            "",
            f"{MINE} and {WORKS_AS} = 'worker' and {NOW} and until <= at + interval '1 hour'"
            " and lead_id is distinct from user_id and hold_agreed_at is null"
            " and (lead_id is null"
            " or exists (select from people_team t where t.lead_id = people_urgentlook.lead_id))"
            " and (hold_until is null or hold_until <= at + interval '28 days')",
        ),
        "update": ("lead_id = (select app_user())", "lead_id = (select app_user())"),
    },
}

# Only the person says that it is what they wanted; others at their word, while they have no sign-in of their own.
ONLY_THEY_SAY = {"networks_verdict": f"({THEIR_SAY})"}

# What a policy cannot say, because it must compare a row with what it was: who may change which column.
# column → who may, in terms of the row as it was (old) and becomes (new); `*` is every piece.
THEIRS = "old.citizen_id = any (app_own())"
AT_THEIR_WORD = f"({THEIRS} or old.citizen_id = any (app_at_word()))"
# Nobody sees more, or longer, by their own hand.
FOR_ANOTHER = f"({AT_THEIR_WORD} and old.user_id <> app_user() or {THEIRS})"
GUARDS: dict[str, dict[str, str]] = {
    "*": {"who_can_see": f"{THEIRS} or old.written_by_id = app_user()"},
    "networks_supportrequest": {"ended_at": AT_THEIR_WORD, "withdrawn_at": AT_THEIR_WORD},
    "conversations_putright": {"settled_at": AT_THEIR_WORD},
    "networks_promise": {"kept_at": f"{THEIRS} or old.by_id = app_user()"},
    "people_user": {
        "password": "old.id = app_user()",
        "email": "old.id = app_user() or old.works_as <> ''",
        "fact_answer": "old.id = app_user()",
    },
    "people_alongside": {
        "walks_as": "false",
        "since": "false",
        "parts": FOR_ANOTHER,
        "trusted": FOR_ANOTHER,
        "how_related": FOR_ANOTHER,
        "until": f"{FOR_ANOTHER} or (old.user_id = app_user() and new.until <= clock_timestamp() + interval '1 minute'"
        " and (old.until is null or new.until < old.until))",
    },
    "people_invitation": {
        "taken_back_at": f"{AT_THEIR_WORD} or old.asked_by_id = app_user()",
        "answer": "new.answer = 'not_now' and old.answer <> 'yes'",
        "wrong_answers": "new.wrong_answers > old.wrong_answers",
    },
    "people_closing": {
        "kind": "false",
        "died_on": "false",
        "delete_on": "false",
    },
}

# What is said about somebody on the map is kept with the rest of them, by anybody alongside.
WORDS_BY_ANYBODY = {"networks_connection"}

# Whose a row is, and who wrote it first, is never changed by the application.
FIXED = {
    "id",
    "citizen_id",
    "written_by_id",
    "written_at",
    "by_id",
    "at",
    "added_by_id",
    "added_at",
    "user_id",
    # What an invitation says, and how it is answered, are not changed once it is made.
    "asked_by_id",
    "asked_at",
    "asked_by_name",
    "to_user_id",
    "becomes",
    "sharing_until",
    "digest",
    "answered_by_id",
    # Nor why somebody looked urgently, for how long, and who was told.
    "citizen_name",
    "lead_id",
    "hold_until",
    "why_hold",
}
# Besides FIXED, in one table.
FIXED_IN = {
    "people_invitation": {"name", "email", "phone", "language", "how_related", "parts", "trusted", "until"}
    | {"fact_question", "fact_answer"},
    "people_urgentlook": {"why", "until"},
}
# What somebody signs in with: theirs alone, also while they sign in (they are named before it is looked at), and gone
# when they take it away. No word says this, no view lists another's, and no history keeps a secret that was changed.
# The library saves whole rows; the policy keeps each with its owner.
THEIRS_ALONE = {"mfa_authenticator": "user_id"}
# Tables that hold no person's words: command list granted to the application.
OPEN_TABLES = {
    "django_session": "select, insert, update, delete",
    "django_content_type": "select",
    "shared_cache": "select, insert, update, delete",
}


def part_rule(part: str) -> str:
    """The rule of access.may_see, in SQL."""
    return f"({walking_rule(part)} or (who_can_see in ('everyone', 'workers') and citizen_id = {URGENTLY}))"


def writing_rule(part: str) -> str:
    """An urgent look writes nothing, and after a death nobody does."""
    return f"({walking_rule(part)} and not citizen_id = {DIED})"


def walking_rule(part: str) -> str:
    here = f"any ((select app_alongside('{part}', false))::uuid[])"
    return (
        f"(citizen_id = {OWN}"
        f" or (who_can_see = 'everyone' and citizen_id = {here})"
        f" or (who_can_see = 'workers' and citizen_id = any ((select app_alongside('{part}', true))::uuid[]))"
        f" or (who_can_see = 'us' and written_by_id = (select app_user()) and citizen_id = {here}))"
    )


def personal_models() -> Iterator[type[models.Model]]:
    """Every model with personal content: the people's own, and every piece and part of one."""
    from people.pieces import PartOfPiece, Piece

    for model in apps.get_models():
        if model._meta.db_table in PEOPLE or issubclass(model, Piece | PartOfPiece):
            yield model


def event_models() -> Iterator[tuple[type[models.Model], type[models.Model]]]:
    """Every history table, with the model that it is the history of."""
    for model in apps.get_models():
        tracked = getattr(model, "pgh_tracked_model", None)
        if tracked is not None:
            yield model, tracked


def rules(model: type[models.Model]) -> dict[str, tuple[str, str]]:
    from people.pieces import Piece

    table = model._meta.db_table
    if table in PEOPLE:
        return PEOPLE[table]
    part = model.PART  # type: ignore[attr-defined]
    writer = "written_by_id" if issubclass(model, Piece) else "by_id"
    only = f" and {ONLY_THEY_SAY[table]}" if table in ONLY_THEY_SAY else ""
    return {
        "select": (part_rule(part), ""),
        # Nobody adds to what they do not see.
        "insert": ("", f"{writer} = (select app_user()) and {writing_rule(part)}{only}"),
        "update": (writing_rule(part), writing_rule(part)),
    }


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
    from people.pieces import Piece

    if issubclass(model, Piece):
        table = model._meta.db_table
        columns = {
            "same_citizen": "id, citizen_id",
            "same_rule": "id, citizen_id, who_can_see, written_by_id",
        }
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
        columns["words"] = f"{THEIRS} or old.written_by_id = app_user() or {working}"
    if not columns:
        return
    refused = " or ".join(
        f"(new.{name} is distinct from old.{name} and not coalesce(({who}), false))" for name, who in columns.items()
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
    """Keys that keep a row on its own citizen: plain foreign keys look past the wall.

    A part of a piece carries the three columns of the rule; they follow the whole (`on update cascade`). Every
    other key from one piece to another must stay with the same citizen.
    """
    from people.pieces import PartOfPiece, Piece

    if not issubclass(model, Piece | PartOfPiece):
        return
    for field in model._meta.local_concrete_fields:
        parent = field.related_model
        if not (isinstance(parent, type) and issubclass(parent, Piece)):
            continue
        is_whole = issubclass(model, PartOfPiece) and field.name == model.whole
        columns = "citizen_id, who_can_see, written_by_id" if is_whole else "citizen_id"
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
    yield FUNCTIONS
    yield ACTS.read_text()
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
    for table, owner in THEIRS_ALONE.items():
        yield from theirs_alone(table, owner)
    for table, allowed in OPEN_TABLES.items():
        yield f"grant {allowed} on {table} to {ROLE}"
    for model in apps.get_app_config("outcomes").get_models():
        yield f"grant select on {model._meta.db_table} to {ROLE}"


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
