"""What every test stands on: a Postgres of our own, the wall up, and the cast.

The test database is made by the owner of the tables; every connection of a test then takes the application's role,
so that whatever a test does meets the same wall as the product. Factories see nothing without a user either: they
run inside `everything_open`, the one named escape.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import django
import pytest

ROOT = Path(__file__).resolve().parent.parent
_server: Any = None


def pytest_configure(config: pytest.Config) -> None:
    """Start Postgres once (xdist's workers are given its address), before Django reads its settings."""
    global _server  # noqa: PLW0603
    if "BYWYD_TEST_DATABASE_URL" not in os.environ:
        from config.postgres import Postgres

        _server = Postgres(ROOT / ".data" / "tests" / "postgres", fsync=False)
        _server.__enter__()
        os.environ["BYWYD_TEST_DATABASE_URL"] = _server.owner_url
    os.environ["DATABASE_URL"] = os.environ["BYWYD_TEST_DATABASE_URL"]
    os.environ.setdefault("SECRET_KEY", "tests")
    os.environ["DEMO"] = "1"
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
    # The stories' browser runs an event loop in this thread; the tests' own queries are not in it.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    from config.catalogue import compile_catalogues

    compile_catalogues()
    # pytest-django would read the settings, and with them the address, before the server is up: so it is not told
    # of them in pyproject, and they are read here.
    django.setup()


def pytest_unconfigure(config: pytest.Config) -> None:
    if _server is not None:
        _server.__exit__(None, None, None)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The database is there, made by the owner: from here on every connection is the application's."""
    from django.db import connection
    from django.db.backends.signals import connection_created

    with django_db_blocker.unblock():
        connection.close()
    connection_created.connect(take_the_applications_role, weak=False)
    yield
    connection_created.disconnect(take_the_applications_role)
    with django_db_blocker.unblock():
        connection.close()


def take_the_applications_role(sender: Any, connection: Any, **kwargs: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute("set role bywyd_app")


@contextmanager
def everything_open() -> Iterator[None]:
    """Act as the owner of the tables, whom the wall does not stop: to lay out what a test begins with."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("reset role")
        try:
            yield
        finally:
            if not connection.needs_rollback:
                cursor.execute("set role bywyd_app")


@pytest.fixture(autouse=True)
def _flush_as_the_owner(request: pytest.FixtureRequest) -> Iterator[None]:
    """Emptying the tables after a story is the owner's right only."""
    stands_on_commits = {"transactional_db", "live_server"} & set(request.fixturenames)
    if not stands_on_commits:
        yield
        return
    request.getfixturevalue("transactional_db")
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("set role bywyd_app")
    yield
    with connection.cursor() as cursor:
        cursor.execute("reset role")
