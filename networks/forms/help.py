"""What came of it: who helps, of which kind, how much a week, from when until when."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, ClassVar

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from networks import helped
from networks.forms.connections import in_a_list
from networks.models import Connection, Help
from people.days import day_of
from people.models import Citizen

IN_A_WEEK = Decimal(24 * 7)
PLAIN = re.compile(r"[0-9]{1,7}(?:[.,][0-9]{1,2})?|[.,][0-9]{1,2}")
WITH_THOUSANDS = re.compile(r"[0-9]{1,3}(?:,[0-9]{3}){1,2}(?:\.[0-9]{1,2})?")
CHOOSE_A_DAY = {"required": _("Choose a day."), "invalid": _("Choose a day.")}


class Amount(forms.CharField):
    """A number as people write it, whichever language they write in: 1.5, 1,5, £46.50, 1,200."""

    default_error_messages: ClassVar[dict[str, Any]] = {"invalid": _("Write it as a number, for example 2 or 1.5.")}

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=20, required=False, **kwargs)
        self.widget.attrs |= {"inputmode": "decimal", "autocomplete": "off"}

    def to_python(self, value: Any) -> Any:
        written = "".join(str(super().to_python(value)).split()).removeprefix("£")
        if not written:
            return None
        if WITH_THOUSANDS.fullmatch(written):
            return Decimal(written.replace(",", ""))
        if PLAIN.fullmatch(written):
            return Decimal(written.replace(",", "."))
        raise forms.ValidationError(self.error_messages["invalid"])

    def run_validators(self, value: Any) -> None:
        """Those of letters are not for it: it is a number by now."""

    def prepare_value(self, value: Any) -> Any:
        return helped.plain(value) if isinstance(value, Decimal) else value


def a_day(label: Any, *, required: bool = True) -> forms.DateField:
    return forms.DateField(
        label=label,
        required=required,
        error_messages=CHOOSE_A_DAY,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )


class HelpForm(forms.Form):
    """Of which kind, and since when, is all that must be said. What it costs is asked of those who work here only."""

    given_by = forms.ChoiceField(required=False)
    words = forms.CharField(
        label=_("Who gives it, and what?"),
        help_text=_("For example: Beti comes along on the bus, on Thursdays."),
        max_length=Help._meta.get_field("words").max_length,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    kind = forms.ChoiceField(
        label=_("What kind of help is it?"),
        error_messages={"required": _("Choose what kind of help it is.")},
        widget=forms.RadioSelect,
    )
    hours_a_week = Amount(label=_("How many hours a week? You can leave this."))
    cost_a_week = Amount(
        label=_("What does it cost a week, in pounds? You can leave this."),
        error_messages={"invalid": _("Write pounds and pence, for example 46 or 46.50.")},
    )
    since = a_day(_("Since when?"))
    until = a_day(_("Until when? Leave this while it goes on."), required=False)

    def __init__(
        self,
        data: Any = None,
        *,
        citizen: Citizen,
        own: bool,
        works_here: bool,
        people: Sequence[Connection],
        before: Help | None = None,
    ) -> None:
        """`people` are those in the life whom whoever writes sees; `before` is what it was until now."""
        initial: dict[str, Any] = {"since": timezone.localdate()}
        if before is not None:
            initial |= {name: getattr(before, name) for name in ("words", "kind", "hours_a_week", "cost_a_week")}
            initial |= {"given_by": str(before.given_by_id or ""), "until": before.until}
        super().__init__(data, initial=initial)
        self.people, self.before, self.works_here = {str(one.pk): one for one in people}, before, works_here
        fields: dict[str, Any] = self.fields
        fields["kind"].choices = helped.kinds(own=own)
        if before is not None:
            fields["since"].label = gettext("From which day is it so?")
        if not works_here:
            del fields["cost_a_week"]
        if not people:
            del fields["given_by"]
            return
        life = gettext("Is it somebody in your life?") if own else gettext("Is it somebody in %(name)s’s life?")
        fields["given_by"].label = life if own else life % {"name": citizen.name}
        fields["given_by"].choices = [
            ("", gettext("Nobody of these")),
            *((key, in_a_list(one)) for key, one in self.people.items()),
        ]

    def clean_hours_a_week(self) -> Decimal | None:
        hours: Decimal | None = self.cleaned_data["hours_a_week"]
        if hours is not None and hours > IN_A_WEEK:
            raise forms.ValidationError(gettext("A week has 168 hours. Write as many, or fewer."))
        return hours

    def clean_since(self) -> date:
        since = a_likely_day(self.cleaned_data["since"])
        if self.before is not None and since <= self.before.since:
            day = {"day": day_of(self.before.since)}
            raise forms.ValidationError(gettext("It began on %(day)s. Choose a later day.") % day)
        return since

    def clean_until(self) -> date | None:
        until = self.cleaned_data["until"]
        return a_likely_day(until) if until else None

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        since, until = data.get("since"), data.get("until")
        if since and until and until < since:
            self.add_error("until", gettext("That is before it begins. Choose a later day, or leave this."))
        return data

    def help(self) -> dict[str, Any]:
        """What actions.write_help takes."""
        data = self.cleaned_data
        said = {name: data[name] for name in ("kind", "words", "hours_a_week", "since", "until")}
        return said | {"given_by": self.people.get(data.get("given_by", "")), "cost_a_week": self.cost(data)}

    def cost(self, data: dict[str, Any]) -> Decimal | None:
        """Of whom it is not asked, changes it only by changing how much it is: then it is not known."""
        if self.works_here or self.before is None:
            return data.get("cost_a_week")
        same = (data["kind"], data["hours_a_week"]) == (self.before.kind, self.before.hours_a_week)
        return self.before.cost_a_week if same else None


class EndedForm(forms.Form):
    """It has ended: with a day."""

    until = a_day(_("What was the last day?"))

    def __init__(self, data: Any = None, *, help: Help, auto_id: str) -> None:
        super().__init__(data, initial={"until": max(timezone.localdate(), help.since)}, auto_id=auto_id)
        self.help = help

    def clean_until(self) -> date:
        until = a_likely_day(self.cleaned_data["until"])
        if until < self.help.since:
            day = {"day": day_of(self.help.since)}
            raise forms.ValidationError(gettext("It began on %(day)s. Choose that day, or a later one.") % day)
        return until


def a_likely_day(day: date) -> date:
    """In living memory, and not after many years to come."""
    if not date(1900, 1, 1) <= day <= timezone.localdate() + timedelta(days=3653):
        raise forms.ValidationError(gettext("Look at the year again."))
    return day
