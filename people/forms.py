"""What people type about who is here. Every message says what to do."""

from typing import Any, ClassVar

from allauth.core.internal.cryptokit import normalize_user_code
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms
from django.conf import settings
from django.core.cache import cache
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from people import codes
from people.models import Citizen, Place

# How many seconds the digits of an app are good for, at the most: their own half minute, and those beside it.
AS_LONG_AS_GOOD = 30 * (1 + 2 * settings.MFA_TOTP_TOLERANCE)

# Characters, of what is not a conversation.
A_FEW_PAGES = 10_000


class AddressForm(forms.Form):
    """An e-mail or a mobile number, however it was typed; `cleaned_data["to"]` is it as it is stored."""

    to = forms.CharField(
        label=_("Your e-mail or mobile number"),
        max_length=254,
        error_messages={"required": _("Write your e-mail or your mobile number.")},
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none"}),
    )

    def clean_to(self) -> str:
        try:
            return codes.address(self.cleaned_data["to"])
        except ValueError as error:
            raise forms.ValidationError(
                _("That is not a whole e-mail or mobile number. Look again for a slip in it.")
            ) from error


class SignInForm(AddressForm):
    """Who they are, and whose device it is. The prefix keeps its fields apart from words that are carried along."""

    prefix = "sign_in"

    own_device = forms.ChoiceField(
        label=_("Is this your own device?"),
        choices=[("no", _("No")), ("yes", _("Yes"))],
        initial="no",
        required=False,
        widget=forms.RadioSelect,
    )


class CodeForm(forms.Form):
    """Digits that somebody types or pastes, with spaces or without."""

    prefix = "sign_in"

    code = forms.CharField(
        label=_("Your code"),
        max_length=40,
        error_messages={"required": _("Write the six digits of your code.")},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code", "class": "code"}),
    )


class SecondFactorForm(AuthenticateForm):  # type: ignore[misc]  # allauth carries no types
    """A code of the authenticator app, or one of the spare codes: allauth finds out which, and counts the tries."""

    prefix = "sign_in"

    code = forms.CharField(
        label=_("The code in your app"),
        max_length=40,
        error_messages={"required": _("Write the six digits that your app shows.")},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code", "class": "code"}),
    )

    def clean_code(self) -> str:
        """Once: allauth remembers for half a minute, and takes the digits of the half minutes before and after too."""
        code: str = super().clean_code()
        used = f"people.app.{self.user.pk}.{normalize_user_code(code)}"
        if self.authenticator.type == Authenticator.Type.TOTP and not cache.add(used, True, AS_LONG_AS_GOOD):
            raise get_adapter().validation_error("incorrect_code")
        return code


class NewAppForm(ActivateTOTPForm):  # type: ignore[misc]  # allauth carries no types
    """The first code that a new authenticator app shows."""

    prefix = "sign_in"

    code = forms.CharField(
        label=_("The six digits that your app shows now"),
        max_length=40,
        error_messages={"required": _("Write the six digits that your app shows.")},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code", "class": "code"}),
    )


class NewAddressForm(AddressForm):
    """Another e-mail, or another mobile number, that only they read."""

    only_me = forms.ChoiceField(
        label=_("Does anybody else read it?"),
        choices=[("only_me", _("No, only I do")), ("others", _("Somebody else may"))],
        error_messages={"required": _("Say whether anybody else reads it.")},
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, kind: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind
        to, is_email = self.fields["to"], kind == "email"
        to.label = _("Your new e-mail") if is_email else _("Your new mobile number")
        to.error_messages["required"] = _("Write your e-mail.") if is_email else _("Write your mobile number.")
        to.widget.attrs |= {"autocomplete": "email"} if is_email else {"autocomplete": "tel", "inputmode": "tel"}

    def clean_to(self) -> str:
        to = super().clean_to()
        if ("@" in to) != (self.kind == "email"):
            raise forms.ValidationError(
                _("Write an e-mail here.") if self.kind == "email" else _("Write a mobile number here.")
            )
        return to

    def clean_only_me(self) -> str:
        if self.cleaned_data["only_me"] == "others":
            raise forms.ValidationError(_("Then choose one that only you read. We send your codes to it."))
        return "only_me"


class NameOfAKeyForm(forms.Form):
    """What a passkey is called, to tell it from another."""

    name = forms.CharField(label=_("What shall we call it?"), max_length=60, required=False)


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

    how_to_talk = forms.CharField(
        label=Citizen._meta.get_field("how_to_talk").verbose_name,
        max_length=A_FEW_PAGES,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "class": "voice"}),
    )

    class Meta:
        model = Citizen
        fields = ("name", "full_name", "language", "how_to_talk", "place", "introduced_by")
        labels: ClassVar[dict[str, Any]] = {"name": _("What to call them")}
        widgets: ClassVar[dict[str, Any]] = {
            # Any place may be written; those that are known are offered.
            "place": forms.TextInput(attrs={"list": "places"}),
        }
        error_messages: ClassVar[dict[str, Any]] = {"name": {"required": _("Write a name to call them by.")}}

    @property
    def places(self) -> QuerySet[Place]:
        return Place.objects.order_by("name")


class HelpedBy(forms.CharField):
    """Who helped to write it, for those who like to say so (templates/people/_helped.html)."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(label=_("Who helped? You can leave this."), max_length=200, required=False, **kwargs)
        self.widget.attrs["autocomplete"] = "off"


class WordsForm(forms.Form):
    """A person's words, and nothing else required."""

    words = forms.CharField(
        label=_("In your own words"),
        strip=True,
        max_length=A_FEW_PAGES,
        error_messages={"required": _("Write at least a few words.")},
        widget=forms.Textarea(attrs={"rows": 4, "class": "voice"}),
    )
    helped_by = HelpedBy()
