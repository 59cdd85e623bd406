"""What somebody said they would do, when it was not an answer to something asked for."""

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from networks.models import SaidWould
from people.access import SharedPart
from people.history import keep_history
from people.models import User
from people.pieces import Piece, Pieces


class Pledges(Pieces):
    def made_by(self, user: Any) -> Self:
        return self.filter(said_by=user)

    def not_yet_kept(self) -> Self:
        """On the plan, and neither kept nor promised again; also what was said not to be kept."""
        return self.filter(kept_at=None, put_away_at=None, promised_again=None)


@keep_history()
class Pledge(SaidWould, Piece):
    """A promise made in a conversation or anywhere: by the person (`by_them`), or by somebody alongside (`said_by`).

    Everybody writes down their own; the person, or whoever writes at their word, also what others said.
    """

    PART: ClassVar[str] = SharedPart.ASKED
    MADE_OF: ClassVar[tuple[str, ...]] = ("instead_of",)

    words = models.TextField(_("What was said"))
    by_them = models.BooleanField(default=False)
    said_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    # The same, promised before for another day.
    instead_of = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="promised_again"
    )

    objects: ClassVar[Any] = Pledges.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["citizen", "written_at"]),
            models.Index(fields=["said_by", "due"], condition=Q(kept_at=None), name="pledged_not_kept"),
        ]
        constraints = [
            models.CheckConstraint(name="pledged_by_one", condition=Q(by_them=True) ^ Q(said_by__isnull=False)),
        ]

    def __str__(self) -> str:
        return self.words
