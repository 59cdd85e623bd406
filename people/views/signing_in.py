"""Coming in, leaving, and not losing what was typed when a session ends meanwhile."""

from django.conf import settings
from django.contrib.auth import authenticate, login, logout
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.forms import SetPasswordForm
from django.contrib.auth.tokens import default_token_generator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.encoding import force_str
from django.utils.http import url_has_allowed_host_and_scheme, urlsafe_base64_decode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from django.views.i18n import set_language

from people import access, actions
from people.forms import SignInForm
from people.models import User

# What a browser adds to every form, and is not what the person wrote.
NOT_WORDS = {"csrfmiddlewaretoken", "email", "password", "new_password1", "new_password2", "next", "carried_to"}


@login_not_required
@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Sign in, and go on with what one was doing."""
    if request.user.is_authenticated and request.method == "GET":
        return redirect("home")
    form = SignInForm(request.POST if request.method == "POST" and "email" in request.POST else None)
    if form.is_bound and form.is_valid():
        user = authenticate(request, email=form.cleaned_data["email"], password=form.cleaned_data["password"])
        if isinstance(user, User):
            enter(request, user)
            return spoken_to(go_on(request, user), user)
        form.add_error(None, _("That e-mail and password do not go together. Try again, or ring us."))
    return sign_in_page(request, form, status=422 if form.is_bound else 200)


def enter(request: HttpRequest, user: User) -> None:
    """Open a session for this user, and speak their language."""
    access.name_user(user.pk)
    login(request, user)
    translation.activate(user.language)


def spoken_to(response: HttpResponse, user: User) -> HttpResponse:
    """From now on in this user's language; the toggle on every page changes it."""
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME, user.language, samesite="Lax", secure=settings.LANGUAGE_COOKIE_SECURE
    )
    return response


def go_on(request: HttpRequest, user: User) -> HttpResponse:
    """To where one was going; what was being written when the session ended comes back to who wrote it."""
    words = carried(request)
    if words and request.POST.get("writer", str(user.pk)) == str(user.pk):
        return render(request, "people/carried.html", {"carried": words, "to": safe(request, "carried_to")})
    return redirect("home" if words else safe(request, "next") or "home")


@login_not_required
@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """The toggle on every page: the same page in the other language, and the next sign-in in it too."""
    chosen = request.POST.get("language", "")
    if request.user.is_authenticated and chosen in dict(settings.LANGUAGES):
        actions.speak(by=request.user, language=chosen)
    response: HttpResponse = set_language(request)
    return response


def sign_in_page(request: HttpRequest, form: SignInForm, *, status: int = 200) -> HttpResponse:
    context = {
        "form": form,
        "next": safe(request, "next"),
        "carried": carried(request),
        "to": safe(request, "carried_to") or request.get_full_path(),
    }
    return render(request, "people/sign_in.html", context, status=status)


def carried(request: HttpRequest) -> list[tuple[str, str]]:
    """Field and value of what was being written when the session ended; empty at an ordinary sign-in."""
    if request.method != "POST" or (request.path == reverse("sign_in") and "carried_to" not in request.POST):
        return []
    return [(name, str(value)) for name, values in request.POST.lists() if name not in NOT_WORDS for value in values]


def safe(request: HttpRequest, field: str) -> str:
    """An address of this site, or nothing."""
    url = request.POST.get(field) or request.GET.get(field) or ""
    return url if url_has_allowed_host_and_scheme(url, {request.get_host()}, require_https=request.is_secure()) else ""


def words_kept_until_signed_in(request: HttpRequest) -> HttpResponse:
    """The session ended while somebody was writing: their words come along to the sign-in page."""
    if getattr(request, "htmx", None):
        response = render(request, "people/_signed_out.html", status=401)
        response["HX-Retarget"], response["HX-Reswap"] = "#notice", "innerHTML"
        return response
    return sign_in_page(request, SignInForm(), status=401)


def form_too_old(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form's own token no longer fits (signed in again meanwhile): show the words, with a fresh form."""
    from_here = request.headers.get("Origin", "") == f"{request.scheme}://{request.get_host()}"
    theirs = request.POST.get("writer", "") in ("", str(request.user.pk or ""))
    words = carried(request) if from_here and theirs else []
    context = {"carried": words, "to": request.get_full_path(), "too_old": True}
    return render(request, "people/carried.html", context, status=403)


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    logout(request)
    return wiped(redirect("sign_in"))


@login_not_required
@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Leave this page: the session ends, and the browser goes somewhere ordinary.

    By a page of ours: the policy `form-action 'self'` forbids a form to be redirected to another site.
    """
    logout(request)
    return wiped(render(request, "people/left.html", {"to": settings.LEAVE_TO}))


def wiped(response: HttpResponse) -> HttpResponse:
    response["Clear-Site-Data"] = '"cache", "storage"'
    response["Cache-Control"] = "no-store"
    return response


@login_not_required
@never_cache
@sensitive_post_parameters("new_password1", "new_password2")
@require_http_methods(["GET", "POST"])
def welcome(request: HttpRequest, who: str, token: str) -> HttpResponse:
    """A one-time link: choose a password, and come in. It works once, and until somebody has used it."""
    user = invited(who)
    if user is None or not default_token_generator.check_token(user, token):
        return render(request, "people/link_used.html", status=404)
    access.name_user(user.pk)
    form = SetPasswordForm(user, request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        form.save()
        enter(request, user)
        return spoken_to(redirect("home"), user)
    return render(request, "people/welcome.html", {"form": form, "who": user}, status=422 if form.is_bound else 200)


def invited(who: str) -> User | None:
    try:
        pk = int(force_str(urlsafe_base64_decode(who)))
    except (ValueError, OverflowError):
        return None
    with access.signing_in():
        user: User | None = User.objects.filter(pk=pk, is_active=True).first()
    return user


@login_not_required
@require_GET
def up(request: HttpRequest) -> HttpResponse:
    """For whatever watches the service: it answers."""
    return HttpResponse("up", content_type="text/plain")
