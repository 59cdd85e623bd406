"""What we are trying: added by anybody alongside, done by whoever is named, and told by everybody who sees it."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from conversations.models import Attempt, DrawsOn, Happened, Matter
from networks.models import Connection, SupportRequest
from people.actions import closest
from people.models import Citizen, User
from strengths.models import Strength


@transaction.atomic
def try_something(
    *,
    by: User,
    citizen: Citizen,
    words: str,
    done_by: str = "",
    someone: Connection | None = None,
    worker: User | None = None,
    due: date | None = None,
    strengths: Iterable[Strength] = (),
    people: Iterable[Connection] = (),
    matter: Matter | None = None,
    request: SupportRequest | None = None,
    who_can_see: str = "",
    language: str | None = None,
    helped_by: str = "",
) -> Attempt:
    """Something to try. Where nobody says who can see it, it is as close as the closest of what it is about."""
    strengths, people = list(strengths), list(people)
    about: list[Any] = [one for one in (matter, request, someone, *strengths, *people) if one is not None]
    attempt: Attempt = Attempt.objects.create(
        citizen=citizen,
        written_by=by,
        words=words.strip(),
        done_by=done_by,
        someone=someone,
        worker=worker,
        due=due,
        matter=matter,
        request=request,
        who_can_see=who_can_see or closest(about),
        language=language or citizen.language,
        helped_by=helped_by,
    )
    for strength in strengths:
        DrawsOn.objects.create(attempt=attempt, by=by, strength=strength)
    for connection in people:
        DrawsOn.objects.create(attempt=attempt, by=by, connection=connection)
    return attempt


@transaction.atomic
def say_who_and_when(*, by: User, attempt: Attempt, **fields: Any) -> None:
    """Who does it (`done_by`, `someone_id`, `worker_id`) and by when (`due`). Only what is different is written."""
    changed = [name for name, value in fields.items() if getattr(attempt, name) != value]
    for name in changed:
        setattr(attempt, name, fields[name])
    if changed:
        attempt.save(update_fields=changed)


@transaction.atomic
def tell_what_happened(
    *, by: User, attempt: Attempt, words: str, learned: str = "", language: str | None = None
) -> Happened:
    """What happened when it was tried, and what we learned, under the name of whoever says it."""
    return Happened.objects.create(
        attempt=attempt,
        by=by,
        words=words.strip(),
        learned=learned.strip(),
        language=language or attempt.citizen.language,
    )


@transaction.atomic
def finish_trying(*, by: User, attempt: Attempt) -> None:
    """Tried long enough, with whatever came of it: it is in the story from now on, and off the plan."""
    if attempt.finished_at is None:
        attempt.finished_at = timezone.now()
        attempt.save(update_fields=["finished_at"])


@transaction.atomic
def take_up_again(*, by: User, attempt: Attempt) -> None:
    attempt.finished_at = None
    attempt.save(update_fields=["finished_at"])
