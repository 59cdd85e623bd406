"""What people type about who walks alongside whom. Every message says what to do."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from people.access import SharedPart
from people.forms.inviting import SharesForm
from people.models import Alongside


class ShareForm(SharesForm):
    """What somebody who walks alongside sees, and until when; it opens with how it is."""

    def __init__(self, *args: Any, row: Alongside, **kwargs: Any) -> None:
        super().__init__(*args, initial=self.as_it_is(row), **kwargs)

    @classmethod
    def as_it_is(cls, row: Alongside) -> dict[str, Any]:
        until = row.until if row.until and row.until > timezone.now() else None
        only = cls.HOUSEHOLD if row.parts == [SharedPart.PEOPLE.value] else cls.ONLY
        return {
            "what": cls.EVERYTHING if row.sees_everything else only,
            "parts": row.parts,
            "how_long": cls.DAY if until else cls.FOREVER,
            "day": timezone.localtime(until).date() if until else None,
            "trusted": row.trusted,
        }

    def said(self) -> dict[str, Any]:
        return {"parts": self.shared(), "until": self.until(), "trusted": self.cleaned_data.get("trusted")}


class WhyForm(forms.Form):
    why = forms.CharField(
        label=_("Why? You can leave this."),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "class": "voice small"}),
    )


class AskForWorkerForm(forms.Form):
    """Somebody by name, or anybody: then `cleaned_data["worker"]` is None."""

    ANYBODY = "anybody"

    worker = forms.ChoiceField(
        label=_("Who would you like?"),
        error_messages={"required": _("Choose somebody."), "invalid_choice": _("Choose somebody.")},
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, workers: list[Any], anybody: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.workers = {str(one.id): one for one in workers}
        choices: Any = self.fields["worker"]
        choices.choices = [(self.ANYBODY, _("Anybody who works here"))] * anybody + list(names(workers))

    def clean_worker(self) -> Any:
        return self.workers.get(self.cleaned_data["worker"])


def names(workers: list[Any]) -> list[tuple[str, str]]:
    """Choices of workers: who, and in which team."""
    return [(str(one.id), f"{one.name}, {one.team}" if one.team else one.name) for one in workers]
