-- Who is asking, and whom they may meet: read by every policy of the wall (people/rules.py), worked out once a statement
-- (`= any ((select …))` is an initplan). They run with the owner's rights, so that no policy reads another's table
-- through a policy. The clock is that of the statement, not of the transaction: whoever stops sharing stops it now.
--
-- In plpgsql, which keeps the plan of each for as long as the connection lasts. In plain SQL every statement of every
-- page planned them all anew, one inside the other: two thirds of the time of a page.

create or replace function app_works_as() returns text
    language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as
$$ begin
    return (select works_as from people_user where id = app_user() and is_active);
end $$;

-- Managers and administrators meet nobody, whatever row says that they walk alongside.
create or replace function app_meets_people() returns boolean
    language plpgsql stable set search_path = pg_catalog, public, pg_temp as
$$ begin
    return coalesce(app_works_as(), 'nobody') not in ('manager', 'administrator', 'nobody');
end $$;

create or replace function app_own() returns uuid[]
    language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as
$$ begin
    return (select coalesce(array_agg(z.id), '{}') from people_citizen z
        where z.user_id = app_user() and app_meets_people()
            and not exists (select from people_closing c
                where c.citizen_id = z.id and c.undone_at is null and c.kind = 'died'));
end $$;

-- Those whom one walks alongside, also while their plan is closed to others.
create or replace function app_walks() returns uuid[]
    language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as
$$ begin
    return (select coalesce(array_agg(a.citizen_id), '{}') from people_alongside a
        where a.user_id = app_user() and (a.until is null or a.until > clock_timestamp()) and app_meets_people());
end $$;

create or replace function app_alongside(part text, as_worker boolean) returns uuid[]
    language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as
$$ begin
    return (select coalesce(array_agg(a.citizen_id), '{}') from people_alongside a
        where a.user_id = app_user() and (a.until is null or a.until > clock_timestamp()) and app_meets_people()
            and not exists (select from people_closing c
                where c.citizen_id = a.citizen_id and c.undone_at is null and c.kind in ('paused', 'leaving'))
            and (part = '' or part = any (a.parts)) and (a.walks_as = 'worker' or not as_worker));
end $$;

-- Those without a sign-in, at whose word one may say things. Whom they trust with less than everything could otherwise
-- share, at their word, what they do not see themselves.
create or replace function app_at_word() returns uuid[]
    language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as
$$ begin
    return (select coalesce(array_agg(z.id), '{}')
        from people_alongside a join people_citizen z on z.id = a.citizen_id
        where a.user_id = app_user() and (a.until is null or a.until > clock_timestamp()) and app_meets_people()
            and z.user_id is null and (a.walks_as = 'worker'
                or a.trusted and a.parts @> array['story', 'matters', 'strengths', 'people', 'asked']::varchar[])
            and not exists (select from people_closing c
                where c.citizen_id = z.id and c.undone_at is null and c.kind = 'died'));
end $$;

create or replace function app_urgently() returns uuid[]
    language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as
$$ begin
    return (select coalesce(array_agg(citizen_id), '{}') from people_urgentlook
        where user_id = app_user() and until > clock_timestamp() and app_meets_people());
end $$;

create or replace function app_known() returns uuid[]
    language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as
$$ begin
    return app_own() || app_walks() || app_urgently();
end $$;

-- After a death nobody writes any more.
create or replace function app_died() returns uuid[]
    language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as
$$ declare
    known uuid[] := app_known();
begin
    return (select coalesce(array_agg(citizen_id), '{}') from people_closing
        where kind = 'died' and undone_at is null and citizen_id = any (known));
end $$;

-- The urgent looks at one's own plan that one is shown. Not "is this one held back?": whoever may ask that can count.
create or replace function app_shown() returns bigint[]
    language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as
$$ declare
    own uuid[] := app_own();
begin
    return (select coalesce(array_agg(u.id), '{}') from people_urgentlook u
        where u.citizen_id = any (own)
            -- Two people hold it back, or the second has an hour to say so.
            and not (coalesce(u.hold_until > clock_timestamp(), false) and u.hold_refused_at is null
                and (u.hold_agreed_at is not null or u.at > clock_timestamp() - interval '1 hour')));
end $$;

-- Who leads the team of whoever asks, and is told when they look urgently.
create or replace function app_lead() returns bigint
    language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as
$$ begin
    return (select l.id from people_user m join people_team t on t.id = m.team_id join people_user l on l.id = t.lead_id
        where m.id = app_user() and l.id <> m.id and l.is_active);
end $$;

-- The teams of whoever asks, who works here with people: the one they are of, and those that they lead.
create or replace function app_teams() returns bigint[]
    language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as
$$ begin
    return array(select t.id from people_team t join people_user u on u.id = app_user()
        where app_works_as() = 'worker' and (t.lead_id = u.id or t.id = u.team_id));
end $$;

-- Whether a worker may look urgently at whom they call so: the lead, who may not meet the person, reads the name.
create or replace function app_is_called(person uuid, called text) returns boolean
    language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as
$$ begin
    return app_works_as() = 'worker' and exists (select from people_citizen z
        where z.id = person and called in (z.name, z.full_name)
            and not exists (select from people_closing c
                where c.citizen_id = z.id and c.undone_at is null and c.kind = 'died'));
end $$;

-- The users of whom one may read: those met in a life, those answered to or for, and oneself.
create or replace function app_companions() returns bigint[]
    language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as
$$ declare
    me bigint := app_user();
    own uuid[];
    known uuid[];
    shown bigint[];
begin
    if not app_meets_people() then
        return array[me];
    end if;
    own := app_own();
    known := own || app_walks() || app_urgently();
    shown := app_shown();
    return (select coalesce(array_agg(id), '{}') from (
        select me as id
        union select a.user_id from people_alongside a where a.citizen_id = any (known)
        union select z.user_id from people_citizen z where z.id = any (known) and z.user_id is not null
        union select l.user_id from people_look l where l.citizen_id = any (own)
            and (l.urgent_id is null or l.urgent_id = any (shown))
        union select t.lead_id from people_team t join people_user m on m.team_id = t.id where m.id = me
        union select m.id from people_user m join people_team t on m.team_id = t.id where t.lead_id = me
        union select u.user_id from people_urgentlook u where u.lead_id = me
        union select u.lead_id from people_urgentlook u where u.user_id = me) as them);
end $$;

create or replace function app_has_sign_in(citizen uuid) returns boolean
    language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as
$$ begin
    return exists (select from people_citizen where id = citizen and user_id is not null);
end $$;

create or replace function app_is_new(citizen uuid) returns boolean
    language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as
$$ begin
    return not exists (select from people_citizen where id = citizen)
        and not exists (select from people_alongside where citizen_id = citizen);
end $$;

-- What nobody has said yes to, of those with whom the team of whoever asks walks: how many, and since when the longest waits.
-- Two figures for a team to help each other by, and nobody in them; not of what was told to one worker alone, nor in a
-- team of two, where each would know the other's.
create or replace function app_team_waiting(out waiting bigint, out since timestamptz)
    language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as
$$ begin
    select count(*), min(r.written_at) into waiting, since from networks_supportrequest r
        where r.ended_at is null and r.first_yes_at is null and r.put_away_at is null and r.who_can_see <> 'us'
            and app_works_as() = 'worker'
            and 2 < (select count(*) from people_user mate join people_user me on me.team_id = mate.team_id
                where me.id = app_user() and mate.is_active and mate.works_as = 'worker')
            and not exists (select from networks_supportrequest again where again.repeats_id = r.id)
            and r.citizen_id in (select a.citizen_id from people_alongside a
                join people_user mate on mate.id = a.user_id join people_user me on me.team_id = mate.team_id
                where me.id = app_user() and a.walks_as = 'worker' and mate.is_active
                    and (a.until is null or a.until > clock_timestamp())
                    and not exists (select from people_closing c
                        where c.citizen_id = a.citizen_id and c.undone_at is null));
end $$;

-- What those with whom a team walks have asked for since a moment, and how often they told their story: figures that a
-- team sets beside those of the system it left (study/then_and_now.py). To the team alone; nothing told to one worker
-- alone; in no team of two; and no figure with fewer than ten people behind it. From the first whole month on, so that
-- nobody moves the day by one and reads what one person did off the difference.
create or replace function app_team_requests(of_team bigint, since timestamptz, out people bigint, out requests bigint,
        out nobody_yes bigint, out again bigint, out median_days bigint, out replies bigint, out knew_someone bigint,
        out tellers bigint, out told_one bigint)
    language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as
$$ declare
    since_then timestamptz := date_trunc(
        'month', (since at time zone 'Europe/London') + interval '1 month' - interval '1 second'
    ) at time zone 'Europe/London';
    theirs uuid[];
    answered bigint;
    replied bigint;
begin
    if not coalesce(of_team = any (app_teams()), false) or 3 > (select count(*) from people_user mate
            where mate.team_id = of_team and mate.is_active and mate.works_as = 'worker') then
        return;
    end if;
    theirs := array(select distinct a.citizen_id from people_alongside a join people_user mate on mate.id = a.user_id
        where mate.team_id = of_team and mate.is_active and mate.works_as = 'worker' and a.walks_as = 'worker'
            and (a.until is null or a.until > clock_timestamp())
            and not exists (select from people_closing c where c.citizen_id = a.citizen_id and c.undone_at is null));
    select count(distinct r.citizen_id), count(*),
            count(*) filter (where r.ended_at is null and r.first_yes_at is null),
            count(*) filter (where r.repeats_id is not null),
            count(distinct r.citizen_id) filter (where r.first_yes_at is not null),
            round(percentile_cont(0.5) within group (order by extract(epoch from r.first_yes_at - r.written_at) / 86400))
        into people, requests, nobody_yes, again, answered, median_days
        from networks_supportrequest r
        where r.citizen_id = any (theirs) and r.written_at >= since_then and r.put_away_at is null and r.who_can_see <> 'us';
    select count(distinct y.citizen_id), count(*), count(*) filter (where y.kind = 'know_someone')
        into replied, replies, knew_someone
        from networks_reply y join networks_supportrequest r on r.id = y.request_id
        where r.citizen_id = any (theirs) and r.written_at >= since_then and r.put_away_at is null and r.who_can_see <> 'us';
    select count(*), count(*) filter (where told.workers = 1) into tellers, told_one
        from (select count(distinct v.written_by_id) as workers from conversations_conversation v
            join people_user w on w.id = v.written_by_id and w.works_as = 'worker'
            where v.citizen_id = any (theirs) and v.written_at >= since_then and v.put_away_at is null
                and v.who_can_see <> 'us'
            group by v.citizen_id) as told;
    if people < 10 then
        select null, null, null, null into people, requests, nobody_yes, again;
    end if;
    if answered < 10 then
        median_days := null;
    end if;
    if replied < 10 then
        select null, null into replies, knew_someone;
    end if;
    if tellers < 10 then
        select null, null into tellers, told_one;
    end if;
end $$;

-- With whom a worker walked before: what they were called when it ended, from when until when, and nothing else.
create or replace function app_walked_before() returns table (called text, since timestamptz, until timestamptz)
    language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as
$$ begin
    return query select coalesce(
            (select e.name::text from people_citizenearlier e
                where e.pgh_obj_id = a.citizen_id and e.pgh_created_at <= a.until order by e.pgh_id desc limit 1),
            (select e.name::text from people_citizenearlier e
                where e.pgh_obj_id = a.citizen_id order by e.pgh_id limit 1)), a.since, a.until
        from people_alongside a
        where a.user_id = app_user() and app_works_as() = 'worker' and a.walks_as = 'worker'
            and a.until <= clock_timestamp()
            and not exists (select from people_alongside now where now.citizen_id = a.citizen_id
                and now.user_id = a.user_id and (now.until is null or now.until > clock_timestamp()))
        order by a.until desc limit 50;
end $$;

create or replace function _pgtrigger_should_ignore(trigger_name name) returns boolean language sql immutable as
$$ select false $$;

-- An answer stands beside what it answers. Asked here, because a policy that reads its own table never ends.
create or replace function app_is_told_of(telling bigint, matter bigint) returns boolean
    language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as
$$ begin
    return exists (select from conversations_telling t where t.id = telling and t.matter_id = matter);
end $$;

-- Promised again is what the same person promised before; nobody stands for the person themselves. Asked here, as above.
create or replace function app_is_promised_by(pledge bigint, said_by bigint) returns boolean
    language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as
$$ begin
    return exists (
        select from conversations_pledge p where p.id = pledge and p.said_by_id is not distinct from said_by
    );
end $$;
