"""The story, told once: read, searched in both languages, gone back to; told in Spanish, and handed on.

After "Kevin and family, from El Salvador to Cwmbwrla" (Community Catalysts' community book), under invented names and
in words of our own.
"""

from dataclasses import dataclass

import pytest
from playwright.sync_api import expect

from people.models import Citizen, User
from tests import factories
from tests.conftest import everything_open
from tests.stories import steps
from tests.stories.phone import Phone, PhoneOf

pytestmark = pytest.mark.django_db(transaction=True)

IN_SPANISH = "Allá yo arreglaba radios. Aquí quiero aprender inglés, trabajar, y ayudar en la iglesia."
IN_ENGLISH = "Back there I mended radios. Here I want to learn English, to work, and to help at church."
NOT_THE_CHURCH = "No la iglesia: el comedor de al lado."
YN_GYMRAEG = "Mi es i i’r gapel ar fore Sul, a chanu."


@dataclass
class Swansea:
    ffion: User
    new_worker: User
    mauro: User
    person: Citizen


@pytest.fixture
def swansea(live_server: object) -> Swansea:
    ffion, new_worker = steps.a_worker("Ffion Lewis"), steps.a_worker("Tomos Rees")
    mauro = steps.somebody("Mauro Ayala")
    person = steps.a_person("Mauro", user=mauro, added_by=ffion, language="es")
    for worker in (ffion, new_worker):
        steps.walks_alongside(worker, person)
    steps.was_told(person, ffion, "We walked from the station in the rain.", when=steps.days_ago(800), language="en")
    for number in range(22):
        words = f"On day {number} the radio played."
        steps.was_told(person, ffion, words, when=steps.days_ago(400 - number), language="en")
    steps.was_told(person, ffion, YN_GYMRAEG, when=steps.days_ago(60), language="cy")
    told = steps.was_told(person, ffion, IN_SPANISH, when=steps.days_ago(30), language="es")
    with everything_open():
        factories.CorrectionFactory(
            conversation=told, by=mauro, passage="ayudar en la iglesia", words=NOT_THE_CHURCH, language="es"
        )
    return Swansea(ffion, new_worker, mauro, person)


def test_a_new_worker_reads_the_story_first(swansea: Swansea, phone_of: PhoneOf, scripts: bool) -> None:
    tomos = phone_of(swansea.new_worker)
    tomos.opens("/my-people/")
    tomos.goes_by(tomos.link("Start a conversation"))
    tomos.sees("Mauro has told it before: last to Ffion Lewis,")
    tomos.goes_by(f"#with-{swansea.person.pk}")
    tomos.sees("Mauro has told it before: last to Ffion Lewis,")
    tomos.goes_by(f"#story-of-{swansea.person.pk}")
    tomos.reads("Mauro’s story")
    tomos.sees("Last told to Ffion Lewis,")
    stands_in(tomos, IN_SPANISH, "es")
    stands_in(tomos, NOT_THE_CHURCH, "es")
    tomos.sees("Mauro said: that’s not what I meant.")
    # What was said is one tap away.
    tomos.goes_by("#last-told")
    tomos.sees(IN_SPANISH)


def stands_in(phone: Phone, words: str, language: str) -> None:
    expect(phone.page.locator("blockquote.voice", has_text=words).first).to_have_attribute("lang", language)


def test_words_are_found_in_whichever_language(swansea: Swansea, phone_of: PhoneOf, scripts: bool) -> None:
    mauro = phone_of(swansea.mauro)
    mauro.opens(f"/people/{swansea.person.pk}/story/")
    for asked, found in (("capel", "gapel"), ("walking", "walked"), ("INGLES", "inglés")):
        looks_for(mauro, asked)
        expect(mauro.page.locator("mark.found")).to_have_text([found])
        mauro.sees(f"“{asked}” stands in one place in the story.")
        assert asked not in mauro.page.url
    looks_for(mauro, "zebra")
    mauro.sees("Try fewer words")
    mauro.goes_by("#all-of-it")
    mauro.sees(IN_SPANISH)


def looks_for(phone: Phone, words: str) -> None:
    phone.fills("#id_looked_for", words)
    if phone.scripts:
        with phone.page.expect_response(lambda answer: answer.request.method == "POST"):
            phone.taps("#look-for")
        phone.looks()
        expect(phone.page.locator("#id_looked_for")).to_be_visible()
    else:
        phone.goes_by("#look-for")


def test_going_back_to_a_month(swansea: Swansea, phone_of: PhoneOf, scripts: bool) -> None:
    ffion = phone_of(swansea.ffion)
    ffion.opens(f"/people/{swansea.person.pk}/story/")
    ffion.does_not_see("We walked from the station in the rain.")
    ffion.opens_up("Go to a month")
    ffion.goes_by(ffion.page.locator(".months dd a").last)
    ffion.sees("We walked from the station in the rain.")
    ffion.does_not_see("On day 3 the radio played.")
    ffion.goes_by("#newest")
    ffion.goes_by("#older")
    ffion.sees("We walked from the station in the rain.")
    ffion.sees("On day 0 the radio played.")


def test_told_in_spanish_put_into_english_and_handed_on(swansea: Swansea, phone_of: PhoneOf, scripts: bool) -> None:
    ffion = phone_of(swansea.ffion)
    ffion.opens(f"/people/{swansea.person.pk}/story/")
    ffion.goes_by(ffion.page.locator("#thread li", has_text=IN_SPANISH).locator("a[id^=translate]"))
    stands_in(ffion, IN_SPANISH, "es")
    # A language first: what was pressed too soon comes back with all that was written.
    ffion.goes_by("#keep-this")
    ffion.sees("There is something to put right")
    ffion.meant("422")
    ffion.page.locator("#id_language").select_option("en")
    ffion.fills("#id_words", IN_ENGLISH)
    ffion.goes_by("#keep-this")
    ffion.sees("In English, put into words by Ffion Lewis, today")

    mauro = phone_of(swansea.mauro)
    mauro.opens(f"/people/{swansea.person.pk}/story/")
    stands_in(mauro, IN_SPANISH, "es")
    put_so = mauro.page.locator(".translation", has_text=IN_ENGLISH)
    expect(put_so.locator(".voice")).to_have_count(0)
    mauro.goes_by("#story-on-paper")
    stands_in(mauro, IN_SPANISH, "es")
    mauro.sees("Put into English by Ffion Lewis")
    with mauro.page.expect_download() as taken:
        mauro.taps("#as-a-file")
    assert taken.value.suggested_filename == "bywyd-da.pdf"
    mauro.page.emulate_media(media="print")
    for hidden in ("#as-a-file", ".masthead", ".footer", "#for-whom"):
        expect(mauro.page.locator(hidden)).to_be_hidden()
    mauro.opens(f"/people/{swansea.person.pk}/story/")
    for hidden in ("#look-for", "#months", "#add-to-story", ".masthead"):
        expect(mauro.page.locator(hidden)).to_be_hidden()
    expect(mauro.page.locator("blockquote.voice").first).to_be_visible()


def test_a_page_is_written_in_the_language_that_is_spoken(swansea: Swansea, phone_of: PhoneOf, scripts: bool) -> None:
    ffion = phone_of(swansea.ffion)
    steps.opens_blank_paper(ffion, swansea.person)
    expect(ffion.page.locator("#id_words")).to_have_attribute("lang", "es")
    # We have no question in Spanish.
    expect(ffion.page.locator("h1")).to_have_attribute("lang", "en")
    ffion.fills("#id_words", "Hoy vendí tres.")
    ffion.opens_up("When, where")
    expect(ffion.page.locator("#id_language")).to_have_value("es")
    ffion.page.locator("#id_language").select_option("cy")
    ffion.fills("#id_words", "Mi werthais i dri heddiw.")
    ffion.goes_by("#read")
    ffion.opens(f"/people/{swansea.person.pk}/story/")
    stands_in(ffion, "Mi werthais i dri heddiw.", "cy")
