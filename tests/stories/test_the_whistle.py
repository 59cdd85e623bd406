"""Cadi, who wants the job with the whistle. Those are her words, and they stay.

She knows every stop of the little train that goes up to the quarry. Marged, who drives the mobile library, helps her
to get nearer to it; Iwan is paid to be with her. Others have other names for what she wants, and only hers stands.
"""

import re
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import expect

from conversations.models import Matter, Telling
from people.models import Alongside, Citizen, User
from tests import factories
from tests.conftest import everything_open
from tests.stories import steps
from tests.stories.phone import Phone, PhoneOf

pytestmark = pytest.mark.django_db(transaction=True)

WHISTLE = "the job with the whistle, on the little train"
TOLD = f"I don’t want a course. I want {WHISTLE}. I know all the stops."
IN_THEIR_WORDS = "Cadi needs to be supported to access volunteering in the heritage sector"
SATURDAYS = "Sit up front with Emlyn, Saturdays, and say the stops"
ALL_THE_STOPS = "All of them, up and down. Emlyn took his cap off to me."
LOUDER = "Louder, past the tunnel."
MARGED_SAW = "She has the whole line by heart now. She is ready."
NOT_READY = "I was sick in the morning from being frightened."
ONLY_IN_SUMMER = "It only runs in summer. I stood on the platform and there was no train, and I cried."
EMLYN_ASKED = "ask Emlyn what they do in winter"
THEY_STOP = "It’s the under-nines, on the rec. I blow and they all stop. It is on a red string."


@dataclass
class Valley:
    cadi: Citizen
    herself: User
    marged: User
    iwan: User
    whistle: Matter

    @property
    def page(self) -> str:
        return f"/people/{self.cadi.pk}/matters/{self.whistle.pk}/"


@pytest.fixture
def valley(live_server: object) -> Valley:
    herself, marged = steps.somebody("Cadi Thomas"), steps.somebody("Marged Pierce")
    iwan = steps.a_worker("Iwan Beynon")
    cadi = steps.a_person("Cadi", full_name="Cadi Thomas", user=herself, added_by=iwan)
    steps.walks_alongside(iwan, cadi)
    steps.walks_alongside(marged, cadi, walks_as=Alongside.SUPPORTER, how_related="from the library van")
    told = steps.was_told(cadi, iwan, TOLD, when=steps.days_ago(120))
    whistle = steps.matters_to(cadi, WHISTLE, written_by=iwan)
    with everything_open():
        factories.KeptFactory(conversation=told, by=iwan, matter=whistle, quote=WHISTLE)
        factories.ConnectionFactory(citizen=cadi, written_by=herself, name="Emlyn", how_related="who drives the train")
    return Valley(cadi, herself, marged, iwan, whistle)


def test_the_job_with_the_whistle(valley: Valley, phone_of: PhoneOf, scripts: bool) -> None:
    cadi, marged, iwan = phone_of(valley.herself), phone_of(valley.marged), phone_of(valley.iwan)
    marged_adds_something_to_try(marged, valley)
    cadi_tells_what_happened_and_that_it_is_nearer(cadi)
    marged_writes_that_she_is_ready(marged, valley)
    it_is_not_true_for_her_yet(cadi, valley)
    something_is_promised_her(iwan, valley)
    the_train_does_not_run_in_winter(cadi, valley)
    it_comes_true_in_another_shape(cadi, valley)
    it_is_still_what_she_said(cadi, valley)
    all_of_it_is_told_and_none_of_it_measured(cadi, valley)


def marged_adds_something_to_try(marged: Phone, valley: Valley) -> None:
    marged.opens(valley.page)
    marged.goes_by("#try-something")
    marged.sees(WHISTLE, ".for-this")
    marged.fills("#id_words", SATURDAYS)
    marged.opens_up("Say more, if you like")
    marged.page.get_by_label("Who does it?").select_option(label="Cadi")
    marged.chooses("Emlyn, who drives the train")
    marged.goes_by("#keep-this")
    marged.sees(SATURDAYS, "#trying + ul")


def cadi_tells_what_happened_and_that_it_is_nearer(cadi: Phone) -> None:
    cadi.opens("/")
    item = cadi.page.locator("#trying + ul > li")
    expect(item).to_contain_text("I do it myself")
    expect(item).to_contain_text("Marged wrote this for you, today")
    cadi.goes_by(item.get_by_role("link", name="Tell us how it is going"))
    cadi.fills("#id_words", ALL_THE_STOPS)
    cadi.fills("#id_learned", LOUDER)
    cadi.goes_by("#tell")
    cadi.sees(WHISTLE, ".draws")
    cadi.opens("/")
    cadi.goes_by(cadi.page.locator(".hero").get_by_role("link", name="How it is going"))
    she_tells(cadi, "Nearer", ALL_THE_STOPS)


def she_tells(cadi: Phone, how: str, words: str) -> None:
    cadi.chooses(how)
    cadi.fills("#id_words", words)
    cadi.goes_by("#tell")
    expect(cadi.page.locator("ol.thread > li.latest blockquote")).to_have_text(words)
    expect(cadi.page.locator("ol.thread > li.latest .said")).to_have_text(f"{how}. Cadi")


def marged_writes_that_she_is_ready(marged: Phone, valley: Valley) -> None:
    """How near it is, only Cadi says."""
    marged.opens(valley.page)
    expect(marged.page.get_by_role("radio")).to_have_count(0)
    marged.fills("#id_words", MARGED_SAW)
    marged.goes_by("#tell")
    marged.sees(MARGED_SAW, "ol.thread")


def it_is_not_true_for_her_yet(cadi: Phone, valley: Valley) -> None:
    cadi.opens(valley.page)
    seen = cadi.page.locator("ol.thread > li").filter(has_text=MARGED_SAW)
    expect(seen.locator(".said").first).to_have_text("Marged Pierce")
    seen.locator("summary").click()
    seen.locator("textarea").fill(NOT_READY)
    cadi.goes_by(seen.get_by_role("button", name="Keep this"))
    # Both stand there: what Marged saw, and under it what Cadi says to it.
    expect(seen).to_contain_text(MARGED_SAW)
    expect(seen.locator(".reply")).to_contain_text(NOT_READY)
    expect(seen.locator(".reply")).to_contain_text("Not true for me yet. Cadi")


def something_is_promised_her(iwan: Phone, valley: Valley) -> None:
    iwan.opens(f"/people/{valley.cadi.pk}/")
    iwan.goes_by("#write-promise")
    iwan.fills("#id_words", EMLYN_ASKED)
    iwan.goes_by("#keep-this")
    expect(iwan.page.locator(".hero blockquote")).to_have_text(WHISTLE)
    iwan.goes_by(iwan.page.locator("#promised").get_by_role("button", name="Done"))


def the_train_does_not_run_in_winter(cadi: Phone, valley: Valley) -> None:
    """A step back is an entry like any other."""
    cadi.opens("/")
    cadi.sees(f"Iwan said they would {EMLYN_ASKED}. Done today.", "#promised")
    cadi.opens(valley.page)
    she_tells(cadi, "Further away", ONLY_IN_SUMMER)
    nothing_is_measured(cadi)


def it_comes_true_in_another_shape(cadi: Phone, valley: Valley) -> None:
    she_tells(cadi, "I have it", THEY_STOP)
    cadi.goes_by(cadi.page.locator(".tries li").get_by_role("link"))
    cadi.goes_by("#finished")
    cadi.sees(LOUDER, "ol.thread")


def it_is_still_what_she_said(cadi: Phone, valley: Valley) -> None:
    """What came of it is not what she wanted to the letter, and nobody writes it over to fit."""
    cadi.opens("/")
    expect(cadi.page.locator(".hero blockquote")).to_have_text(WHISTLE)
    cadi.does_not_see("changed these words")
    cadi.goes_by(cadi.page.locator(".hero a[href*='/read/#kept-']"))
    expect(cadi.page.locator("#words")).to_have_text(TOLD)
    expect(cadi.page.locator("mark:target")).to_have_text(WHISTLE)
    with everything_open():
        whistle = Matter.objects.get()
        told = list(Telling.objects.filter(by=valley.herself).order_by("at").values_list("how", flat=True))
    assert (whistle.words, whistle.changed_at) == (WHISTLE, None)
    assert told == ["nearer", "not_yet", "further", "have_it"]


def all_of_it_is_told_and_none_of_it_measured(cadi: Phone, valley: Valley) -> None:
    here = f"/people/{valley.cadi.pk}/"
    for page in (here, valley.page, f"{here}story/", f"{here}about-me/", f"{here}paper/", f"{here}story/paper/"):
        cadi.opens(page)
        nothing_is_measured(cadi)
    cadi.opens(f"{here}story/")
    for words in (ALL_THE_STOPS, MARGED_SAW, NOT_READY, ONLY_IN_SUMMER, THEY_STOP, SATURDAYS, EMLYN_ASKED):
        cadi.sees(words, "#thread")
    cadi.opens(valley.page)
    expect(cadi.page.locator(".told-line")).to_have_text(
        re.compile(
            r"^\w+: nearer, and your words, then not true for me yet, and your words, "
            r"then further away, and your words, then I have it, and your words\.$"
        )
    )
    cadi.goes_by(cadi.page.locator(".tries li").get_by_role("link"))
    nothing_is_measured(cadi)


# What would measure her: a gauge, a bar, a star, a rating; by what it is, or by what it is called.
GAUGES = (
    "meter, progress, canvas, [role=meter], [role=progressbar], [role=slider], [type=range], [type=number], "
    "[aria-valuenow], [style*=width], "
    + ", ".join(
        f"[class~='{name}'], [class^='{name}-'], [id^='{name}']"
        for name in ("bar", "gauge", "level", "percent", "points", "progress", "rating", "score", "stage", "star")
    )
)
# What is drawn: small pictures beside words, and the people in her life.
DRAWN = "svg:not(.icon):not(.circle-map)"
MEASURED = re.compile(
    r"[%★☆⭐●○✓✗]|\bout of\b|\d\s*/\s*\d|\b(score|rating|points?|level|star|stage|progress|percent)\b", re.I
)


def nothing_is_measured(phone: Phone) -> None:
    main = phone.page.locator("main")
    expect(main.locator(f"{GAUGES}, {DRAWN}")).to_have_count(0)
    expect(main.locator("use[href*=star], use[href*=arrow-down]")).to_have_count(0)
    expect(main).not_to_contain_text(MEASURED)
    # Not a digit but of a day: nothing of this was counted.
    for how in main.locator(".said strong, .told-line, ol.thread > li > p:not(.when, .links)").all():
        assert not re.search(r"\d", how.inner_text()), how.inner_text()
    steps.no_red(phone)


def test_her_words_outlast_whoever_puts_them_otherwise(valley: Valley, phone_of: PhoneOf, scripts: bool) -> None:
    """Iwan writes over them: he is asked whose words they are, and she reads that it was he."""
    iwan, cadi = phone_of(valley.iwan), phone_of(valley.herself)
    iwan.opens(valley.page)
    iwan.goes_by("#words")
    iwan.reads("Change the words, as Cadi says them")
    steps.changes_words(iwan, IN_THEIR_WORDS)
    iwan.sees("Whose words are these?", ".whose-words")
    cadi.opens("/")
    cadi.sees("Iwan changed these words, today.", ".hero")
    cadi.goes_by(cadi.page.locator(".hero").get_by_role("link", name="Earlier words"))
    expect(cadi.page.locator(".earlier blockquote")).to_have_text([IN_THEIR_WORDS, WHISTLE])
    expect(cadi.page.locator(".earlier .said").first).to_contain_text("Iwan Beynon, today")
    # What was said in the conversation is as it was; and she says it again, and nobody has to agree.
    cadi.opens("/")
    cadi.goes_by(cadi.page.locator(".hero a[href*='/read/#kept-']"))
    expect(cadi.page.locator("#words")).to_have_text(TOLD)
    cadi.opens("/")
    cadi.goes_by(cadi.page.locator(".hero").get_by_role("link", name="Change my words"))
    steps.changes_words(cadi, WHISTLE)
    cadi.does_not_see("Whose words are these?")
    cadi.sees("You changed these words, today.", ".hero")
    iwan.opens("/my-people/")
    row: Any = iwan.page.locator(f"#person-{valley.cadi.pk}")
    expect(row.locator("blockquote")).to_have_text(WHISTLE)
    expect(row).to_contain_text("Cadi put it in other words today")
    iwan.goes_by(iwan.link("Cadi Thomas"))
    iwan.goes_by(iwan.page.locator(".hero").get_by_role("link", name="Earlier words"))
    expect(iwan.page.locator(".earlier blockquote")).to_have_text([WHISTLE, IN_THEIR_WORDS, WHISTLE])
