"""Two who write at once: of 20,000 pairs of simultaneous edits no line is lost."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from merge3 import Merge3

from people.alike import words_apart
from people.merging import Merged, Passage, merge, merge_fields

PAIRS = 20_000
SEED = 1_963
LETTERS = "aeiouwyâêîôûŵŷbcddfffggnghjllmnpphrrhstth"
Merge = Callable[[str, str, str], Merged]


@dataclass
class Line:
    text: str
    # Changed, taken out, or moved past by one of the two.
    touched: bool = False


@dataclass
class Pair:
    """A text, and what two made of it at the same time."""

    base: str
    mine: str
    theirs: str
    untouched: list[str] = field(default_factory=list)

    @classmethod
    def drawn(cls, dice: random.Random) -> "Pair":
        lines = [Line(sentence(dice)) for _ in range(dice.randrange(13))]
        for _ in range(dice.randrange(4)):
            lines.insert(dice.randint(0, len(lines)), Line(dice.choice(["", "", "Ie.", "  "])))
        base = text_of(lines, dice)
        same = [sentence(dice) for _ in range(2)]
        mine, theirs = ([*lines] for _ in range(2))
        for text in (mine, theirs):
            for _ in range(dice.randint(1, 4)):
                edit(text, dice, same)
        once = [line.text for line in lines]
        untouched = [line.text for line in lines if not line.touched and once.count(line.text) == 1]
        return cls(base, text_of(mine, dice), text_of(theirs, dice), [text for text in untouched if text.strip()])


def sentence(dice: random.Random) -> str:
    words = ("".join(dice.choices(LETTERS, k=dice.randint(2, 8))) for _ in range(dice.randint(2, 6)))
    return " ".join(words).capitalize() + "."


def edit(text: list[Line], dice: random.Random, same: list[str]) -> None:
    """One thing that somebody does: write, say it differently, go on with a line, take out, move; at the ends too."""
    at = dice.choice([0, len(text), dice.randint(0, len(text))])
    new = dice.choice([sentence(dice), sentence(dice), dice.choice(same), ""])
    what = dice.choice(["write", "write", "change", "go on", "take out", "move"])
    if what == "write" or not text:
        text[at:at] = [Line(new, touched=True) for _ in range(1 if new in same else dice.randint(1, 2))]
        return
    at = min(at, len(text) - 1)
    line = text[at]
    line.touched = True
    if what == "change":
        text[at] = Line(new or sentence(dice), touched=True)
    elif what == "go on":
        text[at] = Line(f"{line.text} {sentence(dice)}", touched=True)
    elif what == "take out":
        del text[at]
    else:
        to = dice.randrange(len(text))
        for passed in text[min(at, to) : max(at, to) + 1]:
            passed.touched = True
        text.insert(to, text.pop(at))


def text_of(lines: list[Line], dice: random.Random) -> str:
    return "\n".join(line.text for line in lines) + dice.choice(["", "", "\n", "\n\n"])


def loses(merging_with: Merge, pair: Pair) -> str:
    """What is wrong with what became of a pair; empty when nothing is."""
    base, mine, theirs = pair.base, pair.mine, pair.theirs
    merged = merging_with(base, mine, theirs)
    for whose, text, has_it in (("mine", mine, merged.mine), ("theirs", theirs, merged.theirs)):
        for line in {line for line in text.split("\n") if line.strip()} - {*base.split("\n")}:
            for where in (has_it, merged.both):
                if not any(stands.startswith(line) for stands in where.split("\n")):
                    return f"lost of {whose}: {line!r}"
    for kept in (merged.mine, merged.theirs, merged.both):
        for line in pair.untouched:
            if kept.split("\n").count(line) != 1:
                return f"{kept.split(chr(10)).count(line)} times: {line!r}"
    if not merged.is_clash and len({merged.mine, merged.theirs, merged.both}) > 1:
        return "not one text"
    other = merging_with(base, theirs, mine)
    if other.is_clash != merged.is_clash or {*other.both.split("\n")} != {*merged.both.split("\n")}:
        return "another answer from the other side"
    if merging_with(base, mine, base).mine != mine or merging_with(base, base, theirs).mine != theirs:
        return "changed although only one wrote"
    return ""


def pairs(count: int) -> list[Pair]:
    dice = random.Random(SEED)
    return [Pair.drawn(dice) for _ in range(count)]


@pytest.mark.no_cover
def test_of_twenty_thousand_pairs_of_edits_no_line_is_lost() -> None:
    drawn = pairs(PAIRS)
    for pair in drawn:
        assert loses(merge, pair) == "", pair
    # Both kinds are among them: those that come together, and those of which both are shown.
    some = drawn[:1_000]
    assert 50 < sum(merge(pair.base, pair.mine, pair.theirs).is_clash for pair in some) < 500


def mine_wins(base: str, mine: str, theirs: str) -> Merged:
    return merge(base, mine, mine)


def theirs_without_its_last_line(base: str, mine: str, theirs: str) -> Merged:
    return merge(base, mine, theirs if base in (mine, theirs) else theirs.rpartition("\n")[0])


def one_below_the_other(base: str, mine: str, theirs: str) -> Merged:
    return merge("", mine, theirs)


def as_merge3_leaves_it(base: str, mine: str, theirs: str) -> Merged:
    """Everything that it calls a conflict, mine."""
    parts: Any = Merge3(base.split("\n"), mine.split("\n"), theirs.split("\n")).merge_groups()
    lines = [line for part in parts for line in (part[2] if part[0] == "conflict" else part[1])]
    return Merged([Passage(lines, lines)])


@pytest.mark.parametrize("mutant", [mine_wins, theirs_without_its_last_line, one_below_the_other, as_merge3_leaves_it])
def test_a_merge_that_loses_something_is_found(mutant: Merge) -> None:
    assert any(loses(mutant, pair) for pair in pairs(300))


def test_two_who_type_at_once_are_never_asked() -> None:
    """Each sends every few keys; the answer is never put into what they type; both write at the end of one page."""
    dice = random.Random(SEED)
    for _ in range(60):
        before = "\n\n".join(sentence(dice) for _ in range(dice.randrange(3)))
        wrote = {who: [sentence(dice) for _ in range(4)] for who in ("carys", "gwen")}
        typed = {who: before + "\n\n" * bool(before) + "\n".join(lines) for who, lines in wrote.items()}
        acknowledged, at = dict.fromkeys(wrote, before), dict.fromkeys(wrote, len(before))
        stored = before
        while any(at[who] < len(typed[who]) for who in typed):
            who = dice.choice([who for who in typed if at[who] < len(typed[who])])
            at[who] += dice.randint(1, 9)
            sent = typed[who][: at[who]]
            merged = merge(acknowledged[who], sent, stored)
            assert not merged.is_clash
            stored, acknowledged[who] = merged.mine, sent
        for line in [*wrote["carys"], *wrote["gwen"], *filter(None, before.split("\n"))]:
            assert stored.split("\n").count(line) == 1


# base, mine, theirs → what stands
TOGETHER = {
    "one wrote above, one below": ("a\nb", "x\na\nb", "a\nb\ny", "x\na\nb\ny"),
    "a line after the last one, which has no line end": ("a\nb\nc", "A\nb\nc", "a\nb\nc\nd", "A\nb\nc\nd"),
    "the only line goes on, and one is added below": ("a", "a, and more", "a\nb", "a, and more\nb"),
    "neighbouring lines": ("a\nb\nc", "A\nb\nc", "a\nB\nc", "A\nB\nc"),
    "both add at the end": ("a", "a\nx", "a\ny", "a\ny\nx"),
    "both add a paragraph at the end": ("a\n\nb", "a\n\nb\n\nx", "a\n\nb\n\ny", "a\n\nb\n\ny\n\nx"),
    "line ends while one is about to write": ("a", "a\n\n", "a\n\ny", "a\n\ny\n\n"),
    "an empty page": ("", "x", "y", "y\nx"),
    "the same, written by both": ("a\nb", "a\nx\nb", "a\nx\nb", "a\nx\nb"),
    "the same, and something more": ("a", "a\nx\nz", "a\nx\ny", "a\nx\ny\nz"),
    "the same hand, a moment later": ("I do", "I do not sleep", "I do not", "I do not sleep"),
    "the same hand, a moment before": ("", "I do", "I do not", "I do not"),
    "both went on with the same new line": ("a", "a\nx\nI do not", "a\nx\nI do", "a\nx\nI do not"),
    "taken out by both": ("a\nb\nc", "a\nc", "a\nc", "a\nc"),
    "one takes out, one adds beside it": ("a\nb\nc", "a\nc", "a\nb\nx\nc", "a\nx\nc"),
    "one moves, one adds": ("a\nb\nc\nd", "b\nc\nd\na", "a\nb\nc\nx\nd", "b\nc\nx\nd\na"),
    "blank lines taken out and put in": ("a\n\n\nb", "a\n\nb", "a\n\n\nb\n\nc", "a\n\nb\n\nc"),
    "a blank line above a line that goes on": ("a\nb", "\na, and more\nb", "a\nb\nc", "\na, and more\nb\nc"),
    "everything taken out by one": ("a\nb", "", "a\nb", ""),
}


@pytest.mark.parametrize(("base", "mine", "theirs", "stands"), TOGETHER.values(), ids=TOGETHER)
def test_what_comes_together(base: str, mine: str, theirs: str, stands: str) -> None:
    merged = merge(base, mine, theirs)
    assert not merged.is_clash
    assert merged.mine == merged.theirs == merged.both == stands


# base, mine, theirs → if mine is kept, if theirs is, if both are
APART = {
    "the same line": ("a\nb\nc", "a\nmine\nc", "a\nhers\nc", ("a\nmine\nc", "a\nhers\nc", "a\nhers\nmine\nc")),
    "what did not clash comes along": (
        "a\nb\n\nc",
        "x\na\nmine\n\nc",
        "a\nhers\n\nc\ny",
        ("x\na\nmine\n\nc\ny", "x\na\nhers\n\nc\ny", "x\na\nhers\nmine\n\nc\ny"),
    ),
    "what was added around it is no part of it": (
        "I like tea.",
        "Well.\nI like strong tea.",
        "I like green tea.\nAnd cake.",
        (
            "Well.\nI like strong tea.\nAnd cake.",
            "Well.\nI like green tea.\nAnd cake.",
            "Well.\nI like green tea.\nI like strong tea.\nAnd cake.",
        ),
    ),
    "taken out here, changed there": ("a\nb", "a", "a\nB", ("a", "a\nB", "a\nB")),
    "shortened here, gone on with there": (
        "I do not",
        "I do",
        "I do not sleep",
        ("I do", "I do not sleep", "I do not sleep\nI do"),
    ),
    "a text and nothing known": (None, "a\nmine", "a\nhers", ("a\nmine", "a\nhers", "a\nhers\nmine")),
}


@pytest.mark.parametrize(("base", "mine", "theirs", "kept"), APART.values(), ids=APART)
def test_what_clashes(base: str | None, mine: str, theirs: str, kept: tuple[str, str, str]) -> None:
    merged = merge(base, mine, theirs)
    assert merged.is_clash
    assert (merged.mine, merged.theirs, merged.both) == kept


@pytest.mark.parametrize(
    ("mine", "theirs", "stands"),
    [
        ("I do not sleep.", "I do not", "I do not sleep."),
        ("I do", "Well. I do not", "Well. I do not"),
        ("a\nx\nb\ny", "a\nb", "a\nx\nb\ny"),
        ("a\nb", "a\nx\nb\ny\n", "a\nx\nb\ny\n"),
    ],
)
def test_without_a_base_the_one_that_holds_the_other_stands(mine: str, theirs: str, stands: str) -> None:
    merged = merge(None, mine, theirs)
    assert not merged.is_clash
    assert merged.mine == stands


def test_who_brought_what_is_known() -> None:
    merged = merge("a\nb\nc", "a\nb\nc\nmine", "a\nhers\nc")
    assert merged.brought("theirs") == [["hers"]]
    assert merged.brought("mine") == [["mine"]]
    assert merge("a", "b", "c").brought("theirs") == [["c"]]


def test_more_lines_than_anybody_writes_are_looked_at_as_a_whole() -> None:
    base = "\n".join(f"line {number}" for number in range(1_500))
    mine, theirs = f"first\n{base}\nlast", f"other\n{base}\nend"
    merged = merge(base, mine, theirs)
    for line in ("first", "last", "other", "end"):
        assert line in merged.both.split("\n")


def test_the_words_that_differ_are_found() -> None:
    assert words_apart("A Monday is long.\nYes.", "A Sunday is long.\nYes.") == [
        ("A ", False),
        ("Monday ", True),
        ("is long.\nYes.", False),
    ]
    assert words_apart("Something else", "A Sunday is long.") == [("Something else", True)]
    assert words_apart("a " * 700, "a " * 700 + "b") == [("a " * 700, True)]


def test_fields_are_merged_one_by_one() -> None:
    base = {"words": "a\nb", "where": "", "when": None, "who": "Gwen", "was_there": ""}
    mine = {"words": "A\nb", "where": "at home", "when": None, "who": "Gwen, Mair", "was_there": "the dog"}
    theirs = {"words": "a\nb\nc", "where": "", "when": "today", "who": "Gwen, Ifan", "was_there": "the dog and I"}
    together = merge_fields(base=base, mine=mine, theirs=theirs, by_line=["words"])
    assert together.clashes == ["who"]
    assert together.mine == {
        "words": "A\nb\nc",
        "where": "at home",
        "when": "today",
        "who": "Gwen, Mair",
        "was_there": "the dog and I",
    }
    assert together.theirs == together.mine | {"who": "Gwen, Ifan"} == together.both


def test_what_nobody_knows_empties_nothing() -> None:
    mine = {"words": "a", "where": "", "when": "today", "who": "Gwen"}
    theirs = {"words": "a\nb", "where": "at home", "when": None, "who": "Mair"}
    together = merge_fields(base={}, mine=mine, theirs=theirs, by_line=["words"])
    assert together.clashes == ["who"]
    assert together.mine == {"words": "a\nb", "where": "at home", "when": "today", "who": "Gwen"}
    assert merge_fields(base={}, mine={"day": 1}, theirs={"day": 2}).clashes == ["day"]
    assert merge_fields(base={"day": 0}, mine={"day": 1}, theirs={"day": 2}).clashes == ["day"]
