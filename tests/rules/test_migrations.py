"""The migrations make what the models say: in the tests the published tables come from the models themselves."""

import io

from django.core.management import call_command
from django.db import connections
from django.db.migrations.recorder import MigrationRecorder

from tests.conftest import everything_open


def test_no_migration_is_missing(db: None) -> None:
    with everything_open():
        call_command("makemigrations", check_changes=True, dry_run=True, stdout=io.StringIO())


def test_the_published_tables_of_the_tests_are_of_the_models(db: None) -> None:
    assert not MigrationRecorder(connections["published"]).has_table()
    there = set(connections["published"].introspection.table_names())
    assert {"outcomes_release", "outcomes_count", "outcomes_change"} <= there
