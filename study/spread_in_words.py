"""What a finding is called, and its spread across walks in plain sentences."""

from math import ceil
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from networks.words import number
from study.spread import IN_DAYS, Spread

NAMES = {
    "told": gettext_lazy("They told their story"),
    "told_to": gettext_lazy("To how many they told it"),
    "forms": gettext_lazy("Forms and assessments"),
    "forms_again": gettext_lazy("Forms that asked again what was known"),
    "passed_on": gettext_lazy("Passed on"),
    "to_themselves": gettext_lazy("Passed on to those who had it already"),
    "back": gettext_lazy("Back where it began"),
    "days": gettext_lazy("Days, from first to last"),
    "days_worked": gettext_lazy("Days on which somebody worked"),
    "days_with_nobody": gettext_lazy("Days of waiting"),
    "asked_for": gettext_lazy("Steps that did what was asked"),
    "failure": gettext_lazy("Steps only because something had not been done"),
    "organisations": gettext_lazy("Teams and services"),
    "people": gettext_lazy("People met"),
    "minutes": gettext_lazy("Minutes of work"),
}
# How each is worked out, in a sentence.
HOW = {
    "told": gettext_lazy("Steps in which they told their story."),
    "told_to": gettext_lazy("Different people, and teams or services where nobody is named. Spelling does not matter."),
    "forms": gettext_lazy("Steps that are a form or an assessment."),
    "forms_again": gettext_lazy("Those of them that asked for what was known already."),
    "passed_on": gettext_lazy(
        "Each time it went from one team or service to another, and each step that says that it was passed on."
    ),
    "to_themselves": gettext_lazy("A step says that it was passed on, and whoever gave it had it again."),
    "back": gettext_lazy("It lay again with the team or service where it first lay, after it lay with another."),
    "days": gettext_lazy("From the first day that is known to the last, both counted."),
    "days_worked": gettext_lazy("Different days with a step in which somebody worked."),
    "days_with_nobody": gettext_lazy("From a wait, or a step that lay with nobody, to the day of what came next."),
    "asked_for": gettext_lazy("Steps that did something they asked for."),
    "failure": gettext_lazy("Steps that happened only because something had not been done."),
    "organisations": gettext_lazy("Different teams and services with whom it lay."),
    "people": gettext_lazy("Different people whom they met."),
    "minutes": gettext_lazy("All minutes of work that are written down, of a walk that says any."),
}


def unit(name: str, figure: float) -> str:
    """A figure of this finding with what it counts: three times, 96 days, 4."""
    said = number(int(figure)) if figure == int(figure) else number_format(figure, 1)
    if name in IN_DAYS:
        digits = str(int(figure)) if figure == int(figure) else said
        return ngettext("%(n)s day", "%(n)s days", plural(figure)) % {"n": digits}
    if name == "minutes":
        digits = str(int(figure)) if figure == int(figure) else said
        return ngettext("%(n)s minute", "%(n)s minutes", plural(figure)) % {"n": digits}
    if name in {"told", "passed_on", "to_themselves", "back"}:
        if figure == 0:
            return _("not once")
        if figure == 2:
            return _("twice")
        return _("once") if figure == 1 else _("%(n)s times") % {"n": said}
    return said


def plural(figure: float) -> int:
    """One and a half days are days."""
    return ceil(figure)


def in_words(spread: Spread[Any]) -> str:
    """ "In the middle, three times; from once to nine times." """
    if spread.middle is None or spread.lowest is None or spread.highest is None:
        return _("Nobody knows.")
    low, high = unit(spread.name, spread.lowest), unit(spread.name, spread.highest)
    if spread.lowest == spread.highest:
        words = _("In every walk: %(figure)s.") if spread.known > 1 else _("In one walk: %(figure)s.")
        said = words % {"figure": low}
    else:
        said = _("In the middle: %(middle)s. From %(lowest)s to %(highest)s.") % {
            "middle": unit(spread.name, spread.middle),
            "lowest": low,
            "highest": high,
        }
    if not spread.unknown:
        return said
    more = ngettext("Of %(n)s walk nobody knows.", "Of %(n)s walks nobody knows.", len(spread.unknown))
    return _("%(one)s %(other)s") % {"one": said, "other": more % {"n": number(len(spread.unknown))}}
