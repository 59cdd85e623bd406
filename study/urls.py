"""Step by step. Every address of a study begins with the study; each noun in it has its own."""

from django.urls import URLPattern

_all = "step-by-step/"
_study = f"{_all}<int:study_id>/"

urlpatterns: list[URLPattern] = []
