"""Sentence by sentence: which of them we may say to others, and where one says so."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from conversations.sentences import sentences


@dataclass(frozen=True)
class Sentence:
    """`yes` is the row that allows it, or None; `to` the address at which that is changed."""

    words: str
    yes: Any
    to: str


def by_sentence(words: str, rows: Iterable[Any], *, allow: str, back: Callable[[Any], str]) -> list[Sentence]:
    """Every sentence once, in order, with the yes to it. `allow` and `back` are the addresses of both buttons."""
    allowed = {row.words: row for row in rows}
    found = []
    for sentence in dict.fromkeys(sentences(words)):
        yes = allowed.get(sentence)
        found.append(Sentence(sentence, yes, back(yes) if yes else allow))
    return found
