"""Files made by hand: small, whole, and with a place written into every corner where a device might write one."""

import io
import math
import struct
from typing import Any

from PIL import Image, ImageCms

from conversations.media import sounds, webm

PLACE = b"+51.6512-003.5123/"
WHERE = PLACE.decode()

# MP4


def box(name: str, *parts: bytes) -> bytes:
    data = b"".join(parts)
    return struct.pack(">I", 8 + len(data)) + name.encode("latin-1") + data


def full(name: str, *parts: bytes, version: int = 0, flags: int = 0) -> bytes:
    return box(name, struct.pack(">I", version << 24 | flags), *parts)


def u32(*values: int) -> bytes:
    return struct.pack(f">{len(values)}I", *values)


def trak(
    number: int, handler: str, codec: str, at: int, sizes: list[int], *, upright: bool = False, wide: int = 640
) -> bytes:
    matrix = (
        u32(0, 1 << 16, 0, 0xFFFF0000, 0, 0, 0, 0, 1 << 30)
        if upright
        else u32(1 << 16, 0, 0, 0, 1 << 16, 0, 0, 0, 1 << 30)
    )
    tkhd = full("tkhd", u32(0, 0, number, 0, 3000), bytes(16), matrix, u32(wide << 16, 480 << 16))
    table = box(
        "stbl",
        full("stsd", u32(1), box(codec, bytes(28))),
        full("stts", u32(1, len(sizes), 1000)),
        full("stsc", u32(1, 1, len(sizes), 1)),
        full("stsz", u32(0, len(sizes), *sizes)),
        full("stco", u32(1, at)),
    )
    mdia = box(
        "mdia",
        full("mdhd", u32(0, 0, 1000, 3000), bytes(4)),
        full("hdlr", u32(0), handler.encode(), bytes(12), b"\0"),
        box("minf", full("vmhd", bytes(8)), table),
    )
    return box("trak", tkhd, mdia, full("meta", PLACE), box("udta", box("\xa9xyz", PLACE)))


SOUND, PICTURE = b"sound-of-her-voice", b"picture-of-her-hands"


def a_film(
    *,
    codec: str = "avc1",
    sound_only: bool = False,
    measured: bool = True,
    brand: bytes = b"isom",
    upright: bool = False,
) -> bytes:
    """Sound, picture, and a third track in which a camera writes down where it is."""
    top = box("ftyp", brand, u32(0), brand)
    samples = [SOUND, b"" if sound_only else PICTURE, PLACE if measured else b""]

    def moov(at: int) -> bytes:
        tracks = [trak(1, "soun", "mp4a", at, [len(SOUND)])]
        if not sound_only:
            tracks.append(trak(2, "vide", codec, at + len(SOUND), [len(PICTURE)], upright=upright))
        if measured:
            tracks.append(trak(3, "meta", "gpmd", at + len(SOUND + samples[1]), [len(PLACE)]))
        return box(
            "moov",
            full("mvhd", bytes(96)),
            *tracks,
            box("udta", box("\xa9xyz", PLACE), full("loci", PLACE), full("meta", box("ilst", PLACE))),
            box("uuid", bytes(16), b"<exif:GPSLatitude>" + PLACE),
            full("meta", full("hdlr", bytes(20)), PLACE),
        )  # fmt: skip

    between = box("free", PLACE) + box("uuid", bytes(16), PLACE)
    at = len(top) + len(moov(0)) + len(between) + 8
    return top + moov(at) + between + box("mdat", *samples) + box("skip", PLACE)


def a_film_in_pieces() -> bytes:
    """As Safari and Chromium record: no lengths at the front, and the samples piece by piece."""
    track = trak(1, "soun", "mp4a", 0, []).replace(u32(0, 0, 1000, 3000), u32(0, 0, 1000, 0))
    moov = box("moov", full("mvhd", bytes(96)), track, box("mvex", full("trex", u32(1, 1, 20, 0, 0))))
    pieces = [
        box(
            "moof",
            full("mfhd", u32(n)),
            box("traf", full("tfhd", u32(1)), full("tfdt", u32(n * 1000)), full("trun", u32(50))),
        )
        + box("mdat", SOUND)
        for n in range(3)
    ]
    return box("ftyp", b"iso5", u32(0)) + moov + b"".join(pieces)


# WebM


def open_ended(id_: int, data: bytes) -> bytes:
    return id_.to_bytes((id_.bit_length() + 7) // 8) + b"\x01" + b"\xff" * 7 + data


def a_block(track: int, at: int, data: bytes, *, key: bool = True) -> bytes:
    return webm.element(
        webm.SIMPLE_BLOCK, bytes([0x80 | track]) + struct.pack(">h", at) + bytes([0x80 if key else 0]) + data
    )


def a_webm(*, film: bool = False, doc_type: bytes = b"webm", clusters: int = 3, codec: bytes = b"A_OPUS") -> bytes:
    """As Chromium records: every size but the blocks' unknown; with tags, an attachment and subtitles besides."""
    e = webm.element
    tracks = e(webm.TRACK, webm.uint(0xD7, 1) + webm.uint(0x83, 2) + e(0x86, codec) + e(0x536E, PLACE))
    if film:
        size = e(webm.VIDEO, webm.uint(webm.WIDTH, 640) + webm.uint(webm.HEIGHT, 480))
        tracks += e(webm.TRACK, webm.uint(0xD7, 2) + webm.uint(0x83, 1) + e(0x86, b"V_VP8") + size)
    tracks += e(webm.TRACK, webm.uint(0xD7, 3) + webm.uint(0x83, 0x11) + e(0x86, b"S_TEXT/UTF8"))
    info = e(webm.INFO, webm.uint(webm.TIMESTAMP_SCALE, 1_000_000) + e(0x7BA9, PLACE) + e(0x4D80, PLACE))
    told = b"".join(
        open_ended(
            webm.CLUSTER,
            webm.uint(webm.TIMESTAMP, n * 1000)
            + (a_block(2, 0, PICTURE) if film else b"")
            + b"".join(a_block(1, at, SOUND) for at in range(0, 1000, 50))
            + e(webm.BLOCK_GROUP, e(webm.BLOCK, b"\x81\x03\xe0\0" + SOUND) + webm.uint(webm.BLOCK_DURATION, 20))
            + e(webm.BLOCK_GROUP, e(webm.BLOCK, b"\x81\x03\xe1\0" + SOUND) + e(0x75A1, PLACE))
            + a_block(3, 500, PLACE)
            + e(0xEC, PLACE),
        )
        for n in range(clusters)
    )
    tags, files = e(0x1254C367, e(0x7373, PLACE)), e(0x1941A469, e(0x61A7, PLACE))
    head = e(webm.HEADER, e(webm.DOC_TYPE, doc_type))
    return head + open_ended(webm.SEGMENT, tags + info + e(webm.TRACKS, tracks) + told + files)


# Sound


def a_page(granule: int, serial: int, n: int, *packets: bytes) -> bytes:
    lacing, body = b"", b""
    for packet in packets:
        lacing += b"\xff" * (len(packet) // 255) + bytes([len(packet) % 255])
        body += packet
    head = b"OggS\0\0" + struct.pack("<QIII", granule, serial, n, 0) + bytes([len(lacing)]) + lacing
    return sounds.with_sum(head + body)


def an_ogg(*, vorbis: bool = False) -> bytes:
    notes = b"LOCATION=" + PLACE * 20
    text = struct.pack("<I", 4) + b"made" + struct.pack("<II", 1, len(notes)) + notes
    if vorbis:
        head = b"\x01vorbis" + bytes(5) + struct.pack("<I", 44_100) + bytes(14)
        pages = [a_page(0, 7, 0, head), a_page(0, 7, 1, b"\x03vorbis" + text + b"\x01", b"\x05vorbis-setup")]
        return b"".join([*pages, a_page(88_200, 7, 2, SOUND)])
    head = b"OpusHead\x01\x01" + struct.pack("<HIHB", 312, 48_000, 0, 0)
    pages = [a_page(0, 7, 0, head), a_page(0, 7, 1, b"OpusTags" + text), a_page(48_312, 7, 2, SOUND)]
    # A second stream, and what is no Ogg at all.
    return b"".join([*pages, a_page(5, 8, 0, PLACE), a_page(96_312, 7, 3, SOUND), PLACE])


def an_mp3(frames: int = 40) -> bytes:
    frame = b"\xff\xfb\x90\x00" + SOUND.ljust(413, b".")
    tag = b"ID3\x04\0\0" + bytes([0, 0, len(PLACE) >> 7, len(PLACE) & 0x7F]) + PLACE
    return tag + frame * frames + b"APETAGEX" + PLACE + b"TAG" + PLACE.ljust(125)


def a_wav(seconds: float = 2) -> bytes:
    sound = b"".join(struct.pack("<h", round(9000 * math.sin(n / 6))) for n in range(int(8000 * seconds)))
    fmt = b"fmt " + struct.pack("<IHHIIHH", 16, 1, 1, 8000, 16_000, 2, 16)
    notes = b"LIST" + struct.pack("<I", 4 + len(PLACE)) + b"INFO" + PLACE
    body = (
        b"WAVE"
        + notes
        + fmt
        + b"data"
        + struct.pack("<I", len(sound))
        + sound
        + b"id3 "
        + struct.pack("<I", len(PLACE))
        + PLACE
    )
    return b"RIFF" + struct.pack("<I", len(body)) + body


# Photos


def a_photo(kind: str = "JPEG", size: tuple[int, int] = (120, 80), mode: str = "RGB", **more: Any) -> bytes:
    """The upper left corner is of another colour, so that it shows which way is up."""
    image = Image.new(mode, size, "white" if mode != "CMYK" else 0)
    image.paste("black" if mode != "CMYK" else (0, 0, 0, 255), (0, 0, size[0] // 2, size[1] // 2))
    out = io.BytesIO()
    image.save(out, kind, **more)
    return out.getvalue()


def exif(*, turned: int = 1) -> Image.Exif:
    found = Image.Exif()
    found[0x0112] = turned
    found[0x010E] = WHERE
    found[0x8825] = {1: "N", 2: (51.0, 39.0, 4.3), 3: "W", 4: (3.0, 30.0, 44.2), 29: WHERE}
    return found


def a_photo_with_a_place(**more: Any) -> bytes:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return a_photo(exif=exif(**more), comment=PLACE, icc_profile=profile, size=(400, 200))
