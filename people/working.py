"""What those who work here are told that no row of theirs tells: of their team, and of whom they walked with before.

Both are functions of the database (people/who.sql), which ask who is asking, and answer anybody else with nothing.
"""

from datetime import datetime
from typing import NamedTuple

from people.actions.database import asked_of_the_database


class TeamWaiting(NamedTuple):
    """Of those with whom a team walks: how much nobody has said yes to, and since when the longest waits."""

    how_many: int
    since: datetime


class Before(NamedTuple):
    """Somebody a worker walked with: what they were called then, from when, and until when."""

    called: str
    since: datetime
    until: datetime


def team_waiting() -> TeamWaiting | None:
    """Nothing without a team, and nothing when nobody waits."""
    ((how_many, since),) = asked_of_the_database("app_team_waiting")
    return TeamWaiting(how_many, since) if how_many else None


def walked_before() -> list[Before]:
    """The latest first, fifty at most."""
    return [Before(*row) for row in asked_of_the_database("app_walked_before")]
