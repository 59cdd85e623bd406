"""Step by step. Every address of a study begins with the study; each noun in it has its own."""

from typing import Any

from django.urls import URLPattern, path

from study.models import Condition, FormInUse, Note, Shows, Step, Stopping, Walk
from study.views import demands, findings, forms_in_use, in_the_way, notebook, sheets, steps, studies, taking, walks
from study.views.put_away import put_away, put_back

_all = "step-by-step/"
_study = f"{_all}<int:study_id>/"
_walk = f"{_study}walks/<int:pk>/"
_steps = f"{_study}walks/<int:walk_id>/steps/"
_condition = f"{_study}in-the-way/<int:condition_id>/"


def _put(before: str, model: Any, to: str) -> list[URLPattern]:
    """Striking out and putting back, and the page that follows."""
    name, said = model._meta.model_name, {"model": model, "to": to}
    return [
        path(f"{before}<int:pk>/put-away/", put_away, said, f"{name}_put_away"),
        path(f"{before}<int:pk>/put-back/", put_back, said, f"{name}_put_back"),
    ]


urlpatterns: list[URLPattern] = [
    path(f"{_study}walks/", walks.walks, name="walks"),
    path(f"{_study}walks/new/", walks.new, name="walk_new"),
    path(_walk, walks.walk, name="walk"),
    path(f"{_walk}words/", walks.words, name="walk_words"),
    path(f"{_walk}whose/", walks.whose, name="walk_whose"),
    path(f"{_walk}picture.svg", walks.as_svg, name="walk_svg"),
    *_put(f"{_study}walks/", Walk, "walks"),
    path(f"{_steps}new/", steps.new, name="step_new"),
    path(f"{_steps}<int:pk>/", steps.step, name="step"),
    path(f"{_steps}<int:pk>/earlier/", steps.earlier, name="step_earlier"),
    path(f"{_steps}<int:pk>/later/", steps.later, name="step_later"),
    *_put(_steps, Step, "walk"),
    path(_all, studies.studies, name="studies"),
    path(f"{_all}new/", studies.new, name="study_new"),
    path(_study, notebook.study, name="study"),
    path(f"{_study}words/", studies.words, name="study_words"),
    path(f"{_study}sheets/", sheets.sheets, name="study_sheets"),
    path(f"{_study}put-away/", studies.put_away, name="study_put_away"),
    path(f"{_study}put-back/", studies.put_back, name="study_put_back"),
    path(f"{_study}notes/", notebook.notes, name="notes"),
    path(f"{_study}notes/<int:pk>/", notebook.note, name="note"),
    *_put(f"{_study}notes/", Note, "study"),
    path(f"{_study}demands/", demands.demands, name="demands"),
    path(f"{_study}demands/new/", demands.new, name="demand_new"),
    path(f"{_study}demands/<int:pk>/", demands.demand, name="demand"),
    path(f"{_study}demands/<int:pk>/put-away/", demands.put_away, name="demand_put_away"),
    path(f"{_study}demands/<int:pk>/put-back/", demands.put_back, name="demand_put_back"),
    path(f"{_study}findings/", findings.findings, name="findings"),
    path(f"{_study}then-and-now/", findings.then_and_now, name="then_and_now"),
    path(f"{_study}report/", findings.report, name="study_report"),
    path(f"{_study}forms/", forms_in_use.forms_in_use, name="forms_in_use"),
    path(f"{_study}forms/new/", forms_in_use.form_new, name="form_new"),
    path(f"{_study}forms/bring/", forms_in_use.bring, name="forms_bring"),
    path(f"{_study}forms/bring/undo/", forms_in_use.bring_undo, name="forms_bring_undo"),
    path(f"{_study}forms/<int:pk>/", forms_in_use.form_in_use, name="form_in_use"),
    path(
        f"{_study}forms/<int:pk>/put-away/", put_away, {"model": FormInUse, "to": "forms_in_use"}, "forminuse_put_away"
    ),
    path(f"{_study}forms/<int:pk>/put-back/", forms_in_use.put_back, name="forminuse_put_back"),
    path(f"{_study}questions/", forms_in_use.questions, name="questions"),
    path(f"{_study}in-the-way/", in_the_way.in_the_way, name="in_the_way"),
    path(f"{_study}in-the-way/new/", in_the_way.condition_new, name="condition_new"),
    path(f"{_study}in-the-way/<int:pk>/", in_the_way.condition, name="condition"),
    path(f"{_study}in-the-way/<int:pk>/words/", in_the_way.condition_words, name="condition_words"),
    *_put(f"{_study}in-the-way/", Condition, "in_the_way"),
    path(f"{_condition}shown/new/", in_the_way.shown_new, name="shown_new"),
    path(f"{_condition}shown/<int:pk>/put-away/", put_away, {"model": Shows, "to": "condition"}, "shows_put_away"),
    path(f"{_condition}shown/<int:pk>/put-back/", in_the_way.shown_put_back, name="shows_put_back"),
    path(f"{_condition}stopping/new/", in_the_way.stopping_new, name="stopping_new"),
    path(f"{_condition}stopping/<int:pk>/", in_the_way.stopping, name="stopping"),
    *_put(f"{_condition}stopping/", Stopping, "condition"),
    path(f"{_all}bring/", taking.bring_whole, name="study_bring_whole"),
    path(f"{_study}bring/", taking.bring, name="study_bring"),
    path(f"{_study}bring/undo/", taking.bring_undo, name="study_bring_undo"),
    path(f"{_study}bring/demands.csv", taking.empty_csv, {"of": "demands"}, "demands_template"),
    path(f"{_study}bring/steps.csv", taking.empty_csv, {"of": "steps"}, "steps_template"),
    path(f"{_study}take/", taking.take, name="study_take"),
    path(f"{_study}take/study.json", taking.study_json, name="study_json"),
    path(f"{_study}take/demands.csv", taking.demands_csv, name="demands_csv"),
    path(f"{_study}take/steps.csv", taking.steps_csv, name="steps_csv"),
]
