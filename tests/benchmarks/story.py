"""How long somebody's story takes to open, by how much stands in it: ten entries, and five hundred over ten years.

    uv run python -m tests.benchmarks.story

Printed: queries, and the median of 25 requests in milliseconds, as the application's role, in this process (no
network). It ends badly when five hundred take twice as long as ten.
"""

import os
import statistics
import tempfile
import time
from pathlib import Path
from typing import Any

from config.postgres import Postgres

RUNS = 25
LONG = 500


def times_of(client: Any, addresses: list[str], runs: int = RUNS) -> dict[str, list[float]]:
    """Milliseconds, in turns, so that whatever else the machine does slows each of them as much."""
    times: dict[str, list[float]] = {address: [] for address in addresses}
    for run in range(runs + 2):
        for address in addresses:
            start = time.perf_counter()
            assert client.get(address).status_code == 200
            # The first ones read templates.
            if run > 1:
                times[address].append((time.perf_counter() - start) * 1000)
    return times


def measure() -> dict[int, tuple[int, float]]:
    """Entries → queries and milliseconds."""
    from django.core.management import call_command
    from django.db import connection
    from django.urls import reverse

    from tests.cast import lay_out
    from tests.conftest import signed_in_as
    from tests.conversations.test_story import cleared, fill, opened

    call_command("migrate", verbosity=0)
    cast = lay_out()
    cleared(cast)
    client = signed_in_as(cast.carys)
    fill(cast, 10, citizen=cast.iolo)
    fill(cast, LONG)
    of = {10: cast.iolo, LONG: cast.hers.citizen}
    addresses = {entries: reverse("story", args=[citizen.pk]) for entries, citizen in of.items()}
    with connection.cursor() as cursor:
        cursor.execute("analyze")
        cursor.execute("set role bywyd_app")
    queries = {entries: opened(client, address) for entries, address in addresses.items()}
    times = times_of(client, list(addresses.values()))
    connection.close()
    return {entries: (queries[entries], statistics.median(times[address])) for entries, address in addresses.items()}


def main() -> None:
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
            found = measure()
    print("entries     queries          ms")
    for entries, (queries, milliseconds) in found.items():
        print(f"{entries:>7}{queries:>12}{milliseconds:>12.1f}")
    few, many = found.values()
    assert few[0] == many[0], "more queries with more in it"
    assert many[1] < 2 * few[1], "more than twice the time"


if __name__ == "__main__":
    main()
