"""Coming in, leaving, and not losing what was typed when a session ends meanwhile.

Somebody writes their e-mail or mobile number, and then the code that was sent there; whoever works here shows a second
factor too (people/views/second_factor.py). What was being written when a session ended comes along from step to step in
hidden fields: it is stored neither in the session nor in the browser.
"""

import logging
from typing import Any

from django.conf import settings
from django.contrib.auth import login, logout
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from django.views.i18n import set_language

from people import access, actions, codes, sessions
from people.codes import Code
from people.forms.signing_in import CodeForm, SignInForm
from people.models import User
from people.sessions import before_second_factor
from people.views.persons import is_a_citizen

log = logging.getLogger("coming_in")

# What the forms of signing in add, and is not what the person wrote: these, and all of the forms' own prefix.
NOT_WORDS = {"csrfmiddlewaretoken", "next", "carried_to"}
PREFIX = "sign_in-"
BACKEND = "people.backends.OfTheSession"


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """First: who are you? The answer is the same whether we know them or not."""
    if request.user.is_authenticated:
        return go_on(request, request.user)
    form = SignInForm(request.POST if "sign_in-to" in request.POST else None)
    if not form.is_bound or not form.is_valid():
        return sign_in_page(request, form, status=422 if form.is_bound else 200)
    to = form.cleaned_data["to"]
    if codes.asked_too_often(request, to):
        form.add_error(None, too_often())
        return sign_in_page(request, form, status=429)
    own_device, passkeys = form.cleaned_data["own_device"] == "yes", "sign_in-passkeys" in request.POST
    Code.begin(request, "sign_in", to, codes.account_of(to), own_device=own_device, passkeys=passkeys)
    return next_step(request, "sign_in_code", code_page)


@login_not_required
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def sign_in_code(request: HttpRequest) -> HttpResponse:
    """Then: the code. Whoever types it is in, or nearly, if they work here."""
    if request.user.is_authenticated:
        return go_on(request, request.user)
    code = Code.resume(request, "sign_in")
    if code is None:
        return start_again(request, _("That code is no longer good. Ask for a new one."))
    form = CodeForm(request.POST if "sign_in-code" in request.POST else None)
    if not form.is_bound or not form.is_valid():
        return code_page(request, form, status=422 if form.is_bound else 200)
    user = code.user
    if not code.fits(form.cleaned_data["code"]):
        return wrong_code(request, code, form)
    if user is None:
        return start_again(request, _("That code is no longer good. Ask for a new one."))
    enter(request, user, own_device=code.state["own_device"])
    return spoken_to(go_on(request, user, offer_passkey=code.state["passkeys"]), user)


@login_not_required
@require_POST
def sign_in_again(request: HttpRequest) -> HttpResponse:
    """Send it again: a new code, to the same address."""
    code = Code.resume(request, "sign_in")
    if code is None:
        return start_again(request, _("That code is no longer good. Ask for a new one."))
    if codes.asked_too_often(request, code.to):
        return code_page(request, status=429, problem=too_often())
    more = {name: code.state[name] for name in ("own_device", "passkeys")}
    Code.begin(request, "sign_in", code.to, codes.account_of(code.to), **more)
    return next_step(request, "sign_in_code", code_page)


def wrong_code(request: HttpRequest, code: Code, form: CodeForm) -> HttpResponse:
    left, user = code.tries_left, code.user
    log.warning("A wrong code for %s", f"user {user.pk}" if user else "an address that nobody has")
    if left <= 0:
        return start_again(request, _("That did not fit, three times. Ask for a new code."))
    message = ngettext(
        "That code does not fit. You have one more try.", "That code does not fit. You have %(left)d more tries.", left
    )
    form.add_error("code", message % {"left": left})
    return code_page(request, form, status=422)


def start_again(request: HttpRequest, why: str) -> HttpResponse:
    """Back to the first step, with whatever was carried."""
    return sign_in_page(request, SignInForm(), status=422, problem=why)


def too_often() -> str:
    return _("That was a lot of tries. Wait a quarter of an hour, then try again, or ring us.")


def next_step(request: HttpRequest, name: str, page: Any) -> HttpResponse:
    """A page of its own address; but words that are carried go on in the answer itself, as they are stored nowhere."""
    if carried(request):
        answer: HttpResponse = page(request)
        return answer
    after = safe(request, "next")
    return redirect(reverse(name, query={"next": after} if after else None))


def code_page(
    request: HttpRequest, form: CodeForm | None = None, *, status: int = 200, problem: str = ""
) -> HttpResponse:
    code = Code.resume(request, "sign_in")
    context = {"form": form or CodeForm(), "sent_to": codes.as_read(code.to) if code else "", "problem": problem}
    return render(request, "people/signing_in/sign_in_code.html", context | along(request), status=status)


def along(request: HttpRequest) -> dict[str, Any]:
    """What every step takes with it: where to, and the words."""
    return {
        "next": safe(request, "next"),
        "carried": carried(request),
        "to": safe(request, "carried_to") or request.get_full_path(),
        # Nobody is in yet: no tabs to pages that would only lead back here.
        "tabs": [],
    }


def enter(request: HttpRequest, user: User, own_device: bool = False, second_factor: bool = False) -> None:
    """Open a session for this user, under its rules (people/sessions.py), and speak their language."""
    access.name_user(user.pk)
    login(request, user, backend=BACKEND)
    sessions.begin(request, user, own_device=own_device, second_factor=second_factor)
    log.info("User %d came in%s", user.pk, ", on a device of their own" if own_device else "")
    translation.activate(user.language)


def spoken_to(response: HttpResponse, user: User) -> HttpResponse:
    """From now on in this user's language; the toggle on every page changes it."""
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME, user.language, samesite="Lax", secure=settings.LANGUAGE_COOKIE_SECURE
    )
    return response


def go_on(request: HttpRequest, user: User, *, offer_passkey: bool = False) -> HttpResponse:
    """To where one was going; what was being written when the session ended comes back to who wrote it."""
    from people.views import second_factor

    if sessions.lacks_second_factor(request):
        request.session["offer_passkey"] = offer_passkey
        return next_step(request, "second_factor", second_factor.ask)
    words = carried(request)
    if words and request.POST.get("writer", str(user.pk)) == str(user.pk):
        return words_again(request, words, safe(request, "carried_to"))
    after = "" if words else safe(request, "next")
    if offer_passkey and second_factor.would_like_a_passkey(request, user):
        return redirect(reverse("next_time", query={"next": after} if after else None))
    return redirect(after or "home")


@login_not_required
@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """The toggle on every page: the same page in the other language, and the next sign-in in it too."""
    chosen = request.POST.get("language", "")
    if request.user.is_authenticated and chosen in dict(settings.LANGUAGES):
        actions.speak(by=request.user, language=chosen)
    response: HttpResponse = set_language(request)
    return response


def sign_in_page(request: HttpRequest, form: SignInForm, *, status: int = 200, problem: str = "") -> HttpResponse:
    context = {"form": form, "problem": problem}
    return render(request, "people/signing_in/sign_in.html", context | along(request), status=status)


def carried(request: HttpRequest) -> list[tuple[str, str]]:
    """Field and value of what was being written when the session ended; empty at an ordinary sign-in."""
    if request.method != "POST" or (request.path in own_steps() and "carried_to" not in request.POST):
        return []
    return [(name, str(value)) for name, values in request.POST.lists() if is_words(name) for value in values]


def own_steps() -> set[str]:
    """The addresses whose own forms are no words."""
    return {reverse(name) for name in ("sign_in", "sign_in_code", "sign_in_again", "sign_in_passkey", "second_factor")}


def is_words(name: str) -> bool:
    return name not in NOT_WORDS and not name.startswith(PREFIX)


def safe(request: HttpRequest, field: str) -> str:
    """An address of this site, or nothing; from its root, for `redirect` takes other words for the name of a view."""
    url = request.POST.get(field) or request.GET.get(field) or ""
    here = {request.get_host()}
    is_safe = url.startswith("/") and url_has_allowed_host_and_scheme(url, here, require_https=request.is_secure())
    return url if is_safe else ""


def words_kept_until_signed_in(request: HttpRequest) -> HttpResponse:
    """The session ended while somebody was writing: their words come along to the sign-in page."""
    if getattr(request, "htmx", None):
        response = render(request, "people/signing_in/_signed_out.html", status=401)
        response["HX-Retarget"], response["HX-Reswap"] = "#notice", "innerHTML"
        return response
    return sign_in_page(request, SignInForm(), status=401)


def form_too_old(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form's own token no longer fits (signed in again meanwhile): show the words, with a fresh form."""
    from_here = request.headers.get("Origin", "") == f"{request.scheme}://{request.get_host()}"
    if from_here and request.path == reverse("leave"):
        # Whoever must leave at once does so, from a page that stood open since before too.
        return left(request)
    theirs = request.POST.get("writer", "") in ("", str(request.user.pk or ""))
    words = carried(request) if from_here and theirs else []
    return words_again(request, words, request.get_full_path(), too_old=True, status=403)


def words_again(
    request: HttpRequest, words: list[tuple[str, str]], to: str, *, too_old: bool = False, status: int = 200
) -> HttpResponse:
    """What somebody wrote, to be kept by a press; on a page of theirs, which a citizen can leave at once."""
    context = {"carried": words, "to": to, "too_old": too_old, "citizen_page": is_a_citizen(request)}
    return render(request, "people/signing_in/carried.html", context, status=status)


@require_POST
@before_second_factor
def sign_out(request: HttpRequest) -> HttpResponse:
    logout(request)
    return wiped(redirect("sign_in"))


@login_not_required
@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Leave this page: the session ends, and the browser goes somewhere ordinary.

    By a page of ours: the policy `form-action 'self'` forbids a form to be redirected to another site.
    """
    return left(request)


def left(request: HttpRequest) -> HttpResponse:
    logout(request)
    return wiped(render(request, "people/signing_in/left.html", {"to": settings.LEAVE_TO}))


def wiped(response: HttpResponse) -> HttpResponse:
    """The browser forgets what it kept of us; not its cookies: the session's is worthless now, and the others say
    only which language to speak, and not to ask again for a passkey.
    """
    response["Clear-Site-Data"] = '"cache", "storage"'
    response["Cache-Control"] = "no-store"
    return response


@login_not_required
@require_GET
def up(request: HttpRequest) -> HttpResponse:
    """For whatever watches the service: it answers."""
    return HttpResponse("up", content_type="text/plain; charset=utf-8")
