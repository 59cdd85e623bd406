"""What a person is good at, in their words. No categories."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from people.access import SharedPart
from people.history import keep_history
from people.pieces import Piece


@keep_history()
class Strength(Piece):
    PART = SharedPart.STRENGTHS
    PAGE = "strength"

    words = models.TextField(_("In my words"))

    def __str__(self) -> str:
        return self.words
