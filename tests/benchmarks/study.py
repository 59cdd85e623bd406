"""Server time of every page of a large study: 500 walks of 60 steps, 20,000 demands, 10 forms of 130 questions.

    uv run python -m tests.benchmarks.study [page …] [--explain]

The study is brought in as a file is (study/actions/bringing.py), saved again, and each of its pages is opened as the
application's role, by one of the team. Printed of each: queries, the median of five requests in milliseconds by the
clock, in this process (no network), how much of it this process worked, the part in Postgres of one, and the size of
the page; with --explain the slowest queries' plans.
"""

import datetime
import gc
import json
import os
import statistics
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

from config.postgres import Postgres

RUNS = 5
GOAL = 300
# Saved by a press of a button, with all of the study in them: no pages.
FILES = ("study_json", "demands_csv", "steps_csv")
WALKS, STEPS, DEMANDS, FORMS, QUESTIONS, CONDITIONS, SHOWS, NOTES = 500, 60, 20_000, 10, 130, 40, 400, 300
HAPPENED = "asked told passed_on form decision waited visit done other".split()
TEAMS = [f"The {name} team" for name in "access housing duty discharge therapy money night school".split()]
SAID = "I told the other one all of this on Friday and nobody has come about it since then have they".split()


def as_file() -> dict[str, Any]:
    """A study in the shape of study.json; the same every time."""
    random = Random(6)
    first = datetime.date(2026, 1, 5)

    def words(fewest: int, most: int) -> str:
        return " ".join(random.choices(SAID, k=random.randint(fewest, most)))

    def day(days: int) -> str:
        return (first + datetime.timedelta(days=days)).isoformat()

    def step(number: int, turn: int, after: int) -> dict[str, Any]:
        happened, holder = random.choice(HAPPENED), random.choices(["somebody", "nobody", "them"], [6, 2, 2])[0]
        certainty = random.choices(["exact", "about", "unknown"], [6, 2, 2])[0]
        return {
            "number": number,
            "on": None if certainty == "unknown" else day(after + turn * random.randint(2, 6)),
            "certainty": certainty,
            "holder": holder,
            "held_by": random.choice(TEAMS) if holder == "somebody" else "",
            "happened": happened,
            "words": words(2, 6),
            "passed_to": random.choice(TEAMS) if happened == "passed_on" else "",
            "form": random.randint(1, FORMS) if happened == "form" else None,
            "asked_again": happened == "form" and random.random() < 0.5,
            "did": random.choice(["asked_for", "work", "failure", ""]),
            "minutes": random.choice([None, 5, 20, 60]),
            "said": words(4, 12) if random.random() < 0.2 else "",
            "got_in_the_way": words(4, 8) if random.random() < 0.1 else "",
            "met": words(1, 2) if random.random() < 0.5 else "",
        }

    kinds = [random.choice(["value", "failure", "failure", ""]) for _ in range(DEMANDS)]
    causes = [words(3, 5) for _ in range(60)]
    asked = [f"{words(3, 6)} {number}" for number in range(573)]
    return {
        "shape": 1,
        "name": "A large study",
        "began": day(0),
        "until": day(7),
        "changed_on": day(60),
        "notes": [{"on": day(random.randint(0, 7)), "words": words(5, 30)} for _ in range(NOTES)],
        "demands": [
            {
                "number": number,
                "on": day(random.randint(0, 7)),
                "words": words(4, 20),
                "kind": kind,
                "cause": random.choice(causes) if kind == "failure" else "",
            }
            for number, kind in enumerate(kinds, 1)
        ],
        "forms": [
            {
                "number": number,
                "name": f"Part {number}",
                "questions": [
                    {"section": f"Section {n // 20}", "words": random.choice(asked), "required": n % 3 == 0}
                    for n in range(QUESTIONS)
                ],
            }
            for number in range(1, FORMS + 1)
        ],
        "walks": [
            {
                "pseudonym": f"Olwen {walk}",
                "name": words(4, 8),
                "asked": words(4, 8),
                "mattered": words(4, 8),
                "agreed": "At her table",
                "said": words(4, 12),
                "got_in_the_way": words(4, 8),
                "after_change": walk % 5 == 0,
                "steps": [step(walk * STEPS + turn + 1, turn, walk % 90) for turn in range(STEPS)],
            }
            for walk in range(WALKS)
        ],
        "conditions": [
            {
                "kind": random.choice(["rule", "measure", "form", "budget", "it", "structure", "thinking"]),
                "words": words(5, 12),
                "behaviour": words(5, 12),
                "people": words(5, 12),
                "shown_by": [
                    *({"step": number} for number in random.sample(range(1, WALKS * STEPS), SHOWS // CONDITIONS // 2)),
                    *({"demand": number} for number in random.sample(range(1, DEMANDS), SHOWS // CONDITIONS // 2)),
                ],
                "stopping": [{"words": words(4, 8), "tried_on": day(70), "saw": words(4, 8)}],
            }
            for _ in range(CONDITIONS)
        ],
    }


def laid_out(cast: Any) -> Any:
    """The cast, with the large study in place of its small one; printed is how long a file takes to come."""
    from people.access import name_user
    from study import models
    from study.actions.bringing import bring_whole
    from study.files.reading import read_study
    from study.forms.bringing import vocabulary

    name_user(cast.urien.pk)
    text = json.dumps(as_file())
    start = time.perf_counter()
    read = read_study(text, vocabulary())
    assert read.problems == [], read.problems[:3]
    checked = time.perf_counter()
    study = bring_whole(by=cast.urien, team=cast.urien.team, read=read)
    brought = time.perf_counter()
    print(f"{read.rows} rows: read in {checked - start:.1f} s, written in {brought - checked:.1f} s")
    within = {"Study": "pk", "WhoseWalk": "walk__study", "Step": "walk__study", "FormQuestion": "form__study"}
    within |= {"Shows": "condition__study", "Stopping": "condition__study"}
    rows = {}
    for name in models.__all__:
        model: Any = getattr(models, name)
        found = model.objects.filter(**{within.get(name, "study"): study.pk})
        if row := found.order_by("pk").first():
            rows[model] = row
    # What an address names before its last, goes with it.
    step, stopping = rows[models.Step], rows[models.Stopping]
    rows |= {models.Walk: step.walk, models.Condition: stopping.condition}
    rows[models.Shows] = models.Shows.objects.filter(condition=stopping.condition).first()
    return replace(cast, studied=rows)


def measure(only: list[str], *, explain: bool) -> None:
    from django.core.management import call_command
    from django.db import connection, transaction
    from django.test.utils import CaptureQueriesContext

    from study.models import Study
    from study.urls import urlpatterns
    from tests.benchmarks.asked import plans
    from tests.cast import lay_out
    from tests.conftest import signed_in_as
    from tests.rules.pages import PAGES, studied

    call_command("migrate", verbosity=0)
    cast = lay_out()
    with connection.cursor() as cursor:
        cursor.execute("set role bywyd_app")
    with transaction.atomic():
        cast = laid_out(cast)
    # What was needed to lay it out is in no server’s memory, and is not looked through while the pages are made.
    gc.collect()
    gc.freeze()
    client = signed_in_as(cast.urien)
    with connection.cursor() as cursor:
        cursor.execute("reset role")
        cursor.execute("analyze")
        cursor.execute("set role bywyd_app")
    print("page".ljust(22), "queries".rjust(9), "ms".rjust(9), "of work".rjust(9), "of SQL".rjust(9), "KB".rjust(9))
    for name in dict.fromkeys(pattern.name or "" for pattern in urlpatterns):
        if name not in {*PAGES, *FILES} or (only and name not in only):
            continue
        address = (studied(name, Study) if name in FILES else PAGES[name].address)(cast)
        knock, clock, worked = client.post if name in FILES else client.get, [], []
        with CaptureQueriesContext(connection) as captured:
            answer = knock(address)
            assert answer.status_code == 200, (name, address, answer.status_code)
        queries = list(captured.captured_queries)
        for _ in range(1 if name in FILES else RUNS):
            start, began = time.perf_counter(), time.process_time()
            knock(address)
            clock.append((time.perf_counter() - start) * 1000)
            worked.append((time.process_time() - began) * 1000)
        in_postgres = sum(float(query["time"]) for query in queries) * 1000
        took = statistics.median(clock)
        print(
            name.ljust(22),
            f"{len(queries):>9}{took:>10.1f}{statistics.median(worked):>10.1f}{in_postgres:>10.1f}"
            f"{len(answer.content) / 1000:>10.1f}{'  slow' if took > GOAL and name not in FILES else ''}",
        )
        if explain:
            plans(cast.urien, queries)
    connection.close()


def main(words: list[str]) -> None:
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
            measure([word for word in words if not word.startswith("-")], explain="--explain" in words)


if __name__ == "__main__":
    main(sys.argv[1:])
