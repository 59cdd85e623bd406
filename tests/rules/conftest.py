from pathlib import Path
from typing import Any

import pytest


@pytest.fixture
def texts_are_heard(settings: Any, tmp_path: Path) -> None:
    """What would be sent as a text is listened to (tests/rules/canaries.py), and lies in no file of another test's."""
    settings.TEXT_SENDER = "tests.rules.canaries.Texts"
    settings.OUTBOX = str(tmp_path)
