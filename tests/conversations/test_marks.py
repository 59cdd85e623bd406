import random
import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.marked import Piece, nested
from conversations.marks import carry, find
from people.merging import normalise

FAMILY = "👨\u200d👩\u200d👧"
STORY = (
    "I used to go to the garden every morning. I miss Mam.\n"
    "Glyn at the shop keeps the paper for me. I miss Mam.\n"
    f"Nos Sul mae'r côr yn cwrdd yn y tŷ. {FAMILY} came for tea, and the dŵr was cold."
)
# Few letters, so that repetitions, line ends and composed signs meet often.
TEXT = st.text(alphabet="ab \n.'ŵ👩\u200d\u0301", max_size=40).map(normalise)
TEXT_AND_SPANS = TEXT.flatmap(
    lambda words: st.tuples(
        st.just(words),
        st.lists(st.tuples(st.integers(0, len(words)), st.integers(0, len(words))).map(sorted).map(tuple)),
    )
)


def span_of(words: str, quote: str, nth: int = 0) -> tuple[int, int]:
    start = -1
    for _ in range(nth + 1):
        start = words.index(quote, start + 1)
    return start, start + len(quote)


def after_edit(old: str, new: str, quote: str, nth: int = 0) -> tuple[int, int] | None:
    return carry(old, new, [span_of(old, quote, nth)])[0]


# normalise


def test_all_line_ends_become_one_kind() -> None:
    assert normalise("a\r\nb\rc\n\r\nd") == "a\nb\nc\n\nd"


def test_letters_are_composed() -> None:
    assert normalise("ty\u0302 dw\u0302r") == "t\u0177 d\u0175r"


@given(st.text())
def test_normalising_again_changes_nothing(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once
    assert "\r" not in once
    assert unicodedata.is_normalized("NFC", once)


# find


def test_offsets_from_the_browser_are_believed_when_they_hold_the_quote() -> None:
    assert find(STORY, "I miss Mam.", *span_of(STORY, "I miss Mam.", 1)) == span_of(STORY, "I miss Mam.", 1)


def test_wrong_offsets_do_not_hide_the_one_place() -> None:
    assert find(STORY, "keeps the paper", 2, 17) == span_of(STORY, "keeps the paper")


def test_negative_offsets_are_not_read_from_the_end() -> None:
    assert find("tea", "tea", -3, 3) == (0, 3)


@pytest.mark.parametrize(("start", "nth"), [(0, 0), (50, 0), (90, 1), (500, 1)])
def test_of_several_places_the_nearest_is_taken(start: int, nth: int) -> None:
    assert find(STORY, "I miss Mam.", start) == span_of(STORY, "I miss Mam.", nth)


def test_of_several_places_none_is_guessed() -> None:
    assert find(STORY, "I miss Mam.") is None


def test_two_places_equally_near_are_not_guessed_between() -> None:
    assert find("tea or tea", "tea", start=3) == (0, 3)
    assert find("tea for tea", "tea", start=4) is None


def test_a_quote_that_overlaps_itself_is_ambiguous() -> None:
    assert find("na na na", "na na") is None


def test_white_space_may_differ_and_the_span_is_of_the_words() -> None:
    words = "I like\n\n  the garden\tat home"
    found = find(words, " the\r\ngarden at ")
    assert found == (10, 23)
    assert words[slice(*found)] == "the garden\tat"


def test_an_exact_place_wins_over_one_with_other_white_space() -> None:
    assert find("my\ngarden, my garden", "my garden") == (11, 20)


def test_several_places_with_other_white_space_go_by_the_nearest() -> None:
    words = "my\ngarden, my\tgarden"
    assert find(words, "my garden") is None
    assert find(words, "my garden", start=12) == (11, 20)


@pytest.mark.parametrize("quote", ["", " ", "\r\n", "a dog"])
def test_what_is_not_there_is_not_found(quote: str) -> None:
    assert find("a cat\n", quote) is None


def test_composed_and_combining_letters_are_the_same() -> None:
    assert find("yn y ty\u0302", "t\u0177") == (5, 7)
    assert find("yn y t\u0177", "ty\u0302") == (5, 7)


def test_crlf_words_count_as_lf() -> None:
    assert find("one\r\ntwo\r\nthree", "two\r\nthree") == (4, 13)


def test_signs_of_patterns_are_only_signs() -> None:
    assert find("is it (really) so?", "(really)  so?") == (6, 18)
    assert find("why? a.c (yes)", "a.c\n(yes)") == (5, 14)
    assert find("abc", "a.c") is None


def test_a_family_is_found_by_code_points() -> None:
    assert find(STORY, f"{FAMILY} came") == span_of(STORY, f"{FAMILY} came")


@given(TEXT_AND_SPANS)
def test_any_phrase_is_found_where_the_browser_said(case: tuple[str, list[tuple[int, int]]]) -> None:
    words, spans = case
    for start, end in spans:
        quote = words[start:end]
        if normalise(quote) == quote and quote.strip():
            assert find(words, quote, start, end) == (start, end)


@given(TEXT, TEXT, st.none() | st.integers(-5, 50))
def test_whatever_is_found_reads_as_the_quote(words: str, quote: str, start: int | None) -> None:
    found = find(words, quote, start)
    if found:
        assert words[slice(*found)].split() == quote.split()


# carry


def test_nothing_changed() -> None:
    spans = [span_of(STORY, "the garden"), span_of(STORY, "I miss Mam.", 1), span_of(STORY, FAMILY)]
    assert carry(STORY, STORY, spans) == spans


@pytest.mark.parametrize(
    ("change", "to"),
    [
        ("I used to", "Years ago I used to"),
        ("used to go", "went"),
        (" came for tea", ""),
        ("Glyn at the shop", "Glyn who has the shop,"),
        ("cold.", "cold. That is all."),
        ("garden every", f"{FAMILY} garden, every"),
    ],
)
def test_marks_outside_an_edit_stay_on_their_words(change: str, to: str) -> None:
    new = STORY.replace(change, to)
    for quote, nth in [
        ("keeps the paper", 0),
        ("I miss Mam.", 0),
        ("I miss Mam.", 1),
        ("y tŷ. " + FAMILY, 0),
    ]:
        assert after_edit(STORY, new, quote, nth) == span_of(new, quote, nth)


def test_an_edit_that_begins_like_the_marked_word_leaves_it_alone() -> None:
    old, new = "I like tea and cake.", "I like toast and tea and cake."
    assert after_edit(old, new, "tea") == span_of(new, "tea")


@pytest.mark.parametrize(
    ("old", "new", "quote"),
    [
        ("I miss my old garden.", "I miss my garden.", "my old garden"),
        ("I miss my garden.", "I miss my old garden.", "my garden"),
        ("I miss my garden.", "I miss.", "my garden"),
        ("I can walk to town.", "I can't walk to town.", "I can"),
        ("I can walk to town.", "I can\N{RIGHT SINGLE QUOTATION MARK}t walk to town.", "I can"),
        ("Dw i'n hoffi mam.", "Dw i'n hoffi mam-gu.", "mam"),
        ("Mae ci du.", "Mae'r ci du.", "Mae"),
        ("It is well.", "It is un-well.", "well"),
        ("The 👩 came.", f"The 👩\u200d{'👧'} came.", "👩"),
        ("The 👧 came.", "The 👩\u200d👧 came.", "👧"),
        ("Good 👍 then.", "Good 👍🏽 then.", "👍"),
        ("A q̂ there.", "A q̂̈ there.", "q̂"),
        ("I like cats.", "I like cat-naps.", "cats"),
    ],
)
def test_words_that_were_edited_lose_their_mark(old: str, new: str, quote: str) -> None:
    assert after_edit(old, new, quote) is None


def test_a_mark_that_already_ended_inside_a_word_may_stay_there() -> None:
    assert after_edit("gardening", "gardening, and tea", "garden") == (0, 6)
    assert after_edit("I can't walk", "Now I can't walk", "I can") == (4, 9)


@pytest.mark.parametrize("keep_end", [True, False])
def test_a_deleted_phrase_does_not_jump_to_its_twin(keep_end: bool) -> None:
    first, second = (0, 1) if keep_end else (1, 0)
    lines = STORY.split("\n")
    del lines[first]
    new = "\n".join(lines)
    assert after_edit(STORY, new, "I miss Mam.", first) is None
    assert after_edit(STORY, new, "I miss Mam.", second) == span_of(new, "I miss Mam.")


def test_a_deleted_phrase_does_not_jump_when_the_text_changed_at_both_ends_too() -> None:
    old = "One day. He was a kind man to me. Then war. We moved, he was a kind man to me. Last."
    new = "Once. He laughed. Then war. We moved, he was a kind man to me. Done."
    quote = "was a kind man to me"
    assert after_edit(old, new, quote, 0) is None
    assert after_edit(old, new, quote, 1) == span_of(new, quote)


def test_of_twins_one_was_deleted_and_nobody_can_tell_which() -> None:
    assert carry("I miss Mam. I miss Mam.", "I miss Mam.", [(0, 11), (12, 23)]) == [None, None]


def test_two_marks_do_not_come_to_one_place() -> None:
    old = "I miss Mam. A x. I miss Mam. B c d e f. Z"
    new = "I miss Mam. B c d e f. Y"
    first, second = carry(old, new, [span_of(old, "I miss Mam", 0), span_of(old, "I miss Mam", 1)])
    assert first is None or first != second


def test_taking_out_a_doubled_word_keeps_the_marks_around_it() -> None:
    old, new = "I am very very tired now", "I am very tired now"
    assert after_edit(old, new, "I am very") == (0, 9)
    assert after_edit(old, new, "very tired") == (5, 15)
    assert after_edit(old, new, "tired now") == (10, 19)


def test_doubling_a_word_keeps_the_marks_around_it() -> None:
    old, new = "I am very tired now", "I am very very tired now"
    assert after_edit(old, new, "I am very") == (0, 9)
    assert after_edit(old, new, "very tired") == (10, 20)


def test_a_phrase_between_two_edits_stays_by_its_surroundings() -> None:
    old = "We all love my garden very much in May."
    new = "I still love my garden so much in June."
    assert after_edit(old, new, "my garden") == span_of(new, "my garden")


@pytest.mark.parametrize(("after", "believed"), [("so much at home", True), ("so often at home", False)])
def test_two_words_need_two_neighbours_to_be_believed(after: str, believed: bool) -> None:
    old = "One two. We all love my garden very much in May. Then three."
    new = f"Six two. You both love my garden {after}. Then ten."
    assert after_edit(old, new, "my garden") == (span_of(new, "my garden") if believed else None)


def test_signs_alone_are_no_surroundings() -> None:
    old, new = "Mam drank ... (tea) ... slowly now", "Glyn hated ... (tea) ... always here"
    assert after_edit(old, new, "tea") is None


def test_a_break_between_lines_may_grow() -> None:
    old = "One tea.\nMam came.\nNo more."
    new = "Two teas.\n\nMam came.\n \nYes then."
    assert after_edit(old, new, "Mam came") == span_of(new, "Mam came")


def test_the_same_word_with_other_surroundings_is_not_believed() -> None:
    old, new = "I had tea with Mair. Then rain.", "We hate cold tea here. Now sun."
    assert after_edit(old, new, "tea") is None


def test_a_phrase_and_a_new_twin_in_the_change_are_not_guessed_between() -> None:
    old = "X. She was always very kind to us. Y"
    new = "Q. She was always very kind to us. Z. She was always very kind to us. W"
    assert after_edit(old, new, "was always very kind to us") is None


@pytest.mark.parametrize("quote", ["keeps the paper", "Glyn", "Glyn at the shop keeps the paper for me."])
def test_a_moved_paragraph_takes_its_marks_along(quote: str) -> None:
    lines = STORY.split("\n")
    new = "\n\n".join([lines[1], lines[2], lines[0]])
    assert after_edit(STORY, new, quote) == span_of(new, quote)
    assert after_edit(STORY, new, "I miss Mam.", 0) == span_of(new, "I miss Mam.", 1)
    assert after_edit(STORY, new, "I miss Mam.", 1) == span_of(new, "I miss Mam.", 0)
    assert after_edit(STORY, new, lines[0]) == span_of(new, lines[0])


def test_changed_white_space_inside_a_phrase_is_an_edit_and_outside_is_not() -> None:
    assert after_edit("I like my garden.", "I like my  garden.", "my garden") is None
    assert after_edit("I like my  garden. Yes", "I like my garden. Yes", "my  garden") is None
    assert after_edit("I like my garden.", "I  like my garden.", "my garden") == (8, 17)


@pytest.mark.parametrize("span", [(2, 2), (4, 2), (-2, 3), (3, 99), (1, 2)])
def test_a_span_without_words_stays_nowhere(span: tuple[int, int]) -> None:
    assert carry("I am", "I am", [span]) == [None]


@given(TEXT_AND_SPANS, TEXT)
def test_a_carried_mark_holds_the_same_words(case: tuple[str, list[tuple[int, int]]], new: str) -> None:
    old, spans = case
    carried = carry(old, new, spans)
    assert len(carried) == len(spans)
    for (start, end), place in zip(spans, carried, strict=True):
        assert place is None or (0 <= place[0] < place[1] and new[slice(*place)] == old[start:end])


@given(TEXT_AND_SPANS)
def test_without_an_edit_every_mark_on_words_stays(case: tuple[str, list[tuple[int, int]]]) -> None:
    words, spans = case
    for span, place in zip(spans, carry(words, words, spans), strict=True):
        assert place == span or not words[slice(*span)].strip()


def test_a_line_put_in_above_that_begins_alike_does_not_take_the_mark() -> None:
    old = "A day.\nI want to go home.\nThat is all."
    new = "A day.\nI want to sleep first.\nI want to go home.\nThat is all."
    assert after_edit(old, new, "I want to") == span_of(new, "I want to", 1)
    again = "Oh.\nI want to sleep first.\nI want to go home.\nThat is all."
    assert after_edit(old, again, "I want to") == span_of(again, "I want to", 1)


def test_a_sentence_put_in_before_that_begins_alike_does_not_take_the_mark() -> None:
    old, new = "I like tea. I like Mam.", "I like tea. I like chips. I like Mam."
    assert after_edit(old, new, "I like", 1) == span_of(new, "I like", 2)
    assert after_edit(old, new, "I like", 0) == (0, 6)


def test_a_line_written_twice_keeps_its_mark_on_one_of_the_two() -> None:
    old, new = "One.\nI miss Mam.\nTwo.", "One.\nI miss Mam.\nI miss Mam.\nTwo."
    assert after_edit(old, new, "miss Mam") in (span_of(new, "miss Mam", 0), span_of(new, "miss Mam", 1))


def test_a_copy_of_the_line_is_not_taken_for_the_line_that_was_changed() -> None:
    old = "A.\nSo mam-gu ydw i, a dw i’n falch.\nThey came on a Monday, late.\nThe dog.\nLast."
    new = (
        "A.\nSo mam-gu ydw yn i, a dw i’n falch.\nThey came on a Monday, late.\nThe dog.\n"
        "So mam-gu ydw i, a dw i’n falch.\nLast."
    )
    assert after_edit(old, new, "i, a dw") in (None, span_of(new, "i, a dw", 0))


def test_of_two_lines_alike_one_is_taken_out_while_something_else_changes() -> None:
    line = "I can walk to the shop if somebody carries it back."
    old = f"One.\n{line}\n{line}\nI miss Mam.\nGlyn keeps the paper.\nLast."
    new = f"One.\n{line}\nI miss Mam.\nGlyn keeps the papers.\nLast."
    assert after_edit(old, new, "the shop", 0) is None


WORDS = [
    "the",
    "a",
    "I",
    "my",
    "and",
    "tea",
    "Mam",
    "garden",
    "shop",
    "with",
    "Glyn",
    "to",
    "go",
    "miss",
    "tŷ",
]


def a_text(dice: random.Random, length: int) -> list[str]:
    return [dice.choice(WORDS) + dice.choice(["", "", "", "", ".", "\n"]) for _ in range(length)]


def test_a_single_word_edit_in_5000_characters_with_50_marks_is_fast() -> None:
    dice = random.Random(5)
    old = " ".join(a_text(dice, 1100))[:5000]
    new = old[:2500] + " lovely" + old[2500:]
    spans = [(at, at + 20) for at in range(0, 4950, 99)]
    assert len(spans) == 50
    times = []
    for _ in range(5):
        begun = time.process_time()
        carry(old, new, spans)
        times.append(time.process_time() - begun)
    assert min(times) < 0.05


# nested


def written(words: str, marks: list[tuple[int, int, str]]) -> str:
    """As a page writes it: <a> where the mark a begins, <a-> where it goes on, </> where the last opened closes."""
    found = ""
    pieces: list[Piece[str]] = nested(words, marks)
    for piece in pieces:
        if piece.opens:
            found += f"<{piece.opens}{'' if piece.begins else '-'}>"
        else:
            found += piece.text or "</>"
    return found


def test_words_without_marks_are_one_piece() -> None:
    assert written("I miss", []) == "I miss"
    assert written("", [(0, 0, "a")]) == ""


def test_a_mark_stands_around_its_words_and_inside_a_longer_one() -> None:
    assert written("I miss my garden", [(2, 9, "a")]) == "I <a>miss my</> garden"
    assert written("I miss my garden", [(7, 9, "a"), (2, 16, "b")]) == "I <b>miss <a>my</> garden</>"


def test_the_same_words_kept_as_two_things_have_two_marks() -> None:
    assert written("I miss my garden", [(2, 9, "a"), (2, 9, "b")]) == "I <a><b>miss my</></> garden"


def test_of_two_that_overlap_one_goes_on() -> None:
    assert written("I miss my garden", [(2, 9, "a"), (7, 16, "b")]) == "I <a>miss <b>my</></><b-> garden</>"
    assert written("abcdef", [(0, 3, "a"), (1, 5, "b"), (2, 6, "c")]) == "<a>a<b>b<c>c</></></><b-><c->de</></><c->f</>"


def test_marks_that_hold_nothing_are_left_out_and_long_ones_end_with_the_words() -> None:
    assert written("tea", [(1, 1, "x"), (2, 1, "y"), (-3, 9, "long")]) == "<long>tea</>"


def test_only_the_last_element_of_a_mark_is_its_end() -> None:
    opened = [(piece.opens, piece.ends) for piece in nested("abcd", [(0, 2, "a"), (1, 3, "b")]) if piece.opens]
    assert opened == [("a", True), ("b", False), ("b", True)]


@given(TEXT_AND_SPANS)
def test_the_pieces_join_to_the_words_and_every_mark_to_its_phrase(
    case: tuple[str, list[tuple[int, int]]],
) -> None:
    words, spans = case
    joined, of_mark = "", dict.fromkeys(range(len(spans)), "")
    stack: list[int] = []
    begun: list[int] = []
    for piece in nested(words, [(start, end, index) for index, (start, end) in enumerate(spans)]):
        if piece.text:
            joined += piece.text
            for index in stack:
                of_mark[index] += piece.text
        elif piece.opens is not None:
            stack.append(piece.opens)
            begun += [piece.opens] if piece.begins else []
        else:
            stack.pop()
    assert (joined, stack) == (words, [])
    assert sorted(begun) == [index for index, (start, end) in enumerate(spans) if start < end]
    for index, (start, end) in enumerate(spans):
        assert of_mark[index] == words[start:end]
