"""How much may be sent at once: words everywhere, and files only at the doors that say so."""

from collections.abc import Callable
from typing import Any, TypeVar

from django.conf import settings
from django.http import HttpRequest
from django.urls import Resolver404, resolve

View = TypeVar("View", bound=Callable[..., Any])


def takes_files(most_bytes: int) -> Callable[[View], View]:
    """A door at which as much as this may be sent, by those who are signed in."""

    def mark(view: View) -> View:
        view.most_bytes = most_bytes  # type: ignore[attr-defined]
        return view

    return mark


def of_files(request: HttpRequest) -> int:
    """How many bytes this door takes when files are sent; 0 at all others."""
    try:
        return int(getattr(resolve(request.path_info).func, "most_bytes", 0))
    except Resolver404:
        return 0


def sent(request: HttpRequest) -> int:
    """How many bytes are on their way, as the sender says; more than that is not read."""
    length = request.META.get("CONTENT_LENGTH") or "0"
    return int(length) if length.isdecimal() else 0


def most(request: HttpRequest, *, signed_in: bool) -> int:
    words: int = settings.DATA_UPLOAD_MAX_MEMORY_SIZE or 0
    return max(words, of_files(request)) if signed_in else words
