"""Eirlys writes down what she does for others; it helps Beti, it is tried, and it changes something for the place.

What it changed is hers to tell: a sentence of it, until she takes it back.
"""

from dataclasses import dataclass

import pytest
from playwright.sync_api import expect

from conversations.models import Contribution, DrawsOn, HelpsSomeone, MayTell
from people.models import Citizen, User
from tests import factories
from tests.conftest import everything_open
from tests.stories import steps
from tests.stories.phone import Phone, PhoneOf

pytestmark = pytest.mark.django_db(transaction=True)

BOOKS = "Keeping the chapel’s books, to the penny"
STOPS, A_YEAR = "The bus stops at the surgery now.", "We asked for it for a year."


@dataclass
class Street:
    eirlys: Citizen
    herself: User


@pytest.fixture
def street(live_server: object) -> Street:
    herself, carys = steps.somebody("Eirlys Morgan"), steps.a_worker("Carys Bowen")
    eirlys = steps.a_person("Eirlys", full_name="Eirlys Morgan", user=herself, added_by=carys)
    with everything_open():
        made = {"citizen": eirlys, "written_by": herself}
        factories.ConnectionFactory(**made, name="Beti", how_related="next door")
        factories.SupportRequestFactory(**made, words="A bus that stops at the surgery")
    steps.matters_to(eirlys, "Back in the choir", written_by=herself)
    return Street(eirlys, herself)


def test_what_she_gives(street: Street, phone_of: PhoneOf) -> None:
    eirlys = phone_of(street.herself)
    she_gives_something_to_beti(eirlys)
    it_is_tried(eirlys)
    what_was_asked_for_changed_the_place(eirlys)
    she_lets_one_sentence_be_told_and_takes_it_back(eirlys)


def she_gives_something_to_beti(eirlys: Phone) -> None:
    eirlys.opens("/")
    eirlys.goes_by("#add-strength")
    eirlys.sees("You give something to Beti. What is it?")
    eirlys.goes_by(eirlys.link("Something for Beti"))
    eirlys.sees("What do you give to Beti?", "h1")
    eirlys.fills("#id_words", BOOKS)
    eirlys.goes_by("#keep-this")
    eirlys.sees("Helps Beti", "[id^=strength-]")
    eirlys.goes_by(eirlys.page.locator("[id^=strength-] a.voice"))
    eirlys.sees(BOOKS, ".hero .voice")
    eirlys.sees("I said it myself", ".hero")
    eirlys.goes_by(eirlys.page.locator("[id^=no-longer-]"))
    eirlys.page.get_by_label("Whom does it help?").select_option(label="Beti, next door")
    eirlys.goes_by("#it-helps")
    eirlys.sees("It helps Beti")
    with everything_open():
        assert [one.ended_at is None for one in HelpsSomeone.objects.order_by("pk")] == [False, True]


def it_is_tried(eirlys: Phone) -> None:
    """What it draws on is ticked already."""
    eirlys.goes_by("#try-with-it")
    expect(eirlys.page.get_by_label(BOOKS)).to_be_checked()
    eirlys.fills("#id_words", "Beti and I do the books on a Tuesday")
    eirlys.goes_by("#keep-this")
    eirlys.sees("Helps Beti · in one thing we are trying", "[id^=strength-]")
    with everything_open():
        assert DrawsOn.objects.get().strength.words == BOOKS  # type: ignore[union-attr]


def what_was_asked_for_changed_the_place(eirlys: Phone) -> None:
    eirlys.goes_by(eirlys.page.locator("[id^=open-request-]"))
    eirlys.sees("Did it change anything for the place?")
    eirlys.goes_by("#write-contribution")
    eirlys.sees("A bus that stops at the surgery", ".for-this")
    steps.asks_for(eirlys, "words")
    eirlys.fills("#id_words", f"{STOPS} {A_YEAR}")
    eirlys.goes_by("#keep-this")
    eirlys.sees("It came of something I asked for")
    with everything_open():
        assert Contribution.objects.get().request is not None


def she_lets_one_sentence_be_told_and_takes_it_back(eirlys: Phone) -> None:
    expect(eirlys.page.get_by_text("No: nobody quotes this.")).to_have_count(2)
    eirlys.goes_by("#quote-1")
    eirlys.sees("We may quote this, since today.")
    with everything_open():
        assert [one.words for one in MayTell.objects.still_told()] == [STOPS]
    eirlys.goes_by("#to-quotes")
    eirlys.sees(STOPS)
    eirlys.goes_by(eirlys.page.get_by_role("button", name="Take it back"))
    eirlys.sees("Taken back today. Nobody quotes it any more.")
    with everything_open():
        assert not MayTell.objects.still_told().exists()
    steps.no_red(eirlys)
    eirlys.opens("/")
    eirlys.goes_by("#to-story")
    eirlys.sees("This changed for the place:", "#thread")
