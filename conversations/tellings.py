"""How it has been going, in a line of words: what the person told, month by month; never a number."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

from django.db.models import F, Q, Window
from django.db.models.functions import RowNumber
from django.utils.translation import gettext as _

from conversations.models import Matter, Telling
from people.days import month_of
from people.models import Citizen, User

# As many as are told again in the line; what was told before is on the page of what matters.
LAST = 4


def is_theirs(telling: Telling, citizen: Citizen) -> bool:
    """Told by the person: only they say how near it is, and others write that down at their word."""
    return bool(telling.how) or telling.by_id == citizen.user_id


def give_lines(user: User, citizen: Citizen, matters: Sequence[Any], *, own: bool) -> None:
    """Each of these gets its `told`, the line; all of them in one query, of a few rows each."""
    told: dict[int, list[Telling]] = {matter.pk: [] for matter in matters}
    latest = Window(RowNumber(), partition_by=F("matter_id"), order_by=[F("at").desc(), F("pk").desc()])
    rows = Telling.objects.visible_to(user).of(citizen).filter(matter__in=list(told))
    theirs = rows.filter(~Q(how="") | Q(by_id=citizen.user_id))
    for telling in theirs.annotate(nth=latest).filter(nth__lte=LAST + 1).order_by("at", "pk"):
        told[telling.matter_id].append(telling)
    for matter in matters:
        matter.told = line(told[matter.pk], matter, own=own)


def line(tellings: Sequence[Telling], matter: Matter, *, own: bool) -> str:
    """ "March: nearer. May: about the same. October: further away, and your words." Oldest first, the last few."""
    said = []
    for month, ones in groupby(tellings[-LAST:], key=lambda telling: month_of(telling.at)):
        then = in_a_row([told(one, matter, own=own) for one in ones])
        said.append(_("%(month)s: %(told)s.") % {"month": month, "told": then})
    if len(tellings) > LAST:
        said.append(_("And more before that."))
    return " ".join(said)


def in_a_row(several: Sequence[str]) -> str:
    row = several[0]
    for one in several[1:]:
        row = _("%(this)s, then %(next)s") % {"this": row, "next": one}
    return row


def told(telling: Telling, matter: Matter, *, own: bool) -> str:
    """One telling within the line; what was said with it is read on the page of what matters."""
    how = within_a_line(telling.how, stays=matter.keep_as_it_is) if telling.how else ""
    if not telling.words:
        return how
    if not how:
        return _("your words") if own else _("their words")
    with_words = _("%(how)s, and your words") if own else _("%(how)s, and their words")
    return with_words % {"how": how}


def within_a_line(how: str, *, stays: bool) -> str:
    words = {
        Telling.How.NEARER: _("better") if stays else _("nearer"),
        Telling.How.SAME: _("about the same"),
        Telling.How.FURTHER: _("it is slipping away") if stays else _("further away"),
        Telling.How.HAVE_IT: _("it is as I want it") if stays else _("I have it"),
        Telling.How.NOT_YET: _("not true for me yet"),
    }
    return words[Telling.How(how)]


def thread(tellings: Iterable[Any], citizen: Citizen) -> list[Any]:
    """All that was told, as it comes (newest first); what answers something stands under that, as `answered`.

    `is_latest` is the last that the person told. `may_be_answered` is what somebody else saw, and the person has not
    yet said that it is not true for them.
    """
    every = list(tellings)
    by_pk = {one.pk: one for one in every}
    for one in every:
        one.theirs, one.answered, one.is_latest = is_theirs(one, citizen), [], False
    for one in reversed(every):
        if one.answers_id in by_pk:
            by_pk[one.answers_id].answered.append(one)
    for one in every:
        one.may_be_answered = not one.theirs and not one.answers_id and not one.answered
    latest = next((one for one in every if one.theirs), None)
    if latest is not None:
        latest.is_latest = True
    return [one for one in every if one.answers_id not in by_pk]
