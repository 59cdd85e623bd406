"""The story: one thread of what was said, tried, asked for, answered and told, newest first. Told once."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from conversations import thread
from conversations.forms.story import SearchForm
from conversations.search import Search
from people.models import Citizen
from people.views.persons import person_page, signed_in, the_person


@require_http_methods(["GET", "POST"])
def story(request: HttpRequest, citizen_id: Any) -> HttpResponse:
    """Everything in one thread, a page at a time; posting looks for words in all of it.

    Who comes new sees at the top when it was last told, and to whom.
    """
    citizen = the_person(request, citizen_id, opening="story")
    form = SearchForm(request.POST if request.method == "POST" else None)
    if form.is_bound and not form.is_valid():
        return story_page(request, citizen, {"form": form, "search": None, **newest(request, citizen)}, status=422)
    search = Search.of(form.cleaned_data["looked_for"]) if form.is_bound else None
    shown = found(request, citizen, search) if search else newest(request, citizen)
    return story_page(request, citizen, {"form": form, "search": search, **shown})


def newest(request: HttpRequest, citizen: Citizen) -> dict[str, Any]:
    before = thread.moment(request.GET.get("before", ""))
    return {"thread": thread.page(signed_in(request), citizen, before), "before": before}


def found(request: HttpRequest, citizen: Citizen, search: Search) -> dict[str, Any]:
    entries = thread.found(signed_in(request), citizen, search)
    return {
        "thread": thread.Thread(entries[: thread.AT_MOST_FOUND]),
        "how_many": len(entries),
        "at_most": thread.AT_MOST_FOUND,
    }


def story_page(request: HttpRequest, citizen: Citizen, context: dict[str, Any], *, status: int = 200) -> HttpResponse:
    """The whole page, or only the thread in it."""
    alone = request.htmx and not request.htmx.history_restore_request  # type: ignore[attr-defined]
    if alone and status == 200:
        return person_page(request, "conversations/_story.html", citizen, context)
    told = thread.last_told(signed_in(request), [citizen]).get(citizen.pk)
    return person_page(request, "conversations/story.html", citizen, {"told": told, **context}, status=status)
