"""Nia Parry says once what everybody should know of her, and whether she was listened to; she decides who hears it."""

import re

import pytest
from playwright.sync_api import expect

from conversations.models import Conversation, Listened, MayQuote
from people.models import Alongside, Citizen, User
from tests.conftest import everything_open
from tests.stories import steps
from tests.stories.phone import Phone, PhoneOf

pytestmark = pytest.mark.django_db(transaction=True)

TOP = "My own kettle, and the radio on"
SAID = "You sat down. You never looked at your watch! Next time, e.g. on a Friday, come after chapel."


class Visit:
    """Nia's plan, with Rhodri alongside her, who works here, and who talked with her today."""

    def __init__(self, phone_of: PhoneOf) -> None:
        self.nia: User = steps.somebody("Nia Parry")
        self.rhodri: User = steps.a_worker("Rhodri Vaughan")
        self.person: Citizen = steps.a_person("Nia", user=self.nia, added_by=self.rhodri)
        steps.walks_alongside(self.rhodri, self.person, walks_as=Alongside.WORKER)
        steps.matters_to(self.person, TOP, written_by=self.rhodri)
        self.talk: Conversation = steps.was_told(self.person, self.rhodri, TOP, when=steps.days_ago(0))
        self.phone, self.work_phone = phone_of(self.nia), phone_of(self.rhodri)

    @property
    def here(self) -> str:
        return f"/people/{self.person.pk}/"


@pytest.fixture
def visit(live_server: object, phone_of: PhoneOf) -> Visit:
    return Visit(phone_of)


def is_one_page(phone: Phone) -> None:
    phone.page.emulate_media(media="print")
    for hidden in (".masthead", ".footer", "#back", "[data-print]"):
        expect(phone.page.locator(hidden).first).to_be_hidden()
    paper = phone.page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", paper)) == 1
    assert b"/MediaBox [0 0 594" in paper or b"/MediaBox [0 0 595" in paper
    phone.page.emulate_media(media="screen")


def test_one_page_to_hand_to_anyone(visit: Visit, scripts: bool) -> None:
    phone = visit.phone
    phone.opens(visit.here)
    phone.goes_by("#to-about-me")
    phone.reads("About me")
    # What stands on her plan she need not say again.
    phone.sees(TOP)
    phone.sees("What should somebody do first when they meet you?")
    phone.goes_by("#say-please_do")
    phone.reads("Please do")
    phone.goes_by("#keep-this")
    phone.meant("422")
    phone.sees("Write at least a few words.")
    phone.fills("#id_words", "Say your name, and say it again.")
    phone.opens_up("Did somebody help you to write this?")
    phone.fills("#id_helped_by", "Olwen")
    phone.goes_by("#keep-this")
    phone.sees("Say your name, and say it again.")
    phone.sees("Supported to write this by Olwen")
    # Something that is not for everybody.
    phone.goes_by("#say-also")
    phone.fills("#id_words", "I was in prison once.")
    phone.opens_up("Who can see this")
    phone.chooses("Just us")
    phone.goes_by("#keep-this")
    phone.goes_by("#to-hand-out")
    sheet = phone.page.locator("article.about-me-sheet")
    for said in ("Nia", TOP, "Say your name, and say it again.", "Supported to write this by Olwen."):
        expect(sheet).to_contain_text(said)
    phone.does_not_see("prison")
    phone.sees("One thing is told more privately")
    is_one_page(phone)
    with phone.page.expect_download() as download:
        phone.taps("#pdf")
    assert download.value.suggested_filename == "bywyd-da.pdf"
    phone.goes_by("#size")
    phone.sees("In ordinary print")
    visit.work_phone.opens(f"{visit.here}about-me/")
    visit.work_phone.sees("Say your name, and say it again.")
    visit.work_phone.does_not_see("prison")


def test_did_we_really_listen(visit: Visit, scripts: bool) -> None:
    phone = visit.phone
    phone.opens(visit.here)
    phone.sees("You talked with Rhodri, today.")
    phone.goes_by("#to-did-we-listen")
    phone.fills("#id_words", SAID)
    phone.goes_by("#keep-this")
    phone.meant("422")
    phone.sees("Choose the answer that comes nearest.")
    expect(phone.page.locator("#id_words")).to_have_value(SAID)
    phone.chooses("Mostly")
    phone.goes_by("#keep-this")
    phone.sees("May we quote you?")
    phone.sees("Just me")
    # Nobody else reads it.
    with everything_open():
        answer = Listened.objects.get()
    visit.work_phone.opens(f"{visit.here}listened/{answer.pk}/")
    visit.work_phone.meant("404")
    # One sentence, yes; and taken back, at one press.
    phone.goes_by("#quote-2")
    phone.sees("We may quote this, since today.")
    phone.goes_by("#to-quotes")
    phone.sees("You never looked at your watch!")
    phone.goes_by(phone.page.get_by_role("button", name="Take it back"))
    phone.sees("Nobody quotes it any more.")
    with everything_open():
        quote = MayQuote.objects.get()
        assert (quote.words, quote.by) == ("You never looked at your watch!", visit.nia)
        assert quote.taken_back_at
    # It is asked no more; and she lets him read it.
    phone.opens(visit.here)
    phone.does_not_see("Did we really listen?")
    phone.opens(f"{visit.here}listened/{answer.pk}/")
    phone.goes_by("#change-it")
    phone.chooses("Those who work with me may read this")
    phone.goes_by("#keep-this")
    visit.work_phone.opens(f"{visit.here}listened/{answer.pk}/")
    visit.work_phone.sees("You sat down.")
    visit.work_phone.does_not_see("May we quote")


def test_not_now(visit: Visit, scripts: bool) -> None:
    phone = visit.phone
    phone.opens(visit.here)
    phone.goes_by("#not-now")
    phone.is_at(visit.here)
    phone.does_not_see("Did we really listen?")


def test_on_paper_for_somebody_without_a_sign_in(visit: Visit, scripts: bool) -> None:
    emlyn = steps.a_person("Emlyn", added_by=visit.rhodri)
    steps.walks_alongside(visit.rhodri, emlyn, walks_as=Alongside.WORKER)
    steps.was_told(emlyn, visit.rhodri, "The pigeons, mostly.", when=steps.days_ago(0))
    phone = visit.work_phone
    phone.opens(f"/people/{emlyn.pk}/")
    phone.goes_by("#to-slip")
    phone.sees("Rhodri types this in for you, and reads it.")
    is_one_page(phone)
    phone.goes_by("#back")
    phone.chooses("Not quite")
    phone.fills("#id_words", "You talked more than me.")
    phone.goes_by("#keep-this")
    phone.sees("You typed this in at Emlyn’s word")
    phone.goes_by("#quote-1")
    phone.sees("We may quote this, since today.")
