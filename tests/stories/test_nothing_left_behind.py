"""After *Leave this page*, and after signing out: nothing that anybody said is left in the browser, nor on its disk.

The browser keeps a profile of its own here, and its cache of whole pages for going back, which Playwright else
switches off.
"""

import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, BrowserType, CDPSession, Page, expect

from tests import factories
from tests.chromium import ARGUMENTS, CHROMIUM
from tests.conftest import everything_open
from tests.rules.canaries import CANARY
from tests.stories import steps
from tests.stories.phone import session_of

pytestmark = pytest.mark.django_db(transaction=True)

ELSEWHERE = "https://www.bbc.co.uk/weather"
WEATHER = "<!doctype html><html lang=en><title>Weather</title><h1>Rain later</h1></html>"
NAME, MATTERS, GOOD_AT, TYPED = (f"zq0000{n}zq" for n in range(4))

# What a page could have put by, and what its fields hold.
KEPT = """async () => {
  const shelves = [localStorage, sessionStorage].map((shelf) => JSON.stringify(shelf));
  const fields = [...document.querySelectorAll("input, textarea, select")].map((field) => field.value);
  const databases = (await indexedDB.databases()).map((one) => one.name);
  const caches_ = [];
  for (const name of await caches.keys())
    for (const asked of await (await caches.open(name)).keys()) caches_.push(name + " " + asked.url);
  const workers = (await navigator.serviceWorker.getRegistrations()).map((one) => one.scope);
  return { shelves, fields, databases, caches_, workers, name: window.name };
}"""
SHOWN = """document.title + document.documentElement.outerHTML
  + [...document.querySelectorAll("input, textarea")].map((field) => field.value)"""
NOTHING = {"databases": [], "caches_": [], "workers": [], "name": ""}

BrowserOf = Callable[[Any], Page]


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    return tmp_path / "profile"


@pytest.fixture
def browser_of(
    browser_type: BrowserType, live_server: Any, has_scripts: bool, profile: Path
) -> Iterator[Callable[[Any], Page]]:
    """`browser_of(user)`: one in which they have signed in."""
    contexts: list[BrowserContext] = []

    def open_one(user: Any) -> Page:
        context = browser_type.launch_persistent_context(
            profile,
            executable_path=CHROMIUM,
            args=ARGUMENTS,
            ignore_default_args=["--disable-back-forward-cache"],
            base_url=live_server.url,
            viewport={"width": 390, "height": 844},
            java_script_enabled=has_scripts,
            locale="en-GB",
        )
        contexts.append(context)
        context.set_default_timeout(15_000)
        context.route(f"{ELSEWHERE}**", lambda route: route.fulfill(body=WEATHER, content_type="text/html"))
        context.add_cookies([{"name": "session", "value": session_of(user), "url": live_server.url}])
        return context.pages[0]

    yield open_one
    for context in contexts:
        context.close()


@pytest.fixture
def menna(browser_of: BrowserOf) -> Page:
    """A citizen, some pages into her own plan, with words typed that she has not kept."""
    herself = steps.somebody(f"Menna {NAME}")
    person = steps.a_person(f"Menna {NAME}", user=herself, added_by=herself)
    matter = steps.matters_to(person, f"To be left in peace {MATTERS}", written_by=herself)
    with everything_open():
        factories.StrengthFactory(citizen=person, words=f"Keeping quiet {GOOD_AT}", written_by=herself)
    page = browser_of(herself)
    page.goto("/")
    expect(page.locator("main")).to_contain_text(GOOD_AT)
    page.goto(f"/people/{person.pk}/matters/{matter.pk}/")
    expect(page.locator("main")).to_contain_text(MATTERS)
    page.goto(f"/people/{person.pk}/matters/new/")
    page.locator("#id_words").fill(f"That he goes {TYPED}")
    return page


@pytest.fixture
def worker(browser_of: BrowserOf) -> Page:
    worker = steps.a_worker("Rhian Pugh")
    person = steps.a_person(f"Menna {NAME}", added_by=worker)
    steps.walks_alongside(worker, person)
    matter = steps.matters_to(person, f"To be left in peace {MATTERS}", written_by=worker)
    page = browser_of(worker)
    page.goto("/")
    expect(page.locator("main")).to_contain_text(MATTERS)
    page.goto(f"/people/{person.pk}/matters/{matter.pk}/")
    page.locator("#id_words").fill(f"That he goes {TYPED}")
    return page


def test_after_leaving_by_the_button(menna: Page, scripts: bool, profile: Path) -> None:
    with menna.expect_navigation(url=ELSEWHERE):
        menna.get_by_role("button", name="Leave this page").click()
    nothing_is_left(menna, profile, of={NAME, MATTERS, GOOD_AT, TYPED})


def test_after_leaving_by_pressing_shift_three_times(menna: Page, profile: Path) -> None:
    with menna.expect_navigation(url=ELSEWHERE):
        for _ in range(3):
            menna.keyboard.press("Shift")
    nothing_is_left(menna, profile, of={NAME, MATTERS, GOOD_AT, TYPED})


def test_after_signing_out(worker: Page, scripts: bool, profile: Path) -> None:
    """Of the person's words; what the person is called stands in the titles of a worker's pages."""
    with worker.expect_navigation(url="**/sign-in/"):
        worker.get_by_role("button", name="Sign out").click()
    nothing_is_left(worker, profile, of={MATTERS, TYPED})


def nothing_is_left(page: Page, profile: Path, *, of: set[str]) -> None:
    browser = page.context.new_cdp_session(page)
    nothing_is_shown(browser, of)
    entries = browser.send("Page.getNavigationHistory")["entries"]
    assert found(json.dumps(entries), of) == set()
    for entry in [*reversed(entries), *entries]:
        # As "back" and "forward" do, whatever comes of it.
        browser.send("Page.navigateToHistoryEntry", {"entryId": entry["id"]})
        page.wait_for_timeout(400)
        nothing_is_shown(browser, of)
        # A page of theirs has become the sign-in page.
        assert "/people/" not in asked(browser, "location.pathname")
    page.goto("/")
    assert page.url.endswith("/sign-in/?next=/")
    kept = page.evaluate(KEPT)
    assert found(json.dumps(kept), of) == set()
    # Not even where they were: the library of the fragments keeps the address of the page that is open.
    assert "/people/" not in json.dumps(kept)
    assert {name: kept[name] for name in NOTHING} == NOTHING
    assert found(json.dumps(page.context.storage_state(indexed_db=True)), of) == set()
    assert {cookie["name"] for cookie in page.context.cookies()} <= {"csrf", "language", "session"}
    page.context.close()
    # What was typed and not kept Chromium writes down by itself, in its session files, against its own crashing; it
    # shows it to nobody who is not signed in.
    of = of - {TYPED}
    assert {path.name: words for path in profile.rglob("*") if (words := on_disk(path) & of)} == {}


def nothing_is_shown(browser: CDPSession, of: set[str]) -> None:
    """Neither on the page nor in its title or its fields. Asked of the browser itself: Playwright does not follow it
    into its cache of whole pages."""
    assert found(asked(browser, SHOWN), of) == set()


def asked(browser: CDPSession, expression: str) -> str:
    for _ in range(50):
        answer = browser.send("Runtime.evaluate", {"expression": expression, "returnByValue": True})
        if words := answer["result"].get("value"):
            return str(words)
        # Between two pages.
        time.sleep(0.1)
    raise AssertionError(f"no answer to {expression}")


def found(text: str, of: set[str]) -> set[str]:
    return {canary.lower() for canary in CANARY.findall(text)} & of


def on_disk(path: Path) -> set[str]:
    """The canaries in a file of the profile, as they stand or in two bytes a letter."""
    if not path.is_file():
        return set()
    raw = path.read_bytes()
    return {
        canary
        for canary in (NAME, MATTERS, GOOD_AT, TYPED)
        if canary.encode() in raw or canary.encode("utf-16-le") in raw
    }


def test_what_is_left_would_be_found(menna: Page, profile: Path) -> None:
    """So that finding nothing means something: she goes elsewhere without leaving, and it is all there."""
    menna.goto(ELSEWHERE)
    with pytest.raises(AssertionError):
        nothing_is_left(menna, profile, of={MATTERS})
    with pytest.raises(AssertionError):
        nothing_is_left(menna, profile, of={TYPED})
