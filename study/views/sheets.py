"""Paper for the floor: to write on by hand, and to type in later."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from study.models import Demand, Step
from study.views.found import the_study

# Empty rows of a sheet, and lines of paper: what fits on one side of A4 with room to write.
DEMANDS, STEPS, LINES = 12, 12, 19


@require_GET
def sheets(request: HttpRequest, study_id: int) -> HttpResponse:
    """What people asked for, one person's way, and notes: a side of A4 each."""
    context = {
        "study": the_study(request, study_id),
        "kinds": Demand.Kind.choices,
        "happened": Step.Happened.choices,
        "did": Step.Did.choices,
        "demand_rows": range(1, DEMANDS + 1),
        "step_rows": range(1, STEPS + 1),
        "lines": range(LINES),
    }
    return render(request, "study/study_sheets.html", context)
