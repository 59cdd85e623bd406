"""Something is not right: the person says so, those who work with them answer, the person says when it is."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from conversations import actions
from conversations.forms.rights import AnswerForm, NotRightForm
from conversations.models import PutRight
from people.access import SharedPart, WhoCanSee, may_see
from people.actions import may_speak_for
from people.models import User
from people.views.persons import may_be_seen_by, person_page, signed_in, the_person, the_piece, the_sharer


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, citizen_id: Any) -> HttpResponse:
    """It goes to those who work with the person; where a supporter writes it at their word, to everyone alongside."""
    citizen = the_sharer(request, citizen_id, SharedPart.STORY)
    if not may_speak_for(signed_in(request), citizen):
        raise PermissionDenied
    form = NotRightForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        seen_by = may_be_seen_by(request, citizen, SharedPart.STORY)
        line = WhoCanSee.WORKERS if WhoCanSee.WORKERS in seen_by else WhoCanSee.EVERYONE
        said = actions.say_not_right(
            by=signed_in(request), citizen=citizen, words=form.cleaned_data["words"], who_can_see=line
        )
        return redirect("putright", citizen.pk, said.pk)
    status = 422 if form.is_bound else 200
    return person_page(request, "conversations/put_right_new.html", citizen, {"form": form}, status=status)


@require_http_methods(["GET", "POST"])
def putright(request: HttpRequest, citizen_id: Any, pk: int) -> HttpResponse:
    """What is not right, what was answered; here a worker answers."""
    citizen = the_person(request, citizen_id, opening="right")
    found = the_piece(request, citizen, PutRight, pk, "written_by", "citizen")
    user = signed_in(request)
    may_answer = user.works_as == User.WORKER and found.settled_at is None
    if request.method == "POST" and not may_answer:
        raise PermissionDenied
    form = AnswerForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        actions.answer_not_right(by=user, put_right=found, answer=form.cleaned_data["answer"])
        return redirect("putright", citizen.pk, pk)
    context = {
        "found": found,
        "answers": answers(user, found),
        "form": form if may_answer else None,
        "may_settle": found.settled_at is None and may_speak_for(user, citizen),
    }
    template = "conversations/put_right.html"
    return person_page(request, template, citizen, context, status=422 if form.is_bound else 200)


def answers(user: User, found: PutRight) -> list[Any]:
    """Every answer so far, also those that a later one stands in place of."""
    rows = found.pgh_event_model.objects.filter(may_see(user, found.PART), pgh_obj_id=found.pk)  # type: ignore[attr-defined]
    by_time = {row.answered_at: row for row in rows.select_related("answered_by").order_by("pgh_id") if row.answer}
    return list(by_time.values())


@require_POST
def settled(request: HttpRequest, citizen_id: Any, pk: int) -> HttpResponse:
    """It is right now: the person says so, and nobody else."""
    citizen = the_person(request, citizen_id)
    found = the_piece(request, citizen, PutRight, pk, "citizen")
    if not may_speak_for(signed_in(request), citizen):
        raise PermissionDenied
    actions.say_it_is_right(by=signed_in(request), put_right=found)
    return redirect("putright", citizen.pk, pk)
