"""Did we really listen? What a person answers after a conversation, and which of their sentences we may quote."""

from typing import ClassVar

from django.contrib.postgres.indexes import HashIndex
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from conversations.models.conversation import Conversation
from people.access import SharedPart
from people.history import keep_history
from people.pieces import PartOfPiece, Piece


@keep_history()
class Listened(Piece):
    """The answer is the person's. Whoever they talked with sees it only if they say so (`who_can_see`)."""

    PART: ClassVar[str] = SharedPart.STORY
    MADE_OF: ClassVar[tuple[str, ...]] = ("conversation",)

    class Answer(models.TextChoices):
        REALLY = "really", _("Yes, really")
        MOSTLY = "mostly", _("Mostly")
        NOT_QUITE = "not_quite", _("Not quite")
        NO = "no", pgettext_lazy("did we listen", "No")

    conversation = models.ForeignKey(
        Conversation, null=True, blank=True, on_delete=models.SET_NULL, related_name="listened"
    )
    answer = models.CharField(max_length=10, choices=Answer)
    words = models.TextField(_("In my words"), blank=True)

    class Meta:
        indexes = [models.Index(fields=["citizen", "written_at"])]

    def __str__(self) -> str:
        return self.get_answer_display()


@keep_history()
class MayQuote(PartOfPiece):
    """One sentence of theirs, exactly as they said it, which we may quote without a name until they take it back."""

    PART: ClassVar[str] = SharedPart.STORY
    whole: ClassVar[str] = "listened"

    listened = models.ForeignKey(Listened, on_delete=models.CASCADE, related_name="may_quote")
    words = models.TextField()
    taken_back_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        # Asked at every view of a page that shows it: is it still allowed (people/acts.sql)?
        indexes = [HashIndex(fields=["words"], condition=Q(taken_back_at=None), name="may_quote_words")]

    def __str__(self) -> str:
        return self.words
