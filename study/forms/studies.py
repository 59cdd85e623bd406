"""What a team writes of a study: its name, the two purposes, its days."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from people.forms.together import TogetherForm
from people.models import Team
from study.days import sixth
from study.forms import fields


def a_day(**kwargs: Any) -> forms.DateField:
    return forms.DateField(
        error_messages={"required": _("Choose a day."), "invalid": _("Choose a day.")},
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        **kwargs,
    )


class StudyForm(forms.Form):
    name = fields.a_line(
        label=_("What do you want to understand?"),
        help_text=_("A few words to call it by. For example: coming home from hospital."),
        error_messages={"required": _("Give it a name, so that your team finds it.")},
    )
    purpose = fields.words(
        3,
        label=_("The purpose, as citizens would say it"),
        help_text=_("Why people come, in words they would use. For example: help me to be at home again."),
        required=False,
    )
    system_purpose = fields.words(
        3,
        label=_("The purpose that the system acts on"),
        help_text=_("What the work does, whatever is written on the wall. For example: be safe."),
        required=False,
    )
    began = a_day(label=_("First day"), required=False)
    until = a_day(label=_("Last day"), required=False)

    def clean_began(self) -> Any:
        return self.cleaned_data["began"] or timezone.localdate()

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if said.get("began") and said.get("until") and said["until"] < said["began"]:
            self.add_error("until", gettext("The last day comes before the first. Choose that day or a later one."))
        return said


class NewStudyForm(StudyForm):
    """Of which team is asked only of whoever is of several."""

    team = forms.ModelChoiceField(
        label=_("Which team?"),
        queryset=Team.objects.none(),
        empty_label=None,
        error_messages={"required": _("Choose a team."), "invalid_choice": _("Choose a team that you are in.")},
    )
    field_order = ("name", "team")

    def __init__(self, data: Any = None, *, teams: QuerySet[Team]) -> None:
        today = timezone.localdate()
        super().__init__(data, initial={"began": today, "until": sixth(today)})
        field: Any = self.fields["team"]
        self.only = list(teams[:2])
        if len(self.only) > 1:
            field.queryset = teams
        else:
            del self.fields["team"]

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        if not self.only:
            raise forms.ValidationError(gettext("You are in no team yet, and a study is a team’s."))
        if len(self.only) == 1:
            said["team"] = self.only[0]
        return said


class ChangeStudyForm(TogetherForm, StudyForm):
    changed_on = a_day(
        label=_("Since when do you work in another way?"),
        help_text=_("Leave this until something has changed. What comes after stands beside what came before."),
        required=False,
    )
