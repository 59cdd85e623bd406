"""What got in the way: the conditions of the system, what shows them, and what was stopped."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from networks.models import StoodInTheWay
from people.history import keep_history
from people.of_a_team import OfATeam
from study.models.demands import Demand
from study.models.studies import Study
from study.models.walks import Step


@keep_history()
class Condition(OfATeam):
    """A condition of the system, how people work because of it, and what that does to those whom it is for."""

    whole: ClassVar[str] = "study"

    class Kind(models.TextChoices):
        RULE = "rule", _("A rule")
        MEASURE = "measure", _("A measure or a target")
        FORM = "form", _("A form")
        BUDGET = "budget", _("A budget")
        IT = "it", _("A computer system")
        STRUCTURE = "structure", _("How we are organised")
        THINKING = "thinking", _("How we think")

    study = models.ForeignKey(Study, on_delete=models.CASCADE, related_name="conditions")
    kind = models.CharField(_("What kind of thing it is"), max_length=10, choices=Kind)
    words = models.TextField(_("What it says"))
    behaviour = models.TextField(_("So we…"), blank=True)
    people = models.TextField(_("And so people…"), blank=True)

    class Meta:
        indexes = [models.Index(fields=["study", "kind"])]

    def __str__(self) -> str:
        return self.words


@keep_history()
class Shows(OfATeam):
    """What shows a condition at work: a step, a demand, or what somebody said stood in the way of a yes."""

    whole: ClassVar[str] = "condition"

    condition = models.ForeignKey(Condition, on_delete=models.CASCADE, related_name="shown_by")
    step = models.ForeignKey(Step, null=True, blank=True, on_delete=models.CASCADE, related_name="shows")
    demand = models.ForeignKey(Demand, null=True, blank=True, on_delete=models.CASCADE, related_name="shows")
    stood = models.ForeignKey(StoodInTheWay, null=True, blank=True, on_delete=models.CASCADE, related_name="shows")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="shown_by_one_thing",
                condition=Q(step__isnull=False, demand=None, stood=None)
                | Q(step=None, demand__isnull=False, stood=None)
                | Q(step=None, demand=None, stood__isnull=False),
            ),
            *(
                models.UniqueConstraint(
                    fields=["condition", what], condition=Q(put_away_at=None), name=f"shown_once_by_{what}"
                )
                for what in ("step", "demand", "stood")
            ),
        ]

    def __str__(self) -> str:
        return str(self.step or self.demand or self.stood)


@keep_history()
class Stopping(OfATeam):
    """What to stop doing; when it was tried; what was seen then."""

    whole: ClassVar[str] = "condition"

    condition = models.ForeignKey(Condition, on_delete=models.CASCADE, related_name="stopping")
    words = models.TextField(_("What to stop doing"))
    tried_on = models.DateField(_("When we tried it"), null=True, blank=True)
    saw = models.TextField(_("What we then saw"), blank=True)

    def __str__(self) -> str:
        return self.words
