"""What every page of a study begins with: finding it, or 404."""

from contextlib import suppress
from datetime import datetime
from typing import Any, TypeVar

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.utils.dateparse import parse_datetime
from django.utils.timezone import is_aware

from people.models import Team, User
from people.of_a_team import OfATeam
from people.views.persons import signed_in
from study.models import Study

Row = TypeVar("Row", bound=OfATeam)


def the_worker(request: HttpRequest) -> User:
    """Whoever works here with people; everybody else is told that it is not for them."""
    user = signed_in(request)
    if user.works_as != User.WORKER:
        raise PermissionDenied
    return user


def the_teams(user: User) -> QuerySet[Team]:
    """The team that they are of, and those that they lead."""
    return (Team.objects.filter(members=user) | Team.objects.filter(lead=user)).distinct()


def the_study(request: HttpRequest, study_id: int) -> Study:
    """The study, if it is one of this user's team; also one that was put away."""
    study: Study | None = Study.objects.visible_to(signed_in(request)).filter(pk=study_id).first()
    if study is None:
        raise Http404
    return study


def one_of(request: HttpRequest, rows: "QuerySet[Row]", pk: Any) -> "Row":
    """One of these rows, if this user may see it; also one that was put away, which can be put back."""
    found = rows.visible_to(signed_in(request)).filter(pk=pk).first()  # type: ignore[attr-defined]
    if found is None:
        raise Http404
    return found  # type: ignore[no-any-return]


def the_moment(request: HttpRequest) -> datetime | None:
    """When something came that is to be taken back, as its page wrote it; None when it says none."""
    with suppress(ValueError):
        at = parse_datetime(request.POST.get("at", ""))
        return at if at and is_aware(at) else None
    return None
