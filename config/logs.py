"""Log lines that say what broke and where, and nothing of what anybody said."""

import logging
import traceback
from typing import Any


class WithoutWords(logging.Formatter):
    """Frames and the kind of the exception, but not its message: a database puts the row's values into it."""

    def formatException(self, ei: Any) -> str:  # noqa: N802
        kind, _, frames = ei
        lines = [f"  {frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(frames)]
        return "\n".join([*lines, kind.__name__ if kind else ""])
