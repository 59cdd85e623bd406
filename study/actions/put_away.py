"""Striking something out of a study, and putting it back."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from people.models import User
from people.of_a_team import OfATeam
from study.actions.found import find_again
from study.models import Step


@transaction.atomic
def put_away(*, by: User, row: OfATeam) -> None:
    """The history says by whom (people/history.py)."""
    _put(row, timezone.now())


@transaction.atomic
def put_back(*, by: User, row: OfATeam) -> None:
    _put(row, None)


def _put(row: Any, at: Any) -> None:
    row.put_away_at = at
    row.save(update_fields=["put_away_at"])
    if isinstance(row, Step):
        find_again(row.walk)
