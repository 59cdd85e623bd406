"""What somebody asked for: the words, and with one press why it came."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from people.forms.together import TogetherForm
from study.forms import fields
from study.models import Demand

NO_CAUSE = _("Only what came because something was not done has a cause. Choose that, or take these words out.")


class DemandForm(forms.Form):
    key = fields.Key()
    words = fields.words(
        2,
        label=_("What did they ask for, word for word?"),
        error_messages={"required": _("Write what they said, as they said it.")},
        voice=True,
    )
    # The last of the choices shows the cause (static/css/site.css, .choices + .then).
    kind = forms.ChoiceField(label=_("Why did it come?"), choices=Demand.Kind, required=False, widget=forms.RadioSelect)
    cause = fields.a_line(
        label=_("What had not been done?"),
        help_text=_("In a few words, and in the same words as before where it is the same."),
        required=False,
        attrs={"list": "causes"},
    )
    mattered = fields.words(2, label=_("What mattered to them?"), required=False, voice=True)
    came_in_as = fields.a_line(label=_("What did the system call it?"), required=False)
    on = fields.Day()
    language = fields.Spoken(label=_("Which language did they speak?"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # In their voice, also while it is written.
        for name in ("words", "mattered"):
            self.fields[name].widget.attrs["lang"] = self["language"].value()

    def clean(self) -> dict[str, Any]:
        """A cause says that something had not been done, also where nobody has chosen that."""
        said: dict[str, Any] = super().clean() or {}
        if said.get("cause") and said.get("kind") == Demand.Kind.VALUE:
            self.add_error("cause", str(NO_CAUSE))
        elif said.get("cause"):
            said["kind"] = Demand.Kind.FAILURE
        return said


class ChangeDemandForm(TogetherForm, DemandForm):
    key: Any = None
    kind = forms.ChoiceField(
        label=_("Why did it come?"),
        choices=[("", _("Nobody has said yet")), *Demand.Kind.choices],
        required=False,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language: Any = self.fields["language"]
        language.keep(self.initial.get("language", ""))

    def clean(self) -> dict[str, Any]:
        """Somebody who now says that it came for another reason says with it that the cause which stood is none."""
        said = self.cleaned_data
        if "kind" in self.data and said.get("kind") != Demand.Kind.FAILURE:
            if said.get("cause") == self.stood().get("cause"):
                said["cause"] = ""
            elif said.get("cause"):
                self.add_error("cause", str(NO_CAUSE))
        return super().clean()

    def said(self) -> dict[str, Any]:
        said = super().said()
        return said | {"kind": Demand.Kind.FAILURE} if said.get("cause") else said
