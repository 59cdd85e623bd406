"""About me: what somebody who has never met a person should know, on the page and on the one sheet to hand to anyone.

The headings, and "Supported to write this by", are those of the PRSB standard *About Me* (Professional Record
Standards Body, version 1.2, 2021). Nobody writes anything twice: where a heading has nothing of its own, what stands
on the plan says it.
"""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import typst
from django.db.models import Q
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from conversations.document import and_the_machines, ours
from conversations.models import AboutMe, Matter, Recording
from networks.models import Connection
from people import languages
from people.access import WhoCanSee
from people.models import Citizen, User

H = AboutMe.Heading
# Asked under a heading with nothing in it.
QUESTIONS = {
    H.MOST_IMPORTANT: gettext_lazy("What matters most to you?"),
    H.PEOPLE: gettext_lazy("Who should be there when it counts? Who should be told?"),
    H.COMMUNICATE: gettext_lazy("What helps you to understand people? What helps them to understand you?"),
    H.WELLNESS: gettext_lazy("What is a good day like? How can people tell when it is not one?"),
    H.PLEASE_DO: gettext_lazy("What should somebody do first when they meet you?"),
    H.PLEASE_DO_NOT: gettext_lazy("What should nobody do, however kindly they mean it?"),
    H.SUPPORT: gettext_lazy("When would you like a hand? When would you rather do it yourself?"),
    H.ALSO: gettext_lazy("What else is worth knowing? A song, a team, the name of the dog."),
}
# As many of the closest as fit on a line or two.
CLOSEST = 6


@dataclass
class Section:
    """One heading: what was said under it, and what stands elsewhere and need not be said again."""

    heading: str
    label: Any
    question: Any
    said: list[Any] = field(default_factory=list)
    matter: Any = None
    people: list[Any] = field(default_factory=list)
    how_to_talk: str = ""
    recordings: list[Any] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        return not (self.said or self.matter or self.people or self.how_to_talk or self.recordings)


def sections(user: User, citizen: Citizen, *, how_to_talk: bool, only_everyone: bool = False) -> list[Section]:
    """Every heading in the order of the standard, narrowed to what the user may see; in four queries.

    What comes from the plan is only what everyone alongside sees. `how_to_talk` is for those who are shown it.
    """
    found = {value: Section(value, label, QUESTIONS[H(value)]) for value, label in H.choices}

    def on_plan(model: Any) -> Any:
        return model.objects.visible_to(user).of(citizen).on_the_plan()

    everyone = Q(who_can_see=WhoCanSee.EVERYONE)
    said = on_plan(AboutMe).filter(everyone if only_everyone else Q())
    for one in said.select_related("written_by", "changed_by").order_by("written_at", "pk"):
        found[one.heading].said.append(one)
    if not found[H.MOST_IMPORTANT].said:
        found[H.MOST_IMPORTANT].matter = on_plan(Matter).filter(everyone).top_first().first()
    if not found[H.PEOPLE].said:
        near = on_plan(Connection).here_now().filter(everyone, circle=Connection.Circle.CLOSEST)
        found[H.PEOPLE].people = list(near.order_by("written_at", "pk")[:CLOSEST])
    if how_to_talk:
        found[H.COMMUNICATE].how_to_talk = citizen.how_to_talk
    shown = on_plan(Recording).filter(everyone if only_everyone else Q(), please_do=True)
    found[H.PLEASE_DO].recordings = list(shown.select_related("written_by").order_by("written_at", "pk"))
    return list(found.values())


# On paper


@dataclass(frozen=True)
class Words:
    """What they said, with its language; `note` is ours."""

    words: str
    language: str
    direction: str
    note: str = ""


@dataclass(frozen=True)
class Part:
    label: str
    said: list[Words]
    people: str = ""

    @property
    def lines(self) -> float:
        """The words, or the heading beside them, whichever is the longer."""
        said: float = sum(len(line) // 50 + 1 for one in self.said for line in one.words.splitlines())
        said += sum(0.4 + (1 if one.note else 0) for one in self.said) + (
            len(self.people) // 50 + 1 if self.people else 0
        )
        return max(said, len(self.label) // 15 + 1)


@dataclass(frozen=True)
class Sheet:
    """Everything that is printed, in the first person."""

    language: str
    title: str
    name: str
    speaks: str
    first: Part | None
    parts: list[Part]
    supported_by: str
    dates: str
    large: bool

    @property
    def amount(self) -> int:
        """About how many lines of the paper it takes, in the ordinary print of static/css/about-me.css."""
        lead = [2 + sum(len(one.words) // 38 + 1 for one in self.first.said) * 1.4] if self.first else []
        return round(sum([*lead, *(part.lines + 0.8 for part in self.parts)]))

    @property
    def size(self) -> str:
        """The class of its print: so that it stays on one page as long as it can still be read."""
        if self.large:
            return "large"
        return next((size for size, lines in (("roomy", 31), ("", 37), ("close", 43)) if self.amount <= lines), "full")


def sheet(citizen: Citizen, found: Iterable[Section], *, large: bool = False) -> Sheet:
    """In the person's language where we have it, else in the reader's. It says nothing of any service."""
    reads = translation.get_language() or "en"
    language = citizen.language if languages.of_the_screens(citizen.language) == citizen.language else reads
    full = [section for section in found if not section.is_empty]
    with translation.override(language):
        parts = [printed(citizen, section) for section in full]
        leads = bool(full) and full[0].heading == H.MOST_IMPORTANT
        return Sheet(
            language=language,
            title=_("About me"),
            name=citizen.name,
            speaks=_("I speak %(language)s.") % {"language": languages.own_name(citizen.language)},
            first=parts[0] if leads else None,
            parts=parts[1:] if leads else parts,
            supported_by=supported_by(citizen, full),
            dates=dates([one for section in full for one in section.said]),
            large=large,
        )


def printed(citizen: Citizen, section: Section) -> Part:
    said = [words(section.how_to_talk, citizen.language)] if section.how_to_talk else []
    said += [words(one.words, one.language) for one in ([section.matter] if section.matter else section.said)]
    said += [words(one.words, one.language, kept_as(one)) for one in section.recordings if one.words]
    return Part(str(section.label), said, "; ".join(named(one) for one in section.people))


def words(said: str, language: str, note: str = "") -> Words:
    return Words(said, language, languages.direction(language), note)


def kept_as(recording: Recording) -> str:
    """On paper nobody can play it: it says that it is there."""
    return {
        Recording.Kind.VOICE: _("Ask me to play it to you."),
        Recording.Kind.PHOTO: _("Ask me to show you the photo."),
        Recording.Kind.FILM: _("Ask me to show you the film."),
    }[Recording.Kind(recording.kind)]


def named(connection: Connection) -> str:
    return ", ".join(filter(None, (connection.name, connection.how_related)))


def supported_by(citizen: Citizen, found: Iterable[Section]) -> str:
    """Who helped, and who wrote it down for them: each once."""
    said = [one for section in found for one in section.said]
    names = [one.helped_by for one in said]
    names += [one.written_by.name for one in said if one.written_by_id != citizen.user_id]
    who = ", ".join(dict.fromkeys(filter(None, names)))
    return _("Supported to write this by %(who)s.") % {"who": who} if who else ""


def dates(said: Iterable[AboutMe]) -> str:
    """When it was last said differently, and when it was put on paper: an old sheet says that it is one."""
    moments: list[datetime] = [one.changed_at or one.written_at for one in said]
    today = date_format(timezone.localdate(), "j F Y")
    if not moments:
        return _("On paper since %(day)s.") % {"day": today}
    last = date_format(timezone.localtime(max(moments)), "j F Y")
    return _("Last said on %(last)s. On paper since %(day)s.") % {"last": last, "day": today}


TYPESETTING = Path(__file__).parent / "about_me.typ"


def pdf(printed_sheet: Sheet) -> bytes | None:
    """As large as still fits on one side of A4; tagged. None when there are no letters here for some of the words.

    What somebody wrote cannot become markup: it is data. The standard forbids empty squares in place of letters.
    """
    inputs = {"sheet": json.dumps(asdict(printed_sheet))}
    for letters in (ours(), and_the_machines()):
        try:
            made: Any = typst.Compiler(TYPESETTING, font_paths=letters).compile(
                format="pdf", sys_inputs=inputs, pdf_standards="ua-1"
            )
        except typst.TypstError:
            continue
        return bytes(made)
    return None
