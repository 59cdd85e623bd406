"""The old system's words are on no screen, in no address and in no model's name (DESIGN, section 1)."""

import ast
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import django
import polib
from django.apps import apps
from django.conf import settings

from tests.rules.doors import doors
from tests.rules.markup import TRANSLATED, elements
from tests.rules.sources import APPS, ROOT, Sources, product, templates

FORBIDDEN = [
    *("assessments?", "assess(?:es|ed|ing)?", "reviews?", "reviewed", "referrals?", "refer(?:s|red|ring)?"),
    *("signpost(?:s|ed|ing)?", "cases?", "clients?", "customers?", r"service[ _-]?users?", "packages?"),
    *("placements?", "pathways?", "journeys?", r"waiting[ _-]?lists?", "eligib(?:le|ility)", "needs", "outcomes?"),
    *(r"risk[ _-]?levels?", r"non-?complian(?:t|ce)", "submit(?:s|ted|ting)?", "mandatory"),
]
# The Act's own words, on the one page that answers to it, which only those who work here open: in which files, and
# which words.
THE_ACT = {
    "templates/conversations/act.html",
    "templates/conversations/_act_element.html",
    "templates/conversations/act_offer.html",
}
ITS_WORDS = {"assess", "assessment", "outcomes", "eligibility"}
# The pages on which a team studies the old system name its things: which, and nowhere else.
THE_STUDY = ("templates/study/", "study/")
OLD_WORDS = {"assessment", "assessments", "customer"}
# The measures that count the old system's things, and what an article reports of them: there and nowhere else.
THE_MEASURES = "outcomes/measures/"
ITS_THINGS = {"assessment", "assessments", "placement", "placements", "referrals", "package", "waiting list"}
WORDS = re.compile(rf"(?<![A-Za-z])(?:{'|'.join(FORBIDDEN)})(?![A-Za-z])", re.IGNORECASE)
# Attributes that a person sees or hears.
HEARD = {"alt", "title", "aria-label", "aria-description", "placeholder", "label", "content", "value", "data-confirm"}
BLOCK = re.compile(r"{% blocktrans(?:late)?.*?%}(.*?){% endblocktrans(?:late)? %}", re.DOTALL)
CALLS = {"_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy", "pgettext", "pgettext_lazy", "npgettext"}


def in_templates(sources: Sources) -> Iterator[tuple[str, str]]:
    """Where, and what is said there."""
    for path, text in sources.items():
        for found in [*TRANSLATED.finditer(text), *BLOCK.finditer(text)]:
            yield path, found[1]
        for element in elements(text):
            if element.tag not in {"script", "style"}:
                yield from ((f"{path}:{element.line}", spoken(said)) for said in element.said)
            heard = (value for name, value in element.attributes.items() if name in HEARD)
            yield from ((f"{path}:{element.line}", spoken(value)) for value in heard)


def spoken(text: str) -> str:
    """Without what Django puts in: that is read where it is written."""
    return re.sub(r"{[{%].*?[%}]}", " ", text, flags=re.DOTALL)


def in_python(sources: Sources) -> Iterator[tuple[str, str]]:
    for path, text in sources.items():
        for node in ast.walk(ast.parse(text, path)):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in CALLS:
                said = [arg.value for arg in node.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
                yield from ((f"{path}:{node.lineno}", words) for words in said)


def in_catalogues(folder: Path) -> Iterator[tuple[str, str]]:
    """Our msgids; but not those that override Django’s own words, nor those of the Act’s page and of a study."""
    allowed = with_old_words()
    theirs = {
        entry.msgid
        for path in Path(django.__file__).parent.rglob("locale/en/LC_MESSAGES/*.po")
        for entry in polib.pofile(str(path))
    }
    for path in sorted(folder.rglob("*.po")):
        for entry in polib.pofile(str(path)):
            if entry.msgid not in theirs | allowed:
                yield f"{path.name} {entry.msgid[:30]!r}", f"{entry.msgid} {entry.msgid_plural}"


def in_names() -> Iterator[tuple[str, str]]:
    for door in doors():
        address = re.sub(r"<.*?>", "", door.route)
        yield f"URL {door.name}", f"{address} {door.name}".replace("_", " ")
    for model in apps.get_models():
        if model._meta.app_label in APPS:
            apart = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", model.__name__)
            yield f"model {model.__name__}", f"{apart} {model._meta.verbose_name}"


def forbidden(said: Iterable[tuple[str, str]]) -> list[str]:
    return sorted(
        {
            f"{where}: {found[0]}"
            for where, text in said
            for found in WORDS.finditer(text)
            if not may_say(where.partition(":")[0], found[0].lower())
        }
    )


def may_say(path: str, word: str) -> bool:
    return (
        (path in THE_ACT and word in ITS_WORDS)
        or (path.startswith(THE_STUDY) and word in OLD_WORDS)
        or (path.startswith(THE_MEASURES) and word in ITS_THINGS)
    )


def with_old_words() -> set[str]:
    """What is translated on the Act's own page, on those of a study, and in the measures, as a catalogue has it."""
    said = {
        found[1].strip("\"'") if kind is TRANSLATED else re.sub(r"{{ *(\w+) *}}", r"%(\1)s", found[1])
        for path, text in templates().items()
        if path in THE_ACT or path.startswith(THE_STUDY)
        for kind in (TRANSLATED, BLOCK)
        for found in kind.finditer(text)
    }
    ours = {path: text for path, text in product().items() if path.startswith((*THE_STUDY, THE_MEASURES))}
    return said | {words for _, words in in_python(ours)}


def test_the_old_systems_words_are_on_no_screen() -> None:
    assert forbidden(in_templates(templates())) == []
    assert forbidden(in_python(product())) == []


def test_nor_in_what_is_translated() -> None:
    assert settings.LOCALE_PATHS == [ROOT / "locale"]
    assert forbidden(in_catalogues(ROOT / "locale")) == []


def test_nor_in_addresses_and_names_of_models() -> None:
    assert forbidden(in_names()) == []


def test_an_old_word_is_found() -> None:
    planted = """<h1>Your assessment</h1><button type="submit" class="case">Go on</button>
<p aria-label="What she needs">{% translate "Waiting list" %} {{ review }}{# customer #}</p>
<p>{% blocktranslate %}{{ name }}’s pathway{% endblocktranslate %}</p>"""
    assert forbidden(in_templates({"a.html": planted})) == [
        "a.html: Waiting list",
        "a.html: pathway",
        "a.html:1: assessment",
        "a.html:2: needs",
        "a.html:3: pathway",
    ]
    assert forbidden(in_python({"a.py": "x = _('A mandatory field')\ny = 'case'"})) == ["a.py:1: mandatory"]
    assert forbidden([("URL", "people/service-users/")]) == ["URL: service-users"]
    # The Act's words are its own page's alone, and no others are.
    act = "<p>{% translate 'An assessment of needs' %}</p><p>a referral, outcomes, eligibility</p>"
    assert forbidden(in_templates({"templates/conversations/act.html": act})) == [
        "templates/conversations/act.html: needs",
        "templates/conversations/act.html:1: referral",
    ]
    for elsewhere in ("templates/conversations/plan.html", "templates/conversations/acts.html", "templates/act.html"):
        assert len(forbidden(in_templates({elsewhere: act}))) == 5
    study = "<p>{% translate 'A form or an assessment' %}</p><p>a referral</p>"
    assert forbidden(in_templates({"templates/study/walk.html": study})) == ["templates/study/walk.html:1: referral"]
    assert len(forbidden(in_templates({"templates/conversations/plan.html": study}))) == 2
    assert forbidden([("a", "I need it; because; showcase; a journeyman; the reviewer")]) == []


def test_an_old_word_in_a_catalogue_is_found(tmp_path: Path) -> None:
    (tmp_path / "a.po").write_text('msgid ""\nmsgstr ""\n\nmsgid "Your placement"\nmsgstr "x"\n')
    assert forbidden(in_catalogues(tmp_path)) == ["a.po 'Your placement': placement"]


def test_the_acts_words_in_a_catalogue_are_those_of_its_page(tmp_path: Path) -> None:
    assert {"Personal outcomes", "An assessment was offered, and %(name)s said yes."} <= with_old_words()
    said = ("", "Personal outcomes", "Outcomes", "Assessments")
    (tmp_path / "a.po").write_text("\n".join(f'msgid "{one}"\nmsgstr "{one and "x"}"\n' for one in said))
    assert forbidden(in_catalogues(tmp_path)) == ["a.po 'Assessments': Assessments", "a.po 'Outcomes': Outcomes"]
