"""Finding words in a story as people write them and mean them. Nothing of Django.

Capital letters, accents and curly quotes make no difference, either way round. An English word is found with its other
endings (*walking*, *walked*), a Welsh one however it is mutated (*capel*, *gapel*), and any word by its first three
letters. Of several words all must stand in the same entry; what stands between quotes must stand just so.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import snowballstemmer

from conversations.mutations import radicals

# Signs that belong to the letter before them: vowels of Bengali, accents that were written apart.
SIGNS = "".join(chr(point) for point in range(0x300, 0xABFF) if unicodedata.category(chr(point)).startswith("M"))
WORD = re.compile(rf"[^\W_](?:[^\W_]|[{re.escape(SIGNS)}])*")
# Accents, and the vowel signs of Arabic, which are mostly left out.
ACCENTS = re.compile("[\u0300-\u036f\u064b-\u065f\u0670]")
LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe"})
# Written without spaces between words: looked for anywhere.
UNSPACED = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]")
PHRASE = re.compile('["“”„«»]([^"“”„«»]+)["“”„«»]')
# Small words without which hardly two Welsh sentences are written.
WELSH = {"yn", "mae", "wedi", "oedd", "roedd", "ddim", "dw", "fy", "ei", "yr", "dydw", "hefyd", "efo", "gyda", "fod"}
BY_ITS_BEGINNING = 3

Span = tuple[int, int]


def folded(text: str) -> str:
    """As it is compared: lower case, without accents."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text.casefold())
    return unicodedata.normalize("NFC", ACCENTS.sub("", apart)).translate(LETTERS)


@dataclass(frozen=True)
class Token:
    """One word of a text, and where it stands."""

    word: str
    start: int
    end: int


def tokens(text: str) -> list[Token]:
    return [Token(folded(found[0]), *found.span()) for found in WORD.finditer(text)]


@dataclass(frozen=True)
class Word:
    """A word that is looked for."""

    word: str

    @cached_property
    def endings(self) -> Any:
        """What takes English endings off. One for each word: it remembers what it works on."""
        return snowballstemmer.stemmer("english")

    @cached_property
    def stem(self) -> Any:
        return self.endings.stemWord(self.word)

    @cached_property
    def radicals(self) -> frozenset[str]:
        return radicals(self.word)

    def is_met_by(self, token: str, *, welsh: bool) -> bool:
        if begins_with(token, self.word):
            return True
        if welsh and any(begins_with(one, mine) for one in radicals(token) for mine in self.radicals):
            return True
        # Endings change, beginnings do not: only words of the same first letter are worth the time.
        return bool(token[:1] == self.word[:1] and self.endings.stemWord(token) == self.stem)

    def places(self, text: str, found: list[Token], *, welsh: bool) -> Iterator[Span]:
        for token in found:
            if UNSPACED.search(self.word):
                at = text.find(self.word, token.start, token.end)
                if at >= 0:
                    yield at, at + len(self.word)
            elif self.is_met_by(token.word, welsh=welsh):
                yield token.start, token.end


@dataclass(frozen=True)
class Phrase:
    """Words that are looked for one after the other, just so."""

    words: tuple[str, ...]

    def places(self, text: str, found: list[Token], *, welsh: bool) -> Iterator[Span]:
        for first in range(len(found) - len(self.words) + 1):
            here = found[first : first + len(self.words)]
            if tuple(token.word for token in here) == self.words:
                yield here[0].start, here[-1].end


@dataclass
class Search:
    """What somebody looks for, and where it was found, to be marked."""

    asked: str
    terms: list[Word | Phrase]
    marks: dict[str, list[Span]] = field(default_factory=dict)

    @classmethod
    def of(cls, asked: str) -> "Search | None":
        """None when there is no word in it."""
        phrases = [tuple(token.word for token in tokens(found)) for found in PHRASE.findall(asked)]
        single = [token.word for token in tokens(PHRASE.sub(" ", asked))]
        terms: list[Word | Phrase] = [
            *(Phrase(words) for words in phrases if words),
            *(Word(word) for word in dict.fromkeys(single)),
        ]
        return cls(asked, terms) if terms else None

    def finds(self, texts: Iterable[tuple[str, str]]) -> bool:
        """Whether every term stands somewhere in these texts, each given with its language ("" when nobody said)."""
        marks: dict[str, list[Span]] = {}
        missing = set(self.terms)
        for text, language in texts:
            found = tokens(text)
            welsh = is_welsh(found, language)
            for term in self.terms:
                places = list(term.places(text, found, welsh=welsh))
                if places:
                    missing.discard(term)
                    marks.setdefault(text, []).extend(places)
        if missing:
            return False
        self.marks |= {text: joined(places) for text, places in marks.items()}
        return True

    def runs(self, text: str) -> list[tuple[str, bool]]:
        """The text in pieces, in order: each as it stands, and whether it is what was looked for."""
        pieces, at = [], 0
        for start, end in self.marks.get(text, []):
            pieces += [(text[at:start], False), (text[start:end], True)]
            at = end
        return [(piece, is_found) for piece, is_found in [*pieces, (text[at:], False)] if piece]


def is_welsh(found: list[Token], language: str) -> bool:
    """Whether words may be mutated here: it is Welsh, or nobody said and it may be, or it plainly is all the same."""
    return language in {"cy", ""} or len(WELSH & {token.word for token in found}) > 1


def begins_with(token: str, word: str) -> bool:
    return token == word or (len(word) >= BY_ITS_BEGINNING and token.startswith(word))


def joined(places: list[Span]) -> list[Span]:
    """Places in order, those that touch or overlap made one."""
    found: list[Span] = []
    for start, end in sorted(places):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return found
