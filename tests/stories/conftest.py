"""Stories: whole visits, told in a real Chromium at the width of a phone, with JavaScript and without.

A story that ends well is still looked through: whatever the browser complained of (the content security policy, a
script, a page that was not found) fails it, and so does any page of it that axe finds a fault with.
"""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.chromium import ARGUMENTS, CHROMIUM

if TYPE_CHECKING:
    # Not before Django is set up, which this file may be read before.
    from people.models import User
    from tests.stories.phone import PhoneOf, Reader

pytest.register_assert_rewrite("tests.stories.phone", "tests.stories.steps")

HERE = Path(__file__).parent

if CHROMIUM is None and os.environ.get("CI") == "true":
    raise pytest.UsageError("The stories need a browser, and here none may be left out: install chromium.")

collect_ignore_glob = [] if CHROMIUM else ["test_*.py"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Lines are counted where a test asks something of them: a story passes through all, and takes longer for it."""
    for item in items:
        if item.path.parent == HERE:
            item.add_marker("no_cover")


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    return {"executable_path": CHROMIUM, "args": ARGUMENTS}


@pytest.fixture(params=[True, False], ids=["with-javascript", "without-javascript"])
def scripts(request: pytest.FixtureRequest) -> bool:
    """A story that asks for this is told twice."""
    return bool(request.param)


@pytest.fixture
def has_scripts(request: pytest.FixtureRequest) -> bool:
    """Whether the browsers of this story run JavaScript: they do where the story does not ask."""
    return bool(request.getfixturevalue("scripts")) if "scripts" in request.fixturenames else True


@pytest.fixture(scope="session")
def reader(browser: Browser) -> Iterator["Reader"]:
    from tests.stories.phone import Reader

    with Reader.opened(browser) as reader:
        yield reader


@pytest.fixture
def new_context(browser: Browser, live_server: Any) -> Iterator[Callable[..., BrowserContext]]:
    """Browsers of their own, 390 by 844, all closed before the server is."""
    opened: list[BrowserContext] = []

    def make(*, scripts: bool) -> BrowserContext:
        opened.append(
            browser.new_context(
                base_url=live_server.url,
                viewport={"width": 390, "height": 844},
                java_script_enabled=scripts,
                locale="en-GB",
                timezone_id="Europe/London",
                reduced_motion="reduce",
            )
        )
        opened[-1].set_default_timeout(15_000)
        return opened[-1]

    yield make
    for context in opened:
        context.close()


@pytest.fixture
def phone_of(
    new_context: Callable[..., BrowserContext], has_scripts: bool, reader: "Reader", live_server: Any
) -> Iterator["PhoneOf"]:
    """`phone_of(user)`: a phone in which they have signed in; `phone_of(None)`: one in which nobody has.

    What the browsers complained of is asked for at the end of the story, whoever forgot to.
    """
    from tests.stories.phone import Phone

    phones: list[Phone] = []

    def hand_over(user: "User | None") -> Phone:
        phone = Phone.of(user, new_context(scripts=has_scripts), live_server.url, reader=reader, scripts=has_scripts)
        phones.append(phone)
        return phone

    yield hand_over
    for phone in phones:
        phone.has_nothing_to_complain_of()
