"""The project's own text, as the rules read it: path from the root → contents."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
APPS = ("people", "strengths", "networks", "conversations", "study", "outcomes", "config")

Sources = dict[str, str]


def read(folder: str, pattern: str) -> Sources:
    found = sorted((ROOT / folder).rglob(pattern))
    return {str(path.relative_to(ROOT)): path.read_text() for path in found if "__pycache__" not in path.parts}


def product() -> Sources:
    """Every Python file of the apps and of the configuration, and the command line."""
    sources = {"manage.py": (ROOT / "manage.py").read_text()}
    for app in APPS:
        sources |= read(app, "*.py")
    return sources


def templates() -> Sources:
    return read("templates", "*.html")


def suite() -> Sources:
    return read("tests", "*.py")


def nodes(sources: Sources) -> Iterator[tuple[str, ast.AST]]:
    """Every node of every Python file."""
    for path, text in sources.items():
        for node in ast.walk(ast.parse(text, path)):
            yield path, node


def place(path: str, node: ast.AST) -> str:
    return f"{path}:{getattr(node, 'lineno', 0)}"
