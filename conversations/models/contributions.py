"""What a person gives: to somebody in their life, and to the place where they live."""

from typing import Any, ClassVar, Self

from django.contrib.postgres.indexes import HashIndex
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from conversations.models.matters import Matter
from networks.models import Connection, SupportRequest
from people.access import SharedPart
from people.history import keep_history
from people.pieces import PartOfPiece, Piece, Pieces
from strengths.models import Strength


@keep_history()
class Towards(PartOfPiece):
    """What was asked for helps with something that matters to them."""

    PART: ClassVar[str] = SharedPart.ASKED
    whole: ClassVar[str] = "request"

    request = models.ForeignKey(SupportRequest, on_delete=models.CASCADE, related_name="towards")
    matter = models.ForeignKey(Matter, on_delete=models.CASCADE, related_name="asked_for")

    def __str__(self) -> str:
        return str(self.matter)


@keep_history()
class HelpsSomeone(PartOfPiece):
    """What they are good at helps somebody in their life, until it does not any more."""

    PART: ClassVar[str] = SharedPart.STRENGTHS
    whole: ClassVar[str] = "strength"

    strength = models.ForeignKey(Strength, on_delete=models.CASCADE, related_name="helps")
    connection = models.ForeignKey(Connection, on_delete=models.CASCADE, related_name="helped_by_me")
    ended_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return str(self.connection)


@keep_history()
class Contribution(Piece):
    """What changed for the place: a bus route, a choir, a shed. What one gives to others is a strength."""

    PART: ClassVar[str] = SharedPart.STRENGTHS
    PAGE: ClassVar[str] = "contribution"
    MADE_OF: ClassVar[tuple[str, ...]] = ("request",)

    words = models.TextField(_("What changed for the place"))
    # What came of something that was asked for, and what it is that they are good at: either, both or neither.
    request = models.ForeignKey(
        SupportRequest, null=True, blank=True, on_delete=models.SET_NULL, related_name="contributions"
    )
    strength = models.ForeignKey(
        Strength, null=True, blank=True, on_delete=models.SET_NULL, related_name="contributions"
    )

    class Meta:
        indexes = [models.Index(fields=["citizen", "written_at"])]

    def __str__(self) -> str:
        return self.words


class MayTells(Pieces):
    def still_told(self) -> Self:
        """Not taken back, of what stands on the plan, and still word for word in what was said."""
        here = self.filter(taken_back_at=None, contribution__put_away_at=None)
        return here.filter(contribution__words__contains=F("words"))


@keep_history()
class MayTell(PartOfPiece):
    """A sentence of it, exactly as it stands there, that we may tell without a name until they take it back."""

    PART: ClassVar[str] = SharedPart.STRENGTHS
    whole: ClassVar[str] = "contribution"

    contribution = models.ForeignKey(Contribution, on_delete=models.CASCADE, related_name="may_tell")
    words = models.TextField()
    taken_back_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[Any] = MayTells.as_manager()

    class Meta:
        indexes = [HashIndex(fields=["words"], condition=Q(taken_back_at=None), name="may_tell_words")]

    def __str__(self) -> str:
        return self.words
