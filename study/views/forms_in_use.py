"""The forms in use: bringing them in, and what a person is asked again and again."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from people.views.persons import signed_in
from study import asked_again, forms_counted, forms_in_words
from study.actions import forms_in_use as actions
from study.forms.forms_in_use import BringForm, PaperForm
from study.models import FormInUse, FormQuestion, Step, Study
from study.views.found import one_of, the_moment, the_study
from study.views.who import say_who
from study.wordings import key_of

# Questions of one form on a page; forms in the table of what two of them share; forms that were put away.
A_PAGE, IN_A_TABLE, PUT_AWAY = 200, 14, 20
# Of what would come, the first questions of each form; of what is asked again, those on the first page.
FIRST, MOST = 4, 5


@require_GET
def forms_in_use(request: HttpRequest, study_id: int) -> HttpResponse:
    """The forms, what they ask in all, and what is asked again most."""
    study, user = the_study(request, study_id), signed_in(request)
    forms: list[Any] = list(forms_counted.with_counts(user, study))
    for one, lengths in zip(forms, forms_counted.drawn(forms), strict=True):
        one.wide, one.filled = lengths
        one.in_words = forms_in_words.of_one(one.asks, one.must, one.elsewhere)
    table = forms_counted.shared(user, study) if 2 <= len(forms) <= IN_A_TABLE else None
    before = FormInUse.objects.visible_to(user).filter(study=study).exclude(put_away_at=None)
    context = {
        "study": study,
        "forms": forms,
        "totals": forms_in_words.totals(forms_counted.totals(user, study)),
        "most": in_words(forms_counted.asked_again_from(user, study)[0][:MOST]),
        "overlap": list(forms_counted.overlap(forms, table)) if table else [],
        "before": before.order_by("-put_away_at", "-pk")[:PUT_AWAY],
    }
    return render(request, "study/forms_in_use.html", context)


@require_GET
def form_in_use(request: HttpRequest, study_id: int, pk: int) -> HttpResponse:
    """One form: its questions by section, and which other forms ask them too. `?after=` a place in it: from there."""
    study, user = the_study(request, study_id), signed_in(request)
    form: Any = one_of(request, FormInUse.objects.filter(study=study).select_related("study"), pk)
    after = request.GET.get("after", "")
    rows = FormQuestion.objects.visible_to(user).still_there().filter(form=form)
    rows = rows.filter(position__gt=int(after) if after.isdecimal() and len(after) < 9 else 0)
    found = list(rows.order_by("position", "pk")[: A_PAGE + 1])
    questions: list[Any] = found[:A_PAGE]
    elsewhere = forms_counted.elsewhere(user, form, questions)
    for one in questions:
        one.elsewhere = elsewhere.get(one.key, [])
    steps = Step.objects.visible_to(user).still_there().filter(walk__study=study, walk__put_away_at=None)
    say_who(request, [form])
    context = {
        "study": study,
        "form": form,
        "questions": questions,
        "asks": forms_in_words.asks(forms_counted.of_one(user, form)),
        "next": questions[-1].position if len(found) > A_PAGE else None,
        "after": after,
        "at_steps": steps.filter(form__name__iexact=form.name).count(),
    }
    return render(request, "study/form_in_use.html", context)


@require_GET
def questions(request: HttpRequest, study_id: int) -> HttpResponse:
    """What is asked again, in most forms first. `?after=` a place in the list: from there on."""
    study, user = the_study(request, study_id), signed_in(request)
    after = request.GET.get("after", "")
    shown, rest = forms_counted.asked_again_from(user, study, after)
    more = reverse("questions", args=[study.pk], query={"after": rest}) if rest else ""
    totals = forms_in_words.again(forms_counted.totals(user, study))
    context = {"study": study, "questions": in_words(shown), "more": more, "after": after, "totals": totals}
    return render(request, "study/questions.html", context)


@require_http_methods(["GET", "POST"])
def bring(request: HttpRequest, study_id: int) -> HttpResponse:
    """First what would come, and what is wrong by line; then, at a second press, all of it comes."""
    study = the_study(request, study_id)
    form = BringForm(request.POST, request.FILES) if request.method == "POST" else BringForm()
    if not form.is_bound or not form.is_valid():
        context = {"study": study, "form": form}
        return render(request, "study/forms_bring.html", context, status=422 if form.is_bound else 200)
    if form.cleaned_data["bring"]:
        return brought(request, study, form.read.forms)
    stand = {key_of(name) for name in forms_counted.in_use(signed_in(request), study).values_list("name", flat=True)}
    context = {
        "study": study,
        "forms": [would_come(one, replaces=one.key in stand) for one in form.read.forms],
        "totals": forms_in_words.totals(asked_again.counted(form.read.forms)),
        "text": asked_again.as_csv(form.read.forms),
    }
    return render(request, "study/forms_read.html", context)


@require_http_methods(["GET", "POST"])
def form_new(request: HttpRequest, study_id: int) -> HttpResponse:
    """A form on paper, typed in."""
    study = the_study(request, study_id)
    form = PaperForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        return brought(request, study, form.read.forms)
    context = {"study": study, "form": form}
    return render(request, "study/form_new.html", context, status=422 if form.is_bound else 200)


@require_POST
def bring_undo(request: HttpRequest, study_id: int) -> HttpResponse:
    """What was brought in at one moment goes again."""
    study = the_study(request, study_id)
    if at := the_moment(request):
        actions.bring_no_forms(by=signed_in(request), study=study, at=at)
        messages.success(request, _("Taken back. The forms are as they were before."))
    return redirect("forms_in_use", study.pk)


@require_POST
def put_back(request: HttpRequest, study_id: int, pk: int) -> HttpResponse:
    """It takes its place again, and a later one of its name is put away."""
    form: Any = one_of(request, FormInUse.objects.filter(study=study_id).select_related("study"), pk)
    actions.put_form_back(by=signed_in(request), form=form)
    messages.success(request, _("Put back."))
    return redirect("form_in_use", study_id, pk)


def in_words(questions: list[forms_counted.Again]) -> list[tuple[str, forms_counted.Again]]:
    return [(forms_in_words.in_forms(len(one.forms)), one) for one in questions]


def would_come(form: asked_again.Form, *, replaces: bool) -> dict[str, Any]:
    return {
        "name": form.name,
        "said": forms_in_words.would_come(len(form.questions), form.required),
        "first": form.questions[:FIRST],
        "left": max(0, len(form.questions) - FIRST),
        "replaces": replaces,
    }


def brought(request: HttpRequest, study: Study, forms: Any) -> HttpResponse:
    rows = actions.bring_forms(by=signed_in(request), study=study, forms=forms)
    context = {"study": study, "at": rows[0].at.isoformat(), "said": forms_in_words.brought(len(rows))}
    messages.success(request, render_to_string("study/_forms_brought.html", context, request), extra_tags="whose")
    return redirect("form_in_use", study.pk, rows[0].pk) if len(rows) == 1 else redirect("forms_in_use", study.pk)
