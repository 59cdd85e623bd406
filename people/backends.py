"""Signing in by e-mail and password: a later issue brings codes and passkeys."""

from typing import Any

from django.contrib.auth.backends import BaseBackend
from django.http import HttpRequest

from people.access import signing_in
from people.models import User


class EmailAndPassword(BaseBackend):
    def authenticate(self, request: HttpRequest | None, email: str = "", password: str = "", **kwargs: Any) -> User | None:
        with signing_in():
            user = User.objects.filter(email__iexact=email.strip(), is_active=True).first()
        if user is None:
            # As slow as a wrong password, so that the time does not tell whether the address is known.
            User().set_password(password)
            return None
        return user if user.check_password(password) else None

    def get_user(self, user_id: int) -> User | None:
        return User.objects.filter(pk=user_id, is_active=True).first()
