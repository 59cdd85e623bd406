"""How to be with somebody, who can see their plan, and who has looked."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms import model_to_dict
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from people import actions
from people.access import WhoCanSee, everything
from people.forms.persons import PersonForm
from people.forms.sharing import AskForWorkerForm, ShareForm, WhyForm
from people.looks import Seen, a_page, by_month, visits
from people.models import Alongside, Citizen, Invitation, Look, UrgentLook, User
from people.views.invitations import invitations_of
from people.views.persons import is_own, person_page, shared_with, signed_in, the_person

# How many looks are read at once.
A_PAGE = 300
# How long what was stopped can be begun again as it was.
A_WHILE = timedelta(days=14)


@require_http_methods(["GET", "POST"])
def about(request: HttpRequest, citizen_id: Any) -> HttpResponse:
    """What to call them, how best to talk, which language: by themselves, or by whoever works with them."""
    citizen = the_person(request, citizen_id, opening="about")
    if not is_own(request, citizen) and not signed_in(request).works_as:
        raise PermissionDenied
    form = PersonForm(request.POST if request.method == "POST" else None, initial=model_to_dict(citizen))
    if form.is_bound and form.is_valid():
        if form.took(actions.describe(by=signed_in(request), citizen=citizen, base=form.stood(), **form.said())):
            return redirect("plan", citizen.pk)
        return person_page(request, "people/about.html", citizen, {"form": form}, status=409)
    return person_page(request, "people/about.html", citizen, {"form": form}, status=422 if form.is_bound else 200)


@require_GET
def sharing(request: HttpRequest, citizen_id: Any) -> HttpResponse:
    """Who walks alongside, what they see, since when and until when; and who did before."""
    citizen = the_person(request, citizen_id, opening="sharing")
    user = signed_in(request)
    sees_everybody = shared_with(request, citizen) == set(everything())
    rows = alongside_of(user, citizen, everybody=sees_everybody)
    alongside = [row for row in rows if is_open(row)]
    may_say = actions.may_speak_for(user, citizen)
    before = [row for row in reversed(rows) if not is_open(row)] if sees_everybody else []
    for row in before:
        row.again = may_say and may_begin_again(user, citizen, row, rows)  # type: ignore[attr-defined]
    context = {
        "alongside": alongside,
        "nobody_works_with_them": sees_everybody and not any(row.walks_as == Alongside.WORKER for row in alongside),
        "before": before,
        "stopped": next((row for row in before if str(row.pk) == request.GET.get("stopped")), None),
        "may_say": may_say,
        "mine": next((row for row in alongside if row.user_id == user.pk), None),
        **(asked_in(request, citizen) if may_say else {}),
        "lines": WhoCanSee.choices,
        "has_sign_in": citizen.user_id is not None,
    }
    return person_page(request, "people/sharing/sharing.html", citizen, context)


def alongside_of(user: User, citizen: Citizen, *, everybody: bool) -> list[Alongside]:
    """All who walk or walked alongside; with whom only a part is shared sees only themselves."""
    rows = Alongside.objects.visible_to(user).filter(citizen=citizen)
    if not everybody:
        rows = rows.filter(user=user)
    return list(rows.select_related("user").order_by("since", "pk"))


def is_open(row: Alongside) -> bool:
    return row.until is None or row.until > timezone.now()


def asked_in(request: HttpRequest, citizen: Citizen) -> dict[str, Any]:
    """Who was asked and has not said yes: those who work here, and the others, for a while after that has ended."""
    lately = timezone.now() - A_WHILE
    rows = [row for row in invitations_of(request, citizen) if row.answer != Invitation.YES]
    workers = Invitation.objects.visible_to(request.user).open().filter(citizen=citizen, becomes=Invitation.WORKER)
    return {
        "invitations": [row for row in rows if row.is_open or row.until > lately],
        "asked_workers": workers.order_by("asked_at"),
    }


def may_begin_again(user: User, citizen: Citizen, row: Alongside, rows: Iterable[Alongside]) -> bool:
    """What the person stopped a while ago; not for somebody who left by themselves, or who walks alongside now."""
    said_by = {citizen.user_id, user.pk} - {row.user_id}
    return (
        row.ended_by_id in said_by
        and row.until is not None
        and row.until > timezone.now() - A_WHILE
        and not any(is_open(other) and other.user_id == row.user_id for other in rows)
    )


@require_http_methods(["GET", "POST"])
def parts(request: HttpRequest, citizen_id: Any, pk: int) -> HttpResponse:
    """Change what somebody sees, and until when."""
    citizen, row = theirs_to_say(request, citizen_id, pk)
    form = ShareForm(
        request.POST if request.method == "POST" else None, row=row, has_sign_in=citizen.user_id is not None
    )
    if form.is_bound and form.is_valid():
        actions.change_what_they_see(by=signed_in(request), alongside=row, **form.said())
        messages.success(request, _("Kept. It counts from now on."))
        return redirect("sharing", citizen.pk)
    context = {"form": form, "row": row}
    return person_page(
        request, "people/sharing/share_parts.html", citizen, context, status=422 if form.is_bound else 200
    )


@require_http_methods(["GET", "POST"])
def stop(request: HttpRequest, citizen_id: Any, pk: int) -> HttpResponse:
    """Stop sharing, from the next request on; the page after it offers to begin again."""
    citizen, row = theirs_to_say(request, citizen_id, pk)
    if not is_open(row):
        raise Http404
    form = WhyForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        actions.stop_sharing(by=signed_in(request), alongside=row, why=form.cleaned_data["why"])
        return redirect(reverse("sharing", args=[citizen.pk], query={"stopped": row.pk}))
    context = {"form": form, "row": row}
    return person_page(
        request, "people/sharing/share_stop.html", citizen, context, status=422 if form.is_bound else 200
    )


@require_POST
def again(request: HttpRequest, citizen_id: Any, pk: int) -> HttpResponse:
    """Share again, as it was before it was stopped."""
    citizen, row = theirs_to_say(request, citizen_id, pk)
    if is_open(row):
        return redirect("sharing", citizen.pk)
    if not actions.share_again(by=signed_in(request), alongside=row):
        return redirect("share_parts", citizen.pk, pk)
    return redirect("sharing", citizen.pk)


def theirs_to_say(request: HttpRequest, citizen_id: Any, pk: int) -> tuple[Citizen, Alongside]:
    """The row of somebody alongside, or of somebody who can be again; for the person, and at their word.

    Nobody says what they themselves see.
    """
    citizen, user = the_person(request, citizen_id), signed_in(request)
    if not actions.may_speak_for(user, citizen):
        raise PermissionDenied
    rows = alongside_of(user, citizen, everybody=True)
    row = next((row for row in rows if row.pk == pk), None)
    if row is None or not (is_open(row) or may_begin_again(user, citizen, row, rows)):
        raise Http404
    if row.user_id == user.pk:
        raise PermissionDenied
    return citizen, row


@require_http_methods(["GET", "POST"])
def stop_walking(request: HttpRequest, citizen_id: Any) -> HttpResponse:
    """I no longer walk with them: said by whoever does."""
    citizen, user = the_person(request, citizen_id), signed_in(request)
    rows = [row for row in alongside_of(user, citizen, everybody=True) if is_open(row)]
    mine = [row for row in rows if row.user_id == user.pk]
    if not mine:
        raise Http404
    if request.method == "POST":
        for row in mine:
            actions.stop_sharing(by=user, alongside=row)
        return redirect("my_people")
    others = [row for row in rows if row.walks_as == Alongside.WORKER and row.user_id != user.pk]
    context = {"row": mine[0], "the_last": not others and mine[0].walks_as == Alongside.WORKER}
    return person_page(request, "people/sharing/share_leave.html", citizen, context)


@require_http_methods(["GET", "POST"])
def ask_for_worker(request: HttpRequest, citizen_id: Any) -> HttpResponse:
    """Ask somebody who works here to walk alongside; anybody, where nobody does."""
    citizen, user = the_person(request, citizen_id), signed_in(request)
    if not actions.may_speak_for(user, citizen):
        raise PermissionDenied
    rows = [row for row in alongside_of(user, citizen, everybody=True) if is_open(row)]
    here = {row.user_id for row in rows} | {user.pk}
    form = AskForWorkerForm(
        request.POST if request.method == "POST" else None,
        workers=[one for one in actions.workers() if one.id not in here],
        anybody=not any(row.walks_as == Alongside.WORKER for row in rows),
    )
    if form.is_bound and form.is_valid():
        worker = form.cleaned_data["worker"]
        actions.ask_for_worker(by=user, citizen=citizen, worker=worker)
        messages.success(request, asked_in_words(worker))
        return redirect("sharing", citizen.pk)
    context = {"form": form, "workers": [row for row in rows if row.walks_as == Alongside.WORKER]}
    return person_page(request, "people/sharing/share_ask.html", citizen, context, status=422 if form.is_bound else 200)


def asked_in_words(worker: actions.Worker | None) -> str:
    if worker is None:
        return _("Asked. We are looking for somebody. Their name will be here.")
    return _("Asked. %(who)s reads it when they next come in, and can say yes or not now.") % {"who": worker.name}


@require_POST
def ask_no_longer(request: HttpRequest, citizen_id: Any, pk: int) -> HttpResponse:
    """The person does not ask for this worker any more, or for anybody."""
    citizen, user = the_person(request, citizen_id), signed_in(request)
    if not actions.may_speak_for(user, citizen):
        raise PermissionDenied
    asked = Invitation.objects.visible_to(user).open().filter(citizen=citizen, becomes=Invitation.WORKER)
    actions.take_back(by=user, invitation=get_object_or_404(asked, pk=pk))
    return redirect("sharing", citizen.pk)


@require_POST
def asked_to_walk(request: HttpRequest, pk: int) -> HttpResponse:
    """A worker who was asked says yes, or not now."""
    user = signed_in(request)
    asked = Invitation.objects.visible_to(user).open().filter(to_user=user, becomes=Invitation.WORKER)
    invitation = get_object_or_404(asked, pk=pk)
    if request.POST.get("answer") != Invitation.YES:
        actions.say_not_now(invitation=invitation)
        return redirect("my_people")
    actions.say_yes(digest=invitation.digest, name="", language=user.language)
    return redirect("plan", invitation.citizen_id)


@require_GET
def looks(request: HttpRequest, citizen_id: Any) -> HttpResponse:
    """Who has looked: for the citizen. Everyone else sees that it is written down, and their own."""
    citizen, user = the_person(request, citizen_id), signed_in(request)
    before = moment(request.GET.get("before", ""))
    rows = Look.objects.visible_to(user).filter(citizen=citizen).select_related("user", "urgent")
    if before:
        rows = rows.filter(at__lt=before)
    found = list(rows.order_by("-at", "-pk")[: A_PAGE + 1])
    shown, older = a_page([seen(row) for row in found], A_PAGE)
    whose: dict[Any, Look] = {(row.user_id, row.urgent_id): row for row in found}
    told = [
        (month, [(visit, whose[visit.who, visit.urgent]) for visit in ones]) for month, ones in by_month(visits(shown))
    ]
    context = {
        "months": told,
        "urgent": urgent_looks(user, citizen) if before is None else [],
        "older": reverse("looks", args=[citizen.pk], query={"before": older.isoformat()}) if older else "",
        "newest": before is None,
        "words": Look.IN_WORDS if is_own(request, citizen) else Look.OF_ANOTHER,
    }
    return person_page(request, "people/sharing/looks.html", citizen, context)


def seen(row: Look) -> Seen:
    return Seen(row.user_id, row.what, timezone.localtime(row.at), row.urgent_id)


def urgent_looks(user: User, citizen: Citizen) -> Any:
    """What stands on top: that somebody looked who does not walk alongside, and why."""
    return UrgentLook.objects.visible_to(user).filter(citizen=citizen).select_related("user").order_by("-at")


def moment(said: str) -> datetime | None:
    """A time as the link to older looks says it; anything else is no time."""
    try:
        when = datetime.fromisoformat(said)
    except ValueError:
        return None
    return when if timezone.is_aware(when) else timezone.make_aware(when)
