"""What every test stands on: a Postgres of our own, the wall up, and the cast.

The test database is made by the owner of the tables; every connection of a test then takes the application's role,
so that whatever a test does meets the same wall as the product. Factories see nothing without a user either: they
run inside `everything_open`, the one named escape.
"""

import gc
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import django
import pytest

if TYPE_CHECKING:
    from django.test import Client

    from people.models import User
    from tests.cast import Cast

ROOT = Path(__file__).resolve().parent.parent
_server: Any = None
# Of this process alone: another that runs at the same time forgets its own.
_outbox = tempfile.TemporaryDirectory(prefix="bywyd-outbox-")
_recordings = tempfile.TemporaryDirectory(prefix="bywyd-recordings-")


def pytest_configure(config: pytest.Config) -> None:
    """Start Postgres once (xdist's workers are given its address), before Django reads its settings."""
    global _server
    if "BYWYD_TEST_DATABASE_URL" not in os.environ:
        from config.postgres import Postgres

        _server = Postgres(ROOT / ".data" / "tests" / "postgres", fsync=False)
        _server.__enter__()
        os.environ["BYWYD_TEST_DATABASE_URL"] = _server.owner_url
    os.environ["DATABASE_URL"] = os.environ["BYWYD_TEST_DATABASE_URL"]
    os.environ["PUBLISHED_URL"] = published_beside(os.environ["DATABASE_URL"])
    os.environ.setdefault("SECRET_KEY", "tests")
    os.environ["DEMO"] = "1"
    static = ROOT / ".data" / "tests" / "static"
    static.mkdir(parents=True, exist_ok=True)
    os.environ["STATIC_ROOT"] = str(static)
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
    # The stories' browser runs an event loop in this thread; the tests' own queries are not in it.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    from config.catalogue import compile_catalogues

    compile_catalogues()
    # pytest-django would read the settings, and with them the address, before the server is up: so it is not told
    # of them in pyproject, and they are read here.
    django.setup()
    # What stands now stays: looked through again and again for what could go, it took a seventh of the time.
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)
    from django.conf import settings

    # Static files as they stand, without collecting and hashing; messages sent while one waits, into a file.
    settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
    settings.SEND_IN_BACKGROUND = False
    # Its tables as the models say (tests/rules/test_migrations.py): the migrations of all apps would be gone through.
    settings.DATABASES["published"].setdefault("TEST", {})["MIGRATE"] = False
    settings.OUTBOX = _outbox.name
    settings.RECORDINGS = _recordings.name
    settings.TEXT_SENDER = "people.sending.FileSender"
    # Django's own way of emptying the tables after a story empties each by its file, and builds the wall anew.
    from django.test import TransactionTestCase

    TransactionTestCase._fixture_teardown = leave_nothing  # type: ignore[attr-defined]


def published_beside(url: str) -> str:
    """The published figures of the same server."""
    from config.postgres import DATABASE, PUBLISHED_DATABASE

    return url.replace(f"/{DATABASE}?", f"/{PUBLISHED_DATABASE}?")


def leave_nothing(case: Any) -> None:
    """Delete what a story has written, as the owner of the tables."""
    from tests.laid_out import delete_every_row

    with everything_open():
        delete_every_row()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test that stands on the database may read the published figures too."""
    for item in items:
        marker = item.get_closest_marker("django_db")
        if marker or {"db", "transactional_db", "live_server"} & set(getattr(item, "fixturenames", ())):
            options = {"databases": "__all__", **(marker.kwargs if marker else {})}
            item.add_marker(pytest.mark.django_db(**options), append=False)


def pytest_terminal_summary(terminalreporter: Any) -> None:
    from tests.chromium import CHROMIUM, WITHOUT_A_BROWSER

    if CHROMIUM is None:
        terminalreporter.section("stories", yellow=True)
        terminalreporter.write_line(WITHOUT_A_BROWSER)


def pytest_unconfigure(config: pytest.Config) -> None:
    _outbox.cleanup()
    _recordings.cleanup()
    if _server is not None:
        _server.__exit__(None, None, None)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The database is there, made by the owner: from here on every connection is the application's."""
    from django.db import connections
    from django.db.backends.signals import connection_created

    with django_db_blocker.unblock():
        # As the launcher of the product does: nobody enters but by name.
        for each in connections.all():
            with each.cursor() as cursor:
                cursor.execute(f"revoke all on database {each.settings_dict['NAME']} from public")
        connections.close_all()
    connection_created.connect(take_the_applications_role, weak=False)
    yield
    connection_created.disconnect(take_the_applications_role)
    with django_db_blocker.unblock():
        # A thread of a story's server may still hold a connection of its own, and the database could not be dropped.
        others = "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database()"
        for each in connections.all():
            each.close()
            with each.cursor() as cursor:
                # Not those of Postgres itself, which tidy up after many rows, and which only its own superuser may end.
                cursor.execute(f"{others} and pid <> pg_backend_pid() and backend_type = 'client backend'")
            each.close()


ROLES = {"default": "bywyd_app", "published": "bywyd_published"}


def take_the_applications_role(sender: Any, connection: Any, **kwargs: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"set role {ROLES[connection.alias]}")


@contextmanager
def everything_open() -> Iterator[None]:
    """Act as the owner of the tables, whom the wall does not stop: to lay out what a test begins with."""
    from django.db import connections

    with as_the_owner(connections["published"]), as_the_owner(connections["default"]):
        yield


@contextmanager
def as_the_owner(connection: Any) -> Iterator[None]:
    from django.db import DatabaseError

    with connection.cursor() as cursor:
        cursor.execute("select current_user = session_user")
        row = cursor.fetchone()
        is_open_already = bool(row and row[0])
        cursor.execute("reset role")

        def go_back() -> None:
            if not is_open_already and not connection.needs_rollback:
                cursor.execute(f"set role {ROLES[connection.alias]}")

        try:
            yield
        except DatabaseError:
            # The transaction is over: asking for the role would hide why.
            raise
        except BaseException:
            go_back()
            raise
        go_back()


@pytest.fixture(autouse=True)
def _flush_as_the_owner(request: pytest.FixtureRequest) -> Iterator[None]:
    """Emptying the tables after a story is the owner's right only."""
    marker = request.node.get_closest_marker("django_db")
    stands_on_commits = {"transactional_db", "live_server"} & set(request.fixturenames)
    if not stands_on_commits and not (marker and marker.kwargs.get("transaction")):
        yield
        return
    request.getfixturevalue("transactional_db")
    from django.db import connection, connections

    for alias, role in ROLES.items():
        with connections[alias].cursor() as cursor:
            cursor.execute(f"set role {role}")
    yield
    with connection.cursor() as cursor:
        cursor.execute("reset role")
        # Not a model's table: how often something was tried would go on into the next story.
        cursor.execute("delete from shared_cache")


@pytest.fixture(autouse=True)
def _nothing_sent_yet() -> None:
    from tests import sent

    sent.forget()


@pytest.fixture
def cast(db: None) -> "Cast":
    """The people of tests/cast.py, laid out afresh."""
    from tests.laid_out import the_cast

    with everything_open():
        return the_cast()


@contextmanager
def named(user: "User | None") -> Iterator[None]:
    """Inside, the transaction names this user, or nobody; afterwards whoever was named before."""
    from django.db import connection, transaction

    from people.access import name_user

    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("select nullif(current_setting('app.user_id', true), '')::bigint")
            row = cursor.fetchone()
        name_user(user.pk if user else None)
        yield
        name_user(row[0] if row else None)


@pytest.fixture
def as_user(db: None) -> Callable[["User | None"], AbstractContextManager[None]]:
    """`with as_user(cast.gwen): …` asks the database as she would."""
    return named


@pytest.fixture
def client_for(db: None) -> Callable[["User"], "Client"]:
    """A browser in which this user has signed in."""
    return signed_in_as


def signed_in_as(user: "User") -> "Client":
    """As after all steps of signing in, just now."""
    from django.http import HttpRequest
    from django.test import Client

    from people import sessions

    client = Client()
    with everything_open():
        client.force_login(user)
    request = HttpRequest()
    request.session = client.session
    sessions.begin(request, user, own_device=False, second_factor=True)
    request.session.save()
    return client
