"""Server time of Asked for and My people, with a hundred thousand requests of twenty thousand people behind the wall.

    uv run python -m tests.benchmarks.asked [people] [--explain]        (20000 unless told; five requests each)

Of each person's requests two are open, one is promised, one waits for the person's word, one has ended. One worker
walks with forty of them, another with two thousand. Printed: queries, the median of 15 requests in milliseconds, and of
one of them the part in Postgres, as the application's role, in this process (no network); with --explain the slowest
queries' plans.
"""

import datetime
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from config.postgres import Postgres

RUNS = 15
WALKS = {"carys": 40, "tomos": 2_000}
PAGES = ("asked_for", "my_people")
LOTS = 5_000
# Slower than this, a query's plan is worth a look.
SLOW = 0.02


def fill(cast: Any, people: int) -> None:
    """The requests, and who walks with whom: those with whom nobody of the two does walk with somebody else."""
    from django.utils import timezone

    from conversations.models import Conversation, Matter
    from networks.models import Promise, Reply, SupportRequest, Verdict
    from people.models import Alongside, Citizen, Team, User

    now = timezone.now()
    team = Team.objects.create(name="A valley")
    User.objects.filter(pk__in=[cast.carys.pk, cast.tomos.pk]).update(team=team)
    citizens = [Citizen(name=f"Person {number}", added_by=cast.former) for number in range(people)]
    Citizen.objects.bulk_create(citizens, batch_size=LOTS)
    walks = [cast.carys] * WALKS["carys"] + [cast.tomos] * WALKS["tomos"]
    walks += [cast.former] * (people - len(walks))
    pairs = list(zip(citizens, walks, strict=False))
    Alongside.objects.bulk_create([Alongside(citizen=c, user=w, walks_as="worker") for c, w in pairs], batch_size=LOTS)

    def ago(number: int) -> datetime.datetime:
        return now - datetime.timedelta(days=number % 400, seconds=number)

    for model, words in (
        (Matter, {"words": "Singing."}),
        (Conversation, {"words": "So.", "question": "What matters?"}),
    ):
        said: list[Any] = [model(citizen=c, written_by=w, written_at=ago(n), **words) for n, (c, w) in enumerate(pairs)]
        model._default_manager.bulk_create(said, batch_size=LOTS)
    for kind in ("nobody", "nobody", "promised", "word", "ended"):
        requests: list[Any] = [
            SupportRequest(
                citizen=c,
                written_by=w,
                words="Someone to come on the bus",
                written_at=ago(n),
                first_yes_at=None if kind == "nobody" else ago(n),
                ended_at=ago(n) if kind == "ended" else None,
            )
            for n, (c, w) in enumerate(pairs)
        ]
        SupportRequest.objects.bulk_create(requests, batch_size=LOTS)
        if kind == "nobody":
            continue
        whole = [
            {"request": r, "citizen_id": r.citizen_id, "who_can_see": "everyone", "written_by_id": r.written_by_id}
            for r in requests
        ]
        parts = [{**one, "by_id": one["written_by_id"], "at": one["request"].written_at} for one in whole]
        Reply.objects.bulk_create([Reply(kind="can", **one) for one in parts], batch_size=LOTS)
        if kind == "promised":
            due = now.date()
            promises = [
                Promise(words="ring", due=due + datetime.timedelta(days=n % 60 - 30), **one)
                for n, one in enumerate(parts)
            ]
            Promise.objects.bulk_create(promises, batch_size=LOTS)
        if kind == "ended":
            Verdict.objects.bulk_create([Verdict(answer="yes", **one) for one in parts], batch_size=LOTS)


def measure(people: int, *, explain: bool) -> None:
    from django.core.management import call_command
    from django.db import connection
    from django.test.utils import CaptureQueriesContext
    from django.urls import reverse

    from networks.models import SupportRequest
    from tests.cast import lay_out
    from tests.conftest import signed_in_as

    call_command("migrate", verbosity=0)
    cast = lay_out()
    fill(cast, people)
    print(f"{SupportRequest.objects.count()} requests of {people} people")
    clients = {name: signed_in_as(cast.users[name]) for name in WALKS}
    with connection.cursor() as cursor:
        cursor.execute("analyze")
        cursor.execute("set role bywyd_app")
    print("page".ljust(12), "walks with".rjust(12), "queries".rjust(9), "ms".rjust(9), "of SQL".rjust(9))
    for page in PAGES:
        for name, client in clients.items():
            address, times = reverse(page), []
            assert client.get(address).status_code == 200
            with CaptureQueriesContext(connection) as captured:
                assert client.get(address).status_code == 200
            queries = list(captured.captured_queries)
            for _ in range(RUNS):
                start = time.perf_counter()
                assert client.get(address).status_code == 200
                times.append((time.perf_counter() - start) * 1000)
            in_postgres = sum(float(query["time"]) for query in queries) * 1000
            print(
                page.ljust(12),
                f"{WALKS[name]:>12}{len(queries):>10}{statistics.median(times):>10.1f}{in_postgres:>10.1f}",
            )
            if explain:
                plans(cast.users[name], queries)
    connection.close()


def plans(user: Any, queries: list[dict[str, str]]) -> None:
    """Of those that take long, by whoever asks."""
    from django.db import connection, transaction

    from people.access import name_user

    for query in queries:
        if float(query["time"]) < SLOW:
            continue
        print(f"-- {query['time']} s: {query['sql'][:4000]}")
        with transaction.atomic(), connection.cursor() as cursor:
            name_user(user.pk)
            cursor.execute("explain (analyze, buffers) " + query["sql"].replace("%", "%%"), [])
            print("\n".join(row[0] for row in cursor.fetchall()))


def main(words: list[str]) -> None:
    numbers = [int(word) for word in words if word.isdecimal()]
    with tempfile.TemporaryDirectory(prefix="bywyd-") as folder:
        Path(folder).chmod(0o711)
        with Postgres(Path(folder) / "postgres", fsync=False) as server:
            os.environ.update(
                DATABASE_URL=server.owner_url,
                SECRET_KEY="benchmark",
                DEMO="1",
                DJANGO_SETTINGS_MODULE="config.settings",
            )
            import django
            from django.conf import settings

            django.setup()
            settings.ALLOWED_HOSTS = ["testserver"]
            settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
            measure(numbers[0] if numbers else 20_000, explain="--explain" in words)


if __name__ == "__main__":
    main(sys.argv[1:])
