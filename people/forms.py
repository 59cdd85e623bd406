"""What people type about who is here. Every message says what to do."""

from typing import Any, ClassVar, cast

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from people.models import Citizen, User


class SignInForm(forms.Form):
    email = forms.EmailField(
        label=_("Your e-mail"),
        error_messages={"required": _("Write your e-mail.")},
        widget=forms.EmailInput(attrs={"autocomplete": "username"}),
    )
    password = forms.CharField(
        label=_("Your password"),
        error_messages={"required": _("Write your password.")},
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


class NewPersonForm(forms.Form):
    name = forms.CharField(
        label=_("What do they like to be called?"),
        max_length=200,
        error_messages={"required": _("Write a name to call them by.")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    introduced_by = forms.CharField(
        label=_("Who introduced you? You can leave this."),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    language = forms.ChoiceField(
        label=_("Which language do you speak together?"),
        choices=settings.LANGUAGES,
        required=False,
        widget=forms.RadioSelect,
    )


class PersonForm(forms.ModelForm):  # type: ignore[type-arg]
    """How to be with somebody. Only what to call them is needed."""

    class Meta:
        model = Citizen
        fields = ("name", "full_name", "language", "how_to_talk", "place", "introduced_by")
        labels: ClassVar[dict[str, Any]] = {"name": _("What to call them")}
        widgets: ClassVar[dict[str, Any]] = {"how_to_talk": forms.Textarea(attrs={"rows": 3, "class": "voice"})}
        error_messages: ClassVar[dict[str, Any]] = {"name": {"required": _("Write a name to call them by.")}}


class NewWorkerForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = User
        fields = ("name", "email", "works_as")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        work = cast(forms.ChoiceField, self.fields["works_as"])
        work.choices = [choice for choice in User.WORKS_AS if choice[0]]
        work.required = True
        work.initial = User.WORKER

    def clean_email(self) -> str:
        """As it is stored, so that one address is one person however it is typed."""
        return str(self.cleaned_data["email"]).strip().lower()


class WordsForm(forms.Form):
    """A person's words, and nothing else required."""

    words = forms.CharField(
        label=_("In your own words"),
        strip=True,
        max_length=10_000,
        error_messages={"required": _("Write at least a few words.")},
        widget=forms.Textarea(attrs={"rows": 4, "class": "voice"}),
    )
