"""What somebody said they would do, when it was not an answer to something asked for."""

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from networks.models import SaidWould
from people.access import SharedPart
from people.history import keep_history
from people.pieces import Piece, Pieces


class Pledges(Pieces):
    def not_yet_kept(self) -> Self:
        return self.filter(kept_at=None, not_kept_at=None, put_away_at=None)


@keep_history()
class Pledge(SaidWould, Piece):
    """A promise made in a conversation or anywhere else, by whoever wrote it, or by the person (`by_them`)."""

    PART: ClassVar[str] = SharedPart.ASKED

    words = models.TextField(_("What was said"))
    by_them = models.BooleanField(default=False)

    objects: ClassVar[Any] = Pledges.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["citizen", "written_at"]),
            models.Index(
                fields=["written_by", "due"], condition=Q(kept_at=None, not_kept_at=None), name="pledged_not_kept"
            ),
        ]

    def __str__(self) -> str:
        return self.words
