"""The story as one thread, newest first: a page of it, what was looked for in it, and when it was last told.

A life of ten years opens as fast as one of a week. One query asks when things happened, for the months to go to and
for where this page ends; then each kind of thing is asked only for what stands on the page.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from itertools import groupby
from typing import Any

from django.db.models import Q
from django.utils import timezone
from django.utils.text import capfirst

from conversations.kinds import TOLD, Entry, kinds_for, local_day
from conversations.models import Attempt, Conversation, Correction, Pledge, Translation
from conversations.search import Search
from conversations.trying import by_when, say_who
from networks import helped
from networks.models import Connection, Help, Reply
from people.models import Citizen, User

# As many as are read at one sitting; the rest is one press away.
A_PAGE = 20
AT_MOST_FOUND = 50


@dataclass
class Thread:
    """What one page shows: entries by month, where the rest stands, and the months that there are."""

    entries: list[Entry]
    older: str = ""
    older_month: date | None = None
    months: list[date] = field(default_factory=list)

    @property
    def by_month(self) -> list[tuple[date, list[Entry]]]:
        return [
            (month, list(ones)) for month, ones in groupby(self.entries, lambda one: local_day(one.at).replace(day=1))
        ]

    @property
    def years(self) -> list[tuple[int, list[tuple[date, str]]]]:
        """Every year with its months, newest first, each with what its page is before."""
        return [
            (year, [(month, said(end_of(month))) for month in ones])
            for year, ones in groupby(self.months, lambda month: month.year)
        ]


def page(user: User, citizen: Citizen, before: datetime | None = None) -> Thread:
    """The newest entries, or the newest that stand before this moment."""
    kinds = kinds_for(user, citizen)
    first, *rest = (kind.instants(user, citizen) for kind in kinds)
    instants = sorted((at for at in first.union(*rest, all=True) if at), reverse=True)
    here = [at for at in instants if before is None or at < before]
    # Entries of the same moment stand on the same page, so that none is on no page.
    since = here[min(A_PAGE, len(here)) - 1] if here else timezone.now()
    entries = [entry for kind in kinds for entry in kind.entries(user, citizen, since, before)]
    rest_from = next((at for at in here if at < since), None)
    return Thread(
        in_order(user, citizen, entries),
        said(since) if rest_from else "",
        local_day(rest_from) if rest_from else None,
        sorted({local_day(at).replace(day=1) for at in instants}, reverse=True),
    )


def found(user: User, citizen: Citizen, search: Search) -> list[Entry]:
    """Every entry of the whole story in which all that was looked for stands, newest first."""
    entries = [entry for kind in kinds_for(user, citizen) for entry in kind.entries(user, citizen, None, None)]
    return [entry for entry in in_order(user, citizen, entries) if search.finds(entry.texts())]


def in_order(user: User, citizen: Citizen, entries: list[Entry]) -> list[Entry]:
    """Newest first, each with its side, and with what belongs beside it."""
    for entry in entries:
        entry.theirs = entry.kind.is_theirs(entry.what, citizen)
    whats = [entry.what for entry in entries]
    beside_conversations(user, citizen, [what for what in whats if isinstance(what, Conversation)])
    attempts = [what for what in whats if isinstance(what, Attempt)]
    own = user.pk == citizen.user_id
    # All who are named in what was tried and answered, or who help: as many queries with none of it on this page.
    in_something = Q(attempts__isnull=False) | Q(brought_in_by__isnull=False) | Q(helps__isnull=False)
    named = list(Connection.objects.visible_to(user).of(citizen).filter(in_something).distinct())
    by_pk = {one.pk: one for one in named}
    say_who(attempts, named, citizen, own=own, reader=user)
    for reply in (what for what in whats if isinstance(what, Reply)):
        reply.someone = by_pk.get(reply.connection_id)  # type: ignore[attr-defined]
    for help in (what for what in whats if isinstance(what, Help)):
        helped.tell(help, by_pk.get(help.given_by_id), own=own, costs=own or bool(user.works_as))
    for pledge in (what for what in whats if isinstance(what, Pledge)):
        pledge.by_when = capfirst(by_when(pledge.due))  # type: ignore[attr-defined]
    return sorted(entries, key=lambda entry: (entry.at, entry.key), reverse=True)


def beside_conversations(user: User, citizen: Citizen, conversations: Iterable[Any]) -> None:
    """Each gets its words in other languages, and `read_back`: the days on which it was, and whether it was right."""
    by_pk = {one.pk: one for one in conversations}
    give_translations(user, citizen, by_pk)
    rows = Correction.objects.visible_to(user).of(citizen).filter(conversation__in=list(by_pk))
    days: dict[Any, dict[date, bool]] = {pk: {} for pk in by_pk}
    for one in rows.order_by("at"):
        its, day = days[one.conversation_id], local_day(one.at)
        its[day] = its.get(day, True) and one.is_right
    for pk, its in days.items():
        by_pk[pk].read_back = list(its.items())


def give_translations(user: User, citizen: Citizen, by_pk: dict[Any, Any]) -> None:
    """`translated`: all of them, latest first; `in_other_languages`: each language's latest, and those before it."""
    for one in by_pk.values():
        one.translated, one.in_other_languages = [], []
    rows = Translation.objects.visible_to(user).of(citizen).filter(conversation__in=list(by_pk))
    for translation in rows.select_related("by").order_by("-at", "-pk"):
        told = by_pk[translation.conversation_id]
        told.translated.append(translation)
        before = next(
            (ones for latest, ones in told.in_other_languages if latest.language == translation.language), None
        )
        if before is None:
            told.in_other_languages.append((translation, []))
        else:
            before.append(translation)


def last_told(user: User, citizens: Iterable[Citizen]) -> dict[Any, Conversation]:
    """By citizen: the conversation in which they last told their story, as far as this user may see."""
    rows = Conversation.objects.visible_to(user).on_the_plan().filter(citizen__in=[one.pk for one in citizens])
    rows = rows.annotate(told=TOLD).select_related("written_by")
    return {one.citizen_id: one for one in rows.order_by("citizen", "-told", "-pk").distinct("citizen")}


def end_of(month: date) -> datetime:
    """The first moment after this month."""
    following = month.replace(year=month.year + month.month // 12, month=month.month % 12 + 1)
    return timezone.make_aware(datetime.combine(following, datetime.min.time()))


def said(at: datetime) -> str:
    """A moment as it stands in an address, where a plus would be read as a space."""
    return at.astimezone(UTC).isoformat().replace("+00:00", "Z")


def moment(said_so: str) -> datetime | None:
    """What `said` made; anything else is no moment."""
    try:
        at = datetime.fromisoformat(said_so)
    except ValueError:
        return None
    return at if timezone.is_aware(at) else timezone.make_aware(at)
