"""Eirlys, to whom Carys said she would ring before chapel.

The person writes down what she was promised; it stands on Carys's list as hers to put right. Carys says that it did not
happen, and why; promises it again; does it. Eirlys reads all of that, and writes down what she said herself.
"""

from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import expect

from conversations.models import Pledge
from people.models import Citizen, User
from tests.conftest import everything_open
from tests.stories import steps
from tests.stories.phone import Phone, PhoneOf

pytestmark = pytest.mark.django_db(transaction=True)

PROMISE = "ring before chapel"
WHY = "The car would not start, and the phone was in it."
ASK = "ask Beti about Thursdays"


@dataclass
class Valley:
    citizen: Citizen
    eirlys: User
    carys: User


@pytest.fixture
def valley(live_server: object) -> Valley:
    eirlys, carys = steps.somebody("Eirlys Morgan"), steps.a_worker("Carys Bowen")
    citizen = steps.a_person("Eirlys", user=eirlys, added_by=carys)
    steps.walks_alongside(carys, citizen)
    return Valley(citizen, eirlys, carys)


def test_she_said_she_would_ring_before_chapel(valley: Valley, phone_of: PhoneOf, scripts: bool) -> None:
    eirlys, carys = phone_of(valley.eirlys), phone_of(valley.carys)
    she_writes_down_what_she_was_promised(eirlys, valley)
    it_is_carys_to_put_right(carys)
    carys_says_that_it_did_not_happen_and_why(carys)
    eirlys_reads_that_it_is_for_us_to_put_right(eirlys)
    carys_promises_it_again(carys)
    eirlys_reads_of_the_new_day_alone(eirlys)
    carys_keeps_it_in_one_press(carys)
    eirlys_reads_that_it_is_done(eirlys)


def she_writes_down_what_she_was_promised(eirlys: Phone, valley: Valley) -> None:
    eirlys.opens("/")
    eirlys.goes_by("#write-promise")
    eirlys.reads("Who said they would do what?")
    eirlys.goes_by("#keep-this")
    eirlys.meant("422")
    eirlys.sees("Choose who said it.", ".error-summary")
    eirlys.chooses("Carys Bowen said they would…")
    eirlys.fills("#id_words", PROMISE)
    eirlys.fills("#id_due", steps.days_ago(1).isoformat())
    eirlys.goes_by("#keep-this")
    expect(eirlys.page.locator("#promised mark.ours")).to_have_text(f"Carys said they would {PROMISE}, by yesterday.")
    eirlys.sees("That has not happened yet. It is for us to put right.", "#promised")
    eirlys.does_not_see("your fault")
    with everything_open():
        assert Pledge.objects.get().said_by == valley.carys


def it_is_carys_to_put_right(carys: Phone) -> None:
    carys.opens("/my-people/")
    carys.sees("One person is expecting to hear from you this week.")
    carys.sees(f"Eirlys: {PROMISE}", ".week")
    expect(carys.page.locator(".person mark.ours")).to_have_text(f"you would {PROMISE}, by yesterday.")


def carys_says_that_it_did_not_happen_and_why(carys: Phone) -> None:
    carys.goes_by(carys.page.locator(".person").get_by_role("link", name="Put it right"))
    carys.opens_up("It did not happen")
    carys.fills("[name=why]", WHY)
    carys.goes_by(carys.page.locator("[id^=not-kept-][id$=-keep]"))
    carys.sees(f"Why: {WHY}")


def eirlys_reads_that_it_is_for_us_to_put_right(eirlys: Phone) -> None:
    eirlys.opens("/")
    eirlys.sees("That has not happened yet. It is for us to put right.", "#promised")
    eirlys.sees(WHY, "#promised")
    # What we did not do stands in our voice.
    expect(eirlys.page.locator("#promised .voice", has_text=WHY)).to_have_count(0)


def carys_promises_it_again(carys: Phone) -> None:
    carys.opens("/my-people/")
    carys.sees("It did not happen.", ".person .facts")
    carys.goes_by(carys.page.locator(".person").get_by_role("link", name="Put it right"))
    carys.opens_up("Promise it again, for another day")
    carys.fills("[name=due]", steps.days_ago(0).isoformat())
    carys.goes_by(carys.page.locator("[id^=again-][id$=-keep]"))
    carys.reads(f"You said you would {PROMISE}, today.")
    carys.goes_by("#before")
    carys.sees("It did not happen then, and was promised again.")


def eirlys_reads_of_the_new_day_alone(eirlys: Phone) -> None:
    eirlys.opens("/")
    expect(eirlys.page.locator("#promised .item")).to_have_count(1)
    eirlys.sees(f"Carys said they would {PROMISE}, today.", "#promised .item")
    expect(eirlys.page.locator("mark.ours")).to_have_count(0)


def carys_keeps_it_in_one_press(carys: Phone) -> None:
    carys.opens("/my-people/")
    expect(carys.page.locator("mark.ours")).to_have_count(0)
    carys.goes_by(carys.page.locator(".person").get_by_role("button", name="Done"))
    carys.is_at("/my-people/")
    carys.sees("Written down: it is done.")
    carys.sees("Nobody is waiting to hear from you this week.")


def eirlys_reads_that_it_is_done(eirlys: Phone) -> None:
    eirlys.opens("/")
    eirlys.sees("Nothing is promised at the moment, on either side.", "#promised")
    eirlys.sees(f"Carys said they would {PROMISE}, today.", "#promised > .said")
    eirlys.sees("Done today.", "#promised > .said")


def test_what_she_said_herself_is_never_held_against_her(valley: Valley, phone_of: PhoneOf, scripts: bool) -> None:
    eirlys, carys = phone_of(valley.eirlys), phone_of(valley.carys)
    eirlys.opens("/")
    eirlys.goes_by("#write-promise")
    eirlys.chooses("I said I would…")
    eirlys.fills("#id_words", ASK)
    eirlys.fills("#id_due", steps.days_ago(6).isoformat())
    eirlys.goes_by("#keep-this")
    expect(eirlys.page.locator("#promised .voice")).to_have_text(ASK)
    carys.opens("/my-people/")
    carys.does_not_see(ASK)
    carys.goes_by(carys.link("Eirlys"))
    carys.sees(f"Eirlys said they would {ASK}", "#promised")
    for phone in (eirlys, carys):
        expect(phone.page.locator("mark.ours")).to_have_count(0)
        phone.does_not_see("put right")
    expect(carys.page.locator("#promised").get_by_role("button", name="Done")).to_have_count(0)
    eirlys.goes_by(eirlys.page.locator("#promised").get_by_role("button", name="Done"))
    eirlys.sees("Done today.", "#promised > .said")


def test_a_worker_writes_their_own_in_two_taps(valley: Valley, phone_of: PhoneOf, scripts: bool) -> None:
    carys = phone_of(valley.carys)
    carys.opens(f"/people/{valley.citizen.pk}/")
    carys.goes_by("#write-promise")
    carys.reads("What did you say you would do?")
    steps.asks_for(carys, "words")
    carys.fills("#id_words", PROMISE)
    carys.goes_by("#keep-this")
    carys.sees(f"You said you would {PROMISE}.", "#promised")


def test_it_reads_in_welsh(valley: Valley, phone_of: PhoneOf) -> None:
    with everything_open():
        made: dict[str, Any] = {"citizen": valley.citizen, "written_by": valley.eirlys, "language": "cy"}
        pledge = Pledge.objects.create(said_by=valley.carys, words="ffonio cyn capel", due=steps.days_ago(1), **made)
        Pledge.objects.create(by_them=True, words="gofyn i Beti", **made)
    for user in (valley.eirlys, valley.carys):
        phone = phone_of(user)
        phone.opens("/")
        phone.goes_by(phone.page.get_by_role("button", name="Cymraeg"))
        for page in (f"people/{valley.citizen.pk}/", f"people/{valley.citizen.pk}/promises/{pledge.pk}/"):
            phone.opens(f"/{page}")
            expect(phone.page.locator("html")).to_have_attribute("lang", "cy")
            phone.sees("ffonio cyn capel")
        phone.opens(f"/people/{valley.citizen.pk}/promises/new/")
    phone.opens("/my-people/")
    phone.sees("ffonio cyn capel", ".person mark.ours")
