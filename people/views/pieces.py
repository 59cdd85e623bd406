"""What can be done with anything a person said.

Change the words, read the earlier ones, say who can see it, take it off the plan and put it back: one view each.
The URLs of the apps above name the model.
"""

from datetime import timedelta
from itertools import pairwise
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from people import access, actions
from people.forms.persons import ChangeWordsForm
from people.models import Citizen
from people.pieces import Piece
from people.views.persons import is_own, may_be_seen_by, may_change, person_page, signed_in, the_person, the_piece
from people.views.two_texts import two_texts
from people.views.whose_words import ask_whose

ONE_SITTING = timedelta(minutes=10)


@require_http_methods(["GET", "POST"])
def words(request: HttpRequest, citizen_id: Any, pk: Any, model: Any) -> HttpResponse:
    """Change my words. Nobody has to agree; the earlier words are kept."""
    citizen = the_person(request, citizen_id, opening="words")
    piece = the_piece(request, citizen, model, pk)
    if not may_change(request, citizen, piece):
        raise PermissionDenied
    said = {"words": piece.words, "helped_by": piece.helped_by}
    form = ChangeWordsForm(request.POST if request.method == "POST" else None, initial=said)
    if form.is_bound and form.is_valid():
        before = piece.words
        together = actions.change_words(by=signed_in(request), piece=piece, base=form.stood(), **form.said())
        if together.clashes:
            return two_texts(request, citizen, piece=piece, together=together, form=form, to=request.path)
        change = reverse(f"{model._meta.model_name}_words", args=[citizen.pk, pk])
        ask_whose(request, citizen, piece.words, change, before=before)
        return redirect(piece)
    context = {"form": form, "piece": piece, "kind": model._meta.model_name}
    return person_page(request, "people/words.html", citizen, context, status=422 if form.is_bound else 200)


@require_GET
def earlier(request: HttpRequest, citizen_id: Any, pk: Any, model: Any) -> HttpResponse:
    """The earlier words, with who and when, newest first."""
    citizen = the_person(request, citizen_id, opening="earlier")
    piece = the_piece(request, citizen, model, pk)
    rows = earlier_rows(request, piece)
    context = {"piece": piece, "versions": versions(rows), "lines": lines(rows), "kind": model._meta.model_name}
    return person_page(request, "people/earlier.html", citizen, context)


def earlier_rows(request: HttpRequest, piece: Piece) -> list[Any]:
    """What the piece was after each change, oldest first; not while it was told more closely than this user may see."""
    rows = piece.pgh_event_model.objects.filter(  # type: ignore[attr-defined]
        Q(pgh_obj_id=piece.pk) & access.may_see(signed_in(request), piece.PART)
    )
    return list(rows.select_related("who").order_by("pgh_id"))


def lines(rows: list[Any]) -> list[Any]:
    """The changes of who can see it, newest first, each as the row after it."""
    return [after for before, after in pairwise(rows) if before.who_can_see != after.who_can_see][::-1]


def versions(rows: list[Any]) -> list[Any]:
    """Every wording the piece has had, newest first; a version that changed no word is left out."""
    said: list[Any] = []
    for row in rows:
        if said and goes_on(said[-1], row):
            said[-1] = row
        elif not said or row.words != said[-1].words:
            said.append(row)
    return said[::-1]


def goes_on(before: Any, after: Any) -> bool:
    """Whether this is the same sitting: the same person, minutes later, with all that stood there and more."""
    at_once = after.pgh_created_at - before.pgh_created_at < ONE_SITTING
    return bool(at_once and after.who_id == before.who_id and after.words.startswith(before.words))


@require_http_methods(["GET", "POST"])
def who_can_see(request: HttpRequest, citizen_id: Any, pk: Any, model: Any) -> HttpResponse:
    """Who can see this: the citizen says; and whoever wrote it with them, at their word."""
    citizen = the_person(request, citizen_id, opening="words")
    piece = the_piece(request, citizen, model, pk)
    refuse_unless_theirs(request, citizen, piece)
    seen_by = may_be_seen_by(request, citizen, piece.PART)
    choice = request.POST.get("who_can_see", "")
    if choice in seen_by:
        actions.change_who_can_see(by=signed_in(request), piece=piece, who_can_see=choice)
        return redirect(piece)
    context = {
        "piece": piece,
        "choices": [choice for choice in access.WhoCanSee.choices if choice[0] in seen_by],
        "chosen": piece.who_can_see,
        "missing": request.method == "POST",
    }
    return person_page(request, "people/who_can_see.html", citizen, context, status=422 if context["missing"] else 200)


@require_POST
def put_away(request: HttpRequest, citizen_id: Any, pk: Any, model: Any) -> HttpResponse:
    """Take it off the plan; the page afterwards shows it once more, and offers to put it back."""
    citizen = the_person(request, citizen_id, opening="words")
    piece = the_piece(request, citizen, model, pk)
    refuse_unless_theirs(request, citizen, piece)
    actions.put_away(by=signed_in(request), piece=piece)
    context = {"piece": piece, "kind": model._meta.model_name}
    return person_page(request, "people/put_away.html", citizen, context)


@require_POST
def put_back(request: HttpRequest, citizen_id: Any, pk: Any, model: Any) -> HttpResponse:
    citizen = the_person(request, citizen_id)
    piece = the_piece(request, citizen, model, pk)
    refuse_unless_theirs(request, citizen, piece)
    actions.put_back(by=signed_in(request), piece=piece)
    return redirect(piece)


def refuse_unless_theirs(request: HttpRequest, citizen: Citizen, piece: Piece) -> None:
    if not is_own(request, citizen) and piece.written_by_id != signed_in(request).pk:
        raise PermissionDenied
