"""Carys writes down, at Olwen's kitchen table, her way to a rail by her step: with days that nobody knows.

On a phone: what she wrote stands there as a thread and as a table; one step is changed, one struck out and put back.
"""

from typing import Any

import pytest
from playwright.sync_api import expect

from people.models import User
from study.models import Step, Study, Walk
from tests import factories
from tests.conftest import everything_open
from tests.stories import steps
from tests.stories.phone import Phone, PhoneOf

pytestmark = pytest.mark.django_db(transaction=True)

A_RAIL = "A rail by the step"
NOT_ASKED = "Nobody has asked Olwen yet whether this may be told."
THREAD, TABLE = "ol.walk-thread", "table.walk-table"


@pytest.fixture
def carys(live_server: object) -> User:
    worker = steps.a_worker("Carys Bowen")
    with everything_open():
        team: Any = factories.TeamFactory()
        worker.team = team
        worker.save(update_fields=["team"])
        factories.StudyFactory(team=team, by=worker, name="Coming home from hospital")
    return worker


def test_a_walk_of_five_steps(carys: User, phone_of: PhoneOf, scripts: bool) -> None:
    phone = phone_of(carys)
    she_begins_a_walk(phone)
    she_writes_five_steps_one_after_the_other(phone)
    the_thread_and_the_table_say_them(phone)
    she_changes_one(phone)
    she_strikes_one_out_and_puts_it_back(phone)
    she_writes_that_olwen_said_yes(phone)
    steps.no_red(phone)


def she_begins_a_walk(phone: Phone) -> None:
    """Only another name for her is needed."""
    with everything_open():
        study = Study.objects.get()
    phone.opens(f"/step-by-step/{study.pk}/walks/")
    phone.sees("No walk is written down yet.")
    phone.goes_by("#new-walk")
    steps.asks_for(phone, "pseudonym")
    phone.goes_by("#keep-this")
    phone.meant("422")
    phone.fills("#id_pseudonym", "Olwen")
    phone.fills("#id_asked", A_RAIL)
    phone.goes_by("#keep-this")
    phone.reads("What happened first?")
    phone.sees(A_RAIL, ".so-far .voice")


def she_writes_five_steps_one_after_the_other(phone: Phone) -> None:
    # Where somebody first asks is with the person: it is chosen already.
    a_step(phone, "They asked for something", on="2025-03-01", did="It did something they asked for", said=A_RAIL)
    phone.reads("What happened next?")
    phone.sees("Day 1 · Olwen", ".so-far")
    a_step(phone, "A form or an assessment", words="Sent her a form", held_by="The access team", on="2025-03-03")
    a_step(phone, "Waited", holder="Nobody")
    a_step(phone, "Passed on", words="Sent to the hub", held_by="The access team", on="2025-03-20", sure="About then")
    phone.sees("About day 20 · The access team", ".so-far")
    # Told last, and it was before: the day says where it belongs.
    a_step(phone, "They told their story", held_by="The hub", on="2025-03-12", did="It was somebody’s work")
    phone.goes_by("#done")


def a_step(
    phone: Phone,
    happened: str,
    *,
    words: str = "",
    holder: str = "",
    held_by: str = "",
    on: str = "",
    sure: str = "",
    did: str = "",
    said: str = "",
) -> None:
    phone.chooses(happened)
    phone.fills("#id_words", words)
    if holder:
        phone.chooses(holder)
    if held_by:
        phone.fills("#id_held_by", held_by)
    if on:
        phone.fills("#id_on", on)
    phone.chooses(sure or ("That day" if on else "Nobody knows when"))
    if did or said:
        phone.opens_up("More about it")
        phone.chooses(did)
        phone.fills("#id_said", said)
    phone.goes_by("#keep-this")
    phone.sees("Kept. What happened next?", "#notice")


def the_thread_and_the_table_say_them(phone: Phone) -> None:
    phone.reads("Olwen")
    phone.sees("About 20 days, five steps. One of them did what they asked.")
    phone.sees(NOT_ASKED)
    said = phone.page.locator(f"{THREAD} > li > .when")
    assert [one.partition(":")[0] for one in said.all_text_contents()] == [
        *("Day 1", "Day 3", "?", "Day 12", "About day 20"),
    ]
    expect(phone.page.locator(f"{THREAD} > .theirs blockquote")).to_have_text(A_RAIL)
    expect(phone.page.locator(f"{THREAD} > .nobodys")).to_contain_text("Waited")
    expect(phone.page.locator(".walk-lanes").first).not_to_be_visible()
    for words in ("Nobody knows when", "About day 20, 20 March 2025", "Sent her a form", "The hub", "Nobody"):
        phone.sees(words, TABLE)


def she_changes_one(phone: Phone) -> None:
    phone.goes_by(phone.page.locator(THREAD).get_by_role("link", name="Day 3"))
    phone.chooses("It happened only because something had not been done")
    phone.fills("#id_minutes", "twenty")
    phone.goes_by("#keep-this")
    phone.meant("422")
    phone.sees("Write the minutes as a number, for example 20.", ".error-summary")
    phone.fills("#id_minutes", "20")
    phone.goes_by("#keep-this")
    phone.sees("It happened only because something had not been done", THREAD)
    phone.sees("20 minutes of work", TABLE)


def she_strikes_one_out_and_puts_it_back(phone: Phone) -> None:
    phone.goes_by(phone.page.locator(TABLE).get_by_role("link", name="Waited"))
    phone.sees("After: Sent her a form")
    phone.goes_by("#earlier")
    phone.sees("Before: Sent her a form")
    phone.goes_by("#put-away")
    phone.sees("four steps.")
    expect(phone.page.locator(f"{THREAD} > .nobodys")).to_have_count(0)
    phone.goes_by("#put-back")
    phone.sees("five steps.")
    with everything_open():
        assert Step.objects.still_there().in_order()[1].happened == Step.Happened.WAITED


def she_writes_that_olwen_said_yes(phone: Phone) -> None:
    phone.goes_by("#say-agreed")
    phone.fills("#id_agreed", "At her kitchen table, after I read it to her")
    phone.fills("#id_name", "What it took to have a rail")
    phone.fills("#id_said", "Everyone was nice. Nobody could say yes.")
    phone.goes_by("#keep-this")
    phone.reads("What it took to have a rail")
    phone.sees("Everyone was nice. Nobody could say yes.", ".walk-columns .voice")
    phone.does_not_see(NOT_ASKED)
    with everything_open():
        assert Walk.objects.get().has_agreed
    phone.goes_by("#to-walks")
    phone.sees("What it took to have a rail")
    phone.sees(A_RAIL, ".person .voice")
