"""When somebody was last heard from: told, asked, said by them or written down with them, as far as one sees it."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db.models import F, Max
from django.utils import timezone
from django.utils.translation import gettext as _

from conversations.kinds import TOLD
from conversations.models import Conversation, Listened, Matter, Recording, Telling
from networks.models import SupportRequest, Verdict
from people.access import SharedPart
from people.days import month_of
from people.models import Alongside, User

A_WHILE = timedelta(weeks=4)


def quiet(user: User, citizens: Sequence[Any], last: dict[Any, datetime]) -> dict[Any, str]:
    """Of those one works with and has not heard from for a while: that, in a line. `last`: when one heard from each.

    Only of those who share their story with the reader: of others it would be said for want of looking.
    """
    before = timezone.now() - A_WHILE
    mine = Alongside.objects.visible_to(user).open().filter(user=user, walks_as=Alongside.WORKER)
    mine = mine.filter(parts__contains=[SharedPart.STORY.value]).order_by("-since")
    since = dict(mine.values_list("citizen", "since"))
    lines = {}
    for citizen in citizens:
        begun, heard = since.get(citizen.pk), last.get(citizen.pk)
        if begun is None or max(begun, heard or begun) > before:
            continue
        lines[citizen.pk] = last_heard(heard) if heard else nothing_since(begun)
    return lines


def last_heard(at: datetime) -> str:
    return _("Last heard from in %(month)s.") % {"month": month_of(at)}


def nothing_since(begun: datetime) -> str:
    return _("Nothing told yet. You have walked together since %(month)s.") % {"month": month_of(begun)}


def when_last(user: User) -> dict[Any, datetime]:
    """By citizen, of all whom the user may see, in one query."""
    found: list[Any] = []
    for model, when, only in (
        (Conversation, TOLD, {"put_away_at": None}),
        (Matter, F("written_at"), {}),
        (SupportRequest, F("written_at"), {}),
        (Recording, F("written_at"), {}),
        (Listened, F("written_at"), {}),
        (Verdict, F("at"), {}),
        # How near something is, only they say; others beside it what they see.
        (Telling, F("at"), {"how__gt": ""}),
    ):
        rows = model.objects.visible_to(user).filter(**only).order_by()
        found.append(rows.values("citizen").annotate(last=Max(when)).values_list("citizen", "last"))
    latest: dict[Any, datetime] = {}
    for citizen, at in found[0].union(*found[1:], all=True):
        latest[citizen] = max(at, latest.get(citizen, at))
    return latest
