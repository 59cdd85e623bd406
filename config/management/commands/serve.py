"""One command from nothing to a page: the database, its tables, the static files and the web server."""

import contextlib
import errno
import http.client
import os
import re
import secrets
import signal
import socket
import subprocess
import sys
import tempfile
import time
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from types import FrameType
from typing import IO, Any

from django.conf import settings
from django.core.management import BaseCommand, CommandError, call_command

from config.postgres import Postgres, PostgresError, die_with_parent

HOST = "127.0.0.1"
GRANIAN = ["-m", "granian", "--interface", "wsgi", "--no-ws", "--log-level", "warning"]
# Granian holds whoever reads slowly; whoever sends slowly, as a phone does that sends a film, holds a thread. A thread
# that only waits costs no more than that.
GRANIAN += ["--workers", "2", "--blocking-threads", "8", "--workers-kill-timeout", "5"]
PATIENCE = 60  # seconds for the first page, and for whatever must end
EXCEPTION = re.compile(r"^(?:(?:\w+\.)+\w+|\w+Error): (.+)")  # the end of a traceback
NEEDED_AS_WELL = {
    "DATABASE_OWNER_URL": "for the tables' owner",
    "PUBLISHED_URL": "for reading the published figures",
    "PUBLISHED_OWNER_URL": "for writing them",
}

Environment = dict[str, str]


class Stopped(Exception):  # noqa: N818
    """Somebody asked us to stop, by Ctrl-C or a signal: no error."""


class Asked:
    """Whether we were asked to stop: remembered by the signal, read wherever we wait.

    An exception out of a signal's handler may come up inside a destructor, where it is swallowed.
    """

    def __init__(self) -> None:
        self.to_stop = False
        asking = [signal.SIGINT, signal.SIGTERM]
        if signal.getsignal(signal.SIGHUP) != signal.SIG_IGN:  # as under nohup
            asking.append(signal.SIGHUP)
        for each in asking:
            signal.signal(each, self._remember)

    def _remember(self, number: int, frame: FrameType | None) -> None:
        self.to_stop = True

    def wait(self, seconds: float) -> None:
        """Wait, and raise Stopped if we were asked."""
        if not self.to_stop:
            time.sleep(seconds)
        if self.to_stop:
            raise Stopped


class Command(BaseCommand):
    help = "Start everything and say where it is. Ctrl-C stops it; the next start goes on where it was."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--demo", action="store_true", help="with invented people, and doors open to try them")
        parser.add_argument("--data", default=".data", help="directory of the database and all else that is kept")
        parser.add_argument("--port", default=8000, type=int)

    def handle(self, *args: Any, demo: bool, data: str, port: int, **options: Any) -> None:
        refuse_a_taken_port(port)
        self.asked = Asked()
        # The stack is inside: by the time that Stopped is forgotten, everything is stopped.
        with suppress(Stopped), ExitStack() as ending:
            try:
                self.serve(ending, Path(data).absolute(), port, demo=demo)
            except PostgresError as error:
                raise CommandError(str(error)) from error
            except OSError as error:
                raise CommandError(f"{error.strerror or error}: {error.filename or data}") from error

    def serve(self, ending: ExitStack, data: Path, port: int, *, demo: bool) -> None:
        static = data / "static"
        is_first = not static.exists()
        data.mkdir(parents=True, exist_ok=True)
        environment = {key: value for key, value in os.environ.items() if key not in {"AS_OWNER", "DEMO"}}
        environment |= {"STATIC_ROOT": str(static)} | ({"DEMO": "1"} if demo else {})
        # Where e-mails and texts are written down, while no mail server and no sender of texts is named.
        environment.setdefault("OUTBOX", str(data / "outbox"))
        environment.setdefault("RECORDINGS", str(data / "recordings"))
        environment["SECRET_KEY"] = os.environ.get("SECRET_KEY") or secret_key(data / "secret-key")
        if is_first:
            self.say("Making the database…")
        database = start_database(ending, data, environment)
        if is_first:
            self.say("Making its tables, and the people of the demo…" if demo else "Making its tables…")
        self.asked.wait(0)
        welcome = prepare(data, environment, self.asked, demo=demo)
        del environment["DATABASE_OWNER_URL"], environment["PUBLISHED_OWNER_URL"]
        web = ending.enter_context(web_server(data, environment, port))
        deadline = time.monotonic() + PATIENCE
        while not is_up(port, environment):
            refuse_to_go_on_without(web, database, data)
            if time.monotonic() > deadline:
                raise CommandError(f"The web server gives no page: {complaint(data / 'web.log')}")
            self.asked.wait(0.02)
        address = f"http://{HOST}:{port}"
        if welcome:
            self.say(f"First administrator: {address}{welcome}")
        if not demo and not environment.get("EMAIL_HOST"):
            self.say(f"No EMAIL_HOST is set: messages, and with them the codes, are written down in {data / 'outbox'}")
        self.say(f"Ready  {address}{'/demo/' if demo else '/'}")
        while True:
            refuse_to_go_on_without(web, database, data)
            self.asked.wait(0.2)

    def say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()


def refuse_a_taken_port(port: int) -> None:
    """Before all else: nothing is made or started for a page that nobody could open."""
    with socket.socket() as tried:
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind((HOST, port))
        except (OSError, OverflowError) as error:
            if getattr(error, "errno", None) == errno.EADDRINUSE:
                raise CommandError(f"Port {port} is already in use: choose another with --port.") from error
            raise CommandError(f"Port {port} cannot be used: {getattr(error, 'strerror', error)}.") from error


def secret_key(path: Path) -> str:
    """The key kept in this file, made at the first start; whole or not there at all."""
    if not path.exists():
        descriptor, new = tempfile.mkstemp(prefix="secret-key-", dir=path.parent)  # 0600
        with open(descriptor, "w") as file:
            file.write(secrets.token_urlsafe(50))
        with suppress(FileExistsError):  # another start was quicker: its key counts
            os.link(new, path)
        os.unlink(new)
    return path.read_text().strip()


def start_database(ending: ExitStack, data: Path, environment: Environment) -> Postgres | None:
    """Our own, with its addresses put into the environment, or None when DATABASE_URL names another."""
    if environment.get("DATABASE_URL"):
        for name, what in NEEDED_AS_WELL.items():
            if not environment.get(name):
                raise CommandError(f"DATABASE_URL is set: {name}, {what}, is needed as well.")
        return None
    database = ending.enter_context(Postgres(data / "postgres"))
    environment |= {
        "DATABASE_URL": database.app_url,
        "DATABASE_OWNER_URL": database.owner_url,
        "PUBLISHED_URL": database.published_url,
        "PUBLISHED_OWNER_URL": database.published_owner_url,
    }
    return database


def prepare(data: Path, environment: Environment, asked: Asked, *, demo: bool) -> str:
    """Make the tables and, meanwhile, the static files; the path of the first administrator's link, or ""."""
    command = [str(settings.BASE_DIR / "manage.py"), "prepare", *(["--demo"] if demo else [])]
    log, said = data / "prepare.log", data / "prepare.out"
    with (
        logged_to(log) as err,
        logged_to(said) as out,
        child(command, environment, stdout=out, stderr=err) as process,
    ):
        settings.STATIC_ROOT = environment["STATIC_ROOT"]
        call_command("collectstatic", interactive=False, verbosity=0)
        while process.poll() is None:
            asked.wait(0.02)
    if process.returncode:
        raise CommandError(f"The database cannot be prepared: {complaint(log)}")
    welcome = re.search(r"^FIRST_ADMINISTRATOR (\S+)", said.read_text(), re.MULTILINE)
    said.unlink()  # it holds a way in
    return welcome[1] if welcome else ""


@contextmanager
def web_server(data: Path, environment: Environment, port: int) -> Iterator[subprocess.Popen[str]]:
    """Granian, which ends with the block."""
    command = [*GRANIAN, "--host", HOST, "--port", str(port), "config.wsgi:application"]
    with (
        logged_to(data / "web.log") as file,
        child(command, environment, stdout=file, stderr=file) as process,
    ):
        yield process


@contextmanager
def child(arguments: list[str], environment: Environment, **options: Any) -> Iterator[subprocess.Popen[str]]:
    """A Python process with all its own children, out of the keyboard's reach, which end with the block."""
    with subprocess.Popen(  # noqa: S603
        [sys.executable, *arguments],
        cwd=settings.BASE_DIR,
        env=environment,
        stdin=subprocess.DEVNULL,
        text=True,
        start_new_session=True,
        preexec_fn=die_with_parent,
        **options,
    ) as process:
        try:
            yield process
        finally:
            deadline = time.monotonic() + PATIENCE
            while process.poll() is None and time.monotonic() < deadline:
                # Again and again: a worker that is only just starting misses the first.
                os.killpg(process.pid, signal.SIGTERM)
                with suppress(subprocess.TimeoutExpired):
                    process.wait(0.5)
            # Those whose parent was killed before them.
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)


def is_up(port: int, environment: Environment) -> bool:
    """Whether a page comes back, asked for as the proxy in front would."""
    named = environment.get("ALLOWED_HOSTS", "").split(",")[0].lstrip(".")
    host = HOST if named in {"", "*"} else named
    with contextlib.closing(http.client.HTTPConnection(HOST, port, timeout=5)) as connection:
        try:
            connection.request("GET", "/up/", headers={"Host": host, "X-Forwarded-Proto": "https"})
            return connection.getresponse().status == 200
        except (OSError, http.client.HTTPException):
            return False


def refuse_to_go_on_without(web: subprocess.Popen[str], database: Postgres | None, data: Path) -> None:
    """Raise CommandError when one of the two has ended by itself."""
    if database and not database.is_running:
        raise CommandError(f"The database has ended by itself: see {data / 'postgres' / 'log'}")
    if web.poll() is not None:
        raise CommandError(f"The web server has ended by itself: {complaint(data / 'web.log')}")


@contextmanager
def logged_to(path: Path) -> Iterator[IO[bytes]]:
    """A file of this start only, for nobody else's eyes."""
    with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        yield file


def complaint(log: Path) -> str:
    """The last exception in a log, without its traceback, else its last line, and where there is more."""
    lines = [line for line in log.read_text(errors="replace").splitlines() if line.strip()]
    exceptions = [found[1] for line in lines if (found := EXCEPTION.match(line))]
    return f"{(exceptions or lines or ['it did not say why'])[-1]} (see {log})"
