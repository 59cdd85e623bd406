"""What came of it: who helps, with what, from when until when."""

from datetime import date, timedelta
from decimal import Decimal

from django.db import transaction

from networks import told
from networks.models import Connection, Help, SupportRequest
from people.models import User


@transaction.atomic
def write_help(
    *,
    by: User,
    request: SupportRequest,
    kind: str,
    since: date,
    words: str = "",
    given_by: Connection | None = None,
    hours_a_week: Decimal | None = None,
    cost_a_week: Decimal | None = None,
    until: date | None = None,
) -> Help:
    """Somebody helps. It ends nothing: only the person says whether it is what they wanted.

    It can be ended, and not taken away: so a second press finds what the first has made.
    """
    said = {
        "request": request,
        "by": by,
        "kind": Help.Kind(kind),
        "words": words.strip(),
        "given_by": given_by,
        "hours_a_week": hours_a_week,
        "cost_a_week": cost_a_week,
        "since": since,
        "until": until,
    }
    SupportRequest.objects.select_for_update(of=("self",)).get(pk=request.pk)
    already: Help | None = Help.objects.filter(**said).first()
    if already:
        return already
    help: Help = Help.objects.create(**said)
    told.tell_the_person(by=by, citizen=request.citizen)
    return help


@transaction.atomic
def change_help(*, by: User, before: Help, since: date, **now: object) -> Help:
    """Otherwise from this day on, which is later than that on which it began: the one before ends the day before."""
    end_help(by=by, help=before, until=since - timedelta(days=1))
    return write_help(by=by, request=before.request, since=since, **now)  # type: ignore[arg-type]


@transaction.atomic
def end_help(*, by: User, help: Help, until: date) -> None:
    """The last day of it. What had ended before stays as it was."""
    if help.until is None or until < help.until:
        help.until = until
        help.save(update_fields=["until"])
