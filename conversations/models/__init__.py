"""Good-life conversations, what was kept from them, and what came of it."""

from conversations.models.about_me import AboutMe
from conversations.models.act import ActOffer
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
    "Conversation",
    "Correction",
    "DrawsOn",
    "Happened",
    "Kept",
    "Listened",
    "Matter",
    "MayQuote",
    "Pledge",
    "PutRight",
    "Recording",
    "Telling",
    "Translation",
]
