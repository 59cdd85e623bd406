"""Who has a plan here too, and who comes from the other life of a household."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from networks.models import Connection
from networks.together import may_be_one
from people.models import Citizen


class AWholeName(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: Any) -> str:
        return str(obj.whole_name)


class HasPlanForm(forms.Form):
    plan = AWholeName(
        label=_("Who is it?"),
        queryset=Citizen.objects.none(),
        empty_label=None,
        error_messages={"required": _("Choose who it is."), "invalid_choice": _("Choose who it is.")},
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, plans: Any) -> None:
        super().__init__(*args)
        field: Any = self.fields["plan"]
        field.queryset = plans


class BringForm(forms.Form):
    people = forms.MultipleChoiceField(
        label=_("Who is in this life too?"),
        error_messages={"required": _("Choose at least one.")},
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, offered: Sequence[Connection], here: Sequence[Connection]) -> None:
        super().__init__(*args)
        self.offered = offered
        self.already = {one.pk: [other.name for other in here if may_be_one(one, other)] for one in offered}
        people: Any = self.fields["people"]
        people.choices = [(str(one.pk), one.name) for one in offered]

    def options(self) -> list[tuple[Any, Connection, list[str]]]:
        """Each box, who it is, and who of the same name is here already."""
        return [(box, one, self.already[one.pk]) for box, one in zip(self["people"], self.offered, strict=True)]

    def chosen(self) -> list[Connection]:
        return [one for one in self.offered if str(one.pk) in self.cleaned_data["people"]]
