"""The forms in use now, and what they ask."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from people.history import keep_history
from people.of_a_team import OfATeam
from study.models.studies import Study


@keep_history()
class FormInUse(OfATeam):
    """A form that people are asked to fill in, or that is filled in about them."""

    whole: ClassVar[str] = "study"

    study = models.ForeignKey(Study, on_delete=models.CASCADE, related_name="forms")
    name = models.CharField(_("What the form is called"), max_length=200)

    class Meta:
        indexes = [models.Index(fields=["study", "name"])]

    def __str__(self) -> str:
        return self.name


@keep_history()
class FormQuestion(OfATeam):
    """A question of a form, where it stands in it, and whether it must be answered."""

    whole: ClassVar[str] = "form"

    form = models.ForeignKey(FormInUse, on_delete=models.CASCADE, related_name="questions")
    position = models.PositiveIntegerField()
    section = models.CharField(max_length=300, blank=True)
    words = models.TextField()
    # Without case, punctuation and spacing: what is counted as one question (study.wordings.py).
    key = models.CharField(max_length=500, editable=False)
    required = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["form", "position"]), models.Index(fields=["form", "key"])]

    def __str__(self) -> str:
        return self.words
