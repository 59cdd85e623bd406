"""What we are trying."""

from typing import Any

from people.models import Citizen, User


def on_plan(user: User, citizen: Citizen) -> dict[str, Any]:
    """What the plan shows of it."""
    return {}
