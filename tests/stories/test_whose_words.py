"""Whose words? Steffan writes down what Rhian says, and what he had heard others say of her slips in."""

from dataclasses import dataclass

import pytest
from playwright.sync_api import expect

from conversations.models import Matter
from people.models import Alongside, Citizen, User
from tests.conftest import everything_open
from tests.stories import steps
from tests.stories.phone import Phone, PhoneOf

pytestmark = pytest.mark.django_db(transaction=True)

ASKS = "Whose words are these?"
HERS = "I like the window open."


@dataclass
class Visit:
    rhian: User
    steffan: User
    person: Citizen


@pytest.fixture
def visit(live_server: object) -> Visit:
    rhian, steffan = steps.somebody("Rhian Morris"), steps.a_worker("Steffan Rees")
    person = steps.a_person("Rhian", user=rhian, added_by=steffan)
    steps.walks_alongside(steffan, person, walks_as=Alongside.WORKER)
    return Visit(rhian, steffan, person)


def test_on_the_paper_it_asks_and_lets_him_write(visit: Visit, phone_of: PhoneOf) -> None:
    phone = phone_of(visit.steffan)
    steps.opens_blank_paper(phone, visit.person)
    phone.types("#id_words", HERS)
    steps.it_is_saved(phone)
    expect(phone.page.locator("#whose")).to_be_empty()
    phone.types("#id_words", " Rhian needs to")
    expect(phone.page.locator("#whose")).to_contain_text(ASKS)
    # He is still where he was, and goes on writing.
    expect(phone.page.locator("#id_words")).to_be_focused()
    phone.looks()
    phone.page.keyboard.type(" air.")
    expect(phone.page.locator("#id_words")).to_have_value(f"{HERS} Rhian needs to air.")
    # "They are her own words": the question folds away, and does not come back for these.
    phone.page.get_by_label("They are Rhian’s own words").check()
    expect(phone.page.locator("#whose .ask")).to_be_hidden()
    phone.looks()
    phone.types("#id_words", " Must comply.")
    expect(phone.page.locator("#whose .ask")).to_have_text(
        "You wrote Must comply. Whose words are these? If they are not Rhian’s, you can change them."
    )
    it_goes_when_he_puts_it_right(phone)


def it_goes_when_he_puts_it_right(phone: Phone) -> None:
    phone.fills("#id_words", f"{HERS} And the door.")
    expect(phone.page.locator("#whose .ask")).to_have_count(0)
    phone.goes_by("#read")
    phone.does_not_see(ASKS)


def test_afterwards_it_asks_once_and_he_changes_the_words(visit: Visit, phone_of: PhoneOf, scripts: bool) -> None:
    phone = phone_of(visit.steffan)
    phone.opens(f"/people/{visit.person.pk}/matters/new/")
    phone.fills("#id_words", "Rhian needs to be supported to access the community")
    phone.goes_by("#keep-this")
    phone.sees(ASKS, ".whose-words")
    steps.no_red(phone)
    # It is kept as he wrote it, whatever he answers.
    with everything_open():
        assert Matter.objects.get().words.startswith("Rhian needs to")
    phone.page.get_by_label("They are Rhian’s own words").check()
    expect(phone.page.locator(".whose-words .ask")).to_be_hidden()
    phone.page.get_by_label("They are Rhian’s own words").uncheck()
    phone.goes_by(phone.page.locator(".whose-words").get_by_role("link", name="Change the words"))
    steps.changes_words(phone, "I want to go down the market of a Friday")
    phone.does_not_see(ASKS)
    with everything_open():
        assert Matter.objects.get().words == "I want to go down the market of a Friday"


def test_she_is_never_asked_whose_her_words_are(visit: Visit, phone_of: PhoneOf, scripts: bool) -> None:
    phone = phone_of(visit.rhian)
    phone.opens(f"/people/{visit.person.pk}/matters/new/")
    phone.fills("#id_words", "They say I must comply. I comply when I like.")
    phone.goes_by("#keep-this")
    phone.sees("They say I must comply.")
    phone.does_not_see(ASKS)
