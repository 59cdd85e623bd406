"""Voice and pictures."""

import uuid
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from conversations.models.conversation import Conversation
from people.access import SharedPart
from people.history import keep_history
from people.pieces import Piece


@keep_history()
class Recording(Piece):
    """A voice, a photo or a short film, with words beside it. The bytes lie in a file named by its id."""

    PART: ClassVar[str] = SharedPart.STORY
    MADE_OF: ClassVar[tuple[str, ...]] = ("conversation",)

    class Kind(models.TextChoices):
        VOICE = "voice", _("A voice")
        PHOTO = "photo", _("A photo")
        FILM = "film", _("A film")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=10, choices=Kind)
    # What one sees in a photo; what is said, of a voice or a film.
    words = models.TextField(_("In words"), blank=True)
    conversation = models.ForeignKey(
        Conversation, null=True, blank=True, on_delete=models.SET_NULL, related_name="recordings"
    )
    # "How to fit my splints": stands among what the person asks everybody to do.
    please_do = models.BooleanField(_("Please do it like this"), default=False)
    content_type = models.CharField(max_length=50)
    size = models.PositiveIntegerField()  # bytes
    seconds = models.PositiveIntegerField(null=True, blank=True)
    width = models.PositiveIntegerField(null=True, blank=True)  # pixels
    height = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["citizen", "written_at"])]

    def __str__(self) -> str:
        return self.words
