"""Every change of a personal row is written down by the database, with who and when, and nothing switches it off."""

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from typing import Any

from django.db import connection, models

from conversations.models import Matter
from people import wall
from people.models import Invitation, Look, User
from study.models import Walk
from tests.cast import Cast
from tests.conftest import everything_open

AsUser = Callable[[User | None], AbstractContextManager[None]]

# What has no history, and why.
WITHOUT = {Look: "is itself what was written down; nobody can change or delete it"}
# Columns whose earlier values nobody should keep, or nobody needs: what is found in a walk follows from its steps.
SECRETS: dict[type[models.Model], set[str]] = {
    User: {"password", "last_login", "fact_answer"},
    Invitation: {"digest", "fact_answer"},
    Walk: {"found"},
}
BIT = {"insert": 4, "delete": 8, "update": 16}

TRIGGERS = """
select tgtype, prosecdef, coalesce(array_to_string(proconfig, ','), ''), prosrc from pg_trigger
    join pg_proc on pg_proc.oid = tgfoid
    where tgrelid = %s::regclass and tgenabled in ('O', 'A') and not tgisinternal
"""


def rows(statement: str, *values: Any) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall() if cursor.description else []


def without_history(personal: Iterable[type[models.Model]]) -> list[str]:
    """What is missing before every change of these tables is written down for good."""
    events = {tracked: event for event, tracked in wall.event_models()}
    found = []
    for model in personal:
        table = model._meta.db_table
        if model not in events:
            found.append(f"{table} has no history")
            continue
        earlier = events[model]._meta.db_table
        written = [row for row in rows(TRIGGERS, table) if f'INSERT INTO "{earlier}"' in row[3]]
        for verb, bit in BIT.items():
            if not any(kind & bit for kind, *_ in written):
                found.append(f"{table}: no trigger writes down an {verb}")
        if not all(by_owner and "search_path=pg_catalog" in path for _, by_owner, path, _ in written):
            found.append(f"{table}: a trigger runs with the rights of whoever writes")
        if not rows("select 1 from pg_class where oid = %s::regclass and relrowsecurity", earlier):
            found.append(f"{earlier} has no wall")
        columns = {str(field.column) for field in events[model]._meta.local_fields}
        if missing := {str(field.column) for field in model._meta.local_fields} - columns - SECRETS.get(model, set()):
            found.append(f"{earlier} lacks {sorted(missing)}")
    return found


def versions(matter: Any) -> list[tuple[str, str, int | None]]:
    """Label, words and who, of every version that whoever is named may read, oldest first."""
    earlier: Any = Matter.pgh_event_model  # type: ignore[attr-defined]
    found = earlier.objects.filter(pgh_obj_id=matter.pk).order_by("pgh_id")
    return list(found.values_list("pgh_label", "words", "who_id"))


def test_every_personal_table_has_its_history(db: None) -> None:
    assert without_history(model for model in wall.personal_models() if model not in WITHOUT) == []


def test_a_table_without_history_is_found(db: None) -> None:
    assert without_history([Look]) == ["people_look has no history"]
    with everything_open():
        (update,) = rows(
            "select tgname from pg_trigger where tgrelid = 'conversations_matter'::regclass and tgname ~ 'update'"
        )[0]
        rows(f"drop trigger {update} on conversations_matter")
        rows("alter table conversations_matterearlier disable row level security")
        (function,) = rows(
            "select tgfoid::regproc::text from pg_trigger"
            " where tgrelid = 'strengths_strength'::regclass and tgname ~ 'pgtrigger_insert'"
        )[0]
        rows(f"alter function {function}() security invoker")
    from strengths.models import Strength

    assert without_history([Matter, Strength]) == [
        "conversations_matter: no trigger writes down an update",
        "conversations_matterearlier has no wall",
        "strengths_strength: a trigger runs with the rights of whoever writes",
    ]


def test_who_and_when_are_written_down_and_the_earlier_words_stay(cast: Cast, as_user: AsUser) -> None:
    matter = cast.hers[Matter, "everyone"]
    with as_user(cast.carys):
        Matter.objects.filter(pk=matter.pk).update(words="my kitchen")
    with as_user(cast.eirlys):
        Matter.objects.filter(pk=matter.pk).update(words="my own kitchen, and the radio on")
        assert versions(matter) == [
            ("insert", "my own kitchen", None),
            ("update", "my kitchen", cast.carys.pk),
            ("update", "my own kitchen, and the radio on", cast.eirlys.pk),
        ]
        when = rows("select count(*) from conversations_matterearlier where pgh_created_at = now() and who_id > 0")
        assert when == [(2,)]


def test_what_was_told_just_to_us_stays_there_when_it_is_opened(cast: Cast, as_user: AsUser) -> None:
    matter = cast.hers[Matter, "us"]
    with as_user(cast.carys):
        Matter.objects.filter(pk=matter.pk).update(words="told closely")
        Matter.objects.filter(pk=matter.pk).update(words="told to all", who_can_see="everyone")
    with as_user(cast.gwen):
        assert [words for _, words, _ in versions(matter)] == ["told to all"]
    with as_user(cast.eirlys):
        assert [words for _, words, _ in versions(matter)] == ["my own kitchen", "told closely", "told to all"]


def test_history_is_not_switched_off(cast: Cast, as_user: AsUser) -> None:
    import pgtrigger

    matter = cast.hers[Matter, "everyone"]
    with as_user(cast.carys):
        with pgtrigger.ignore():
            Matter.objects.filter(pk=matter.pk).update(words="by pgtrigger")
        rows("select set_config('pgtrigger.ignore', '{conversations.Matter:update_update}', true)")
        Matter.objects.filter(pk=matter.pk).update(words="by hand")
        assert [words for _, words, _ in versions(matter)] == ["my own kitchen", "by pgtrigger", "by hand"]


def test_a_deletion_is_written_down(cast: Cast) -> None:
    matter = cast.hers[Matter, "everyone"]
    with everything_open():
        rows("delete from conversations_kept")
        rows("delete from conversations_telling")
        Matter.objects.filter(pk=matter.pk).delete()
        assert [label for label, _, _ in versions(matter)] == ["insert", "delete"]
