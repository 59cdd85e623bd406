from django.urls import path

from networks import urls_together
from networks.models import Connection, SupportRequest
from networks.views import asked_for, life, picture, then
from people.urls import piece_urls

_life = "people/<uuid:citizen_id>/life/"
_one = f"{_life}<int:pk>/"
_circle = "people/<uuid:citizen_id>/circles/<int:pk>/"
_member = f"{_circle}members/<int:member_pk>/"

urlpatterns = [
    path(_life, life.life, name="life"),
    path(f"{_life}new/", life.someone_new, name="someone_new"),
    path(f"{_life}<int:pk>/", life.someone, name="someone"),
    path(f"{_life}then/", then.then, name="life_then"),
    path(f"{_life}picture.svg", picture.as_svg, name="life_svg"),
    path(f"{_life}picture.png", picture.as_png, name="life_png"),
    *piece_urls("life", Connection),
    *urls_together.urlpatterns,
    path("asked-for/", asked_for.asked_for, name="asked_for"),
    *piece_urls("asked", SupportRequest),
]
