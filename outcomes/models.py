"""Figures for managers. No row here has a key to a person."""

from django.db import models


class Count(models.Model):
    """One protected figure for one calendar month of the whole organisation.

    `figure` is empty when there were too few people to show it. What is stored is already rounded: the exact
    figure is kept nowhere.
    """

    measure = models.CharField(max_length=40)
    month = models.DateField()
    figure = models.PositiveIntegerField(null=True)
    counted_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["measure", "month"], name="one_figure_a_month")]
        ordering = ["measure", "month"]

    def __str__(self) -> str:
        return f"{self.measure} {self.month:%Y-%m}"
