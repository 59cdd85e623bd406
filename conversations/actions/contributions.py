"""What came of it for the place, and which sentences of it we may tell."""

from django.db import transaction

from conversations.actions import sentences
from conversations.models import Contribution, MayTell
from networks.models import SupportRequest
from people.actions import closest
from people.models import Citizen, User
from strengths.models import Strength


@transaction.atomic
def write_down(
    *,
    by: User,
    citizen: Citizen,
    words: str,
    request: SupportRequest | None = None,
    strength: Strength | None = None,
    language: str | None = None,
    helped_by: str = "",
) -> Contribution:
    """Something has changed for the place. It is seen by no more than see what it came of."""
    return Contribution.objects.create(
        citizen=citizen,
        written_by=by,
        words=words.strip(),
        request=request,
        strength=strength,
        who_can_see=closest(one for one in (request, strength) if one is not None),
        language=language or citizen.language,
        helped_by=helped_by,
    )


@transaction.atomic
def may_tell(*, by: User, contribution: Contribution, words: str) -> MayTell | None:
    """Yes to one sentence of it."""
    told: MayTell | None = sentences.allow(by=by, whole=contribution, model=MayTell, words=words)
    return told


@transaction.atomic
def take_back(*, by: User, told: MayTell) -> None:
    sentences.take_back(by=by, allowed=told)


@transaction.atomic
def words_changed(*, by: User, contribution: Contribution) -> None:
    """A sentence that is gone from it is told no more."""
    sentences.take_back_what_is_gone(by=by, whole=contribution, model=MayTell)
