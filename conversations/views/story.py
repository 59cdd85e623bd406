"""The story: one thread of what was said, asked for, answered and told, newest first. Told once."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from conversations.models import Conversation, Telling
from networks.models import Promise, Reply, SupportRequest, Verdict
from people.models import Citizen, User
from people.views.persons import person_page, signed_in, the_person

NOON = datetime.min.time().replace(hour=12)


@dataclass(frozen=True)
class Entry:
    """One thing in the thread. `kind` chooses its words in the template; `theirs` is the person's own side."""

    at: datetime
    kind: str
    what: Any
    theirs: bool

    @property
    def template(self) -> str:
        return f"conversations/story/_{self.kind}.html"


@require_GET
def story(request: HttpRequest, citizen_id: Any) -> HttpResponse:
    """Everything in one thread. Who comes new sees at the top when it was last told, and to whom."""
    citizen = the_person(request, citizen_id, opening="story")
    entries = thread(signed_in(request), citizen)
    told = next((e for e in entries if e.kind == "conversation"), None)
    return person_page(request, "conversations/story.html", citizen, {"entries": entries, "told": told})


def thread(user: User, citizen: Citizen) -> list[Entry]:
    def mine(model: Any, *related: str) -> Any:
        return model.objects.visible_to(user).of(citizen).select_related(*related)

    entries = [
        *(Entry(told_at(c), "conversation", c, True) for c in mine(Conversation, "written_by")),
        *(Entry(t.at, "telling", t, from_their_side(t.by, citizen)) for t in mine(Telling, "by", "matter")),
        *(Entry(r.written_at, "asked", r, True) for r in mine(SupportRequest, "written_by", "repeats")),
        *(Entry(r.at, "reply", r, from_their_side(r.by, citizen)) for r in mine(Reply, "by", "request")),
        *(
            Entry(p.kept_at, "promise_kept", p, from_their_side(p.by, citizen))
            for p in mine(Promise, "by", "request").exclude(kept_at=None)
        ),
        *(Entry(v.at, "verdict", v, True) for v in mine(Verdict, "by", "request")),
    ]
    return sorted(entries, key=lambda e: e.at, reverse=True)


def told_at(conversation: Conversation) -> datetime:
    """When it was told: the day that was set, else when it was written down."""
    if conversation.when is None or conversation.when == local_day(conversation.written_at):
        return conversation.written_at
    return timezone.make_aware(datetime.combine(conversation.when, NOON))


def local_day(at: datetime) -> date:
    return timezone.localtime(at).date()


def from_their_side(user: User, citizen: Citizen) -> bool:
    """The person and those close to them stand round in the thread; those who work here stand square."""
    return user.pk == citizen.user_id or not user.works_as
