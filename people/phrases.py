"""Phrases to look for in what was said: lists that anybody can edit, and one way of finding them. Nothing of Django.

A list is a text file, one phrase a line:

    must comply              these words, one after the other; capitals, accents and kinds of quotes make no difference
    complian*                a star where a word ends: however it ends
    he/she/they needs to     a stroke: any one of these words
    non-complian*            a hyphen: with it, without it, or in two words
    but not: it needs to     what is found within these words is not meant
    # …                      a note

In a list named cy.txt words stand as in a dictionary: their mutations are found by themselves (gofal: ofal, ngofal).
A line that makes no sense finds nothing, and breaks nothing.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

BUT_NOT = "but not:"
BETWEEN = r"[\s-]+"
# First letters of Welsh words → what they turn into (soft, nasal and aspirate mutation). Digraphs first: they are
# letters of their own, and those that are left out do not change.
MUTATIONS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("ch", "ph", "th", "dd", "ff", "ng"), ()),
    "ll": ("l",),
    "rh": ("r",),
    "c": ("g", "ch", "ngh"),
    "p": ("b", "ph", "mh"),
    "t": ("d", "th", "nh"),
    "g": ("", "ng"),
    "b": ("f", "m"),
    "d": ("dd", "n"),
    "m": ("f",),
}


class _Folding(dict[int, str]):
    """One character for one character, so that places stay the same."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        if letter in "‘’ʼ`´":
            folded = "'"
        elif unicodedata.category(letter) == "Pd":
            folded = "-"
        else:
            folded = unicodedata.normalize("NFD", letter)[0].lower()[0]
        self[code] = folded
        return folded


_folding = _Folding()


def fold(text: str) -> str:
    """As it is compared: small letters, no accents, one kind of quote and of hyphen; as long as the text is (NFC)."""
    return text.translate(_folding)


@dataclass(frozen=True)
class Found:
    """Where a phrase stands (in the NFC text), as it was written there, and in which language's list."""

    start: int
    end: int
    written: str
    language: str


class Phrases:
    """The phrases of one list."""

    def __init__(self, lines: Iterable[str], language: str = "en") -> None:
        self.language = language
        meant, not_meant = [], []
        for line in lines:
            phrase = fold(unicodedata.normalize("NFC", line)).partition("#")[0].strip()
            if phrase.startswith(BUT_NOT):
                not_meant.append(phrase.removeprefix(BUT_NOT).strip())
            elif phrase:
                meant.append(phrase)
        self.meant = self._pattern(meant)
        self.not_meant = self._pattern(not_meant)

    @classmethod
    def read(cls, path: Path) -> "Phrases":
        return cls(path.read_text(encoding="utf-8").splitlines(), language=path.stem)

    def find(self, text: str) -> Iterator[Found]:
        """In the order in which they stand there."""
        text = unicodedata.normalize("NFC", text)
        folded = fold(text)
        places = [one.span() for one in self.meant.finditer(folded)]
        if not places:
            return
        spared = [one.span() for one in self.not_meant.finditer(folded)]
        for start, end in places:
            if not any(begins <= start and end <= ends for begins, ends in spared):
                yield Found(start, end, text[start:end], self.language)

    def _pattern(self, phrases: list[str]) -> re.Pattern[str]:
        """All of them in one expression, by their first letter: a long text is gone through once."""
        by_letter: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for phrase in phrases:
            first, *rest = phrase.split()
            after = "".join(BETWEEN + self._word(word) for word in rest)
            for form in self._forms(first):
                if form.strip("*-"):
                    by_letter[form[0]].append((len(phrase), self._one(form[1:]) + after))
        # The longer phrase before the shorter one that it begins with.
        groups = (
            re.escape(letter) + "(?:" + "|".join(expression for _long, expression in sorted(found, reverse=True)) + ")"
            for letter, found in sorted(by_letter.items())
        )
        return re.compile(rf"(?<!\w)(?:{'|'.join(groups) or '(?!)'})(?!\w)")

    def _word(self, word: str) -> str:
        forms = [self._one(form) for form in self._forms(word)]
        return forms[0] if len(forms) == 1 else f"(?:{'|'.join(forms)})"

    def _forms(self, word: str) -> list[str]:
        """Each of the words between strokes, and in Welsh what it turns into."""
        forms = [form for form in word.split("/") if form] or [word]
        return [mutated for form in forms for mutated in mutations(form)] if self.language == "cy" else forms

    def _one(self, form: str) -> str:
        ending = r"(?:'?\w)*" if form.endswith("*") else ""
        return r"[\s-]?".join(re.escape(part) for part in form.removesuffix("*").split("-")) + ending


def mutations(word: str) -> list[str]:
    """A Welsh word and what it turns into at its beginning; words of one or two letters stay as they are."""
    if len(word.rstrip("*")) < 3:
        return [word]
    if word[0] in "aeiouwy":
        return [word, "h" + word] if len(word) > 3 else [word]
    first = next((first for first in MUTATIONS if word.startswith(first)), "")
    return [word, *(new + word.removeprefix(first) for new in MUTATIONS.get(first, ()))]
