"""Every dependency is pinned and has its reason beside it; pyproject, its constraints and requirements.txt agree."""

import re
import tomllib
from collections.abc import Iterator

from tests.rules.sources import ROOT

NAME = re.compile(r"\s*([A-Za-z0-9._-]+)")
PIN = re.compile(r"([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==([^\s;\\]+)")
LINE = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==([^\s;\\]+)(.*?)(?=^[A-Za-z0-9]|\Z)", re.MULTILINE | re.DOTALL)


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def pins(specifiers: list[str]) -> dict[str, str]:
    """Name → version of what is pinned exactly."""
    return {normal(found[1]): found[2] for one in specifiers if (found := PIN.fullmatch(one.split(";")[0].strip()))}


def names(specifiers: list[str]) -> set[str]:
    return {normal(found[1]) for one in specifiers if (found := NAME.match(one))}


def without_reason(text: str) -> Iterator[str]:
    """Dependencies of the product, and of those who change it, without a comment in the line above."""
    lines = text.splitlines()
    listed = False
    for number, line in enumerate(lines):
        if re.match(r"(dependencies|dev) = \[", line):
            listed = True
        elif line.startswith("]"):
            listed = False
        elif listed and line.strip().startswith('"') and not lines[number - 1].strip().startswith("#"):
            yield f"{line.strip().strip(',')} has no reason beside it"


def not_pinned(text: str) -> Iterator[str]:
    project = tomllib.loads(text)
    ours = project["project"]["dependencies"]
    tools = project.get("dependency-groups", {}).get("dev", [])
    held = pins(project.get("tool", {}).get("uv", {}).get("constraint-dependencies", []))
    yield from (f"{name} is not pinned" for name in sorted(names(ours) - set(pins(ours))))
    yield from (f"{name} is not pinned" for name in sorted(names(tools) - set(pins(tools)) - set(held)))


def disagreements(text: str, requirements: str) -> Iterator[str]:
    """Where the exported file is not what pyproject and its constraints say."""
    project = tomllib.loads(text)
    ours = pins(project["project"]["dependencies"])
    held = pins(project.get("tool", {}).get("uv", {}).get("constraint-dependencies", []))
    exported = {normal(found[1]): found[2] for found in LINE.finditer(requirements)}
    for name, version in ours.items():
        if exported.get(name) != version:
            yield f"{name}: {version} in pyproject, {exported.get(name)} in requirements.txt"
    for name, version in exported.items():
        if name not in ours and held.get(name) != version:
            yield f"{name}: {version} in requirements.txt, {held.get(name)} in constraint-dependencies"
    for found in LINE.finditer(requirements):
        if "--hash=sha256:" not in found[3]:
            yield f"{found[1]} has no hash"
    if "://" in requirements:
        yield "requirements.txt records a download address"


def pyproject() -> str:
    return (ROOT / "pyproject.toml").read_text()


def test_every_dependency_has_its_reason() -> None:
    assert list(without_reason(pyproject())) == []


def test_every_dependency_is_pinned() -> None:
    assert list(not_pinned(pyproject())) == []


def test_the_three_lists_agree() -> None:
    path = ROOT / "requirements.txt"
    assert path.exists(), "requirements.txt is missing: export it (the README says how)"
    assert list(disagreements(pyproject(), path.read_text())) == []


def test_no_lock_file_with_addresses_is_kept() -> None:
    ignored = (ROOT / ".gitignore").read_text().split()
    assert {"uv.lock", "package-lock.json"} <= set(ignored)


def test_what_is_loose_is_found() -> None:
    planted = """[project]
dependencies = [
    # The framework.
    "django==5.2.19",
    "polib>=1.2",
]
[dependency-groups]
dev = [
    # Formats.
    "ruff",
    "mypy",
]
[tool.uv]
constraint-dependencies = ["asgiref==3.9", "mypy==1.0"]
"""
    assert list(without_reason(planted)) == ['"polib>=1.2" has no reason beside it', '"mypy" has no reason beside it']
    assert list(not_pinned(planted)) == ["polib is not pinned", "ruff is not pinned"]
    exported = """# made by a command
django==5.2.18 \\
    --hash=sha256:aa
asgiref==3.9 ; python_version > "3" \\
    --hash=sha256:bb
    # via django
sqlparse==0.5
"""
    assert list(disagreements(planted, exported)) == [
        "django: 5.2.19 in pyproject, 5.2.18 in requirements.txt",
        "sqlparse: 0.5 in requirements.txt, None in constraint-dependencies",
        "sqlparse has no hash",
    ]
