"""What the small forms of a study have in common: a key that is made on the page, and a day."""

import uuid
from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from people.forms.languages import LanguageField

# Characters.
WORDS, A_LINE = 5_000, 200


class Key(forms.UUIDField):
    """Sent twice, it is the same thing. One that cannot be read is a new one."""

    def __init__(self) -> None:
        hidden = forms.HiddenInput(attrs={"autocomplete": "off"})
        super().__init__(required=False, initial=uuid.uuid4, widget=hidden)

    def clean(self, value: Any) -> uuid.UUID:
        try:
            return super().clean(value) or uuid.uuid4()
        except forms.ValidationError:
            return uuid.uuid4()


class Day(forms.DateField):
    """Today, unless somebody says that it was earlier."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            label=kwargs.pop("label", _("When")),
            required=False,
            initial=timezone.localdate,
            error_messages={"invalid": _("Choose a day.")},
            widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            **kwargs,
        )

    def clean(self, value: Any) -> date:
        day: date = super().clean(value) or timezone.localdate()
        if day > timezone.localdate():
            raise forms.ValidationError(gettext("Choose today or an earlier day."))
        return day


class Spoken(LanguageField):
    """That of the page, unless somebody says another."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, initial=get_language, **kwargs)

    def clean(self, value: Any) -> str:
        return super().clean(value) or get_language() or "en"


def words(rows: int, **kwargs: Any) -> forms.CharField:
    """A few words, or many. `voice`: a person said them."""
    attrs = {"rows": rows} | ({"class": "voice small"} if kwargs.pop("voice", False) else {})
    return forms.CharField(max_length=WORDS, widget=forms.Textarea(attrs=attrs), **kwargs)


def a_line(**kwargs: Any) -> forms.CharField:
    attrs = {"autocomplete": "off"} | kwargs.pop("attrs", {})
    return forms.CharField(max_length=A_LINE, widget=forms.TextInput(attrs=attrs), **kwargs)
