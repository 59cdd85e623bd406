"""Writes the invented valley into an empty database, as the owner of the tables, with its history in its own time."""

from collections.abc import Iterator
from datetime import timedelta

from django.db import connection, models, transaction

from config.demo import books, crowd, many, many_rows, shape, study, valley
from config.demo.person import Valley, at, day
from conversations.models import Conversation
from networks.models import Reply, SupportRequest
from people import wall
from people.access import name_user
from people.models import Alongside, Citizen, Look, Place, Team, UrgentLook, User


def email(key: str) -> str:
    return f"{key}@example.invalid"


@transaction.atomic
def load() -> None:
    """Everyone of the demo. The history rows are given the days of the story instead of today's."""
    users = {a.key: account(a) for a in (*valley.ACCOUNTS, *valley.MORE_ACCOUNTS, *crowd.EXTRA_WORKERS, *many.WORKERS)}
    load_teams(users)
    for one in valley.PEOPLE:
        Valley(users, one).load()
    for look in valley.URGENT:
        load_urgent(users, look)
    load_crowd(users)
    many_rows.load(users)
    study.load(users)
    date_the_history()
    name_user(None)
    books.load(users["megan"])


def account(one: shape.Account) -> User:
    user = User(
        email=email(one.key),
        email_is_safe=True,
        name=one.name,
        works_as=one.works_as,
        language=one.language,
        joined=at(700),
    )
    if one.works_as and not one.has_left:
        user.last_login = at(1)
    user.is_active = not one.has_left
    user.set_unusable_password()
    user.save()
    return user


def load_teams(users: dict[str, User]) -> None:
    """Which team each works in, who leads it, and the places it is nearest to."""
    working = {one.key: one for one in (*valley.ACCOUNTS, *crowd.EXTRA_WORKERS, *many.WORKERS) if one.team}
    for one in valley.TEAMS:
        team = Team.objects.create(name=one.name, lead=users[one.lead])
        Place.objects.bulk_create(Place(name=name, team=team) for name in one.places)
        for key, who in working.items():
            if who.team == one.key:
                users[key].team = team
                users[key].save(update_fields=["team"])


def load_urgent(users: dict[str, User], one: shape.Urgent) -> None:
    citizen = Citizen.objects.get(user=users[one.person])
    began, hour = at(one.days, one.time), timedelta(hours=1)
    name_user(users[one.by].pk)
    row = UrgentLook.objects.create(
        citizen=citizen,
        citizen_name=citizen.whole_name,
        user=users[one.by],
        why=one.why,
        at=began,
        until=began + hour,
        lead=users[one.lead],
        read_by_lead_at=began + 12 * hour,
    )
    Look.objects.create(citizen=citizen, user=users[one.by], what="urgent", at=began, urgent=row)


def load_crowd(users: dict[str, User]) -> None:
    """The seventy neighbours, many at once: for the managers' figures. Carys walked with the first of them before."""
    made = [row for n, one in enumerate(crowd.crowd()) for row in rows_of(one, users, before=n < crowd.HANDED_ON)]
    name_user(None)
    kinds: tuple[type[models.Model], ...] = (Citizen, Alongside, Conversation, SupportRequest, Reply)
    for model in kinds:
        model._default_manager.bulk_create([row for row in made if isinstance(row, model)])


def rows_of(one: crowd.Neighbour, users: dict[str, User], *, before: bool) -> Iterator[models.Model]:
    """One neighbour: who walks with them, and walked; what they told; what they asked for, and who said yes."""
    by = users[one.walked_with_by]
    citizen = Citizen(name=one.name, language=one.language, place=one.place, added_at=at(one.days), added_by=by)
    yield citizen
    since, until = at(one.days), None if by.is_active else at(crowd.HUW_LEFT)
    if before:
        carys, handed_on = users["carys"], at(crowd.HANDED_ON_DAYS)
        yield Alongside(citizen=citizen, user=carys, walks_as=Alongside.WORKER, since=since, until=handed_on)
        since = handed_on
    yield Alongside(citizen=citizen, user=by, walks_as=Alongside.WORKER, since=since, until=until)
    for days, words in ((one.days, one.words), *one.later):
        yield Conversation(
            citizen=citizen,
            written_by=by,
            written_at=at(days),
            when=day(days),
            words=words,
            language=one.language,
            question=crowd.CROWD_QUESTION_CY if one.language == "cy" else crowd.CROWD_QUESTION,
        )
    for words, days, until_yes in one.requests:
        asked = SupportRequest(citizen=citizen, written_by=by, written_at=at(days), words=words, language=one.language)
        yield asked
        if until_yes is not None and until_yes <= days:
            asked.first_yes_at = at(days - until_yes)
            yield Reply(
                request=asked,
                citizen=citizen,
                who_can_see=asked.who_can_see,
                written_by=by,
                by=by,
                at=asked.first_yes_at,
                kind=Reply.Kind.CAN,
            )


def date_the_history() -> None:
    """History is stamped with the moment of writing; in the demo that is set to the day of the story."""
    told = {
        "changed_at": "coalesce(changed_at, written_at)",
        "at": "at",
        "added_at": "added_at",
        "since": "since",
    }
    with connection.cursor() as cursor:
        for event, _tracked in wall.event_models():
            columns = {field.column for field in event._meta.local_concrete_fields}
            when = next((sql for column, sql in told.items() if column in columns), None)
            if when:
                cursor.execute(f"update {event._meta.db_table} set pgh_created_at = {when}")  # noqa: S608
