"""What the pages say about a life's people and about promises, in plain sentences."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from django.template.defaultfilters import date as format_date
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from networks.models import Connection, SaidWould
from people.days import day_of
from people.models import Citizen, User


def number(count: int) -> str:
    """A number as one says it: words up to twelve, digits above."""
    words = [
        _("none"),
        _("one"),
        _("two"),
        _("three"),
        _("four"),
        _("five"),
        _("six"),
        _("seven"),
        _("eight"),
        _("nine"),
        _("ten"),
        _("eleven"),
        _("twelve"),
    ]
    return words[count] if count < len(words) else str(count)


def whose_people(citizen: Citizen, *, own: bool) -> str:
    return _("The people in my life") if own else _("The people in %(name)s’s life") % {"name": citizen.name}


def how_many(connections: Sequence[Connection]) -> str:
    """ "Ten people who are not paid to be there. Three who are." Only those who are in this life now."""
    here = [one for one in connections if not one.ended and not one.died]
    people = [one for one in here if one.kind == Connection.Kind.PERSON]
    paid = sum(one.paid for one in people)
    return " ".join([*_people(len(people) - paid, paid), *_others(here)])


def _people(unpaid: int, paid: int) -> Iterator[str]:
    if unpaid:
        yield ngettext(
            "%(number)s person who is not paid to be there.",
            "%(number)s people who are not paid to be there.",
            unpaid,
        ) % {"number": capfirst(number(unpaid))}
        if paid:
            others = ngettext("%(number)s who is.", "%(number)s who are.", paid)
            yield others % {"number": capfirst(number(paid))}
    elif paid:
        yield ngettext(
            "%(number)s person, who is paid to be there.", "%(number)s people, all paid to be there.", paid
        ) % {"number": capfirst(number(paid))}


def _others(here: Sequence[Connection]) -> Iterator[str]:
    """Groups, places and animals are in a life too, but are not people."""
    found = {kind.value: sum(one.kind == kind for one in here) for kind in Connection.Kind}
    counted = [
        (ngettext("%(number)s group", "%(number)s groups", found["group"]), found["group"]),
        (ngettext("%(number)s place", "%(number)s places", found["place"]), found["place"]),
        (
            ngettext("%(number)s organisation", "%(number)s organisations", found["organisation"]),
            found["organisation"],
        ),
        (ngettext("%(number)s animal", "%(number)s animals", found["animal"]), found["animal"]),
    ]
    said = [words % {"number": number(count)} for words, count in counted if count]
    if said:
        yield capfirst(", ".join(said)) + "."


def between(connection: Connection, citizen: Citizen, *, own: bool) -> str:
    """All that the map shows of one connection, said: "Strong, gives and takes. Family." """
    said = [_("Has died.")] if connection.died else []
    if connection.kind != Connection.Kind.PERSON:
        said.append(f"{connection.get_kind_display()}.")
    like = {"tie": connection.get_tie_display(), "gives": gives(connection, citizen, own)}
    said.append(_("%(tie)s, %(gives)s.") % like)
    said.append(_("Paid to be there.") if connection.paid else f"{connection.get_sector_display()}.")
    if connection.far and connection.where:
        said.append(_("Lives far away, in %(place)s.") % {"place": connection.where})
    elif connection.far:
        said.append(_("Lives far away."))
    elif connection.where:
        said.append(_("Lives in %(place)s.") % {"place": connection.where})
    if connection.since_year:
        said.append(_("Since %(year)s.") % {"year": connection.since_year})
    if connection.ended and not connection.died:
        said.append(_("Not in touch now."))
    if connection.knows_the_plan:
        said.append(_("Knows about the plan."))
    return " ".join(said)


def gives(connection: Connection, citizen: Citizen, own: bool) -> str:
    if connection.gives == Connection.Gives.BOTH:
        return _("gives and takes")
    if connection.gives == Connection.Gives.THEY:
        return _("gives to me") if own else _("gives to %(name)s") % {"name": citizen.name}
    return _("takes from me") if own else _("takes from %(name)s") % {"name": citizen.name}


def changed(then: Any, now: Any, ways: Iterable[str]) -> str:
    """What is different about one connection, of the ways of networks.then_and_now, said."""
    circles = {"then": Connection.Circle(then.circle).label, "now": Connection.Circle(now.circle).label}
    ties = {"then": Connection.Tie(then.tie).label, "now": Connection.Tie(now.tie).label}
    said = {
        "nearer": _("Closer: from “%(then)s” to “%(now)s”.") % circles,
        "further": _("Less close: from “%(then)s” to “%(now)s”.") % circles,
        "tie": _("What it is like: from “%(then)s” to “%(now)s”.") % ties,
        "ended": _("Not in touch now."),
        "again": _("In touch again."),
        "died": _("Has died."),
        "alive": _("Has not died; that was put right."),
    }
    return " ".join(said[way] for way in ways)


def promised(promise: SaidWould, user: User) -> str:
    """ "Carys said they would ring by Friday.", of what somebody alongside said; of the person's own, nothing."""
    if promise.by_them:
        return ""
    mine = promise.said_by_id == user.pk
    said = {"name": promise.said_by.first_name, "what": what(promise)}
    if promise.due is None:
        return (_("You said you would %(what)s.") if mine else _("%(name)s said they would %(what)s.")) % said
    said["by_when"] = by_when(promise.due)
    if mine:
        return _("You said you would %(what)s, %(by_when)s.") % said
    return _("%(name)s said they would %(what)s, %(by_when)s.") % said


def what(promise: SaidWould) -> str:
    """What was promised, as it stands within a sentence."""
    return str(promise.words).strip().rstrip(". ")


def by_when(due: date) -> str:
    """The day of a promise: today, by tomorrow, by Friday, by 3 December."""
    today = timezone.localdate()
    distance = (due - today).days
    near = {0: pgettext("a promise", "today"), 1: _("by tomorrow"), -1: _("by yesterday")}
    if distance in near:
        return near[distance]
    if abs(distance) < 7:
        return _("by %(weekday)s") % {"weekday": format_date(due, "l")}
    return _("by %(date)s") % {"date": day_of(due)}
