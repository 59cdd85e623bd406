"""Every file with tests is collected, and no test is switched off."""

import ast
import os
import subprocess
import sys
from collections.abc import Iterator

from tests.chromium import CHROMIUM
from tests.rules.sources import ROOT, Sources, nodes, place, suite

OFF = {"skip", "skipif", "skipIf", "skipUnless", "xfail", "importorskip", "SkipTest", "collect_ignore"}
OFF |= {"collect_ignore_glob", "__test__", "pytest_ignore_collect"}

# Where tests may be left out, and when.
ALLOWED: dict[str, str] = {
    "tests/stories/conftest.py": "the stories need a Chromium, which a machine may not have; CI installs it",
}


def has_tests(text: str) -> bool:
    return any(
        isinstance(node, ast.FunctionDef) and node.name.startswith("test_") for node in ast.walk(ast.parse(text))
    )


def out_of_reach(sources: Sources) -> Iterator[str]:
    """Files that hold tests, or are named as if they did, and cannot be collected by their name and place."""
    for path, text in sources.items():
        folder, name = path.rsplit("/", 1)
        if has_tests(text) and not name.startswith("test_"):
            yield f"{path} holds tests, and is not named so"
        if name.startswith("test_"):
            if not has_tests(text):
                yield f"{path} holds no test"
            if f"{folder}/__init__.py" not in sources:
                yield f"{folder} has no __init__.py"


def switched_off(sources: Sources) -> Iterator[str]:
    for path, node in nodes(sources):
        if path in ALLOWED:
            continue
        name = node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""
        if name in OFF or (isinstance(node, ast.alias) and node.name in OFF):
            yield f"{place(path, node)} {name}"


def test_every_file_with_tests_can_be_collected() -> None:
    assert list(out_of_reach(suite())) == []


def test_every_file_with_tests_is_collected() -> None:
    """Asks pytest itself: a mistake in a name or in the settings shows here."""
    command = [sys.executable, "-m", "pytest", "--collect-only", "-q", "-p", "no:cacheprovider", "-n", "0"]
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PYTEST_")}
    found = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stdout + found.stderr
    collected = {line.split("::")[0].split(":")[0] for line in found.stdout.splitlines()}
    tests = {path for path in suite() if path.rsplit("/", 1)[1].startswith("test_")}
    # Where there is no browser, the stories are left out, and the summary says so (tests/chromium.py).
    left_out = {path for path in tests if path.startswith("tests/stories/")} if CHROMIUM is None else set()
    assert tests - left_out - collected == set()


def test_no_test_is_switched_off() -> None:
    assert list(switched_off(suite())) == []


def test_a_test_left_out_is_found() -> None:
    planted = {
        "tests/people/check_people.py": "def test_a(): ...",
        "tests/people/test_people.py": "def a(): ...",
        "tests/people/__init__.py": "",
        "tests/study/test_study.py": "import pytest\n@pytest.mark.skip\ndef test_a(): pytest.xfail()",
    }
    assert list(out_of_reach(planted)) == [
        "tests/people/check_people.py holds tests, and is not named so",
        "tests/people/test_people.py holds no test",
        "tests/study has no __init__.py",
    ]
    assert len(list(switched_off(planted))) == 2
