"""`manage.py serve`, run as a person runs it: what it says, what it leaves behind, what it survives."""

import json
import os
import re
import shutil
import signal
import socket
import stat
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest

from config.postgres import Postgres

ROOT = Path(__file__).resolve().parents[2]
# What the product reads, and what the tests themselves were given: a person at a keyboard has none of it.
OURS = {"ALLOWED_HOSTS", "AS_OWNER", "DATABASE_OWNER_URL", "DATABASE_URL", "DEBUG", "DEMO", "HTTPS"}
OURS |= {"PUBLISHED_URL", "PUBLISHED_OWNER_URL"}
OURS |= {"BYWYD_TEST_DATABASE_URL", "DJANGO_ALLOW_ASYNC_UNSAFE", "DJANGO_SETTINGS_MODULE", "SECRET_KEY", "STATIC_ROOT"}
OUTSIDE = {key: value for key, value in os.environ.items() if key not in OURS}
# What has a process counted line by line: a drill that starts it again and again does without.
UNCOUNTED = dict.fromkeys(("COVERAGE_PROCESS_START", "COVERAGE_PROCESS_CONFIG", "COV_CORE_SOURCE"), "")


class Serving:
    """One `manage.py serve` over a directory, its output in files."""

    def __init__(self, data: Path, *words: str, port: int, **environment: str) -> None:
        self.data, self.port = data, port
        self.log = Path(tempfile.mkdtemp(prefix="bywyd-said-"))
        command = [sys.executable, "manage.py", "serve", "--data", str(data), "--port", str(port), *words]
        with (self.log / "out").open("wb") as out, (self.log / "err").open("wb") as err:
            given = {key: value for key, value in (OUTSIDE | environment).items() if value}
            self.process = subprocess.Popen(command, cwd=ROOT, env=given, stdout=out, stderr=err)

    @property
    def out(self) -> str:
        return (self.log / "out").read_text()

    @property
    def err(self) -> str:
        return (self.log / "err").read_text()

    def until_ready(self) -> "Serving":
        assert wait_until(lambda: "Ready" in self.out or self.process.poll() is not None)
        assert "Ready" in self.out, self.err
        return self

    def refusal(self) -> str:
        """The one line with which it ends by itself."""
        assert self.process.wait(60) == 1
        assert self.err.count("\n") == 1
        return self.err

    def stop(self, how: signal.Signals = signal.SIGTERM) -> int:
        self.process.send_signal(how)
        return self.process.wait(60)

    def get(self, path: str) -> int:
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=10) as response:
            return int(response.status)


def wait_until(true: Callable[[], bool], seconds: float = 90) -> bool:
    deadline = time.monotonic() + seconds
    while not true() and time.monotonic() < deadline:
        time.sleep(0.05)
    return true()


def processes(data: Path) -> dict[int, str]:
    """Everything alive that was started over this directory, by process id: its command line."""
    listing = ["ps", "-eww", "-o", "pid=,args="]
    lines = subprocess.run([*listing, "e"], capture_output=True, text=True, check=True).stdout.splitlines()
    return {int(line.split()[0]): line for line in lines if str(data) in line}


def owner(data: Path) -> psycopg.Connection:
    passwords = json.loads((data / "postgres" / "passwords").read_text())
    return psycopg.connect(
        host=str(data / "postgres" / "socket"),
        user="bywyd_owner",
        password=passwords["bywyd_owner"],
        dbname="bywyd",
    )


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@contextmanager
def starting() -> Iterator[Callable[..., Serving]]:
    """Start it; whatever is still running at the end is stopped."""
    started: list[Serving] = []

    def start(*words: str, data: Path, port: int | None = None, **environment: str) -> Serving:
        started.append(Serving(data, *words, port=free_port() if port is None else port, **environment))
        return started[-1]

    try:
        yield start
    finally:
        for serving in started:
            if serving.process.poll() is None:
                serving.stop()
            shutil.rmtree(serving.log)


@pytest.fixture(scope="module")
def directory() -> Iterator[Path]:
    """A place for everything; root's database runs as somebody else, who must be able to pass."""
    with tempfile.TemporaryDirectory(prefix="bywyd-") as made:
        os.chmod(made, 0o711)  # noqa: S103
        yield Path(made)


@pytest.fixture(scope="module")
def demo(directory: Path) -> Iterator[Serving]:
    """One demo for all who only look at it."""
    with starting() as start:
        yield start("--demo", data=directory / "demo").until_ready()


@pytest.fixture
def serve() -> Iterator[Callable[..., Serving]]:
    with starting() as start:
        yield start


Serve = Callable[..., Serving]


def test_it_says_once_where_it_is(demo: Serving) -> None:
    assert demo.out.count("Ready") == 1
    assert demo.out.endswith(f"Ready  http://127.0.0.1:{demo.port}/demo/\n")
    assert demo.err == ""
    assert demo.get("/up/") == 200
    assert stat.S_IMODE((demo.data / "secret-key").stat().st_mode) == 0o600


def test_the_demo_has_its_own_front_door(demo: Serving) -> None:
    assert "First administrator" not in demo.out
    assert demo.get("/demo/") == 200


def test_the_web_process_does_not_know_the_owners_address(demo: Serving) -> None:
    web = [line for line in processes(demo.data).values() if "granian" in line]
    assert web
    assert all("DATABASE_URL=postgresql://bywyd_app:" in line for line in web)
    assert not any("bywyd_owner" in line or "DATABASE_OWNER_URL" in line for line in web)


def test_a_directory_in_use_is_named(demo: Serving, serve: Serve) -> None:
    said = serve(data=demo.data).refusal()
    assert f"The database in {demo.data / 'postgres'} is already in use." in said
    assert demo.get("/up/") == 200


def test_a_taken_port_is_named_before_anything_is_made(directory: Path, serve: Serve) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        said = serve(data=directory / "never", port=port).refusal()
    assert said == f"CommandError: Port {port} is already in use: choose another with --port.\n"
    assert not (directory / "never").exists()


@pytest.mark.parametrize("impossible", [70000, -1])
def test_an_impossible_port_is_named(directory: Path, serve: Serve, impossible: int) -> None:
    assert f"Port {impossible} cannot be used" in serve(data=directory / "never", port=impossible).refusal()


def test_a_directory_that_cannot_be_made_is_named(directory: Path, serve: Serve) -> None:
    file = directory / "file"
    file.touch()
    assert "Not a directory" in serve(data=file / "data").refusal()


def test_a_database_of_ones_own_needs_both_addresses(directory: Path, serve: Serve) -> None:
    said = serve(data=directory / "other", DATABASE_URL="postgresql://somebody@/bywyd").refusal()
    assert "DATABASE_OWNER_URL, for the tables' owner, is needed as well" in said
    theirs = {"DATABASE_URL": "postgresql://somebody@/bywyd", "DATABASE_OWNER_URL": "postgresql://owner@/bywyd"}
    said = serve(data=directory / "other", **theirs).refusal()
    assert "PUBLISHED_URL, for reading the published figures, is needed as well" in said


def test_a_database_that_does_not_answer_is_named(directory: Path, serve: Serve) -> None:
    nowhere = f"postgresql://somebody@/bywyd?host={directory}"
    both = {"DATABASE_URL": nowhere, "DATABASE_OWNER_URL": nowhere}
    said = serve(data=directory / "other", PUBLISHED_URL=nowhere, PUBLISHED_OWNER_URL=nowhere, **both).refusal()
    assert "The database cannot be prepared: connection" in said
    assert "No such file or directory" in said


def test_with_a_database_and_a_name_of_ones_own(directory: Path, serve: Serve) -> None:
    """As a council runs it: PostgreSQL elsewhere, a public name, and TLS in a proxy in front."""
    data = directory / "without"
    with Postgres(directory / "theirs", fsync=False) as theirs:
        council = {"ALLOWED_HOSTS": "plan.council.example", "HTTPS": "1"}
        addresses = {"DATABASE_URL": theirs.app_url, "DATABASE_OWNER_URL": theirs.owner_url}
        addresses |= {"PUBLISHED_URL": theirs.published_url, "PUBLISHED_OWNER_URL": theirs.published_owner_url}
        serving = serve(data=data, **council, **addresses).until_ready()
        assert not (data / "postgres").exists()
        assert serving.stop() == 0


def first_administrators_way_in(serving: Serving) -> str:
    """What it says, after its own address."""
    said = f"First administrator: http://127.0.0.1:{serving.port}"
    (line,) = [line for line in serving.out.splitlines() if line.startswith("First administrator: ")]
    assert line.startswith(said)
    return line.removeprefix(said)


def test_stopped_in_its_first_start_it_goes_on_in_the_second(directory: Path, serve: Serve) -> None:
    """And then it is an installation like any other: with a code for its first administrator to come in by."""
    data = directory / "interrupted"
    first = serve(data=data, **UNCOUNTED)
    assert wait_until(lambda: "Making its tables" in first.out)
    assert first.stop(signal.SIGINT) == 0
    assert first.err == ""
    assert wait_until(lambda: processes(data) == {}, 60)
    second = serve(data=data, **UNCOUNTED).until_ready()
    here = f"http://127.0.0.1:{second.port}"
    way_in = first_administrators_way_in(second)
    assert re.fullmatch(r"/come-in/#[0-9A-Z]{12}", way_in)
    assert second.get(way_in) == 200
    assert second.out.endswith(f"Ready  {here}/\n")
    assert len(processes(data)) > 4
    assert second.stop(signal.SIGTERM) == 0
    assert second.err == ""
    assert wait_until(lambda: processes(data) == {}, 60)
    # While nobody has come in, the next start says another, and the one of before opens nothing.
    third = serve(data=data, **UNCOUNTED).until_ready()
    assert first_administrators_way_in(third) != way_in
    with owner(data) as connection:
        good = "select count(*) filter (where taken_back_at is null), count(*) from people_invitation"
        assert connection.execute(good).fetchone() == (1, 2)


def test_whatever_is_killed_nothing_is_left_running_and_the_next_start_goes_on(directory: Path, serve: Serve) -> None:
    data = directory / "killed"
    first = serve(data=data, **UNCOUNTED).until_ready()
    key = (data / "secret-key").read_text()
    with owner(data) as connection:
        connection.execute("create table kept as select 'Tŷ' as word")
    first.stop(signal.SIGKILL)
    assert wait_until(lambda: processes(data) == {}, 60)
    for program, said in (("granian", "The web server has ended"), ("-D", "The database has ended")):
        serving = serve(data=data, **UNCOUNTED).until_ready()
        assert (data / "secret-key").read_text() == key
        with owner(data) as connection:
            assert connection.execute("select word from kept").fetchone() == ("Tŷ",)
        half = next(pid for pid, line in processes(data).items() if program in line.split("PATH=")[0].split())
        os.kill(half, signal.SIGKILL)
        assert said in serving.refusal()
        assert wait_until(lambda: processes(data) == {}, 60)
