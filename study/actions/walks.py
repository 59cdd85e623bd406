"""A walk: beginning one, saying more of it, and whose it is."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from people.actions import keep_together, put_together
from people.merging import Together
from people.models import Citizen, User
from study.models import Study, Walk, WhoseWalk


@transaction.atomic
def begin_walk(
    *, by: User, study: Study, pseudonym: str, asked: str = "", agreed: str = "", agreed_on: date | None = None
) -> Walk:
    """Another name for them is enough; the rest can be said later."""
    walk: Walk = Walk.objects.create(
        study=study,
        by=by,
        pseudonym=pseudonym,
        asked=asked,
        agreed=agreed,
        agreed_on=agreed_on,
        language=study.language,
        after_change=study.changed_on is not None,
    )
    return walk


@transaction.atomic
def say_of_walk(*, by: User, walk: Walk, base: Mapping[str, Any] | None = None, **said: Any) -> Together:
    """What is known of it, whichever of it is said. What another has changed meanwhile is not overwritten."""
    together = put_together(row=walk, said=said, base=base)
    keep_together(walk, together)
    return together


@transaction.atomic
def say_whose(*, by: User, walk: Walk, citizen: Citizen | None) -> None:
    """That it is this person's walk, or nobody's who has a plan here: as far as `by` may know whose it is."""
    known = WhoseWalk.objects.visible_to(by).still_there().filter(walk=walk)
    for row in known.exclude(citizen=citizen) if citizen else known:
        row.put_away_at = timezone.now()
        row.save(update_fields=["put_away_at"])
    if citizen and not known.filter(citizen=citizen).exists():
        WhoseWalk.objects.create(walk=walk, by=by, citizen=citizen)
