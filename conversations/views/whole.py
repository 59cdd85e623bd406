"""The whole plan on paper, and everything as a file to take away."""

from base64 import b64encode
from functools import cache
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from conversations.everything import as_json, everything_about
from conversations.file_shape import PIECES
from conversations.whole import whole
from people import access, actions
from people.actions import may_speak_for
from people.models import Citizen, Look
from people.views.persons import is_own, person_page, signed_in, the_person, with_closings

# A name that says nothing to whoever sees the list of files.
FILE_NAME = "bywyd-da"


@require_GET
def paper(request: HttpRequest, citizen_id: Any) -> HttpResponse:
    """The whole plan to print: by the person, and by anybody alongside, as much as they may see.

    `?everyone=1` leaves out what was told more closely: for somebody who does not walk alongside. After a death there
    is only that. `?large=1` sets it in large print.
    """
    citizen = the_person(request, citizen_id, opening="paper")
    user = signed_in(request)
    only_everyone = "everyone" in request.GET or bool(getattr(citizen, "died_on", None))
    mine = may_speak_for(user, citizen)
    context = {
        **whole(user, citizen, only_everyone=only_everyone, mine=mine),
        "only_everyone": only_everyone,
        "large": "large" in request.GET,
        "size": "bigger" if "large" in request.GET else "",
        "today": timezone.localdate(),
    }
    return person_page(request, "conversations/whole.html", citizen, context)


@require_POST
def download(request: HttpRequest, citizen_id: Any) -> HttpResponse:
    """Everything about one person, as a page that needs nothing else (HTML), or for other software (JSON).

    By a press of a button only (POST): a link would be fetched ahead by a browser, stand in its history, and could be
    set on some other page, so that a file with all of a life lay on a device without anybody having wished it.
    """
    citizen, only_everyone = whose_file(request, citizen_id)
    user = signed_in(request)
    actions.look(by=user, citizen=citizen, what="copy")
    if request.POST.get("as") == "json" and not only_everyone:
        text = as_json(everything_about(user, citizen))
        response = HttpResponse(text, content_type="application/json; charset=utf-8")
        response["Content-Disposition"] = f'attachment; filename="{FILE_NAME}.json"'
        return response
    context = {
        **whole(user, citizen, only_everyone=only_everyone, mine=not only_everyone),
        **({} if only_everyone else more(everything_about(user, citizen))),
        "today": timezone.localdate(),
        "looked": Look.IN_WORDS,
        "css": style(),
    }
    response = render(request, "conversations/whole_file.html", context)
    response["Content-Disposition"] = f'attachment; filename="{FILE_NAME}.html"'
    return response


def more(file: dict[str, Any]) -> dict[str, Any]:
    """What stands on no plan, and is in the file all the same."""
    pieces = [piece for key in PIECES for piece in file[key]]
    return {
        "file": file,
        "off": [piece for piece in pieces if piece["off_the_plan_since"]],
        "right": [piece for piece in file["not_right"] if piece["right_since"]],
        "earlier": [(piece, one) for piece in pieces for one in piece["earlier"] if one["was"].get("words")],
        "walked": [row for row in file["walking_alongside"] if row["until"] and row["until"] < timezone.now()],
    }


def whose_file(request: HttpRequest, citizen_id: Any) -> tuple[Citizen, bool]:
    """The person, and whether it is a copy for somebody else.

    Everything goes to the person, or to whoever speaks for them; after their death a worker alongside hands on what
    everyone alongside could see.
    """
    user = signed_in(request)
    known = Q(pk=access.own(user)) | Q(pk=access.walks(user))
    citizen: Any = with_closings(Citizen.objects.filter(known)).filter(pk=citizen_id).first()
    if citizen is None:
        raise Http404
    if is_own(request, citizen):
        return citizen, False
    if not Citizen.objects.filter(pk=citizen.pk).filter(pk=access.alongside(user)).exists():
        raise PermissionDenied
    if citizen.died_on:
        if not Citizen.objects.filter(pk=citizen.pk).filter(pk=access.alongside(user, working=True)).exists():
            raise PermissionDenied
        return citizen, True
    if not may_speak_for(user, citizen):
        raise PermissionDenied
    return citizen, False


@cache
def style() -> str:
    """Our own style, as an address that holds it: the file needs nothing from anywhere."""
    css = "".join((settings.BASE_DIR / "static" / "css" / name).read_text() for name in ("site.css", "whole.css"))
    return b64encode(css.encode()).decode()
