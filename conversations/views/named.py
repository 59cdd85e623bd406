"""What an address names besides its page: `?for=matter-12`."""

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest

from people.models import Citizen
from people.views.persons import the_piece


def the_named(request: HttpRequest, citizen: Citizen, key: str, kinds: Mapping[str, Any]) -> Any:
    """What `?key=` names, if this user may see it and it is of these kinds; else 404. None where it names nothing."""
    named = request.GET.get(key, "")
    if not named:
        return None
    kind, _dash, pk = named.partition("-")
    if kind not in kinds or not pk.isdecimal() or len(pk) > 18:
        raise Http404
    return the_piece(request, citizen, kinds[kind], pk)
