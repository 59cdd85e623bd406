"""What an administrator types about those who work here, teams and places."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from people.actions import Named
from people.forms.signing_in import AddressForm
from people.models import Place, Team, User


def by_team(workers: Iterable[User]) -> list[tuple[Any, list[tuple[int, str]]]]:
    """The choices of a list of workers, who come in the order of their teams."""
    groups = groupby(workers, key=lambda worker: worker.team)
    return [(team.name if team else gettext("In no team"), [(w.pk, w.name) for w in group]) for team, group in groups]


class WorkerField(forms.TypedChoiceField):
    """One of those who walk with people. Its value is the user, or None."""

    def __init__(self, *, workers: list[User], nobody: Any, **kwargs: Any) -> None:
        known = {str(worker.pk): worker for worker in workers}
        super().__init__(
            choices=[("", nobody), *by_team(workers)], coerce=lambda pk: known[str(pk)], empty_value=None, **kwargs
        )


class NewWorkerForm(forms.Form):
    """Somebody who works here: what they are called, the e-mail of their work, how they work, and with whom."""

    name = forms.CharField(
        label=_("Name"),
        max_length=200,
        error_messages={"required": _("Write what they are called.")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    email = forms.EmailField(
        label=_("The e-mail of their work"),
        help_text=_("They sign in with it. We send a code to it each time, so nobody else should read it."),
        error_messages={
            "required": _("Write the e-mail that they sign in with."),
            "invalid": _("That is not a whole e-mail. Look again for a slip in it."),
        },
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    works_as = forms.ChoiceField(
        label=_("How they work"),
        choices=[choice for choice in User.WORKS_AS if choice[0]],
        initial=User.WORKER,
        error_messages={"required": _("Choose how they work.")},
        widget=forms.RadioSelect,
    )
    team = forms.ModelChoiceField(label=_("Team"), queryset=Team.objects.none(), required=False, empty_label=_("None"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["team"].queryset = Team.objects.order_by("name")  # type: ignore[attr-defined]

    def clean_email(self) -> str:
        """As it is stored, so that one address is one person however it is typed."""
        return str(self.cleaned_data["email"]).strip().lower()

    def is_taken(self) -> None:
        """Somebody signs in by it, whom an administrator may not see."""
        self.add_error("email", gettext("Somebody signs in with this e-mail already. Ask them for another one."))


class WorkerForm(NewWorkerForm):
    """The same of somebody who works here already; of oneself only what one is called, and the team."""

    def __init__(self, *args: Any, worker: User, is_me: bool, **kwargs: Any) -> None:
        names = ("name", "email", "works_as", "team")
        super().__init__(*args, initial={name: getattr(worker, name) for name in names}, **kwargs)
        if is_me:
            # Their own e-mail they prove by a code (How I sign in); and nobody puts themselves out.
            del self.fields["email"], self.fields["works_as"]

    def they_are_needed(self) -> None:
        first = gettext("They walk with people, or lead a team. First find somebody for that, then change this.")
        self.add_error("works_as", first)

    def they_are_the_last(self) -> None:
        self.add_error("works_as", gettext("Nobody else is an administrator. First add another one."))


class LeavingForm(forms.Form):
    """Who walks with each of somebody’s people from now on, and who leads their team: nobody is forgotten."""

    def __init__(self, *args: Any, people: list[Named], teams: list[Team], workers: list[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people, self.teams = people, teams
        choose: dict[str, Any] = {"workers": workers, "nobody": _("Choose somebody"), "required": False}
        if sum(not one.others for one in people) > 1:
            self.fields["everyone"] = WorkerField(label=_("One person for everybody who has nobody else"), **choose)
        for one in people:
            self.fields[f"with_{one.id}"] = WorkerField(
                label=f"{one.name}, {one.place}" if one.place else one.name,
                help_text=_("Somebody else walks with them too. You can leave this.") if one.others else "",
                **choose,
            )
        if any(not one.others for one in people):
            self.fields["later"] = forms.BooleanField(
                label=_("Find somebody later for those I leave out. They stay on the list of people with nobody."),
                required=False,
            )
        for team in teams:
            self.fields[f"lead_{team.pk}"] = WorkerField(
                label=gettext("Who leads %(team)s now?") % {"team": team.name},
                **choose | {"nobody": _("Nobody for now")},
            )

    @property
    def one_by_one(self) -> list[forms.BoundField]:
        return [self[f"with_{one.id}"] for one in self.people]

    @property
    def leading(self) -> list[forms.BoundField]:
        return [self[f"lead_{team.pk}"] for team in self.teams]

    def clean(self) -> None:
        said = self.cleaned_data
        self.instead = {
            one.id: said.get(f"with_{one.id}") or (None if one.others else said.get("everyone")) for one in self.people
        }
        self.leads = {team: said.get(f"lead_{team.pk}") for team in self.teams}
        for one in self.people:
            if not (self.instead[one.id] or one.others or said.get("later")):
                words = gettext("Choose somebody, or tick that you find somebody later.")
                self.add_error(f"with_{one.id}", words)

    def cannot_walk(self, people: Iterable[Any]) -> None:
        for person_id in people:
            self.add_error(f"with_{person_id}", gettext("This one cannot walk with them. Choose somebody else."))


class WalkWithForm(forms.Form):
    """Who walks with somebody who has nobody."""

    def __init__(self, *args: Any, name: str, workers: list[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["worker"] = WorkerField(
            label=gettext("Who walks with %(name)s now?") % {"name": name},
            workers=workers,
            nobody=_("Choose somebody"),
            error_messages={"required": _("Choose somebody.")},
        )


class LostPhoneForm(AddressForm):
    """What somebody signs in with, whose phone is lost."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        to = self.fields["to"]
        to.label = _("The e-mail or mobile number that they sign in with")
        to.error_messages["required"] = _("Write their e-mail or their mobile number.")
        to.widget.attrs["autocomplete"] = "off"


class TeamForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = Team
        fields = ("name",)
        labels: ClassVar[dict[str, Any]] = {"name": _("What the team is called")}
        error_messages: ClassVar[dict[str, Any]] = {
            "name": {
                "required": _("Write what the team is called."),
                "unique": _("There is a team called that already."),
            }
        }

    def __init__(self, *args: Any, workers: list[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["lead"] = WorkerField(
            label=_("Who leads it"),
            help_text=_("Whoever leads a team is told when one of its workers looks at a plan urgently."),
            workers=workers,
            nobody=_("Nobody for now"),
            required=False,
            initial=self.instance.lead_id,
        )


class PlaceForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = Place
        fields = ("name", "team")
        labels: ClassVar[dict[str, Any]] = {"name": _("What the place is called"), "team": _("The nearest team")}
        error_messages: ClassVar[dict[str, Any]] = {
            "name": {
                "required": _("Write what the place is called."),
                "unique": _("There is a place called that already."),
            }
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        team: Any = self.fields["team"]
        team.queryset, team.empty_label = Team.objects.order_by("name"), _("None")
