from django.urls import path

from networks.models import Bond, CircleOfSupport, Connection, SupportRequest
from networks.views import asked_for, bonds, circles, life, picture, same, then
from people.urls import piece_urls

_life, _circles = "people/<uuid:citizen_id>/life/", "people/<uuid:citizen_id>/circles/"
_one, _circle = f"{_life}<int:pk>/", f"{_circles}<int:pk>/"
_member = f"{_circle}members/<int:member_pk>/"

urlpatterns = [
    path(_life, life.life, name="life"),
    path(f"{_life}new/", life.someone_new, name="someone_new"),
    path(_one, life.someone, name="someone"),
    path(f"{_life}then/", then.then, name="life_then"),
    path(f"{_life}picture.svg", picture.as_svg, name="life_svg"),
    path(f"{_life}picture.png", picture.as_png, name="life_png"),
    *piece_urls("life", Connection),
    path(f"{_life}from/<uuid:other_id>/", same.someone_from, name="someone_from"),
    path(f"{_one}knows/", bonds.new, name="bond_new"),
    path(f"{_one}same/<int:other_pk>/", same.they_are_one, name="they_are_one"),
    path(f"{_one}two/<int:other_pk>/", same.they_are_two, name="they_are_two"),
    path(f"{_one}plan-here/", same.plan_here, name="plan_here"),
    path(f"{_one}plan-here/undo/", same.plan_here_undone, name="plan_here_undone"),
    *piece_urls("bonds", Bond),
    path(f"{_circles}new/", circles.new, name="circle_new"),
    path(_circle, circles.circle, name="circle"),
    path(f"{_circle}meets/", circles.meets, name="circle_meets"),
    path(f"{_circle}members/", circles.members, name="circle_members"),
    path(f"{_member}does/", circles.does, name="member_does"),
    path(f"{_member}left/", circles.left, name="member_left"),
    path(f"{_member}back/", circles.back, name="member_back"),
    *piece_urls("circles", CircleOfSupport),
    path("asked-for/", asked_for.asked_for, name="asked_for"),
    *piece_urls("asked", SupportRequest),
]
