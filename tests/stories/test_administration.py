"""Carys leaves, and nobody is forgotten: Nia finds who walks with each of her people, and reads nothing of them."""

from dataclasses import dataclass

import pytest
from django.urls import reverse
from playwright.sync_api import Locator, expect

from people.models import Citizen, User
from tests import factories
from tests.conftest import everything_open
from tests.stories import steps
from tests.stories.phone import Phone, PhoneOf

pytestmark = pytest.mark.django_db(transaction=True)

WORDS = "To be in the choir by Christmas"


@dataclass
class Office:
    nia: User
    carys: User
    bethan: User
    herself: User
    eirlys: Citizen
    iolo: Citizen


@pytest.fixture
def office(live_server: object) -> Office:
    carys, bethan, herself = (
        steps.a_worker("Carys Bowen"),
        steps.a_worker("Bethan Lewis"),
        steps.somebody("Eirlys Morgan"),
    )
    with everything_open():
        nia = factories.UserFactory(name="Nia Howells", email="nia@example.org", works_as=User.ADMINISTRATOR)
    eirlys = steps.a_person("Eirlys", user=herself, added_by=carys)
    iolo = steps.a_person("Iolo", added_by=carys)
    for person in (eirlys, iolo):
        steps.walks_alongside(carys, person)
    steps.matters_to(eirlys, WORDS, written_by=carys)
    return Office(nia, carys, bethan, herself, eirlys, iolo)  # type: ignore[arg-type]


def test_nobody_is_forgotten_when_somebody_leaves(office: Office, phone_of: PhoneOf, scripts: bool) -> None:
    hers = phone_of(office.carys)
    hers.opens("/my-people/")
    hers.sees("Iolo")
    nia = phone_of(office.nia)
    she_finds_somebody_for_some_of_them(nia, office)
    she_finds_somebody_for_the_last_of_them(nia)
    nobody_saw_what_was_said(nia)
    # Whoever has left is out, wherever she was.
    hers.loads_again()
    hers.reads("Sign in")
    bethan = phone_of(office.bethan)
    bethan.opens("/my-people/")
    bethan.sees("Eirlys")
    bethan.sees("Iolo")
    eirlys = phone_of(office.herself)
    eirlys.opens(reverse("sharing", args=[office.eirlys.pk]))
    eirlys.sees("Carys has left. Bethan walks with you now.")


def she_finds_somebody_for_some_of_them(nia: Phone, office: Office) -> None:
    nia.opens("/")
    nia.reads("Who works here")
    nia.goes_by(nia.link("Carys Bowen"))
    nia.goes_by("#leaves")
    nia.sees("Who walks with each of them now?")
    choice_for(nia, "Eirlys").select_option(label="Bethan Lewis")
    nia.goes_by("#has-left")
    nia.meant("422")
    nia.sees("Iolo: Choose somebody, or tick that you find somebody later.")
    # What she chose before is still chosen.
    expect(choice_for(nia, "Eirlys")).to_have_value(str(office.bethan.pk))
    nia.chooses("Find somebody later for those I leave out. They stay on the list of people with nobody.")
    nia.goes_by("#has-left")
    nia.sees("1 person is on the list of people with nobody.")
    nia.sees("Carys has left. They cannot sign in.")


def she_finds_somebody_for_the_last_of_them(nia: Phone) -> None:
    nia.goes_by("#back")
    nia.sees("1 person has nobody.")
    nia.goes_by("#with-nobody")
    nia.sees("With nobody since today.")
    choice_for(nia, "Who walks with Iolo now?").select_option(label="Bethan Lewis")
    nia.goes_by(nia.page.get_by_role("button", name="Keep this for Iolo"))
    nia.sees("Bethan Lewis walks with them now.")
    nia.sees("Everybody has somebody.")


def choice_for(nia: Phone, label: str) -> Locator:
    return nia.page.get_by_label(label, exact=True)


def nobody_saw_what_was_said(nia: Phone) -> None:
    for path in sorted(nia.visited):
        nia.page.goto(path)
        nia.does_not_see(WORDS)


def test_teams_and_places(office: Office, phone_of: PhoneOf) -> None:
    nia = phone_of(office.nia)
    nia.opens("/workers/teams/")
    nia.sees("There is no team yet.")
    nia.fills("#id_team-name", "Rhondda Fawr")
    choice_for(nia, "Who leads it").select_option(label="Bethan Lewis")
    nia.goes_by("#add-team")
    nia.sees("Bethan Lewis leads it")
    nia.fills("#id_place-name", "Treherbert")
    choice_for(nia, "The nearest team").select_option(label="Rhondda Fawr")
    nia.goes_by("#add-place")
    nia.goes_by(nia.link("Treherbert"))
    nia.reads("Treherbert")
    nia.opens("/workers/new/")
    nia.fills("#id_name", "Huw Tudor")
    nia.fills("#id_email", "huw@example.org")
    choice_for(nia, "Team").select_option(label="Rhondda Fawr")
    nia.goes_by("#add-them")
    nia.sees("We have written to huw@example.org.")
    nia.sees("has not come in yet")
    nia.opens("/workers/lost-phone/")
    nia.fills("#id_to", "07700 900999")
    nia.goes_by("#end-sessions")
    nia.sees("Whoever signs in with that is signed out everywhere now.")
