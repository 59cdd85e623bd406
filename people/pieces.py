"""What every piece of content about a citizen has in common: whose it is, who wrote it, who can see it, since when.

A `Piece` stands by itself (something that matters, a conversation). A `PartOfPiece` belongs to one (a reply to what was
asked, a word about how it is going) and is seen exactly by those who see the piece: the database copies the
three columns of the rule down and keeps them equal (people/wall.py, `keys`).
"""

from typing import Any, ClassVar, Self

from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from people import access
from people.models import Citizen, User


class Pieces(models.QuerySet[Any]):
    def visible_to(self, user: Any) -> Self:
        return self.filter(access.may_see(user, self.model.PART))

    def of(self, citizen: Citizen) -> Self:
        return self.filter(citizen=citizen)

    def on_the_plan(self) -> Self:
        return self.filter(put_away_at=None)


class Piece(models.Model):
    """Something about a citizen, in their words unless it says otherwise."""

    PART: ClassVar[str]
    # The keys to pieces that this one is made out of: when one of those is closed, so is this.
    MADE_OF: ClassVar[tuple[str, ...]] = ()
    # The name of its own page, where it has one that is read.
    PAGE: ClassVar[str] = ""

    citizen = models.ForeignKey(Citizen, on_delete=models.CASCADE, related_name="%(class)ss")
    who_can_see = models.CharField(
        _("Who can see this"),
        max_length=10,
        choices=access.WhoCanSee.choices,
        default=access.WhoCanSee.EVERYONE,
    )
    written_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField(default=timezone.now)
    language = models.CharField(max_length=12, default="en")
    # Who helped to write it, as they say it: a name, or nothing.
    helped_by = models.CharField(_("Supported to write this by"), max_length=200, blank=True)
    changed_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField(null=True, blank=True)
    # Taken off the plan, not destroyed: it can be put back.
    put_away_at = models.DateTimeField(null=True, blank=True)

    objects = Pieces.as_manager()

    class Meta:
        abstract = True

    def came_of_it(self) -> list["Piece"]:
        """Pieces that were made out of this one, and say what it says: of any app above, which name it in MADE_OF."""
        found: list[Piece] = []
        for relation in self._meta.related_objects:
            model: Any = relation.related_model
            if relation.field.name in getattr(model, "MADE_OF", ()):
                found += model.objects.filter(**{relation.field.name: self}).select_related("citizen")
        return found

    def words_it_came_from(self, user: Any) -> Any:
        """The words of a conversation that it was kept from, as far as this user reads them; else None.

        The app that keeps them stands above this one, and above that of the piece: so by the name of its relation.
        """
        kept = self._meta.get_field("kept_from")
        rows = kept.related_model.objects.visible_to(user).still_kept()  # type: ignore[union-attr]
        rows = rows.filter(citizen=self.citizen_id, **{kept.field.name: self.pk})  # type: ignore[union-attr]
        return rows.select_related("conversation__written_by").first()

    def get_absolute_url(self) -> str:
        """Where one reads it, and comes back to from changing it: on the plan, unless it has a page of its own."""
        if self.PAGE:
            return reverse(self.PAGE, args=[self.citizen_id, self.pk])
        return reverse("plan", args=[self.citizen_id])

    # Names of the pages that every piece has (people/urls.py), for templates that show pieces of several kinds.
    @property
    def earlier_url(self) -> str:
        return f"{self._meta.model_name}_earlier"

    @property
    def who_can_see_url(self) -> str:
        return f"{self._meta.model_name}_who_can_see"

    @property
    def put_away_url(self) -> str:
        return f"{self._meta.model_name}_put_away"

    @property
    def put_back_url(self) -> str:
        return f"{self._meta.model_name}_put_back"


class PartOfPiece(models.Model):
    """Something added to a piece by somebody. `whole` names the foreign key to that piece."""

    PART: ClassVar[str]
    whole: ClassVar[str]

    citizen = models.ForeignKey(Citizen, on_delete=models.CASCADE, related_name="+")
    who_can_see = models.CharField(max_length=10, choices=access.WhoCanSee.choices)
    written_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects = Pieces.as_manager()

    class Meta:
        abstract = True

    def save(self, **kwargs: Any) -> None:
        """Copies the rule's columns from the whole; the database refuses any other."""
        piece = getattr(self, self.whole)
        self.citizen_id, self.who_can_see, self.written_by_id = (
            piece.citizen_id,
            piece.who_can_see,
            piece.written_by_id,
        )
        super().save(**kwargs)
