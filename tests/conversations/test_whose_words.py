"""Whose words? What is noticed in somebody's words, what is not, and that it asks without ever being in the way."""

import re
import time
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st

from conversations.models import Matter
from people import phrases, whose_words
from people.models import User
from people.phrases import Phrases, mutations
from people.whose_words import noticed
from tests import factories
from tests.cast import Cast
from tests.conftest import everything_open
from tests.conversations.at_once import as_base

ClientFor = Callable[[User], Client]
HTMX = {"HX-Request": "true"}

# An agency's.
THEIRS = {
    "He must comply with the plan.": "must comply",
    "I must comply with my plan.": "must comply",
    "Archie will engage with staff at the home": "will engage",
    "Has disengaged from services again": "disengaged",
    "She is non compliant with her meds": "non compliant",
    "NON-COMPLIANT": "NON-COMPLIANT",
    "noncompliance with the diet": "noncompliance",
    "Presenting with low mood": "Presenting with",
    "Mrs J presents as confused at times": "presents as",
    "Eirlys needs to use her frame": "needs to",
    "Eirlys  needs\nto use her frame": "needs\nto",
    "He will attend the day centre on Tuesdays": "will attend",
    "Did not attend clinic": "Did not attend",
    "DNA’d the appointment": "DNA’d",
    "Refuses to mobilise": "Refuses to",
    "Dewi fails to take his tablets": "fails to",
    "Failure to engage will result in closure": "Failure to engage",
    "Is to be supported to access the community": "Is to be supported",
    "Challenging behaviours in the afternoon": "Challenging behaviours",
    "The service user likes gardening": "service user",
    "At risk of falls when alone": "At risk of",
    "Mobilises with a frame": "Mobilises",
    "Toileting with help of one": "Toileting",
    "Feeds independently, fluids encouraged": "Feeds independently",
    "Foster placement broke down": "placement",
    "Ready for a step-down bed": "step-down bed",
    "On the discharge pathway": "discharge pathway",
    "There are capacity issues": "capacity issues",
    "Safeguarding concerns were raised": "Safeguarding",
    "Washes independently with prompts": "Washes independently",
    "Medication compliance is poor": "compliance",
    "A lady with complex needs": "complex needs",
    "A hard to reach family": "hard to reach",
    "This is attention–seeking": "attention–seeking",
    "A frequent flyer at A&E": "frequent flyer",
    "Bed blocker on ward six": "Bed blocker",
    "History of wandering at night": "History of wandering",
    "Sundowning from four o’clock": "Sundowning",
    "Non-verbal, low functioning": "Non-verbal",
    "Evidence of disguised compliance": "disguised compliance",
    "Social isolation since the bereavement": "Social isolation",
    "Needs help with all ADLs": "ADLs",
    "A package of care is in place": "package of care",
    "Double handed calls twice a day": "Double handed",
    "Promote independence in the kitchen": "Promote independence",
    # Welsh, and some of both.
    "Rhaid iddo gydymffurfio â’r cynllun": "gydymffurfio",
    "Mae hi’n cydymffurfio gyda’i meddyginiaeth": "cydymffurfio",
    "Anghydymffurfiaeth â thriniaeth": "Anghydymffurfiaeth",
    "Nid yw’n ymgysylltu â’r tîm": "ymgysylltu",
    "Methu ag ymgysylltu": "ymgysylltu",
    "Mae angen iddo ddefnyddio’r ffrâm": "angen iddo",
    "Mae angen iddi gael cawod": "angen iddi",
    "Rhaid iddi fynychu’r clinig": "Rhaid iddi fynychu",
    "Ddim yn cydweithredu â’r staff": "Ddim yn cydweithredu",
    "Yn cyflwyno gyda dryswch": "cyflwyno gyda",
    "Mewn perygl o gwympo": "Mewn perygl o",
    "Un o’n defnyddwyr gwasanaethau": "defnyddwyr gwasanaethau",
    "Ymddygiad heriol yn y prynhawn": "Ymddygiad heriol",
    "Dyn ag anghenion cymhleth": "anghenion cymhleth",
    "Fe’i hatgyfeiriwyd gan y meddyg": "hatgyfeiriwyd",
    "Mae becyn gofal yn ei le": "becyn gofal",
    "Chwalfa’r lleoliad gofal": "lleoliad gofal",
    "Ar y llwybr rhyddhau": "llwybr rhyddhau",
    "Mae’n gwrthod meddyginiaeth": "gwrthod meddyginiaeth",
    "Pryderon diogelu": "Pryderon diogelu",
    "Hybu ei hannibyniaeth, hybu annibyniaeth": "hybu annibyniaeth",
    "Diwallu anghenion y cleient": "Diwallu anghenion",
    "Tueddu i grwydro gyda’r nos": "Tueddu i grwydro",
    "Mae hi’n geisio sylw": "geisio sylw",
    "Diffyg mewnwelediad": "Diffyg mewnwelediad",
    "Mae Dai needs to gweld doctor": "needs to",
}

# Their own.
OWN = """
I need to see the sea once more before I die.
I needs to get down the club of a Friday, that’s all.
We needs to have a word about that fence, mun.
The garden needs to be dug before the frost.
It needs to be warm, mind, or I’m not going.
I’ve got my needs and they’re simple: tea, and the paper.
I must tell you what Beti said.
I will attend my own granddaughter’s wedding if they have to carry me.
I was engaged to a sailor, once.
We got engaged with no money and one ring between us.
I was presented with a clock for forty years at the pit.
Birthday presents with string on, never tape.
The birds wake me and I feed them before I feed myself.
She feeds the cat and then she feeds me.
My hip refuses to do the stairs of a morning.
The van refuses to start when it’s damp.
It never fails to make me laugh.
There’s one step down to the yard and nothing to hold.
I like wandering the mountain with the dog.
I went walking at sundown and nobody missed me.
Singing is in my DNA.
I was lonely after Nansi went, there’s no other word.
I had a work placement in the bakery when I was sixteen.
My clients at the salon were more like family.
I’m not one for complaining, but there it is.
It was complete nonsense.
The signpost at the crossroads was turned round in the war.
Dad was mobilised in ’39 and came home a different man.
The chapel is at risk of closing, and then what?
They’ve a capacity of three hundred in that hall, and I filled it.
I take the risk every time I go out the back, and I’ll go on taking it.
The nurse said I did very well.
I want to be independent, like I always was.
My support is Gwen. And the wall.
I went to the meeting and I said what I thought.
Carys is coming on Thursday to take me to the market.
The outcome of the match was never in doubt.
I am risking a second slice.
Dw i angen gweld y môr unwaith eto.
Dw i eisiau canu yn y côr.
Mae angen i ni siarad am y ffens yna.
Mae angen côt newydd arna i.
Rhaid i mi ddweud wrthot ti beth ddwedodd Beti.
Mae rhaid iddi fod yn naw deg erbyn hyn.
Mae’n siŵr bod angen iddi fwrw, mae’r ardd yn sych.
Es i i’r capel, anghydffurfwyr oedden ni i gyd.
Dw i’n hoffi crwydro’r mynydd gyda’r ci.
Dw i angen cymorth i godi weithiau, dyna i gyd.
Mae’r capel mewn perygl o gau.
Roedd fy nghleientiaid yn y siop fel teulu.
Fi oedd yn cyflwyno’r noson lawen.
Mae Mam yn gofalu amdana i, a fi amdani hi.
Dw i ddim yn leicio’r gair yna.
Tŷ bach twt, a phaned.
""".strip().splitlines()


@pytest.mark.parametrize("words", THEIRS)
def test_an_agencys_phrase_is_noticed(words: str) -> None:
    assert THEIRS[words] in [one.written for one in noticed(words)]


@pytest.mark.parametrize("words", OWN)
def test_a_persons_own_words_are_not(words: str) -> None:
    assert noticed(words) == []


def test_the_lists_are_long_enough_to_be_of_use() -> None:
    assert len(THEIRS) >= 40
    assert len(OWN) >= 40
    folder = Path(whose_words.__file__).parent
    counted = {
        language: sum(bool(line) and not line.startswith(("#", phrases.BUT_NOT)) for line in lines)
        for language in whose_words.LANGUAGES
        for lines in [(folder / f"{language}.txt").read_text().splitlines()]
    }
    assert counted["en"] >= 60
    assert counted["cy"] >= 40


def test_each_phrase_is_told_of_once_and_in_its_place() -> None:
    found = noticed("Dai must comply. He MUST  comply. Mae angen iddo godi.")
    assert [(one.written, one.language) for one in found] == [("must comply", "en"), ("angen iddo", "cy")]


# How a list is written.


def found_by(*lines: str, text: str, language: str = "en") -> list[str]:
    return [one.written for one in Phrases(lines, language).find(text)]


@pytest.mark.parametrize(
    ("line", "text", "found"),
    [
        (
            "complian*",
            "Compliance, then. Compliant’s the word. “Non-compliant”.",
            ["Compliance", "Compliant’s", "compliant"],
        ),
        ("he/she needs", "She needs; he needs; it needs", ["She needs", "he needs"]),
        ("non-verbal", "non verbal, non–verbal, nonverbal, nonsense verbal", ["non verbal", "non–verbal", "nonverbal"]),
        ("step down", "step-down; step down; stepdown", ["step-down", "step down"]),
        ("caffi", "Caffi. CAFFÎ. caffis", ["Caffi", "CAFFÎ"]),
        ("don't", "don’t, don't, dont", ["don’t", "don't"]),
        ("fall # a note", "A fall. Falls.", ["fall"]),
        # Nothing in a line is more than a letter, and what makes no sense finds nothing.
        ("a.c", "abc a.c", ["a.c"]),
        ("(un", "unclosed (un", ["(un"]),
        ("*", "anything at all", []),
        ("/", "either/or", []),
        ("", "anything at all", []),
        ("# nothing", "nothing", []),
    ],
)
def test_a_line_of_a_list(line: str, text: str, found: list[str]) -> None:
    assert found_by(line, text=text) == found


def test_what_is_not_meant_is_left_out_there_and_found_elsewhere() -> None:
    lines = ("needs to", "but not: it needs to")
    assert found_by(*lines, text="It needs to be warm. She needs to be warm.") == ["needs to"]
    assert found_by("but not: it needs to", text="it needs to") == []


def test_in_welsh_a_word_is_found_however_it_begins() -> None:
    assert mutations("cleient") == ["cleient", "gleient", "chleient", "nghleient"]
    assert mutations("gofal*") == ["gofal*", "ofal*", "ngofal*"]
    assert mutations("llwybr") == ["llwybr", "lwybr"]
    assert mutations("angen") == ["angen", "hangen"]
    assert mutations("chwaer") == ["chwaer"]
    assert mutations("yn") == ["yn"]
    assert found_by("pecyn gofal", text="Ei phecyn ofal hi", language="cy") == ["phecyn ofal"]
    assert found_by("pecyn gofal", text="Ei phecyn ofal hi") == []


def test_letters_written_apart_are_found_in_their_place() -> None:
    apart = "Mae’r ty\u0302 yn oer: ma\u0302n bethau. He needs to go."
    (found,) = Phrases(["needs to"]).find(apart)
    assert found.written == "needs to"


@given(st.lists(st.text(max_size=30), max_size=5), st.text(max_size=200))
@settings(max_examples=300, deadline=None)
def test_no_list_and_no_text_breaks_it(lines: list[str], text: str) -> None:
    for language in whose_words.LANGUAGES:
        for one in Phrases(lines, language).find(text):
            assert one.written


def test_a_long_text_is_gone_through_at_once() -> None:
    text = "He was saying that the garden is long and the needle is thin, compare. " * 1_400
    begun = time.process_time()
    assert noticed(text) == []
    # A hundred thousand characters; 20 ms on an idle machine.
    assert time.process_time() - begun < 1


# What is asked, of whom.

PHRASE = "Eirlys needs to use her frame."
ASKS = "Whose words are these?"


def url(name: str, cast: Cast, *args: Any) -> str:
    return reverse(name, args=[cast.hers.citizen.pk, *args])


@pytest.mark.parametrize(
    ("name", "change"),
    [("matter_new", "matter_words"), ("strength_new", "strength_words"), ("ask", "supportrequest_words")],
)
def test_whoever_writes_for_another_is_asked_on_the_page_that_follows(
    name: str, change: str, cast: Cast, client_for: ClientFor
) -> None:
    for writer in (cast.carys, cast.gwen):
        client = client_for(writer)
        page = client.post(url(name, cast), {"words": PHRASE, "who_can_see": "everyone"}, follow=True).content.decode()
        assert ASKS in page
        assert '<q lang="en">needs to</q>' in page
        found = re.search(r'class="ask">.*?href="([^"]+)"', page)
        assert found
        assert found[1] == url(change, cast, int(found[1].split("/")[-3]))
        # Once.
        assert ASKS not in client.get(url("plan", cast)).content.decode()


def test_nobody_is_asked_about_their_own_words(cast: Cast, client_for: ClientFor) -> None:
    eirlys = client_for(cast.eirlys)
    for name in ("matter_new", "strength_new", "ask"):
        page = eirlys.post(url(name, cast), {"words": PHRASE, "who_can_see": "everyone"}, follow=True)
        assert ASKS not in page.content.decode()
    saved = eirlys.post(url("conversation", cast, uuid.uuid4()), paper(PHRASE), headers=HTMX)
    assert ASKS not in saved.content.decode()


def test_it_is_kept_whatever_is_answered(cast: Cast, client_for: ClientFor) -> None:
    client_for(cast.carys).post(url("matter_new", cast), {"words": PHRASE})
    with everything_open():
        assert Matter.objects.get(words=PHRASE).written_by == cast.carys


def test_changing_the_words_asks_only_about_what_is_new(cast: Cast, client_for: ClientFor) -> None:
    carys, matter = client_for(cast.carys), cast.hers[Matter, "everyone"]

    def changes(words: str, before: str) -> str:
        said = {"words": words, "base": as_base(words=before)}
        page: bytes = carys.post(url("matter_words", cast, matter.pk), said, follow=True).content
        return page.decode()

    assert ASKS in changes(PHRASE, matter.words)
    assert ASKS not in changes(f"{PHRASE} Every day.", PHRASE)
    assert '<q lang="en">must comply</q>.' in changes(f"{PHRASE} And must comply.", f"{PHRASE} Every day.")


def test_how_it_is_going_is_asked_about_where_it_is_written_at_their_word(cast: Cast, client_for: ClientFor) -> None:
    with everything_open():
        his: Any = factories.MatterFactory(citizen=cast.iolo, written_by=cast.carys)
    here = reverse("matter", args=[cast.iolo.pk, his.pk])
    page = client_for(cast.carys).post(here, {"how": "same", "words": PHRASE}, follow=True).content.decode()
    assert ASKS in page
    assert "you can add what Iolo said" in page
    # What others see stands under their own name: those are their words.
    hers = url("matter", cast, cast.hers[Matter, "everyone"].pk)
    assert ASKS not in client_for(cast.gwen).post(hers, {"words": PHRASE}, follow=True).content.decode()


def test_three_are_enough(cast: Cast, client_for: ClientFor) -> None:
    many = "Needs to comply, is at risk of falls, mobilises, presents as low."
    page = client_for(cast.carys).post(url("matter_new", cast), {"words": many}, follow=True).content.decode()
    assert page.count("<q lang=") == 3


def test_nothing_that_was_written_becomes_html(cast: Cast, client_for: ClientFor) -> None:
    with everything_open():
        cast.hers.citizen.name = "<b>Eirlys</b>"
        cast.hers.citizen.save()
    page = client_for(cast.carys).post(url("matter_new", cast), {"words": PHRASE}, follow=True).content.decode()
    assert ASKS in page
    assert "<b>" not in page


# On the paper, while it saves itself.


def paper(words: str, **more: Any) -> dict[str, Any]:
    return {"words": words, "way": "What would a good life look like to you?", **more}


def asked_on(page: str) -> list[str]:
    return re.findall(r'name="whose_asked" value="([^"]+)"', page)


def test_on_the_paper_it_asks_while_it_saves(cast: Cast, client_for: ClientFor) -> None:
    carys = client_for(cast.carys)

    def saves(words: str, **more: Any) -> str:
        # Each on paper of its own: what stands on the page is what the page sends.
        answer = carys.post(url("conversation", cast, uuid.uuid4()), paper(words, **more), headers=HTMX)
        assert answer.status_code == 200
        assert "<strong>Saved" in answer.content.decode()
        return answer.content.decode()

    assert "whose" not in saves("I like the garden")
    page = saves("I like the garden. Needs to rest")
    assert 'data-hx-swap-oob="innerHTML:#whose"' in page
    assert asked_on(page) == ["Needs to"]
    # The same question stands there: it is not put anew, and a screen reader is not interrupted.
    assert "whose" not in saves("I like the garden. Needs to rest", whose_asked="Needs to")
    # Theirs: it is not asked about again, another one is.
    said = {"whose_asked": "Needs to", "whose_own": "1"}
    assert "whose" not in saves("I like the garden. Needs to rest", **said)
    page = saves("Needs to rest, must comply", **said)
    assert asked_on(page) == ["must comply"]
    assert 'name="whose_said" value="Needs to"' in page
    # Put right: the question goes.
    page = saves("I rest", whose_asked="must comply", whose_said="Needs to")
    assert "innerHTML:#whose" in page
    assert ASKS not in page


def test_going_on_from_the_paper_asks_about_what_was_not_asked_yet(cast: Cast, client_for: ClientFor) -> None:
    carys, here = client_for(cast.carys), url("conversation", cast, uuid.uuid4())
    page = carys.post(here, paper(PHRASE, then="read"), follow=True).content.decode()
    assert ASKS in page
    assert f'href="{here}"' in page
    # And on the paper itself, when it is opened again.
    assert asked_on(carys.get(here).content.decode()) == ["needs to"]
    elsewhere = url("conversation", cast, uuid.uuid4())
    page = carys.post(elsewhere, paper(PHRASE, then="read", whose_asked="needs to"), follow=True).content.decode()
    assert ASKS not in page
