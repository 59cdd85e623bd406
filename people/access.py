"""Who may see what: the one rule, as a word.

The same rule stands in Postgres as a wall (people/wall.py). Views narrow with `visible_to`, which is this; a view
that forgets it meets the wall. tests/rules/test_word_and_wall.py proves that the two agree.

    The citizen sees all that is about them.
    Everyone else sees it only while they walk alongside (an open `Alongside` row that shares that part), and then:
      just us                  whoever wrote it with the citizen
      those who work with me   workers alongside
      everyone alongside me    workers, supporters and advocates alongside
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from django.db import connection, models
from django.db.models import Q, Value
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from people.models import User


class WhoCanSee(models.TextChoices):
    US = "us", _("Just us")
    WORKERS = "workers", _("Those who work with me")
    EVERYONE = "everyone", _("Everyone alongside me")


class SharedPart(models.TextChoices):
    """The parts of a life that a citizen shares, or does not, with somebody alongside."""

    STORY = "story", _("My story")
    MATTERS = "matters", _("What matters to me")
    STRENGTHS = "strengths", _("What I’m good at")
    PEOPLE = "people", _("People in my life")
    ASKED = "asked", _("What I asked for")


def everything() -> list[str]:
    return list(SharedPart.values)


class AnyOf(Value):
    """`= ANY(ARRAY(SELECT …))`: worked out once, and an index can be used; `IN (SELECT …)` was 50 times slower.

    In plain SQL: the rule stands in every query of every page, and building it from querysets each time took half of
    the time that a page needs. A `Value`, because Django writes brackets around every other expression, and
    `= (ANY …)` is no SQL.
    """

    def __init__(self, select: str, params: tuple[Any, ...]) -> None:
        super().__init__(None, output_field=models.UUIDField())
        self.select, self.params = select, params

    def as_sql(self, compiler: Any, connection: Any, **kwargs: Any) -> tuple[str, Any]:
        return f"ANY(ARRAY({self.select}))", self.params


NOBODY = AnyOf("SELECT NULL::uuid WHERE false", ())


def meets_people(user: Any) -> bool:
    """Managers and administrators meet nobody here, whatever a row says: the one sees figures, the other accounts."""
    return bool(user.is_authenticated) and user.works_as not in {"manager", "administrator"}


def own(user: "User") -> AnyOf:
    """The citizen that this user is."""
    if not meets_people(user):
        return NOBODY
    return AnyOf("SELECT id FROM people_citizen WHERE user_id = %s", (user.pk,))


def alongside(user: "User", part: str | None = None, *, working: bool = False) -> AnyOf:
    """The citizens whom this user walks alongside now, and who share this part."""
    if not meets_people(user):
        return NOBODY
    select = "SELECT citizen_id FROM people_alongside WHERE user_id = %s AND (until IS NULL OR until > %s)"
    params: list[Any] = [user.pk, timezone.now()]
    if part:
        select += " AND parts @> ARRAY[%s]::varchar[]"
        params.append(str(part))
    if working:
        select += " AND walks_as = 'worker'"
    return AnyOf(select, tuple(params))


def may_see(user: "User", part: str) -> Q:
    """The rows of a table with `citizen`, `who_can_see` and `written_by` that this user may see."""
    if not meets_people(user):
        return Q(pk__in=[])
    here = alongside(user, part)
    return (
        Q(citizen_id=own(user))
        | Q(who_can_see=WhoCanSee.EVERYONE, citizen_id=here)
        | Q(who_can_see=WhoCanSee.WORKERS, citizen_id=alongside(user, part, working=True))
        | Q(who_can_see=WhoCanSee.US, written_by_id=user.pk, citizen_id=here)
    )


def known(user: "User") -> Q:
    """The citizens whom this user may meet at all: themselves, and those they walk alongside."""
    if not meets_people(user):
        return Q(pk__in=[])
    return Q(user_id=user.pk) | Q(pk=alongside(user))


def still_open() -> Q:
    """Alongside rows that have not ended."""
    return Q(until=None) | Q(until__gt=timezone.now())


def name_user(user_id: int | None) -> None:
    """Tell Postgres, for this transaction only, who is asking. Callers are listed in a test."""
    with connection.cursor() as cursor:
        cursor.execute("select set_config('app.user_id', %s, true)", [str(user_id or "")])


@contextmanager
def signing_in() -> Iterator[None]:
    """Let the look-up of an account happen while nobody is named. Callers are listed in a test."""
    with connection.cursor() as cursor:
        cursor.execute("select coalesce(current_setting('app.user_id', true), '')")
        (named,) = cursor.fetchone() or ("",)
        cursor.execute("select set_config('app.user_id', '', true), set_config('app.signing_in', 'on', true)")
        try:
            yield
        finally:
            # After a failed statement nothing can be said in this transaction, and nothing seen either.
            if not connection.needs_rollback:
                back = "select set_config('app.signing_in', '', true), set_config('app.user_id', %s, true)"
                cursor.execute(back, [named])
