"""Who of the team wrote something down."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from people.actions.sharing import workers
from people.views.persons import signed_in


def say_who(request: Any, rows: Iterable[Any]) -> None:
    """Each of these with `who`, in one query for all of them.

    Never through the key `by`: of those who work here one reads the accounts of few, and a join would leave out what
    the others wrote. The names of those who work here now are for everybody who signs in.
    """
    mine = signed_in(request)
    names = {one.id: one.name for one in workers()} | {mine.pk: mine.name}
    for row in rows:
        row.who = names.get(row.by_id) or _("somebody who worked here then")
