"""Voices, photos and short films, with words beside them."""

import os
import uuid
from datetime import timedelta
from typing import Any

from csp.decorators import csp_update
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Sum
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST, require_safe

from conversations.actions import recordings as actions
from conversations.actions.recordings import files
from conversations.forms.recordings import RecordingForm
from conversations.media.kept import EXTENSIONS, LARGEST, MB
from conversations.media.ranges import OutsideError, Part, wanted
from conversations.models import Conversation, Recording
from conversations.views.whole import FILE_NAME
from people import limits
from people.access import SharedPart, WhoCanSee
from people.actions import change_words, look
from people.bodies import takes_files
from people.device import uses
from people.forms.persons import ChangeWordsForm
from people.models import Citizen, Look
from people.views import pieces
from people.views.persons import (
    is_own,
    may_be_seen_by,
    may_change,
    person_page,
    signed_in,
    the_person,
    the_piece,
    the_sharer,
)
from people.views.two_texts import two_texts
from people.views.whose_words import ask_whose

# The largest file, and the words beside it.
MOST_BYTES = max(LARGEST.values()) + MB
# About one person: nobody means to record more often than this.
AN_HOUR = "40/h"
# A player asks for part after part: for so long that is one hearing.
ONE_HEARING = timedelta(hours=1)
# What a browser shows a file in is a page of its own, which styles itself.
NOTHING_RUNS = "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'"
NOTHING_RUNS += "; frame-ancestors 'none'; sandbox allow-same-origin"


@takes_files(MOST_BYTES)
@csp_update({"img-src": ["blob:"], "media-src": ["blob:"]})  # type: ignore[arg-type]
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, citizen_id: Any) -> HttpResponse:
    """Record a voice, or add a photo or a short film: `?kind=voice`, and `?please_do=1`, if that is what it is for."""
    citizen = the_sharer(request, citizen_id, SharedPart.STORY)
    told_in = the_conversation(request, citizen)
    form = filled_in(request, citizen, told_in)
    if form.is_bound and form.is_valid():
        data = form.cleaned_data
        kept = actions.keep_recording(
            by=signed_in(request),
            citizen=citizen,
            found=form.found,  # type: ignore[arg-type]  # a form that holds has found something
            file=form.copy,
            words=data["words"],
            conversation=told_in,
            please_do=data["please_do"],
            who_can_see=data["who_can_see"] or form["who_can_see"].initial,
        )
        form.copy.close()
        request.if_undone.append(lambda: files().remove(kept.pk))  # type: ignore[attr-defined]
        messages.success(request, _("Kept."))
        return on_to(request, f"{reverse('recording', args=[citizen.pk, kept.pk])}{from_where(request)}")
    context = {
        "form": form,
        "is_voice": is_voice(request),
        "conversation_id": asked_for_in(request),
        "please_do": "please_do" in request.GET,
    }
    status = 422 if form.is_bound else 200
    response = person_page(request, "conversations/recording_new.html", citizen, context, status=status)
    # Only here may a page listen.
    response["Permissions-Policy"] = uses("microphone")
    return response


def on_to(request: HttpRequest, to: str) -> HttpResponse:
    """A script is told where to go on; sent on, it would open that page for nobody to see, before the browser does."""
    if request.headers.get("X-Requested-With") == "XMLHttpRequest":
        return HttpResponse(status=201, headers={"Location": to})
    return redirect(to)


def filled_in(request: HttpRequest, citizen: Citizen, told_in: Conversation | None) -> RecordingForm:
    seen_by = may_be_seen_by(request, citizen, SharedPart.STORY)
    line = told_in.who_can_see if told_in and told_in.who_can_see in seen_by else WhoCanSee.EVERYONE
    sent = request.method == "POST"
    return RecordingForm(
        *([request.POST, request.FILES] if sent else []),
        initial={"who_can_see": line, "please_do": "please_do" in request.GET},
        is_voice=is_voice(request),
        own=is_own(request, citizen),
        citizen=citizen,
        seen_by=seen_by,
        refused=no_room(request, citizen) if sent and request.FILES else "",
    )


def is_voice(request: HttpRequest) -> bool:
    return (request.POST.get("kind") or request.GET.get("kind", "")) == "voice"


def no_room(request: HttpRequest, citizen: Citizen) -> str:
    """Why nothing more can be kept of this person now, or "". Of their recordings one counts those one may see."""
    if not limits.within(request, "recording", key=str(citizen.pk), rate=AN_HOUR):
        return _("That was a lot in one hour. Wait a while, then try again.")
    rows = Recording.objects.visible_to(signed_in(request)).of(citizen)
    if (rows.aggregate(all=Sum("size"))["all"] or 0) >= settings.RECORDINGS_PER_PERSON:
        return _("There is no room for more recordings here. Ring us, and we make some.")
    return ""


def asked_for_in(request: HttpRequest) -> uuid.UUID | None:
    """The conversation that somebody comes from; it may be a blank page, of which nothing is kept yet."""
    try:
        return uuid.UUID(request.POST.get("conversation") or request.GET.get("conversation", ""))
    except ValueError:
        return None


def the_conversation(request: HttpRequest, citizen: Citizen) -> Any:
    found = asked_for_in(request)
    return Conversation.objects.visible_to(request.user).of(citizen).filter(pk=found).first() if found else None


def from_where(request: HttpRequest) -> str:
    found = asked_for_in(request)
    return f"?conversation={found}" if found else ""


@require_GET
def recording(request: HttpRequest, citizen_id: Any, pk: uuid.UUID) -> HttpResponse:
    """To hear or to see it: with its words, who recorded it, and who can see it."""
    citizen = the_person(request, citizen_id, opening="story")
    found = the_piece(request, citizen, Recording, pk, "written_by", "changed_by", "conversation")
    minutes, seconds = divmod(found.seconds or 0, 60)
    context = {
        "recording": found,
        # A conversation that one may not see is not there.
        "conversation_id": found.conversation_id if found.conversation else asked_for_in(request),
        "minutes": minutes,
        "seconds": seconds,
        "may_change": may_change(request, citizen, found) and not citizen.died_on,  # type: ignore[attr-defined]
        "may_take_off": is_own(request, citizen) or found.written_by_id == signed_in(request).pk,
    }
    return person_page(request, "conversations/recording.html", citizen, context)


@require_safe
def recording_file(request: HttpRequest, citizen_id: Any, pk: uuid.UUID) -> HttpResponseBase:
    """Its bytes, or the part of them that a player asks for. `?save=1` saves a copy."""
    citizen = the_person(request, citizen_id)
    found = the_piece(request, citizen, Recording, pk)
    try:
        file = files().open(found.pk)
    except FileNotFoundError as gone:
        raise Http404 from gone
    size = os.fstat(file.fileno()).st_size
    # It never changes: other words do not make another file.
    tag = f'"{found.pk.hex}"'
    from_before = request.headers.get("If-Range", tag) != tag
    try:
        part = None if from_before else wanted(request.headers.get("Range", ""), size)
    except OutsideError:
        file.close()
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    start, stop = part or (0, size)
    if request.method == "GET" and (start == 0 or not has_just_looked(request, citizen)):
        look(by=signed_in(request), citizen=citizen, what="story")
    # All is read from the file, and nothing from the database: by then the transaction is over.
    response = StreamingHttpResponse(Part(file, start, stop), status=206 if part else 200)
    if part:
        response["Content-Range"] = f"bytes {start}-{stop - 1}/{size}"
    response["Content-Length"] = str(stop - start)
    response["ETag"] = tag
    return as_nothing_else(response, found, save="save" in request.GET)


def has_just_looked(request: HttpRequest, citizen: Citizen) -> bool:
    """Whether this goes on in what they opened a while ago."""
    looks = Look.objects.visible_to(signed_in(request)).filter(user=signed_in(request), citizen=citizen, what="story")
    return bool(looks.filter(at__gt=timezone.now() - ONE_HEARING).exists())


def as_nothing_else(response: HttpResponseBase, found: Recording, *, save: bool) -> HttpResponseBase:
    """It is what we found it to be, for pages of ours only, and nothing in it runs."""
    name = f"{FILE_NAME}.{EXTENSIONS[found.content_type]}"
    response["Content-Type"] = found.content_type
    response["Content-Disposition"] = f'{"attachment" if save else "inline"}; filename="{name}"'
    response["Accept-Ranges"] = "bytes"
    response["Content-Security-Policy"] = NOTHING_RUNS
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    return response


# What can be done with it, which leads back to it and not to the plan.


@require_http_methods(["GET", "POST"])
def words(request: HttpRequest, citizen_id: Any, pk: uuid.UUID) -> HttpResponse:
    """Change the words beside it. The earlier ones are kept; those of a photo are never left out."""
    citizen = the_person(request, citizen_id, opening="words")
    found = the_piece(request, citizen, Recording, pk, "written_by")
    if not may_change(request, citizen, found):
        raise PermissionDenied
    said = {"words": found.words, "helped_by": found.helped_by}
    form = ChangeWordsForm(request.POST if request.method == "POST" else None, initial=said)
    if form.is_bound and form.is_valid():
        together = change_words(by=signed_in(request), piece=found, base=form.stood(), **form.said())
        if together.clashes:
            return two_texts(request, citizen, piece=found, together=together, form=form, to=request.path)
        if found.kind == Recording.Kind.VOICE:
            ask_whose(request, citizen, found.words, request.path, before=said["words"])
        return redirect("recording", citizen.pk, pk)
    context = {"form": form, "recording": found}
    status = 422 if form.is_bound else 200
    return person_page(request, "conversations/recording_words.html", citizen, context, status=status)


@require_POST
def please_do(request: HttpRequest, citizen_id: Any, pk: uuid.UUID) -> HttpResponse:
    """Keep it among what the person asks everybody to do, or no longer."""
    citizen = the_person(request, citizen_id)
    found = the_piece(request, citizen, Recording, pk)
    if not may_change(request, citizen, found):
        raise PermissionDenied
    actions.say_please_do(by=signed_in(request), recording=found, please_do=request.POST.get("please_do") == "yes")
    return redirect("recording", citizen.pk, pk)


def who_can_see(request: HttpRequest, citizen_id: Any, pk: uuid.UUID) -> HttpResponse:
    return back_to_it(pieces.who_can_see(request, citizen_id, pk, Recording), citizen_id, pk)


def put_away(request: HttpRequest, citizen_id: Any, pk: uuid.UUID) -> HttpResponse:
    """Its own page says that it was taken off, and offers to put it back."""
    response = pieces.put_away(request, citizen_id, pk, Recording)
    return redirect("recording", citizen_id, pk) if response.status_code == 200 else response


def put_back(request: HttpRequest, citizen_id: Any, pk: uuid.UUID) -> HttpResponse:
    return back_to_it(pieces.put_back(request, citizen_id, pk, Recording), citizen_id, pk)


def back_to_it(response: HttpResponse, citizen_id: Any, pk: uuid.UUID) -> HttpResponse:
    return redirect("recording", citizen_id, pk) if response.status_code == 302 else response
