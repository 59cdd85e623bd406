"""What a worker types to look at somebody's plan urgently. Every message says what to do."""

from datetime import datetime, time, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from people.forms.sharing import names

FEW_WORDS = 10
HOLD_FOR = timedelta(days=28)


class FindUrgentlyForm(forms.Form):
    name = forms.CharField(
        label=_("What is the person called?"),
        help_text=_("Exactly: their whole name, or what they like to be called."),
        max_length=200,
        error_messages={"required": _("Write what the person is called.")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class UrgentLookForm(forms.Form):
    """Whom to look at, and why; who reads of it, if that is not plain; and when the person does, if not at once."""

    name = forms.CharField(max_length=200, widget=forms.HiddenInput)
    person = forms.ChoiceField(
        label=_("Who is it?"),
        error_messages={"required": _("Choose the person."), "invalid_choice": _("Choose the person.")},
        widget=forms.RadioSelect,
    )
    why = forms.CharField(
        label=_("Why must you look now?"),
        help_text=_("The person reads this, and so does whoever leads your team."),
        max_length=2000,
        error_messages={"required": _("Write why, in a sentence.")},
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    lead = forms.ChoiceField(
        label=_("Whom shall we tell?"),
        help_text=_("Nobody else leads your team. Choose somebody who leads another."),
        error_messages={"required": _("Choose somebody."), "invalid_choice": _("Choose somebody.")},
        widget=forms.RadioSelect,
    )
    hold = forms.BooleanField(label=_("Telling the person at once would endanger somebody"), required=False)
    why_hold = forms.CharField(
        label=_("How would it?"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    hold_day = forms.DateField(
        label=_("On which day may they read of it?"),
        help_text=_("At the latest, four weeks from today."),
        required=False,
        error_messages={"invalid": _("Choose a day.")},
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, *args: Any, found: list[Any], leads: list[Any], **kwargs: Any) -> None:
        """`leads` is empty when there is nothing to choose."""
        super().__init__(*args, **kwargs)
        self.found = {str(one.id): one for one in found}
        people: Any = self.fields["person"]
        people.choices = [(str(one.id), f"{one.name}, {one.place}" if one.place else one.name) for one in found]
        if leads:
            choices: Any = self.fields["lead"]
            choices.choices = names(leads)
        else:
            del self.fields["lead"]

    def clean_person(self) -> Any:
        return self.found[self.cleaned_data["person"]]

    def clean_why(self) -> str:
        return in_a_few_words(self.cleaned_data["why"])

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not data.get("hold"):
            return {**data, "why_hold": "", "hold_until": None}
        if len(data.get("why_hold") or "") < FEW_WORDS:
            self.add_error("why_hold", _("Write in a few words how it would endanger somebody."))
        today, day = timezone.localdate(), data.get("hold_day")
        if "hold_day" not in self.errors and (day is None or not today < day <= today + HOLD_FOR):
            self.add_error("hold_day", _("Choose a day after today, no later than four weeks from now."))
        # From the first moment of that day.
        return {**data, "hold_until": timezone.make_aware(datetime.combine(day, time.min)) if day else None}


def in_a_few_words(words: str) -> str:
    if len(words) < FEW_WORDS:
        raise forms.ValidationError(_("Write a few more words, so that it can be understood."))
    return words
