"""What an administrator does for those who work here. No content of anybody's is read by it."""

import datetime
import json
import uuid
from typing import Any, NamedTuple

from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext_noop

from people import sending
from people.actions.database import asked_of_the_database
from people.models import Place, Team, User


class Named(NamedTuple):
    """All that an administrator reads of a person: what they are called, and where they live."""

    id: uuid.UUID
    name: str
    place: str
    since: datetime.datetime
    # Of those with whom somebody walks: how many others do. Of those with nobody: when they asked for somebody.
    others: int = 0
    asked: datetime.datetime | None = None


def people_of(worker: User) -> list[Named]:
    """With whom this worker walks, by name."""
    rows = asked_of_the_database("app_people_of", worker.pk)
    return sorted((Named(*row) for row in rows), key=lambda one: one.name)


def with_nobody() -> list[Named]:
    """With whom no worker walks, whoever has waited longest first."""
    rows = asked_of_the_database("app_with_nobody")
    found = [Named(id, name, place, since, asked=asked) for id, name, place, since, asked in rows]
    return sorted(found, key=lambda one: (one.asked or one.since, one.name))


@transaction.atomic
def add_worker(*, by: User, name: str, email: str, works_as: str, team: Team | None = None) -> User:
    """Somebody who works here. They come in with their e-mail, which is that of their work."""
    user = User(name=name.strip(), email=email, works_as=works_as, team=team, language=by.language)
    user.email_is_safe = True
    user.set_unusable_password()
    user.save(force_insert=True)
    return user


class LastAdministratorError(Exception):
    """Without this administrator there would be none."""


@transaction.atomic
def describe_worker(*, by: User, worker: User, **fields: Any) -> None:
    """What they are called, how they work, in which team, and the e-mail that they sign in with."""
    changed = [name for name, value in fields.items() if getattr(worker, name) != value]
    if "works_as" in changed and worker.works_as == User.ADMINISTRATOR:
        keep_an_administrator_besides(worker)
    if "email" in changed:
        # To where they read today: it may not have been their wish.
        sending.tell_of_a_change(worker)
    for name in changed:
        setattr(worker, name, fields[name])
    if changed:
        worker.save(update_fields=changed)


def keep_an_administrator_besides(worker: User) -> None:
    """One at a time: two administrators do not put each other out."""
    rows = User.objects.select_for_update().filter(works_as=User.ADMINISTRATOR, is_active=True).order_by("pk")
    if not [one for one in rows if one.pk != worker.pk]:
        raise LastAdministratorError


def walk_with(*, by: User, person_id: uuid.UUID, worker: User) -> bool:
    """This worker walks with somebody who had nobody; False if they cannot, or somebody does already."""
    why = in_each_language(gettext_noop("%(new)s walks with you now."), new=worker.first_name)
    moved = move(person_id, None, worker, why)
    if moved:
        sending.tell(worker)
    return moved


def move(person_id: uuid.UUID, old: User | None, new: User | None, why: str) -> bool:
    [(moved,)] = asked_of_the_database("app_move", person_id, old and old.pk, new and new.pk, why)
    return bool(moved)


def in_each_language(words: str, **names: str) -> str:
    """The database chooses the person's, which an administrator does not read."""
    said = {}
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            said[language] = translation.gettext(words) % names
    return json.dumps(said)


class CannotWalkWithError(Exception):
    """With these people, whoever was chosen for them cannot walk."""

    def __init__(self, people: list[uuid.UUID]) -> None:
        self.people = people


@transaction.atomic
def has_left(*, by: User, worker: User, instead: dict[uuid.UUID, User | None], leads: dict[Team, User | None]) -> None:
    """They no longer work here: others walk with their people, or are found later, and they are signed out."""
    if worker.works_as == User.ADMINISTRATOR:
        keep_an_administrator_besides(worker)
    words = gettext_noop("%(old)s has left. %(new)s walks with you now.")
    wrong = []
    for person_id, new in instead.items():
        why = in_each_language(words, old=worker.first_name, new=new.first_name) if new else ""
        if not move(person_id, worker, new, why):
            wrong.append(person_id)
    if wrong:
        raise CannotWalkWithError(wrong)
    for new in {one for one in instead.values() if one}:
        sending.tell(new)
    for team, lead in leads.items():
        describe_team(by=by, team=team, lead=lead)
    worker.is_active, worker.signed_out_at = False, timezone.now()
    worker.save(update_fields=["is_active", "signed_out_at"])


@transaction.atomic
def is_back(*, by: User, worker: User) -> None:
    """They work here again. Nobody walks with them yet: that is found anew."""
    worker.is_active = True
    worker.save(update_fields=["is_active"])


@transaction.atomic
def end_sessions_of(*, by: User, worker: User) -> None:
    """They are signed out everywhere, at their next request."""
    worker.signed_out_at = timezone.now()
    worker.save(update_fields=["signed_out_at"])


@transaction.atomic
def forget_keys(*, by: User, worker: User) -> None:
    """They have lost the phone they sign in with: they set up a second step again when they next come in."""
    [(forgotten,)] = asked_of_the_database("app_forget_keys", worker.pk)
    if forgotten:
        sending.tell_of_a_change(worker)


def end_sessions_at(*, by: User, address: str) -> None:
    """Whoever signs in with this e-mail or mobile number is signed out everywhere; whether anybody does is not said."""
    asked_of_the_database("app_end_sessions", address)


@transaction.atomic
def add_team(*, by: User, name: str, lead: User | None = None) -> Team:
    return Team.objects.create(name=name, lead=lead)


@transaction.atomic
def describe_team(*, by: User, team: Team, **fields: Any) -> None:
    """What it is called, and who leads it."""
    for name, value in fields.items():
        setattr(team, name, value)
    team.save(update_fields=list(fields))


@transaction.atomic
def add_place(*, by: User, name: str, team: Team | None = None) -> Place:
    return Place.objects.create(name=name, team=team)


@transaction.atomic
def describe_place(*, by: User, place: Place, **fields: Any) -> None:
    """What it is called, and which team is nearest."""
    for name, value in fields.items():
        setattr(place, name, value)
    place.save(update_fields=list(fields))
