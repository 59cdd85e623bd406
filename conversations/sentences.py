"""Where one sentence ends and the next begins, in English and in Welsh, so that somebody can say yes to one of them.

No letter is lost and none is changed: every sentence is a slice of the text, and all that is not white space stands in
exactly one of them. In doubt nothing is cut, because two sentences shown together are still what was said, and half of
one may say something else. People who never write a capital letter are understood too.
"""

import re
from itertools import pairwise

# A full stop after these ends nothing. Of those that are also words ("parch" is respect, "sat" a Saturday), only the
# spelling that is none: so "No." and "St." differ.
TITLES = (
    r"Dr|Drs|Mr|Mrs|Ms|Mx|Prof|Rev|Revd|St|Mt|Cllr|Sgt|Capt|Hon|Messrs|Parch|Parchg|Cyng|Athro|Yr?\s+(?:Parch|Gwir)"
)
WITHIN = r"e\.g|eg|i\.e|ie|cf|c\.f|viz|vs|approx|h\.y|hy|e\.e|ee|sef|gw|gwel|tua"
ENDS_NOTHING = re.compile(rf"(?:^|[\s(\[“\"‘'/-])(?:(?:{TITLES})|(?i:{WITHIN}))\.$")
# These may stand at the end of a sentence as well: they end it where a capital letter follows.
MAY_END = re.compile(
    r"(?:^|[\s(\[“\"‘'\d])(?i:etc|ayb|ayyb|a\.y\.b|a\.m|p\.m|am|pm|y\.b|y\.h|y\.p|Ltd|Cyf|Co|Jr|Sr)\.$"
)
# A letter or two that stand for a name: J. Davies, W.J. Gruffydd, Ll. Williams. "So did I." is none.
INITIALS = re.compile(r"(?:^|[\s.(\[“\"‘'])(?!I\.$)(?:[^\W\d_a-zà-ÿ]|Ll|Rh|Th|Ch|Ff|Ph)\.$")
BEFORE_A_NUMBER = re.compile(r"(?:^|[\s(\[])(?i:no|nos|p|pp|t|tt|tud|rh|rhif|ch|pen)\.$")
# A number that begins something: 1. You rang.
COUNTED = re.compile(r"(?:^\W*|[^\W\d]{3}[.!?…]\s+)\d{1,2}\.$")

CLOSING = "\"'”’»)]"
# Possessive, and only from the first of the marks on: a page of full stops takes no longer than one of words.
STOP = re.compile(rf"(?<![.!?…])[.!?…]++[{re.escape(CLOSING)}]*+(?=\s)")
PAIRS = (("“", "”"), ("«", "»"), ("(", ")"), ("[", "]"))


def sentences(text: str) -> list[str]:
    """The sentences of a text, in order, each exactly as it stands there. A new line begins a new one."""
    return [sentence for line in text.splitlines() for sentence in of_line(line)]


def of_line(line: str) -> list[str]:
    ends = [stop.end() for stop in STOP.finditer(line) if ends_here(line, stop)]
    cuts = [0, *ends, len(line)]
    pieces = (line[start:end].strip() for start, end in pairwise(cuts))
    return [piece for piece in pieces if piece]


def ends_here(line: str, stop: re.Match[str]) -> bool:
    """Whether these marks end a sentence, by what stands before them, what comes after and what they stand within."""
    after = line[stop.end() :].lstrip()
    marks = stop[0].rstrip(CLOSING)
    # As much as the longest of the words above takes.
    before = line[: stop.start() + len(marks)][-40:]
    goes_on = after[:1].islower()
    if not after or is_within(line, stop.end()):
        return False
    if marks != stop[0] and goes_on:
        # “Are you well?” she asked.
        return False
    if marks.startswith(("..", "…")):
        # A pause; after it, "I" begins nothing.
        return not goes_on and not re.match(r"I\b", after)
    if marks != ".":
        return True
    if ENDS_NOTHING.search(before) or INITIALS.search(before) or COUNTED.search(before):
        return False
    if BEFORE_A_NUMBER.search(before) and after[0].isdigit():
        return False
    return not (MAY_END.search(before) and not after[0].isupper())


def is_within(line: str, at: int) -> bool:
    """Whether this place stands between marks that were opened before it and are closed after it."""
    before, after = line[:at], line[at:]
    if before.count('"') % 2 and '"' in after:
        return True
    return any(before.count(left) > before.count(right) and right in after for left, right in PAIRS)
