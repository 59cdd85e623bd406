"""What the pages say about the forms in use, in plain sentences."""

from django.utils.formats import number_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from networks.words import number
from study.asked_again import Totals


def said(count: int) -> str:
    """Words up to twelve, digits above, 1,307 with its comma."""
    return number(count) if count <= 12 else number_format(count, force_grouping=True)


def totals(found: Totals) -> str:
    """Ten forms ask 1,307 things; 465 must be answered; 573 different questions; 204 of them in two forms or more."""
    if not found.questions:
        return ""
    asks = ngettext("%(forms)s form asks %(things)s", "%(forms)s forms ask %(things)s", found.forms)
    parts = [
        asks % {"forms": capfirst(said(found.forms)), "things": things(found.questions)},
        ngettext("%(number)s must be answered", "%(number)s must be answered", found.required)
        % {"number": said(found.required)},
        ngettext("%(number)s different question", "%(number)s different questions", found.different)
        % {"number": said(found.different)},
    ]
    if found.forms > 1:
        again = ngettext(
            "%(number)s of them in two forms or more", "%(number)s of them in two forms or more", found.again
        )
        parts.append(again % {"number": said(found.again)})
    return "; ".join(parts) + "."


def things(count: int) -> str:
    return ngettext("%(number)s thing", "%(number)s things", count) % {"number": said(count)}


def again(found: Totals) -> str:
    if not found.again:
        return ""
    words = ngettext(
        "%(again)s question of %(different)s is asked in two forms or more.",
        "%(again)s questions of %(different)s are asked in two forms or more.",
        found.again,
    )
    return words % {"again": capfirst(said(found.again)), "different": said(found.different)}


def asks(found: Totals) -> str:
    """ "It asks 85 things; 30 must be answered; 61 are asked in other forms too." """
    begins = _("It asks %(things)s") % {"things": things(found.questions)}
    return asked(found.required, found.again, begins)


def of_one(questions: int, required: int, elsewhere: int) -> str:
    return asked(required, elsewhere, capfirst(things(questions)))


def asked(required: int, elsewhere: int, begins: str) -> str:
    must = ngettext("%(number)s must be answered", "%(number)s must be answered", required)
    too = ngettext("%(number)s is asked in another form too", "%(number)s are asked in other forms too", elsewhere)
    return "; ".join([begins, must % {"number": said(required)}, too % {"number": said(elsewhere)}]) + "."


def would_come(questions: int, required: int) -> str:
    must = ngettext("%(number)s must be answered", "%(number)s must be answered", required)
    return f"{capfirst(things(questions))}; {must % {'number': said(required)}}."


def in_forms(count: int) -> str:
    return ngettext("in %(number)s form", "in %(number)s forms", count) % {"number": said(count)}


def brought(count: int) -> str:
    words = ngettext("%(number)s form is here now.", "%(number)s forms are here now.", count)
    return words % {"number": capfirst(said(count))}
