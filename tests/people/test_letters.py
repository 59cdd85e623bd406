"""The sheet that somebody holds in their hand: one side of A4, in their language, with no word of what is there."""

import re
import zlib
from collections.abc import Iterator

import pytest
import segno
from django.utils import timezone, translation
from django.utils.formats import date_format

from people import invitations, letters
from people.models import Invitation

CODE, COME_IN = "K7PM3QXT0R1D", "https://plan.council.example/come-in/"


def printed(language: str = "en", **more: str) -> letters.Letter:
    more.setdefault("becomes", Invitation.OWN)
    more.setdefault("name", "Iolo Ŵyn Tŷ-nant")
    invitation = Invitation(language=language, until=timezone.now() + invitations.GOOD_FOR, **more)
    return letters.letter(invitation, CODE, COME_IN)


def streams(pdf: bytes) -> Iterator[bytes]:
    for found in re.finditer(rb"stream\r?\n(.*?)endstream", pdf, re.DOTALL):
        try:
            yield zlib.decompressobj().decompress(found[1])
        except zlib.error:
            continue


def whole(pdf: bytes) -> bytes:
    """The PDF with everything in it unpacked."""
    return b"\n".join([pdf, *streams(pdf)])


def glyphs(pdf: bytes) -> dict[str, int]:
    """Letter → which glyph of an embedded font draws it; 0 is the box for what a font does not have."""
    found: dict[str, int] = {}
    for text in streams(pdf):
        if b"begincmap" in text:
            for glyph, letter in re.findall(rb"<([0-9A-Fa-f]{4})> <([0-9A-Fa-f]{4})>", text):
                found[chr(int(letter, 16))] = int(glyph, 16)
    return found


def test_it_has_all_that_is_needed_to_come_in() -> None:
    letter = printed(fact_question="What did you call your first dog or cat?")
    assert letter.code == "K7PM-3QXT-0R1D"
    assert letter.address == "plan.council.example/come-in/"
    assert "01443 000 000" in letter.help
    assert len(letter.steps) == 4
    assert len(printed().steps) == 3
    assert "It works once, until" in letter.until


def test_it_says_nothing_of_what_is_there_nor_its_question() -> None:
    letter = printed(fact_question="What did you call your first dog or cat?", asked_by_name="Carys")
    said = " ".join(str(words) for words in vars(letter).values())
    assert not [word for word in ("Carys", "dog", "plan ", "council ", "good life", "social") if word in said]


@pytest.mark.parametrize("becomes", [Invitation.OWN, Invitation.SUPPORTER])
def test_it_is_in_the_language_of_whoever_reads_it(becomes: str) -> None:
    """And not in that of whoever makes it."""
    until = timezone.localtime(timezone.now() + invitations.GOOD_FOR)
    for language, asked_in in (("cy", "en"), ("en", "cy")):
        with translation.override(language):
            day = date_format(until, "j F Y")
        with translation.override(asked_in):
            assert day != date_format(until, "j F Y")
            assert day in printed(language, becomes=becomes).until


def test_the_picture_carries_the_code_where_no_server_is_sent_it() -> None:
    matrix = [list(row) for row in segno.make(f"{COME_IN}#{CODE}", error="m").matrix]
    assert f'viewBox="0 0 {len(matrix)} {len(matrix)}"' in printed().picture
    assert "style=" not in printed().picture


@pytest.mark.parametrize("language", ["en", "cy"])
def test_the_pdf_is_one_page_tagged_in_its_language_with_our_letters_in_it(language: str) -> None:
    pdf = letters.pdf(printed(language))
    everything = whole(pdf)
    assert re.findall(rb"/Type\s*/Page\b", everything) == [b"/Type/Page"]
    assert b"pdfuaid" in everything
    assert f"/Lang({language}".encode() in everything.replace(b" ", b"")
    fonts = set(re.findall(rb"/FontName/[A-Z]{6}\+([\w-]+)", everything.replace(b" ", b"")))
    assert fonts == {b"AtkinsonHyperlegibleNext-Regular", b"AtkinsonHyperlegibleNext-Bold"}
    drawn = glyphs(pdf)
    assert drawn["Ŵ"] > 0
    assert drawn["ŷ"] > 0


def test_a_name_cannot_be_markup() -> None:
    drawn = glyphs(letters.pdf(printed(name="#panic() *x* ]")))
    assert {"#", "*", "]"} <= set(drawn)


def test_nothing_of_this_machines_fonts_is_used() -> None:
    assert letters.fonts().families() == ["Atkinson Hyperlegible Next"]
