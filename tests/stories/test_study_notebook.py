"""Urien's first day on the floor: a study begun, something noted, two people heard, and what the two of them count."""

from typing import Any

import pytest
from playwright.sync_api import expect

from people.models import User
from study.models import Demand, Note, Study
from tests import factories
from tests.conftest import everything_open
from tests.stories import steps
from tests.stories.phone import Phone, PhoneOf

pytestmark = pytest.mark.django_db(transaction=True)

RANG = "The telephone rang eleven times."
STEP = "When is somebody coming to look at my step?"
HENS = "I want to go home and see to my hens."
NOBODY_SAID = "Nobody said when"


@pytest.fixture
def urien(live_server: object) -> User:
    urien = steps.a_worker("Urien Pugh")
    with everything_open():
        team: Any = factories.TeamFactory(name="Rhondda")
        User.objects.filter(pk=urien.pk).update(team=team)
    return urien


def test_the_first_day_on_the_floor(urien: User, phone_of: PhoneOf, scripts: bool) -> None:
    phone = phone_of(urien)
    he_begins_a_study(phone)
    he_notes_something(phone)
    he_hears_two_people(phone)
    one_of_them_twice(phone)
    it_counts(phone)
    what_was_written_can_be_put_right(phone)


def he_begins_a_study(phone: Phone) -> None:
    """From the tab, past what a study is; a name is all that is asked for."""
    phone.opens("/my-people/")
    phone.goes_by(phone.link("Step by step"))
    phone.sees("six days and open eyes")
    phone.goes_by("#begin")
    steps.asks_for(phone, "name")
    phone.fills("#id_name", "Coming home from hospital")
    phone.fills("#id_purpose", "Help me to be at home again.")
    phone.goes_by("#keep-this")
    phone.reads("Coming home from hospital")
    phone.sees("Help me to be at home again.", ".two-purposes")


def he_notes_something(phone: Phone) -> None:
    phone.fills("#id_words", RANG)
    if phone.scripts:
        phone.taps("#keep-note")
    else:
        phone.goes_by("#keep-note")
    phone.sees(RANG, ".noted")
    phone.sees("Urien Pugh", ".noted")
    expect(phone.page.locator("#id_words")).to_have_value("")
    if phone.scripts:
        expect(phone.page.locator("#id_words")).to_be_focused()
    phone.looks()
    with everything_open():
        assert Note.objects.get().words == RANG


def he_hears_two_people(phone: Phone) -> None:
    """The words, one press, and the paper is empty again, with the focus in it."""
    phone.goes_by("#capture")
    expect(phone.page.locator("#id_words")).to_be_focused()
    phone.types("#id_words", STEP)
    phone.page.get_by_label("It came because").check()
    phone.fills("#id_cause", NOBODY_SAID)
    saves(phone, "Saved, 1 today.")
    phone.types("#id_words", HENS)
    phone.page.get_by_label("It is what we are here for").check()
    saves(phone, "Saved, 2 today.")
    phone.sees(STEP, "#last_few")
    expect(phone.page.locator(f'datalist option[value="{NOBODY_SAID}"]')).to_have_count(1)


def saves(phone: Phone, said: str) -> None:
    if phone.scripts:
        phone.taps("#save")
        phone.sees(said, "#saved")
    else:
        phone.goes_by("#save")
        phone.sees(said)
    expect(phone.page.locator("#id_words")).to_have_value("")
    expect(phone.page.locator("#id_words")).to_be_focused()
    phone.looks()


def one_of_them_twice(phone: Phone) -> None:
    """A slip, undone where it stands; what is being written meanwhile stays."""
    phone.fills("#id_words", "a slip")
    saves(phone, "Saved, 3 today.")
    if phone.scripts:
        phone.fills("#id_words", "half a sentence")
        phone.taps(phone.page.locator("#last_few button").first)
        expect(phone.page.locator("#last_few button").first).to_contain_text("Put it back")
        expect(phone.page.locator("#id_words")).to_have_value("half a sentence")
    else:
        phone.goes_by(phone.page.locator("#last_few button").first)
    phone.sees("Struck out: a slip", "#last_few")
    phone.looks()


def it_counts(phone: Phone) -> None:
    phone.goes_by("#to-asked")
    phone.sees("1 of 2 came because something had not been done.", "#in-words")
    phone.does_not_see("a slip")
    phone.goes_by(phone.page.locator(".causes a").first)
    phone.sees(STEP, ".noted")
    phone.does_not_see(HENS)
    steps.no_red(phone)
    with everything_open():
        assert Demand.objects.filter(study=Study.objects.get(), put_away_at=None).count() == 2


def what_was_written_can_be_put_right(phone: Phone) -> None:
    """And there is paper, for where no telephone may ring."""
    phone.goes_by(phone.page.locator(".noted").get_by_role("link", name="Change"))
    phone.chooses("It is what we are here for")
    phone.goes_by("#keep-this")
    phone.sees("0 of 2 came because something had not been done.", "#in-words")
    phone.goes_by("#to-notebook")
    phone.goes_by("#sheets")
    phone.sees("What had not been done? What mattered to them?")
