"""Looking at a file: what it is by its content, whatever its name and its sender say, and a clean copy of it."""

import io
from collections.abc import Callable
from typing import IO

import filetype

from conversations.media import mp4, photos, sounds, webm
from conversations.media.kept import (
    A_BREATH,
    LARGEST,
    LONGEST,
    PHOTO,
    VOICE,
    CannotKeepError,
    Found,
    Why,
)

HEAD = 4096  # bytes
# WebM and Matroska begin so. Whether there is sound or film in them, only their tracks say.
EBML = b"\x1aE\xdf\xa3"
PHOTOS = {"image/jpeg", "image/png", "image/webp", "image/gif"}
PHOTOS_OF_IPHONES = {"image/heic", "image/heif", "image/avif"}
BRANDS_OF_PHOTOS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1", b"avif", b"avis"}
SOUND: dict[str, Callable[[bytes, IO[bytes]], Found]] = {
    "audio/ogg": sounds.clean_ogg,
    "video/ogg": sounds.clean_ogg,
    "audio/mpeg": sounds.clean_mp3,
    "audio/x-wav": sounds.clean_wav,
}


def clean_copy(data: bytes, out: IO[bytes]) -> Found:
    """Write a clean copy of `data` (bytes, or a file that is mapped like bytes) to `out`, and say what it is.

    Raises CannotKeepError: of a kind that nobody here could open, damaged, too large or too long.
    """
    if len(data) > max(LARGEST.values()):
        raise CannotKeepError(Why.TOO_LARGE)
    found = copied(data, out)
    if len(data) > LARGEST[found.kind]:
        raise CannotKeepError(Why.TOO_LARGE, found.kind)
    if found.kind in LONGEST and (found.seconds or 0) > LONGEST[found.kind] + A_BREATH:
        raise CannotKeepError(Why.TOO_LONG, found.kind)
    return found


def copied(data: bytes, out: IO[bytes]) -> Found:
    head = bytes(data[:HEAD])
    guess = str(filetype.guess_mime(head) or "")
    if head[4:8] == b"ftyp":
        # There are more brands of these than anybody knows.
        if guess in PHOTOS_OF_IPHONES or head[8:12] in BRANDS_OF_PHOTOS:
            raise CannotKeepError(Why.HEIC, PHOTO)
        return mp4.clean(data, out)
    if head.startswith(EBML):
        return webm.clean(data, out)
    if guess in PHOTOS:
        if len(data) > LARGEST[PHOTO]:
            raise CannotKeepError(Why.TOO_LARGE, PHOTO)
        return photos.clean(io.BytesIO(data), out)
    if guess not in SOUND:
        raise CannotKeepError(Why.UNKNOWN)
    if len(data) > LARGEST[VOICE]:
        raise CannotKeepError(Why.TOO_LARGE, VOICE)
    return SOUND[guess](data, out)
