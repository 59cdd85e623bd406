"""What stands beside the map of a life: who knows whom, who knows about the plan, circles, and who is the same."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from networks import together
from networks.together import Said
from networks.views import circles
from people.actions import look
from people.models import Citizen
from people.views.persons import is_own, signed_in


def beside_the_map(
    request: HttpRequest, citizen: Citizen, everybody: list[Any], shown: list[Any], chosen: int | None
) -> dict[str, Any]:
    """`everybody` of this life, and those of them that are `shown`: one for all who are the same."""
    user = signed_in(request)
    between = together.bonds(user, citizen, everybody)
    stands = {one.pk: one.stands_as for one in everybody}
    here = stands.get(chosen or 0)
    return {
        "bonds": between,
        "bonds_here": [bond for bond in between if here in (stands[bond.one_id], stands[bond.other_id])],
        # Marked on the map beside whoever is chosen.
        "tied": tied(between, stands, here),
        "on_the_map": here,
        "who_knows": who_knows(shown, citizen, own=is_own(request, citizen)),
        "support_circles": circles.in_this_life(request, citizen),
    }


def tied(between: Iterable[Any], stands: dict[int, int], here: int | None) -> set[int]:
    """The marks of those of whom something is said with whoever is chosen."""
    pairs = [{stands[bond.one_id], stands[bond.other_id]} for bond in between]
    return {key for pair in pairs if here in pair for key in pair} - {here or 0}


def who_knows(shown: Iterable[Any], citizen: Citizen, *, own: bool) -> str:
    """ "Mair and Beti know about my plan." Nothing, where nobody is said to."""
    names = [one.name for one in shown if not one.died and any(same.knows_the_plan for same in (one, *one.also))]
    if not names:
        return ""
    said = {"names": get_text_list(names, _("and")), "name": citizen.name}
    if own:
        return ngettext("%(names)s knows about my plan.", "%(names)s know about my plan.", len(names)) % said
    text = ngettext("%(names)s knows about %(name)s’s plan.", "%(names)s know about %(name)s’s plan.", len(names))
    return text % said


def in_the_panel(
    request: HttpRequest, citizen: Citizen, chosen: Any, everybody: Iterable[Any], said: Said
) -> dict[str, Any]:
    """Who else the chosen one is, or may be. What is read of another life is written down there as looked at."""
    user = signed_in(request)
    same = together.sameness(user, citizen, chosen, everybody, said)
    for life in same.lives:
        look(by=user, citizen=life, what="people")
    may_meet_others = Citizen.objects.open_to(user).exclude(pk=citizen.pk).exists()
    return {"same": same, "ask_of_plan": chosen.kind == chosen.Kind.PERSON and may_meet_others}
