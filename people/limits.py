"""How often something may be tried: letters, codes, urgent looks. Counted in the cache that all processes share."""

from allauth.core.internal import ratelimit
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

# A whole council sits behind one address, and signs in at nine.
PER_PLACE = 100


def limit(request: HttpRequest, action: str, key: str = "", rate: str = "5/m") -> HttpResponse | None:
    """None while it is not too often, and then counts it; else the page that says so, to be returned by the view.

    With a `key` (an address, a code, a user) the rate is for that key, and a hundred times as much for one IP address;
    without one it is for the IP address. Several rates stand with commas between them: "5/15m,20/d".
    """
    return None if within(request, action, key, rate) else too_often(request)


def within(request: HttpRequest, action: str, key: str = "", rate: str = "5/m") -> bool:
    """The same as an answer, for a view that has something better to show than that page."""
    return bool(
        ratelimit.consume(
            request, app="people", action=action, config={action: rates(rate, bool(key))}, key=key, limit_get=True
        )
    )


def rates(rate: str, has_key: bool) -> str:
    if not has_key:
        return ",".join(f"{one.strip()}/ip" for one in rate.split(","))
    each = [one.strip().partition("/") for one in rate.split(",")]
    # The place first: whoever tries from one place too often does not use up what others' keys allow.
    return ",".join(
        [f"{int(amount) * PER_PLACE}/{time}/ip" for amount, _, time in each]
        + [f"{amount}/{time}/key" for amount, _, time in each]
    )


def too_often(request: HttpRequest) -> HttpResponse:
    from people.views.persons import is_a_citizen

    return render(request, "429.html", {"citizen_page": is_a_citizen(request)}, status=429)
