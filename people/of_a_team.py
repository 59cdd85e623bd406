"""What a team works on together, about its own way of working: whose it is, who wrote it down, since when.

Everybody of the team who meets people reads and changes it, and whoever leads the team; nobody else. The team stands
on every row, so that the wall asks one question of each (people/wall.py), and a key keeps it that of the whole.
"""

from typing import Any, ClassVar, Self

from django.db import models
from django.utils import timezone

from people import access
from people.models import Team, User


class OfTheirTeam(models.QuerySet[Any]):
    def visible_to(self, user: Any) -> Self:
        return self.filter(access.of_their_team(user))

    def still_there(self) -> Self:
        return self.filter(put_away_at=None)


class OfATeam(models.Model):
    """Something of a team's. `whole` names the key to what it belongs to; the first of them has none."""

    whole: ClassVar[str] = ""

    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    # Struck out, not destroyed: it can be put back.
    put_away_at = models.DateTimeField(null=True, blank=True)

    objects = OfTheirTeam.as_manager()

    class Meta:
        abstract = True

    def save(self, **kwargs: Any) -> None:
        """Copies the team from the whole; the database refuses any other."""
        if self.whole:
            self.team_id = getattr(self, self.whole).team_id
        super().save(**kwargs)
