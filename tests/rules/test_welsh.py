"""Every page speaks Welsh: what is marked for translation has its Welsh, and nothing visible is left unmarked."""

import ast
import io
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

import django
import polib
import pytest
from babel.messages.extract import extract
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext
from django.utils.translation.template import templatize

from config import django_words
from tests.rules.markup import Element, elements
from tests.rules.sources import ROOT, Sources, product, read, templates

CATALOGUE = ROOT / "locale" / "cy" / "LC_MESSAGES" / "django.po"

# Which arguments of a function are the context and the messages.
Keywords = dict[str, tuple[int | tuple[int, str], ...] | None]
ARGUMENTS: Keywords = {"gettext": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2), "npgettext": ((1, "c"), 2, 3)}
MARKS: Keywords = {f"{name}{kind}": where for name, where in ARGUMENTS.items() for kind in ("", "_lazy", "_noop")}
# As templatize writes them.
IN_TEMPLATES: Keywords = MARKS | {"_": None}

PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[a-z]|{\w*}")
# What the Welsh says without (msgid, placeholder), and why.
LEFT_OUT = {
    (
        "%(model_name)s with this %(field_label)s already exists.",
        "%(model_name)s",
    ): "a model's name is no word for a screen",
}
# Words that are the same in both languages, beside those that are nothing but placeholders.
# Languages that Welsh calls by the same name.
THE_SAME = {"Hindi", "Malayalam", "Pashto", "Romani", "Swahili", "Thai", "Tigrinya", "%(number)s person"}

# Visible, and marked for no translation.
NAMES = re.compile(r"\b(?:Bywyd Da|Cymraeg|English|[a-z]+\.(?:json|csv))\b")
BLOCK = re.compile(r"{%-?\s*blocktrans(?:late)?\b.*?{%-?\s*endblocktrans(?:late)?\s*-?%}", re.DOTALL)
# Their text is a name of the style sheet's.
CLASS = re.compile(r"{% block \w+_class %}[^{]*{% endblock[^%]*%}")
OURS = re.compile(r"{%.*?%}|{{.*?}}", re.DOTALL)
LETTER = re.compile(r"[^\W\d_]")
HEARD = {"alt", "title", "aria-label", "aria-description", "aria-roledescription", "placeholder", "label"}


class Message(NamedTuple):
    """What identifies an entry of the catalogue."""

    msgid: str
    plural: str = ""
    context: str = ""


def found(text: str, keywords: Keywords) -> Iterator[tuple[int, Message]]:
    """Line and message of every marked string in Python text."""
    for line, said, _comments, context in extract("python", io.BytesIO(text.encode()), keywords):
        msgid, plural = said if isinstance(said, tuple) else (said, "")
        yield line, Message(msgid, plural or "", context or "")


def called_here(text: str) -> Keywords:
    """The marking functions under the names that this file imports them by."""
    imports = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.ImportFrom)]
    names = [name for node in imports if node.module == "django.utils.translation" for name in node.names]
    return {name.asname or name.name: MARKS[name.name] for name in names if name.name in MARKS}


def messages() -> Sources:
    """What is sent by e-mail or text."""
    return read("templates", "*.txt")


def marked(python: Sources, html: Sources) -> Iterator[tuple[str, Message]]:
    for path, text in python.items():
        yield from ((f"{path}:{line}", message) for line, message in found(text, called_here(text)))
    for path, text in html.items():
        # Indentation means nothing in a template, and something in Python.
        flat = "\n".join(line.strip() for line in templatize(text).split("\n"))
        yield from ((f"{path}:{line}", message) for line, message in found(flat, IN_TEMPLATES))


def of(entry: polib.POEntry) -> Message:
    return Message(entry.msgid, entry.msgid_plural or "", entry.msgctxt or "")


def forms(entry: polib.POEntry) -> list[str]:
    return [entry.msgstr_plural[index] for index in sorted(entry.msgstr_plural)] or [entry.msgstr]


def without_welsh(messages: Iterator[tuple[str, Message]], catalogue: polib.POFile) -> Iterator[str]:
    known = {of(entry) for entry in catalogue if not entry.obsolete and all(forms(entry))}
    for where, message in messages:
        if message not in known:
            yield f"{where} {message.msgid[:60]!r} has no Welsh"


def wrong(catalogue: polib.POFile) -> Iterator[str]:
    plurals = int(re.findall(r"nplurals=(\d+)", catalogue.metadata["Plural-Forms"])[0])
    met: set[tuple[str | None, str]] = set()
    for entry in catalogue:
        name = f"{entry.msgid[:60]!r}"
        if (entry.msgctxt, entry.msgid) in met:
            yield f"{name} stands there twice"
        met.add((entry.msgctxt, entry.msgid))
        if "fuzzy" in entry.flags:
            yield f"{name} is a guess"
        if entry.msgid_plural and len(forms(entry)) != plurals:
            yield f"{name} has {len(forms(entry))} forms of {plurals}"
        asked = {
            each
            for each in PLACEHOLDER.findall(f"{entry.msgid} {entry.msgid_plural}")
            if (entry.msgid, each) not in LEFT_OUT
        }
        for welsh in filter(None, forms(entry)):
            if set(PLACEHOLDER.findall(welsh)) != asked:
                yield f"{name} has other placeholders: {welsh[:60]!r}"
            english = {entry.msgid, entry.msgid_plural} - THE_SAME
            if welsh in english and LETTER.search(PLACEHOLDER.sub("", welsh)):
                yield f"{name} is still English"


def unmarked(sources: Sources) -> Iterator[str]:
    """Words on a page, or read out, that no tag of translation stands around."""
    for path, text in sources.items():
        left = BLOCK.sub(lambda block: "\n" * block[0].count("\n"), CLASS.sub("", text))
        for element in elements(left):
            for said in spoken(element):
                rest = NAMES.sub("", OURS.sub("", said))
                if LETTER.search(rest):
                    yield f"{path}:{element.line} <{element.tag}> {' '.join(rest.split())!r}"


def spoken(element: Element) -> list[str]:
    # In <code> and <pre> stands what a file has, in any language.
    said = [] if element.tag in {"script", "style", "code", "pre"} else element.said
    return [*said, *(value for name, value in element.attributes.items() if name in HEARD)]


def test_everything_marked_has_its_welsh() -> None:
    assert list(without_welsh(marked(product(), templates() | messages()), polib.pofile(str(CATALOGUE)))) == []


def test_the_welsh_is_whole() -> None:
    catalogue = polib.pofile(str(CATALOGUE))
    assert catalogue.metadata["Language"] == "cy"
    assert not catalogue.metadata_is_fuzzy
    assert list(wrong(catalogue)) == []


def test_nothing_visible_is_left_unmarked() -> None:
    assert list(unmarked(templates())) == []


def test_djangos_words_are_said_as_django_says_them() -> None:
    """A slip in one of them, or a new wording of Django's, would leave Django's own Welsh on the screen."""
    path = "config/django_words.py"
    text = product()[path]
    parts = [Path(django.__file__).parent / part for part in ("conf", "contrib/auth")]
    theirs = {of(entry) for part in parts for entry in polib.pofile(str(part / "locale/en/LC_MESSAGES/django.po"))}
    declared = {message for _line, message in found(text, called_here(text))}
    assert len(declared) > 40
    assert declared - theirs == set()


@pytest.mark.parametrize(
    ("number", "said"), [(1, "1 diwrnod"), (2, "2 ddiwrnod"), (8, "8 diwrnod"), (11, "11 diwrnod")]
)
def test_numbers_change_the_word_after_them(number: int, said: str) -> None:
    with translation.override("cy"):
        assert ngettext("%(number)s day", "%(number)s days", number) % {"number": number} == said


def test_our_welsh_comes_before_djangos() -> None:
    with translation.override("cy"):
        assert [word for word in django_words.DAYS + django_words.MONTHS if gettext(word) == word] == []
        assert date_format(date(2026, 7, 6), "l j F Y") == "Llun 6 Gorffennaf 2026"
        assert gettext("This field is required.") == "Ysgrifennwch rywbeth yma."


def test_what_has_no_welsh_is_found() -> None:
    catalogue = polib.POFile()
    catalogue += [polib.POEntry(msgid="Keep", msgstr="Cadw"), polib.POEntry(msgid="Story", msgstr="")]
    catalogue += [polib.POEntry(msgid="one", msgid_plural="many", msgstr_plural={0: "un", 1: ""})]
    python = """from django.utils.translation import gettext as _now, pgettext
from django.utils.translation import gettext_lazy as _, ngettext
a, b = _("Keep"), _("Stor" "y")
c = _now("Plan")
d = pgettext("a promise", "Keep")
e = ngettext("one", "many", 2)
f = other("Not marked")"""
    html = """{% translate "Keep" %}{% blocktranslate with x=y %}To {{ x }}{% endblocktranslate %}
{% include "b.html" with label=_("Both") %}{# {% translate "Nothing" %} #}"""
    assert list(without_welsh(marked({"a.py": python}, {"a.html": html}), catalogue)) == [
        "a.py:3 'Story' has no Welsh",
        "a.py:4 'Plan' has no Welsh",
        "a.py:5 'Keep' has no Welsh",
        "a.py:6 'one' has no Welsh",
        "a.html:1 'To %(x)s' has no Welsh",
        "a.html:2 'Both' has no Welsh",
    ]


def test_welsh_that_is_not_whole_is_found() -> None:
    catalogue = polib.POFile()
    catalogue.metadata = {"Plural-Forms": "nplurals=4; plural=(n==1) ? 0 : (n==2) ? 1 : (n != 8 && n != 11) ? 2 : 3;"}
    catalogue += [
        polib.POEntry(msgid="Keep", msgstr="Cadw", flags=["fuzzy"]),
        polib.POEntry(msgid="To %(who)s", msgstr="Wrth %(pwy)s"),
        polib.POEntry(msgid="{min} to {max}", msgstr="{min} i {max}"),
        polib.POEntry(msgid="%(tie)s, %(gives)s.", msgstr="%(tie)s, %(gives)s."),
        polib.POEntry(msgid="%d day", msgid_plural="%d days", msgstr_plural={0: "%d diwrnod", 1: "diwrnod"}),
        polib.POEntry(msgid="Story", msgstr="Story"),
        polib.POEntry(msgid="Story", msgstr="Stori"),
    ]
    assert list(wrong(catalogue)) == [
        "'Keep' is a guess",
        "'To %(who)s' has other placeholders: 'Wrth %(pwy)s'",
        "'%d day' has 2 forms of 4",
        "'%d day' has other placeholders: 'diwrnod'",
        "'Story' is still English",
        "'Story' stands there twice",
    ]


def test_words_left_unmarked_are_found() -> None:
    planted = """<h1>{% translate "Plan" %} · Bywyd Da</h1>{# A note #}
<p>{% if own %}Yours{% else %}{{ name }}{% endif %}</p>
<p>{% blocktranslate %}A line
of words{% endblocktranslate %}: 12</p>
<img alt="A dog" src="dog.png"><button aria-label="{% translate 'Close' %}" class="small">×</button>
<script src="a.js">let words</script><button lang="cy">Cymraeg</button>"""
    assert list(unmarked({"a.html": planted})) == ["a.html:2 <p> 'Yours'", "a.html:5 <img> 'A dog'"]
