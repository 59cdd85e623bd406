"""How I sign in: my addresses and who reads them, my passkeys, my app, and an end to all my sessions."""

from typing import Any

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import flows as app_flows
from allauth.mfa.webauthn.internal import flows as passkey_flows
from django.contrib import messages
from django.contrib.auth import logout
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from people import actions, codes, sending, sessions
from people.access import meets_people
from people.codes import Code
from people.forms.signing_in import CodeForm, NewAddressForm, SecondFactorForm, ToldForm
from people.models import User
from people.sessions import before_second_factor
from people.views import second_factor, signing_in
from people.views.persons import is_a_citizen, signed_in

ASKS, OR_ANSWERS = (
    gettext_lazy("When somebody asks me for something"),
    gettext_lazy("When somebody asks me for something, or answers me"),
)
TOLD = {
    User.AT_ONCE: gettext_lazy("Kept. We tell you each time."),
    User.DAILY: gettext_lazy("Kept. We tell you once a day, if there is anything."),
    User.NEVER: gettext_lazy("Kept. We send you nothing of it. It is here when you come in."),
}


@never_cache
@require_GET
def my_sign_in(request: HttpRequest) -> HttpResponse:
    return the_page(request)


@never_cache
@require_POST
def told(request: HttpRequest) -> HttpResponse:
    """When somebody asks or answers them: each time, once a day, or not at all."""
    user = signed_in(request)
    form = ToldForm(request.POST)
    # Nobody asks anything of those who see figures, or accounts.
    if not meets_people(user):
        raise PermissionDenied
    if not form.is_valid():
        return the_page(request, form, status=422)
    chosen = form.cleaned_data["told"]
    actions.choose_when_told(by=user, told_of_asking=chosen)
    messages.success(request, TOLD[chosen])
    return redirect("my_sign_in")


def the_page(request: HttpRequest, form: ToldForm | None = None, *, status: int = 200) -> HttpResponse:
    user, own = signed_in(request), is_a_citizen(request)
    if meets_people(user):
        form = form or ToldForm(initial={"told": user.told_of_asking})
        form.fields["told"].label = OR_ANSWERS if own else ASKS
    keys = list(Authenticator.objects.filter(user_id=user.pk).order_by("created_at"))
    spare = next((one for one in keys if one.type == second_factor.SPARE), None)
    context = {
        "passkeys": [one for one in keys if one.type == second_factor.PASSKEY],
        "app": next((one for one in keys if one.type == second_factor.APP), None),
        "spare_left": len(spare.wrap().get_unused_codes()) if spare else 0,
        "phone": codes.as_read(user.phone or ""),
        "nothing_reaches": not sending.safe_address(user),
        "form": form,
        "citizen_page": own,
    }
    return render(request, "people/signing_in/my_sign_in.html", context, status=status)


@never_cache
@require_http_methods(["GET", "POST"])
def my_address(request: HttpRequest, kind: str) -> HttpResponse:
    """Another e-mail or mobile number. It counts when the code that was sent to it has been typed back."""
    if no := second_factor.refused(request):
        return no
    user = signed_in(request)
    form = NewAddressForm(request.POST if request.method == "POST" else None, kind=kind)
    if form.is_bound and form.is_valid():
        to = form.cleaned_data["to"]
        if codes.asked_too_often(request, to):
            form.add_error(None, signing_in.too_often())
        else:
            Code.begin(request, "new_address", to, user)
            return redirect("my_new_address")
    context = {"form": form, "kind": kind, "citizen_page": is_a_citizen(request)}
    return render(request, "people/signing_in/my_address.html", context, status=422 if form.is_bound else 200)


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def my_new_address(request: HttpRequest) -> HttpResponse:
    """The code that was sent to the new address."""
    if no := second_factor.refused(request):
        return no
    code = Code.resume(request, "new_address")
    if code is None:
        messages.warning(request, _("That code is no longer good. Begin once more."))
        return redirect("my_sign_in")
    form = CodeForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        if code.fits(form.cleaned_data["code"]):
            return change_address(request, code.to)
        form.add_error("code", _("That code does not fit. Look again."))
    context = {"form": form, "sent_to": codes.as_read(code.to), "citizen_page": is_a_citizen(request)}
    return render(request, "people/signing_in/my_new_address.html", context, status=422 if form.is_bound else 200)


def change_address(request: HttpRequest, to: str) -> HttpResponse:
    user = signed_in(request)
    # To where they read until now, before it is another.
    sending.tell_of_a_change(user)
    try:
        with transaction.atomic():
            actions.change_address(by=user, to=to)
    except IntegrityError:
        user.refresh_from_db()
        messages.error(request, _("Somebody already signs in with that one. Ring us if it is you."))
    else:
        messages.success(request, _("Kept. You sign in with it from now on."))
    return redirect("my_sign_in")


@require_POST
def who_reads(request: HttpRequest, kind: str) -> HttpResponse:
    """Does anybody else read this? Nothing is sent there while somebody may."""
    user, only_me = signed_in(request), request.POST.get("only_me") == "yes"
    if user.works_as:
        raise PermissionDenied
    # To stop is always possible; to begin sending somewhere takes whoever it is.
    if only_me and (no := second_factor.refused(request)):
        return no
    actions.say_who_reads(by=user, kind=kind, only_me=only_me)
    messages.success(request, _("Kept.") if only_me else _("Kept. We send nothing there."))
    return redirect("my_sign_in")


@require_POST
def remove_key(request: HttpRequest, key_id: int) -> HttpResponse:
    """A passkey or an app that one no longer has."""
    if no := second_factor.refused(request):
        return no
    mine = Authenticator.objects.filter(user_id=signed_in(request).pk).exclude(type=second_factor.SPARE)
    key = get_object_or_404(mine, pk=key_id)
    if not get_adapter().can_delete_authenticator(key):
        messages.warning(request, get_adapter().error_messages["cannot_delete_authenticator"])
        return redirect("my_sign_in")
    remove = app_flows.deactivate_totp if key.type == second_factor.APP else passkey_flows.remove_authenticator
    remove(request, key)
    messages.success(request, _("Taken away. It no longer signs you in."))
    return redirect("my_sign_in")


@require_POST
def sign_out_everywhere(request: HttpRequest) -> HttpResponse:
    """Every session of theirs is over, this one too."""
    actions.sign_out_everywhere(by=signed_in(request))
    logout(request)
    return signing_in.wiped(redirect("sign_in"))


@before_second_factor
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def it_is_me(request: HttpRequest) -> HttpResponse:
    """Before anything about signing in is changed: show once more who you are."""
    user = signed_in(request)
    has = second_factor.kinds(user)
    by_app = bool(user.works_as and has & {second_factor.APP, second_factor.PASSKEY})
    code = None if by_app else Code.resume(request, "it_is_me")
    form: Any = None
    if "sign_in-code" in request.POST:
        form = SecondFactorForm(request.POST, user=user) if by_app else CodeForm(request.POST)
        if form.is_valid() and (by_app or (code and code.fits(form.cleaned_data["code"]))):
            if by_app:
                form.save()
            sessions.show_again(request)
            return redirect(signing_in.safe(request, "next") or "my_sign_in")
        if form.is_valid():
            form.add_error("code", _("That code does not fit. Look again."))
    elif request.method == "POST" and not by_app:
        code = code_again(request)
    context = {
        "form": form or (SecondFactorForm(user=user) if by_app else CodeForm()),
        "asks_for_code": code is not None or (by_app and bool(has & {second_factor.APP, second_factor.SPARE})),
        "only_spare": by_app and second_factor.APP not in has,
        "has_passkey": second_factor.PASSKEY in has,
        "safe_address": "" if by_app else sending.safe_address(user),
        "sent_to": codes.as_read(code.to) if code else "",
        "next": signing_in.safe(request, "next"),
        "citizen_page": is_a_citizen(request),
    }
    status = 422 if form is not None else 200
    return render(request, "people/signing_in/it_is_me.html", context | second_factor.no_tabs(request), status=status)


def code_again(request: HttpRequest) -> Code | None:
    """A code to the address of theirs that nobody else reads, if there is one."""
    user = signed_in(request)
    to = sending.safe_address(user)
    if not to or codes.asked_too_often(request, to):
        return None
    return Code.begin(request, "it_is_me", to, user)
