"""Who to be: the demo's accounts, with one button each. These URLs exist in demo mode only."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from config.demo.load import email
from config.demo.valley import ACCOUNTS
from people import access
from people.models import User
from people.sending import OUTBOX_FILE
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
    enter(request, user, second_factor=True)
    return spoken_to(redirect("home"), user)


@login_not_required
@never_cache
@require_GET
def outbox(request: HttpRequest) -> HttpResponse:
    """What would have been sent, newest first: whoever tries the demo reads the codes here."""
    return render(request, "demo/outbox.html", {"messages_sent": sent_lately()})


def sent_lately(how_many: int = 30) -> list[dict[str, Any]]:
    try:
        lines = (Path(settings.OUTBOX) / OUTBOX_FILE).read_text(encoding="utf-8").splitlines()
    except OSError:
        return []
    found = [json.loads(line) for line in reversed(lines[-how_many:])]
    return [one | {"at": datetime.fromisoformat(one["at"]), "text": one["words"]} for one in found]
