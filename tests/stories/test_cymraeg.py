"""Cymraeg a Saesneg: either, on every page, at any moment; and what somebody said stays as they said it."""

import re
from dataclasses import dataclass

import pytest
from playwright.sync_api import expect

from people.models import Citizen, User
from tests.stories import steps
from tests.stories.phone import Phone, PhoneOf

pytestmark = pytest.mark.django_db(transaction=True)

IN_ENGLISH = "The allotment, and nobody telling me to sit down"
YN_GYMRAEG = "Cael canu yn y côr eto, heb i neb ofyn sut mae’r pen-glin"


@dataclass
class Valley:
    ffion: User
    tegid: User
    person: Citizen


@pytest.fixture
def valley(live_server: object) -> Valley:
    ffion, tegid = steps.a_worker("Ffion Lewis"), steps.somebody("Tegid Mostyn", language="cy")
    person = steps.a_person("Tegid", user=tegid, added_by=ffion, language="cy")
    steps.walks_alongside(ffion, person)
    steps.matters_to(person, YN_GYMRAEG, written_by=tegid, language="cy")
    steps.matters_to(person, IN_ENGLISH, written_by=ffion, language="en")
    return Valley(ffion, tegid, person)


def test_the_toggle_keeps_the_page_and_what_was_said_keeps_its_language(
    valley: Valley, phone_of: PhoneOf, scripts: bool
) -> None:
    ffion = phone_of(valley.ffion)
    ffion.opens(f"/people/{valley.person.pk}/")
    the_page_is_in(ffion, "en", "What Tegid asked for")
    what_was_said_is_in_its_own(ffion)
    for language, to, heading in (
        ("cy", "Cymraeg", re.compile("Tegid")),
        ("en", "English", "What Tegid asked for"),
    ):
        here = ffion.page.url
        ffion.goes_by(ffion.page.get_by_role("button", name=to))
        assert ffion.page.url == here
        the_page_is_in(ffion, language, heading)
        what_was_said_is_in_its_own(ffion)
    ffion.does_not_see("Beth ofynnodd")


def the_page_is_in(phone: Phone, language: str, heading: str | re.Pattern[str]) -> None:
    expect(phone.page.locator("html")).to_have_attribute("lang", re.compile(f"^{language}"))
    expect(phone.page.locator("#asked")).to_have_text(heading)
    english = phone.page.locator("#ask", has_text="Ask for something")
    expect(english).to_have_count(1 if language == "en" else 0)


def what_was_said_is_in_its_own(phone: Phone) -> None:
    for words, language in ((YN_GYMRAEG, "cy"), (IN_ENGLISH, "en")):
        expect(phone.page.locator("blockquote.voice", has_text=words)).to_have_attribute("lang", language)


def test_whoever_speaks_welsh_is_met_in_welsh(valley: Valley, phone_of: PhoneOf, scripts: bool) -> None:
    """The language of their account, from the page after signing in on."""
    tegid = phone_of(None)
    tegid.opens("/")
    expect(tegid.page.locator("html")).to_have_attribute("lang", re.compile("^en"))
    steps.signs_in(tegid, valley.tegid)
    tegid.is_at(f"/people/{valley.person.pk}/")
    expect(tegid.page.locator("html")).to_have_attribute("lang", "cy")


def test_somebody_signing_in_can_choose_first(valley: Valley, phone_of: PhoneOf, scripts: bool) -> None:
    phone = phone_of(None)
    phone.opens("/sign-in/")
    phone.goes_by(phone.page.get_by_role("button", name="Cymraeg"))
    phone.is_at("/sign-in/")
    expect(phone.page.locator("html")).to_have_attribute("lang", "cy")


def test_the_question_is_asked_in_the_persons_language(valley: Valley, phone_of: PhoneOf, scripts: bool) -> None:
    ffion = phone_of(valley.ffion)
    steps.opens_blank_paper(ffion, valley.person)
    ffion.reads("Sut beth fyddai bywyd da i chi?")
    expect(ffion.page.locator("h1")).to_have_attribute("lang", "cy")
    expect(ffion.page.locator("#id_words")).to_have_attribute("lang", "cy")
    ffion.fills("#id_words", YN_GYMRAEG)
    ffion.goes_by("#read")
    steps.keeps(ffion, "canu yn y côr", "matter")
    expect(ffion.page.locator("#words")).to_have_attribute("lang", "cy")
