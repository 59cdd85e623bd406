"""What is found in one walk, in plain sentences, each with the steps that prove it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from networks.words import number
from study.findings import Findings, find
from study.looking import found_in, seen
from study.models import Step, Walk
from study.seen import Days, Named


@dataclass(frozen=True)
class Proof:
    """A step, by the number that it has on the page."""

    number: int
    step: Step


@dataclass(frozen=True)
class Said:
    words: str
    proof: Sequence[Proof]


def said_of(walk: Walk, found: Findings, steps: Sequence[Step]) -> list[Said]:
    """All that was found. `steps`: those of the walk, in their order, as the page shows them."""
    places = {step.pk: Proof(i, step) for i, step in enumerate(steps, 1)}
    return [
        Said(words, [places[pk] for pk in dict.fromkeys(proof) if pk in places])
        for words, proof in (
            *of_the_story(walk.pseudonym, found),
            *of_the_way(found),
            *of_the_days(found),
            *rest(found),
        )
        if words
    ]


def of_the_story(name: str, found: Findings) -> Iterator[tuple[str, Iterable[int]]]:
    yield told(name, found), found.told
    forms, again = len(found.forms), len(found.forms_again)
    if forms:
        words = ngettext("%(n)s form or assessment.", "%(n)s forms or assessments.", forms) % {"n": say(forms)}
        if again:
            asked = ngettext("%(n)s asked again what was known.", "%(n)s asked again what was known.", again)
            words = _("%(one)s %(other)s") % {"one": words, "other": asked % {"n": say(again)}}
        yield words, found.forms
    others = [pk for pk in found.asked_again if pk not in found.forms_again]
    if others:
        words = ngettext(
            "Once, outside any form, what was known was asked again.",
            "%(n)s times, outside any form, what was known was asked again.",
            len(others),
        )
        yield words % {"n": say(len(others))}, others


def told(name: str, found: Findings) -> str:
    """ "Olwen told the story three times, to three people." """
    times = len(found.told)
    if not times:
        return ""
    words = ngettext("%(name)s told the story once", "%(name)s told the story %(n)s times", times)
    words = words % {"name": name, "n": number(times)}
    whom = to_whom(found.told_to)
    words = _("%(told)s, %(whom)s.") % {"told": words, "whom": whom} if whom else f"{words}."
    if not found.told_to_unknown:
        return words
    unknown = len(found.told_to_unknown)
    more = ngettext("Once nobody knows to whom.", "%(n)s times nobody knows to whom.", unknown) % {"n": say(unknown)}
    return _("%(one)s %(other)s") % {"one": words, "other": more}


def to_whom(listeners: Sequence[Named]) -> str:
    people = sum(one.person for one in listeners)
    places = len(listeners) - people
    met = ngettext("to %(n)s person", "to %(n)s people", people) % {"n": number(people)} if people else ""
    there = ngettext("to %(n)s team or service", "to %(n)s teams or services", places) % {"n": number(places)}
    if not places:
        return met
    return _("%(one)s and %(other)s") % {"one": met, "other": there} if met else there


def of_the_way(found: Findings) -> Iterator[tuple[str, Iterable[int]]]:
    passed = [one.step for one in found.passed_on]
    if passed:
        words = ngettext("It was passed on once.", "It was passed on %(n)s times.", len(passed))
        yield words % {"n": number(len(passed))}, passed
    themselves = [one.step for one in found.to_themselves]
    if themselves:
        words = ngettext(
            "Once it was passed on to those who had it already.",
            "%(n)s times it was passed on to those who had it already.",
            len(themselves),
        )
        yield words % {"n": say(len(themselves))}, themselves
    if found.back:
        words = ngettext(
            "Once it came back to where it began.", "%(n)s times it came back to where it began.", len(found.back)
        )
        yield words % {"n": say(len(found.back))}, found.back


def of_the_days(found: Findings) -> Iterator[tuple[str, Iterable[int]]]:
    yield days_in_all(found.days), found.days.steps
    worked = found.days_worked
    if worked.how_many:
        words = ngettext("Somebody worked on %(n)s day.", "Somebody worked on %(n)s different days.", worked.how_many)
        yield words % {"n": number(worked.how_many)} + no_day(worked), worked.steps
    nobody, waits = found.days_with_nobody, found.waits
    if nobody.how_many:
        words = ngettext("For %(n)s day it waited.", "For %(n)s days it waited.", nobody.how_many)
        if nobody.about:
            words = ngettext("For about %(n)s day it waited.", "For about %(n)s days it waited.", nobody.how_many)
        yield words % {"n": nobody.how_many} + no_end(nobody), (*nobody.steps, *nobody.unknown)
    elif waits:
        words = ngettext("It waited once.", "It waited %(n)s times.", len(waits)) % {"n": number(len(waits))}
        yield words + no_end(nobody), waits


def days_in_all(days: Days) -> str:
    if days.how_many is None:
        return _("Nobody knows how many days it took.")
    if days.at_least:
        words = ngettext("%(n)s day or more.", "%(n)s days or more, from the first to the last.", days.how_many)
    elif days.about:
        words = ngettext("About %(n)s day.", "About %(n)s days, from the first to the last.", days.how_many)
    else:
        words = ngettext("%(n)s day.", "%(n)s days, from the first to the last.", days.how_many)
    return words % {"n": days.how_many}


def no_day(days: Days) -> str:
    if not days.unknown:
        return ""
    unknown = len(days.unknown)
    words = ngettext("The day of %(n)s more is not known.", "The days of %(n)s more are not known.", unknown)
    return " " + words % {"n": number(unknown)}


def no_end(days: Days) -> str:
    if not days.unknown:
        return ""
    unknown = len(days.unknown)
    words = ngettext("How long %(n)s wait was, nobody knows.", "How long %(n)s waits were, nobody knows.", unknown)
    return " " + words % {"n": number(unknown)}


def rest(found: Findings) -> Iterator[tuple[str, Iterable[int]]]:
    """What the steps did, the work in them, whom they met, and who decided."""
    asked_for = len(found.asked_for)
    words = ngettext("%(n)s step did what was asked.", "%(n)s steps did what was asked.", asked_for)
    yield words % {"n": say(asked_for)} if asked_for else _("No step did what was asked."), found.asked_for
    work, failure, unsaid = len(found.work), len(found.failure), len(found.not_said)
    if work:
        words = ngettext("%(n)s step was somebody’s work.", "%(n)s steps were somebody’s work.", work)
        yield words % {"n": say(work)}, found.work
    if failure:
        words = ngettext(
            "%(n)s step happened only because something had not been done.",
            "%(n)s steps happened only because something had not been done.",
            failure,
        )
        yield words % {"n": say(failure)}, found.failure
    if unsaid:
        words = ngettext(
            "Of %(n)s step nobody has said yet what it did.",
            "Of %(n)s steps nobody has said yet what they did.",
            unsaid,
        )
        yield words % {"n": number(unsaid)}, found.not_said
    if found.minutes:
        words = ngettext("%(n)s minute of work is known.", "%(n)s minutes of work are known.", found.minutes)
        yield words % {"n": found.minutes}, found.minutes_in
    people, places = len(found.people), len(found.organisations)
    if people:
        words = ngettext("%(n)s person was met.", "%(n)s different people were met.", people) % {"n": say(people)}
        yield words, (pk for one in found.people for pk in one.steps)
    if places:
        words = ngettext("It lay with %(n)s team or service.", "It lay with %(n)s teams or services.", places)
        yield words % {"n": number(places)}, (one.steps[0] for one in found.organisations)
    yield who_decided(found), found.decisions


def who_decided(found: Findings) -> str:
    if not found.decisions:
        return ""
    names = [_("%(who)s (%(at)s)") % {"who": one.name, "at": one.at} if one.at else one.name for one in found.decided]
    many = len(found.decisions)
    words = ngettext("%(n)s decision", "%(n)s decisions", many) % {"n": say(many)}
    said = _("%(decisions)s: %(names)s.") % {"decisions": words, "names": ", ".join(names)} if names else f"{words}."
    if not found.decided_unknown:
        return said
    unknown = len(found.decided_unknown)
    if unknown == many:
        more = ngettext("Nobody knows who made it.", "Nobody knows who made them.", many)
        return _("%(one)s %(other)s") % {"one": said, "other": more}
    more = ngettext("Nobody knows who made %(n)s of them.", "Nobody knows who made %(n)s of them.", unknown)
    return _("%(one)s %(other)s") % {"one": said, "other": more % {"n": number(unknown)}}


def say(count: int) -> str:
    """At the beginning of a sentence."""
    return str(capfirst(number(count)))


def found_here(walk: Walk, steps: Sequence[Step]) -> dict[str, Any]:
    """What a page of a walk shows of its findings; nothing of a walk without steps."""
    found = find(seen(step) for step in steps)
    return {"findings": said_of(walk, found, steps) if steps else []}


def story(walk: Walk) -> str:
    """How often they told it, and to how many; "" of a walk in which they never did."""
    found = found_in(walk)
    return told(walk.pseudonym, found) if found else ""


def in_short(walk: Walk) -> str:
    """For a list of walks: how long it took, and how often they told their story."""
    found = found_in(walk)
    return " ".join(one for one in (days_in_all(found.days), story(walk)) if one) if found else ""
