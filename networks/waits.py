"""How long something waits and how often it was asked for, in plain sentences."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from networks.words import number
from people.days import month_of
from people.working import TeamWaiting

# Longer than this, nobody counts days.
MANY_DAYS = 42


def long_since(at: datetime) -> str:
    """The month since which it waits; nothing where days say it better."""
    return month_of(at) if days_since(at) > MANY_DAYS else ""


def days_since(at: datetime) -> int:
    return (timezone.localdate() - timezone.localtime(at).date()).days


def which_time(count: int) -> str:
    """ "This is the third time." """
    said = {
        2: _("This is the second time."),
        3: _("This is the third time."),
        4: _("This is the fourth time."),
        5: _("This is the fifth time."),
        6: _("This is the sixth time."),
    }
    return said.get(count) or _("It has been asked for %(count)s times.") % {"count": number(count)}


def in_the_team(team: TeamWaiting | None) -> str:
    """ "In your team, seven things that nobody has said yes to. The one that has waited longest: 12 days." """
    if team is None:
        return ""
    things = ngettext(
        "In your team, %(number)s thing that nobody has said yes to.",
        "In your team, %(number)s things that nobody has said yes to.",
        team.how_many,
    ) % {"number": number(team.how_many)}
    days = days_since(team.since)
    if days < 1:
        return things
    if team.how_many == 1:
        longest = ngettext("It has waited %(days)s day.", "It has waited %(days)s days.", days)
    else:
        longest = ngettext(
            "The one that has waited longest: %(days)s day.", "The one that has waited longest: %(days)s days.", days
        )
    return f"{things} {longest % {'days': days}}"
