"""The blank page. Only the words are asked for."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from people.access import WhoCanSee
from people.forms.languages import LanguageField
from people.forms.persons import HelpedBy
from people.forms.together import Carried, TogetherForm, read

# Characters: some forty pages. A life is longer; a conversation is not.
LONGEST = 100_000
TOO_LONG = _("This is more than fits on one page. Begin another conversation for the rest.")
# The first and the latest two (static/js/saving.js).
MOST_UNANSWERED = 3


class PaperForm(TogetherForm):
    """The blank page. The question comes along as it was asked."""

    NOT_SAID = ("base", "unanswered", "way")

    # One of our ways to ask, or the worker's own; with neither, the question that the page began with.
    way = forms.CharField(max_length=300, required=False)
    question = forms.CharField(max_length=300, required=False, label=_("Or ask it in your own words"))
    words = forms.CharField(
        label=_("Their words"),
        strip=False,
        max_length=LONGEST,
        error_messages={
            "required": _("Write at least a few of their words, then we can keep them."),
            "max_length": TOO_LONG,
        },
        widget=forms.Textarea(attrs={"rows": 8, "class": "voice"}),
    )
    noticed = forms.CharField(
        label=_("Anything you noticed"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    when = forms.DateField(
        label=_("When"), required=False, widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    )
    where = forms.CharField(label=_("Where"), required=False, max_length=200)
    who_was_there = forms.CharField(label=_("Who was there"), required=False, max_length=300)
    language = LanguageField(label=_("Which language is this in?"), required=False)
    helped_by = HelpedBy()
    who_can_see = forms.ChoiceField(
        label=_("Who can see this"), choices=WhoCanSee.choices, required=False, widget=forms.RadioSelect
    )
    # What was sent while writing, and not answered: the answer may have been lost on its way, and not the words.
    unanswered = Carried()

    def __init__(self, *args: Any, seen_by: set[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language: Any = self.fields["language"]
        language.keep(self.initial.get("language", ""))
        choices: Any = self.fields["who_can_see"]
        choices.choices = [choice for choice in WhoCanSee.choices if choice[0] in seen_by]

    def clean_words(self) -> str:
        words: str = self.cleaned_data["words"]
        if not words.strip():
            raise forms.ValidationError(self.fields["words"].error_messages["required"])
        return words

    def clean_when(self) -> Any:
        when = self.cleaned_data.get("when")
        if when and when > timezone.localdate():
            raise forms.ValidationError(_("That day has not come yet. Choose today or an earlier day."))
        return when

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        return data | {"question": asked(data)}

    def said(self) -> dict[str, Any]:
        """As everywhere; a question that was neither chosen nor written stays as it is."""
        said = super().said()
        question = self.cleaned_data["question"]
        return said | {"question": question} if question else said

    def cleaned(self, raw: Any) -> dict[str, Any]:
        known = super().cleaned(raw)
        way = raw.get("way") if isinstance(raw, dict) else ""
        return known | {"question": asked(known | {"way": way})} if known else known

    def unanswered_ones(self) -> list[dict[str, Any]]:
        sent = read(self.cleaned_data["unanswered"])
        return [self.cleaned(one) for one in sent[:MOST_UNANSWERED]] if isinstance(sent, list) else []


def asked(data: dict[str, Any]) -> str:
    """The question in one's own words, or the way to ask it that was chosen."""
    return str(data.get("question") or "").strip() or str(data.get("way") or "")
