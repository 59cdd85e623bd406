"""Two voices: whatever a person said stands in an element of class `voice`, with its language."""

import re
from collections.abc import Iterator

from tests.rules.markup import Element, elements
from tests.rules.sources import Sources, templates

# What a person said, printed: {{ piece.words }}, {{ kept.quote|linebreaksbr }}, and handed to a translated sentence.
SAID = re.compile(r"{{\s*[\w.]+\.(?:words|quote)\b(?!\.)[^}]*}}|{%\s*blocktrans\w*[^%]*=\s*[\w.]+\.(?:words|quote)\b")

# Where words are printed outside an element of class voice, and why.
ALLOWED: dict[str, str] = {}


def says_words(element: Element) -> bool:
    return any(SAID.search(text) for text in element.said)


def has_language(element: Element) -> bool:
    return any("lang" in one.attributes for one in [*element.up(), *element.down()])


def wrong(sources: Sources) -> Iterator[str]:
    for path, text in sources.items():
        for element in elements(text):
            where = f"{path}:{element.line} <{element.tag}>"
            if says_words(element) and not any("voice" in one.classes for one in element.up()):
                yield f"{where} says somebody's words in our voice"
            if "voice" in element.classes and element.tag != "textarea" and not has_language(element):
                yield f"{where} is a voice without its language"


def test_what_a_person_said_is_in_their_voice() -> None:
    assert [line for line in wrong(templates()) if line.split(":")[0] not in ALLOWED] == []


def test_a_voice_lost_is_found() -> None:
    planted = """<p>{{ matter.words }}</p>
<p class="lead">{{ kept.quote|linebreaksbr }}</p>
<p>{% blocktranslate with words=promise.words %}said {{ words }}{% endblocktranslate %}</p>
<blockquote class="voice">{{ matter.words }}</blockquote>
<blockquote class="voice big" lang="{{ matter.language }}">{{ matter.words }}</blockquote>
<div class="voice"><p lang="cy">{{ matter.words }}</p></div>
<textarea class="voice">{{ form.words.value }}</textarea>"""
    assert list(wrong({"a.html": planted})) == [
        "a.html:1 <p> says somebody's words in our voice",
        "a.html:2 <p> says somebody's words in our voice",
        "a.html:3 <p> says somebody's words in our voice",
        "a.html:4 <blockquote> is a voice without its language",
    ]
