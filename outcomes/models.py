"""Published figures, and what stands beside them. They live in a database of their own (outcomes/router.py), and no
row here has a key to anybody: no person, no worker, nobody who recorded a change.
"""

import uuid
from typing import Any, ClassVar, Self

from django.core.validators import MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Release(models.Model):
    """One measure in one period, counted once and frozen; a correction is a release of its own, a year later.

    `parameters` is what protected it then (outcomes/disclosure.py); `cells` and `hidden` are the line for the audit.
    """

    class Length(models.TextChoices):
        MONTH = "month", _("Month")
        QUARTER = "quarter", _("Quarter")

    measure = models.CharField(max_length=40)
    length = models.CharField(max_length=10, choices=Length)
    # The first day of the period.
    period = models.DateField()
    # 0 is the first; 1, 2, … are yearly corrections.
    revision = models.PositiveSmallIntegerField(default=0)
    at = models.DateTimeField(default=timezone.now)
    cells = models.PositiveIntegerField(default=0)
    hidden = models.PositiveIntegerField(default=0)
    parameters = models.JSONField(default=dict)

    class Meta:
        ordering: ClassVar = ["measure", "length", "period", "revision"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["measure", "length", "period", "revision"], name="released_once")
        ]

    def __str__(self) -> str:
        return f"{self.measure} {self.period:%Y-%m} ({self.length}, {self.revision})"


class Count(models.Model):
    """One protected figure of a release. The exact one is kept nowhere.

    `unit_kind` and `unit`: the whole organisation (""), a team or a place, by its name. `part`: "people" for how many
    people it is of, "hits" for how many of them, "band:0", "band:1"… for how many in this band (`low` to `high`),
    "mean" for a mean, "workers" for how many walk with them. `figure` is empty where it is not shown; `why` says why.
    """

    class Why(models.TextChoices):
        SHOWN = "", _("Shown")
        FEW = "few", _("Too few to show")
        PAIR = "pair", _("Too near to another figure")
        TOGETHER = "together", _("Could be worked out from the others")
        DOMINANT = "dominant", _("Rests mostly on one or two people")

    class Of(models.TextChoices):
        ALL = "", _("Everywhere")
        TEAM = "team", _("Team")
        PLACE = "place", _("Place")

    release = models.ForeignKey(Release, on_delete=models.CASCADE, related_name="counts")
    unit_kind = models.CharField(max_length=10, choices=Of, blank=True)
    unit = models.CharField(max_length=200, blank=True)
    part = models.CharField(max_length=20)
    low = models.FloatField(null=True)
    high = models.FloatField(null=True)
    figure = models.FloatField(null=True)
    why = models.CharField(max_length=10, choices=Why, blank=True)

    class Meta:
        ordering: ClassVar = ["release", "unit_kind", "unit", "part"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["release", "unit_kind", "unit", "part"], name="one_figure_a_cell"),
            models.CheckConstraint(name="hidden_or_shown", condition=models.Q(figure=None) ^ models.Q(why="")),
        ]

    def __str__(self) -> str:
        return f"{self.release}: {self.unit or '*'} {self.part}"


class BaselineFile(models.Model):
    """One file of months before the change that was brought in, whole."""

    name = models.CharField(max_length=200)
    at = models.DateTimeField(default=timezone.now)
    rows = models.PositiveIntegerField()

    def __str__(self) -> str:
        return self.name


class Baseline(models.Model):
    """A month of the system of before, as its own books had it: a figure, and of how many people where that is known.

    `place` is empty for the whole organisation. A later file replaces the same measure, month and place.
    """

    file = models.ForeignKey(BaselineFile, on_delete=models.CASCADE, related_name="baselines")
    measure = models.CharField(max_length=40)
    month = models.DateField()
    place = models.CharField(max_length=200, blank=True)
    value = models.FloatField(validators=[MinValueValidator(0)])
    people = models.PositiveIntegerField(null=True)

    class Meta:
        ordering: ClassVar = ["measure", "place", "month"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["measure", "month", "place"], name="one_baseline_a_month"),
            models.CheckConstraint(
                name="baseline_of_ten_or_more", condition=models.Q(people=None) | models.Q(people__gte=10)
            ),
            models.CheckConstraint(name="baseline_is_not_negative", condition=models.Q(value__gte=0)),
        ]

    def __str__(self) -> str:
        return f"{self.measure} {self.month:%Y-%m} {self.place}"


class Written(models.QuerySet[Any]):
    def still_there(self) -> Self:
        return self.filter(put_away_at=None)


class WrittenDown(models.Model):
    """What was written beside the charts. By whom is not kept: these rows are read by managers."""

    # Made on the page, so that a press that is sent twice is one row.
    key = models.UUIDField(unique=True, default=uuid.uuid4)
    words = models.CharField(max_length=300)
    language = models.CharField(max_length=12, default="en")
    at = models.DateTimeField(default=timezone.now)
    # Struck out, not destroyed: it can be put back.
    put_away_at = models.DateTimeField(null=True, blank=True)

    objects = Written.as_manager()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.words


class Change(WrittenDown):
    """A change that was made on a day, in every chart or (`measure`) in one: from here on limits may be new."""

    day = models.DateField(_("When"))
    measure = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering: ClassVar = ["day", "pk"]


class Note(WrittenDown):
    """What was going on at one dot of a chart: the month (or quarter) that it stands for, and where."""

    measure = models.CharField(max_length=40)
    period = models.DateField()
    unit_kind = models.CharField(max_length=10, choices=Count.Of, blank=True)
    unit = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering: ClassVar = ["period", "pk"]
        indexes: ClassVar = [models.Index(fields=["measure", "period"])]


class Quote(models.Model):
    """A sentence that somebody allowed us to quote, exactly as they said it, with no key to them and no team.

    It is shown while they still allow it, which is asked of the people's own database at every view
    (people/acts.sql, `app_still_told`).
    """

    measure = models.CharField(max_length=40)
    words = models.TextField()
    language = models.CharField(max_length=12)

    class Meta:
        ordering: ClassVar = ["measure", "pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["measure", "words"], name="one_quote_once")]

    def __str__(self) -> str:
        return self.words
