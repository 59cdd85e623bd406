"""One's own story as a document to hand to anyone: in the words and the language in which it was told.

What was put into another language stands under the words as they were said, and says so; so does what was put right.
The sentences around are made once, in the language of the page, for paper and for the PDF.
"""

import json
from collections import defaultdict
from dataclasses import asdict, dataclass, field
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import typst
from django.template.defaultfilters import date as format_date
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from conversations.kinds import STORY, TOLD
from conversations.models import Contribution, Conversation, Correction
from conversations.thread import give_translations
from networks import helped
from networks.models import Connection, Help, Met
from people import languages
from people.access import WhoCanSee
from people.letters import FONTS as OURS
from people.models import Citizen, User

TYPESETTING = Path(__file__).parent / "document.typ"
# Literata, for what was said (conversations/fonts); Atkinson Hyperlegible Next, for us.
FONTS = [Path(__file__).parent / "fonts", OURS]
LONG_DAY = "j F Y"


@dataclass(frozen=True)
class InOtherWords:
    """A translation, marked as one; or what was meant, under the passage that it puts right."""

    line: str
    words: str
    language: str
    # In serif: said so by the person.
    said: bool
    passage: str = ""


@dataclass(frozen=True)
class Told:
    """One telling; or what came of it, under what it was that came."""

    day: str
    question: str
    asked_in: str
    words: str
    language: str
    lines: list[str]
    # In serif: the person said so.
    said: bool = True
    # What it is about, in their words.
    about: str = ""
    about_in: str = "en"
    meant: list[InOtherWords] = field(default_factory=list)
    translated: list[InOtherWords] = field(default_factory=list)


@dataclass(frozen=True)
class Document:
    title: str
    name: str
    made: str
    language: str
    told: list[Told]


def document(user: User, citizen: Citizen, *, mine: bool, everything: bool) -> Document:
    """From the first telling to the last; without what was told more closely, unless it is to be `everything`."""
    rows = Conversation.objects.visible_to(user).of(citizen).on_the_plan().select_related("written_by")
    if not everything:
        rows = rows.filter(who_can_see=WhoCanSee.EVERYONE)
    found = list(rows.annotate(told=TOLD).order_by("told", "pk"))
    say_beside(user, citizen, found, mine=mine)
    told = [(one.told, conversation(one, citizen, mine=mine)) for one in found]
    told += came_of_it(user, citizen, mine=mine, everything=everything)
    return Document(
        title=_("My story") if mine else _("%(name)s’s story") % {"name": citizen.name},
        name=citizen.whole_name,
        made=_("As it stood on %(day)s") % {"day": format_date(timezone.localdate(), LONG_DAY)},
        language=get_language() or "en",
        told=[one for _at, one in sorted(told, key=lambda both: both[0])],
    )


def conversation(one: Any, citizen: Citizen, *, mine: bool) -> Told:
    return Told(
        day=long_day(one.told) + (f", {one.where}" if one.where else ""),
        question=one.question,
        asked_in=languages.of_the_screens(one.language),
        words=one.words,
        language=one.language,
        lines=lines(one, citizen, mine=mine),
        meant=one.meant,
        translated=one.translated,
    )


def long_day(at: datetime) -> str:
    return format_date(timezone.localtime(at), LONG_DAY)


def say_beside(user: User, citizen: Citizen, found: list[Any], *, mine: bool) -> None:
    """Each conversation gets what was put right in it (`meant`), and its words in other languages (`translated`)."""
    give_translations(user, citizen, {one.pk: one for one in found})
    rows = Correction.objects.visible_to(user).of(citizen).filter(conversation__in=found).exclude(words="")
    corrections: dict[Any, list[Correction]] = defaultdict(list)
    for said in rows.order_by("at", "pk"):
        corrections[said.conversation_id].append(said)
    for one in found:
        one.meant = [put_right(said, citizen, mine=mine) for said in corrections[one.pk]]
        one.translated = [in_other_words(latest, citizen) for latest, _before in one.in_other_languages]


def lines(told: Any, citizen: Citizen, *, mine: bool) -> list[str]:
    """Who wrote it down, and with whom."""
    who = {"who": told.written_by.name, "name": citizen.name}
    if told.written_by_id != citizen.user_id:
        first = _("%(who)s wrote this down.")
    else:
        first = _("I wrote this myself.") if mine else _("%(name)s wrote this.")
    said = [first % who]
    if told.helped_by:
        said.append(_("Supported to write this by %(who)s.") % {"who": told.helped_by})
    if getattr(told, "who_was_there", ""):
        said.append(_("There were: %(who)s.") % {"who": told.who_was_there})
    return said


def came_of_it(user: User, citizen: Citizen, *, mine: bool, everything: bool) -> list[tuple[datetime, Told]]:
    """What changed for the place, what came up when a circle met, and who began to help, each with when it was."""

    def rows(model: Any) -> Any:
        (kind,) = (kind for kind in STORY if kind.model is model)
        found = kind.rows(user, citizen).filter(**{} if everything else {"who_can_see": WhoCanSee.EVERYONE})
        return found.select_related(*kind.related)

    here = get_language() or "en"
    told = []
    for one in rows(Contribution).filter(put_away_at=None):
        what = _("What changed for the place")
        day, who = long_day(one.when_contribution), lines(one, citizen, mine=mine)
        said = Told(day, what, here, one.words, one.language, who)
        told.append((one.when_contribution, said))
    for one in rows(Met):
        what = _("My circle met") if mine else _("%(name)s’s circle met") % {"name": citizen.name}
        by_them = one.by_id == citizen.user_id
        who = [f"{citizen.name if by_them else one.by.name}."]
        about = {"about": one.circle.words, "about_in": one.circle.language}
        said = Told(long_day(one.when_met), what, here, one.words, one.language, who, said=by_them, **about)
        told.append((one.when_met, said))
    seen = Connection.objects.visible_to(user).of(citizen).filter(helps__isnull=False).distinct()
    if not everything:
        seen = seen.filter(who_can_see=WhoCanSee.EVERYONE)
    names = {one.pk: one for one in seen}
    for one in rows(Help):
        helped.tell(one, names.get(one.given_by_id), own=mine, costs=False)
        what = _("What came of asking for this")
        about = {"about": one.request.words, "about_in": one.request.language}
        said = Told(long_day(one.when_help), what, here, one.sentence, here, [f"{one.by.name}."], said=False, **about)
        told.append((one.when_help, said))
    return told


def put_right(correction: Correction, citizen: Citizen, *, mine: bool) -> InOtherWords:
    day = format_date(timezone.localtime(correction.at), LONG_DAY)
    line = _("Put right on %(day)s: I meant") if mine else _("Put right on %(day)s: %(name)s meant")
    said = line % {"day": day, "name": citizen.name}
    return InOtherWords(said, correction.words, correction.language, said=True, passage=correction.passage)


def in_other_words(translation: Any, citizen: Citizen) -> InOtherWords:
    own = translation.by_id == citizen.user_id
    line = _("Put into %(language)s by %(who)s, %(day)s") % {
        "language": languages.our_name(translation.language),
        "who": citizen.name if own else translation.by.name,
        "day": format_date(timezone.localtime(translation.at), LONG_DAY),
    }
    return InOtherWords(line, translation.words, translation.language, said=own)


def pdf(printed: Document) -> bytes | None:
    """Tagged, each passage in its own language. None when there are no letters here for some of the words.

    Nobody's words can become markup: they are data. The standard forbids empty squares in place of letters.
    """
    words = {"document": json.dumps(asdict(printed) | {"codes": codes(printed)})}
    for letters in (ours(), and_the_machines()):
        try:
            made: Any = typst.Compiler(TYPESETTING, font_paths=letters).compile(
                format="pdf", sys_inputs=words, pdf_standards="ua-1"
            )
        except typst.TypstError:
            continue
        return bytes(made)
    return None


def codes(printed: Document) -> dict[str, str]:
    """Each language as Typst takes it: two or three letters."""
    every = {printed.language}
    for told in printed.told:
        every |= {told.language, told.about_in, told.asked_in}
        every |= {one.language for one in [*told.meant, *told.translated]}
    short = {code: code.partition("-")[0] for code in every}
    return {code: part if len(part) in {2, 3} else languages.ANOTHER for code, part in short.items()}


@cache
def ours() -> Any:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=FONTS)


@cache
def and_the_machines() -> Any:
    return typst.Fonts(include_system_fonts=True, include_embedded_fonts=False, font_paths=FONTS)
