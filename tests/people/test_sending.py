"""E-mails and texts: to safe addresses only, in the reader's language, without a word of what anybody said."""

import io
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.core.mail import EmailMessage
from django.db import transaction

from people import sending
from people.models import User
from tests import factories, sent

pytestmark = pytest.mark.django_db


def somebody(**fields: Any) -> User:
    user: Any = factories.UserFactory.build(email="menna@example.org", phone="+447700900123", **fields)
    assert isinstance(user, User)
    return user


@pytest.mark.parametrize(
    ("fields", "to"),
    [
        ({"email_is_safe": True, "phone_is_safe": True}, "menna@example.org"),
        ({"email_is_safe": False, "phone_is_safe": True}, "+447700900123"),
        ({"email_is_safe": False, "phone_is_safe": False}, ""),
        ({"email_is_safe": False, "works_as": User.WORKER}, "menna@example.org"),
        ({"email_is_safe": True, "is_active": False}, ""),
    ],
)
def test_where_somebody_is_told(fields: dict[str, Any], to: str, django_capture_on_commit_callbacks: Any) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        assert sending.tell(somebody(**fields)) is bool(to)
    assert [receiver for receiver, _ in sent.everything()] == ([to] if to else [])


def test_in_the_readers_language_and_with_no_word_of_what_is_to_be_read(
    django_capture_on_commit_callbacks: Any,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        sending.tell(somebody(name="Menna"))
    (words,) = sent.words_to("menna@example.org")
    assert words == "There is something to read\nThere is something to read. Sign in when it suits you.\n\nBywyd Da\n"


def test_nothing_is_sent_of_what_is_undone(django_capture_on_commit_callbacks: Any) -> None:
    def tells_and_breaks() -> None:
        with transaction.atomic():
            sending.tell(somebody())
            raise RuntimeError

    with django_capture_on_commit_callbacks(execute=True), pytest.raises(RuntimeError):
        tells_and_breaks()
    assert sent.everything() == []


def test_a_mail_server_that_fails_breaks_nothing_and_no_code_is_logged(
    monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    said: list[str] = []

    def broken(self: EmailMessage) -> None:
        raise ConnectionError("menna@example.org 123456")

    monkeypatch.setattr(EmailMessage, "send", broken)
    monkeypatch.setattr(sending.log, "error", lambda line, *values: said.append(line % values))
    with django_capture_on_commit_callbacks(execute=True):
        sending.send_code(somebody(), "menna@example.org", "123456")
    assert said == ["A message could not be sent: ConnectionError"]


def test_in_the_background_it_arrives_too(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.SEND_IN_BACKGROUND = True
    monkeypatch.setattr(sending, "SENDERS", ThreadPoolExecutor())
    sending.hand_over("+447700900123", "", "There is something to read.")
    sending.SENDERS.shutdown()
    assert sent.texts() == [("+447700900123", "There is something to read.")]


def test_a_text_on_the_console(monkeypatch: pytest.MonkeyPatch) -> None:
    out = io.StringIO()
    monkeypatch.setattr("sys.stdout", out)
    sending.ConsoleSender().send("+447700900123", "Your code is 123456")
    assert out.getvalue() == "Text to +447700900123: Your code is 123456\n"


def test_emails_are_written_down_where_there_is_no_server() -> None:
    sent_now = sending.WrittenDown().send_messages([EmailMessage("Your code", "123456", None, ["menna@example.org"])])
    assert sent_now == 1
    assert sent.texts() == [("menna@example.org", "123456")]
