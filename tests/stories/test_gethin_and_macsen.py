"""Gethin, who wants to walk to the Workmen’s Hall again, and Macsen, who wants to stay where he is.

Gethin came off his motorbike in the spring. He, his brother and his physio all write to the one thing he wants; it
goes forward, back, and forward. Macsen is fifteen and lives in a children's home, with people he trusts.
"""

from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import expect

from conversations.models import Matter, Telling
from people.models import Alongside, Citizen, User
from tests.conftest import everything_open
from tests.stories import steps
from tests.stories.phone import Phone, PhoneOf

pytestmark = pytest.mark.django_db(transaction=True)

HALL = "Walk down to the Hall on my own two feet and sit with the boys"
AS_FAR = "As far as the bus stop, with the stick. Nobody watching."
IN_BED = "Chest infection. Three weeks in bed and my legs have gone to string."
DRIVING = "He would not come out of his room, so I sat on the stairs and we did the crossword through the door."
SIONED_SAW = "He asked me for the exercises before I had my coat off."
BACK = "Bus stop again. And the wall outside Londis, sitting on it like a lord."
STAY = "I want to stay here, with Lowri and the little ones"
DRINK = "I know it is the drink that would lose me it."
OF_THE_HOUSE = "Macsen is expected to attend all house meetings and must adhere to the curfew"
HIS_OWN = (
    "I come to the meeting when Lowri runs it. She lets the little ones ring the bell, and I am in by ten for that"
)


@dataclass
class Valley:
    gethin: Citizen
    himself: User
    aled: User
    sioned: User
    hall: Matter


@pytest.fixture
def valley(live_server: object) -> Valley:
    himself, aled, sioned = (
        steps.somebody("Gethin Pugh"),
        steps.somebody("Aled Pugh"),
        steps.a_worker("Sioned Bowen"),
    )
    gethin = steps.a_person("Gethin", full_name="Gethin Pugh", user=himself, added_by=sioned)
    steps.walks_alongside(sioned, gethin)
    steps.walks_alongside(aled, gethin, walks_as=Alongside.SUPPORTER, how_related="my brother")
    return Valley(gethin, himself, aled, sioned, steps.matters_to(gethin, HALL, written_by=himself))


def test_forward_and_back_and_forward(valley: Valley, phone_of: PhoneOf, scripts: bool) -> None:
    gethin, aled, sioned = phone_of(valley.himself), phone_of(valley.aled), phone_of(valley.sioned)
    he_tells(gethin, "Nearer", AS_FAR)
    he_tells(gethin, "Further away", IN_BED)
    another_adds_what_they_see(aled, valley, DRIVING)
    another_adds_what_they_see(sioned, valley, SIONED_SAW)
    he_tells(gethin, "Nearer", BACK)
    everything_stands_with_its_author(gethin)
    going_back_looks_like_any_other_entry(gethin)
    what_happened_is_in_the_story_too(sioned, valley)


def he_tells(gethin: Phone, how: str, words: str) -> None:
    gethin.opens("/")
    gethin.goes_by(gethin.page.locator(".hero").get_by_role("link", name="How it is going"))
    gethin.chooses(how)
    gethin.fills("#id_words", words)
    gethin.goes_by("#tell")
    gethin.sees(words)


def another_adds_what_they_see(phone: Phone, valley: Valley, words: str) -> None:
    """Under their own name; how near it is, only he says."""
    phone.opens("/my-people/")
    phone.goes_by(phone.link("Gethin Pugh"))
    phone.goes_by(phone.page.locator(".hero").get_by_role("link", name="How it is going"))
    expect(phone.page.get_by_role("radio")).to_have_count(0)
    phone.fills("#id_words", words)
    phone.goes_by("#tell")
    phone.sees(words)


def entries(phone: Phone) -> Any:
    return phone.page.locator("ol.thread > li")


def everything_stands_with_its_author(gethin: Phone) -> None:
    gethin.opens("/")
    gethin.goes_by(gethin.page.locator(".hero").get_by_role("link", name="How it is going"))
    told = (
        ("Nearer.", BACK, "Gethin"),
        ("", SIONED_SAW, "Sioned Bowen"),
        ("", DRIVING, "Aled Pugh"),
        ("Further away.", IN_BED, "Gethin"),
        ("Nearer.", AS_FAR, "Gethin"),
    )
    expect(entries(gethin)).to_have_count(len(told))
    for entry, (how, words, who) in zip(entries(gethin).all(), told, strict=True):
        expect(entry).to_contain_text(words)
        expect(entry.locator(".said")).to_have_text(f"{how} {who}".strip())


def going_back_looks_like_any_other_entry(gethin: Phone) -> None:
    back, forward = (entries(gethin).filter(has_text=words) for words in (IN_BED, AS_FAR))
    assert back.get_attribute("class") == forward.get_attribute("class")
    if gethin.scripts:
        looks = [entry.evaluate(EVERY_COLOUR) for entry in (back, forward)]
        assert looks[0] == looks[1]
    steps.no_red(gethin)


EVERY_COLOUR = """(entry) => [entry, ...entry.querySelectorAll("*")].map((element) => {
  const style = getComputedStyle(element);
  return [element.tagName, style.color, style.backgroundColor, style.borderColor, style.fontWeight].join();
})"""


def what_happened_is_in_the_story_too(sioned: Phone, valley: Valley) -> None:
    sioned.opens(f"/people/{valley.gethin.pk}/story/")
    for words, said in (
        (AS_FAR, "Nearer. Gethin."),
        (IN_BED, "Further away. Gethin."),
        (DRIVING, "Aled Pugh."),
        (SIONED_SAW, "Sioned Bowen."),
        (BACK, "Nearer. Gethin."),
    ):
        expect(entries(sioned).filter(has_text=words).locator(".said").first).to_have_text(said)
    # Round for his side, square for ours.
    expect(sioned.page.locator("ol.thread > li.ours")).to_have_count(1)
    steps.no_red(sioned)
    with everything_open():
        assert Telling.objects.filter(matter=valley.hall).count() == 5


def test_to_stay_where_he_is_counts(live_server: object, phone_of: PhoneOf, scripts: bool) -> None:
    himself, lowri = steps.somebody("Macsen Howell"), steps.a_worker("Lowri Vaughan")
    person = steps.a_person("Macsen", user=himself, added_by=lowri)
    steps.walks_alongside(lowri, person)
    macsen, worker = phone_of(himself), phone_of(lowri)
    he_says_that_it_is_good_as_it_is(macsen)
    he_says_how_it_is_going(macsen)
    it_is_what_his_plan_begins_with(worker)
    what_the_house_wants_is_put_down_as_his(worker, person)
    he_puts_it_in_his_own_words(macsen)
    what_he_wants_counts_among_what_the_act_asks(worker)


def he_says_that_it_is_good_as_it_is(macsen: Phone) -> None:
    macsen.opens("/")
    macsen.goes_by(macsen.link("Say what matters"))
    steps.asks_for(macsen, "words")
    macsen.fills("#id_words", STAY)
    macsen.chooses("This is good now. Keep it as it is.")
    macsen.goes_by("#keep-this")


def he_says_how_it_is_going(macsen: Phone) -> None:
    macsen.goes_by(macsen.page.locator(".hero").get_by_role("link", name="How it is going"))
    macsen.sees("Keep this as it is.")
    # Nothing is to come nearer: he has it.
    macsen.sees("Is it as it should be?", "form.panel")
    answers = macsen.page.locator("form.panel .choices label")
    expect(answers).to_have_text(
        ["It is as I want it", "About the same", "Better", "It is slipping away", "Not true for me yet"]
    )
    macsen.chooses("It is as I want it")
    macsen.fills("#id_words", DRINK)
    macsen.goes_by("#tell")
    macsen.sees("It is as I want it.", "ol.thread")
    macsen.sees(DRINK, "ol.thread blockquote")


def it_is_what_his_plan_begins_with(worker: Phone) -> None:
    worker.opens("/my-people/")
    worker.sees(STAY, ".person blockquote")
    worker.goes_by(worker.link("Macsen"))
    expect(worker.page.locator(".hero blockquote")).to_have_text(STAY)
    worker.sees("Keep this as it is.", ".hero")


def what_the_house_wants_is_put_down_as_his(worker: Phone, person: Citizen) -> None:
    """Whose words are these? It asks, and it keeps what was written all the same."""
    worker.goes_by("#add-matter")
    worker.fills("#id_words", OF_THE_HOUSE)
    worker.goes_by("#keep-this")
    worker.is_at(f"/people/{person.pk}/")
    asks = worker.page.locator(".whose-words .ask")
    expect(asks).to_contain_text("Whose words are these? If they are not Macsen’s, you can change them.")
    expect(asks.locator("q")).to_have_text(["expected to attend", "adhere to"])
    worker.sees(OF_THE_HOUSE, "li.item[id^=matter-]")
    steps.no_red(worker)


def he_puts_it_in_his_own_words(macsen: Phone) -> None:
    """Under the same thing, by himself; what stood there can still be read, with who wrote it."""
    macsen.opens("/")
    item = macsen.page.locator("li.item[id^=matter-]")
    expect(item).to_contain_text("Lowri wrote this down, today")
    macsen.goes_by(item.get_by_role("link", name="Change my words"))
    steps.changes_words(macsen, HIS_OWN)
    macsen.does_not_see("Whose words are these?")
    expect(item.locator("blockquote")).to_have_text(HIS_OWN)
    macsen.goes_by(item.get_by_role("link", name="Earlier words"))
    expect(macsen.page.locator(".earlier blockquote")).to_have_text([HIS_OWN, OF_THE_HOUSE])
    expect(macsen.page.locator(".earlier .said").last).to_contain_text("Lowri Vaughan, today")


def what_he_wants_counts_among_what_the_act_asks(worker: Phone) -> None:
    """To stay where he is is as much to be wanted as anything that changes."""
    worker.opens("/my-people/")
    worker.goes_by(worker.page.get_by_role("link", name="Macsen", exact=True))
    worker.sees("it is as I want it, and their words.", ".hero .told-line")
    worker.goes_by("#to-the-act")
    wanted = worker.page.locator("[aria-labelledby=outcomes] li")
    expect(wanted.filter(has_text=STAY)).to_contain_text("Keep this as it is.")
    expect(wanted.filter(has_text=DRINK)).to_contain_text("It is as I want it")
    expect(wanted.filter(has_text=HIS_OWN)).to_have_count(1)
    worker.does_not_see(OF_THE_HOUSE)
