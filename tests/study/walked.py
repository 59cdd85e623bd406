"""Seven walks to work out by hand: one of a family in arrears, six of complaints that an ombudsman decided.

What happened is as it was told in public, in our own words and with invented names; days that nobody told are unknown,
and a year or a season that was told is about. No person in them is anybody.
"""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, kw_only=True)
class Tells:
    """A walk, its steps as the paper of a step is filled in, and what has to be found in them."""

    pseudonym: str
    name: str
    asked: str
    mattered: str
    steps: list[dict[str, Any]]
    # By the names of study.findings.Findings: how many of each; of days, the figure.
    finds: dict[str, int | None]
    decided: list[str] = field(default_factory=list)


COUNCIL_TAX, BAILIFF, HOUSING = "Council tax", "The enforcement agents", "The housing office"
ASKED = {"happened": "asked", "holder": "them"}
FAILURE, WORK = {"did": "failure"}, {"did": "work"}
# Nobody told the day, only the year or the season: somewhere in it, about.
ABOUT = {"certainty": "about"}

# The condition that two organisations show; and which of the steps show which.
ARREARS = "Whoever owes rent or tax may not move to another home."
LETTERS = "A computer sends the next letter when the day has gone by, whatever anybody answered."

RHIAN = Tells(
    pseudonym="Rhian",
    name="What it took to feel safe at home",
    asked="I can’t pay it all at once. Can I talk to somebody?",
    mattered="To feel safe at home, nights as well",
    steps=[
        {
            **FAILURE,
            "happened": "other",
            "held_by": COUNCIL_TAX,
            "words": "A first letter: pay what is owing",
            "got_in_the_way": LETTERS,
        },
        {**ASKED, "words": "Rang to say how things are", "said": "Nobody asked why I could not pay."},
        {
            **FAILURE,
            "happened": "other",
            "held_by": COUNCIL_TAX,
            "words": "A second letter: notice of court",
            "got_in_the_way": LETTERS,
        },
        {
            **FAILURE,
            "happened": "visit",
            "held_by": BAILIFF,
            "words": "A bailiff came, and £275 was added",
            "got_in_the_way": LETTERS,
        },
        {**ASKED, "words": "Asked for a move, away from the neighbours"},
        {
            **FAILURE,
            "happened": "decision",
            "held_by": HOUSING,
            "words": "No move, because of the arrears",
            "got_in_the_way": ARREARS,
        },
    ],
    finds={
        "steps": 6,
        "told": 0,
        "forms": 0,
        "passed_on": 2,
        "back": 0,
        "days": None,
        "days_worked": None,
        "asked_for": 0,
        "failure": 4,
        "not_said": 2,
        "organisations": 3,
        "decisions": 1,
    },
    decided=[HOUSING],
)

COUNCIL, SOCIAL_CARE = "The council", "Adult social care"

SIX = [
    # Months of waiting, and then an assessment that he says is not of him.
    Tells(
        pseudonym="Emlyn",
        name="What it took to be assessed",
        asked="Somebody to look at what I need",
        mattered="To be seen as I am",
        steps=[
            {**ASKED, **ABOUT, "on": "2017-09-01"},
            {**FAILURE, **ABOUT, "happened": "waited", "holder": "nobody", "on": "2017-09-15"},
            {
                **FAILURE,
                **ABOUT,
                "happened": "form",
                "held_by": SOCIAL_CARE,
                "met": "An officer not trained for it",
                "on": "2018-02-15",
                "words": "Assessed, and much of it was wrong",
            },
            {**FAILURE, "happened": "told", "held_by": SOCIAL_CARE, "words": "Said what was wrong in it"},
            {
                **WORK,
                "happened": "decision",
                "held_by": "The ombudsman",
                "on": "2019-01-08",
                "words": "The council was at fault, and pays £800",
            },
        ],
        finds={
            "steps": 5,
            "told": 1,
            "told_to": 1,
            "forms": 1,
            "forms_again": 0,
            "passed_on": 1,
            "waits": 1,
            "days": 495,
            "days_worked": 2,
            "days_with_nobody": 153,
            "asked_for": 0,
            "failure": 3,
            "work": 1,
            "not_said": 1,
            "decisions": 1,
        },
        decided=["The ombudsman"],
    ),
    # A young man who left children's services, and whose home nobody looked at for years.
    Tells(
        pseudonym="Celyn",
        name="What it took to have the bathroom looked at",
        asked="Somebody to look at our bathroom for my son",
        mattered="Washing without being carried",
        steps=[
            {"happened": "visit", "held_by": "Children’s services", "did": "asked_for", **ABOUT, "on": "2018-06-01"},
            {**FAILURE, "happened": "passed_on", "held_by": "Children’s services", "passed_to": SOCIAL_CARE},
            {**FAILURE, "happened": "form", "held_by": SOCIAL_CARE, "asked_again": "on", **ABOUT, "on": "2020-05-01"},
            {**FAILURE, "happened": "waited", "holder": "nobody", **ABOUT, "on": "2020-06-01"},
            {**ASKED, "words": "Asked again for somebody to look"},
            {**FAILURE, "happened": "told", "held_by": SOCIAL_CARE, "met": "Duty worker", "words": "Told it again"},
            {**WORK, "happened": "decision", "held_by": "The ombudsman", **ABOUT, "on": "2024-10-01"},
        ],
        finds={
            "steps": 7,
            "told": 1,
            "forms": 1,
            "forms_again": 1,
            "passed_on": 2,
            "waits": 1,
            "days": 2315,
            "days_worked": 3,
            # Nobody knows when they asked again, so nobody knows how long it waited.
            "days_with_nobody": None,
            "asked_for": 1,
            "failure": 4,
            "decisions": 1,
        },
        decided=["The ombudsman"],
    ),
    # A reassessment that came late, and did not say what he needs.
    Tells(
        pseudonym="Macsen",
        name="What it took to be assessed anew",
        asked="Look at it again: things have changed",
        mattered="To go on living in my own flat",
        steps=[
            {**ASKED, **ABOUT, "on": "2022-11-01"},
            {**FAILURE, "happened": "waited", "holder": "nobody", **ABOUT, "on": "2022-11-01"},
            {**FAILURE, "happened": "told", "held_by": COUNCIL, "met": "Social worker", **ABOUT, "on": "2023-05-01"},
            {**FAILURE, "happened": "form", "held_by": COUNCIL, "asked_again": "on", "words": "A report of him"},
            {"happened": "other", "held_by": COUNCIL, "words": "A complaint answered"},
        ],
        finds={
            "steps": 5,
            "told": 1,
            "told_to": 1,
            "people": 1,
            "forms": 1,
            "forms_again": 1,
            "passed_on": 0,
            "waits": 1,
            "days": 182,
            "days_with_nobody": 181,
            "days_worked": 1,
            "failure": 3,
            "not_said": 2,
            "decisions": 0,
        },
    ),
    # One person among hospitals, those who pay, and a council.
    Tells(
        pseudonym="Tegwen",
        name="What it took to leave hospital",
        asked="To go home",
        mattered="My own bed, and people of my own age",
        steps=[
            {**ASKED, "held_by": ""},
            {**FAILURE, "happened": "passed_on", "held_by": "The first hospital", "passed_to": "The second hospital"},
            {**FAILURE, "happened": "told", "held_by": "The second hospital", "met": "Ward sister"},
            {**FAILURE, "happened": "form", "held_by": "The second hospital", "words": "Occupational therapy form"},
            {
                **FAILURE,
                "happened": "other",
                "held_by": "The second hospital",
                "words": "Tried to move her at midnight",
            },
            {**FAILURE, "happened": "decision", "held_by": "The first who pay", "words": "Not ours to pay"},
            {**FAILURE, "happened": "decision", "held_by": "The others who pay", "words": "Not ours to pay"},
            {**FAILURE, "happened": "passed_on", "held_by": "The others who pay", "passed_to": COUNCIL},
            {**FAILURE, "happened": "waited", "holder": "nobody"},
            {**FAILURE, "happened": "told", "held_by": COUNCIL, "met": "Social worker"},
            {**FAILURE, "happened": "decision", "held_by": COUNCIL, "words": "A home for people with dementia"},
        ],
        finds={
            "steps": 11,
            "told": 2,
            "told_to": 2,
            "forms": 1,
            "passed_on": 4,
            "waits": 1,
            "days": None,
            "days_worked": None,
            "days_with_nobody": None,
            "asked_for": 0,
            "failure": 10,
            "organisations": 5,
            "decisions": 3,
        },
        decided=["The first who pay", "The others who pay", COUNCIL],
    ),
    # What she had was changed, and nobody had asked her.
    Tells(
        pseudonym="Non",
        name="What it took to keep what worked",
        asked="Leave it as it is",
        mattered="The same two faces in the morning",
        steps=[
            {"did": "asked_for", "happened": "done", "held_by": COUNCIL, "words": "Help that worked"},
            {**FAILURE, "happened": "form", "held_by": COUNCIL, "asked_again": "on", **ABOUT, "on": "2019-02-01"},
            {**FAILURE, "happened": "decision", "held_by": COUNCIL, "met": "The panel", **ABOUT, "on": "2019-03-01"},
            {**ASKED, "words": "Asked why", **ABOUT, "on": "2019-03-10"},
            {**FAILURE, "happened": "passed_on", "held_by": COUNCIL, "passed_to": "the council."},
            {**FAILURE, "happened": "told", "held_by": COUNCIL, "met": "Complaints officer"},
        ],
        finds={
            "steps": 6,
            "told": 1,
            "forms": 1,
            "forms_again": 1,
            "passed_on": 1,
            "to_themselves": 1,
            "back": 0,
            "waits": 0,
            "days": 38,
            "days_worked": 2,
            "days_with_nobody": 0,
            "asked_for": 1,
            "failure": 4,
            "decisions": 1,
        },
        decided=["The panel"],
    ),
    # Cut from 33 hours, and then given back.
    Tells(
        pseudonym="Beca",
        name="What it took to have 33 hours again",
        asked="My hours",
        mattered="To get out of the house",
        steps=[
            {**FAILURE, "happened": "form", "held_by": COUNCIL, "asked_again": "on", **ABOUT, "on": "2018-01-01"},
            {**FAILURE, "happened": "decision", "held_by": COUNCIL, "words": "Fewer than 33 hours"},
            {**ASKED, "words": "Asked for them back"},
            {**FAILURE, "happened": "passed_on", "held_by": COUNCIL, "passed_to": "The ombudsman"},
            {
                **WORK,
                "happened": "decision",
                "held_by": "The ombudsman",
                "words": "At fault; £1,200",
                "on": "2019-03-01",
            },
            {
                "did": "asked_for",
                "happened": "decision",
                "held_by": COUNCIL,
                "on": "2019-03-20",
                "minutes": "30",
                "words": "33 hours again",
            },
        ],
        finds={
            "steps": 6,
            "told": 0,
            "forms": 1,
            "forms_again": 1,
            "passed_on": 2,
            "back": 1,
            "days": 444,
            "days_worked": 3,
            "asked_for": 1,
            "work": 1,
            "failure": 3,
            "minutes": 30,
            "decisions": 3,
        },
        decided=[COUNCIL, "The ombudsman"],
    ),
]
