"""Words of a kind that nobody says, one in every text field of every personal row of the cast: where do they turn up?

A field is found from the models, so a new one is planted by itself. Each holds one canary that stands there now, and
another that stood there before and is only in its history.
"""

import io
import logging
import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.contrib.postgres.fields import ArrayField
from django.core import mail
from django.db import models
from django.test import TestCase

from config.logs import WithoutWords
from people import wall
from people.models import Citizen, User
from tests.conftest import everything_open

CANARY = re.compile(r"zq[0-9a-f]{5}zq", re.IGNORECASE)
TITLE = re.compile(r"<title.*?>(.*?)</title>", re.IGNORECASE | re.DOTALL)

# Text that is no words: what the code compares, and the language that words are in.
NO_WORDS = {"language", "what"}
# In nobody's answer, not even in that of whoever it belongs to.
SECRET = {
    ("people_user", "password"),
    ("people_user", "fact_answer"),
    ("people_invitation", "digest"),
    ("people_invitation", "fact_answer"),
}
# Theirs alone, though others may see the row.
OWN = {("people_user", "email"), ("people_user", "phone"), ("people_user", "fact_question")}
# Where no canary may be, whoever asks.
NOWHERE = ("header", "cookie", "log", "e-mail", "text")


@dataclass(frozen=True)
class Planted:
    model: type[models.Model]
    pk: Any
    column: str
    earlier: bool

    def __str__(self) -> str:
        return f"{self.model.__name__}.{self.column} of {self.pk}" + (", as it was before" if self.earlier else "")


Canaries = dict[str, Planted]


def fields_of(model: type[models.Model]) -> Iterator["models.Field[Any, Any]"]:
    """Whatever can hold words."""
    for one in model._meta.local_concrete_fields:
        base = one.base_field if isinstance(one, ArrayField) else one
        is_text = isinstance(base, models.CharField | models.TextField | models.JSONField)
        if is_text and not base.choices and one.name not in NO_WORDS:
            yield one


def plant() -> Canaries:
    """In every personal row there is; as the owner of the tables. First what is then the earlier words."""
    planted: Canaries = {}
    with everything_open():
        for earlier in (True, False):
            for model in wall.personal_models():
                for row in model._default_manager.order_by("pk"):
                    for one in fields_of(model):
                        canary = f"zq{len(planted):05x}zq"
                        planted[canary] = Planted(model, row.pk, one.name, earlier)
                        setattr(row, one.name, as_value(one, canary, getattr(row, one.name)))
                    fields = [one.name for one in fields_of(model)]
                    if fields:
                        models.Model.save(row, update_fields=fields)
    return planted


def as_value(one: "models.Field[Any, Any]", canary: str, before: Any) -> Any:
    """The canary first, so that a first name or the beginning of a text has it too; then the words as they were."""
    if isinstance(one, models.EmailField):
        return f"{canary}@example.org"
    if isinstance(one, ArrayField):
        return [canary]
    if isinstance(one, models.JSONField):
        return {canary: canary}
    words = CANARY.sub("", str(before or "")).strip()
    return f"{canary} {words}".strip()[: one.max_length]


@dataclass
class Heard:
    """Everything that one answer said, by where."""

    said: dict[str, str] = field(default_factory=dict)

    def canaries(self) -> Iterator[tuple[str, str]]:
        """Where, and which."""
        for where, text in self.said.items():
            yield from ((where, found.lower()) for found in set(CANARY.findall(text)))


class Lines(logging.Handler):
    """What would be logged if everything were, as the settings' own formatter writes it."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.setFormatter(WithoutWords("%(asctime)s %(levelname)s %(name)s %(message)s"))
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        # A line may have been written by another handler, with the words: it is made again.
        record.exc_text = None
        self.lines.append(self.format(record))

    @contextmanager
    def everywhere(self) -> Iterator[None]:
        loggers = [logging.getLogger(), *(one for one in all_loggers() if not one.propagate)]
        levels = {one: one.level for one in [*loggers, *all_loggers()]}
        handlers = {one: one.handlers for one in loggers}
        for one in loggers:
            one.handlers = [self]
        for one in levels:
            one.setLevel(logging.DEBUG)
        try:
            yield
        finally:
            for one in loggers:
                one.handlers = handlers[one]
            for one, level in levels.items():
                one.setLevel(level)


def all_loggers() -> list[logging.Logger]:
    return [one for one in logging.Logger.manager.loggerDict.values() if isinstance(one, logging.Logger)]


class Texts:
    """Takes the place of the sender of texts (settings.TEXT_SENDER)."""

    sent: list[str] = []  # one list, for whoever makes a sender

    def send(self, to: str, words: str) -> None:
        self.sent.append(words)


class Ears:
    """Listens to answers: `with ears.open(): …; ears.heard(response)`."""

    def __init__(self) -> None:
        self.log = Lines()

    @contextmanager
    def open(self) -> Iterator[None]:
        with self.log.everywhere():
            yield

    def ask(self, knock: Any) -> tuple[Any, Heard]:
        """The answer, and all that was said with it; what waits for the end of the transaction is done at once."""
        self.log.lines.clear()
        mail.outbox.clear()
        Texts.sent.clear()
        with TestCase.captureOnCommitCallbacks(execute=True):
            response = knock()
        text = content(response)
        return response, Heard(
            {
                "body": text,
                "title": "\n".join(TITLE.findall(text.rpartition("</head>")[0])),
                "header": "\n".join(f"{name}: {value}" for name, value in response.headers.items()),
                "cookie": str(response.cookies),
                "log": "\n".join(self.log.lines),
                "e-mail": "\n".join(f"{one.subject} {one.body} {one.extra_headers}" for one in mail.outbox),
                "text": "\n".join(Texts.sent),
                "session": str(dict(response.wsgi_request.session.items())),
            }
        )


def content(response: Any) -> str:
    whole: bytes = b"".join(response.streaming_content) if response.streaming else response.content
    if whole.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(whole)) as packed:
            return "\n".join(f"{name}\n{packed.read(name).decode(errors='replace')}" for name in packed.namelist())
    return whole.decode(errors="replace")


def may_read(user: User | None, planted: Canaries) -> set[str]:
    """The canaries that this user may read by the word, worked out as the owner of the tables."""
    seen: dict[Any, set[Any]] = {}
    with everything_open():
        for model in wall.personal_models():
            rows: Any = model._default_manager
            seen[model] = set(rows.visible_to(user or AnonymousUser()).values_list("pk", flat=True))
    besides = told_besides(user)
    return {
        canary
        for canary, one in planted.items()
        if (one.pk in seen[one.model] and may_be_shown(user, one)) or (*name_of(one), one.pk) in besides
    }


def may_be_shown(user: User | None, one: Planted) -> bool:
    """Of a row that they see: no secrets, and nobody else's addresses."""
    if user is None or not is_no_secret(one):
        return False
    if name_of(one) not in OWN or one.pk == user.pk:
        return True
    with everything_open():
        works_here: bool = User.objects.filter(pk=one.pk).exclude(works_as="").exists()
    return works_here and user.works_as == User.ADMINISTRATOR


def is_no_secret(one: Planted) -> bool:
    return name_of(one) not in SECRET


def told_besides(user: User | None) -> set[tuple[str, str, Any]]:
    """What the functions of the database tell (people/acts.sql): table, column, row.

    Everybody who has signed in is told what those are called who walk alongside people, to ask for one of them. An
    administrator is told what people are called, and where they live, to find somebody for them.
    """
    if user is None:
        return set()
    with everything_open():
        workers = User.objects.filter(works_as=User.WORKER, is_active=True).values_list("pk", flat=True)
        told = {("people_user", "name", pk) for pk in workers}
        if user.works_as == User.ADMINISTRATOR:
            people = list(Citizen.objects.values_list("pk", flat=True))
            told |= {("people_citizen", column, pk) for pk in people for column in ("name", "full_name", "place")}
    return told


def name_of(one: Planted) -> tuple[str, str]:
    return one.model._meta.db_table, one.column


def leaks(heard: Heard, planted: Canaries, allowed: set[str]) -> Iterator[str]:
    """What was said that should not have been."""
    for where, canary in heard.canaries():
        if canary not in planted:
            # By chance a token reads like one.
            continue
        if where in NOWHERE:
            yield f"{where} holds {planted[canary]}"
        elif canary not in allowed:
            yield f"{where} shows {planted[canary]}"
