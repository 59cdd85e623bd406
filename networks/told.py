"""Telling whoever is asked, and whoever is answered: that there is something to read, and no word of what.

Nobody is told what they wrote themselves. Each is told as they chose (`User.told_of_asking`), by an address that
nobody else reads, and at most once an hour (people/sending.py).
"""

from typing import Any

from networks.models import SupportRequest
from people import sending
from people.access import SharedPart, WhoCanSee
from people.models import Alongside, Citizen, Closing, User


def tell_whoever_is_asked(request: SupportRequest) -> None:
    """Somebody in particular; else everyone alongside who may read it."""
    readers = who_may_read(request)
    if request.asked_of_id:
        readers = readers.filter(pk=request.asked_of_id)
    for reader in readers.filter(told_of_asking=User.AT_ONCE):
        sending.tell_now_and_then(reader)


def tell_the_person(*, by: User, citizen: Citizen) -> None:
    """Somebody answered them, did what was promised, or helps."""
    if citizen.user_id in {None, by.pk}:
        return
    for reader in User.objects.visible_to(by).filter(pk=citizen.user_id, told_of_asking=User.AT_ONCE):
        sending.tell_now_and_then(reader)


def who_may_read(request: SupportRequest) -> Any:
    """The users alongside now who may, besides whoever wrote it and the person: as `access.may_see` says it of each."""
    by: Any = request.written_by
    rows = Alongside.objects.visible_to(by).open().filter(citizen=request.citizen_id)
    rows = rows.filter(parts__contains=[SharedPart.ASKED.value])
    if request.who_can_see == WhoCanSee.WORKERS:
        rows = rows.filter(walks_as=Alongside.WORKER)
    closed = Closing.objects.visible_to(by).open().filter(citizen=request.citizen_id).exclude(kind=Closing.DIED)
    readers = User.objects.visible_to(by).filter(pk__in=rows.values("user")).exclude(pk=by.pk)
    if request.who_can_see == WhoCanSee.US or closed.exists():
        return readers.none()
    # Who sees figures or accounts meets nobody, whatever a row says.
    return readers.exclude(pk=request.citizen.user_id).exclude(works_as__in=[User.MANAGER, User.ADMINISTRATOR])
