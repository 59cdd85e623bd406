"""Amparo and her family, from Oruro to Llanbedr: told once, in Spanish, and a little of it in Welsh.

Over there she led the band of her quarter. Here a neighbour lets them practise in his kitchen. What she told Nerys in
Spanish stays in Spanish wherever it stands; Nerys puts it into English under her own name; Amparo takes it with her.
"""

import re
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from conversations.models import Conversation
from conversations.passages import passages
from people.models import Citizen, User
from tests.conftest import everything_open
from tests.stories import steps
from tests.stories.phone import Phone, PhoneOf

pytestmark = pytest.mark.django_db(transaction=True)

TEACH = "enseñar a tocar a los niños de aquí"
BAND = "yo dirigía la banda de mi barrio"
NEIGHBOUR = "Don Gwilym, el del tercer piso"
PLACE = "un lugar donde ensayar sin molestar a nadie"
TOLD = (
    "Salimos de Oruro mi esposo, las dos niñas y yo, con tres maletas y la trompeta. "
    f"Allá {BAND}; aquí nadie sabía que yo tocaba.\n\n"
    f"{NEIGHBOUR}, nos presta la cocina los jueves. Quiero {TEACH}. Nos hace falta {PLACE}."
)
MEANT = "No es mía, la trompeta: era de mi abuela, que la tocaba en la mina."
BY_NERYS = (
    "We left Oruro, my husband, the two girls and I, with three suitcases and the trumpet. Over there I led the band "
    "of my quarter; here nobody knew I played.\n\nMr Gwilym on the third floor lends us his kitchen on Thursdays. "
    "I want to teach the children here to play. What we lack is somewhere to practise without bothering anybody."
)
YN_GYMRAEG = "Dw i’n canu’r trwmped bob nos Fawrth nawr, gyda’r band. Mae’r merched yn chwerthin am ben fy nhreigladau."
BETWEEN_TWO = "Cuando llega una carta del ministerio no duermo."


@dataclass
class Llanbedr:
    amparo: Citizen
    herself: User
    nerys: User

    def page(self, rest: str) -> str:
        return f"/people/{self.amparo.pk}/{rest}"


@pytest.fixture
def llanbedr(live_server: object) -> Llanbedr:
    herself, nerys = steps.somebody("Amparo Condori"), steps.a_worker("Nerys Gittins")
    amparo = steps.a_person("Amparo", full_name="Amparo Condori", user=herself, added_by=nerys, language="es")
    steps.walks_alongside(nerys, amparo)
    told: Any = {"when": steps.days_ago(40), "language": "es"}
    steps.was_told(amparo, nerys, BETWEEN_TWO, who_can_see="us", **told)
    return Llanbedr(amparo, herself, nerys)


def test_told_in_her_own_language(llanbedr: Llanbedr, phone_of: PhoneOf, scripts: bool, tmp_path: Path) -> None:
    nerys, amparo = phone_of(llanbedr.nerys), phone_of(llanbedr.herself)
    nerys_writes_what_she_says_as_she_says_it(nerys, llanbedr)
    she_hears_it_read_back_in_spanish(nerys)
    what_is_kept_is_kept_in_spanish(nerys)
    it_is_spanish_wherever_it_stands(nerys, llanbedr)
    nerys_puts_it_into_english_under_her_own_name(nerys, llanbedr)
    she_writes_something_in_welsh(amparo, llanbedr)
    both_are_found(amparo, llanbedr)
    both_are_found(nerys, llanbedr)
    she_takes_it_with_her(amparo, llanbedr, tmp_path)


def nerys_writes_what_she_says_as_she_says_it(nerys: Phone, llanbedr: Llanbedr) -> None:
    steps.opens_blank_paper(nerys, llanbedr.amparo)
    expect(nerys.page.locator("#id_words")).to_have_attribute("lang", "es")
    nerys.fills("#id_words", TOLD)
    nerys.opens_up("When, where")
    nerys.fills("#id_who_was_there", "Luz, her eldest")
    nerys.goes_by("#read")
    expect(nerys.page.locator("#words")).to_have_text(TOLD)
    nerys.does_not_see("Whose words are these?")
    is_spanish(nerys, "la banda de mi barrio")


def she_hears_it_read_back_in_spanish(nerys: Phone) -> None:
    nerys.goes_by("#to-aloud")
    pieces = passages(TOLD)
    for at, piece in enumerate(pieces, start=1):
        nerys.reads(f"{at} of {len(pieces)}")
        passage = nerys.page.locator("#passage.voice")
        expect(passage).to_have_text(piece.strip())
        expect(passage).to_have_attribute("lang", "es")
        if "la trompeta" in piece:
            nerys.goes_by("#not-right")
            expect(nerys.page.locator("#id_words")).to_have_attribute("lang", "es")
            nerys.fills("#id_words", MEANT)
            nerys.goes_by("#keep-this")
        else:
            nerys.goes_by("#right")
    is_spanish(nerys, MEANT)
    nerys.goes_by("#to-words")
    is_spanish(nerys, MEANT)


def what_is_kept_is_kept_in_spanish(nerys: Phone) -> None:
    for phrase, kind in ((TEACH, "matter"), (BAND, "strength"), (NEIGHBOUR, "connection"), (PLACE, "request")):
        steps.keeps(nerys, phrase, kind)
        is_spanish(nerys, phrase)


def it_is_spanish_wherever_it_stands(nerys: Phone, llanbedr: Llanbedr) -> None:
    """On the plan and on each page that it leads to, in her story, on paper, and on what the Act asks."""
    nerys.goes_by("#to-plan")
    expect(nerys.page.locator(".hero blockquote")).to_have_text(TEACH)
    for phrase in (TEACH, BAND, PLACE):
        is_spanish(nerys, phrase)
    nerys.goes_by(nerys.page.locator(".hero").get_by_role("link", name="How it is going"))
    is_spanish(nerys, TEACH)
    nerys.goes_by("#try-something")
    is_spanish(nerys, TEACH)
    is_spanish(nerys, BAND)
    for page, phrases in (
        ("", (TEACH, BAND, PLACE)),
        ("story/", (TEACH, BAND, PLACE, MEANT)),
        ("paper/", (TEACH, BAND, PLACE, NEIGHBOUR)),
        ("story/paper/", (TEACH, BAND, PLACE, NEIGHBOUR, MEANT)),
        ("asked/", (PLACE,)),
        ("the-act/", (TEACH, BAND, PLACE)),
    ):
        nerys.opens(llanbedr.page(page))
        for phrase in phrases:
            is_spanish(nerys, phrase)
    nerys.opens("/my-people/")
    is_spanish(nerys, TEACH)
    is_spanish(nerys, PLACE)


def is_spanish(phone: Phone, phrase: str) -> None:
    """Wherever these words stand on the page, whole or folded away in a link, the nearest lang is theirs."""
    spoken = phone.page.locator(f"xpath=//main//*[text()[contains(., '{phrase}')]]/ancestor-or-self::*[@lang][1]")
    expect(spoken.first).to_be_attached()
    assert {one.get_attribute("lang") for one in spoken.all()} == {"es"}, phone.page.url


def nerys_puts_it_into_english_under_her_own_name(nerys: Phone, llanbedr: Llanbedr) -> None:
    nerys.opens(llanbedr.page("story/"))
    nerys.goes_by(entry(nerys, "Salimos de Oruro").locator("a[id^=translate]"))
    nerys.sees("Whoever puts them into another language puts their name to it.")
    nerys.page.locator("#id_language").select_option("en")
    nerys.fills("#id_words", BY_NERYS)
    nerys.goes_by("#keep-this")
    nerys.opens(llanbedr.page("story/"))
    the_original_stands_first(nerys)


def entry(phone: Phone, words: str) -> Locator:
    return phone.page.locator("ol.thread > li:has(.links)").filter(has_text=words)


def the_original_stands_first(phone: Phone) -> None:
    told = entry(phone, "Salimos de Oruro")
    words = told.inner_text()
    assert words.index("Salimos de Oruro") < words.index("We left Oruro")
    put_so = told.locator(".translation")
    expect(put_so).to_contain_text("In English, put into words by Nerys Gittins, today")
    expect(put_so.locator("p[lang=en]")).to_contain_text("We left Oruro")
    # Hers are in her voice; what Nerys put is not.
    expect(put_so.locator(".voice")).to_have_count(0)


def she_writes_something_in_welsh(amparo: Phone, llanbedr: Llanbedr) -> None:
    amparo.opens("/")
    amparo.goes_by("#to-story")
    the_original_stands_first(amparo)
    amparo.goes_by("#add-to-story")
    amparo.fills("#id_words", YN_GYMRAEG)
    amparo.opens_up("When, where")
    amparo.page.locator("#id_language").select_option("cy")
    amparo.goes_by("#read")
    expect(amparo.page.locator("#words")).to_have_attribute("lang", "cy")
    amparo.opens(llanbedr.page("story/"))
    expect(amparo.page.locator("blockquote.voice", has_text="nos Fawrth")).to_have_attribute("lang", "cy")
    with everything_open():
        told = Conversation.objects.get(words=YN_GYMRAEG)
    assert (told.language, told.written_by_id) == ("cy", llanbedr.herself.pk)


def both_are_found(phone: Phone, llanbedr: Llanbedr) -> None:
    """In Spanish without its accents, in Welsh without its mutation, and by what Nerys put into English."""
    for asked, found in (("dirigia", ["dirigía"]), ("Mawrth", ["Fawrth"]), ("suitcase", ["suitcases"])):
        phone.opens(llanbedr.page("story/"))
        phone.fills("#id_looked_for", asked)
        if phone.scripts:
            with phone.page.expect_response(lambda answer: answer.request.method == "POST"):
                phone.taps("#look-for")
            phone.looks()
        else:
            phone.goes_by("#look-for")
        expect(entry(phone, "").locator("mark.found")).to_have_text(found)


def she_takes_it_with_her(amparo: Phone, llanbedr: Llanbedr, tmp_path: Path) -> None:
    """To hand to anyone: what she said and what was put into English, and nothing that she told one person alone."""
    amparo.opens(llanbedr.page("story/"))
    amparo.sees(BETWEEN_TWO)
    amparo.goes_by("#story-on-paper")
    amparo.sees("In your words, to hand to anyone. Without what was told more privately.")
    amparo.does_not_see(BETWEEN_TWO)
    for phrase in (TEACH, BAND, PLACE, MEANT):
        is_spanish(amparo, phrase)
    expect(amparo.page.locator("blockquote[lang=cy]")).to_have_text(YN_GYMRAEG)
    expect(amparo.page.locator(".told-at .reply").last).to_contain_text("Put into English by Nerys Gittins")
    with amparo.page.expect_download() as taken:
        amparo.taps("#as-a-file")
    taken.value.save_as(tmp_path / taken.value.suggested_filename)
    made = (tmp_path / "bywyd-da.pdf").read_bytes()
    printed = words_in(made)
    for words in (TOLD, MEANT, YN_GYMRAEG, "Put into English by Nerys Gittins", BY_NERYS, "Amparo Condori"):
        assert without_spaces(words) in printed
    assert printed.index(without_spaces(TOLD)) < printed.index(without_spaces(BY_NERYS))
    assert without_spaces(BETWEEN_TWO) not in printed
    assert {b"/Lang(es)", b"/Lang(cy)", b"/Lang(en)"} <= set(re.findall(rb"/Lang ?\(\w+\)", made))


STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.S)
LETTER = re.compile(r"<([0-9A-F]{4})> <([0-9A-F]+)>")
SHOWN = re.compile(rb"/f(\d+) [\d.]+ Tf|(?<!/Lang)\(((?:[^\\()]|\\.)*)\)", re.S)
ESCAPED = re.compile(rb"\\([0-7]{3}|.)", re.S)
ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def test_who_gives_and_to_whom_she_gives(llanbedr: Llanbedr, phone_of: PhoneOf) -> None:
    """An organisation is in a life as a neighbour is; the arrows, and the words beside them, say which way it goes."""
    amparo = phone_of(llanbedr.herself)
    amparo.opens(llanbedr.page("life/"))
    she_adds(amparo, "The Red Cross", "who met us off the coach", "An organisation", "They do", "Paid to be there")
    she_adds(amparo, "The band of Llanbedr", "Tuesdays", "A group", "Both of us")
    she_adds(amparo, "Gethin and Mali", "whom I teach", "A group", "I do")
    arrows = {"The Red Cross": 1, "The band of Llanbedr": 2, "Gethin and Mali": 1}
    expect(amparo.page.locator(".circle-map .map-arrow")).to_have_count(sum(arrows.values()))
    for name, said in (
        ("The Red Cross", "gives to me. Paid to be there."),
        ("The band of Llanbedr", "gives and takes."),
        ("Gethin and Mali", "takes from me."),
    ):
        amparo.sees(said, amparo.page.locator("li.row", has_text=name))
    amparo.sees("Two groups, one organisation.", ".lead")


def she_adds(amparo: Phone, name: str, how_related: str, *more: str) -> None:
    amparo.goes_by("#add-someone")
    amparo.fills("#id_name", name)
    amparo.fills("#id_how_related", how_related)
    amparo.opens_up("More about them")
    for choice in more:
        amparo.chooses(choice)
    amparo.goes_by("#keep-this")


def words_in(made: bytes) -> str:
    """The letters of a PDF as Typst makes it, without spaces: each of its fonts says which letter a code stands for."""
    streams = [opened(one) for one in STREAM.findall(made)]
    fonts = [letters(one) for one in streams if b"beginbfchar" in one]
    said, font = "", fonts[0]
    for page in (one for one in streams if b"EMC" in one):
        for number, shown in SHOWN.findall(page):
            if number:
                font = fonts[int(number)]
            codes = ESCAPED.sub(unescaped, shown)
            said += "".join(font[int.from_bytes(codes[at : at + 2])] for at in range(0, len(codes), 2))
    return without_spaces(said)


def opened(stream: bytes) -> bytes:
    try:
        return zlib.decompress(stream)
    except zlib.error:
        return stream


def letters(font: bytes) -> dict[int, str]:
    found = LETTER.findall(font.decode())
    return {int(code, 16): bytes.fromhex(letter).decode("utf-16-be") for code, letter in found}


def unescaped(escape: re.Match[bytes]) -> bytes:
    code = escape[1]
    return bytes([int(code, 8)]) if code.isdigit() and len(code) == 3 else ESCAPES.get(code, code)


def without_spaces(words: str) -> str:
    return "".join(words.split())
