"""The people, groups and places in a life; what a person asks for, and who said yes."""

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from people.access import SharedPart
from people.history import keep_history
from people.models import User
from people.pieces import PartOfPiece, Piece, Pieces


@keep_history()
class Connection(Piece):
    """A person, group, place, organisation or animal in somebody's life, and what it is like between them."""

    PART: ClassVar[str] = SharedPart.PEOPLE

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
    since = models.DateField(null=True, blank=True)
    ended = models.BooleanField(_("We are not in touch now"), default=False)
    died = models.BooleanField(_("Has died"), default=False)

    class Meta:
        indexes = [models.Index(fields=["citizen", "written_at"])]

    def __str__(self) -> str:
        return self.name


class Requests(Pieces):
    def still_asked(self) -> Self:
        return self.filter(ended_at=None)

    def nobody_has_said_yes(self) -> Self:
        return self.still_asked().filter(first_yes_at=None)


@keep_history()
class SupportRequest(Piece):
    """What a person asked for. It ends when they say it is what they wanted, or withdraw it; by nothing else."""

    PART: ClassVar[str] = SharedPart.ASKED

    words = models.TextField(_("In my words"))
    repeats = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="asked_again")
    # Both follow from the rows of replies and verdicts, in the same transaction; they are here to be indexed.
    first_yes_at = models.DateTimeField(null=True, blank=True, editable=False)
    ended_at = models.DateTimeField(null=True, blank=True, editable=False)
    withdrawn_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects: ClassVar[Any] = Requests.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["citizen", "written_at"]),
            models.Index(fields=["citizen", "written_at"], condition=Q(ended_at=None), name="asked_and_open"),
        ]

    def __str__(self) -> str:
        return self.words

    @property
    def is_open(self) -> bool:
        return self.ended_at is None


@keep_history()
class Reply(PartOfPiece):
    """What somebody answered to what was asked."""

    PART: ClassVar[str] = SharedPart.ASKED
    whole: ClassVar[str] = "request"

    class Kind(models.TextChoices):
        CAN = "can", _("I can do this")
        KNOW_SOMEONE = "know_someone", _("I know someone")
        NOT_ME = "not_me", _("Not me, because…")

    request = models.ForeignKey(SupportRequest, on_delete=models.CASCADE, related_name="replies")
    kind = models.CharField(max_length=15, choices=Kind)
    words = models.TextField(blank=True)

    def __str__(self) -> str:
        return self.get_kind_display()


class SaidWould(models.Model):
    """What somebody said they would do: by when, and whether it was kept. Not kept says why, in a word.

    `said_by` is whoever said it; nobody, when the person themselves did (`by_them`).
    """

    words: Any
    by_them: Any
    said_by: Any
    said_by_id: Any
    citizen: Any
    due = models.DateField(null=True, blank=True)
    kept_at = models.DateTimeField(null=True, blank=True)
    not_kept_at = models.DateTimeField(null=True, blank=True)
    why = models.CharField(max_length=500, blank=True)

    class Meta:
        abstract = True

    @property
    def is_broken(self) -> bool:
        """Said to be not kept, or its day has gone by."""
        if self.kept_at:
            return False
        return bool(self.not_kept_at) or (self.due is not None and self.due < timezone.localdate())

    @property
    def is_today(self) -> bool:
        return self.due == timezone.localdate()


class Promises(Pieces):
    def made_by(self, user: Any) -> Self:
        return self.filter(by=user)

    def not_yet_kept(self) -> Self:
        """Of what is still asked for, neither kept nor promised again; also what was said not to be kept."""
        return self.filter(kept_at=None, request__ended_at=None).exclude(Exists(promised_again()))


def promised_again() -> Any:
    """The same, said again by the same person for another day, once it was said not to be kept."""
    same = {name: OuterRef(name) for name in ("request", "by", "words")}
    return Promise.objects.filter(**same, at__gte=OuterRef("not_kept_at")).exclude(pk=OuterRef("pk"))


@keep_history()
class Promise(SaidWould, PartOfPiece):
    """What somebody said they would do about something asked for, and by when."""

    PART: ClassVar[str] = SharedPart.ASKED
    whole: ClassVar[str] = "request"

    request = models.ForeignKey(SupportRequest, on_delete=models.CASCADE, related_name="promises")
    words = models.TextField()
    due = models.DateField()

    objects: ClassVar[Any] = Promises.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["by", "due"], condition=Q(kept_at=None, not_kept_at=None), name="promised_not_kept")
        ]

    def __str__(self) -> str:
        return self.words

    @property
    def by_them(self) -> bool:
        """What the person would do themselves is no answer to what they asked for."""
        return False

    @property
    def said_by(self) -> User:
        return self.by

    @property
    def said_by_id(self) -> int:
        return self.by_id


@keep_history()
class Verdict(PartOfPiece):
    """The citizen's answer to "Is it what you wanted?"."""

    PART: ClassVar[str] = SharedPart.ASKED
    whole: ClassVar[str] = "request"

    class Answer(models.TextChoices):
        YES = "yes", _("Yes")
        PARTLY = "partly", _("Partly")
        NO = "no", _("No")

    request = models.ForeignKey(SupportRequest, on_delete=models.CASCADE, related_name="verdicts")
    answer = models.CharField(max_length=10, choices=Answer)
    words = models.TextField(blank=True)

    def __str__(self) -> str:
        return self.get_answer_display()
