"""Two voices: whatever a person said stands in an element of class `voice`, with its language."""

import re
from collections.abc import Iterator

from tests.rules.markup import Element, elements
from tests.rules.sources import Sources, templates

# What a person said, printed: {{ piece.words }}, {{ kept.quote|linebreaksbr }}, and handed to a translated sentence.
SAID = re.compile(
    r"{{\s*([\w.]+\.(?:words|quote))\b(?!\.)[^}]*}}|{%\s*blocktrans\w*[^%]*=\s*([\w.]+\.(?:words|quote))\b"
)

# What is printed outside an element of class voice (file's beginning, what), and why.
ALLOWED = {
    ("templates/outcomes/_drawn", ""): "a chart's words are ours",
    ("templates/outcomes/_series", "one.words"): "what the team changed or noticed is said by those who work here",
    ("templates/outcomes/_series", "ring.words"): "why a dot has a ring is said by us",
    ("templates/outcomes/_unit", "ring.words"): "the same",
    ("templates/outcomes/_team_wrote", "note.words"): "what was going on, said by those who work here",
    ("templates/outcomes/change", "row.words"): "what the team changed",
    ("templates/outcomes/note", "row.words"): "the same, of what was going on",
    ("templates/outcomes/measure", "measure.reported.words"): "what an article reports, told by us",
    ("templates/", "promise.words"): "a promise is ours, and is told within our sentence: who said they would do what",
    ("templates/conversations/story/_promise_", "what.words"): "the same, when it has been kept, or not",
    ("templates/conversations/story/_pledge", "what.words"): "the same, of what answered nothing asked for",
    ("templates/conversations/story/_words", "what.words"): "those who work here write in our voice, under their name",
    ("templates/conversations/story/_attempt_finished", "what.words"): "the same",
    ("templates/conversations/story/_happened", "attempt.words"): "the same",
    ("templates/conversations/story/_telling", "answers.words"): "the same",
    ("templates/conversations/_translation", "translation.words"): "what was said stands above; these are another's",
    ("templates/conversations/_in_other_words", "translated.words"): "the same",
    ("templates/conversations/story/_reply", "what.words"): "an answer is told within our sentence, as a promise is",
    ("templates/conversations/_moment", "reply.words"): "the same",
    ("templates/conversations/_telling", "telling.words"): "what a worker adds stands in our voice, under their name",
    ("templates/conversations/_whole_telling", "telling.words"): "the same",
    ("templates/conversations/_attempt", "attempt.words"): "what a worker writes of what is tried is in our voice",
    ("templates/conversations/attempt", "attempt.words"): "the same",
    ("templates/conversations/_attempt", "last.words"): "what a worker says of it, under their name",
    ("templates/conversations/_happened", "one.words"): "the same",
    ("templates/conversations/_whole_recording", "recording.words"): "what a worker sees in a photo",
    ("templates/conversations/recording", "recording.words"): "the same",
    ("templates/conversations/about_me", "recording.words"): "the same",
    ("templates/conversations/story/_recording", "what.words"): "the same",
    ("templates/conversations/_whole_asked", "reply.words"): "an answer is told within our sentence, as a promise is",
    ("templates/networks/_bond", "bond.words"): "what another says of two, under their name",
    ("templates/conversations/_whole", "bond.words"): "the same, on paper",
    ("templates/conversations/_whole_circle", "met.words"): "what another says came up, under their name",
    ("templates/conversations/story/_met", "what.words"): "the same",
    ("templates/conversations/_whole_circle", "member.words"): "what somebody does in a circle, beside their name",
    (
        "templates/conversations/story_paper",
        "one.words",
    ): "the same; and who helps, in a sentence of ours",
    ("templates/networks/circle", "one.words"): "what another says came up, under their name",
    ("templates/study/_noted", "note.words"): "what one of a team saw on the floor, under their name",
    ("templates/networks/circle", "member.words"): "what somebody does in a circle, beside their name",
    ("templates/study/", "condition.words"): "what a rule of the system says, as the team has written it down",
    ("templates/study/condition", "row.words"): "the same, as it was before",
    ("templates/study/in_the_way", "one.words"): "the same, in the list",
    ("templates/study/_shows", "one.words"): "the same, to choose from",
    ("templates/study/_stopping", "one.words"): "what the team means to stop doing",
    ("templates/study/form", "question.words"): "what a form asks",
    ("templates/study/forms_in_use", "one.words"): "the same",
    ("templates/study/questions", "one.words"): "the same",
    ("templates/study/_one_stood", "stood.words"): "what stood in the way of a yes, said by whoever works here",
    ("templates/study/_to_tick", "one.words"): "the same; what people asked for stands in their voice",
    ("templates/study/", "cause.words"): "what had not been done, as the team calls it",
    ("templates/study/_found", "finding.words"): "what we found, in a sentence of ours",
    ("templates/study/finding", "one.words"): "the same, of many walks; and below",
    ("templates/study/then_and_now", "two.before.words"): "the same, then",
    ("templates/study/then_and_now", "two.after.words"): "the same, now",
    ("templates/study/report", "one.words"): "the same; what a rule says, and what the team means to stop",
}


def said_in(element: Element) -> list[str]:
    """What of somebody's words this element prints."""
    return [found[1] or found[2] for text in element.said for found in SAID.finditer(text)]


def has_language(element: Element) -> bool:
    return any("lang" in one.attributes for one in [*element.up(), *element.down()])


def is_only_heard(element: Element) -> bool:
    return any("visually-hidden" in one.classes for one in element.up())


def is_allowed(path: str, said: str) -> bool:
    return any(path.startswith(start) and said.endswith(what) for start, what in ALLOWED)


def wrong(sources: Sources) -> Iterator[str]:
    for path, text in sources.items():
        for element in elements(text):
            where = f"{path}:{element.line} <{element.tag}>"
            for said in said_in(element):
                in_voice = any("voice" in one.classes for one in element.up())
                if is_only_heard(element):
                    if not has_language(element):
                        yield f"{where} {said} is heard without its language"
                elif not in_voice and not is_allowed(path, said):
                    yield f"{where} {said} is in our voice"
            if "voice" in element.classes and element.tag != "textarea" and not has_language(element):
                yield f"{where} is a voice without its language"


def test_what_a_person_said_is_in_their_voice() -> None:
    assert list(wrong(templates())) == []


def test_a_voice_lost_is_found() -> None:
    planted = """<p>{{ matter.words }}</p>
<p class="lead">{{ kept.quote|linebreaksbr }}</p>
<p>{% blocktranslate with words=strength.words %}said {{ words }}{% endblocktranslate %}</p>
<blockquote class="voice">{{ matter.words }}</blockquote>
<blockquote class="voice big" lang="{{ matter.language }}">{{ matter.words }}</blockquote>
<div class="voice"><p lang="cy">{{ matter.words }}</p></div>
<textarea class="voice">{{ form.words.value }}</textarea>
<a><span class="visually-hidden">{{ matter.words }}</span></a>
<a><span class="visually-hidden" lang="{{ matter.language }}">{{ matter.words }}</span></a>
<p>{% blocktranslate with what=promise.words %}they would {{ what }}{% endblocktranslate %}</p>"""
    assert list(wrong({"templates/a.html": planted})) == [
        "templates/a.html:1 <p> matter.words is in our voice",
        "templates/a.html:2 <p> kept.quote is in our voice",
        "templates/a.html:3 <p> strength.words is in our voice",
        "templates/a.html:4 <blockquote> is a voice without its language",
        "templates/a.html:8 <span> matter.words is heard without its language",
    ]
