"""A second thing, that only they have: an authenticator app or a passkey. Whoever works here shows one each time.

The ceremonies are allauth's; the pages and their order are ours.
"""

import json
from typing import Any

from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.internal.flows import post_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal import flows as spare_flows
from allauth.mfa.totp.internal import flows as app_flows
from allauth.mfa.webauthn.internal import auth as webauthn
from allauth.mfa.webauthn.internal import flows as passkey_flows
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render, resolve_url
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from people import access, limits, sessions
from people.forms.signing_in import NameOfAKeyForm, NewAppForm, SecondFactorForm
from people.models import User
from people.sessions import before_second_factor
from people.views import signing_in
from people.views.persons import is_a_citizen, signed_in

APP, PASSKEY, SPARE = Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN, Authenticator.Type.RECOVERY_CODES
# What a browser that is not ours may send instead of a passkey's answer.
NONSENSE = (ValidationError, ValueError, TypeError, KeyError, AttributeError, RecursionError)
NOT_NOW, A_YEAR = "__Host-no-passkey" if settings.HTTPS else "no-passkey", 365 * 24 * 60 * 60


@before_second_factor
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def second_factor(request: HttpRequest) -> HttpResponse:
    """One more step for whoever works here; the first time, a choice of which it will be."""
    user = signed_in(request)
    if not sessions.lacks_second_factor(request):
        return signing_in.go_on(request, user)
    form = SecondFactorForm(request.POST, user=user) if "sign_in-code" in request.POST else None
    if form is None or not kinds(user) & {APP, SPARE}:
        return ask(request)
    if not form.is_valid():
        sessions.log.warning("A wrong second factor for user %d", user.pk)
        return ask(request, form, status=422)
    form.save()
    return shown(request, user)


def ask_first(request: HttpRequest) -> HttpResponse:
    """Another door was tried: this step comes first, and then that door, with the words that were posted to it."""
    url = reverse("second_factor", query={"next": request.get_full_path()} if request.method == "GET" else None)
    if getattr(request, "htmx", None):
        if request.method == "POST":
            return signing_in.words_kept_until_signed_in(request)
        response = HttpResponse(status=204)
        response["HX-Redirect"] = url
        return response
    return ask(request, status=401) if request.method == "POST" else redirect(url)


def ask(
    request: HttpRequest, form: SecondFactorForm | None = None, *, status: int = 200, problem: str = ""
) -> HttpResponse:
    user = signed_in(request)
    found = kinds(user)
    template = (
        "people/signing_in/second_factor.html" if found & {APP, PASSKEY} else "people/signing_in/second_factor_new.html"
    )
    context = {
        "form": form or SecondFactorForm(user=user),
        "has_app": APP in found,
        "has_spare": SPARE in found,
        "has_passkey": PASSKEY in found,
        "problem": problem,
    }
    return render(request, template, context | signing_in.along(request), status=status)


def shown(request: HttpRequest, user: User) -> HttpResponse:
    sessions.show_second_factor(request)
    return signing_in.go_on(request, user, offer_passkey=request.session.pop("offer_passkey", False))


def kinds(user: User) -> set[str]:
    """The kinds of second factor that this user has."""
    return set(Authenticator.objects.filter(user_id=user.pk).values_list("type", flat=True))


# A passkey, instead of a code


@login_not_required
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def sign_in_passkey(request: HttpRequest) -> HttpResponse:
    """A face, a finger or a PIN: one step, and it counts as two. GET is the question for the script to ask."""
    if too_often := limits.limit(request, "passkey", rate="300/m"):
        return too_often
    if request.method == "GET":
        return JsonResponse(webauthn.begin_authentication(None))
    here: Any = request.user
    try:
        key = passkey_shown(json.loads(request.POST.get("sign_in-credential", "")))
        user: User = key.user
        if not user.is_active or (here.is_authenticated and here.pk != user.pk):
            raise ValueError
    except NONSENSE:
        access.name_user(here.pk)
        return passkey_refused(request)
    post_authentication(request, key, passwordless=True)
    if here.is_authenticated:
        return shown(request, user)
    signing_in.enter(request, user, own_device=request.POST.get("sign_in-own_device") == "yes", second_factor=True)
    return signing_in.spoken_to(signing_in.go_on(request, user), user)


def passkey_shown(credential: dict[str, Any]) -> Authenticator:
    """The passkey that signed our question. Its owner is named meanwhile, to look up nobody's keys but theirs."""
    webauthn.parse_authentication_response(credential)
    with access.signing_in():
        user = webauthn.extract_user_from_response(credential)
    access.name_user(user.pk)
    return webauthn.complete_authentication(user, credential)


def passkey_refused(request: HttpRequest) -> HttpResponse:
    why = _("That passkey did not work here. Try again, or use a code.")
    if sessions.lacks_second_factor(request):
        return ask(request, status=422, problem=why)
    if request.user.is_authenticated:
        messages.error(request, why)
        after = signing_in.safe(request, "next")
        return redirect(reverse("it_is_me", query={"next": after} if after else None))
    return signing_in.start_again(request, why)


def would_like_a_passkey(request: HttpRequest, user: User) -> bool:
    """Offered once, after a sign-in on a device of one's own, and not again after "not now"."""
    asked = request.session.get("asked_for_passkey") or NOT_NOW in request.COOKIES
    return bool(request.session.get("own_device") and not asked and PASSKEY not in kinds(user))


@never_cache
@require_http_methods(["GET", "POST"])
def next_time(request: HttpRequest) -> HttpResponse:
    """Next time, a face, finger or PIN instead of a code? POST is "not now"."""
    request.session["asked_for_passkey"] = True
    after = signing_in.safe(request, "next") or resolve_url("home")
    if request.method == "POST":
        response = redirect(after)
        response.set_cookie(NOT_NOW, "1", A_YEAR, httponly=True, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE)
        return response
    return passkey_page(request, "people/signing_in/next_time.html", next=after)


# Setting up


def refused(request: HttpRequest) -> HttpResponse | None:
    """How one signs in is changed only by who has just shown who they are, with all that they have."""
    if sessions.lacks_second_factor(request) and kinds(signed_in(request)) & {APP, PASSKEY}:
        return redirect("second_factor")
    if not sessions.is_recent(request):
        after = request.get_full_path() if request.method == "GET" else reverse("my_sign_in")
        return redirect(reverse("it_is_me", query={"next": after}))
    return None


@before_second_factor
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def new_passkey(request: HttpRequest) -> HttpResponse:
    """A passkey on this device, or on a key in the hand; the script asks for it."""
    if no := refused(request):
        return no
    if request.method == "GET":
        return passkey_page(request, "people/signing_in/new_passkey.html")
    user, form = signed_in(request), NameOfAKeyForm(request.POST)
    try:
        credential = json.loads(request.POST.get("sign_in-credential", ""))
        webauthn.parse_registration_response(credential)
        webauthn.complete_registration(credential)
    except NONSENSE:
        why = _("That did not work. Try once more, or use another way.")
        return passkey_page(request, "people/signing_in/new_passkey.html", status=422, problem=why)
    name = (form.cleaned_data["name"] if form.is_valid() else "") or get_adapter().generate_authenticator_name(user, "")
    if user.works_as:
        spare = passkey_flows.add_authenticator(request, name, credential)[1]
        return added(request, spare)
    # No spare codes for those who can always be sent a code.
    passkey_flows.signup_authenticator(request, user, name, credential)
    get_adapter().send_notification_mail("", user)
    return added(request, None)


def passkey_page(
    request: HttpRequest, template: str, *, status: int = 200, problem: str = "", next: str = ""
) -> HttpResponse:
    """With the question for the script in it; `True`: one that signs in by itself, after a face, finger or PIN."""
    options = json.dumps(webauthn.begin_registration(signed_in(request), True))
    context = {
        "options": options,
        "form": NameOfAKeyForm(initial={"name": _("My phone")}),
        "next": next or signing_in.safe(request, "next"),
        "problem": problem,
        "first": sessions.lacks_second_factor(request),
        "citizen_page": is_a_citizen(request),
    }
    return render(request, template, context | no_tabs(request), status=status)


def added(request: HttpRequest, spare: Authenticator | None) -> HttpResponse:
    sessions.show_second_factor(request)
    if spare:
        return redirect("spare_codes")
    return redirect(signing_in.safe(request, "next") or "my_sign_in")


@before_second_factor
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def new_app(request: HttpRequest) -> HttpResponse:
    """An authenticator app: a picture to point it at, and the first code that it shows."""
    user = signed_in(request)
    if no := refused(request):
        return no
    if APP in kinds(user):
        return redirect("my_sign_in")
    form = NewAppForm(request.POST if request.method == "POST" else None, user=user)
    if form.is_bound and form.is_valid():
        return added(request, app_flows.activate_totp(request, form)[1])
    url = get_adapter().build_totp_url(user, form.secret)
    context = {
        "form": form,
        "picture": get_adapter().build_totp_svg(url),
        "secret": " ".join(form.secret[at : at + 4] for at in range(0, len(form.secret), 4)),
        "first": sessions.lacks_second_factor(request),
        "citizen_page": is_a_citizen(request),
    }
    return render(
        request, "people/signing_in/new_app.html", context | no_tabs(request), status=422 if form.is_bound else 200
    )


@never_cache
@require_http_methods(["GET", "POST"])
def spare_codes(request: HttpRequest) -> HttpResponse:
    """Ten codes to print and put away, shown once. POST makes new ones."""
    if no := refused(request):
        return no
    if request.method == "POST":
        spare_flows.generate_recovery_codes(request)
        return redirect("spare_codes")
    codes, may_be_shown = spare_flows.view_recovery_codes(request)
    if codes is None:
        return redirect("my_sign_in")
    context = {"codes": codes.get_unused_codes() if may_be_shown else [], "citizen_page": is_a_citizen(request)}
    return render(request, "people/signing_in/spare_codes.html", context)


def no_tabs(request: HttpRequest) -> dict[str, Any]:
    """Before the second factor is shown, tabs would lead nowhere."""
    return {"tabs": []} if sessions.lacks_second_factor(request) else {}
