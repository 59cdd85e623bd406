"""Guessing whose name stands in a phrase, so that keeping "I’ve got Gwen, she’s near" asks for nothing more."""

import re

WORD = re.compile(r"[^\W\d_][\w’'-]*")
# Words with a capital that name nobody: the speaker, days and months, and what sentences begin with.
NOBODY = frozenset(
    """
    i i’m i’ve i’d i’ll i'm i've i'd i'll monday tuesday wednesday thursday friday saturday sunday christmas easter
    january february march april may june july august september october november december
    llun mawrth mercher iau gwener sadwrn sul nadolig pasg
    a an the my our your his her their she he they we you it this that these those there here and but or if when then
    so just no not yes well now every everybody nobody somebody only even still because who what where how she’s he’s
    they’re it’s there’s that’s never always after before with without at in on for to from of
    dw mae roedd oedd bydd mi fi fy ein eich ei eu y yr yn a ac ond os pan dim neb pawb wel nawr fe hi nhw ni chi ti
    dyna dyma rhywun bob weithiau wedyn achos felly
    """.split()
)


def name_in(phrase: str) -> str:
    """The first name in the phrase, with its title and what follows with a capital; "" when there is none."""
    found: list[str] = []
    end = -1
    for match in WORD.finditer(phrase):
        word = re.sub(r"[’']s$", "", match.group())
        if not word[0].isupper() or word.lower() in NOBODY:
            continue
        if found and phrase[end : match.start()] in (" ", ". "):
            found[-1] = f"{found[-1]} {word}"
        elif not found:
            found.append(word)
        else:
            break
        end = match.start() + len(word)
    return found[0] if found else ""
