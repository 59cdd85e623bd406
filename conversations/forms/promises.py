"""Writing down what was promised."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from people.forms.persons import A_FEW_PAGES
from people.models import Citizen, User

ME, THEM = "me", "them"
A_YEAR = timedelta(days=366)


class PromiseForm(forms.Form):
    """Who said they would, what, and by when if they said so.

    `others` are those whose promises may be written down too; None for whoever writes only their own.
    """

    who = forms.ChoiceField(
        label=_("Who said it?"),
        error_messages={"required": _("Choose who said it."), "invalid_choice": _("Choose who said it.")},
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label=_("What?"),
        help_text=_("For example: ring before chapel."),
        max_length=A_FEW_PAGES,
        error_messages={"required": _("Write at least a few words.")},
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    due = forms.DateField(
        label=_("By when"),
        help_text=_("You can leave this."),
        required=False,
        error_messages={"invalid": _("Choose a day.")},
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, *args: Any, citizen: Citizen, by: User, others: list[User] | None) -> None:
        super().__init__(*args)
        self.by, self.others = by, {str(user.pk): user for user in others or []}
        # Nothing is chosen for the person, who writes down what others said as often as their own.
        own = citizen.user_id == by.pk
        if others is None or (own and not others):
            # Nobody to choose from.
            del self.fields["who"]
            self.fields["words"].label = gettext("I will…")
            return
        choices = [(ME, gettext("I said I would…"))]
        if not own:
            choices.append((THEM, gettext("%(name)s said they would…") % {"name": citizen.name}))
            self.fields["who"].initial = ME
        for pk, user in self.others.items():
            choices.append((pk, gettext("%(name)s said they would…") % {"name": user.name}))
        field: Any = self.fields["who"]
        field.choices = choices

    def clean_due(self) -> date | None:
        due: date | None = self.cleaned_data["due"]
        if due and abs(due - timezone.localdate()) > A_YEAR:
            raise forms.ValidationError(_("Choose a day less than a year away."))
        return due

    @property
    def said_by(self) -> User | None:
        """Nobody, when the person whose plan it is said it."""
        who = self.cleaned_data.get("who", ME)
        return self.by if who == ME else self.others.get(who)
