"""A circle of support: people in a life who meet for something that the person wants."""

from typing import Any, ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from networks.models.connections import Connection
from people.access import SharedPart
from people.history import keep_history
from people.pieces import PartOfPiece, Piece, Pieces


@keep_history()
class CircleOfSupport(Piece):
    """What it is for, in the person's words; and how its members meet, if they do."""

    PART: ClassVar[str] = SharedPart.PEOPLE
    PAGE: ClassVar[str] = "circle"

    words = models.TextField(_("What our circle is for"))
    meets = models.CharField(_("When and where we meet"), max_length=300, blank=True)

    class Meta:
        indexes = [models.Index(fields=["citizen", "written_at"])]

    def __str__(self) -> str:
        return self.words


class Members(Pieces):
    def visible_to(self, user: Any) -> Self:
        """Whoever sees the circle, and the one who is in it."""
        return super().visible_to(user).filter(connection__in=Connection.objects.visible_to(user))


@keep_history()
class Member(PartOfPiece):
    """Somebody in the circle, until they leave it."""

    PART: ClassVar[str] = SharedPart.PEOPLE
    whole: ClassVar[str] = "circle"

    circle = models.ForeignKey(CircleOfSupport, on_delete=models.CASCADE, related_name="members")
    connection = models.ForeignKey(Connection, on_delete=models.CASCADE, related_name="member_of")
    words = models.CharField(_("What they do in it"), max_length=200, blank=True)
    left_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[Any] = Members.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["circle", "connection"], condition=models.Q(left_at=None), name="in_the_circle_once"
            )
        ]

    def __str__(self) -> str:
        return str(self.connection)


@keep_history()
class Met(PartOfPiece):
    """That the circle met, and what came up; told by anybody who was there."""

    PART: ClassVar[str] = SharedPart.PEOPLE
    whole: ClassVar[str] = "circle"

    circle = models.ForeignKey(CircleOfSupport, on_delete=models.CASCADE, related_name="met")
    on = models.DateField(_("When"))
    words = models.TextField(_("What came up"))
    language = models.CharField(max_length=12, default="en")

    def __str__(self) -> str:
        return self.words
