"""Heulwen, who says who may read along; and the night on which somebody had to look.

Her niece Elin helps with letters. Nerys from the council walks with her; Owen works two valleys on, and Sara leads his
team.
"""

from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from people.models import Alongside, Citizen, Team, User
from tests import factories
from tests.conftest import everything_open
from tests.stories import steps
from tests.stories.phone import Phone, PhoneOf

pytestmark = pytest.mark.django_db(transaction=True)

MATTERS = "To be asked, and not told"
TO_NERYS = "I am frightened of the stairs and I have told nobody."
TO_ALL = "There is a rail I would like, by the back step."
WHY = "Her neighbour rang: no light since Sunday, and Nerys is away."


@dataclass
class Valley:
    heulwen: Citizen
    herself: User
    elin: User
    nerys: User
    owen: User
    sara: User


@pytest.fixture
def valley(live_server: object) -> Valley:
    herself, elin = steps.somebody("Heulwen Rees"), steps.somebody("Elin Rees")
    nerys, owen, sara = steps.a_worker("Nerys Bowen"), steps.a_worker("Owen Tudor"), steps.a_worker("Sara Lloyd")
    heulwen = steps.a_person("Heulwen", full_name="Heulwen Rees", user=herself, added_by=nerys)
    steps.walks_alongside(nerys, heulwen)
    steps.walks_alongside(elin, heulwen, walks_as=Alongside.SUPPORTER, how_related="my niece")
    steps.matters_to(heulwen, MATTERS, written_by=herself)
    steps.was_told(heulwen, nerys, TO_NERYS, when=steps.days_ago(20), who_can_see="us")
    steps.was_told(heulwen, nerys, TO_ALL, when=steps.days_ago(10))
    with everything_open():
        team: Any = factories.TeamFactory(name="Cwm Cynon", lead=sara)
        User.objects.filter(pk__in=[owen.pk, sara.pk]).update(team=team)
        assert Team.objects.count() == 1
    return Valley(heulwen, herself, elin, nerys, owen, sara)


def beside(phone: Phone, name: str) -> Locator:
    """What stands with this person in the list."""
    return phone.page.locator(".who > .item", has_text=name)


def test_who_may_read_along(valley: Valley, phone_of: PhoneOf, scripts: bool) -> None:
    heulwen, elin = phone_of(valley.herself), phone_of(valley.elin)
    heulwen.opens("/")
    heulwen.goes_by("#to-sharing")
    heulwen.reads("Who can see my plan")
    heulwen.sees("Elin Rees")
    elin.opens(f"/people/{valley.heulwen.pk}/story/")
    elin.sees(TO_ALL)
    elin.does_not_see(TO_NERYS)

    # Only what matters, from now on.
    heulwen.goes_by(beside(heulwen, "Elin Rees").get_by_role("link", name="Change what they see"))
    heulwen.chooses("Only some parts")
    for part in ("My story", "What I’m good at", "People in my life", "What I asked for"):
        heulwen.page.get_by_label(part, exact=True).uncheck()
    heulwen.goes_by("#keep-this")
    heulwen.sees("Only: What matters to me.")
    elin.opens(f"/people/{valley.heulwen.pk}/")
    elin.sees(MATTERS)
    expect(elin.page.locator("#to-story")).to_have_count(0)

    # Nothing; and then again as it was.
    heulwen.goes_by(beside(heulwen, "Elin Rees").get_by_role("button", name="Stop sharing"))
    heulwen.sees("You no longer share with Elin Rees.")
    elin.opens(f"/people/{valley.heulwen.pk}/")
    elin.meant("404")
    elin.does_not_see(MATTERS)
    heulwen.goes_by("#share-again")
    heulwen.sees("Only: What matters to me.")
    elin.loads_again()
    elin.sees(MATTERS)


def test_she_walks_on_with_somebody_else(valley: Valley, phone_of: PhoneOf, scripts: bool) -> None:
    heulwen, nerys, owen = phone_of(valley.herself), phone_of(valley.nerys), phone_of(valley.owen)
    heulwen.opens(f"/people/{valley.heulwen.pk}/sharing/")
    heulwen.goes_by(beside(heulwen, "Nerys Bowen").get_by_role("link", name="Walk with somebody else"))
    heulwen.reads("Walk on without Nerys?")
    heulwen.goes_by("#stop")
    heulwen.sees("Nobody who works here walks with you, and nobody has to.")
    nerys.opens(f"/people/{valley.heulwen.pk}/")
    nerys.meant("404")

    heulwen.goes_by("#ask-for-worker")
    heulwen.chooses("Owen Tudor, Cwm Cynon")
    heulwen.goes_by("#ask-them")
    heulwen.sees("Not answered yet.")
    owen.opens("/my-people/")
    owen.sees("Heulwen asks you to walk with them")
    owen.does_not_see(MATTERS)
    owen.goes_by(owen.page.get_by_role("button", name="Yes, I will"))
    owen.sees(MATTERS)
    owen.opens(f"/people/{valley.heulwen.pk}/story/")
    # Told once: what was told to Nerys is there, and what was just theirs is hers alone.
    owen.sees(TO_ALL)
    owen.does_not_see(TO_NERYS)


def test_somebody_had_to_look(valley: Valley, phone_of: PhoneOf, scripts: bool) -> None:
    heulwen, owen, sara = phone_of(valley.herself), phone_of(valley.owen), phone_of(valley.sara)
    owen.opens("/my-people/")
    owen.goes_by("#urgent")
    owen.fills("#id_name", "Heulwen Rees")
    owen.goes_by("#find")
    owen.sees("Sara Lloyd, who leads your team, is told at once.")
    owen.chooses("Heulwen Rees")
    owen.fills("#id_why", WHY)
    owen.goes_by("#look")
    owen.sees(MATTERS)
    owen.sees(TO_ALL)
    owen.does_not_see(TO_NERYS)
    expect(owen.page.locator("main form, main textarea, main button")).to_have_count(0)

    sara.opens("/my-people/")
    sara.sees("Owen Tudor looked at somebody’s plan urgently")
    sara.does_not_see("Heulwen")
    sara.goes_by(sara.link("Read why"))
    sara.sees(WHY)
    sara.goes_by("#read-it")
    sara.sees("You read it")

    heulwen.opens(f"/people/{valley.heulwen.pk}/looks/")
    heulwen.sees("Owen Tudor looked at your plan urgently, today")
    heulwen.sees(WHY)
