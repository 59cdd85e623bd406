"""What those who work here are told that no row of theirs tells: of their team, and of whom they walked with before.

All are functions of the database (people/who.sql), which ask who is asking, and answer anybody else with nothing.
"""

from datetime import datetime
from typing import NamedTuple

from people.actions.database import asked_of_the_database


class TeamWaiting(NamedTuple):
    """Of those with whom a team walks: how much nobody has said yes to, and since when the longest waits."""

    how_many: int
    since: datetime


class TeamRequests(NamedTuple):
    """Of those with whom a team walks, since a moment: what they asked for, and to how many workers they told a story.

    Each is None where fewer than ten people are behind it. `people` asked `requests` times; to `nobody_yes` of these
    nobody has said yes, `again` were asked before; `median_days` to a first yes, of those that have one; of `replies`
    `knew_someone` passed it on; of `tellers`, those who told a worker of their life, `told_one` told one alone.
    """

    people: int | None
    requests: int | None
    nobody_yes: int | None
    again: int | None
    median_days: int | None
    replies: int | None
    knew_someone: int | None
    tellers: int | None
    told_one: int | None


class Before(NamedTuple):
    """Somebody a worker walked with: what they were called then, from when, and until when."""

    called: str
    since: datetime
    until: datetime


def team_waiting() -> TeamWaiting | None:
    """Nothing without a team, and nothing when nobody waits."""
    ((how_many, since),) = asked_of_the_database("app_team_waiting")
    return TeamWaiting(how_many, since) if how_many else None


def team_requests(team_id: int, since: datetime) -> TeamRequests:
    """To one of that team; to anybody else, and in a team of fewer than three, nothing but None."""
    (row,) = asked_of_the_database("app_team_requests", team_id, since)
    return TeamRequests(*row)


def walked_before() -> list[Before]:
    """The latest first, fifty at most."""
    return [Before(*row) for row in asked_of_the_database("app_walked_before")]
