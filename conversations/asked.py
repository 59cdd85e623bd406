"""What was asked for as the pages show it: what was answered, what came of it, and how often it was asked for."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Prefetch, Q
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from networks import helped, waiting
from networks.models import Connection, Help, Promise, Reply, SupportRequest, Verdict
from networks.promised import in_words, settle
from networks.waits import which_time
from people.days import month_of
from people.models import Citizen, User


def answers(user: User) -> "list[Prefetch[Any]]":
    """Replies, promises, verdicts and help, in four queries however many there are."""
    rows = {
        "replies": Reply.objects.visible_to(user).order_by("at", "pk"),
        "promises": Promise.objects.visible_to(user).select_related("citizen").order_by("at", "pk"),
        "verdicts": Verdict.objects.visible_to(user).order_by("at", "pk"),
        "help": Help.objects.visible_to(user).order_by("since", "pk"),
    }
    return [Prefetch(name, queryset=some.select_related("by")) for name, some in rows.items()]


@dataclass
class Said:
    """One moment of a request: a reply with what it promised, a promise by itself, or a verdict."""

    at: Any
    reply: Any = None
    verdict: Any = None
    promises: list[Any] = field(default_factory=list)

    def goes_with(self, promise: Promise) -> bool:
        """Whether the promise was made with this reply: by the same person, on the same day."""
        reply = self.reply
        return reply and (reply.by_id, localdate(reply.at)) == (promise.by_id, localdate(promise.at))


def speak(asking: Any, user: User, *, speaks: bool = False) -> None:
    """What was answered, in the order it happened (`said`), and what is promised still (`outstanding`)."""
    settle(asking.promises.all())
    moments = [Said(one.at, reply=one) for one in asking.replies.all()]
    for promise in asking.promises.all():
        in_words(promise, user, speaks=speaks)
        with_it = [moment for moment in moments if moment.goes_with(promise)]
        if with_it:
            with_it[-1].promises.append(promise)
        else:
            moments.append(Said(promise.at, promises=[promise]))
    verdicts = [Said(one.at, verdict=one) for one in asking.verdicts.all()]
    asking.said = sorted([*moments, *verdicts], key=lambda said: said.at)
    promises = asking.promises.all() if asking.is_open else []
    asking.outstanding = [one for one in promises if one.kept_at is None and not one.settled]
    asking.latest_verdict = verdicts[-1].verdict if verdicts else None


def name_people(requests: Iterable[Any], user: User, citizen: Citizen) -> None:
    """Whom it was asked of, whom somebody knows, and who helps: of those in the life whom the reader sees.

    Each may have been told more closely than what was asked, so it is looked up for itself.
    """
    rows = list(requests)
    named = {one.asked_in_life_id for one in rows}
    named |= {part.connection_id for one in rows for part in one.replies.all()}
    named |= {part.given_by_id for one in rows for part in one.help.all()}
    seen = Connection.objects.visible_to(user).of(citizen).in_bulk(named - {None})
    own = citizen.user_id == user.pk
    give_names(rows, seen, own=own, costs=own or bool(user.works_as))


def give_names(requests: Iterable[Any], seen: Mapping[int, Connection], *, own: bool, costs: bool) -> None:
    """`someone_asked`, of each reply `someone`, and `helps` in sentences. `costs`: whether what it costs is shown."""
    for one in requests:
        one.someone_asked = seen.get(one.asked_in_life_id)
        for part in one.replies.all():
            part.someone = seen.get(part.connection_id)
        one.helps = [helped.tell(part, seen.get(part.given_by_id), own=own, costs=costs) for part in one.help.all()]


def chain_of(asking: SupportRequest, user: User, citizen: Citizen) -> list[Any]:
    """Every asking for the same that this user sees, the first first; what was taken off the plan is not counted."""
    first = asking.repeats_id or asking.pk
    rows = SupportRequest.objects.visible_to(user).of(citizen).on_the_plan().filter(Q(pk=first) | Q(repeats=first))
    return list(rows.order_by("written_at", "pk"))


def chains(requests: Sequence[Any]) -> dict[int, list[Any]]:
    """The same, of what is at hand: by the first of each."""
    found: dict[int, list[Any]] = {}
    for one in sorted(requests, key=lambda one: (one.written_at, one.pk)):
        found.setdefault(one.repeats_id or one.pk, []).append(one)
    return found


def say_how_often(asking: Any, chain: Sequence[Any]) -> None:
    """`before` and `after`, the askings for the same; and in words `how_often` it was, and `waited` for a first yes."""
    place = next((at for at, one in enumerate(chain) if one.pk == asking.pk), 0)
    asking.before, asking.after = list(chain[:place]), list(chain[place + 1 :])
    asking.how_often = asking.waited = ""
    if asking.before:
        asking.how_often = f"{asked_before(localdate(asking.before[0].written_at))} {which_time(place + 1)}"
    dates = [as_dates(one) for one in chain]
    days = waiting.days_waited(dates, localdate())
    if waiting.comings_back(dates) and days:
        said = ngettext(
            "%(days)s day of waiting for a yes, in all.", "%(days)s days of waiting for a yes, in all.", days
        )
        asking.waited = said % {"days": days}


def as_dates(asking: SupportRequest) -> waiting.Asking:
    days = (asking.first_yes_at, asking.ended_at)
    yes, ended = (localdate(at) if at else None for at in days)
    return waiting.Asking(localdate(asking.written_at), yes, ended)


def asked_before(first: date) -> str:
    """ "Asked for before, in March." """
    today = localdate()
    if (first.year, first.month) == (today.year, today.month):
        return _("Asked for before, this month.")
    return _("Asked for before, in %(month)s.") % {"month": month_of(first)}


def by_what_it_waits_for(requests: Sequence[Any]) -> dict[str, list[Any]]:
    """What is asked for now, what has waited longest first; and what has ended. Each stands once.

    Nobody has said yes; it is promised; it waits for the person's word; they said that it is not what they wanted yet.
    """
    found: dict[str, list[Any]] = {"nobody": [], "promised": [], "their_word": [], "not_yet": [], "ended": []}
    for one in requests:
        found[what_it_waits_for(one)].append(one)
    for name in ("nobody", "promised", "their_word", "not_yet"):
        found[name].reverse()
    return found


def what_it_waits_for(asking: Any) -> str:
    if not asking.is_open:
        return "ended"
    if asking.outstanding:
        return "promised"
    if asking.first_yes_at is None:
        return "nobody"
    yes = max((one.at for one in asking.replies.all() if one.kind == Reply.Kind.CAN), default=asking.first_yes_at)
    told = asking.latest_verdict
    return "not_yet" if told and told.at > yes else "their_word"
