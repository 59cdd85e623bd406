"""WebM, as browsers record it: read tolerantly, and written anew with nothing but sound and picture in it.

What is not known here (tags, attachments, chapters, titles, tracks of text) is not copied. What a browser records as it
goes has neither a length nor a way to jump into it: both are worked out and written at the front.

A file is elements: an id, a size, and either data or more elements (RFC 8794, RFC 9559).
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO, NamedTuple

from conversations.media.kept import FILM, VOICE, CannotKeepError, DamagedError, Found, Why

HEADER, DOC_TYPE, SEGMENT = 0x1A45DFA3, 0x4282, 0x18538067
SEEK_HEAD, SEEK, SEEK_ID, SEEK_POSITION = 0x114D9B74, 0x4DBB, 0x53AB, 0x53AC
INFO, TIMESTAMP_SCALE, DURATION, MUXING_APP, WRITING_APP = 0x1549A966, 0x2AD7B1, 0x4489, 0x4D80, 0x5741
TRACKS, TRACK, TRACK_NUMBER, TRACK_TYPE, CODEC = 0x1654AE6B, 0xAE, 0xD7, 0x83, 0x86
VIDEO, WIDTH, HEIGHT, AUDIO = 0xE0, 0xB0, 0xBA, 0xE1
CLUSTER, TIMESTAMP, SIMPLE_BLOCK, BLOCK_GROUP, BLOCK = 0x1F43B675, 0xE7, 0xA3, 0xA0, 0xA1
BLOCK_DURATION, REFERENCE_BLOCK, DISCARD_PADDING = 0x9B, 0xFB, 0x75A2
CUES, CUE_POINT, CUE_TIME, CUE_POSITIONS, CUE_TRACK, CUE_CLUSTER = 0x1C53BB6B, 0xBB, 0xB3, 0xB7, 0xF7, 0xF1

# Where a cluster of unknown size ends: at whatever stands only in the segment itself.
IN_SEGMENT = {SEEK_HEAD, INFO, TRACKS, CLUSTER, CUES, 0x1254C367, 0x1941A469, 0x1043A770}
# Number, UID, type, flags, lacing, default duration, language, codec, its private data and delays, video, audio.
OF_A_TRACK = {0xD7, 0x73C5, 0x83, 0xB9, 0x88, 0x55AA, 0x9C, 0x23E383, 0x22B59C, 0x86, 0x63A2, 0x56AA, 0x56BB}
OF_A_TRACK |= {VIDEO, AUDIO}
PICTURE, SOUND = 1, 2
CODECS = {b"A_OPUS": SOUND, b"V_VP8": PICTURE, b"V_VP9": PICTURE, b"V_AV1": PICTURE}
# A small file can hold millions of empty elements.
MOST_ELEMENTS = 500_000
NANOSECONDS = 1_000_000_000


class Element(NamedTuple):
    id: int
    start: int  # of the whole, with id and size
    data: int  # of what is in it
    end: int
    is_open: bool  # no size was written: a device recorded as it went


class Block(NamedTuple):
    start: int
    end: int
    track: int
    at: int  # ticks after the cluster's own time
    is_key: bool


@dataclass
class Track:
    number: int
    type: int
    written: bytes
    width: int = 0
    height: int = 0


@dataclass
class Cluster:
    at: int  # ticks
    blocks: list[Block] = field(default_factory=list)

    @property
    def head(self) -> bytes:
        return uint(TIMESTAMP, self.at)

    @property
    def size(self) -> int:
        return len(self.head) + sum(block.end - block.start for block in self.blocks)


@dataclass
class Webm:
    scale: int = 1_000_000  # nanoseconds a tick
    tracks: dict[int, Track] = field(default_factory=dict)
    clusters: list[Cluster] = field(default_factory=list)

    @property
    def has_picture(self) -> bool:
        return any(track.type == PICTURE for track in self.tracks.values())

    @property
    def ticks(self) -> int:
        """From the beginning to the end of the last block, taken to be as long as the one before it."""
        times = sorted(cluster.at + block.at for cluster in self.clusters for block in cluster.blocks)
        if not times:
            return 0
        return times[-1] - times[0] + max((times[-1] - times[-2]) if len(times) > 1 else 0, 1)

    @property
    def seconds(self) -> float:
        return self.ticks * self.scale / NANOSECONDS


# Reading


class Reader:
    def __init__(self, data: bytes) -> None:
        self.data, self.left = data, MOST_ELEMENTS

    def elements(self, at: int, end: int, *, until: frozenset[int] | set[int] = frozenset()) -> Iterator[Element]:
        """Those between two places, up to the first that cannot be read: a recording may have been cut off."""
        while at < end:
            one = self.element(at, end)
            if one is None or one.id in until:
                return
            yield one
            at = one.end

    def element(self, at: int, end: int) -> Element | None:
        self.left -= 1
        if self.left < 0:
            raise DamagedError
        named = self.number(at, end, longest=4, marked=True)
        if named is None:
            return None
        sized = self.number(at + named[1], end, longest=8)
        if sized is None:
            return None
        data = at + named[1] + sized[1]
        is_open = sized[0] == (1 << 7 * sized[1]) - 1
        stop = end if is_open else data + sized[0]
        if stop > end:
            if named[0] not in {SEGMENT, CLUSTER}:
                return None
            stop = end
        return Element(named[0], at, data, stop, is_open)

    def number(self, at: int, end: int, *, longest: int, marked: bool = False) -> tuple[int, int] | None:
        """A number whose first byte says how long it is; and that length. An id keeps its mark."""
        if at >= end:
            return None
        first = self.data[at]
        length = 9 - first.bit_length()
        if length > longest or at + length > end:
            return None
        value = int.from_bytes(self.data[at : at + length])
        return (value if marked else value & ((1 << 7 * length) - 1)), length

    def uint(self, one: Element) -> int:
        if one.end - one.data > 8:
            raise DamagedError
        return int.from_bytes(self.data[one.data : one.end])


def read(data: bytes) -> Webm:
    """The tracks of sound and picture, and where their blocks lie. Nothing but WebM with codecs of the open web."""
    reader, found = Reader(data), Webm()
    top = reader.elements(0, len(data))
    header = next(top, None)
    if header is None or header.id != HEADER or header.is_open:
        raise DamagedError
    doc_type = [data[one.data : one.end] for one in reader.elements(header.data, header.end) if one.id == DOC_TYPE]
    if [name.rstrip(b"\0") for name in doc_type] != [b"webm"]:
        raise CannotKeepError(Why.UNKNOWN)
    segment = next((one for one in top if one.id == SEGMENT), None)
    if segment is None:
        raise DamagedError
    at = segment.data
    while (one := reader.element(at, segment.end) if at < segment.end else None) is not None:
        at = one.end
        if one.id == INFO:
            found.scale = next((reader.uint(e) for e in within(reader, one) if e.id == TIMESTAMP_SCALE), found.scale)
        elif one.id == TRACKS:
            tracks = [track for e in within(reader, one) if e.id == TRACK and (track := a_track(reader, e))]
            found.tracks |= {track.number: track for track in tracks}
        elif one.id == CLUSTER:
            at = add_cluster(reader, one, found)
        elif one.is_open:
            raise DamagedError
    if not found.tracks:
        raise CannotKeepError(Why.UNKNOWN)
    if not found.clusters or not 0 < found.scale <= NANOSECONDS:
        raise DamagedError
    return found


def within(reader: Reader, one: Element) -> Iterator[Element]:
    return reader.elements(one.data, one.end)


def a_track(reader: Reader, one: Element) -> Track | None:
    """A track of sound or picture that browsers play, with what is known of it and nothing else."""
    number, type_, codec, size, written = 0, 0, b"", {WIDTH: 0, HEIGHT: 0}, b""
    for e in within(reader, one):
        if e.id == TRACK_NUMBER:
            number = reader.uint(e)
        elif e.id == TRACK_TYPE:
            type_ = reader.uint(e)
        elif e.id == CODEC:
            codec = reader.data[e.data : e.end].rstrip(b"\0")
        elif e.id == VIDEO:
            size |= {inner.id: reader.uint(inner) for inner in within(reader, e) if inner.id in size}
        if e.id in OF_A_TRACK:
            written += reader.data[e.start : e.end]
    if not 0 < number < 127 or CODECS.get(codec) != type_:
        return None
    return Track(number, type_, element(TRACK, written), size[WIDTH], size[HEIGHT])


def add_cluster(reader: Reader, one: Element, found: Webm) -> int:
    """The blocks of one cluster; and where the next begins."""
    cluster, at = Cluster(0), one.data
    for e in reader.elements(one.data, one.end, until=IN_SEGMENT if one.is_open else frozenset()):
        at = e.end
        if e.id == TIMESTAMP:
            cluster.at = reader.uint(e)
        elif e.id in {SIMPLE_BLOCK, BLOCK_GROUP}:
            block = simple(reader, e) if e.id == SIMPLE_BLOCK else grouped(reader, e)
            if block and block.track in found.tracks:
                cluster.blocks.append(block)
    if cluster.blocks:
        found.clusters.append(cluster)
    return at if one.is_open else one.end


def simple(reader: Reader, e: Element) -> Block | None:
    if e.end - e.data < 4 or not reader.data[e.data] & 0x80:
        return None
    at = struct.unpack_from(">h", reader.data, e.data + 1)[0]
    return Block(e.start, e.end, reader.data[e.data] & 0x7F, at, bool(reader.data[e.data + 3] & 0x80))


def grouped(reader: Reader, e: Element) -> Block | None:
    """Taken whole, but only when nothing stands in it that is not about its one block."""
    inner = list(within(reader, e))
    if not {one.id for one in inner} <= {BLOCK, BLOCK_DURATION, REFERENCE_BLOCK, DISCARD_PADDING}:
        return None
    if not inner or inner[-1].end != e.end:
        return None
    blocks = [block for one in inner if one.id == BLOCK and (block := simple(reader, one))]
    if len(blocks) != 1:
        return None
    is_key = all(one.id != REFERENCE_BLOCK for one in inner)
    return Block(e.start, e.end, blocks[0].track, blocks[0].at, is_key)


# Writing


def clean(data: bytes, out: IO[bytes]) -> Found:
    """Write it anew: the length at the front, then where each cluster begins, then sound and picture."""
    webm = read(data)
    first = webm.clusters[0]
    begins = first.at + min(block.at for block in first.blocks)
    info = element(
        INFO,
        uint(TIMESTAMP_SCALE, webm.scale)
        + element(DURATION, struct.pack(">d", begins + webm.ticks))
        + element(MUXING_APP, b"bywyd-da")
        + element(WRITING_APP, b"bywyd-da"),
    )
    tracks = element(TRACKS, b"".join(track.written for track in webm.tracks.values()))
    # Positions count from the segment's beginning, and are written in eight bytes each, so that sizes are known before.
    marked = [(n, cluster) for n, cluster in enumerate(webm.clusters) if can_jump_to(webm, cluster)]
    seek_size, cues_size = len(seek_head(0, 0, 0)), len(cues(webm, [(0, cluster) for _, cluster in marked]))
    at_cluster, positions = seek_size + len(info) + len(tracks) + cues_size, []
    for cluster in webm.clusters:
        positions.append(at_cluster)
        at_cluster += 12 + cluster.size
    heads = (
        seek_head(seek_size, seek_size + len(info), seek_size + len(info) + len(tracks))
        + info
        + tracks
        + cues(webm, [(positions[n], cluster) for n, cluster in marked])
    )
    out.write(element(HEADER, header()) + head(SEGMENT, at_cluster) + heads)
    for cluster in webm.clusters:
        out.write(head(CLUSTER, cluster.size) + cluster.head)
        for block in cluster.blocks:
            out.write(data[block.start : block.end])
    picture = next((track for track in webm.tracks.values() if track.type == PICTURE), None)
    if picture:
        return Found(FILM, "video/webm", webm.seconds, picture.width or None, picture.height or None)
    return Found(VOICE, "audio/webm", webm.seconds)


def can_jump_to(webm: Webm, cluster: Cluster) -> bool:
    """A film can be shown from a whole picture on; sound from anywhere."""
    pictures = [block for block in cluster.blocks if webm.tracks[block.track].type == PICTURE]
    return not webm.has_picture or bool(pictures and pictures[0].is_key)


def header() -> bytes:
    versions = uint(0x4286, 1) + uint(0x42F7, 1) + uint(0x42F2, 4) + uint(0x42F3, 8)
    return versions + element(DOC_TYPE, b"webm") + uint(0x4287, 4) + uint(0x4285, 2)


def seek_head(*positions: int) -> bytes:
    names = (INFO, TRACKS, CUES)
    return element(
        SEEK_HEAD,
        b"".join(
            element(SEEK, element(SEEK_ID, name.to_bytes(4)) + element(SEEK_POSITION, position.to_bytes(8)))
            for name, position in zip(names, positions, strict=True)
        ),
    )


def cues(webm: Webm, marked: list[tuple[int, Cluster]]) -> bytes:
    track = next(t.number for t in sorted(webm.tracks.values(), key=lambda t: t.type))
    points = [
        element(
            CUE_POINT,
            uint(CUE_TIME, cluster.at)
            + element(CUE_POSITIONS, uint(CUE_TRACK, track) + element(CUE_CLUSTER, position.to_bytes(8))),
        )
        for position, cluster in marked
    ]
    return element(CUES, b"".join(points))


def element(id_: int, data: bytes) -> bytes:
    return head(id_, len(data)) + data


def head(id_: int, size: int) -> bytes:
    """An id, and a size in eight bytes."""
    return id_.to_bytes((id_.bit_length() + 7) // 8) + (size | 1 << 56).to_bytes(8)


def uint(id_: int, value: int) -> bytes:
    return element(id_, value.to_bytes(max(1, (value.bit_length() + 7) // 8)))
