"""What a team writes of what got in the way, and of what to stop doing."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from people.forms.together import TogetherForm
from study.forms import fields
from study.models import Condition, Stopping

# Things ticked at once.
MOST = 200


class ConditionForm(TogetherForm):
    """What it says, and of what kind it is. The rest of the chain can wait until it is seen."""

    words = fields.words(
        3,
        label=_("What does it say?"),
        help_text=_(
            "As it is written, or as everybody here knows it. For example: nobody under a grade 9 may order a rail."
        ),
        error_messages={"required": _("Write what it says, in a few words.")},
    )
    behaviour = fields.words(
        3,
        label=_("So we…"),
        help_text=_("What do we do because of it? For example: pass it up, and wait."),
        required=False,
    )
    people = fields.words(
        3,
        label=_("And so people…"),
        help_text=_("What does that do to those we are here for? For example: fall, meanwhile."),
        required=False,
    )
    kind = forms.ChoiceField(
        label=_("What kind of thing is it?"),
        choices=Condition.Kind.choices,
        error_messages={"required": _("Choose what kind of thing it is.")},
        widget=forms.RadioSelect,
    )


class StoppingForm(TogetherForm):
    words = fields.words(
        2,
        label=_("What to stop doing"),
        help_text=_("For example: stop asking a manager for what costs less than the asking."),
        error_messages={"required": _("Write what to stop, in a few words.")},
    )
    tried_on = forms.DateField(
        label=Stopping._meta.get_field("tried_on").verbose_name,
        help_text=_("Leave it empty until you have tried it."),
        required=False,
        error_messages={"invalid": _("Choose a day.")},
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    saw = fields.words(
        3,
        label=_("What we then saw"),
        help_text=_("Also what got worse, or what nobody expected."),
        required=False,
    )

    def clean_tried_on(self) -> date | None:
        day: date | None = self.cleaned_data["tried_on"]
        if day and day > timezone.localdate():
            raise forms.ValidationError(gettext("Choose today or an earlier day."))
        return day


class Numbers(forms.Field):
    """The keys of what is ticked; what is no number is none."""

    widget = forms.MultipleHiddenInput

    def clean(self, value: Any) -> set[int]:
        found = {int(one) for one in value or () if one.isdecimal() and len(one) < 19}
        if len(found) > MOST:
            raise forms.ValidationError(gettext("Tick up to %(most)s at a time.") % {"most": MOST})
        return found


class TieForm(forms.Form):
    """What shows a condition: ticked in one list or several, while one looks through them for words."""

    step = Numbers(required=False)
    demand = Numbers(required=False)
    stood = Numbers(required=False)
    looked_for = forms.CharField(
        label=_("Look for words"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
