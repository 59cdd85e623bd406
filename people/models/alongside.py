"""Who walks alongside a citizen, and who has been asked to."""

from typing import Any, Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from people import access
from people.history import keep_history
from people.models.citizens import Citizen
from people.models.users import User


class Sharing(models.Model):
    """What a person shares with somebody who walks alongside, or is asked to."""

    how_related = models.CharField(max_length=100, blank=True)
    parts = ArrayField(models.CharField(max_length=20, choices=access.SharedPart.choices), default=access.everything)
    # May say things at the person's word, while the person has no sign-in of their own; then they see everything.
    trusted = models.BooleanField(default=False)

    class Meta:
        abstract = True

    @property
    def sees_everything(self) -> bool:
        return set(self.parts) == set(access.everything())

    @property
    def part_names(self) -> list[Any]:
        return [part.label for part in access.SharedPart if part.value in self.parts]


class Alongsides(models.QuerySet["Alongside"]):
    def open(self) -> Self:
        return self.filter(access.still_open())

    def visible_to(self, user: Any) -> Self:
        """One's own, and all those of the citizens one may meet."""
        if not access.meets_people(user):
            return self.none()
        return self.filter(Q(user_id=user.pk) | Q(citizen_id=access.own(user)) | Q(citizen_id=access.walks(user)))


@keep_history()
class Alongside(Sharing):
    """Somebody walks alongside a citizen: as what, sharing which parts, since when and until when."""

    WORKER, SUPPORTER, ADVOCATE = "worker", "supporter", "advocate"
    WALKS_AS = [
        (WORKER, _("Works with me")),
        (SUPPORTER, _("Supports me")),
        (ADVOCATE, _("Speaks up with me")),
    ]

    citizen = models.ForeignKey(Citizen, on_delete=models.CASCADE, related_name="alongside")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="alongside")
    walks_as = models.CharField(max_length=20, choices=WALKS_AS)
    since = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField(null=True, blank=True)
    why = models.TextField(blank=True)
    ended_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects = Alongsides.as_manager()

    class Meta:
        indexes = [models.Index(fields=["user", "citizen"]), models.Index(fields=["citizen", "since"])]

    def __str__(self) -> str:
        return f"{self.user_id} alongside {self.citizen_id}"


class Invitations(models.QuerySet["Invitation"]):
    def visible_to(self, user: Any) -> Self:
        """The person's own, those made by or to this user, and those of a person at whose word they write."""
        if not access.meets_people(user):
            return self.none()
        asked = Q(asked_by_id=user.pk) & Q(citizen_id__in=Citizen.objects.filter(access.known(user)).order_by())
        mine = asked | Q(to_user_id=user.pk)
        return self.filter(mine | Q(citizen_id=access.own(user)) | Q(citizen_id=access.at_word(user)))

    def open(self) -> Self:
        """Those that can still be answered with yes."""
        unanswered = Q(answer="") | Q(answer=Invitation.NOT_NOW)
        return self.filter(unanswered, taken_back_at=None, until__gt=timezone.now(), wrong_answers__lt=Invitation.TRIES)


@keep_history(exclude=["digest", "fact_answer"])
class Invitation(Sharing):
    """Somebody is asked to come in: the person to their own plan, or somebody to walk alongside them.

    It is answered with a code of twelve letters and digits, of which only a digest is kept. Whoever shows the code
    sees this row and nothing else (people/wall.py); saying yes is `app_say_yes`, which makes the rows that follow.
    """

    OWN, SUPPORTER, ADVOCATE, WORKER, ADMINISTRATOR = "own", "supporter", "advocate", "worker", "administrator"
    BECOMES = [
        (OWN, _("The person whose plan it is")),
        (SUPPORTER, _("Supports me")),
        (ADVOCATE, _("Speaks up with me")),
        (WORKER, _("Works with me")),
        (ADMINISTRATOR, _("Administrator")),
    ]
    YES, NOT_NOW = "yes", "not_now"
    ANSWERS = [("", _("Not answered yet")), (YES, _("Yes")), (NOT_NOW, _("Not now"))]
    # So many wrong answers to its question, and a letter brings in nobody (people/acts.sql holds the same).
    TRIES = 5

    # Only the first administrator is invited without a person.
    citizen = models.ForeignKey(Citizen, null=True, blank=True, on_delete=models.CASCADE, related_name="invitations")
    becomes = models.CharField(max_length=20, choices=BECOMES)
    # As the invited reads them, who may meet neither of the two yet.
    citizen_name = models.CharField(max_length=200, blank=True)
    asked_by_name = models.CharField(max_length=200, blank=True)
    asked_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    # Who is invited: by e-mail, by text, by a letter (neither), or somebody who works here.
    name = models.CharField(_("Name"), max_length=200)
    email = models.EmailField(_("E-mail"), blank=True)
    phone = models.CharField(_("Mobile number"), max_length=20, blank=True)
    to_user = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    language = models.CharField(max_length=5, default="en")
    # Until when they will see it.
    sharing_until = models.DateTimeField(null=True, blank=True)
    # How it is answered.
    digest = models.CharField(max_length=64, unique=True)
    until = models.DateTimeField()
    fact_question = models.CharField(max_length=200, blank=True)
    fact_answer = models.CharField(max_length=200, blank=True)
    wrong_answers = models.PositiveSmallIntegerField(default=0)
    answer = models.CharField(max_length=10, choices=ANSWERS, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    taken_back_at = models.DateTimeField(null=True, blank=True)

    objects = Invitations.as_manager()

    class Meta:
        indexes = [models.Index(fields=["citizen", "-asked_at"])]

    def __str__(self) -> str:
        return f"{self.becomes} of {self.citizen_id}"

    @property
    def is_open(self) -> bool:
        in_time = self.taken_back_at is None and self.until > timezone.now()
        return in_time and self.answer != self.YES and self.wrong_answers < self.TRIES
