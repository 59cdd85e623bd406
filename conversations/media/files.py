"""Where the files lie: in a directory of their own, each named by the id of its recording, readable by nobody else."""

import mmap
import os
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any
from uuid import UUID

# Uploads on their way in, and clean copies that nobody has kept yet.
INCOMING = "incoming"
A_DAY = 24 * 60 * 60  # seconds


class Files:
    def __init__(self, root: str | Path) -> None:
        self.root = Path(root)

    def make_ready(self) -> None:
        for folder in (self.root, self.root / INCOMING):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)

    def place(self, recording: UUID) -> Path:
        """In folders of the first two letters, so that none of them holds too many."""
        return self.root / recording.hex[:2] / recording.hex

    def incoming(self) -> Any:
        """A new file that is gone when it is closed, or forgotten."""
        self.make_ready()
        return tempfile.NamedTemporaryFile(dir=self.root / INCOMING, prefix="copy-")

    def keep(self, file: Any, recording: UUID) -> None:
        """What was written comes to its place whole, and stays there when the power fails."""
        file.flush()
        os.fsync(file.fileno())
        place = self.place(recording)
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.link(file.name, place)
        for folder in (place.parent, self.root):
            descriptor = os.open(folder, os.O_RDONLY)
            os.fsync(descriptor)
            os.close(descriptor)

    def open(self, recording: UUID) -> IO[bytes]:
        return self.place(recording).open("rb")

    def remove(self, recording: UUID) -> bool:
        """Whether it was there."""
        with suppress(FileNotFoundError):
            self.place(recording).unlink()
            return True
        return False

    def all_of_them(self) -> Iterator[UUID]:
        for path in self.root.glob("[0-9a-f][0-9a-f]/*"):
            with suppress(ValueError):
                yield UUID(path.name)

    def of_nobody(self, known: Iterable[UUID]) -> list[UUID]:
        """Files of recordings that are not known, and have not come just now: of those the row may not be there yet."""
        known = set(known)
        return sorted(one for one in self.all_of_them() if one not in known and is_old(self.place(one)))

    def stranded(self) -> list[Path]:
        """What was on its way in when a process ended."""
        return sorted(path for path in self.root.glob(f"{INCOMING}/*") if is_old(path))


def is_old(path: Path) -> bool:
    with suppress(FileNotFoundError):
        return time.time() - path.stat().st_mtime > A_DAY
    return False


@contextmanager
def mapped(upload: Any) -> Iterator[Any]:
    """The upload as bytes; one that lies on the disk is not read into memory."""
    try:
        descriptor = upload.fileno()
    except (AttributeError, OSError):
        upload.seek(0)
        yield upload.read()
        return
    upload.flush()
    if not os.fstat(descriptor).st_size:
        yield b""
        return
    with mmap.mmap(descriptor, 0, access=mmap.ACCESS_READ) as data:
        yield data
