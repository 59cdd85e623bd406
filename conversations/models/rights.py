"""What a person says is not right."""

from django.db import models

from people.access import SharedPart
from people.history import keep_history
from people.models import User
from people.pieces import Piece


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
