"""What the Act asks: Steffan has to answer for it, and Rhian is not asked a thing."""

from dataclasses import dataclass

import pytest
from playwright.sync_api import expect

from people.models import Alongside, Citizen, User
from tests import factories
from tests.conftest import everything_open
from tests.stories import steps
from tests.stories.phone import Phone, PhoneOf

pytestmark = pytest.mark.django_db(transaction=True)

TOLD = "I live up the top with my sister. I fell by the gate, but I was out. If somebody came with me I’d go to market."
FOR_HIM_ONLY = "I’m afraid of the stairs at night."
WANTED = "to go to market of a Friday"


@dataclass
class Visit:
    rhian: User
    steffan: User
    person: Citizen

    @property
    def page(self) -> str:
        return f"/people/{self.person.pk}/the-act/"


@pytest.fixture
def visit(live_server: object) -> Visit:
    rhian, steffan = steps.somebody("Rhian Morris"), steps.a_worker("Steffan Rees")
    person = steps.a_person("Rhian", user=rhian, added_by=steffan)
    steps.walks_alongside(steffan, person, walks_as=Alongside.WORKER)
    steps.was_told(person, steffan, TOLD, when=steps.days_ago(20))
    steps.was_told(person, steffan, FOR_HIM_ONLY, when=steps.days_ago(10), who_can_see="us")
    steps.matters_to(person, WANTED, written_by=steffan)
    return Visit(rhian, steffan, person)


def element(phone: Phone, key: str) -> str:
    return phone.page.locator(f'[aria-labelledby="{key}"]').inner_text()


def test_he_finds_what_she_said_and_she_is_asked_nothing(visit: Visit, phone_of: PhoneOf, scripts: bool) -> None:
    phone = phone_of(visit.steffan)
    phone.opens(f"/people/{visit.person.pk}/")
    phone.goes_by("#to-the-act")
    phone.is_at(visit.page)
    phone.reads("What the Act asks")
    assert "I live up the top with my sister." in element(phone, "circumstances")
    assert WANTED in element(phone, "outcomes")
    assert "If somebody came with me" in element(phone, "barriers")
    assert "I fell by the gate, but I was out." in element(phone, "risks")
    assert "You need not ask." in element(phone, "strengths")
    # Nothing stands there to be filled in.
    expect(phone.page.locator("main :is(input, textarea, select)").filter(visible=True)).to_have_count(0)
    steps.no_red(phone)
    # Her words in her voice, ours in ours.
    expect(phone.page.locator("#risks ~ .item .voice").first).to_have_attribute("lang", "en")
    phone.goes_by(phone.page.locator('[aria-labelledby="outcomes"] .said a').first)
    phone.sees(WANTED)


def test_he_writes_down_that_it_was_offered_and_she_answers_later(
    visit: Visit, phone_of: PhoneOf, scripts: bool
) -> None:
    phone = phone_of(visit.steffan)
    phone.opens(visit.page)
    phone.opens_up("Write down that one was offered")
    phone.goes_by("#keep-this")
    phone.meant("422")
    phone.sees("Choose one.")
    phone.chooses("Offered, and not answered yet")
    phone.fills("#id_words", "Leave it with me.")
    phone.goes_by("#keep-this")
    phone.sees("Rhian has not answered yet.")
    phone.goes_by(phone.link("Answered since"))
    phone.chooses("They said no")
    phone.fills("#id_words", "I’ve told you all that already.")
    phone.goes_by("#keep-this")
    phone.sees("An assessment was offered, and Rhian said no.")
    phone.goes_by(phone.link("Put it right"))
    phone.sees("Leave it with me.")
    hers = phone_of(visit.rhian)
    hers.opens(visit.page)
    hers.meant("403")
    hers.opens(f"/people/{visit.person.pk}/story/")
    hers.sees("I’ve told you all that already.")


def test_what_was_told_to_him_alone_is_not_printed(visit: Visit, phone_of: PhoneOf) -> None:
    phone = phone_of(visit.steffan)
    phone.opens(visit.page)
    mine = phone.page.locator(".act-lines > li", has_text=FOR_HIM_ONLY).first
    expect(mine).to_be_visible()
    phone.page.emulate_media(media="print")
    expect(mine).to_be_hidden()
    expect(phone.page.locator(".for-the-file")).to_contain_text("Rhian")
    expect(phone.page.locator(".act-lines > li", has_text="I fell by the gate").first).to_be_visible()
    for of_the_screen in (".masthead", "#write-down", ".if-just-us", "#to-story"):
        expect(phone.page.locator(of_the_screen)).to_be_hidden()


def test_a_long_record_still_fits_the_phone_and_the_desk(visit: Visit, phone_of: PhoneOf) -> None:
    with everything_open():
        for n in range(12):
            factories.StrengthFactory(
                citizen=visit.person, written_by=visit.steffan, words=f"Llanfairpwllgwyngyllgogerychwyrndrobwll {n}"
            )
    phone = phone_of(visit.steffan)
    for width in (390, 1280):
        phone.page.set_viewport_size({"width": width, "height": 844})
        phone.opens(visit.page)
        assert phone.page.evaluate("document.documentElement.scrollWidth") <= width
        assert "And 4 more in the story" in element(phone, "strengths")
