"""What people type to come in, and about how they do."""

from typing import Any

from allauth.core.internal.cryptokit import normalize_user_code
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms
from django.conf import settings
from django.core.cache import cache
from django.utils.translation import gettext_lazy as _

from people import codes
from people.models import User

# How many seconds the digits of an app are good for, at the most: their own half minute, and those beside it.
AS_LONG_AS_GOOD = 30 * (1 + 2 * settings.MFA_TOTP_TOLERANCE)


class OwnDevice(forms.ChoiceField):
    """Whose device it is: another's, unless they say that it is theirs (people/sessions.py)."""

    def __init__(self) -> None:
        choices = [("no", _("No")), ("yes", _("Yes"))]
        super().__init__(
            label=_("Is this your own device?"),
            choices=choices,
            initial="no",
            required=False,
            widget=forms.RadioSelect,
        )


class SixDigits(forms.CharField):
    """A code that phones offer to fill in, with spaces or without."""

    def __init__(self, *, label: Any, missing: Any) -> None:
        attrs = {"inputmode": "numeric", "autocomplete": "one-time-code", "class": "code"}
        widget = forms.TextInput(attrs=attrs)
        super().__init__(label=label, max_length=40, error_messages={"required": missing}, widget=widget)


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

    own_device = OwnDevice()


class CodeForm(forms.Form):
    """Digits that somebody types or pastes, with spaces or without."""

    prefix = "sign_in"

    code = SixDigits(label=_("Your code"), missing=_("Write the six digits of your code."))


class SecondFactorForm(AuthenticateForm):  # type: ignore[misc]  # allauth carries no types
    """A code of the authenticator app, or one of the spare codes: allauth finds out which, and counts the tries."""

    prefix = "sign_in"

    code = SixDigits(label=_("The code in your app"), missing=_("Write the six digits that your app shows."))

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

    code = SixDigits(
        label=_("The six digits that your app shows now"), missing=_("Write the six digits that your app shows.")
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


class ToldForm(forms.Form):
    """When to tell them that somebody asked, or answered: by e-mail or text."""

    told = forms.ChoiceField(choices=User.TOLD, widget=forms.RadioSelect)
