from django.urls import path

from people.urls import piece_urls
from strengths import views
from strengths.models import Strength

urlpatterns = [
    path("people/<uuid:citizen_id>/strengths/new/", views.strength_new, name="strength_new"),
    *piece_urls("strengths", Strength),
]
