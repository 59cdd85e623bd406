"""Who is here."""

import uuid
from typing import Any, ClassVar, Self

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from people import access
from people.history import keep_history


class Users(models.QuerySet["User"]):
    def visible_to(self, user: Any) -> Self:
        """Themselves, those they meet in a life they share, and for an administrator everyone who works here."""
        if not user.is_authenticated:
            return self.none()
        citizens = Citizen.objects.filter(access.known(user)).order_by()
        shared = Alongside.objects.filter(citizen__in=citizens).order_by()
        rule = Q(pk=user.pk) | Q(pk__in=shared.values("user_id")) | Q(pk__in=citizens.values("user_id"))
        if user.works_as == User.ADMINISTRATOR:
            rule |= ~Q(works_as="")
        return self.filter(rule)


class UserManager(BaseUserManager.from_queryset(Users)):  # type: ignore[misc]
    pass


@keep_history(exclude=["password", "last_login"])
class User(AbstractBaseUser):
    """Somebody who signs in: what they are called, and how they work here, if they do."""

    WORKER, MANAGER, ADMINISTRATOR = "worker", "manager", "administrator"
    WORKS_AS = [
        ("", _("Does not work here")),
        (WORKER, _("Worker")),
        (MANAGER, _("Manager")),
        (ADMINISTRATOR, _("Administrator")),
    ]

    email = models.EmailField(_("E-mail"), unique=True)
    name = models.CharField(_("Name"), max_length=200)
    works_as = models.CharField(_("Works as"), max_length=20, choices=WORKS_AS, blank=True)
    language = models.CharField(max_length=5, choices=settings.LANGUAGES, default="en")
    is_active = models.BooleanField(default=True)
    joined = models.DateTimeField(default=timezone.now)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    objects = UserManager()

    def __str__(self) -> str:
        return self.name

    @property
    def first_name(self) -> str:
        return self.name.split()[0] if self.name else ""


class Citizens(models.QuerySet["Citizen"]):
    def visible_to(self, user: Any) -> Self:
        return self.filter(access.known(user))

    def walked_with_by(self, user: Any) -> Self:
        """Those whom the user walks alongside now; not the user's own plan."""
        return self.filter(pk=access.alongside(user))


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
    added_at = models.DateTimeField(default=timezone.now)
    added_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    objects = Citizens.as_manager()

    def __str__(self) -> str:
        return self.name

    @property
    def whole_name(self) -> str:
        return self.full_name or self.name


class Alongsides(models.QuerySet["Alongside"]):
    def open(self) -> Self:
        return self.filter(access.still_open())

    def visible_to(self, user: Any) -> Self:
        """One's own, and all those of the citizens one may meet."""
        if not access.meets_people(user):
            return self.none()
        return self.filter(Q(user_id=user.pk) | Q(citizen_id=access.own(user)) | Q(citizen_id=access.alongside(user)))


@keep_history()
class Alongside(models.Model):
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
    how_related = models.CharField(max_length=100, blank=True)
    parts = ArrayField(models.CharField(max_length=20, choices=access.SharedPart.choices), default=access.everything)
    since = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField(null=True, blank=True)
    why = models.TextField(blank=True)

    objects = Alongsides.as_manager()

    class Meta:
        indexes = [models.Index(fields=["user", "citizen"]), models.Index(fields=["citizen", "since"])]

    def __str__(self) -> str:
        return f"{self.user_id} alongside {self.citizen_id}"

    @property
    def sees_everything(self) -> bool:
        return set(self.parts) == set(access.everything())

    @property
    def part_names(self) -> list[Any]:
        return [part.label for part in access.SharedPart if part.value in self.parts]


class Looks(models.QuerySet["Look"]):
    def visible_to(self, user: Any) -> Self:
        """A citizen reads who has looked; everyone else only their own looks."""
        if not access.meets_people(user):
            return self.none()
        return self.filter(Q(user_id=user.pk) | Q(citizen_id=access.own(user)))


class Look(models.Model):
    """Somebody opened something of a citizen's. Append-only: no role of the application can change or delete it."""

    citizen = models.ForeignKey(Citizen, on_delete=models.CASCADE, related_name="looks")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    what = models.CharField(max_length=20)
    at = models.DateTimeField(default=timezone.now)

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
    }

    @property
    def what_in_words(self) -> Any:
        return self.IN_WORDS.get(self.what, self.what)
