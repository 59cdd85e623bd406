"""What Eirlys asks for, from the asking to the end and round again: by herself, her worker, and Beti from next door."""

import datetime
from dataclasses import dataclass

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from conversations.models import Matter
from networks.models import Connection, SupportRequest
from people.models import Alongside, Citizen, User
from tests.conftest import everything_open
from tests.stories import steps
from tests.stories.phone import Phone, PhoneOf

pytestmark = pytest.mark.django_db(transaction=True)

CHOIR = "Back in the choir by Christmas"
BUS = "Someone to come on the bus with me"
ONCE = "Once is not enough."
EVERY_WEEK = "Every Thursday now. We sing on the way."


@dataclass
class Street:
    eirlys: Citizen
    herself: User
    beti: User
    carys: User
    choir: Matter


@pytest.fixture
def street(live_server: object) -> Street:
    herself, beti, carys = steps.somebody("Eirlys Morgan"), steps.somebody("Beti Rees"), steps.a_worker("Carys Bowen")
    eirlys = steps.a_person("Eirlys", full_name="Eirlys Morgan", user=herself, added_by=carys)
    steps.walks_alongside(carys, eirlys)
    steps.walks_alongside(beti, eirlys, walks_as=Alongside.SUPPORTER, how_related="next door")
    return Street(eirlys, herself, beti, carys, steps.matters_to(eirlys, CHOIR, written_by=herself))


def test_the_whole_life_of_what_was_asked_for(street: Street, phone_of: PhoneOf, scripts: bool) -> None:
    eirlys, carys, beti = phone_of(street.herself), phone_of(street.carys), phone_of(street.beti)
    she_asks_from_wherever_she_is(eirlys)
    carys_knows_someone(carys, street)
    beti_can_do_it(beti, street)
    it_was_done_and_is_not_enough(eirlys)
    what_came_of_it_is_written_down(carys)
    it_is_what_she_wanted(eirlys)
    she_asks_again_and_it_is_counted(eirlys, street)


def she_asks_from_wherever_she_is(eirlys: Phone) -> None:
    """From the story, to which she could go back. Words are enough, and what it is for is hers to say."""
    eirlys.opens("/")
    eirlys.goes_by("#to-story")
    eirlys.goes_by("#ask-here")
    steps.asks_for(eirlys, "words")
    assert str(eirlys.page.locator("#leave-it").get_attribute("href")).endswith("/story/")
    eirlys.fills("#id_words", BUS)
    eirlys.opens_up("Is it for something that matters to you?")
    eirlys.chooses(CHOIR)
    eirlys.opens_up("Ask somebody in particular?")
    expect(eirlys.page.locator("#id_of_whom")).to_have_value("")
    eirlys.goes_by("#keep-this")
    eirlys.sees(CHOIR, ".person")
    eirlys.sees("Nobody has said yes yet.")


def carys_knows_someone(carys: Phone, street: Street) -> None:
    carys.opens("/asked-for/")
    carys.goes_by(carys.page.locator("#nobody + ul a.button").first)
    carys.opens_up("I know someone")
    carys.fills("#know_someone_name", "Nesta from the choir")
    carys.fills("#know_someone_words", "She takes the ten past.")
    carys.goes_by("#know_someone-keep")
    carys.goes_by(carys.link("Nesta from the choir"))
    carys.sees("You thought of them for this:", "section.panel")
    with everything_open():
        assert Connection.objects.get().citizen_id == street.eirlys.pk


def beti_can_do_it(beti: Phone, street: Street) -> None:
    with everything_open():
        asked = SupportRequest.objects.get()
    beti.opens(f"/people/{street.eirlys.pk}/asked/{asked.pk}/")
    beti.sees("Nesta from the choir", "ol.thread")
    beti.fills("#can_promise_words", "come along on the ten past")
    beti.fills("#can_due", (timezone.localdate() + datetime.timedelta(days=2)).isoformat())
    beti.goes_by("#can-keep")
    beti.sees("You said you would come along on the ten past", "ol.thread")
    beti.goes_by(beti.page.get_by_role("button", name="Done", exact=True))
    beti.sees("Done today.", "ol.thread")


def it_was_done_and_is_not_enough(eirlys: Phone) -> None:
    eirlys.opens("/")
    eirlys.goes_by(eirlys.link("Everything asked for so far"))
    section = eirlys.page.get_by_role("region", name="Is it what you wanted?")
    eirlys.goes_by(section.get_by_role("link", name="Say how it went"))
    eirlys.chooses("Partly")
    eirlys.fills("#id_words", ONCE)
    eirlys.goes_by("#verdict-keep")
    eirlys.sees(ONCE, "ol.thread")


def what_came_of_it_is_written_down(carys: Phone) -> None:
    """By hours and pounds as people write them; then more of it. It closes nothing."""
    carys.goes_by(carys.page.locator("section.panel").get_by_role("link", name=BUS))
    carys.goes_by("#help-new")
    carys.page.get_by_label("Is it somebody in Eirlys’s life?").select_option(label="Nesta from the choir")
    carys.chooses("Their own people")
    carys.fills("#id_hours_a_week", "a few")
    began = (timezone.localdate() - datetime.timedelta(days=14)).isoformat()
    carys.fills("#id_since", began)
    carys.goes_by("#keep-this")
    carys.meant("422")
    expect(carys.page.locator("#id_since")).to_have_value(began)
    carys.fills("#id_hours_a_week", "1,5")
    carys.goes_by("#keep-this")
    carys.sees("Nesta from the choir, one and a half hours a week, since", "#came-of-it + ul")
    carys.goes_by(carys.link("It has changed"))
    expect(carys.page.locator("#id_hours_a_week")).to_have_value("1.5")
    carys.fills("#id_hours_a_week", "3")
    carys.goes_by("#keep-this")
    expect(carys.page.locator("#came-of-it + ul > li")).to_have_count(2)
    carys.sees("three hours a week, since", "#came-of-it + ul")
    carys.opens_up("It has ended")
    expect(carys.page.get_by_label("What was the last day?")).to_be_visible()
    carys.sees("Can you help with this?")


def it_is_what_she_wanted(eirlys: Phone) -> None:
    eirlys.loads_again()
    eirlys.sees("My own people.", "#came-of-it + ul")
    eirlys.chooses("Yes")
    eirlys.fills("#id_words", EVERY_WEEK)
    eirlys.goes_by("#verdict-keep")
    eirlys.sees("Yes, it is what I wanted.", "ol.thread")


def she_asks_again_and_it_is_counted(eirlys: Phone, street: Street) -> None:
    eirlys.goes_by("#ask-again")
    eirlys.sees("Asked for before, this month. This is the second time.")
    eirlys.sees(CHOIR, ".person")
    eirlys.goes_by("#back")
    eirlys.sees("This is the second time.", eirlys.page.get_by_role("region", name="Nobody has said yes yet"))
    eirlys.sees(EVERY_WEEK, eirlys.page.get_by_role("region", name="What came of the rest"))
    with everything_open():
        first, again = SupportRequest.objects.order_by("pk")
    assert again.repeats_id == first.pk
