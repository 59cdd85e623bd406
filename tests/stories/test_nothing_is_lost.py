"""Nothing that was written is lost: not when the session ends, not without signal, not when two write at once."""

import re

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import Route, expect

from conversations.models import Conversation
from people.models import Citizen, User
from tests.conftest import everything_open
from tests.stories import steps
from tests.stories.phone import Phone, PhoneOf

pytestmark = pytest.mark.django_db(transaction=True)

FIRST = "I do not sleep."
MORE = " It is the quiet after ten that I cannot stand."
HERS = "She said the garden is too much for her now."
HIS = "She said she would sooner lose the house than the garden."


@pytest.fixture
def ffion(live_server: object) -> User:
    return steps.a_worker("Ffion Lewis")


@pytest.fixture
def person(ffion: User) -> Citizen:
    person = steps.a_person("Menna", added_by=ffion)
    steps.walks_alongside(ffion, person)
    return person


def writes(phone: Phone, words: str) -> None:
    """As one does: it saves itself where there is JavaScript."""
    phone.types("#id_words", words)
    if phone.scripts:
        steps.it_is_saved(phone)


def sessions_end() -> None:
    with everything_open():
        Session.objects.all().delete()


# The session ends


def test_a_session_that_ended_loses_nothing(ffion: User, person: Citizen, phone_of: PhoneOf, scripts: bool) -> None:
    phone = phone_of(ffion)
    steps.opens_blank_paper(phone, person)
    paper = steps.conversation_on(phone)
    writes(phone, FIRST)
    sessions_end()
    phone.types("#id_words", MORE)
    she_is_told_so_while_she_writes(phone)
    phone.goes_by("#read")
    phone.meant("401")
    phone.sees("What you wrote is not lost. Sign in, and it comes back.")
    steps.signs_in(phone, ffion)
    phone.reads("Here is what you wrote")
    expect(phone.page.locator("textarea[name=words]")).to_have_value(FIRST + MORE)
    phone.goes_by("#keep-these")
    phone.reads("Did we get it right, Menna?")
    assert steps.stored(paper).words == FIRST + MORE


def she_is_told_so_while_she_writes(phone: Phone) -> None:
    if phone.scripts:
        phone.sees("You have been signed out.", "#notice")
        phone.looks()
        phone.meant("401")
        expect(phone.page.locator("#id_words")).to_have_value(FIRST + MORE)


def test_a_wrong_code_does_not_lose_it_either(ffion: User, person: Citizen, phone_of: PhoneOf, scripts: bool) -> None:
    phone = phone_of(ffion)
    steps.opens_blank_paper(phone, person)
    paper = steps.conversation_on(phone)
    sessions_end()
    phone.fills("#id_words", FIRST)
    phone.goes_by("#read")
    steps.asks_for_a_code(phone, str(ffion.email))
    phone.fills(steps.CODE, "bara brith")
    phone.goes_by("#come-in")
    phone.sees("2 more tries")
    phone.goes_by("#another")
    phone.meant("422")
    phone.complaints = [one for one in phone.complaints if "401" not in one]
    steps.signs_in(phone, ffion)
    phone.goes_by("#keep-these")
    assert steps.stored(paper).words == FIRST


# No signal


def test_a_dead_network_is_said_plainly_and_tried_again(ffion: User, person: Citizen, phone_of: PhoneOf) -> None:
    phone = phone_of(ffion)
    steps.opens_blank_paper(phone, person)
    paper = steps.conversation_on(phone)
    writes(phone, FIRST)
    phone.context.set_offline(True)
    phone.types("#id_words", MORE)
    phone.sees("No signal. Keep this page open. It will save by itself.", "#saved")
    phone.looks()
    phone.context.set_offline(False)
    steps.it_is_saved(phone)
    assert steps.stored(paper).words == FIRST + MORE
    the_browser_said_so_too(phone, "ERR_INTERNET_DISCONNECTED")


def the_browser_said_so_too(phone: Phone, why: str) -> None:
    for complaint in (why, "htmx:sendError", "htmx:afterRequest"):
        phone.meant(complaint)


def test_a_signal_that_comes_back_unannounced_is_found(ffion: User, person: Citizen, phone_of: PhoneOf) -> None:
    """The phone says that it is online and is not: it is tried again after five seconds."""
    phone = phone_of(ffion)
    phone.page.clock.install()
    steps.opens_blank_paper(phone, person)
    paper = steps.conversation_on(phone)
    phone.page.route("**/conversations/*/", lambda route: route.abort())
    phone.types("#id_words", FIRST)
    phone.page.clock.fast_forward(1_000)
    phone.sees("No signal.", "#saved")
    phone.page.unroute_all()
    phone.page.clock.fast_forward(6_000)
    steps.it_is_saved(phone)
    assert steps.stored(paper).words == FIRST
    the_browser_said_so_too(phone, "ERR_FAILED")


# The server


def test_a_server_that_starts_anew_is_waited_for(ffion: User, person: Citizen, phone_of: PhoneOf) -> None:
    phone = phone_of(ffion)
    phone.page.clock.install()
    steps.opens_blank_paper(phone, person)
    paper = steps.conversation_on(phone)
    phone.page.route("**/conversations/*/", lambda route: route.fulfill(status=503, body=""))
    phone.types("#id_words", FIRST)
    phone.page.clock.fast_forward(1_000)
    phone.sees("It is not saved yet. Keep this page open; it will try again.", "#saved")
    phone.looks()
    phone.meant("503")
    # Nor does a button lead away from what is not kept.
    phone.taps("#read")
    phone.sees("It is not saved yet.", "#saved")
    phone.types("#id_words", MORE)
    phone.page.unroute_all()
    phone.page.clock.fast_forward(31_000)
    steps.it_is_saved(phone)
    assert steps.stored(paper).words == FIRST + MORE
    phone.meant("503")


def test_an_answer_lost_on_its_way_is_no_reason_to_ask(ffion: User, person: Citizen, phone_of: PhoneOf) -> None:
    """It was stored, and the phone never heard; meanwhile she has taken back what she had written."""
    phone = phone_of(ffion)
    phone.page.clock.install()
    steps.opens_blank_paper(phone, person)
    paper = steps.conversation_on(phone)

    def stored_and_not_answered(route: Route) -> None:
        route.fetch()
        route.abort()

    phone.page.route("**/conversations/*/", stored_and_not_answered, times=1)
    phone.types("#id_words", FIRST)
    phone.page.clock.fast_forward(1_000)
    phone.sees("No signal.", "#saved")
    assert steps.stored(paper).words == FIRST
    phone.fills("#id_words", "I sleep badly.")
    phone.page.clock.fast_forward(6_000)
    steps.it_is_saved(phone)
    assert steps.stored(paper).words == "I sleep badly."
    the_browser_said_so_too(phone, "ERR_FAILED")


def test_what_cannot_be_saved_is_not_called_saved(ffion: User, person: Citizen, phone_of: PhoneOf) -> None:
    phone = phone_of(ffion)
    steps.opens_blank_paper(phone, person)
    writes(phone, FIRST)
    phone.page.route("**/conversations/*/", lambda route: route.fulfill(status=403, body=""))
    phone.types("#id_words", MORE)
    phone.sees("This cannot be saved. Copy what you wrote before you leave this page.", "#saved")
    phone.looks()
    phone.meant("403")


def test_whoever_writes_without_a_pause_is_saved_all_the_same(ffion: User, person: Citizen, phone_of: PhoneOf) -> None:
    phone = phone_of(ffion)
    steps.opens_blank_paper(phone, person)
    paper = steps.conversation_on(phone)
    phone.page.locator("#id_words").press_sequentially(FIRST + MORE, delay=90)
    stored = steps.stored(paper).words
    assert stored
    assert (FIRST + MORE).startswith(stored)


def test_writing_on_is_not_called_saved_while_nothing_arrives(ffion: User, person: Citizen, phone_of: PhoneOf) -> None:
    phone = phone_of(ffion)
    steps.opens_blank_paper(phone, person)
    writes(phone, FIRST)
    held: list[Route] = []
    phone.page.route("**/conversations/*/", lambda route: held.append(route))
    phone.types("#id_words", MORE)
    expect(phone.page.locator("#saved")).to_contain_text("Saved")
    phone.sees("Writing…", "#saved")
    for route in held:
        route.continue_()
    steps.it_is_saved(phone)


# Reload, back, and another window


def test_a_page_loaded_again_goes_on_from_what_is_stored(
    ffion: User, person: Citizen, phone_of: PhoneOf, scripts: bool
) -> None:
    phone = phone_of(ffion)
    told = steps.was_told(person, ffion, FIRST, when=steps.days_ago(0))
    here = f"/people/{person.pk}/conversations/{told.pk}/"
    phone.opens(here)
    writes(phone, MORE)
    if not scripts:
        # Nothing saves itself here, and nothing says so.
        expect(phone.page.locator("#saved")).to_be_hidden()
        expect(phone.page.get_by_text("What you write is kept when you press a button below.")).to_be_visible()
        phone.goes_by("#later")
        phone.goes_back()
    with everything_open():
        Conversation.objects.filter(pk=told.pk).update(words=f"{FIRST}{MORE}\n{HERS}")
    phone.loads_again()
    expect(phone.page.locator("#id_words")).to_have_value(f"{FIRST}{MORE}\n{HERS}")
    phone.opens("/my-people/")
    with everything_open():
        Conversation.objects.filter(pk=told.pk).update(words=f"{FIRST}{MORE}\n{HERS}\n{HIS}")
    phone.goes_back()
    # Whatever the browser brings back: what others wrote meanwhile is not taken out.
    phone.types("#id_words", " And that is all.")
    phone.goes_by("#read")
    stored = steps.stored(str(told.pk)).words
    for line in (f"{FIRST}{MORE}", HERS, HIS):
        assert line in stored


def test_two_windows_of_ones_own(ffion: User, person: Citizen, phone_of: PhoneOf, scripts: bool) -> None:
    phone = phone_of(ffion)
    told = steps.was_told(person, ffion, FIRST, when=steps.days_ago(0))
    here = f"/people/{person.pk}/conversations/{told.pk}/"
    phone.opens(here)
    other = phone.another_window()
    other.opens(here)
    writes(phone, f"\n{HERS}")
    if not scripts:
        phone.goes_by("#later")
    writes(other, f"\n{HIS}")
    if scripts:
        other.sees("You wrote here in another window too. Both are kept.", "#saved")
        other.goes_by("#see-together")
        expect(other.page.locator("#id_words")).to_have_value(f"{FIRST}\n{HERS}\n{HIS}")
    else:
        other.goes_by("#later")
    assert steps.stored(str(told.pk)).words == f"{FIRST}\n{HERS}\n{HIS}"


# Two at once


@pytest.fixture
def gareth(person: Citizen) -> User:
    gareth = steps.a_worker("Gareth Tudor")
    steps.walks_alongside(gareth, person)
    return gareth


def both_open_the_same_paper(person: Citizen, ffion: User, hers: Phone, his: Phone) -> str:
    told = steps.was_told(person, ffion, FIRST, when=steps.days_ago(0))
    for phone in (hers, his):
        phone.opens(f"/people/{person.pk}/conversations/{told.pk}/")
    return str(told.pk)


def arrives(phone: Phone, paper: str, line: str) -> None:
    """Wait until it is stored; the strip may say "Saved" still of what was written before."""
    for _ in range(100):
        if line in steps.stored(paper).words.split("\n"):
            return
        phone.page.wait_for_timeout(100)
    raise AssertionError(f"{line!r} has not come")


def test_two_who_write_other_lines_are_asked_nothing(
    ffion: User, gareth: User, person: Citizen, phone_of: PhoneOf
) -> None:
    """Both write on, line after line; each is told that the other wrote too, and sees it together by a tap."""
    hers, his = phone_of(ffion), phone_of(gareth)
    paper = both_open_the_same_paper(person, ffion, hers, his)
    for line in (HERS, "And the bus does not come."):
        for phone, said in ((hers, line), (his, line.replace("She", "He").replace("bus", "train"))):
            phone.types("#id_words", f"\n{said}")
            arrives(phone, paper, said)
    his.sees("Ffion Lewis wrote here too. Both are kept.", "#saved")
    his.looks()
    stored = steps.stored(paper).words
    lines = [FIRST, HERS, "And the bus does not come.", HERS.replace("She", "He"), "And the train does not come."]
    assert sorted(stored.split("\n")) == sorted(lines)
    his.goes_by("#see-together")
    expect(his.page.locator("#id_words")).to_have_value(stored)


def test_two_who_write_at_once_both_keep_what_they_wrote(
    ffion: User, gareth: User, person: Citizen, phone_of: PhoneOf, scripts: bool
) -> None:
    hers, his = phone_of(ffion), phone_of(gareth)
    paper = both_open_the_same_paper(person, ffion, hers, his)
    hers.types("#id_words", " " + HERS)
    hers.goes_by("#later")
    his.types("#id_words", " " + HIS)
    if scripts:
        his.sees("Ffion Lewis changed the same words at the same time. Nothing is lost, but yours is not", "#saved")
        his.looks()
        his.meant("409")
        his.goes_by(his.page.get_by_role("button", name="See both, and choose"))
    else:
        his.goes_by("#read")
    his.meant("409")
    his.reads("You and Ffion Lewis wrote at once")
    his.sees(f"{FIRST} {HIS}", ".compare .panel:first-child p.voice")
    his.sees(f"{FIRST} {HERS}", ".compare .panel:nth-child(2) p.voice")
    his.goes_by("#keep-both")
    his.reads("Did we get it right, Menna?")
    words = steps.stored(paper).words
    assert HERS in words
    assert HIS in words


def test_keeping_both_keeps_what_each_noticed_and_who_can_see(
    ffion: User, gareth: User, person: Citizen, phone_of: PhoneOf, scripts: bool
) -> None:
    """What she had noticed, and where it was, was not on his page; it is there still when he has chosen."""
    hers, his = phone_of(ffion), phone_of(gareth)
    paper = both_open_the_same_paper(person, ffion, hers, his)
    hers.opens_up("When, where")
    hers.fills("#id_noticed", "Her hands are full of scratches.")
    hers.fills("#id_where", "in the greenhouse")
    hers.types("#id_words", " " + HERS)
    hers.goes_by("#later")
    his.opens_up("When, where")
    his.fills("#id_noticed", "She laughed when she said it.")
    his.fills("#id_words", HIS)
    his.goes_by("#read")
    his.complaints = [one for one in his.complaints if "409" not in one]
    his.goes_by("#keep-both")
    stored = steps.stored(paper)
    assert "scratches" in stored.noticed
    assert "She laughed" in stored.noticed
    assert stored.where == "in the greenhouse"


def test_who_adds_a_place_does_not_undo_what_another_noticed(
    ffion: User, gareth: User, person: Citizen, phone_of: PhoneOf, scripts: bool
) -> None:
    """Neither touches the words; nothing of either is written over, and neither is asked."""
    hers, his = phone_of(ffion), phone_of(gareth)
    paper = both_open_the_same_paper(person, ffion, hers, his)
    hers.opens_up("When, where")
    hers.fills("#id_noticed", "Her hands are full of scratches.")
    hers.goes_by("#later")
    his.opens_up("When, where")
    his.fills("#id_where", "in the greenhouse")
    his.goes_by("#later")
    stored = steps.stored(paper)
    assert (stored.noticed, stored.where) == ("Her hands are full of scratches.", "in the greenhouse")


def test_two_who_change_the_words_of_one_thing(
    ffion: User, gareth: User, person: Citizen, phone_of: PhoneOf, scripts: bool
) -> None:
    """What matters, changed by both from one wording."""
    matter = steps.matters_to(person, "My garden.", written_by=ffion)
    hers, his = phone_of(ffion), phone_of(gareth)
    for phone in (hers, his):
        phone.opens(f"/people/{person.pk}/matters/{matter.pk}/words/")
    steps.changes_words(hers, "My garden, and the greenhouse.")
    steps.changes_words(his, "My garden, while I can.")
    his.meant("409")
    his.reads("You and Ffion Lewis wrote at once")
    his.goes_by("#keep-both")
    with everything_open():
        matter.refresh_from_db()
    assert matter.words == "My garden, and the greenhouse.\nMy garden, while I can."


def test_a_second_send_of_the_first_words_stores_them_once(
    ffion: User, person: Citizen, phone_of: PhoneOf, scripts: bool
) -> None:
    phone = phone_of(ffion)
    steps.opens_blank_paper(phone, person)
    writes(phone, FIRST)
    phone.goes_by("#read")
    phone.goes_back()
    expect(phone.page.locator("#id_words")).to_have_value(re.compile(re.escape(FIRST)))
    phone.goes_by("#read")
    with everything_open():
        assert Conversation.objects.filter(citizen=person).count() == 1
