"""Every write about the people, groups and places in a life."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from networks.models import Connection
from people.access import WhoCanSee
from people.actions import put_together
from people.merging import Together
from people.models import Citizen, User


@transaction.atomic
def add_connection(
    *,
    by: User,
    citizen: Citizen,
    name: str,
    words: str = "",
    how_related: str = "",
    language: str | None = None,
    who_can_see: str = WhoCanSee.EVERYONE,
    **what_it_is_like: Any,
) -> Connection:
    """Somebody, or something, is in this life. A name is all it takes."""
    return Connection.objects.create(
        citizen=citizen,
        written_by=by,
        name=name.strip(),
        words=words.strip(),
        how_related=how_related.strip(),
        language=language or citizen.language,
        who_can_see=who_can_see,
        **what_it_is_like,
    )


@transaction.atomic
def change_connection(
    *, by: User, connection: Connection, base: Mapping[str, Any] | None = None, **fields: Any
) -> Together:
    """Only what is different is written; where two have changed the same, nothing is, and both are shown."""
    together = put_together(row=connection, said=fields, base=base)
    changed = [name for name, value in together.mine.items() if value != together.stored[name]]
    if together.clashes or not changed:
        return together
    for name in changed:
        setattr(connection, name, together.mine[name])
    connection.changed_by, connection.changed_at = by, timezone.now()
    connection.save(update_fields=[*changed, "changed_by", "changed_at"])
    return together
