"""Looking for words in the story, and putting what was told into another language."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from conversations.forms.paper import LONGEST, TOO_LONG
from conversations.models import Conversation
from people import languages
from people.forms.languages import LanguageField


class SearchForm(forms.Form):
    """What is looked for is about somebody's life: it is posted, and stands in no address."""

    looked_for = forms.CharField(
        label=_("Look for words in the story"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off", "enterkeyhint": "search"}),
    )


class TranslationForm(forms.Form):
    """The same words in another language; the person's own stay as they are."""

    language = LanguageField(label=_("Into which language?"))
    words = forms.CharField(
        label=_("The same words in that language"),
        max_length=LONGEST,
        error_messages={"required": _("Write at least a few words."), "max_length": TOO_LONG},
        widget=forms.Textarea(attrs={"rows": 8}),
    )

    def __init__(self, *args: Any, told: Conversation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["language"]
        field.choices = languages.choices(besides=told.language)
