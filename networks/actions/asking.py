"""What a person asks for, what is answered, and whether it is what they wanted."""

from datetime import date, datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from networks import told
from networks.actions.connections import add_connection
from networks.models import Connection, Promise, Reply, StoodInTheWay, SupportRequest, Verdict
from people.access import WhoCanSee
from people.actions import may_speak_for
from people.models import Citizen, User


@transaction.atomic
def ask(
    *,
    by: User,
    citizen: Citizen,
    words: str,
    language: str | None = None,
    who_can_see: str = WhoCanSee.EVERYONE,
    repeats: SupportRequest | None = None,
    asked_of: User | None = None,
    asked_in_life: Connection | None = None,
    helped_by: str = "",
    at: datetime | None = None,
) -> SupportRequest:
    """Ask for something, in one's own words. `repeats` is an earlier asking for the same.

    Of somebody who walks alongside, or of somebody in the life; of neither, it is asked of everyone alongside.
    """
    asked: SupportRequest = SupportRequest.objects.create(
        citizen=citizen,
        written_by=by,
        written_at=at or timezone.now(),
        words=words.strip(),
        language=language or citizen.language,
        who_can_see=who_can_see,
        helped_by=helped_by,
        asked_of=asked_of,
        asked_in_life=asked_in_life,
        # By its id: the first asking may have been told more closely, and not be seen by whoever writes now.
        repeats_id=(repeats.repeats_id or repeats.pk) if repeats else None,
    )
    told.tell_whoever_is_asked(asked)
    return asked


@transaction.atomic
def ask_again(*, by: User, request: SupportRequest) -> SupportRequest:
    """The same words, asked anew, of everyone alongside; while one of them is open, this finds it instead."""
    first = request.repeats_id or request.pk
    # Locked, so that of two presses the second finds what the first has made.
    SupportRequest.objects.select_for_update(of=("self",)).get(pk=request.pk)
    same = SupportRequest.objects.visible_to(by).on_the_plan().still_asked().filter(Q(pk=first) | Q(repeats_id=first))
    again: SupportRequest | None = same.order_by("-written_at", "-pk").first()
    return again or ask(
        by=by,
        citizen=request.citizen,
        words=request.words,
        language=request.language,
        who_can_see=request.who_can_see,
        repeats=request,
    )


@transaction.atomic
def reply(
    *,
    by: User,
    request: SupportRequest,
    kind: str,
    words: str = "",
    promise_words: str = "",
    due: date | None = None,
    connection: Connection | None = None,
) -> Reply:
    """Somebody alongside answers. A day makes it a promise; the first yes is remembered.

    `connection` is whom they know, of those in the person's life.
    """
    if request.citizen.user_id == by.pk:
        raise PermissionDenied
    refuse_if_ended(request)
    said = Reply.objects.create(
        request=request, by=by, kind=Reply.Kind(kind), words=words.strip(), connection=connection
    )
    if due is not None:
        # So worded that it reads after "said they would".
        what = promise_words.strip() or _("do this")
        Promise.objects.create(request=request, by=by, at=said.at, words=what, due=due)
    if said.kind == Reply.Kind.CAN:
        # Of two who say yes in the same moment, the first stays the first.
        SupportRequest.objects.filter(pk=request.pk, first_yes_at=None).update(first_yes_at=said.at)
    told.tell_the_person(by=by, citizen=request.citizen)
    return said


@transaction.atomic
def know_someone(
    *, by: User, request: SupportRequest, name: str, kind: str, paid: bool = False, words: str = ""
) -> Reply:
    """I know someone: with that they are in the person's life, now and then, until somebody says how close."""
    refuse_if_ended(request)
    things = {Connection.Kind.GROUP, Connection.Kind.PLACE, Connection.Kind.ORGANISATION}
    someone = add_connection(
        by=by,
        citizen=request.citizen,
        name=name,
        kind=Connection.Kind(kind),
        sector=Connection.Sector.THINGS if kind in things else Connection.Sector.FRIENDS,
        circle=Connection.Circle.NOW_AND_THEN,
        paid=paid,
        who_can_see=request.who_can_see,
    )
    return reply(by=by, request=request, kind=Reply.Kind.KNOW_SOMEONE, words=words, connection=someone)


@transaction.atomic
def say_what_stood_in_the_way(*, by: User, words: str) -> None:
    """For the study of our system, by those who work here. Neither who said it is kept, nor of whom, nor the day."""
    if by.works_as != User.WORKER:
        raise PermissionDenied
    month = timezone.localdate().replace(day=1)
    StoodInTheWay.objects.create(words=words.strip(), language=by.language, month=month)


@transaction.atomic
def answer(*, by: User, request: SupportRequest, answer: str, words: str = "") -> Verdict:
    """Is it what you wanted? Yes ends it; partly and no are kept, and it stays open."""
    refuse_unless_theirs_to_say(by, request)
    refuse_if_ended(request)
    said = Verdict.Answer(answer)
    verdict = Verdict.objects.create(request=request, by=by, answer=said, words=words.strip())
    if said == Verdict.Answer.YES:
        request.ended_at = verdict.at
        request.save(update_fields=["ended_at"])
    return verdict


@transaction.atomic
def withdraw(*, by: User, request: SupportRequest) -> None:
    """The person does not want it any more."""
    refuse_unless_theirs_to_say(by, request)
    refuse_if_ended(request)
    request.ended_at = request.withdrawn_at = timezone.now()
    request.save(update_fields=["ended_at", "withdrawn_at"])


def refuse_unless_theirs_to_say(by: User, request: SupportRequest) -> None:
    if not may_speak_for(by, request.citizen):
        raise PermissionDenied


def refuse_if_ended(request: SupportRequest) -> None:
    """An end, once said, stands; asking again is a new asking. Locked, so that two ends cannot cross."""
    now = SupportRequest.objects.select_for_update(of=("self",)).get(pk=request.pk)
    if not now.is_open:
        raise PermissionDenied
