"""How a kept phrase stays on its words.

A mark is a span `(start, end)` of code points in somebody's words, end exclusive. The promise, everywhere
here: a mark never stands on words the person did not mean. Where that cannot be known the answer is None,
and the person is asked.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import ge

from people.merging import normalise

Span = tuple[int, int]

# Words, line breaks, and every other sign alone: emoji fall into their parts, spaces only separate.
TOKEN = re.compile(r"\w+|\s*\n\s*|[^\w\s]")
# How many tokens on either side count as the surroundings of a phrase.
SURROUNDINGS = 4
# A phrase in a rewritten passage is believed to be the same one from this score on (see `_likeness`):
# six words need nothing more, two words two matching neighbours, one word three.
LIKE_ENOUGH = 6
# How far a text is compared around two places that could both be the one, and how many twins are too many to tell
# apart; and what ends a line, or a sentence.
FAR, MANY = 200, 400
LINE_ENDS, SENTENCE_ENDS = {"\n"}, {"\n", ".", "!", "?", "…"}
# Signs that hold one word together when a letter stands on both sides: can't, mam-gu.
JOINERS = "'\N{RIGHT SINGLE QUOTATION MARK}-\N{NON-BREAKING HYPHEN}"
ZERO_WIDTH_JOINER = "\N{ZERO WIDTH JOINER}"
SKIN_TONES = "\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff"


def find(words: str, quote: str, start: int | None = None, end: int | None = None) -> Span | None:
    """Where the quote stands in the normalised words, or None if it is not there or could be either of two.

    `start` and `end` are what the browser said: believed when they hold exactly the quote, and otherwise
    used only to choose the nearest of several. White space may differ, because pasting changes it.
    """
    words, quote = normalise(words), normalise(quote)
    if not quote.strip():
        return None
    if start is not None and end is not None and start >= 0 and words[start:end] == quote:
        return start, end
    alike = r"\s+".join(re.escape(part) for part in quote.split())
    places = _places(words, re.escape(quote)) or _places(words, alike)
    return _nearest(places, start)


def carry(old: str, new: str, spans: Sequence[Span]) -> list[Span | None]:
    """Where each span of the old words stands in the new ones; None where its words were edited.

    Both texts as `normalise` leaves them. What stands before and after the change keeps its marks. A phrase
    inside the change keeps its mark only if exactly it stands in the changed passage, with surroundings
    that are like enough, and better than those of any twin. So `new[s:e] == old[start:end]` always holds.
    """
    edit = _Edit(old, new)
    return [edit.carried(span) for span in spans]


def _places(words: str, pattern: str) -> list[Span]:
    # The lookahead finds overlapping places too: a quote that overlaps itself is ambiguous as well.
    return [match.span(1) for match in re.finditer(f"(?=({pattern}))", words)]


def _nearest(places: list[Span], start: int | None) -> Span | None:
    if len(places) == 1:
        return places[0]
    if start is None or not places:
        return None
    best, second = sorted(places, key=lambda place: abs(place[0] - start))[:2]
    tied = abs(best[0] - start) == abs(second[0] - start)
    return None if tied else best


@dataclass(frozen=True)
class _Text:
    """A text and its tokens, with a line break put before and after, so that ends are surroundings too."""

    text: str
    tokens: list[str]
    starts: list[int]
    ends: list[int]

    @classmethod
    def of(cls, text: str) -> "_Text":
        found = list(TOKEN.finditer(text))
        # However many blank lines there are, a break is a break.
        tokens = ["\n" if "\n" in match[0] else match[0] for match in found]
        starts, ends = [match.start() for match in found], [match.end() for match in found]
        return cls(text, ["\n", *tokens, "\n"], [0, *starts, len(text)], [0, *ends, len(text)])

    def covering(self, span: Span) -> Span | None:
        """The range of tokens, without the two at the ends, that the span touches."""
        first = bisect_right(self.ends, span[0])
        last = bisect_left(self.starts, span[1])
        first, last = max(first, 1), min(last, len(self.tokens) - 1)
        return (first, last) if first < last else None

    @cached_property
    def standing(self) -> dict[str, list[int]]:
        """Where each token stands."""
        found: dict[str, list[int]] = {}
        for index, token in enumerate(self.tokens):
            found.setdefault(token, []).append(index)
        return found

    def places(self, wanted: list[str]) -> list[int]:
        size = len(wanted)
        return [index for index in self.standing.get(wanted[0], []) if self.tokens[index : index + size] == wanted]


class _Edit:
    """One change from old to new: the tokens before it and after it are common to both."""

    def __init__(self, old: str, new: str) -> None:
        self.old, self.new = _Text.of(old), _Text.of(new)
        before, after = self.old.tokens, self.new.tokens
        self.head = _common(before, after)
        self.tail = _common(before[::-1], after[::-1])
        self.cut = len(before) - len(after)
        if self.cut:
            self._prefer_whole()

    def carried(self, span: Span) -> Span | None:
        covered = self.old.covering(span) if 0 <= span[0] < span[1] <= len(self.old.text) else None
        if covered is None:
            return None
        place = self._place(covered)
        return None if place is None else self._checked(span, covered[0], place)

    def _prefer_whole(self) -> None:
        """Where words repeat, what was taken out or put in may have begun earlier: whole lines are the likelier.

        So are whole sentences, of what was put in: then both are there, and the old one goes on as it did.
        """
        longer, shorter = (self.old, self.new) if self.cut > 0 else (self.new, self.old)
        tokens, size = longer.tokens, abs(self.cut)
        for ends in (LINE_ENDS,) if self.cut > 0 else (LINE_ENDS, SENTENCE_ENDS):
            begins = [
                index
                for index in range(max(1, len(shorter.tokens) - self.tail), self.head + 1)
                if tokens[index - 1] in ends and tokens[index + size - 1] in ends
            ]
            if begins:
                self.head, self.tail = begins[-1], len(shorter.tokens) - begins[0]
                return

    def _place(self, covered: Span) -> int | None:
        """The first token, in the new text, of the phrase that covered these tokens of the old text."""
        # Where words repeat, head and tail overlap, and what was taken out could be either of two twins:
        # a phrase that may be the one taken out is not kept on the other.
        first, last = covered
        before, after = last <= self.head, first >= len(self.old.tokens) - self.tail
        if before:
            in_doubt = self.cut > 0 and first >= len(self.new.tokens) - self.tail
            line_is_whole = "\n" in self.old.tokens[last : self.head]
        elif after:
            in_doubt = self.cut > 0 and last <= self.head + self.cut
            line_is_whole = "\n" in self.old.tokens[len(self.old.tokens) - self.tail : first]
        else:
            return self._place_in_change(covered)
        place = first if before else first - self.cut
        if in_doubt:
            return None
        # Where something was only put in, or only taken out, that is all there is to doubt.
        if self.head + self.tail >= min(len(self.old.tokens), len(self.new.tokens)):
            return place
        if self._could_be_a_twins(covered, place):
            return None
        return place if line_is_whole else self._place_at_edge(covered, place)

    def _place_at_edge(self, covered: Span, place: int) -> int | None:
        """The line of the phrase has changed, though not up to it: it may be the beginning of another line now."""
        places = [place, *(other for other in self._believable(covered) if other != place)]
        return self._best(covered, places)

    def _could_be_a_twins(self, covered: Span, place: int) -> bool:
        """Whether, on one side, another passage of the old text goes on here much longer than that of the phrase."""
        size = covered[1] - covered[0]
        fits = self._runs(covered[0], place, size)
        return any(
            twin - own >= SURROUNDINGS
            for index in self._twins(covered)
            for twin, own in zip(self._runs(index, place, size), fits, strict=True)
        )

    def _place_in_change(self, covered: Span) -> int | None:
        first, size = covered[0], covered[1] - covered[0]
        best = self._best(covered, self._believable(covered))
        if best is None:
            return None
        score = self._likeness(first, best, size)
        return None if any(self._likeness(index, best, size) >= score for index in self._twins(covered)) else best

    def _twins(self, covered: Span) -> list[int]:
        """Where else in the old text the same tokens stand: the nearest, of very many."""
        places = self.old.places(self.old.tokens[slice(*covered)])
        at = bisect_left(places, covered[0])
        return places[max(0, at - MANY) : at] + places[at + 1 : at + 1 + MANY]

    def _believable(self, covered: Span) -> list[int]:
        """Where the phrase stands in what changed, in surroundings like enough, and not more like those of a twin."""
        first, wanted, twins = covered[0], self.old.tokens[slice(*covered)], self._twins(covered)
        size = len(wanted)
        places = self.new.places(wanted)
        # "Na na na na", for pages: nobody can tell, nor needs anybody to wait for it.
        return [
            place
            for place in (places if len(places) <= MANY else [])
            if self._is_changed(place, size)
            and self._likeness(first, place, size) >= LIKE_ENOUGH
            and not any(sum(self._runs(twin, place, size)) > sum(self._runs(first, place, size)) for twin in twins)
        ]

    def _best(self, covered: Span, places: list[int]) -> int | None:
        """The one of these places that fits better than any other, before the phrase and after it."""
        first, size = covered[0], covered[1] - covered[0]
        found = {place: (*self._runs(first, place, size), self._likeness(first, place, size)) for place in places}
        for place, fits in found.items():
            others = [other for there, other in found.items() if there != place]
            if all(fits != other and all(map(ge, fits, other)) for other in others):
                return place
        return None

    def _runs(self, here: int, there: int, size: int) -> Span:
        """How many tokens are the same in both texts before the phrase, and after it, until the first that is not."""
        old, new = self.old.tokens, self.new.tokens
        before = _common(old[max(0, here - FAR) : here][::-1], new[max(0, there - FAR) : there][::-1])
        here, there = here + size, there + size
        return before, _common(old[here : here + FAR], new[there : there + FAR])

    def _is_changed(self, first: int, size: int) -> bool:
        """Whether tokens of the new text reach into what changed: what did not change is taken."""
        return first + size > self.head and first < max(self.head, len(self.new.tokens) - self.tail)

    def _likeness(self, here: int, there: int, size: int) -> int:
        """The words of the phrase, and two for each neighbour that is the same; signs alone prove nothing."""
        phrase = sum(map(_tells, self.old.tokens[here : here + size]))
        before = zip(
            reversed(self.old.tokens[max(0, here - SURROUNDINGS) : here]),
            reversed(self.new.tokens[max(0, there - SURROUNDINGS) : there]),
            strict=False,
        )
        after = zip(
            self.old.tokens[here + size : here + size + SURROUNDINGS],
            self.new.tokens[there + size : there + size + SURROUNDINGS],
            strict=False,
        )
        return phrase + 2 * sum(one == other and _tells(one) for one, other in (*before, *after))

    def _checked(self, span: Span, first: int, place: int) -> Span | None:
        """The span moved with its first token, if it still holds the same words and no longer ones."""
        shift = self.new.starts[place] - self.old.starts[first]
        start, end = span[0] + shift, span[1] + shift
        if self.new.text[start:end] != self.old.text[slice(*span)]:
            return None
        # "I can" must not stay on the beginning of "I can't".
        grown = any(
            _runs_on(self.new.text, now) and not _runs_on(self.old.text, then)
            for then, now in ((span[0], start), (span[1], end))
        )
        return None if grown else (start, end)


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    """How many tokens two texts have in common at their beginning."""
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count


def _tells(token: str) -> bool:
    """Whether a token says something about where it stands: a word or a line's end, not a full stop."""
    return token[0] == "\n" or token[0].isalnum()


def _runs_on(text: str, index: int) -> bool:
    """Whether one word, or one emoji, goes on across this place."""
    if not 0 < index < len(text):
        return False
    before, after = text[index - 1], text[index]
    if ZERO_WIDTH_JOINER in (before, after) or after in SKIN_TONES or unicodedata.category(after)[0] == "M":
        return True
    if after in JOINERS:
        return before.isalnum() and text[index + 1 : index + 2].isalnum()
    if before in JOINERS:
        return after.isalnum() and text[max(0, index - 2) : index - 1].isalnum()
    return before.isalnum() and after.isalnum()
