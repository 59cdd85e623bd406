"""What matters, and how it is going."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from conversations.models import Telling
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
    how = forms.ChoiceField(label=_("How near is it?"), choices=Telling.How.choices, required=False)
    words = forms.CharField(
        label=_("In your own words"),
        max_length=A_FEW_PAGES,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "class": "voice"}),
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not data.get("how") and not (data.get("words") or "").strip():
            raise forms.ValidationError(_("Choose one, or write a few words."))
        return data
