"""How long a session lasts, what has been shown in it, and when: kept in the session, and held to on the server.

On a device of one's own: thirty days, or twelve hours for those who work here. On any other: until the browser is
closed, until fifteen minutes pass with nothing done, and never longer than twelve hours.
"""

import logging
import time
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from django.contrib.auth import SESSION_KEY
from django.http import HttpRequest

from people.models import User

log = logging.getLogger("coming_in")
View = TypeVar("View", bound=Callable[..., Any])
MINUTE, HOUR, DAY = 60, 60 * 60, 24 * 60 * 60
IDLE = 15 * MINUTE
# To change how one signs in, one has to have shown who one is not longer ago than this.
RECENT = 10 * MINUTE


def begin(request: HttpRequest, user: User, *, own_device: bool, second_factor: bool) -> None:
    """Write down what this session is; the session has just been made by `login`."""
    now = int(time.time())
    whole = 30 * DAY if own_device and not user.works_as else 12 * HOUR
    request.session.update({"began": now, "seen": now, "shown": now, "whole": whole, "own_device": own_device})
    request.session["idle"] = 0 if own_device else IDLE
    # 0: until the browser is closed.
    request.session.set_expiry(whole if own_device else 0)
    if second_factor:
        show_second_factor(request)


def is_over(session: Mapping[str, Any]) -> bool:
    """Whether the time of this session has passed, whatever the browser thinks."""
    now = time.time()
    if now > session.get("began", 0) + session.get("whole", 0):
        return True
    return bool(session.get("idle")) and now > session["seen"] + session["idle"]


def seen(session: Any) -> None:
    """Somebody is here; written at most once a minute, so that most requests write nothing."""
    now = int(time.time())
    if session.get("idle") and now - session["seen"] >= MINUTE:
        session["seen"] = now


def show_second_factor(request: HttpRequest) -> None:
    request.session["second_factor"] = True
    log.info("User %s showed a second factor", request.session.get(SESSION_KEY))
    show_again(request)


def show_again(request: HttpRequest) -> None:
    """They have just shown once more who they are."""
    request.session["shown"] = int(time.time())


def lacks_second_factor(request: HttpRequest) -> bool:
    """Who works here shows two things; until then no page of the product opens."""
    user: Any = request.user
    return bool(user.is_authenticated and user.works_as and not request.session.get("second_factor"))


def is_recent(request: HttpRequest) -> bool:
    shown: int = request.session.get("shown", 0)
    return time.time() - shown <= RECENT


def before_second_factor(view: View) -> View:
    """A door that opens to those who work here before they have shown a second factor: to show it, or to leave."""
    view.before_second_factor = True  # type: ignore[attr-defined]
    return view
