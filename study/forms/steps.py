"""What a team writes of one step on somebody's way."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from people.forms.together import TogetherForm
from study.forms.walks import PastDay, a_line, in_their_language, some_words
from study.models import FormInUse, Step, Walk

MINUTES = {
    "invalid": _("Write the minutes as a number, for example 20."),
    "min_value": _("Write the minutes as a number, for example 20."),
    "max_value": _("That is more than a year of work. Write the minutes of this step."),
}


def one_of(label: Any, choices: Iterable[tuple[str, Any]], **kwargs: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=list(choices), required=False, widget=forms.RadioSelect, **kwargs)


class StepForm(forms.Form):
    """What happened, or a few words of it: everything else can be left."""

    happened = one_of(_("What happened?"), Step.Happened.choices)
    words = a_line(_("In a few words"), 300, help_text=_("For example: sent her a form."))
    # The one with a name stands last, and the name below it (.choices + .then).
    holder = one_of(
        _("With whom did it lie?"),
        [(one.value, one.label) for one in (Step.Holder.THEM, Step.Holder.NOBODY, Step.Holder.SOMEBODY)],
    )
    held_by = a_line(_("Which team or service?"), 200)
    on = PastDay(label=_("When?"))
    certainty = one_of(_("How sure is that?"), Step.Certainty.choices)
    did = one_of(_("What did it do?"), [("", _("Nobody has said yet")), *Step.Did.choices])
    minutes = forms.IntegerField(
        label=_("How many minutes of work?"),
        min_value=0,
        max_value=100_000,
        required=False,
        error_messages=MINUTES,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    met = a_line(_("Whom did they meet?"), 200, help_text=_("What they do here, not their name: a duty officer."))
    passed_to = a_line(_("Passed on to whom?"), 200)
    form = forms.ModelChoiceField(
        label=_("Which form was it?"),
        queryset=FormInUse.objects.none(),
        required=False,
        empty_label=_("None, or not known"),
        error_messages={"invalid_choice": _("Choose one of the forms, or none.")},
    )
    asked_again = forms.BooleanField(label=_("It asked again what was known already"), required=False)
    said = some_words(_("What they said about it"), rows=2, voice=True)
    got_in_the_way = some_words(_("What got in the way"), rows=2)

    def __init__(self, *args: Any, walk: Walk, forms_in_use: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["form"].queryset = forms_in_use
        for name in ("held_by", "passed_to"):
            fields[name].widget.attrs["list"] = "holders"
        in_their_language(self, walk.language)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if not self.errors and not said.get("happened") and not said.get("words"):
            self.add_error("happened", gettext("Choose what happened, or say it in a few words."))
        if said.get("on") and said.get("certainty") == Step.Certainty.UNKNOWN:
            self.add_error("certainty", gettext("There is a day above. Choose how sure it is, or take the day away."))
        asked = said.get("happened") == Step.Happened.ASKED
        otherwise = Step.Holder.THEM if asked and not said.get("held_by") else Step.Holder.SOMEBODY
        said["happened"] = said.get("happened") or Step.Happened.OTHER
        said["holder"] = said.get("holder") or otherwise
        said["certainty"] = said.get("certainty") or Step.Certainty.EXACT
        return said


# As in study/forms/walks.py: a field is called as a method is.
class ChangeStepForm(TogetherForm, StepForm):  # type: ignore[misc]
    """Of one that is there already."""

    def __init__(self, data: Any, *, step: Step, forms_in_use: Any) -> None:
        said = {name: getattr(step, name) for name in self.base_fields if name != "base"}
        super().__init__(data, initial=said, walk=step.walk, forms_in_use=forms_in_use)
