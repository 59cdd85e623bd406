"""Gwen and Eirlys try the bus: added by a sister long after the talk, told by whoever was there, and by her how near.

Rhodri, who has come home from hospital, says of what a worker saw: not true for me yet.
"""

from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import expect

from conversations.models import Attempt, Matter
from people.models import Alongside, Citizen, User
from tests import factories
from tests.conftest import everything_open
from tests.stories import steps
from tests.stories.phone import Phone, PhoneOf

pytestmark = pytest.mark.django_db(transaction=True)

CHOIR = "Back in the choir by Christmas"
BUS = "Beti comes along on the bus, the first time"
WALKED = "The bus was late, and we walked. I sang the whole way."
TEN_PAST = "The ten past is the one to take."
CARYS_SAW = "Eirlys takes the bus to choir now."
ONLY_WITH_BETI = "Only when Beti is there."
CHEST = "Chest again. Back to the window."
THERE = "Third row, next to Nesta."
JOB = "a job cleaning tables"


@dataclass
class Street:
    eirlys: Citizen
    herself: User
    gwen: User
    carys: User
    choir: Matter


@pytest.fixture
def street(live_server: object) -> Street:
    herself, gwen = steps.somebody("Eirlys Morgan"), steps.somebody("Gwen Parry")
    carys = steps.a_worker("Carys Bowen")
    eirlys = steps.a_person("Eirlys", full_name="Eirlys Morgan", user=herself, added_by=carys)
    steps.walks_alongside(carys, eirlys)
    steps.walks_alongside(gwen, eirlys, walks_as=Alongside.SUPPORTER, how_related="my sister")
    with everything_open():
        made = {"citizen": eirlys, "written_by": herself}
        factories.StrengthFactory(**made, words="Knowing everyone on the street")
        factories.ConnectionFactory(**made, name="Beti", how_related="next door")
    return Street(eirlys, herself, gwen, carys, steps.matters_to(eirlys, CHOIR, written_by=herself))


def test_the_bus_to_choir(street: Street, phone_of: PhoneOf, scripts: bool) -> None:
    gwen, eirlys, carys = phone_of(street.gwen), phone_of(street.herself), phone_of(street.carys)
    her_sister_adds_something_to_try(gwen, street)
    it_is_on_her_plan_and_she_tells_what_happened(eirlys)
    carys_writes_what_she_sees(carys, street)
    it_is_not_true_for_her_yet(eirlys)
    a_step_back_is_told_like_any_other(eirlys)
    she_has_it_and_they_have_finished_trying(eirlys)
    what_it_used_and_what_came_of_it_stays(carys, street)


def her_sister_adds_something_to_try(gwen: Phone, street: Street) -> None:
    """From what matters; only what it is must be said, and what else there is to say is folded away."""
    gwen.opens("/my-people/")
    gwen.goes_by(gwen.link("Eirlys Morgan"))
    gwen.goes_by(gwen.page.locator(".hero").get_by_role("link", name="How it is going"))
    gwen.goes_by("#try-something")
    gwen.sees(CHOIR, ".for-this")
    steps.asks_for(gwen, "words")
    gwen.goes_by("#keep-this")
    gwen.meant("422")
    gwen.fills("#id_words", BUS)
    expect(gwen.page.get_by_label("Knowing everyone on the street")).to_be_visible()
    gwen.page.get_by_label("Who does it?").select_option(label="Beti, next door")
    gwen.chooses("Knowing everyone on the street")
    gwen.chooses("Beti, next door")
    gwen.opens_up("Did somebody help Eirlys to say this?")
    gwen.fills("#id_helped_by", "Nesta")
    gwen.goes_by("#keep-this")
    gwen.sees(BUS, "#trying + ul")
    with everything_open():
        attempt = Attempt.objects.get()
    assert attempt.matter_id == street.choir.pk


def it_is_on_her_plan_and_she_tells_what_happened(eirlys: Phone) -> None:
    eirlys.opens("/")
    item = eirlys.page.locator("#trying + ul > li")
    expect(item).to_contain_text("Beti, next door")
    expect(item).to_contain_text("Gwen wrote this for you, today. Supported to write this by Nesta")
    eirlys.goes_by(item.get_by_role("link", name="Tell us how it is going"))
    eirlys.sees("Knowing everyone on the street", ".phrases .voice")
    eirlys.fills("#id_words", WALKED)
    eirlys.fills("#id_learned", TEN_PAST)
    eirlys.goes_by("#tell")
    eirlys.sees(WALKED, "ol.thread")
    eirlys.sees(TEN_PAST, "ol.thread")
    eirlys.opens("/")
    eirlys.sees(WALKED, "#trying + ul")


def carys_writes_what_she_sees(carys: Phone, street: Street) -> None:
    carys.opens(f"/people/{street.eirlys.pk}/matters/{street.choir.pk}/")
    expect(carys.page.get_by_role("radio")).to_have_count(0)
    carys.fills("#id_words", CARYS_SAW)
    carys.goes_by("#tell")
    expect(carys.page.locator("ol.thread > li").filter(has_text=CARYS_SAW).locator("details")).to_have_count(0)


def it_is_not_true_for_her_yet(eirlys: Phone) -> None:
    """What was seen stays, and under it stands her answer."""
    eirlys.goes_by(eirlys.page.locator(".hero").get_by_role("link", name="How it is going"))
    seen = eirlys.page.locator("ol.thread > li").filter(has_text=CARYS_SAW)
    seen.locator("summary").click()
    seen.locator("textarea").fill(ONLY_WITH_BETI)
    eirlys.goes_by(seen.get_by_role("button", name="Keep this"))
    answer = eirlys.page.locator("ol.thread > li").filter(has_text=CARYS_SAW).locator(".reply")
    expect(answer).to_contain_text(ONLY_WITH_BETI)
    expect(answer).to_contain_text("Not true for me yet.")
    expect(eirlys.page.locator("ol.thread summary")).to_have_count(0)


def a_step_back_is_told_like_any_other(eirlys: Phone) -> None:
    eirlys.chooses("Further away")
    eirlys.fills("#id_words", CHEST)
    eirlys.goes_by("#tell")
    expect(eirlys.page.locator("ol.thread > li.latest")).to_contain_text(CHEST)
    steps.no_red(eirlys)


def she_has_it_and_they_have_finished_trying(eirlys: Phone) -> None:
    eirlys.chooses("I have it")
    eirlys.fills("#id_words", THERE)
    eirlys.goes_by("#tell")
    line = "not true for me yet, and your words, then further away, and your words, then I have it, and your words."
    eirlys.sees(line, ".told-line")
    eirlys.goes_by(eirlys.link("Tell us how it is going"))
    eirlys.goes_by("#finished")
    eirlys.sees("We finished trying this, today.")
    eirlys.opens("/")
    eirlys.sees(line, ".hero .told-line")
    eirlys.does_not_see(BUS)


def what_it_used_and_what_came_of_it_stays(carys: Phone, street: Street) -> None:
    carys.opens(f"/people/{street.eirlys.pk}/matters/{street.choir.pk}/")
    for words in (CARYS_SAW, ONLY_WITH_BETI, CHEST, THERE):
        carys.sees(words, "ol.thread")
    carys.goes_by(carys.link("See what came of it"))
    carys.sees(TEN_PAST)
    carys.goes_by("#again")
    carys.sees(BUS, "#trying + ul")
    carys.goes_by(carys.page.locator("#trying + ul").get_by_role("link", name="Say how it is going"))
    carys.goes_by("#who-and-when")
    carys.fills("#id_due", "2026-12-03")
    carys.goes_by("#keep-this")
    carys.sees("Beti, next door, by 3 December")


def test_without_a_sign_in_it_is_written_at_his_word(live_server: object, phone_of: PhoneOf) -> None:
    """Rhodri says: a job cleaning tables. It stays that; what his worker sees is hers, what he answers is his."""
    carys = steps.a_worker("Carys Bowen")
    rhodri = steps.a_person("Rhodri", added_by=carys)
    steps.walks_alongside(carys, rhodri)
    job: Any = steps.matters_to(rhodri, JOB, written_by=carys)
    phone = phone_of(carys)
    phone.opens(f"/people/{rhodri.pk}/matters/{job.pk}/")
    phone.fills("#id_words", "Rhodri walks to the shop now.")
    phone.goes_by("#tell")
    seen = phone.page.locator("ol.thread > li").filter(has_text="walks to the shop")
    expect(seen.locator("blockquote")).to_have_count(0)
    seen.locator("summary").click()
    phone.goes_by(seen.get_by_role("button", name="Keep this"))
    phone.sees("Rhodri said it, Carys Bowen wrote it down", "ol.thread .reply")
    phone.chooses("About the same")
    phone.fills("#id_words", "Mam comes with me.")
    phone.goes_by("#tell")
    expect(phone.page.locator("ol.thread > li.latest blockquote")).to_have_text("Mam comes with me.")
    expect(phone.page.locator("main section blockquote.big")).to_have_text(JOB)
