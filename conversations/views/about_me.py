"""About me: a page in the person's words, under the headings of the standard; and one sheet to hand to anyone."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from conversations.about_me import QUESTIONS, Sheet, pdf, sections, sheet
from conversations.actions import about_me as actions
from conversations.forms.about_me import AboutMeForm
from conversations.models import AboutMe
from conversations.views.whole import FILE_NAME
from people.access import SharedPart, WhoCanSee, everything
from people.models import Citizen
from people.views import pieces
from people.views.persons import is_own, may_be_seen_by, person_page, shared_with, signed_in, the_sharer
from people.views.whose_words import ask_whose


@require_GET
def about_me(request: HttpRequest, citizen_id: Any) -> HttpResponse:
    """All eight headings; what is there, or a question."""
    citizen = the_sharer(request, citizen_id, SharedPart.MATTERS, opening="about")
    parts = shared_with(request, citizen)
    found = sections(signed_in(request), citizen, how_to_talk=parts == set(everything()))
    context = {"sections": found, "may_record": SharedPart.STORY in parts}
    return person_page(request, "conversations/about_me.html", citizen, context)


def is_shown_how_to_talk(request: HttpRequest, citizen: Citizen) -> bool:
    """With whom only a part is shared does not see how best to talk with them (plan.py)."""
    return is_own(request, citizen) or shared_with(request, citizen) == set(everything())


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, citizen_id: Any) -> HttpResponse:
    """One heading, one box: by the person, or by anybody alongside who sees what matters to them."""
    citizen = the_sharer(request, citizen_id, SharedPart.MATTERS)
    heading = request.POST.get("heading") or request.GET.get("heading", "")
    if heading and heading not in AboutMe.Heading.values:
        raise Http404
    seen_by = may_be_seen_by(request, citizen, SharedPart.MATTERS)
    form = AboutMeForm(
        request.POST if request.method == "POST" else None, initial={"heading": heading}, seen_by=seen_by
    )
    if form.is_bound and form.is_valid():
        made = actions.say_about_me(by=signed_in(request), citizen=citizen, **form.cleaned_data)
        messages.success(request, _("Kept."))
        ask_whose(request, citizen, made.words, reverse("aboutme_words", args=[citizen.pk, made.pk]))
        return redirect(f"{reverse('about_me', args=[citizen.pk])}#{made.heading}")
    context: dict[str, Any] = {"form": form}
    if heading:
        context |= {"heading": AboutMe.Heading(heading), "question": QUESTIONS[AboutMe.Heading(heading)]}
    status = 422 if form.is_bound else 200
    return person_page(request, "conversations/about_me_new.html", citizen, context, status=status)


# What can be done with every piece, which leads back here and not to the plan.


def words(request: HttpRequest, citizen_id: Any, pk: int, model: Any) -> HttpResponse:
    return back_here(pieces.words(request, citizen_id, pk, model), citizen_id)


def who_can_see(request: HttpRequest, citizen_id: Any, pk: int, model: Any) -> HttpResponse:
    return back_here(pieces.who_can_see(request, citizen_id, pk, model), citizen_id)


def put_back(request: HttpRequest, citizen_id: Any, pk: int, model: Any) -> HttpResponse:
    return back_here(pieces.put_back(request, citizen_id, pk, model), citizen_id)


def back_here(response: HttpResponse, citizen_id: Any) -> HttpResponse:
    return redirect("about_me", citizen_id) if response.status_code == 302 else response


# On paper


@require_GET
def paper(request: HttpRequest, citizen_id: Any) -> HttpResponse:
    """One page to hand to anyone: only what is shared with everyone alongside. `?large=1` sets it in large print."""
    citizen = the_sharer(request, citizen_id, SharedPart.MATTERS, opening="about")
    closer = AboutMe.objects.visible_to(request.user).of(citizen).on_the_plan()
    context = {
        "sheet": to_hand_out(request, citizen, large="large" in request.GET),
        "left_out": closer.exclude(who_can_see=WhoCanSee.EVERYONE).count(),
    }
    return person_page(request, "conversations/about_me_paper.html", citizen, context)


@require_POST
def as_pdf(request: HttpRequest, citizen_id: Any) -> HttpResponse:
    """The same as a file, under a name that says nothing."""
    citizen = the_sharer(request, citizen_id, SharedPart.MATTERS, opening="about")
    file = pdf(to_hand_out(request, citizen, large="large" in request.POST))
    if file is None:
        messages.warning(request, _("We have no letters for some of these words. Print the page instead."))
        return redirect("about_me_paper", citizen.pk)
    response = HttpResponse(file, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{FILE_NAME}.pdf"'
    return response


def to_hand_out(request: HttpRequest, citizen: Citizen, *, large: bool) -> Sheet:
    how_to_talk = is_shown_how_to_talk(request, citizen)
    found = sections(signed_in(request), citizen, how_to_talk=how_to_talk, only_everyone=True)
    return sheet(citizen, found, large=large)
