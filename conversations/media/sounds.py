"""Ogg, MP3 and WAV: sound alone, written anew without the notes beside it (a title, a place, a picture)."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, NamedTuple

from conversations.media.kept import VOICE, CannotKeepError, DamagedError, Found, Why

# Ogg (RFC 3533, RFC 7845)

LONGEST_NOTES = 1 << 20  # bytes
CRC = []
for _byte in range(256):
    _value = _byte << 24
    for _ in range(8):
        _value = _value << 1 ^ (0x04C11DB7 if _value & 0x80000000 else 0)
    CRC.append(_value & 0xFFFFFFFF)


class Page(NamedTuple):
    start: int
    body: int
    end: int
    granule: int
    serial: int
    lacing: bytes


def clean_ogg(data: bytes, out: IO[bytes]) -> Found:
    """One stream of Opus or Vorbis; its second packet, the notes, is emptied where it stands."""
    all_pages = list(pages(data))
    if not all_pages:
        raise DamagedError
    kept = [page for page in all_pages if page.serial == all_pages[0].serial]
    head = data[kept[0].body : kept[0].end]
    if head[:8] == b"OpusHead" and len(head) >= 12:
        rate, skip, name = 48_000, int.from_bytes(head[10:12], "little"), b"OpusTags"
    elif head[:7] == b"\x01vorbis" and len(head) >= 16:
        rate, skip, name = int.from_bytes(head[12:16], "little"), 0, b"\x03vorbis"
    else:
        raise CannotKeepError(Why.UNKNOWN)
    last = max((page.granule for page in kept if page.granule < 1 << 62), default=0)
    if not rate or last <= skip:
        raise DamagedError
    notes = notes_of(kept[1:])
    if b"".join(data[start:end] for start, end in notes[:2])[: len(name)] != name:
        raise DamagedError
    empty = emptied(name, sum(end - start for start, end in notes))
    last_note = notes[-1][1]
    for page in kept:
        here = [(start, end) for start, end in notes if page.body <= start < page.end] if page.start < last_note else []
        if not here:
            # As it was, and its sum with it: to work that out anew takes half a second a megabyte.
            out.write(data[page.start : page.end])
            continue
        body = bytearray(data[page.body : page.end])
        for start, end in here:
            body[start - page.body : end - page.body], empty = empty[: end - start], empty[end - start :]
        out.write(with_sum(data[page.start : page.body] + bytes(body)))
    return Found(VOICE, "audio/ogg", (last - skip) / rate)


def pages(data: bytes) -> Iterator[Page]:
    """Page after page, to the first place where none begins."""
    at = 0
    while data[at : at + 5] == b"OggS\0" and at + 27 <= len(data):
        granule, serial, many = *struct.unpack_from("<QI", data, at + 6), data[at + 26]
        body = at + 27 + many
        lacing = data[at + 27 : body]
        end = body + sum(lacing)
        if len(lacing) < many or end > len(data):
            return
        yield Page(at, body, end, granule, serial, lacing)
        at = end


def notes_of(kept: list[Page]) -> list[tuple[int, int]]:
    """Where the packet lies that begins with these pages."""
    found: list[tuple[int, int]] = []
    for page in kept:
        at = page.body
        for size in page.lacing:
            found.append((at, at + size))
            at += size
            if size < 255:
                return found
        if len(found) * 255 > LONGEST_NOTES:
            break
    raise DamagedError


def emptied(name: bytes, size: int) -> bytes:
    """Nobody's name for the program, no notes; Vorbis wants a last bit after them."""
    text = name + bytes(8) + (b"\x01" if name[0] == 3 else b"")
    if len(text) > size:
        raise DamagedError
    return text.ljust(size, b"\0")


def with_sum(page: bytes) -> bytes:
    page, value = page[:22] + bytes(4) + page[26:], 0
    for byte in page:
        value = (value << 8 & 0xFFFFFFFF) ^ CRC[value >> 24 ^ byte]
    return page[:22] + value.to_bytes(4, "little") + page[26:]


# MP3

BITRATES = {  # kbit/s, by version (1, or 2 and 2.5), layer III
    1: (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    2: (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
RATES = {3: (44_100, 48_000, 32_000), 2: (22_050, 24_000, 16_000), 0: (11_025, 12_000, 8_000)}
# So many in a row are no accident.
IN_A_ROW = 4


@dataclass(frozen=True)
class Frame:
    size: int
    seconds: float


def clean_mp3(data: bytes, out: IO[bytes]) -> Found:
    """The frames of sound, from the first to the last of them in a row; not what stands before and after (ID3, APE)."""
    at, seconds = first_frame(data), 0.0
    while frame := a_frame(data, at):
        out.write(data[at : at + frame.size])
        at, seconds = at + frame.size, seconds + frame.seconds
    return Found(VOICE, "audio/mpeg", seconds)


def first_frame(data: bytes) -> int:
    at = 0
    while data[at : at + 3] == b"ID3" and at + 10 <= len(data):
        at += 10 + sum((byte & 0x7F) << 7 * (3 - n) for n, byte in enumerate(data[at + 6 : at + 10]))
    # Some programs leave a gap.
    for start in range(at, min(at + 4096, len(data))):
        here = start
        for _ in range(IN_A_ROW):
            frame = a_frame(data, here)
            if frame is None:
                break
            here += frame.size
        else:
            return start
    raise DamagedError


def a_frame(data: bytes, at: int) -> Frame | None:
    if at + 4 > len(data) or data[at] != 0xFF or data[at + 1] & 0xE6 != 0xE2:
        return None
    version, bits, rate = data[at + 1] >> 3 & 3, data[at + 2] >> 4, data[at + 2] >> 2 & 3
    if version == 1 or bits in {0, 15} or rate == 3:
        return None
    hertz, half = RATES[version][rate], version != 3
    size = (72 if half else 144) * BITRATES[2 if half else 1][bits] * 1000 // hertz + (data[at + 2] >> 1 & 1)
    if at + size > len(data):
        return None
    return Frame(size, (576 if half else 1152) / hertz)


# WAV

PLAIN, FLOATS, EXTENDED = 1, 3, 0xFFFE


def clean_wav(data: bytes, out: IO[bytes]) -> Found:
    """What kind of sound it is, and the sound."""
    found = {name: (start, end) for name, start, end in chunks(data)}
    if not {b"fmt ", b"data"} <= set(found):
        raise DamagedError
    start, end = found[b"fmt "]
    if end - start not in {16, 18, 40}:
        raise DamagedError
    kind, _channels, _rate, a_second = struct.unpack_from("<HHII", data, start)
    if kind not in {PLAIN, FLOATS, EXTENDED}:
        raise CannotKeepError(Why.UNKNOWN)
    begins, stops = found[b"data"]
    if not a_second or begins == stops:
        raise DamagedError
    sizes = end - start, stops - begins
    out.write(b"RIFF" + struct.pack("<I", 20 + sum(sizes) + sizes[1] % 2) + b"WAVEfmt " + struct.pack("<I", sizes[0]))
    out.write(data[start:end] + b"data" + struct.pack("<I", sizes[1]))
    out.write(data[begins:stops] + bytes(sizes[1] % 2))
    return Found(VOICE, "audio/wav", sizes[1] / a_second)


def chunks(data: bytes) -> Iterator[tuple[bytes, int, int]]:
    at = 12
    while at + 8 <= len(data):
        name, size = data[at : at + 4], int.from_bytes(data[at + 4 : at + 8], "little")
        # A recorder that was cut off had not yet written how long it became.
        yield name, at + 8, min(at + 8 + size, len(data))
        at += 8 + size + size % 2
