"""What people write about those in a life, and about what is asked for. Every message says what to do."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from networks.models import Connection, Promise, SupportRequest, Verdict
from people.access import WhoCanSee
from people.forms.persons import A_FEW_PAGES, WordsForm
from people.forms.together import TogetherForm
from people.models import Citizen

WHAT_IT_IS_LIKE = ("circle", "tie", "gives", "kind", "sector", "paid", "far", "where", "ended", "died")


class ConnectionForm(forms.ModelForm):  # type: ignore[type-arg]
    """Only the name is required; the rest is filled in with what is likeliest."""

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


class AskForm(WordsForm):
    """Words, and nothing else needed."""

    who_can_see = forms.ChoiceField(
        label=_("Who can see this"),
        choices=WhoCanSee.choices,
        initial=WhoCanSee.EVERYONE,
        required=False,
        widget=forms.RadioSelect,
    )
    repeats = forms.ModelChoiceField(
        label=_("Was this asked for before?"),
        queryset=SupportRequest.objects.none(),
        empty_label=_("No, it is new"),
        blank=True,
        required=False,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, citizen: Citizen, own: bool, earlier: Any, seen_by: set[str]) -> None:
        super().__init__(*args)
        self.fields["words"].label = in_whose_words(citizen, own)
        self.fields["words"].widget.attrs["lang"] = citizen.language
        repeats: Any = self.fields["repeats"]
        repeats.queryset = earlier
        choices: Any = self.fields["who_can_see"]
        choices.choices = [choice for choice in WhoCanSee.choices if choice[0] in seen_by]

    def clean_who_can_see(self) -> str:
        return self.cleaned_data["who_can_see"] or WhoCanSee.EVERYONE


class CanForm(forms.Form):
    """I can do this: a promise, with a day."""

    promise_words = forms.CharField(
        label=_("I will…"),
        help_text=_("For example: ring on Tuesday after chapel. You can leave this."),
        max_length=A_FEW_PAGES,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    due = forms.DateField(
        label=_("By when"),
        error_messages={"required": _("Choose a day."), "invalid": _("Choose a day.")},
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def clean_due(self) -> date:
        return a_day_to_come(self.cleaned_data["due"])


class WhyForm(forms.Form):
    """It did not happen: why, in a word, if they like."""

    why = forms.CharField(
        label=_("Why not?"),
        help_text=_("A word is enough. You can leave this."),
        max_length=Promise._meta.get_field("why").max_length,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class AgainForm(forms.Form):
    """The same, for another day."""

    due = forms.DateField(
        label=_("By when"),
        error_messages={"required": _("Choose a day."), "invalid": _("Choose a day.")},
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def clean_due(self) -> date:
        return a_day_to_come(self.cleaned_data["due"])


class KnowSomeoneForm(forms.Form):
    words = forms.CharField(
        label=_("Who it is"),
        max_length=A_FEW_PAGES,
        error_messages={"required": _("Write who it is.")},
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class NotMeForm(forms.Form):
    words = forms.CharField(
        label=_("Because…"),
        max_length=A_FEW_PAGES,
        help_text=_("What stands in the way? That is how we learn."),
        error_messages={"required": _("Write what stands in the way.")},
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class VerdictForm(forms.Form):
    answer = forms.ChoiceField(
        label=_("Your answer"),
        choices=Verdict.Answer.choices,
        error_messages={"required": _("Choose yes, partly or no.")},
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        max_length=A_FEW_PAGES,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "class": "voice small"}),
    )

    def __init__(self, *args: Any, citizen: Citizen, own: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].label = in_whose_words(citizen, own)
        self.fields["words"].help_text = gettext("You can leave this.")
        self.fields["words"].widget.attrs["lang"] = citizen.language


def in_whose_words(citizen: Citizen, own: bool) -> str:
    return gettext("In my own words") if own else gettext("In %(name)s’s own words") % {"name": citizen.name}


def a_day_to_come(due: date) -> date:
    if due < timezone.localdate():
        raise forms.ValidationError(gettext("Choose today or a later day."))
    return due
