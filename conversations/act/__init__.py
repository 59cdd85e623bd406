"""What was said, lined up with the five elements of Part 3 of the Act. Nothing of Django.

Nothing is judged here. A sentence stands under an element because a cue stands in it (the folders beside this file: a
list for each language, which anybody can edit), or because of what it was kept as; the words are read by a person. The
same words may bear on more than one.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from conversations.sentences import sentences
from people.phrases import Phrases, fold

LANGUAGES = ("en", "cy")
CIRCUMSTANCES, OUTCOMES, BARRIERS, RISKS, STRENGTHS = "circumstances", "outcomes", "barriers", "risks", "strengths"
ELEMENTS = (CIRCUMSTANCES, OUTCOMES, BARRIERS, RISKS, STRENGTHS)
# Those that have cues; the other two are what was kept, asked for and tried.
BY_CUES = (CIRCUMSTANCES, BARRIERS, RISKS)
# Lines of one element: what fits on paper, and is read.
AT_MOST = 8


@dataclass(frozen=True)
class Line:
    """Something that bears on an element, and the page where it stands.

    `words` are a person's, in their language; `told` is ours, and stands after them or alone. `how` says what `by` did:
    *heard* them, *put* them down, or spoke for themselves (*own*); with nobody, the line speaks for itself.
    """

    at: datetime
    url: str
    words: str = ""
    language: str = ""
    told: str = ""
    by: Any = None
    how: str = ""
    just_us: bool = False


@dataclass(frozen=True)
class Element:
    """The newest lines, and how many more there are."""

    lines: tuple[Line, ...]
    more: int


@cache
def cues(element: str) -> tuple[Phrases, ...]:
    folder = Path(__file__).parent / element
    return tuple(Phrases.read(folder / f"{language}.txt") for language in LANGUAGES)


def by_cues(text: str) -> dict[str, list[str]]:
    """The sentences of a text that bear on each element with cues, in either language: people change within one."""
    said = list(dict.fromkeys(sentences(text)))
    return {element: [words for words in said if has_cue(element, words)] for element in BY_CUES}


def has_cue(element: str, words: str) -> bool:
    return any(next(phrases.find(words), None) for phrases in cues(element))


def lined_up(lines: Iterable[Line]) -> Element:
    """Newest first; what was said in a conversation and also kept from it stands there once."""
    found: dict[tuple[str, str], Line] = {}
    for line in sorted(lines, key=lambda line: line.at, reverse=True):
        found.setdefault((line.told, fold(line.words).strip(" .,;!?")), line)
    every = list(found.values())
    return Element(tuple(every[:AT_MOST]), max(0, len(every) - AT_MOST))
