"""Leave this page: at once, with the session ended, and nothing to be found by going back."""

import re
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import Route, expect

from tests.conftest import everything_open
from tests.stories import steps
from tests.stories.phone import Phone, PhoneOf

pytestmark = pytest.mark.django_db(transaction=True)

WORDS = "To be left in peace of a Sunday"
ELSEWHERE = "https://www.bbc.co.uk/weather"


@pytest.fixture
def menna(live_server: object, phone_of: PhoneOf) -> Phone:
    """On her own plan, with a page of it behind her."""
    herself = steps.somebody("Menna Parry")
    person = steps.a_person("Menna", user=herself, added_by=herself)
    steps.matters_to(person, WORDS, written_by=herself)
    phone = phone_of(herself)
    phone.context.route(f"{ELSEWHERE}**", lambda route: route.fulfill(body=WEATHER, content_type="text/html"))
    phone.opens("/")
    phone.goes_by(phone.page.locator(".hero").get_by_role("link", name="How it is going"))
    phone.sees(WORDS)
    return phone


# By the page itself: whatever Playwright asks of a page that is being left waits until it has been.
SAYS_WHAT_IS_SHOWN = """() => setInterval(() => {
  const shown = document.title || document.body.getClientRects().length;
  console.log(`shown: ${shown ? "something" : "nothing"}`);
}, 50)"""
WEATHER = "<!doctype html><html lang=en><title>Weather</title><h1>Rain later</h1></html>"


def test_leaving_by_the_button(menna: Phone, scripts: bool) -> None:
    with menna.page.expect_navigation(url=ELSEWHERE):
        menna.taps(menna.page.get_by_role("button", name="Leave this page"))
    menna.passes_through("/leave/")
    she_is_gone(menna)


def test_leaving_by_pressing_shift_three_times(menna: Phone) -> None:
    with menna.page.expect_navigation(url=ELSEWHERE):
        for _ in range(3):
            menna.page.keyboard.press("Shift")
    she_is_gone(menna)


@pytest.mark.parametrize("by", ["button", "shift"])
def test_it_is_blank_before_anything_answers_and_takes_the_place_of_the_page(menna: Phone, by: str) -> None:
    """Somewhere else may be slow, on a bad signal: until it answers, nothing of hers is on the screen."""
    asked: list[Route] = []
    # Kept, and answered below: a handler that waited would hold up everything that this test asks meanwhile.
    menna.context.route(f"{ELSEWHERE}**", lambda route: asked.append(route))
    pages = menna.page.evaluate("history.length")
    menna.page.evaluate(SAYS_WHAT_IS_SHOWN)
    with menna.page.expect_console_message(lambda said: said.text == "shown: nothing", timeout=4000):
        if by == "button":
            # Not a click of Playwright's, which waits for where it leads.
            menna.page.get_by_role("button", name="Leave this page").dispatch_event("click")
        else:
            for _ in range(3):
                menna.page.keyboard.press("Shift")
    assert menna.page.url.startswith(menna.url), "it has gone already: this says nothing of the meanwhile"
    (route,) = asked
    route.fulfill(body=WEATHER, content_type="text/html")
    menna.reads("Rain later")
    menna.meant(f"elsewhere: {ELSEWHERE}")
    # One more would be a way back to the page: what is behind is the one before it, and that is closed.
    assert menna.page.evaluate("history.length") == pages
    menna.goes_back()
    expect(menna.page).to_have_url(re.compile(r"/sign-in/\?next=/people/[-0-9a-f]{36}/$"))


def test_it_is_there_however_far_down_one_is(menna: Phone, scripts: bool) -> None:
    menna.page.set_viewport_size({"width": 390, "height": 320})
    button = menna.page.get_by_role("button", name="Leave this page")
    menna.page.get_by_role("contentinfo").scroll_into_view_if_needed()
    expect(menna.page.locator("h1").first).not_to_be_in_viewport()
    expect(button).to_be_in_viewport(ratio=1)


def she_is_gone(menna: Phone) -> None:
    menna.reads("Rain later")
    menna.meant(f"elsewhere: {ELSEWHERE}")
    nobody_is_signed_in(menna)
    for _ in range(2):
        menna.goes_back()
        menna.does_not_see(WORDS)
        menna.does_not_see("Menna")
        expect(menna.page).not_to_have_title(re.compile("Menna"))
    menna.opens("/")
    menna.is_at("/sign-in/?next=/")


def nobody_is_signed_in(menna: Phone) -> None:
    for _ in range(50):
        with everything_open():
            left: Any = Session.objects.count()
        if not left:
            return
        menna.page.wait_for_timeout(100)
    raise AssertionError("the session is still there")
