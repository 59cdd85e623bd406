"""Finding words in a story: as they are written, as they are mutated, as they end."""

import datetime
import time
from typing import Any

import pytest

from conversations.models import Conversation
from conversations.mutations import BEGAN, radicals
from conversations.search import Search, folded
from tests import factories
from tests.cast import Cast
from tests.conftest import everything_open
from tests.conversations.test_views import HTMX, ClientFor, url

# A word, and all that it becomes: soft, nasal, with breath (Peter Wynn Thomas, Gramadeg y Gymraeg, 1996).
MUTATED = {
    "capel": ["gapel", "nghapel", "chapel"],
    "pen": ["ben", "mhen", "phen"],
    "ty": ["dy", "nhy", "thy"],
    "gardd": ["ardd", "ngardd"],
    "glaw": ["law", "nglaw"],
    "gradd": ["radd", "ngradd"],
    "gwaith": ["waith", "ngwaith"],
    "bara": ["fara", "mara"],
    "dydd": ["ddydd", "nydd"],
    "llaw": ["law"],
    "mam": ["fam"],
    "rhaw": ["raw"],
    "afal": ["hafal"],
    "ysgol": ["hysgol"],
    "wythnos": ["hwythnos"],
}


def finds(asked: str, text: str, language: str = "en") -> bool:
    search = Search.of(asked)
    assert search is not None
    return search.finds([(text, language)])


def found_in(asked: str, text: str, language: str = "en") -> list[str]:
    search = Search.of(asked)
    assert search is not None
    search.finds([(text, language)])
    return [piece for piece, is_found in search.runs(text) if is_found]


@pytest.mark.parametrize(("word", "forms"), MUTATED.items())
def test_each_form_leads_back_to_the_word(word: str, forms: list[str]) -> None:
    for form in forms:
        assert word in radicals(form)
        # Whichever is looked for, whichever stands there.
        assert finds(word, form, "cy")
        assert finds(form, word, "cy")
        assert all(finds(form, other, "cy") for other in forms)


def test_what_comes_of_no_mutation_leads_nowhere_else() -> None:
    for word in ("llan", "rhos", "ffair", "canu", "sir", "jam"):
        assert radicals(word) == {word}
    assert all(first != begun for begun, firsts in BEGAN.items() for first in firsts)


def test_a_single_letter_is_a_word() -> None:
    assert radicals("f") == {"f"}
    assert radicals("y") == {"y"}
    assert finds("y", "Y côr", "cy")
    assert not finds("y", "Dydd", "cy")


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("ty", "Fy nhŷ i"),
        ("tŷ", "I’r ty"),
        ("TŶ", "tŷ"),
        ("don't", "I don’t like to ask."),
        ("don’t", "I don't like to ask."),
        ("i’r", "Es i i'r capel."),
        ("lodz", "Łódź"),
        ("łódź", "Lodz"),
        ("nino", "El niño"),
        ("й", "чай, й"),
        ("কলকাতা", "আমি কলকাতা থেকে"),
        ("学校", "我的学校很大"),
        ("مدرسه", "مَدرسه"),
    ],
)
def test_accents_capitals_and_quotes_make_no_difference(asked: str, text: str) -> None:
    assert finds(asked, text, "")


@pytest.mark.parametrize(
    ("asked", "text"),
    [("walking", "She walked home."), ("walked", "I like walking."), ("stories", "Her story."), ("babies", "a baby")],
)
def test_english_endings(asked: str, text: str) -> None:
    assert finds(asked, text)


def test_a_word_is_found_by_its_beginning_from_three_letters() -> None:
    assert finds("gar", "Gardening.")
    assert not finds("ga", "Gardening.")
    # A mutated one too.
    assert finds("cap", "Es i i’r gapel.", "cy")
    assert not finds("den", "Gardening.")


def test_english_is_not_mutated() -> None:
    assert not finds("all", "In the hall.")
    assert not finds("cot", "I got it.")
    # Unless it is Welsh all the same, whatever language somebody set.
    assert finds("capel", "Mae hi wedi mynd i’r gapel yn barod.")


def test_all_words_must_stand_and_a_phrase_just_so() -> None:
    text = "The bus to chapel, on a Sunday."
    assert finds("sunday bus", text)
    assert not finds("sunday tram", text)
    assert finds('"on a Sunday"', text)
    assert finds("“to chapel”", text)
    assert not finds('"a on Sunday"', text)
    assert not finds('"on a Sun"', text)
    assert finds('bus "on a', text)


def test_the_words_may_stand_in_different_parts_of_an_entry() -> None:
    search = Search.of("bus Treorchy")
    assert search is not None
    assert search.finds([("The bus.", "en"), ("Treorchy", "")])
    assert not search.finds([("The bus.", "en"), ("Porth", "")])


def test_what_is_found_is_marked_where_it_stands() -> None:
    assert found_in("ty walking", "She walked to her tŷ. Walks!") == ["walked", "tŷ", "Walks"]
    assert found_in('"the hill" hill', "The hill, the hills") == ["The hill", "hills"]
    assert found_in("学校", "我的学校很大") == ["学校"]
    search = Search.of("x")
    assert search is not None
    assert search.runs("Nothing was looked for here.") == [("Nothing was looked for here.", False)]
    assert search.runs("") == []


@pytest.mark.parametrize("asked", ["", "  ", "?!", "“”", '""', "_"])
def test_nothing_is_looked_for(asked: str) -> None:
    assert Search.of(asked) is None


def test_folding_keeps_what_is_a_letter_of_its_own() -> None:
    assert folded("ŵŷâ İŞ Straße") == "wya i̇s strasse".replace("i̇", "i")
    assert folded("が") == "が"


def test_ten_years_are_searched_in_a_moment() -> None:
    text = "Es i i’r gapel ar y bws, and walked home by the river with Beti. " * 8
    search = Search.of("nghapel walking")
    assert search is not None
    start = time.process_time()
    assert all(search.finds([(f"{number} {text}", "cy")]) for number in range(500))
    # Half a million letters; a fifth of that on a machine of its own.
    assert time.process_time() - start < 10


# On the page


@pytest.fixture
def story(cast: Cast) -> Cast:
    with everything_open():
        whole: dict[str, Any] = {"citizen": cast.hers.citizen, "written_by": cast.carys}
        factories.ConversationFactory(**whole, words="Mi es i’r gapel gyda Beti.", language="cy")
        factories.ConversationFactory(**whole, words="A <b>ferret</b>, only to Carys.", who_can_see="us")
        told = factories.ConversationFactory(**whole, words="Fui cocinera.", language="es")
        factories.TranslationFactory(conversation=told, words="I was a cook.", language="en")
        start = datetime.datetime(2012, 5, 1, tzinfo=datetime.UTC)
        for number in range(60):
            at = start + datetime.timedelta(days=number)
            factories.ConversationFactory(**whole, words=f"The otter, {number}.", written_at=at)
    return cast


pytestmark = pytest.mark.django_db


def looked_for(client: Any, cast: Cast, words: str, **headers: Any) -> str:
    answer = client.post(url("story", cast), {"looked_for": words}, **headers)
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "no-store"
    return str(answer.content.decode())


def test_the_whole_story_is_searched_and_what_was_found_is_marked(story: Cast, client_for: ClientFor) -> None:
    page = looked_for(client_for(story.eirlys), story, "capel")
    assert '<mark class="found">gapel</mark>' in page
    assert "“capel” stands in one place in the story." in page
    assert "otter" not in page.replace("otter,", "otter") or "The otter" not in page
    assert 'value="capel"' in page
    assert "See all of the story" in page
    # Long ago, and not on the first page.
    assert "The otter, 3." not in client_for(story.eirlys).get(url("story", story)).content.decode()
    assert '<mark class="found">otter</mark>, 3.' not in looked_for(client_for(story.eirlys), story, "otter")
    assert "<mark" in looked_for(client_for(story.eirlys), story, "otter 3")


def test_fifty_at_most_are_shown_newest_first_and_all_are_counted(story: Cast, client_for: ClientFor) -> None:
    page = looked_for(client_for(story.eirlys), story, "otters")
    assert "stands in 60 places" in page
    assert "Here are the newest 50." in page
    assert page.count('<mark class="found">otter</mark>') == 50
    assert page.index(", 59.") < page.index(", 10.")


def test_what_is_just_between_two_is_in_nobody_elses_search(story: Cast, client_for: ClientFor) -> None:
    assert "does not stand in the story" in looked_for(client_for(story.gwen), story, "ferret")
    page = looked_for(client_for(story.carys), story, "ferret")
    # What stands in somebody's words is never markup.
    assert "A &lt;b&gt;<mark" in page
    assert client_for(story.tomos).post(url("story", story), {"looked_for": "ferret"}).status_code == 404


def test_words_in_another_language_are_found(story: Cast, client_for: ClientFor) -> None:
    page = looked_for(client_for(story.gwen), story, "cooks")
    assert 'I was a <mark class="found">cook</mark>.' in page
    assert "Fui cocinera." in page


def test_nothing_found_is_said_kindly(story: Cast, client_for: ClientFor) -> None:
    page = looked_for(client_for(story.gwen), story, "zebra")
    assert "Try fewer words" in page
    assert "See all of the story" in page


def test_nothing_looked_for_is_the_story(story: Cast, client_for: ClientFor) -> None:
    page = looked_for(client_for(story.gwen), story, " ? ")
    assert "hear the chapel" in page
    assert "stands in" not in page


def test_by_htmx_only_the_thread_comes_and_it_is_said_aloud(story: Cast, client_for: ClientFor) -> None:
    page = looked_for(client_for(story.gwen), story, "gapel", headers=HTMX)
    assert "<html" not in page
    assert 'data-hx-swap-oob="innerHTML:#live">Found in one place.' in page
    assert "Nothing was found." in looked_for(client_for(story.gwen), story, "zebra", headers=HTMX)


def test_more_than_fits_is_put_right(story: Cast, client_for: ClientFor) -> None:
    answer = client_for(story.gwen).post(url("story", story), {"looked_for": "x" * 201})
    assert answer.status_code == 422
    assert "x" * 201 in answer.content.decode()


def test_what_is_looked_for_stands_in_no_address(story: Cast, client_for: ClientFor) -> None:
    page = client_for(story.gwen).get(url("story", story) + "?looked_for=otter").content.decode()
    assert "<mark" not in page
    with everything_open():
        assert Conversation.objects.filter(words__startswith="The otter").count() == 60
