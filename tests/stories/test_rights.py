"""What is hers to decide: a copy to take with her, something put right, a pause, an end and a change of mind."""

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from people.models import Alongside, Citizen, Closing, User
from tests.conftest import everything_open
from tests.stories import steps
from tests.stories.phone import Phone, PhoneOf

pytestmark = pytest.mark.django_db(transaction=True)

WORDS = "My own bed, and the window open"


class Visit:
    """Rhian's plan, with Steffan alongside her, who works here."""

    def __init__(self, phone_of: PhoneOf) -> None:
        self.rhian: User = steps.somebody("Rhian Morris")
        self.steffan: User = steps.a_worker("Steffan Rees")
        self.person: Citizen = steps.a_person("Rhian", user=self.rhian, added_by=self.steffan)
        steps.walks_alongside(self.steffan, self.person, walks_as=Alongside.WORKER)
        steps.matters_to(self.person, WORDS, written_by=self.steffan)
        self.phone, self.work_phone = phone_of(self.rhian), phone_of(self.steffan)

    def to_her_rights(self) -> Phone:
        self.phone.opens("/")
        self.phone.goes_by("#to-rights")
        self.phone.reads("My plan is mine")
        return self.phone

    @property
    def plan(self) -> str:
        return f"/people/{self.person.pk}/"

    def he_cannot_open_it(self) -> None:
        self.work_phone.opens(self.plan)
        self.work_phone.does_not_see(WORDS)
        self.work_phone.meant("403")


@pytest.fixture
def visit(live_server: object, phone_of: PhoneOf) -> Visit:
    return Visit(phone_of)


def test_she_deletes_her_plan_and_changes_her_mind(visit: Visit, scripts: bool) -> None:
    phone = visit.to_her_rights()
    phone.goes_by("#to-delete")
    phone.sees("What the council must keep by law")
    phone.goes_by("#delete-it")
    phone.sees("Your plan will be deleted on")
    visit.he_cannot_open_it()
    visit.work_phone.opens("/my-people/")
    visit.work_phone.sees("Rhian has paused their plan.")
    visit.work_phone.does_not_see("delete")
    phone.opens(visit.plan)
    phone.goes_by(phone.page.get_by_role("button", name="Keep my plan"))
    phone.sees("Nothing was deleted.")
    visit.work_phone.opens(visit.plan)
    visit.work_phone.sees(WORDS)
    with everything_open():
        closing: Any = Closing.objects.get()
        assert closing.undone_by == visit.rhian


def test_she_pauses_it_and_opens_it_again(visit: Visit, scripts: bool) -> None:
    phone = visit.to_her_rights()
    phone.goes_by("#pause-it")
    phone.sees("Paused since today.")
    visit.he_cannot_open_it()
    phone.opens(visit.plan)
    phone.sees("Your plan is paused.")
    phone.goes_by(phone.page.get_by_role("button", name="Open it again"))
    phone.sees("Those alongside see what they saw before.")


def test_she_takes_a_copy_with_her(visit: Visit, scripts: bool, tmp_path: Path) -> None:
    phone = visit.to_her_rights()
    for button, name in (("#copy-to-read", "bywyd-da.html"), ("#copy-for-software", "bywyd-da.json")):
        with phone.page.expect_download() as download:
            phone.taps(button)
        assert download.value.suggested_filename == name
        download.value.save_as(tmp_path / name)
    file = json.loads((tmp_path / "bywyd-da.json").read_text())
    assert file["what_matters"][0]["words"] == WORDS
    # At home, without us: it opens by itself, and asks for nothing.
    at_home = phone.context.new_page()
    asked: list[str] = []
    at_home.on("request", lambda request: asked.append(request.url))
    at_home.goto((tmp_path / "bywyd-da.html").as_uri())
    expect(at_home.get_by_role("heading", level=1)).to_have_text("Rhian")
    expect(at_home.locator("blockquote.voice").first).to_have_text(WORDS)
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    assert at_home.evaluate("getComputedStyle(document.querySelector('.whole .voice')).fontFamily").startswith(
        "Literata"
    )
    at_home.close()


def test_the_paper_is_for_one_person_on_a4(visit: Visit, tmp_path: Path) -> None:
    phone = visit.phone
    phone.opens("/")
    phone.goes_by("#to-paper")
    phone.sees(WORDS)
    phone.goes_by("#size")
    phone.goes_by("#for-whom")
    phone.page.emulate_media(media="print")
    for hidden in (".masthead", ".footer", "#back", "#size", "[data-print]"):
        expect(phone.page.locator(hidden).first).to_be_hidden()
    expect(phone.page.locator(".running")).to_be_visible()
    paper = phone.page.pdf(prefer_css_page_size=True)
    assert b"/MediaBox [0 0 594" in paper or b"/MediaBox [0 0 595" in paper
    phone.page.emulate_media(media="screen")


def test_something_is_not_right(visit: Visit, scripts: bool) -> None:
    phone = visit.to_her_rights()
    phone.goes_by("#say-not-right")
    phone.fills("#id_words", "I never lived in Ferndale.")
    phone.goes_by("#keep-this")
    phone.sees("Not answered yet.")
    work_phone = visit.work_phone
    work_phone.opens("/my-people/")
    work_phone.goes_by(work_phone.link("Put it right, and answer"))
    work_phone.sees("I never lived in Ferndale.")
    work_phone.fills("#id_answer", "It says Ton Pentre now. Sorry.")
    work_phone.goes_by("#answer-it")
    phone.loads_again()
    phone.sees("It says Ton Pentre now. Sorry.")
    phone.goes_by("#it-is-right")
    phone.sees("I said that it is right now.")
    work_phone.opens("/my-people/")
    work_phone.does_not_see("I never lived in Ferndale.")


def test_after_a_death_and_after_a_mistake(visit: Visit, scripts: bool) -> None:
    phone, work_phone = visit.phone, visit.work_phone
    work_phone.opens(visit.plan)
    work_phone.goes_by("#to-died")
    work_phone.fills("#id_died_on", steps.days_ago(2).isoformat())
    work_phone.goes_by("#write-it-down")
    work_phone.sees("Nothing is changed any more.")
    work_phone.opens(visit.plan)
    work_phone.sees("Nothing here can be changed any more.")
    work_phone.sees(WORDS)
    phone.opens(visit.plan)
    phone.does_not_see(WORDS)
    phone.meant("404")
    work_phone.goes_by(work_phone.link("What can still be done"))
    work_phone.goes_by("#a-mistake")
    phone.opens("/")
    phone.sees(WORDS)
