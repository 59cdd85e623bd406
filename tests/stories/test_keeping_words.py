"""Picking out the words worth keeping, letting them go, and reading it all back: by mouse, by touch, by keyboard.

Menna is eighty-one and lives above the old Co-op. Ffion writes down what she says.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from conversations.models import Conversation, Correction, Kept
from people.models import Citizen, User
from tests.conftest import everything_open
from tests.stories import steps
from tests.stories.phone import Phone, PhoneOf, Reader

pytestmark = pytest.mark.django_db(transaction=True)

SUN = "To sit in the sun by the chapel wall"
BY_THE_WALL = "sun by the chapel wall with Olwen"
CAKES = "I can still make forty Welsh cakes in a morning"
LAST = "I miss the bus that stopped outside."
WORDS = f"{SUN} with Olwen, that would do me. {CAKES}.\n\n{LAST}"
MEANT = "Not the bus. Who was on it."


@dataclass
class Street:
    menna: Citizen
    herself: User
    ffion: User
    told: Conversation

    @property
    def page(self) -> str:
        return f"/people/{self.menna.pk}/conversations/{self.told.pk}/read/"


@pytest.fixture
def street(live_server: object) -> Street:
    ffion, herself = steps.a_worker("Ffion Lewis"), steps.somebody("Menna Price")
    menna = steps.a_person("Menna", user=herself, added_by=ffion)
    steps.walks_alongside(ffion, menna)
    return Street(menna, herself, ffion, steps.was_told(menna, ffion, WORDS, when=steps.days_ago(2)))


def test_words_are_kept_let_go_and_kept_again(street: Street, phone_of: PhoneOf, scripts: bool) -> None:
    ffion, menna = phone_of(street.ffion), phone_of(street.herself)
    ffion.opens(street.page)
    two_overlap_and_one_is_two_things(ffion)
    each_is_found_from_the_plan(ffion, street)
    she_lets_one_go_and_takes_it_back(menna, street)
    words_change_and_the_mark_says_so(ffion, street)


def two_overlap_and_one_is_two_things(ffion: Phone) -> None:
    keeps(ffion, SUN, "matter")
    keeps(ffion, BY_THE_WALL, "connection")
    keeps(ffion, CAKES, "strength")
    keeps(ffion, CAKES, "request")
    expect(ffion.page.locator("#words")).to_have_text(WORDS)
    expect(ffion.page.locator("#kept .kept-list > li")).to_have_count(4)
    deeper = ffion.page.locator("#words mark mark")
    expect(deeper).to_have_text(["sun by the chapel wall", CAKES])
    if ffion.scripts:
        # Told apart by a second line under the words, not by colour alone.
        offsets = [one.evaluate(UNDERLINE) for one in (ffion.page.locator("#words > mark").first, deeper.first)]
        assert offsets[0] != offsets[1]


UNDERLINE = "(mark) => getComputedStyle(mark).textUnderlineOffset"


def keeps(phone: Phone, phrase: str, kind: str) -> None:
    """As steps.keeps, of words that may be kept already, and stand in several marks."""
    before = phone.page.locator("#kept .kept-list > li").count()
    if phone.scripts:
        steps.picks_out(phone, phrase)
        expect(phone.page.locator("#id_quote")).to_have_value(phrase)
        phone.taps(f"#keep-as-{kind}")
    else:
        phone.fills("#id_quote", phrase)
        phone.goes_by(f"#keep-as-{kind}")
    expect(phone.page.locator("#kept .kept-list > li")).to_have_count(before + 1)
    phone.looks()


def each_is_found_from_the_plan(ffion: Phone, street: Street) -> None:
    for kind, phrase in (("matter", SUN), ("connection", BY_THE_WALL), ("strength", CAKES), ("request", CAKES)):
        with everything_open():
            kept = next(one for one in Kept.objects.filter(conversation=street.told) if one.kind == kind)
        ffion.opens(f"/people/{street.menna.pk}/")
        ffion.goes_by(ffion.page.locator(f"a[href$='#kept-{kept.pk}']"))
        here = ffion.page.locator("mark:target")
        expect(here).to_be_in_viewport()
        assert phrase.startswith(here.inner_text()), kind
        clear_of_what_stands_at_the_top(ffion)
        if ffion.scripts:
            expect(ffion.page.locator("mark.here").first).to_be_visible()
            joined = "".join(ffion.page.locator("mark.here").all_inner_texts())
            assert joined == phrase


def clear_of_what_stands_at_the_top(phone: Phone) -> None:
    head = phone.page.locator(".masthead").bounding_box()
    here = phone.page.locator("mark:target").bounding_box()
    assert head
    assert here
    sticky = phone.page.locator(".citizen").count()
    assert not sticky or here["y"] >= head["y"] + head["height"]


def she_lets_one_go_and_takes_it_back(menna: Phone, street: Street) -> None:
    with everything_open():
        kept = Kept.objects.get(conversation=street.told, strength__isnull=False)
    menna.opens(street.page)
    changes(menna, f"#let-go-{kept.pk}")
    menna.sees("These words are let go.", "#done")
    menna.sees("What they became is off the plan.", "#done")
    expect(menna.page.locator("#kept > .kept-list > li")).to_have_count(3)
    if menna.scripts:
        expect(menna.page.locator("#keep-again")).to_be_focused()
        expect(menna.page.locator("#live")).to_have_text("These words are let go.")
    menna.looks()
    changes(menna, "#keep-again")
    menna.sees("These words are kept again.", "#done")
    expect(menna.page.locator("#kept > .kept-list > li")).to_have_count(4)
    menna.looks()
    menna.opens(f"/people/{street.menna.pk}/")
    menna.sees(CAKES, f"#strength-{kept.strength_id}")
    menna.goes_by(menna.page.locator(f"a[href$='#kept-{kept.pk}']"))
    clear_of_what_stands_at_the_top(menna)


def changes(phone: Phone, button: str) -> None:
    """Press what changes the page in place, or, without JavaScript, leads to it anew."""
    if phone.scripts:
        with phone.page.expect_response(lambda answer: answer.request.method == "GET"):
            phone.taps(button)
    else:
        phone.goes_by(button)


def words_change_and_the_mark_says_so(ffion: Phone, street: Street) -> None:
    with everything_open():
        kept = Kept.objects.get(conversation=street.told, matter__isnull=False)
    ffion.opens(street.page.replace("/read/", "/"))
    ffion.fills("#id_words", WORDS.replace("in the sun by", "in the last of the sun by"))
    ffion.goes_by("#read")
    entry = ffion.page.locator(f"li#kept-{kept.pk}")
    expect(entry).to_contain_text("These words have been changed since.")
    expect(entry).to_contain_text(SUN)
    # From the plan it leads to the list, which says so; what stands elsewhere has kept its mark.
    ffion.opens(f"/people/{street.menna.pk}/")
    ffion.goes_by(ffion.page.locator(f"a[href$='#kept-{kept.pk}']"))
    expect(ffion.page.locator("li:target")).to_be_in_viewport()
    expect(ffion.page.locator("#words mark", has_text=CAKES).first).to_be_visible()
    ffion.goes_by(f"#where-{kept.pk}")
    ffion.sees("Where do they stand now?")
    now = "To sit in the last of the sun by the chapel wall"
    if ffion.scripts:
        steps.picks_out(ffion, now)
        changes(ffion, "#it-stands-here")
    else:
        ffion.fills("#id_quote", now)
        ffion.goes_by("#it-stands-here")
    expect(ffion.page.locator(f"#words mark#kept-{kept.pk}")).to_be_visible()
    expect(ffion.page.locator("#kept .changed")).to_contain_text(now)
    ffion.looks()


def test_by_keyboard_alone(street: Street, phone_of: PhoneOf) -> None:
    """Arrow keys choose the words; what is picked out is said; Enter goes on to what it is."""
    ffion = phone_of(street.ffion)
    ffion.opens(street.page)
    words, keys = ffion.page.locator("#words"), ffion.page.keyboard
    tabs_to(ffion, "words")
    expect(ffion.page.locator("#how-to-pick")).to_be_visible()
    assert words.get_attribute("aria-describedby") == "how-to-pick"
    keys.press("ArrowRight")
    picked(ffion, "To")
    keys.press("ArrowRight")
    keys.press("ArrowRight")
    keys.press("ArrowLeft")
    picked(ffion, "sit")
    keys.press("Escape")
    expect(ffion.page.locator("#live")).to_have_text("Nothing is picked out.")
    expect(ffion.page.locator("form#keep.shown")).to_have_count(0)
    keys.press("Home")
    keys.press("ArrowLeft")
    keys.press("ArrowLeft")
    picked(ffion, "To")
    for _ in range(SUN.count(" ")):
        keys.press("Shift+ArrowRight")
    picked(ffion, SUN)
    keys.press("Shift+ArrowRight")
    keys.press("Shift+ArrowLeft")
    keys.press("Enter")
    expect(ffion.page.locator("#keep-as-matter")).to_be_focused()
    keys.press("Escape")
    expect(words).to_be_focused()
    for _ in range(2):
        keys.press("ArrowRight")
    first = ffion.page.locator("#id_quote").input_value()
    keys.press("ArrowDown")
    expect(ffion.page.locator("#id_quote")).not_to_have_value(first)
    keys.press("ArrowUp")
    picked(ffion, first)
    keys.press("Home")
    for _ in range(SUN.count(" ")):
        keys.press("Shift+ArrowRight")
    keys.press("Tab")
    expect(ffion.page.locator("#keep-as-matter")).to_be_focused()
    keys.press("Enter")
    expect(steps.kept_as(ffion, SUN)).to_be_visible()
    expect(ffion.page.locator("#live")).to_contain_text(f"Kept. {SUN}")
    # And on from there, to the end: a whole sentence takes its full stop along.
    expect(words).to_be_focused()
    keys.press("ArrowRight")
    keys.press("End")
    picked(ffion, "outside")
    for _ in range(LAST.count(" ")):
        keys.press("Shift+ArrowLeft")
    picked(ffion, LAST)
    ffion.looks()


def tabs_to(phone: Phone, name: str) -> None:
    for _ in range(40):
        if phone.page.evaluate("document.activeElement.id") == name:
            return
        phone.page.keyboard.press("Tab")
    raise AssertionError(name)


def picked(phone: Phone, phrase: str) -> None:
    expect(phone.page.locator("#id_quote")).to_have_value(phrase)
    expect(phone.page.locator("#live")).to_have_text(f"Picked out: {phrase}")


SELECT = """(phrase) => {
  const walker = document.createTreeWalker(document.querySelector("#words"), NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode()); ) {
    const at = node.textContent.indexOf(phrase);
    if (at >= 0) getSelection().setBaseAndExtent(node, at, node, at + phrase.length);
  }
}"""


def test_by_touch(street: Street, touched: Phone) -> None:
    """A finger picks out (the phone's own selection), and a tap on what it is finds it still there."""
    touched.opens(street.page)
    expect(touched.page.locator("#how-to-pick")).to_be_hidden()
    for number, (phrase, kind) in enumerate(((SUN, "matter"), (CAKES, "strength")), 1):
        touched.page.evaluate(SELECT, phrase)
        expect(touched.page.locator("form#keep.shown")).to_be_visible()
        # The phone takes the selection away as the finger comes down; the choice is made all the same.
        chosen = touched.page.locator(f"#keep-as-{kind}")
        chosen.dispatch_event("pointerdown")
        touched.page.evaluate("getSelection().removeAllRanges()")
        touched.page.wait_for_timeout(300)
        expect(touched.page.locator("form#keep.shown")).to_be_visible()
        chosen.tap()
        expect(touched.page.locator("#kept .kept-list > li")).to_have_count(number)
        touched.looks()
    touched.page.evaluate(SELECT, LAST)
    expect(touched.page.locator("form#keep.shown")).to_be_visible()
    touched.page.evaluate("getSelection().removeAllRanges()")
    expect(touched.page.locator("form#keep.shown")).to_have_count(0)
    touched.has_nothing_to_complain_of()


@pytest.fixture
def touched(street: Street, browser: Browser, live_server: Any, reader: Reader) -> Iterator[Phone]:
    """Ffion's phone, as a phone is: a touch screen, and no mouse."""
    context = browser.new_context(
        base_url=live_server.url,
        viewport={"width": 390, "height": 844},
        has_touch=True,
        is_mobile=True,
        reduced_motion="reduce",
    )
    yield Phone.of(street.ffion, context, live_server.url, reader=reader, scripts=True)
    context.close()


def test_it_is_read_back_aloud(street: Street, phone_of: PhoneOf, scripts: bool) -> None:
    """Ffion hands over the phone. Menna says what is right, and what she meant."""
    ffion = phone_of(street.ffion)
    ffion.opens(street.page)
    ffion.goes_by("#to-aloud")
    ffion.sees("1 of 2")
    large_and_alone(ffion)
    on(ffion, "#right")
    ffion.sees("2 of 2")
    ffion.sees(LAST, "#passage")
    ffion.looks()
    on(ffion, "#not-right")
    ffion.sees("What did you mean?")
    if ffion.scripts:
        expect(ffion.page.locator("#id_words")).to_be_focused()
    ffion.looks()
    on(ffion, "#keep-this")
    if ffion.scripts:
        expect(ffion.page.locator("#errors")).to_be_focused()
    ffion.meant("422")
    ffion.sees("Write a few words of what you meant", "#errors")
    ffion.fills("#id_words", MEANT)
    on(ffion, "#keep-this")
    ffion.reads("That is all of it")
    ffion.sees(MEANT)
    ffion.looks()
    ffion.goes_by("#to-words")
    ffion.sees("Read back, today. Some of it was put right.")
    ffion.sees(MEANT)
    expect(ffion.page.locator("#words")).to_have_text(WORDS)
    with everything_open():
        said = list(Correction.objects.filter(conversation=street.told).order_by("pk"))
    assert [(one.words, one.by_id) for one in said] == [("", street.ffion.pk), (MEANT, street.ffion.pk)]


def on(phone: Phone, what: str) -> None:
    """To the next screen: in place, or as a page."""
    if phone.scripts:
        phone.page.locator(f"{what}").click()
        expect(phone.page.locator(".htmx-request, .htmx-swapping, .htmx-settling")).to_have_count(0)
        phone.page.wait_for_load_state()
        phone.looks()
    else:
        phone.goes_by(what)


def large_and_alone(phone: Phone) -> None:
    if not phone.scripts:
        return
    size = phone.page.locator("#passage").evaluate("(words) => parseFloat(getComputedStyle(words).fontSize)")
    assert size >= 36
    for button in ("#right", "#not-right", "#after"):
        box = phone.page.locator(button).bounding_box()
        assert box
        assert box["height"] >= 48
        expect(phone.page.locator(button)).to_be_in_viewport()
    wide = phone.page.evaluate("document.documentElement.scrollWidth")
    assert wide <= 390
