"""The pages that a person opens, who opens them, and the number of queries that each costs."""

import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, get_resolver, reverse

from conversations.models import Conversation, Matter
from networks.models import Connection, SupportRequest
from strengths.models import Strength
from tests.cast import Cast

# Addresses that only take a form, or answer with no page of their own.
NO_PAGE = {
    "home", "up", "sign_out", "leave", "set_language", "demo_be", "welcome", "stop_sharing", "conversation_new",
    "at_the_top", "reply", "verdict", "withdrawal", "ask_again", "promise_kept", "promise_not_kept",
}  # fmt: skip
# Without anybody's words, and without a query of their own.
OPEN = {"sign_in", "your_information", "accessibility", "demo"}


@dataclass(frozen=True)
class Page:
    user: str
    queries: int
    address: Callable[[Cast], str]


def plain(name: str) -> Callable[[Cast], str]:
    return lambda cast: reverse(name)


def hers(name: str, model: type[Any] | None = None) -> Callable[[Cast], str]:
    def address(cast: Cast) -> str:
        args = [cast.hers.citizen.pk]
        return reverse(name, args=[*args, cast.hers[model, "everyone"].pk] if model else args)

    return address


def blank(cast: Cast) -> str:
    return reverse("conversation", args=[cast.hers.citizen.pk, uuid.UUID(int=1)])


# Name of the address → who opens it, how many queries, and for whom or what.
PAGES: dict[str, Page] = {
    "my_people": Page("carys", 10, plain("my_people")),
    "start": Page("carys", 4, plain("start")),
    "asked_for": Page("carys", 7, plain("asked_for")),
    "going": Page("megan", 4, plain("going")),
    "going_measure": Page("megan", 4, lambda cast: reverse("going_measure", args=["first_yes"])),
    "going_table": Page("megan", 4, lambda cast: reverse("going_table", args=["first_yes"])),
    "workers": Page("nia", 4, plain("workers")),
    "plan": Page("carys", 12, hers("plan")),
    "about": Page("carys", 4, hers("about")),
    "story": Page("carys", 11, hers("story")),
    "life": Page("carys", 6, hers("life")),
    "sharing": Page("eirlys", 5, hers("sharing")),
    "looks": Page("eirlys", 5, hers("looks")),
    "asked": Page("carys", 9, hers("asked")),
    "ask": Page("carys", 6, hers("ask")),
    "conversation": Page("carys", 7, blank),
    "read_back": Page("carys", 8, hers("read_back", Conversation)),
    "matter": Page("carys", 8, hers("matter", Matter)),
    "matter_new": Page("eirlys", 4, hers("matter_new")),
    "strength_new": Page("eirlys", 4, hers("strength_new")),
    "someone_new": Page("eirlys", 4, hers("someone_new")),
    "someone": Page("carys", 7, hers("someone", Connection)),
    "request": Page("carys", 10, hers("request", SupportRequest)),
    "matter_words": Page("eirlys", 5, hers("matter_words", Matter)),
    "strength_words": Page("eirlys", 5, hers("strength_words", Strength)),
    "connection_words": Page("eirlys", 5, hers("connection_words", Connection)),
    "supportrequest_words": Page("eirlys", 5, hers("supportrequest_words", SupportRequest)),
    "matter_earlier": Page("eirlys", 6, hers("matter_earlier", Matter)),
    "strength_earlier": Page("eirlys", 6, hers("strength_earlier", Strength)),
    "connection_earlier": Page("eirlys", 6, hers("connection_earlier", Connection)),
    "supportrequest_earlier": Page("eirlys", 6, hers("supportrequest_earlier", SupportRequest)),
    "conversation_earlier": Page("eirlys", 6, hers("conversation_earlier", Conversation)),
    "matter_who_can_see": Page("eirlys", 5, hers("matter_who_can_see", Matter)),
    "strength_who_can_see": Page("eirlys", 5, hers("strength_who_can_see", Strength)),
    "connection_who_can_see": Page("eirlys", 5, hers("connection_who_can_see", Connection)),
    "supportrequest_who_can_see": Page("eirlys", 5, hers("supportrequest_who_can_see", SupportRequest)),
    "conversation_who_can_see": Page("eirlys", 5, hers("conversation_who_can_see", Conversation)),
}


def addresses(patterns: Any) -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            if pattern.name:
                yield pattern.name
        else:
            yield from addresses(pattern.url_patterns)


def pages_of_the_project() -> set[str]:
    """Every named address that opens as a page with something of somebody's on it."""
    found = set(addresses(get_resolver().url_patterns))
    return {name for name in found if name not in NO_PAGE | OPEN and not name.endswith(("_put_away", "_put_back"))}
