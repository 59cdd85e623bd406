"""What people write about what is asked for: answers, promises, and whether it is what was wanted."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from networks.forms.connections import in_a_list, in_whose_words
from networks.models import Connection, Promise, Verdict
from people.forms.persons import A_FEW_PAGES
from people.models import Citizen

CAN_BE_KNOWN = (
    Connection.Kind.PERSON,
    Connection.Kind.GROUP,
    Connection.Kind.PLACE,
    Connection.Kind.ORGANISATION,
)


class CanForm(forms.Form):
    """I can do this: a promise, with a day."""

    promise_words = forms.CharField(
        label=_("I will…"),
        help_text=_("For example: ring on Tuesday after chapel. You can leave this."),
        max_length=A_FEW_PAGES,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    due = forms.DateField(
        label=_("By when"),
        error_messages={"required": _("Choose a day."), "invalid": _("Choose a day.")},
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def clean_due(self) -> date:
        return a_day_to_come(self.cleaned_data["due"])


class WhyForm(forms.Form):
    """It did not happen: why, in a word, if they like."""

    why = forms.CharField(
        label=_("Why not?"),
        help_text=_("A word is enough. You can leave this."),
        max_length=Promise._meta.get_field("why").max_length,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class AgainForm(forms.Form):
    """The same, for another day."""

    due = forms.DateField(
        label=_("By when"),
        error_messages={"required": _("Choose a day."), "invalid": _("Choose a day.")},
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def clean_due(self) -> date:
        return a_day_to_come(self.cleaned_data["due"])


class KnowSomeoneForm(forms.Form):
    """I know someone. `people` are those in the life already; None for whoever does not see them: then words only."""

    someone = forms.ChoiceField(label=_("Are they in the life already?"), required=False)
    name = forms.CharField(
        label=_("Who it is"),
        max_length=Connection._meta.get_field("name").max_length,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    is_a = forms.ChoiceField(
        label=_("Who or what?"),
        choices=[(kind.value, kind.label) for kind in CAN_BE_KNOWN],
        initial=Connection.Kind.PERSON,
        required=False,
        widget=forms.RadioSelect,
    )
    paid = forms.BooleanField(label=_("Paid to be there"), required=False)
    words = forms.CharField(
        label=_("A few words. You can leave this."),
        max_length=A_FEW_PAGES,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, people: Sequence[Connection] | None, citizen: Citizen, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(one.pk): one for one in people or ()}
        fields: dict[str, Any] = self.fields
        if people is None:
            fields["words"].label, fields["words"].required = gettext("Who it is"), True
            fields["words"].error_messages["required"] = gettext("Write who it is.")
            for name in ("someone", "name", "is_a", "paid"):
                del fields[name]
        elif not people:
            del fields["someone"]
        else:
            fields["someone"].label = gettext("Are they in %(name)s’s life already?") % {"name": citizen.name}
            fields["someone"].choices = [
                ("", gettext("No, they are new")),
                *((key, in_a_list(one)) for key, one in self.people.items()),
            ]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        someone, name = data.get("someone"), data.get("name")
        if someone and name:
            self.add_error("name", gettext("You have chosen somebody above. Keep the one, or the other."))
        elif "name" in self.fields and not someone and not name and not {"someone", "name"} & set(self.errors):
            self.add_error("name", gettext("Write who it is."))
        return data

    def known(self) -> Connection | None:
        """Who it is, of those in the life already."""
        return self.people.get(self.cleaned_data.get("someone", ""))


class NotMeForm(forms.Form):
    """Not me, because… `works_here`: also what of our own way of working stood in the way, for the study of it."""

    words = forms.CharField(
        label=_("Because…"),
        max_length=A_FEW_PAGES,
        error_messages={"required": _("Write what stands in the way.")},
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    stood_in_the_way = forms.CharField(
        label=_("What in our own way of working stood in the way? You can leave this."),
        help_text=_("This goes to the study of our system, without any name: yours, or theirs. So write none."),
        max_length=A_FEW_PAGES,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, citizen: Citizen, works_here: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].help_text = gettext("%(name)s reads this.") % {"name": citizen.name}
        if not works_here:
            del self.fields["stood_in_the_way"]


class VerdictForm(forms.Form):
    answer = forms.ChoiceField(
        label=_("Your answer"),
        choices=Verdict.Answer.choices,
        error_messages={"required": _("Choose yes, partly or no.")},
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        max_length=A_FEW_PAGES,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "class": "voice small"}),
    )

    def __init__(self, *args: Any, citizen: Citizen, own: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].label = in_whose_words(citizen, own)
        self.fields["words"].help_text = gettext("You can leave this.")
        self.fields["words"].widget.attrs["lang"] = citizen.language


def a_day_to_come(due: date) -> date:
    if due < timezone.localdate():
        raise forms.ValidationError(gettext("Choose today or a later day."))
    return due
