"""What matters, and how it is going."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from conversations.models import Matter, Telling
from people.forms.persons import A_FEW_PAGES, HelpedBy


class MatterForm(forms.Form):
    words = forms.CharField(
        label=_("In your own words"),
        max_length=A_FEW_PAGES,
        error_messages={"required": _("Write at least a few words.")},
        widget=forms.Textarea(attrs={"rows": 3, "class": "voice"}),
    )
    keep_as_it_is = forms.BooleanField(label=_("This is good now. Keep it as it is."), required=False)
    helped_by = HelpedBy()


class TellingForm(forms.Form):
    """How near it is is asked only where the person says it: without `may_say` there are words alone."""

    how = forms.ChoiceField(label=_("How near is it?"), required=False)
    words = forms.CharField(
        label=_("In your own words"),
        max_length=A_FEW_PAGES,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "class": "voice"}),
    )
    # What somebody else saw, and the person says is not true for them yet.
    answers = forms.ModelChoiceField(
        queryset=Telling.objects.none(),
        required=False,
        widget=forms.HiddenInput,
        error_messages={"invalid_choice": _("This was answered meanwhile. Your words are still here.")},
    )

    def __init__(self, *args: Any, matter: Matter, may_say: bool, others: Any) -> None:
        super().__init__(*args)
        if not may_say:
            del self.fields["how"], self.fields["answers"]
            return
        how: Any = self.fields["how"]
        how.choices = Telling.Stays.choices if matter.keep_as_it_is else Telling.How.choices
        answers: Any = self.fields["answers"]
        answers.queryset = others

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("answers"):
            data["how"] = Telling.How.NOT_YET
        if not data.get("how") and not (data.get("words") or "").strip():
            raise forms.ValidationError(
                _("Choose one, or write a few words.") if "how" in self.fields else _("Write at least a few words.")
            )
        return data
