"""Asking for something, and for what that matters it is."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction

from conversations.models import Matter, Towards
from networks import actions as networks
from networks.models import SupportRequest
from people.models import Citizen, User


@transaction.atomic
def ask(*, by: User, citizen: Citizen, towards: Iterable[Matter] = (), **asking: Any) -> SupportRequest:
    """In one's own words; `towards` is what matters and would come nearer by it. The rest as networks.actions.ask."""
    new = networks.ask(by=by, citizen=citizen, **asking)
    for matter in towards:
        Towards.objects.create(request=new, by=by, matter=matter)
    return new


@transaction.atomic
def ask_again(*, by: User, request: SupportRequest) -> SupportRequest:
    """The same anew, towards the same, as far as whoever asks sees it; what is asked for already is found instead."""
    again = networks.ask_again(by=by, request=request)
    there = set(again.towards.values_list("matter_id", flat=True))
    for matter in Matter.objects.visible_to(by).filter(asked_for__request=request).exclude(pk__in=there):
        Towards.objects.create(request=again, by=by, matter=matter)
    return again
