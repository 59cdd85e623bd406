"""Writes the many into the database (config/demo/many.py, config/demo/course.py), a kind at a time."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import cache
from random import Random
from typing import Any

from django.db import models
from django.utils import timezone

from config.demo import crowd, said
from config.demo.course import course
from config.demo.many import Asked, Someone, Talked
from config.demo.shape import Language
from conversations.models import (
    ActOffer,
    Contribution,
    Conversation,
    Listened,
    Matter,
    MayQuote,
    MayTell,
    Pledge,
    Telling,
)
from networks.models import Help, Reply, SupportRequest
from people.models import Alongside, Citizen, User

# A row stands before those that point at it.
KINDS: tuple[type[models.Model], ...] = (
    *(Citizen, Alongside, Conversation, Listened, MayQuote, Matter, Telling, Pledge, ActOffer),
    *(Contribution, MayTell, SupportRequest, Reply, Help),
)
AT_A_TIME = 1000
QUESTIONS = {"en": crowd.CROWD_QUESTION, "cy": crowd.CROWD_QUESTION_CY}
FIRST_WORDS = {"en": crowd.FIRST_WORDS_EN, "cy": crowd.FIRST_WORDS_CY}
LATER_WORDS = {"en": crowd.LATER_WORDS_EN, "cy": crowd.LATER_WORDS_CY}
ASKED = {"en": crowd.ASKED_EN, "cy": crowd.ASKED_CY}


def load(users: dict[str, User]) -> None:
    """All of them, each row by whoever walks with them."""
    made: dict[type[models.Model], list[Any]] = defaultdict(list)
    writing = Writing(users)
    for one in course(timezone.localdate()):
        for row in writing.rows(one):
            made[type(row)].append(row)
    for kind in KINDS:
        # What repeats something is written after it.
        for repeats in (False, True) if kind is SupportRequest else (None,):
            rows = [row for row in made[kind] if repeats is None or bool(row.repeats) == repeats]
            kind._default_manager.bulk_create(rows, batch_size=AT_A_TIME)


@cache
def noon(day: date) -> datetime:
    return min(timezone.make_aware(datetime.combine(day, time(12))), timezone.now())


class Writing:
    """Turns what happened to somebody into rows; each of the quotes is said by the first whom it fits."""

    def __init__(self, users: dict[str, User]) -> None:
        self.users = users
        self.rng = Random(7)  # noqa: S311  made-up lives, nothing secret
        self.quotes, self.tales = list(said.QUOTES), list(said.TALES)

    def rows(self, one: Someone) -> Iterator[models.Model]:
        by = self.users[one.by]
        citizen = Citizen(name=one.name, language=one.language, place=one.place, added_at=noon(one.added), added_by=by)
        yield citizen
        yield Alongside(citizen=citizen, user=by, walks_as=Alongside.WORKER, since=noon(one.added))
        for talked in one.talked:
            yield from self.talked(citizen, talked)
        yield from self.what_matters(citizen, by, one)
        for due, kept in one.promised:
            yield self.promised(citizen, by, due, kept)
        for day in one.assessed:
            yield self.piece(ActOffer, citizen, by, day, on=day, answer=ActOffer.Answer.ACCEPTED)
        if one.gives:
            yield from self.gives(citizen, by, one.gives)
        yield from self.asked(citizen, by, one.asked)

    def piece(self, model: Any, citizen: Citizen, by: User, day: date, **fields: Any) -> Any:
        return model(citizen=citizen, written_by=by, written_at=noon(day), language=citizen.language, **fields)

    def part(self, model: Any, whole: Any, by: User, day: date, **fields: Any) -> Any:
        """With the columns of the rule, which bulk_create does not copy."""
        same = {"citizen": whole.citizen, "who_can_see": whole.who_can_see, "written_by": whole.written_by}
        return model(**{model.whole: whole}, **same, by=by, at=noon(day), **fields)

    def one_of(self, words: dict[Any, tuple[str, ...]], citizen: Citizen) -> str:
        return self.rng.choice(words[citizen.language])

    def talked(self, citizen: Citizen, talked: Talked) -> Iterator[models.Model]:
        by = self.users[talked.by]
        told = {"question": QUESTIONS[citizen.language], "words": self.one_of(LATER_WORDS, citizen)}
        row = self.piece(Conversation, citizen, by, talked.day, when=talked.day, **told)
        yield row
        if talked.listened:
            quote = next_of(self.quotes, citizen.language) if talked.listened == Listened.Answer.REALLY else ""
            answer = self.piece(
                Listened, citizen, by, talked.day, conversation=row, answer=talked.listened, words=quote
            )
            yield answer
            if quote:
                yield self.part(MayQuote, answer, by, talked.day, words=quote)

    def what_matters(self, citizen: Citizen, by: User, one: Someone) -> Iterator[models.Model]:
        words = self.one_of(FIRST_WORDS, citizen)
        matter = self.piece(Matter, citizen, by, one.added, words=words, at_the_top_since=noon(one.added))
        yield matter
        for day, how in one.told:
            yield self.part(Telling, matter, by, day, how=how, language=citizen.language)

    def promised(self, citizen: Citizen, by: User, due: date, kept: date | None) -> Any:
        gone_by = kept is None and due < timezone.localdate()
        return self.piece(
            Pledge,
            citizen,
            by,
            max(timezone.localdate(citizen.added_at), due - timedelta(days=self.rng.randrange(5, 20))),
            words=self.one_of(said.PROMISES, citizen),
            said_by=by,
            due=due,
            kept_at=kept and noon(kept),
            not_kept_at=noon(due) if gone_by else None,
            why=said.NOT_KEPT[citizen.language] if gone_by else "",
        )

    def gives(self, citizen: Citizen, by: User, day: date) -> Iterator[models.Model]:
        tale = next_of(self.tales, citizen.language)
        row = self.piece(Contribution, citizen, by, day, words=tale or self.one_of(said.GIVES, citizen))
        yield row
        if tale:
            yield self.part(MayTell, row, by, day, words=tale)

    def asked(self, citizen: Citizen, by: User, asked: list[Asked]) -> Iterator[models.Model]:
        made: dict[int, SupportRequest] = {}
        for one in asked:
            again = made.get(id(one.again))
            words = again.words if again else self.one_of(ASKED, citizen)
            row = self.piece(SupportRequest, citizen, by, one.day, words=words, repeats=again)
            made[id(one)] = row
            yield row
            if one.yes:
                row.first_yes_at = noon(one.yes)
                yield self.part(Reply, row, by, one.yes, kind=Reply.Kind.CAN)
            for given in one.help:
                yield self.part(
                    Help,
                    row,
                    by,
                    max(one.day, given.since),
                    kind=given.kind,
                    since=given.since,
                    until=given.until,
                    hours_a_week=given.hours,
                    cost_a_week=given.cost,
                )


def next_of(words: list[tuple[Language, str]], language: str) -> str:
    """The next in this language, which is then gone; or nothing."""
    for index, (spoken, text) in enumerate(words):
        if spoken == language:
            del words[index]
            return text
    return ""
