"""Whose words? Phrases of an agency in what is put down as a person's words.

The lists, en.txt and cy.txt, are data: whoever hears a new one adds a line. Both are looked for in every text, because
people change from one language to the other within a sentence. Nothing of Django.
"""

from functools import cache
from pathlib import Path

from people.phrases import Found, Phrases, fold

LANGUAGES = ("en", "cy")


@cache
def lists() -> tuple[Phrases, ...]:
    return tuple(Phrases.read(Path(__file__).with_name(f"{language}.txt")) for language in LANGUAGES)


def noticed(text: str) -> list[Found]:
    """Each phrase once, in the order in which they stand there."""
    found: dict[str, Found] = {}
    for one in sorted((one for phrases in lists() for one in phrases.find(text)), key=lambda one: one.start):
        found.setdefault(" ".join(fold(one.written).split()), one)
    return list(found.values())
