"""The people whose plans these are, and the times at which a plan is closed to others."""

import uuid
from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from people import access
from people.history import keep_history
from people.models.users import User


class Citizens(models.QuerySet["Citizen"]):
    def visible_to(self, user: Any) -> Self:
        return self.filter(access.known(user))

    def open_to(self, user: Any) -> Self:
        """Whose pages this user may open: their own, and those they walk alongside while the plan is not closed."""
        return self.filter(Q(pk=access.own(user)) | Q(pk=access.alongside(user)))

    def walked_with_by(self, user: Any) -> Self:
        """Those whom the user walks alongside now, paused or not; not the user's own plan."""
        return self.filter(pk=access.walks(user))


@keep_history()
class Citizen(models.Model):
    """A person, and how to be with them. All that is needed is what to call them."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.OneToOneField(User, null=True, blank=True, on_delete=models.PROTECT, related_name="citizen")
    name = models.CharField(_("What shall we call you?"), max_length=200)
    full_name = models.CharField(_("Full name"), max_length=200, blank=True)
    language = models.CharField(_("Language"), max_length=12, default="en")
    how_to_talk = models.TextField(_("How best to talk with me"), blank=True)
    introduced_by = models.CharField(_("Introduced by"), max_length=200, blank=True)
    place = models.CharField(_("Place"), max_length=200, blank=True)
    copy_for = models.TextField(_("If I die, give a copy of this to"), blank=True)
    added_at = models.DateTimeField(default=timezone.now)
    added_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    objects = Citizens.as_manager()

    def __str__(self) -> str:
        return self.name

    @property
    def whole_name(self) -> str:
        return self.full_name or self.name


class Closings(models.QuerySet["Closing"]):
    def visible_to(self, user: Any) -> Self:
        return self.filter(Q(citizen_id=access.own(user)) | Q(citizen_id=access.walks(user)))

    def open(self) -> Self:
        return self.filter(undone_at=None)


@keep_history()
class Closing(models.Model):
    """A plan is closed: paused by its owner, on its way to being deleted, or its owner has died.

    Paused and leaving close it to everybody but its owner. After a death nobody writes any more, and those alongside
    can still read until it is deleted. Each can be undone.
    """

    PAUSED, LEAVING, DIED = "paused", "leaving", "died"
    KINDS = [(PAUSED, _("Paused")), (LEAVING, _("To be deleted")), (DIED, _("Has died"))]

    citizen = models.ForeignKey(Citizen, on_delete=models.CASCADE, related_name="closings")
    kind = models.CharField(max_length=10, choices=KINDS)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    died_on = models.DateField(null=True, blank=True)
    delete_on = models.DateField(null=True, blank=True)
    undone_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    undone_at = models.DateTimeField(null=True, blank=True)

    objects = Closings.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["citizen", "kind"], condition=Q(undone_at=None), name="people_closing_once_open"
            )
        ]

    def __str__(self) -> str:
        return f"{self.citizen_id} {self.kind}"
