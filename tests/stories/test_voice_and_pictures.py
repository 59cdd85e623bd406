"""Her voice, recorded at her table; a photo, with what is in it said; and who hears and sees them.

The microphone is one that Chromium makes up: it beeps.
"""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, BrowserType, Page, expect

from conversations.actions.recordings import files
from conversations.models import Recording
from people.models import Alongside, Citizen, User
from tests.chromium import ARGUMENTS, CHROMIUM
from tests.conftest import everything_open
from tests.conversations import made
from tests.stories import steps
from tests.stories.phone import Phone, PhoneOf

pytestmark = pytest.mark.django_db(transaction=True)

MICROPHONE = ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"]
OF_A_RECORDING = re.compile(r"/recordings/[0-9a-f-]{36}/(\?.*)?$")

SEEK = """async (to) => {
  const player = document.querySelector("audio, video");
  player.muted = true;
  await player.play();
  player.currentTime = to;
  await new Promise((done) => player.addEventListener("seeked", done, { once: true }));
  return player.currentTime;
}"""

# The page is put away, or shown again.
PUT_AWAY = """(is) => {
  Object.defineProperty(document, "hidden", { value: is, configurable: true });
  document.dispatchEvent(new Event("visibilitychange"));
}"""


@pytest.fixture(scope="module")
def browser(browser_type: BrowserType) -> Iterator[Browser]:
    """One with a microphone."""
    browser = browser_type.launch(executable_path=CHROMIUM, args=[*ARGUMENTS, *MICROPHONE])
    yield browser
    browser.close()


@pytest.fixture(scope="module")
def reader(browser: Browser) -> Iterator[Any]:
    from tests.stories.phone import Reader

    with Reader.opened(browser) as reader:
        yield reader


@pytest.fixture(autouse=True)
def _a_directory_of_their_own(tmp_path: Path, settings: Any) -> None:
    settings.RECORDINGS = str(tmp_path / "recordings")


class Visit:
    """Mair, whose story Bryn writes down with her; her niece sees what matters to her, and not her story."""

    def __init__(self, phone_of: PhoneOf) -> None:
        self.mair: User = steps.somebody("Mair Rees")
        self.bryn: User = steps.a_worker("Bryn Howell")
        self.niece: User = steps.somebody("Sioned Rees")
        self.person: Citizen = steps.a_person("Mair", user=self.mair, added_by=self.bryn)
        steps.walks_alongside(self.bryn, self.person, walks_as=Alongside.WORKER)
        steps.walks_alongside(self.niece, self.person, walks_as=Alongside.SUPPORTER, parts=["matters"])
        self.phone_of = phone_of
        self.plan = f"/people/{self.person.pk}/"

    def on_paper(self) -> Phone:
        phone = self.phone_of(self.bryn)
        steps.opens_blank_paper(phone, self.person)
        return phone

    def the_one(self) -> Any:
        with everything_open():
            return Recording.objects.select_related("conversation").get()


@pytest.fixture
def visit(live_server: object, phone_of: PhoneOf) -> Visit:
    return Visit(phone_of)


def is_kept(phone: Phone) -> None:
    phone.page.wait_for_url(OF_A_RECORDING)
    phone.looks()


def test_her_voice_is_recorded_kept_and_heard(visit: Visit) -> None:
    phone = visit.on_paper()
    phone.types("#id_words", "I sing better in the morning.")
    phone.goes_by("#then-voice")
    phone.reads("Record Mair’s voice")
    page = phone.page
    phone.taps("#start")
    expect(page.locator("#stop")).to_be_focused()
    phone.sees("Recording. Speak when you like.")
    expect(page.locator("#clock")).to_have_text("0:02")
    phone.taps("#stop")
    expect(page.locator("#listen")).to_be_visible()
    # Listen again; say it again.
    phone.taps("#again")
    expect(page.locator("#clock")).to_have_text("0:02")
    phone.looks()
    phone.taps("#stop")
    phone.fills("#id_words", "How I sing before breakfast")
    phone.taps("#keep-this")
    is_kept(phone)
    phone.sees("Kept.")
    phone.sees("How I sing before breakfast")
    kept = visit.the_one()
    assert (kept.kind, kept.content_type) == ("voice", "audio/webm")
    assert kept.conversation is not None
    assert kept.conversation.words == "I sing better in the morning."
    # It says how long it is, and one goes on from anywhere in it.
    expect(page.locator("audio")).to_have_js_property("readyState", 4)
    assert page.evaluate("document.querySelector('audio').duration") == pytest.approx(kept.seconds, abs=1)
    asked = heard(page)
    assert page.evaluate(SEEK, 1.5) == pytest.approx(1.5, abs=0.1)
    assert all(status == 206 for status in asked)
    phone.goes_by("#to-conversation")
    phone.goes_back()


def heard(page: Page) -> list[int]:
    statuses: list[int] = []
    page.on("response", lambda answer: statuses.append(answer.status) if answer.url.endswith("/file/") else None)
    return statuses


def test_one_goes_on_from_anywhere_in_a_long_voice(visit: Visit) -> None:
    """A player asks for the part that it plays: not for all ten minutes."""
    phone = visit.phone_of(visit.mair)
    phone.opens(f"{visit.plan}recordings/new/?kind=voice")
    phone.opens_up("Choose a recording that you have")
    long = {"name": "voice.wav", "mimeType": "audio/wav", "buffer": made.a_wav(590)}
    phone.page.set_input_files("#id_file", long)  # type: ignore[arg-type]
    asked = heard(phone.page)
    phone.taps("#keep-this")
    is_kept(phone)
    phone.sees("9:50 minutes")
    assert phone.page.evaluate(SEEK, 500) == pytest.approx(500, abs=1)
    assert asked
    assert set(asked) == {206}


def test_nothing_is_lost_when_it_does_not_come_through(visit: Visit) -> None:
    phone = visit.phone_of(visit.mair)
    phone.opens(f"{visit.plan}recordings/new/?kind=voice")
    phone.reads("Record my voice")
    phone.taps("#start")
    expect(phone.page.locator("#clock")).to_have_text("0:01")
    # No signal: it stays on the page. Whoever keeps it while it is still recording has stopped it.
    phone.context.set_offline(True)
    phone.taps("#keep-this")
    phone.sees("It was not sent: no signal.")
    expect(phone.page.locator("#listen")).to_be_visible()
    phone.looks()
    phone.meant("ERR_INTERNET_DISCONNECTED")
    phone.context.set_offline(False)
    # Signed out meanwhile: it still stays.
    cookies = phone.context.cookies()
    phone.context.clear_cookies(name="session")
    phone.taps("#keep-this")
    phone.sees("You were signed out.")
    phone.meant("401")
    session: Any = [cookie for cookie in cookies if cookie["name"] == "session"]
    phone.context.add_cookies(session)
    phone.taps("#keep-this")
    is_kept(phone)
    assert visit.the_one().written_by_id == visit.mair.pk


def test_it_waits_when_the_page_is_put_away(visit: Visit) -> None:
    phone = visit.phone_of(visit.mair)
    phone.opens(f"{visit.plan}recordings/new/?kind=voice")
    phone.taps("#start")
    expect(phone.page.locator("#stop")).to_be_visible()
    phone.page.evaluate(PUT_AWAY, True)
    phone.page.evaluate(PUT_AWAY, False)
    phone.sees("It waited while this page was away.")
    phone.looks()
    phone.taps("#go-on")
    expect(phone.page.locator("#go-on")).to_be_hidden()
    phone.taps("#stop")
    expect(phone.page.locator("#listen")).to_be_visible()
    phone.page.evaluate("() => { window.bywydSending.recorded = null; }")
    phone.opens(visit.plan)


REFUSED = "navigator.mediaDevices.getUserMedia = () => Promise.reject(Object.assign(new Error(''), {name: '%s'}))"


@pytest.mark.parametrize(
    ("error", "said"),
    [
        ("NotAllowedError", "This page may not listen."),
        ("NotFoundError", "There is no microphone here."),
        ("NotReadableError", "The microphone does not answer."),
    ],
)
def test_without_a_microphone_one_chooses_a_file(error: str, said: str, visit: Visit) -> None:
    phone = visit.phone_of(visit.mair)
    phone.page.add_init_script(REFUSED % error)
    phone.opens(f"{visit.plan}recordings/new/?kind=voice")
    phone.taps("#start")
    phone.sees(said)
    expect(phone.page.locator("#id_file")).to_be_visible()
    phone.looks()


def test_a_photo_with_what_is_in_it(visit: Visit, scripts: bool) -> None:
    phone = visit.on_paper()
    phone.goes_by("#then-photo")
    phone.reads("Add a photo or a short film")
    photo = {"name": "hill.jpg", "mimeType": "image/jpeg", "buffer": made.a_photo_with_a_place()}
    phone.page.set_input_files("#id_file", photo)  # type: ignore[arg-type]
    if scripts:
        expect(phone.page.locator("#preview img")).to_be_visible()
        phone.taps("#keep-this")
        phone.sees("Say what is in the photo, for somebody who cannot see it.")
        expect(phone.page.locator("#id_words")).to_be_focused()
        phone.looks()
        phone.fills("#id_words", "The hill behind the chapel")
        phone.taps("#keep-this")
        is_kept(phone)
    else:
        phone.goes_by("#keep-this")
        phone.meant("422")
        phone.sees("Say what is in the photo, for somebody who cannot see it.")
        phone.sees("The file has to be chosen once more")
        phone.page.set_input_files("#id_file", photo)  # type: ignore[arg-type]
        phone.fills("#id_words", "The hill behind the chapel")
        phone.goes_by("#keep-this")
    shown = phone.page.get_by_role("img", name="The hill behind the chapel")
    expect(shown).to_be_visible()
    assert shown.evaluate("(image) => image.naturalWidth") == 400
    kept = visit.the_one()
    assert made.PLACE not in files().place(kept.pk).read_bytes()
    # Among what she asks everybody to do; and off again.
    phone.goes_by("#please-do")
    phone.sees("Please do it like this")
    hers = visit.phone_of(visit.mair)
    hers.opens(f"{visit.plan}about-me/")
    hers.sees("The hill behind the chapel")
    hers.goes_by(f"#recording-{kept.pk}")
    hers.goes_by("#words")
    hers.fills("#id_words", "The hill, and the bench")
    hers.goes_by("#keep-this")
    hers.sees("The hill, and the bench")
    hers.goes_by("#put-away")
    hers.sees("This was taken off.")
    hers.goes_by("#put-back")
    hers.does_not_see("This was taken off.")


def test_whoever_may_not_see_it_finds_neither_page_nor_bytes(visit: Visit) -> None:
    told = steps.was_told(visit.person, visit.bryn, "Well, today.", when=steps.days_ago(1))
    phone = visit.phone_of(visit.mair)
    phone.opens(f"{visit.plan}recordings/new/?kind=voice&conversation={told.pk}")
    phone.opens_up("Choose a recording that you have")
    phone.page.set_input_files("#id_file", {"name": "a.webm", "mimeType": "audio/webm", "buffer": made.a_wav()})
    phone.taps("#keep-this")
    is_kept(phone)
    here = f"{visit.plan}recordings/{visit.the_one().pk}/"
    hers = visit.phone_of(visit.niece)
    for path in (here, f"{here}file/"):
        assert hers.context.request.get(path).status == 404
    his = visit.phone_of(visit.bryn)
    his.opens(here)
    his.sees("Mair’s voice")
    assert his.context.request.get(f"{here}file/", headers={"Range": "bytes=0-9"}).status == 206


def test_a_film_too_large_is_said_without_scripts_too(visit: Visit, scripts: bool, tmp_path: Path) -> None:
    large = tmp_path / "film.mp4"
    large.write_bytes(bytes(62_000_000))
    phone = visit.phone_of(visit.mair)
    phone.opens(f"{visit.plan}recordings/new/?kind=photo")
    phone.page.set_input_files("#id_file", large)
    phone.fills("#id_words", "At the sea")
    if scripts:
        phone.taps("#keep-this")
        phone.sees("This is too large.")
        expect(phone.page.locator("#id_words")).to_have_value("At the sea")
    else:
        phone.goes_by("#keep-this")
        phone.meant("413")
        phone.reads("That is more than we can take at once")


def permitted(context: BrowserContext) -> BrowserContext:
    context.grant_permissions(["microphone"])
    return context


@pytest.fixture
def new_context(new_context: Callable[..., BrowserContext]) -> Callable[..., BrowserContext]:
    """Browsers in which somebody has said that pages of ours may listen."""
    return lambda **how: permitted(new_context(**how))
