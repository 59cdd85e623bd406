"""The three answers to what was asked for, each with its own few fields."""

from collections.abc import Callable, Sequence
from typing import Any

from networks.forms.asking import CanForm, KnowSomeoneForm, NotMeForm
from networks.models import Connection, Reply
from people.access import SharedPart
from people.models import Citizen, User


def reply_form(kind: str, data: Any, *, user: User, citizen: Citizen, people: Sequence[Connection] | None) -> Any:
    """The form of one answer. `people` as `who_is_known` has them."""
    works_here = user.works_as == User.WORKER
    makers: dict[str, Callable[..., Any]] = {
        Reply.Kind.CAN: lambda **own: CanForm(data, **own),
        Reply.Kind.KNOW_SOMEONE: lambda **own: KnowSomeoneForm(data, people=people, citizen=citizen, **own),
        Reply.Kind.NOT_ME: lambda **own: NotMeForm(data, works_here=works_here, citizen=citizen, **own),
    }
    return makers[kind](auto_id=f"{kind}_%s")


def reply_forms(user: User, citizen: Citizen, parts: set[str], bound: dict[str, Any]) -> list[tuple[str, str, Any]]:
    """All three; "I can do this" stands first and open. `bound` is what could not be kept."""
    people = who_is_known(user, citizen, parts)
    return [
        (
            kind.value,
            str(kind.label),
            bound.get(kind) or reply_form(kind, None, user=user, citizen=citizen, people=people),
        )
        for kind in Reply.Kind
    ]


def who_is_known(user: User, citizen: Citizen, parts: set[str]) -> list[Connection] | None:
    """Those in the life whom somebody may name who answers; None for whoever does not see the people in it."""
    if SharedPart.PEOPLE not in parts:
        return None
    here = Connection.objects.visible_to(user).of(citizen).on_the_plan().here_now()
    return list(here.exclude(kind=Connection.Kind.ANIMAL).order_by("written_at", "pk"))
