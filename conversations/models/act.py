"""What the Social Services and Well-being (Wales) Act 2014 asks us to write down, and nothing more."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from people.access import SharedPart
from people.history import keep_history
from people.pieces import Piece


@keep_history()
class ActOffer(Piece):
    """That what section 19 of the Act gives a right to was offered, and what the person said to it."""

    PART: ClassVar[str] = SharedPart.STORY

    class Answer(models.TextChoices):
        OFFERED = "offered", _("Offered, and not answered yet")
        ACCEPTED = "accepted", _("They said yes")
        DECLINED = "declined", _("They said no")

    on = models.DateField(_("When"))
    answer = models.CharField(max_length=10, choices=Answer)
    words = models.TextField(_("What they said"), blank=True)

    class Meta:
        indexes = [models.Index(fields=["citizen", "on"])]

    def __str__(self) -> str:
        return self.get_answer_display()
