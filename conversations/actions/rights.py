"""What a person says is not right, and what is answered to it."""

from django.db import transaction
from django.utils import timezone

from conversations.models import PutRight
from people import access
from people.actions import may_speak_for
from people.models import Citizen, User


@transaction.atomic
def say_not_right(*, by: User, citizen: Citizen, words: str, who_can_see: str = access.WhoCanSee.WORKERS) -> PutRight:
    """Something written about them is not right. It stays until they say that it is."""
    return PutRight.objects.create(
        citizen=citizen, written_by=by, words=words.strip(), language=citizen.language, who_can_see=who_can_see
    )


@transaction.atomic
def answer_not_right(*, by: User, put_right: PutRight, answer: str) -> None:
    """What has been done about it, or why not. It stays open: the person says when it is right."""
    put_right.answer, put_right.answered_by, put_right.answered_at = answer.strip(), by, timezone.now()
    put_right.save(update_fields=["answer", "answered_by", "answered_at"])


@transaction.atomic
def say_it_is_right(*, by: User, put_right: PutRight) -> None:
    if not may_speak_for(by, put_right.citizen):
        raise PermissionError
    put_right.settled_at = timezone.now()
    put_right.save(update_fields=["settled_at"])
