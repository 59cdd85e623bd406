"""Good-life conversations, the words kept from them, what matters, and how it is going."""

import uuid
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import F, Func
from django.db.models.lookups import Exact
from django.utils.translation import gettext_lazy as _

from networks.models import Connection, SupportRequest
from people.access import SharedPart
from people.history import keep_history
from people.models import User
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
    version = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = [models.Index(fields=["citizen", "written_at"])]

    def __str__(self) -> str:
        return self.question

    def came_of_it(self) -> list[Piece]:
        return [kept.thing for kept in self.kept.select_related(*(f"{thing}__citizen" for thing in Kept.THINGS))]

    @property
    def told_on(self) -> Any:
        """The day it was told: as set, else when it was written down."""
        return self.when or self.written_at


class Matters(Pieces):
    def top_first(self) -> Self:
        """What the person put at the top, latest first; then as they said them."""
        return self.order_by(F("at_the_top_since").desc(nulls_last=True), "written_at", "pk")


@keep_history()
class Matter(Piece):
    """Something that matters to a person. Keeping something as it is counts."""

    PART: ClassVar[str] = SharedPart.MATTERS

    words = models.TextField(_("In my words"))
    keep_as_it_is = models.BooleanField(_("Keep it as it is"), default=False)
    at_the_top_since = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[Any] = Matters.as_manager()

    class Meta:
        indexes = [models.Index(fields=["citizen", "written_at"])]

    def __str__(self) -> str:
        return self.words


@keep_history()
class Telling(PartOfPiece):
    """How it is going. Only the citizen says how near it is; others add what they see, under their own name."""

    PART: ClassVar[str] = SharedPart.MATTERS
    whole: ClassVar[str] = "matter"

    class How(models.TextChoices):
        NEARER = "nearer", _("Nearer")
        SAME = "same", _("About the same")
        FURTHER = "further", _("Further away")
        HAVE_IT = "have_it", _("I have it")

    matter = models.ForeignKey(Matter, on_delete=models.CASCADE, related_name="tellings")
    how = models.CharField(max_length=10, choices=How, blank=True)
    words = models.TextField(blank=True)
    language = models.CharField(max_length=12, default="en")

    def __str__(self) -> str:
        return self.words


class KeptOnes(Pieces):
    def with_what_they_became(self) -> Self:
        return self.select_related("matter", "strength", "connection", "request")


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
class PutRight(Piece):
    """Something written about somebody that they say is not right; it stays until they say that it is."""

    PART = SharedPart.STORY

    words = models.TextField()
    answer = models.TextField(blank=True)
    answered_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.words[:40]
