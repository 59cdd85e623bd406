"""What a person is good at: how it is added, and a page for each that says where it is being used."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from conversations import given
from conversations.actions import strengths as actions
from conversations.forms.strengths import HelpsForm
from conversations.models import DrawsOn, HelpsSomeone
from conversations.views import trying
from conversations.views.named import the_named
from networks.models import Connection
from people.access import SharedPart
from people.models import Citizen, User
from people.views.persons import is_own, may_change, person_page, shared_with, signed_in, the_piece, the_sharer
from people.views.whose_words import ask_whose
from strengths.forms import StrengthForm
from strengths.models import Strength


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, citizen_id: Any) -> HttpResponse:
    """Something I am good at, in my own words. `?for=connection-5` begins with somebody whom it helps."""
    citizen = the_sharer(request, citizen_id, SharedPart.STRENGTHS, opening="people")
    user, own = signed_in(request), is_own(request, citizen)
    whom = the_named(request, citizen, "for", {"connection": Connection})
    form = StrengthForm(request.POST if request.method == "POST" else None, citizen=citizen, own=own)
    if form.is_bound and form.is_valid():
        made = actions.notice(by=user, citizen=citizen, helps=[whom] if whom else [], **form.cleaned_data)
        messages.success(request, _("Kept."))
        ask_whose(request, citizen, made.words, reverse("strength_words", args=[citizen.pk, made.pk]))
        return redirect("plan", citizen.pk)
    begin_with = [] if whom else given.to_begin_with(user, citizen)
    context = {
        "form": form,
        "whom": whom,
        "begin_with": begin_with,
        "names": given.names([one.name for one in begin_with]) if begin_with else "",
    }
    return person_page(request, "conversations/strength_new.html", citizen, context, status=422 if form.errors else 200)


@require_GET
def strength(request: HttpRequest, citizen_id: Any, pk: int) -> HttpResponse:
    """One thing they are good at: who noticed it, the words it came from, and where it is being used."""
    citizen, found = the_strength(request, citizen_id, pk, opening="plan")
    return strength_page(request, citizen, found)


@require_POST
def it_helps(request: HttpRequest, citizen_id: Any, pk: int) -> HttpResponse:
    """It helps somebody in their life."""
    citizen, found = the_strength(request, citizen_id, pk, opening="plan")
    form = HelpsForm(request.POST, people=whom_it_may_help(signed_in(request), citizen))
    if not form.is_valid():
        return strength_page(request, citizen, found, form=form, status=422)
    actions.it_helps(by=signed_in(request), strength=found, connection=form.chosen())
    return redirect(f"{reverse('strength', args=[citizen.pk, pk])}#whom")


@require_POST
def helps_no_longer(request: HttpRequest, citizen_id: Any, pk: int, helps_pk: int) -> HttpResponse:
    """It helps them no more; said by the person, whoever wrote it, and workers at their word."""
    citizen, found = the_strength(request, citizen_id, pk)
    row = the_piece(request, citizen, HelpsSomeone, helps_pk)
    if row.strength_id != found.pk:
        raise Http404
    if not may_change(request, citizen, found) and row.by_id != signed_in(request).pk:
        raise PermissionDenied
    actions.it_helps_no_longer(by=signed_in(request), helps=row)
    return redirect(f"{reverse('strength', args=[citizen.pk, pk])}#whom")


def the_strength(request: HttpRequest, citizen_id: Any, pk: int, *, opening: str = "") -> tuple[Citizen, Any]:
    citizen = the_sharer(request, citizen_id, SharedPart.STRENGTHS, opening=opening)
    return citizen, the_piece(request, citizen, Strength, pk, "written_by", "changed_by", "citizen")


def strength_page(
    request: HttpRequest, citizen: Citizen, found: Any, *, form: HelpsForm | None = None, status: int = 200
) -> HttpResponse:
    user, parts = signed_in(request), shared_with(request, citizen)
    helps = list(given.helping(user, citizen).filter(strength=found))
    changes = may_change(request, citizen, found)
    for one in helps:
        one.may_end = changes or one.by_id == user.pk
    used_in = DrawsOn.objects.visible_to(user).filter(strength=found).values("attempt")
    attempts = trying.attempts_for(user, citizen, pk__in=used_in)
    people = whom_it_may_help(user, citizen, helps)
    context = {
        "strength": found,
        "came_from": found.words_it_came_from(user),
        "may_change": changes,
        "helps": helps,
        "form": form or (HelpsForm(people=people) if people else None),
        "may_add_people": SharedPart.PEOPLE in parts,
        "trying": [one for one in attempts if one.finished_at is None],
        "tried": [one for one in attempts if one.finished_at],
        "may_try": SharedPart.MATTERS in parts,
        "given": given.for_the_place(user, citizen, strength=found),
    }
    return person_page(request, "conversations/strength.html", citizen, context, status=status)


def whom_it_may_help(user: User, citizen: Citizen, helps: list[Any] | None = None) -> list[Connection]:
    """Those in the life now, whom it does not help already."""
    here = Connection.objects.visible_to(user).of(citizen).on_the_plan().here_now()
    already = [one.connection_id for one in helps or []]
    return list(here.exclude(pk__in=already).order_by("circle", "written_at", "pk"))
