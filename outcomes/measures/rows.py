"""What a measure counts, as SQL: one row for a person and a period, (citizen_id, period, hit, value).

`hit` says whether they are counted among those in it (null where there is nothing to ask), `value` how much they have
(null where nothing is measured). Each stands behind PEOPLE_AND_PERIODS, which names two tables: `people`, who is here
at all, and `periods`. Given are %(first)s and %(last)s (the first days of the first and the last period), %(until)s
(the day after the last), %(length)s ('month' or 'quarter'), %(step)s (the same as an interval) and %(zone)s.

A day is a day on the calendar in %(zone)s, wherever the machine is that counts. What is just between a person and
whoever wrote it with them is read nowhere here, but for which answer it was to “Did we really listen?”.
"""

# Whose plan is paused, or is to be deleted, is not here. Who has died is, until that day.
PEOPLE_AND_PERIODS = """
periods as materialized (
    select starts::date as period, (starts + %(step)s::interval)::date - 1 as ends
    from generate_series(%(first)s::timestamp, %(last)s::timestamp, %(step)s::interval) as starts
), people as materialized (
    select z.id as citizen_id, z.place, (z.added_at at time zone %(zone)s)::date as added,
        coalesce(gone.died, 'infinity') as died
    from people_citizen z
    left join (
        select citizen_id, min(coalesce(died_on, (at at time zone %(zone)s)::date)) as died
        from people_closing where kind = 'died' and undone_at is null group by citizen_id
    ) gone on gone.citizen_id = z.id
    where not exists (select from people_closing c
        where c.citizen_id = z.id and c.undone_at is null and c.kind in ('paused', 'leaving'))
)"""

NOT_ASKED, NOTHING = "null::boolean", "null::float8"


def happened(what: str, hit: str = NOT_ASKED, value: str = NOTHING) -> str:
    """Of `what` happened to people, each on a `day`: one row for each period in which anything did."""
    return f"""
        select citizen_id, date_trunc(%(length)s, day::timestamp)::date as period, {hit} as hit, {value} as value
        from ({what}) happened join people using (citizen_id)
        where day >= %(first)s and day < %(until)s and day <= died
        group by 1, 2"""


def stands(what: str, hit: str = NOT_ASKED, value: str = NOTHING) -> str:
    """Of `what` stands from the day on which it `begins` until before the day on which it is `over`: one row for each
    period at whose end anything does."""
    return f"""
        select citizen_id, period, {hit} as hit, {value} as value
        from periods join ({what}) stood on begins <= ends and over > ends join people using (citizen_id)
        where ends <= died
        group by 1, 2"""


def day(moment: str) -> str:
    return f"({moment} at time zone %(zone)s)::date"


# The last day of the period that a day is in.
ENDS = "(date_trunc(%(length)s, day::timestamp) + %(step)s::interval)::date - 1"
SHARED = "who_can_see <> 'us'"

ASKED = f"select id, citizen_id, repeats_id, {day('written_at')} as day from networks_supportrequest where {SHARED}"
PAID = "kind in ('home_care', 'care_home', 'other_paid')"


def helped(which: str) -> str:
    """Help goes on until its last day."""
    return f"""
        select citizen_id, kind, hours_a_week, cost_a_week, since as begins, coalesce(until + 1, 'infinity') as over
        from networks_help where {SHARED} and {which}"""


WALKED_WITH = f"""
    select id, citizen_id, user_id, since as at, {day("since")} as begins, coalesce({day("until")}, 'infinity') as over
    from people_alongside where walks_as = 'worker'"""

DAYS_TO_HELP = happened(
    f"""
    select asked.citizen_id, helped.since as day, greatest(helped.since - asked.day, 0) as days
    from ({ASKED}) asked join (
        select request_id, min(since) as since from networks_help group by request_id
    ) helped on helped.request_id = asked.id""",
    value="max(days)::float8",
)

# Those that nobody else reads too: the page that asks says before it is answered that the answer is counted, and never
# its words. Counted without them, hardly anybody would have answered.
LISTENED = happened(
    f"select citizen_id, {day('written_at')} as day, written_at, id, answer from conversations_listened",
    hit="(array_agg(answer = 'really' order by written_at desc, id desc))[1]",
)

CAME_BACK = happened(ASKED, hit="bool_or(repeats_id is not null)")

CONVERSATIONS = f"""
    select citizen_id, written_by_id, coalesce("when", {day("written_at")}) as day
    from conversations_conversation where {SHARED}"""

# To how many of those who work here they have told it until then, each of them once.
TIMES_TOLD = f"""
    select met.citizen_id, met.period, {NOT_ASKED} as hit, count(*)::float8 as value
    from ({happened(CONVERSATIONS)}) met join (
        select c.citizen_id, c.written_by_id, min(c.day) as day
        from ({CONVERSATIONS}) c join people_user u on u.id = c.written_by_id and u.works_as <> ''
        group by 1, 2
    ) told on told.citizen_id = met.citizen_id and told.day < met.period + %(step)s::interval
    group by 1, 2"""

NEARER = happened(
    f"""
    select citizen_id, {day("at")} as day, at, id, how from conversations_telling where {SHARED} and how <> ''""",
    hit="(array_agg(how in ('nearer', 'have_it') order by at desc, id desc))[1]",
)

OWN_HELP = stands(helped("true"), hit="bool_or(kind in ('own', 'community'))")

# What they give stands from the day it was written down until it was ended or taken off the plan.
GIVEN = f"""
    select citizen_id, {day("written_at")} as begins, coalesce({day("put_away_at")}, 'infinity') as over
    from conversations_contribution where {SHARED}
    union all
    select h.citizen_id, {day("h.at")}, least({day("h.ended_at")}, {day("s.put_away_at")}, 'infinity')
    from conversations_helpssomeone h join strengths_strength s on s.id = h.strength_id where h.{SHARED}"""

CONTRIBUTES = f"""
    select walked.citizen_id, walked.period, bool_or(given.citizen_id is not null) as hit, {NOTHING} as value
    from ({stands(WALKED_WITH)}) walked join periods using (period)
    left join ({GIVEN}) given
        on given.citizen_id = walked.citizen_id and given.begins <= periods.ends and given.over > periods.ends
    group by 1, 2"""

# Said by somebody who works here. What the person did not want any more by that day was not due.
PROMISES = happened(
    f"""
    select p.citizen_id, p.due as day, {day("p.kept_at")} as kept
    from networks_promise p join networks_supportrequest r on r.id = p.request_id
    join people_user u on u.id = p.by_id and u.works_as <> ''
    where p.{SHARED} and (p.kept_at is not null or {day("r.ended_at")} >= p.due or r.ended_at is null)
    union all
    select p.citizen_id, p.due, {day("p.kept_at")}
    from conversations_pledge p join people_user u on u.id = p.said_by_id and u.works_as <> ''
    where p.{SHARED} and not p.by_them and p.due is not null
        and (p.kept_at is not null or {day("p.put_away_at")} >= p.due or p.put_away_at is null)""",
    hit=f"bool_and(coalesce(kept <= {ENDS}, false))",
)

CONTACTS = happened(f"select citizen_id, day from ({ASKED}) asked union all select citizen_id, added from people")

ASSESSMENTS = happened(
    f"select citizen_id, \"on\" as day from conversations_actoffer where {SHARED} and answer = 'accepted'"
)

WAITING = stands(f"""
    select r.citizen_id, {day("r.written_at")} as begins, least({day("r.first_yes_at")}, {day("r.ended_at")},
        {day("r.withdrawn_at")}, {day("r.put_away_at")}, helped.since, 'infinity') as over
    from networks_supportrequest r
    left join (select request_id, min(since) as since from networks_help group by request_id) helped
        on helped.request_id = r.id
    where r.{SHARED}""")

# What goes on, written down anew because it costs otherwise, has not begun again.
PLACEMENTS = happened(f"""
    select h.citizen_id, h.since as day from networks_help h
    where h.{SHARED} and h.kind = 'care_home' and not exists (select from networks_help b
        where b.citizen_id = h.citizen_id and b.kind = 'care_home' and b.since < h.since
            and (b.until is null or b.until >= h.since - 1))""")

CAPACITY = stands(WALKED_WITH)

# Of what nobody wrote down how much it is, nothing is known.
HOME_CARE_HOURS = stands(helped("kind = 'home_care' and hours_a_week is not null"), value="sum(hours_a_week)::float8")
COST = stands(helped(f"{PAID} and cost_a_week is not null"), value="sum(cost_a_week * 52)::float8")
