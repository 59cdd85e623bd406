"""The people, groups, places and animals in a life, the ties between them, and who of them are the same."""

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from people import access
from people.access import SharedPart
from people.history import keep_history
from people.models import Citizen
from people.pieces import PartOfPiece, Piece, Pieces


class Connections(Pieces):
    def here_now(self) -> Self:
        """Who is in this life today: in touch, and alive."""
        return self.filter(ended=False, died=False)


@keep_history()
class Connection(Piece):
    """A person, group, place, organisation or animal in somebody's life, and what it is like between them."""

    PART: ClassVar[str] = SharedPart.PEOPLE
    PAGE: ClassVar[str] = "someone"

    class Kind(models.TextChoices):
        PERSON = "person", _("A person")
        GROUP = "group", _("A group")
        PLACE = "place", _("A place")
        ORGANISATION = "organisation", _("An organisation")
        ANIMAL = "animal", _("An animal")

    class Sector(models.TextChoices):
        FAMILY = "family", _("Family")
        FRIENDS = "friends", _("Friends")
        NEIGHBOURS = "neighbours", _("Neighbours")
        THINGS = "things", _("Things I do")

    class Circle(models.IntegerChoices):
        CLOSEST = 1, _("Closest")
        CLOSE = 2, _("Close")
        IN_MY_WEEK = 3, _("In my week")
        NOW_AND_THEN = 4, _("Now and then")

    class Tie(models.TextChoices):
        STRONG = "strong", _("Strong")
        ALL_RIGHT = "all_right", _("All right")
        THIN = "thin", _("Thin")
        HARD_GOING = "hard_going", _("Hard going")

    class Gives(models.TextChoices):
        THEY = "they", _("They do")
        ME = "me", _("I do")
        BOTH = "both", _("Both of us")

    name = models.CharField(_("Their name"), max_length=200)
    how_related = models.CharField(_("How you know them"), max_length=200, blank=True)
    words = models.TextField(_("In my words"), blank=True)
    kind = models.CharField(max_length=15, choices=Kind, default=Kind.PERSON)
    sector = models.CharField(_("Where in my life"), max_length=15, choices=Sector, default=Sector.FRIENDS)
    circle = models.PositiveSmallIntegerField(_("How close"), choices=Circle, default=Circle.IN_MY_WEEK)
    tie = models.CharField(_("What is it like between you?"), max_length=15, choices=Tie, default=Tie.ALL_RIGHT)
    gives = models.CharField(_("Who gives?"), max_length=5, choices=Gives, default=Gives.BOTH)
    paid = models.BooleanField(_("Paid to be there"), default=False)
    where = models.CharField(_("Where they live"), max_length=200, blank=True)
    far = models.BooleanField(_("Lives far away"), default=False)
    # A year is as much as anybody says of an old friend; empty, they came when they were written down.
    since_year = models.PositiveSmallIntegerField(_("Since which year?"), null=True, blank=True)
    ended = models.BooleanField(_("We are not in touch now"), default=False)
    died = models.BooleanField(_("Has died"), default=False)
    knows_the_plan = models.BooleanField(_("Knows about the plan"), default=False)

    objects: ClassVar[Any] = Connections.as_manager()

    class Meta:
        indexes = [models.Index(fields=["citizen", "written_at"])]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return f"{super().get_absolute_url()}#panel"


@keep_history()
class Bond(Piece):
    """What is between two who are in the same life: "Mair and Beti sing together"."""

    PART: ClassVar[str] = SharedPart.PEOPLE
    MADE_OF: ClassVar[tuple[str, ...]] = ("one", "other")

    one = models.ForeignKey(Connection, on_delete=models.CASCADE, related_name="bonds")
    other = models.ForeignKey(Connection, on_delete=models.CASCADE, related_name="bonds_to")
    words = models.TextField(_("What is between them"))

    class Meta:
        constraints = [models.CheckConstraint(name="bond_of_two", condition=~Q(one=F("other")))]

    def __str__(self) -> str:
        return self.words

    def get_absolute_url(self) -> str:
        return reverse("life", args=[self.citizen_id])

    @property
    def is_voice(self) -> bool:
        """Whether the person says it: by their own hand, or at their word while they have no sign-in."""
        if self.citizen.user_id is None:
            return bool(self.written_by.works_as)
        return self.written_by_id == self.citizen.user_id


class SamePeople(Pieces):
    def visible_to(self, user: Any) -> Self:
        """Whoever sees both entries."""
        return super().visible_to(user).filter(other__in=Connection.objects.visible_to(user))

    def still_the_same(self) -> Self:
        return self.filter(parted_at=None)


@keep_history()
class SamePerson(PartOfPiece):
    """Somebody said that two entries are one human being, in one life or in two of one household.

    `parted_at` is when somebody said that they are not, also where nobody had said that they were.
    """

    PART: ClassVar[str] = SharedPart.PEOPLE
    whole: ClassVar[str] = "one"

    one = models.ForeignKey(Connection, on_delete=models.CASCADE, related_name="the_same_as")
    other = models.ForeignKey(Connection, on_delete=models.CASCADE, related_name="same_of")
    parted_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[Any] = SamePeople.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(name="same_of_two", condition=~Q(one=F("other"))),
            models.UniqueConstraint(fields=["one", "other"], name="said_the_same_once"),
        ]

    def __str__(self) -> str:
        return str(self.one)


class HavingAPlan(Pieces):
    def visible_to(self, user: Any) -> Self:
        """Whoever sees the entry, and may meet them as well."""
        known = Citizen.objects.filter(access.known(user)) if user.is_authenticated else Citizen.objects.none()
        return super().visible_to(user).filter(plan__in=known)


@keep_history()
class HasPlan(PartOfPiece):
    """Somebody in this life has a plan here too: a husband, a brother. Those who may open both are told of it.

    What is told to one of the two is not told to the other: they share who is in their lives, not what is said of them.
    """

    PART: ClassVar[str] = SharedPart.PEOPLE
    whole: ClassVar[str] = "connection"

    connection = models.ForeignKey(Connection, on_delete=models.CASCADE, related_name="has_plan")
    plan = models.ForeignKey(Citizen, on_delete=models.CASCADE, related_name="+")
    undone_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[Any] = HavingAPlan.as_manager()

    def __str__(self) -> str:
        return str(self.plan)
