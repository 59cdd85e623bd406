"""The circle map of a life, from its rows: for the page of the people in it, for the plan, and to keep as a picture."""

from collections.abc import Collection, Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from networks.layout import CircleMap, Dot, circle_map
from networks.models import Connection
from people.models import Citizen


def drawn(
    citizen: Citizen,
    connections: Iterable[Any],
    *,
    chosen: int | None = None,
    tied: Collection[int] = (),
    new: Collection[int] = (),
    linked: bool = True,
    name: str = "map",
) -> CircleMap:
    """`connections`, or what they were once, in the order they were added; `chosen`, `tied` and `new` are of their ids.

    Each mark is a link to what it is like with that one, unless it is not to be `linked`.
    """
    words = {
        **{value: str(label) for value, label in Connection.Sector.choices},
        **{f"ring_{value}": str(label) for value, label in Connection.Circle.choices},
        "paid": _("Paid to help"),
        "far": _("lives far away"),
        "ended": _("not in touch now"),
        "died": _("has died"),
        "new": _("new since then"),
    }
    href = reverse("life", args=[citizen.pk]) + "{key}/#panel" if linked else ""
    dots = [dot(one, tied=one.id in tied, new=one.id in new) for one in connections]
    return circle_map(dots, href=href, words=words, centre_name=citizen.name, chosen=chosen, name=name)


def dot(one: Any, *, tied: bool, new: bool) -> Dot:
    return Dot(
        key=one.id,
        name=one.name,
        sector=one.sector,
        ring=one.circle,
        tie=one.tie,
        gives=one.gives,
        paid=one.paid,
        far=one.far,
        ended=one.ended,
        died=one.died,
        tied=tied,
        new=new,
    )


def legend(*, new: bool = False) -> list[tuple[str, str]]:
    """Each sign of the map (templates/networks/_sample.html), and what it means."""
    signs = [
        ("strong", _("Strong")),
        ("all_right", _("All right")),
        ("thin", _("Thin")),
        ("hard_going", _("Hard going")),
        ("gives", _("Arrows show who gives")),
        ("square", _("Square: paid to be there")),
        ("ended", _("Dashed: not in touch now")),
        ("far", _("Double: lives far away")),
        ("died", _("Open: has died")),
    ]
    return [*signs, ("new", _("Notched: new since then"))] if new else signs
