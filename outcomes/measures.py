"""What is counted, each thing once: what it is, how it is worked out and what it leaves out.

A measure reads all the months asked for in one query, and gives its figures as they may be shown: the exact
ones do not leave the function that reads them.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Count, DateField, DurationField, ExpressionWrapper, QuerySet
from django.db.models.functions import Coalesce, TruncDate, TruncMonth
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from conversations.models import Conversation
from networks.models import SupportRequest
from outcomes.disclosure import median_released, released

Words = str | Promise
Figures = dict[date, int | None]


@dataclass(frozen=True)
class Sentences:
    """How what a chart shows is said in one sentence, the title of its page.

    `usual` and `so_far` are given `number` (40) and, for days, `how_long` (about three weeks); `more` and
    `fewer` are given the `month` (April) around which something changed.
    """

    usual: Words
    so_far: Words
    too_early: Words
    more: Words
    fewer: Words


@dataclass(frozen=True)
class Measure:
    """`amount` is a figure in its unit, given `number`.

    `figures` is given the first day of the first month and of the last; months with nobody are missing.
    """

    key: str
    title: Words
    what: Words
    unit: Words
    amount: Any
    how: Words
    leaves_out: Words
    sentences: Sentences
    figures: Callable[[date, date], Figures]


def _people(first: date, last: date) -> Figures:
    counted = _conversations(first, last).annotate(people=Count("citizen", distinct=True))
    return {month: released(people, people) for month, people in counted}


def _requests(first: date, last: date) -> Figures:
    counted = _asked(first, last).annotate(requests=Count("pk"), people=Count("citizen", distinct=True))
    return {month: released(requests, people) for month, requests, people in counted}


def _first_yes(first: date, last: date) -> Figures:
    wait = ExpressionWrapper(_day("first_yes_at") - _day("written_at"), output_field=DurationField())
    # By the month of the yes: by the month of asking, a month that is counted as soon as it is over would hold
    # only its quickest answers, and every series would seem to get better towards its end.
    said_yes = _by_month(SupportRequest, _day("first_yes_at"), first, last)
    counted = said_yes.annotate(waits=ArrayAgg(wait), people=Count("citizen", distinct=True))
    return {month: median_released([wait.days for wait in waits], people) for month, waits, people in counted}


def _conversations(first: date, last: date) -> QuerySet[Any, Any]:
    """Grouped by the month it happened in; where nobody noted the day, the month it was written down in."""
    return _by_month(Conversation, Coalesce("when", _day("written_at")), first, last)


def _asked(first: date, last: date) -> QuerySet[Any, Any]:
    """Grouped by the month of asking."""
    return _by_month(SupportRequest, _day("written_at"), first, last)


def _by_month(model: Any, day: Coalesce | TruncDate, first: date, last: date) -> QuerySet[Any, Any]:
    month = TruncMonth(day, output_field=DateField())
    rows = model.objects.annotate(month=month).filter(month__range=(first, last))
    found: QuerySet[Any, Any] = rows.order_by().values_list("month")
    return found


def _day(moment: str) -> TruncDate:
    """The day on the calendar in Wales, wherever the machine is that counts."""
    return TruncDate(moment, tzinfo=timezone.get_default_timezone())


FIRST_YES = Measure(
    key="first_yes",
    title=_("Days to a first yes"),
    what=_("From asking for something to somebody saying yes."),
    unit=_("days"),
    amount=ngettext_lazy("%(number)s day", "%(number)s days", "number"),
    how=_(
        "We take everything that somebody said yes to for the first time in a month. We count the days from"
        " asking to that first yes, and put them in order, the shortest first. The figure is the one in the"
        " middle: half were quicker and half were slower."
    ),
    leaves_out=_(
        "What nobody has said yes to yet. Whoever is still waiting comes in here in the month of the first yes,"
        " with all the days they waited."
    ),
    sentences=Sentences(
        usual=_("It takes %(how_long)s to a first yes"),
        so_far=_("So far it takes %(how_long)s to a first yes"),
        too_early=_("It is too early to say how long a first yes takes"),
        more=_("A first yes has taken longer since about %(month)s"),
        fewer=_("A first yes has come sooner since about %(month)s"),
    ),
    figures=_first_yes,
)

PEOPLE = Measure(
    key="people",
    title=_("People who had a conversation"),
    what=_("How many people had a conversation about their good life."),
    unit=_("people"),
    amount=_("%(number)s people"),
    how=_(
        "Each person is counted once a month, however often they talked. A conversation belongs to the month"
        " it happened in. If nobody noted the day, it belongs to the month it was written down. All of them"
        " count, whoever may see them, and also those that were put away later."
    ),
    leaves_out=_("Conversations that were not written down here, or only after the month was counted."),
    sentences=Sentences(
        usual=_("About %(number)s people have a conversation each month"),
        so_far=_("So far about %(number)s people have a conversation each month"),
        too_early=_("It is too early to say how many people have a conversation"),
        more=_("More people have had a conversation each month since about %(month)s"),
        fewer=_("Fewer people have had a conversation each month since about %(month)s"),
    ),
    figures=_people,
)

REQUESTS = Measure(
    key="requests",
    title=_("Things people asked for"),
    what=_("How many things people asked for."),
    unit=_("things"),
    amount=_("%(number)s things"),
    how=_(
        "Each thing that somebody asked for counts once, in the month they asked. Asking for it again counts"
        " again. All of them count, whoever may see them, and also those that were put away later."
    ),
    leaves_out=_("What was asked for but not written down here, or only after the month was counted."),
    sentences=Sentences(
        usual=_("People ask for about %(number)s things each month"),
        so_far=_("So far people ask for about %(number)s things each month"),
        too_early=_("It is too early to say how much people ask for"),
        more=_("People have asked for more since about %(month)s"),
        fewer=_("People have asked for less since about %(month)s"),
    ),
    figures=_requests,
)

# In the order of the page; the first is the one that people feel most.
MEASURES = (FIRST_YES, PEOPLE, REQUESTS)
KEYS = {measure.key: measure for measure in MEASURES}


def months_between(first: date, last: date) -> Iterable[date]:
    """The first day of each month from the one to the other, both included."""
    for number in range(first.year * 12 + first.month - 1, last.year * 12 + last.month):
        yield date(number // 12, number % 12 + 1, 1)
