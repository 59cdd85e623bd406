"""Figures as one says them: 21 days, £1,240, about three weeks, January to March 2025."""

import math
from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from outcomes.measures import Kind, Measure
from outcomes.periods import after

DAYS = {
    1: gettext_lazy("about a day"),
    2: gettext_lazy("about two days"),
    3: gettext_lazy("about three days"),
    4: gettext_lazy("about four days"),
    5: gettext_lazy("about five days"),
    6: gettext_lazy("about six days"),
    7: gettext_lazy("about a week"),
    8: gettext_lazy("about eight days"),
    9: gettext_lazy("about nine days"),
    10: gettext_lazy("about ten days"),
}
WEEKS = {
    2: gettext_lazy("about two weeks"),
    3: gettext_lazy("about three weeks"),
    4: gettext_lazy("about four weeks"),
    5: gettext_lazy("about five weeks"),
    6: gettext_lazy("about six weeks"),
    7: gettext_lazy("about seven weeks"),
    8: gettext_lazy("about eight weeks"),
    9: gettext_lazy("about nine weeks"),
    10: gettext_lazy("about ten weeks"),
    11: gettext_lazy("about eleven weeks"),
    12: gettext_lazy("about twelve weeks"),
}
# Alone, after "about three weeks, not".
OF_DAYS = {
    2: pgettext_lazy("days", "two"),
    3: pgettext_lazy("days", "three"),
    4: pgettext_lazy("days", "four"),
    5: pgettext_lazy("days", "five"),
    6: pgettext_lazy("days", "six"),
    8: pgettext_lazy("days", "eight"),
    9: pgettext_lazy("days", "nine"),
    10: pgettext_lazy("days", "ten"),
}
OF_WEEKS = {
    2: pgettext_lazy("weeks", "two"),
    3: pgettext_lazy("weeks", "three"),
    4: pgettext_lazy("weeks", "four"),
    5: pgettext_lazy("weeks", "five"),
    6: pgettext_lazy("weeks", "six"),
    7: pgettext_lazy("weeks", "seven"),
    8: pgettext_lazy("weeks", "eight"),
    9: pgettext_lazy("weeks", "nine"),
    10: pgettext_lazy("weeks", "ten"),
    11: pgettext_lazy("weeks", "eleven"),
    12: pgettext_lazy("weeks", "twelve"),
}
POUND = "£"


class Whole(int):
    """A whole number that is said with its thousands apart."""

    def __str__(self) -> str:
        return f"{int(self):,}"


class Tenths(int):
    """One that is said with decimals; as an integer it only chooses between one and several."""

    said: str

    def __new__(cls, value: float, decimals: int) -> "Tenths":
        made = super().__new__(cls, 1 if value == 1 else 2)
        made.said = f"{value:,.{decimals}f}"
        return made

    def __str__(self) -> str:
        return self.said


def whole(value: float) -> Whole:
    """To a whole number, halves up, as in the figures themselves."""
    return Whole(math.floor(value + 0.5))


def rounded(measure: Measure, value: float) -> float:
    """As it is said: to so many decimals, halves up."""
    tens = 10.0**measure.decimals
    return math.floor(value * tens + 0.5) / tens


def number(measure: Measure, value: float) -> Whole | Tenths:
    return Tenths(rounded(measure, value), measure.decimals) if measure.decimals else whole(value)


def amount(measure: Measure, value: float) -> str:
    """21 days, 1,240 people, minus £30."""
    said: str = measure.amount % {"number": number(measure, abs(value))}
    return _("minus %(amount)s") % {"amount": said} if rounded(measure, value) < 0 else said


def sign(measure: Measure) -> str:
    """What stands before every number of it."""
    return POUND if str(measure.amount % {"number": Whole(2)}).startswith(POUND) else ""


def bare(measure: Measure, value: float) -> str:
    """21, £1,240, 9.7: where what it is of is said beside it."""
    said = f"{sign(measure)}{number(measure, abs(value))}"
    return _("minus %(amount)s") % {"amount": said} if rounded(measure, value) < 0 else said


def how_long(days: float) -> str:
    """So many days as one says it: to the day up to ten, to the week up to twelve, then to the month."""
    if whole(days) == 0:
        return _("less than a day")
    if whole(days) in DAYS:
        return str(DAYS[whole(days)])
    if whole(days / 7) in WEEKS:
        return str(WEEKS[whole(days / 7)])
    months = whole(days / 30.44)
    return ngettext("about %(months)s month", "about %(months)s months", months) % {"months": months}


def not_as_before(measure: Measure, before: float, now: float) -> str:
    """What it was, after a comma and a not: ten, of weeks that are three now. Empty where both are said alike."""
    if measure.kind is not Kind.TYPICAL:
        return "" if bare(measure, before) == bare(measure, now) else bare(measure, before)
    if how_long(before) == how_long(now):
        return ""
    if whole(now) in DAYS and whole(before) in OF_DAYS:
        return str(OF_DAYS[whole(before)])
    in_weeks = whole(now) not in DAYS and whole(now / 7) in WEEKS
    if in_weeks and whole(before) not in DAYS and whole(before / 7) in OF_WEEKS:
        return str(OF_WEEKS[whole(before / 7)])
    return how_long(before)


def period_words(period: date, latest: date, length: str) -> str:
    """April, or April 2025 when that is not the year of the latest; January to March for a quarter."""
    with_year = period.year != latest.year
    last = after(period, length) - timedelta(days=1)
    if length == "month":
        return date_format(period, "F Y" if with_year else "F")
    words = {"first": date_format(period, "F"), "last": date_format(last, "F Y" if with_year else "F")}
    return _("%(first)s to %(last)s") % words


def period_label(period: date, length: str, *, with_year: bool) -> str:
    """The same, where there is little room."""
    said = date_format(period, "M")
    if length != "month":
        said += "–" + date_format(after(period, length) - timedelta(days=1), "M")
    return f"{said} {date_format(period, 'Y')}" if with_year else said
