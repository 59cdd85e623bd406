"""What stands in the story: each kind of thing, when it was, on whose side, and which of its words are searched."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import reduce
from operator import or_
from typing import Any

from django.conf import settings
from django.db.models import Case, DateTimeField, F, Func, Q, When
from django.db.models.functions import Now, TruncDate
from django.utils import timezone

from conversations import tellings
from conversations.models import (
    ActOffer,
    Attempt,
    Contribution,
    Conversation,
    Correction,
    Happened,
    Listened,
    Pledge,
    PutRight,
    Recording,
    Telling,
)
from networks.models import Help, Met, Promise, Reply, SupportRequest, Verdict
from people.models import Citizen, User

NOON = datetime.min.time().replace(hour=12)


def noon(day: str) -> Func:
    at_noon = f"(%(expressions)s + time '12:00') AT TIME ZONE '{settings.TIME_ZONE}'"
    return Func(F(day), template=at_noon, output_field=DateTimeField())


def on_the_day(day: str, written: str = "written_at") -> Case:
    """When something was, of which only the day was said: at noon, and as it was written down if on the same day."""
    as_written = Q(**{f"{day}__isnull": True}) | Q(**{day: TruncDate(written)})
    return Case(When(as_written, then=F(written)), default=noon(day))


def begun(day: str) -> Case:
    """As on_the_day, of what can begin later than it is written down: then it is told when it was written."""
    return Case(When(**{f"{day}__lt": TruncDate("at")}, then=noon(day)), default=F("at"))


def once_it_is_over(day: str) -> Case:
    """The last day of something, once it is here: nothing is told before it has happened."""
    return Case(When(**{f"{day}__lte": TruncDate(Now())}, then=noon(day)))


def told_at(conversation: Conversation) -> datetime:
    """When it was told: the day that was set, else when it was written down. The same as TOLD, of one that is here."""
    if conversation.when is None or conversation.when == local_day(conversation.written_at):
        return conversation.written_at
    return timezone.make_aware(datetime.combine(conversation.when, NOON))


TOLD = on_the_day("when")


def local_day(at: datetime) -> date:
    return timezone.localtime(at).date()


def from_their_side(user: User, citizen: Citizen) -> bool:
    """The person and those close to them stand round in the thread; those who work here stand square."""
    return user.pk == citizen.user_id or not user.works_as


def said_by_them(what: Any, citizen: Citizen) -> bool:
    return True


def by_whoever_wrote(what: Any, citizen: Citizen) -> bool:
    return from_their_side(what.written_by, citizen)


def by_whoever_added(what: Any, citizen: Citizen) -> bool:
    return from_their_side(what.by, citizen)


def in_their_voice(recording: Recording, citizen: Citizen) -> bool:
    """A voice is theirs, whoever held the phone; a photo or a film is whoever's it was."""
    return recording.kind == Recording.Kind.VOICE or by_whoever_wrote(recording, citizen)


@dataclass(frozen=True)
class Kind:
    """One kind of thing in the thread. Each of `moments` is an entry: its template → when it was.

    `texts` are searched: where the words are, and where their language is ("" where nobody said).
    """

    model: Any
    moments: dict[str, Any]
    texts: tuple[tuple[str, str], ...]
    related: tuple[str, ...]
    is_theirs: Callable[[Any, Citizen], bool] = said_by_them
    only: Q = field(default_factory=Q)

    def rows(self, user: User, citizen: Citizen) -> Any:
        when = {f"when_{name}": at for name, at in self.moments.items()}
        return self.model.objects.visible_to(user).of(citizen).filter(self.only).annotate(**when)

    def instants(self, user: User, citizen: Citizen) -> Any:
        every = Func(
            *(F(f"when_{name}") for name in self.moments), function="unnest", template="unnest(ARRAY[%(expressions)s])"
        )
        return self.rows(user, citizen).annotate(instant=every).order_by().values_list("instant", flat=True)

    def entries(self, user: User, citizen: Citizen, since: datetime | None, before: datetime | None) -> "list[Entry]":
        """Those that stand from `since` on and before `before`; all, where these are None."""
        rows = self.rows(user, citizen).select_related(*self.related)
        if since is not None:
            rows = rows.filter(reduce(or_, (between(f"when_{name}", since, before) for name in self.moments)))
        return [
            Entry(at, name, row, self)
            for row in rows
            for name in self.moments
            if (at := getattr(row, f"when_{name}")) is not None
            and (since is None or since <= at)
            and (before is None or at < before)
        ]


def between(column: str, since: datetime, before: datetime | None) -> Q:
    here = Q(**{f"{column}__gte": since})
    return here & Q(**{f"{column}__lt": before}) if before is not None else here


@dataclass
class Entry:
    """One thing in the thread. `theirs` is the person's own side."""

    at: datetime
    name: str
    what: Any
    kind: Kind
    theirs: bool = False

    @property
    def template(self) -> str:
        return f"conversations/story/_{self.name}.html"

    @property
    def key(self) -> str:
        """Its id on the page."""
        return f"{self.name}-{self.what.pk}"

    def texts(self) -> list[tuple[str, str]]:
        found = [
            (str(words), str(value(self.what, code)))
            for path, code in self.kind.texts
            if (words := value(self.what, path))
        ]
        return [*found, *((one.words, one.language) for one in getattr(self.what, "translated", []))]


def value(what: Any, path: str) -> Any:
    """`request.words` of a reply; "" where there is nothing."""
    for name in path.split(".") if path else []:
        what = getattr(what, name, None)
    return (what or "") if path else ""


WORDS = ("words", "language")
WROTE, ADDED = ("written_by.name", ""), ("by.name", "")
ASKED = ("request.words", "request.language")

# What stands only in the story is gone from it when it is put away; what was taken off the plan has still happened.
HERE = Q(put_away_at=None)
STORY: tuple[Kind, ...] = (
    Kind(
        Conversation,
        {"conversation": TOLD},
        (WORDS, ("noticed", ""), ("where", ""), ("who_was_there", ""), WROTE),
        ("written_by",),
        only=HERE,
    ),
    Kind(
        Correction,
        {"correction": F("at")},
        (WORDS, ("passage", "conversation.language"), ADDED),
        ("by", "conversation"),
        # That it is right, without words, is told with the conversation.
        only=~Q(words=""),
    ),
    Kind(
        Telling,
        {"telling": F("at")},
        (WORDS, ("matter.words", "matter.language"), ("answers.words", "answers.language"), ADDED),
        ("by", "matter", "answers", "answers__by"),
        lambda telling, citizen: tellings.is_theirs(telling, citizen) or from_their_side(telling.by, citizen),
    ),
    Kind(
        Attempt,
        {"attempt": F("written_at"), "attempt_finished": F("finished_at")},
        (WORDS, ("who_and_when", ""), WROTE),
        ("written_by", "worker"),
        by_whoever_wrote,
    ),
    Kind(
        Happened,
        {"happened": F("at")},
        (WORDS, ("learned", "language"), ("attempt.words", "attempt.language"), ADDED),
        ("by", "attempt__written_by"),
        by_whoever_added,
    ),
    Kind(
        SupportRequest,
        {"asked": F("written_at"), "withdrawn": F("withdrawn_at")},
        (WORDS, WROTE),
        ("written_by",),
    ),
    Kind(Reply, {"reply": F("at")}, (("words", ""), ASKED, ADDED), ("by", "request"), by_whoever_added),
    Kind(
        Promise,
        {"promise_kept": F("kept_at"), "promise_not_kept": F("not_kept_at")},
        (("words", ""), ("why", ""), ASKED, ADDED),
        ("by", "request"),
        by_whoever_added,
    ),
    Kind(
        Pledge,
        {"pledge": F("written_at"), "pledge_kept": F("kept_at"), "pledge_not_kept": F("not_kept_at")},
        (WORDS, ("why", ""), ("said_by.name", ""), WROTE),
        ("written_by", "said_by"),
        lambda pledge, citizen: pledge.by_them or from_their_side(pledge.said_by, citizen),
    ),
    Kind(Verdict, {"verdict": F("at")}, (("words", "request.language"), ASKED, ADDED), ("by", "request")),
    Kind(Recording, {"recording": F("written_at")}, (WORDS, WROTE), ("written_by",), in_their_voice, HERE),
    Kind(Listened, {"listened": F("written_at")}, (WORDS, WROTE), ("written_by",), only=HERE),
    Kind(
        PutRight,
        {"put_right": F("written_at")},
        (WORDS, ("answer", ""), WROTE),
        ("written_by", "answered_by"),
        only=HERE,
    ),
    Kind(Contribution, {"contribution": F("written_at")}, (WORDS, WROTE), ("written_by",)),
    Kind(
        Met,
        {"met": on_the_day("on", "at")},
        (WORDS, ("circle.words", "circle.language"), ADDED),
        ("by", "circle"),
        by_whoever_added,
    ),
    # In a sentence, which says who gives it as far as the reader sees them (thread.in_order), and not what it costs.
    Kind(
        Help,
        {"help": begun("since"), "help_until": once_it_is_over("until")},
        (("sentence", ""), ASKED, ADDED),
        ("by", "request"),
        by_whoever_added,
    ),
)
# Between the person and those who work with them.
WITH_WORKERS = (
    Kind(ActOffer, {"act_offer": on_the_day("on")}, (WORDS, WROTE), ("written_by",), lambda *_of: False, HERE),
)


def kinds_for(user: User, citizen: Citizen) -> tuple[Kind, ...]:
    return STORY + WITH_WORKERS if user.works_as or user.pk == citizen.user_id else STORY
