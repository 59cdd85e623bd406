"""The system that was left and the one that came after it: side by side, and what was asked for here since."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Any

from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from networks.words import number
from people.working import TeamRequests, team_requests
from study.across import across


def two_systems() -> list[tuple[str, str]]:
    """The current system, and Bywyd Da."""
    return [
        (
            _("Identify problems and crises"),
            _("What matters to the person: their good life, in their words"),
        ),
        (_("Find solutions"), _("Look for strengths")),
        (_("Implement them"), _("Build support and networks; let solutions emerge")),
        (_("Run by and for professionals"), _("Run by citizens, who pull for support")),
        (_("Customer, consumer of services"), _("Citizen")),
        (_("Purpose: be safe"), _("Purpose: resilient citizens")),
    ]


@dataclass(frozen=True)
class Asked:
    """A question of what was asked for here, its answer (None: fewer than ten people), and how that is worked out.

    `beside` names the finding of walks (study/spread.py) that comes nearest to it in the system before, and `of_walks`
    says what that one counts: it is not the same, and nobody should subtract the one from the other.
    """

    question: str
    answer: str | None
    how: str
    beside: str = ""
    of_walks: str = ""
    then: str = ""


def requests_since(team_id: int, changed_on: date) -> list[Asked]:
    """What the figures of the team's requests since that day say (people/working.py), each a sentence."""
    figures = team_requests(team_id, timezone.make_aware(datetime.combine(changed_on, time.min)))
    return [told_once(figures), passed_on(figures), days_to_a_yes(figures), nobody_yes(figures), asked_again(figures)]


def beside_walks(asked: Sequence[Asked], before: Sequence[Any]) -> list[Asked]:
    """Each beside what the walks of the time before say of the same."""
    return [
        replace(one, then=f"{one.of_walks} {across(before, names=[one.beside])[0].words}")
        if before and one.beside
        else one
        for one in asked
    ]


def told_once(figures: TeamRequests) -> Asked:
    answer = None
    if figures.tellers is not None and figures.told_one is not None:
        answer = _of(
            figures.told_one, figures.tellers, _("%(n)s of %(whole)s people told their story to one worker alone.")
        )
    return Asked(
        _("Told once?"),
        answer,
        _(
            "Of the people with whom we walk, those with a conversation that a worker wrote down since then; "
            "to one worker alone, if nobody else wrote one."
        ),
        "told",
        _("How often they told it, on their whole way."),
    )


def passed_on(figures: TeamRequests) -> Asked:
    answer = None
    if figures.replies is not None and figures.knew_someone is not None:
        answer = _of(figures.knew_someone, figures.replies, _("%(n)s of %(whole)s replies named somebody else."))
    return Asked(
        _("Passed on?"),
        answer,
        _("Of the replies to what they asked for, those that say: I know someone."),
        "passed_on",
        _("From one team or service to another, on their whole way."),
    )


def days_to_a_yes(figures: TeamRequests) -> Asked:
    answer = None
    if figures.median_days is not None:
        days = figures.median_days
        answer = (
            ngettext("Half of them within %(n)s day.", "Half of them within %(n)s days.", days) % {"n": number(days)}
            if days
            else _("Half of them on the same day.")
        )
    return Asked(
        _("Days to a yes?"),
        answer,
        _("Of what somebody said yes to: the days from asking to the first yes; half took as long or less."),
        "days",
        _("Their whole way, from the first step to the last."),
    )


def nobody_yes(figures: TeamRequests) -> Asked:
    answer = None
    if figures.nobody_yes is not None and figures.requests is not None:
        answer = _of(figures.nobody_yes, figures.requests, _("To %(n)s of %(whole)s requests nobody has said yes yet."))
    return Asked(_("Has nobody said yes?"), answer, _("What is still asked for, and nobody has said yes to."))


def asked_again(figures: TeamRequests) -> Asked:
    answer = None
    if figures.again is not None and figures.requests is not None:
        answer = _of(figures.again, figures.requests, _("%(n)s of %(whole)s requests had been asked before."))
    return Asked(
        _("Did they have to come back?"),
        answer,
        _("Requests that repeat an earlier one of the same person."),
        "back",
        _("How often it came back to where it began."),
    )


def _of(some: int, whole: int, sentence: str) -> str:
    return str(capfirst(sentence % {"n": number(some), "whole": whole}))
