-- What nobody may do row by row is a function of the database, with its own check inside: it runs with the owner's
-- rights (security definer) and reads who is asking from the transaction (app_user). Built with the wall, after every
-- migrate (people/wall.py); called from people/actions/ only.

-- Yes to an invitation, by its code: makes the account where there is none, and the walking alongside. The user who
-- said yes; null when there is no such invitation, or no longer.
create or replace function app_say_yes(shown text, called text, spoken text, address text) returns bigint
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    asked people_invitation;
    who bigint := app_user();
    works text := app_works_as();
begin
    select * into asked from people_invitation
        where digest = shown and answer <> 'yes' and taken_back_at is null and until > clock_timestamp()
            and wrong_answers < 5 and (to_user_id is null or to_user_id = who)
        for update;
    if not found or exists (select from people_closing
            where citizen_id = asked.citizen_id and undone_at is null and kind in ('leaving', 'died')) then
        return null;
    end if;
    if asked.becomes = 'administrator' then
        if exists (select from people_user) then
            return null;
        end if;
    elsif asked.becomes = 'worker' then
        if works is distinct from 'worker' or asked.to_user_id is distinct from who then
            return null;
        end if;
    elsif coalesce(works, '') <> '' then
        raise insufficient_privilege using message = 'with a sign-in of their own, not with that of their work';
    end if;
    if asked.becomes = 'own' then
        -- Two letters at once make one account.
        perform from people_citizen where id = asked.citizen_id for update;
        if exists (select from people_citizen where id = asked.citizen_id and user_id is not null) then
            -- They have come in before: this letter asks what only they can answer, or it brings in nobody.
            select u.id into who from people_citizen z join people_user u on u.id = z.user_id
                where z.id = asked.citizen_id and u.is_active and u.fact_answer <> ''
                    and u.fact_answer = asked.fact_answer;
            if who is null then
                return null;
            end if;
        elsif exists (select from people_alongside where citizen_id = asked.citizen_id and user_id = who) then
            raise insufficient_privilege using message = 'this plan is somebody else''s whom they walk alongside';
        elsif exists (select from people_citizen where user_id = who) then
            raise insufficient_privilege using message = 'they have a plan of their own already';
        end if;
    elsif exists (select from people_citizen where id = asked.citizen_id and user_id = who) then
        return null;
    end if;
    if who is null then
        -- An invitation holds an address only where it was said that nobody else reads it (people/forms/inviting.py).
        -- Where it holds none, it came by hand, and nothing is known of any.
        address := nullif(coalesce(nullif(asked.email, ''), address), '');
        insert into people_user (name, email, email_is_safe, phone, phone_is_safe, works_as, language, is_active,
                joined, password, fact_question, fact_answer)
            values (called, address, address is not null, nullif(asked.phone, ''), asked.phone <> '',
                case asked.becomes when 'administrator' then 'administrator' else '' end, spoken, true,
                clock_timestamp(), '!', asked.fact_question, asked.fact_answer)
            returning id into who;
    end if;
    perform set_config('app.user_id', who::text, true);
    if asked.becomes = 'own' then
        update people_citizen set user_id = who where id = asked.citizen_id and user_id is null;
    elsif asked.becomes <> 'administrator' then
        update people_alongside set until = clock_timestamp(), ended_by_id = who
            where citizen_id = asked.citizen_id and user_id = who and (until is null or until > clock_timestamp());
        insert into people_alongside (citizen_id, user_id, walks_as, how_related, parts, since, until, why, trusted)
            values (asked.citizen_id, who, asked.becomes, asked.how_related, asked.parts, clock_timestamp(),
                asked.sharing_until, '', asked.trusted);
    end if;
    update people_invitation set answer = 'yes', answered_at = clock_timestamp(), answered_by_id = who
        where id = asked.id;
    return who;
end $$;

-- Those who work alongside people, for a person who would like another, and for the administrator.
create or replace function app_workers() returns table (id bigint, name text, team text)
    language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select u.id, u.name, coalesce(t.name, '') from people_user u left join people_team t on t.id = u.team_id
        where u.works_as = 'worker' and u.is_active and app_user() is not null
$$;

-- Names only: with whom this worker walks, for an administrator who must find them somebody else.
create or replace function app_people_of(worker bigint)
    returns table (id uuid, name text, place text, since timestamptz, others bigint)
    language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select z.id, coalesce(nullif(z.full_name, ''), z.name), z.place, a.since,
            (select count(distinct o.user_id) from people_alongside o join people_user u on u.id = o.user_id
                where o.citizen_id = z.id and o.walks_as = 'worker' and o.user_id <> worker
                    and u.is_active and u.works_as = 'worker' and (o.until is null or o.until > clock_timestamp()))
        from people_alongside a join people_citizen z on z.id = a.citizen_id
        where a.user_id = worker and a.walks_as = 'worker' and (a.until is null or a.until > clock_timestamp())
            and app_works_as() = 'administrator'
            and not exists (select from people_closing c
                where c.citizen_id = z.id and c.undone_at is null and c.kind = 'leaving')
$$;

-- Names only: with whom no worker walks, but those who wanted none; since when, and when they asked for somebody, if
-- they did. (What a function answers with cannot be replaced, only made again.)
drop function if exists app_with_nobody();
create function app_with_nobody() returns table (id uuid, name text, place text, since timestamptz, asked timestamptz)
    language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    -- First those few with nobody, then what is asked of each.
    with alone as materialized (
        select z.* from people_citizen z
            where app_works_as() = 'administrator'
                and not exists (select from people_alongside o join people_user u on u.id = o.user_id
                    where o.citizen_id = z.id and o.walks_as = 'worker' and u.is_active and u.works_as = 'worker'
                        and (o.until is null or o.until > clock_timestamp()))
                and not exists (select from people_closing c
                    where c.citizen_id = z.id and c.undone_at is null and c.kind in ('leaving', 'died')))
    select z.id, coalesce(nullif(z.full_name, ''), z.name), z.place, coalesce(last.until, z.added_at), asking.at
        from alone z
        left join lateral (select l.until, l.ended_by_id from people_alongside l
            where l.citizen_id = z.id and l.walks_as = 'worker' order by l.until desc limit 1) last on true
        left join lateral (select max(i.asked_at) as at from people_invitation i
            where i.citizen_id = z.id and i.becomes = 'worker' and i.to_user_id is null and i.answer = ''
                and i.taken_back_at is null) asking on true
        where asking.at is not null or not coalesce(last.ended_by_id = z.user_id, false)
$$;

-- An administrator asks another worker to walk with somebody: instead of this one, or where nobody does. With nobody
-- instead, this one's walking only ends. `why` is in words by language, {"en": …, "cy": …}: the person reads theirs.
-- Never somebody whom the person has stopped before.
create or replace function app_move(person uuid, from_worker bigint, to_worker bigint, why text) returns boolean
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    them people_citizen;
    went people_alongside;
    asking people_invitation;
begin
    if app_works_as() is distinct from 'administrator' or coalesce(from_worker, to_worker) is null then
        return false;
    end if;
    -- One at a time: two administrators do not find two people for the same person.
    select * into them from people_citizen where id = person for update;
    if to_worker is not null and (
        not exists (select from people_user where id = to_worker and works_as = 'worker' and is_active)
        -- Ended neither by that worker nor by an administrator: then by the person, or at their word.
        or coalesce((select l.ended_by_id <> to_worker
                and not exists (select from people_user where id = l.ended_by_id and works_as = 'administrator')
            from people_alongside l where l.citizen_id = person and l.user_id = to_worker and l.walks_as = 'worker'
            order by l.since desc limit 1), false))
    then
        return false;
    end if;
    if from_worker is null and not exists (select from app_with_nobody() as nobody where nobody.id = person) then
        return false;
    end if;
    if from_worker is not null and not exists (select from app_people_of(from_worker) as theirs where theirs.id = person)
    then
        return false;
    end if;
    -- Who comes sees what the person said when they asked for somebody; or else what this one saw, and no longer than
    -- they would have; or else what the last one saw.
    select * into asking from people_invitation where citizen_id = person and becomes = 'worker'
        and to_user_id is null and answer = '' and taken_back_at is null
        and (sharing_until is null or sharing_until > clock_timestamp()) order by asked_at desc limit 1;
    select * into went from people_alongside where citizen_id = person and walks_as = 'worker'
        and (from_worker is null or (user_id = from_worker and (until is null or until > clock_timestamp())))
        order by since desc limit 1;
    -- Of a walk that is over, `why` is why the person ended it; ours was why it began.
    update people_alongside set until = clock_timestamp(), ended_by_id = app_user(), why = ''
        where citizen_id = person and user_id = from_worker and walks_as = 'worker'
            and (until is null or until > clock_timestamp());
    if to_worker is null then
        return true;
    end if;
    insert into people_alongside (citizen_id, user_id, walks_as, how_related, parts, since, until, why, trusted)
        select person, to_worker, 'worker', '',
            coalesce(asking.parts, went.parts, array['story', 'matters', 'strengths', 'people', 'asked']),
            clock_timestamp(),
            case when asking.id is not null then asking.sharing_until when from_worker is not null then went.until end,
            coalesce(app_move.why::jsonb ->> them.language, app_move.why::jsonb ->> 'en', ''), false
        where not exists (select from people_alongside where citizen_id = person and user_id = to_worker
            and walks_as = 'worker' and (until is null or until > clock_timestamp()));
    update people_invitation set answer = 'yes', answered_at = clock_timestamp(), answered_by_id = app_user()
        where citizen_id = person and becomes = 'worker' and to_user_id is null and answer = ''
            and taken_back_at is null;
    return true;
end $$;

-- A lost phone: an administrator ends every session of whoever signs in with this e-mail or number.
create or replace function app_end_sessions(address text) returns boolean
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if app_works_as() is distinct from 'administrator' then
        return false;
    end if;
    update people_user set signed_out_at = clock_timestamp() where lower(email) = lower(address) or phone = address;
    return found;
end $$;

-- Somebody who works here has lost what they sign in with: their keys are forgotten, every session is over, and they
-- set up a second step again when they next sign in. An administrator does it for another, never for themselves.
create or replace function app_forget_keys(worker bigint) returns boolean
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if app_works_as() is distinct from 'administrator' or worker is not distinct from app_user()
        or not exists (select from people_user where id = worker and works_as <> '') then
        return false;
    end if;
    delete from mfa_authenticator where user_id = worker;
    update people_user set signed_out_at = clock_timestamp() where id = worker;
    return true;
end $$;

-- Somebody to look at urgently, by exactly what they are called: few, and for workers only.
create or replace function app_find_urgently(called text) returns table (id uuid, name text, place text)
    language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select z.id, coalesce(nullif(z.full_name, ''), z.name), z.place from people_citizen z
        where app_works_as() = 'worker' and lower(called) in (lower(z.full_name), lower(z.name)) and called <> ''
            and not exists (select from people_closing c
                where c.citizen_id = z.id and c.undone_at is null and c.kind = 'died')
        order by z.place limit 5
$$;

-- Which of these sentences somebody still lets us quote: not taken back, word for word in what they said, which is on
-- their plan, and their plan is open. Who can see the rest of what they said is another question: to this sentence they
-- said yes. It says whose none of them is. In plpgsql, which looks
-- for its tables when it is called: those of the conversations may not be there yet when this is made.
create or replace function app_still_told(shown text[]) returns setof text
    language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    return query select distinct told.words from (
            select q.citizen_id, q.words from conversations_mayquote q
                join conversations_listened l on l.id = q.listened_id
                where q.words = any(shown) and q.taken_back_at is null and l.put_away_at is null
                    and position(q.words in l.words) > 0
            union all
            select t.citizen_id, t.words from conversations_maytell t
                join conversations_contribution c on c.id = t.contribution_id
                where t.words = any(shown) and t.taken_back_at is null and c.put_away_at is null
                    and position(t.words in c.words) > 0
        ) told
        where not exists (select from people_closing z where z.citizen_id = told.citizen_id and z.undone_at is null);
end $$;
