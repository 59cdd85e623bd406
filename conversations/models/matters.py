"""What matters to a person, and how it is going."""

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from people.access import SharedPart
from people.history import keep_history
from people.pieces import PartOfPiece, Piece, Pieces


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
        NOT_YET = "not_yet", _("Not true for me yet")

    class Stays(models.TextChoices):
        """The same answers, of what is to stay as it is."""

        HAVE_IT = "have_it", _("It is as I want it")
        SAME = "same", _("About the same")
        NEARER = "nearer", _("Better")
        FURTHER = "further", _("It is slipping away")
        NOT_YET = "not_yet", _("Not true for me yet")

    matter = models.ForeignKey(Matter, on_delete=models.CASCADE, related_name="tellings")
    how = models.CharField(max_length=10, choices=How, blank=True)
    words = models.TextField(blank=True)
    language = models.CharField(max_length=12, default="en")
    # What somebody else saw, to which the person says this.
    answers = models.ForeignKey("self", null=True, blank=True, on_delete=models.CASCADE, related_name="answered_with")

    def __str__(self) -> str:
        return self.words

    @property
    def how_in_words(self) -> Any:
        """How near it is; or, of what is to stay as it is, whether it does."""
        if not self.how:
            return ""
        return self.Stays(self.how).label if self.matter.keep_as_it_is else self.How(self.how).label
