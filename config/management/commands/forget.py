"""Deletes what has stayed long enough: plans that were asked to go, of those who died, and those long quiet."""

import logging
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from typing import Any

from django.core.management import BaseCommand, CommandError
from django.db import DEFAULT_DB_ALIAS, transaction

from config import retention
from conversations.actions.recordings import files
from conversations.models import Recording
from outcomes.actions import sees_everything
from outcomes.actions.quotes import delete_what_does_not_stand
from people.models import Citizen, User

log = logging.getLogger("forget")
A_FEW = 10
# How they stand in the list, among the tables.
FILES = "files of recordings"


class Command(BaseCommand):
    help = """Delete for good every plan whose time is over (DELETE_AFTER_DAYS, DELETE_AFTER_DEATH_DAYS,
DELETE_AFTER_QUIET_YEARS), with all its history, and list with --dry-run what that would be.

It goes person by person, each in one transaction: when it is stopped, what is done is done, and the next run goes on.
Run it every night, with the owner's address in the environment. With cron:

    15 3 * * *  cd /srv/bywyd-da && uv run manage.py forget

With systemd, a service with `ExecStart=uv run manage.py forget` and a timer with `OnCalendar=*-*-* 03:15`.
After a backup has been put back, run it once more: whoever was due before is due again.

With a plan go its recordings (RECORDINGS). Files there that belong to no plan at all, because something was stopped
half-way, go when they are a day old."""

    def create_parser(self, *args: Any, **kwargs: Any) -> Any:
        return super().create_parser(*args, formatter_class=RawDescriptionHelpFormatter, **kwargs)

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="delete nothing; list who, why, and how many rows")
        parser.add_argument("--names", action="store_true", help="list names too; without it ids only")

    def handle(self, *args: Any, dry_run: bool = False, names: bool = False, **options: Any) -> None:
        if not sees_everything():
            raise CommandError("Deleting is for the role that owns the tables: run manage.py forget.")
        found = retention.due()
        if not found:
            self.stdout.write("Nobody's time is over.")
        for n, one in enumerate(found, 1):
            who = f"{one.citizen.pk} {one.citizen.name}" if names else str(one.citizen.pk)
            self.stdout.write(f"{n} of {len(found)}: {who}, {one.why}, since {one.since}")
            rows = count(one.citizen) if dry_run else forget(one.citizen)
            for table, many in rows.items():
                self.stdout.write(f"    {table}: {many}")
            if not rows:
                self.stdout.write("    kept: they changed their mind")
            self.stdout.flush()
        if not dry_run and (quotes := delete_what_does_not_stand()):
            self.stdout.write(f"Sentences that may not be quoted any more: {quotes}")
        self.sweep(dry_run=dry_run)

    def sweep(self, *, dry_run: bool) -> None:
        """Files that nobody's row names, and what was on its way in a day ago."""
        known = set(Recording.objects.values_list("pk", flat=True))
        lost, stranded = files().of_nobody(known), files().stranded()
        if len(lost) > A_FEW and known.isdisjoint(files().all_of_them()):
            # As when RECORDINGS names the directory of another database.
            raise CommandError(f"No file in {files().root} belongs to this database: nothing was deleted there.")
        for recording in lost:
            self.stdout.write(f"A file that belongs to no plan: {recording}")
            if not dry_run:
                files().remove(recording)
        for path in stranded:
            self.stdout.write(f"A file that never arrived: {path.name}")
            if not dry_run:
                path.unlink(missing_ok=True)


def count(citizen: Citizen) -> dict[str, int]:
    """How many rows of which table would go."""
    user = citizen.user
    going = retention.rows_of(citizen)
    if user and not retention.serves_something_else(user, citizen):
        going += retention.rows_of_account(user)
    many_files = sum(files().place(one).exists() for one in retention.recordings_of(citizen))
    counted = {rows.model._meta.db_table: many for rows in going if (many := rows.count())}
    return counted | ({FILES: many_files} if many_files else {})


def forget(citizen: Citizen) -> dict[str, int]:
    """Delete it all, if its time is still over: they may have changed their mind a moment ago."""
    with transaction.atomic():
        locked = Citizen.objects.select_for_update().filter(pk=citizen.pk).first()
        again = retention.due(locked) if locked else []
        if not locked or not again:
            return {}
        user: Any = User.objects.filter(citizen=locked).first()
        kept = bool(user) and retention.serves_something_else(user, locked)
        signs_in = bool(user) and retention.still_signs_in(user, locked)
        recordings = retention.recordings_of(locked)
        gone = [delete(rows) for rows in retention.rows_of(locked)]
        if user and not kept:
            gone += [delete(rows) for rows in retention.rows_of_account(user)]
        elif user and not signs_in:
            gone += close(user)
    # Not before: a plan that stays because this was stopped keeps its voices.
    gone.append((FILES, sum(files().remove(one) for one in recordings)))
    log.info("A plan was deleted: %s, %s since %s", citizen.pk, again[0].why, again[0].since)
    return {table: many for table, many in gone if many}


def delete(rows: Any) -> tuple[str, int]:
    """As plain SQL: nothing is collected into memory, and no rule of the models gets in between."""
    return rows.model._meta.db_table, rows._raw_delete(DEFAULT_DB_ALIAS)


def close(user: Any) -> list[tuple[str, int]]:
    """The name stays, under what they wrote in somebody else's plan; what reaches them, or lets them in, does not."""
    *keys, account, history = retention.rows_of_account(user)
    account.update(email=None, phone=None, is_active=False, fact_question="", fact_answer="")
    return [delete(rows) for rows in [*keys, history]]
