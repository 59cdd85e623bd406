"""A person’s rights: what is not right, who gets a copy, after a death."""

from datetime import date

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from people.forms.persons import A_FEW_PAGES
from people.forms.together import TogetherForm


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


class CopyForForm(TogetherForm):
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
