"""Every write of conversations and of what came of them, by subject."""

from conversations.actions.keeping import keep, tidy
from conversations.actions.matters import add_matter, put_at_the_top, tell
from conversations.actions.paper import Clash, save_words
from conversations.actions.rights import answer_not_right, say_it_is_right, say_not_right

__all__ = [
    "Clash",
    "add_matter",
    "answer_not_right",
    "keep",
    "put_at_the_top",
    "save_words",
    "say_it_is_right",
    "say_not_right",
    "tell",
    "tidy",
]
