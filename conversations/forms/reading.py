"""What somebody says about a piece of their words that was read back to them."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from conversations.forms.paper import LONGEST

RIGHT, NOT_RIGHT = "right", "not"


class HeardForm(forms.Form):
    """That’s right; or what they meant instead."""

    answer = forms.ChoiceField(choices=[(RIGHT, _("That’s right")), (NOT_RIGHT, _("That’s not what I meant"))])
    # What was read, as it was read: the words may have been changed meanwhile.
    passage = forms.CharField(strip=False, max_length=LONGEST, widget=forms.HiddenInput)
    words = forms.CharField(
        label=_("What did you mean?"),
        strip=False,
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4, "class": "voice"}),
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("answer") == NOT_RIGHT and "words" in data and not data["words"].strip():
            self.add_error("words", _("Write a few words of what you meant, or go back to what was read."))
        return data

    def has_changed_meanwhile(self) -> None:
        self.add_error(None, _("These words have been changed meanwhile. Here they are as they stand now."))
