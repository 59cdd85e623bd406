"""Good-life conversations, the words kept from them, and what was said when they were read back."""

import uuid
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Func
from django.db.models.lookups import Exact
from django.utils.translation import gettext_lazy as _

from conversations.models.matters import Matter
from networks.models import Connection, SupportRequest
from people.access import SharedPart
from people.history import keep_history
from people.pieces import PartOfPiece, Piece, Pieces
from strengths.models import Strength

SMALL = models.IntegerField()


@keep_history()
class Conversation(Piece):
    """One telling at one time: the question as it was asked, and the person's words."""

    PART: ClassVar[str] = SharedPart.STORY

    # Made before the first word is saved, so that sending twice stores once.
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    question = models.CharField(_("The question"), max_length=300)
    words = models.TextField(_("In their words"))
    noticed = models.TextField(_("What you noticed"), blank=True)
    when = models.DateField(_("When"), null=True, blank=True)
    where = models.CharField(_("Where"), max_length=200, blank=True)
    who_was_there = models.CharField(_("Who was there"), max_length=300, blank=True)

    class Meta:
        indexes = [models.Index(fields=["citizen", "written_at"])]

    def __str__(self) -> str:
        return self.question

    def came_of_it(self) -> list[Piece]:
        """What was kept from it, as far as whoever asks is shown it, and what was recorded with it."""
        rows = self.kept.select_related(*(f"{thing}__citizen" for thing in Kept.THINGS))
        return [*super().came_of_it(), *(kept.thing for kept in rows if kept.thing)]

    @property
    def told_on(self) -> Any:
        """The day it was told: as set, else when it was written down."""
        return self.when or self.written_at


class KeptOnes(Pieces):
    def with_what_they_became(self) -> Self:
        return self.select_related("matter", "strength", "connection", "request")

    def still_kept(self) -> Self:
        return self.filter(let_go_at=None)


@keep_history()
class Kept(PartOfPiece):
    """Words lifted out of a conversation, and the one thing they became.

    `start` and `end` count code points in the conversation's words. Both are empty when the words have since been
    changed so that the phrase no longer stands there; the quote remains.
    """

    PART: ClassVar[str] = SharedPart.STORY
    whole: ClassVar[str] = "conversation"

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="kept")
    quote = models.TextField()
    start = models.PositiveIntegerField(null=True)
    end = models.PositiveIntegerField(null=True)
    matter = models.OneToOneField(Matter, null=True, on_delete=models.CASCADE, related_name="kept_from")
    strength = models.OneToOneField(Strength, null=True, on_delete=models.CASCADE, related_name="kept_from")
    connection = models.OneToOneField(Connection, null=True, on_delete=models.CASCADE, related_name="kept_from")
    request = models.OneToOneField(SupportRequest, null=True, on_delete=models.CASCADE, related_name="kept_from")
    # Not kept any more; what it became is taken off the plan then, and nothing is destroyed.
    let_go_at = models.DateTimeField(null=True, blank=True)

    THINGS = ("matter", "strength", "connection", "request")

    objects: ClassVar[Any] = KeptOnes.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="kept_as_one_thing",
                condition=Exact(
                    Func(
                        "matter",
                        "strength",
                        "connection",
                        "request",
                        function="num_nonnulls",
                        output_field=SMALL,
                    ),
                    1,
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.quote

    @property
    def kind(self) -> str:
        return next(name for name in self.THINGS if getattr(self, f"{name}_id"))

    @property
    def thing(self) -> Any:
        return getattr(self, self.kind)


@keep_history()
class Correction(PartOfPiece):
    """What the person said when a passage was read back to them: that's right (no words), or what they meant instead.

    Both stay: the passage as it was read, and what they say about it.
    """

    PART: ClassVar[str] = SharedPart.STORY
    whole: ClassVar[str] = "conversation"

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="corrections")
    passage = models.TextField()
    words = models.TextField(blank=True)
    language = models.CharField(max_length=12, default="en")

    def __str__(self) -> str:
        return self.words

    @property
    def is_right(self) -> bool:
        return not self.words


@keep_history()
class Translation(PartOfPiece):
    """The same words in another language, by whoever put them into it; the person's own stay beside them."""

    PART: ClassVar[str] = SharedPart.STORY
    whole: ClassVar[str] = "conversation"

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="translations")
    words = models.TextField()
    language = models.CharField(max_length=12)

    def __str__(self) -> str:
        return self.words
