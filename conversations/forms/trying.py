"""What we are trying. Only what it is, in a few words, is required."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _

from conversations.models import Attempt, Matter
from networks.forms.connections import in_a_list
from networks.models import Connection, SupportRequest
from people.access import WhoCanSee
from people.forms.persons import A_FEW_PAGES, WordsForm
from people.models import Citizen, User
from strengths.models import Strength

NOBODY, AS_IT_IS = "nobody", "as-it-is"
CHOOSE_A_DAY = {"invalid": _("Choose a day.")}


@dataclass(frozen=True)
class Offered:
    """What there is to choose from: all of it seen by whoever writes."""

    people: Sequence[Connection]
    workers: Sequence[User]
    strengths: Sequence[Strength] = ()
    # What it may be for: what matters, and what was asked for.
    things: Sequence[Matter | SupportRequest] = ()


class WhoAndWhen(forms.Form):
    """Who does it, and by when."""

    who = forms.ChoiceField(label=_("Who does it?"))
    due = forms.DateField(
        label=_("By when? You can leave this."),
        required=False,
        error_messages=CHOOSE_A_DAY,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(
        self, *args: Any, citizen: Citizen, own: bool, offered: Offered, attempt: Attempt | None = None, **kwargs: Any
    ) -> None:
        if attempt is not None:
            kwargs["initial"] = {"who": chosen(attempt, offered), "due": attempt.due}
        super().__init__(*args, **kwargs)
        who: Any = self.fields["who"]
        who.choices = who_there_is(citizen, own, offered)
        if attempt is not None and self.initial["who"] == AS_IT_IS:
            who.choices = [(AS_IT_IS, gettext("As it is now")), *who.choices]

    def said(self) -> dict[str, Any]:
        """The columns of an attempt; those of who does it are left out where that stays as it is."""
        kind, _dash, pk = self.cleaned_data["who"].partition("-")
        due = {"due": self.cleaned_data["due"]}
        if self.cleaned_data["who"] == AS_IT_IS:
            return due
        return due | {
            "done_by": kind if kind in Attempt.Who.values else "",
            "someone_id": int(pk) if kind == Attempt.Who.SOMEONE else None,
            "worker_id": int(pk) if kind == Attempt.Who.WORKER else None,
        }


def who_there_is(citizen: Citizen, own: bool, offered: Offered) -> list[Any]:
    choices: list[Any] = [
        (NOBODY, gettext("Nobody is named yet")),
        (Attempt.Who.ME, pgettext("who does it", "Me") if own else citizen.name),
    ]
    if offered.people:
        life = gettext("People in my life") if own else gettext("People in %(name)s’s life") % {"name": citizen.name}
        choices.append((life, [(f"{Attempt.Who.SOMEONE}-{one.pk}", in_a_list(one)) for one in offered.people]))
    if offered.workers:
        work = gettext("Who work with me") if own else gettext("Who work with %(name)s") % {"name": citizen.name}
        choices.append((work, [(f"{Attempt.Who.WORKER}-{one.pk}", one.name) for one in offered.workers]))
    return choices


def chosen(attempt: Attempt, offered: Offered) -> str:
    """Who does it as a choice; as it is, where whoever reads may not choose them."""
    if attempt.done_by == Attempt.Who.SOMEONE:
        here = attempt.someone_id in {one.pk for one in offered.people}
        return f"{attempt.done_by}-{attempt.someone_id}" if here else AS_IT_IS
    if attempt.done_by == Attempt.Who.WORKER:
        here = attempt.worker_id in {one.pk for one in offered.workers}
        return f"{attempt.done_by}-{attempt.worker_id}" if here else AS_IT_IS
    return attempt.done_by or NOBODY


class AttemptForm(WhoAndWhen, WordsForm):
    strengths = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple)
    people = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple)
    what_for = forms.ChoiceField(label=_("What is it for?"), required=False, widget=forms.RadioSelect)
    who_can_see = forms.ChoiceField(label=_("Who can see this"), required=False, widget=forms.RadioSelect)

    field_order = ("words", "who", "due", "strengths", "people", "what_for", "who_can_see", "helped_by")

    def __init__(
        self,
        *args: Any,
        citizen: Citizen,
        own: bool,
        offered: Offered,
        seen_by: set[str],
        what_for: Any = None,
        uses: Strength | None = None,
        voice: bool,
    ) -> None:
        """`what_for`: something that matters or was asked for, where it is known already; `uses` is ticked."""
        initial = {"strengths": [uses.pk]} if uses else {}
        super().__init__(*args, citizen=citizen, own=own, offered=offered, initial=initial)
        self.offered = offered
        self.things = {"": what_for} | {f"{one._meta.model_name}-{one.pk}": one for one in offered.things}
        fields: dict[str, Any] = self.fields
        fields["words"].label = gettext("What is it?")
        fields["words"].help_text = gettext("For example: Beti comes along on the bus, the first time.")
        fields["words"].widget.attrs |= {"lang": citizen.language, "class": "voice" if voice else ""}
        fields["who"].required = False
        fields["strengths"].label = (
            gettext("Which of the things you are good at does it use?")
            if own
            else gettext("Which of the things %(name)s is good at does it use?") % {"name": citizen.name}
        )
        fields["people"].label = gettext("Who else helps it along?")
        fields["strengths"].choices = [(one.pk, one.words) for one in offered.strengths]
        fields["people"].choices = [(one.pk, in_a_list(one)) for one in offered.people]
        nothing = gettext("Nothing in particular")
        fields["what_for"].choices = [(key, thing.words if thing else nothing) for key, thing in self.things.items()]
        as_close = gettext("As close as what you picked above")
        fields["who_can_see"].choices = [("", as_close), *(one for one in WhoCanSee.choices if one[0] in seen_by)]

    def strengths_in_words(self) -> list[tuple[Any, Strength]]:
        """Each box with the strength itself, whose words stand in its own language."""
        return list(zip(self["strengths"], self.offered.strengths, strict=True))

    def what_for_in_words(self) -> list[tuple[Any, Any]]:
        return list(zip(self["what_for"], self.things.values(), strict=True))

    def attempt(self) -> dict[str, Any]:
        """What actions.try_something takes."""
        data, said = self.cleaned_data, self.said()
        thing = self.things[data["what_for"]]
        return {
            **{name: data[name] for name in ("words", "helped_by", "who_can_see", "due")},
            "done_by": said["done_by"],
            "someone": next((one for one in self.offered.people if one.pk == said["someone_id"]), None),
            "worker": next((one for one in self.offered.workers if one.pk == said["worker_id"]), None),
            "strengths": [one for one in self.offered.strengths if str(one.pk) in data["strengths"]],
            "people": [one for one in self.offered.people if str(one.pk) in data["people"]],
            "matter": thing if isinstance(thing, Matter) else None,
            "request": thing if isinstance(thing, SupportRequest) else None,
        }


class HappenedForm(forms.Form):
    """`voice`: the words of whoever does not work here stand in their own voice, also while they write."""

    words = forms.CharField(
        label=_("What happened?"),
        max_length=A_FEW_PAGES,
        error_messages={"required": _("Write at least a few words.")},
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    learned = forms.CharField(
        label=_("What did we learn? You can leave this."),
        max_length=A_FEW_PAGES,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, voice: bool) -> None:
        super().__init__(*args)
        if voice:
            for field in self.fields.values():
                field.widget.attrs["class"] = "voice small"
