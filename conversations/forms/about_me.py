"""About me: one heading at a time, and only words are asked for."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from conversations.models import AboutMe
from people.access import WhoCanSee
from people.forms.persons import WordsForm


class AboutMeForm(WordsForm):
    heading = forms.ChoiceField(
        label=_("What is it about?"),
        choices=AboutMe.Heading.choices,
        error_messages={"required": _("Choose what it is about.")},
        widget=forms.RadioSelect,
    )
    who_can_see = forms.ChoiceField(
        label=_("Who can see this"),
        help_text=_("Only what everyone alongside may see is on the page to hand out."),
        choices=WhoCanSee.choices,
        required=False,
        initial=WhoCanSee.EVERYONE,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, seen_by: set[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices: Any = self.fields["who_can_see"]
        choices.choices = [choice for choice in WhoCanSee.choices if choice[0] in seen_by]

    def clean_who_can_see(self) -> str:
        return self.cleaned_data["who_can_see"] or WhoCanSee.EVERYONE.value
