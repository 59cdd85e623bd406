from django.urls import path

from outcomes import views

urlpatterns = [
    path("how-it-is-going/", views.going, name="going"),
    path("how-it-is-going/<slug:measure>/", views.going_measure, name="going_measure"),
    path("how-it-is-going/<slug:measure>/table/", views.going_table, name="going_table"),
]
