"""Who to be: the demo's accounts, with one button each. These URLs exist in demo mode only."""

from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_GET, require_POST

from config.demo.load import email
from config.demo.valley import ACCOUNTS
from people import access
from people.models import User
from people.views.signing_in import enter, spoken_to


@login_not_required
@require_GET
def accounts(request: HttpRequest) -> HttpResponse:
    """The invented people one can be."""
    welsh = get_language() == "cy"
    rows = [{"account": one, "about": one.cy if welsh else one.en} for one in ACCOUNTS]
    return render(request, "demo/accounts.html", {"rows": rows})


@login_not_required
@require_POST
def be(request: HttpRequest, key: str) -> HttpResponse:
    """Sign in as one of them."""
    if key not in {one.key for one in ACCOUNTS}:
        raise Http404
    logout(request)
    with access.signing_in():
        user = User.objects.filter(email=email(key)).first()
    if user is None:
        raise Http404
    enter(request, user)
    return spoken_to(redirect("home"), user)
