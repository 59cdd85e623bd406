"""Who has looked, and who looked urgently without walking alongside."""

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from people import access
from people.history import keep_history
from people.models.citizens import Citizen
from people.models.users import User


class Looks(models.QuerySet["Look"]):
    def visible_to(self, user: Any) -> Self:
        """A citizen reads who has looked; everyone else only their own looks."""
        if not access.meets_people(user):
            return self.none()
        shown = Q(citizen_id=access.own(user)) & ~access.held("urgent__")
        return self.filter(Q(user_id=user.pk) | shown)


class Look(models.Model):
    """Somebody opened something of a citizen's. Append-only: no role of the application can change or delete it."""

    citizen = models.ForeignKey(Citizen, on_delete=models.CASCADE, related_name="looks")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    what = models.CharField(max_length=20)
    at = models.DateTimeField(default=timezone.now)
    # Opened in an urgent look, by somebody who does not walk alongside.
    urgent = models.ForeignKey(
        "people.UrgentLook", null=True, blank=True, on_delete=models.PROTECT, related_name="looks"
    )

    objects = Looks.as_manager()

    class Meta:
        indexes = [models.Index(fields=["citizen", "-at"])]

    def __str__(self) -> str:
        return f"{self.user_id} opened {self.what}"

    # What was opened, as the citizen reads it.
    IN_WORDS: ClassVar[dict[str, Any]] = {
        "plan": _("Your plan"),
        "story": _("Your story"),
        "conversation": _("A conversation"),
        "matter": _("Something that matters to you"),
        "people": _("The people in your life"),
        "asked": _("What you asked for"),
        "earlier": _("Earlier words"),
        "words": _("Your words, to change them"),
        "about": _("How to be with you"),
        "paper": _("Your plan, on paper"),
        "copy": _("A copy of everything"),
        "right": _("What you say is not right"),
        "urgent": _("Your plan, urgently"),
        "letter": _("A letter, for you to come in"),
        "sharing": _("Who can see your plan"),
    }
    # The same, as whoever opened it reads it of their own looks.
    OF_ANOTHER: ClassVar[dict[str, Any]] = {
        "plan": _("The plan"),
        "story": _("The story"),
        "matter": _("Something that matters"),
        "people": _("The people in the life"),
        "asked": _("What was asked for"),
        "words": _("The words, to change them"),
        "about": _("How to be with them"),
        "paper": _("The plan, on paper"),
        "urgent": _("The plan, urgently"),
        "letter": _("A letter, for them to come in"),
        "sharing": _("Who can see the plan"),
    }

    @property
    def what_in_words(self) -> Any:
        return self.IN_WORDS.get(self.what, self.what)


class UrgentLooks(models.QuerySet["UrgentLook"]):
    def visible_to(self, user: Any) -> Self:
        """Whoever looked, whoever was told of it, and the person, unless two people hold it back for now."""
        if not access.meets_people(user):
            return self.none()
        shown = Q(citizen_id=access.own(user)) & ~access.held()
        return self.filter(Q(user_id=user.pk) | Q(lead_id=user.pk) | shown)

    def open(self) -> Self:
        return self.filter(until__gt=timezone.now())


@keep_history()
class UrgentLook(models.Model):
    """A worker looks at the plan of somebody with whom they do not walk: why, for an hour, and who was told.

    The person reads it at once. Where that would endanger somebody, whoever looks asks for it to be held back until a
    day, and the lead who was told agrees within the hour; otherwise it is shown then.
    """

    citizen = models.ForeignKey(Citizen, on_delete=models.CASCADE, related_name="urgent_looks")
    # For the lead, who may not meet the person.
    citizen_name = models.CharField(max_length=200)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    why = models.TextField()
    at = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField()
    lead = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    read_by_lead_at = models.DateTimeField(null=True, blank=True)
    hold_until = models.DateTimeField(null=True, blank=True)
    why_hold = models.TextField(blank=True)
    hold_agreed_at = models.DateTimeField(null=True, blank=True)
    hold_refused_at = models.DateTimeField(null=True, blank=True)

    objects = UrgentLooks.as_manager()

    class Meta:
        indexes = [models.Index(fields=["user", "until"]), models.Index(fields=["lead", "-at"])]

    def __str__(self) -> str:
        return f"{self.user_id} urgently at {self.citizen_id}"

    @property
    def is_open(self) -> bool:
        return self.until > timezone.now()
