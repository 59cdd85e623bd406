"""Who may see what: the one rule, as a word.

The same rule stands in Postgres as a wall (people/wall.py). Views narrow with `visible_to`, which is this; a view
that forgets it meets the wall. tests/rules/test_word_and_wall.py proves that the two agree.

    The citizen sees all that is about them.
    Everyone else sees it only while they walk alongside (an open `Alongside` row that shares that part), and then:
      just us                  whoever wrote it with the citizen
      those who work with me   workers alongside
      everyone alongside me    workers, supporters and advocates alongside
    An urgent look shows a worker for an hour what those who work with the person see; never what is just us.
    A plan that is paused, or about to be deleted, is closed to everybody but its owner, and to an urgent look.
"""

import datetime
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

    def __init__(self, select: str, params: tuple[Any, ...], of: "models.Field[Any, Any] | None" = None) -> None:
        super().__init__(None, output_field=of or models.UUIDField())
        self.select, self.params = select, params

    def as_sql(self, compiler: Any, connection: Any, **kwargs: Any) -> tuple[str, Any]:
        return f"ANY(ARRAY({self.select}))", self.params


NOBODY = AnyOf("SELECT NULL::uuid WHERE false", ())
# A plan that its owner has paused, or is about to have deleted, is closed to everybody else.
CLOSED = "SELECT 1 FROM people_closing c WHERE c.citizen_id = {of} AND c.undone_at IS NULL AND c.kind {kinds}"
TO_OTHERS = CLOSED.format(of="a.citizen_id", kinds="IN ('paused', 'leaving')")
AFTER_A_DEATH = CLOSED.format(of="z.id", kinds="= 'died'")


def meets_people(user: Any) -> bool:
    """Managers and administrators meet nobody here, whatever a row says: the one sees figures, the other accounts."""
    return bool(user.is_authenticated) and user.works_as not in {"manager", "administrator"}


def own(user: "User") -> AnyOf:
    """The citizen that this user is; nobody after their death, whoever may hold their sign-in then."""
    if not meets_people(user):
        return NOBODY
    return AnyOf(f"SELECT z.id FROM people_citizen z WHERE z.user_id = %s AND NOT EXISTS ({AFTER_A_DEATH})", (user.pk,))


def walks(user: "User") -> AnyOf:
    """The citizens whom this user walks alongside now, also while their plan is closed to others."""
    if not meets_people(user):
        return NOBODY
    open_now = "user_id = %s AND (until IS NULL OR until > %s)"
    return AnyOf(f"SELECT citizen_id FROM people_alongside WHERE {open_now}", (user.pk, timezone.now()))


def alongside(user: "User", part: str | None = None, *, working: bool = False) -> AnyOf:
    """The citizens whom this user walks alongside now, whose plan is open, and who share this part."""
    if not meets_people(user):
        return NOBODY
    select = "SELECT a.citizen_id FROM people_alongside a WHERE a.user_id = %s AND (a.until IS NULL OR a.until > %s)"
    params: list[Any] = [user.pk, timezone.now()]
    if part:
        select += " AND a.parts @> ARRAY[%s]::varchar[]"
        params.append(str(part))
    if working:
        select += " AND a.walks_as = 'worker'"
    return AnyOf(f"{select} AND NOT EXISTS ({TO_OTHERS})", tuple(params))


def at_word(user: "User") -> AnyOf:
    """The citizens without a sign-in at whose word this user may say things: their workers, and whom they trust."""
    if not meets_people(user):
        return NOBODY
    select = (
        "SELECT a.citizen_id FROM people_alongside a JOIN people_citizen z ON z.id = a.citizen_id"
        " WHERE a.user_id = %s AND (a.until IS NULL OR a.until > %s) AND z.user_id IS NULL"
        f" AND (a.walks_as = 'worker' OR a.trusted AND a.parts @> %s::varchar[]) AND NOT EXISTS ({AFTER_A_DEATH})"
    )
    # Whom they trust with less than everything could otherwise share, at their word, what they do not see themselves.
    return AnyOf(select, (user.pk, timezone.now(), everything()))


def urgently(user: "User") -> AnyOf:
    """The citizens at whose plan this user looks urgently, for an hour, without walking alongside."""
    if not meets_people(user):
        return NOBODY
    return AnyOf(
        "SELECT citizen_id FROM people_urgentlook WHERE user_id = %s AND until > %s", (user.pk, timezone.now())
    )


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
        | Q(who_can_see__in=[WhoCanSee.EVERYONE, WhoCanSee.WORKERS], citizen_id=urgently(user))
    )


def known(user: "User") -> Q:
    """The citizens whom this user may meet at all: themselves, those they walk alongside or look at urgently."""
    if not meets_people(user):
        return Q(pk__in=[])
    return Q(pk=own(user)) | Q(pk=walks(user)) | Q(pk=urgently(user))


# How long whoever looks may hold it back alone, while the lead is asked.
HOLD_ALONE = datetime.timedelta(hours=1)
HELD = (
    "(coalesce(u.hold_until > %s, false) AND u.hold_refused_at IS NULL AND (u.hold_agreed_at IS NOT NULL OR u.at > %s))"
)


def of_their_team(user: "User") -> Q:
    """What a team works on together: for those of it who meet people, and for whoever leads it."""
    if not user.is_authenticated or user.works_as != "worker":
        return Q(pk__in=[])
    select = (
        "SELECT t.id FROM people_team t WHERE t.lead_id = %s OR t.id = (SELECT team_id FROM people_user WHERE id = %s)"
    )
    return Q(team_id=AnyOf(select, (user.pk, user.pk), of=models.BigIntegerField()))


def companions(user: "User") -> Q:
    """The users whom this user may read of: those met in a life, those answered to or for, and themselves."""
    rule = Q(pk=user.pk)
    if user.works_as == "administrator":
        rule |= ~Q(works_as="")
    if not meets_people(user):
        return rule
    mine, these, urgent = own(user), walks(user), urgently(user)
    now = timezone.now()
    selects = [
        "SELECT user_id FROM people_alongside WHERE citizen_id IN (SELECT id FROM met)",
        "SELECT user_id FROM people_citizen WHERE id IN (SELECT id FROM met) AND user_id IS NOT NULL",
        "SELECT l.user_id FROM people_look l LEFT JOIN people_urgentlook u ON u.id = l.urgent_id"
        f" WHERE l.citizen_id = ANY(ARRAY({mine.select})) AND (u.id IS NULL OR NOT {HELD})",
        "SELECT t.lead_id FROM people_team t JOIN people_user m ON m.team_id = t.id WHERE m.id = %s AND t.lead_id > 0",
        "SELECT m.id FROM people_user m JOIN people_team t ON m.team_id = t.id WHERE t.lead_id = %s",
        "SELECT user_id FROM people_urgentlook WHERE lead_id = %s",
        "SELECT lead_id FROM people_urgentlook WHERE user_id = %s AND lead_id > 0",
    ]
    met = f"WITH met (id) AS ({mine.select} UNION {these.select} UNION {urgent.select}) "
    params = (*mine.params, *these.params, *urgent.params, *mine.params, now, now - HOLD_ALONE, *[user.pk] * 4)
    return rule | Q(pk=AnyOf(met + " UNION ".join(selects), params, of=models.BigIntegerField()))


def held(through: str = "") -> Q:
    """Urgent looks that the person is not shown yet: two people have said so, or the second is still being asked."""
    now = timezone.now()
    agreed = Q(**{f"{through}hold_agreed_at__isnull": False}) | Q(**{f"{through}at__gt": now - HOLD_ALONE})
    return Q(**{f"{through}hold_until__gt": now, f"{through}hold_refused_at__isnull": True}) & agreed


def still_open() -> Q:
    """Alongside rows that have not ended."""
    return Q(until=None) | Q(until__gt=timezone.now())


def name_user(user_id: int | None) -> None:
    """Tell Postgres, for this transaction only, who is asking. Callers are listed in a test."""
    with connection.cursor() as cursor:
        cursor.execute("select set_config('app.user_id', %s, true)", [str(user_id or "")])


@contextmanager
def by_code(digest: str) -> Iterator[None]:
    """Let whoever shows an invitation's code see that one invitation. Callers are listed in a test."""
    with connection.cursor() as cursor:
        cursor.execute("select set_config('app.invitation', %s, true)", [digest])
        try:
            yield
        finally:
            if not connection.needs_rollback:
                cursor.execute("select set_config('app.invitation', '', true)")


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
