"""One's own story on paper, or as a file: to hand to anyone."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from conversations.document import document, pdf
from conversations.views.whole import FILE_NAME
from people.access import SharedPart
from people.actions import may_speak_for
from people.views.persons import person_page, signed_in, the_sharer


@require_GET
def story_paper(request: HttpRequest, citizen_id: Any) -> HttpResponse:
    """What everyone alongside may see of the story. `?everything=1`, for the person: all of it; `?large=1`: large."""
    citizen = the_sharer(request, citizen_id, SharedPart.STORY, opening="paper")
    mine = may_speak_for(signed_in(request), citizen)
    everything, large = mine and "everything" in request.GET, "large" in request.GET
    context = {
        "document": document(signed_in(request), citizen, mine=mine, everything=everything),
        "mine": mine,
        "everything": everything,
        "large": large,
        "size": "bigger" if large else "",
    }
    return person_page(request, "conversations/story_paper.html", citizen, context)


@require_POST
def story_pdf(request: HttpRequest, citizen_id: Any) -> HttpResponse:
    """The same as a file, by a press of a button only (conversations/views/whole.py says why).

    In the first person, and with what was told more closely, only to the person or whoever speaks for them.
    """
    citizen = the_sharer(request, citizen_id, SharedPart.STORY, opening="paper")
    mine = may_speak_for(signed_in(request), citizen)
    made = pdf(document(signed_in(request), citizen, mine=mine, everything=mine and "everything" in request.POST))
    if made is None:
        messages.warning(request, _("There are no letters here for some of these words. Print the page instead."))
        return redirect("story_paper", citizen.pk)
    response = HttpResponse(made, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{FILE_NAME}.pdf"'
    return response
