"""Whose words are these? A gentle question to whoever writes down somebody else's words. It is never in the way.

Only those are asked who write for another: a worker, a supporter. What people write of themselves is never questioned:
whoever says "I comply" of their own life has said it. Everything is kept as it was written, whatever the answer, and
nothing is remembered of it beyond the page.
"""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.template.loader import render_to_string

from people.models import Citizen
from people.phrases import Found
from people.views.persons import is_own
from people.whose_words import noticed

# More than these in one question would be a reproach.
AT_MOST = 3


def not_theirs(request: HttpRequest, citizen: Citizen, words: str) -> list[Found]:
    """What to ask about in these words: nothing, when it is the person who writes."""
    return [] if is_own(request, citizen) else noticed(words)


def ask_whose(
    request: HttpRequest, citizen: Citizen, words: str, change: str, *, before: str = "", stays: bool = False
) -> None:
    """On the page that follows. `change` is where the words are changed; or where more is said, of what `stays`.

    Of what stood there `before` nobody asks again, nor of what was asked about while it was written.
    """
    asked = {*(one.written for one in noticed(before)), *request.POST.getlist("whose_asked")}
    asked |= set(request.POST.getlist("whose_said"))
    found = [one for one in not_theirs(request, citizen, words) if one.written not in asked]
    if found:
        context = {"whose": found[:AT_MOST], "citizen": citizen, "change": change, "stays": stays}
        question = render_to_string("people/_whose_words.html", context, request)
        messages.info(request, question, extra_tags="whose")


def while_writing(request: HttpRequest, citizen: Citizen, words: str) -> dict[str, Any]:
    """For paper that saves itself: what to ask about now, and whether that is another question than stands there.

    The page sends back which phrases it asks about (`whose_asked`), whether they were said to be the person's
    (`whose_own`), and which were said to be so before (`whose_said`).
    """
    asked = request.POST.getlist("whose_asked")
    own = bool(request.POST.get("whose_own"))
    said = [*request.POST.getlist("whose_said"), *(asked if own else [])]
    found = [one for one in not_theirs(request, citizen, words) if one.written not in said][:AT_MOST]
    now = [one.written for one in found]
    return {"whose": found, "whose_said": said, "whose_anew": bool(now) if own else now != asked}
