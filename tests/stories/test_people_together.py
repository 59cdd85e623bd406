"""Idris's circle: one purpose in his words, people paid and not paid, two who know each other, and one written twice.

Idris kept the turbines going for forty years. He lives in Plas Bryn now; his wife Olwen has a sign-in of her own.
"""

from dataclasses import dataclass

import pytest
from playwright.sync_api import expect

from networks.models import CircleOfSupport, Connection, Met
from people.models import Alongside, Citizen, User
from tests import factories
from tests.conftest import everything_open
from tests.stories import steps
from tests.stories.phone import Phone, PhoneOf

pytestmark = pytest.mark.django_db(transaction=True)

PURPOSE = "to hear an engine turn over, and have something to mend"
TOGETHER = "They both know where I put the spanners"
SHED = "Could the garage behind the laundry be his? Nobody has the key."


@dataclass
class Home:
    idris: Citizen
    himself: User
    olwen: User


@pytest.fixture
def home(live_server: object) -> Home:
    himself, olwen = steps.somebody("Idris Rowlands"), steps.somebody("Olwen Rowlands")
    elen = steps.a_worker("Elen Maddocks")
    idris = steps.a_person("Idris", full_name="Idris Rowlands", user=himself, added_by=elen)
    steps.walks_alongside(elen, idris)
    steps.walks_alongside(olwen, idris, walks_as=Alongside.SUPPORTER, how_related="my wife")
    with everything_open():
        for name, how_related, paid in (
            ("Olwen", "my wife", False),
            ("Nan", "next door", False),
            ("Buddug", "comes on Mondays", True),
            ("Nan Pugh", "", False),
        ):
            factories.ConnectionFactory(
                citizen=idris, written_by=himself, name=name, how_related=how_related, paid=paid
            )
    return Home(idris, himself, olwen)


def test_a_circle_of_his_own(home: Home, phone_of: PhoneOf) -> None:
    idris, olwen = phone_of(home.himself), phone_of(home.olwen)
    one_of_them_was_written_down_twice(idris, home)
    two_of_them_know_each_other(idris)
    he_begins_a_circle(idris)
    his_wife_tells_what_came_up(olwen, home)
    he_reads_it_under_her_name(idris)


def one_of_them_was_written_down_twice(idris: Phone, home: Home) -> None:
    with everything_open():
        twice = Connection.objects.get(name="Nan Pugh")
    idris.opens(f"/people/{home.idris.pk}/life/{twice.pk}/")
    idris.sees("Three people who are not paid to be there. One who is.", ".page-head")
    idris.sees("Is this the same as Nan, next door?", ".perhaps")
    idris.goes_by(idris.page.get_by_role("button", name="They are the same"))
    idris.sees("Two people who are not paid to be there. One who is.", ".page-head")
    idris.sees("Also written down as Nan Pugh.", "#the-list + .columns")


def two_of_them_know_each_other(idris: Phone) -> None:
    idris.opens(idris.page.get_by_role("link", name="Change Olwen").get_attribute("href") or "")
    idris.goes_by("#who-do-they-know")
    idris.chooses("Nan, next door")
    idris.fills("#id_words", TOGETHER)
    idris.goes_by("#keep-this")
    idris.sees(TOGETHER, ".knows .voice")
    expect(idris.page.locator(".map-mark-tied")).to_have_count(1)
    idris.sees(TOGETHER, ".between .voice")


def he_begins_a_circle(idris: Phone) -> None:
    idris.goes_by("#begin-circle")
    steps.asks_for(idris, "words")
    idris.fills("#id_words", PURPOSE)
    for name in ("Olwen, my wife", "Nan, next door"):
        idris.chooses(name)
    idris.page.get_by_label("Buddug, comes on Mondays").check()
    idris.goes_by("#keep-this")
    idris.sees(PURPOSE, "blockquote.voice.big")
    idris.sees("Two people who are not paid to be there. One who is.", "#in-it + .lead")
    expect(idris.page.locator("#in-it ~ ul .map-mark-square")).to_have_count(1)
    expect(idris.page.locator("#in-it ~ ul .map-mark-round")).to_have_count(2)
    idris.sees("Nobody has said yet that you met.", ".empty")


def his_wife_tells_what_came_up(olwen: Phone, home: Home) -> None:
    olwen.opens(f"/people/{home.idris.pk}/life/")
    olwen.goes_by("#support-circles ~ ul a")
    olwen.opens_up("Say what they do: Nan")
    olwen.fills(olwen.page.locator("details[open] input[name=words]"), "brings the seed potatoes")
    olwen.goes_by("details[open] button")
    olwen.sees("Brings the seed potatoes", "#in-it ~ ul")
    olwen.fills("#id_words", SHED)
    olwen.goes_by("#tell")
    olwen.sees(SHED, "ol.thread > li.theirs")


def he_reads_it_under_her_name(idris: Phone) -> None:
    idris.loads_again()
    item = idris.page.locator("ol.thread > li")
    expect(item).to_contain_text(SHED)
    expect(item).to_contain_text("Olwen Rowlands")
    expect(item.locator(".voice")).to_have_count(0)
    idris.goes_by("#try")
    idris.reads("What shall we try?")
    with everything_open():
        assert Met.objects.get().circle == CircleOfSupport.objects.get()
