"""How long it takes to count a million events of twenty thousand people in three years, and how much memory.

    uv run python -m tests.benchmarks.count [events] [--explain]          (1000000 unless told)

The rows are made by Postgres itself (generate_series), in teams and places. Printed: rows of each table, seconds of the
first `manage.py count` (every month and quarter of every measure), of one a month later, when there is one month to
count, and of one that finds nothing to do; the peak memory of this process before and after; with --explain the
seconds and the slowest part of each measure's query.
"""

import os
import resource
import sys
import tempfile
import time
from io import StringIO
from pathlib import Path
from typing import Any

from config.postgres import Postgres

PEOPLE_OF_A_MILLION = 20_000
WORKERS, TEAMS, PLACES = 400, 12, 40
MONTHS = 36
# Of every hundred events.
OF_A_HUNDRED = {
    "conversations_conversation": 24,
    "networks_supportrequest": 20,
    "conversations_telling": 15,
    "networks_promise": 11,
    "networks_help": 10,
    "conversations_listened": 10,
    "conversations_pledge": 4,
    "conversations_actoffer": 3,
    "conversations_contribution": 3,
}
EMPTY = {"boolean": "false", "integer": "0", "smallint": "0", "bigint": "0", "uuid": "gen_random_uuid()"}
EMPTY |= {"timestamp with time zone": "now()", "ARRAY": "'{story}'"}


def sql(statement: str, *values: Any) -> list[Any]:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(statement, values or None)
        return cursor.fetchall() if cursor.description else []


def insert(table: str, source: str, **columns: str) -> None:
    """A row for each of the source; what may not be null and is not told is empty. Without a history."""
    wanted = sql(
        "select column_name, data_type from information_schema.columns where table_name = %s and is_nullable = 'NO'"
        " and column_default is null and is_identity = 'NO' and is_generated = 'NEVER'",
        table,
    )
    told = {name: EMPTY.get(kind, "''") for name, kind in wanted} | {
        name.strip("_"): it for name, it in columns.items()
    }
    sql(f"alter table {table} disable trigger user")
    names = ", ".join(f'"{name}"' for name in told)
    sql(f"insert into {table} ({names}) select {', '.join(told.values())} from {source}")
    sql(f"alter table {table} enable trigger user")
    print(f"{table:<30}{sql(f'select count(*) from {table}')[0][0]:>10}")


def fill(events: int) -> None:
    people = max(2000, PEOPLE_OF_A_MILLION * events // 1_000_000)
    many = {table: events * share // 100 for table, share in OF_A_HUNDRED.items()}

    def times(number: int) -> str:
        return f"generate_series(1, {number}) n"

    def of(table: str, number: int) -> str:
        """So many times a row of it, each as often as another."""
        total = sql(f"select count(*) from {table}")[0][0]
        numbered = f"select row_number() over () - 1 as nth, * from {table}"
        return f"(select n, t.* from {times(number)} join ({numbered}) t on nth = n % {total}) each"

    # A moment for each event, the same for every run.
    moment = f"now() - interval '1 day' * (n::bigint * 7919 % {MONTHS * 30})"
    shown = "case when n % 20 = 0 then 'us' else 'everyone' end"
    part = {"citizen_id": "citizen_id", "who_can_see": "who_can_see", "written_by_id": "written_by_id"}
    insert("people_team", times(TEAMS), name="'Team ' || n")
    insert("people_place", times(PLACES), name="'Place ' || n")
    insert(
        "people_user",
        times(WORKERS),
        name="'Worker ' || n",
        email="'w' || n || '@example.org'",
        works_as="'worker'",
        is_active="true",
        team_id=f"(select id from people_team where name = 'Team ' || (n % {TEAMS} + 1))",
    )
    first = sql("select min(id) from people_user")[0][0]
    worker = f"{first} + n % {WORKERS}"
    insert(
        "people_citizen",
        times(people),
        name="'Person ' || n",
        added_at=moment,
        added_by_id=worker,
        place=f"'Place ' || (n * 31 % {PLACES} + 1)",
    )
    insert(
        "people_alongside",
        of("people_citizen", people * 3 // 2),
        citizen_id="id",
        user_id=worker,
        walks_as="'worker'",
        since=moment,
        trusted="false",
    )
    piece = {
        "citizen_id": "id",
        "who_can_see": shown,
        "written_by_id": worker,
        "written_at": moment,
        "language": "'en'",
    }
    more: dict[str, dict[str, str]] = {
        "conversations_conversation": {"id": "gen_random_uuid()", "question": "'What matters?'", "words": "'So.'"},
        "networks_supportrequest": {
            "words": "'The bus.'",
            "first_yes_at": f"case when n % 3 > 0 then {moment} + interval '9 days' end",
        },
        "conversations_listened": {"answer": "(array['really', 'mostly', 'no'])[n % 3 + 1]"},
        "conversations_actoffer": {
            "_on": f"({moment})::date",
            "answer": "(array['accepted', 'declined'])[n % 2 + 1]",
        },
        "conversations_contribution": {"words": "'A bus.'"},
        "conversations_pledge": {
            "words": "'I will ring.'",
            "said_by_id": worker,
            "due": f"({moment})::date",
            "kept_at": f"case when n % 4 > 0 then {moment} end",
        },
    }
    for table, columns in more.items():
        insert(table, of("people_citizen", many[table]), **piece | columns)
    insert("conversations_matter", of("people_citizen", people), **piece, words="'Singing.'")
    insert(
        "conversations_telling",
        of("conversations_matter", many["conversations_telling"]),
        **part,
        matter_id="id",
        by_id=worker,
        at=moment,
        how="(array['nearer', 'same', 'have_it', ''])[n % 4 + 1]",
    )
    due = "(written_at + interval '1 day' * (n % 30))::date"
    kept = "case when n % 4 > 0 then written_at + interval '5 days' end"
    insert(
        "networks_promise",
        of("networks_supportrequest", many["networks_promise"]),
        **part,
        request_id="id",
        by_id=worker,
        at="written_at",
        words="'I will ring.'",
        due=due,
        kept_at=kept,
    )
    insert(
        "networks_help",
        of("networks_supportrequest", many["networks_help"]),
        **part,
        request_id="id",
        by_id=worker,
        at="written_at",
        kind="(array['own', 'community', 'home_care', 'care_home', 'other_paid'])[n % 5 + 1]",
        since="(written_at + interval '1 day' * (n % 60))::date",
        until="case when n % 3 = 0 then (written_at + interval '1 day' * (60 + n % 300))::date end",
        hours_a_week="n % 30",
        cost_a_week="(n % 30) * 21",
    )
    # As a database that is used is kept by itself.
    sql("analyze")
    total = sum(sql(f"select count(*) from {table}")[0][0] for table in OF_A_HUNDRED)
    print(f"{total} events of {people} people")


def peak() -> float:
    """Megabytes of this process, so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def timed(words: str) -> None:
    from django.core.management import call_command

    out, start = StringIO(), time.perf_counter()
    call_command("count", stdout=out)
    took = time.perf_counter() - start
    said = next(line for line in out.getvalue().splitlines() if line.startswith(("Released", "Nothing")))
    print(f"{words:<36}{took:>8.1f} s{peak():>8.0f} MB peak   {said}")


def explained() -> None:
    from django.conf import settings
    from django.db import connection

    from outcomes import counting
    from outcomes.actions.counting import finished
    from outcomes.measures import MEASURES

    sql("set work_mem = '64MB'")
    sql("set jit = off")
    asked: list[tuple[str, str, str, Any]] = [
        ("who is here", length, counting.population(length == "quarter"), None) for length in ("month", "quarter")
    ]
    for measure in MEASURES:
        for length in counting.lengths(measure):
            statement = counting.tallied(measure, counting.by_unit(measure, length))
            asked.append((measure.key, length, statement, measure))
    for name, length, statement, measure in asked:
        periods = finished(length)
        given = counting.parameters(periods[0], periods[-1], length, settings.TIME_ZONE, measure)
        start = time.perf_counter()
        with connection.cursor() as cursor:
            cursor.execute(statement, given)
            rows = len(cursor.fetchall())
        print(f"{name:<20}{length:<9}{time.perf_counter() - start:>7.2f} s{rows:>8} rows")


def measure(events: int, *, explain: bool) -> None:
    import logging

    from django.core.management import call_command

    from outcomes.models import Release

    for alias in ("default", "published"):
        call_command("migrate", database=alias, verbosity=0)
    logging.getLogger("count").setLevel(logging.WARNING)
    fill(events)
    print(f"{'before':<36}{'':>10}{peak():>8.0f} MB peak")
    timed("every period")
    last = Release.objects.filter(length="month").latest("period").period
    Release.objects.filter(period=last).delete()
    timed("one month")
    timed("nothing to do")
    if explain:
        explained()


def main(words: list[str]) -> None:
    numbers = [int(word) for word in words if word.isdigit()]
    with tempfile.TemporaryDirectory(prefix="bywyd-") as folder:
        Path(folder).chmod(0o711)
        with Postgres(Path(folder) / "postgres", fsync=False) as server:
            os.environ.update(
                DATABASE_URL=server.owner_url,
                PUBLISHED_URL=server.published_owner_url,
                SECRET_KEY="benchmark",
                DEMO="1",
                DJANGO_SETTINGS_MODULE="config.settings",
            )
            import django

            django.setup()
            measure(numbers[0] if numbers else 1_000_000, explain="--explain" in words)
            from django.db import connections

            connections.close_all()


if __name__ == "__main__":
    main(sys.argv[1:])
