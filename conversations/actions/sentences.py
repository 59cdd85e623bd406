"""Yes to one sentence, exactly as it stands there: the person's to give, or at their word, and theirs to take back."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from conversations.sentences import sentences
from people.actions import may_speak_for
from people.models import User


@transaction.atomic
def allow(*, by: User, whole: Any, model: Any, words: str) -> Any:
    """Kept as a row of this model; None where the words do not stand there. Said twice, it is said once."""
    if not may_speak_for(by, whole.citizen):
        raise PermissionError
    # Locked, so that nobody changes the words, nor says yes, between finding the sentence and keeping the yes.
    whole = type(whole).objects.select_for_update().get(pk=whole.pk)
    if words not in sentences(whole.words):
        return None
    this = {model.whole: whole, "words": words}
    return model.objects.filter(**this, taken_back_at=None).first() or model.objects.create(**this, by=by)


@transaction.atomic
def take_back(*, by: User, allowed: Any) -> None:
    """From now on nobody says it any more. It can be allowed again, which is another yes."""
    if not may_speak_for(by, allowed.citizen):
        raise PermissionError
    end(allowed)


@transaction.atomic
def take_back_what_is_gone(*, by: User, whole: Any, model: Any) -> None:
    """What does not stand there any more, whoever changed the words: what they allowed is what they say."""
    still = set(sentences(whole.words))
    for allowed in model.objects.visible_to(by).filter(**{model.whole: whole}, taken_back_at=None):
        if allowed.words not in still:
            end(allowed)


def end(allowed: Any) -> None:
    if allowed.taken_back_at is None:
        allowed.taken_back_at = timezone.now()
        allowed.save(update_fields=["taken_back_at"])
