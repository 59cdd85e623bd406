"""Did we really listen? One question, worded answers, and words of their own."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from conversations.models import Listened
from people.forms.persons import A_FEW_PAGES


class ListenedForm(forms.Form):
    answer = forms.ChoiceField(
        label=_("Did we really listen?"),
        choices=Listened.Answer.choices,
        error_messages={
            "required": _("Choose the answer that comes nearest."),
            "invalid_choice": _("Choose the answer that comes nearest."),
        },
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label=_("In your own words, if you like"),
        max_length=A_FEW_PAGES,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4, "class": "voice"}),
    )
    may_read = forms.BooleanField(required=False)

    def __init__(self, *args: Any, may_read: Any, **kwargs: Any) -> None:
        """`may_read`: who may read it when it is ticked, as a sentence; nothing, for whoever does not decide that."""
        super().__init__(*args, **kwargs)
        if may_read:
            self.fields["may_read"].label = may_read
        else:
            del self.fields["may_read"]

    def clean_words(self) -> str:
        # As the sentences of it are sent back, by which it is quoted.
        return "\n".join(self.cleaned_data["words"].splitlines())
