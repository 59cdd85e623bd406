"""Two wrote at once: what each changed is put together, field by field and line by line, and no line is lost.

Pure: texts and values go in and come out. merge3 lines the three texts up; what it calls a conflict only because two
changes stand next to each other is taken apart here, since people write line after line, and each keystroke is sent.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Any, Literal, NamedTuple, cast

from merge3 import Merge3

from people.alike import STILL_THE_SAME, Alike, Lines

Side = Literal["", "mine", "theirs"]


def normalise(text: str) -> str:
    """The form in which words are kept, counted and compared: line ends as LF, letters composed (NFC)."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))


@dataclass(frozen=True)
class Passage:
    """Some lines: as they are when mine is kept, and when theirs is. Only in a clash are these different."""

    mine: Lines
    theirs: Lines
    brought_by: Side = ""

    @property
    def is_clash(self) -> bool:
        return self.mine != self.theirs


@dataclass(frozen=True)
class Merged:
    """Two texts put together. Without a clash `mine`, `theirs` and `both` are the same: the text."""

    passages: list[Passage]
    # The line ends after the last word.
    end: str = ""

    @property
    def is_clash(self) -> bool:
        return any(passage.is_clash for passage in self.passages)

    @cached_property
    def mine(self) -> str:
        """All that did not clash, and mine where it did."""
        return self._text(passage.mine for passage in self.passages)

    @cached_property
    def theirs(self) -> str:
        return self._text(passage.theirs for passage in self.passages)

    @cached_property
    def both(self) -> str:
        """All of it: in each clashing place theirs, then mine."""
        return self._text(
            [*passage.theirs, *passage.mine] if passage.is_clash else passage.mine for passage in self.passages
        )

    def brought(self, side: Side) -> list[Lines]:
        """What one side alone brought, or, in a clash, would have there."""
        return [
            passage.theirs if side == "theirs" else passage.mine
            for passage in self.passages
            if passage.is_clash or passage.brought_by == side
        ]

    def _text(self, parts: Any) -> str:
        return "\n".join(line for part in parts for line in part) + self.end


def merge(base: str | None, mine: str, theirs: str) -> Merged:
    """Both texts as one. `base` is what both began from; None where nobody knows.

    Without a base the text that holds the other stands; otherwise wherever they differ is a clash.
    """
    if mine == theirs or base == theirs:
        body, end = _apart_from_its_end(mine)
        return Merged([Passage(body, body, "" if mine == theirs else "mine")], end)
    my_lines, my_end = _apart_from_its_end(mine)
    their_lines, their_end = _apart_from_its_end(theirs)
    if base is None:
        longer = max(mine, theirs, key=len)
        if mine in theirs or theirs in mine:
            body, end = _apart_from_its_end(longer)
            return Merged([Passage(body, body, "mine" if longer == mine else "theirs")], end)
        return Merged(_without_base(my_lines, their_lines), max(my_end, their_end))
    base_lines, base_end = _apart_from_its_end(base)
    end = my_end if their_end == base_end else their_end if my_end == base_end else max(my_end, their_end)
    return Merged(list(_by_line(base_lines, my_lines, their_lines)), end)


def _apart_from_its_end(text: str) -> tuple[list[str], str]:
    """The lines, and the line ends after the last of them: a line added below changes no line above."""
    body = text.rstrip("\n")
    return body.split("\n") if body else [], text[len(body) :]


def _without_base(mine: Lines, theirs: Lines) -> list[Passage]:
    passages = [
        Passage(mine[i:j], mine[i:j]) if tag == "equal" else Passage(mine[i:j], theirs[k:m])
        for tag, i, j, k, m in Alike(None, mine, theirs).get_opcodes()
    ]
    apart = [passage for passage in passages if passage.is_clash]
    for side, other in (("mine", "theirs"), ("theirs", "mine")):
        if not any(getattr(passage, other) for passage in apart):
            # Every line of the other's stands in this one.
            return [_only(getattr(passage, side), side) if passage.is_clash else passage for passage in passages]
    return passages


def _only(lines: Lines, side: Any) -> Passage:
    return Passage(lines, lines, side)


def _by_line(base: Lines, mine: Lines, theirs: Lines) -> Iterator[Passage]:
    sides: dict[str, Side] = {"a": "mine", "b": "theirs"}
    group: Any
    for group in Merge3(base, mine, theirs, sequence_matcher=cast(Any, Alike)).merge_groups():
        if group[0] == "conflict":
            yield from _taken_apart(*group[1:])
        else:
            yield _only(group[1], sides.get(group[0], ""))


class Change(NamedTuple):
    """Lines `start` to `end` of the base became these."""

    start: int
    end: int
    lines: Lines
    side: Side


def _taken_apart(base: Lines, mine: Lines, theirs: Lines) -> Iterator[Passage]:
    """Changes that only stand next to each other are both kept; on the same lines they are looked at together."""
    at = 0
    for start, end, ours in _together([*_changes(base, mine, "mine"), *_changes(base, theirs, "theirs")]):
        yield _only(base[at:start], "")
        at = end
        if len({change.side for change in ours}) == 1:
            for change in ours:
                yield _only(change.lines, change.side)
        else:
            yield from _settled(
                base[start:end],
                _as_changed(base, start, end, [change for change in ours if change.side == "mine"]),
                _as_changed(base, start, end, [change for change in ours if change.side == "theirs"]),
            )
    yield _only(base[at:], "")


def _changes(base: Lines, text: Lines, side: Side) -> list[Change]:
    codes = Alike(None, base, text).get_opcodes()
    return [Change(i, j, text[k:m], side) for tag, i, j, k, m in codes if tag != "equal"]


def _together(changes: list[Change]) -> Iterator[tuple[int, int, list[Change]]]:
    """The changes in their order, those that meet on the same lines, or in the same place between two, together."""
    start, end = -1, -1
    met: list[Change] = []
    for change in sorted(changes, key=lambda one: one[:2]):
        if met and (change.start < end or change[:2] == (start, end)):
            end = max(end, change.end)
        else:
            if met:
                yield start, end, met
            start, end, met = change.start, change.end, []
        met.append(change)
    if met:
        yield start, end, met


def _as_changed(base: Lines, start: int, end: int, changes: list[Change]) -> list[str]:
    lines: list[str] = []
    for change in changes:
        lines += [*base[start : change.start], *change.lines]
        start = change.end
    return [*lines, *base[start:end]]


def _settled(base: Lines, mine: Lines, theirs: Lines) -> Iterator[Passage]:
    """Both changed these lines, or both wrote in this place."""
    if not base and not (mine and theirs):
        yield _only(mine or theirs, "mine" if mine else "theirs")
        return
    longer = _goes_on(*("\n".join(lines) for lines in (base, mine, theirs)))
    if mine == theirs or longer:
        yield _only(mine if longer == "mine" else theirs, longer)
        return
    if base:
        mine_apart, theirs_apart = _apart_from_what_was_added(base, mine), _apart_from_what_was_added(base, theirs)
        if any(added for lines in (mine_apart, theirs_apart) for added in (lines[0], lines[2])):
            yield from _settled([], mine_apart[0], theirs_apart[0])
            yield from _settled(base, mine_apart[1], theirs_apart[1])
            yield from _settled([], mine_apart[2], theirs_apart[2])
            return
    for is_agreed, i, j, k, m in _agreed(mine, theirs):
        if is_agreed:
            yield _only(mine[i:j], "")
        elif base:
            yield Passage(mine[i:j], theirs[k:m])
        elif (i, j, k, m) != (0, len(mine), 0, len(theirs)):
            yield from _settled([], mine[i:j], theirs[k:m])
        else:
            # Nothing of before is touched: what both added stands, one after the other.
            yield _only(theirs, "theirs")
            yield _only(mine, "mine")


def _apart_from_what_was_added(base: Lines, lines: Lines) -> tuple[Lines, Lines, Lines]:
    """What was added above, the lines of the base as they were changed, and what was added below."""
    most, at = max(
        (_likeness(base, lines[at : at + len(base)]), -at) for at in range(max(1, len(lines) - len(base) + 1))
    )
    start, end = (-at, -at + len(base)) if most > STILL_THE_SAME else (0, len(lines))
    return lines[:start], lines[start:end], lines[end:]


def _likeness(some: Lines, others: Lines) -> float:
    """How many of their words two texts share, from 0 to 1."""
    one, other = (Counter(" ".join(lines).split()) for lines in (some, others))
    return 2 * (one & other).total() / ((one.total() + other.total()) or 1)


def _goes_on(base: str, mine: str, theirs: str) -> Side:
    """Whose text is the other's with more after it, where both only added: the same hand, a moment later."""
    longer: Side = "mine" if len(mine) > len(theirs) else "theirs"
    long, short = (mine, theirs) if longer == "mine" else (theirs, mine)
    return longer if long.startswith(short) and short.startswith(base) else ""


def _agreed(mine: Lines, theirs: Lines) -> Iterator[tuple[bool, int, int, int, int]]:
    """Where both wrote the same words; blank lines alone are no agreement."""
    alike = Alike(None, mine, theirs)
    codes = [
        (tag == "equal" and any(line.strip() for line in mine[i:j]), i, j, k, m)
        for tag, i, j, k, m in alike.get_opcodes()
    ]
    for is_agreed, found in groupby(codes, key=lambda code: code[0]):
        some = list(found)
        yield is_agreed, some[0][1], some[-1][2], some[0][3], some[-1][4]


# Fields

UNKNOWN: Any = object()


@dataclass(frozen=True)
class Together:
    """A form filled in by two at once: what stands of each field; mine, theirs and both where they clash."""

    mine: dict[str, Any]
    theirs: dict[str, Any]
    both: dict[str, Any]
    # What was there when they were put together.
    stored: Mapping[str, Any]
    # The fields of which there are two, in their order.
    clashes: list[str]
    texts: dict[str, Merged]


def merge_fields(
    *, base: Mapping[str, Any], mine: Mapping[str, Any], theirs: Mapping[str, Any], by_line: Sequence[str] = ()
) -> Together:
    """Field by field, those in `by_line` line by line; what a field was that is not in `base` nobody knows."""
    together = Together({}, {}, {}, theirs, [], {})
    for name, value in mine.items():
        stood, stored = base.get(name, UNKNOWN), theirs[name]
        if isinstance(stood, str) and stood.strip() == stored.strip():
            # Blanks around it came and went on the way through a form.
            stood = stored
        ways: tuple[Any, Any, Any]
        if name in by_line:
            text = merge(None if stood is UNKNOWN else normalise(stood), normalise(value), normalise(stored))
            together.texts[name], is_clash = text, text.is_clash
            ways = (text.mine, text.theirs, text.both)
        else:
            stands = _one_value(stood, value, stored)
            is_clash = stands is UNKNOWN
            # Of two days or two places only one can be kept: what is there stays until somebody says otherwise.
            ways = (value, stored, stored) if is_clash else (stands, stands, stands)
        together.mine[name], together.theirs[name], together.both[name] = ways
        if is_clash:
            together.clashes.append(name)
    return together


def _one_value(base: Any, mine: Any, theirs: Any) -> Any:
    """What stands of a field that is kept whole, or UNKNOWN when each said something else."""
    if mine in (base, theirs):
        return theirs
    if base == theirs:
        return mine
    if base is UNKNOWN and (not mine or not theirs):
        return mine or theirs
    if isinstance(mine, str) and isinstance(theirs, str):
        longer = _goes_on("" if base is UNKNOWN else base, mine, theirs)
        return {"mine": mine, "theirs": theirs}.get(longer, UNKNOWN)
    return UNKNOWN
