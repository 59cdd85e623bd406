"""One invented person, written into the database as whoever wrote it down on that day."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from config.demo import shape
from conversations.models import (
    AboutMe,
    ActOffer,
    Attempt,
    Contribution,
    Conversation,
    Correction,
    DrawsOn,
    Happened,
    HelpsSomeone,
    Kept,
    Listened,
    Matter,
    MayQuote,
    MayTell,
    Pledge,
    Telling,
    Towards,
    Translation,
)
from networks.models import (
    Bond,
    CircleOfSupport,
    Connection,
    Help,
    Member,
    Met,
    Promise,
    Reply,
    SupportRequest,
    Verdict,
)
from people.access import SharedPart, everything, name_user
from people.merging import normalise
from people.models import Alongside, Citizen, Look, User
from strengths.models import Strength

MIDDAY = time(12)


def day(days: int) -> date:
    return timezone.localdate() - timedelta(days=days)


def at(days: int, clock: str = "") -> datetime:
    """That many days ago, at that time; never later than now."""
    when = timezone.make_aware(datetime.combine(day(days), time.fromisoformat(clock) if clock else MIDDAY))
    return min(when, timezone.now())


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
        for connection in one.connections:
            self.connection(connection)
        for strength in one.strengths:
            self.strength(strength)
        for bond in one.bonds:
            two = {"one": self.made["connection", bond.one], "other": self.made["connection", bond.other]}
            self.piece(Bond, "bond", bond, self.users[bond.by], words=bond.words, **two)
        for circle in one.circles:
            self.circle(circle)
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
        for contribution in one.contributions:
            self.contribution(contribution)
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

    def piece(self, model: Any, thing: str, said: Any, by: User, /, **fields: Any) -> Any:
        """A piece of content, kept under its key, by whoever wrote it down on that day."""
        name_user(by.pk)
        row = model.objects.create(
            citizen=self.citizen,
            written_by=by,
            written_at=at(said.days),
            language=getattr(said, "language", None) or self.citizen.language,
            who_can_see=getattr(said, "who_can_see", "everyone"),
            **fields,
        )
        self.made[thing, said.key] = row
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

    def strength(self, one: shape.Strength) -> None:
        key = one.noticed_by or self.one.account or self.one.walked_with_by
        row = self.piece(Strength, "strength", one, self.users[key], words=one.words)
        for someone in one.helps:
            days = min(one.days, next(other.days for other in self.one.connections if other.key == someone))
            self.add(HelpsSomeone, key, days, strength=row, connection=self.made["connection", someone])

    def connection(self, one: shape.ConnectionOf) -> None:
        """As it was first said to be; then each change of how close it is, on its day."""
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
            "since_year",
            "knows_the_plan",
            "ended",
            "died",
        )
        fields: dict[str, Any] = {name: getattr(one, name) for name in same}
        by = self.users[self.one.walked_with_by]
        if one.was:
            fields |= {"circle": one.was.circle, "tie": one.was.tie}
        row = self.piece(Connection, "connection", one, by, **fields)
        if one.was:
            row.circle, row.tie, row.changed_by, row.changed_at = one.circle, one.tie, by, at(one.was.until_days)
            row.save(update_fields=["circle", "tie", "changed_by", "changed_at"])

    def circle(self, one: shape.Circle) -> None:
        row = self.piece(CircleOfSupport, "circle", one, self.users[one.by], words=one.words, meets=one.meets)
        for key, what in one.members:
            self.add(Member, one.by, one.days, circle=row, connection=self.made["connection", key], words=what)
        for met in one.met:
            said = {"words": met.words, "language": self.citizen.language}
            self.add(Met, met.by, met.days, circle=row, on=day(met.days), **said)

    def contribution(self, one: shape.Contribution) -> None:
        row = self.piece(
            Contribution,
            "contribution",
            one,
            self.users[one.by],
            words=one.words,
            request=self.made.get(("request", one.request)),
            strength=self.made.get(("strength", one.strength)),
        )
        for sentence in one.may_tell:
            self.add(MayTell, self.one.account or self.one.walked_with_by, one.days, contribution=row, words=sentence)

    def request(self, one: shape.RequestFor) -> None:
        row = self.piece(
            SupportRequest,
            "request",
            one,
            self.users[one.by],
            words=one.words,
            repeats=self.made["request", one.repeats] if one.repeats else None,
            asked_of=self.users.get(one.asked_of),
            asked_in_life=self.made.get(("connection", one.asked_in_life)),
        )
        if one.towards:
            self.add(Towards, one.by, one.days, request=row, matter=self.made["matter", one.towards])
        for reply in one.replies:
            said = self.add(
                Reply,
                reply.by,
                reply.days,
                request=row,
                kind=reply.kind,
                words=reply.words,
                connection=self.made.get(("connection", reply.connection)),
            )
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
        for help_ in one.help:
            self.add(
                Help,
                help_.by,
                help_.since_days,
                request=row,
                kind=help_.kind,
                words=help_.words,
                given_by=self.made.get(("connection", help_.given_by)),
                hours_a_week=help_.hours_a_week,
                cost_a_week=help_.cost_a_week,
                since=day(help_.since_days),
                until=None if help_.until_days is None else day(help_.until_days),
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
