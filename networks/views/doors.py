"""Who comes in: finding the person, if they share this part of their life."""

from typing import Any

from django.db.models import Q
from django.http import Http404, HttpRequest

from people import access
from people.models import Citizen
from people.views.persons import signed_in, the_person


def the_sharer(request: HttpRequest, citizen_id: Any, part: str, *, opening: str = "") -> Citizen:
    """As `the_person`; and 404 too for somebody alongside with whom this part is not shared."""
    user = signed_in(request)
    sharing = Q(user_id=user.pk) | Q(pk=access.alongside(user, part))
    if not Citizen.objects.filter(sharing, pk=citizen_id).exists():
        raise Http404
    return the_person(request, citizen_id, opening=opening)


def may_be_seen_by(request: HttpRequest, citizen: Citizen, part: str) -> set[str]:
    """The choices of who can see that leave this user able to see what they wrote."""
    user = signed_in(request)
    works = Q(user_id=user.pk) | Q(pk=access.alongside(user, part, working=True))
    everyone = set(access.WhoCanSee.values)
    if Citizen.objects.filter(works, pk=citizen.pk).exists():
        return everyone
    return everyone - {access.WhoCanSee.WORKERS}
