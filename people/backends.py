"""Whose session it is. How somebody shows who they are is in people/views/signing_in.py."""

from django.contrib.auth.backends import BaseBackend

from people.models import User


class OfTheSession(BaseBackend):
    """Finds the user of a session again, for as long as they are active; nobody signs in by a password."""

    def get_user(self, user_id: int) -> User | None:
        user: User | None = User.objects.filter(pk=user_id, is_active=True).first()
        return user
