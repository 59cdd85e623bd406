"""Who may read the figures, and which measure is meant."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest

from outcomes.measures import KEYS, Measure
from people.models import User
from people.views.persons import signed_in


def who_works_here(request: HttpRequest) -> User:
    user = signed_in(request)
    if not user.works_as:
        raise PermissionDenied
    return user


def the_measure(request: HttpRequest, key: str) -> Measure:
    who_works_here(request)
    if key not in KEYS:
        raise Http404
    return KEYS[key]
