"""Whom something helps that a person is good at: chosen from those in their life."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from networks.forms.connections import in_a_list
from networks.models import Connection


class HelpsForm(forms.Form):
    connection = forms.ChoiceField(
        label=_("Whom does it help?"),
        error_messages={
            "required": _("Choose somebody."),
            "invalid_choice": _("Choose somebody who is in the list."),
        },
    )

    def __init__(self, data: Any = None, *, people: Sequence[Connection]) -> None:
        super().__init__(data, auto_id="helps_%s")
        self.people = people
        choices: Any = self.fields["connection"]
        choices.choices = [("", gettext("Choose somebody")), *((one.pk, in_a_list(one)) for one in people)]

    def chosen(self) -> Connection:
        return next(one for one in self.people if str(one.pk) == self.cleaned_data["connection"])
