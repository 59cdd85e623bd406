"""A study: the days that a team spends on the floor, and what it notes there."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from people.history import keep_history
from people.of_a_team import OfATeam


@keep_history()
class Study(OfATeam):
    """What a team studies, when, and the purpose: as citizens would say it, and as the system acts on it."""

    name = models.CharField(_("What we study"), max_length=200)
    purpose = models.TextField(_("The purpose, as citizens would say it"), blank=True)
    system_purpose = models.TextField(_("The purpose that the system acts on"), blank=True)
    began = models.DateField(_("First day"), default=timezone.localdate)
    until = models.DateField(_("Last day"), null=True, blank=True)
    # Since when the team works in another way: what comes later is told beside what came before.
    changed_on = models.DateField(_("Since when we work in another way"), null=True, blank=True)
    language = models.CharField(max_length=12, default="en")

    class Meta:
        indexes = [models.Index(fields=["team", "began"])]
        constraints = [
            models.CheckConstraint(name="study_ends_after_it_begins", condition=Q(until__gte=F("began"))),
        ]

    def __str__(self) -> str:
        return self.name


@keep_history()
class Note(OfATeam):
    """Something that one of the team saw or heard on the floor."""

    whole: ClassVar[str] = "study"

    # Made on the page, so that a press that is sent twice is one note.
    key = models.UUIDField(unique=True)
    study = models.ForeignKey(Study, on_delete=models.CASCADE, related_name="notes")
    words = models.TextField(_("What we saw or heard"))
    on = models.DateField(_("When"), default=timezone.localdate)
    language = models.CharField(max_length=12, default="en")

    class Meta:
        indexes = [models.Index(fields=["study", "on"])]

    def __str__(self) -> str:
        return self.words
