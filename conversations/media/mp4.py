"""MP4 and QuickTime, as phones film and record: the same file, with everything but sound and picture blanked in place.

A file is boxes: a size, four letters, and either data or more boxes (ISO/IEC 14496-12). Sound and picture are found by
their place in the file, so nothing may move: a box that is not known here becomes `free`, full of zeros. Where phones
and cameras write down where they were (`udta`, `meta`, `uuid`, tracks of text or of measurements) is all among those.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import IO, NamedTuple

from conversations.media.kept import FILM, VOICE, CannotKeepError, DamagedError, Found, Why

TOP = "ftyp styp moov moof mfra mdat sidx ssix prft"
# The boxes that are known, and in which they stand; "" is the file itself.
KNOWN: dict[str, set[str]] = {
    name: set(inside.split())
    for name, inside in {
        "": TOP,
        "moov": "mvhd iods trak mvex",
        "trak": "tkhd edts mdia tapt",
        "mdia": "mdhd hdlr elng minf",
        "minf": "vmhd smhd hmhd nmhd hdlr dinf stbl",
        "stbl": "stsd stts ctts cslg stsc stsz stz2 stco co64 stss stsh padb stdp sdtp sbgp sgpd subs saiz saio",
        "mvex": "mehd trex leva",
        "moof": "mfhd traf",
        "traf": "tfhd tfdt trun sbgp sgpd subs saiz saio sdtp",
    }.items()
}
SOUND, PICTURE = "soun", "vide"
# What browsers play.
CODECS = {
    SOUND: {"mp4a", "Opus", "alac", "fLaC"},
    PICTURE: {"avc1", "avc3", "hvc1", "hev1", "vp08", "vp09", "av01"},
}
MOST_BOXES = 50_000
# Of all that has to be counted one by one: more than ten minutes of sound and picture have.
MOST_SAMPLES = 200_000


class Box(NamedTuple):
    name: str
    start: int
    data: int
    end: int


Visit = Callable[[Box], None]


@dataclass
class Track:
    number: int = 0
    handler: str = ""
    codecs: list[str] = field(default_factory=list)
    scale: int = 0  # ticks a second
    ticks: int = 0
    width: int = 0
    height: int = 0
    box: Box | None = None
    table: dict[str, Box] = field(default_factory=dict)

    @property
    def is_kept(self) -> bool:
        return self.handler in CODECS

    def plays(self, handler: str) -> bool:
        return self.handler == handler and any(codec in CODECS[handler] for codec in self.codecs)

    @property
    def seconds(self) -> float:
        return self.ticks / self.scale if self.scale else 0.0


@dataclass
class Mp4:
    tracks: list[Track] = field(default_factory=list)
    # What is not known, to be blanked: boxes, and stretches of bytes.
    unknown: list[Box] = field(default_factory=list)
    hidden: list[tuple[int, int]] = field(default_factory=list)
    data: list[Box] = field(default_factory=list)  # of sound and picture
    seconds: float = 0.0
    in_pieces: bool = False
    usual: dict[int, int] = field(default_factory=dict)  # of a track in pieces: how many ticks a sample is, unless told
    end: int = 0  # of the last whole box: what comes after it is no part of the file


class Reader:
    def __init__(self, data: bytes) -> None:
        self.data, self.left, self.samples = data, MOST_BOXES, MOST_SAMPLES

    def boxes(self, start: int, end: int) -> Iterator[Box]:
        at = start
        while at + 8 <= end:
            self.left -= 1
            if self.left < 0:
                raise DamagedError
            size, head = self.number(at, 4), 8
            if size == 1 and at + 16 <= end:
                size, head = self.number(at + 8, 8), 16
            elif size == 0:
                size = end - at
            if size < head or at + size > end:
                return
            yield Box(self.data[at + 4 : at + 8].decode("latin-1"), at, at + head, at + size)
            at += size

    def will_count(self, many: int) -> None:
        """Of the whole file, not of each track: a hostile one has thousands of those."""
        self.samples -= many
        if self.samples < 0:
            raise DamagedError

    def number(self, at: int, size: int) -> int:
        if at + size > len(self.data):
            raise DamagedError
        return int.from_bytes(self.data[at : at + size])

    def inside(self, box: Box, at: int, size: int) -> int:
        """A number so many bytes into what the box holds."""
        if box.data + at + size > box.end:
            raise DamagedError
        return self.number(box.data + at, size)


def read(data: bytes) -> Mp4:
    found, reader = Mp4(), Reader(data)
    for box in reader.boxes(0, len(data)):
        found.end = box.end
        if box.name == "mdat":
            found.data.append(box)
        elif box.name == "moov":
            read_movie(reader, box, found)
        elif box.name == "moof":
            found.in_pieces = True
            walk(reader, box, found, piece_of(reader, found))
        elif box.name not in KNOWN[""]:
            found.unknown.append(box)
    playing = [track for track in found.tracks if any(track.plays(handler) for handler in CODECS)]
    if not playing:
        raise CannotKeepError(Why.UNKNOWN) if found.tracks else DamagedError
    for track in found.tracks:
        if not track.is_kept:
            hide(reader, track, found)
    found.seconds = max([found.seconds, *(track.seconds for track in playing)])
    if not found.data or found.seconds <= 0:
        raise DamagedError
    return found


def walk(reader: Reader, box: Box, found: Mp4, see: dict[str, Visit]) -> None:
    """Every known box inside this one, to those who wait for its name; what is not known is noted."""
    at = box.data
    for inner in reader.boxes(box.data, box.end):
        at = inner.end
        if inner.name not in KNOWN[box.name]:
            found.unknown.append(inner)
            continue
        if visit := see.get(inner.name):
            visit(inner)
        if inner.name in KNOWN:
            walk(reader, inner, found, see)
    found.hidden.append((at, box.end))


def read_movie(reader: Reader, moov: Box, found: Mp4) -> None:
    track = Track()

    def begin(box: Box) -> None:
        nonlocal track
        track = Track(box=box)
        found.tracks.append(track)

    def head(box: Box) -> None:
        wide = reader.inside(box, 0, 1) == 1
        track.number = reader.inside(box, 20 if wide else 12, 4)
        matrix = 52 if wide else 40
        track.width, track.height = (reader.inside(box, matrix + at, 4) >> 16 for at in (36, 40))
        if not reader.inside(box, matrix, 4) and reader.inside(box, matrix + 4, 4):
            # Filmed upright: a player turns it.
            track.width, track.height = track.height, track.width

    def times(box: Box) -> None:
        wide = reader.inside(box, 0, 1) == 1
        track.scale = reader.inside(box, 20 if wide else 12, 4)
        ticks, size = reader.inside(box, 24 if wide else 16, 8 if wide else 4), 8 if wide else 4
        track.ticks = 0 if ticks == (1 << 8 * size) - 1 else ticks

    def handled(box: Box) -> None:
        # The first counts: QuickTime has a second one, of how data is referred to.
        track.handler = track.handler or data_of(reader, box, 8, 4)

    def described(box: Box) -> None:
        entries = Box(box.name, box.start, box.data + 8, box.end)
        track.codecs = [entry.name for entry in reader.boxes(entries.data, entries.end)]

    def tabled(box: Box) -> None:
        track.table[box.name] = box

    def usual(box: Box) -> None:
        found.usual[reader.inside(box, 4, 4)] = reader.inside(box, 12, 4)

    see: dict[str, Visit] = {"trak": begin, "tkhd": head, "mdhd": times, "hdlr": handled, "stsd": described}
    see |= dict.fromkeys(("stsc", "stsz", "stz2", "stco", "co64"), tabled) | {"trex": usual}
    walk(reader, moov, found, see)


def data_of(reader: Reader, box: Box, at: int, size: int) -> str:
    return reader.inside(box, at, size).to_bytes(size).decode("latin-1")


def piece_of(reader: Reader, found: Mp4) -> dict[str, Visit]:
    """How long a piece of a recording in pieces goes on: its samples, each as long as told, or as usual."""
    here = {"number": 0, "usual": 0, "begins": 0}

    def head(box: Box) -> None:
        flags, at = reader.inside(box, 0, 4) & 0xFFFFFF, 8
        here["number"] = reader.inside(box, 4, 4)
        here["usual"], here["begins"] = found.usual.get(here["number"], 0), 0
        for flag, size in ((1, 8), (2, 4)):
            at += size if flags & flag else 0
        if flags & 8:
            here["usual"] = reader.inside(box, at, 4)

    def begins(box: Box) -> None:
        here["begins"] = reader.inside(box, 4, 8 if reader.inside(box, 0, 1) == 1 else 4)

    def run(box: Box) -> None:
        flags, many, at = reader.inside(box, 0, 4) & 0xFFFFFF, reader.inside(box, 4, 4), 8
        at += sum(4 for flag in (1, 4) if flags & flag)
        each = sum(4 for flag in (0x100, 0x200, 0x400, 0x800) if flags & flag)
        if box.data + at + many * each > box.end:
            raise DamagedError
        told = flags & 0x100
        reader.will_count(many if told else 1)
        ticks = sum(reader.inside(box, at + n * each, 4) for n in range(many)) if told else many * here["usual"]
        here["begins"] += ticks
        for track in found.tracks:
            if track.number == here["number"] and track.is_kept and track.scale:
                found.seconds = max(found.seconds, here["begins"] / track.scale)

    return {"tfhd": head, "tfdt": begins, "trun": run}


def hide(reader: Reader, track: Track, found: Mp4) -> None:
    """A track of neither sound nor picture, and all that it holds: cameras write down there where they were."""
    if found.in_pieces or track.box is None:
        raise CannotKeepError(Why.UNKNOWN)
    found.unknown.append(track.box)
    for start, end in samples(reader, track.table):
        if any(box.data <= start and end <= box.end for box in found.data):
            found.hidden.append((start, end))


def samples(reader: Reader, table: dict[str, Box]) -> Iterator[tuple[int, int]]:
    """Where each chunk of a track lies in the file: from, to."""
    offsets = table.get("stco") or table.get("co64")
    sizes, runs = table.get("stsz") or table.get("stz2"), table.get("stsc")
    if offsets is None or sizes is None or runs is None:
        return
    width = 4 if offsets.name == "stco" else 8
    chunks, many = reader.inside(offsets, 4, 4), reader.inside(sizes, 8, 4)
    changes = reader.inside(runs, 4, 4)
    reader.will_count(chunks + many + changes)
    firsts = [(reader.inside(runs, 8 + 12 * n, 4), reader.inside(runs, 12 + 12 * n, 4)) for n in range(changes)]
    sample = run = 0
    for chunk in range(chunks if firsts else 0):
        while run + 1 < len(firsts) and firsts[run + 1][0] <= chunk + 1:
            run += 1
        last = min(many, sample + firsts[run][1])
        size = sum(size_of(reader, sizes, n) for n in range(sample, last))
        start, sample = reader.inside(offsets, 8 + width * chunk, width), last
        yield start, start + size


def size_of(reader: Reader, sizes: Box, n: int) -> int:
    if sizes.name == "stsz":
        return reader.inside(sizes, 4, 4) or reader.inside(sizes, 12 + 4 * n, 4)
    bits = reader.inside(sizes, 7, 1)
    if bits == 4:
        return reader.inside(sizes, 12 + n // 2, 1) >> (0 if n % 2 else 4) & 15
    return reader.inside(sizes, 12 + n * bits // 8, bits // 8) if bits in {8, 16} else 0


def clean(data: bytes, out: IO[bytes]) -> Found:
    """The same file, as far as its boxes reach, with all blanked that is neither sound nor picture."""
    found = read(data)
    out.write(data[: found.end])
    for box in found.unknown:
        out.seek(box.start + 4)
        out.write(b"free")
        found.hidden.append((box.data, box.end))
    at = 0
    for start, end in sorted(found.hidden):
        # What was blanked once is not blanked again: a hostile file may name the same bytes a million times.
        start = max(start, at)
        if start < end:
            out.seek(start)
            blank(out, end - start)
            at = end
    film = next((track for track in found.tracks if track.plays(PICTURE)), None)
    if film:
        return Found(FILM, "video/mp4", found.seconds, film.width or None, film.height or None)
    return Found(VOICE, "audio/mp4", found.seconds)


def blank(out: IO[bytes], size: int) -> None:
    zeros = bytes(min(size, 1 << 16))
    while size > 0:
        size -= out.write(zeros[:size])
