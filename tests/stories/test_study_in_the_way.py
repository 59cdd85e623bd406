"""Urien brings in two forms, and sees what is asked twice; then what made it so, what shows it, and what to stop."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from people.models import User
from study.models import Study
from tests import factories
from tests.conftest import everything_open
from tests.stories import steps
from tests.stories.phone import Phone, PhoneOf

pytestmark = pytest.mark.django_db(transaction=True)

TABLE = """form;section;question;required
First contact;You;Who lives with you?;yes
First contact;You;May we come in?;perhaps
Home visit;;who lives  with you;ydy
"""
EVERY_TEAM = "Every team has a form of its own."
BEGIN_AGAIN = "We begin at the beginning, every time."
THEY_TELL = "They tell the worst day of their year four times."
STOP = "Stop asking what stands on the first form."


@dataclass
class Floor:
    urien: User
    study: Study


@pytest.fixture
def floor(live_server: object) -> Floor:
    urien = steps.a_worker("Urien Pugh")
    with everything_open():
        team: Any = factories.TeamFactory(name="Rhondda")
        User.objects.filter(pk=urien.pk).update(team=team)
        urien.refresh_from_db()
        study: Any = factories.StudyFactory(team=team, by=urien)
        walk: Any = factories.WalkFactory(study=study)
        factories.StepFactory(walk=walk, words="Told it again, at the surgery", said="I cried again.")
    return Floor(urien, study)


def test_what_is_asked_twice_and_why(floor: Floor, phone_of: PhoneOf, tmp_path: Path) -> None:
    phone = phone_of(floor.urien)
    he_brings_in_two_forms(phone, floor, tmp_path / "forms.csv")
    he_sees_what_is_asked_again(phone)
    he_writes_down_what_makes_it_so(phone)
    a_step_shows_it(phone)
    and_he_says_what_to_stop(phone)


def he_brings_in_two_forms(phone: Phone, floor: Floor, file: Path) -> None:
    """One line says neither yes nor no; he puts it right where it stands, and sees first what would come."""
    file.write_text(TABLE)
    phone.opens(f"/step-by-step/{floor.study.pk}/forms/")
    phone.goes_by("#to-bring")
    phone.page.locator("#id_file").set_input_files(file)
    phone.goes_by("#look")
    phone.meant("422")
    phone.sees("Line 3: “perhaps” does not say whether it must be answered.")
    phone.fills("#id_text", TABLE.replace("perhaps", "no"))
    phone.goes_by("#look")
    phone.sees("Two forms ask three things; two must be answered; two different questions")
    phone.goes_by("#bring")
    phone.sees("Two forms are here now.", "#notice")


def he_sees_what_is_asked_again(phone: Phone) -> None:
    phone.sees("Who lives with you?", ".asked-most")
    phone.goes_by("#to-questions")
    phone.sees("in two forms")
    phone.sees("“Who lives with you?”, “who lives with you”", ".merged")
    phone.goes_by(phone.page.locator(".asked-again").get_by_role("link", name="Home visit"))
    phone.reads("Home visit")
    phone.sees("It asks one thing; one must be answered; one is asked in another form too.")


def he_writes_down_what_makes_it_so(phone: Phone) -> None:
    phone.goes_by("#to-way")
    phone.goes_by("#to-new")
    phone.fills("#id_words", EVERY_TEAM)
    phone.fills("#id_behaviour", BEGIN_AGAIN)
    phone.chooses("A form")
    phone.goes_by("#keep")
    expect(phone.page.locator(".chain > .open")).to_contain_text("Nobody has said yet.")
    phone.goes_by("#say-people")
    phone.fills("#id_people", THEY_TELL)
    phone.goes_by("#keep")
    expect(phone.page.locator(".chain > .sheet")).to_contain_text([EVERY_TEAM, BEGIN_AGAIN, THEY_TELL])


def a_step_shows_it(phone: Phone) -> None:
    phone.goes_by("#to-shown")
    phone.fills("#id_looked_for", "surgery")
    phone.goes_by("#look")
    phone.page.locator(".to-tick .choice", has_text="Told it again, at the surgery").click()
    phone.goes_by("#tie")
    expect(phone.page.locator(".shown blockquote.voice")).to_have_text("I cried again.")


def and_he_says_what_to_stop(phone: Phone) -> None:
    phone.goes_by("#to-stopping")
    phone.fills("#id_words", STOP)
    phone.goes_by("#keep")
    phone.sees("To try", "main aside")
    phone.goes_by(phone.page.locator("main aside").get_by_role("link", name="Say what came of it"))
    phone.fills("#id_tried_on", steps.days_ago(1).isoformat())
    phone.fills("#id_saw", "Nobody missed it.")
    phone.goes_by("#keep")
    phone.sees("Tried yesterday.", "main aside")
    phone.goes_by("#to-way")
    phone.sees("Shown by 1 step.")
    phone.sees("Nobody missed it.")
