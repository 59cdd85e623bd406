"""Beginning a study, and saying what it is for."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction

from people.actions import keep_together, put_together
from people.merging import Together
from people.models import Team, User
from study.models import Study


@transaction.atomic
def begin_study(
    *,
    by: User,
    team: Team,
    name: str,
    began: date,
    until: date | None = None,
    purpose: str = "",
    system_purpose: str = "",
    language: str = "en",
) -> Study:
    """A name is enough; everybody of the team sees it at once."""
    return Study.objects.create(
        team=team,
        by=by,
        name=name,
        began=began,
        until=until,
        purpose=purpose,
        system_purpose=system_purpose,
        language=language,
    )


@transaction.atomic
def change_study(*, by: User, study: Study, base: Mapping[str, Any] | None = None, **said: Any) -> Together:
    """What it is called, the two purposes, its days. The history says who changed what."""
    together = put_together(row=study, said=said, base=base)
    # Locked now: the day that was not said may have been moved since it was read.
    study.refresh_from_db(fields=["began", "until"])
    began = together.mine.get("began", study.began)
    until = together.mine.get("until", study.until)
    if not together.clashes and until and until < began:
        # One of the team has moved the first day meanwhile, another the last.
        together.clashes.append("until" if "until" in together.mine else "began")
    keep_together(study, together)
    return together
