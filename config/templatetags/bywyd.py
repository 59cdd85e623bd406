"""Dates as people say them, and other small words that templates need."""

from datetime import date, datetime
from typing import Any

from django import template
from django.template.defaultfilters import date as format_date
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from people import languages
from people.days import day_of

register = template.Library()


@register.filter
def day(when: date | datetime | None) -> str:
    """A day as one says it: today, yesterday, on Wednesday, 3 December, 3 December 2025."""
    if when is None:
        return ""
    that = timezone.localtime(when).date() if isinstance(when, datetime) else when
    today = timezone.localdate()
    distance = (that - today).days
    near = {0: _("today"), 1: _("tomorrow"), -1: _("yesterday")}
    if distance in near:
        return near[distance]
    if 1 < distance < 7:
        return _("on %(weekday)s") % {"weekday": format_date(that, "l")}
    return day_of(that)


@register.filter
def how_long_ago(when: date | datetime | None) -> str:
    """Whole days gone by, in words; a future day counts as today."""
    if when is None:
        return ""
    that = timezone.localtime(when).date() if isinstance(when, datetime) else when
    days = max(0, (timezone.localdate() - that).days)
    if days == 0:
        return _("today")
    if days == 1:
        return _("yesterday")
    return ngettext("%(days)s day ago", "%(days)s days ago", days) % {"days": days}


@register.filter
def week_day(when: date) -> str:
    """A day of this week, short: Today, Wed."""
    return _("Today") if when <= timezone.localdate() else format_date(when, "D")


@register.filter
def item(mapping: dict[str, object], key: object) -> object:
    """`mapping[key]`, or None."""
    return mapping.get(str(key))


@register.filter
def joined(kind: str, pk: object) -> str:
    """The key of a thing on the plan: `matter-12`."""
    return f"{kind}-{pk}"


@register.filter
def lower_first(words: object) -> str:
    """As it stands within a sentence: "your plan"."""
    said = str(words)
    return said[:1].lower() + said[1:]


@register.filter
def direction(language: str) -> str:
    """The way that a language is written, for `dir`."""
    return languages.direction(language)


@register.filter
def language_name(language: str) -> str:
    """What a language is called on this page: Welsh, Cymraeg."""
    return languages.our_name(language)


@register.filter
def marked(words: str, search: Any) -> str | SafeString:
    """The words, with those marked that were looked for, if any were."""
    if not search:
        return words
    pieces = (found(piece) if is_found else piece for piece, is_found in search.runs(words))
    return format_html_join("", "{}", ((piece,) for piece in pieces))


def found(piece: str) -> SafeString:
    return format_html('<mark class="found">{}</mark>', piece)
