"""Ranges: a player asks for a part of a file, to go on from there (RFC 9110, section 14)."""

import re
from collections.abc import Iterator
from typing import IO

BLOCK = 1 << 16  # bytes
ONE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})")


class OutsideError(Exception):
    """The part that is asked for is not in the file."""


def wanted(header: str, size: int) -> tuple[int, int] | None:
    """The first byte and the one after the last; None for the whole file.

    Several parts at once, and what is no range at all, are answered with the whole file, as anybody may.
    """
    asked = ONE.fullmatch(header.strip())
    if asked is None or asked[0] == "bytes=-":
        return None
    first, last = asked.groups()
    if not first:
        if not int(last) or not size:
            raise OutsideError
        return max(0, size - int(last)), size
    if int(first) >= size:
        raise OutsideError
    if last and int(last) < int(first):
        return None
    return int(first), min(int(last) + 1, size) if last else size


class Part:
    """A part of a file, a block at a time."""

    def __init__(self, file: IO[bytes], start: int, stop: int) -> None:
        self.file, self.start, self.stop = file, start, stop

    def __iter__(self) -> Iterator[bytes]:
        at = self.file.seek(self.start)
        while at < self.stop and (block := self.file.read(min(BLOCK, self.stop - at))):
            at += len(block)
            yield block

    def close(self) -> None:
        self.file.close()
