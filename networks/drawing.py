"""The circle map of a life, from its rows: for the page of the people in it, and for the plan."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _

from networks.layout import CircleMap, Dot, circle_map
from networks.models import Connection
from people.models import Citizen


def drawn(citizen: Citizen, connections: Iterable[Connection]) -> CircleMap:
    """`connections` in the order they were added. Each mark is a link to what it is like with that one."""
    names = {
        **{value: str(label) for value, label in Connection.Sector.choices},
        **{f"ring_{value}": str(label) for value, label in Connection.Circle.choices},
        "paid": _("Paid to help"),
        "far": _("lives far away"),
        "ended": _("not in touch now"),
        "died": _("has died"),
    }
    href = reverse("life", args=[citizen.pk]) + "{key}/#panel"
    return circle_map([dot(one) for one in connections], href=href, words=names, centre_name=citizen.name)


def dot(one: Connection) -> Dot:
    return Dot(
        key=one.pk,
        name=one.name,
        sector=one.sector,
        ring=one.circle,
        tie=one.tie,
        gives=one.gives,
        paid=one.paid,
        far=one.far,
        ended=one.ended,
        died=one.died,
    )
