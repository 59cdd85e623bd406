"""History that the application cannot switch off: every change of a personal row, with who and when.

The rows are written by database triggers (django-pghistory). Who did it is the user whom the transaction names
(`app.user_id`), read by the database itself, so no code of the application can claim to be somebody else.
"""

from collections.abc import Callable

import pghistory
import pghistory.models
from django.db import models
from django.db.models import Func


class TheUserNamed(Func):
    """The id of the user named in this transaction, or NULL: see people/wall.py."""

    function = "app_user"
    output_field = models.BigIntegerField()


class Earlier(pghistory.models.Event):
    """A row as it was after one change."""

    pgh_id = models.BigAutoField(primary_key=True)
    # Not `by`: that is what the table of a part calls whoever added it.
    who = models.ForeignKey(
        "people.User",
        null=True,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        db_default=TheUserNamed(),
        related_name="+",
    )

    class Meta:
        abstract = True


def keep_history(exclude: list[str] | None = None) -> Callable[[type[models.Model]], type[models.Model]]:
    """Keep every version of a model's rows, but for the columns excluded. For use as a decorator."""
    # Trackers remember their model, so each model gets its own.
    trackers = (pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
    track: Callable[[type[models.Model]], type[models.Model]] = pghistory.track(
        *trackers,
        exclude=exclude,
        base_model=Earlier,
        context_field=None,  # type: ignore[arg-type]  # documented as "no context", typed without it
    )
    return track
