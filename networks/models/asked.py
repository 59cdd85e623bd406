"""What a person asks for, who said yes, what came of it, and whether it is what they wanted."""

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from networks.models.connections import Connection
from people.access import SharedPart
from people.history import keep_history
from people.models import User
from people.pieces import PartOfPiece, Piece, Pieces


class Requests(Pieces):
    def still_asked(self) -> Self:
        return self.filter(ended_at=None)

    def nobody_has_said_yes(self) -> Self:
        return self.still_asked().filter(first_yes_at=None)


@keep_history()
class SupportRequest(Piece):
    """What a person asked for. It ends when they say it is what they wanted, or withdraw it; by nothing else."""

    PART: ClassVar[str] = SharedPart.ASKED
    PAGE: ClassVar[str] = "request"

    words = models.TextField(_("In my words"))
    # Of somebody in particular: one who signs in here, or somebody in the person's life. Neither: of anybody alongside.
    asked_of = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    asked_in_life = models.ForeignKey(
        Connection, null=True, blank=True, on_delete=models.SET_NULL, related_name="asked_for"
    )
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
    # Whom they know, when they are in the person's life now.
    connection = models.ForeignKey(
        Connection, null=True, blank=True, on_delete=models.SET_NULL, related_name="brought_in_by"
    )

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


@keep_history()
class Help(PartOfPiece):
    """What came of it: who gives it, of which kind, how much of it a week, from when and until when.

    When it changes, this one ends and another begins: so the months before stay as they were.
    """

    PART: ClassVar[str] = SharedPart.ASKED
    whole: ClassVar[str] = "request"

    class Kind(models.TextChoices):
        OWN = "own", _("Their own people")
        COMMUNITY = "community", _("The community")
        HOME_CARE = "home_care", _("Paid help at home")
        CARE_HOME = "care_home", _("A care home or nursing home")
        OTHER_PAID = "other_paid", _("Something else that is paid for")

    request = models.ForeignKey(SupportRequest, on_delete=models.CASCADE, related_name="help")
    kind = models.CharField(_("What kind of help is it?"), max_length=15, choices=Kind)
    words = models.CharField(_("Who gives it, and what"), max_length=500, blank=True)
    given_by = models.ForeignKey(Connection, null=True, blank=True, on_delete=models.SET_NULL, related_name="helps")
    hours_a_week = models.DecimalField(_("Hours a week"), max_digits=5, decimal_places=2, null=True, blank=True)
    cost_a_week = models.DecimalField(
        _("Cost a week, in pounds"), max_digits=9, decimal_places=2, null=True, blank=True
    )
    since = models.DateField(_("From"))
    until = models.DateField(_("Until"), null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["citizen", "since"])]
        constraints = [
            models.CheckConstraint(name="help_hours_in_a_week", condition=Q(hours_a_week__range=(0, 168))),
            models.CheckConstraint(name="help_costs_or_not", condition=Q(cost_a_week__gte=0)),
            models.CheckConstraint(name="help_ends_after_it_begins", condition=Q(until__gte=F("since"))),
        ]

    def __str__(self) -> str:
        return self.words or self.get_kind_display()


class StoodInTheWay(models.Model):
    """What in our own way of working stood in the way of a yes, said for the study of it: about nobody.

    There is no key to a person, to what they asked for or to whoever said it, and nothing but its month says when.
    """

    words = models.TextField(_("What stood in the way"))
    language = models.CharField(max_length=12, default="en")
    month = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["month"])]

    def __str__(self) -> str:
        return self.words
