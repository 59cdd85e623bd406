"""The front door, and the pages that say who we are."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.tokens import default_token_generator
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from django.views.decorators.http import require_GET, require_http_methods

from people import actions
from people.forms import NewWorkerForm
from people.models import Citizen, User
from people.views.persons import is_a_citizen

FIRST_PAGE = {User.WORKER: "my_people", User.MANAGER: "going", User.ADMINISTRATOR: "workers"}


@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """Each to where they begin: workers to their people, citizens to their plan."""
    user: Any = request.user
    if user.works_as:
        return redirect(FIRST_PAGE[user.works_as])
    citizen = Citizen.objects.filter(user=user).first()
    return redirect("plan", citizen.pk) if citizen else redirect("my_people")


@login_not_required
@require_GET
def your_information(request: HttpRequest) -> HttpResponse:
    return render(request, "people/your_information.html", {"citizen_page": is_a_citizen(request)})


@login_not_required
@require_GET
def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "people/accessibility.html", {"citizen_page": is_a_citizen(request)})


@require_http_methods(["GET", "POST"])
def workers(request: HttpRequest) -> HttpResponse:
    """An administrator adds those who work here. No content of anyone's is on this page or one tap from it."""
    user: Any = request.user
    if user.works_as != User.ADMINISTRATOR:
        raise PermissionDenied
    form = NewWorkerForm(request.POST if request.method == "POST" else None)
    link = ""
    if form.is_bound and form.is_valid():
        try:
            new = actions.add_worker(by=user, **form.cleaned_data)
        except IntegrityError:
            # Somebody signs in by it whom an administrator does not see.
            form.add_error("email", User().unique_error_message(User, ("email",)))
        else:
            link, form = request.build_absolute_uri(one_time_link(new)), NewWorkerForm()
    status = 422 if form.errors else 200
    people = User.objects.visible_to(user).exclude(works_as="").order_by("name")
    return render(request, "people/workers.html", {"form": form, "people": people, "link": link}, status=status)


def one_time_link(user: User) -> str:
    """Path of a link with which this user chooses a password, once."""
    who = urlsafe_base64_encode(force_bytes(user.pk))
    return reverse("welcome", args=[who, default_token_generator.make_token(user)])
