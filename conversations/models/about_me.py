"""About me: what somebody who has never met me should know, in my words, to hand to anyone."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from people.access import SharedPart
from people.history import keep_history
from people.pieces import Piece


@keep_history()
class AboutMe(Piece):
    """One thing under one heading of the PRSB standard *About Me* (Professional Record Standards Body, 2021)."""

    PART: ClassVar[str] = SharedPart.MATTERS

    class Heading(models.TextChoices):
        MOST_IMPORTANT = "most_important", _("What is most important to me")
        PEOPLE = "people", _("People who are important to me")
        COMMUNICATE = "communicate", _("How I communicate, and how to communicate with me")
        WELLNESS = "wellness", _("My wellness")
        PLEASE_DO = "please_do", _("Please do")
        PLEASE_DO_NOT = "please_do_not", _("Please don’t")
        SUPPORT = "support", _("How and when to support me")
        ALSO = "also", _("Also worth knowing about me")

    heading = models.CharField(max_length=20, choices=Heading)
    words = models.TextField(_("In my words"))

    class Meta:
        indexes = [models.Index(fields=["citizen", "heading"])]

    def __str__(self) -> str:
        return self.words
