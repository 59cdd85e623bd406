"""What can be kept, how much of it, and why something cannot."""

from dataclasses import dataclass
from enum import StrEnum

MB = 1_000_000  # bytes
VOICE, PHOTO, FILM = "voice", "photo", "film"
LARGEST = {VOICE: 20 * MB, PHOTO: 15 * MB, FILM: 60 * MB}
# Seconds: as it is said to people, and a breath more, because a device stops when it can.
LONGEST = {VOICE: 600, FILM: 60}
A_BREATH = 5

EXTENSIONS = {
    "audio/webm": "webm",
    "video/webm": "webm",
    "audio/mp4": "m4a",
    "video/mp4": "mp4",
    "audio/ogg": "ogg",
    "audio/mpeg": "mp3",
    "audio/wav": "wav",
    "image/jpeg": "jpg",
}


class Why(StrEnum):
    UNKNOWN = "unknown"
    HEIC = "heic"
    DAMAGED = "damaged"
    TOO_LARGE = "too_large"
    TOO_LONG = "too_long"
    TOO_MANY_PIXELS = "too_many_pixels"


class CannotKeepError(Exception):
    """The file is none that we keep: `why`, and what it is (`kind`), where that is known."""

    def __init__(self, why: Why, kind: str = "") -> None:
        super().__init__(why)
        self.why, self.kind = why, kind


class DamagedError(CannotKeepError):
    """It does not hold together as what it says it is."""

    def __init__(self) -> None:
        super().__init__(Why.DAMAGED)


@dataclass(frozen=True)
class Found:
    """What a file turned out to be, from its content alone."""

    kind: str
    content_type: str
    seconds: float | None = None
    width: int | None = None
    height: int | None = None
