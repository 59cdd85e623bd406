"""What happens in more than one story. Givens lay out what was before; the rest is done by tapping."""

import colorsys
import datetime
import re
from typing import Any

from django.utils import timezone
from playwright.sync_api import Locator, expect

from conversations.models import Conversation
from people.models import Citizen, User
from tests import factories, sent
from tests.conftest import everything_open
from tests.stories.phone import Phone

# Wherever digits are asked for.
CODE = "#id_sign_in-code"

# Where the phrase stands on the screen: its first and its last rectangle.
WHERE = """(words, phrase) => {
  const walker = document.createTreeWalker(words, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  const from = words.textContent.indexOf(phrase), to = from + phrase.length;
  for (let at = 0, node; (node = walker.nextNode()); at += node.length) {
    if (at <= from && from < at + node.length) range.setStart(node, from - at);
    if (at < to && to <= at + node.length) range.setEnd(node, to - at);
  }
  const all = [...range.getClientRects()].filter((one) => one.width), last = all.at(-1);
  return [all[0].left, all[0].top + all[0].height / 2, last.right, last.top + last.height / 2];
}"""


# Given


def a_worker(name: str) -> User:
    return _user(name, works_as=User.WORKER)


def somebody(name: str, language: str = "en") -> User:
    """Who signs in, and does not work here."""
    return _user(name, language=language)


def _user(name: str, **more: Any) -> User:
    with everything_open():
        user: Any = factories.UserFactory(name=name, email=f"{name.split()[0].lower()}@example.org", **more)
    return user  # type: ignore[no-any-return]


def a_person(
    name: str, *, full_name: str = "", user: User | None = None, added_by: User, language: str = "en"
) -> Citizen:
    with everything_open():
        citizen: Any = factories.CitizenFactory(
            name=name, full_name=full_name, user=user, added_by=added_by, language=language
        )
    return citizen  # type: ignore[no-any-return]


def walks_alongside(user: User, citizen: Citizen, *, until: datetime.datetime | None = None, **more: Any) -> None:
    more.setdefault("since", timezone.now() - datetime.timedelta(days=600))
    with everything_open():
        factories.AlongsideFactory(citizen=citizen, user=user, until=until, **more)


def was_told(citizen: Citizen, to: User, words: str, *, when: datetime.date, **more: Any) -> Conversation:
    at = timezone.make_aware(datetime.datetime.combine(when, datetime.time(14)))
    with everything_open():
        told: Any = factories.ConversationFactory(
            citizen=citizen, written_by=to, written_at=at, words=words, when=when, **more
        )
    return told  # type: ignore[no-any-return]


def matters_to(citizen: Citizen, words: str, *, written_by: User, **more: Any) -> Any:
    with everything_open():
        return factories.MatterFactory(citizen=citizen, written_by=written_by, words=words, **more)


def days_ago(days: int) -> datetime.date:
    return timezone.localdate() - datetime.timedelta(days=days)


# When


def signs_in(phone: Phone, user: User) -> None:
    """By a code from their e-mail, and, who works here, by a spare code as well."""
    spare = sent.spare_code_of(user) if user.works_as else ""
    asks_for_a_code(phone, str(user.email))
    phone.fills(CODE, sent.code_to(str(user.email)))
    phone.goes_by("#come-in")
    if spare:
        phone.reads("One more step")
        phone.fills(CODE, spare)
        phone.goes_by("#come-in")


def asks_for_a_code(phone: Phone, to: str) -> None:
    phone.fills("#id_sign_in-to", to)
    phone.goes_by("#sign-in")
    phone.reads("Your code")


def opens_blank_paper(phone: Phone, citizen: Citizen) -> None:
    """From My people, two taps."""
    phone.opens("/my-people/")
    phone.goes_by(phone.link("Start a conversation"))
    phone.goes_by(f"#with-{citizen.pk}")
    expect(phone.page.locator("#id_words")).to_have_value("")


def keeps(phone: Phone, phrase: str, kind: str) -> None:
    """Keep these words: picked out on the page, or without JavaScript pasted."""
    if phone.scripts:
        picks_out(phone, phrase)
        expect(phone.page.locator("#id_quote")).to_have_value(phrase)
        phone.taps(f"#keep-as-{kind}")
    else:
        phone.fills("#id_quote", phrase)
        phone.goes_by(f"#keep-as-{kind}")
    expect(kept_as(phone, phrase)).to_be_visible()
    phone.looks()


def picks_out(phone: Phone, phrase: str) -> None:
    """Drag over the words, from the first letter to the last."""
    words = phone.page.locator("#words")
    words.evaluate("(words) => words.scrollIntoView({block: 'start'})")
    # Not under the sheet that comes up from below with the first word.
    words.evaluate("(words, down) => scrollBy(0, down)", words.evaluate(WHERE, phrase)[1] - 200)
    left, top, right, bottom = words.evaluate(WHERE, phrase)
    mouse = phone.page.mouse
    mouse.move(left + 1, top)
    mouse.down()
    mouse.move(right - 1, bottom, steps=6)
    mouse.up()
    expect(phone.page.locator("form#keep.shown")).to_be_visible()


def changes_words(phone: Phone, words: str) -> None:
    """On the page where words are changed."""
    phone.fills("#id_words", words)
    phone.goes_by("#keep-this")


# Then


def kept_as(phone: Phone, phrase: str) -> Locator:
    return phone.page.locator("#words mark.kept").filter(has_text=phrase)


def it_is_saved(phone: Phone) -> None:
    expect(phone.page.locator("#saved strong")).to_contain_text("Saved")


def stored(conversation_id: str) -> Conversation:
    with everything_open():
        return Conversation.objects.get(pk=conversation_id)


def conversation_on(phone: Phone) -> str:
    """The id of the paper that lies open."""
    return phone.page.url.split("/conversations/")[1].split("/")[0]


def asks_for(phone: Phone, *fields: str) -> None:
    """The browser counts these fields of the page as required and not yet filled in, and no other."""
    missing = phone.page.locator("main :is(input, textarea, select):invalid")
    expect(missing).to_have_count(len(fields))
    assert tuple(one.get_attribute("name") for one in missing.all()) == fields


def no_red(phone: Phone) -> None:
    """No colour on the page is red: nothing between crimson and orange-red that is not nearly grey."""
    red = {colour: place for colour, place in phone.colours().items() if is_red(colour)}
    assert red == {}


def is_red(colour: str) -> bool:
    parts = [float(part) for part in re.findall(r"[\d.]+", colour)]
    if len(parts) < 3 or (len(parts) == 4 and parts[3] == 0):
        return False
    hue, lightness, saturation = colorsys.rgb_to_hls(*(part / 255 for part in parts[:3]))
    return saturation > 0.2 and 0.05 < lightness < 0.97 and (hue * 360 < 25 or hue * 360 > 335)
