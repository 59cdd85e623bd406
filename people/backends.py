"""Signing in by e-mail and password: a later issue brings codes and passkeys."""

from typing import Any

from django.contrib.auth.backends import BaseBackend
from django.contrib.auth.hashers import check_password
from django.http import HttpRequest

from people.access import name_user, signing_in
from people.models import User


class EmailAndPassword(BaseBackend):
    def authenticate(
        self, request: HttpRequest | None, email: str = "", password: str = "", **kwargs: Any
    ) -> User | None:
        with signing_in():
            user = User.objects.filter(email__iexact=email.strip(), is_active=True).first()
        if user is None:
            # As slow as a wrong password, so that the time does not tell whether the address is known.
            User().set_password(password)
            return None

        def store_as_today(right: str) -> None:
            """Django now stores passwords otherwise than when this one was chosen: bring it up to date."""
            name_user(user.pk)
            user.set_password(right)
            user.save(update_fields=["password"])

        return user if check_password(password, user.password, store_as_today) else None

    def get_user(self, user_id: int) -> User | None:
        user: User | None = User.objects.filter(pk=user_id, is_active=True).first()
        return user
