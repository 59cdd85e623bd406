from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from outcomes import disclosure, protecting
from outcomes.attacked import FOUND, MOST_KNOWING, MOST_TWICE, NAMES, right
from outcomes.disclosure import within
from outcomes.views.found import who_works_here

# The noise is said as "mostly no more than this".
NEAR = 2


@require_GET
def keeping_people_out(request: HttpRequest) -> HttpResponse:
    """How we keep people out of the figures: each rule, with the parameters in force, and the attack on it."""
    who_works_here(request)
    context = {
        "in_force": in_force(),
        "attacked": [(NAMES[build], found) for build, found in FOUND.items()],
        "ours": FOUND["as built"],
        "most": {"twice": MOST_TWICE, "knowing": MOST_KNOWING},
        "most_right": {"twice": right(MOST_TWICE), "knowing": right(MOST_KNOWING)},
    }
    return render(request, "outcomes/keeping_out.html", context)


def in_force() -> dict[str, float]:
    """The parameters as the code has them, and what follows from them."""
    least, step = disclosure.MINIMUM_PEOPLE, disclosure.ROUND_TO
    return {
        "least": least,
        "under": least - 1,
        "round_to": step,
        "example": least + 2,
        "example_shown": disclosure.to_the_nearest(least + 2, step),
        "line_most": least + disclosure.BLUR,
        "line_usual": least + disclosure.BLUR // 2,
        "scale": disclosure.SCALE,
        "near": NEAR,
        "near_share": 100 * within(NEAR),
        "mean_people": disclosure.MEAN_PEOPLE,
        "largest_share": disclosure.LARGEST_SHARE,
        "others_share": disclosure.OTHERS_SHARE,
        "fewest_workers": protecting.FEWEST_WORKERS,
        "fewest_to_divide_by": protecting.FEWEST_TO_DIVIDE_BY,
    }
