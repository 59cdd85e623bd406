from django.urls import path

from outcomes.models import Change, Note
from outcomes.views import baseline, changes, files, going, keeping_out, measure, notes, pictures, units
from outcomes.views.written import put_away, put_back

_going = "how-it-is-going/"
_before = f"{_going}months-before/"
_changes = f"{_going}changes/"
_one = f"{_going}<slug:measure>/"
_notes = f"{_one}notes/"

urlpatterns = [
    path("how-it-is-going/", going.going, name="going"),
    path("how-it-is-going/keeping-people-out/", keeping_out.keeping_people_out, name="keeping_people_out"),
    path(_before, baseline.baseline, name="baseline"),
    path(f"{_before}template.csv", baseline.template, name="baseline_template"),
    path(f"{_before}bring/", baseline.bring, name="baseline_bring"),
    path(f"{_before}<int:pk>/take-out/", baseline.take_out, name="baseline_take_out"),
    path(_changes, changes.changes, name="changes"),
    path(f"{_changes}new/", changes.new, name="change_new"),
    path(f"{_changes}<int:pk>/", changes.change, name="change"),
    path(f"{_changes}<int:pk>/put-away/", put_away, {"model": Change}, "change_put_away"),
    path(f"{_changes}<int:pk>/put-back/", put_back, {"model": Change}, "change_put_back"),
    path(f"{_notes}new/", notes.new, name="going_note_new"),
    path(f"{_notes}<int:pk>/", notes.note, name="going_note"),
    path(f"{_notes}<int:pk>/put-away/", put_away, {"model": Note}, "going_note_put_away"),
    path(f"{_notes}<int:pk>/put-back/", put_back, {"model": Note}, "going_note_put_back"),
    path(f"{_going}figures.csv", files.figures_csv, name="figures_csv"),
    path(_one, measure.going_measure, name="going_measure"),
    path(f"{_one}table/", measure.going_table, name="going_table"),
    path(f"{_one}teams-and-places/", units.going_units, name="going_units"),
    path(f"{_one}chart.svg", pictures.going_svg, name="going_svg"),
    path(f"{_one}chart.png", pictures.going_png, name="going_png"),
    path(f"{_one}figures.csv", files.going_csv, name="going_csv"),
]
