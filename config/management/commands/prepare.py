"""Makes a database ready: tables, the wall, the demo if asked for, and a way in for the first administrator."""

from argparse import ArgumentParser
from typing import Any

from django.core.management import BaseCommand, call_command
from django.db import transaction

from people.access import name_user
from people.models import User
from people.views.home import one_time_link


class Command(BaseCommand):
    help = "Migrate, load the demo into an empty database (--demo), print a one-time link if nobody can sign in yet."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--demo", action="store_true")

    def handle(self, *args: Any, demo: bool = False, **options: Any) -> None:
        call_command("migrate", verbosity=0, interactive=False)
        if User.objects.exclude(pk=nobody_yet()).exists():
            return
        if demo:
            call_command("demo")
        else:
            self.stdout.write(f"FIRST_ADMINISTRATOR {one_time_link(first_administrator())}")


def nobody_yet() -> int | None:
    """The account made by an earlier start whose link nobody has used, if that is the only one there is."""
    waiting = User.objects.filter(works_as=User.ADMINISTRATOR, last_login=None).first()
    return waiting.pk if waiting and not waiting.has_usable_password() else None


def first_administrator() -> User:
    """The account behind the link; the same one while nobody has used it."""
    with transaction.atomic():
        found: User | None = User.objects.filter(pk=nobody_yet()).first()
        if found:
            return found
        user = User(email="administrator@example.invalid", name="Administrator", works_as=User.ADMINISTRATOR)
        user.set_unusable_password()
        user.save()
        name_user(user.pk)
        return user
