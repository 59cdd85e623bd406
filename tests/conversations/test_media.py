"""Voices, photos and films as bytes: found out by their content, and cleaned of where they were taken."""

import io
import os
import stat
import struct
import time
import uuid
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from conversations.media import kept, looking, mp4, photos, ranges, sounds, webm
from conversations.media.files import A_DAY, INCOMING, Files, mapped
from conversations.media.kept import FILM, PHOTO, VOICE, CannotKeepError, DamagedError, Found, Why
from tests.conversations import made

SAMPLES = {
    "film": made.a_film(),
    "upright film": made.a_film(upright=True),
    "film of an iPhone": made.a_film(brand=b"qt  ", codec="hvc1"),
    "voice in mp4": made.a_film(sound_only=True),
    "voice in pieces": made.a_film_in_pieces(),
    "webm": made.a_webm(),
    "webm film": made.a_webm(film=True),
    "ogg": made.an_ogg(),
    "vorbis": made.an_ogg(vorbis=True),
    "mp3": made.an_mp3(),
    "wav": made.a_wav(),
    "photo": made.a_photo_with_a_place(),
    "png": made.a_photo("PNG", exif=made.exif()),
    "webp": made.a_photo("WEBP", exif=made.exif()),
    "gif": made.a_photo("GIF", comment=made.PLACE),
}
EXPECTED = {
    "film": Found(FILM, "video/mp4", 3.0, 640, 480),
    "upright film": Found(FILM, "video/mp4", 3.0, 480, 640),
    "film of an iPhone": Found(FILM, "video/mp4", 3.0, 640, 480),
    "voice in mp4": Found(VOICE, "audio/mp4", 3.0),
    "voice in pieces": Found(VOICE, "audio/mp4", 3.0),
    "webm": Found(VOICE, "audio/webm", 3.034),
    "webm film": Found(FILM, "video/webm", 3.034, 640, 480),
    "ogg": Found(VOICE, "audio/ogg", 2.0),
    "vorbis": Found(VOICE, "audio/ogg", 2.0),
    "mp3": Found(VOICE, "audio/mpeg", 40 * 1152 / 44_100),
    "wav": Found(VOICE, "audio/wav", 2.0),
    "photo": Found(PHOTO, "image/jpeg", None, 400, 200),
    "png": Found(PHOTO, "image/jpeg", None, 120, 80),
    "webp": Found(PHOTO, "image/jpeg", None, 120, 80),
    "gif": Found(PHOTO, "image/jpeg", None, 120, 80),
}


def cleaned(data: bytes) -> tuple[Found, bytes]:
    out = io.BytesIO()
    found = looking.clean_copy(data, out)
    return found, out.getvalue()


def refused(data: bytes) -> Why:
    with pytest.raises(CannotKeepError) as cannot:
        cleaned(data)
    return cannot.value.why


# What it is


@pytest.mark.parametrize("name", SAMPLES)
def test_what_it_is_its_content_says(name: str) -> None:
    found, _ = cleaned(SAMPLES[name])
    assert replace(found, seconds=None) == replace(EXPECTED[name], seconds=None)
    assert found.seconds == pytest.approx(EXPECTED[name].seconds)
    assert found.content_type in kept.EXTENSIONS


@pytest.mark.parametrize("name", SAMPLES)
def test_where_it_was_taken_is_nowhere_in_it(name: str) -> None:
    data = SAMPLES[name]
    assert made.PLACE in data or name in {"png", "webp"}
    _, clean = cleaned(data)
    for part in (made.PLACE, b"51.6512", b"003.5123", b"GPS", b"Exif"):
        assert part not in clean
    # And what it was made for is still there.
    if name in EXPECTED and EXPECTED[name].kind != PHOTO and name != "wav":
        assert made.SOUND in clean
    if EXPECTED[name].kind == FILM:
        assert made.PICTURE in clean


@pytest.mark.parametrize("name", SAMPLES)
def test_a_clean_copy_is_the_same_kind_of_thing(name: str) -> None:
    found, clean = cleaned(SAMPLES[name])
    again, cleaner = cleaned(clean)
    assert (again.kind, again.content_type, again.width, again.height) == (
        found.kind, found.content_type, found.width, found.height,
    )  # fmt: skip
    assert again.seconds == pytest.approx(found.seconds, abs=0.1) if found.seconds else again.seconds is None
    if found.kind != PHOTO:
        assert cleaner == clean


POLYGLOTS = {
    "html": b"<!doctype html><script>alert(1)</script>",
    "svg": b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
    "pdf": b"%PDF-1.7\n1 0 obj\n",
    "exe": b"MZ" + bytes(200),
    "text": b"I sing better in the morning.",
    "nothing": b"",
    "one byte": b"\xff",
    "html after a gif's name": b"GIF89a<script>alert(1)</script>",
    "html in an empty box": b"\0\0\0\x14ftypisom<script>alert(1)</script>",
    "html behind the name of webm": b"\x1aE\xdf\xa3<script>alert(1)</script>",
}


@pytest.mark.parametrize("name", POLYGLOTS)
def test_what_only_pretends_is_refused(name: str) -> None:
    assert refused(POLYGLOTS[name]) in {Why.UNKNOWN, Why.DAMAGED}


def test_what_hangs_on_behind_is_left_behind() -> None:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("evil.html", "<script>alert(1)</script>")
    for name in ("photo", "png", "mp3", "ogg", "wav", "film", "webm"):
        _, clean = cleaned(SAMPLES[name] + archive.getvalue())
        assert b"<script>" not in clean, name
        assert b"PK\x05\x06" not in clean, name


@pytest.mark.parametrize("brand", [b"heic", b"mif1", b"avif"])
def test_a_photo_that_most_cannot_open_is_refused_by_name(brand: bytes) -> None:
    assert refused(made.box("ftyp", brand, made.u32(0), b"mif1" + brand)) == Why.HEIC


def test_what_no_browser_plays_is_refused() -> None:
    assert refused(made.a_film(codec="samr", sound_only=False).replace(b"mp4a", b"samr")) == Why.UNKNOWN
    assert refused(made.a_webm(doc_type=b"matroska")) == Why.UNKNOWN
    assert refused(made.a_webm(codec=b"A_VORBIS")) == Why.UNKNOWN
    assert refused(made.an_ogg().replace(b"OpusHead", b"FLACHead")) == Why.UNKNOWN
    assert refused(made.a_wav().replace(b"\x10\0\0\0\x01\0", b"\x10\0\0\0\x55\0")) == Why.UNKNOWN


# How much of it


def test_too_long_and_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    assert refused(made.a_webm(clusters=610)) == Why.TOO_LONG
    assert refused(made.a_webm(clusters=70, film=True)) == Why.TOO_LONG
    assert cleaned(made.a_webm(clusters=590))[0].seconds == pytest.approx(590, abs=1)
    assert refused(b"\0" * (60 * kept.MB + 1)) == Why.TOO_LARGE
    assert refused(SAMPLES["photo"] + bytes(15 * kept.MB)) == Why.TOO_LARGE
    monkeypatch.setitem(kept.LARGEST, VOICE, 1000)
    with pytest.raises(CannotKeepError) as cannot:
        cleaned(SAMPLES["wav"])
    assert (cannot.value.why, cannot.value.kind) == (Why.TOO_LARGE, VOICE)


# Films and voices of phones


def test_nothing_in_a_film_moves() -> None:
    data = SAMPLES["film"]
    _, clean = cleaned(data)
    assert len(clean) == len(data)
    for said in (made.SOUND, made.PICTURE):
        assert clean.index(said) == data.index(said)
    names = [box.name for box in mp4.Reader(clean).boxes(0, len(clean))]
    assert names == ["ftyp", "moov", "free", "free", "mdat", "free"]


def test_a_box_of_eight_bytes_of_size_and_one_to_the_end() -> None:
    data = made.a_film(measured=False)
    at = data.index(b"skip") - 4
    long = data[:at] + struct.pack(">I4sQ", 1, b"uuid", 16 + 32) + made.PLACE.ljust(32)
    to_the_end = data[:at] + struct.pack(">I4s", 0, b"junk") + made.PLACE
    for one in (long, to_the_end):
        found, clean = cleaned(one)
        assert found.kind == FILM
        assert made.PLACE not in clean


def test_a_film_in_pieces_with_a_track_that_we_cannot_empty_is_refused() -> None:
    data = made.a_film_in_pieces()
    track = made.trak(2, "meta", "gpmd", 0, [])
    at, end = data.index(b"moov") - 4, data.index(b"moof") - 4
    moov = data[at:end]
    data = data[:at] + struct.pack(">I", len(moov) + len(track)) + moov[4:] + track + data[end:]
    assert refused(data) == Why.UNKNOWN


def test_the_samples_of_a_hidden_track_in_every_way_of_writing_them() -> None:
    sizes = mp4.Reader(made.full("stz2", made.u32(8, 3), bytes([1, 2, 3])))
    (small,) = sizes.boxes(0, len(sizes.data))
    assert [mp4.size_of(sizes, small, n) for n in range(3)] == [1, 2, 3]
    nibbles = mp4.Reader(made.full("stz2", made.u32(4, 3), bytes([0x12, 0x30])))
    (smaller,) = nibbles.boxes(0, len(nibbles.data))
    assert [mp4.size_of(nibbles, smaller, n) for n in range(3)] == [1, 2, 3]
    two = made.full("stsc", made.u32(2, 1, 2, 1, 2, 1, 1)) + made.full("stsz", made.u32(0, 3, 5, 6, 7))
    reader = mp4.Reader(two + made.full("co64", made.u32(2), struct.pack(">QQ", 100, 200)))
    table = {box.name: box for box in reader.boxes(0, len(reader.data))}
    assert list(mp4.samples(reader, table)) == [(100, 111), (200, 207)]
    assert list(mp4.samples(reader, {})) == []


def test_a_recording_says_how_long_it_is_and_where_to_jump() -> None:
    _, clean = cleaned(SAMPLES["webm film"])
    reader = webm.Reader(clean)
    _, segment = reader.elements(0, len(clean))
    inside = list(reader.elements(segment.data, segment.end))
    assert [one.id for one in inside[:4]] == [webm.SEEK_HEAD, webm.INFO, webm.TRACKS, webm.CUES]
    clusters = {one.start - segment.data for one in inside[4:]}
    assert len(clusters) == 3
    positions = set()
    for point in reader.elements(inside[3].data, inside[3].end):
        _, where = reader.elements(point.data, point.end)
        positions |= {reader.uint(e) for e in reader.elements(where.data, where.end) if e.id == webm.CUE_CLUSTER}
    assert positions == clusters
    (length,) = [e for e in reader.elements(inside[1].data, inside[1].end) if e.id == webm.DURATION]
    assert struct.unpack(">d", clean[length.data : length.end]) == (3034.0,)


def test_a_film_is_entered_only_where_a_whole_picture_stands() -> None:
    found = webm.read(
        made.a_webm(film=True).replace(made.a_block(2, 0, made.PICTURE), made.a_block(2, 0, made.PICTURE, key=False))
    )
    assert not any(webm.can_jump_to(found, cluster) for cluster in found.clusters)


def test_sound_is_still_sound_after_its_notes_are_gone() -> None:
    """Every page has its sum, and no note is left."""
    for name in ("ogg", "vorbis"):
        _, clean = cleaned(SAMPLES[name])
        pages = list(sounds.pages(clean))
        assert [page.serial for page in pages] == [7] * len(pages)
        for page in pages:
            whole = clean[page.start : page.end]
            assert sounds.with_sum(whole) == whole
    assert b"vorbis-setup" in cleaned(SAMPLES["vorbis"])[1]


def test_the_sum_is_the_one_of_the_standard() -> None:
    """CRC-32 with the polynomial of RFC 3533, not reflected, beginning with nothing, is known of "123456789"."""
    value = 0
    for byte in b"123456789":
        value = (value << 8 & 0xFFFFFFFF) ^ sounds.CRC[value >> 24 ^ byte]
    assert value == 0x89A1897F


# Photos


@pytest.mark.parametrize("turned", range(1, 9))
def test_a_photo_is_drawn_upright(turned: int) -> None:
    _, clean = cleaned(made.a_photo_with_a_place(turned=turned))
    image = Image.open(io.BytesIO(clean))
    assert image.size == ((400, 200) if turned < 5 else (200, 400))
    assert not image.getexif()
    assert set(image.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    dark = {1: (0, 0), 2: (1, 0), 3: (1, 1), 4: (0, 1), 5: (0, 0), 6: (1, 0), 7: (1, 1), 8: (0, 1)}[turned]
    found = [(x, y) for x in (0, 1) for y in (0, 1) if image.convert("L").getpixel(corner(image, x, y)) < 100]  # type: ignore[operator]
    assert found == [dark]


def corner(image: Image.Image, x: int, y: int) -> tuple[int, int]:
    return (image.width * (1 + 2 * x) // 4, image.height * (1 + 2 * y) // 4)


def test_a_large_photo_becomes_as_large_as_a_screen() -> None:
    found, clean = cleaned(made.a_photo(size=(4000, 3000)))
    assert (found.width, found.height) == (2000, 1500)
    assert Image.open(io.BytesIO(clean)).size == (2000, 1500)


def test_what_is_see_through_is_on_white() -> None:
    clear = io.BytesIO()
    Image.new("RGBA", (50, 50), (200, 0, 0, 0)).save(clear, "PNG")
    assert Image.open(io.BytesIO(cleaned(clear.getvalue())[1])).getpixel((5, 5)) == (255, 255, 255)


@pytest.mark.parametrize("mode", ["L", "LA", "1", "CMYK"])
def test_photos_of_other_colours_are_kept_too(mode: str) -> None:
    kind = "JPEG" if mode in {"L", "CMYK"} else "PNG"
    assert Image.open(io.BytesIO(cleaned(made.a_photo(kind, mode=mode))[1])).mode == "RGB"


def test_a_profile_that_cannot_be_read_is_not_in_the_way() -> None:
    assert cleaned(made.a_photo(icc_profile=b"nonsense" * 20))[0].kind == PHOTO


def test_a_photo_that_would_burst_is_refused_before_it_is_opened() -> None:
    """A few kilobytes that are a hundred million dots."""
    bomb = made.a_photo("PNG", size=(9000, 9000), mode="1")
    assert len(bomb) < 100_000
    another = made.a_photo("GIF", size=(14_000, 14_000), mode="1")
    started = time.process_time()
    assert refused(bomb) == Why.TOO_MANY_PIXELS
    assert refused(another) == Why.TOO_MANY_PIXELS
    assert time.process_time() - started < 5
    assert photos.MOST_OF_OTHERS < 9000 * 9000


# Whatever comes


@given(st.sampled_from(sorted(SAMPLES)), st.data())
@settings(max_examples=400, deadline=None)
def test_a_file_that_was_cut_off_or_broken_breaks_nothing(name: str, data: Any) -> None:
    broken = bytearray(SAMPLES[name])
    del broken[data.draw(st.integers(0, len(broken))) :]
    for _ in range(data.draw(st.integers(0, 4))):
        if broken:
            broken[data.draw(st.integers(0, len(broken) - 1))] = data.draw(st.integers(0, 255))
    try:
        found, clean = cleaned(bytes(broken))
    except CannotKeepError:
        return
    assert len(clean) <= len(broken) + 2000 or found.kind == PHOTO


@given(
    st.binary(max_size=2000),
    st.sampled_from([b"", b"\0\0\0\x10ftypisom\0\0\0\0", b"\x1aE\xdf\xa3", b"OggS\0", b"ID3", b"RIFF\0\0\0\0WAVE"]),
)
@settings(max_examples=300, deadline=None)
def test_noise_breaks_nothing(noise: bytes, head: bytes) -> None:
    try:
        cleaned(head + noise)
    except CannotKeepError:
        return


def test_a_file_that_nests_without_end_or_claims_to_be_gigantic() -> None:
    nested = b""
    for name in ["moov", "trak", "mdia", "minf", "stbl"] * 400:
        nested = made.box(name, nested)
    assert refused(made.box("ftyp", b"isom", made.u32(0)) + nested) == Why.DAMAGED
    assert refused(made.box("ftyp", b"isom", made.u32(0)) + b"\0\0\0\x01moov" + b"\xff" * 8) == Why.DAMAGED
    assert refused(made.box("ftyp", b"isom", made.u32(0)) + made.box("free") * 60_000) == Why.DAMAGED
    deep = b""
    for _ in range(3000):
        deep = webm.element(webm.TRACKS, deep)
    head = webm.element(webm.HEADER, webm.element(webm.DOC_TYPE, b"webm"))
    assert refused(head + webm.element(webm.SEGMENT, deep)) in {Why.UNKNOWN, Why.DAMAGED}
    assert refused(head + made.open_ended(webm.SEGMENT, b"\xec\x80" * 600_000)) == Why.DAMAGED
    assert refused(head + made.open_ended(webm.SEGMENT, webm.TRACKS.to_bytes(4) + b"\x08" + b"\xff" * 8)) == Why.UNKNOWN


def test_a_table_that_names_the_same_bytes_again_and_again_takes_little_time() -> None:
    many = 90_000
    table = made.full("stsc", made.u32(1, 1, 1, 1)) + made.full("stsz", made.u32(len(made.PLACE), many))
    table += made.full("stco", made.u32(many, *[0] * many))
    data = made.a_film()
    at = data.index(made.PLACE, data.index(b"mdat"))
    moved = table.replace(made.u32(many, *[0] * many), made.u32(many, *[at] * many))
    old = made.full("stsc", made.u32(1, 1, 1, 1)) + made.full("stsz", made.u32(0, 1, len(made.PLACE)))
    assert old + made.full("stco", made.u32(1, at)) in data
    reader = mp4.Reader(moved)
    boxes = {box.name: box for box in reader.boxes(0, len(moved))}
    started = time.process_time()
    assert len(set(mp4.samples(reader, boxes))) == 1
    assert time.process_time() - started < 5


def test_thousands_of_tables_are_counted_together() -> None:
    """A few hundred bytes that name sixty thousand samples, as often as there are tracks."""
    table = made.full("stsc", made.u32(1, 1, 60_000, 1)) + made.full("stsz", made.u32(1, 60_000))
    table += made.full("stco", made.u32(1, 0))
    reader = mp4.Reader(table)
    boxes = {box.name: box for box in reader.boxes(0, len(table))}
    for _ in range(3):
        assert list(mp4.samples(reader, boxes)) == [(0, 60_000)]
    with pytest.raises(DamagedError):
        list(mp4.samples(reader, boxes))


# Ranges


@pytest.mark.parametrize(
    ("asked", "given"),
    [
        ("", None),
        ("bytes=0-", (0, 1000)),
        ("bytes=0-0", (0, 1)),
        ("bytes=10-19", (10, 20)),
        ("bytes=990-2000", (990, 1000)),
        ("bytes=-10", (990, 1000)),
        ("bytes=-5000", (0, 1000)),
        ("bytes=20-10", None),
        ("bytes=-", None),
        ("bytes=0-1,5-6", None),
        ("lines=0-1", None),
        ("bytes=a-b", None),
        ("bytes=" + "9" * 30 + "-", None),
    ],
)
def test_the_part_that_is_asked_for(asked: str, given: Any) -> None:
    assert ranges.wanted(asked, 1000) == given


@pytest.mark.parametrize("asked", ["bytes=1000-", "bytes=5000-6000", "bytes=-0"])
def test_a_part_that_is_not_there(asked: str) -> None:
    with pytest.raises(ranges.OutsideError):
        ranges.wanted(asked, 1000)


def test_a_part_comes_in_blocks() -> None:
    data = os.urandom(200_000)
    file = io.BytesIO(data)
    part = ranges.Part(file, 100, 150_000)
    assert b"".join(part) == data[100:150_000]
    assert b"".join(ranges.Part(file, 199_990, 300_000)) == data[199_990:]
    part.close()
    assert file.closed


# Where they lie


def test_files_lie_where_nobody_else_reads_them(tmp_path: Path) -> None:
    files, one = Files(tmp_path / "recordings"), uuid.uuid4()
    with files.incoming() as copy:
        copy.write(b"her voice")
        files.keep(copy, one)
    place = files.place(one)
    assert place.parent.name == one.hex[:2]
    assert stat.S_IMODE(place.stat().st_mode) == 0o600
    for folder in (files.root, files.root / INCOMING, place.parent):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert list((files.root / INCOMING).iterdir()) == []
    with files.open(one) as file:
        assert file.read() == b"her voice"
    assert files.remove(one)
    assert not files.remove(one)


def test_files_of_nobody_are_those_that_are_not_new(tmp_path: Path) -> None:
    files, known, lost, new = Files(tmp_path), *(uuid.uuid4() for _ in range(3))
    assert files.of_nobody([]) == []
    for one in (known, lost, new):
        with files.incoming() as copy:
            files.keep(copy, one)
    (tmp_path / "ab").mkdir(exist_ok=True)
    (tmp_path / "ab" / "not-ours").touch()
    (tmp_path / INCOMING / "upload").touch()
    assert files.stranded() == []
    old = time.time() - A_DAY - 10
    for path in (files.place(known), files.place(lost), tmp_path / INCOMING / "upload"):
        os.utime(path, (old, old))
    assert files.of_nobody([known]) == [lost]
    assert [path.name for path in files.stranded()] == ["upload"]


def test_an_upload_is_read_from_where_it_lies(tmp_path: Path) -> None:
    path = tmp_path / "upload"
    for content in (b"her voice", b""):
        path.write_bytes(content)
        with path.open("r+b") as file, mapped(file) as data:
            assert bytes(data[:]) == content
    with mapped(io.BytesIO(b"in memory")) as data:
        assert data == b"in memory"
