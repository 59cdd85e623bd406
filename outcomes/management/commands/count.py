"""Counts the months that are over, once each."""

from argparse import ArgumentParser, ArgumentTypeError
from datetime import date, datetime
from typing import Any

from django.core.management import BaseCommand, CommandError

from outcomes import actions
from outcomes.measures import MEASURES


def a_month(words: str) -> date:
    try:
        return datetime.strptime(words, "%Y-%m").date()
    except ValueError as error:
        raise ArgumentTypeError("a month is written like 2026-04") from error


class Command(BaseCommand):
    help = (
        "Count every month that is over and has no figures yet, and keep only what may be shown."
        " A month is never counted again, so run it some days into the next, when late notes are in."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--month", type=a_month, metavar="YYYY-MM", help="only this month")

    def handle(self, *args: Any, month: date | None = None, **options: Any) -> None:
        if not actions.sees_everything():
            raise CommandError("Counting needs the role that owns the tables: run manage.py count.")
        if month and month > actions.last_finished_month():
            raise CommandError(f"{month:%Y-%m} is not over yet: it can be counted when it is.")
        months = [month] if month else actions.finished_months()
        if not months:
            self.stdout.write("Nothing to count: no month is over yet.")
        for measure in MEASURES if months else ():
            counted, already = actions.count(measure=measure, months=months)
            self.stdout.write(f"{measure.key}: {months_of(counted)} counted, {already} already there")
            self.stdout.flush()


def months_of(number: int) -> str:
    return f"{number} month" if number == 1 else f"{number} months"
