"""`manage.py serve`, run as a person runs it: what it says, what it leaves behind, what it survives."""

import json
import os
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
from pathlib import Path

import psycopg
import pytest

from config.postgres import Postgres

ROOT = Path(__file__).resolve().parents[2]
OURS = {
    "AS_OWNER",
    "DATABASE_URL",
    "DATABASE_OWNER_URL",
    "SECRET_KEY",
    "DEMO",
    "STATIC_ROOT",
    "ALLOWED_HOSTS",
}
OUTSIDE = {key: value for key, value in os.environ.items() if key not in OURS}


class Serving:
    """One `manage.py serve` over a directory, its output in files."""

    def __init__(self, data: Path, *words: str, port: int, **environment: str) -> None:
        self.data, self.port = data, port
        self.log = Path(tempfile.mkdtemp(prefix="bywyd-said-"))
        command = [sys.executable, "manage.py", "serve", "--data", str(data), "--port", str(port), *words]
        with (self.log / "out").open("wb") as out, (self.log / "err").open("wb") as err:
            self.process = subprocess.Popen(
                command, cwd=ROOT, env=OUTSIDE | environment, stdout=out, stderr=err
            )

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


@pytest.fixture
def port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@pytest.fixture(scope="module")
def made() -> Iterator[Path]:
    """A directory where it has been started once: the first start takes longest."""
    with tempfile.TemporaryDirectory(prefix="bywyd-") as directory:
        os.chmod(directory, 0o711)  # noqa: S103
        yield Path(directory) / "data"


@pytest.fixture
def serve(made: Path, port: int) -> Iterator[Callable[..., Serving]]:
    """Start it; whatever is still running at the end is stopped."""
    started: list[Serving] = []

    def start(*words: str, data: Path = made, port: int = port, **environment: str) -> Serving:
        started.append(Serving(data, *words, port=port, **environment))
        return started[-1]

    yield start
    for serving in started:
        if serving.process.poll() is None:
            serving.stop()
        shutil.rmtree(serving.log)


Serve = Callable[..., Serving]


def test_it_says_where_it_is_and_stops_without_a_trace(made: Path, serve: Serve, port: int) -> None:
    serving = serve().until_ready()
    last = serving.out.splitlines()[-1]
    assert last == f"Ready  http://127.0.0.1:{port}/"
    assert serving.out.count("Ready") == 1
    assert serving.get("/up/") == 200
    assert len(processes(made)) > 4
    assert serving.stop(signal.SIGTERM) == 0
    assert serving.err == ""
    assert processes(made) == {}


def test_a_new_installation_has_a_link_for_its_first_administrator(serve: Serve, port: int) -> None:
    serving = serve().until_ready()
    (line,) = [line for line in serving.out.splitlines() if line.startswith("First administrator: ")]
    assert line.startswith(f"First administrator: http://127.0.0.1:{port}/")
    assert serving.get(line.removeprefix(f"First administrator: http://127.0.0.1:{port}")) == 200


def test_the_second_start_keeps_what_is_there(made: Path, serve: Serve) -> None:
    first = serve().until_ready()
    key = (made / "secret-key").read_text()
    assert stat.S_IMODE((made / "secret-key").stat().st_mode) == 0o600
    with owner(made) as connection:
        connection.execute("create table kept as select 'Tŷ' as word")
    assert first.stop(signal.SIGINT) == 0
    serve().until_ready()
    assert (made / "secret-key").read_text() == key
    with owner(made) as connection:
        assert connection.execute("select word from kept").fetchone() == ("Tŷ",)
        connection.execute("drop table kept")


def test_the_web_process_does_not_know_the_owners_address(made: Path, serve: Serve) -> None:
    serve().until_ready()
    web = [line for line in processes(made).values() if "granian" in line]
    assert web
    assert all("DATABASE_URL=postgresql://bywyd_app:" in line for line in web)
    assert not any("bywyd_owner" in line or "DATABASE_OWNER_URL" in line for line in web)


def test_a_taken_port_is_named_before_anything_is_made(made: Path, serve: Serve, port: int) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", port))
        taken.listen()
        data = made.parent / "never"
        said = serve(data=data).refusal()
    assert said == f"CommandError: Port {port} is already in use: choose another with --port.\n"
    assert not data.exists()


@pytest.mark.parametrize("impossible", [70000, -1])
def test_an_impossible_port_is_named(made: Path, serve: Serve, impossible: int) -> None:
    assert f"Port {impossible} cannot be used" in serve(data=made.parent / "never", port=impossible).refusal()


def test_a_directory_in_use_is_named(made: Path, serve: Serve, port: int) -> None:
    first = serve().until_ready()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        other = int(free.getsockname()[1])
    assert f"The database in {made / 'postgres'} is already in use." in serve(port=other).refusal()
    assert first.get("/up/") == 200


def test_a_directory_that_cannot_be_made_is_named(made: Path, serve: Serve) -> None:
    file = made.parent / "file"
    file.touch()
    assert "Not a directory" in serve(data=file / "data").refusal()


def test_a_database_of_ones_own_needs_both_addresses(made: Path, serve: Serve) -> None:
    said = serve(data=made.parent / "other", DATABASE_URL="postgresql://somebody@/bywyd").refusal()
    assert "DATABASE_OWNER_URL, for the tables' owner, is needed as well" in said


def test_with_a_database_and_a_name_of_ones_own(made: Path, serve: Serve) -> None:
    """As a council runs it: PostgreSQL elsewhere, a public name, and TLS in a proxy in front."""
    data = made.parent / "without"
    with Postgres(made.parent / "theirs", fsync=False) as theirs:
        council = {"ALLOWED_HOSTS": "plan.council.example", "HTTPS": "1"}
        addresses = {"DATABASE_URL": theirs.app_url, "DATABASE_OWNER_URL": theirs.owner_url}
        serving = serve(data=data, **council, **addresses).until_ready()
        assert not (data / "postgres").exists()
        assert serving.stop() == 0


def test_a_database_that_does_not_answer_is_named(made: Path, serve: Serve) -> None:
    nowhere = f"postgresql://somebody@/bywyd?host={made.parent}"
    said = serve(data=made.parent / "other", DATABASE_URL=nowhere, DATABASE_OWNER_URL=nowhere).refusal()
    assert "The database cannot be prepared: connection" in said
    assert "No such file or directory" in said


@pytest.mark.parametrize(
    ("program", "said"), [("granian", "The web server has ended"), ("-D", "The database has")]
)
def test_when_one_half_is_killed_the_other_stops(made: Path, serve: Serve, program: str, said: str) -> None:
    serving = serve().until_ready()
    first = next(pid for pid, line in processes(made).items() if program in line.split("PATH=")[0].split())
    os.kill(first, signal.SIGKILL)
    assert said in serving.refusal()
    assert wait_until(lambda: processes(made) == {}, 60)


def test_killed_itself_it_leaves_nothing_that_stands_in_the_way(made: Path, serve: Serve, port: int) -> None:
    serving = serve().until_ready()
    serving.stop(signal.SIGKILL)
    assert wait_until(lambda: processes(made) == {}, 60)
    assert serve().until_ready().get("/up/") == 200


def test_stopped_in_its_first_start_it_goes_on_in_the_second(made: Path, serve: Serve) -> None:
    data = made.parent / "interrupted"
    first = serve(data=data)
    assert wait_until(lambda: "Making its tables" in first.out)
    assert first.stop(signal.SIGINT) == 0
    assert first.err == ""
    assert processes(data) == {}
    assert serve(data=data).until_ready().get("/up/") == 200


def test_the_demo_has_its_own_front_door(made: Path, serve: Serve, port: int) -> None:
    serving = serve("--demo", data=made.parent / "demo").until_ready()
    assert serving.out.endswith(f"Ready  http://127.0.0.1:{port}/demo/\n")
    assert "First administrator" not in serving.out
    assert serving.get("/demo/") == 200
