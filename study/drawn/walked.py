"""What the pages say of a walk and its steps, in plain sentences."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from networks.words import number
from people.days import day_of
from study.drawn.lanes import Point
from study.how_long import days_in_all
from study.looking import seen
from study.models import Step, Walk
from study.wordings import key_of


@dataclass(frozen=True)
class Told:
    """A step, with what is said of it beside what was written down."""

    walk: Walk
    step: Step
    # "Day 12", "About day 12", "?"; and the same with its date, for the table.
    day: str
    when: str
    # With whom it lay, and what happened, as they are read.
    who: str
    what: str
    happened: str
    did: str
    # What is written at its mark, and whether it is what they said.
    label: str
    voice: bool

    @cached_property
    def title(self) -> str:
        """All of it, for whoever points at the mark or hears the drawing."""
        said = [self.when, self.who, self.happened, self.step.words, self.did]
        return ". ".join(one for one in said if one)

    @cached_property
    def address(self) -> str:
        """Where it is changed: it stands in the drawing, the thread and the table."""
        return reverse("step", args=[self.walk.study_id, self.walk.pk, self.step.pk])

    @property
    def point(self) -> Point:
        step: Any = self.step
        lane = key_of(self.who) if step.holder == Step.Holder.SOMEBODY else ""
        return Point(self, step.holder, lane, self.who, self.label, self.day, step.did, self.voice)


def told(walk: Walk, steps: Sequence[Step]) -> list[Told]:
    """Each of these steps, in their order."""
    first = min((step.on for step in steps if step.on), default=None)
    # Each word is looked up once, not once a step.
    words = {choice.value: str(choice.label) for choice in (*Step.Happened, *Step.Did)}
    return [tell(walk, step, first, words) for step in steps]


def tell(walk: Walk, step: Step, first: date | None, words: Mapping[str, str]) -> Told:
    # What they asked for, and that they have it, is theirs to say where they have said it.
    own = step.holder == Step.Holder.THEM and step.happened in {Step.Happened.ASKED, Step.Happened.DONE}
    voice = own and bool(step.said)
    what = step.words or words[step.happened]
    return Told(
        walk=walk,
        step=step,
        day=day_within(step, first),
        when=when(step, first),
        who=who(walk, step),
        what=what,
        happened=words[step.happened],
        did=words.get(step.did, ""),
        label=step.said if voice else what,
        voice=voice,
    )


def day_within(step: Step, first: date | None) -> str:
    """The how-manieth day of the walk."""
    if step.on is None or first is None:
        return "?"
    day = {"number": (step.on - first).days + 1}
    if step.certainty == Step.Certainty.ABOUT:
        return _("About day %(number)s") % day
    return _("Day %(number)s") % day


def when(step: Step, first: date | None) -> str:
    if step.on is None:
        return _("Nobody knows when")
    said = {"day": day_within(step, first), "date": day_of(step.on)}
    return _("%(day)s, %(date)s") % said


def who(walk: Walk, step: Step) -> str:
    if step.holder == Step.Holder.THEM:
        return walk.pseudonym
    return step.held_by or (_("Nobody") if step.holder == Step.Holder.NOBODY else _("Somebody"))


def in_a_sentence(walk: Walk, steps: Sequence[Step]) -> str:
    """ "Olwen walked back through this with us on 14 November. 96 days, nine steps. Two of them did what they asked."

    What nobody has said yet is left out.
    """
    said = []
    if walk.walked_back_on:
        back = {"name": walk.pseudonym, "day": day_of(walk.walked_back_on)}
        said.append(_("%(name)s walked back through this with us on %(day)s.") % back)
    if steps:
        many = ngettext("%(number)s step", "%(number)s steps", len(steps)) % {"number": number(len(steps))}
        said.append(_("%(days)s, %(steps)s.") % {"days": how_long(steps), "steps": many})
        said.append(did_what_was_asked(steps))
    return " ".join(said)


def how_long(steps: Sequence[Step]) -> str:
    """Its days as far as anybody knows them; what is not known is said."""
    days = days_in_all([seen(step) for step in steps])
    if days.how_many is None:
        return _("Nobody knows how many days")
    said = {"days": days.how_many}
    if days.at_least:
        return ngettext("%(days)s day or more", "%(days)s days or more", days.how_many) % said
    if days.about:
        return ngettext("About %(days)s day", "About %(days)s days", days.how_many) % said
    return ngettext("%(days)s day", "%(days)s days", days.how_many) % said


def did_what_was_asked(steps: Sequence[Step]) -> str:
    did = sum(step.did == Step.Did.ASKED_FOR for step in steps)
    if len(steps) == 1:
        return _("It did what they asked.") if did else ""
    if not did:
        return _("None of them did what they asked.")
    return ngettext("%(number)s of them did what they asked.", "%(number)s of them did what they asked.", did) % {
        "number": capfirst(number(did))
    }
