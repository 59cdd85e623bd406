"""What the pages say of a walk and its steps, in plain sentences."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from networks.words import number
from people.days import day_of
from study.lanes import Point
from study.models import Step, Walk
from study.wordings import key_of


@dataclass(frozen=True)
class Told:
    """A step, with what is said of it beside what was written down."""

    step: Step
    # "Day 12", "About day 12", "?"; and the same with its date, for the table.
    day: str
    when: str
    # With whom it lay, and what happened, as they are read.
    who: str
    what: str
    # What is written at its mark, and whether it is what they said.
    label: str
    voice: bool

    @property
    def title(self) -> str:
        """All of it, for whoever points at the mark or hears the drawing."""
        said = [self.when, self.who, self.step.get_happened_display(), self.step.words, self.step.get_did_display()]
        return ". ".join(one for one in said if one)

    @property
    def point(self) -> Point:
        step: Any = self.step
        lane = key_of(self.who) if step.holder == Step.Holder.SOMEBODY else ""
        return Point(self, step.holder, lane, self.who, self.label, self.day, step.did, self.voice)


def told(walk: Walk, steps: Sequence[Step]) -> list[Told]:
    """Each of these steps, in their order."""
    days = [step.on for step in steps if step.on]
    return [tell(walk, step, min(days) if days else None) for step in steps]


def tell(walk: Walk, step: Step, first: date | None) -> Told:
    # What they asked for, and that they have it, is theirs to say where they have said it.
    own = step.holder == Step.Holder.THEM and step.happened in {Step.Happened.ASKED, Step.Happened.DONE}
    voice = own and bool(step.said)
    what = step.words or step.get_happened_display()
    return Told(
        step, day_within(step, first), when(step, first), who(walk, step), what, step.said if voice else what, voice
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
    """From the first to the last day that is known, the last one counted too; what is not known is said."""
    dated = sorted((step for step in steps if step.on), key=lambda step: (step.on, step.pk))
    if not dated or not steps[0].on:
        return _("Nobody knows how many days")
    days = (dated[-1].on - dated[0].on).days + 1
    said = {"days": days}
    if not steps[-1].on:
        return ngettext("%(days)s day or more", "%(days)s days or more", days) % said
    if Step.Certainty.ABOUT in {dated[0].certainty, dated[-1].certainty}:
        return ngettext("About %(days)s day", "About %(days)s days", days) % said
    return ngettext("%(days)s day", "%(days)s days", days) % said


def did_what_was_asked(steps: Sequence[Step]) -> str:
    did = sum(step.did == Step.Did.ASKED_FOR for step in steps)
    if len(steps) == 1:
        return _("It did what they asked.") if did else ""
    if not did:
        return _("None of them did what they asked.")
    return ngettext("%(number)s of them did what they asked.", "%(number)s of them did what they asked.", did) % {
        "number": capfirst(number(did))
    }
