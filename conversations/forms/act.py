"""What was offered, when, and what the person said."""

from datetime import date

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from conversations.models import ActOffer
from people.forms.persons import A_FEW_PAGES


class OfferForm(forms.Form):
    answer = forms.ChoiceField(
        label=_("What did they say?"),
        choices=ActOffer.Answer.choices,
        error_messages={"required": _("Choose one.")},
        widget=forms.RadioSelect,
    )
    on = forms.DateField(
        label=_("When"),
        error_messages={"required": _("Choose a day."), "invalid": _("Choose a day.")},
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    words = forms.CharField(
        label=_("In their own words. You can leave this."),
        max_length=A_FEW_PAGES,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "class": "voice"}),
    )

    def clean_on(self) -> date:
        on: date = self.cleaned_data["on"]
        if on > timezone.localdate():
            raise forms.ValidationError(_("That day has not come yet. Choose today or an earlier day."))
        return on
