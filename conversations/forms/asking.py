"""Asking for something. Words, and nothing else needed: there is no list to choose from."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from conversations.models import Matter
from networks.forms.connections import in_a_list, in_whose_words
from networks.models import Connection, SupportRequest
from people.access import WhoCanSee
from people.forms.persons import WordsForm
from people.models import Alongside, Citizen, User

ANYBODY = ""


@dataclass(frozen=True)
class Offered:
    """Of whom it can be asked, and for what that matters: all of it seen by whoever writes."""

    alongside: Sequence[Alongside] = ()
    people: Sequence[Connection] = ()
    matters: Sequence[Matter] = ()


class AskForm(WordsForm):
    towards = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple)
    of_whom = forms.ChoiceField(required=False)
    who_can_see = forms.ChoiceField(
        label=_("Who can see this"),
        choices=WhoCanSee.choices,
        initial=WhoCanSee.EVERYONE,
        required=False,
        widget=forms.RadioSelect,
    )
    repeats = forms.ModelChoiceField(
        label=_("Was this asked for before?"),
        queryset=SupportRequest.objects.none(),
        empty_label=_("No, it is new"),
        blank=True,
        required=False,
        widget=forms.RadioSelect,
    )

    def __init__(
        self,
        data: Any,
        *,
        citizen: Citizen,
        by: User,
        earlier: Any,
        offered: Offered,
        seen_by: set[str],
        initial: dict[str, Any],
    ) -> None:
        super().__init__(data, initial=initial)
        self.offered, self.by, own = offered, by, citizen.user_id == by.pk
        name = {"name": citizen.name}
        fields: dict[str, Any] = self.fields
        fields["words"].label = in_whose_words(citizen, own)
        fields["words"].widget.attrs["lang"] = citizen.language
        fields["repeats"].queryset = earlier
        fields["who_can_see"].choices = [choice for choice in WhoCanSee.choices if choice[0] in seen_by]
        fields["towards"].label = (
            gettext("Is it for something that matters to you?")
            if own
            else gettext("Is it for something that matters to %(name)s?") % name
        )
        fields["towards"].choices = [(str(one.pk), one.words) for one in offered.matters]
        fields["of_whom"].label = gettext("Who would you ask?") if own else gettext("Who is asked?")
        fields["of_whom"].help_text = who_reads_it(citizen, own) if offered.people else ""
        fields["of_whom"].choices = whom_there_is(citizen, own, offered)

    def towards_in_words(self) -> list[tuple[Any, Matter]]:
        """Each box with what matters itself, whose words stand in its own language."""
        return list(zip(self["towards"], self.offered.matters, strict=True))

    def clean_who_can_see(self) -> str:
        return self.cleaned_data["who_can_see"] or WhoCanSee.EVERYONE

    def clean(self) -> dict[str, Any]:
        """Nobody is asked for what they do not see."""
        data = super().clean() or {}
        asked, line = self.asked_of(data), data.get("who_can_see", WhoCanSee.EVERYONE)
        if asked and not sees(asked, line, written_by=self.by):
            who = {"who": asked.user.first_name}
            self.add_error("of_whom", gettext("%(who)s would not see it. Choose below who can see this.") % who)
        return data

    def asked_of(self, data: dict[str, Any]) -> Alongside | None:
        return next((one for one in self.offered.alongside if f"user-{one.user_id}" == data.get("of_whom")), None)

    def asking(self) -> dict[str, Any]:
        """What actions.ask takes."""
        data = self.cleaned_data
        walks, whom = self.asked_of(data), data["of_whom"]
        return {
            **{name: data[name] for name in ("words", "helped_by", "who_can_see", "repeats")},
            "asked_of": walks.user if walks else None,
            "asked_in_life": next((one for one in self.offered.people if f"connection-{one.pk}" == whom), None),
            "towards": [one for one in self.offered.matters if str(one.pk) in data["towards"]],
        }


def sees(asked: Alongside, line: str, *, written_by: User) -> bool:
    """Whether somebody alongside sees what stands at this line."""
    if line == WhoCanSee.US:
        return asked.user_id == written_by.pk
    return line == WhoCanSee.EVERYONE or asked.walks_as == Alongside.WORKER


def who_reads_it(citizen: Citizen, own: bool) -> str:
    """Said before they choose: nobody who has no sign-in is told by us."""
    if own:
        return gettext(
            "Those who walk alongside you read it here. Those in your life do not: you would have to tell them, or ask"
            " somebody to."
        )
    return gettext(
        "Those who walk alongside %(name)s read it here. Those in their life do not: somebody would have to tell them."
    ) % {"name": citizen.name}


def whom_there_is(citizen: Citizen, own: bool, offered: Offered) -> list[Any]:
    name = {"name": citizen.name}
    choices: list[Any] = [
        (ANYBODY, gettext("Anyone alongside me") if own else gettext("Anyone alongside %(name)s") % name)
    ]
    if offered.alongside:
        here = gettext("Who walk alongside me") if own else gettext("Who walk alongside %(name)s") % name
        choices.append((here, [(f"user-{one.user_id}", who_it_is(one)) for one in offered.alongside]))
    if offered.people:
        life = gettext("People in my life") if own else gettext("People in %(name)s’s life") % name
        choices.append((life, [(f"connection-{one.pk}", in_a_list(one)) for one in offered.people]))
    return choices


def who_it_is(one: Alongside) -> str:
    return f"{one.user.name}, {one.how_related}" if one.how_related else one.user.name
