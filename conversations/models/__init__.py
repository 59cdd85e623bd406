"""Good-life conversations, what was kept from them, and what came of it."""

from conversations.models.about_me import AboutMe
from conversations.models.act import ActOffer
from conversations.models.contributions import Contribution, HelpsSomeone, MayTell, Towards
from conversations.models.conversation import Conversation, Correction, Kept, Translation
from conversations.models.listened import Listened, MayQuote
from conversations.models.matters import Matter, Telling
from conversations.models.pledges import Pledge
from conversations.models.recordings import Recording
from conversations.models.rights import PutRight
from conversations.models.trying import Attempt, DrawsOn, Happened

__all__ = [
    "AboutMe",
    "ActOffer",
    "Attempt",
    "Contribution",
    "Conversation",
    "Correction",
    "DrawsOn",
    "Happened",
    "HelpsSomeone",
    "Kept",
    "Listened",
    "Matter",
    "MayQuote",
    "MayTell",
    "Pledge",
    "PutRight",
    "Recording",
    "Telling",
    "Towards",
    "Translation",
]
