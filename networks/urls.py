from django.urls import path

from networks.models import Connection, SupportRequest
from networks.views import asked, asked_for, life, promises
from people.urls import piece_urls

_life, _asked = "people/<uuid:citizen_id>/life/", "people/<uuid:citizen_id>/asked/"
_request = f"{_asked}<int:pk>/"
_promise = f"{_request}promises/<int:promise_pk>/"

urlpatterns = [
    path(_life, life.life, name="life"),
    path(f"{_life}new/", life.someone_new, name="someone_new"),
    path(f"{_life}<int:pk>/", life.someone, name="someone"),
    *piece_urls("life", Connection),
    path("asked-for/", asked_for.asked_for, name="asked_for"),
    path(_asked, asked.asked, name="asked"),
    path(f"{_asked}new/", asked.ask, name="ask"),
    path(_request, asked.one, name="request"),
    path(f"{_request}replies/", asked.reply, name="reply"),
    path(f"{_request}verdict/", asked.verdict, name="verdict"),
    path(f"{_request}withdrawal/", asked.withdrawal, name="withdrawal"),
    path(f"{_request}again/", asked.ask_again, name="ask_again"),
    path(f"{_promise}kept/", promises.kept, name="promise_kept"),
    path(f"{_promise}not-kept/", promises.not_kept, name="promise_not_kept"),
    path(f"{_promise}undo/", promises.unkept, name="promise_unkept"),
    path(f"{_promise}again/", promises.again, name="promise_again"),
    *piece_urls("asked", SupportRequest),
]
