"""allauth, as we use it: its ceremonies, our words, our addresses, and no way to sign oneself up."""

import base64
import hashlib
from typing import Any, ClassVar

import segno
from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest
from django.utils.encoding import force_bytes
from django.utils.safestring import mark_safe
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _


def display(user: AbstractBaseUser) -> str:
    """What an authenticator app or a passkey calls them, on their own device."""
    return str(user)


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth carries no types
    error_messages: ClassVar[dict[str, Any]] = DefaultAccountAdapter.error_messages | {
        "too_many_login_attempts": _("That was too often. Wait five minutes, then try again."),
        "rate_limited": _("That was too often. Wait five minutes, then try again."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Somebody comes in by an invitation only."""
        return False

    def is_reauthentication_required(self, app: str) -> bool:
        """Asked for by our own pages (people/sessions.py), which know of codes as well."""
        return False

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Our pages say it themselves."""

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Nothing leaves here but through people/sending.py."""

    def send_notification_mail(self, template_prefix: str, user: Any, *args: Any, **kwargs: Any) -> None:
        """Something about how they sign in has changed: they are told, without saying what."""
        from people import sending

        sending.tell_of_a_change(user)


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # allauth carries no types
    error_messages: ClassVar[dict[str, Any]] = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("That did not fit. Look again, and try once more."),
        "cannot_delete_authenticator": _("You need one of these to work here. Add another one first."),
    }

    def encrypt(self, text: str) -> str:
        """A copy of the database alone does not sign anybody in."""
        return vault().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return vault().decrypt(encrypted_text.encode()).decode()

    def get_totp_label(self, user: Any) -> str:
        return str(user.email or user.phone or user)

    _get_user_identifier = get_totp_label

    def build_totp_svg(self, url: str) -> str:
        """Without inline style, which the policy refuses."""
        svg = segno.make(url, error="m").svg_inline(omitsize=True, border=2, svgclass=None, lineclass=None)
        return mark_safe(svg)  # noqa: S308  # made here, of squares

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Who works here keeps at least one."""
        others = Authenticator.objects.filter(user_id=authenticator.user_id).exclude(pk=authenticator.pk)
        return not authenticator.user.works_as or others.exclude(type=Authenticator.Type.RECOVERY_CODES).exists()

    def generate_authenticator_name(self, user: Any, type: Any) -> str:
        return gettext("My passkey")

    def _get_site_name(self) -> str:
        return "Bywyd Da"


def vault() -> MultiFernet:
    """The key of today first; those of before (SECRET_KEY_FALLBACKS) still open what they closed."""
    return MultiFernet([Fernet(key_of(secret)) for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)])


def key_of(secret: Any) -> bytes:
    return base64.urlsafe_b64encode(hashlib.sha256(b"people.adapters.vault" + force_bytes(secret)).digest())
