"""Emrys, who looked after his wife, and whom nobody had asked about himself.

He drew aeroplane wings for forty years; his hands have hurt for longer. His wife Nansi, who did the talking for both,
died eighteen months ago. A son is in Toronto, a daughter in Aberdeen; next door is Beryl.
"""

import datetime
import re
from dataclasses import dataclass

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from conversations.passages import passages
from networks.models import SupportRequest, Verdict
from people.models import Citizen, User
from tests.conftest import everything_open
from tests.stories import steps
from tests.stories.phone import Phone, PhoneOf

pytestmark = pytest.mark.django_db(transaction=True)

AS_HER_HUSBAND = "Nansi first. I do her tablets and her hair, and she does the talking."
FOR_DELYTH_ONLY = "Some nights I am angry with her for being ill."
NIGHTS = "The nights are long now."
GOOD_AT = "I can still read a drawing better than most"
SOMEONE = "Beryl next door"
MATTERS = "I want to hold a pencil again and be of use to somebody"
ASKED = "a lift to the workshop on a Tuesday"
HIS_WORDS = (
    f"{NIGHTS} {MATTERS}.\n{GOOD_AT}. {SOMEONE} looks in every day, she was Nansi’s friend and now she is mine.\n"
    f"If there was {ASKED}, I would be ready by nine. 🛠️"
)
NOTICED = "Same jumper as last week. The bread had gone green. Monday’s tablets still in the box."
LONG_AFTERNOONS = "Not the nights. It is four in the afternoon that is long."
SAID_BETTER = "To draw again, and for somebody to need what I draw"


@dataclass
class Valley:
    emrys: Citizen
    himself: User
    delyth: User
    ffion: User


@pytest.fixture
def valley(live_server: object) -> Valley:
    """Delyth came while he looked after his wife, and has left since; Ffion is new."""
    delyth, ffion = steps.a_worker("Delyth Rees"), steps.a_worker("Ffion Lewis")
    himself = steps.somebody("Emrys Hopkin")
    emrys = steps.a_person("Emrys", full_name="Emrys Hopkin", user=himself, added_by=delyth)
    then = steps.days_ago(560)
    steps.walks_alongside(delyth, emrys, until=timezone.now() - datetime.timedelta(days=400))
    steps.walks_alongside(ffion, emrys, since=timezone.now() - datetime.timedelta(days=2))
    steps.was_told(emrys, delyth, FOR_DELYTH_ONLY, when=then, who_can_see="us")
    steps.was_told(emrys, delyth, AS_HER_HUSBAND, when=then, who_was_there="Nansi")
    return Valley(emrys, himself, delyth, ffion)


def test_told_once(valley: Valley, phone_of: PhoneOf, scripts: bool) -> None:
    """From the husband of a woman who is ill to himself, without beginning again; and on to what he wanted."""
    ffion, emrys = phone_of(valley.ffion), phone_of(valley.himself)
    starting_she_hears_that_he_has_told_it_before(ffion, valley)
    the_new_worker_reads_what_was_told_before(ffion, valley)
    she_writes_what_he_says(ffion, valley)
    she_hands_him_the_phone_to_hear_it_read_back(ffion)
    the_words_worth_keeping_are_kept(ffion)
    the_plan_shows_the_words_it_came_from(ffion, valley)
    what_she_noticed_is_there_to_read_and_is_no_score(ffion, valley)
    what_the_act_asks_is_read_off_his_words(ffion, valley)
    he_says_it_better_and_nobody_has_to_agree(emrys, valley)
    she_sees_what_he_changed_and_when(ffion, valley)
    she_says_i_can_do_this(ffion, valley)
    he_sees_it_and_says_that_it_is_what_he_wanted(emrys)
    it_ended_by_his_word(ffion, valley)


LOOK = """(element) => {
  const style = getComputedStyle(element);
  return [style.color, style.backgroundColor, style.borderStyle];
}"""


def starting_she_hears_that_he_has_told_it_before(ffion: Phone, valley: Valley) -> None:
    """Before she asks him anything, and the story is one tap away from where she would."""
    ffion.opens("/my-people/")
    ffion.goes_by(ffion.link("Start a conversation"))
    ffion.sees("Emrys has told it before: last to Delyth Rees,", ".who .story-known")
    ffion.goes_by(f"#with-{valley.emrys.pk}")
    ffion.sees("Emrys has told it before: last to Delyth Rees,", ".story-known")
    ffion.goes_by(f"#story-of-{valley.emrys.pk}")
    ffion.sees(AS_HER_HUSBAND)
    ffion.does_not_see(FOR_DELYTH_ONLY)


def the_new_worker_reads_what_was_told_before(ffion: Phone, valley: Valley) -> None:
    ffion.opens("/")
    ffion.goes_by(ffion.link("Emrys Hopkin"))
    ffion.goes_by("#to-story")
    ffion.sees("Last told to Delyth Rees")
    ffion.sees(AS_HER_HUSBAND)
    ffion.sees("There were: Nansi")
    ffion.does_not_see(FOR_DELYTH_ONLY)
    expect(ffion.link("Add to the story")).to_be_visible()


def she_writes_what_he_says(ffion: Phone, valley: Valley) -> None:
    steps.opens_blank_paper(ffion, valley.emrys)
    ffion.reads("What would a good life look like to you?")
    ffion.opens_up("Ask it another way")
    assert ffion.page.locator("input[name=way]").count() >= 8
    ffion.chooses("What do you miss the most?")
    ffion.opens_up("When, where")
    ffion.fills("#id_where", "at his drawing board")
    ffion.fills("#id_noticed", NOTICED)
    if ffion.scripts:
        ffion.reads("What do you miss the most?")
        ffion.types("#id_words", NIGHTS)
        steps.it_is_saved(ffion)
        ffion.loads_again()
        expect(ffion.page.locator("#id_words")).to_have_value(NIGHTS)
        ffion.sees("All of this is saved.")
    ffion.fills("#id_words", HIS_WORDS)
    ffion.goes_by("#read")
    ffion.reads("Did we get it right, Emrys?")
    ffion.sees("What do you miss the most?")
    expect(ffion.page.locator("#words")).to_have_text(HIS_WORDS)


def she_hands_him_the_phone_to_hear_it_read_back(ffion: Phone) -> None:
    """One piece a screen. What he puts right stands beside what was written; both are kept."""
    ffion.goes_by("#to-aloud")
    pieces = passages(HIS_WORDS)
    for at, piece in enumerate(pieces, start=1):
        ffion.reads(f"{at} of {len(pieces)}")
        expect(ffion.page.locator("#passage")).to_have_text(piece)
        if NIGHTS in piece:
            ffion.goes_by("#not-right")
            ffion.fills("#id_words", LONG_AFTERNOONS)
            ffion.goes_by("#keep-this")
        else:
            ffion.goes_by("#right")
    ffion.reads("That is all of it")
    ffion.sees("What you put right stands beside what was written. Both are kept.")
    ffion.goes_by("#to-words")
    expect(ffion.page.locator("#words")).to_have_text(HIS_WORDS)
    ffion.sees(LONG_AFTERNOONS, ".put-right .reply")


def the_words_worth_keeping_are_kept(ffion: Phone) -> None:
    for phrase, kind in (
        (MATTERS, "matter"),
        (GOOD_AT, "strength"),
        (SOMEONE, "connection"),
        (ASKED, "request"),
    ):
        steps.keeps(ffion, phrase, kind)
    expect(ffion.page.locator("#words mark.kept")).to_have_count(4)
    expect(ffion.page.locator("#words")).to_have_text(HIS_WORDS)


def the_plan_shows_the_words_it_came_from(ffion: Phone, valley: Valley) -> None:
    ffion.goes_by("#to-plan")
    expect(ffion.page.locator(".hero blockquote")).to_have_text(MATTERS)
    ffion.sees("Emrys said this to Ffion, today", ".hero")
    for thing, phrase in (
        (".hero", MATTERS),
        ("[id^=strength-]", GOOD_AT),
        ("li[id^=connection-]", SOMEONE),
        ("[id^=request-]", ASKED),
    ):
        ffion.sees(phrase, thing)
        ffion.goes_by(ffion.page.locator(thing).locator("a[href*='/read/#kept-']"))
        expect(ffion.page.locator("mark:target")).to_have_text(phrase)
        ffion.goes_by(ffion.link("See Emrys’s plan"))


def what_she_noticed_is_there_to_read_and_is_no_score(ffion: Phone, valley: Valley) -> None:
    ffion.goes_by("#to-story")
    ffion.sees(f"What Ffion noticed: {NOTICED}")
    ffion.sees(NIGHTS)
    ffion.sees(AS_HER_HUSBAND)
    if ffion.scripts:
        plain = ffion.page.locator("body").evaluate("(body) => getComputedStyle(body).color")
        assert ffion.page.locator(".noticed").evaluate(LOOK) == [plain, "rgba(0, 0, 0, 0)", "none"]
    measures_nobody(ffion)
    ffion.opens("/my-people/")
    row = ffion.page.locator(f"#person-{valley.emrys.pk}")
    expect(row).to_contain_text(MATTERS)
    expect(row).not_to_contain_text("jumper")
    assert not re.search(r"\d", row.inner_text())
    measures_nobody(ffion)


def what_the_act_asks_is_read_off_his_words(ffion: Phone, valley: Valley) -> None:
    """Nobody is asked for a problem or for what he is entitled to, and what she noticed is not made a risk of his."""
    ffion.opens(f"/people/{valley.emrys.pk}/")
    ffion.goes_by("#to-the-act")
    for element, words in (("outcomes", MATTERS), ("strengths", GOOD_AT)):
        ffion.sees(words, f"[aria-labelledby={element}] .voice")
    ffion.sees("Nothing is scored.")
    ffion.does_not_see("jumper")
    expect(ffion.page.locator("main").locator(f"{GAUGES}, {FIELDS}").filter(visible=True)).to_have_count(0)
    steps.no_red(ffion)


GAUGES = ":is(meter, progress, [type=range], [type=number], [role=meter], [role=progressbar])"
FIELDS = ":is(input, select, textarea)"


def measures_nobody(phone: Phone) -> None:
    """Nothing on the page is a measure of a person, and no colour is a warning."""
    expect(phone.page.locator("main").locator(f"{GAUGES}, select")).to_have_count(0)
    expect(phone.page.locator("main")).not_to_contain_text(re.compile(r"score|risk|level|rating|urgent", re.I))
    steps.no_red(phone)


def he_says_it_better_and_nobody_has_to_agree(emrys: Phone, valley: Valley) -> None:
    emrys.opens("/")
    expect(emrys.page.locator(".hero blockquote")).to_have_text(MATTERS)
    emrys.sees("You said this to Ffion, today")
    emrys.goes_by(emrys.page.locator(".hero").get_by_role("link", name="Change my words"))
    emrys.sees("Nobody has to agree. The earlier words are kept.")
    steps.changes_words(emrys, SAID_BETTER)
    expect(emrys.page.locator(".hero blockquote")).to_have_text(SAID_BETTER)
    emrys.sees("You changed these words, today.")


def she_sees_what_he_changed_and_when(ffion: Phone, valley: Valley) -> None:
    ffion.opens("/my-people/")
    row = ffion.page.locator(f"#person-{valley.emrys.pk}")
    expect(row).to_contain_text(SAID_BETTER)
    expect(row).to_contain_text("Emrys put it in other words today")
    ffion.goes_by(ffion.link("Emrys Hopkin"))
    ffion.sees("Emrys changed these words, today.", ".hero")
    ffion.goes_by(ffion.page.locator(".hero").get_by_role("link", name="Earlier words"))
    expect(ffion.page.locator(".earlier blockquote")).to_have_text([SAID_BETTER, MATTERS])
    expect(ffion.page.locator(".earlier .said").first).to_contain_text(re.compile(r"Emrys Hopkin, today, \d\d:\d\d"))
    expect(ffion.page.locator(".earlier .said").last).to_contain_text(re.compile(r"You, today, \d\d:\d\d"))


def she_says_i_can_do_this(ffion: Phone, valley: Valley) -> None:
    ffion.opens("/my-people/")
    card = ffion.page.locator(".request-card")
    expect(card).to_contain_text(ASKED)
    ffion.goes_by(card.get_by_role("link", name="I can do this"))
    ffion.fills("#can_promise_words", "ring the workshop")
    ffion.fills("#can_due", (timezone.localdate() + datetime.timedelta(days=1)).isoformat())
    ffion.goes_by("#can-keep")
    ffion.sees("You said you would ring the workshop, by tomorrow.")
    ffion.opens("/my-people/")
    ffion.sees("One person is expecting to hear from you this week.")
    row = ffion.page.locator(f"#person-{valley.emrys.pk}")
    expect(row.locator("dl")).to_contain_text(re.compile(r"You said\s+you would ring the workshop: tomorrow"))
    ffion.goes_by(ffion.link("Emrys Hopkin"))
    ffion.sees("Ffion said they would ring the workshop, tomorrow.", "[id^=request-]")


def he_sees_it_and_says_that_it_is_what_he_wanted(emrys: Phone) -> None:
    emrys.opens("/")
    emrys.sees("Ffion said they would ring the workshop, tomorrow.", "[id^=request-]")
    emrys.goes_by(emrys.link("Is it what you wanted?"))
    emrys.chooses("Yes")
    emrys.fills("#wanted textarea", "I have a bench by the window.")
    emrys.goes_by("#verdict-keep")
    emrys.sees("Yes, it is what I wanted.")
    emrys.sees("I have a bench by the window.")


def it_ended_by_his_word(ffion: Phone, valley: Valley) -> None:
    ffion.opens("/my-people/")
    ffion.sees("Nobody is waiting to hear from you this week.")
    ffion.goes_by(ffion.link("Emrys Hopkin"))
    ffion.sees("Nothing is asked for at the moment.")
    ffion.goes_by("#to-story")
    ffion.sees("Is it what you wanted? Yes.")
    with everything_open():
        request = SupportRequest.objects.get(citizen=valley.emrys)
        verdict = Verdict.objects.get(request=request)
    assert (verdict.by_id, verdict.answer, request.ended_at) == (valley.himself.pk, "yes", verdict.at)


def test_a_name_and_a_sentence_are_enough(live_server: object, phone_of: PhoneOf, scripts: bool) -> None:
    """Nothing asks what is wrong with him, nor whether he is entitled to be listened to."""
    ffion = phone_of(steps.a_worker("Ffion Lewis"))
    ffion.opens("/my-people/")
    ffion.goes_by(ffion.link("Start a conversation"))
    steps.asks_for(ffion, "name")
    ffion.goes_by("#begin")
    ffion.meant("422")
    ffion.sees("Write a name to call them by.", "#errors")
    ffion.fills("#id_name", "Emrys")
    ffion.goes_by("#begin")
    steps.asks_for(ffion)
    ffion.goes_by("#read")
    ffion.meant("422")
    expect(ffion.page.locator("#errors li")).to_have_count(1)
    ffion.sees("Write at least a few of their words, then we can keep them.", "#errors")
    ffion.fills("#id_words", "I miss her.")
    ffion.goes_by("#read")
    steps.asks_for(ffion)
    ffion.goes_by("#to-plan")
    ffion.reads("Emrys")
    ffion.goes_by("#to-story")
    ffion.sees("I miss her.")


def test_the_people_in_his_life(valley: Valley, phone_of: PhoneOf, scripts: bool) -> None:
    """Close and far, lost from sight, died: told apart by their shapes, and said in words."""
    emrys = phone_of(valley.himself)
    emrys.opens("/")
    emrys.goes_by("#to-life")
    he_adds(emrys, "Beryl", "next door", "In my week", "All right", "Neighbours")
    he_adds(emrys, "Mair", "my daughter", "Closest", "Strong", "Family", "Lives far away", where="Aberdeen")
    he_adds(emrys, "Terry", "from the drawing office", "Now and then", "Thin", "Friends", "Not in touch now")
    he_adds(emrys, "Nansi", "my wife", "Closest", "Strong", "Family", "Has died")
    each_has_a_shape_of_their_own(emrys)
    each_is_said_in_words(emrys)
    without_colour_they_are_still_told_apart(emrys)


def he_adds(
    emrys: Phone, name: str, how_related: str, circle: str, tie: str, sector: str, *true: str, where: str = ""
) -> None:
    emrys.goes_by("#add-someone")
    steps.asks_for(emrys, "name")
    emrys.fills("#id_name", name)
    emrys.fills("#id_how_related", how_related)
    emrys.opens_up("More about them")
    for choice in (circle, tie, sector, *true):
        emrys.chooses(choice)
    emrys.fills("#id_where", where)
    emrys.goes_by("#keep-this")
    emrys.sees(name)


def mark(emrys: Phone, name: str) -> str:
    return f"svg.circle-map a.map-mark[aria-label*='{name}']"


def each_has_a_shape_of_their_own(emrys: Phone) -> None:
    page = emrys.page
    expect(page.locator("svg.circle-map a.map-mark")).to_have_count(4)
    for name, double, ended, died in (
        ("Beryl", 0, False, False),
        ("Mair", 1, False, False),
        ("Terry", 0, True, False),
        ("Nansi", 0, False, True),
    ):
        found = page.locator(mark(emrys, name))
        expect(found.locator(".map-far")).to_have_count(double)
        classes = (found.get_attribute("class") or "").split()
        assert ("map-mark-ended" in classes, "map-mark-died" in classes) == (ended, died)
    for name, title in (("Mair", "lives far away"), ("Terry", "not in touch now"), ("Nansi", "has died")):
        expect(page.locator(f"{mark(emrys, name)} title")).to_have_text(re.compile(title))
    emrys.sees("Double: lives far away", ".map-legend")
    emrys.sees("Dashed: not in touch now", ".map-legend")
    emrys.sees("Open: has died", ".map-legend")


def each_is_said_in_words(emrys: Phone) -> None:
    for name, words in (
        ("Mair", "Strong, gives and takes. Family. Lives far away, in Aberdeen."),
        ("Terry", "Not in touch now."),
        ("Nansi", "Has died."),
    ):
        row = emrys.page.locator("li.row", has_text=name)
        expect(row).to_contain_text(words)
    expect(emrys.page.locator("li.row", has_text="Beryl")).not_to_contain_text(re.compile("far|touch|died"))


FORM = """(all) => all.map((mark) => {
  const shape = getComputedStyle(mark.querySelector(".map-shape"));
  return [mark.querySelectorAll(".map-far").length, shape.strokeDasharray, shape.fill === "none",
          shape.strokeWidth].join(" / ");
})"""


def without_colour_they_are_still_told_apart(emrys: Phone) -> None:
    """Rings, dashes, openness and thickness, as they are drawn; also where people choose their own colours."""
    if not emrys.scripts:
        return
    for forced in ("none", "active"):
        emrys.page.emulate_media(forced_colors=forced)
        forms = emrys.page.locator("svg.circle-map a.map-mark").evaluate_all(FORM)
        assert len(set(forms)) == 4, forms
