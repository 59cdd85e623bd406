"""What leaves this place: e-mails and texts. None says anything that anybody said, nor what is to be read.

Everything is sent when the transaction is over, in the language of whoever reads it, and only to an address that they
have called safe: nobody else reads it. Those who work here read their own.
"""

import json
import logging
import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from django.conf import settings
from django.core.cache import cache
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.template import Context
from django.template.loader import get_template
from django.utils import timezone, translation
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from people.models import User

log = logging.getLogger("django.sending")
SENDERS = ThreadPoolExecutor(max_workers=4, thread_name_prefix="sending")
OUTBOX_FILE = "messages.jsonl"
AN_HOUR = 60 * 60

SOMETHING_TO_READ = _("There is something to read")
CODE = (_("Your code"), "people/messages/code.txt")


def send_code(user: User, to: str, code: str) -> None:
    """Six digits, to an e-mail or mobile number; the caller has asked `may_reach`."""
    send_words(to, *CODE, {"code": code}, user.language)


def send_nothing(code: str) -> None:
    """For an address that nobody has: as long as it takes to make the message for somebody's."""
    composed(*CODE, {"code": code}, settings.LANGUAGE_CODE)


def tell(user: User) -> bool:
    """There is something to read, and no word of what; whether it was sent anywhere."""
    return tell_by("people/messages/something.txt", SOMETHING_TO_READ, user)


def tell_now_and_then(user: User) -> bool:
    """As `tell`, and at most once an hour, however much there is to read by then; whether they have an address.

    The shared cache remembers by the number of their account, when the transaction is over: so nobody waits for
    another's, and what is undone counts for nothing.
    """
    to = safe_address(user)
    if to:
        message = composed(SOMETHING_TO_READ, "people/messages/something.txt", {}, user.language)
        transaction.on_commit(partial(hand_over_once, f"told-{user.pk}", to, *message), robust=True)
    return bool(to)


def tell_worker(user: User, address: str) -> bool:
    """Somebody who works here was added: where to come in (the address of the front page), and with which e-mail."""
    return tell_by("people/messages/worker.txt", _("Welcome"), user, address=address, email=user.email)


def tell_of_a_change(user: User) -> bool:
    """How they sign in was changed: they should know, in case it was not them."""
    return tell_by("people/messages/change.txt", _("How you sign in"), user, phone=settings.HELP_PHONE)


def tell_by(template: str, subject: Any, user: User, **context: Any) -> bool:
    to = safe_address(user)
    if to:
        send_words(to, subject, template, context, user.language)
    return bool(to)


def safe_address(user: User) -> str:
    """Where this user may be told something: the e-mail if it is safe, else the mobile number, else nowhere."""
    return next((to for to in (user.email, user.phone) if to and may_reach(user, to)), "")


def may_reach(user: User, to: str) -> bool:
    """Whether this is an address of theirs that nobody else reads."""
    if not user.is_active:
        return False
    if to == user.email:
        return bool(user.works_as) or user.email_is_safe
    return to == user.phone and (bool(user.works_as) or user.phone_is_safe)


def send_words(to: str, subject: Any, template: str, context: dict[str, Any], language: str) -> None:
    """An e-mail, or to a number a text, made now and sent on commit. The caller answers for the address."""
    transaction.on_commit(partial(hand_over, to, *composed(subject, template, context, language)))


def composed(subject: Any, template: str, context: dict[str, Any], language: str) -> tuple[str, str]:
    """Subject and words, as plain text: nothing is escaped, and no context of a request comes in."""
    with translation.override(language):
        found: Any = get_template(template)
        return str(subject), found.template.render(Context(context, autoescape=False)).strip() + "\n"


def hand_over(to: str, subject: str, words: str) -> None:
    if settings.SEND_IN_BACKGROUND:
        SENDERS.submit(deliver, to, subject, words)
    else:
        deliver(to, subject, words)


def hand_over_once(key: str, to: str, subject: str, words: str) -> None:
    if cache.add(key, True, AN_HOUR):
        hand_over(to, subject, words)


def deliver(to: str, subject: str, words: str) -> None:
    try:
        if "@" in to:
            EmailMessage(subject, words, None, [to]).send()
        else:
            text_sender().send(to, words.strip())
    except Exception as error:
        # Neither the words, which may hold a code, nor whose address it was.
        log.error("A message could not be sent: %s", type(error).__name__)


class TextSender(Protocol):
    """What settings.TEXT_SENDER names: made without arguments."""

    def send(self, to: str, words: str) -> None: ...


def text_sender() -> TextSender:
    sender: TextSender = import_string(settings.TEXT_SENDER)()
    return sender


class ConsoleSender:
    """Texts on the console of whoever tries this without a data directory."""

    def send(self, to: str, words: str) -> None:
        print(f"Text to {to}: {words}", flush=True)


class FileSender:
    """Texts, one JSON line each, under settings.OUTBOX."""

    def send(self, to: str, words: str) -> None:
        write_down("text", to, "", words)


class WrittenDown(BaseEmailBackend):
    """E-mails into the same file, where no mail server is named."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        for message in email_messages:
            for to in message.recipients():
                write_down("email", to, str(message.subject), str(message.body))
        return len(email_messages)


def write_down(how: str, to: str, subject: str, words: str) -> None:
    folder = Path(settings.OUTBOX)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    at = timezone.now().isoformat(timespec="seconds")
    line = json.dumps({"at": at, "how": how, "to": to, "subject": subject, "words": words}, ensure_ascii=False)
    descriptor = os.open(folder / OUTBOX_FILE, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    with open(descriptor, "a", encoding="utf-8") as file:
        file.write(line + "\n")
