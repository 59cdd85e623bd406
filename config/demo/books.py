"""What the managers of the valley have: the old books' months, what was changed, and what was noticed.

`before.csv` is invented, and echoes what the article reports. Its months are counted from that in which Bywyd Da began:
-1 is the last one before. Nothing of what came after stands in it but the budget, which no count can know.
"""

import csv
from datetime import date
from pathlib import Path
from uuid import UUID, uuid5

from django.utils import timezone

from config.demo.course import CALLS, CALLS_ENDED, FITTERS, TOO_MANY_PROMISES
from config.demo.many import month_after, months
from outcomes.actions.baselines import bring_months
from outcomes.actions.changes import record_change
from outcomes.actions.notes import write_note
from outcomes.reading import Row
from people.models import User

BEFORE = Path(__file__).with_name("before.csv")
NAME = "Figures of the department.csv"
KEY = UUID("0e7a1f52-6a53-4c0e-9d0b-1d1f7a0f6d21")

FORM = "We stopped using the assessment form."
CALLING = "Every Friday we ring everybody who is waiting."
# The measure, how many months before this one (None: that in which it began), the language, what was written.
NOTES: tuple[tuple[str, int | None, str, str], ...] = (
    ("contacts", None, "en", "We met everybody who already had help, all in one month."),
    ("days_to_help", FITTERS, "en", "The fitters are back. Rails that had waited for weeks went up, all in one month."),
    ("waiting", CALLS_ENDED, "cy", "Neb yn ffonio ar ddydd Gwener: roedd dau ohonon ni bant, ac aeth e’n angof."),
    ("promises", TOO_MANY_PROMISES - 1, "en", "We promise more than we can do. We are talking about it."),
)


def load(by: User) -> None:
    """As she would have brought and written it, who manages."""
    today = timezone.localdate()
    all_months = months(today)
    first, this = all_months[0], all_months[-1]
    bring_months(by=by, name=NAME, rows=read(first, this))
    changes = ((FORM, first, ""), (CALLING, month_after(this, -CALLS), "waiting"))
    for words, day, measure in changes:
        record_change(by=by, key=uuid5(KEY, words), day=day, words=words, measure=measure, language="en")
    for measure, ago, language, words in NOTES:
        write_note(
            by=by,
            key=uuid5(KEY, words),
            measure=measure,
            period=first if ago is None else month_after(this, -ago),
            unit_kind="",
            unit="",
            words=words,
            language=language,
        )


def read(first: date, this: date) -> list[Row]:
    """The rows of the file, in months of the calendar, as far as these are over."""
    with BEFORE.open(encoding="utf-8", newline="") as file:
        rows = [
            Row(
                line["measure"],
                month_after(first, int(line["months"])),
                line["place"],
                float(line["value"]),
                int(line["people"]) if line["people"] else None,
            )
            for line in csv.DictReader(file)
        ]
    return [row for row in rows if row.month < this]
