"""What two texts have in common: line by line for merging them, word by word for showing both."""

import re
from collections.abc import Iterator, Sequence
from difflib import Match, SequenceMatcher
from typing import Any, cast

Lines = Sequence[str]

# Lines times lines that are compared one by one: about a thousand changed lines on either side, a third of a second.
# What is longer still counts as changed as a whole.
MOST_COMPARED = 1_000_000
# A line with words counts for more than any number of blank ones, which are alike everywhere.
A_LINE, A_BLANK = 100_000, 1
# A changed line that shares as many of its words with another is taken to have been that one.
STILL_THE_SAME = 0.5


class Alike(SequenceMatcher[str]):
    """The lines that two texts have in common, in order: as many as there can be, those with words first.

    difflib's own way begins with the longest run, and takes a line that was moved for all that it was moved past.
    """

    def get_matching_blocks(self) -> list[Match]:
        a, b = cast(Any, self).a, cast(Any, self).b
        head = _alike(a, b)
        tail = _alike(a[head:][::-1], b[head:][::-1])
        pairs = _longest(a[head : len(a) - tail], b[head : len(b) - tail])
        blocks = [Match(0, 0, head), *(Match(i + head, j + head, 1) for i, j in pairs)]
        blocks.append(Match(len(a) - tail, len(b) - tail, tail))
        joined: list[Match] = []
        for block in blocks:
            last = joined[-1] if joined else None
            if last and (last.a + last.size, last.b + last.size) == (block.a, block.b):
                joined[-1] = Match(last.a, last.b, last.size + block.size)
            else:
                joined.append(block)
        return [*(block for block in joined if block.size), Match(len(a), len(b), 0)]


def _alike(one: Lines, other: Lines) -> int:
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count


def _longest(a: Lines, b: Lines) -> Iterator[tuple[int, int]]:
    """The longest common subsequence, by its weight: which line of one is which of the other."""
    if not a or not b or len(a) * len(b) > MOST_COMPARED:
        return
    weigh = [A_LINE if line.strip() else A_BLANK for line in a]
    # best[i][j]: the weight of what a[i:] and b[j:] have in common.
    best = [[0] * (len(b) + 1)]
    for line, weight in zip(reversed(a), reversed(weigh), strict=True):
        below, row, right = best[-1], [0] * (len(b) + 1), 0
        for j in range(len(b) - 1, -1, -1):
            right = max(right, below[j], below[j + 1] + weight if line == b[j] else 0)
            row[j] = right
        best.append(row)
    best.reverse()
    i = j = 0
    while i < len(a) and j < len(b):
        if a[i] == b[j] and best[i][j] == best[i + 1][j + 1] + weigh[i]:
            yield i, j
            i, j = i + 1, j + 1
        elif best[i + 1][j] >= best[i][j + 1]:
            i += 1
        else:
            j += 1


# More words than these on either side are not compared one by one, but shown as different.
MOST_WORDS = 600


def words_apart(text: str, other: str) -> list[tuple[str, bool]]:
    """The text cut into runs, each with whether it stands so in the other one."""
    one, two = (re.findall(r"\S+\s*", some) for some in (text, other))
    if max(len(one), len(two)) > MOST_WORDS:
        return [(text, True)]
    # The last word of a line has no blank after it, and is the same word.
    alike = SequenceMatcher(None, [word.strip() for word in one], [word.strip() for word in two], autojunk=False)
    runs = [("".join(one[i:j]), tag != "equal") for tag, i, j, _, _ in alike.get_opcodes() if i < j]
    return runs if alike.ratio() > STILL_THE_SAME else [(text, True)]
