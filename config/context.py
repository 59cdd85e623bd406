"""What every page needs: the tabs, whether this is the demo, whom to ring."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from people.models import User


@dataclass(frozen=True)
class Tab:
    label: Any
    url: str
    current: bool


def page(request: HttpRequest) -> dict[str, Any]:
    user = getattr(request, "user", None)
    return {
        "demo": settings.DEMO,
        "help_phone": settings.HELP_PHONE,
        "leave_to": settings.LEAVE_TO,
        "tabs": tabs(request, user) if user and user.is_authenticated else [],
        "works_here": bool(user and user.is_authenticated and user.works_as),
    }


def tabs(request: HttpRequest, user: User) -> list[Tab]:
    """The tabs of those who work here; a citizen has one page, their plan, and needs none."""
    by_work = {
        User.WORKER: [
            (_("My people"), "my_people"),
            (_("Asked for"), "asked_for"),
            (_("Step by step"), "studies"),
            (_("How it is going"), "going"),
        ],
        User.MANAGER: [(_("How it is going"), "going")],
        User.ADMINISTRATOR: [
            (_("Who works here"), "workers"),
            (_("Teams and places"), "teams"),
            (_("How it is going"), "going"),
        ],
    }
    pages = by_work.get(user.works_as, [])
    here = request.path
    found = [(label, reverse(name)) for label, name in pages]
    # A person's own pages belong to "My people", and places to their teams.
    owners = {"/people/": "/my-people/", "/workers/places/": "/workers/teams/"}
    owner = next((url for start, url in owners.items() if here.startswith(start)), here)
    # One tab's address may begin another's: the longest is meant.
    current = max((url for _label, url in found if owner.startswith(url)), key=len, default="")
    return [Tab(label, url, url == current) for label, url in found]
