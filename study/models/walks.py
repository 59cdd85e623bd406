"""One person's way through the current system, by a name that is not theirs, walked back through with them."""

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from people.history import keep_history
from people.models import Citizen
from people.of_a_team import OfATeam, OfTheirTeam
from study.models.forms_in_use import FormInUse
from study.models.studies import Study


# Of what is found no version is kept: it follows from the steps, whose every version is.
@keep_history(exclude=["found"])
class Walk(OfATeam):
    """Whose way it is, by another name; what they asked for; that they agreed; what they said of it."""

    whole: ClassVar[str] = "study"

    study = models.ForeignKey(Study, on_delete=models.CASCADE, related_name="walks")
    pseudonym = models.CharField(_("A name for them that is not theirs"), max_length=100)
    name = models.CharField(_("What it took to…"), max_length=200, blank=True)
    asked = models.TextField(_("What they asked for, in their words"), blank=True)
    mattered = models.TextField(_("What mattered to them"), blank=True)
    # How they said that it may be told: until then it is in no report.
    agreed = models.CharField(_("How they agreed"), max_length=300, blank=True)
    agreed_on = models.DateField(_("When they agreed"), null=True, blank=True)
    walked_back_on = models.DateField(_("When we walked back through it with them"), null=True, blank=True)
    said = models.TextField(_("What they said about it"), blank=True)
    got_in_the_way = models.TextField(_("What got in the way"), blank=True)
    after_change = models.BooleanField(_("This was after we changed how we work"), default=False)
    language = models.CharField(max_length=12, default="en")
    # What study/findings.py finds in its steps, written with every change of them: hundreds are compared on one page.
    found = models.JSONField(default=dict, editable=False)

    class Meta:
        indexes = [models.Index(fields=["study", "pseudonym"])]

    def __str__(self) -> str:
        return self.name or self.pseudonym

    @property
    def has_agreed(self) -> bool:
        return bool(self.agreed or self.agreed_on)


class WhoseWalks(OfTheirTeam):
    def visible_to(self, user: Any) -> Self:
        """Of the team, those who meet that citizen."""
        return super().visible_to(user).filter(citizen__in=Citizen.objects.visible_to(user))


@keep_history()
class WhoseWalk(OfATeam):
    """That a walk is of somebody who has a plan here: seen only by those who may see that person."""

    whole: ClassVar[str] = "walk"

    walk = models.ForeignKey(Walk, on_delete=models.CASCADE, related_name="whose")
    citizen = models.ForeignKey(Citizen, on_delete=models.CASCADE, related_name="+")

    objects: ClassVar[Any] = WhoseWalks.as_manager()

    class Meta:
        constraints = [
            # Not of the walk alone: whoever may not meet the person would learn from a refusal that there is somebody.
            models.UniqueConstraint(
                fields=["walk", "citizen"], condition=Q(put_away_at=None), name="a_walk_is_somebodys_once"
            )
        ]

    def __str__(self) -> str:
        return str(self.citizen)


class Steps(OfTheirTeam):
    def in_order(self) -> Self:
        """As it happened, as far as anybody knows: the dates lead where there are any, the telling where not."""
        return self.order_by("position", "pk")


@keep_history()
class Step(OfATeam):
    """One thing that happened on the way: when, with whom it lay, what it was, and what it did."""

    whole: ClassVar[str] = "walk"

    class Certainty(models.TextChoices):
        EXACT = "exact", _("That day")
        ABOUT = "about", _("About then")
        UNKNOWN = "unknown", _("Nobody knows when")

    class Holder(models.TextChoices):
        THEM = "them", _("The person themselves")
        SOMEBODY = "somebody", _("A team, a service, somebody")
        NOBODY = "nobody", _("Nobody")

    class Happened(models.TextChoices):
        ASKED = "asked", _("They asked for something")
        TOLD = "told", _("They told their story")
        PASSED_ON = "passed_on", _("Passed on")
        FORM = "form", _("A form or an assessment")
        DECISION = "decision", _("A decision")
        WAITED = "waited", _("Waited")
        VISIT = "visit", _("A visit")
        DONE = "done", _("Did what was asked")
        OTHER = "other", _("Something else")

    class Did(models.TextChoices):
        ASKED_FOR = "asked_for", _("It did something they asked for")
        WORK = "work", _("It was somebody’s work")
        FAILURE = "failure", _("It happened only because something had not been done")

    walk = models.ForeignKey(Walk, on_delete=models.CASCADE, related_name="steps")
    # The place in the telling, from 1: a step without a date stands where they told it (study/actions/steps.py).
    position = models.PositiveIntegerField()
    on = models.DateField(_("When"), null=True, blank=True)
    certainty = models.CharField(_("How sure"), max_length=10, choices=Certainty, default=Certainty.EXACT)
    holder = models.CharField(_("With whom it lay"), max_length=10, choices=Holder, default=Holder.SOMEBODY)
    held_by = models.CharField(_("Which team or service"), max_length=200, blank=True)
    met = models.CharField(_("Whom they met there"), max_length=200, blank=True)
    happened = models.CharField(_("What happened"), max_length=15, choices=Happened, default=Happened.OTHER)
    words = models.CharField(_("In a few words"), max_length=300, blank=True)
    passed_to = models.CharField(_("Passed on to"), max_length=200, blank=True)
    form = models.ForeignKey(
        FormInUse, verbose_name=_("Which form"), null=True, blank=True, on_delete=models.SET_NULL, related_name="steps"
    )
    asked_again = models.BooleanField(_("It asked again what was known"), default=False)
    # Nobody has said yet: "".
    did = models.CharField(_("What it did"), max_length=10, choices=Did, blank=True)
    minutes = models.PositiveIntegerField(_("Minutes of work"), null=True, blank=True)
    said = models.TextField(_("What they said about it"), blank=True)
    got_in_the_way = models.TextField(_("What got in the way"), blank=True)

    objects: ClassVar[Any] = Steps.as_manager()

    class Meta:
        indexes = [models.Index(fields=["walk", "position"])]
        constraints = [
            models.CheckConstraint(
                name="step_has_a_date_or_none",
                condition=Q(certainty="unknown", on=None) | (~Q(certainty="unknown") & Q(on__isnull=False)),
            ),
            models.CheckConstraint(name="step_held_by_somebody", condition=Q(holder="somebody") | Q(held_by="")),
            models.CheckConstraint(name="step_in_a_working_year", condition=Q(minutes__lte=100_000)),
        ]

    def __str__(self) -> str:
        return self.words or self.get_happened_display()
