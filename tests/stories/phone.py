"""Somebody's phone in a story: what they open, tap, write and read on it, and what its browser complains of."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Self

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Locator, Page, Request, expect

from people.models import User
from tests.conftest import signed_in_as

PhoneOf = Callable[[User | None], "Phone"]

# Chromium says so of every answer from 400 on, ours included; a story names those that it means to meet.
STATUS = re.compile(r"Failed to load resource: the server responded with a status of (\d+)")

# The script of the policy's own event; without JavaScript the console says the same.
TELL_OF_VIOLATIONS = """addEventListener("securitypolicyviolation", (event) =>
  console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`))"""

# What makes the shape of a page: its tags, with what they are but not with what they say.
TAG = re.compile(r"<([a-z]\w*)([^>]*)>")
ATTRIBUTE = re.compile(r"""([-\w]+)="([^"]*)\"""")
TELLING = {"class", "lang", "role", "type", "open", "hidden", "tabindex"}

COLOURS = """() => {
  const found = {};
  for (const element of document.querySelectorAll("body, body *")) {
    for (const pseudo of [null, "::before", "::after"]) {
      const style = getComputedStyle(element, pseudo);
      for (const name of ["color", "background-color", "border-top-color", "border-left-color", "outline-color",
                          "fill", "stroke", "text-decoration-color"])
        found[style.getPropertyValue(name)] ??= `${element.tagName}.${element.getAttribute("class") ?? ""} ${name}`;
    }
  }
  return found;
}"""


class Reader:
    """Looks pages over. Those without JavaScript it copies: the same HTML and styles, and no policy."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.html = ""
        self.known: dict[frozenset[str], dict[str, str]] = {}
        page.route("**/*", self._answer)

    @classmethod
    @contextmanager
    def opened(cls, browser: Browser) -> Iterator[Self]:
        context = browser.new_context(viewport={"width": 390, "height": 844}, reduced_motion="reduce")
        yield cls(context.new_page())
        context.close()

    def faults_of(self, page: Page, *, scripts: bool) -> dict[str, str]:
        """What axe finds: the fault → where."""
        shape = shape_of(page.content())
        if shape not in self.known:
            faults: dict[str, str] = {}
            found = axe(page if scripts else self.copy(page))
            for fault in found["violations"]:
                places = [f"{node['html'][:200]} {node['failureSummary']}" for node in fault["nodes"][:3]]
                faults[f"{fault['id']}: {fault['help']}"] = "\n  ".join([page.url, *places])
            self.known[shape] = faults
        return self.known[shape]

    def copy(self, page: Page) -> Page:
        self.html = page.content()
        self.page.goto(page.url)
        return self.page

    def _answer(self, route: Any) -> None:
        kind = route.request.resource_type
        if kind == "document":
            route.fulfill(body=self.html, content_type="text/html; charset=utf-8")
        elif kind == "script":
            route.abort()
        else:
            route.continue_()


def axe(page: Page) -> Any:
    """axe-core's report on the page. Its script comes past the policy, which allows no script but ours."""
    if not page.evaluate("() => 'axe' in globalThis"):
        page.evaluate(Axe().axe_script)
    return page.evaluate("() => axe.run(document, {resultTypes: ['violations']})")


def shape_of(html: str) -> frozenset[str]:
    """Every kind of element of the page; attributes that say what the element is count, their words do not."""
    return frozenset(
        " ".join(
            [
                tag,
                *(f"{name}={value if name in TELLING else bool(value)}" for name, value in ATTRIBUTE.findall(rest)),
            ]
        )
        for tag, rest in TAG.findall(html)
    )


class Phone:
    def __init__(self, page: Page, *, url: str, reader: Reader, scripts: bool) -> None:
        self.page = page
        self.context = page.context
        self.scripts = scripts
        self.url = url
        self.reader = reader
        self.complaints: list[str] = []
        self.faults: dict[str, str] = {}
        self.visited: set[str] = set()
        self.looked_at: set[str] = set()
        page.on("console", self._heard)
        page.on("pageerror", lambda error: self.complaints.append(f"script: {error}"))
        page.on("request", self._asked)
        page.on("framenavigated", lambda frame: self.visited.add(without_fragment(frame.url)))

    @classmethod
    def of(cls, user: User | None, context: BrowserContext, url: str, *, reader: Reader, scripts: bool) -> Self:
        context.add_init_script(TELL_OF_VIOLATIONS)
        if user is not None:
            context.add_cookies([{"name": "session", "value": session_of(user), "url": url}])
        return cls(context.new_page(), url=url, reader=reader, scripts=scripts)

    def another_window(self) -> Self:
        """Beside this one, in the same browser."""
        return type(self)(self.context.new_page(), url=self.url, reader=self.reader, scripts=self.scripts)

    # What the person does.

    def opens(self, path: str) -> None:
        self.page.goto(path)
        self.looks()

    def goes_by(self, tapped: str | Locator) -> None:
        """Tap what leads to another page."""
        with self.page.expect_navigation():
            self.find(tapped).click()
        self.looks()

    def taps(self, tapped: str | Locator) -> None:
        """Tap what stays on the page."""
        self.find(tapped).click()

    def loads_again(self) -> None:
        self.page.reload()
        self.looks()

    def goes_back(self) -> None:
        self.page.go_back()
        self.looks()

    def types(self, field: str | Locator, words: str) -> None:
        """At the end of what stands there, key by key."""
        self.find(field).focus()
        self.page.keyboard.press("Control+End")
        self.find(field).press_sequentially(words)

    def fills(self, field: str | Locator, words: str) -> None:
        self.find(field).fill(words)

    def chooses(self, label: str) -> None:
        self.page.get_by_label(label, exact=True).check()

    def opens_up(self, summary: str) -> None:
        """Unfold what is folded away."""
        self.page.locator("summary", has_text=summary).click()

    # What they see.

    def find(self, what: str | Locator) -> Locator:
        return self.page.locator(what) if isinstance(what, str) else what

    def link(self, name: str) -> Locator:
        return self.page.get_by_role("link", name=name)

    def sees(self, words: str, within: str | Locator = "main") -> None:
        expect(self.find(within)).to_contain_text(words)

    def does_not_see(self, words: str) -> None:
        expect(self.page.locator("body")).not_to_contain_text(words)

    def reads(self, heading: str) -> None:
        expect(self.page.get_by_role("heading", level=1)).to_have_text(heading)

    def is_at(self, path: str) -> None:
        expect(self.page).to_have_url(re.compile(re.escape(path) + "$"))

    def colours(self) -> dict[str, str]:
        """Every colour on the page, and one place where it stands."""
        found: dict[str, str] = self._readable().evaluate(COLOURS)
        return found

    # What their browser says.

    def looks(self) -> None:
        """Look the page over with axe; one of the same shape, in whichever story, needs it once."""
        expect(self.page.locator("body")).to_be_attached()
        expect(self.page.locator(".htmx-request, .htmx-swapping, .htmx-settling")).to_have_count(0)
        self.looked_at.add(without_fragment(self.page.url))
        if self.page.url.startswith(self.url):
            self.faults |= self.reader.faults_of(self.page, scripts=self.scripts)

    def passes_through(self, path: str) -> None:
        """A page that nobody sees, because it leads on by itself."""
        self.looked_at.add(self.url + path)

    def meant(self, complaint: str) -> None:
        """The browser said this, and the story means it to."""
        heard = [one for one in self.complaints if complaint in one]
        assert heard, f"{complaint!r} is not among {self.complaints}"
        self.complaints = [one for one in self.complaints if one not in heard]

    def has_nothing_to_complain_of(self) -> None:
        assert self.complaints == []
        assert not self.faults, "\n".join(f"{fault}\n  {where}" for fault, where in self.faults.items())
        assert {url for url in self.visited if url.startswith(self.url)} - self.looked_at == set()

    def _readable(self) -> Page:
        return self.page if self.scripts else self.reader.copy(self.page)

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.complaints.append(message.text)

    def _asked(self, request: Request) -> None:
        if not request.url.startswith((self.url, "data:", "blob:")):
            self.complaints.append(f"elsewhere: {request.url}")


def without_fragment(url: str) -> str:
    return url.partition("#")[0]


def session_of(user: User) -> str:
    """A session of this user's, as the sign-in page would open it."""
    return signed_in_as(user).cookies["session"].value
