"""What somebody said, in pieces that are read back one at a time. Nothing of Django.

The pieces joined are the words again, letter for letter. A piece ends with a paragraph, else with a sentence, else
after a comma, else between two words; never inside one.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

# Characters: what stands on a phone in very large type, and what a listener holds in mind.
LONGEST = 160
# Where a piece may end: after this, with the white space that follows. Each takes the time of one reading, however the
# words were typed. An empty line ends a paragraph.
PARAGRAPH = re.compile(r"\n[^\S\n]*+\n\s*+")
LINE = re.compile(r"\n\s*+")
# "Mr. Evans" is not the end of a sentence.
SHORT = r"(?<!\bMr)(?<!\bMrs)(?<!\bDr)(?<!\bSt)(?<!\bRev)(?<!\bParch)"
SENTENCE = re.compile(rf"(?<![.!?…]){SHORT}[.!?…]++[’”\"')\]]*+\s++")
CLAUSE = re.compile(r"[,;:–—][’”\"')\]]*+\s++")
WORD = re.compile(r"\s++")
FINER = (LINE, SENTENCE, CLAUSE, WORD)


def passages(words: str, longest: int = LONGEST) -> list[str]:
    """The pieces, in order. Lines that follow one another without an empty line stand together while they fit."""
    return [piece for part in _cut(words, PARAGRAPH) for piece in _pieces(part, longest, FINER)]


def _cut(words: str, ends: re.Pattern[str]) -> list[str]:
    """Cut after each of these ends; white space at the beginning stays with the first words."""
    found, start = [], 0
    for end in ends.finditer(words):
        if words[start : end.end()].strip():
            found.append(words[start : end.end()])
            start = end.end()
    return [*found, words[start:]] if words[start:] else found


def _pieces(part: str, longest: int, finer: Sequence[re.Pattern[str]]) -> list[str]:
    if len(part.strip()) <= longest or not finer:
        return [part]
    whole = [piece for smaller in _cut(part, finer[0]) for piece in _pieces(smaller, longest, finer[1:])]
    return _together(whole, longest)


def _together(pieces: Sequence[str], longest: int) -> list[str]:
    """Neighbours joined while they fit, and about equally long: no last piece of three words alone."""
    total = sum(map(len, pieces))
    enough = total / -(-total // longest)
    found = [""]
    for piece in pieces:
        if found[-1] and (len(found[-1]) >= enough or len((found[-1] + piece).strip()) > longest):
            found.append("")
        found[-1] += piece
    return found


@dataclass(frozen=True)
class Passage:
    """A piece as it is read back, and what the person said about it so far, oldest first."""

    text: str
    said: list[Any] = field(default_factory=list)

    @property
    def is_answered(self) -> bool:
        return bool(self.said)

    @property
    def meant(self) -> list[Any]:
        """What they meant instead, where they said so."""
        return [one for one in self.said if not one.is_right]


def read_so_far(words: str, corrections: Sequence[Any]) -> list[Passage]:
    """The pieces with what was said about each. `corrections` (with `passage`) in the order in which they were said."""
    texts = [piece.strip() for piece in passages(words)]
    return [Passage(text, [one for one in corrections if is_about(one.passage, text)]) for text in texts]


def is_about(passage: str, text: str) -> bool:
    """Whether what was read then is this piece, a part of it, or more."""
    passage = passage.strip()
    return bool(passage) and (passage == text or passage in text or text in passage)


def agreed_on(pieces: Sequence[Passage]) -> datetime | None:
    """When all of it had been read back and answered; None while some of it has not."""
    if not pieces or not all(piece.is_answered for piece in pieces):
        return None
    said_at: list[datetime] = [one.at for piece in pieces for one in piece.said]
    return max(said_at)


def next_to_read(pieces: Sequence[Passage]) -> int:
    """Which piece, from 1, nothing has been said about yet; the first again, when all have been answered."""
    return next((number for number, piece in enumerate(pieces, 1) if not piece.is_answered), 1)
