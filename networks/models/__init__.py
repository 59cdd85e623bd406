"""The people, groups and places in a life; what a person asks for, who said yes, and what came of it."""

from networks.models.asked import (
    Help,
    Promise,
    Reply,
    SaidWould,
    StoodInTheWay,
    SupportRequest,
    Verdict,
    promised_again,
)
from networks.models.circles import CircleOfSupport, Member, Met
from networks.models.connections import Bond, Connection, HasPlan, SamePerson

__all__ = [
    "Bond",
    "CircleOfSupport",
    "Connection",
    "HasPlan",
    "Help",
    "Member",
    "Met",
    "Promise",
    "Reply",
    "SaidWould",
    "SamePerson",
    "StoodInTheWay",
    "SupportRequest",
    "Verdict",
    "promised_again",
]
