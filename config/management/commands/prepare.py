"""Makes a database ready: tables, the wall, the demo if asked for, and a way in for the first administrator."""

from argparse import ArgumentParser
from typing import Any

from django.core.management import BaseCommand, call_command
from django.urls import reverse

from outcomes.router import APP, PUBLISHED
from people import actions
from people.models import User


class Command(BaseCommand):
    help = "Migrate, load the demo into an empty database (--demo), print a code to come in by if nobody is in yet."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--demo", action="store_true")

    def handle(self, *args: Any, demo: bool = False, **options: Any) -> None:
        call_command("migrate", verbosity=0, interactive=False)
        # Only its own: the others leave nothing there, and to go through them takes longer than the demo.
        call_command("migrate", APP, database=PUBLISHED, verbosity=0, interactive=False)
        if User.objects.exists():
            return
        if demo:
            call_command("demo")
        else:
            # In the fragment, which no server writes down. A start before this one may have printed another.
            self.stdout.write(f"FIRST_ADMINISTRATOR {reverse('come_in')}#{actions.invite_the_first()}")
