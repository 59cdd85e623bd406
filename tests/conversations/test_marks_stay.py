"""A thousand edits around fifty marks: no mark ever stands on words that the person did not mean.

The words of the text carry numbers that no edit shows, so that it is known which words are still the same ones, which
were moved, and which only look alike.
"""

import random
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, count
from typing import Any

import pytest

from conversations import marks
from conversations.marks import Span, carry
from people.merging import normalise

Carry = Callable[[str, str, Sequence[Span]], list[Span | None]]

MARKS, SITTINGS, EDITS = 50, 100, 10
# Words on either side of a phrase by which a reader tells it from its twin.
FAR = 24
LINES = (
    "I get up at six, tea first, then the window.",
    "Mae’r côr yn cwrdd yn y tŷ bob nos Sul.",
    "I miss Mam.",
    "Glyn at the shop keeps the paper for me.",
    "I can walk to the shop 🐕 if somebody carries it back.",
    "I miss Mam.",
    "Ŵyr i mi yw Ifan; mam-gu ydw i, a dw i’n falch.",
    "They came on a Monday, and they came on a Tuesday.",
    "I can’t do the back step. I can do the front.",
    "The dog 🐕 knows the way to the shop and back.",
    "Dw i’n hoffi’r ardd. Dw i’n hoffi’r ardd yn y glaw.",
    "Forty years in the choir, and I can hold the low note 🎵 still.",
    "I miss the chapel, the chairs, and who has fallen out with who.",
    "Nobody asks. Nobody asks. I would say, if somebody did.",
)
NEW = ["tea", "Mam", "the", "shop", "tŷ", "ŵyr", "hoffi", "never", "🐕", "🎵", "I", "can", "miss", "and", "Gwen", "yn"]
TAILS = [" ", " ", " ", " ", ", ", ". ", ".\n", "\n\n"]


@dataclass(frozen=True)
class Word:
    """One word, the signs and white space after it, and its number."""

    core: str
    tail: str
    number: int


Text = tuple[Word, ...]


class Story:
    """A text that is edited; every word that is typed gets a number of its own."""

    def __init__(self, seed: int) -> None:
        self.dice = random.Random(seed)
        self.numbers = count()

    def begun(self, lines: Sequence[str]) -> Text:
        return tuple(word for line in lines for word in self.typed(line + "\n"))

    def typed(self, line: str) -> Text:
        found = []
        for chunk in line.split(" "):
            core = chunk.rstrip(".,;\n")
            found.append(Word(core, chunk[len(core) :] + ("" if chunk.endswith("\n") else " "), next(self.numbers)))
        return tuple(found)

    def anew(self, words: Text) -> Text:
        return tuple(Word(word.core, word.tail, next(self.numbers)) for word in words)

    def some(self) -> Text:
        words = range(self.dice.choice([1, 1, 2, 3, 6]))
        return tuple(Word(self.dice.choice(NEW), self.dice.choice(TAILS), next(self.numbers)) for _ in words)

    def edited(self, text: Text) -> Text:
        """One saving: mostly one change, now and then two far apart."""
        for _ in range(self.dice.choice([1, 1, 1, 2])):
            ways = [self.put_in, self.put_in, self.taken_out, self.replaced, self.line_in, self.line_out]
            ways += [self.doubled, self.moved, self.line_moved, self.shouted, self.grown, self.broken]
            text = self.dice.choice(ways)(text)
        return text

    def a_stretch(self, text: Text, longest: int) -> tuple[int, int]:
        first = self.dice.randrange(len(text))
        return first, min(len(text), first + self.dice.randint(1, longest))

    def a_line(self, text: Text) -> tuple[int, int]:
        ends = [0, *(at + 1 for at, word in enumerate(text) if "\n" in word.tail)]
        chosen = self.dice.randrange(len(ends))
        return ends[chosen], [*ends, len(text)][chosen + 1]

    def put_in(self, text: Text) -> Text:
        at = self.dice.randrange(len(text) + 1)
        return text[:at] + self.some() + text[at:]

    def taken_out(self, text: Text) -> Text:
        first, last = self.a_stretch(text, 12)
        return text[:first] + text[last:]

    def replaced(self, text: Text) -> Text:
        first, last = self.a_stretch(text, 4)
        return text[:first] + self.some() + text[last:]

    def line_in(self, text: Text) -> Text:
        at = self.a_line(text)[0]
        return text[:at] + self.typed(self.dice.choice(LINES) + "\n") + text[at:]

    def line_out(self, text: Text) -> Text:
        first, last = self.a_line(text)
        return text[:first] + text[last:]

    def doubled(self, text: Text) -> Text:
        """Copied, and pasted somewhere, often right behind."""
        first, last = self.a_stretch(text, 9)
        at = self.dice.choice([last, self.dice.randrange(len(text) + 1)])
        return text[:at] + self.anew(text[first:last]) + text[at:]

    def moved(self, text: Text) -> Text:
        return self.taken_to(text, *self.a_stretch(text, 12))

    def line_moved(self, text: Text) -> Text:
        return self.taken_to(text, *self.a_line(text))

    def taken_to(self, text: Text, first: int, last: int) -> Text:
        rest = text[:first] + text[last:]
        at = self.dice.randrange(len(rest) + 1)
        return rest[:at] + text[first:last] + rest[at:]

    def shouted(self, text: Text) -> Text:
        return self.changed(text, str.swapcase)

    def grown(self, text: Text) -> Text:
        """A word goes on: an ending, an accent, a second person in the picture."""
        letters, picture = (self.dice.choice(some) for some in (["s", "’t", "-gu", "\u0302", "’n"], ["\u200d🐾", "🏽"]))
        return self.changed(text, lambda core: normalise(core + (letters if core[-1].isalnum() else picture)))

    def changed(self, text: Text, change: Callable[[str], str]) -> Text:
        at = self.dice.randrange(len(text))
        core = change(text[at].core)
        word = text[at] if core == text[at].core else Word(core, text[at].tail, next(self.numbers))
        return (*text[:at], word, *text[at + 1 :])

    def broken(self, text: Text) -> Text:
        """The line ends elsewhere, or a comma is added: the word stays the same."""
        at = self.dice.randrange(len(text))
        return (*text[:at], Word(text[at].core, self.dice.choice(TAILS), text[at].number), *text[at + 1 :])


@dataclass(frozen=True)
class Laid:
    """A text as it is read: its letters, and where each word stands in them."""

    words: Text

    @cached_property
    def letters(self) -> str:
        return "".join(word.core + word.tail for word in self.words)

    @cached_property
    def begins(self) -> list[int]:
        return [0, *accumulate(len(word.core) + len(word.tail) for word in self.words)]

    @cached_property
    def cores(self) -> list[str]:
        return [word.core for word in self.words]

    @cached_property
    def numbers(self) -> dict[int, int]:
        """Where each word stands; a number stands once."""
        return {word.number: at for at, word in enumerate(self.words)}

    def span_of(self, first: int, last: int) -> Span:
        """Where the words from first to last (exclusive) stand: without what follows the last of them."""
        return self.begins[first], self.begins[last] - len(self.words[last - 1].tail)

    def place_of(self, words: Text) -> int | None:
        """Where these very words stand, one after the other."""
        at = self.numbers.get(words[0].number)
        if at is None or [one.number for one in self.words[at : at + len(words)]] != [one.number for one in words]:
            return None
        return at


def alike(one: Laid, here: int, other: Laid, there: int, size: int) -> tuple[int, int]:
    """How many words before and after stand in both, until the first that does not; FAR of them is all of them."""
    found = []
    for step, at, to in ((-1, here - 1, there - 1), (1, here + size, there + size)):
        run = 0
        while 0 <= at < len(one.cores) and 0 <= to < len(other.cores) and one.cores[at] == other.cores[to]:
            run, at, to = run + 1, at + step, to + step
        ended = not (0 <= at < len(one.cores) or 0 <= to < len(other.cores))
        found.append(FAR if ended else min(run, FAR))
    return found[0], found[1]


@dataclass
class Told:
    """What became of the marks."""

    wrong: list[str]
    stood: int = 0
    lost: int = 0


def follow(carried: Carry, *, seed: int = 4, sittings: int = SITTINGS) -> Told:
    told = Told([])
    for sitting in range(sittings):
        story = Story(seed + sitting)
        old = Laid(story.begun(LINES))
        dice = random.Random(seed)
        firsts = [dice.randrange(len(old.words) - 7) for _ in range(MARKS)]
        held = [(first, first + dice.choice([1, 2, 2, 3, 4, 6])) for first in firsts]
        for _ in range(EDITS):
            new = Laid(story.edited(old.words))
            found = carried(old.letters, new.letters, [old.span_of(*one) for one in held])
            held = [at for one, place in zip(held, found, strict=True) if (at := judge(told, old, one, new, place))]
            old = new
    return told


def judge(told: Told, old: Laid, held: Span, new: Laid, place: Span | None) -> Span | None:
    """Where the mark stands now, as words from the first to the last; what is wrong with it is noted."""
    first, last = held
    size, quote = last - first, old.letters[slice(*old.span_of(first, last))]
    truth = new.place_of(old.words[first:last])
    if truth is not None and new.letters[slice(*new.span_of(truth, truth + size))] != quote:
        truth = None
    if place is None:
        told.lost += truth is not None
        return None
    told.stood += truth is not None
    at = bisect_left(new.begins, place[0])
    if at + size > len(new.words) or new.span_of(at, at + size) != place or new.letters[slice(*place)] != quote:
        told.wrong.append(f"{quote!r} stands on {new.letters[slice(*place)]!r}, or in the middle of a word")
        return None
    if at != truth and can_be_told(old, first, new, at, truth, size):
        told.wrong.append(f"{quote!r} went to its twin at {at}, from {first}; it was {truth}")
    return at, at + size


def can_be_told(old: Laid, first: int, new: Laid, at: int, truth: int | None, size: int) -> bool:
    """Whether a reader of both texts sees that the words at `at` are others than those that were marked.

    By what stands around: they are others if the marked ones stand elsewhere in surroundings that fit better, or if
    another passage of the old text fits better here. "Tea" that became "tea, more tea" is neither: it could have been
    written before it as well as behind.
    """
    here = alike(old, first, new, at, size)
    if truth is not None:
        there = alike(old, first, new, truth, size)
        if sum(there) > sum(here) and {(here[0], there[1]), (here[1], there[0])}.isdisjoint({(FAR, FAR)}):
            return True
    was = old.place_of(new.words[at : at + size])
    return was is not None and sum(alike(old, was, new, at, size)) > sum(here)


@pytest.mark.no_cover
def test_in_1000_edits_no_mark_comes_to_stand_on_other_words() -> None:
    told = follow(carry)
    assert told.wrong == []
    # Of the marks whose words an edit left alone, nearly all stay.
    assert told.stood > 30_000
    assert told.stood / (told.stood + told.lost) > 0.985


def where_it_is_found_next(old: str, new: str, spans: Sequence[Span]) -> list[Span | None]:
    """The nearest place with the same letters."""
    found: list[Span | None] = []
    for start, end in spans:
        place = marks.find(new, old[start:end], start)
        found.append(place)
    return found


def pushed_along(old: str, new: str, spans: Sequence[Span]) -> list[Span | None]:
    """By as many letters as the text has grown, behind the first difference."""
    same = next((at for at, (one, other) in enumerate(zip(old, new, strict=False)) if one != other), len(old))
    shift = len(new) - len(old)
    return [(start, end) if end <= same else (max(0, start + shift), max(0, end + shift)) for start, end in spans]


@pytest.mark.parametrize("mutant", [where_it_is_found_next, pushed_along])
def test_a_simpler_way_goes_wrong(mutant: Carry) -> None:
    assert follow(mutant, sittings=10).wrong


@pytest.mark.no_cover
@pytest.mark.parametrize("name", ["_best", "_checked"])
def test_a_rule_left_out_goes_wrong(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first place with the same words, whatever stands around it; and words that have grown since."""

    def first_of_them(self: Any, covered: Span, places: list[int]) -> int | None:
        return places[0] if places else None

    def unchecked(self: Any, span: Span, first: int, place: int) -> Span:
        shift = self.new.starts[place] - self.old.starts[first]
        return span[0] + shift, span[1] + shift

    monkeypatch.setattr(marks._Edit, name, {"_best": first_of_them, "_checked": unchecked}[name])
    assert follow(carry).wrong
