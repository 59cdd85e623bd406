"""A note, taken standing up."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from people.forms.together import TogetherForm
from study.forms import fields


class NoteForm(forms.Form):
    key = fields.Key()
    words = fields.words(
        3,
        label=_("What did you see or hear?"),
        error_messages={"required": _("Write at least a few words.")},
    )
    on = fields.Day()
    language = fields.Spoken(label=_("In which language?"))


class ChangeNoteForm(TogetherForm, NoteForm):
    key: Any = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language: Any = self.fields["language"]
        language.keep(self.initial.get("language", ""))
