"""Delyth, a year on: whom she chooses to say more about, and the ties that she did not have at the start."""

import datetime
from dataclasses import dataclass
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from people.models import Citizen, User
from tests import factories
from tests.conftest import everything_open
from tests.stories import steps
from tests.stories.phone import Phone, PhoneOf

pytestmark = pytest.mark.django_db(transaction=True)


@dataclass
class TuesdayTable:
    delyth: Citizen
    herself: User
    sioned: Any
    club: Any


@pytest.fixture
def tuesday(live_server: object) -> TuesdayTable:
    """Two people at the start, both there before; two more, and the club, since."""
    herself, carys = steps.somebody("Delyth Hart"), steps.a_worker("Carys Bowen")
    delyth = steps.a_person("Delyth", full_name="Delyth Hart", user=herself, added_by=carys)
    steps.walks_alongside(carys, delyth)

    def someone(days: int, name: str, how_related: str, **more: Any) -> Any:
        written_at = timezone.now() - datetime.timedelta(days=days)
        made = {"citizen": delyth, "written_by": herself, "written_at": written_at, "kind": "person"}
        return factories.ConnectionFactory(**{**made, "name": name, "how_related": how_related, **more})

    with everything_open():
        someone(130, "Joan", "comes in the mornings", paid=True, gives="they")
        someone(130, "Tracey", "my sister", sector="family", tie="thin", circle=4)
        someone(5, "Auntie Bet", "in Barry", sector="family", far=True, since_year=1971)
        sioned = someone(40, "Sioned", "has the wool shop", sector="friends", circle=3)
        club = someone(30, "The Tuesday table", "at the library", kind="group", sector="things", circle=3)
    return TuesdayTable(delyth, herself, sioned, club)


def test_the_ties_that_were_not_there_at_the_start(tuesday: TuesdayTable, phone_of: PhoneOf, scripts: bool) -> None:
    delyth = phone_of(tuesday.herself)
    she_says_more_about_sioned(delyth, tuesday)
    she_sees_who_is_new(delyth, tuesday)
    she_chooses_a_day_herself(delyth)


def she_says_more_about_sioned(delyth: Phone, tuesday: TuesdayTable) -> None:
    mark = f"#map-mark-{tuesday.sioned.pk}"
    delyth.opens(f"/people/{tuesday.delyth.pk}/life/")
    delyth.sees("Three people who are not paid to be there. One who is. One group.")
    loaded = delyth.page.evaluate("() => performance.timeOrigin")
    # By keyboard, or with a finger: a mark is a link.
    delyth.find(mark).focus()
    with delyth.page.expect_navigation():
        delyth.page.keyboard.press("Enter")
    delyth.looks()
    delyth.is_at(f"/life/{tuesday.sioned.pk}/" + ("" if delyth.scripts else "#panel"))
    delyth.sees("Sioned has the wool shop", ".panel h2")
    assert (delyth.page.evaluate("() => performance.timeOrigin") == loaded) == delyth.scripts
    if delyth.scripts:
        expect(delyth.find("#panel")).to_be_focused()
    delyth.chooses("Close")
    delyth.chooses("Strong")
    if not delyth.scripts:
        delyth.goes_by("#keep-this")
    else:
        delyth.taps("#keep-this")
        delyth.sees("Kept. Sioned: Close. Strong, gives and takes. Friends.", "#live")
        # Map, list and sentence together; the focus stays, and going back leads to everyone.
        expect(delyth.find("#keep-this")).to_be_focused()
        expect(delyth.find("svg.circle-map .map-line-strong")).to_have_count(1)
        assert delyth.page.evaluate("() => performance.timeOrigin") == loaded
        delyth.goes_back()
        delyth.is_at("/life/")
        expect(delyth.find("#panel")).to_have_count(0)
    delyth.sees("Strong, gives and takes. Friends.", f"#connection-{tuesday.sioned.pk}")
    expect(delyth.find(mark)).to_be_visible()


def she_sees_who_is_new(delyth: Phone, tuesday: TuesdayTable) -> None:
    delyth.goes_by("#to-then")
    delyth.reads("Then and now")
    delyth.goes_by(delyth.link("When the first of them was written down"))
    expect(delyth.find("[aria-labelledby='then-title'] .map-mark")).to_have_count(3)
    expect(delyth.find("[aria-labelledby='map-title'] .map-mark")).to_have_count(5)
    notched = delyth.find("[aria-labelledby='map-title'] .map-mark:has(.map-new)")
    expect(notched).to_have_count(2)
    assert {one.get_attribute("aria-label") for one in notched.all()} == {
        "Sioned, new since then",
        "The Tuesday table, new since then",
    }
    delyth.sees("Notched: new since then", ".map-legend")
    delyth.sees("Strong, gives and takes.", f"#new-{tuesday.sioned.pk}")
    delyth.sees("A group.", f"#new-{tuesday.club.pk}")
    expect(delyth.find("li[id^='new-']")).to_have_count(2)


def she_chooses_a_day_herself(delyth: Phone) -> None:
    """Before anybody was written down there was her aunt, whom she has known since 1971."""
    delyth.fills("#id_on", "1970-01-01")
    delyth.goes_by("#show-day")
    delyth.sees("Nobody was on the map yet.")
    delyth.fills("#id_on", "1980-01-01")
    delyth.goes_by("#show-day")
    expect(delyth.find("[aria-labelledby='then-title'] .map-mark")).to_have_count(1)
    delyth.opens_up("Who was there on 1 January 1980, as a list")
    delyth.sees("Since 1971.", "li[id^='then-']")
    delyth.looks()
