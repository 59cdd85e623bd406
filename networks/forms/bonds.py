"""What people write of two who know each other."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from networks.forms.connections import in_a_list
from networks.models import Connection
from people.forms.persons import WordsForm
from people.models import Citizen


class OneOfThem(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: Any) -> str:
        return in_a_list(obj)


class SomeOfThem(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: Any) -> str:
        return in_a_list(obj)


class BondForm(WordsForm):
    """`voice`: the person's own words stand in their voice, also while they write."""

    other = OneOfThem(
        queryset=Connection.objects.none(),
        empty_label=None,
        error_messages={"required": _("Choose one of them."), "invalid_choice": _("Choose one of them.")},
        widget=forms.RadioSelect,
    )
    field_order = ("other", "words", "helped_by")

    def __init__(self, *args: Any, citizen: Citizen, one: Connection, others: Any, voice: bool) -> None:
        super().__init__(*args)
        other: Any = self.fields["other"]
        other.queryset = others
        other.label = gettext("Who does %(name)s know here?") % {"name": one.name}
        words = self.fields["words"]
        words.label = gettext("What is between them?")
        words.help_text = gettext("For example: they sing together on Tuesdays.")
        words.widget.attrs |= {"rows": 2, "lang": citizen.language, "class": "voice small" if voice else ""}
