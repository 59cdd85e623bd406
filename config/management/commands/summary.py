"""Tells those who want to be told once a day, and for whom something waits, that there is something to read."""

from argparse import ArgumentParser, RawDescriptionHelpFormatter
from datetime import timedelta
from typing import Any

from django.core.cache import cache
from django.core.management import BaseCommand, CommandError
from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from conversations.models import Pledge
from networks.models import Help, Promise, Reply, SupportRequest
from outcomes.actions import sees_everything
from people import sending
from people.access import SharedPart, alongside
from people.models import Closing, User

# A little more than a day, so that no run misses what was answered while the one before was under way.
LATELY = timedelta(hours=25)
TWO_DAYS = 2 * 24 * 60 * 60


class Command(BaseCommand):
    help = """Send "There is something to read", and nothing else, to everybody who chose to be told once a day, has an
address that only they read, and for whom something waits: something that they are asked for and nobody has said yes to,
or an answer since yesterday to what they asked for.

Nobody is told twice on one day, however often this runs; when it is stopped, the next run goes on. --dry-run says how
many would be told. Run it once a day, with the owner's address in the environment. With cron:

    30 16 * * *  cd /srv/bywyd-da && uv run manage.py summary

With systemd, a service with `ExecStart=uv run manage.py summary` and a timer with `OnCalendar=*-*-* 16:30`."""

    def create_parser(self, *args: Any, **kwargs: Any) -> Any:
        return super().create_parser(*args, formatter_class=RawDescriptionHelpFormatter, **kwargs)

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="send nothing; say how many would be told")

    def handle(self, *args: Any, dry_run: bool = False, **options: Any) -> None:
        if not sees_everything():
            raise CommandError("It asks what waits for everybody, as the role that owns the tables: manage.py summary.")
        told = 0
        for user in User.objects.filter(told_of_asking=User.DAILY, is_active=True).order_by("pk").iterator():
            if sending.safe_address(user) and something_waits_for(user):
                told += is_not_told_yet(user) if dry_run else tell(user)
        self.stdout.write(f"{told} would be told." if dry_run else f"{told} told.")


def something_waits_for(user: User) -> bool:
    return is_asked(user) or is_answered(user)


def is_asked(user: User) -> bool:
    """Of them, or of everyone alongside; not what they wrote themselves, nor what they have answered."""
    rows = SupportRequest.objects.visible_to(user).nobody_has_said_yes().on_the_plan()
    rows = rows.filter(citizen_id=alongside(user, SharedPart.ASKED))
    rows = rows.filter(Q(asked_of=None) | Q(asked_of=user)).exclude(Q(written_by=user) | Q(citizen__user=user))
    answered = Reply.objects.filter(request=OuterRef("pk"), by=user)
    died = Closing.objects.open().filter(citizen=OuterRef("citizen"), kind=Closing.DIED)
    return bool(rows.exclude(Exists(answered)).exclude(Exists(died)).exists())


def is_answered(user: User) -> bool:
    """Somebody answered what they asked for, did what was promised, or helps, since yesterday."""
    since = timezone.now() - LATELY
    lately: list[tuple[Any, Q]] = [
        (Reply, Q(at__gte=since) & ~Q(by=user)),
        (Help, Q(at__gte=since) & ~Q(by=user)),
        (Promise, Q(kept_at__gte=since)),
        (Pledge, Q(kept_at__gte=since, by_them=False)),
    ]
    return any(model.objects.visible_to(user).filter(when, citizen__user=user).exists() for model, when in lately)


def tell(user: User) -> bool:
    """Remembered and sent together: whoever is remembered was told, and nobody is told who is not remembered."""
    with transaction.atomic():
        return cache.add(today(user), True, TWO_DAYS) and sending.tell(user)


def is_not_told_yet(user: User) -> bool:
    return cache.get(today(user)) is None


def today(user: User) -> str:
    return f"summary-{user.pk}-{timezone.localdate()}"
