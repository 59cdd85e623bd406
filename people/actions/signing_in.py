"""How somebody signs in, changed by themselves."""

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils import timezone

from people import invitations
from people.models import User


def change_address(*, by: User, to: str) -> None:
    """An e-mail or mobile number of theirs, proved by a code, that nobody else reads."""
    kind = "email" if "@" in to else "phone"
    setattr(by, kind, to)
    setattr(by, f"{kind}_is_safe", True)
    by.save(update_fields=[kind, f"{kind}_is_safe"])


def say_who_reads(*, by: User, kind: str, only_me: bool) -> None:
    """Whether somebody else may read their e-mail (`kind` "email") or their texts ("phone")."""
    setattr(by, f"{kind}_is_safe", only_me)
    by.save(update_fields=[f"{kind}_is_safe"])


def choose_when_told(*, by: User, told_of_asking: str) -> None:
    """When somebody asks or answers them: each time, once a day, or not at all."""
    by.told_of_asking = told_of_asking
    by.save(update_fields=["told_of_asking"])


def sign_out_everywhere(*, by: User) -> None:
    """Every session begun until now is over at its next request."""
    by.signed_out_at = timezone.now()
    by.save(update_fields=["signed_out_at"])


@transaction.atomic
def choose_fact(*, by: User, question: str, answer: str) -> None:
    """What only they can answer, for a letter to bring them in."""
    by.fact_question, by.fact_answer = question, make_password(invitations.as_compared(answer))
    by.save(update_fields=["fact_question", "fact_answer"])
