"""What stands in the files of a study: the columns of each kind of row, in their order, under the names of the fields.

The same lists write the files (taking.py) and read them (reading.py), so what goes out comes back in.
"""

from dataclasses import dataclass
from enum import StrEnum

# Characters that somebody writes at most in one go.
LONG, SHORT, FEW = 5000, 300, 200
# More rows than any file has.
MANY = 1_000_000


class Holds(StrEnum):
    WORDS = "words"
    CHOICE = "choice"
    DAY = "day"
    # A day, "about 2019", "March 2019", or nothing.
    ABOUT = "about"
    YES = "yes"
    NUMBER = "number"
    # The number that another row has in the same file.
    REFERS = "refers"


@dataclass(frozen=True)
class Column:
    """`longest`: characters, or the largest number."""

    name: str
    holds: Holds = Holds.WORDS
    longest: int = LONG
    needed: bool = False


def _words(*names: str, longest: int = LONG) -> tuple[Column, ...]:
    return tuple(Column(name, longest=longest) for name in names)


LANGUAGE = Column("language", Holds.CHOICE)
NEEDED_WORDS = Column("words", needed=True)

STUDY = (
    Column("name", longest=FEW, needed=True),
    *_words("purpose", "system_purpose"),
    Column("began", Holds.DAY),
    Column("until", Holds.DAY),
    Column("changed_on", Holds.DAY),
    LANGUAGE,
)
NOTE = (Column("on", Holds.DAY), NEEDED_WORDS, LANGUAGE)
DEMAND = (
    Column("on", Holds.DAY),
    NEEDED_WORDS,
    *_words("mattered"),
    *_words("came_in_as", longest=FEW),
    Column("kind", Holds.CHOICE),
    *_words("cause", longest=FEW),
    LANGUAGE,
)
FORM = (Column("name", longest=FEW, needed=True),)
QUESTION = (*_words("section", longest=SHORT), NEEDED_WORDS, Column("required", Holds.YES))
WALK = (
    Column("pseudonym", longest=100, needed=True),
    *_words("name", longest=FEW),
    *_words("asked", "mattered"),
    *_words("agreed", longest=SHORT),
    Column("agreed_on", Holds.DAY),
    Column("walked_back_on", Holds.DAY),
    *_words("said", "got_in_the_way"),
    Column("after_change", Holds.YES),
    LANGUAGE,
)
STEP = (
    Column("position", Holds.NUMBER, MANY),
    Column("on", Holds.ABOUT),
    Column("certainty", Holds.CHOICE),
    Column("holder", Holds.CHOICE),
    *_words("held_by", "met", longest=FEW),
    Column("happened", Holds.CHOICE),
    *_words("words", longest=SHORT),
    *_words("passed_to", "form", longest=FEW),
    Column("asked_again", Holds.YES),
    Column("did", Holds.CHOICE),
    Column("minutes", Holds.NUMBER, 100_000),
    *_words("said", "got_in_the_way"),
)
# In study.json a step names its form by the number of it, since two may be called the same.
STEP_OF_A_STUDY = tuple(Column("form", Holds.REFERS, MANY) if one.name == "form" else one for one in STEP)
CONDITION = (Column("kind", Holds.CHOICE, needed=True), NEEDED_WORDS, *_words("behaviour", "people"))
SHOWS = (Column("step", Holds.REFERS, MANY), Column("demand", Holds.REFERS, MANY))
STOPPING = (NEEDED_WORDS, Column("tried_on", Holds.DAY), *_words("saw"))

# In steps.csv one row is a step, and says before it whose: which walk (any word or number that tells them apart), and
# what is known of the walk. What both have goes by another name of the walk.
WHICH = Column("walk", longest=FEW)
_BOTH = {one.name for one in STEP} & {one.name for one in WALK}
OF_THE_WALK = {one.name: f"walk_{one.name}" if one.name in _BOTH else one.name for one in WALK}
STEP_ROW = (
    WHICH,
    *(Column(OF_THE_WALK[one.name], one.holds, one.longest) for one in WALK),
    *STEP,
)
