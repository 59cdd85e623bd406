"""What can be written down in a conversation, and about a person’s rights. Only the words are asked for."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from conversations import marks
from conversations.models import Kept, Telling
from people.access import WhoCanSee
from people.forms.persons import A_FEW_PAGES, HelpedBy

KINDS = [
    ("matter", _("What matters")),
    ("strength", _("Good at")),
    ("connection", _("Someone in my life")),
    ("request", _("Asked for")),
]


def kinds_in(parts: set[str]) -> list[tuple[str, Any]]:
    """What words can become for somebody with whom these parts are shared."""
    models: dict[str, Any] = {name: Kept._meta.get_field(name).related_model for name in Kept.THINGS}
    return [(name, label) for name, label in KINDS if models[name].PART in parts]


# Characters: some forty pages. A life is longer; a conversation is not.
LONGEST = 100_000
TOO_LONG = _("This is more than fits on one page. Begin another conversation for the rest.")


class PaperForm(forms.Form):
    """The blank page. The question comes along as it was asked."""

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
    helped_by = HelpedBy()
    who_can_see = forms.ChoiceField(
        label=_("Who can see this"), choices=WhoCanSee.choices, required=False, widget=forms.RadioSelect
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)

    def __init__(self, *args: Any, seen_by: set[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
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
        way = data.pop("way", "")
        data["question"] = data.get("question", "").strip() or way
        return data

    def clean_version(self) -> int:
        return self.cleaned_data.get("version") or 0


class KeepForm(forms.Form):
    """A phrase out of the words: picked out on the page, or pasted."""

    quote = forms.CharField(
        label=_("The words to keep"),
        strip=False,
        max_length=LONGEST,
        error_messages={"required": _("Pick out some words, or paste them here, then choose what they are.")},
        widget=forms.Textarea(attrs={"rows": 2, "class": "voice"}),
    )
    start = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)
    end = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)
    kind = forms.ChoiceField(
        choices=KINDS,
        error_messages={
            "required": _("Choose what these words are."),
            "invalid_choice": _("Choose what these words are."),
        },
    )

    def __init__(self, *args: Any, parts: set[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds: Any = self.fields["kind"]
        kinds.choices = self.kinds = kinds_in(parts)

    def clean_quote(self) -> str:
        return marks.normalise(self.cleaned_data["quote"]).strip()

    def not_found(self) -> None:
        self.add_error(
            None, _("We cannot find those words here, or they stand here more than once. Copy a few more of them.")
        )


class MatterForm(forms.Form):
    words = forms.CharField(
        label=_("In your own words"),
        max_length=A_FEW_PAGES,
        error_messages={"required": _("Write at least a few words.")},
        widget=forms.Textarea(attrs={"rows": 3, "class": "voice"}),
    )
    keep_as_it_is = forms.BooleanField(label=_("This is good now. Keep it as it is."), required=False)
    helped_by = HelpedBy()


class TellingForm(forms.Form):
    how = forms.ChoiceField(label=_("How near is it?"), choices=Telling.How.choices, required=False)
    words = forms.CharField(
        label=_("In your own words"),
        max_length=A_FEW_PAGES,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "class": "voice"}),
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not data.get("how") and not (data.get("words") or "").strip():
            raise forms.ValidationError(_("Choose one, or write a few words."))
        return data


# A person's rights


class NotRightForm(forms.Form):
    words = forms.CharField(
        label=_("What is not right, and how it really is"),
        max_length=A_FEW_PAGES,
        error_messages={"required": _("Write a few words about what is not right.")},
        widget=forms.Textarea(attrs={"rows": 5, "class": "voice"}),
    )


class AnswerForm(forms.Form):
    answer = forms.CharField(
        label=_("Your answer"),
        max_length=A_FEW_PAGES,
        error_messages={"required": _("Write what you did about it, or why you did not.")},
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class CopyForForm(forms.Form):
    copy_for = forms.CharField(
        label=_("Who gets a copy, and how to find them"),
        max_length=A_FEW_PAGES,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class DiedForm(forms.Form):
    died_on = forms.DateField(
        label=_("The day they died"),
        error_messages={
            "required": _("Write the day. If nobody knows it, write the day that you heard."),
            "invalid": _("Write the day, the month and the year."),
        },
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )

    def clean_died_on(self) -> date:
        day: date = self.cleaned_data["died_on"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("That day has not come yet. Choose today or an earlier day."))
        return day
