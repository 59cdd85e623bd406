"""Asking somebody in: the person to their own plan, or somebody to walk alongside them."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from people import access, actions, invitations, letters, sending
from people.forms.inviting import FactForm, ReachForm, SafeAddressForm, SharesForm, WhoForm
from people.limits import limit
from people.models import Citizen, Invitation, User
from people.views.persons import is_own, person_page, signed_in, the_person

EMAIL, TEXT, LETTER = "email", "phone", "letter"
# How often one user asks somebody in: what is sent goes to any address.
OFTEN = "20/h,60/d"


# The person, to their own plan


@require_GET
def invite_own(request: HttpRequest, citizen_id: Any) -> HttpResponse:
    """How will it reach them?"""
    citizen = the_person_to_invite(request, citizen_id)
    context = {"signs_in": citizen.user_id is not None, "has_fact": has_fact(citizen)}
    return person_page(request, "people/inviting/invite_own.html", citizen, context)


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def invite_by(request: HttpRequest, citizen_id: Any, how: str) -> HttpResponse:
    """By e-mail or text, where nobody else reads; or by a letter, with a question that only they can answer."""
    citizen = the_person_to_invite(request, citizen_id)
    if citizen.user_id and how != LETTER:
        raise PermissionDenied
    form = own_form(request, citizen, how)
    if request.method == "GET" or form is None or not form.is_valid():
        context = {"form": form, "how": how}
        status = 422 if request.method == "POST" else 200
        return person_page(request, "people/inviting/invite_by.html", citizen, context, status=status)
    if too_often := asked_too_often(request):
        return too_often
    more = {how: form.cleaned_data["to"]} if how != LETTER else fact_of(request, citizen, form)
    invitation, code = actions.invite(
        by=signed_in(request),
        citizen=citizen,
        becomes=Invitation.OWN,
        name=citizen.whole_name,
        language=language_of(citizen),
        **more,
    )
    if citizen.user_id and not is_own(request, citizen):
        # A way in as them was made: they hear of it at once, and read of it under who has looked.
        sending.tell(the_user_of(citizen))
    return given(request, citizen, invitation, code)


def the_person_to_invite(request: HttpRequest, citizen_id: Any) -> Citizen:
    """The person whose plan it is, by themselves or by whoever works with them."""
    citizen = the_person(request, citizen_id)
    works_with_them = Citizen.objects.filter(pk=access.alongside(signed_in(request), working=True))
    if getattr(citizen, "died_on", None) or not (
        is_own(request, citizen) or works_with_them.filter(pk=citizen.pk).exists()
    ):
        raise PermissionDenied
    return citizen


def the_user_of(citizen: Citizen) -> User:
    user: User = User.objects.get(pk=citizen.user_id)
    return user


def has_fact(citizen: Citizen) -> bool:
    """Whether they have chosen a question, which every later letter asks."""
    return citizen.user_id is not None and bool(the_user_of(citizen).fact_answer)


def own_form(request: HttpRequest, citizen: Citizen, how: str) -> Form | None:
    """What is asked; nothing to ask of somebody else than the person, once they have a sign-in: None."""
    given = request.POST if request.method == "POST" else None
    if how != LETTER:
        return SafeAddressForm(given, kind=how)
    if citizen.user_id is None:
        return FactForm(given)
    if is_own(request, citizen) and (not has_fact(citizen) or "new" in request.GET):
        return FactForm(given)
    return Form(given) if has_fact(citizen) else None


def fact_of(request: HttpRequest, citizen: Citizen, form: Form) -> dict[str, str]:
    """The question of the letter: the one just chosen, or the one that the person chose before."""
    chosen = {}
    if isinstance(form, FactForm):
        chosen = {"question": form.question(language_of(citizen)), "answer": form.cleaned_data["answer"]}
    if citizen.user_id is None:
        return {"fact_question": chosen["question"], "fact": chosen["answer"]}
    if chosen:
        actions.choose_fact(by=signed_in(request), **chosen)
    user = the_user_of(citizen)
    return {"fact_question": user.fact_question, "fact_answer": user.fact_answer}


def language_of(citizen: Citizen) -> str:
    return citizen.language if citizen.language in dict(settings.LANGUAGES) else "en"


# Somebody to walk alongside them


@never_cache
@require_http_methods(["GET", "POST"])
def invite_supporter(request: HttpRequest, citizen_id: Any) -> HttpResponse:
    """Three questions, one after the other: who, what they see, and how it reaches them. Kept at the last one."""
    citizen = the_person(request, citizen_id)
    if not actions.may_speak_for(signed_in(request), citizen):
        raise PermissionDenied
    forms = steps(request, citizen)
    answered, back = (number(request.POST.get(name)) for name in ("answered", "back"))
    for at, form in enumerate(forms):
        is_back = "back" in request.POST and at == back
        if is_back or at >= answered or not form.is_valid():
            return step_page(request, citizen, forms, at, status=422 if at < answered and form.errors else 200)
    if too_often := asked_too_often(request):
        return too_often
    who, shares, reach = (form.cleaned_data for form in forms)
    invitation, code = actions.invite(
        by=signed_in(request),
        citizen=citizen,
        becomes=who["becomes"],
        name=who["name"],
        how_related=who["how_related"],
        parts=forms[1].shared(),
        sharing_until=forms[1].until(),
        trusted=shares.get("trusted", False),
        language=reach["language"],
        **({"email" if "@" in reach["to"] else "phone": reach["to"]} if reach["to"] else {}),
    )
    return given(request, citizen, invitation, code)


def steps(request: HttpRequest, citizen: Citizen) -> list[Any]:
    def made(form: Any, prefix: str, **more: Any) -> Any:
        has_answers = any(name.startswith(f"{prefix}-") for name in request.POST)
        return form(request.POST if has_answers else None, prefix=prefix, **more)

    return [
        made(WhoForm, "who"),
        made(SharesForm, "shares", has_sign_in=citizen.user_id is not None),
        made(ReachForm, "reach", initial={"language": language_of(citizen)}),
    ]


def number(text: str | None) -> int:
    return int(text) if text and text in {"1", "2", "3"} else 0


def step_page(request: HttpRequest, citizen: Citizen, forms: list[Any], at: int, *, status: int = 200) -> HttpResponse:
    """One question, with what was said before it; the other answers come along in the form."""
    here = f"{forms[at].prefix}-"
    others = tuple(f"{form.prefix}-" for form in forms if form.prefix != forms[at].prefix)
    context = {
        "form": forms[at],
        "step": here.strip("-"),
        "at": at + 1,
        "before": [form.cleaned_data for form in forms[:at]],
        "what_they_see": what_they_see(forms[1]) if at > 1 else "",
        "until": forms[1].until() if at > 1 else None,
        "others": [
            (name, value) for name, values in request.POST.lists() if name.startswith(others) for value in values
        ],
    }
    return person_page(request, "people/inviting/invite_supporter.html", citizen, context, status=status)


def what_they_see(shares: Any) -> str:
    """Said back at the next step: everything, or the parts."""
    parts = dict(access.SharedPart.choices)
    chosen = shares.shared()
    return _("Everything") if len(chosen) == len(parts) else ", ".join(str(parts[part]) for part in chosen)


# What was made


def asked_too_often(request: HttpRequest) -> HttpResponse | None:
    return limit(request, "invite", key=str(signed_in(request).pk), rate=OFTEN)


def given(request: HttpRequest, citizen: Citizen, invitation: Invitation, code: str) -> HttpResponse:
    """Sent to where only they read; or shown once, to print."""
    to = invitation.email or invitation.phone
    if not to:
        return letter_page(request, citizen, invitation, code)
    address = come_in_address(request)
    context = {
        "link": f"{address}#{code}",
        "address": address,
        "code": invitations.in_groups(code),
        "until": invitation.until,
    }
    sending.send_words(to, sending.SOMETHING_TO_READ, "people/messages/invitation.txt", context, invitation.language)
    messages.success(request, _("Sent to %(name)s. It works for 14 days.") % {"name": invitation.name})
    return redirect("sharing", citizen.pk)


def come_in_address(request: HttpRequest) -> str:
    return request.build_absolute_uri(reverse("come_in"))


def letter_page(request: HttpRequest, citizen: Citizen, invitation: Invitation, code: str) -> HttpResponse:
    """The one time that the code is to be read: it is not kept."""
    printed = letters.letter(invitation, code, come_in_address(request))
    context = {"letter": printed, "invitation": invitation, "code": code}
    return person_page(request, "people/inviting/letter.html", citizen, context)


@never_cache
@sensitive_post_parameters()
@require_POST
def letter_pdf(request: HttpRequest, citizen_id: Any) -> HttpResponse:
    """The same sheet as a file; its page sends the code back, which stands in no address."""
    citizen = the_person(request, citizen_id)
    code = invitations.as_made(request.POST.get("code", ""))
    asked = Invitation.objects.visible_to(request.user).open().filter(citizen=citizen, digest=invitations.digest(code))
    invitation = asked.first()
    if invitation is None:
        raise Http404
    response = HttpResponse(
        letters.pdf(letters.letter(invitation, code, come_in_address(request))), content_type="application/pdf"
    )
    response["Content-Disposition"] = 'attachment; filename="letter.pdf"'
    return response


# Those that were made


def invitations_of(request: HttpRequest, citizen: Citizen) -> list[Invitation]:
    """For people/inviting/_invitations.html: who was asked, and what they said, the newest first."""
    rows = Invitation.objects.visible_to(request.user).filter(citizen=citizen)
    return list(rows.exclude(becomes=Invitation.WORKER).select_related("asked_by").order_by("-asked_at")[:50])


@require_POST
def take_back(request: HttpRequest, citizen_id: Any, pk: int) -> HttpResponse:
    citizen, invitation = the_invitation(request, citizen_id, pk)
    if invitation.is_open:
        actions.take_back(by=signed_in(request), invitation=invitation)
        messages.success(request, _("Taken back. Its code opens nothing now."))
    return redirect("sharing", citizen.pk)


@never_cache
@require_POST
def send_again(request: HttpRequest, citizen_id: Any, pk: int) -> HttpResponse:
    """With a new code; the one of before is not good any longer."""
    citizen, invitation = the_invitation(request, citizen_id, pk)
    if invitation.becomes == Invitation.OWN:
        the_person_to_invite(request, citizen_id)
    elif not actions.may_speak_for(signed_in(request), citizen):
        raise PermissionDenied
    if invitation.becomes == Invitation.OWN and citizen.user_id:
        return redirect("invite_own", citizen.pk)
    if invitation.answer == Invitation.YES:
        raise PermissionDenied
    if too_often := asked_too_often(request):
        return too_often
    return given(request, citizen, *actions.invite_again(by=signed_in(request), citizen=citizen, invitation=invitation))


def the_invitation(request: HttpRequest, citizen_id: Any, pk: int) -> tuple[Citizen, Invitation]:
    citizen = the_person(request, citizen_id)
    rows = Invitation.objects.visible_to(request.user).filter(citizen=citizen, pk=pk)
    invitation = rows.exclude(becomes=Invitation.WORKER).first()
    if invitation is None:
        raise Http404
    return citizen, invitation
