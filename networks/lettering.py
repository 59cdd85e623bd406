"""Writing on the circle map: how wide it is, how it is wrapped and shortened, and initials."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from networks.geometry import Box, rounded

LEADING = 1.15
ARTICLES = {"the", "a", "an", "y", "yr", "my", "fy"}


@dataclass(frozen=True)
class Line:
    """One line of writing: its baseline begins, is centred or ends at (x, y), by its label's anchor."""

    text: str
    x: float
    y: float


@dataclass(frozen=True)
class Label:
    """Writing on the map, and the box that it claims."""

    lines: tuple[Line, ...]
    anchor: str  # start, middle, end
    box: Box
    key: str = ""


def make_label(lines: Sequence[str], size: float, anchor: str, x: float, top: float) -> Label:
    """Lines of writing with their top at `top`, and the box they claim."""
    width = max(text_width(line, size) for line in lines)
    left = x - {"start": 0.0, "middle": width / 2, "end": width}[anchor]
    written = tuple(Line(line, rounded(x), rounded(top + size * (0.88 + LEADING * i))) for i, line in enumerate(lines))
    return Label(written, anchor, Box(left, top, left + width, top + text_height(lines, size)))


def text_width(text: str, size: float) -> float:
    return size * _ems(text)


@lru_cache(maxsize=4096)
def _ems(text: str) -> float:
    return sum(_em(letter) for letter in _letters(text))


def text_height(lines: Sequence[str], size: float) -> float:
    return size * LEADING * len(lines)


def wrapped(text: str, size: float, room: float) -> tuple[str, ...]:
    """The text on one line if it fits, else on two (at the space that keeps them most even), shortened."""
    text = " ".join(text.split())
    words = text.split(" ")
    if text_width(text, size) <= room or len(words) == 1:
        return (_shortened(text, size, room),)
    splits = [(" ".join(words[:i]), " ".join(words[i:])) for i in range(1, len(words))]
    first, second = min(splits, key=lambda pair: max(text_width(line, size) for line in pair))
    if text_width(first, size) > room or text_width(second, size) > room:
        fitting = [pair for pair in splits if text_width(pair[0], size) <= room]
        first, second = fitting[-1] if fitting else splits[0]
    return _shortened(first, size, room), _shortened(second, size, room)


def _shortened(text: str, size: float, room: float) -> str:
    """The text, or as many of its letters as leave room for an ellipsis."""
    if text_width(text, size) <= room:
        return text
    kept, used = "", size * _em("…")
    for letter in _letters(text):
        used += size * _em(letter)
        if used > room:
            break
        kept += letter
    return kept.rstrip(" ,.-") + "…"


@lru_cache(maxsize=1024)
def _letters(text: str) -> tuple[str, ...]:
    """The text in letters as a reader sees them: an accent, or a joined emoji, stays with its base."""
    letters: list[str] = []
    for char in unicodedata.normalize("NFC", text):
        joined = unicodedata.category(char).startswith("M") or char == "\u200d" or "🏻" <= char <= "🏿"
        if letters and (joined or letters[-1].endswith("\u200d")):
            letters[-1] += char
        else:
            letters.append(char)
    return tuple(letters)


@lru_cache(maxsize=1024)
def _em(letter: str) -> float:
    """A cautious width in ems, for Atkinson Hyperlegible Next at weight 650 and the fallbacks behind it."""
    char = letter[0]
    if char in "iljtfrI'\u2019.,:;|!()-· ":
        return 0.42
    if char in "mwMWŵŴ@%&…—":
        return 0.98
    if unicodedata.east_asian_width(char) in "WF" or ord(char) >= 0x2E80:
        return 1.15
    if char.isupper():
        return 0.76
    return 0.64 if ord(char) < 0x250 or char.isdigit() else 0.8


def all_initials(names: Sequence[str]) -> list[str]:
    """Initials for each, different while the names allow it; those who came first keep theirs."""
    used: set[str] = set()
    chosen: list[str] = []
    for name in names:
        ways = _initials(name)
        chosen.append(next((way for way in ways if way not in used), ways[0]))
        used.add(chosen[-1])
    return chosen


def _initials(name: str) -> list[str]:
    """Two letters for a name, the most natural first: DP for Dr Patel, Ch for The choir, Shân Sh."""
    words = [[c for c in _letters(word) if c[0].isalnum()] for word in name.split()]
    words = [word for word in words if word]
    if not words:
        return [_letters(name.strip())[0] if name.strip() else "-"]
    if len(words) > 1 and "".join(words[0]).lower() in ARTICLES:
        words = words[1:]
    (initial, *others) = [letter for word in words for letter in word]
    first = initial.upper()
    ways = [first + word[0].upper() for word in reversed(words[1:])]
    ways += [first + letter.lower() for letter in others]
    ways += [first + str(number) for number in range(2, 10)]
    return ways if others else [first, *ways]
