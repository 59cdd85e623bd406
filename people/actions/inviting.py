"""Asking somebody to come in, and their answer."""

from typing import Any

from django.contrib.auth.hashers import make_password
from django.db import connection, transaction
from django.utils import timezone

from people import invitations
from people.actions.meeting import look
from people.models import Citizen, Invitation, User


@transaction.atomic
def invite(
    *, by: User, citizen: Citizen, becomes: str, name: str, fact: str = "", **more: Any
) -> tuple[Invitation, str]:
    """Ask the person in, or somebody to walk alongside them: the invitation, and its code, which is not kept.

    `fact` is the answer to `fact_question`; `fact_answer` one that is kept already.
    """
    if fact:
        more["fact_answer"] = make_password(invitations.as_compared(fact))
    if becomes == Invitation.OWN:
        # One way in at a time: the letter of last week may lie about anywhere.
        for earlier in Invitation.objects.visible_to(by).open().filter(citizen=citizen, becomes=becomes):
            take_back(by=by, invitation=earlier)
        look(by=by, citizen=citizen, what="letter")
    code = invitations.new_code()
    made = Invitation.objects.create(
        citizen=citizen,
        citizen_name=citizen.name,
        asked_by=by,
        asked_by_name=citizen.name if citizen.user_id == by.pk else by.name,
        becomes=becomes,
        name=name,
        digest=invitations.digest(code),
        until=timezone.now() + invitations.GOOD_FOR,
        **more,
    )
    return made, code


@transaction.atomic
def invite_again(*, by: User, citizen: Citizen, invitation: Invitation) -> tuple[Invitation, str]:
    """The same once more, with a new code: the one of before is not good any longer."""
    if invitation.is_open:
        take_back(by=by, invitation=invitation)
    same = ("email", "phone", "language", "how_related", "parts", "sharing_until", "trusted", "fact_question")
    return invite(
        by=by,
        citizen=citizen,
        becomes=invitation.becomes,
        name=invitation.name,
        fact_answer=invitation.fact_answer,
        **{name: getattr(invitation, name) for name in same},
    )


def take_back(*, by: User, invitation: Invitation) -> None:
    invitation.taken_back_at = timezone.now()
    invitation.save(update_fields=["taken_back_at"])


def say_not_now(*, invitation: Invitation) -> None:
    """Whoever shows the code can still say yes until it runs out."""
    invitation.answer, invitation.answered_at = Invitation.NOT_NOW, timezone.now()
    invitation.save(update_fields=["answer", "answered_at"])


def answered_wrongly(*, invitation: Invitation) -> None:
    invitation.wrong_answers += 1
    invitation.save(update_fields=["wrong_answers"])


@transaction.atomic
def say_yes(*, digest: str, name: str, language: str, email: str = "") -> User | None:
    """Come in: the user who said yes, new or not; None when there is no such invitation, or no longer."""
    with connection.cursor() as cursor:
        cursor.execute("select app_say_yes(%s, %s, %s, %s)", [digest, name, language, email])
        (user_id,) = cursor.fetchone() or (None,)
    user: User | None = User.objects.get(pk=user_id) if user_id else None
    return user


@transaction.atomic
def invite_the_first() -> str:
    """The code for the first administrator; those of earlier starts are taken back. For `prepare`, as the owner."""
    code = invitations.new_code()
    Invitation.objects.filter(becomes=Invitation.ADMINISTRATOR).update(taken_back_at=timezone.now())
    Invitation.objects.create(
        becomes=Invitation.ADMINISTRATOR,
        name="Administrator",
        digest=invitations.digest(code),
        until=timezone.now() + invitations.GOOD_FOR,
    )
    return code
