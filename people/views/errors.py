"""Pages for when something is not here, not allowed, or broken. They carry nothing of any record."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.template import loader

from people.views.persons import is_a_citizen


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "404.html", {"citizen_page": is_a_citizen(request)}, status=404)


def not_allowed(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    # A view may say why, in words of ours; what Django itself says is not for people.
    why = exception.args[0] if isinstance(exception, PermissionDenied) and exception.args else ""
    return render(request, "403.html", {"citizen_page": is_a_citizen(request), "why": why}, status=403)


def too_much(request: HttpRequest) -> HttpResponse:
    return render(request, "413.html", {"citizen_page": is_a_citizen(request)}, status=413)


def broken(request: HttpRequest) -> HttpResponse:
    """Plain, without a query: what broke may be the database.

    So nobody knows whether it is a citizen's page, and everybody can leave it at once.
    """
    context = {"csrf_token": get_token(request)}
    return HttpResponse(loader.get_template("500.html").render(context), status=500)
