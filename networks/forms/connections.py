"""What people write about those in a life. Every message says what to do."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from networks.models import Connection
from people.forms.persons import A_FEW_PAGES
from people.forms.together import TogetherForm
from people.models import Citizen

WHAT_IT_IS_LIKE = (
    *("circle", "tie", "gives", "kind", "sector", "paid", "far", "where", "since_year", "ended", "died"),
    "knows_the_plan",
)
FIRST_YEAR = 1900


class ConnectionForm(forms.ModelForm):  # type: ignore[type-arg]
    """Only the name is required; the rest is filled in with what is likeliest."""

    since_year = forms.IntegerField(
        label=_("Since which year?"),
        help_text=_("A year is enough; leave it if they are new."),
        error_messages={"invalid": _("Write a year, such as 1987.")},
        required=False,
        # No arrows: nobody counts from 0 to the year of a friendship.
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "numeric", "maxlength": 4}),
    )

    class Meta:
        model = Connection
        fields: tuple[str, ...] = ("name", "how_related", *WHAT_IT_IS_LIKE)
        labels = {
            "how_related": _("How do you know them?"),
            "kind": _("Who or what?"),
            "ended": _("Not in touch now"),
        }
        error_messages = {"name": {"required": _("Write a name to call them by.")}}
        widgets = {
            "name": forms.TextInput(attrs={"autocomplete": "off"}),
            "how_related": forms.TextInput(attrs={"autocomplete": "off"}),
            "where": forms.TextInput(attrs={"autocomplete": "off"}),
            **dict.fromkeys(("kind", "sector", "circle", "tie", "gives"), forms.RadioSelect),
        }

    def __init__(self, *args: Any, citizen: Citizen, own: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if own:
            return
        name = {"name": citizen.name}
        self.fields["how_related"].label = gettext("How does %(name)s know them?") % name
        choices: Any = self.fields["gives"]
        choices.choices = [
            (Connection.Gives.THEY, Connection.Gives.THEY.label),
            (Connection.Gives.ME, gettext("%(name)s does") % name),
            (Connection.Gives.BOTH, gettext("Both of them")),
        ]

    def clean_since_year(self) -> int | None:
        year: int | None = self.cleaned_data["since_year"]
        this_year = timezone.localdate().year
        if year is not None and not FIRST_YEAR <= year <= this_year:
            between = {"first": FIRST_YEAR, "last": this_year}
            raise forms.ValidationError(gettext("Write a year from %(first)s to %(last)s.") % between)
        return year


class ChangeConnectionForm(TogetherForm, ConnectionForm):
    """Of somebody who is there already."""


class SomeoneNewForm(ConnectionForm):
    words = forms.CharField(
        max_length=A_FEW_PAGES,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "class": "voice small"}),
    )

    class Meta(ConnectionForm.Meta):
        fields = ("name", "how_related", "words", *WHAT_IT_IS_LIKE)

    def __init__(self, *args: Any, citizen: Citizen, own: bool, **kwargs: Any) -> None:
        super().__init__(*args, citizen=citizen, own=own, **kwargs)
        self.fields["words"].label = in_whose_words(citizen, own)
        self.fields["words"].widget.attrs["lang"] = citizen.language


def in_whose_words(citizen: Citizen, own: bool) -> str:
    return gettext("In my own words") if own else gettext("In %(name)s’s own words") % {"name": citizen.name}


def in_a_list(one: Connection) -> str:
    """ "Beti, next door"."""
    return f"{one.name}, {one.how_related}" if one.how_related else one.name


class ThenForm(forms.Form):
    """An earlier day, to see the map as it was."""

    on = forms.DateField(
        label=_("Another day"),
        error_messages={"required": _("Choose a day."), "invalid": _("Choose a day.")},
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def clean_on(self) -> date:
        day: date = self.cleaned_data["on"]
        if day >= timezone.localdate():
            raise forms.ValidationError(gettext("Choose a day before today."))
        return day
