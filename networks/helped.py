"""Help as the pages tell it, in a sentence: "Beti, two hours a week, since 3 May."."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from networks import words
from networks.models import Connection, Help
from people.days import day_of


def kinds(*, own: bool) -> list[tuple[str, str]]:
    """Of which kinds help is, as one says it of one's own life or of another's."""
    return [(kind.value, kind_of(kind, own=own)) for kind in Help.Kind]


def kind_of(kind: str, *, own: bool) -> str:
    return _("My own people") if own and kind == Help.Kind.OWN else str(Help.Kind(kind).label)


def tell(help: Any, given_by: Connection | None, *, own: bool, costs: bool) -> Any:
    """`sentence`, `of_kind` where that does not say it, `costs` for those who are shown it, and whether it `goes_on`.

    `given_by` is whoever gives it, where the reader sees them.
    """
    who = ": ".join(part for part in (given_by.name if given_by else "", help.words.strip().rstrip(". ")) if part)
    kind = kind_of(help.kind, own=own)
    parts = [who or kind, hours(help.hours_a_week), span(help.since, help.until)]
    help.sentence = capfirst(", ".join(part for part in parts if part)) + "."
    help.of_kind = kind if who else ""
    help.costs = cost(help.cost_a_week) if costs else ""
    help.goes_on = help.until is None or help.until >= timezone.localdate()
    return help


def hours(count: Decimal | None) -> str:
    """Two hours a week; half an hour, one and a half; 2.25 where words would not do."""
    if not count:
        return ""
    whole, rest = int(count), count - int(count)
    if rest == Decimal("0.5"):
        if not whole:
            return _("half an hour a week")
        return _("%(number)s and a half hours a week") % {"number": words.number(whole)}
    said = {"number": plain(count) if rest else words.number(whole)}
    return ngettext("%(number)s hour a week", "%(number)s hours a week", 2 if rest else whole) % said


def cost(pounds: Decimal | None) -> str:
    if pounds is None:
        return ""
    if not pounds:
        return _("It costs nothing.")
    return _("It costs £%(pounds)s a week.") % {"pounds": f"{pounds:,.2f}".removesuffix(".00")}


def span(since: date, until: date | None) -> str:
    if until is None:
        begins = _("since %(day)s") if since <= timezone.localdate() else _("from %(day)s")
        return begins % {"day": day_of(since)}
    if until == since:
        return _("on %(day)s") % {"day": day_of(since)}
    return _("from %(day)s until %(last)s") % {"day": day_of(since), "last": day_of(until)}


def plain(count: Decimal) -> str:
    """Without noughts at its end: 2, 1.5."""
    written = f"{count:f}"
    return written.rstrip("0").rstrip(".") if "." in written else written
