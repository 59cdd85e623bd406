"""Six digits, sent to an address and typed back: to sign in, to show that it is still you, to prove a new address.

The state of it is in the session: how many tries, since when, for whom, and a digest of the code. For an address that
nobody has, everything happens just the same, but nothing is sent and no digits fit.
"""

import secrets
from typing import Any, Self

import phonenumbers
from allauth.account.internal.flows.code_verification import AbstractCodeVerificationProcess
from allauth.core.internal.cryptokit import normalize_user_code
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare, get_random_string, salted_hmac

from people import access, limits, sending
from people.models import User

TRIES = 3
MINUTES = 10
# How often codes are asked for, for one address; three tries each, so sixty guesses a day at most.
ASKED_FOR = "5/15m,20/d"


class Code(AbstractCodeVerificationProcess):  # type: ignore[misc]  # allauth carries no types
    """One code, for one purpose, in one session. Made by `begin`, found again by `resume`."""

    def __init__(self, request: HttpRequest, purpose: str, state: dict[str, Any]) -> None:
        super().__init__(max_attempts=TRIES, timeout=MINUTES * 60, state=state)
        self.request, self.key = request, f"code_{purpose}"

    @classmethod
    def begin(cls, request: HttpRequest, purpose: str, to: str, user: User | None, **more: Any) -> Self:
        """`more` is remembered with it: what was said on the page before. `user` is None for an unknown address."""
        code = get_random_string(6, "0123456789")
        state = cls.initial_state(user=user) | {"to": to, "salt": secrets.token_hex(16), **more}
        state["digest"] = digest(code if user else secrets.token_hex(8), state["salt"])
        self = cls(request, purpose, state)
        self.persist()
        if user:
            sending.send_code(user, to, code)
        else:
            sending.send_nothing(code)
        return self

    @classmethod
    def resume(cls, request: HttpRequest, purpose: str) -> Self | None:
        """The one that was begun and is not yet used; None when ten minutes or three tries are over."""
        state = request.session.get(f"code_{purpose}")
        found: Self | None = cls(request, purpose, state).abort_if_invalid() if state else None
        return found

    @property
    def user(self) -> User | None:
        """Whose it is, while nobody is named yet; nobody's, once they read there no more, or signed out everywhere."""
        with access.signing_in():
            # Nobody is looked for too: it takes as long.
            user: User | None = User.objects.filter(pk=self.state.get("user_id") or 0, is_active=True).first()
        if user is None or not sending.may_reach(user, self.to):
            return None
        return None if user.signed_out_at and user.signed_out_at.timestamp() >= self.state["at"] else user

    @property
    def to(self) -> str:
        return str(self.state["to"])

    @property
    def tries_left(self) -> int:
        return int(self.max_attempts - self.state["failed_attempts"])

    def fits(self, typed: str) -> bool:
        """Whether these are the digits; counts a try, and a code that fitted, or failed three times, is gone.

        Tries are counted in the shared cache too: many at once, in one session, do not have three each.
        """
        in_time = limits.within(self.request, "code_tries", self.state["salt"], f"{TRIES}/{MINUTES}m")
        if in_time and constant_time_compare(
            digest(normalize_user_code(typed), self.state["salt"]), self.state["digest"]
        ):
            self.abort()
            return True
        self.record_invalid_attempt()
        return False

    def send(self) -> None:
        """Sent in `begin`."""

    def persist(self) -> None:
        self.request.session[self.key] = self.state

    def abort(self) -> None:
        self.request.session.pop(self.key, None)


def digest(code: str, salt: str) -> str:
    """What the session holds instead of the code: who reads the table of sessions cannot sign in with it."""
    return salted_hmac("people.codes", f"{salt}:{code}", algorithm="sha256").hexdigest()


def asked_too_often(request: HttpRequest, to: str) -> bool:
    return not limits.within(request, "code_asked_for", to, ASKED_FOR)


def address(typed: str) -> str:
    """An e-mail in lower case, or a mobile number as it is stored, "+447700900123"; ValueError if it is neither."""
    typed = typed.strip()
    if "@" in typed:
        try:
            validate_email(typed)
        except ValidationError as error:
            raise ValueError(typed) from error
        return typed.lower()
    return phone(typed)


def phone(typed: str) -> str:
    """However it was typed: 07700 900123, (07700) 900 123, +44 7700 900123, 0044…"""
    try:
        number = phonenumbers.parse(typed, "GB")
    except phonenumbers.NumberParseException as error:
        raise ValueError(typed) from error
    # Possible, not "valid": the numbers kept for stories (07700 900…) belong to nobody.
    if not phonenumbers.is_possible_number(number):
        raise ValueError(typed)
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def as_read(to: str) -> str:
    """An address as one writes it oneself: a British number as at home, "07700 900123"."""
    if not to.startswith("+"):
        return to
    number, style = phonenumbers.parse(to), phonenumbers.PhoneNumberFormat
    at_home = number.country_code == 44
    return phonenumbers.format_number(number, style.NATIONAL if at_home else style.INTERNATIONAL)


def account_of(to: str) -> User | None:
    """Who signs in with this address, if it may be written to."""
    with access.signing_in():
        found = User.objects.filter(**{"email" if "@" in to else "phone": to}, is_active=True).first()
    return found if found and sending.may_reach(found, to) else None
