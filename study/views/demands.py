"""What people asked for: writing it down as it arrives, and the words behind every figure."""

from typing import Any

from django.contrib import messages
from django.forms import model_to_dict
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from people.days import day_of
from people.views.persons import signed_in
from study.actions import demands as actions
from study.actions import put_away as putting
from study.counted import Chosen, causes, causes_said_before, counted, newest
from study.forms.demands import ChangeDemandForm, DemandForm
from study.models import Demand, Study
from study.views import put_away as struck_out
from study.views.found import one_of, the_study
from study.views.in_the_way import what_it_shows
from study.views.notebook import read_day, wants_fragment
from study.views.who import say_who

# How many of one's own stand under the paper, to look over and to undo.
LAST_FEW = 5


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, study_id: int) -> HttpResponse:
    """One after the other, in a few seconds each: the paper is empty again, with the day and the language as they were.

    `?on=` and `&language=` for what is typed in later.
    """
    study, user = the_study(request, study_id), signed_in(request)
    form = DemandForm(request.POST if request.method == "POST" else None, initial=carried(request))
    saved = ""
    if form.is_bound and form.is_valid():
        captured = actions.capture(by=user, study=study, **form.cleaned_data)
        saved = how_many(study, captured, user)
        if not wants_fragment(request):
            messages.success(request, saved)
            return redirect(reverse("demand_new", args=[study.pk], query=carry(captured)))
        form = DemandForm(initial={"on": captured.on, "language": captured.language})
    mine = Demand.objects.visible_to(user).filter(study=study, by=user).order_by("-at", "-pk")
    context = {
        "study": study,
        "form": form,
        "saved": saved,
        "causes": causes_said_before(of(study, user)),
        "last_few": mine[:LAST_FEW],
        "alone": wants_fragment(request),
    }
    template = "study/_quick.html" if wants_fragment(request) else "study/demand_new.html"
    return render(request, template, context, status=422 if form.is_bound else 200)


def carried(request: HttpRequest) -> dict[str, Any]:
    said = {"on": read_day(request.GET.get("on", "")), "language": request.GET.get("language", "")}
    return {name: value for name, value in said.items() if value}


def carry(captured: Demand) -> dict[str, str]:
    """What goes on from one to the next, where it is not what anybody would expect."""
    said = {"on": captured.on.isoformat(), "language": captured.language}
    expected = {"on": timezone.localdate().isoformat(), "language": get_language()}
    return {name: value for name, value in said.items() if value != expected[name]}


def how_many(study: Study, captured: Demand, user: Any) -> str:
    """Of the whole team: nobody is counted."""
    said = {"n": of(study, user).filter(on=captured.on).count(), "day": day_of(captured.on)}
    if captured.on == timezone.localdate():
        return _("Saved, %(n)s today.") % said
    return _("Saved, %(n)s for %(day)s.") % said


def of(study: Study, user: Any) -> Any:
    return Demand.objects.visible_to(user).still_there().filter(study=study)


@require_GET
def demands(request: HttpRequest, study_id: int) -> HttpResponse:
    """How much of it came because something had not been done, from what causes; and the words.

    `?kind=`, `cause=`, `mattered=1`, `without=cause`: those alone; `after=` a place in them; `causes=2` more causes.
    """
    study, user = the_study(request, study_id), signed_in(request)
    rows, chosen = of(study, user), Chosen.of(request.GET)
    shown = newest(chosen.of_these(rows), request.GET.get("after", ""))
    say_who(request, shown.rows)
    context = {
        "study": study,
        "counted": counted(rows),
        "causes": causes(rows, request.GET.get("causes", "")),
        "chosen": chosen,
        "shown": shown,
        "further_down": bool(request.GET.get("after")),
    }
    if chosen.cause:
        context["cause_in_words"] = next((one.words for one in causes(rows, key=chosen.cause).rows), chosen.cause)
    if shown.next:
        context["more"] = reverse("demands", args=[study.pk], query=chosen.query() | {"after": shown.next})
    return render(request, "study/demands.html", context)


@require_http_methods(["GET", "POST"])
def demand(request: HttpRequest, study_id: int, pk: int) -> HttpResponse:
    """One of them: put right what was written, say why it came, or strike it out."""
    study = the_study(request, study_id)
    found = one_of(request, Demand.objects.filter(study=study), pk)
    says = ("words", "kind", "cause", "mattered", "came_in_as", "on", "language")
    form = ChangeDemandForm(request.POST if request.method == "POST" else None, initial=model_to_dict(found, says))
    valid = form.is_bound and form.is_valid()
    if valid and form.took(
        actions.change_demand(by=signed_in(request), demand=found, base=form.stood(), **form.said())
    ):
        messages.success(request, _("Kept."))
        return redirect(f"{reverse('demands', args=[study.pk])}#demand-{found.pk}")
    say_who(request, [found])
    context = {"study": study, "demand": found, "form": form}
    context["causes"] = causes_said_before(of(study, signed_in(request)))
    context |= what_it_shows(request, study, demand=found)
    status = 200 if not form.is_bound else 409 if valid else 422
    return render(request, "study/demand.html", context, status=status)


@require_POST
def put_away(request: HttpRequest, study_id: int, pk: int) -> HttpResponse:
    """Where it has just been written down, the paper stays open."""
    if request.POST.get("then") != "new":
        return struck_out.put_away(request, study_id, pk, Demand, "demands")
    putting.put_away(by=signed_in(request), row=the_demand(request, study_id, pk))
    return redirect("demand_new", study_id)


@require_POST
def put_back(request: HttpRequest, study_id: int, pk: int) -> HttpResponse:
    if request.POST.get("then") != "new":
        return struck_out.put_back(request, study_id, pk, Demand, "demands")
    putting.put_back(by=signed_in(request), row=the_demand(request, study_id, pk))
    return redirect("demand_new", study_id)


def the_demand(request: HttpRequest, study_id: int, pk: int) -> Demand:
    found: Demand = one_of(request, Demand.objects.filter(study=study_id), pk)
    return found
