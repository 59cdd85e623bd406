"""Coming in by an invitation: a code, then who asks and what there is to see, then yes or not now.

The code comes by POST only; in a link it stands in the fragment, which no server is sent. Between the two pages the
session keeps its digest, for half an hour.
"""

import time
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.hashers import check_password
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from people import access, actions, invitations, limits
from people.forms.inviting import ComeInForm, YesForm
from people.models import Alongside, Citizen, Invitation, User
from people.views import second_factor, signing_in
from people.views.persons import is_a_citizen, signed_in

KEPT_FOR = 30 * 60
# Sixty bits are not guessed; this is for whoever tries.
TRIES = "10/15m,40/d"
# A letter takes five answers; and for one person, however many letters are made, no more than these.
GUESSES = "10/d,30/30d"


@login_not_required
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def come_in(request: HttpRequest) -> HttpResponse:
    """First: the code. Wrong, used, run out or taken back: one answer."""
    form = ComeInForm(request.POST if request.method == "POST" else None)
    if not form.is_bound or not form.is_valid():
        return come_in_page(request, form, status=422 if form.is_bound else 200)
    digest = form.digest()
    if digest and (too_often := limits.limit(request, "come_in", key=digest, rate=TRIES)):
        return too_often
    invitation = the_invitation(digest)
    if invitation is None:
        return come_in_page(request, form, status=422, opens_nothing=True)
    request.session["invitation"] = [digest, int(time.time())]
    return spoken_to_first(request, redirect("come_in_invitation"), invitation)


def come_in_page(
    request: HttpRequest, form: ComeInForm, *, status: int = 200, opens_nothing: bool = False
) -> HttpResponse:
    context = {"form": form, "opens_nothing": opens_nothing, "citizen_page": is_a_citizen(request)}
    return render(request, "people/inviting/come_in.html", context | second_factor.no_tabs(request), status=status)


def the_invitation(digest: str, *, to_answer: bool = False) -> Invitation | None:
    """The one that this code opens, while it can be answered with yes; held, where it is about to be."""
    with access.by_code(digest):
        rows = Invitation.objects.open().filter(digest=digest) if digest else Invitation.objects.none()
        return (rows.select_for_update() if to_answer else rows).first()


def spoken_to_first(request: HttpRequest, response: HttpResponse, invitation: Invitation) -> HttpResponse:
    """In the language that the invitation was written in, unless they have chosen one."""
    if settings.LANGUAGE_COOKIE_NAME not in request.COOKIES and invitation.language in dict(settings.LANGUAGES):
        name, secure = settings.LANGUAGE_COOKIE_NAME, settings.LANGUAGE_COOKIE_SECURE
        response.set_cookie(name, invitation.language, samesite="Lax", secure=secure)
    return response


@login_not_required
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def come_in_invitation(request: HttpRequest) -> HttpResponse:
    """Then: who asks, whose plan, what there is to see and until when. Yes, or not now."""
    digest = kept(request)
    invitation = the_invitation(digest, to_answer=request.method == "POST")
    if not digest and request.method == "GET":
        return redirect("come_in")
    if invitation is None:
        request.session.pop("invitation", None)
        return come_in_page(request, ComeInForm(), status=422, opens_nothing=True)
    is_new = not request.user.is_authenticated
    # What is answered is what was read, by whoever read it: in another tab another code may have been written since,
    # or somebody signed in.
    is_answered = request.method == "POST" and request.POST.get("which", "") in ("", which(request, invitation))
    if is_answered and request.POST.get("answer") == Invitation.NOT_NOW:
        return not_now(request, invitation)
    given = request.POST if is_answered else None
    form = YesForm(given, invitation=invitation, is_new=is_new, initial={"name": called(invitation)})
    if not form.is_bound or in_the_way(request, invitation) or not form.is_valid():
        return invitation_page(request, invitation, form)
    if invitation.fact_question and not limits.within(request, "fact", str(invitation.citizen_id), GUESSES):
        return limits.too_often(request)
    if invitation.fact_question and not knows(invitation, form.cleaned_data["fact"]):
        return wrong_answer(request, invitation, form)
    return yes(request, invitation, form)


def which(request: HttpRequest, invitation: Invitation) -> str:
    """This invitation, as this user reads it."""
    return f"{invitation.pk}-{request.user.pk or ''}"


def called(invitation: Invitation) -> str:
    """What we call them until they say: the person as their plan does, the first administrator not at all."""
    if invitation.becomes == Invitation.ADMINISTRATOR:
        return ""
    return invitation.citizen_name if invitation.becomes == Invitation.OWN else invitation.name


def kept(request: HttpRequest) -> str:
    digest, since = request.session.get("invitation", ("", 0))
    return digest if time.time() - since < KEPT_FOR else ""


def in_the_way(request: HttpRequest, invitation: Invitation) -> str:
    """Why whoever is signed in here cannot say yes to this; the database refuses the same (people/acts.sql)."""
    if not request.user.is_authenticated:
        return ""
    user = signed_in(request)
    own = Citizen.objects.filter(user=user).first()
    if user.works_as:
        return "works_here"
    if invitation.becomes != Invitation.OWN:
        return "own_plan" if own and own.pk == invitation.citizen_id else ""
    if Alongside.objects.open().filter(user=user, citizen=invitation.citizen_id).exists():
        return "walks_alongside"
    return "has_a_plan" if own else ""


def invitation_page(
    request: HttpRequest, invitation: Invitation, form: YesForm, *, has_sign_in: bool = False
) -> HttpResponse:
    context = {
        "invitation": invitation,
        "form": form,
        "which": which(request, invitation),
        "in_the_way": in_the_way(request, invitation),
        "has_sign_in": has_sign_in,
        "here": reverse("come_in_invitation"),
        "citizen_page": is_a_citizen(request),
    }
    status = 422 if request.method == "POST" else 200
    return render(
        request, "people/inviting/come_in_invitation.html", context | second_factor.no_tabs(request), status=status
    )


def not_now(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    with access.by_code(invitation.digest):
        actions.say_not_now(invitation=invitation)
    del request.session["invitation"]
    context = {"invitation": invitation, "citizen_page": is_a_citizen(request)}
    return render(request, "people/inviting/come_in_not_now.html", context | second_factor.no_tabs(request))


def knows(invitation: Invitation, answer: str) -> bool:
    return check_password(invitations.as_compared(answer), invitation.fact_answer)


def wrong_answer(request: HttpRequest, invitation: Invitation, form: YesForm) -> HttpResponse:
    """Five of them, and it brings in nobody any more."""
    with access.by_code(invitation.digest):
        actions.answered_wrongly(invitation=invitation)
    left = Invitation.TRIES - invitation.wrong_answers
    if left <= 0:
        del request.session["invitation"]
        return come_in_page(request, ComeInForm(), status=422, opens_nothing=True)
    message = ngettext(
        "That is not the answer you chose. You have one more try.",
        "That is not the answer you chose. You have %(left)d more tries.",
        left,
    )
    form.add_error("fact", message % {"left": left})
    return invitation_page(request, invitation, form)


def yes(request: HttpRequest, invitation: Invitation, form: YesForm) -> HttpResponse:
    """They are in, as themselves: with a new account, or the one they have."""
    said = form.cleaned_data
    name, language = said.get("name", invitation.name), get_language() or "en"
    try:
        user = actions.say_yes(digest=invitation.digest, name=name, language=language, email=said.get("email", ""))
    except IntegrityError:
        # Somebody signs in with the address that it was sent to.
        return invitation_page(request, invitation, form, has_sign_in=True)
    del request.session["invitation"]
    if user is None:
        return come_in_page(request, ComeInForm(), status=422, opens_nothing=True)
    own_device = said["own_device"] == "yes"
    if request.user != user:
        signing_in.enter(request, user, own_device=own_device)
    if invitation.becomes == Invitation.OWN and "name" in said:
        actions.describe(by=user, citizen=Citizen.objects.get(user=user), name=name)
    welcome(request, user, invitation)
    return signing_in.spoken_to(redirect(after_yes(request, user)), user)


def welcome(request: HttpRequest, user: User, invitation: Invitation) -> None:
    if user.email or user.phone or user.works_as:
        return
    if invitation.becomes == Invitation.OWN:
        words = _("You are in. Next time, ask for another letter. Or add an e-mail under “How I sign in”.")
    else:
        words = _("You are in. Add an e-mail or a mobile number here, so that you can come back.")
    messages.success(request, words)


def after_yes(request: HttpRequest, user: User) -> Any:
    """Home; but those to whom we can send no code first to where they say how they come back."""
    if not (user.email or user.phone) and not Citizen.objects.filter(user=user).exists():
        return "my_sign_in"
    if "passkeys" in request.POST and not user.works_as and second_factor.would_like_a_passkey(request, user):
        return "next_time"
    return "home"
