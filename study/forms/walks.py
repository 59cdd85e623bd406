"""What a team writes of somebody's way through the system."""

from datetime import date
from typing import Any, ClassVar

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from people.forms.languages import LanguageField
from people.forms.together import TogetherForm
from people.models import Citizen
from study.models import Walk

# Characters.
WORDS = 5000
EARLIEST = date(1900, 1, 1)
A_NAME = {"required": _("Write a name to call them by here, one that is not theirs.")}
CHOOSE_A_DAY = {"invalid": _("Choose a day, or leave it.")}


class PastDay(forms.DateField):
    """Of something that has happened; it can be left."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        super().__init__(required=False, error_messages=CHOOSE_A_DAY, widget=widget, **kwargs)

    def clean(self, value: Any) -> date | None:
        day: date | None = super().clean(value)
        if day and not EARLIEST <= day <= timezone.localdate():
            raise forms.ValidationError(gettext("Choose today or an earlier day."))
        return day


def some_words(label: Any, *, rows: int = 3, voice: bool = False, **kwargs: Any) -> forms.CharField:
    """`voice`: what they say stands in their voice, also while it is written."""
    attrs = {"rows": rows} | ({"class": "voice small"} if voice else {})
    return forms.CharField(label=label, max_length=WORDS, required=False, widget=forms.Textarea(attrs=attrs), **kwargs)


def a_line(label: Any, length: int, **kwargs: Any) -> forms.CharField:
    line = forms.TextInput(attrs={"autocomplete": "off"})
    return forms.CharField(label=label, max_length=length, widget=line, **{"required": False, **kwargs})


def in_their_language(form: forms.BaseForm, language: str) -> None:
    """What stands in a voice says which language it is."""
    for field in form.fields.values():
        if "voice" in field.widget.attrs.get("class", ""):
            field.widget.attrs["lang"] = language


class AgreedForm(forms.Form):
    agreed = a_line(
        _("How did they say yes?"),
        300,
        help_text=_("For example: at her kitchen table, after I read it to her. Leave it until you have asked."),
    )
    agreed_on = PastDay(label=_("On which day?"))


class WalkForm(AgreedForm):
    """A name for them is enough to begin."""

    pseudonym = a_line(
        _("A name for them that is not theirs"),
        100,
        required=True,
        help_text=_("Nobody should find out from it who it is."),
        error_messages=A_NAME,
    )
    asked = some_words(_("What they asked for, in their words"), rows=2, voice=True)
    field_order = ("pseudonym", "asked", "agreed", "agreed_on")

    def __init__(self, data: Any, *, language: str) -> None:
        super().__init__(data)
        in_their_language(self, language)


class AllOfAWalk(AgreedForm):
    """Beside its steps."""

    pseudonym = a_line(_("A name for them that is not theirs"), 100, required=True, error_messages=A_NAME)
    name = a_line(_("What is this walk called?"), 200, help_text=_("For example: What it took to get a front door."))
    asked = some_words(_("What they asked for, in their words"), rows=2, voice=True)
    mattered = some_words(_("What mattered to them"), rows=2, voice=True)
    walked_back_on = PastDay(label=_("When did you walk back through it with them?"))
    said = some_words(_("What they said about it"), voice=True)
    got_in_the_way = some_words(_("What got in the way"))
    after_change = forms.BooleanField(label=_("This was after we changed how we work"), required=False)
    language = LanguageField(label=_("Which language do they speak?"), required=False)
    field_order = (
        *("pseudonym", "name", "asked", "mattered", "said", "got_in_the_way"),
        *("agreed", "agreed_on", "walked_back_on", "after_change", "language"),
    )


# A form's fields are no attributes of its class: a field may be called as a method is.
class WalkWordsForm(TogetherForm, AllOfAWalk):  # type: ignore[misc]
    def __init__(self, data: Any, *, walk: Walk) -> None:
        said = {name: getattr(walk, name) for name in self.base_fields if name != "base"}
        super().__init__(data, initial=said)
        language: Any = self.fields["language"]
        language.keep(walk.language)
        in_their_language(self, walk.language)

    def clean_language(self) -> str:
        return str(self.cleaned_data["language"] or self.initial["language"])


class WhoseForm(forms.Form):
    NOBODY: ClassVar[Any] = _("Nobody whom I walk alongside")

    citizen = forms.ModelChoiceField(
        label=_("Whose walk is this?"),
        queryset=Citizen.objects.none(),
        required=False,
        empty_label=NOBODY,
        error_messages={"invalid_choice": _("Choose one of them, or nobody.")},
    )

    def __init__(self, data: Any, *, citizens: Any, known: Citizen | None) -> None:
        super().__init__(data, initial={"citizen": known})
        field: Any = self.fields["citizen"]
        field.queryset = citizens
