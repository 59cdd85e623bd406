"""One transaction a request, with the user named in it; doors closed by default; nothing personal stored."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.db import transaction
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.shortcuts import resolve_url
from django.utils.cache import patch_vary_headers

from conversations.uploads import Incoming
from people import bodies, sessions
from people.access import name_user
from people.device import uses

GetResponse = Callable[[HttpRequest], HttpResponse]


def uses_nothing_of_the_device(get_response: GetResponse) -> GetResponse:
    """No script of any page gets at a camera, a microphone or a place, unless the page says that it does."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.setdefault("Permissions-Policy", uses())
        return response

    return middleware


def files_around_the_transaction(get_response: GetResponse) -> GetResponse:
    """A file is read before the transaction begins, and gone again when all was undone.

    A phone with a bad signal sends for minutes, and a transaction is not kept waiting for it. `request.if_undone` holds
    what takes back whatever a view wrote outside the database.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        request.if_undone = []  # type: ignore[attr-defined]
        brings_files = request.method == "POST" and bodies.of_files(request) and SESSION_KEY in request.session
        if brings_files and bodies.sent(request) <= bodies.most(request, signed_in=True):
            request.upload_handlers = [Incoming(request)]
            try:
                _ = request.POST
            except UnreadablePostError:
                # They have gone: nobody reads this.
                return HttpResponse(status=400)
        response = get_response(request)
        if response.status_code >= 500:
            for undo in request.if_undone:  # type: ignore[attr-defined]
                undo()
        return response

    return middleware


def no_more_than_we_take(get_response: GetResponse) -> GetResponse:
    """What is larger than any form of ours is not read at all, and whoever sends it is told so."""

    def middleware(request: HttpRequest) -> HttpResponse:
        from people.views import errors, signing_in

        signed_in = request.user.is_authenticated
        if bodies.sent(request) <= bodies.most(request, signed_in=signed_in):
            return get_response(request)
        # As if nothing had come along.
        request._mark_post_parse_error()  # type: ignore[attr-defined]
        if bodies.of_files(request) and not signed_in:
            return signing_in.words_kept_until_signed_in(request)
        return errors.too_much(request)

    return middleware


def transaction_and_user(get_response: GetResponse) -> GetResponse:
    """Opens the transaction, names in it the user of the session if it is not over, and undoes all on a 5xx.

    Postgres shows this user only what is theirs (people/wall.py). The name is gone with the transaction, so a
    connection can be shared. Responses are rendered inside it.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.path.startswith((f"/{settings.STATIC_URL.strip('/')}/", "/up/")):
            return get_response(request)
        with transaction.atomic():
            user_id = request.session.get(SESSION_KEY)
            if user_id and sessions.is_over(request.session):
                request.session.flush()
                user_id = None
            elif user_id:
                sessions.seen(request.session)
            name_user(int(user_id) if user_id else None)
            response = get_response(request)
            if response.status_code >= 500:
                transaction.set_rollback(True)
            return response

    return middleware


class closed_by_default(LoginRequiredMiddleware):  # noqa: N801
    """Every door is closed to those who are not signed in, but those marked `login_not_required`.

    What somebody was writing when the session ended is not thrown away: a form that was posted comes back with
    the sign-in page, and goes on afterwards (people/views/signing_in.py). To those who work here, every door but a
    few opens only when they have shown a second factor in this session.
    """

    def process_view(self, request: HttpRequest, view_func: Any, view_args: Any, view_kwargs: Any) -> Any:
        from people.views import second_factor

        refused = super().process_view(request, view_func, view_args, view_kwargs)
        is_open = not getattr(view_func, "login_required", True) or getattr(view_func, "before_second_factor", False)
        if refused or is_open or not sessions.lacks_second_factor(request):
            return refused
        return second_factor.ask_first(request)

    def handle_no_permission(  # type: ignore[override]  # more than a redirect: the words come along
        self, request: HttpRequest, view_func: Callable[..., HttpResponse]
    ) -> HttpResponse:
        from people.views import signing_in

        if request.method == "POST":
            return signing_in.words_kept_until_signed_in(request)
        if getattr(request, "htmx", None):
            response = HttpResponse(status=204)
            response["HX-Redirect"] = resolve_url(self.get_login_url(view_func))
            return response
        return super().handle_no_permission(request, view_func)


def personal_pages_are_not_stored(get_response: GetResponse) -> GetResponse:
    """No browser or proxy keeps a page of somebody who is signed in; fragments and pages are told apart."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if request.user.is_authenticated or request.method == "POST":
            response.setdefault("Cache-Control", "no-store")
        patch_vary_headers(response, ["HX-Request"])
        return response

    return middleware
