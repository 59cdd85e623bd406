"""What changed for the place. Only what it is, in their words, is required."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext

from networks.forms.connections import in_whose_words
from people.forms.persons import WordsForm
from people.models import Citizen
from strengths.models import Strength


class ContributionForm(WordsForm):
    """`strengths`: those to choose from; none, where it is known already what it came of."""

    strength = forms.ChoiceField(required=False, widget=forms.RadioSelect)

    field_order = ("words", "strength", "helped_by")

    def __init__(self, *args: Any, citizen: Citizen, own: bool, strengths: Sequence[Strength]) -> None:
        super().__init__(*args)
        self.strengths = strengths
        fields: dict[str, Any] = self.fields
        fields["words"].label = in_whose_words(citizen, own)
        fields["words"].widget.attrs["lang"] = citizen.language
        fields["strength"].label = (
            gettext("Is it something that you are good at?")
            if own
            else gettext("Is it something that %(name)s is good at?") % {"name": citizen.name}
        )
        nothing = gettext("Nothing in particular")
        fields["strength"].choices = [("", nothing), *((one.pk, one.words) for one in strengths)]

    def strengths_in_words(self) -> list[tuple[Any, Strength | None]]:
        """Each choice with the strength itself, whose words stand in its own language."""
        return list(zip(self["strength"], [None, *self.strengths], strict=True))

    def said(self) -> dict[str, Any]:
        """What actions.contributions.write_down takes."""
        chosen = next((one for one in self.strengths if str(one.pk) == self.cleaned_data["strength"]), None)
        return {
            **{name: self.cleaned_data[name] for name in ("words", "helped_by")},
            **({"strength": chosen} if chosen else {}),
        }
