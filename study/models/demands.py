"""What people ask the system for, word for word, as it arrives."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from people.history import keep_history
from people.of_a_team import OfATeam
from study.models.studies import Study
from study.wordings import key_of


@keep_history()
class Demand(OfATeam):
    """What somebody asked for. Of value: what we are here for. Failure: it came because something had not been done."""

    whole: ClassVar[str] = "study"

    class Kind(models.TextChoices):
        VALUE = "value", _("It is what we are here for")
        FAILURE = "failure", _("It came because something was not done, or not done right")

    # Made on the page, so that a press that is sent twice is one demand.
    key = models.UUIDField(unique=True)
    study = models.ForeignKey(Study, on_delete=models.CASCADE, related_name="demands")
    words = models.TextField(_("What they asked for, word for word"))
    mattered = models.TextField(_("What mattered to them"), blank=True)
    came_in_as = models.CharField(_("What the system called it"), max_length=200, blank=True)
    # Nobody has said yet: "".
    kind = models.CharField(_("Why it came"), max_length=10, choices=Kind, blank=True)
    cause = models.CharField(_("What had not been done"), max_length=200, blank=True)
    # The cause without case, punctuation and spacing: what is counted as one.
    cause_key = models.CharField(max_length=200, blank=True, editable=False)
    on = models.DateField(_("When"), default=timezone.localdate)
    language = models.CharField(max_length=12, default="en")

    class Meta:
        indexes = [
            models.Index(fields=["study", "on"]),
            models.Index(fields=["study", "kind", "cause_key"], condition=Q(put_away_at=None), name="demand_by_cause"),
        ]
        constraints = [
            models.CheckConstraint(
                name="demand_has_a_cause_of_failure_only", condition=Q(kind="failure") | Q(cause="")
            ),
        ]

    def __str__(self) -> str:
        return self.words

    def save(self, **kwargs: object) -> None:
        self.cause_key = key_of(self.cause)[:200]
        if kwargs.get("update_fields") is not None:
            kwargs["update_fields"] = {*kwargs["update_fields"], "cause_key"}  # type: ignore[misc]
        super().save(**kwargs)
