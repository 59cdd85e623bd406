"""Words with their marks, as a page writes them: elements that stand inside one another, also where marks overlap."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Generic, TypeVar

Mark = TypeVar("Mark")


@dataclass
class Piece(Generic[Mark]):
    """What `nested` writes one after the other: words, the opening of a mark, or the closing of the last opened."""

    text: str = ""
    opens: Mark | None = None
    # Of an opening: whether the mark begins here, and whether it ends where this is closed.
    begins: bool = False
    ends: bool = False


def nested(words: str, marks: Sequence[tuple[int, int, Mark]]) -> list[Piece[Mark]]:
    """The words with their marks as elements that stand inside one another, also where the marks only overlap.

    Of two that overlap, the one that ends later goes on in a second element. Every mark begins once.
    """
    inside = [(max(0, start), min(end, len(words)), mark) for start, end, mark in marks]
    inside = sorted((one for one in inside if one[0] < one[1]), key=lambda one: (one[0], -one[1]))
    pieces: list[Piece[Mark]] = []
    open_now: list[tuple[int, Mark, Piece[Mark]]] = []
    cuts = sorted({0, len(words)} | {edge for start, end, _ in inside for edge in (start, end)})
    for left, right in pairwise(cuts):
        _close(open_now, left, pieces)
        for end, mark in ((end, mark) for start, end, mark in inside if start == left):
            _open(open_now, end, mark, pieces, begins=True)
        pieces.append(Piece(words[left:right]))
    _close(open_now, len(words), pieces)
    return pieces


def _open(
    open_now: list[tuple[int, Mark, Piece[Mark]]], end: int, mark: Mark, pieces: list[Piece[Mark]], *, begins: bool
) -> None:
    piece = Piece(opens=mark, begins=begins)
    pieces.append(piece)
    open_now.append((end, mark, piece))


def _close(open_now: list[tuple[int, Mark, Piece[Mark]]], at: int, pieces: list[Piece[Mark]]) -> None:
    """Close what ends here, with what was opened inside it; of that, open again what goes on."""
    first = next((index for index, (end, _, _) in enumerate(open_now) if end <= at), len(open_now))
    closing = open_now[first:]
    del open_now[first:]
    for end, _, piece in reversed(closing):
        piece.ends = end <= at
        pieces.append(Piece())
    for end, mark, _ in closing:
        if end > at:
            _open(open_now, end, mark, pieces, begins=False)
