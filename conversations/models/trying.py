"""What we are trying: who does what, by when, what it draws on, and what came of it."""

from typing import ClassVar

from django.db import models
from django.db.models import Func
from django.db.models.lookups import Exact
from django.utils.translation import gettext_lazy as _

from conversations.models.matters import Matter
from networks.models import Connection, SupportRequest
from people.access import SharedPart
from people.history import keep_history
from people.models import User
from people.pieces import PartOfPiece, Piece
from strengths.models import Strength


@keep_history()
class Attempt(Piece):
    """Something that is being tried, by the person, somebody in their life, or a worker. Anybody alongside may add it.

    Of `someone` and `worker` the one that `done_by` names is set; neither, when the person does it, or nobody is named
    yet.
    """

    PART: ClassVar[str] = SharedPart.MATTERS
    MADE_OF: ClassVar[tuple[str, ...]] = ("matter", "request")

    class Who(models.TextChoices):
        ME = "me", _("Me")
        SOMEONE = "someone", _("Someone in my life")
        WORKER = "worker", _("Somebody who works with me")

    words = models.TextField(_("What we are trying"))
    # Not `who`: that is what the history calls whoever changed it.
    done_by = models.CharField(_("Who does it"), max_length=10, choices=Who, blank=True)
    someone = models.ForeignKey(Connection, null=True, blank=True, on_delete=models.SET_NULL, related_name="attempts")
    worker = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    due = models.DateField(_("By when"), null=True, blank=True)
    matter = models.ForeignKey(Matter, null=True, blank=True, on_delete=models.SET_NULL, related_name="attempts")
    request = models.ForeignKey(
        SupportRequest, null=True, blank=True, on_delete=models.SET_NULL, related_name="attempts"
    )
    # Tried long enough, with whatever came of it.
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["citizen", "written_at"])]

    def __str__(self) -> str:
        return self.words


@keep_history()
class DrawsOn(PartOfPiece):
    """A strength, or somebody in a life, that an attempt draws on."""

    PART: ClassVar[str] = SharedPart.MATTERS
    whole: ClassVar[str] = "attempt"

    attempt = models.ForeignKey(Attempt, on_delete=models.CASCADE, related_name="draws_on")
    strength = models.ForeignKey(Strength, null=True, blank=True, on_delete=models.CASCADE, related_name="used_in")
    connection = models.ForeignKey(Connection, null=True, blank=True, on_delete=models.CASCADE, related_name="used_in")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="draws_on_one_thing",
                condition=Exact(
                    Func("strength", "connection", function="num_nonnulls", output_field=models.IntegerField()), 1
                ),
            ),
        ]

    def __str__(self) -> str:
        return str(self.strength or self.connection)


@keep_history()
class Happened(PartOfPiece):
    """What happened when it was tried, and what we learned: by anybody, under their own name."""

    PART: ClassVar[str] = SharedPart.MATTERS
    whole: ClassVar[str] = "attempt"

    attempt = models.ForeignKey(Attempt, on_delete=models.CASCADE, related_name="happened")
    words = models.TextField(_("What happened"))
    learned = models.TextField(_("What we learned"), blank=True)
    language = models.CharField(max_length=12, default="en")

    def __str__(self) -> str:
        return self.words
