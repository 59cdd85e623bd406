"""Who signs in, and the teams and places of those who work here."""

from typing import Any, ClassVar, Self

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from people import access
from people.history import keep_history


class Everybodys(models.QuerySet[Any]):
    def visible_to(self, user: Any) -> Self:
        """Whoever has signed in may read the names of teams and places."""
        return self.all() if user.is_authenticated else self.none()


@keep_history()
class Team(models.Model):
    """Some of those who work here, and who leads them: whoever leads is told of every urgent look."""

    name = models.CharField(_("Name"), max_length=200, unique=True)
    lead = models.ForeignKey("people.User", null=True, blank=True, on_delete=models.PROTECT, related_name="leads")

    objects = Everybodys.as_manager()

    def __str__(self) -> str:
        return self.name


@keep_history()
class Place(models.Model):
    """Somewhere that people live, as they call it, and the team that is nearest."""

    name = models.CharField(_("Name"), max_length=200, unique=True)
    team = models.ForeignKey(Team, null=True, blank=True, on_delete=models.PROTECT, related_name="places")

    objects = Everybodys.as_manager()

    def __str__(self) -> str:
        return self.name


class Users(models.QuerySet["User"]):
    def visible_to(self, user: Any) -> Self:
        """Themselves, those they meet in a life they share, and those whom their work makes them answer to or for."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(access.companions(user))


class UserManager(BaseUserManager.from_queryset(Users)):  # type: ignore[misc]
    pass


@keep_history(exclude=["password", "last_login", "fact_answer"])
class User(AbstractBaseUser):
    """Somebody who signs in: what they are called, and how they work here, if they do."""

    WORKER, MANAGER, ADMINISTRATOR = "worker", "manager", "administrator"
    WORKS_AS = [
        ("", _("Does not work here")),
        (WORKER, _("Worker")),
        (MANAGER, _("Manager")),
        (ADMINISTRATOR, _("Administrator")),
    ]

    AT_ONCE, DAILY, NEVER = "at_once", "daily", "never"
    TOLD = [
        (AT_ONCE, _("Each time")),
        (DAILY, _("Once a day")),
        (NEVER, _("Not at all")),
    ]

    # Nothing is sent to an address that nobody has called safe: somebody else may read it (people/sending.py).
    email = models.EmailField(_("E-mail"), unique=True, null=True, blank=True)
    email_is_safe = models.BooleanField(default=False)
    phone = models.CharField(_("Mobile number"), max_length=20, unique=True, null=True, blank=True)
    phone_is_safe = models.BooleanField(default=False)
    name = models.CharField(_("Name"), max_length=200)
    works_as = models.CharField(_("Works as"), max_length=20, choices=WORKS_AS, blank=True)
    language = models.CharField(max_length=5, choices=settings.LANGUAGES, default="en")
    # When somebody asks them for something: an e-mail or a text at once, one a day, or none.
    told_of_asking = models.CharField(max_length=10, choices=TOLD, default=AT_ONCE, db_default=AT_ONCE)
    is_active = models.BooleanField(default=True)
    joined = models.DateTimeField(default=timezone.now)
    team = models.ForeignKey(Team, null=True, blank=True, on_delete=models.PROTECT, related_name="members")
    # Every session begun before this is over at its next request.
    signed_out_at = models.DateTimeField(null=True, blank=True)
    # What only they can answer, for a letter to bring them in: the question, and a digest of the answer.
    fact_question = models.CharField(max_length=200, blank=True)
    fact_answer = models.CharField(max_length=200, blank=True)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    objects = UserManager()

    def __str__(self) -> str:
        return self.name

    @property
    def first_name(self) -> str:
        return self.name.split()[0] if self.name else ""

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """A session carries this and ends when it changes: at `signed_out_at`, there being no password to change."""
        salt, ended = "people.User.signed_out_at", self.signed_out_at
        return salted_hmac(salt, ended.isoformat() if ended else "", secret=secret, algorithm="sha256").hexdigest()
