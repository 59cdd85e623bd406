from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from outcomes.views.found import who_works_here


@require_GET
def going(request: HttpRequest) -> HttpResponse:
    who_works_here(request)
    return render(request, "outcomes/going.html", {})
