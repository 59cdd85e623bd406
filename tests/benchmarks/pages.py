"""Server time of each page with few and with many people in the database, behind the wall.

    uv run python -m tests.benchmarks.pages [people ...]        (10 and 10000 unless told)

For each number of people a fresh database is made; the worker walks with the same seven in each. Printed: the median
of 15 requests in milliseconds, as the application's role, in this process (no network).
"""

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from config.postgres import Postgres

RUNS = 15
WITH_HER = 7


def measure(people: int, server: Postgres) -> dict[str, float]:
    """Milliseconds by address name, with this many people in the database."""
    from django.core.management import call_command
    from django.db import connection

    from tests.cast import lay_out
    from tests.conftest import signed_in_as
    from tests.rules.pages import PAGES

    connection.ensure_connection()
    with connection.cursor() as cursor:
        cursor.execute("drop schema public cascade; create schema public; grant all on schema public to current_user")
    call_command("migrate", verbosity=0)
    cast = lay_out()
    fill(people, cast)
    with connection.cursor() as cursor:
        cursor.execute("analyze")
    clients = {user: signed_in_as(getattr(cast, user)) for user in cast.users}
    with connection.cursor() as cursor:
        cursor.execute("set role bywyd_app")
    found = {}
    for name, page in PAGES.items():
        address, times = page.address(cast), []
        for _ in range(RUNS):
            start = time.perf_counter()
            answer = clients[page.user].get(address)
            times.append((time.perf_counter() - start) * 1000)
            assert answer.status_code == 200, (name, answer.status_code)
        found[name] = statistics.median(times)
    connection.close()
    return found


def fill(people: int, cast: Any) -> None:
    """So many citizens, each with a little of everything; a few of them with the cast's worker."""
    from django.utils import timezone

    from conversations.models import Conversation, Matter
    from networks.models import Connection, SupportRequest
    from people.models import Alongside, Citizen
    from strengths.models import Strength

    citizens = [Citizen(name=f"Person {number}", added_by=cast.tomos) for number in range(people)]
    Citizen.objects.bulk_create(citizens, batch_size=2000)
    walks = [cast.carys if number < WITH_HER else cast.tomos for number in range(people)]
    Alongside.objects.bulk_create(
        [Alongside(citizen=c, user=w, walks_as="worker") for c, w in zip(citizens, walks, strict=True)],
        batch_size=2000,
    )
    for model, words in (
        (Matter, {"words": "A Thursday without singing is long."}),
        (Strength, {"words": "Teas for sixty"}),
        (Connection, {"name": "Gwen"}),
        (SupportRequest, {"words": "Someone to come on the bus"}),
        (Conversation, {"words": "I was in that choir.", "question": "What would a good life look like?"}),
    ):
        rows: list[Any] = [
            model(citizen=c, written_by=w, written_at=timezone.now(), **words)
            for c, w in zip(citizens, walks, strict=True)
            for _ in range(3)
        ]
        model._default_manager.bulk_create(rows, batch_size=2000)


def main(numbers: list[int]) -> None:
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
            tables = {number: measure(number, server) for number in numbers}
    print("page".ljust(28), *(f"{number:>10}" for number in numbers))
    for name in tables[numbers[0]]:
        print(name.ljust(28), *(f"{tables[number][name]:>10.1f}" for number in numbers))


if __name__ == "__main__":
    main([int(number) for number in sys.argv[1:]] or [10, 10_000])
