"""What the web process may do with the published figures: read them, write down what was changed and noticed, and
bring in the months before. What was counted it cannot touch.
"""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import connections, transaction

from outcomes.models import Baseline, BaselineFile, Change, Note
from outcomes.router import APP, PUBLISHED

ROLE = settings.PUBLISHED_ROLE
WRITES = {
    Change: "insert, update (day, measure, words, language, put_away_at)",
    Note: "insert, update (words, language, put_away_at)",
    BaselineFile: "insert, delete",
    Baseline: "insert, delete",
}


def statements() -> Iterator[str]:
    yield f"grant usage on schema public to {ROLE}"
    for model in apps.get_app_config(APP).get_models():
        table = model._meta.db_table
        yield f"revoke all on {table} from {ROLE}"
        yield f"grant select on {table} to {ROLE}"
        if model in WRITES:
            yield f"grant {WRITES[model]} on {table} to {ROLE}"
            yield f"grant usage on sequence {table}_id_seq to {ROLE}"


def build(*, using: str, **kwargs: Any) -> None:
    """Called after every migrate of the published database, as its owner."""
    if using != PUBLISHED:
        return
    with transaction.atomic(using=using), connections[using].cursor() as cursor:
        for statement in statements():
            cursor.execute(statement)
