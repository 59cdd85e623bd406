"""Sentences: nothing is lost, nothing is changed, and a full stop is not always the end."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.sentences import sentences

CUT = [
    ("You let me finish. It was a bit long.", ["You let me finish.", "It was a bit long."]),
    ("Did you hear? I think so! Good", ["Did you hear?", "I think so!", "Good"]),
    # Those who never write a capital letter.
    ("you listened. thank you", ["you listened.", "thank you"]),
    ("what? no. i said no", ["what?", "no.", "i said no"]),
    ("No. I did not.", ["No.", "I did not."]),
    # Titles, and what stands within a sentence.
    ("Dr. Patel came. Mr. Evans too.", ["Dr. Patel came.", "Mr. Evans too."]),
    ("Dr Patel came. Mrs Rees too", ["Dr Patel came.", "Mrs Rees too"]),
    ("We went to St. David’s. It rained.", ["We went to St. David’s.", "It rained."]),
    ("Ask first, e.g. by phone. Then come.", ["Ask first, e.g. by phone.", "Then come."]),
    ("Somebody I know, i.e. Beti. Not you.", ["Somebody I know, i.e. Beti.", "Not you."]),
    ("J. Davies and W.J. Rees came. Ll. Morgan did not.", ["J. Davies and W.J. Rees came.", "Ll. Morgan did not."]),
    ("You waited. So did I. Then we talked.", ["You waited.", "So did I.", "Then we talked."]),
    ("It is on p. 4. No. 5 is mine.", ["It is on p. 4.", "No. 5 is mine."]),
    ("Come at 9.30 a.m. or later. At 2 p.m. I sleep.", ["Come at 9.30 a.m. or later.", "At 2 p.m.", "I sleep."]),
    ("Tea, cake, etc. and a song. Jam etc. Then home.", ["Tea, cake, etc. and a song.", "Jam etc.", "Then home."]),
    # Welsh.
    ("Daeth y Parch. Huw Rees. Roedd hi’n braf.", ["Daeth y Parch. Huw Rees.", "Roedd hi’n braf."]),
    ("Mae angen parch. Dyna i gyd.", ["Mae angen parch.", "Dyna i gyd."]),
    ("Ffoniwch, h.y. cyn dod. Diolch.", ["Ffoniwch, h.y. cyn dod.", "Diolch."]),
    ("Te, cacen ayb. a chân. Ŵyn hefyd! Ŷd?", ["Te, cacen ayb. a chân.", "Ŵyn hefyd!", "Ŷd?"]),
    ("Am 9 y.b. dw i’n codi. Gweler tud. 3.", ["Am 9 y.b. dw i’n codi.", "Gweler tud. 3."]),
    # A pause is not an end, unless a new beginning follows.
    ("Well... it was good… for once. Yes", ["Well... it was good… for once.", "Yes"]),
    ("Well… I think so. And then... Nothing.", ["Well… I think so.", "And then...", "Nothing."]),
    ("Really?! Yes!!! Good.", ["Really?!", "Yes!!!", "Good."]),
    # What somebody said within it stays whole.
    (
        "You said “Sit down. I will wait.” I liked that.",
        ["You said “Sit down. I will wait.”", "I liked that."],
    ),
    ('"Are you well?" she asked. "Yes. I am," I said.', ['"Are you well?" she asked.', '"Yes. I am," I said.']),
    (
        "She waited (it was late. Very late.) and left. Good.",
        ["She waited (it was late. Very late.) and left.", "Good."],
    ),
    # Never closed: nothing is held back for it.
    ("She said “yes. Then she left.", ["She said “yes.", "Then she left."]),
    ('It is 5" long. That is all.', ['It is 5" long.', "That is all."]),
    # Lines.
    ("You came on time\nyou sat down\n\nThank you.", ["You came on time", "you sat down", "Thank you."]),
    ("1. You listened. 2. You rang.\n2) Good", ["1. You listened.", "2. You rang.", "2) Good"]),
    ("www.example.org is a page. 10.30 is a time", ["www.example.org is a page.", "10.30 is a time"]),
    ("  \n ", []),
    ("", []),
    ("...", ["..."]),
]


@pytest.mark.parametrize(("text", "found"), CUT)
def test_where_a_sentence_ends(text: str, found: list[str]) -> None:
    assert sentences(text) == found


@given(st.text(st.sampled_from("aI A.?!… \n\r\t“”\"'’()1DrŴŷ\u2028\x1c\x85"), max_size=60) | st.text(max_size=80))
def test_nothing_is_lost_and_nothing_is_changed(text: str) -> None:
    found = sentences(text)
    assert "".join("".join(found).split()) == "".join(text.split())
    at = 0
    for sentence in found:
        assert sentence == sentence.strip() != ""
        at = text.index(sentence, at) + len(sentence)


@pytest.mark.parametrize(
    "text", ["." * 9999 + "a", ". " * 5000, '"A. ' * 2500, "”" * 9999, ".”" * 5000, "(" * 9999 + ". A"]
)
def test_a_page_of_marks_takes_no_longer(text: str) -> None:
    begun = time.process_time()
    sentences(text)
    assert time.process_time() - begun < 2
