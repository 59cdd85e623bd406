"""What people write of a circle of support."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from networks.forms.bonds import SomeOfThem
from networks.forms.connections import in_whose_words
from networks.models import CircleOfSupport, Connection, Member
from people.access import WhoCanSee
from people.forms.persons import A_FEW_PAGES, WordsForm
from people.forms.together import TogetherForm
from people.models import Citizen


def when_and_where() -> forms.CharField:
    return forms.CharField(
        label=_("When and where do you meet? You can leave this."),
        help_text=_("For example: first Sunday of the month, in the shed."),
        max_length=CircleOfSupport._meta.get_field("meets").max_length,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


def some_of_them(**kwargs: Any) -> SomeOfThem:
    return SomeOfThem(queryset=Connection.objects.none(), widget=forms.CheckboxSelectMultiple, **kwargs)


class CircleForm(WordsForm):
    """What it is for, and nothing else needed."""

    meets = when_and_where()
    people = some_of_them(label=_("Who is in it? You can leave this."), required=False)
    who_can_see = forms.ChoiceField(label=_("Who can see this"), required=False, widget=forms.RadioSelect)
    field_order = ("words", "meets", "people", "who_can_see", "helped_by")

    def __init__(self, data: Any, *, citizen: Citizen, own: bool, people: Any, seen_by: set[str]) -> None:
        super().__init__(data, initial={"who_can_see": WhoCanSee.EVERYONE})
        fields: dict[str, Any] = self.fields
        words = fields["words"]
        words.label = gettext("What is it for?")
        words.help_text = f"{in_whose_words(citizen, own)}. " + gettext("For example: to keep me at my allotment.")
        words.widget.attrs |= {"rows": 2, "lang": citizen.language}
        fields["people"].queryset = people
        fields["who_can_see"].choices = [one for one in WhoCanSee.choices if one[0] in seen_by]


class MembersForm(forms.Form):
    people = some_of_them(label=_("Who is in it too?"), error_messages={"required": _("Choose at least one.")})

    def __init__(self, *args: Any, people: Any) -> None:
        super().__init__(*args)
        field: Any = self.fields["people"]
        field.queryset = people


class MeetsForm(TogetherForm):
    meets = when_and_where()


class DoesForm(forms.Form):
    words = forms.CharField(
        label=_("What do they do in it?"),
        help_text=_("For example: drives the van."),
        max_length=Member._meta.get_field("words").max_length,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class MetForm(forms.Form):
    """`voice`: the person's own words stand in their voice, also while they write."""

    on = forms.DateField(
        label=_("When did you meet?"),
        error_messages={"required": _("Choose a day."), "invalid": _("Choose a day.")},
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    words = forms.CharField(
        label=_("What came up?"),
        help_text=_("An idea, something that went well, who said they would do what."),
        max_length=A_FEW_PAGES,
        error_messages={"required": _("Write at least a few words.")},
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, data: Any = None, *, citizen: Citizen, voice: bool) -> None:
        super().__init__(data, initial={"on": timezone.localdate()})
        if voice:
            self.fields["words"].widget.attrs |= {"class": "voice small", "lang": citizen.language}

    def clean_on(self) -> date:
        on: date = self.cleaned_data["on"]
        if on > timezone.localdate():
            raise forms.ValidationError(gettext("Choose today or an earlier day."))
        return on
