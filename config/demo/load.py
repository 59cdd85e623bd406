"""Writes the invented valley into an empty database, as the owner of the tables, with its history in its own time."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import connection, models, transaction
from django.utils import timezone

from config.demo import crowd, shape, valley
from conversations.models import (
    AboutMe,
    ActOffer,
    Attempt,
    Conversation,
    Correction,
    DrawsOn,
    Happened,
    Kept,
    Listened,
    Matter,
    MayQuote,
    Pledge,
    Telling,
    Translation,
)
from networks.models import Connection, Promise, Reply, SupportRequest, Verdict
from people import wall
from people.access import SharedPart, everything, name_user
from people.merging import normalise
from people.models import Alongside, Citizen, Look, Place, Team, UrgentLook, User
from strengths.models import Strength

MIDDAY = time(12)
CROWD_QUESTION = "What would a good life look like to you?"
CROWD_QUESTION_CY = "Sut beth fyddai bywyd da i chi?"


def day(days: int) -> date:
    return timezone.localdate() - timedelta(days=days)


def at(days: int, clock: str = "") -> datetime:
    """That many days ago, at that time; never later than now."""
    when = timezone.make_aware(datetime.combine(day(days), time.fromisoformat(clock) if clock else MIDDAY))
    return min(when, timezone.now())


def email(key: str) -> str:
    return f"{key}@example.invalid"


@transaction.atomic
def load() -> None:
    """Everyone of the demo. The history rows are given the days of the story instead of today's."""
    users = {a.key: account(a) for a in (*valley.ACCOUNTS, *valley.MORE_ACCOUNTS, *crowd.EXTRA_WORKERS)}
    load_teams(users)
    for one in valley.PEOPLE:
        Valley(users, one).load()
    for look in valley.URGENT:
        load_urgent(users, look)
    load_crowd(users)
    date_the_history()
    name_user(None)


def account(one: shape.Account) -> User:
    user = User(
        email=email(one.key),
        email_is_safe=True,
        name=one.name,
        works_as=one.works_as,
        language=one.language,
        joined=at(500),
    )
    if one.works_as and not one.has_left:
        user.last_login = at(1)
    user.is_active = not one.has_left
    user.set_unusable_password()
    user.save()
    return user


def load_teams(users: dict[str, User]) -> None:
    """Which team each works in, who leads it, and the places it is nearest to."""
    working = {one.key: one for one in (*valley.ACCOUNTS, *crowd.EXTRA_WORKERS) if one.team}
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


class Valley:
    """One person of the valley being written down; keeps what has been made, for the words kept to point at."""

    def __init__(self, users: dict[str, User], one: shape.Person) -> None:
        self.users, self.one = users, one
        self.made: dict[tuple[str, str], Any] = {}
        first = max((c.days for c in one.conversations), default=30)
        self.citizen = Citizen.objects.create(
            user=users.get(one.account),
            name=one.call_me,
            full_name=one.name,
            language=one.language,
            how_to_talk=one.how_to_talk,
            introduced_by=one.introduced_by,
            place=one.place,
            added_at=at(first),
            added_by=users[one.walked_with_by],
        )
        self.first = first

    def load(self) -> None:
        one = self.one
        self.walk(one.walked_with_by, Alongside.WORKER, self.first)
        for supporter in one.alongside:
            self.walk(
                supporter.account,
                supporter.as_,
                supporter.since_days,
                parts=everything() if supporter.sees == "everything" else [SharedPart.MATTERS],
                how_related=supporter.how_related,
                until=None if supporter.until_days is None else midnight_after(supporter.until_days),
            )
        for matter in one.matters:
            self.matter(matter)
        for strength in one.strengths:
            by = self.users[strength.noticed_by or one.account or one.walked_with_by]
            self.piece(Strength, "strength", strength, by, words=strength.words)
        for connection_ in one.connections:
            self.connection(connection_)
        for request in one.requests:
            self.request(request)
        for telling in one.tellings:
            matter = self.made["matter", telling.matter]
            self.add(
                Telling,
                telling.by,
                telling.days,
                matter=matter,
                how=telling.how,
                words=telling.words,
                language=self.citizen.language,
            )
        for conversation in one.conversations:
            self.conversation(conversation)
        self.what_came_after()

    def what_came_after(self) -> None:
        """What was said to a conversation, tried, promised and answered since."""
        one = self.one
        for said in one.corrections:
            at_it = {"conversation": self.made["conversation", said.conversation]}
            words = {"passage": said.passage, "words": said.words, "language": at_it["conversation"].language}
            self.add(Correction, said.by, said.days, **at_it, **words)
        for put in one.translations:
            told = self.made["conversation", put.conversation]
            self.add(Translation, put.by, put.days, conversation=told, words=put.words, language=put.language)
        for attempt in one.attempts:
            self.attempt(attempt)
        for pledge in one.pledges:
            self.pledge(pledge)
        for line in one.about_me:
            by = self.users[line.by]
            self.piece(AboutMe, "about me", line, by, heading=line.heading, words=line.words, helped_by=line.helped_by)
        for answer in one.listened:
            self.listened(answer)
        for offer in one.act_offers:
            by = self.users[offer.by]
            self.piece(ActOffer, "offer", offer, by, on=day(offer.days), answer=offer.answer, words=offer.words)

    def attempt(self, one: shape.Attempt) -> None:
        row = self.piece(
            Attempt,
            "attempt",
            one,
            self.users[one.by],
            words=one.words,
            done_by=one.who,
            someone=self.made.get(("connection", one.someone)),
            due=None if one.due_days is None else day(one.due_days),
            matter=self.made.get(("matter", one.matter)),
            request=self.made.get(("request", one.request)),
            finished_at=None if one.finished_days is None else at(one.finished_days),
        )
        for key in one.strengths:
            self.add(DrawsOn, one.by, one.days, attempt=row, strength=self.made["strength", key])
        for key in one.people:
            self.add(DrawsOn, one.by, one.days, attempt=row, connection=self.made["connection", key])
        for happened in one.happened:
            words = {"words": happened.words, "learned": happened.learned, "language": self.citizen.language}
            self.add(Happened, happened.by, happened.days, attempt=row, **words)

    def pledge(self, one: shape.Pledge) -> None:
        self.piece(
            Pledge,
            "pledge",
            one,
            self.users[one.by],
            words=one.words,
            by_them=one.by_them,
            said_by=None if one.by_them else self.users[one.by],
            due=None if one.due_days is None else day(one.due_days),
            kept_at=None if one.kept_days is None else at(one.kept_days),
            not_kept_at=None if one.not_kept_days is None else at(one.not_kept_days),
            why=one.why,
        )

    def listened(self, one: shape.Listened) -> None:
        by = self.one.account or self.one.walked_with_by
        told = self.made["conversation", one.conversation]
        row = self.piece(
            Listened, "listened", one, self.users[by], conversation=told, answer=one.answer, words=one.words
        )
        for sentence in one.may_quote:
            self.add(MayQuote, by, one.days, listened=row, words=sentence)

    def walk(self, key: str, walks_as: str, days: int, **fields: Any) -> None:
        Alongside.objects.create(
            citizen=self.citizen, user=self.users[key], walks_as=walks_as, since=at(days), **fields
        )

    def piece(self, model: Any, thing: str, one: Any, by: User, **fields: Any) -> Any:
        """A piece of content and its key, by whoever wrote it down on that day."""
        name_user(by.pk)
        row = model.objects.create(
            citizen=self.citizen,
            written_by=by,
            written_at=at(one.days),
            language=getattr(one, "language", None) or self.citizen.language,
            who_can_see=getattr(one, "who_can_see", "everyone"),
            **fields,
        )
        self.made[thing, one.key] = row
        return row

    def add(self, model: Any, by: str, days: int, **fields: Any) -> Any:
        name_user(self.users[by].pk)
        return model.objects.create(by=self.users[by], at=at(days), **fields)

    def matter(self, one: shape.Matter) -> None:
        row = self.piece(
            Matter,
            "matter",
            one,
            self.users[one.by],
            words=one.words,
            keep_as_it_is=one.keep_as_it_is,
            at_the_top_since=at(one.days) if one.top else None,
        )
        for change in one.changed:
            by = self.users[change.by]
            name_user(by.pk)
            row.words, row.changed_by, row.changed_at = change.words, by, at(change.days)
            row.save(update_fields=["words", "changed_by", "changed_at"])

    def connection(self, one: shape.ConnectionOf) -> None:
        same = (
            "name",
            "how_related",
            "kind",
            "sector",
            "circle",
            "tie",
            "gives",
            "paid",
            "where",
            "far",
            "words",
        )
        fields = {name: getattr(one, name) for name in (*same, "ended", "died")}
        self.piece(Connection, "connection", one, self.users[self.one.walked_with_by], **fields)

    def request(self, one: shape.RequestFor) -> None:
        row = self.piece(
            SupportRequest,
            "request",
            one,
            self.users[one.by],
            words=one.words,
            repeats=self.made["request", one.repeats] if one.repeats else None,
        )
        for reply in one.replies:
            said = self.add(Reply, reply.by, reply.days, request=row, kind=reply.kind, words=reply.words)
            if reply.kind == "can":
                row.first_yes_at = min(filter(None, [row.first_yes_at, said.at]))
            if reply.promise:
                kept = reply.promise.kept_days
                self.add(
                    Promise,
                    reply.by,
                    reply.days,
                    request=row,
                    words=reply.promise.words,
                    due=day(reply.promise.due_days),
                    kept_at=None if kept is None else at(kept),
                )
        if one.verdict:
            by = self.one.account or self.one.walked_with_by
            self.add(Verdict, by, one.verdict.days, request=row, answer=one.verdict.answer, words=one.verdict.words)
            if one.verdict.answer == "yes":
                row.ended_at = at(one.verdict.days)
        if one.withdrawn_days is not None:
            row.ended_at = row.withdrawn_at = at(one.withdrawn_days)
        row.save(update_fields=["first_yes_at", "ended_at", "withdrawn_at"])

    def conversation(self, one: shape.Conversation) -> None:
        by = self.users[one.by]
        name_user(by.pk)
        words = normalise(one.words)
        if by.pk != self.citizen.user_id:
            self.opened(by, at(one.days, one.time), "plan", "story", "conversation", "plan")
        row = Conversation.objects.create(
            citizen=self.citizen,
            written_by=by,
            written_at=at(one.days, one.time),
            language=one.language,
            who_can_see=one.who_can_see,
            question=one.question,
            words=words,
            noticed=one.noticed,
            when=day(one.days),
            where=one.where,
            who_was_there=one.who_was_there,
        )
        self.made["conversation", one.key] = row
        for kept in one.kept:
            start = words.index(normalise(kept.quote))
            Kept.objects.create(
                conversation=row,
                by=by,
                at=row.written_at,
                quote=kept.quote,
                start=start,
                end=start + len(kept.quote),
                **{kept.as_: self.made[kept.as_, kept.ref]},
            )

    def opened(self, by: User, began: datetime, *what: str) -> None:
        """What somebody looked at, some minutes apart, up to when they began to write."""
        times = [began - timedelta(minutes=4 * n) for n in range(len(what))]
        looks = [
            Look(citizen=self.citizen, user=by, what=one, at=when) for one, when in zip(what, times[::-1], strict=True)
        ]
        Look.objects.bulk_create(looks)


def midnight_after(days: int) -> datetime:
    return timezone.make_aware(datetime.combine(day(days), time.max))


def load_crowd(users: dict[str, User]) -> None:
    """The seventy neighbours, many at once: for the managers' figures only."""
    rows: dict[type[models.Model], list[Any]] = {
        m: [] for m in (Citizen, Alongside, Conversation, SupportRequest, Reply)
    }
    for one in crowd.crowd():
        by = users[one.walked_with_by]
        citizen = Citizen(name=one.name, language=one.language, place=one.place, added_at=at(one.days), added_by=by)
        rows[Citizen].append(citizen)
        until = None if by.is_active else at(crowd.HUW_LEFT)
        rows[Alongside].append(
            Alongside(citizen=citizen, user=by, walks_as=Alongside.WORKER, since=at(one.days), until=until)
        )
        for days, words in ((one.days, one.words), *one.later):
            rows[Conversation].append(
                Conversation(
                    citizen=citizen,
                    written_by=by,
                    written_at=at(days),
                    when=day(days),
                    words=words,
                    language=one.language,
                    question=CROWD_QUESTION_CY if one.language == "cy" else CROWD_QUESTION,
                )
            )
        for words, days, until_yes in one.requests:
            yes = None if until_yes is None or until_yes > days else at(days - until_yes)
            asked = SupportRequest(
                citizen=citizen,
                written_by=by,
                written_at=at(days),
                words=words,
                language=one.language,
                first_yes_at=yes,
            )
            rows[SupportRequest].append(asked)
            if yes:
                rows[Reply].append(
                    Reply(
                        request=asked,
                        citizen=citizen,
                        who_can_see=asked.who_can_see,
                        written_by=by,
                        by=by,
                        at=yes,
                        kind=Reply.Kind.CAN,
                    )
                )
    name_user(None)
    for model, made in rows.items():
        model._default_manager.bulk_create(made)


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
