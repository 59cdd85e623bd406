"""Counts the months and quarters that are over, once each."""

import time
from argparse import ArgumentParser, ArgumentTypeError, RawDescriptionHelpFormatter
from collections import Counter
from datetime import date, datetime
from typing import Any

from django.core.management import BaseCommand, CommandError

from outcomes.actions.counting import CannotCountError, Counted, Wanted, count
from outcomes.actions.quotes import publish_quotes


def a_month(words: str) -> date:
    try:
        return datetime.strptime(words, "%Y-%m").date()
    except ValueError as error:
        raise ArgumentTypeError("a month is written like 2026-04") from error


class Command(BaseCommand):
    help = """Count every month and quarter that is over and has no figures yet, protect what comes out, and publish it.

A period is counted once and frozen: what is written down late comes into no figure of it. So run it some days into the
next month. With cron:

    30 4 8 * *  cd /srv/bywyd-da && uv run manage.py count

With systemd, a service with `ExecStart=uv run manage.py count` and a timer with `OnCalendar=*-*-08 04:30` and
`Persistent=true`. It needs the owner's addresses of both databases. When it is stopped, what is done is done, and the
next run goes on; run twice, the second finds nothing to do. Each release is a line here and in the log.

Once a year a year that is over may be counted again, with what came late: --correct 2025. Both revisions stay.
Quotes go with it: those that people allow by then are published, those that they do not any more are deleted.

It refuses periods that are not over, a role that does not see everything, and to run twice at once."""

    def create_parser(self, *args: Any, **kwargs: Any) -> Any:
        return super().create_parser(*args, formatter_class=RawDescriptionHelpFormatter, **kwargs)

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--dry-run", action="store_true", help="count, write nothing, and say how much would be hidden and why"
        )
        which = parser.add_mutually_exclusive_group()
        which.add_argument(
            "--month", type=a_month, metavar="YYYY-MM", help="only this month, and the quarter that ends with it"
        )
        which.add_argument("--correct", type=int, metavar="YEAR", help="a new revision of a year that is over")

    def handle(
        self,
        *args: Any,
        month: date | None = None,
        correct: int | None = None,
        dry_run: bool = False,
        **options: Any,
    ) -> None:
        start = time.perf_counter()
        released = []
        try:
            for each in count(Wanted(month=month, correct=correct), dry_run=dry_run):
                released.append(each)
                self.stdout.write(str(each))
                self.stdout.flush()
        except CannotCountError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(summary(released, dry_run=dry_run))
        if not dry_run:
            new, gone = publish_quotes()
            self.stdout.write(f"Quotes: {new} published, {gone} deleted.")
        self.stdout.write(f"It took {time.perf_counter() - start:.1f} seconds.")


def summary(released: list[Counted], *, dry_run: bool) -> str:
    if not released:
        return "Nothing to count: every period that is over has its figures."
    hidden = sum((Counter(each.hidden) for each in released), Counter[str]())
    whys = ", ".join(f"{many} {why}" for why, many in sorted(hidden.items()))
    cells = sum(each.cells for each in released)
    said = "Would release" if dry_run else "Released"
    return (
        f"{said} {len(released)} periods of measures, {cells} cells, {sum(hidden.values())} hidden ({whys or 'none'})."
    )
