"""The locks: conventions that somebody could forget, each held by a test."""

from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """As in the stories: a rule walks through everything, and asks little of a line."""
    for item in items:
        if item.path.parent == HERE:
            item.add_marker("no_cover")


@pytest.fixture
def texts_are_heard(settings: Any, tmp_path: Path) -> None:
    """What would be sent as a text is listened to (tests/rules/canaries.py), and lies in no file of another test's."""
    settings.TEXT_SENDER = "tests.rules.canaries.Texts"
    settings.OUTBOX = str(tmp_path)
