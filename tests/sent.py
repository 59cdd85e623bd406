"""What was sent in a test: e-mails by Django's own test backend, texts in a file."""

import json
import re
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core import mail
from django.test import Client

from people.models import User
from people.sending import OUTBOX_FILE
from tests.conftest import everything_open


def forget() -> None:
    (Path(settings.OUTBOX) / OUTBOX_FILE).unlink(missing_ok=True)


def texts() -> list[tuple[str, str]]:
    """To which number, and the words."""
    path = Path(settings.OUTBOX) / OUTBOX_FILE
    lines = path.read_text().splitlines() if path.exists() else []
    return [(line["to"], line["words"]) for line in map(json.loads, lines)]


def emails() -> list[tuple[str, str]]:
    return [(message.to[0], f"{message.subject}\n{message.body}") for message in mail.outbox]


def everything() -> list[tuple[str, str]]:
    return emails() + texts()


def words_to(to: str) -> list[str]:
    return [words for receiver, words in everything() if receiver == to]


def code_to(to: str) -> str:
    """The last code that was sent there."""
    codes = [found[0] for words in words_to(to) if (found := re.search(r"\b\d{6}\b", words))]
    assert codes, f"no code was sent to {to}: {everything()}"
    return codes[-1]


def spare_code_of(user: User) -> str:
    """A spare code of theirs that is not used yet; made for them, if they have none."""
    from allauth.mfa.models import Authenticator
    from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes

    with everything_open():
        an_app_of(user)
        spare = Authenticator.objects.filter(user=user, type="recovery_codes").first()
        codes = RecoveryCodes(spare) if spare else RecoveryCodes.activate(user)
        return str(codes.get_unused_codes()[0])


SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def an_app_of(user: User) -> None:
    """They have an authenticator app already."""
    from allauth.mfa.models import Authenticator
    from allauth.mfa.totp.internal.auth import TOTP

    with everything_open():
        if not Authenticator.objects.filter(user=user, type="totp").exists():
            TOTP.activate(user, SECRET)


def shown_by_the_app(secret: str = SECRET) -> str:
    """The six digits that it shows now."""
    from allauth.mfa.totp.internal import auth

    counter = list(auth.yield_hotp_counters_from_time())[1]
    return str(auth.format_hotp_value(auth.hotp_value(secret.replace(" ", ""), counter)))


def at_once(client: Client, capture: Any) -> Client:
    """The same browser; what its requests send is sent when they are over (`capture` is pytest-django's fixture)."""
    ask: Any = client.request

    def request(**words: Any) -> Any:
        with capture(execute=True):
            return ask(**words)

    client.request = request  # type: ignore[method-assign]
    return client
