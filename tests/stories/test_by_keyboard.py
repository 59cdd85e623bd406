"""The whole of a conversation without touching the screen: by keyboard alone, the focus always to be seen."""

import pytest
from playwright.sync_api import expect

from tests.stories import steps
from tests.stories.phone import Phone, PhoneOf

pytestmark = pytest.mark.django_db(transaction=True)

WORDS = "To sit in the sun by the chapel wall"


def test_a_conversation_by_keyboard_alone(live_server: object, phone_of: PhoneOf, scripts: bool) -> None:
    ffion = steps.a_worker("Ffion Lewis")
    person = steps.a_person("Menna", added_by=ffion)
    steps.walks_alongside(ffion, person)
    phone = phone_of(ffion)
    phone.opens("/my-people/")
    the_first_stop_leads_past_the_top_of_the_page(phone)
    follows(phone, "main a.button")
    follows(phone, f"#with-{person.pk}")
    writes_and_copies_it(phone)
    follows(phone, "#read")
    phone.reads("Did we get it right, Menna?")
    tabs_to(phone, "#id_quote")
    phone.page.keyboard.press("Control+V")
    expect(phone.page.locator("#id_quote")).to_have_value(WORDS)
    tabs_to(phone, "#keep-as-matter")
    phone.page.keyboard.press("Enter")
    expect(steps.kept_as(phone, WORDS)).to_be_visible()
    phone.looks()
    follows(phone, "#to-plan")
    expect(phone.page.locator(".hero blockquote")).to_have_text(WORDS)


def the_first_stop_leads_past_the_top_of_the_page(phone: Phone) -> None:
    phone.page.keyboard.press("Tab")
    stop = phone.page.locator(":focus")
    expect(stop).to_have_text("Skip to what this page says")
    expect(stop).to_be_in_viewport()
    phone.page.keyboard.press("Enter")
    phone.page.keyboard.press("Tab")
    expect(phone.page.locator("main :focus")).to_have_count(1)


def writes_and_copies_it(phone: Phone) -> None:
    tabs_to(phone, "#id_words")
    phone.page.keyboard.type(WORDS)
    phone.page.keyboard.press("Control+A")
    phone.page.keyboard.press("Control+C")


def follows(phone: Phone, selector: str) -> None:
    tabs_to(phone, selector)
    with phone.page.expect_navigation():
        phone.page.keyboard.press("Enter")
    phone.looks()


def tabs_to(phone: Phone, selector: str) -> None:
    """Tab until it has the focus; each stop on the way can be seen."""
    wanted = phone.page.locator(selector)
    for _ in range(60):
        if wanted.evaluate("(element) => element === document.activeElement"):
            break
        phone.page.keyboard.press("Tab")
        if phone.page.locator("body :focus").count():
            assert phone.page.locator("body :focus").evaluate(OUTLINE), phone.page.locator("body :focus").inner_html()
    expect(wanted).to_be_focused()
    expect(wanted).to_be_in_viewport()


# Three pixels of ink around it; of a radio or a choice, around whatever holds it.
OUTLINE = """(element) => {
  const places = [element, element.closest("label"), element.querySelector(".map-shape")].filter(Boolean);
  return places.map((place) => getComputedStyle(place)).some((style) => style.strokeWidth === "3px"
    || (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 3));
}"""
