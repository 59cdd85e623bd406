"""The pieces in which words are read back."""

import datetime
import time
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.passages import LONGEST, agreed_on, next_to_read, passages, read_so_far

LONG = (
    "I was in the choir for forty years, and Mr. Evans used to say that I was the only one who could hold the low "
    "note, and I have thought about that every day since the stairs, because nobody asks you to hold anything any "
    "more. They hold you. It’s a funny thing."
)


def test_a_paragraph_is_a_piece() -> None:
    assert passages("Tea first.\n\nThen the window.\n \n\nThen you.") == [
        "Tea first.\n\n",
        "Then the window.\n \n\n",
        "Then you.",
    ]


def test_short_lines_stand_together() -> None:
    assert passages("Tea first.\nThen the window.") == ["Tea first.\nThen the window."]


def test_a_long_paragraph_ends_with_a_sentence_or_a_comma() -> None:
    pieces = passages(LONG)
    assert len(pieces) == 2
    assert pieces[0].endswith("note, ")
    assert passages("One two three. Four five six. Seven eight.", 20) == [
        "One two three. ",
        "Four five six. ",
        "Seven eight.",
    ]


def test_a_title_is_not_the_end_of_a_sentence() -> None:
    assert passages("I asked Mr. Evans. He said no.", 20) == ["I asked Mr. Evans. ", "He said no."]


def test_a_piece_is_never_cut_inside_a_word() -> None:
    assert passages("Llanfairpwllgwyngyll is far", 10) == ["Llanfairpwllgwyngyll ", "is far"]


@given(st.text(alphabet="ab a.,!\n ’ŵ👩", max_size=120), st.sampled_from([5, 12, 30]))
def test_the_pieces_joined_are_the_words(words: str, longest: int) -> None:
    pieces = passages(words, longest)
    assert "".join(pieces) == words
    if words.strip():
        assert all(piece.strip() for piece in pieces)
    at = 0
    for piece in pieces[:-1]:
        at += len(piece)
        assert words[at - 1].isspace()
    for piece in pieces:
        assert len(piece.strip()) <= longest or len(piece.split()) == 1


@pytest.mark.parametrize("part", ["a", "a ", "word, ", "A b. ", "\n", " ", "a\n", "!", "!’", "\n ", "x" + " " * 300])
def test_however_it_was_typed_it_takes_the_time_of_one_reading(part: str) -> None:
    words = (part * 100_000)[:100_000]
    begun = time.process_time()
    assert "".join(passages(words)) == words
    assert time.process_time() - begun < 1.5


@dataclass
class Said:
    passage: str
    at: datetime.datetime
    words: str = ""

    @property
    def is_right(self) -> bool:
        return not self.words


MONDAY = datetime.datetime(2026, 11, 2, 10, tzinfo=datetime.UTC)
TUESDAY = MONDAY + datetime.timedelta(days=1)


def test_how_far_it_has_been_read() -> None:
    words = "Tea first.\n\nThen the window."
    none = read_so_far(words, [])
    assert (agreed_on(none), next_to_read(none)) == (None, 1)
    half = read_so_far(words, [Said("Tea first.", MONDAY)])
    assert (agreed_on(half), next_to_read(half)) == (None, 2)
    meant = Said("Then the window.", TUESDAY, "The door.")
    whole = read_so_far(words, [Said("Tea first.", MONDAY), meant])
    assert (agreed_on(whole), next_to_read(whole)) == (TUESDAY, 1)
    assert [piece.meant for piece in whole] == [[], [meant]]
    assert agreed_on([]) is None


def test_what_was_said_about_more_or_less_of_it_stands_beside_it_too() -> None:
    longer = Said("Tea first. Then the window.", MONDAY)
    part = Said("first", MONDAY, "Last.")
    other = Said("Coffee.", MONDAY, "No.")
    (piece,) = read_so_far("Tea first. Then the window.", [part, other, longer])
    assert piece.said == [part, longer]
    assert LONGEST >= 100
