"""What people type to ask somebody in, and to come in. Every message says what to do."""

import datetime
from typing import Any

from django import forms
from django.conf import settings
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from people import access, codes, invitations
from people.forms.signing_in import NewAddressForm, OwnDevice
from people.models import Invitation

A_MONTH = datetime.timedelta(days=30)

# Questions that somebody living with the person might not guess, and that the person does not forget.
QUESTIONS = {
    "first_pet": _("What did you call your first dog or cat?"),
    "teacher": _("Which teacher did you like best?"),
    "best_day_out": _("Where was your best day out?"),
    "first_job": _("Where did you first work for money?"),
    "song": _("Which song do you know by heart?"),
}

# Whether somebody else reads what is sent to an address, asked of whoever knows the one whose it is.
NOBODY_ELSE = [("only_me", _("No, nobody else")), ("others", _("Somebody else reads it, or may"))]


class SafeAddressForm(NewAddressForm):
    """Where the person gets an e-mail or a text that nobody else reads; typed by whoever is with them."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        is_email = self.kind == "email"
        self.fields["to"].label = _("Their e-mail") if is_email else _("Their mobile number")
        self.fields["to"].error_messages["required"] = (
            _("Write their e-mail.") if is_email else _("Write their mobile number.")
        )
        self.fields["to"].widget.attrs["autocomplete"] = "off"
        only_me: Any = self.fields["only_me"]
        only_me.label = _("Does anybody else read this?")
        only_me.choices = NOBODY_ELSE

    def clean_only_me(self) -> str:
        if self.cleaned_data["only_me"] == "others":
            raise forms.ValidationError(
                _("We send nothing to where somebody else reads. Make a letter instead: it has a question too.")
            )
        return "only_me"


class FactForm(forms.Form):
    """A question that only they can answer, and the answer, typed by them."""

    chosen = forms.ChoiceField(
        label=_("Which question?"),
        choices=[*QUESTIONS.items(), ("another", _("Another question"))],
        error_messages={"required": _("Choose a question, or write one.")},
        widget=forms.RadioSelect,
    )
    another = forms.CharField(
        label=_("Your own question"),
        max_length=150,
        required=False,
        help_text=_("About something that only you know, and never forget."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    answer = forms.CharField(
        label=_("The answer"),
        max_length=100,
        help_text=_("A word or two. Capitals and accents do not count."),
        error_messages={"required": _("Write the answer.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}),
    )

    def clean_answer(self) -> str:
        answer: str = self.cleaned_data["answer"]
        if len(invitations.as_compared(answer)) < 2:
            raise forms.ValidationError(_("Write at least two letters."))
        return answer

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        if found.get("chosen") == "another" and not found.get("another"):
            self.add_error("another", _("Write your question."))
        return found

    def question(self, language: str) -> str:
        """As it will be asked, in the language of whoever answers."""
        with translation.override(language):
            return str(QUESTIONS.get(self.cleaned_data["chosen"], "")) or self.cleaned_data["another"]


class WhoForm(forms.Form):
    """Step one: who they are."""

    name = forms.CharField(
        label=_("What are they called?"),
        max_length=200,
        error_messages={"required": _("Write a name.")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    how_related = forms.CharField(
        label=_("Who are they to me?"),
        max_length=100,
        required=False,
        help_text=_("My niece, a friend from chapel. You can leave this."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    becomes = forms.ChoiceField(
        label=_("What will they do?"),
        choices=[
            (Invitation.SUPPORTER, _("Support me, and write for me when I ask")),
            (Invitation.ADVOCATE, _("Speak up with me")),
        ],
        initial=Invitation.SUPPORTER,
        error_messages={"required": _("Choose one.")},
        widget=forms.RadioSelect,
    )


class SharesForm(forms.Form):
    """Step two: what they see, and until when."""

    EVERYTHING, HOUSEHOLD, ONLY = "everything", "household", "only"
    FOREVER, MONTH, DAY = "stop", "month", "day"

    what = forms.ChoiceField(
        label=_("What will they see?"),
        choices=[
            (EVERYTHING, _("Everything, but what is “just us”")),
            (HOUSEHOLD, _("Only the people in my life")),
            (ONLY, _("Only some parts")),
        ],
        error_messages={"required": _("Choose what they will see.")},
        widget=forms.RadioSelect,
    )
    parts = forms.MultipleChoiceField(
        label=_("Which parts?"),
        choices=access.SharedPart.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    how_long = forms.ChoiceField(
        label=_("Until when?"),
        choices=[(FOREVER, _("Until I say stop")), (MONTH, _("For a month")), (DAY, _("Until a day"))],
        initial=FOREVER,
        error_messages={"required": _("Choose until when.")},
        widget=forms.RadioSelect,
    )
    day = forms.DateField(
        label=_("Until which day?"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": _("Write a day, such as 24/12/2026.")},
    )
    trusted = forms.BooleanField(label=_("They may say things at my word"), required=False)

    def __init__(self, *args: Any, has_sign_in: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Whoever has a sign-in of their own says it themselves.
        if has_sign_in:
            del self.fields["trusted"]

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        if found.get("what") == self.ONLY and not found.get("parts"):
            self.add_error("parts", _("Tick one part or more."))
        if found.get("trusted") and found.get("what") not in (None, self.EVERYTHING):
            # Or they could share, at somebody's word, more than they were shown themselves.
            first = _("Whoever may say things at somebody’s word sees everything. Choose that above, or leave this.")
            self.add_error("trusted", first)
        if found.get("how_long") == self.DAY and "day" not in self.errors:
            if not found.get("day"):
                self.add_error("day", _("Choose the day."))
            elif found["day"] < timezone.localdate():
                self.add_error("day", _("That day has passed. Choose a later one."))
        return found

    def shared(self) -> list[str]:
        by_choice = {self.EVERYTHING: access.everything(), self.HOUSEHOLD: [access.SharedPart.PEOPLE.value]}
        return by_choice.get(self.cleaned_data["what"]) or self.cleaned_data["parts"]

    def until(self) -> datetime.datetime | None:
        """The end of that day; None: until they say stop."""
        last = {self.MONTH: timezone.localdate() + A_MONTH, self.DAY: self.cleaned_data["day"]}
        day = last.get(self.cleaned_data["how_long"])
        return timezone.make_aware(datetime.datetime.combine(day, datetime.time(23, 59, 59))) if day else None


class ReachForm(forms.Form):
    """Step three: how they get it, and in which language."""

    PAPER, SEND = "paper", "send"

    how = forms.ChoiceField(
        label=_("How do they get it?"),
        choices=[(PAPER, _("On paper, from my hand")), (SEND, _("By e-mail or text"))],
        error_messages={"required": _("Choose how they get it.")},
        widget=forms.RadioSelect,
    )
    to = forms.CharField(
        label=_("Their e-mail or mobile number"),
        max_length=254,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none"}),
    )
    # The code opens the plan, and the address becomes one that we send to (app_say_yes): so it is asked, not hoped.
    only_me = forms.ChoiceField(
        label=_("Does anybody else read this?"),
        choices=NOBODY_ELSE,
        required=False,
        widget=forms.RadioSelect,
    )
    language = forms.ChoiceField(
        label=_("Which language do they read?"),
        choices=settings.LANGUAGES,
        error_messages={"required": _("Choose a language.")},
        widget=forms.RadioSelect,
    )

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        if found.get("how") != self.SEND:
            # What stands in a field that is folded away is not kept.
            return found | {"to": ""}
        if not found.get("to"):
            self.add_error("to", _("Write their e-mail or mobile number."))
        else:
            try:
                found["to"] = codes.address(found["to"])
            except ValueError:
                self.add_error("to", _("That is not a whole e-mail or mobile number. Look again for a slip in it."))
        if found.get("only_me") != "only_me":
            self.add_error("only_me", self.not_sent(others=found.get("only_me") == "others"))
        return found

    def not_sent(self, *, others: bool) -> Any:
        """Why nothing is sent, and what can be done instead."""
        if not others:
            return _("Say whether anybody else reads it.")
        return _(
            "We send nothing to where somebody else reads. Choose “On paper, from my hand”: you can print the code,"
            " or read it out to them."
        )


class ComeInForm(forms.Form):
    """The code of an invitation, with capitals and dashes or without."""

    code = forms.CharField(
        label=_("Your code"),
        max_length=60,
        error_messages={"required": _("Write the code: twelve letters and numbers.")},
        widget=forms.TextInput(
            attrs={
                "autocomplete": "off",
                "autocapitalize": "characters",
                "spellcheck": "false",
                "class": "code whole",
                "autofocus": True,
            }
        ),
    )

    def digest(self) -> str:
        """What the code is known by; empty if it is none."""
        code = invitations.as_made(self.cleaned_data["code"])
        return invitations.digest(code) if code else ""


class YesForm(forms.Form):
    """Yes: who they are, what only they can answer, and whose device it is. What is not asked is left out."""

    name = forms.CharField(
        label=_("What shall we call you?"),
        max_length=200,
        error_messages={"required": _("Write a name to call you by.")},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = forms.EmailField(
        label=_("Your e-mail"),
        help_text=_("We send a code to it when you sign in."),
        error_messages={"required": _("Write your e-mail.")},
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    fact = forms.CharField(
        max_length=100,
        error_messages={"required": _("Write the answer to your question.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}),
    )
    own_device = OwnDevice()

    def __init__(self, *args: Any, invitation: Invitation, is_new: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not is_new:
            del self.fields["name"]
        if invitation.becomes != Invitation.ADMINISTRATOR:
            del self.fields["email"]
        if invitation.fact_question:
            self.fields["fact"].label = invitation.fact_question
        else:
            del self.fields["fact"]

    def clean_email(self) -> str:
        return str(self.cleaned_data["email"]).strip().lower()
