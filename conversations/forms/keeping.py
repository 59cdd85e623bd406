"""Words to keep out of a conversation."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from conversations.forms.paper import LONGEST
from conversations.models import Kept
from people.merging import normalise

KINDS = [
    ("matter", _("What matters")),
    ("strength", _("Good at")),
    ("connection", _("Someone in my life")),
    ("request", _("Asked for")),
]


def kinds_in(parts: set[str]) -> list[tuple[str, Any]]:
    """What words can become for somebody with whom these parts are shared."""
    models: dict[str, Any] = {name: Kept._meta.get_field(name).related_model for name in Kept.THINGS}
    return [(name, label) for name, label in KINDS if models[name].PART in parts]


class PickedOut(forms.Form):
    """A phrase out of the words: picked out on the page, or pasted."""

    quote = forms.CharField(
        label=_("The words to keep"),
        strip=False,
        max_length=LONGEST,
        error_messages={"required": _("Pick out some words, or paste them here, then choose what they are.")},
        widget=forms.Textarea(attrs={"rows": 2, "class": "voice"}),
    )
    start = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)
    end = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)

    def clean_quote(self) -> str:
        return normalise(self.cleaned_data["quote"]).strip()

    def not_found(self) -> None:
        self.add_error(
            None, _("We cannot find those words here, or they stand here more than once. Copy a few more of them.")
        )


class KeepForm(PickedOut):
    """What the phrase is."""

    kind = forms.ChoiceField(
        choices=KINDS,
        error_messages={
            "required": _("Choose what these words are."),
            "invalid_choice": _("Choose what these words are."),
        },
    )

    def __init__(self, *args: Any, parts: set[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds: Any = self.fields["kind"]
        self.parts = parts
        kinds.choices = self.kinds = kinds_in(parts)


class PlaceForm(PickedOut):
    """Where words that were kept stand now."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["quote"].label = _("Where they stand now")
        self.fields["quote"].error_messages["required"] = _("Pick out the words as they stand now, or paste them here.")
