"""Loads the invented people of the demo valley into an empty database."""

from typing import Any

from django.core.management import BaseCommand, CommandError, call_command

from people.models import Citizen


class Command(BaseCommand):
    help = "Load the demo valley. Refuses when there is anybody in the database."

    def handle(self, *args: Any, **options: Any) -> None:
        from config.demo.load import load

        if Citizen.objects.exists():
            raise CommandError("There are people in this database already; the demo is only for an empty one.")
        load()
        call_command("count", stdout=self.stdout)
