"""The shape of the demo's invented people: plain data, every date a number of days before today."""

import re
from dataclasses import dataclass
from typing import Literal

Language = Literal["en", "cy"]
Sees = Literal["us", "workers", "everyone"]


def told(text: str) -> str:
    """Spoken words as plain paragraphs: a blank line parts them, other line breaks are only for the eye."""
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in re.split(r"\n\s*\n", text.strip()))


@dataclass(frozen=True, kw_only=True)
class Account:
    """Somebody who signs in."""

    key: str
    name: str
    works_as: Literal["", "worker", "manager", "administrator"] = ""
    language: Language = "en"
    en: str = ""
    cy: str = ""
    team: str = ""
    has_left: bool = False


@dataclass(frozen=True, kw_only=True)
class Team:
    """Some of those who work here, who leads them, and the places they are nearest to."""

    key: str
    name: str
    lead: str
    places: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Supporter:
    """Somebody of the person's own, alongside them; until_days is negative when it lies ahead."""

    account: str
    how_related: str
    as_: Literal["supporter", "advocate"] = "supporter"
    sees: Literal["everything", "what_matters"] = "everything"
    since_days: int
    until_days: int | None = None


@dataclass(frozen=True, kw_only=True)
class Urgent:
    """Somebody who works here, and does not walk with this person, had to look; and their team's lead read of it."""

    by: str
    person: str
    lead: str
    days: int
    time: str
    why: str


@dataclass(frozen=True)
class Kept:
    """Words lifted out of a conversation, found in it exactly once, and the thing they became."""

    quote: str
    as_: Literal["matter", "strength", "connection", "request"]
    ref: str


@dataclass(frozen=True, kw_only=True)
class Conversation:
    """What was said, where, and to whom; a time of today that has not come yet means "just now"."""

    key: str
    days: int
    time: str
    where: str
    who_was_there: str
    language: Language
    by: str
    question: str
    words: str
    noticed: str = ""
    who_can_see: Sees = "everyone"
    kept: tuple[Kept, ...] = ()


@dataclass(frozen=True)
class Change:
    """The words as they became on that day."""

    days: int
    by: str
    words: str


@dataclass(frozen=True, kw_only=True)
class Matter:
    """What matters: the words as first said, then each change of them, the earlier before the later."""

    key: str
    words: str
    days: int
    by: str
    keep_as_it_is: bool = False
    top: bool = False
    changed: tuple[Change, ...] = ()
    who_can_see: Sees = "everyone"
    language: Language | None = None  # None: the person's own

    @property
    def now(self) -> str:
        """The words as they stand today."""
        return self.changed[-1].words if self.changed else self.words


@dataclass(frozen=True)
class Telling:
    """How it is going; `how` is blank when somebody other than the person writes."""

    matter: str
    days: int
    by: str
    how: Literal["nearer", "same", "further", "have_it", ""]
    words: str


@dataclass(frozen=True)
class Strength:
    """What they are good at; noticed_by is an account, blank when they said it themselves; whom it helps, by key."""

    key: str
    words: str
    days: int
    noticed_by: str = ""
    who_can_see: Sees = "everyone"
    language: Language | None = None
    helps: tuple[str, ...] = ()


Circles = Literal[1, 2, 3, 4]
Ties = Literal["strong", "all_right", "thin", "hard_going"]


@dataclass(frozen=True)
class Was:
    """How close somebody was, and what it was like, until that day."""

    until_days: int
    circle: Circles
    tie: Ties


@dataclass(frozen=True)
class ConnectionOf:
    """A person, group, place, organisation or animal in a life; circle 1 is closest, 4 is now and then."""

    key: str
    name: str
    how_related: str
    kind: Literal["person", "group", "place", "organisation", "animal"]
    sector: Literal["family", "friends", "neighbours", "things"]
    circle: Circles
    tie: Ties
    gives: Literal["they", "me", "both"]
    days: int
    words: str = ""
    paid: bool = False
    where: str = ""
    far: bool = False
    ended: bool = False
    died: bool = False
    since_year: int | None = None
    knows_the_plan: bool = False
    was: Was | None = None


@dataclass(frozen=True, kw_only=True)
class Bond:
    """What is between two of them, by the keys of both."""

    key: str
    one: str
    other: str
    words: str
    days: int
    by: str


@dataclass(frozen=True)
class Met:
    """That a circle met, and what came up."""

    days: int
    by: str
    words: str


@dataclass(frozen=True, kw_only=True)
class Circle:
    """A circle of support; each member is a connection and what they do in it."""

    key: str
    words: str
    days: int
    by: str
    meets: str = ""
    members: tuple[tuple[str, str], ...] = ()
    met: tuple[Met, ...] = ()


@dataclass(frozen=True)
class Promise:
    """What somebody said they would do, so worded that it reads after "said they would"."""

    words: str
    due_days: int
    kept_days: int | None = None


@dataclass(frozen=True)
class Reply:
    """An answer to what was asked for."""

    by: str
    days: int
    kind: Literal["can", "know_someone", "not_me"]
    words: str
    promise: Promise | None = None
    connection: str = ""  # whom they brought in


@dataclass(frozen=True, kw_only=True)
class Help:
    """What came of it, from one day to another; given by a connection, or as the words say."""

    kind: Literal["own", "community", "home_care", "care_home", "other_paid"]
    since_days: int
    by: str
    words: str = ""
    given_by: str = ""
    hours_a_week: float | None = None
    cost_a_week: int | None = None
    until_days: int | None = None


@dataclass(frozen=True)
class Verdict:
    """Is it what you wanted? In the person's words."""

    days: int
    answer: Literal["yes", "partly", "no"]
    words: str


@dataclass(frozen=True, kw_only=True)
class RequestFor:
    """What a person asked for, in their words; it ends by their verdict or their withdrawing it."""

    key: str
    words: str
    days: int
    by: str
    repeats: str = ""
    asked_of: str = ""
    asked_in_life: str = ""
    towards: str = ""  # something that matters
    replies: tuple[Reply, ...] = ()
    help: tuple[Help, ...] = ()
    verdict: Verdict | None = None
    withdrawn_days: int | None = None
    who_can_see: Sees = "everyone"
    language: Language | None = None


@dataclass(frozen=True)
class Correction:
    """What was said when a passage was read back; no words is "that’s right"."""

    conversation: str
    days: int
    by: str
    passage: str
    words: str = ""


@dataclass(frozen=True)
class Translation:
    """A conversation in another language."""

    conversation: str
    days: int
    by: str
    language: Language
    words: str


@dataclass(frozen=True)
class Happened:
    """What happened when it was tried, and what was learned."""

    days: int
    by: str
    words: str
    learned: str = ""


@dataclass(frozen=True, kw_only=True)
class Attempt:
    """What is being tried; `someone` is a connection, `strengths` and `people` what it draws on, by their keys."""

    key: str
    words: str
    days: int
    by: str
    who: Literal["me", "someone", "worker", ""] = ""
    someone: str = ""
    due_days: int | None = None
    matter: str = ""
    request: str = ""
    strengths: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    happened: tuple[Happened, ...] = ()
    finished_days: int | None = None


@dataclass(frozen=True, kw_only=True)
class Pledge:
    """A promise that answers nothing asked for; `by_them` is the person's own."""

    key: str
    words: str
    days: int
    by: str
    due_days: int | None = None
    kept_days: int | None = None
    not_kept_days: int | None = None
    why: str = ""
    by_them: bool = False


@dataclass(frozen=True, kw_only=True)
class AboutMe:
    """One line under a heading of About me."""

    key: str
    heading: Literal[
        "most_important", "people", "communicate", "wellness", "please_do", "please_do_not", "support", "also"
    ]
    words: str
    days: int
    by: str
    helped_by: str = ""


@dataclass(frozen=True, kw_only=True)
class Listened:
    """Did we really listen? `may_quote` are sentences of their words."""

    key: str
    conversation: str
    answer: Literal["really", "mostly", "not_quite", "no"]
    words: str
    days: int
    who_can_see: Sees = "us"
    may_quote: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Contribution:
    """What changed for the place; `may_tell` are sentences of it."""

    key: str
    words: str
    days: int
    by: str
    request: str = ""
    strength: str = ""
    language: Language | None = None
    may_tell: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ActOffer:
    """What the Act gives a right to was offered, and what the person said."""

    key: str
    days: int
    by: str
    answer: Literal["offered", "accepted", "declined"]
    words: str = ""
    who_can_see: Sees = "workers"


@dataclass(frozen=True, kw_only=True)
class Person:
    """One invented person of the valley and their story so far."""

    key: str
    name: str
    call_me: str
    language: Language
    place: str
    introduced_by: str
    how_to_talk: str
    account: str
    walked_with_by: str
    alongside: tuple[Supporter, ...] = ()
    conversations: tuple[Conversation, ...]
    strengths: tuple[Strength, ...]
    connections: tuple[ConnectionOf, ...]
    requests: tuple[RequestFor, ...]
    matters: tuple[Matter, ...]
    tellings: tuple[Telling, ...]
    corrections: tuple[Correction, ...] = ()
    translations: tuple[Translation, ...] = ()
    attempts: tuple[Attempt, ...] = ()
    pledges: tuple[Pledge, ...] = ()
    about_me: tuple[AboutMe, ...] = ()
    listened: tuple[Listened, ...] = ()
    act_offers: tuple[ActOffer, ...] = ()
    bonds: tuple[Bond, ...] = ()
    circles: tuple[Circle, ...] = ()
    contributions: tuple[Contribution, ...] = ()
