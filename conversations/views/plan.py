"""The plan: one page, in the person's words. It is theirs; they change it, and nobody has to agree."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from conversations import given, tellings
from conversations.models import Kept, Matter
from conversations.views import listened, promises, trying
from networks import words
from networks.drawing import drawn
from networks.models import Connection, Promise, SupportRequest
from networks.together import as_one
from people.access import everything
from people.models import Alongside, Citizen, User
from people.views.persons import is_own, person_page, signed_in, the_person
from strengths.models import Strength


@require_GET
def plan(request: HttpRequest, citizen_id: Any) -> HttpResponse:
    """What matters, good at, what is tried, the people, what was asked for, who can see this."""
    citizen = the_person(request, citizen_id, opening="plan")
    user = signed_in(request)
    alongside = list(
        Alongside.objects.visible_to(user).open().filter(citizen=citizen).select_related("user").order_by("since")
    )
    parts = parts_shared(request, citizen, alongside)
    matters = list(on_plan(Matter, user, citizen).select_related("written_by", "changed_by").top_first())
    tellings.give_lines(user, citizen, matters, own=is_own(request, citizen))
    context = {
        "top": matters[0] if matters else None,
        "top_key": f"matter-{matters[0].pk}" if matters else "",
        "matters": matters[1:],
        **given.on_plan(user, citizen, good_at(user, citizen)),
        **people_in_their_life(request, citizen),
        **trying.on_plan(user, citizen),
        "requests": requests(user, citizen),
        "did_we_talk": listened.to_ask(request, citizen),
        **promises.on_plan(user, citizen),
        # With whom only a part is shared sees neither who else walks alongside, nor how best to talk with them.
        "alongside": alongside if parts == set(everything()) else [a for a in alongside if a.user_id == user.pk],
        "how_to_talk": citizen.how_to_talk if parts == set(everything()) else "",
        "parts": parts,
        "from_words": words_they_came_from(user, citizen),
        # Whoever has a plan of their own may also walk with others: a husband, a friend.
        "walks_with": Citizen.objects.walked_with_by(user).order_by("name") if is_own(request, citizen) else [],
    }
    return person_page(request, "conversations/plan.html", citizen, context)


def parts_shared(request: HttpRequest, citizen: Citizen, alongside: list[Alongside]) -> set[str]:
    """The parts of the plan that this user is shown at all; what is not shared is not there, not even empty."""
    if is_own(request, citizen):
        return set(everything())
    return {part for row in alongside if row.user_id == signed_in(request).pk for part in row.parts}


def good_at(user: User, citizen: Citizen) -> Any:
    return on_plan(Strength, user, citizen).select_related("written_by").order_by("written_at", "pk")


def people_in_their_life(request: HttpRequest, citizen: Citizen) -> dict[str, Any]:
    rows = on_plan(Connection, signed_in(request), citizen).order_by("written_at", "pk")
    connections = as_one(signed_in(request), citizen, rows)
    return {
        "connections": connections,
        "map": drawn(citizen, connections),
        "map_title": words.whose_people(citizen, own=is_own(request, citizen)),
        "chosen": None,
        "how_many": words.how_many(connections),
    }


def on_plan(model: Any, user: User, citizen: Citizen) -> Any:
    return model.objects.visible_to(user).of(citizen).on_the_plan()


def requests(user: User, citizen: Citizen) -> list[Any]:
    """What is asked for now, each with its promises not yet kept."""
    asked = on_plan(SupportRequest, user, citizen).still_asked().filter(asked_again=None)
    rows = list(asked.select_related("written_by", "changed_by").order_by("written_at", "pk"))
    promises = Promise.objects.visible_to(user).of(citizen).not_yet_kept().select_related("by").order_by("due")
    for row in rows:
        row.promised = [p for p in promises if p.request_id == row.pk]
    return rows


def words_they_came_from(user: User, citizen: Citizen) -> dict[str, Any]:
    """For each thing on the plan that was kept from a conversation: `matter-12` → the kept words."""
    rows = Kept.objects.visible_to(user).of(citizen).still_kept()
    kept = rows.select_related("conversation", "conversation__written_by")
    return {f"{k.kind}-{getattr(k, k.kind + '_id')}": k for k in kept}
